//! Why a quotation has the speaker it has: what the rules looked at, kept only when somebody asks.

use super::super::speech::phrase::Phrase;
use super::attribute::{Attribution, How};

/// What became of one candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tried {
    /// Index of the stretch it was a candidate for.
    pub(super) stretch: usize,
    /// Index of the line it stands in.
    pub(super) line: usize,
    /// Its words, as items of the line.
    pub(super) phrase: Phrase,
    /// By which rule.
    pub(super) how: How,
    /// What became of it.
    pub(super) verdict: &'static str,
}

/// What a candidate that speaks is told.
pub(super) const TAKEN: &str = "taken";

/// The candidates of an article, or nothing: the rules run the same whether or not it is kept.
#[derive(Debug, Default)]
pub(super) struct Trail {
    kept: Option<Vec<Tried>>,
}

impl Trail {
    /// A trail that keeps what it is told.
    pub(super) const fn kept() -> Self {
        Self {
            kept: Some(Vec::new()),
        }
    }

    /// Whether anything is kept: then rules after the one that decides are asked too.
    pub(super) const fn is_kept(&self) -> bool {
        self.kept.is_some()
    }

    /// Notes what became of `found` as the speaker of stretch `stretch`.
    pub(super) fn note(&mut self, stretch: usize, found: &Attribution, verdict: &'static str) {
        self.reject(stretch, (found.line, found.phrase), found.how, verdict);
    }

    /// Notes why the words at `place`, line and items, do not speak.
    pub(super) fn reject(
        &mut self,
        stretch: usize,
        (line, phrase): (usize, Phrase),
        how: How,
        verdict: &'static str,
    ) {
        if let Some(kept) = &mut self.kept {
            kept.push(Tried {
                stretch,
                line,
                phrase,
                how,
                verdict,
            });
        }
    }

    /// All that was kept, in the order of the rules.
    pub(super) fn into_tried(self) -> Vec<Tried> {
        self.kept.unwrap_or_default()
    }
}
