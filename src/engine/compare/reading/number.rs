//! The words of a sentence that are numbers, found once: most sentences have few, and much is asked about them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Word;
use crate::engine::lexicon::entries;
use crate::engine::tag::speech::Speech;

/// See the file.
const NUMBERS: &str = include_str!("../../../../assets/lexicons/en/numbers.txt");

/// The numbers that are one word.
static WORDS: LazyLock<FxHashMap<&'static str, f64>> = LazyLock::new(|| {
    let rows = entries(NUMBERS).filter_map(|entry| {
        let mut fields = entry.split('|');
        let (word, class, value) = (fields.next()?, fields.next()?, fields.next()?);
        let whole = matches!(class, "small" | "tens");
        Some((word, value.parse().ok().filter(|_| whole)?))
    });
    rows.collect()
});

/// A word that counts, or tells an age.
#[derive(Clone, Copy, Debug)]
pub(in crate::engine::compare) struct Number {
    /// Index of the word.
    pub(in crate::engine::compare) at: usize,
    /// Its value, where it is a number by itself.
    pub(in crate::engine::compare) value: Option<f64>,
}

/// The numbers of a sentence, in order.
pub(super) fn all(words: &[Word]) -> Vec<Number> {
    let numbers = words.iter().enumerate().filter_map(|(at, word)| {
        let known = WORDS.get(&*word.folded).copied();
        if known.is_none() && word.part != Speech::Numeral {
            let aged = word.folded.ends_with("-year-old");
            return aged.then_some(Number { at, value: None });
        }
        let value = known.or_else(|| word.folded.replace(',', "").parse().ok());
        Some(Number { at, value })
    });
    numbers.collect()
}
