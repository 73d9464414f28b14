//! An inverted index from words to sentences, bounded in what a search in it can cost.

use rustc_hash::FxHashMap;

use crate::engine::compare::content::Word;
use crate::engine::compare::score::Weights;
use crate::engine::compare::terms::Sense;
use crate::engine::side::{Pair, Side};

/// How many meetings of a key with itself are looked at. Two reports need thousands; what goes beyond this is the
/// commonest stems of very long texts, which weigh least.
const MOST_MEETINGS: usize = 30_000_000;

/// A sentence of the right article that holds a family of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Posting {
    /// Index of the sentence.
    pub(super) sentence: usize,
    /// The family.
    pub(super) kin: u32,
    /// Whether all that the family does there is to say who somebody is.
    pub(super) who: bool,
}

/// The words of one key.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    /// How many the left article has, and the right.
    left: usize,
    right: usize,
    /// Where its postings start and end.
    start: usize,
    end: usize,
}

impl Group {
    /// How often the words of the left meet those of the right.
    const fn meetings(&self) -> usize {
        self.left.saturating_mul(self.right)
    }
}

/// In which sentences of the right article the words of a key stand: of a family, or of a group of like sense.
pub(super) struct Index {
    /// Postings, grouped by key.
    postings: Vec<Posting>,
    groups: FxHashMap<u32, Group>,
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
        let words = |side: Side| {
            let sentences = senses[side].iter().enumerate();
            sentences
                .flat_map(|(at, sense)| sense.content.words.iter().map(move |word| (at, *word)))
        };
        let mut groups: FxHashMap<u32, Group> = FxHashMap::default();
        for (_, word) in words(Side::Left) {
            for key in keys(word) {
                groups.entry(key).or_default().left += 1;
            }
        }
        for (_, word) in words(Side::Right) {
            for key in keys(word) {
                if let Some(group) = groups.get_mut(&key) {
                    group.right += 1;
                }
            }
        }
        let cut = keep_affordable(&mut groups);
        let mut end = 0;
        for group in groups.values_mut() {
            group.start = end;
            group.end = end;
            end += group.right;
        }
        let mut postings = vec![Posting::default(); end];
        for (sentence, Word { kin, who }) in words(Side::Right) {
            for key in keys(Word { kin, who }) {
                let Some(group) = groups.get_mut(&key) else {
                    continue;
                };
                if let Some(posting) = postings.get_mut(group.end) {
                    *posting = Posting { sentence, kin, who };
                    group.end += 1;
                }
            }
        }
        Self {
            postings,
            groups,
            cut,
        }
    }

    /// The sentences of the right that hold a key, ascending; none for one that was left out.
    pub(super) fn postings(&self, key: u32) -> &[Posting] {
        let group = self.groups.get(&key);
        group
            .and_then(|group| self.postings.get(group.start..group.end))
            .unwrap_or_default()
    }
}

/// Drops the keys that meet themselves most often, where there are too many meetings in all; whether it had to.
fn keep_affordable(groups: &mut FxHashMap<u32, Group>) -> bool {
    let meetings = groups.values().map(Group::meetings);
    if meetings.fold(0, usize::saturating_add) <= MOST_MEETINGS {
        return false;
    }
    let mut dear: Vec<(usize, u32)> = groups
        .iter()
        .map(|(key, group)| (group.meetings(), *key))
        .collect();
    dear.sort_unstable();
    let mut sum = 0_usize;
    dear.retain(|(meetings, _)| {
        sum = sum.saturating_add(*meetings);
        sum > MOST_MEETINGS
    });
    for (_, key) in dear {
        groups.remove(&key);
    }
    true
}
