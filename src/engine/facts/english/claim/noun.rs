//! Nouns that report: "her claim that the road was closed", "the council's call for calm", "made the case that",
//! "expressed concern about".
//!
//! A noun alone reports nothing. Somebody must own it, or make it in a phrase with a verb that has no meaning of its own,
//! and it must say what it is about.

use std::sync::LazyLock;

use super::super::speech::line::Line;
use super::super::speech::phrase::{self, Phrase};
use super::super::speech::words::Class;
use super::cue::{Cue, Kind};
use crate::engine::lexicon::{Words, section};

const TABLE: &str = include_str!("../../../../../assets/lexicons/en/claim-verbs.txt");

static NOUNS: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "nouns")));
static MAKING: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "making")));

/// Between an owner or a verb and the noun stand at most this many items: "made a series of sharp public attacks".
const REACH: usize = 6;

/// The cue at item `at`, if it is such a noun in a sentence from `low` to `high`.
pub(super) fn read(line: &Line<'_>, at: usize, (low, high): (usize, usize)) -> Option<Cue> {
    if at == low || !NOUNS.has(line.word(at)) {
        return None;
    }
    // "the claim that he lied" reports, "the claim that followed" does not.
    let clause = line.reads(at + 1, "that")
        && line
            .class(at + 2)
            .is(Class::PRONOUN.and(Class::DETERMINER).and(Class::CAPITAL));
    let about = clause
        || matches!(
            line.word(at + 1),
            "about" | "for" | "of" | "on" | "against" | "to" | "over" | "whether"
        );
    let (words, source) = if let Some((verb, subject)) = made(line, at, low).filter(|_| about) {
        ((verb, at), Some(subject))
    } else if clause {
        ((at, at), owner(line, at, low))
    } else {
        return None;
    };
    let more = at + 2 < high && !line.class(at + 1).is(Class::BREAK);
    more.then_some(Cue {
        words,
        source,
        kind: Kind::Noun,
        sentence: (low, high),
    })
}

/// The verb that makes the noun at `at`, and its subject: "expressed deep concern".
fn made(line: &Line<'_>, at: usize, low: usize) -> Option<(usize, Phrase)> {
    let verb = (low + 1..at)
        .rev()
        .take(REACH)
        .take_while(|&idx| {
            let class = line.class(idx);
            let of = line.reads(idx, "of");
            !line.is_quote(idx)
                && !class.is(Class::BREAK.and(Class::CLAUSE))
                && (of || !class.is(Class::PREPOSITION))
        })
        .find(|&idx| MAKING.has(line.word(idx)))?;
    Some((verb, phrase::before(line, verb, low)?))
}

/// Who owns the noun at `at`: "the council's sharp criticism", "his claim".
fn owner(line: &Line<'_>, at: usize, low: usize) -> Option<Phrase> {
    let mark = (low..at)
        .rev()
        .take(3)
        .take_while(|&idx| {
            let class = line.class(idx);
            !line.is_quote(idx)
                && !class.is(Class::BREAK.and(Class::PREPOSITION).and(Class::CLAUSE))
        })
        .find(|&idx| {
            matches!(
                line.word(idx),
                "'s" | "’s"
                    | "'"
                    | "’"
                    | "his"
                    | "her"
                    | "their"
                    | "its"
                    | "His"
                    | "Her"
                    | "Their"
                    | "Its"
                    | "my"
                    | "our"
            )
        })?;
    if line.class(mark).is(Class::DETERMINER) {
        return Some((mark, mark));
    }
    phrase::before(line, mark, low)
}
