//! The word tables of the names rules.

use std::sync::LazyLock;

use crate::engine::lexicon::{Words, entries, section};

const PEOPLE: &str = include_str!("../../../../../assets/lexicons/en/people.txt");
const PLACES: &str = include_str!("../../../../../assets/lexicons/en/places.txt");
const BODIES: &str = include_str!("../../../../../assets/lexicons/en/organisations.txt");
const ROLES: &str = include_str!("../../../../../assets/lexicons/en/roles.txt");
const GRAMMAR: &str = include_str!("../../../../../assets/lexicons/en/function-words.txt");
const OUTLETS: &str = include_str!("../../../../../assets/lexicons/outlets.txt");

/// All tables, each under the name of its section.
pub(in crate::engine::facts::english) struct Lexicon {
    pub first: Words,
    pub last: Words,
    pub countries: Words,
    pub states: Words,
    pub regions: Words,
    pub cities: Words,
    pub suffixes: Words,
    pub heads: Words,
    pub of: Words,
    pub for_heads: Words,
    pub place_of: Words,
    pub places: Words,
    pub nothing: Words,
    pub followers: Words,
    pub follower_verbs: Words,
    pub apposition: Words,
    pub people: People,
    pub other: Other,
}

/// What people are and do.
pub(in crate::engine::facts::english) struct People {
    pub honorifics: Words,
    pub titles: Words,
    pub title_heads: Words,
    pub roles: Words,
    pub modifiers: Words,
    pub speech: Words,
    pub demonyms: Words,
}

/// The remaining tables.
pub(in crate::engine::facts::english) struct Other {
    pub place_apposition: Words,
    pub place_first: Words,
    pub acronyms: Words,
    pub adjective_ends: Words,
    pub known: Words,
    pub outlets: Words,
    pub openers: Words,
    pub contracting: Words,
    pub owners: Words,
}

/// The tables, read once.
pub(in crate::engine::facts::english) static WORDS: LazyLock<Lexicon> = LazyLock::new(|| {
    let words = |table, name| Words::new(section(table, name));
    let phrases = |name| Words::phrases(section(PLACES, name));
    let outlets = entries(OUTLETS).flat_map(|row| row.split('|').map(str::trim));
    Lexicon {
        first: words(PEOPLE, "first"),
        last: words(PEOPLE, "last"),
        countries: phrases("countries"),
        states: phrases("states"),
        regions: phrases("regions"),
        cities: phrases("cities"),
        suffixes: words(BODIES, "suffixes"),
        heads: words(BODIES, "heads"),
        of: words(BODIES, "of"),
        for_heads: words(BODIES, "for"),
        place_of: words(BODIES, "place-of"),
        places: words(BODIES, "places"),
        nothing: words(BODIES, "nothing"),
        followers: words(BODIES, "followers"),
        follower_verbs: words(BODIES, "follower-verbs"),
        apposition: words(BODIES, "apposition"),
        people: People {
            honorifics: words(ROLES, "honorifics"),
            titles: words(ROLES, "titles"),
            title_heads: words(ROLES, "title-heads"),
            roles: words(ROLES, "roles"),
            modifiers: words(ROLES, "modifiers"),
            speech: words(ROLES, "speech"),
            demonyms: words(ROLES, "demonyms"),
        },
        other: Other {
            place_apposition: words(BODIES, "place-apposition"),
            place_first: words(BODIES, "place-first"),
            acronyms: words(BODIES, "acronyms"),
            adjective_ends: words(BODIES, "adjective-ends"),
            known: words(BODIES, "known"),
            outlets: outlets
                .flat_map(|name| [name, name.strip_prefix("The ").unwrap_or(name)])
                .collect(),
            openers: words(GRAMMAR, "openers"),
            contracting: words(GRAMMAR, "contracting"),
            owners: words(BODIES, "owners"),
        },
    }
});

impl Lexicon {
    /// Whether `name` is a country, a state or a region.
    pub(in crate::engine::facts::english) fn is_land(&self, name: &str) -> bool {
        self.countries.has(name) || self.states.has(name) || self.regions.has(name)
    }

    /// Whether `word` ends the names of bodies.
    pub(in crate::engine::facts::english) fn is_head(&self, word: &str) -> bool {
        self.heads.has(word) || self.suffixes.has(word)
    }

    /// Whether `name` is a body known by its name.
    pub(in crate::engine::facts::english) fn is_known(&self, name: &str) -> bool {
        self.other.known.has(name) || self.other.outlets.has(name)
    }
}
