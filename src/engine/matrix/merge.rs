//! Links between pairs of articles to facts across all of them.
//!
//! Average link: two groups of sentences become one where the sentences of different articles are alike on the mean.
//! Following every link instead (union-find) chains unrelated facts through sentences that tell several.

use std::collections::{BTreeMap, BTreeSet};

use super::decided::Decided;

/// From this mean likeness on two groups are one fact: less than what links two clauses, because a group holds clauses that
/// tell the fact in few words, or only some of it. Measured on labelled stories.
pub(super) const MERGED: f32 = 0.2;

/// Two sentences of different articles that assert the same thing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    /// Numbers of the sentences.
    pub(super) ends: [usize; 2],
    /// How alike they are, between 0 and 1.
    pub(super) score: f32,
}

/// Groups the sentences, given the article of each, by the edges between them. Every sentence is in one group; groups come
/// in the order of their first sentence.
///
/// What the reader linked by hand is joined last, so that a link by hand takes nothing from a group; where that would
/// bring together what the reader took apart, it is joined first.
pub(super) fn merge(
    article_of: &[usize],
    mut edges: Vec<Edge>,
    decided: &Decided,
) -> Vec<Vec<usize>> {
    edges.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ends.cmp(&b.ends)));
    let neighbours = neighbours(article_of.len(), &edges);
    let mut first: BTreeSet<[usize; 2]> = BTreeSet::new();
    loop {
        let mut groups = Groups::new(article_of.len(), decided);
        for ends in &first {
            groups.unite(*ends);
        }
        for edge in &edges {
            if groups.are_alike(edge.ends, article_of, &neighbours) {
                groups.unite(edge.ends);
            }
        }
        let mut refused = decided.linked.clone();
        refused.retain(|ends| !groups.unite(*ends));
        if refused.is_subset(&first) {
            return groups.ordered();
        }
        first.append(&mut refused);
    }
}

/// For each sentence those it has an edge to.
fn neighbours(count: usize, edges: &[Edge]) -> Vec<Vec<(usize, f32)>> {
    let mut neighbours: Vec<Vec<(usize, f32)>> = vec![Vec::new(); count];
    for edge in edges {
        let [one, other] = edge.ends;
        for (from, to) in [(one, other), (other, one)] {
            if let Some(neighbours) = neighbours.get_mut(from) {
                neighbours.push((to, edge.score));
            }
        }
    }
    neighbours
}

/// Sentences in groups, each group known by a number.
struct Groups<'a> {
    /// The group of each sentence.
    of: Vec<usize>,
    /// The sentences of each group; none where it went into another.
    members: Vec<Vec<usize>>,
    decided: &'a Decided,
}

impl<'a> Groups<'a> {
    fn new(count: usize, decided: &'a Decided) -> Self {
        Self {
            of: (0..count).collect(),
            members: (0..count).map(|node| vec![node]).collect(),
            decided,
        }
    }

    /// The groups of two sentences, the smaller one first.
    fn both(&self, ends: [usize; 2]) -> [usize; 2] {
        let [one, other] = ends.map(|end| self.of.get(end).copied().unwrap_or_default());
        let size = |group: usize| self.members.get(group).map_or(0, Vec::len);
        if size(one) <= size(other) {
            [one, other]
        } else {
            [other, one]
        }
    }

    /// Whether two groups are alike on the mean.
    fn are_alike(
        &self,
        ends: [usize; 2],
        article_of: &[usize],
        neighbours: &[Vec<(usize, f32)>],
    ) -> bool {
        let [from, into] = self.both(ends);
        let (Some(small), Some(large)) = (self.members.get(from), self.members.get(into)) else {
            return false;
        };
        if from == into {
            return false;
        }
        let alike: f32 = small
            .iter()
            .filter_map(|node| neighbours.get(*node))
            .flatten()
            .filter(|(node, _)| self.of.get(*node) == Some(&into))
            .map(|(_, score)| score)
            .sum();
        alike >= MERGED * pairs(small, large, article_of)
    }

    /// Makes one of two groups, unless the reader took apart what is in them; whether they are one now.
    fn unite(&mut self, ends: [usize; 2]) -> bool {
        let [from, into] = self.both(ends);
        if from == into {
            return true;
        }
        let group = |node: usize| self.of.get(node).copied();
        let parted = self.decided.apart().any(|[one, other]| {
            let groups = [group(one), group(other)];
            groups == [Some(from), Some(into)] || groups == [Some(into), Some(from)]
        });
        if parted {
            return false;
        }
        let moved = self
            .members
            .get_mut(from)
            .map(std::mem::take)
            .unwrap_or_default();
        for node in &moved {
            if let Some(group) = self.of.get_mut(*node) {
                *group = into;
            }
        }
        if let Some(group) = self.members.get_mut(into) {
            group.extend(moved);
        }
        true
    }

    /// The groups in the order of their first sentence.
    fn ordered(self) -> Vec<Vec<usize>> {
        let mut groups = self.members;
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.retain(|group| !group.is_empty());
        groups.sort();
        groups
    }
}

/// How many pairs of sentences of different articles two groups make.
fn pairs(one: &[usize], other: &[usize], article_of: &[usize]) -> f32 {
    let mut of_one: BTreeMap<usize, usize> = BTreeMap::new();
    for node in one {
        *of_one
            .entry(article_of.get(*node).copied().unwrap_or_default())
            .or_default() += 1;
    }
    let same: usize = other
        .iter()
        .filter_map(|node| of_one.get(article_of.get(*node)?))
        .sum();
    let all = one.len() * other.len() - same;
    count(all)
}

/// A count as a factor; saturates far beyond the sentences of any fact.
pub(super) fn count(of: usize) -> f32 {
    f32::from(u16::try_from(of).unwrap_or(u16::MAX))
}

/// Joins the groups that say nothing apart: those of clauses of the same sentences, told by the same articles.
pub(super) fn join(
    groups: Vec<Vec<usize>>,
    article_of: &[usize],
    decided: &Decided,
    sentence_of: impl Fn(usize) -> usize,
) -> Vec<Vec<usize>> {
    let articles = |group: &[usize]| -> BTreeSet<usize> {
        let articles = group.iter().filter_map(|node| article_of.get(*node));
        articles.copied().collect()
    };
    let mut joined: Vec<Vec<usize>> = Vec::new();
    // For the articles of a group and one of its sentences the groups before it.
    let mut known: BTreeMap<(BTreeSet<usize>, usize), Vec<usize>> = BTreeMap::new();
    for group in groups {
        let told_by = articles(&group);
        let sentences: BTreeSet<usize> = group.iter().map(|node| sentence_of(*node)).collect();
        let mut rivals: Vec<usize> = sentences
            .iter()
            .filter_map(|sentence| known.get(&(told_by.clone(), *sentence)))
            .flatten()
            .copied()
            .collect();
        rivals.sort_unstable();
        rivals.dedup();
        let same = rivals.into_iter().find(|at| {
            let Some(other) = joined.get(*at) else {
                return false;
            };
            let shared = other
                .iter()
                .filter(|node| sentences.contains(&sentence_of(**node)));
            let shared: Vec<usize> = shared.copied().collect();
            articles(&shared) == told_by && !decided.part_all(&group, other)
        });
        let at = same.unwrap_or(joined.len());
        if let Some(other) = joined.get_mut(at) {
            other.extend(group);
            other.sort_unstable();
        } else {
            joined.push(group);
        }
        for sentence in sentences {
            known
                .entry((told_by.clone(), sentence))
                .or_default()
                .push(at);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(one: usize, other: usize, score: f32) -> Edge {
        Edge {
            ends: [one, other],
            score,
        }
    }

    #[test]
    fn a_chain_of_weak_links_is_not_one_fact() {
        let articles = [0, 1, 0, 1];
        let edges = vec![edge(0, 1, 0.8), edge(1, 2, 0.25), edge(2, 3, 0.8)];
        let free = Decided::default();
        assert_eq!(merge(&articles, edges, &free), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn what_is_alike_on_the_mean_is_one_fact() {
        let articles = [0, 1, 1, 2];
        let edges = vec![
            edge(0, 1, 0.9),
            edge(0, 2, 0.7),
            edge(0, 3, 0.9),
            edge(1, 3, 0.5),
        ];
        let free = Decided::default();
        assert_eq!(merge(&articles, edges, &free), [vec![0, 1, 2, 3]]);
        assert_eq!(merge(&articles, Vec::new(), &free).len(), 4);
        assert!(merge(&[], Vec::new(), &free).is_empty());
    }
}
