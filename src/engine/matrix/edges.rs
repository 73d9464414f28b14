//! What is alike in two columns: sentences as a whole, and clause by clause.

use std::collections::BTreeMap;

use super::merge::Edge;
use super::{Board, Column, apart};
use crate::engine::compare::links::{self, Link, Told};
use crate::engine::compare::score::Weights;
use crate::engine::compare::terms::Sense;
use crate::engine::compare::{evidence, in_two_languages, taken};
use crate::engine::side::Pair;

/// How alike two clauses are at least that the reader linked by hand: what links them for certain.
const BY_HAND: f32 = links::PROBABLE;

/// The links of all pairs of columns. What is too weak for one is kept in the board only. Between two languages none is
/// looked for, and what the reader took apart is none. `None` where `stop` says between two pairs that nobody waits.
pub(super) fn edges(
    board: &mut Board<'_>,
    weights: &Weights,
    stop: &dyn Fn() -> bool,
) -> Option<Vec<Edge>> {
    let mut edges = Vec::new();
    let mut near = Near(vec![Vec::new(); board.column_of.len()]);
    let mut taken = BTreeMap::new();
    let (mut cut, mut two_languages) = (false, false);
    for (at, left) in board.columns.iter().enumerate() {
        for (other, right) in board.columns.iter().enumerate().skip(at + 1) {
            if stop() {
                return None;
            }
            if in_two_languages(Pair::new(left.analysis, right.analysis)) {
                two_languages = true;
                continue;
            }
            let found = between(left, right, weights);
            let number = |[one, other]: [usize; 2]| [left.first + one, right.first + other];
            let allowed = |ends: &[usize; 2]| {
                let [one, other] = number(*ends);
                !board.decided.parts(one, other)
            };
            let linked = found.linked.iter().filter(|(ends, _)| allowed(ends));
            edges.extend(linked.map(|(ends, score)| Edge {
                ends: number(*ends),
                score: *score,
            }));
            for (ends, score) in found.near.iter().filter(|(ends, _)| allowed(ends)) {
                near.add(number(*ends), *score);
            }
            cut |= found.cut;
            let senses = Pair::new(left.senses.as_slice(), right.senses.as_slice());
            taken.insert((at, other), taken::find(senses));
        }
    }
    // What the reader linked is read for differences as what is certainly linked.
    for ends in &board.decided.linked {
        near.raise(*ends, BY_HAND);
    }
    board.near = near.0;
    board.taken = taken;
    board.cut = cut;
    board.two_languages = two_languages;
    Some(edges)
}

/// For each clause those of other columns that are like it.
struct Near(Vec<Vec<(usize, f32)>>);

impl Near {
    /// Adds two clauses that were not near.
    fn add(&mut self, [one, other]: [usize; 2], score: f32) {
        for (from, to) in [(one, other), (other, one)] {
            if let Some(near) = self.0.get_mut(from) {
                near.push((to, score));
            }
        }
    }

    /// Makes two clauses as near as `score`, if they are not nearer.
    fn raise(&mut self, ends: [usize; 2], score: f32) {
        let mut known = false;
        for [from, to] in [ends, [ends[1], ends[0]]] {
            let near = self.0.get_mut(from).into_iter().flatten();
            for (_, own) in near.filter(|(other, _)| *other == to) {
                *own = own.max(score);
                known = true;
            }
        }
        if !known {
            self.add(ends, score);
        }
    }
}

/// Pairs of clauses, by their numbers in their columns, with how alike they are.
type Alike = BTreeMap<[usize; 2], f32>;

/// What is alike in two columns.
struct Between {
    linked: Alike,
    /// The same, and what is too weak for a link.
    near: Alike,
    /// Whether common words were left out of the search.
    cut: bool,
}

/// What is alike in two columns of one language.
fn between(left: &Column<'_>, right: &Column<'_>, weights: &Weights) -> Between {
    let senses = Pair::new(left.senses.as_slice(), right.senses.as_slice());
    let parts = Pair::new(left.clauses.as_slice(), right.clauses.as_slice());
    let pair = Pair::new(left.analysis, right.analysis);
    let readings = Pair::new(&left.readings, &right.readings);
    let find = |senses: Pair<&[Sense]>, opens: bool| {
        links::find(&Told {
            senses,
            weights,
            opens,
            evidence: evidence::find(pair, senses, readings),
        })
    };
    let (whole, found) = (find(senses, true), find(parts, false));
    let alike = |clauses: &[Link], sentences: &[Link]| {
        let mut scores = Alike::new();
        for link in clauses {
            raise(&mut scores, [link.ends.left, link.ends.right], link.score);
        }
        for link in sentences {
            if let Some(ends) = bearing(left, right, link.ends, weights) {
                raise(&mut scores, ends, link.score);
            }
        }
        scores
    };
    let mut linked = alike(&found.all, &whole.all);
    linked.retain(|&[one, other], _| apart::may_be_one(Pair::new((left, one), (right, other))));
    let near = |hints: &[Link]| -> Vec<Link> {
        let near = hints.iter().filter(|hint| hint.score >= links::HINT);
        near.copied().collect()
    };
    let mut near = alike(&near(&found.hints), &near(&whole.hints));
    for (ends, score) in &linked {
        raise(&mut near, *ends, *score);
    }
    Between {
        linked,
        near,
        cut: whole.cut || found.cut,
    }
}

/// Keeps the higher of two scores of the same ends.
fn raise(scores: &mut Alike, ends: [usize; 2], score: f32) {
    let known = scores.entry(ends).or_default();
    *known = known.max(score);
}

/// The clauses of two linked sentences that have most in common.
pub(super) fn bearing(
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
