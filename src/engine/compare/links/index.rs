//! An inverted index from words to sentences, bounded in what a search in it can cost.

use rustc_hash::FxHashMap;

use crate::engine::compare::content::Word;
use crate::engine::compare::score::Weights;
use crate::engine::compare::terms::Sense;
use crate::engine::side::Pair;

/// How many meetings of a key with itself are looked at. Two reports need thousands; what goes beyond this is the
/// commonest stems of very long texts, which weigh least.
const MOST_MEETINGS: usize = 30_000_000;

/// A sentence of the right article that holds a family of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    /// Index of the sentence.
    pub(super) sentence: usize,
    /// The family.
    pub(super) kin: u32,
    /// Whether all that the family does there is to say who somebody is.
    pub(super) who: bool,
}

/// In which sentences of the right article the words of a key stand: of a family, or of a group of like sense.
pub(super) struct Index {
    /// Postings, grouped by key.
    postings: Vec<Posting>,
    /// Where the group of each key starts and ends.
    groups: FxHashMap<u32, (usize, usize)>,
    /// Whether keys were left out, because they stand in too many sentences of both articles.
    pub(super) cut: bool,
}

impl Index {
    /// Indexes the right article by the families that both have.
    pub(super) fn new(senses: Pair<&[Sense]>) -> Self {
        Self::by(senses, |word| std::iter::once(word.kin))
    }

    /// Indexes the right article by the groups of like sense that both have.
    pub(super) fn of_groups(senses: Pair<&[Sense]>, weights: &Weights) -> Self {
        Self::by(senses, |word| weights.groups(word.kin).iter().copied())
    }

    /// Indexes the right article by those keys of its words that the left has, too.
    fn by<K: Iterator<Item = u32>>(senses: Pair<&[Sense]>, keys: impl Fn(Word) -> K) -> Self {
        let mut left: FxHashMap<u32, usize> = FxHashMap::default();
        for word in senses.left.iter().flat_map(|sense| &sense.content.words) {
            for key in keys(*word) {
                *left.entry(key).or_default() += 1;
            }
        }
        let mut postings: Vec<(u32, Posting)> = Vec::new();
        for (sentence, sense) in senses.right.iter().enumerate() {
            for &word in &sense.content.words {
                let Word { kin, who } = word;
                let known = keys(word).filter(|key| left.contains_key(key));
                postings.extend(known.map(|key| (key, Posting { sentence, kin, who })));
            }
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

    /// The sentences of the right that hold a key, ascending; none for one that was left out.
    pub(super) fn postings(&self, key: u32) -> &[Posting] {
        let group = self.groups.get(&key);
        group
            .and_then(|&(start, end)| self.postings.get(start..end))
            .unwrap_or_default()
    }
}
