//! From pairs of articles that are alike to groups of articles on one event: average linkage, the best first.
//!
//! Two groups are merged where their articles are alike on the mean. Never because two of them are, which chains
//! neighbours into one heap. What is merged does not depend on the order of the articles.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::near::may_meet;
use super::profile::float;

/// From this mean on, with the background subtracted, articles are about one event. Chosen on invented coverage and on
/// halves and quarters of real articles taken for reports of one event: from 0.10 to 0.13 the figures hardly change.
pub(super) const SAME_EVENT: f32 = 0.11;

/// Of a large group so many of the nearest must be alike, not all: reports of the third day say little of the first.
const ENOUGH: usize = 16;

/// Two articles that are alike, by their numbers, and how much with the background subtracted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tie {
    pub(super) ends: [u32; 2],
    pub(super) fit: f32,
}

/// Articles to be grouped, numbered in an order of their own.
#[derive(Debug, Default)]
pub(super) struct Task {
    /// Days of publication; their number is the number of articles.
    pub(super) days: Vec<Option<i32>>,
    /// Pairs that are alike, each once.
    pub(super) ties: Vec<Tie>,
    /// Pairs that belong together, whatever they are like.
    pub(super) together: Vec<[u32; 2]>,
    /// Pairs that do not belong together, whatever they are like. These win.
    pub(super) apart: Vec<[u32; 2]>,
    /// The story that an article's input names, as a number: two names are two stories.
    pub(super) names: Vec<Option<u32>>,
}

/// A group while groups are being merged.
#[derive(Clone, Debug, Default)]
struct Group {
    members: Vec<u32>,
    /// Days of the members that have one, ascending.
    days: Vec<i32>,
    /// Groups with ties to this one, ascending: number, sum and count of the ties.
    ties: Vec<(u32, f32, u32)>,
    /// Articles that must not come in.
    foes: Vec<u32>,
    /// Stories that inputs name.
    names: Vec<u32>,
    /// How often it has grown; `None` when it is part of another.
    version: Option<u32>,
}

/// A merger that was possible when it was noted.
struct Offer {
    fit: f32,
    ends: [u32; 2],
    versions: [u32; 2],
}

impl Ord for Offer {
    fn cmp(&self, other: &Self) -> Ordering {
        let fit = self.fit.total_cmp(&other.fit);
        fit.then_with(|| other.ends.cmp(&self.ends))
    }
}

impl PartialOrd for Offer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Offer {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Offer {}

/// The groups, each ascending, in the order of their first members.
pub(super) fn group(task: &Task) -> Vec<Vec<u32>> {
    let mut merging = Merging::new(task);
    merging.bind(task);
    merging.tie(&task.ties);
    merging.run();
    let mut groups: Vec<Vec<u32>> = merging
        .groups
        .into_iter()
        .filter(|group| group.version.is_some())
        .map(|mut group| {
            group.members.sort_unstable();
            group.members
        })
        .collect();
    groups.sort_unstable();
    groups
}

struct Merging {
    groups: Vec<Group>,
    /// For each article the number of its group.
    group_of: Vec<u32>,
    offers: BinaryHeap<Offer>,
}

impl Merging {
    /// Every article on its own.
    fn new(task: &Task) -> Self {
        let mut groups: Vec<Group> = (0..)
            .zip(&task.days)
            .map(|(article, day)| Group {
                members: vec![article],
                days: day.iter().copied().collect(),
                version: Some(0),
                ..Group::default()
            })
            .collect();
        for (group, name) in groups.iter_mut().zip(&task.names) {
            group.names.extend(*name);
        }
        for &[one, other] in &task.apart {
            for (article, foe) in [(one, other), (other, one)] {
                if let Some(group) = groups.get_mut(article as usize) {
                    group.foes.push(foe);
                }
            }
        }
        Self {
            group_of: (0..).take(groups.len()).collect(),
            groups,
            offers: BinaryHeap::new(),
        }
    }

    /// Puts together what belongs together whatever it is like.
    fn bind(&mut self, task: &Task) {
        let mut first_of: Vec<(u32, u32)> = Vec::new();
        for (article, name) in (0..).zip(&task.names) {
            first_of.extend(name.map(|name| (name, article)));
        }
        first_of.sort_unstable();
        let named = first_of.windows(2).filter_map(|pair| match pair {
            [(name, one), (next, other)] if name == next => Some([*one, *other]),
            _ => None,
        });
        // The reader's word comes before that of the input.
        let bonds: Vec<[u32; 2]> = task.together.iter().copied().chain(named).collect();
        for [one, other] in bonds {
            let (Some(one), Some(other)) = (self.group_of(one), self.group_of(other)) else {
                continue;
            };
            if one != other && !self.are_parted(one, other) {
                self.merge(one, other);
            }
        }
    }

    fn group_of(&self, article: u32) -> Option<u32> {
        self.group_of.get(article as usize).copied()
    }

    fn group(&self, group: u32) -> Option<&Group> {
        self.groups.get(group as usize)
    }

    /// Notes the ties of the groups there are.
    fn tie(&mut self, ties: &[Tie]) {
        let mut directed: Vec<(u32, u32, f32)> = Vec::with_capacity(2 * ties.len());
        for tie in ties {
            let ends = tie.ends.map(|end| self.group_of(end));
            if let [Some(one), Some(other)] = ends
                && one != other
            {
                directed.push((one, other, tie.fit));
                directed.push((other, one, tie.fit));
            }
        }
        directed.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)));
        for (from, to, fit) in directed {
            if let Some(group) = self.groups.get_mut(from as usize) {
                match group.ties.last_mut().filter(|last| last.0 == to) {
                    Some(last) => {
                        last.1 += fit;
                        last.2 += 1;
                    }
                    None => group.ties.push((to, fit, 1)),
                }
            }
        }
        for number in (0..).take(self.groups.len()) {
            self.offer(number, |other| other > number);
        }
    }

    /// Offers the mergers of a group with those it is tied to.
    fn offer(&mut self, number: u32, wanted: impl Fn(u32) -> bool) {
        let Some(group) = self.group(number) else {
            return;
        };
        let mut offers = Vec::new();
        for &(other, sum, count) in group.ties.iter().filter(|tie| wanted(tie.0)) {
            // No mean is above the threshold where the sum is not.
            if sum < SAME_EVENT {
                continue;
            }
            let Some(beside) = self.group(other) else {
                continue;
            };
            let fit = sum / divisor(group, beside, count);
            if let (Some(one), Some(two)) = (group.version, beside.version)
                && fit >= SAME_EVENT
            {
                let (ends, versions) = if number < other {
                    ([number, other], [one, two])
                } else {
                    ([other, number], [two, one])
                };
                offers.push(Offer {
                    fit,
                    ends,
                    versions,
                });
            }
        }
        self.offers.extend(offers);
    }

    /// Merges the two groups most alike, again and again.
    fn run(&mut self) {
        while let Some(offer) = self.offers.pop() {
            let [one, other] = offer.ends;
            let versions = [one, other].map(|end| self.group(end).and_then(|group| group.version));
            if versions == offer.versions.map(Some) && !self.are_foes(one, other) {
                let into = self.merge(one, other);
                self.offer(into, |_| true);
            }
        }
    }

    /// Whether two groups must not be one: the reader says so, or inputs name two stories.
    fn are_foes(&self, one: u32, other: u32) -> bool {
        let (Some(left), Some(right)) = (self.group(one), self.group(other)) else {
            return true;
        };
        let named = !left.names.is_empty() && !right.names.is_empty();
        let alike = left.names.iter().any(|name| right.names.contains(name));
        self.are_parted(one, other) || named && !alike
    }

    /// Whether the reader says that two groups must not be one.
    fn are_parted(&self, one: u32, other: u32) -> bool {
        let foes = self.group(one).map(|group| group.foes.as_slice());
        let mut foes = foes.unwrap_or_default().iter();
        foes.any(|foe| self.group_of(*foe) == Some(other))
    }

    /// Makes one group of two. Returns its number, which is that of the larger.
    fn merge(&mut self, one: u32, other: u32) -> u32 {
        let size = |number: u32| {
            self.group(number)
                .map_or(0, |group| group.ties.len() + group.members.len())
        };
        let (into, from) = if size(other) > size(one) {
            (other, one)
        } else {
            (one, other)
        };
        let Some(gone) = self.groups.get_mut(from as usize) else {
            return into;
        };
        let gone = std::mem::take(gone);
        for member in &gone.members {
            if let Some(group) = self.group_of.get_mut(*member as usize) {
                *group = into;
            }
        }
        for &(neighbour, sum, count) in gone.ties.iter().filter(|tie| tie.0 != into) {
            if let Some(group) = self.groups.get_mut(neighbour as usize) {
                retie(&mut group.ties, from, into, (sum, count));
            }
        }
        if let Some(group) = self.groups.get_mut(into as usize) {
            group.members.extend(gone.members);
            group.days.extend(gone.days);
            group.days.sort_unstable();
            group.foes.extend(gone.foes);
            group.names.extend(gone.names);
            group.names.sort_unstable();
            group.names.dedup();
            let ties = std::mem::take(&mut group.ties);
            group.ties = union(ties, gone.ties, [from, into]);
            group.version = group.version.map(|version| version + 1);
        }
        into
    }
}

/// Moves the ties of a group with `from` to `into`, which it has become part of.
fn retie(ties: &mut Vec<(u32, f32, u32)>, from: u32, into: u32, (sum, count): (f32, u32)) {
    if let Ok(at) = ties.binary_search_by_key(&from, |tie| tie.0) {
        ties.remove(at);
    }
    match ties.binary_search_by_key(&into, |tie| tie.0) {
        Ok(at) => {
            if let Some(tie) = ties.get_mut(at) {
                tie.1 += sum;
                tie.2 += count;
            }
        }
        Err(at) => ties.insert(at, (into, sum, count)),
    }
}

/// The ties of two groups together, without those to themselves.
fn union(
    one: Vec<(u32, f32, u32)>,
    other: Vec<(u32, f32, u32)>,
    selves: [u32; 2],
) -> Vec<(u32, f32, u32)> {
    let mut all = one;
    all.extend(other);
    all.sort_by_key(|tie| tie.0);
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
            kept.2 += next.2;
        }
        same
    });
    all.retain(|tie| !selves.contains(&tie.0));
    all
}

/// By how many pairs the sum of the ties of two groups is divided: all that could be alike, or enough of them.
fn divisor(one: &Group, other: &Group, ties: u32) -> f32 {
    let enough = needed(one.members.len(), other.members.len());
    let pairs = meetings(one, other, enough);
    float(u32::try_from(pairs).unwrap_or(u32::MAX).max(ties).max(1))
}

/// How many pairs of two groups of these sizes must be alike.
pub(super) fn needed(one: usize, other: usize) -> usize {
    one.min(ENOUGH) * other.min(ENOUGH)
}

/// How many pairs of two groups are near in time, counted up to `enough`.
fn meetings(one: &Group, other: &Group, enough: usize) -> usize {
    let undated = |group: &Group| group.members.len() - group.days.len();
    let free = undated(one) * other.members.len() + one.days.len() * undated(other);
    let mut pairs = free;
    for day in &one.days {
        if pairs >= enough {
            return enough;
        }
        let near =
            |limit: fn(i32, i32) -> bool| other.days.partition_point(|beside| limit(*beside, *day));
        let before = near(|beside, day| beside < day && !may_meet(Some(beside), Some(day)));
        let until = near(|beside, day| beside <= day || may_meet(Some(beside), Some(day)));
        pairs += until - before;
    }
    pairs.min(enough)
}
