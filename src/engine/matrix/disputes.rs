//! Which articles contradict each other about a fact, and which of them stands against the rest.

use std::collections::{BTreeMap, BTreeSet};

use super::{Board, Column};
use crate::engine::compare::Difference;
use crate::engine::compare::differences::{self, Facing, Whole};
use crate::engine::compare::links::LINKED;
use crate::engine::compare::terms::Sense;
use crate::engine::side::{Pair, Side};
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

/// The columns that say it otherwise. The one that the fewest contradict is believed first, and of those the one published
/// first; then each that contradicts none that is believed. So of two that contradict each other one at least says it
/// otherwise, however many tell the fact and contradict nobody.
pub(super) fn against(board: &Board<'_>, disputes: &[Dispute]) -> BTreeSet<usize> {
    let mut rivals: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for Dispute { columns, .. } in disputes {
        rivals
            .entry(columns.left)
            .or_default()
            .insert(columns.right);
        rivals
            .entry(columns.right)
            .or_default()
            .insert(columns.left);
    }
    let mut ranked: Vec<(usize, &BTreeSet<usize>)> =
        rivals.iter().map(|(at, rivals)| (*at, rivals)).collect();
    ranked.sort_by_key(|(at, rivals)| (rivals.len(), board.age(*at), *at));
    let (mut believed, mut against) = (BTreeSet::new(), BTreeSet::new());
    for (at, rivals) in ranked {
        if rivals.is_disjoint(&believed) {
            believed.insert(at);
        } else {
            against.insert(at);
        }
    }
    against
}

/// The words of a column that contradict those of another, in the order of the text.
pub(super) fn words(disputes: &[Dispute], column: usize) -> Vec<Span> {
    let words = disputes.iter().flat_map(|dispute| {
        let sides = Side::BOTH.into_iter();
        let own = sides.filter(|side| dispute.columns[*side] == column);
        own.filter_map(|side| dispute.difference.words[side])
    });
    let mut words: Vec<Span> = words.collect();
    words.sort_unstable();
    words.dedup();
    words
}
