//! What the reader decided by hand about passages: those linked are told in one row, those unlinked never in the same.

use std::collections::BTreeSet;
use std::ops::Range;

use super::anchors::Place;
use super::edges::bearing;
use super::{Board, Column};
use crate::engine::compare::score::Weights;
use crate::engine::corrections::Corrections;
use crate::engine::side::Pair;
use crate::engine::text::Span;

/// The reader's decisions, as pairs of clauses of the board.
#[derive(Default)]
pub(super) struct Decided {
    /// The clauses that have most in common of the sentences that are linked by hand.
    pub(super) linked: BTreeSet<[usize; 2]>,
    /// All clauses of those sentences, sentence by sentence.
    together: Vec<[Range<usize>; 2]>,
    /// The clauses of sentences that were unlinked by hand; the smaller number first.
    apart: BTreeSet<[usize; 2]>,
}

impl Decided {
    /// Finds the clauses that the corrections are about.
    pub(super) fn of(board: &Board<'_>, corrections: &Corrections, weights: &Weights) -> Self {
        let mut decided = Self::default();
        for (at, left) in board.columns.iter().enumerate() {
            for right in board.columns.iter().skip(at + 1) {
                let (one, other) = (&left.analysis.article.id, &right.analysis.article.id);
                for (linked, passage, facing) in corrections.links_between(one, other) {
                    for ours in sentences(left, passage) {
                        for theirs in sentences(right, facing) {
                            let ends = Pair::new(ours, theirs);
                            decided.decide(linked, Pair::new(left, right), ends, weights);
                        }
                    }
                }
            }
        }
        decided
    }

    /// The last word on two sentences counts.
    fn decide(
        &mut self,
        linked: bool,
        columns: Pair<&Column<'_>>,
        ends: Pair<usize>,
        weights: &Weights,
    ) {
        let whole = |column: &Column<'_>, sentence: usize| {
            let clauses = column.clauses_in(sentence);
            column.first + clauses.start..column.first + clauses.end
        };
        let left = whole(columns.left, ends.left);
        let right = whole(columns.right, ends.right);
        let both = [left, right];
        self.together.retain(|known| *known != both);
        let [left, right] = both.clone();
        for one in left {
            for other in right.clone() {
                self.linked.remove(&[one, other]);
                if linked {
                    self.apart.remove(&ascending(one, other));
                } else {
                    self.apart.insert(ascending(one, other));
                }
            }
        }
        if let (true, Some([one, other])) =
            (linked, bearing(columns.left, columns.right, ends, weights))
        {
            let pair = [columns.left.first + one, columns.right.first + other];
            self.linked.insert(pair);
            self.together.push(both);
        }
    }

    /// Whether two clauses may not stand in one row.
    pub(super) fn parts(&self, one: usize, other: usize) -> bool {
        self.apart.contains(&ascending(one, other))
    }

    /// Whether a clause may not stand in one row with any of a fact, ascending.
    pub(super) fn part(&self, clause: usize, fact: &[usize]) -> bool {
        let mut pairs = self.apart.iter();
        pairs.any(|&[one, other]| {
            let rival = match clause {
                same if same == one => other,
                same if same == other => one,
                _ => return false,
            };
            fact.contains(&rival)
        })
    }

    /// Whether the reader took a clause from another.
    pub(super) fn took(&self, clause: usize) -> bool {
        self.apart.iter().any(|pair| pair.contains(&clause))
    }

    /// Whether any of one fact may not stand in one row with any of another.
    pub(super) fn part_all(&self, one: &[usize], other: &[usize]) -> bool {
        !self.apart.is_empty() && one.iter().any(|clause| self.part(*clause, other))
    }

    /// Whether no clauses are kept apart.
    pub(super) fn is_free(&self) -> bool {
        self.apart.is_empty()
    }

    /// The pairs of clauses that may not stand in one row.
    pub(super) fn apart(&self) -> impl Iterator<Item = [usize; 2]> + '_ {
        self.apart.iter().copied()
    }

    /// Whether a clause stands in a sentence that the reader linked with one of a fact: then it is told there, too.
    pub(super) fn belongs(&self, clause: usize, fact: &[usize]) -> bool {
        self.together.iter().any(|[left, right]| {
            let meets = |sentence: &Range<usize>| fact.iter().any(|node| sentence.contains(node));
            (left.contains(&clause) || right.contains(&clause)) && meets(left) && meets(right)
        })
    }
}

impl Board<'_> {
    /// Whether the reader unlinked the sentences that two places stand in.
    pub(super) fn parts(&self, one: Place, other: Place) -> bool {
        let node = |place: Place| {
            let column = self.columns.get(place.column)?;
            let clauses = &column.clauses;
            let at = clauses.partition_point(|clause| clause.span.end <= place.span.start);
            Some(column.first + at)
        };
        let nodes = node(one).zip(node(other));
        !self.decided.is_free() && nodes.is_some_and(|(one, other)| self.decided.parts(one, other))
    }
}

/// The sentences of a column that share words with a passage.
fn sentences(column: &Column<'_>, passage: Span) -> Range<usize> {
    let senses = &column.senses;
    let start = senses.partition_point(|sense| sense.span.end <= passage.start);
    let end = senses.partition_point(|sense| sense.span.start < passage.end);
    start..end.max(start)
}

fn ascending(one: usize, other: usize) -> [usize; 2] {
    [one.min(other), one.max(other)]
}
