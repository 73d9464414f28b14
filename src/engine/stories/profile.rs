//! What an article is about: its rarest words, and which other articles share them.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::engine::article::{Article, BlockKind};
use crate::engine::compare::terms::Vocabulary;

/// How many words of an article are read: its news stands at its beginning.
const MOST_WORDS: usize = 300;

/// How many words a title is taken to have at most; a headline that is longer is a paragraph.
const MOST_TITLE_WORDS: usize = 15;

/// What a word of the title counts.
const TITLE_WEIGHT: f32 = 3.0;

/// The stems kept of an article: the heaviest.
const MOST_STEMS: usize = 96;

/// The stems by which others are looked for, the heaviest of those.
const MOST_KEYS: usize = 40;

/// A stem that so many articles have in their keys finds too much to tell anything.
const MOST_FOUND: usize = 4_000;

/// The nearest articles that are looked at.
const MOST_NEAREST: usize = 48;

/// How many articles the knowledge of English at large counts for, beside those at hand.
const BACKGROUND: f32 = 100.0;

/// Two articles published further apart are less likely about the same event.
const DAYS_APART: i64 = 7;

/// What their likeness is worth then.
const APART: f32 = 0.7;

/// The profiles of all articles.
pub(super) struct Profiles {
    profiles: Vec<Profile>,
    /// For each stem the articles that have it among their keys.
    index: FxHashMap<u32, Vec<usize>>,
}

/// One article: stems with their weights, a vector of length 1.
#[derive(Default)]
struct Profile {
    /// In the order of the stems.
    weights: Vec<(u32, f32)>,
    /// The heaviest stems.
    keys: Vec<(u32, f32)>,
    /// Day of publication, counted from 1970.
    day: Option<i64>,
}

impl Profiles {
    pub(super) fn new(articles: &[Arc<Article>]) -> Self {
        let mut vocabulary = Vocabulary::new();
        let counts: Vec<Vec<(u32, f32)>> = articles
            .iter()
            .map(|article| count_stems(article, &mut vocabulary))
            .collect();
        let mut found_in = vec![0.0_f32; vocabulary.n_stems()];
        for (stem, _) in counts.iter().flatten() {
            if let Some(found_in) = found_in.get_mut(*stem as usize) {
                *found_in += 1.0;
            }
        }
        let n_articles: f32 = counts.iter().map(|_| 1.0).sum();
        let rarity = |stem: u32| {
            let seen = found_in.get(stem as usize).copied().unwrap_or_default();
            let known = BACKGROUND * vocabulary.commonness(stem);
            ((n_articles + BACKGROUND + 1.0) / (seen + known + 0.5))
                .ln()
                .max(0.0)
        };
        let profiles: Vec<Profile> = articles
            .iter()
            .zip(counts)
            .map(|(article, counts)| profile(article, counts, rarity))
            .collect();
        let mut index: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for (at, profile) in profiles.iter().enumerate() {
            for (stem, _) in &profile.keys {
                index.entry(*stem).or_default().push(at);
            }
        }
        Self { profiles, index }
    }

    /// How much two articles are alike, between 0 and 1: the cosine of their profiles.
    pub(super) fn likeness(&self, one: usize, other: usize) -> f32 {
        let (Some(one), Some(other)) = (self.profiles.get(one), self.profiles.get(other)) else {
            return 0.0;
        };
        let mut alike = 0.0;
        let mut rest = other.weights.iter().peekable();
        for (stem, weight) in &one.weights {
            while rest.next_if(|(known, _)| known < stem).is_some() {}
            if let Some((_, other)) = rest.next_if(|(known, _)| known == stem) {
                alike += weight * other;
            }
        }
        match (one.day, other.day) {
            (Some(day), Some(other)) if (day - other).abs() > DAYS_APART => alike * APART,
            _ => alike,
        }
    }

    /// The articles most like one, the most alike first, with how alike they are.
    pub(super) fn nearest(&self, at: usize) -> Vec<(usize, f32)> {
        let Some(profile) = self.profiles.get(at) else {
            return Vec::new();
        };
        let mut shared: FxHashMap<usize, f32> = FxHashMap::default();
        for (stem, weight) in &profile.keys {
            let found = self.index.get(stem).map(Vec::as_slice).unwrap_or_default();
            if found.len() > MOST_FOUND {
                continue;
            }
            for &other in found {
                *shared.entry(other).or_default() += weight;
            }
        }
        shared.remove(&at);
        let mut candidates: Vec<(usize, f32)> = shared.into_iter().collect();
        candidates.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        candidates.truncate(MOST_NEAREST);
        for (other, alike) in &mut candidates {
            *alike = self.likeness(at, *other);
        }
        candidates.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        candidates
    }
}

/// The stems of an article's title and opening, each with how often it stands there; ordered by stem.
fn count_stems(article: &Article, vocabulary: &mut Vocabulary) -> Vec<(u32, f32)> {
    let blocks = article
        .blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Boilerplate);
    let opening = blocks.flat_map(|block| words(block.span.of(&article.text)));
    let title = words(article.headline()).take(MOST_TITLE_WORDS);
    let weighed = title
        .map(|word| (word, TITLE_WEIGHT))
        .chain(opening.take(MOST_WORDS).map(|word| (word, 1.0)));
    let mut stems: Vec<(u32, f32)> = weighed
        .filter_map(|(word, weight)| vocabulary.stem(word).map(|stem| (stem, weight)))
        .collect();
    stems.sort_by_key(|(stem, _)| *stem);
    stems.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    stems
}

/// The words of a text: letters and digits, two at least.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| word.len() > 1)
}

fn profile(article: &Article, counts: Vec<(u32, f32)>, rarity: impl Fn(u32) -> f32) -> Profile {
    let mut weights: Vec<(u32, f32)> = counts
        .into_iter()
        .map(|(stem, count)| (stem, (1.0 + count.ln()) * rarity(stem)))
        .collect();
    weights.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    weights.truncate(MOST_STEMS);
    let length = weights
        .iter()
        .map(|(_, weight)| weight * weight)
        .sum::<f32>()
        .sqrt();
    if length > 0.0 {
        for (_, weight) in &mut weights {
            *weight /= length;
        }
    }
    let keys = weights.iter().take(MOST_KEYS).copied().collect();
    weights.sort_by_key(|(stem, _)| *stem);
    let published = article.metadata.published.as_ref();
    let day = published.and_then(crate::engine::article::Moment::date);
    Profile {
        weights,
        keys,
        day: day.map(|day| {
            let span = day - jiff::civil::date(1970, 1, 1);
            i64::from(span.get_days())
        }),
    }
}
