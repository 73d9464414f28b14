//! What language a text is in.
//!
//! English is told by its commonest words, others by the letters and their neighbours (whatlang), and only where that is
//! certain: a language that is wrongly named costs the article its facts.

use std::sync::LazyLock;

use crate::engine::lexicon::{Words, entries};

/// Words that English cannot do without.
static COMMON: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("../../../assets/lexicons/en/stopwords.txt")));

/// Languages: tag, English name, code in ISO 639-3.
const LANGUAGES: &str = include_str!("../../../assets/lexicons/languages.txt");

/// How many words are looked at: a page tells as well as a book.
const SAMPLE: usize = 2000;
/// Below this many words a text tells nothing.
const LEAST: usize = 12;
/// The letters of a text are looked at up to here, in bytes.
const LETTERS: usize = 4096;

/// `en` where at least a quarter of the words are common English ones: about two fifths of running prose are, and of
/// other languages that share a few of them ("in", "die", "a") not one in ten. Another tag (BCP 47) where fewer than one
/// in eight are and the letters tell for certain.
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
    if words >= LEAST && common * 4 >= words {
        return Some("en".to_owned());
    }
    if common * 8 >= words {
        return None;
    }
    by_letters(text).map(str::to_owned)
}

/// The tag of a language other than English, where the letters tell it for certain.
fn by_letters(text: &str) -> Option<&'static str> {
    let head = (0..=LETTERS.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))?;
    let found = whatlang::detect(text.get(..head)?).filter(whatlang::Info::is_reliable)?;
    let code = found.lang().code();
    let mut rows = entries(LANGUAGES).map(|row| row.split('|'));
    let tag =
        rows.find_map(|mut row| Some((row.next()?, row.nth(1)?)).filter(|row| row.1 == code))?;
    Some(tag.0).filter(|tag| *tag != "en")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<&str>) {
        assert_eq!(detect(text).as_deref(), expect, "{text}");
    }

    #[test]
    fn english_is_told_by_its_commonest_words_and_others_by_their_letters() {
        check(
            "The harbour board voted on Tuesday to close the northern quay until the cracks have been measured.",
            Some("en"),
        );
        check(
            "Der Hafenrat hat am Dienstag in einer Sitzung beschlossen, die Mole bis zum Sommer zu sperren. \
             Bis dahin fahren die Fähren vom südlichen Kai ab, wie eine Sprecherin der Stadt am Abend mitteilte.",
            Some("de"),
        );
        check(
            "Le conseil du port a voté mardi la fermeture du quai nord jusqu’à la fin des travaux. \
             Les bateaux partiront du quai sud, a précisé une porte-parole de la mairie dans la soirée.",
            Some("fr"),
        );
        check("The quay", None);
        check("Quay closed", None);
        check("", None);
        check("1,200 → 3,400 %", None);
    }
}
