//! The parts of speech of a sentence, asked for where a word may be a verb or something else.
//!
//! The tagger looks at a whole sentence and costs more than all the rest, so a sentence is tagged when the first of its
//! words needs it, and never twice.

use std::cell::OnceCell;

use super::super::speech::line::Line;
use crate::engine::tag::{self, speech::Speech};

/// Longer sentences, in items, are no prose: they are neither tagged nor read for claims, so that a flood of verbs costs
/// no more than its length.
pub(super) const LONGEST: usize = 400;

/// A sentence of a line: from item `low` to before item `high`.
pub(super) struct Parts<'l, 'a> {
    line: &'l Line<'a>,
    low: usize,
    high: usize,
    tagged: OnceCell<Vec<Speech>>,
}

impl<'l, 'a> Parts<'l, 'a> {
    /// The sentence, not tagged yet.
    pub(super) const fn new(line: &'l Line<'a>, (low, high): (usize, usize)) -> Self {
        Self {
            line,
            low,
            high,
            tagged: OnceCell::new(),
        }
    }

    /// What the item at `at` is; `None` outside the sentence and where it is too long to be tagged.
    pub(super) fn at(&self, at: usize) -> Option<Speech> {
        let tagged = self.tagged.get_or_init(|| self.tag());
        tagged.get(at.checked_sub(self.low)?).copied()
    }

    /// Whether the item at `at` is a verb, as far as is known.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        matches!(self.at(at), None | Some(Speech::Verb | Speech::Auxiliary))
    }

    fn tag(&self) -> Vec<Speech> {
        if self.high - self.low > LONGEST {
            return Vec::new();
        }
        let items = self.line.items.get(self.low..self.high);
        let words: Vec<&str> = items
            .unwrap_or_default()
            .iter()
            // A quotation stands for a noun: it is what somebody said, or a part of it.
            .map(|item| {
                if item.stretch.is_some() {
                    "words"
                } else {
                    item.word
                }
            })
            .collect();
        tag::speech(&words)
    }
}
