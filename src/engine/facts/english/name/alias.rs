//! Acronyms and their long forms, where brackets join them: "Harbour Ministry of Trade (HMOT)", "BDS (Boycott, Divest,
//! Sanctions)".

use super::evidence::is_acronym;
use super::lexicon::WORDS;
use super::run::is_capital;
use super::sheet::Sheet;
use super::{Mention, Points};

/// Two mentions that name the same: long form and acronym, as indexes into the mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Alias {
    /// The long form.
    pub long: usize,
    /// The acronym.
    pub short: usize,
}

/// The aliases that brackets give. A long form that is no mention yet, because commas part it, becomes one.
pub(super) fn find(sheet: &Sheet<'_>, mentions: &mut Vec<Mention>) -> Vec<Alias> {
    let mut spans = bracketed(sheet, mentions);
    spans.sort_by_key(|(long, _)| long.start);
    let mut free = 0;
    spans.retain(|(long, _)| {
        let fits = long.start >= free;
        free = if fits { long.end } else { free };
        fits
    });
    // Both are in order of the text: one walk over the two finds the mentions that a long form takes in.
    let mut longs = spans.iter().map(|(long, _)| long).peekable();
    mentions.retain(|mention| {
        while longs
            .next_if(|long| long.end <= mention.tokens.start)
            .is_some()
        {}
        longs
            .peek()
            .is_none_or(|long| mention.tokens.end <= long.start)
    });
    for (long, _) in &spans {
        mentions.push(Mention {
            span: sheet.span(long.start, long.end),
            tokens: long.clone(),
            initial: false,
            own: Points::default(),
            beside: Points {
                organisation: 3,
                ..Points::default()
            },
        });
    }
    mentions.sort_by_key(|mention| mention.tokens.start);
    let at = |start: usize| {
        mentions
            .binary_search_by_key(&start, |mention| mention.tokens.start)
            .ok()
    };
    spans
        .iter()
        .filter_map(|(long, short)| {
            Some(Alias {
                long: at(long.start)?,
                short: at(*short)?,
            })
        })
        .collect()
}

/// The long forms that brackets join to an acronym, each with the token of the acronym.
fn bracketed(sheet: &Sheet<'_>, mentions: &mut [Mention]) -> Vec<(std::ops::Range<usize>, usize)> {
    let mut spans = Vec::new();
    for short in mentions.iter_mut() {
        let idx = short.tokens.start;
        let bracketed = short.tokens.len() == 1
            && sheet.word(idx.wrapping_sub(1)) == "("
            && sheet.word(idx + 1) == ")"
            && is_acronym(sheet.word(idx));
        if let Some(long) = long_after(sheet, idx) {
            spans.push((long, idx));
        } else if bracketed {
            match long_before(sheet, idx - 1, sheet.word(idx)) {
                Some(Long::Name(start)) => spans.push((start..idx - 1, idx)),
                // "machine learning (ML)": a thing, whatever the acronym looks like.
                Some(Long::Thing) => short.own.nothing += 6,
                None => {}
            }
        }
    }
    spans
}

/// What stands before an acronym in brackets.
enum Long {
    /// A name with its initials, from this token on.
    Name(usize),
    /// Words in small letters with its initials.
    Thing,
}

/// The first token of the long form of `acronym` that ends before token `end`: going back, its words must give the
/// letters from the last to the first; small words and commas may give none.
fn long_before(sheet: &Sheet<'_>, end: usize, acronym: &str) -> Option<Long> {
    let mut letters = acronym
        .chars()
        .filter(|char| char.is_alphabetic())
        .flat_map(char::to_lowercase)
        .rev()
        .peekable();
    let mut at = end;
    // "Northland ministry of trade (NMOT)": small words count where one of them is what bodies are called.
    let mut small_word = false;
    let mut body = false;
    while let Some(&letter) = letters.peek() {
        at = at.checked_sub(1)?;
        let word = sheet.word(at);
        let first = word.chars().flat_map(char::to_lowercase).next();
        let small = matches!(
            word,
            "," | "of" | "and" | "for" | "the" | "on" | "in" | "&" | "to"
        );
        if first == Some(letter) && sheet.is_word(at) {
            letters.next();
            small_word |= sheet.is_lower(at) && !small;
            body |= sheet.is_lower(at) && is_body_noun(word);
        } else if !small || end - at > 12 {
            return None;
        }
    }
    let long = end - at >= 2;
    if long && is_capital(sheet, at) && (body || !small_word) {
        Some(Long::Name(at))
    } else {
        (long && sheet.is_lower(at) && !body).then_some(Long::Thing)
    }
}

/// Whether `word`, written small, is what bodies are called: "ministry", "agency".
fn is_body_noun(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().map(char::to_uppercase);
    let capital: String = first.into_iter().flatten().chain(letters).collect();
    WORDS.is_head(&capital) || WORDS.of.has(&capital)
}

/// The long form in brackets right behind the acronym at token `short`: "BDS (Boycott, Divest, Sanctions)".
fn long_after(sheet: &Sheet<'_>, short: usize) -> Option<std::ops::Range<usize>> {
    /// No long form has more tokens.
    const LONGEST: usize = 14;
    let acronym = sheet.word(short);
    if sheet.word(short + 1) != "(" || !is_acronym(acronym) {
        return None;
    }
    let start = short + 2;
    let end = (start..start + LONGEST).find(|&idx| sheet.word(idx) == ")")?;
    let found = long_before(sheet, end, acronym)?;
    matches!(found, Long::Name(first) if first == start).then_some(start..end)
}
