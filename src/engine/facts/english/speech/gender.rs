//! Which of "he" and "she" goes with a person: by forms of address, roles and given names.
//!
//! This ties pronouns of the text to names of the text; it says nothing about anybody. What decides nothing stays open.

use std::sync::LazyLock;

use crate::engine::lexicon::{self, Words};

const TABLE: &str = include_str!("../../../../../assets/lexicons/en/given-names.txt");

static HE_NAMES: LazyLock<Words> = LazyLock::new(|| Words::new(lexicon::section(TABLE, "he")));
static SHE_NAMES: LazyLock<Words> = LazyLock::new(|| Words::new(lexicon::section(TABLE, "she")));
static HE_WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::new(lexicon::section(TABLE, "he-words")));
static SHE_WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::new(lexicon::section(TABLE, "she-words")));

/// The pronoun that goes with a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) enum Gender {
    /// "he".
    He,
    /// "she".
    She,
    /// The text does not tell.
    #[default]
    Open,
}

impl Gender {
    /// The gender of a third person's pronoun; open for any other word.
    pub(in super::super) fn of_pronoun(word: &str) -> Self {
        if word.eq_ignore_ascii_case("he") {
            Self::He
        } else if word.eq_ignore_ascii_case("she") {
            Self::She
        } else {
            Self::Open
        }
    }

    /// What a title, a form of address or the words of a role tell.
    pub(in super::super) fn of_words(words: &str) -> Self {
        let known = |table: &Words| {
            words
                .split(|c: char| !c.is_alphabetic())
                .any(|word| table.has(word))
        };
        Self::one(known(&HE_WORDS), known(&SHE_WORDS))
    }

    /// What the given name at the head of a full name tells; a name of one word is a surname as often.
    pub(in super::super) fn of_name(name: &str) -> Self {
        let mut words = name.split_whitespace();
        let Some(first) = words.next().filter(|_| words.next().is_some()) else {
            return Self::Open;
        };
        let given = first.trim_end_matches('.');
        Self::one(HE_NAMES.has(given), SHE_NAMES.has(given))
    }

    /// Whether one who goes with `self` can be meant by a pronoun that goes with `other`.
    pub(in super::super) fn fits(self, other: Self) -> bool {
        self == other || self == Self::Open || other == Self::Open
    }

    /// This, or `other` where this is open.
    pub(in super::super) fn or(self, other: Self) -> Self {
        if self == Self::Open { other } else { self }
    }

    const fn one(he: bool, she: bool) -> Self {
        match (he, she) {
            (true, false) => Self::He,
            (false, true) => Self::She,
            _ => Self::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_name_decides_only_before_a_surname() {
        assert_eq!(Gender::of_name("Ann Lee"), Gender::She);
        assert_eq!(Gender::of_name("Thomas Roy"), Gender::He);
        assert_eq!(Gender::of_name("Thomas"), Gender::Open);
        assert_eq!(Gender::of_name("Robin Moss"), Gender::Open);
    }

    #[test]
    fn forms_of_address_and_roles_decide() {
        assert_eq!(Gender::of_words("Mrs."), Gender::She);
        assert_eq!(Gender::of_words("the league's chairman"), Gender::He);
        assert_eq!(Gender::of_words("mayor of Hull"), Gender::Open);
    }
}
