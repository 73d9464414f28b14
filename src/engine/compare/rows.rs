//! Links to rows: what stands beside what.
//!
//! A row is complete: each of its left sentences is linked to each of its right ones. Chains of links are not closed
//! (a like b and b like c does not make a like c), so a sentence that is told in two ways stands in two rows.

use std::collections::BTreeMap;

use super::links::{Link, Links};
use crate::engine::side::{Pair, Side};

/// At most so many sentences on one side of a row, so that it can be read at a glance.
const MOST_SENTENCES: usize = 4;

/// A sentence joins a row with links at least this strong beside the strongest of the row, so that two sentences that say
/// the same are not shown among others that only touch it.
const COMPARABLE: f32 = 0.85;

/// Sentences that stand beside each other, by index.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// The sentences of each side, ascending; one side may have none.
    pub(super) members: Pair<Vec<usize>>,
    /// The mean of the scores of its links; the best likeness found where it has none.
    pub(super) score: f32,
    /// Whether it stands out of the order of the others.
    pub(super) moved: bool,
}

impl Group {
    /// Whether both ends of a link stand in it.
    pub(super) fn holds(&self, ends: Pair<usize>) -> bool {
        Side::BOTH
            .iter()
            .all(|&side| self.members[side].contains(&ends[side]))
    }
}

/// Groups the links of two articles with `counts` sentences, and what is left over: every sentence stands in a group.
/// Groups come in the order of links, not of reading; see [`in_reading_order`].
pub(super) fn group(links: &Links, counts: Pair<usize>) -> Vec<Group> {
    let mut groups = complete(&links.all);
    mark_moved(&mut groups);
    groups.extend(leftover(links, counts, &groups));
    groups
}

/// Parts the links into complete groups, growing each from the strongest link that is left.
fn complete(links: &[Link]) -> Vec<Group> {
    let mut free: BTreeMap<Pair<usize>, f32> =
        links.iter().map(|link| (link.ends, link.score)).collect();
    let mut neighbours: Pair<BTreeMap<usize, Vec<usize>>> = Pair::default();
    for link in links {
        for side in Side::BOTH {
            let at = neighbours[side].entry(link.ends[side]).or_default();
            at.push(link.ends[side.other()]);
        }
    }
    let mut strongest: Vec<&Link> = links.iter().collect();
    strongest.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ends.cmp(&b.ends)));
    let mut groups = Vec::new();
    for link in strongest {
        if free.contains_key(&link.ends) {
            groups.push(grow(link.ends, &mut free, &neighbours));
        }
    }
    groups
}

/// Grows a group from one link: again and again by the sentence whose weakest link into it is the strongest.
fn grow(
    seed: Pair<usize>,
    free: &mut BTreeMap<Pair<usize>, f32>,
    neighbours: &Pair<BTreeMap<usize, Vec<usize>>>,
) -> Group {
    let mut members = seed.map(|end| vec![end]);
    let least = COMPARABLE * free.get(&seed).copied().unwrap_or_default();
    while let Some((side, sentence)) = best_addition(&members, least, free, neighbours) {
        members[side].push(sentence);
    }
    for side in Side::BOTH {
        members[side].sort_unstable();
    }
    let mut score = 0.0;
    let mut n_links = 0_u16;
    for &left in &members.left {
        for &right in &members.right {
            score += free.remove(&Pair::new(left, right)).unwrap_or_default();
            n_links += 1;
        }
    }
    Group {
        members,
        score: score / f32::from(n_links.max(1)),
        moved: false,
    }
}

/// The sentence, on either side, that is linked to all of the other side of the group by links that are still free and
/// not weaker than `least`.
fn best_addition(
    members: &Pair<Vec<usize>>,
    least: f32,
    free: &BTreeMap<Pair<usize>, f32>,
    neighbours: &Pair<BTreeMap<usize, Vec<usize>>>,
) -> Option<(Side, usize)> {
    let mut best: Option<(f32, Side, usize)> = None;
    for side in Side::BOTH {
        if members[side].len() >= MOST_SENTENCES {
            continue;
        }
        let opposite = &members[side.other()];
        let around = opposite
            .first()
            .and_then(|first| neighbours[side.other()].get(first));
        for &candidate in around.into_iter().flatten() {
            if members[side].contains(&candidate) {
                continue;
            }
            let weakest = opposite.iter().try_fold(1.0_f32, |weakest, &other| {
                let ends = match side {
                    Side::Left => Pair::new(candidate, other),
                    Side::Right => Pair::new(other, candidate),
                };
                free.get(&ends).map(|score| weakest.min(*score))
            });
            if let Some(weakest) = weakest
                && weakest >= least
                && best.is_none_or(|(score, ..)| weakest > score)
            {
                best = Some((weakest, side, candidate));
            }
        }
    }
    best.map(|(_, side, candidate)| (side, candidate))
}

/// Marks the groups outside the longest run that both articles tell in the same order.
fn mark_moved(groups: &mut [Group]) {
    groups.sort_by_key(|group| group.members.as_ref().map(|side| side.first().copied()));
    let places: Vec<usize> = groups
        .iter()
        .filter_map(|group| group.members.right.first().copied())
        .collect();
    let in_order = longest_run(&places);
    for (at, group) in groups.iter_mut().enumerate() {
        group.moved = in_order.binary_search(&at).is_err();
    }
}

/// Indexes of the longest subsequence of `places` that never falls, ascending; patience sorting, `n log n`.
fn longest_run(places: &[usize]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; places.len()];
    for (at, place) in places.iter().enumerate() {
        let pile = ends.partition_point(|&end| places.get(end).is_some_and(|top| top <= place));
        if let Some(before) = before.get_mut(at) {
            *before = pile.checked_sub(1).and_then(|last| ends.get(last).copied());
        }
        match ends.get_mut(pile) {
            Some(top) => *top = at,
            None => ends.push(at),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        run.push(at);
        next = before.get(at).copied().flatten();
    }
    run.reverse();
    run
}

/// Groups for the sentences that no link holds, each with how like the other article its nearest sentence is.
fn leftover(links: &Links, counts: Pair<usize>, groups: &[Group]) -> Vec<Group> {
    let mut grouped = counts.map(|count| vec![false; count]);
    for side in Side::BOTH {
        for &member in groups.iter().flat_map(|group| &group.members[side]) {
            if let Some(grouped) = grouped[side].get_mut(member) {
                *grouped = true;
            }
        }
    }
    let mut left_over = Vec::new();
    for side in Side::BOTH {
        let alone = grouped[side]
            .iter()
            .enumerate()
            .filter(|(_, grouped)| !**grouped);
        left_over.extend(alone.map(|(at, _)| {
            let mut members = Pair::default();
            members[side] = vec![at];
            Group {
                members,
                score: links.nearest[side].get(at).copied().unwrap_or_default(),
                moved: false,
            }
        }));
    }
    left_over
}

/// Orders the rows of groups for reading: by the left article; what only the right one has follows the group that holds what
/// stands before it there.
pub(super) fn in_reading_order<T>(rows: Vec<(Group, T)>) -> Vec<T> {
    // The sentence of the left after which each sentence of the right is told; moved groups tell nothing of order.
    let mut told_after: BTreeMap<usize, usize> = BTreeMap::new();
    let groups = rows.iter().map(|(group, _)| group);
    for group in groups.filter(|group| !group.moved) {
        let (Some(&left), Some(&right)) = (group.members.left.first(), group.members.right.last())
        else {
            continue;
        };
        let place = told_after.entry(right).or_insert(left);
        *place = left.max(*place);
    }
    let place = |group: &Group| {
        let left = group.members.left.first().copied();
        let right = group.members.right.first().copied();
        let follows = || {
            let before = told_after.range(..right.unwrap_or_default()).next_back();
            before.map(|(_, &left)| left)
        };
        match left {
            Some(left) => (Some(left), false, right),
            None => (follows(), true, right),
        }
    };
    let mut ordered: Vec<_> = rows
        .into_iter()
        .map(|(group, row)| (place(&group), row))
        .collect();
    ordered.sort_by_key(|(place, _)| *place);
    ordered.into_iter().map(|(_, row)| row).collect()
}
