//! Filters the lines of the sources while the filter is typed.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use super::{Answers, Newest, start};
use crate::app::matrix::Rows;
use crate::app::shelf::Shelf;
use crate::app::{Answer, Ticket};
use crate::engine::filter::{Filter, Index, Line};

/// The most hits that are ranked and shown; nobody pages through more.
const MOST_HITS: usize = 10_000;

/// Gives work to the thread.
#[derive(Debug)]
pub(in crate::shell) struct Finder {
    jobs: Sender<Job>,
    newest: Newest,
}

/// What is typed, and what it is looked for in: the sources, or the rows of a matrix.
#[derive(Debug)]
struct Job {
    ticket: Ticket,
    query: String,
    rows: Option<Rows>,
}

impl Finder {
    /// Starts the thread. It indexes the lines first, so it is best started after the first paint.
    pub(in crate::shell) fn start(shelf: Arc<Shelf>, answers: Answers) -> io::Result<Self> {
        let newest = Newest::default();
        let known = newest.clone();
        let jobs = start("finder", move |inbox| {
            find(&shelf, &answers, &known, &inbox);
        })?;
        Ok(Self { jobs, newest })
    }

    /// Asks for the sources that match: answered unless a newer query is given.
    pub(in crate::shell) fn find(&self, ticket: Ticket, query: String) {
        self.newest.set(ticket);
        // The thread ends only with the loop.
        _ = self.jobs.send(Job {
            ticket,
            query,
            rows: None,
        });
    }

    /// Asks for the rows of a matrix that match: answered unless a newer query is given.
    pub(in crate::shell) fn find_rows(&self, ticket: Ticket, query: String, rows: Rows) {
        self.newest.set(ticket);
        _ = self.jobs.send(Job {
            ticket,
            query,
            rows: Some(rows),
        });
    }
}

/// Answers queries until nobody can ask any more.
fn find(shelf: &Shelf, answers: &Answers, newest: &Newest, inbox: &Receiver<Job>) {
    let lines: Vec<String> = shelf
        .articles
        .iter()
        .map(|article| Line::of(article).text)
        .collect();
    let index = Arc::new(Index::build(&lines));
    drop(lines);
    let mut filter = Filter::new(Arc::clone(&index));
    let mut table: Option<(Rows, Filter)> = None;
    while let Ok(job) = inbox.recv() {
        let Job {
            ticket,
            query,
            rows,
        } = inbox.try_iter().last().unwrap_or(job);
        let stale = || !newest.is(ticket);
        let doing = || "The filter".to_owned();
        if let Some(rows) = rows {
            let holding = rows.holding(&query);
            if !holding.is_empty() {
                let hits = holding.into();
                answers.send(Answer::FoundRows { ticket, hits });
                continue;
            }
            // Nobody has the words as they are typed: perhaps one is typed wrongly.
            if table.as_ref().is_none_or(|(known, _)| *known != rows) {
                let labels: Vec<&str> = rows.0.rows.iter().map(|row| row.label.as_str()).collect();
                let index = Arc::new(Index::build(&labels));
                table = Some((rows, Filter::new(index)));
            }
            let Some((_, filter)) = &mut table else {
                continue;
            };
            match answers.guard(doing, || filter.search(&query, MOST_HITS, &stale)) {
                Some(Some(hits)) if newest.is(ticket) => {
                    let hits = hits.best.into();
                    answers.send(Answer::FoundRows { ticket, hits });
                }
                Some(_) => {}
                None => table = None,
            }
            continue;
        }
        match answers.guard(doing, || filter.search(&query, MOST_HITS, &stale)) {
            Some(Some(hits)) if newest.is(ticket) => answers.send(Answer::Filtered {
                ticket,
                hits: hits.best.into(),
            }),
            Some(_) => {}
            // What a panic left behind is not trusted.
            None => filter = Filter::new(Arc::clone(&index)),
        }
    }
}
