//! Linking and unlinking by hand: passages are marked where they stand, and linked with what the other article says.
//!
//! One key does most of it: it marks the passage the reader is at, and at a passage of the other article it links what is
//! marked with it. Another key marks more passages of one side before.

use super::{CompareState, Outcome};
use crate::app::hand::{self, Hand};
use crate::engine::compare::Row;
use crate::engine::corrections::Corrections;
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// What the reader says about passages of the two articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Whether they assert the same thing.
    pub linked: bool,
    /// The passages, pair by pair.
    pub spans: Vec<Pair<Span>>,
}

impl CompareState {
    /// Takes note of what the reader has corrected between the two articles.
    pub fn heed(&mut self, corrections: &Corrections) {
        let ids = self.sides.as_ref().map(|side| side.article.id.as_str());
        let decisions = corrections.links_between(ids.left, ids.right);
        self.tally.hands = hand::of_rows(&self.comparison.rows, decisions);
    }

    /// What the reader decided by hand about the row of that index.
    #[must_use]
    pub fn hand(&self, row: usize) -> Option<Hand> {
        self.tally.hands.get(row).copied().flatten()
    }

    /// How many rows the reader has corrected by hand.
    #[must_use]
    pub fn by_hand(&self) -> usize {
        self.tally.hands.iter().flatten().count()
    }

    /// Whether a side of the row of that index is marked to be linked.
    #[must_use]
    pub fn is_marked(&self, row: usize, side: Side) -> bool {
        self.place.marked.contains(&(side, row))
    }

    /// How many passages are marked to be linked.
    #[must_use]
    pub const fn marked(&self) -> usize {
        self.place.marked.len()
    }

    /// Lets go of the marked passages; whether there were any.
    pub fn let_go(&mut self) -> bool {
        let any = !self.place.marked.is_empty();
        self.place.marked.clear();
        any
    }

    /// After the decision is carried out the reader is to be where its passages stand.
    pub fn expect(&mut self, decision: &Decision) {
        self.place.expected = decision.spans.first().copied();
        self.place.marked.clear();
    }

    /// The row to be at where passages were linked or taken apart in `before`: that of the linked ones, or the left one's.
    pub(super) fn expected(&self, before: &Self) -> Option<usize> {
        let ends = before.place.expected?;
        let ends = match self.articles {
            same if same == before.articles => ends,
            swapped if swapped == before.articles.swap() => ends.swap(),
            _ => return None,
        };
        let meets = |row: &Row, side: Side| row.passages[side].iter().any(|at| *at == ends[side]);
        let both = |row: &Row| Side::BOTH.iter().all(|side| meets(row, *side));
        let mut rows = self.comparison.rows.iter();
        let linked = rows.clone().position(both);
        linked.or_else(|| rows.position(|row| meets(row, Side::Left)))
    }

    /// Marks the passage the reader is at, or takes its mark away.
    pub(super) fn mark(&mut self) -> Outcome {
        let Some((row, side)) = self.row_index().zip(self.side_here()) else {
            return Outcome::Say("nothing to mark".to_owned());
        };
        let at = (side, row);
        if let Some(known) = self.place.marked.iter().position(|mark| *mark == at) {
            self.place.marked.remove(known);
        } else {
            self.place.marked.push(at);
        }
        let (names, count) = (self.bynames(), self.place.marked.len());
        Outcome::Say(match count {
            0 => "no passage is marked".to_owned(),
            1 => format!(
                "marked in {}: now go to what {} says of it",
                names[side],
                names[side.other()]
            ),
            _ => format!("{count} passages are marked"),
        })
    }

    /// Links what is marked: with the passage the reader is at, where only passages of the other side are.
    pub(super) fn link(&mut self) -> Outcome {
        let Some(here) = self.row_index() else {
            return Outcome::Say("nothing to link".to_owned());
        };
        let marked = |side: Side| -> Vec<usize> {
            let marks = self.place.marked.iter().filter(|mark| mark.0 == side);
            marks.map(|(_, row)| *row).collect()
        };
        let mut ends = Pair::new(marked(Side::Left), marked(Side::Right));
        if ends.left.is_empty() && ends.right.is_empty() {
            return self.mark();
        }
        for side in Side::BOTH {
            if ends[side].is_empty() {
                let says = self.comparison.rows.get(here);
                if says.is_none_or(|row| row.passages[side].is_empty()) {
                    let name = self.bynames()[side];
                    return Outcome::Say(format!("{name} says nothing here: go to a row of it"));
                }
                ends[side].push(here);
            }
        }
        if ends.left.iter().all(|row| ends.right.contains(row)) && ends.left.len() == 1 {
            return Outcome::Say("they stand side by side already".to_owned());
        }
        let spans = |side: Side| self.spans(&ends[side], side);
        let spans = pairs(&spans(Side::Left), &spans(Side::Right));
        Outcome::Decide(Decision {
            linked: true,
            spans,
        })
    }

    /// Takes the two sides of the row apart.
    pub(super) fn unlink(&self) -> Outcome {
        let both = |row: &&Row| row.passages.iter().all(|(_, spans)| !spans.is_empty());
        let Some(row) = self.row().filter(both) else {
            return Outcome::Say("nothing to unlink: only one side tells this".to_owned());
        };
        let spans = pairs(&row.passages.left, &row.passages.right);
        Outcome::Decide(Decision {
            linked: false,
            spans,
        })
    }

    /// The side the reader is in, or the only one that the row has.
    fn side_here(&self) -> Option<Side> {
        let row = self.row()?;
        let sides = [self.side, self.side.other()];
        sides
            .into_iter()
            .find(|side| !row.passages[*side].is_empty())
    }

    /// The passages that rows have on a side.
    fn spans(&self, rows: &[usize], side: Side) -> Vec<Span> {
        let rows = rows.iter().filter_map(|row| self.comparison.rows.get(*row));
        rows.flat_map(|row| row.passages[side].iter().copied())
            .collect()
    }
}

/// Each of the left with each of the right.
fn pairs(left: &[Span], right: &[Span]) -> Vec<Pair<Span>> {
    let with = |left: &Span| {
        let left = *left;
        right.iter().map(move |right| Pair::new(left, *right))
    };
    left.iter().flat_map(with).collect()
}
