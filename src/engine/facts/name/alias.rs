//! Acronyms and their long forms, where brackets join them: "Harbour Ministry of Trade (HMOT)", "BDS (Boycott, Divest,
//! Sanctions)".

use super::candidate::is_capital;
use super::evidence::is_acronym;
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
    let mut spans = Vec::new();
    for short in mentions.iter() {
        let idx = short.tokens.start;
        let bracketed = short.tokens.len() == 1
            && sheet.word(idx.wrapping_sub(1)) == "("
            && sheet.word(idx + 1) == ")"
            && is_acronym(sheet.word(idx));
        if let Some(long) = long_after(sheet, idx) {
            spans.push((long, idx));
        } else if bracketed && let Some(start) = long_before(sheet, idx - 1, sheet.word(idx)) {
            spans.push((start..idx - 1, idx));
        }
    }
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

/// The first token of the long form of `acronym` that ends before token `end`: going back, its words must give the
/// letters from the last to the first; small words and commas may give none.
fn long_before(sheet: &Sheet<'_>, end: usize, acronym: &str) -> Option<usize> {
    let mut letters = acronym
        .chars()
        .filter(|char| char.is_alphabetic())
        .flat_map(char::to_lowercase)
        .rev()
        .peekable();
    let mut at = end;
    while let Some(&letter) = letters.peek() {
        at = at.checked_sub(1)?;
        let word = sheet.word(at);
        let first = word.chars().flat_map(char::to_lowercase).next();
        let small = matches!(
            word,
            "," | "of" | "and" | "for" | "the" | "on" | "in" | "&" | "to"
        );
        if first == Some(letter)
            && (is_capital(sheet, at) || matches!(word, "of" | "and" | "for" | "on"))
        {
            letters.next();
        } else if !small || end - at > 12 {
            return None;
        }
    }
    (is_capital(sheet, at) && end - at >= 2).then_some(at)
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
    (found == start).then_some(start..end)
}
