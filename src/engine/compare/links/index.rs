//! An inverted index from words to sentences, bounded in what a search in it can cost.

use rustc_hash::FxHashMap;

use crate::engine::compare::terms::Sense;
use crate::engine::side::Pair;

/// How many meetings of a family with itself are looked at. Two reports need thousands; what goes beyond this is the
/// commonest stems of very long texts, which weigh least.
const MOST_MEETINGS: usize = 30_000_000;

/// A sentence of the right article that holds a family of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    /// Index of the sentence.
    pub(super) sentence: usize,
    /// Whether all that the family does there is to say who somebody is.
    pub(super) who: bool,
}

/// In which sentences of the right article a family of words stands.
pub(super) struct Index {
    /// Postings, grouped by family.
    postings: Vec<Posting>,
    /// Where the group of each family starts and ends.
    groups: FxHashMap<u32, (usize, usize)>,
    /// Whether families were left out, because they stand in too many sentences of both articles.
    pub(super) cut: bool,
}

impl Index {
    /// Indexes the right article by the families that both have.
    pub(super) fn new(senses: Pair<&[Sense]>) -> Self {
        let mut left: FxHashMap<u32, usize> = FxHashMap::default();
        for word in senses.left.iter().flat_map(|sense| &sense.content.words) {
            *left.entry(word.kin).or_default() += 1;
        }
        let mut postings: Vec<(u32, Posting)> = Vec::new();
        for (sentence, sense) in senses.right.iter().enumerate() {
            let words = sense.content.words.iter();
            let known = words.filter(|word| left.contains_key(&word.kin));
            postings.extend(known.map(|word| {
                let who = word.who;
                (word.kin, Posting { sentence, who })
            }));
        }
        postings.sort_unstable();
        let mut groups: Vec<(usize, u32, usize, usize)> = Vec::new();
        let mut start = 0;
        for group in postings.chunk_by(|a, b| a.0 == b.0) {
            if let Some(&(kin, _)) = group.first() {
                let meetings = left.get(&kin).copied().unwrap_or_default() * group.len();
                groups.push((meetings, kin, start, start + group.len()));
            }
            start += group.len();
        }
        groups.sort_unstable();
        let mut meetings = 0_usize;
        let n_groups = groups.len();
        let affordable = groups.into_iter().take_while(|group| {
            meetings = meetings.saturating_add(group.0);
            meetings <= MOST_MEETINGS
        });
        let groups: FxHashMap<u32, (usize, usize)> = affordable
            .map(|(_, kin, start, end)| (kin, (start, end)))
            .collect();
        Self {
            cut: groups.len() < n_groups,
            groups,
            postings: postings.into_iter().map(|(_, posting)| posting).collect(),
        }
    }

    /// The sentences of the right that hold a family, ascending; none for one that was left out.
    pub(super) fn postings(&self, kin: u32) -> &[Posting] {
        let group = self.groups.get(&kin);
        group
            .and_then(|&(start, end)| self.postings.get(start..end))
            .unwrap_or_default()
    }
}
