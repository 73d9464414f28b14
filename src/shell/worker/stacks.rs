//! The articles that were read, shared by the threads that compare them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::civil::Date;

use super::{Fault, attempt};
use crate::app::shelf::Shelf;
use crate::engine::analysis::{Analysis, analyse};
use crate::engine::facts::explain::{Explanation, explain};

/// The most analyses that are kept: those of a few stories. An analysis takes some ten times the text's size.
const KEPT: usize = 64;

/// Reads articles, and keeps the analyses that were wanted last.
#[derive(Debug)]
pub(in crate::shell) struct Stacks {
    shelf: Arc<Shelf>,
    as_of: Option<Date>,
    kept: Mutex<Kept>,
}

/// Analyses, each with when it was last wanted.
#[derive(Debug, Default)]
struct Kept {
    known: BTreeMap<usize, (u64, Arc<Analysis>)>,
    clock: u64,
}

impl Stacks {
    /// `as_of` is the reference date of articles that carry none.
    pub(in crate::shell) fn new(shelf: Arc<Shelf>, as_of: Option<Date>) -> Self {
        Self {
            shelf,
            as_of,
            kept: Mutex::default(),
        }
    }

    /// The analysis of an article that was read before.
    pub(super) fn known(&self, article: usize) -> Option<Arc<Analysis>> {
        self.kept().get(article)
    }

    /// The analysis of an article, from before or new; `None` for an article that is not there. Two threads that want
    /// the same one at the same time may both read it: the result is the same.
    pub(super) fn read(&self, article: usize) -> Result<Option<Arc<Analysis>>, Fault> {
        if let Some(known) = self.known(article) {
            return Ok(Some(known));
        }
        let Some(text) = self.shelf.articles.get(article) else {
            return Ok(None);
        };
        let doing = || format!("Reading \u{201c}{}\u{201d}", text.headline());
        let analysis = attempt(doing, || analyse(Arc::clone(text), self.as_of))?;
        let analysis = Arc::new(analysis);
        self.kept().keep(article, Arc::clone(&analysis));
        Ok(Some(analysis))
    }

    /// Why the fact of that id is believed.
    pub(super) fn explain(&self, article: usize, fact: &str) -> Result<Option<Explanation>, Fault> {
        let Some(analysis) = self.read(article)? else {
            return Ok(None);
        };
        let doing = || "Explaining the fact".to_owned();
        attempt(doing, || explain(&analysis, self.as_of, fact))
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // Nothing that can panic is done under the lock.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn get(&mut self, article: usize) -> Option<Arc<Analysis>> {
        self.clock += 1;
        let (wanted, analysis) = self.known.get_mut(&article)?;
        *wanted = self.clock;
        Some(Arc::clone(analysis))
    }

    /// Keeps an analysis, and forgets the one that was not wanted for longest where there are too many.
    fn keep(&mut self, article: usize, analysis: Arc<Analysis>) {
        self.known.insert(article, (self.clock, analysis));
        if self.known.len() > KEPT {
            let oldest = self.known.iter().min_by_key(|(_, (wanted, _))| *wanted);
            if let Some(oldest) = oldest.map(|(article, _)| *article) {
                self.known.remove(&oldest);
            }
        }
    }
}
