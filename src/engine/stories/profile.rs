//! What an article is about: the weightiest words of its beginning, and how much two articles share of them.
//!
//! A profile is made of the article alone. How much a word weighs depends on how many of all articles have it, and is
//! looked up when two profiles are compared.

use rustc_hash::FxHashMap;

use super::words::{Reader, Word, commonness};
use crate::engine::article::{Article, Moment};

/// The words kept of an article: the weightiest.
const MOST_WORDS: usize = 80;

/// How many articles the knowledge of English at large counts for, beside those at hand.
const BACKGROUND: f32 = 100.0;

/// With fewer names than this an article is compared by all of its words alike.
const FEWEST_NAMES: usize = 2;

/// How much of the likeness of two articles is that of names and of other words at once.
const OF_BOTH: f32 = 0.4;

/// The bit that marks a name; the rest is how often the word stands there.
const NAME: u8 = 0x80;

/// One article: small, so that a library of them fits into memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Profile {
    /// Day of publication, counted from 1970.
    pub(super) day: Option<i32>,
    /// The start of the article's id.
    pub(super) id: u64,
    /// The numbers of its words, ascending.
    words: Box<[u32]>,
    /// For each word how often it stands there, and whether it is a name.
    counts: Box<[u8]>,
}

impl Profile {
    pub(super) fn new(article: &Article, reader: &mut Reader) -> Self {
        let mut words = reader.read(article);
        keep_weightiest(&mut words);
        let count = |word: &Word| {
            let count = u8::try_from(word.count).map_or(NAME - 1, |count| count.min(NAME - 1));
            if word.name { count | NAME } else { count }
        };
        let id = article.id.get(..16).unwrap_or_default();
        Self {
            day: day_of(article),
            id: u64::from_str_radix(id, 16).unwrap_or_default(),
            words: words.iter().map(|word| word.number).collect(),
            counts: words.iter().map(count).collect(),
        }
    }

    /// The numbers of its words, ascending.
    pub(super) fn words(&self) -> &[u32] {
        &self.words
    }

    fn marks(&self) -> impl Iterator<Item = Mark> {
        let marks = self.words.iter().zip(&self.counts);
        marks.map(|(&word, &count)| Mark {
            word,
            count: f32::from(count & !NAME),
            name: count & NAME != 0,
        })
    }
}

/// One word of a profile.
#[derive(Clone, Copy)]
struct Mark {
    word: u32,
    count: f32,
    name: bool,
}

/// Keeps the words that weigh most whatever the other articles are, in the order of their numbers.
fn keep_weightiest(words: &mut Vec<Word>) {
    // The sort is stable: of words of one weight the first in the text stay.
    let weight = |word: &Word| {
        let rarity = ((BACKGROUND + 1.0) / (BACKGROUND * commonness(word.number) + 0.5)).ln();
        (1.0 + f32::from(word.count).ln()) * rarity
    };
    words.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
    words.truncate(MOST_WORDS);
    words.sort_unstable_by_key(|word| word.number);
}

/// The day an article was published, where that is known, counted from 1970.
pub(super) fn day_of(article: &Article) -> Option<i32> {
    let day = article.metadata.published.as_ref().and_then(Moment::date)?;
    Some((day - jiff::civil::date(1970, 1, 1)).get_days())
}

/// How many articles have each word.
#[derive(Clone, Debug, Default)]
pub(super) struct Rarity {
    found_in: FxHashMap<u32, u32>,
    n_articles: u32,
}

impl Rarity {
    /// Counts an article.
    pub(super) fn add(&mut self, profile: &Profile) {
        self.n_articles += 1;
        for &word in profile.words() {
            *self.found_in.entry(word).or_default() += 1;
        }
    }

    /// How rare a word is: the logarithm of the share of articles that have it, not below 0.
    pub(super) fn of(&self, word: u32) -> f32 {
        let seen = float(self.found_in.get(&word).copied().unwrap_or_default());
        let known = BACKGROUND * commonness(word);
        let all = float(self.n_articles) + BACKGROUND + 1.0;
        (all / (seen + known + 0.5)).ln().max(0.0)
    }

    /// What a word weighs in a profile.
    fn weight(&self, mark: Mark) -> f32 {
        (1.0 + mark.count.ln()) * self.of(mark.word)
    }

    /// The words of a profile by which others are looked for, each with its weight; the weightiest first.
    pub(super) fn keys(&self, profile: &Profile, most: usize) -> Vec<(u32, f32)> {
        let marks = profile.marks();
        let mut keys: Vec<(u32, f32)> = marks.map(|mark| (mark.word, self.weight(mark))).collect();
        keys.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        keys.truncate(most);
        keys
    }

    /// How much of a profile there is to share.
    pub(super) fn extent(&self, profile: &Profile) -> Extent {
        let mut extent = Extent::default();
        for mark in profile.marks() {
            let square = self.weight(mark).powi(2);
            if mark.name {
                extent.names += square;
                extent.n_names += 1;
            } else {
                extent.words += square;
            }
        }
        extent
    }

    /// How much two profiles are alike, between 0 and 1.
    pub(super) fn likeness(&self, one: (&Profile, Extent), other: (&Profile, Extent)) -> Likeness {
        let mut shared = Extent::default();
        let mut conflicting = 0.0;
        self.each_shared(one.0, other.0, |_, name, weight| match name {
            Some(true) => shared.names += weight,
            Some(false) => shared.words += weight,
            None => conflicting += weight,
        });
        Likeness::new(shared, conflicting, one.1, other.1)
    }

    /// The words that two profiles share, those that count most first.
    pub(super) fn shared(&self, one: &Profile, other: &Profile) -> Vec<Shared> {
        let mut found = Vec::new();
        self.each_shared(one, other, |number, name, weight| {
            found.push(Shared {
                number,
                name: name == Some(true),
                weight,
            });
        });
        found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.number.cmp(&b.number)));
        found
    }

    /// Calls `tell` for each word in common with its number, whether both take it for a name (`None` where only one does), and the
    /// product of its weights.
    fn each_shared(
        &self,
        one: &Profile,
        other: &Profile,
        mut tell: impl FnMut(u32, Option<bool>, f32),
    ) {
        let (mut at, mut beside) = (0, 0);
        while let (Some(a), Some(b)) = (one.words.get(at), other.words.get(beside)) {
            if a == b {
                let (Some(&left), Some(&right)) = (one.counts.get(at), other.counts.get(beside))
                else {
                    return;
                };
                let rarity = self.of(*a);
                let times = |count: u8| 1.0 + f32::from(count & !NAME).ln();
                let same = (left ^ right) & NAME == 0;
                let name = same.then_some(left & NAME != 0);
                tell(*a, name, times(left) * times(right) * rarity * rarity);
            }
            at += usize::from(a <= b);
            beside += usize::from(b <= a);
        }
    }
}

/// A word that two articles share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shared {
    /// Its number.
    pub(super) number: u32,
    /// Whether both take it for a name.
    pub(super) name: bool,
    /// What it adds to what they have in common.
    pub(super) weight: f32,
}

/// Sums of squared weights: what there is to share, or what is shared.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extent {
    names: f32,
    words: f32,
    n_names: usize,
}

/// How much two articles are alike.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Likeness {
    /// In all words: the cosine of their weights, between 0 and 1.
    pub(super) all: f32,
    /// In names only; `None` where one of the two has hardly any.
    pub(super) names: Option<f32>,
    /// In words that are no names; `None` where names are not looked at.
    pub(super) words: Option<f32>,
}

impl Likeness {
    fn new(shared: Extent, conflicting: f32, one: Extent, other: Extent) -> Self {
        let cosine = |shared: f32, one: f32, other: f32| {
            let length = (one * other).sqrt();
            if length > 0.0 {
                (shared / length).min(1.0)
            } else {
                0.0
            }
        };
        let all = cosine(
            shared.names + shared.words + conflicting,
            one.names + one.words,
            other.names + other.words,
        );
        let named = one.n_names >= FEWEST_NAMES && other.n_names >= FEWEST_NAMES;
        Self {
            all,
            names: named.then(|| cosine(shared.names, one.names, other.names)),
            words: named.then(|| cosine(shared.words, one.words, other.words)),
        }
    }

    /// As one figure between 0 and 1. An event is what happened and to whom: two fires in two towns share the words and
    /// not the names, two news of one company the names and not the words, so that a part of the figure asks for both.
    pub(super) fn score(self) -> f32 {
        match (self.names, self.words) {
            (Some(names), Some(words)) => {
                (1.0 - OF_BOTH) * self.all + OF_BOTH * (names * words).sqrt()
            }
            _ => self.all,
        }
    }
}

/// A count as a float, exact up to 16 millions.
pub(super) fn float(count: u32) -> f32 {
    let (high, low) = (count >> 16, count & 0xFFFF);
    let part = |part: u32| f32::from(u16::try_from(part).unwrap_or(u16::MAX));
    part(high) * 65_536.0 + part(low)
}
