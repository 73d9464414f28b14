//! What a verb needs to say anything: the adjective behind "is" or "remains", the particle of "led out".

use super::super::Word;
use super::super::phrase;
use super::super::roots::{self, Meaning, Role};
use super::Predicate;
use crate::engine::tag::speech::Speech;

/// Whether a participle at `head` only describes the noun behind it: "the flooded cellars".
pub(super) fn modifies_noun(words: &[Word], head: usize) -> bool {
    let before = head.checked_sub(1).and_then(|at| words.get(at));
    let after = words.get(head + 1);
    let opened = before.is_some_and(|word| {
        matches!(word.part, Speech::Determiner | Speech::Adjective)
            || word.part == Speech::Particle && word.folded.starts_with('\'')
            || matches!(
                &*word.folded,
                "its" | "their" | "his" | "her" | "our" | "my"
            )
    });
    opened
        && after.is_some_and(|word| {
            matches!(
                word.part,
                Speech::Noun | Speech::ProperNoun | Speech::Adjective
            )
        })
}

/// What stands behind a form of "be": the adjective or noun that is said of the subject.
pub(super) fn complement(words: &[Word], copula: usize) -> Option<usize> {
    let mut at = copula + 1;
    while let Some(word) = words.get(at).filter(|_| at < copula + 6) {
        match word.part {
            Speech::Adverb | Speech::Particle if !word.is("to") => at += 1,
            Speech::Adjective => return Some(at),
            Speech::Determiner
            | Speech::Noun
            | Speech::ProperNoun
            | Speech::Numeral
            | Speech::Pronoun => {
                return phrase::starting_at(words, at).map(|phrase| phrase.head);
            }
            _ => return None,
        }
    }
    None
}

/// The particle of a phrasal verb, where the tables know one: "led … out".
pub(super) fn particle(words: &[Word], head: usize) -> Option<usize> {
    let next = head + 1;
    let word = words.get(next)?;
    let known = matches!(
        &*word.folded,
        "out"
            | "off"
            | "up"
            | "down"
            | "away"
            | "over"
            | "in"
            | "on"
            | "back"
            | "way"
            | "rest"
            | "go"
            | "apart"
            | "ahead"
            | "to"
    );
    if !known {
        return None;
    }
    if word.is("to") {
        // "Came to rest".
        return words
            .get(next + 1)
            .filter(|rest| rest.is("rest"))
            .map(|_| next + 1);
    }
    let is_preposition = matches!(&*word.folded, "in" | "on" | "over" | "to");
    let root = words.get(head)?.root;
    let phrasal = roots::is_phrasal(root, &word.folded);
    (phrasal || !is_preposition && !words.get(next + 1).is_some_and(|after| after.is("of")))
        .then_some(next)
        .filter(|_| phrasal)
}

/// "Remains open", "stays closed": the adjective says it.
pub(super) fn state(words: &[Word], made: &Predicate) -> Option<Predicate> {
    let verb = words.get(made.head)?;
    let stays = roots::is_copular(verb.root) && !made.passive;
    let mut at = made.words.end;
    // "Pleaded not guilty".
    let negated = words.get(at).is_some_and(|word| word.is("not"));
    at += usize::from(negated);
    while words.get(at).is_some_and(|word| {
        stays
            && word.part == Speech::Adverb
            && !roots::meaning(word.root, None).is_some_and(Meaning::has_opposite)
    }) {
        at += 1;
    }
    let word = words.get(at).filter(|_| stays)?;
    let meaning = roots::meaning(word.root, None);
    let adjective = word.part == Speech::Adjective
        || meaning.is_some_and(Meaning::has_opposite) && word.part != Speech::Punctuation;
    adjective.then(|| Predicate {
        words: made.words.start..at + 1,
        head: at,
        root: word.root,
        nominal: true,
        object: None,
        meaning,
        stance: if negated {
            made.stance.negated()
        } else {
            made.stance
        },
        ..made.clone()
    })
}

/// "Was found safe", "was reported missing": the adjective says it, the verb only how it is known.
pub(super) fn result(words: &[Word], made: &Predicate) -> Option<Predicate> {
    let known = made.roles().has(Role::Seem) || made.meaning.is_some_and(|meaning| meaning.finds);
    let at = made.words.end;
    let word = words
        .get(at)
        .filter(|word| known && made.passive && word.part != Speech::Punctuation)?;
    let meaning = roots::meaning(word.root, None)?;
    let adjective = matches!(
        word.part,
        Speech::Adjective | Speech::Verb | Speech::Adverb | Speech::Noun
    ) && meaning.has_opposite();
    adjective.then(|| Predicate {
        words: made.words.start..at + 1,
        head: at,
        root: word.root,
        nominal: true,
        passive: false,
        object: None,
        meaning: Some(meaning),
        ..made.clone()
    })
}
