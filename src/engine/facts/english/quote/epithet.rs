//! Persons told by where they are from or how old they are: "the Dutchman said", "the 34-year-old".

use std::sync::LazyLock;

use super::super::speech::line::Line;
use super::super::speech::phrase::Phrase;
use super::super::speech::words::Class;
use crate::engine::lexicon::{self, Words};

/// The pronoun that goes with somebody told by what they are beside their name: "the Dutchman", "the Swede", "the
/// 34-year-old"; "" where the words leave it open. `None` for other words.
pub(super) fn epithet(line: &Line<'_>, (first, last): Phrase) -> Option<&'static str> {
    let noun = line.word(last);
    if last != first + 1 || !line.reads(first, "the") {
        return None;
    }
    let aged = noun.starts_with(|char: char| char.is_ascii_digit()) && noun.ends_with("-year-old");
    let people = line.class(last).is(Class::CAPITAL) && PEOPLES.has(noun);
    match noun {
        _ if people && noun.ends_with("woman") => Some("she"),
        _ if people && noun.ends_with("man") && !noun.ends_with("German") && noun != "Roman" => {
            Some("he")
        }
        _ if people || aged => Some(""),
        _ => None,
    }
}

/// Nouns for one of a people.
static PEOPLES: LazyLock<Words> = LazyLock::new(|| {
    const ROLES: &str = include_str!("../../../../../assets/lexicons/en/roles.txt");
    Words::new(lexicon::section(ROLES, "one of a people"))
});
