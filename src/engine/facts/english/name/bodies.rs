//! Parts of the names of bodies: the first words or the last word of a long name, standing alone, mean the same body.
//!
//! "Koskipuu Oyj … Koskipuu", "the Phoenix Suns … the Suns", "the European Commission … the Commission".

use rustc_hash::FxHashMap;

use super::entity::{Group, join};
use super::lexicon::WORDS;
use super::sheet::Sheet;
use super::{Kind, Mention};

/// Words that begin the names of many bodies and mean none by themselves.
const COMMON: [&str; 26] = [
    "National",
    "International",
    "American",
    "European",
    "African",
    "Asian",
    "British",
    "Federal",
    "Royal",
    "Central",
    "General",
    "United",
    "First",
    "New",
    "Old",
    "Great",
    "Real",
    "Red",
    "Black",
    "World",
    "Global",
    "Public",
    "State",
    "Free",
    "High",
    "Big",
];

/// Joins single words to the body whose name begins or ends with them.
pub(super) fn join_parts(
    sheet: &Sheet<'_>,
    mentions: &[Mention],
    groups: &mut [Group],
    mut kinds: Vec<Option<Kind>>,
) -> Vec<Option<Kind>> {
    let mut of_part: FxHashMap<&str, usize> = FxHashMap::default();
    for (idx, kind) in kinds.iter().enumerate() {
        if *kind != Some(Kind::Organisation) || groups[idx].joined.is_some() {
            continue;
        }
        let Some((first, last)) = parts(sheet, mentions, &groups[idx]) else {
            continue;
        };
        for part in [first, last] {
            of_part.entry(part).or_insert(idx);
        }
    }
    for idx in 0..groups.len() {
        let Some(&first) = groups[idx].mentions.first() else {
            continue;
        };
        let word = sheet.at(mentions[first].span);
        let Some(&body) = of_part.get(word) else {
            continue;
        };
        if body != idx && may_be_part(sheet, mentions, &groups[idx], word, kinds[idx]) {
            join(groups, idx, body);
            kinds[idx] = None;
        }
    }
    kinds
}

/// The first and the last word of a body's name of several words.
fn parts<'a>(sheet: &Sheet<'a>, mentions: &[Mention], group: &Group) -> Option<(&'a str, &'a str)> {
    let name = sheet.at(mentions.get(*group.mentions.first()?)?.span);
    let name = name.strip_prefix("The ").unwrap_or(name);
    let mut words = name.split_whitespace();
    Some((words.next()?, words.next_back()?))
}

/// Whether a word that stands alone may mean the body whose name it is a part of.
fn may_be_part(
    sheet: &Sheet<'_>,
    mentions: &[Mention],
    group: &Group,
    word: &str,
    kind: Option<Kind>,
) -> bool {
    let people = &WORDS.people;
    let other = WORDS.is_land(word)
        || WORDS.cities.has(word)
        || WORDS.suffixes.has(word)
        || people.demonyms.has(word)
        || people.titles.has(word)
        || COMMON.contains(&word);
    let person = WORDS.first.has(word) || WORDS.last.has(word);
    let noun = WORDS.is_head(word) || WORDS.of.has(word) || sheet.knows_lower(word);
    // What is called "the Commission" has a capital inside the sentence, and a "the".
    let named = |idx: &usize| {
        let start = mentions[*idx].tokens.start;
        let the = sheet.word(start.wrapping_sub(1)) == "the";
        !mentions[*idx].initial && the
    };
    let fits = if noun {
        group.mentions.iter().any(named)
    } else {
        word.len() > 2
    };
    match kind {
        None => !other && !person && fits,
        Some(Kind::Organisation) => !other && fits,
        Some(Kind::Person) => !other && !person && !noun && group.points().person < 7,
        Some(Kind::Place) => false,
    }
}
