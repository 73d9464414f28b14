//! Which articles contradict each other about a fact, and which of them stands against the rest.

use std::collections::BTreeSet;

use super::{Board, Column};
use crate::engine::compare::Difference;
use crate::engine::compare::differences::{self, Facing, Whole};
use crate::engine::compare::links::LINKED;
use crate::engine::compare::terms::Sense;
use crate::engine::side::Pair;
use crate::engine::text::Span;

/// So many pairs of clauses of a fact are read for what they differ in, those that are most alike.
const MOST_PAIRS: usize = 60;

/// What two columns certainly say otherwise about a fact.
pub(super) struct Dispute {
    /// The columns, the left one first.
    pub(super) columns: Pair<usize>,
    /// Where each says it.
    pub(super) difference: Difference,
}

/// The contradictions about a fact: what two clauses that are linked say otherwise, read in their sentences. A quotation
/// cut in two ways is none. With them whether all such clauses were read.
pub(super) fn find(board: &Board<'_>, fact: &[usize]) -> (Vec<Dispute>, bool) {
    let mut pairs: Vec<(f32, Pair<usize>)> = Vec::new();
    for &one in fact {
        let near = board.near.get(one).into_iter().flatten();
        let linked = near.filter(|(other, score)| {
            *other > one && *score >= LINKED && fact.binary_search(other).is_ok()
        });
        pairs.extend(linked.map(|&(other, score)| (score, Pair::new(one, other))));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let whole = pairs.len() <= MOST_PAIRS;
    pairs.truncate(MOST_PAIRS);
    let read = pairs.into_iter().flat_map(|(_, pair)| between(board, pair));
    let mut disputes: Vec<Dispute> = read.collect();
    disputes.sort_by_key(|dispute| (dispute.columns, dispute.difference.words));
    (disputes, whole)
}

/// What two clauses certainly say otherwise.
fn between(board: &Board<'_>, nodes: Pair<usize>) -> Vec<Dispute> {
    let read = |node: usize| {
        let at = *board.column_of.get(node)?;
        let column = board.columns.get(at)?;
        Some((at, column, board.clause(node)?, column.sense(node)?))
    };
    let (Some(left), Some(right)) = (read(nodes.left), read(nodes.right)) else {
        return Vec::new();
    };
    let wholes = Pair::new(whole(left.1), whole(right.1));
    let facing = Facing::new(wholes, Pair::new(vec![left.3], vec![right.3]), LINKED);
    let inside =
        |clause: &Sense, words: Option<Span>| words.is_none_or(|words| clause.span.overlaps(words));
    let found = differences::contradictions(&facing);
    let found = found.into_iter().filter(|difference| {
        inside(left.2, difference.words.left) && inside(right.2, difference.words.right)
    });
    found
        .map(|difference| Dispute {
            columns: Pair::new(left.0, right.0),
            difference,
        })
        .collect()
}

fn whole<'a>(column: &'a Column<'_>) -> Whole<'a> {
    Whole {
        analysis: column.analysis,
        stems: &column.stems,
        senses: &column.senses,
        readings: &column.readings,
    }
}

/// The columns that say it otherwise than the one that the fewest contradict; of those, the one published first.
pub(super) fn against(
    board: &Board<'_>,
    members: &[Vec<&Sense>],
    disputes: &[Dispute],
) -> BTreeSet<usize> {
    let contradicts = |at: usize| -> BTreeSet<usize> {
        let touching = disputes.iter().filter_map(|dispute| {
            let Pair { left, right } = dispute.columns;
            if left == at {
                Some(right)
            } else {
                (right == at).then_some(left)
            }
        });
        touching.collect()
    };
    if disputes.is_empty() {
        return BTreeSet::new();
    }
    let telling =
        (0..members.len()).filter(|at| members.get(*at).is_some_and(|own| !own.is_empty()));
    let reference = telling.min_by_key(|&at| (contradicts(at).len(), board.age(at), at));
    reference.map(contradicts).unwrap_or_default()
}
