//! Words of like sense: "quash" and "overturn", "toll" and "dead". A word may have several senses, and so stand in several
//! groups.
//!
//! Unlike [`kindred`], whose families are compared as one word, this is only something that speaks for a link: most words
//! of a group are exchanged for one another in some sentences and not in others.

use std::sync::LazyLock;

use rust_stemmers::Stemmer;
use rustc_hash::FxHashMap;

use super::kindred;
use super::terms::fold;
use crate::engine::lexicon::entries;

/// Groups of words, one a line.
static TABLE: &str = include_str!("../../../assets/lexicons/en/thesaurus.txt");

/// For each stem the lines it stands in, ascending. What [`kindred`] compares as one word is one stem here too.
static GROUPS: LazyLock<FxHashMap<String, Vec<u32>>> = LazyLock::new(|| {
    let mut by_word: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    for (number, group) in (0_u32..).zip(entries(TABLE)) {
        for word in group.split_whitespace() {
            by_word.entry(word).or_default().push(number);
        }
    }
    let stemmer = Stemmer::create(super::terms::LANGUAGE);
    let mut groups: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    for (word, numbers) in by_word {
        let folded = fold(word);
        let stem = stemmer.stem(&folded);
        let kin = kindred::of(&folded, &stem).unwrap_or(&stem);
        groups.entry(kin.to_owned()).or_default().extend(numbers);
    }
    for numbers in groups.values_mut() {
        numbers.sort_unstable();
        numbers.dedup();
    }
    groups
});

/// The groups of a stem, by number, ascending.
pub(super) fn of(stem: &str) -> &'static [u32] {
    GROUPS.get(stem).map(Vec::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::terms::is_stop_word;
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, alike: bool) {
        let groups = |word: &str| {
            let folded = fold(word);
            let stem = Stemmer::create(super::super::terms::LANGUAGE)
                .stem(&folded)
                .into_owned();
            of(kindred::of(&folded, &stem).unwrap_or(&stem))
        };
        let (one_of, other_of) = (groups(one), groups(other));
        let found = one_of.iter().any(|group| other_of.contains(group));
        assert_eq!(found, alike, "{one} and {other}");
    }

    #[test]
    fn words_of_like_sense_share_a_group() {
        check("quashed", "overturned", true);
        check("verdict", "ruling", true);
        check("factory", "plants", true);
        check("pensioner", "retired", true);
        check("verdict", "harbour", false);
        check("factory", "fatality", false);
    }

    #[test]
    fn every_group_brings_words_together_that_carry_news() {
        for group in entries(TABLE) {
            let words: Vec<&str> = group.split_whitespace().collect();
            assert!(words.len() > 1, "{group}: alone");
            for word in words {
                assert!(!is_stop_word(word), "{group}: {word} carries no news");
            }
        }
    }
}
