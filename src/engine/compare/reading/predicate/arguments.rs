//! What stands with a predicate: its subject, its object, and what hangs on it by prepositions.

use super::super::Word;
use super::super::phrase::{self, Phrase, is_relative};
use super::super::roots;
use super::Predicate;
use crate::engine::tag::speech::Speech;

/// How far in front of a verb its subject is looked for.
const SUBJECT_REACH: usize = 30;

/// How many prepositional phrases of a predicate are kept.
const MOST_PLACES: usize = 6;

/// How far behind a verb its prepositional phrases are looked for.
const PLACE_REACH: usize = 25;

/// The subject of the verb group at `start`.
pub(super) fn subject(words: &[Word], start: usize, before: &[Predicate]) -> Option<Phrase> {
    // "We've", "it's": the pronoun is a part of the group.
    if words
        .get(start)
        .is_some_and(|word| word.part == Speech::Pronoun)
    {
        return Some(Phrase {
            words: start..start + 1,
            head: start,
        });
    }
    let mut at = start;
    let low = start.saturating_sub(SUBJECT_REACH);
    while at > low {
        at -= 1;
        let word = words.get(at)?;
        let marks = matches!(&*word.folded, "“" | "”" | "\"");
        let relative = words.get(at + 1).is_some_and(is_relative) && at + 1 < start;
        if word.is(",") && relative {
            continue;
        }
        if word.is(",") {
            let insert = before_insert(words, at, low);
            // ", completed in 2004, …": with no comma before it, a bare participle hangs on the noun before the comma.
            at = insert.or_else(|| (at + 1 == start).then_some(at))?;
        } else if matches!(&*word.folded, ")") {
            at = (low..at)
                .rev()
                .find(|&open| words.get(open).is_some_and(|word| word.is("(")))?;
        } else if word.part == Speech::Coordinator {
            let joined = before.iter().rev().find(|verb| verb.head < at);
            return joined.and_then(|verb| verb.subject.clone());
        } else if phrase::is_noun(word.part) && !is_relative(word) {
            let phrase = phrase::ending_at(words, at)?;
            let number = phrase.words.len() == 1 && word.part == Speech::Numeral;
            let aged = number
                && at
                    .checked_sub(1)
                    .and_then(|before| words.get(before))
                    .is_some_and(|word| word.is(","));
            if aged || is_time(words, &phrase) && phrase.words.start > low {
                // "Ada Thorne, 67," and "the union last night".
                at = phrase.words.start - usize::from(aged);
                continue;
            }
            let outer = outermost(words, phrase);
            if let Some(participle) = reduced_before(words, &outer) {
                at = participle;
                continue;
            }
            return Some(outer);
        } else if !(word.part == Speech::Adverb
            || is_relative(word)
            || marks
            || word.part == Speech::Particle)
        {
            return None;
        }
    }
    None
}

/// The participle that a phrase hangs on by a preposition: "a trunk carried down by the river".
pub(super) fn reduced_before(words: &[Word], phrase: &Phrase) -> Option<usize> {
    let preposition = phrase.words.start.checked_sub(1)?;
    words
        .get(preposition)
        .filter(|word| word.part == Speech::Adposition)?;
    let mut at = preposition.checked_sub(1)?;
    let particle = words
        .get(at)
        .is_some_and(|word| matches!(word.part, Speech::Adverb | Speech::Adposition));
    at = at.checked_sub(usize::from(particle))?;
    let participle = words.get(at).is_some_and(|word| {
        word.part == Speech::Verb
            && (word.folded.ends_with("ed") || roots::is_irregular_past(&word.folded))
    });
    let noun = at
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .is_some_and(|word| phrase::is_noun(word.part));
    (participle && noun).then_some(at)
}

/// Where the insert that ends with the comma at `comma` begins: the index of its first comma.
pub(super) fn before_insert(words: &[Word], comma: usize, low: usize) -> Option<usize> {
    let opens = |at: &usize| words.get(*at).is_some_and(|word| word.is(","));
    (low..comma).rev().find(opens)
}

/// The phrase that this one hangs on by prepositions: "the owner" of "the owner of the mill in Oxmouth".
pub(super) fn outermost(words: &[Word], phrase: Phrase) -> Phrase {
    let mut outer = phrase;
    for _ in 0..4 {
        // "A fire in which seven people were injured": the relative clause begins here.
        if words.get(outer.words.start).is_some_and(is_relative) && outer.words.len() > 1 {
            outer.words.start += 1;
            break;
        }
        let Some(preposition) = outer.words.start.checked_sub(1) else {
            break;
        };
        let is_preposition = words
            .get(preposition)
            .is_some_and(|word| word.part == Speech::Adposition);
        let last = preposition.checked_sub(1).filter(|_| is_preposition);
        // "People familiar with the matter".
        let adjective = last.filter(|last| {
            words
                .get(*last)
                .is_some_and(|word| matches!(word.part, Speech::Adjective | Speech::Adverb))
        });
        let last = adjective.and_then(|last| last.checked_sub(1)).or(last);
        match last.and_then(|last| phrase::ending_at(words, last)) {
            Some(found) if !is_time(words, &found) => outer = found,
            _ => break,
        }
    }
    outer
}

/// Finds the object and the prepositional phrases of a predicate.
pub(super) fn complete(words: &[Word], made: &mut Predicate) {
    let mut at = made.words.end;
    let skips = |word: &Word| {
        word.part == Speech::Adverb
            || word.part == Speech::Punctuation && matches!(&*word.folded, "“" | "\"")
    };
    while words.get(at).is_some_and(skips) {
        at += 1;
    }
    if !made.nominal
        && let Some(object) = phrase::starting_at(words, at)
    {
        at = object.words.end;
        if !is_time(words, &object) {
            made.object = Some(object);
        }
    }
    // "Led 40 people out": the particle may stand behind the object.
    if made.object.is_some()
        && let Some(word) = words.get(at)
        && roots::is_phrasal(made.root, &word.folded)
    {
        made.meaning = roots::meaning(made.root, Some(&word.folded));
        made.phrasal = true;
        at += 1;
    }
    let end = made.words.end + PLACE_REACH;
    while let Some(word) = words
        .get(at)
        .filter(|_| at < end && made.places.len() < MOST_PLACES)
    {
        if word.part == Speech::Adposition || word.is("to") {
            if let Some(phrase) = phrase::starting_at(words, at + 1) {
                let next = phrase.words.end;
                made.places.push((at, phrase));
                at = next;
                continue;
            }
        } else if !matches!(
            word.part,
            Speech::Adverb
                | Speech::Noun
                | Speech::ProperNoun
                | Speech::Numeral
                | Speech::Adjective
        ) {
            break;
        }
        at += 1;
    }
}

/// Whether a noun phrase tells when: "last night", "Thursday".
pub(super) fn is_time(words: &[Word], phrase: &Phrase) -> bool {
    words
        .get(phrase.head)
        .is_some_and(|word| roots::is_time(&word.folded))
}
