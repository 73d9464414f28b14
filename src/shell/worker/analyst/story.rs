//! Reads all articles of a story, one between other jobs, and finds what each reports.

use std::sync::Arc;

use super::Desk;
use crate::app::{Answer, Ticket};
use crate::engine::analysis::Analysis;
use crate::engine::corrections::Corrections;
use crate::engine::matrix::matrix_unless;

/// A matrix that was asked for.
#[derive(Debug)]
pub(super) struct Story {
    ticket: Ticket,
    /// Articles that are not read yet, the first one last.
    unread: Vec<usize>,
    /// Those that are: held here, for a large story is more than the desk keeps.
    read: Vec<(usize, Arc<Analysis>)>,
    /// The reader's own links and unlinks.
    corrections: Arc<Corrections>,
}

impl Story {
    /// The job with that ticket.
    pub(super) fn new(
        ticket: Ticket,
        mut articles: Vec<usize>,
        corrections: Arc<Corrections>,
    ) -> Self {
        articles.reverse();
        Self {
            ticket,
            unread: articles,
            read: Vec::new(),
            corrections,
        }
    }
}

impl Desk {
    /// Takes a matrix one step further: reads one article, or answers. Between two steps other jobs go before, and a
    /// newer matrix takes the place of this one. An article that cannot be read has no column.
    pub(super) fn gather(&mut self, mut story: Story) {
        if !self.newest_story.is(story.ticket) {
            return;
        }
        if let Some(article) = story.unread.pop() {
            let analysis = self.analysis(article);
            story
                .read
                .extend(analysis.map(|analysis| (article, analysis)));
            self.story = Some(story);
            return;
        }
        let ticket = story.ticket;
        let (articles, columns): (Vec<usize>, Vec<Arc<Analysis>>) = story.read.into_iter().unzip();
        let borrowed: Vec<&Analysis> = columns.iter().map(AsRef::as_ref).collect();
        let doing = || "The matrix".to_owned();
        let corrections = &story.corrections;
        let newest = &self.newest_story;
        let stop = || !newest.is(ticket);
        let found = self
            .answers
            .guard(doing, || matrix_unless(&borrowed, corrections, &stop))
            .flatten();
        if let Some(found) = found
            && self.newest_story.is(ticket)
        {
            self.answers.send(Answer::Matrix {
                ticket,
                articles,
                columns,
                matrix: Arc::new(found),
            });
        }
    }
}
