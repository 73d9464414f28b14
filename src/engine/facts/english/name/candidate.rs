//! Where names may stand: runs of capitalised words with the small words that names hold.

use crate::engine::facts::english::number::{Sense, sense_of};
use crate::engine::segment::{Sentence, TokenKind};

use super::lexicon::WORDS;
use super::run::{is_capital, run_end};
use super::sheet::Sheet;
use super::{Mention, Points};

/// A longer run of capitals, in tokens, is shouting or a list, not a name.
const LONGEST: usize = 10;

/// The places of an article where names may stand, in order; none overlap.
pub(super) fn find(sheet: &Sheet<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    for sentence in sheet.sentences {
        if is_titled(sheet, sentence) {
            titled(sheet, sentence, &mut found);
        } else {
            of_sentence(sheet, sentence, &mut found);
        }
    }
    found
}

/// Adds the candidates of a sentence.
fn of_sentence(sheet: &Sheet<'_>, sentence: &Sentence, found: &mut Vec<Mention>) {
    let mut idx = sentence.tokens.start;
    while idx < sentence.tokens.end {
        if !is_capital(sheet, idx) {
            idx += 1;
            continue;
        }
        let end = run_end(sheet, idx, sentence.tokens.end);
        if end - idx <= LONGEST {
            split(sheet, idx, end, sentence, found);
        }
        idx = end;
    }
}

/// Cuts a run into mentions: words that only open the sentence, titles and what stands before them come off.
fn split(
    sheet: &Sheet<'_>,
    start: usize,
    end: usize,
    sentence: &Sentence,
    found: &mut Vec<Mention>,
) {
    let mut from = start;
    let opens = is_opening(sheet, start, sentence);
    if opens && is_mere_opener(sheet, start, end) {
        from += 1;
        // "of" may have followed the word that fell away.
        while from < end && !is_capital(sheet, from) {
            from += 1;
        }
    }
    if from >= end {
        return;
    }
    let last = sheet.word(end - 1);
    let headed = WORDS.is_head(last) || WORDS.places.has(last) || WORDS.nothing.has(last);
    // "the Sunni AMS", "Israeli Benny Gantz": an adjective of people belongs to the name of a body only.
    while from + 1 < end
        && !headed
        && WORDS.people.demonyms.has(sheet.word(from))
        && is_capital(sheet, from + 1)
    {
        from += 1;
    }
    if is_month(sheet, from, end) {
        from += 1;
    }
    if from >= end {
        return;
    }
    let initial = opens && from == start;
    if let Some(name) = after_title(sheet, from, end) {
        let before = title_start(sheet, from, name);
        if before > from {
            push(sheet, from, before, initial, found);
        }
        push(sheet, name, end, false, found);
        return;
    }
    // "Ukraine Volodymyr Zelenskyy" after "President of": a country does not start a person's name.
    let land = end - from >= 3
        && WORDS.countries.has(sheet.word(from))
        && WORDS.first.has(sheet.word(from + 1))
        && !WORDS.is_head(sheet.word(end - 1));
    if land || end - from >= 3 && starts_with_people(sheet, from, end) {
        if land {
            push(sheet, from, from + 1, initial, found);
        }
        push(sheet, from + 1, end, false, found);
        return;
    }
    push(sheet, from, end, initial, found);
}

/// Whether the run starts with a month that is no first name: "an August Courier report", not "April Jones said".
fn is_month(sheet: &Sheet<'_>, from: usize, end: usize) -> bool {
    let word = sheet.word(from);
    let month = matches!(sense_of(word), Sense::Month { .. });
    let plain = matches!(
        sheet.word(from.wrapping_sub(1)),
        "a" | "an" | "the" | "in" | "of" | "since" | "last" | "this" | "next" | "until" | "by"
    );
    let named =
        !plain && end - from >= 2 && WORDS.first.has(word) && WORDS.last.has(sheet.word(end - 1));
    month && !named
}

/// "Israeli Benny Gantz": an adjective of people before a full name.
fn starts_with_people(sheet: &Sheet<'_>, from: usize, end: usize) -> bool {
    WORDS.people.demonyms.has(sheet.word(from))
        && WORDS.first.has(sheet.word(from + 1))
        && !WORDS.is_head(sheet.word(end - 1))
}

/// Adds a mention of the tokens from `from` to before `end`; a number with `+` before it belongs to it ("+972 Magazine").
fn push(sheet: &Sheet<'_>, from: usize, end: usize, initial: bool, found: &mut Vec<Mention>) {
    let mut end = end;
    while end > from && !sheet.is_word(end - 1) && sheet.kind(end - 1) != Some(TokenKind::Number) {
        end -= 1;
    }
    let signed = from >= 2
        && sheet.kind(from - 1) == Some(TokenKind::Number)
        && sheet.word(from - 2) == "+"
        && sheet.glued(from - 1);
    let from = if signed { from - 2 } else { from };
    if end > from {
        found.push(Mention {
            span: sheet.span(from, end),
            tokens: from..end,
            initial,
            own: Points::default(),
            beside: Points::default(),
        });
    }
}

/// Whether token `idx` would be capitalised in any case: it opens its sentence, a quotation or what follows a colon.
fn is_opening(sheet: &Sheet<'_>, idx: usize, sentence: &Sentence) -> bool {
    let Some(before) = idx.checked_sub(1) else {
        return true;
    };
    idx == sentence.tokens.start
        || sheet.kind(before) == Some(TokenKind::Open)
        || matches!(sheet.word(before), ":" | "(" | "•" | "-" | "–" | "*" | "…")
}

/// Whether the word that opens a sentence is no part of the name that seems to start there.
fn is_mere_opener(sheet: &Sheet<'_>, start: usize, end: usize) -> bool {
    let word = sheet.word(start);
    if word == "No" && run_holds(sheet, start, end, "for") {
        return false;
    }
    if WORDS.other.openers.has_folded(word) {
        return true;
    }
    let listed = WORDS.is_head(word)
        || WORDS.people.titles.has(word)
        || WORDS.people.honorifics.has(word)
        || WORDS.is_land(word)
        || WORDS.is_known(word)
        || (end - start > 1 && WORDS.first.has(word));
    !listed && (word.ends_with("ly") || sheet.knows_lower(word))
}

/// Whether the run holds `word`, in any case.
fn run_holds(sheet: &Sheet<'_>, start: usize, end: usize, word: &str) -> bool {
    (start..end).any(|idx| sheet.word(idx).eq_ignore_ascii_case(word))
}

/// The first token of the name after a title in the run: "Prime Minister Jane Roe", "Acme President Roe".
fn after_title(sheet: &Sheet<'_>, from: usize, end: usize) -> Option<usize> {
    let people = &WORDS.people;
    let last = sheet.word(end - 1);
    let bare = WORDS.people.title_heads.has(last) && !WORDS.last.has(last);
    if WORDS.is_head(last) || WORDS.places.has(last) || WORDS.nothing.has(last) || bare {
        return None;
    }
    (from..end - 1).rev().find_map(|idx| {
        let word = sheet.word(idx);
        let title = people.title_heads.has(word) || people.honorifics.has(word);
        let dot = usize::from(sheet.word(idx + 1) == ".");
        let name = idx + 1 + dot;
        let named =
            name < end && is_capital(sheet, name) && !people.title_heads.has(sheet.word(name));
        // "Martin Luther King Roe": a title that follows a first name is a name.
        let inside = idx > from && WORDS.first.has(sheet.word(idx - 1));
        let alone =
            end - name == 1 && !WORDS.last.has(sheet.word(name)) && !people.honorifics.has(word);
        let body = WORDS.is_known(sheet.written(idx, end));
        (title && named && !inside && !body && !(alone && idx == from && is_common_title(word)))
            .then_some(name)
    })
}

/// Titles that are also the first words of other names: "General Electric", "Crown Estate".
fn is_common_title(word: &str) -> bool {
    matches!(
        word,
        "General"
            | "Major"
            | "King"
            | "Queen"
            | "Prince"
            | "Chief"
            | "Captain"
            | "Private"
            | "Justice"
    )
}

/// Where the title that stands before token `name` starts.
pub(in crate::engine::facts::english) fn title_start(
    sheet: &Sheet<'_>,
    from: usize,
    name: usize,
) -> usize {
    let people = &WORDS.people;
    let mut start = name;
    while start > from {
        let word = sheet.word(start - 1);
        if word == "."
            || people.titles.has(word)
            || people.title_heads.has(word)
            || people.honorifics.has(word)
        {
            start -= 1;
        } else {
            break;
        }
    }
    start
}

/// Whether all words but the small ones of grammar are capitalised, as in some headlines: there capitals tell nothing.
fn is_titled(sheet: &Sheet<'_>, sentence: &Sentence) -> bool {
    /// Headlines are short; beyond it is prose.
    const LONGEST: usize = 30;
    if sentence.tokens.len() > LONGEST {
        return false;
    }
    let Some(first) = sentence.tokens.clone().find(|&idx| sheet.is_word(idx)) else {
        return false;
    };
    // A headline has long runs of capitals; "Jane Roe, 21, London" is a list of names.
    let (mut capitals, mut run, mut longest) = (0, 0, 0);
    for idx in sentence.tokens.clone() {
        let word = sheet.word(idx);
        if !sheet.is_word(idx) {
            run = 0;
        } else if !sheet.is_lower(idx) {
            capitals += usize::from(word.len() > 3);
            run += 1;
            longest = run.max(longest);
        } else if word.len() > 3 && !WORDS.other.openers.has(word) {
            return false;
        }
    }
    capitals >= 4 && longest >= 4 && !sheet.is_lower(first)
}

/// Adds the candidates of a headline in capitals: runs are cut into the longest parts that the tables know.
fn titled(sheet: &Sheet<'_>, sentence: &Sentence, found: &mut Vec<Mention>) {
    let mut idx = sentence.tokens.start;
    while idx < sentence.tokens.end {
        let longest = (1..=4).rev().find(|len| {
            let end = idx + len;
            let name = sheet.written(idx, end.min(sentence.tokens.end));
            let person = *len == 2
                && WORDS.first.has(sheet.word(idx))
                && WORDS.last.has(sheet.word(idx + 1))
                && !sheet.knows_lower(sheet.word(idx));
            end <= sentence.tokens.end
                && is_capital(sheet, idx)
                && (WORDS.is_known(name) || WORDS.is_land(name) || person)
        });
        if let Some(len) = longest {
            push(sheet, idx, idx + len, false, found);
        } else if is_capital(sheet, idx) {
            // A single word may be a name that the rest of the article tells of.
            push(sheet, idx, idx + 1, true, found);
        }
        idx += longest.unwrap_or(1);
    }
}
