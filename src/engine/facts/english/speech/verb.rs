//! Verbs that attribute, and the subject of a sentence.

use super::line::Line;
use super::phrase::{self, Phrase};
use super::words::Class;

/// Searches in a sentence go this far, so that an endless sentence costs no more than its length.
pub(in super::super) const WINDOW: usize = 80;

/// Whether the item at `at` is a verb that attributes, not the noun of the same form: "the report", "their claims",
/// "tweets targeting her".
pub(in super::super) fn is_cue(line: &Line<'_>, at: usize) -> bool {
    let class = line.class(at);
    if !class.is(Class::CUE) || class.is(Class::CAPITAL) {
        return false;
    }
    let before = at.checked_sub(1);
    let previous = before.map(|before| line.class(before)).unwrap_or_default();
    let after_to = before.is_some_and(|before| line.reads(before, "to"));
    let possessed = before.is_some_and(|before| matches!(line.word(before), "'s" | "’s"));
    // "a report that found": no noun follows "that" in a form that only verbs have.
    let relative = before.is_some_and(|before| line.word(before) == "that")
        && !class.is(Class::BARE.and(Class::NOUN));
    let noun = previous.is(Class::DETERMINER) && !relative
        || possessed
        || previous.is(Class::PREPOSITION) && !after_to && !class.is(Class::PARTICIPLE);
    let governing = class.is(Class::NOUN) && governs(line, at);
    !noun && !governing
}

/// The adjective of "made clear", "makes it plain", where the verb stands at `at`.
pub(in super::super) fn made_clear(line: &Line<'_>, at: usize) -> Option<usize> {
    if !matches!(line.word(at), "make" | "makes" | "made" | "making") {
        return None;
    }
    let it = matches!(line.word(at + 1), "it" | "this");
    let from = at + 1 + usize::from(it);
    let adverb = matches!(
        line.word(from),
        "very" | "abundantly" | "quite" | "absolutely" | "perfectly" | "so"
    );
    let last = from + usize::from(adverb);
    matches!(line.word(last), "clear" | "plain" | "known" | "explicit").then_some(last)
}

/// Whether what follows a word that is a verb or a noun shows the noun: "tweets targeting", "claims of", "reports are".
fn governs(line: &Line<'_>, at: usize) -> bool {
    let next = line.class(at + 1);
    let preposition = next.is(Class::PREPOSITION)
        && !line.reads(at + 1, "to")
        && !line.reads(at + 1, "in")
        && !line.reads(at + 1, "on");
    preposition
        || next.is(Class::BE)
        || line.word(at + 1).len() > 4 && line.word(at + 1).ends_with("ing")
}

/// The subject of the sentence from `low`: what stands before its first verb, else the first name.
pub(in super::super) fn subject(line: &Line<'_>, low: usize, high: usize) -> Option<Phrase> {
    let verb = (low + 1..high.min(low + WINDOW)).find(|&at| {
        let class = line.class(at);
        let auxiliary =
            class.is(Class::BETWEEN) && !line.word(at).ends_with("ly") && !class.is(Class::CAPITAL);
        !class.is(Class::PARTICIPLE) && (is_cue(line, at) || auxiliary)
    });
    verb.and_then(|verb| phrase::before(line, verb, low))
        .or_else(|| first_name(line, low, high))
}

/// The subject of a participle at `at` ("…, writing that"): that of the verb of speech before it, else of the sentence.
pub(in super::super) fn subject_of_participle(
    line: &Line<'_>,
    low: usize,
    at: usize,
) -> Option<Phrase> {
    let main = (low + 1..at)
        .rev()
        .take(WINDOW)
        .find(|&idx| is_cue(line, idx) && !line.class(idx).is(Class::PARTICIPLE));
    main.and_then(|main| phrase::before(line, main, low))
        .or_else(|| subject(line, low, at))
}

/// The first capitalised words or pronoun from `low` on.
pub(in super::super) fn first_name(line: &Line<'_>, low: usize, high: usize) -> Option<Phrase> {
    let named = |at: usize| {
        let class = line.class(at);
        class.is(Class::CAPITAL) && !class.is(Class::GRAMMAR.and(Class::CALENDAR))
    };
    let first =
        (low..high.min(low + WINDOW)).find(|&at| named(at) || line.class(at).is(Class::PRONOUN))?;
    let last = (first..high.min(first + 8))
        .take_while(|&at| at == first || named(at))
        .last()?;
    Some((first, last))
}
