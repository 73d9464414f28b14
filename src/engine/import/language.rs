//! Whether a text is English, told by its commonest words.

use std::sync::LazyLock;

use crate::engine::lexicon::Words;

/// Words that English cannot do without.
static COMMON: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("../../../assets/lexicons/stopwords.txt")));

/// How many words are looked at: a page tells as well as a book.
const SAMPLE: usize = 2000;
/// Below this many words a text tells nothing.
const LEAST: usize = 12;

/// `en` where at least a quarter of the words are common English ones: about two fifths of running prose are, and of
/// other languages that share a few of them ("in", "die", "a") not one in ten.
pub(super) fn detect(text: &str) -> Option<String> {
    let (mut words, mut common) = (0, 0);
    for word in text
        .split(|ch: char| !ch.is_alphabetic() && !matches!(ch, '\'' | '’'))
        .filter(|word| !word.is_empty())
        .take(SAMPLE)
    {
        words += 1;
        common += usize::from(COMMON.has_folded(word));
    }
    (words >= LEAST && common * 4 >= words).then(|| "en".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<&str>) {
        assert_eq!(detect(text).as_deref(), expect, "{text}");
    }

    #[test]
    fn english_is_told_by_its_commonest_words() {
        check(
            "The harbour board voted on Tuesday to close the northern quay until the cracks have been measured.",
            Some("en"),
        );
        check(
            "Der Hafenrat hat am Dienstag in einer Sitzung beschlossen, die Mole bis zum Sommer zu sperren.",
            None,
        );
        check(
            "Le conseil du port a voté mardi la fermeture du quai nord jusqu’à la fin des travaux.",
            None,
        );
        check("The quay", None);
    }
}
