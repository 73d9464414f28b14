//! The thread that finds which other articles of the story carry what the open one states.
//!
//! On a thread of its own, because nobody has asked for it: it must hold up neither the facts of the next article nor a
//! comparison that is waited for. It looks up between any two articles, and turns to the newest job at once.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use super::{Answers, Fault, Newest, STORY, Stacks, attempt, start};
use crate::app::covering::Covered;
use crate::app::{Answer, Ticket};
use crate::engine::analysis::Analysis;
use crate::engine::compare::compare_corrected;
use crate::engine::corrections::Corrections;
use crate::engine::coverage::coverage;
use crate::engine::side::Pair;

/// Gives work to the thread.
#[derive(Debug)]
pub(in crate::shell) struct Coverer {
    jobs: Sender<Job>,
    newest: Newest,
}

/// An article, and where to look for what it states.
#[derive(Debug)]
struct Job {
    ticket: Ticket,
    article: usize,
    others: Vec<usize>,
    story: Vec<usize>,
    corrections: Arc<Corrections>,
}

impl Coverer {
    /// Starts the thread.
    pub(in crate::shell) fn start(stacks: Arc<Stacks>, answers: Answers) -> io::Result<Self> {
        let newest = Newest::default();
        let known = newest.clone();
        let jobs = start("coverer", move |inbox| {
            work(&stacks, &answers, &known, &inbox);
        })?;
        Ok(Self { jobs, newest })
    }

    /// Asks what each of `others` does with what an article states: answered unless a newer article is asked about.
    pub(in crate::shell) fn cover(
        &self,
        (ticket, article): (Ticket, usize),
        others: Vec<usize>,
        (mut story, corrections): (Vec<usize>, Arc<Corrections>),
    ) {
        self.newest.set(ticket);
        story.truncate(STORY);
        let job = Job {
            ticket,
            article,
            others,
            story,
            corrections,
        };
        // The thread ends only with the loop.
        _ = self.jobs.send(job);
    }
}

/// Does the newest job until nobody can give any more.
fn work(stacks: &Stacks, answers: &Answers, newest: &Newest, inbox: &Receiver<Job>) {
    while let Ok(job) = inbox.recv() {
        let job = inbox.try_iter().last().unwrap_or(job);
        for &other in &job.others {
            if !newest.is(job.ticket) {
                break;
            }
            let Some(found) = covered(stacks, newest, &job, other).transpose() else {
                break;
            };
            answers.send(Answer::Covered {
                ticket: job.ticket,
                article: job.article,
                other,
                found: found.map(Arc::new).map_err(|fault| fault.to_string()),
            });
        }
    }
}

/// What `other` does with the article of the job; `None` where a newer job has come.
fn covered(
    stacks: &Stacks,
    newest: &Newest,
    job: &Job,
    other: usize,
) -> Result<Option<Covered>, Fault> {
    let mut story = Vec::with_capacity(job.story.len());
    for &article in &job.story {
        if !newest.is(job.ticket) {
            return Ok(None);
        }
        // One that cannot be read says so where it is looked into itself.
        story.extend(stacks.read(article).ok().flatten());
    }
    let (Some(left), Some(right)) = (stacks.read(job.article)?, stacks.read(other)?) else {
        return Ok(None);
    };
    if !newest.is(job.ticket) {
        return Ok(None);
    }
    let story: Vec<&Analysis> = story.iter().map(AsRef::as_ref).collect();
    let pair = Pair::new(left.as_ref(), right.as_ref());
    let doing = || "Looking for who else has this".to_owned();
    let (comparison, coverage) = attempt(doing, || {
        let comparison = compare_corrected(pair, &story, &job.corrections);
        let coverage = coverage(pair, &comparison);
        (comparison, coverage)
    })?;
    Ok(Some(Covered {
        other: right,
        comparison: Arc::new(comparison),
        coverage,
    }))
}
