//! Runs of capitalised words with the small words that names hold, and where such a run ends.

use crate::engine::facts::english::number::{Sense, sense_of};
use crate::engine::segment::TokenKind;

use super::lexicon::WORDS;
use super::sheet::Sheet;

/// Words inside the names of people.
const PARTICLES: [&str; 20] = [
    "de", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le", "du", "da", "di",
    "dos", "ter", "bint", "zu", "y", "del",
];

/// Heads that a number may follow in a name: "Unit 8200", "Channel 4".
const NUMBERED: [&str; 9] = [
    "Unit",
    "Local",
    "Channel",
    "Brigade",
    "Battalion",
    "Division",
    "Network",
    "Radio",
    "Studio",
];

/// Whether token `idx` is a word that could be part of a name.
pub(super) fn is_capital(sheet: &Sheet<'_>, idx: usize) -> bool {
    sheet.is_like_name(idx) && !is_currency(sheet, idx)
}

/// Whether `word` could be part of a name, whatever stands beside it.
pub(super) fn is_like_name(word: &str) -> bool {
    if !word.starts_with(char::is_uppercase) || word == "I" {
        return false;
    }
    // "Harbour-based" and "Northland-led" are adjectives; "I'm" and "It's" are no names.
    let last = word.rsplit(['-', '–']).next().unwrap_or_default();
    let adjective = last.len() != word.len() && last.starts_with(char::is_lowercase);
    let dated = matches!(
        sense_of(word),
        Sense::Weekday { full: true, .. } | Sense::Month { full: true, .. }
    ) && !matches!(word, "May" | "April" | "June" | "August" | "March");
    !adjective && !is_contraction(word) && !dated
}

/// Whether `word` is a pronoun or an auxiliary with what is contracted into it: "We’ve", "Don't", "It's".
pub(super) fn is_contraction(word: &str) -> bool {
    let Some((base, ending)) = word.split_once(['\'', '’']) else {
        return false;
    };
    let pronoun = || WORDS.other.contracting.has_folded(base);
    match ending {
        "ve" | "ll" | "re" | "m" | "t" => true,
        "s" | "d" => pronoun(),
        _ => false,
    }
}

/// Whether token `idx` is whose money a sign stands for: "US" in "US$104".
pub(super) fn is_currency(sheet: &Sheet<'_>, idx: usize) -> bool {
    matches!(sheet.word(idx + 1), "$" | "£" | "¥") && sheet.glued(idx + 1)
}

/// The token after the run of capitalised words that starts at `start`.
pub(super) fn run_end(sheet: &Sheet<'_>, start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    let (mut bodied, mut ruled) = (false, false);
    while end < limit {
        let before = sheet.word(end - 1);
        let word = sheet.word(end);
        if is_capital(sheet, end) {
            end += 1;
            continue;
        }
        let inner = match word {
            "." => sheet.glued(end) && is_abbreviation(before),
            "&" => true,
            "," => WORDS.suffixes.has(sheet.word(end + 1)) && is_legal_form(sheet.word(end + 1)),
            // What follows a legal form says where the body is: "Northwind Holding GmbH of Leipzig".
            "of" if is_legal_form(before) => false,
            "of" => WORDS.is_head(before) || WORDS.of.has(before) || WORDS.place_of.has(before),
            "'" | "’" | "'s" | "’s" => owns(sheet, end),
            "for" => WORDS.for_heads.has(before) || is_slogan(sheet, start, end),
            "and" => joins(sheet, start, end, bodied) || ruled && is_abstract(sheet.word(end + 1)),
            _ => PARTICLES.contains(&word),
        };
        let the = matches!(word, "of" | "for") && sheet.word(end + 1) == "the";
        let next = end + 1 + usize::from(the);
        if inner && next < limit && is_capital(sheet, next) {
            bodied |= word == "of";
            // "for Disease Control and Prevention": a noun of action or state goes on, a name would not.
            ruled |= word == "for";
            end = next + 1;
            continue;
        }
        let numbered = sheet.kind(end) == Some(TokenKind::Number) && NUMBERED.contains(&before);
        return end + usize::from(numbered);
    }
    end
}

/// Whether the possessive at `idx` stands inside the name of a body: those it is made of or headed by own it, "the Harbour
/// Bankers’ Union", "the Elm County Sheriff's Office". What a named person or body owns has a name of its own.
fn owns(sheet: &Sheet<'_>, idx: usize) -> bool {
    let owner = sheet.word(idx - 1);
    let head = WORDS.is_head(sheet.word(idx + 1)) || WORDS.of.has(sheet.word(idx + 1));
    let plural = owner.ends_with('s') && sheet.word(idx).chars().count() == 1;
    let people = WORDS.people.title_heads.has(owner) || WORDS.other.owners.has(owner);
    let named = WORDS.last.has(owner) || WORDS.is_known(owner) || WORDS.is_land(owner);
    head && sheet.glued(idx) && (people || plural && !named)
}

/// "No X for Y": a capitalised "No" with one word before "for" is a slogan that became a name.
fn is_slogan(sheet: &Sheet<'_>, start: usize, end: usize) -> bool {
    sheet.word(start) == "No" && (start + 2..=start + 3).contains(&end)
}

/// Whether "and" at `idx` stands inside a name: "Department of Health and Human Services", "the Food and Drug
/// Administration".
fn joins(sheet: &Sheet<'_>, start: usize, idx: usize, bodied: bool) -> bool {
    let next = sheet.word(idx + 1);
    if bodied {
        let own = WORDS.is_known(next) || WORDS.is_land(next) || WORDS.first.has(next);
        return !own && !WORDS.is_land(sheet.word(idx - 1));
    }
    let the = matches!(sheet.word(start.wrapping_sub(1)), "the" | "The");
    let headed = WORDS.heads.has(sheet.word(idx + 2)) && is_capital(sheet, idx + 2);
    the && idx == start + 1 && headed
}

/// Whether `word` is made like a noun of action or state.
fn is_abstract(word: &str) -> bool {
    let endings = [
        "tion", "sion", "ment", "ity", "nce", "ing", "ics", "ship", "ism", "ure",
    ];
    endings.iter().any(|ending| word.ends_with(ending))
}

/// Whether a full stop belongs to `word`: "Mr.", "St.", "Gen.".
fn is_abbreviation(word: &str) -> bool {
    let short = word.len() <= 4;
    short
        && (WORDS.people.honorifics.has(word)
            || WORDS.people.titles.has(word)
            || matches!(word, "St" | "Ste" | "Mt" | "Ft" | "Jr" | "Sr"))
}

/// Whether `word` is the legal form of a company, which ends its name; a comma may stand before it.
fn is_legal_form(word: &str) -> bool {
    matches!(
        word,
        "Inc"
            | "Ltd"
            | "LLC"
            | "LLP"
            | "Corp"
            | "Limited"
            | "GmbH"
            | "AG"
            | "SpA"
            | "NV"
            | "Oyj"
            | "PLC"
            | "plc"
    )
}
