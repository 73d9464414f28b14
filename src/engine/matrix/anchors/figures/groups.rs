//! Figures in groups that give one value or contradict each other, and what the reader keeps apart.

use super::Stated;
use crate::engine::matrix::Board;
use crate::engine::text::Span;

/// The pairs of figures that stand in clauses which the reader took apart.
pub(super) fn parted(board: &Board<'_>, stated: &[Stated<'_>]) -> Vec<[usize; 2]> {
    let figures = |node: usize| {
        let column = board.column_of.get(node).copied().unwrap_or_default();
        let span = board
            .clause(node)
            .map_or(Span::new(0, 0), |clause| clause.span);
        let start =
            stated.partition_point(|known| (known.column, known.span.start) < (column, span.start));
        let end =
            stated.partition_point(|known| (known.column, known.span.start) < (column, span.end));
        start..end
    };
    let pairs = board.decided.apart().flat_map(|[one, other]| {
        let others = figures(other);
        figures(one).flat_map(move |one| others.clone().map(move |other| [one, other]))
    });
    pairs.collect()
}

/// Figures in groups, each known by its first.
pub(super) struct Groups {
    /// For each figure one that stands before it in its group, or itself.
    firsts: Vec<usize>,
    /// Figures that the reader took apart.
    parted: Vec<[usize; 2]>,
}

impl Groups {
    /// Each of `count` figures in a group of its own.
    pub(super) fn new(count: usize, parted: Vec<[usize; 2]>) -> Self {
        Self {
            firsts: (0..count).collect(),
            parted,
        }
    }

    /// The first figure of a group.
    pub(super) fn of(&self, figure: usize) -> usize {
        let mut at = figure;
        while let Some(&above) = self.firsts.get(at).filter(|above| **above != at) {
            at = above;
        }
        at
    }

    /// Makes one of two groups, unless the reader took apart what is in them; whether they are one now.
    pub(super) fn join(&mut self, one: usize, other: usize) -> bool {
        let (first, second) = (self.of(one), self.of(other));
        let (into, from) = (first.min(second), first.max(second));
        let mut parted = self.parted.iter().map(|pair| pair.map(|at| self.of(at)));
        if into != from && parted.any(|pair| pair == [into, from] || pair == [from, into]) {
            return false;
        }
        // The way to the first stays short.
        for figure in [from, one, other] {
            if let Some(group) = self.firsts.get_mut(figure) {
                *group = into;
            }
        }
        true
    }

    /// The group of each figure.
    pub(super) fn all(&self) -> Vec<usize> {
        (0..self.firsts.len())
            .map(|figure| self.of(figure))
            .collect()
    }
}
