//! Outlets named in a line: those of the table, and names with the shape of an outlet's.
//!
//! Italics do not reach us, so that the words have to tell: how the name ends ("Springfield Gazette"), how it begins
//! ("Radio Kestrel"), the noun set beside it ("the newspaper La Voz", "WKLA, a television station"), or a call sign.

use super::super::speech::Page;
use super::super::speech::line::Line;
use super::super::speech::outlets;
use super::super::speech::phrase::Phrase;
use super::super::speech::words::Class;

/// First words of outlets' names.
const FIRSTS: [&str; 7] = [
    "Radio",
    "Channel",
    "Agence",
    "Télé",
    "Canal",
    "Rádio",
    "Televisión",
];

/// Nouns for outlets, before their names: "the newspaper La Voz", "local outlet KTVB".
const NOUNS: [&str; 17] = [
    "newspaper",
    "paper",
    "magazine",
    "broadcaster",
    "station",
    "daily",
    "weekly",
    "tabloid",
    "outlet",
    "website",
    "site",
    "portal",
    "channel",
    "agency",
    "network",
    "periodical",
    "podcast",
];

/// Of these nouns, those of other bodies too: they need "news", "television" or the like before them.
const COMMON: [&str; 7] = [
    "station", "agency", "network", "site", "website", "portal", "channel",
];

/// Outlets named by one ordinary word, which may open a sentence.
const ORDINARY: [&str; 22] = [
    "People",
    "Time",
    "Reason",
    "Fortune",
    "Variety",
    "Medium",
    "Forward",
    "Deadline",
    "Nation",
    "Independent",
    "Metro",
    "Protocol",
    "Insider",
    "Observer",
    "Register",
    "Billboard",
    "Local",
    "Week",
    "Star",
    "Standard",
    "Sun",
    "Vice",
];

/// A name has at most this many words.
const LONGEST: usize = 5;

/// The outlet named at item `at`: its items and name.
pub(super) fn named(page: &Page<'_>, line: &Line<'_>, at: usize) -> Option<(Phrase, String)> {
    let start = at + usize::from(line.reads(at, "the"));
    if let Some((name, outlet)) = outlets::at(line, at) {
        // "People said they saw smoke.": at the head of a sentence an ordinary word has its capital from there.
        let ordinary = name.0 == name.1
            && ORDINARY.contains(&line.word(name.0))
            && at == line.sentence_start(at);
        return (!ordinary && !is_longer(line, name)).then(|| (name, outlet.to_owned()));
    }
    let capital = |idx: usize| {
        let class = line.class(idx);
        class.is(Class::CAPITAL) && !class.is(Class::GRAMMAR)
    };
    if !capital(start) {
        return None;
    }
    let first = FIRSTS.contains(&line.word(start));
    let digits = |idx: usize| first && line.word(idx).bytes().all(|byte| byte.is_ascii_digit());
    let last = (start..line.items.len().min(start + LONGEST))
        .take_while(|&idx| capital(idx) || idx == start + 1 && digits(idx))
        .last()
        .filter(|&last| !line.class(last).is(Class::CALENDAR))?;
    let ends = last > start && line.class(last).is(Class::OUTLET_NAME);
    let opens = first && last > start;
    let shaped = ends || opens || is_noun_before(line, at) || is_noun_after(line, last);
    if !(shaped || start == last && is_call_sign(line.word(start))) {
        return None;
    }
    // "The" belongs to the name where it has its capital inside a sentence.
    let whole = line.word(at) == "The" && at > line.sentence_start(at);
    let name = line.span(if whole { at } else { start }, last)?;
    Some(((at, last), page.words(name).to_owned()))
}

/// Whether the words of `name` are only a part of another name: "King County Metro", "Star Alliance". "BBC Scotland" is
/// still the BBC.
fn is_longer(line: &Line<'_>, (first, last): Phrase) -> bool {
    let named = |at: usize| {
        let class = line.class(at);
        class.is(Class::CAPITAL)
            && !class.is(Class::GRAMMAR.and(Class::CALENDAR).and(Class::OUTLET_NAME))
    };
    let acronym = line
        .word(last)
        .bytes()
        .all(|byte| byte.is_ascii_uppercase());
    let known = [
        "Sport",
        "Sports",
        "Online",
        "Weekend",
        "International",
        "Business",
        "Politics",
        "Opinion",
    ];
    let goes_on = named(last + 1) && !known.contains(&line.word(last + 1));
    let before = first
        .checked_sub(1)
        .filter(|&before| first == last && before > line.sentence_start(before));
    !acronym && (goes_on || before.is_some_and(named))
}

/// "newspaper", "news agency", "television station" before the name at `at`.
fn is_noun_before(line: &Line<'_>, at: usize) -> bool {
    let Some(noun) = at
        .checked_sub(1)
        .filter(|&noun| NOUNS.contains(&line.word(noun)))
    else {
        return false;
    };
    !COMMON.contains(&line.word(noun))
        || noun.checked_sub(1).is_some_and(|kind| is_media(line, kind))
}

/// "news agency" behind the name, or ", a television station".
fn is_noun_after(line: &Line<'_>, last: usize) -> bool {
    let next = last + 1;
    if is_media(line, next) {
        return NOUNS.contains(&line.word(next + 1));
    }
    if matches!(line.word(next), "newspaper" | "broadcaster" | "magazine") {
        return true;
    }
    line.word(next) == ","
        && matches!(line.word(next + 1), "a" | "an" | "the")
        && (next + 2..next + 6)
            .take_while(|&at| !line.class(at).is(Class::BREAK.and(Class::PREPOSITION)))
            .any(|at| {
                NOUNS.contains(&line.word(at))
                    && (!COMMON.contains(&line.word(at)) || is_media(line, at - 1))
            })
}

/// Whether the word at `at` tells that a station, an agency or a site is one of news.
fn is_media(line: &Line<'_>, at: usize) -> bool {
    matches!(
        line.word(at),
        "news"
            | "television"
            | "TV"
            | "radio"
            | "media"
            | "broadcast"
            | "wire"
            | "cable"
            | "press"
            | "local"
    )
}

/// "WKLA", "KTVB": the call sign of an American station.
fn is_call_sign(word: &str) -> bool {
    let sign = word
        .strip_suffix("-TV")
        .or_else(|| word.strip_suffix("-FM"))
        .unwrap_or(word);
    sign.len() == 4
        && sign.starts_with(['K', 'W'])
        && sign.bytes().all(|byte| byte.is_ascii_uppercase())
}
