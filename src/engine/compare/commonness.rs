//! How common a word is in English at large, whatever a text is about.

use std::sync::LazyLock;

use rust_stemmers::Stemmer;
use rustc_hash::FxHashMap;

use super::terms::{LANGUAGE, fold};
use crate::engine::lexicon::entries;

/// `share of 1,000 passages|words`.
const TABLE: &str = include_str!("../../../assets/lexicons/en/commonness.txt");

/// The share of passages that hold a word of each stem: that of its commonest form.
static SHARES: LazyLock<FxHashMap<String, f32>> = LazyLock::new(|| {
    let stemmer = Stemmer::create(LANGUAGE);
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

/// The share of texts of any kind that hold a word with this stem, between 0 and 1; 0 for all but common English ones.
pub(in crate::engine) fn of(stem: &str) -> f32 {
    SHARES.get(stem).copied().unwrap_or_default()
}

/// All stems that are common, in no particular order, each with its share.
pub(in crate::engine) fn all() -> impl Iterator<Item = (&'static str, f32)> {
    let shares: &'static FxHashMap<String, f32> = &SHARES;
    shares.iter().map(|(stem, share)| (stem.as_str(), *share))
}
