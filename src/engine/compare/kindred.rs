//! Words that stand for one another in two reports of one event: "fired" and "dismissed", "Israel" and "Israeli".

use std::sync::LazyLock;

use rust_stemmers::Stemmer;
use rustc_hash::FxHashMap;

use super::terms::fold;
use crate::engine::lexicon::entries;

/// Families of words, one a line; `!` after a word means this form alone, and not its stem.
static TABLE: &str = include_str!("../../../assets/lexicons/en/kindred.txt");

/// For each form and each stem of the table the stem of the first word of its family.
struct Families {
    forms: FxHashMap<String, String>,
    stems: FxHashMap<String, String>,
}

static FAMILIES: LazyLock<Families> = LazyLock::new(|| {
    let stemmer = Stemmer::create(super::terms::LANGUAGE);
    let stem = |word: &str| stemmer.stem(&fold(word)).into_owned();
    let mut families = Families {
        forms: FxHashMap::default(),
        stems: FxHashMap::default(),
    };
    for family in entries(TABLE) {
        let mut members = family.split_whitespace().peekable();
        let Some(first) = members
            .peek()
            .map(|first| stem(first.trim_end_matches('!')))
        else {
            continue;
        };
        for member in members {
            match member.strip_suffix('!') {
                Some(form) => families.forms.insert(fold(form), first.clone()),
                None => families.stems.insert(stem(member), first.clone()),
            };
        }
    }
    families
});

/// The stem that stands for a family, given a folded word and its stem; `None` for a word of no family.
pub(super) fn of(folded: &str, stem: &str) -> Option<&'static str> {
    let families: &'static Families = &FAMILIES;
    let form = families.forms.get(folded);
    form.or_else(|| families.stems.get(stem))
        .map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, kin: bool) {
        let stemmer = Stemmer::create(super::super::terms::LANGUAGE);
        let family = |word: &str| of(word, &stemmer.stem(word));
        assert_eq!(
            family(one).is_some() && family(one) == family(other),
            kin,
            "{one} and {other}"
        );
    }

    #[test]
    fn an_outlet_fires_whom_another_dismisses() {
        check("fired", "dismissed", true);
        check("israeli", "israel", true);
        check("held", "holding", true);
        check("employees", "workers", true);
        check("fire", "dismissed", false);
        check("harbour", "harbours", false);
    }

    #[test]
    fn no_word_stands_in_two_families() {
        let mut seen = FxHashMap::default();
        for family in entries(TABLE) {
            for member in family.split_whitespace() {
                let before = seen.insert(member, family);
                assert!(before.is_none(), "{member}: {before:?} and {family}");
            }
        }
    }
}
