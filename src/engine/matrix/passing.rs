//! What an article tells of a fact in passing, while what its clause mainly tells is another.

use super::{Board, merge};

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
        let at = board.column_of.get(node).copied().unwrap_or_default();
        let others = fact
            .iter()
            .filter(|other| board.column_of.get(**other) != Some(&at));
        let sum: f32 = likeness.iter().map(|(_, score)| score).sum();
        let mean = sum / merge::count(others.count()).max(1.0);
        means.push((at, node, mean));
    }
    let is_member = |node: usize| fact.binary_search(&node).is_ok();
    for &(at, node, mean) in &means {
        let Some(found) = found.get_mut(at) else {
            continue;
        };
        found.like = true;
        let own = means.iter().filter(|(column, ..)| *column == at);
        let own = own.filter(|(_, node, _)| is_member(*node));
        let least = own.map(|(.., mean)| *mean).fold(f32::INFINITY, f32::min);
        let least = if least.is_finite() { least } else { 0.0 };
        if !is_member(node) && mean >= merge::MERGED.max(least) {
            found.telling.push(node);
        }
    }
    found
}
