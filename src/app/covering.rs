//! Who else of the story has what the open article states: asked for once its facts are known, kept for each article.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::event::{Effect, Ticket};
use super::layout::Pane;
use super::overlay::Overlay;
use super::state::{Screen, State};
use crate::engine::analysis::Analysis;
use crate::engine::compare::Comparison;
use crate::engine::coverage::{Carried, Coverage};
use crate::engine::matrix::CellStatus;

/// The most other articles that are looked into: as many as the matrix has columns.
const MOST: usize = 60;

/// A story with more others than this is looked into only once the reader is in the article, not while the list of
/// sources is gone through.
const LARGE: usize = 12;

/// Articles for which what was found is kept.
const KEPT: usize = 24;

/// What another article does with what an article states.
#[derive(Clone, Debug)]
pub struct Covered {
    /// The other article.
    pub other: Arc<Analysis>,
    /// The two side by side, the other on the right.
    pub comparison: Arc<Comparison>,
    /// What it does with each sentence and each fact.
    pub coverage: Coverage,
}

/// What was found so far.
#[derive(Clone, Debug, Default)]
pub struct Coverings {
    /// For each article what each other does, the article that was asked about last at the end. `None` stands for what
    /// could not be found out.
    kept: Vec<(usize, Found)>,
    /// The article the worker is at.
    pub pending: Option<(Ticket, usize)>,
    /// Answers to questions asked before this one are no longer true: the reader has corrected links since.
    since: Ticket,
}

type Found = BTreeMap<usize, Option<Arc<Covered>>>;

impl Coverings {
    /// Nothing is known, and answers to questions older than `ticket` are dropped.
    #[must_use]
    pub fn since(ticket: Ticket) -> Self {
        Self {
            since: ticket,
            ..Self::default()
        }
    }

    /// What `other` does with what `article` states; `None` where it is not known.
    #[must_use]
    pub fn of(&self, article: usize, other: usize) -> Option<&Arc<Covered>> {
        self.found(article)?.get(&other)?.as_ref()
    }

    fn found(&self, article: usize) -> Option<&Found> {
        let mut kept = self.kept.iter();
        kept.find(|(idx, _)| *idx == article)
            .map(|(_, found)| found)
    }

    /// Keeps what was found, and lets the oldest article go where there are too many.
    fn keep(&mut self, article: usize, other: usize, found: Option<Arc<Covered>>) {
        if self.found(article).is_none() {
            if self.kept.len() >= KEPT {
                self.kept.remove(0);
            }
            self.kept.push((article, Found::new()));
        }
        if let Some((_, known)) = self.kept.iter_mut().find(|(idx, _)| *idx == article) {
            known.insert(other, found);
        }
    }
}

/// Something of the open article whose fate in the others can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// A sentence: index into its sentences.
    Sentence(usize),
    /// A fact: index into its facts.
    Fact(usize),
}

impl State {
    /// The other articles of the story of `article`, in the order of the sources; of very many the first.
    pub fn others(&self, article: usize) -> impl Iterator<Item = usize> + Clone + '_ {
        let story = self.reader.sources.story_of(article);
        let story = story.and_then(|idx| self.shelf.stories.get(idx));
        let articles = story.map_or(&[][..], |story| story.articles.as_slice());
        let others = articles.iter().copied();
        others.filter(move |other| *other != article).take(MOST)
    }

    /// How many other articles the story of the open one has.
    #[must_use]
    pub fn n_others(&self) -> usize {
        let open = self.reader.open;
        open.map_or(0, |open| self.others(open).count())
    }

    /// What the others of the open article do with something it states, in their order; `None` for those that are not
    /// looked into yet, and for those in another language where nothing tells that they have it.
    pub fn carried(
        &self,
        stated: Stated,
    ) -> impl Iterator<Item = (usize, Option<&Carried>)> + Clone + '_ {
        let open = self.reader.open;
        let others = open.into_iter().flat_map(|open| self.others(open));
        others.map(move |other| {
            let covered = open.and_then(|open| self.coverings.of(open, other));
            let carried = covered.and_then(|covered| match stated {
                Stated::Sentence(idx) => covered.coverage.sentences.get(idx),
                Stated::Fact(idx) => covered.coverage.facts.get(idx)?.as_ref(),
            });
            // Between two languages no words are compared: that none are alike does not mean that it is left out.
            let foreign = covered.is_some_and(|covered| covered.comparison.two_languages);
            let known = |carried: &&Carried| !foreign || carried.status != CellStatus::Omitted;
            (other, carried.filter(known))
        })
    }

    /// What the reader is at: the fact that is lit, or the sentence.
    #[must_use]
    pub fn stated(&self) -> Option<Stated> {
        let (prepared, reading) = (self.prepared()?, self.reading()?);
        if let Some(mark) = reading.lit {
            return Some(Stated::Fact(mark.fact));
        }
        let known = reading.sentence < prepared.sentences().len();
        known.then_some(Stated::Sentence(reading.sentence))
    }

    /// Asks who else has what the open article states, where that is not known and nobody is at work on it.
    pub(super) fn ask_who_else(&mut self) -> Option<Effect> {
        let article = self.reader.open.filter(|_| self.prepared().is_some())?;
        let waiting = self.coverings.pending;
        if waiting.is_some_and(|(_, pending)| pending == article)
            || !matches!(self.screen, Screen::Reader)
        {
            return None;
        }
        let known = self.coverings.found(article);
        let unknown = |other: &usize| !known.is_some_and(|found| found.contains_key(other));
        let others: Vec<usize> = self.others(article).filter(unknown).collect();
        let asked = matches!(self.overlay, Some(Overlay::Others(_)));
        let browsing = self.reader.focus == Pane::Sources && !asked;
        if others.is_empty() || (browsing && self.n_others() > LARGE) {
            return None;
        }
        let story = self.others(article).chain([article]).collect();
        let ticket = self.new_ticket();
        self.coverings.pending = Some((ticket, article));
        Some(Effect::Cover {
            ticket,
            article,
            others,
            story,
            corrections: Arc::clone(&self.by_hand.corrections),
        })
    }

    /// What another article does has been found, or could not be.
    pub(super) fn take_covered(
        &mut self,
        (ticket, article, other): (Ticket, usize, usize),
        found: Result<Arc<Covered>, String>,
    ) {
        if ticket < self.coverings.since {
            return;
        }
        let known = self.coverings.of(article, other).is_some();
        if !known {
            let found = found.map_err(|why| self.complain(why)).ok();
            self.coverings.keep(article, other, found);
        }
        let done = self
            .coverings
            .found(article)
            .is_some_and(|found| self.others(article).all(|other| found.contains_key(&other)));
        if done && self.coverings.pending == Some((ticket, article)) {
            self.coverings.pending = None;
        }
        self.refresh_others(article);
    }
}
