//! What speaks for a name being a person's, a body's or a place's: its own words, and what stands beside it.

use crate::engine::facts::english::number::{Sense, sense_of};
use crate::engine::facts::english::person;
use crate::engine::segment::TokenKind;

use super::lexicon::WORDS;
use super::sheet::Sheet;
use super::{Mention, Points};

/// Points of a word that alone tells the kind.
const SURE: i32 = 6;
/// Points of a shape that mostly tells it.
const STRONG: i32 = 4;
/// Points that are enough where nothing speaks against them.
const ENOUGH: i32 = 3;
/// Points that need another sign.
const WEAK: i32 = 1;

/// Adds what speaks for each kind of `mention` to its points.
pub(super) fn weigh(sheet: &Sheet<'_>, mention: &mut Mention) {
    let (mut own, mut beside) = (mention.own, mention.beside);
    own_words(sheet, mention, &mut own);
    before(sheet, mention, &mut beside);
    after(sheet, mention, &mut beside);
    mention.own = own;
    mention.beside = beside;
}

/// The name's own words.
fn own_words(sheet: &Sheet<'_>, mention: &Mention, points: &mut Points) {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let whole = sheet.at(mention.span);
    let name = whole.strip_prefix("The ").unwrap_or(whole);
    if WORDS.people.demonyms.has(name) || WORDS.people.title_heads.has(name) {
        points.nothing += SURE;
    }
    let alone = end - start == 1 || (end - start == 2 && whole.len() > name.len());
    if WORDS.is_known(whole) || WORDS.is_known(name) {
        // "People", "Time" and "Target" are also words: where any word has a capital they tell little.
        let word = alone && whole.len() == name.len() && !is_acronym(name);
        points.organisation += match (word, mention.initial) {
            (true, _) if sheet.knows_lower(name) => 0,
            (true, true) => STRONG,
            _ => SURE,
        };
    }
    if WORDS.is_land(name) {
        points.place += SURE;
    } else if WORDS.cities.has(name) {
        let also_name = WORDS.last.has(name) || WORDS.first.has(name);
        points.place += match (also_name, mention.initial) {
            (true, true) => WEAK,
            (true, false) => ENOUGH,
            (false, _) => STRONG,
        };
    }
    if alone {
        single(sheet, start, name, points);
    } else {
        several(sheet, mention, points);
    }
}

/// A name of one word.
fn single(sheet: &Sheet<'_>, start: usize, name: &str, points: &mut Points) {
    if is_acronym(name) {
        if WORDS.other.acronyms.has(name) {
            points.nothing += SURE;
        } else {
            points.organisation += 2;
        }
    }
    if matches!(
        name,
        "Parliament" | "Congress" | "Senate" | "Treasury" | "Cabinet"
    ) {
        points.organisation += STRONG;
    }
    if WORDS.last.has(name) || WORDS.first.has(name) {
        points.person += WEAK;
    }
    // A word that the article also writes small, and a mere "Board" or "Section", name nothing.
    let noun = WORDS.is_head(name) || WORDS.places.has(name) || WORDS.of.has(name);
    let team = noun && name.ends_with('s') && sheet.word(start.wrapping_sub(1)) == "the";
    if team && !sheet.knows_lower(name) {
        points.organisation += STRONG;
    } else if noun
        || WORDS.nothing.has(name)
        || WORDS.people.titles.has(name)
        || sheet.knows_lower(name)
    {
        points.nothing += ENOUGH;
    }
    if matches!(sense_of(name), Sense::Month { .. } | Sense::Weekday { .. }) {
        points.nothing += SURE;
    }
}

/// Whether `word` is written in capitals only, as acronyms are.
pub(super) fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|char| char.is_alphabetic()).count();
    (2..=5).contains(&letters)
        && word
            .chars()
            .all(|char| char.is_uppercase() || matches!(char, '.' | '&' | '-'))
}

/// A name of several words.
fn several(sheet: &Sheet<'_>, mention: &Mention, points: &mut Points) {
    let (start, end, initial) = (mention.tokens.start, mention.tokens.end, mention.initial);
    let (first, last) = (sheet.word(start), sheet.word(end - 1));
    let numbered = sheet.kind(end - 1) == Some(TokenKind::Number);
    let of = (start + 1..end).find(|&idx| matches!(sheet.word(idx), "of" | "for"));
    let head = of.map_or(last, |of| sheet.word(of - 1));
    let people = is_full_name(sheet, start, end);
    let surname = WORDS.last.has(last);
    let is_school = last == "District" && sheet.word(end - 2) == "School";
    let doubtful = people && surname && of.is_none();
    if doubtful && (WORDS.is_head(last) || WORDS.places.has(last)) {
        // "Lincoln Park", "Emily Post": only what stands beside it tells.
        points.person += 2;
        points.organisation += if WORDS.is_head(last) { 2 } else { 0 };
        points.place += if WORDS.places.has(last) { 2 } else { 0 };
        return;
    }
    if WORDS.people.title_heads.has(last) && !people {
        points.nothing += SURE;
    }
    if let Some(of) = of
        && WORDS.place_of.has(head)
        && !WORDS.heads.has(head)
        && sheet.word(of) == "of"
    {
        points.place += STRONG;
    } else if numbered {
        points.organisation += SURE;
    } else if of.is_some()
        && (WORDS.is_head(head) || WORDS.of.has(head) || WORDS.for_heads.has(head))
    {
        points.organisation += STRONG + WEAK;
    } else if of.is_some() && first == "No" {
        // A capital "No" inside a sentence is part of the name of a campaign; at its start it is where small letters
        // follow, as they do in no headline: "No Ferry for Freight said".
        let running = sheet.is_word(end) && sheet.is_lower(end);
        points.organisation += if initial && !running { STRONG } else { SURE };
    } else if WORDS.nothing.has(last) && !people {
        points.nothing += SURE;
    } else if is_school || WORDS.is_head(last) && !(people && surname) {
        points.organisation += STRONG + WEAK;
    } else if WORDS.places.has(last) && !(people && WORDS.last.has(last)) {
        points.place += STRONG + WEAK;
    } else if WORDS.other.place_first.has(first) && end - start <= 3 {
        points.place += STRONG;
    } else if people {
        points.person += STRONG;
    } else if surname && end - start <= 3 && is_unknown_first(sheet, start) {
        points.person += 2;
    }
    if WORDS.last.has(last) && (points.person > 0 || is_initial(first)) {
        points.person += WEAK;
    }
    if WORDS.states.has(last) && end - start <= 3 && !people {
        let city = WORDS.cities.has(sheet.written(start, end - 1));
        points.place += if city { STRONG } else { WEAK };
    }
}

/// Whether a word could be a first name that the tables do not have.
fn is_unknown_first(sheet: &Sheet<'_>, idx: usize) -> bool {
    let word = sheet.word(idx);
    let lower = word
        .chars()
        .skip(1)
        .all(|char| char.is_lowercase() || matches!(char, '-' | '’' | '\''));
    let listed = WORDS.is_known(word)
        || WORDS.is_land(word)
        || WORDS.cities.has(word)
        || WORDS.is_head(word)
        || WORDS.places.has(word)
        || WORDS.nothing.has(word)
        || WORDS.people.demonyms.has(word)
        || WORDS.people.titles.has(word);
    lower && word.len() > 2 && !listed && !sheet.knows_lower(word)
}

/// Whether the words have the shape of a person's full name: a known first name, or initials.
fn is_full_name(sheet: &Sheet<'_>, start: usize, end: usize) -> bool {
    let first = sheet.word(start);
    // "Will", "Mark" and "Loan" are also words: the surname must be known where the article uses them as such.
    let word = sheet.knows_lower(first) && !WORDS.last.has(sheet.word(end - 1));
    let opens = WORDS.first.has(first)
        || is_initial(first)
        || first.split('-').all(|part| WORDS.first.has(part));
    let plain = (start..end).all(|idx| {
        let word = sheet.word(idx);
        let small = matches!(word, "of" | "for" | "and" | "&" | "the" | "The");
        let capitals = word.len() > 3 && is_acronym(word);
        !small && !capitals
    });
    opens && plain && !word && end - start <= 5 && !is_initial(sheet.word(end - 1))
}

/// "J.", "J.K."
fn is_initial(word: &str) -> bool {
    word.ends_with('.') && word.len() <= 5 && word.starts_with(char::is_uppercase)
}

/// The words in front.
fn before(sheet: &Sheet<'_>, mention: &Mention, points: &mut Points) {
    let start = mention.tokens.start;
    let Some(at) = start.checked_sub(1) else {
        return;
    };
    let word = sheet.word(at);
    let several = mention.tokens.len() > 1;
    let titled = {
        let dot = word == ".";
        let title = sheet.word(at.wrapping_sub(usize::from(dot)));
        WORDS.people.honorifics.has(title) || WORDS.people.title_heads.has(title)
    };
    if titled {
        points.person += SURE;
    } else if person::role_before(sheet, start).is_some() {
        points.person += if several { ENOUGH } else { 2 };
    } else if several && sheet.is_lower(at) && person::is_plural_role(word) {
        // "its executives Jane Roe and Ann Poe"
        points.person += ENOUGH;
    }
    // "in Section 8" names no place.
    let numbered = sheet.kind(mention.tokens.end) == Some(TokenKind::Number);
    let owned = numbered || sheet.kind(mention.tokens.end) == Some(TokenKind::Possessive);
    match word {
        "the" | "The" if !titled => {
            points.person -= ENOUGH;
        }
        "in" | "In" | "near" | "across" | "throughout" if !owned => points.place += 2,
        "from" | "From" | "outside" | "around" if !owned => points.place += WEAK,
        "at" if !owned => points.organisation += WEAK,
        _ => {}
    }
    if WORDS.people.speech.has(word) && sheet.kind(start) == Some(TokenKind::Word) {
        points.person += WEAK;
    }
    // "employees at Acme", "head of Acme", "an organiser with the Acme group"
    let the = usize::from(matches!(word, "the"));
    let preposition = sheet.word(at.wrapping_sub(the));
    let role = sheet.word(at.wrapping_sub(the + 1));
    let held = match preposition {
        "at" | "with" | "for" => WORDS.people.roles.has(role) || WORDS.followers.has(role),
        "of" => matches!(
            role,
            "ceo"
                | "founder"
                | "co-founder"
                | "chairman"
                | "chief"
                | "director"
                | "editor"
                | "employees"
                | "shareholders"
                | "member"
                | "members"
        ),
        _ => false,
    };
    if held {
        points.organisation += 2;
    }
    if preposition == "of" && WORDS.other.place_apposition.has(role) {
        points.place += STRONG;
    }
}

/// The words behind.
fn after(sheet: &Sheet<'_>, mention: &Mention, points: &mut Points) {
    let end = mention.tokens.end;
    let owned = sheet.kind(end) == Some(TokenKind::Possessive);
    let at = end + usize::from(owned);
    let word = sheet.word(at);
    if WORDS.followers.has(word) && sheet.is_lower(at) {
        points.organisation += if owned { 2 } else { ENOUGH };
    } else if !owned && WORDS.follower_verbs.has(word) {
        points.organisation += WEAK;
    }
    if !owned && WORDS.people.speech.has(word) {
        points.person += 2;
        points.organisation += WEAK;
    }
    if !owned && (word == "who" || word == "," && sheet.word(end + 1) == "who") {
        points.person += ENOUGH;
    }
    if !owned && word == "," {
        apposition(sheet, end + 1, points);
    }
}

/// What "NAME, …" says of the name: its role, its country, what kind of body it is, its age.
fn apposition(sheet: &Sheet<'_>, start: usize, points: &mut Points) {
    /// How far the noun of an apposition is looked for, in tokens.
    const REACH: usize = 8;
    if sheet.kind(start) == Some(TokenKind::Number)
        && sheet.word(start).len() == 2
        && sheet.word(start + 1) == ","
    {
        points.person += ENOUGH;
        return;
    }
    let longest = (1..=3).rev().find(|len| {
        let name = sheet.written(start, start + len);
        WORDS.states.has(name) || WORDS.countries.has(name)
    });
    if let Some(len) = longest {
        let closed = matches!(sheet.word(start + len), "," | "." | "" | ";" | ")");
        points.place += if closed { 2 } else { WEAK };
        return;
    }
    if person::role_after(sheet, start).is_some() {
        points.person += ENOUGH;
        return;
    }
    if !matches!(sheet.word(start), "a" | "an" | "the") {
        return;
    }
    for idx in start + 1..start + REACH {
        let word = sheet.word(idx);
        if matches!(
            word,
            "," | "." | "that" | "which" | "who" | "of" | "in" | "for" | ""
        ) {
            break;
        }
        let last = !sheet.is_lower(idx + 1)
            || matches!(
                sheet.word(idx + 1),
                "that" | "which" | "of" | "in" | "for" | "focused" | "behind" | "based"
            );
        if last && WORDS.apposition.has(word) {
            points.organisation += STRONG;
            return;
        }
        if last && WORDS.other.place_apposition.has(word) {
            points.place += STRONG;
            return;
        }
    }
}
