//! Parts of speech that the tagger takes for others, where the words beside them settle it.

use super::{Word, phrase, roots};
use crate::engine::tag::speech::Speech;

/// Verbs that the tagger takes for nouns, which they can be: "the council plans to", "prices rose in May".
pub(super) fn retag(words: &mut [Word]) {
    months(words);
    opener(words);
    adjectives(words);
    nouns(words);
    verbs(words);
    nouns(words);
}

/// Participles that only describe what a verb is done to: "ruled out **forced** dismissals", "reported **increased** costs".
fn adjectives(words: &mut [Word]) {
    for at in 1..words.len().saturating_sub(1) {
        let (Some(before), Some(word), Some(next)) =
            (words.get(at - 1), words.get(at), words.get(at + 1))
        else {
            return;
        };
        let particle = at
            .checked_sub(2)
            .and_then(|verb| words.get(verb))
            .is_some_and(|verb| roots::is_phrasal(verb.root, &before.folded));
        let describes = word.part == Speech::Verb
            && word.folded.ends_with("ed")
            && next.part == Speech::Noun
            && (before.part == Speech::Verb || particle);
        if describes && let Some(word) = words.get_mut(at) {
            word.part = Speech::Adjective;
        }
    }
}

/// The noun that opens a sentence, which the tagger takes for a verb: "Revenue rose", "Shares in the group fell". A
/// finite verb has something in front of it, and no other right behind it.
fn opener(words: &mut [Word]) {
    let finite = words.get(1).is_some_and(|next| {
        next.part == Speech::Auxiliary
            || next.part == Speech::Verb
                && (next.folded.ends_with("ed") || roots::is_irregular_past(&next.folded))
    });
    if let Some(first) = words.first_mut() {
        let plural = first.folded.ends_with('s');
        let participle = first.folded.ends_with("ed") || first.folded.ends_with("ing");
        if first.part == Speech::Verb && !participle && (finite || plural) {
            first.part = Speech::Noun;
        }
    }
}

/// "May" is a month behind a preposition or in front of a number: "on May 3", "in May".
fn months(words: &mut [Word]) {
    for at in 0..words.len() {
        let may = words
            .get(at)
            .is_some_and(|word| word.capital && word.is("may"));
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let month = before.is_some_and(|before| before.part == Speech::Adposition)
            || words
                .get(at + 1)
                .is_some_and(|next| next.part == Speech::Numeral);
        if may
            && month
            && let Some(word) = words.get_mut(at)
        {
            word.part = Speech::ProperNoun;
        }
    }
}

fn verbs(words: &mut [Word]) {
    let is_verb = |word: &Word| word.part == Speech::Verb;
    let mut has_verb = false;
    let mut asked = false;
    for at in 1..words.len() {
        let (Some(before), Some(word)) = (words.get(at - 1), words.get(at)) else {
            return;
        };
        let subject = phrase::is_noun(before.part)
            || before.is(",")
            || before.is(")")
            || before.part == Speech::Adverb;
        let can = matches!(
            word.part,
            Speech::Noun | Speech::Adjective | Speech::ProperNoun
        ) && !roots::is_noun(&word.folded)
            && !word.capital;
        let listed = roots::listed(&word.folded).is_some();
        let subject = subject || asked && before.part == Speech::Adjective;
        let infinitive = words.get(at + 1).is_some_and(|next| next.is("to"))
            && words.get(at + 2).is_some_and(is_verb);
        let plans = infinitive
            && roots::meaning(word.root, None).is_some_and(|meaning| !meaning.roles.is_empty());
        let past = roots::is_irregular_past(&word.folded) || word.folded.ends_with("ed");
        let verb = matches!(word.part, Speech::Verb | Speech::Auxiliary);
        has_verb |= verb;
        // "Demanded that the mayor resign": the verb of such a clause is bare.
        asked = !verb && asked
            || word.is("that")
                && roots::meaning(before.root, None)
                    .is_some_and(|meaning| meaning.roles.has(roots::Role::Demand));
        // "Refused to resign", "rejected calls to resign": what follows "to" and can be a verb is one.
        let wanted = before.is("to")
            && at
                .checked_sub(2)
                .and_then(|at| words.get(at))
                .is_some_and(|verb| {
                    verb.part == Speech::Verb
                        && roots::meaning(verb.root, None)
                            .is_some_and(|meaning| !meaning.roles.is_empty())
                        || matches!(
                            &*verb.folded,
                            "calls" | "call" | "demands" | "plans" | "decision"
                        )
                })
            && roots::is_bare(&word.folded)
            && !words
                .get(at + 1)
                .is_some_and(|next| phrase::is_noun(next.part) && next.part != Speech::Pronoun);
        let resign = asked
            && !words
                .get(at + 1)
                .is_some_and(|next| phrase::is_noun(next.part));
        if can && wanted || can && subject && (listed && (plans || resign) || past && !has_verb) {
            if let Some(word) = words.get_mut(at) {
                word.part = Speech::Verb;
            }
            has_verb = true;
        }
    }
    if !has_verb {
        present(words);
    }
}

/// The verb of a sentence in which the tagger sees none: "the tunnel measures 11 metres".
fn present(words: &mut [Word]) {
    let verb = words.windows(3).position(|run| match run {
        [before, word, next] => {
            word.part == Speech::Noun
                && word.folded.ends_with('s')
                && !word.capital
                && roots::listed(&word.folded).is_some()
                && !roots::is_noun(&word.folded)
                && phrase::is_noun(before.part)
                && matches!(
                    next.part,
                    Speech::Numeral
                        | Speech::Determiner
                        | Speech::Adposition
                        | Speech::Symbol
                        | Speech::Pronoun
                )
        }
        _ => false,
    });
    if let Some(word) = verb.and_then(|at| words.get_mut(at + 1)) {
        word.part = Speech::Verb;
    }
}

/// Nouns that the tagger takes for adjectives or verbs: "the mayor resign", "its 90-degree swing".
fn nouns(words: &mut [Word]) {
    for at in 1..words.len() {
        let (Some(before), Some(word)) = (words.get(at - 1), words.get(at)) else {
            return;
        };
        let next = words
            .get(at + 1)
            .map_or(Speech::Punctuation, |next| next.part);
        let ends = !matches!(
            next,
            Speech::Noun
                | Speech::ProperNoun
                | Speech::Adjective
                | Speech::Numeral
                | Speech::Coordinator
                | Speech::Particle
        ) && !words.get(at + 1).is_some_and(|next| next.is(","));
        let determined = before.part == Speech::Determiner && word.part == Speech::Adjective;
        let measured = word.part == Speech::Verb
            && before.folded.contains('-')
            && before.part != Speech::Adverb
            && !word.folded.ends_with("ed");
        if ends
            && (determined || measured)
            && let Some(word) = words.get_mut(at)
        {
            word.part = Speech::Noun;
        }
    }
}
