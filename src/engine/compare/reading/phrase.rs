//! Noun phrases: a noun with what stands before it, and the number or name behind it.

use std::ops::Range;

use super::Word;
use crate::engine::tag::speech::Speech;

/// No noun phrase of news has more words.
const LONGEST: usize = 16;

/// A noun phrase without what hangs on it by a preposition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::engine::compare) struct Phrase {
    /// Its words.
    pub(in crate::engine::compare) words: Range<usize>,
    /// The noun itself.
    pub(in crate::engine::compare) head: usize,
}

/// Whether a word can be part of a noun phrase; nouns, and what stands before them.
fn fits(word: &Word) -> bool {
    matches!(
        word.part,
        Speech::Noun
            | Speech::ProperNoun
            | Speech::Pronoun
            | Speech::Numeral
            | Speech::Determiner
            | Speech::Adjective
            | Speech::Symbol
    ) && (!is_relative(word) || word.part == Speech::Determiner)
}

/// Whether a word opens a relative clause.
pub(in crate::engine::compare) fn is_relative(word: &Word) -> bool {
    matches!(
        &*word.folded,
        "who" | "whom" | "which" | "that" | "whose" | "where" | "when" | "what" | "why" | "how"
    )
}

pub(super) const fn is_noun(part: Speech) -> bool {
    matches!(
        part,
        Speech::Noun | Speech::ProperNoun | Speech::Pronoun | Speech::Numeral
    )
}

/// The noun phrase that begins at `at`.
pub(in crate::engine::compare) fn starting_at(words: &[Word], at: usize) -> Option<Phrase> {
    let mut end = at;
    let mut head = None;
    while let Some(word) = words.get(end).filter(|_| end < at + LONGEST) {
        let next = words.get(end + 1);
        let possessive = word.part == Speech::Particle && word.folded.starts_with(['\'', '’']);
        // "The flooded cellars", "a growing movement": a participle between a determiner and its noun.
        let participle = word.part == Speech::Verb
            && end > at
            && head.is_none()
            && (word.folded.ends_with("ed")
                || word.folded.ends_with("ing")
                || word.folded.ends_with('n'))
            && next.is_some_and(|next| {
                fits(next) && !matches!(next.part, Speech::Determiner | Speech::Pronoun)
            });
        let adverb = word.part == Speech::Adverb
            && next
                .is_some_and(|next| next.part == Speech::Adjective || next.part == Speech::Numeral);
        let marks =
            word.part == Speech::Punctuation && matches!(&*word.folded, "“" | "\"") && end == at;
        if !(fits(word) || possessive || participle || adverb || marks) {
            break;
        }
        // A determiner or pronoun behind a noun opens another phrase.
        if head.is_some() && matches!(word.part, Speech::Determiner | Speech::Pronoun) {
            break;
        }
        if is_noun(word.part)
            && !(word.part == Speech::Numeral && head.is_some_and(|head| names(words, head)))
        {
            head = Some(end);
        }
        if possessive || word.part == Speech::Adjective && head.is_some() && !next.is_some_and(fits)
        {
            if !possessive {
                break;
            }
            head = None;
        }
        end += 1;
    }
    let head = head?;
    let end = (head + 1..=end).rev().find(|&end| end > head)?;
    let end = if words.get(end - 1).is_some_and(|last| is_noun(last.part)) {
        end
    } else {
        head + 1
    };
    Some(Phrase {
        words: at..end,
        head,
    })
}

/// Whether a number behind this word is a part of a name: "Gate 3", "Unit 8200".
fn names(words: &[Word], at: usize) -> bool {
    words
        .get(at)
        .is_some_and(|word| matches!(word.part, Speech::Noun | Speech::ProperNoun))
}

/// The noun phrase that ends with the word at `last`.
pub(in crate::engine::compare) fn ending_at(words: &[Word], last: usize) -> Option<Phrase> {
    let mut start = last;
    if !words.get(last).is_some_and(|word| is_noun(word.part)) {
        return None;
    }
    while let Some(at) = start.checked_sub(1).filter(|at| last - at < LONGEST) {
        let (Some(word), Some(next)) = (words.get(at), words.get(start)) else {
            break;
        };
        let possessive = word.part == Speech::Particle && word.folded.starts_with(['\'', '’']);
        let opens = matches!(next.part, Speech::Determiner)
            || next.part == Speech::Pronoun && !next.folded.ends_with("'s");
        let that = word.is("that") && (next.capital || next.part == Speech::Numeral);
        if that
            || opens && !possessive
            || !(fits(word) || possessive)
            || word.part == Speech::Pronoun && !is_owner(word)
        {
            break;
        }
        start = at;
    }
    let phrase = starting_at(words, start)?;
    (phrase.words.end > last).then_some(phrase)
}

/// Whether a pronoun stands before what it owns: "their data".
fn is_owner(word: &Word) -> bool {
    matches!(
        &*word.folded,
        "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "my"
            | "your"
            | "this"
            | "these"
            | "those"
            | "that"
    )
}
