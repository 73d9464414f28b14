//! What a number counts: the head of the noun phrase after it, found by the shape of English noun phrases.
//!
//! In "two former Microsoft workers" the first plural ends the phrase; in "90 percent of the population" it is the last
//! word before the phrase is over. Without a tagger the rule stays with what these shapes tell.

use std::sync::LazyLock;

use crate::engine::facts::english::number::{AtomKind, Line, Sense};
use crate::engine::lexicon::{Words, section};

const TABLE: &str = include_str!("../../../../../assets/lexicons/en/counting.txt");

static STOP: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "stop")));
static DETERMINERS: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "determiners")));
static IRREGULAR: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "irregular")));
static SINGULAR: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "singular")));
static HUMAN: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "human")));

/// Longest noun phrase that is looked at, in atoms.
const REACH: usize = 7;

/// The plural that the number before atom `idx` counts: index of its atom.
///
/// "five employees", "two former Microsoft workers", "three of the company's offices".
pub(super) fn plural_after(line: &Line<'_>, idx: usize) -> Option<usize> {
    phrase(line, start_of_phrase(line, idx)).0
}

/// The head of "of …" after a unit or a share: "90 percent of the population", "two tons of explosives".
pub(super) fn head_after_of(line: &Line<'_>, idx: usize) -> Option<usize> {
    let of = if line.is(idx, "worth") { idx + 1 } else { idx };
    if !line.is(of, "of") {
        return None;
    }
    let (plural, last) = phrase(line, start_of_phrase(line, of));
    plural.or(last)
}

/// The one noun right after a unit: "8TB data".
pub(super) fn bare_after(line: &Line<'_>, idx: usize) -> Option<usize> {
    let word = line.word(idx);
    let ended = !line.has_kind(idx + 1, AtomKind::Letters) || STOP.has_folded(line.word(idx + 1));
    let verbal = ["ed", "ly", "ing", "er"]
        .iter()
        .any(|end| word.ends_with(end));
    let noun = line.has_kind(idx, AtomKind::Letters)
        && word.starts_with(char::is_lowercase)
        && word.len() > 2
        && !line.glued(idx)
        && !STOP.has_folded(word)
        && !DETERMINERS.has_folded(word);
    (noun && ended && !verbal && line.sense(idx) == Sense::Other).then_some(idx)
}

/// Whether no noun phrase goes on at `idx`: a small word, a mark, or the end.
pub(super) fn is_over(line: &Line<'_>, idx: usize) -> bool {
    !line.has_kind(idx, AtomKind::Letters) || STOP.has_folded(line.word(idx))
}

/// Whether the atom at `idx` names human beings.
pub(super) fn is_human(line: &Line<'_>, idx: usize) -> bool {
    HUMAN.has_folded(line.word(idx))
}

/// The first atom of the phrase itself: past "of" and determiners.
fn start_of_phrase(line: &Line<'_>, idx: usize) -> usize {
    let mut at = idx;
    if line.is(at, "of") {
        at += 1;
        while at < idx + 3 && DETERMINERS.has_folded(line.word(at)) {
            at += 1;
        }
    } else if line.any(at, &["more", "fewer"]) && !line.any(at + 1, &["than", "of"]) {
        // "two more batteries"
        at += 1;
    }
    at
}

/// The first plural of the phrase that starts at `idx`, and its last word.
fn phrase(line: &Line<'_>, idx: usize) -> (Option<usize>, Option<usize>) {
    let mut last = None;
    let mut at = idx;
    while at < idx + REACH {
        let word = line.word(at);
        if !line.has_kind(at, AtomKind::Letters) {
            // A hyphen joins, a possessive is followed by the noun that counts: "civilians’ phone calls".
            let joins = matches!(word, "-" | "'" | "’") && line.glued(at);
            if !joins {
                break;
            }
            let suffix = line.glued(at + 1) && line.is(at + 1, "s");
            if word != "-" {
                last = None;
            }
            at += 1 + usize::from(suffix && word != "-");
            continue;
        }
        if STOP.has_folded(word) || is_finite_verb(word) && last.is_some() {
            break;
        }
        let possessive = matches!(line.word(at + 1), "'" | "’") && line.glued(at + 1);
        let compound = line.word(at + 1) == "-" && line.glued(at + 1);
        if is_plural(word) && !possessive && !compound {
            let next = at + 1;
            let doubled = line.word(next).starts_with(char::is_lowercase)
                && is_plural(line.word(next))
                && !matches!(line.sense(next), Sense::Period(_));
            return (Some(if doubled { next } else { at }), Some(at));
        }
        last = Some(at);
        at += 1;
    }
    (None, last.filter(|&idx| is_noun_like(line.word(idx))))
}

/// Whether `word` looks like the plural of a noun.
fn is_plural(word: &str) -> bool {
    if IRREGULAR.has_folded(word) {
        return true;
    }
    let shape = word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is", "ous"]
            .iter()
            .any(|end| word.ends_with(end));
    shape && !SINGULAR.has_folded(word)
}

/// Whether `word` is a past form or participle that follows a noun rather than belonging before one.
fn is_finite_verb(word: &str) -> bool {
    word.ends_with("ed") && word.starts_with(char::is_lowercase) && word.len() > 5
}

/// Whether `word` can be the head of a phrase.
fn is_noun_like(word: &str) -> bool {
    word.len() > 2
        && !word.ends_with("ly")
        && !word.ends_with("ing")
        && !DETERMINERS.has_folded(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let line = Line::new(text, 0, text.len());
        let found = plural_after(&line, 1).or_else(|| head_after_of(&line, 1));
        assert_eq!(found.map(|idx| line.word(idx)), expected, "{text}");
    }

    #[test]
    fn what_is_counted() {
        check("five employees said", Some("employees"));
        check("two former Harbour workers", Some("workers"));
        check("millions of villagers’ phone calls", Some("calls"));
        check("five sales executives", Some("executives"));
        check("hundreds of its subscriptions", Some("subscriptions"));
        check("percent of the population has fled", Some("population"));
        check("percent of the town’s harbour was", Some("harbour"));
        check("five news outlets", Some("outlets"));
        check("five in two towns", None);
        check("two of them", None);
        check("six women", Some("women"));
        check("six police officers", Some("officers"));
    }
}
