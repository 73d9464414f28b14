//! Reads articles for their facts, and compares them.

mod story;

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError};

use super::{Answers, Newest, STORY, Stacks, start};
use crate::app::index::FactIndex;
use crate::app::{Answer, Ticket};
use crate::engine::analysis::Analysis;
use crate::engine::compare::compare_corrected;
use crate::engine::corrections::Corrections;
use crate::engine::side::Pair;
use story::Story;

/// Gives work to the thread.
#[derive(Debug)]
pub(in crate::shell) struct Analyst {
    jobs: Sender<Job>,
    newest: Newest,
    newest_story: Newest,
}

#[derive(Debug)]
enum Job {
    Analyse(usize),
    Compare(Compare),
    Story(Story),
    Explain(Ticket, usize, String),
}

#[derive(Debug)]
struct Compare {
    ticket: Ticket,
    pair: Pair<usize>,
    story: Vec<usize>,
    corrections: Arc<Corrections>,
}

impl Analyst {
    /// Starts the thread.
    pub(in crate::shell) fn start(stacks: Arc<Stacks>, answers: Answers) -> io::Result<Self> {
        let (newest, newest_story) = (Newest::default(), Newest::default());
        let desk = Desk {
            stacks,
            answers,
            newest: newest.clone(),
            newest_story: newest_story.clone(),
            queue: Vec::new(),
            compare: None,
            story: None,
        };
        let jobs = start("analyst", |inbox| desk.work(&inbox))?;
        Ok(Self {
            jobs,
            newest,
            newest_story,
        })
    }

    /// Asks for the facts of an article: always answered.
    pub(in crate::shell) fn analyse(&self, article: usize) {
        // The thread ends only with the loop.
        _ = self.jobs.send(Job::Analyse(article));
    }

    /// Asks for a comparison: answered unless a newer one is asked for.
    pub(in crate::shell) fn compare(
        &self,
        ticket: Ticket,
        pair: Pair<usize>,
        (mut story, corrections): (Vec<usize>, Arc<Corrections>),
    ) {
        self.newest.set(ticket);
        story.truncate(STORY);
        let compare = Compare {
            ticket,
            pair,
            story,
            corrections,
        };
        _ = self.jobs.send(Job::Compare(compare));
    }

    /// Nobody waits for the comparison or the matrix that was asked for before this ticket: neither is answered.
    pub(in crate::shell) fn stop(&self, ticket: Ticket) {
        self.newest.set(ticket);
        self.newest_story.set(ticket);
    }

    /// Asks why a fact is believed: always answered, before anything else.
    pub(in crate::shell) fn explain(&self, ticket: Ticket, article: usize, fact: String) {
        _ = self.jobs.send(Job::Explain(ticket, article, fact));
    }

    /// Asks for the matrix of a story: answered unless a newer one is asked for.
    pub(in crate::shell) fn matrix(
        &self,
        ticket: Ticket,
        story: Vec<usize>,
        corrections: Arc<Corrections>,
    ) {
        self.newest_story.set(ticket);
        let story = Story::new(ticket, story, corrections);
        _ = self.jobs.send(Job::Story(story));
    }
}

/// What lies before the thread.
struct Desk {
    stacks: Arc<Stacks>,
    answers: Answers,
    newest: Newest,
    newest_story: Newest,
    /// Articles to read. The last is read first: it is the one the reader looks at now.
    queue: Vec<usize>,
    compare: Option<Compare>,
    story: Option<Story>,
}

impl Desk {
    fn work(mut self, inbox: &Receiver<Job>) {
        while self.take_in(inbox) {
            if let Some(article) = self.queue.pop() {
                if let Some(analysis) = self.analysis(article) {
                    let index = Arc::new(FactIndex::new(&analysis));
                    let answer = Answer::Analysed {
                        article,
                        analysis,
                        index,
                    };
                    self.answers.send(answer);
                }
            } else if let Some(job) = self.compare.take() {
                self.compare(job);
            } else if let Some(story) = self.story.take() {
                self.gather(story);
            }
        }
    }

    /// Takes in all jobs that have arrived, and waits for one where there is nothing to do; false at the end.
    fn take_in(&mut self, inbox: &Receiver<Job>) -> bool {
        if self.queue.is_empty() && self.compare.is_none() && self.story.is_none() {
            match inbox.recv() {
                Ok(job) => self.note(job),
                Err(_) => return false,
            }
        }
        loop {
            match inbox.try_recv() {
                Ok(job) => self.note(job),
                Err(TryRecvError::Empty) => return true,
                Err(TryRecvError::Disconnected) => return false,
            }
        }
    }

    fn note(&mut self, job: Job) {
        match job {
            Job::Analyse(article) => self.queue.push(article),
            Job::Compare(compare) => self.compare = Some(compare),
            Job::Story(story) => self.story = Some(story),
            Job::Explain(ticket, article, fact) => {
                let explained = self.stacks.explain(article, &fact);
                let explanation = self.answers.done(explained).flatten().map(Arc::new);
                self.answers.send(Answer::Explained {
                    ticket,
                    explanation,
                });
            }
        }
    }

    /// Takes a comparison one step further: reads one article of the story that is not read yet, or compares. Between
    /// two steps other jobs go before, and a newer comparison takes the place of this one.
    fn compare(&mut self, mut job: Compare) {
        if !self.newest.is(job.ticket) {
            return;
        }
        let wanted = [job.pair.left, job.pair.right];
        let mut needed = wanted.iter().chain(&job.story);
        if let Some(&article) = needed.find(|article| self.stacks.known(**article).is_none()) {
            let read = self.analysis(article).is_some();
            if !read {
                job.story.retain(|other| *other != article);
            }
            if read || !wanted.contains(&article) {
                self.compare = Some(job);
            }
            return;
        }
        if let Some(answer) = self.compared(&job)
            && self.newest.is(job.ticket)
        {
            self.answers.send(answer);
        }
    }

    /// The comparison of two articles, with those of their story that are read.
    fn compared(&self, job: &Compare) -> Option<Answer> {
        let sides = self.sides(job.pair)?;
        let read: Vec<Arc<Analysis>> = job
            .story
            .iter()
            .filter_map(|article| self.stacks.known(*article))
            .collect();
        let story: Vec<&Analysis> = read.iter().map(AsRef::as_ref).collect();
        let pair = Pair::new(sides.left.as_ref(), sides.right.as_ref());
        let doing = || "The comparison".to_owned();
        let comparison = self
            .answers
            .guard(doing, || compare_corrected(pair, &story, &job.corrections))?;
        Some(Answer::Compared {
            ticket: job.ticket,
            sides,
            comparison: Arc::new(comparison),
        })
    }

    fn sides(&self, pair: Pair<usize>) -> Option<Pair<Arc<Analysis>>> {
        Some(Pair::new(
            self.analysis(pair.left)?,
            self.analysis(pair.right)?,
        ))
    }

    /// The analysis of an article, from before or new; none where it failed.
    fn analysis(&self, article: usize) -> Option<Arc<Analysis>> {
        self.answers.done(self.stacks.read(article)).flatten()
    }
}
