//! What an article tells of a fact in passing, while what its clause mainly tells is another.

use super::{Board, merge};

/// From this mean likeness on a clause tells a fact in passing: more than what merges two groups, because what it mainly
/// tells is another. Measured on labelled stories.
const PASSING: f32 = 0.3;

/// What is like a fact in an article besides the clauses that were found to tell it.
#[derive(Default)]
pub(super) struct Passing {
    /// Clauses that tell it in passing, while what they mainly tell is another.
    pub(super) telling: Vec<usize>,
    /// Whether there is something like it.
    pub(super) like: bool,
}

/// What each article tells of a fact in passing: clauses that are as like those of the other articles as they are like
/// each other, and no less than the clauses of their own article that tell it.
pub(super) fn find(board: &Board<'_>, fact: &[usize]) -> Vec<Passing> {
    let near = fact.iter().filter_map(|&node| board.near.get(node));
    let mut likeness: Vec<(usize, f32)> = near.flatten().copied().collect();
    likeness.sort_by_key(|(node, _)| *node);
    let columns = board.columns.iter();
    let mut found: Vec<Passing> = columns.map(|_| Passing::default()).collect();
    let mut means: Vec<(usize, usize, f32)> = Vec::new();
    for likeness in likeness.chunk_by(|a, b| a.0 == b.0) {
        let Some(&(node, _)) = likeness.first() else {
            continue;
        };
        if board.decided.part(node, fact) {
            continue;
        }
        let at = board.column_of.get(node).copied().unwrap_or_default();
        let others = fact
            .iter()
            .filter(|other| board.column_of.get(**other) != Some(&at));
        let sum: f32 = likeness.iter().map(|(_, score)| score).sum();
        let mean = sum / merge::count(others.count()).max(1.0);
        means.push((at, node, mean));
    }
    let is_member = |node: usize| fact.binary_search(&node).is_ok();
    let mut least = vec![f32::INFINITY; found.len()];
    for &(at, _, mean) in means.iter().filter(|(_, node, _)| is_member(*node)) {
        if let Some(least) = least.get_mut(at) {
            *least = least.min(mean);
        }
    }
    for &(at, node, mean) in &means {
        let (Some(found), Some(&least)) = (found.get_mut(at), least.get(at)) else {
            continue;
        };
        found.like = true;
        let own = if least.is_finite() { least } else { PASSING };
        if !is_member(node) && mean >= own.max(PASSING) {
            found.telling.push(node);
        }
    }
    found
}
