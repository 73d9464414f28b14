//! Which rules read which language.
//!
//! To add a language: its word tables in a folder of `assets/lexicons/`, its rules in a folder such as `english/`, and a row in
//! [`LANGUAGES`]. An article in a language that has no row is read by the rules that need none: marks and digits.

use std::sync::LazyLock;

use super::{Rule, english, unread};
use crate::engine::article::Article;
use crate::engine::lexicon::Table;
use crate::engine::segment::Segments;

/// A language that there are rules for.
#[derive(Clone, Copy)]
pub struct Language {
    /// Its primary subtag (BCP 47): `en`.
    pub tag: &'static str,
    /// Its rules, in the order they run.
    pub rules: &'static [&'static dyn Rule],
}

/// The languages that there are rules for.
pub const LANGUAGES: &[Language] = &[Language {
    tag: "en",
    rules: english::RULES,
}];

/// What is found in any language.
const UNREAD: &[&dyn Rule] = &[&unread::Unread];

/// The English names of languages, by tag.
static NAMES: LazyLock<Table> =
    LazyLock::new(|| Table::new(include_str!("../../../assets/lexicons/languages.txt")));

/// The rules that read an article. One whose language is not known is read as English: it may be too short to tell.
#[must_use]
pub fn rules(article: &Article) -> &'static [&'static dyn Rule] {
    let Some(tag) = article.metadata.language.as_deref() else {
        return english::RULES;
    };
    let primary = primary(tag);
    LANGUAGES
        .iter()
        .find(|language| language.tag.eq_ignore_ascii_case(primary))
        .map_or(UNREAD, |language| language.rules)
}

/// The tag of an article's language where there are no rules for it: only marks and digits were read.
#[must_use]
pub fn unsupported(article: &Article) -> Option<&str> {
    let tag = article.metadata.language.as_deref()?;
    let known = LANGUAGES
        .iter()
        .any(|language| language.tag.eq_ignore_ascii_case(primary(tag)));
    (!known).then_some(tag)
}

/// What a reader is told of an article that was not read whole: it is too long, or in a language without rules.
#[must_use]
pub fn notice(article: &Article, segments: &Segments) -> Option<String> {
    if let Some(from) = segments.unread_from {
        return Some(format!(
            "is longer than what is read of one article: its text is whole, its facts and sentences end at byte {from}"
        ));
    }
    let tag = unsupported(article)?;
    let language = name(tag).unwrap_or(tag);
    Some(format!(
        "is in {language}, which is not read yet: its quotation marks, figures and dates in digits are, its names and claims are not"
    ))
}

/// The English name of the language `tag`.
#[must_use]
pub fn name(tag: &str) -> Option<&'static str> {
    let primary = primary(tag).to_ascii_lowercase();
    NAMES.fields(&primary)?.first().copied()
}

/// `en` of `en-GB`.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_language(tag: Option<&str>) -> Article {
        let mut article = Article::of_lines("Text.");
        article.metadata.language = tag.map(str::to_owned);
        article
    }

    #[test]
    fn english_of_anywhere_is_english_and_german_is_not_read() {
        for tag in [None, Some("en"), Some("en-GB"), Some("EN_us")] {
            assert_eq!(unsupported(&in_language(tag)), None, "{tag:?}");
            assert_eq!(rules(&in_language(tag)).len(), english::RULES.len());
        }
        let german = in_language(Some("de-AT"));
        assert_eq!(unsupported(&german), Some("de-AT"));
        assert_eq!(rules(&german).len(), UNREAD.len());
        assert!(
            notice(&german, &Segments::default())
                .unwrap()
                .starts_with("is in German, which")
        );
        assert!(
            notice(&in_language(Some("xx")), &Segments::default())
                .unwrap()
                .starts_with("is in xx, which")
        );
    }
}
