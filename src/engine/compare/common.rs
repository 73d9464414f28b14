//! How common words are in English at large, whatever the articles at hand are about.

use std::sync::LazyLock;

use rust_stemmers::Stemmer;
use rustc_hash::FxHashMap;

use super::terms::fold;
use crate::engine::lexicon::entries;

/// `share of 1,000 passages|words`.
static TABLE: &str = include_str!("../../../assets/lexicons/commonness.txt");

/// For the stems of the table, the share of passages of 300 words that hold one of their words, between 0 and 1.
static SHARES: LazyLock<FxHashMap<String, f32>> = LazyLock::new(|| {
    let stemmer = Stemmer::create(super::terms::LANGUAGE);
    let mut shares: FxHashMap<String, f32> = FxHashMap::default();
    for entry in entries(TABLE) {
        let Some((share, words)) = entry.split_once('|') else {
            continue;
        };
        let share = share.parse::<f32>().unwrap_or_default() / 1_000.0;
        for word in words.split_whitespace() {
            let stem = stemmer.stem(&fold(word)).into_owned();
            let known = shares.entry(stem).or_default();
            *known = known.max(share);
        }
    }
    shares
});

/// The share of passages of 300 words that hold a word of this stem, between 0 and 1; 0 for all but common words.
pub(super) fn share_of(stem: &str) -> f32 {
    SHARES.get(stem).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_known_and_rare_ones_are_not() {
        assert!(share_of("peopl") > 0.1);
        assert!(share_of("harbor").abs() < f32::EPSILON);
        assert!(SHARES.len() > 400);
    }
}
