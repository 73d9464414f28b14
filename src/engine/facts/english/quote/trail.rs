//! Why a quotation has the speaker it has: what the rules looked at, kept only when somebody asks.

use super::super::speech::line::Line;
use super::super::speech::phrase::Phrase;
use super::attribute::How;
use crate::engine::text::Span;

/// What became of one candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tried {
    /// Index of the stretch it was a candidate for.
    pub(super) stretch: usize,
    /// Its words.
    pub(super) span: Span,
    /// By which rule.
    pub(super) rule: &'static str,
    /// What became of it.
    pub(super) verdict: &'static str,
}

/// What a candidate that speaks is told.
pub(in super::super) const TAKEN: &str = "taken";

/// The candidates of an article, or nothing: the rules run the same whether or not it is kept.
#[derive(Debug, Default)]
pub(in super::super) struct Trail {
    kept: Option<Vec<Tried>>,
    /// The stretch that is being decided.
    stretch: Option<usize>,
}

impl Trail {
    /// A trail that keeps what it is told.
    pub(super) const fn kept() -> Self {
        Self {
            kept: Some(Vec::new()),
            stretch: None,
        }
    }

    /// Whether anything is kept: then rules after the one that decides are asked too.
    pub(super) const fn is_kept(&self) -> bool {
        self.kept.is_some()
    }

    /// What comes next is about `stretch`.
    pub(super) const fn turn_to(&mut self, stretch: Option<usize>) {
        self.stretch = stretch;
    }

    /// Notes what became of the words `phrase` of `line`.
    pub(super) fn note(
        &mut self,
        line: &Line<'_>,
        phrase: Phrase,
        how: How,
        verdict: &'static str,
    ) {
        if let Some(span) = line.span(phrase.0, phrase.1).filter(|_| self.is_kept()) {
            self.add(span, how.evidence().rule, verdict);
        }
    }

    /// Notes what became of the words at `span`, weighed by `rule`.
    pub(super) fn add(&mut self, span: Span, rule: &'static str, verdict: &'static str) {
        if let (Some(kept), Some(stretch)) = (&mut self.kept, self.stretch) {
            kept.push(Tried {
                stretch,
                span,
                rule,
                verdict,
            });
        }
    }

    /// All that was kept, in the order of the rules.
    pub(super) fn into_tried(self) -> Vec<Tried> {
        self.kept.unwrap_or_default()
    }
}
