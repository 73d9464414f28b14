//! Bare numbers that stand for those they count: "three of the miners", "all 22 were", "wounds four", "12 dead".
//!
//! Nothing is named beside such a number, so that its place in the sentence has to tell: a verb that does something to
//! people before it, what they do or suffer behind it, or the whole that it is a part of.

use std::sync::LazyLock;

use crate::engine::facts::Approx;
use crate::engine::facts::english::number::{self, AtomKind, Line};
use crate::engine::lexicon::{Words, section};

use super::quantity::{COUNTING, Draft};
use super::{approximation, counted};

static CASUALTY: LazyLock<Words> = LazyLock::new(|| Words::new(section(COUNTING, "casualty")));
static COLLECTIVE: LazyLock<Words> = LazyLock::new(|| Words::new(section(COUNTING, "collective")));
static SUBJECT: LazyLock<Words> = LazyLock::new(|| Words::new(section(COUNTING, "subject")));
static FATE: LazyLock<Words> = LazyLock::new(|| Words::new(section(COUNTING, "fate")));
static TOLL: LazyLock<Words> = LazyLock::new(|| Words::new(section(COUNTING, "toll")));
static FOCUS: LazyLock<Words> = LazyLock::new(|| Words::new(section(COUNTING, "focus")));
static WHOLE: LazyLock<Words> = LazyLock::new(|| Words::new(section(COUNTING, "whole")));

/// Whether the bare number of `draft`, at atom `idx`, stands for those it counts.
pub(super) fn stands_for_counted(line: &Line<'_>, idx: usize, draft: &Draft) -> bool {
    let meant = approximation::before(line, idx);
    let first = meant.map_or(idx, |(_, first)| first);
    let before = first.wrapping_sub(1);
    let letters = |at: usize| line.has_kind(at, AtomKind::Letters);
    if letters(before) && TOLL.has_folded(line.word(before)) {
        return true;
    }
    if meant.is_some_and(|(approx, first)| draft.numeral.digits || is_clear(line, approx, first)) {
        return draft.numeral.value >= 2.0 || draft.numeral.digits;
    }
    let whole = draft.numeral.value >= 2.0 && draft.numeral.value.fract() == 0.0;
    whole && (is_member(line, idx, draft) || is_part(line, draft) || is_actor(line, idx, draft))
}

/// Whether an approximation goes with amounts alone. "About five" and "around six" may be times of day, "over two" a
/// place.
fn is_clear(line: &Line<'_>, approx: Approx, first: usize) -> bool {
    match approx {
        Approx::AtLeast | Approx::AtMost => true,
        Approx::MoreThan | Approx::LessThan => line.is(first + 1, "than"),
        Approx::About | Approx::Exact => false,
    }
}

/// "The toll rose to 45", "a crew of six".
fn is_member(line: &Line<'_>, idx: usize, draft: &Draft) -> bool {
    let before = idx.wrapping_sub(1);
    let toll = line.any(before, &["to", "at", "above"])
        && (idx.saturating_sub(7)..idx).any(|at| line.any(at, &["toll", "tally"]));
    let members = line.is(before, "of") && COLLECTIVE.has_folded(line.word(before.wrapping_sub(1)));
    let more = line.any(draft.next, &["more", "others"])
        && !line.is(draft.next + 1, "than")
        && counted::is_over(line, draft.next + 1);
    toll || members || more
}

/// "112 of 230 seats", "three of the fleet’s 21 boats", "two of them", "five of those arrested".
fn is_part(line: &Line<'_>, draft: &Draft) -> bool {
    let of = draft.next;
    if !line.is(of, "of") {
        return false;
    }
    let among = number::read(line, of + 1).is_some_and(|whole| {
        whole.value > draft.numeral.value && counted::plural_after(line, whole.next).is_some()
    });
    let known = line.has_kind(of + 1, AtomKind::Letters) && WHOLE.has_folded(line.word(of + 1));
    among || known
}

/// "Seven did not", "12 were children", "all 22 survived", "another 14 were taken away".
fn is_actor(line: &Line<'_>, idx: usize, draft: &Draft) -> bool {
    let (before, next) = (idx.wrapping_sub(1), draft.next);
    if !line.has_kind(next, AtomKind::Letters) {
        return false;
    }
    let led = line.has_kind(before, AtomKind::Letters);
    let focused = led && FOCUS.has_folded(line.word(before));
    let opens = idx == 0
        || !led && line.word(before) != "-"
        || focused
        || line.any(before, &["and", "but", "while"]);
    let does = line.word(next);
    CASUALTY.has(does)
        || SUBJECT.has(does) && (!draft.numeral.digits || opens)
        || FATE.has(does) && opens
}

/// "Nine Dead in Blast", "Two Killed, 15 Hurt": in a headline in capitals what befell them has one too, and "Three Dead Sea
/// Scrolls" shows a name by what follows.
pub(super) fn opens_headline(line: &Line<'_>, draft: &Draft) -> bool {
    let next = draft.next;
    let whole = draft.numeral.value >= 2.0 && draft.numeral.value.fract() == 0.0;
    whole
        && line.has_kind(next, AtomKind::Letters)
        && CASUALTY.has_folded(line.word(next))
        && counted::is_over(line, next + 1)
}

/// "One person was killed", "one died": where "one" is a count and not a pronoun.
pub(super) fn is_one_casualty(line: &Line<'_>, noun: usize) -> bool {
    let person = line.any(
        noun,
        &[
            "person", "man", "woman", "child", "boy", "girl", "civilian", "soldier",
        ],
    );
    let first = noun + usize::from(person);
    let at =
        (first..first + 3).find(|&at| !line.any(at, &["was", "is", "has", "had", "been", "were"]));
    let suffers = at.is_some_and(|at| CASUALTY.has_folded(line.word(at)));
    suffers && (person || line.is(first, "was") || line.any(first, &["died", "dead"]))
}
