//! The threads that work while the screen stays alive: one reads and compares articles as asked, one finds who else has
//! what the open article states, one filters lines.
//!
//! Three, because reading an article cannot be interrupted (the engine's functions are pure and whole) and must not hold
//! up a filter that is being typed, nor be held up by what nobody has asked for. All empty their inbox before they start on something. A job of which only the
//! newest counts carries a ticket: [`Newest`] tells a worker in the midst of it that a newer one was given, and keeps an
//! answer that comes too late from being sent. A panic becomes a message to the reader, and the worker goes on.

mod analyst;
mod coverer;
mod finder;
mod stacks;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::{any, io, thread};

use super::Message;
use crate::app::{Answer, Event, Ticket};

pub(super) use analyst::Analyst;
pub(super) use coverer::Coverer;
pub(super) use finder::Finder;
pub(super) use stacks::Stacks;

/// The most articles of a story that a comparison looks at to judge which words are rare: more change little, and all
/// of them must be read before the two can be shown.
const STORY: usize = 24;

/// The newest ticket of a kind of job: written by who gives jobs, read by who does them.
#[derive(Clone, Debug, Default)]
struct Newest(Arc<AtomicU64>);

impl Newest {
    /// A job with this ticket is about to be given.
    fn set(&self, ticket: Ticket) {
        self.0.store(ticket.0, Ordering::Release);
    }

    /// Whether no newer job has been given.
    fn is(&self, ticket: Ticket) -> bool {
        self.0.load(Ordering::Acquire) == ticket.0
    }
}

/// Where answers go.
#[derive(Clone, Debug)]
pub(super) struct Answers(pub(super) Sender<Message>);

impl Answers {
    /// Sends an answer to the loop; one that has ended needs none.
    fn send(&self, answer: Answer) {
        _ = self.0.send(Message::Event(Event::Answer(answer)));
    }

    /// Runs a job; its panic becomes a message that says what could not be done.
    fn guard<T>(&self, doing: impl FnOnce() -> String, job: impl FnOnce() -> T) -> Option<T> {
        self.done(attempt(doing, job))
    }

    /// What was done; a fault becomes a message.
    fn done<T>(&self, done: Result<T, Fault>) -> Option<T> {
        let failed = |fault: Fault| self.send(Answer::Failed(fault.to_string()));
        done.map_err(failed).ok()
    }
}

/// A job that panicked: what could not be done, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{doing} failed, by a fault of Parallax: {why}")]
pub(super) struct Fault {
    doing: String,
    why: String,
}

/// Runs a job; its panic is a fault.
pub(super) fn attempt<T>(
    doing: impl FnOnce() -> String,
    job: impl FnOnce() -> T,
) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(job)).map_err(|payload| Fault {
        doing: doing(),
        why: reason(payload.as_ref()).to_owned(),
    })
}

/// What a panic said.
fn reason(payload: &(dyn any::Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason given")
}

/// Starts a thread that does `work` with what comes in, until nobody can send any more.
fn start<T: Send + 'static>(
    name: &str,
    work: impl FnOnce(Receiver<T>) + Send + 'static,
) -> io::Result<Sender<T>> {
    let (jobs, inbox) = channel();
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || work(inbox))?;
    Ok(jobs)
}

#[cfg(test)]
mod tests;
