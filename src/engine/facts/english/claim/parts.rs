//! The parts of speech of a sentence, asked for where a word may be a verb or something else.

use std::cell::OnceCell;
use std::rc::Rc;

use super::super::speech::Page;
use super::super::speech::clause::LONGEST;
use crate::engine::tag::speech::Speech;

/// A sentence of a line: from item `low` to before item `high`.
pub(super) struct Parts<'p> {
    page: &'p Page<'p>,
    line: usize,
    low: usize,
    high: usize,
    tagged: OnceCell<Rc<[Speech]>>,
}

impl<'p> Parts<'p> {
    /// The sentence of line `line`, which need not be tagged yet.
    pub(super) const fn new(page: &'p Page<'p>, line: usize, (low, high): (usize, usize)) -> Self {
        Self {
            page,
            line,
            low,
            high,
            tagged: OnceCell::new(),
        }
    }

    /// Its first item, and the one past its last.
    pub(super) const fn sentence(&self) -> (usize, usize) {
        (self.low, self.high)
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

    fn tag(&self) -> Rc<[Speech]> {
        let line = self.page.lines.get(self.line);
        let line = line.filter(|_| self.high - self.low <= LONGEST);
        line.map_or_else(
            || Rc::from([]),
            |line| {
                self.page
                    .clauses
                    .tags(line, self.line, (self.low, self.high))
            },
        )
    }
}
