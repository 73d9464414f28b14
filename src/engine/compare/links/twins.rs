//! Sentences that stand word for word in both articles.

use rustc_hash::FxHashMap;

use super::Link;
use crate::engine::compare::terms::Sense;
use crate::engine::side::{Pair, Side};

/// Sentences that stand word for word in both articles.
pub(super) struct Twins {
    /// For each sentence of each side its twin.
    of: Pair<Vec<Option<usize>>>,
}

impl Twins {
    /// Pairs the sentences that have the same words: the first of the left with the first of the right, and so on.
    pub(super) fn of(senses: Pair<&[Sense]>) -> Self {
        let words = |sense: &Sense| {
            sense
                .terms
                .iter()
                .map(|term| term.word)
                .collect::<Vec<u32>>()
        };
        let mut waiting: FxHashMap<Vec<u32>, Vec<usize>> = FxHashMap::default();
        for (at, sense) in senses.right.iter().enumerate().rev() {
            waiting.entry(words(sense)).or_default().push(at);
        }
        let mut of = Pair::new(
            vec![None; senses.left.len()],
            vec![None; senses.right.len()],
        );
        for (left, sense) in senses.left.iter().enumerate() {
            if let Some(right) = waiting.get_mut(&words(sense)).and_then(Vec::pop) {
                if let Some(twin) = of.left.get_mut(left) {
                    *twin = Some(right);
                }
                if let Some(twin) = of.right.get_mut(right) {
                    *twin = Some(left);
                }
            }
        }
        Self { of }
    }

    /// Whether the two are each other's twins.
    pub(super) fn holds(&self, ends: Pair<usize>) -> bool {
        self.of.left.get(ends.left).copied().flatten() == Some(ends.right)
    }

    /// Whether a likeness is an echo of one inside an article: both ends stand word for word in the other article, and
    /// are linked to those.
    pub(super) fn echoes(&self, ends: Pair<usize>) -> bool {
        let has = |side: Side| self.of[side].get(ends[side]).copied().flatten().is_some();
        has(Side::Left) && has(Side::Right) && !self.holds(ends)
    }

    /// Whether every sentence of one of the articles, which have so many, has a twin.
    pub(super) fn cover(&self, counts: Pair<usize>) -> bool {
        let n_twins = self.of.left.iter().flatten().count();
        n_twins == counts.left || n_twins == counts.right
    }

    /// Their links.
    pub(super) fn links(&self) -> impl Iterator<Item = Link> + '_ {
        let pairs = self.of.left.iter().enumerate();
        pairs.filter_map(|(left, right)| {
            right.map(|right| Link {
                ends: Pair::new(left, right),
                score: 1.0,
            })
        })
    }
}
