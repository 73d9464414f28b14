//! What is alike in two columns: sentences as a whole, and clause by clause.

use std::collections::BTreeMap;

use super::merge::Edge;
use super::{Board, Column, apart};
use crate::engine::compare::score::Weights;
use crate::engine::compare::{evidence, links, taken};
use crate::engine::side::Pair;

/// The links of all pairs of columns. What is too weak for one is kept in the board only.
pub(super) fn edges(board: &mut Board<'_>, weights: &Weights) -> Vec<Edge> {
    let mut edges = Vec::new();
    let mut near: Vec<Vec<(usize, f32)>> = vec![Vec::new(); board.column_of.len()];
    let mut taken = BTreeMap::new();
    let mut cut = false;
    for (at, left) in board.columns.iter().enumerate() {
        for (other, right) in board.columns.iter().enumerate().skip(at + 1) {
            let senses = Pair::new(left.senses.as_slice(), right.senses.as_slice());
            let parts = Pair::new(left.clauses.as_slice(), right.clauses.as_slice());
            let pair = Pair::new(left.analysis, right.analysis);
            let readings = Pair::new(&left.readings, &right.readings);
            let whole = links::find(senses, weights, evidence::find(pair, senses, readings));
            let found = links::find(parts, weights, evidence::find(pair, parts, readings));
            let mut scores: BTreeMap<[usize; 2], f32> = BTreeMap::new();
            let mut hints: BTreeMap<[usize; 2], f32> = BTreeMap::new();
            for link in &found.all {
                raise(&mut scores, [link.ends.left, link.ends.right], link.score);
            }
            for link in &whole.all {
                if let Some(ends) = bearing(left, right, link.ends, weights) {
                    raise(&mut scores, ends, link.score);
                }
            }
            scores.retain(|&[one, other], _| {
                apart::may_be_one(Pair::new((left, one), (right, other)))
            });
            for link in &found.hints {
                raise(&mut hints, [link.ends.left, link.ends.right], link.score);
            }
            for link in &whole.hints {
                if let Some(ends) = bearing(left, right, link.ends, weights) {
                    raise(&mut hints, ends, link.score);
                }
            }
            let number = |[one, other]: [usize; 2]| [left.first + one, right.first + other];
            edges.extend(scores.iter().map(|(ends, score)| Edge {
                ends: number(*ends),
                score: *score,
            }));
            for (ends, score) in &scores {
                raise(&mut hints, *ends, *score);
            }
            for (ends, score) in &hints {
                let [one, other] = number(*ends);
                for (from, to) in [(one, other), (other, one)] {
                    if let Some(near) = near.get_mut(from) {
                        near.push((to, *score));
                    }
                }
            }
            cut |= whole.cut || found.cut;
            taken.insert((at, other), taken::find(senses));
        }
    }
    board.near = near;
    board.taken = taken;
    board.cut = cut;
    edges
}

/// Keeps the higher of two scores of the same ends.
fn raise(scores: &mut BTreeMap<[usize; 2], f32>, ends: [usize; 2], score: f32) {
    let known = scores.entry(ends).or_default();
    *known = known.max(score);
}

/// The clauses of two linked sentences that have most in common.
fn bearing(
    left: &Column<'_>,
    right: &Column<'_>,
    ends: Pair<usize>,
    weights: &Weights,
) -> Option<[usize; 2]> {
    let mut best: Option<(f32, [usize; 2])> = None;
    for one in left.clauses_in(ends.left) {
        for other in right.clauses_in(ends.right) {
            let (Some(a), Some(b)) = (left.clauses.get(one), right.clauses.get(other)) else {
                continue;
            };
            let shared = weights.shared(&a.content, &b.content);
            if best.is_none_or(|(most, _)| shared > most) {
                best = Some((shared, [one, other]));
            }
        }
    }
    best.map(|(_, ends)| ends)
}
