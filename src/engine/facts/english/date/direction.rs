//! Which way a date without a year points, and the words that belong to it: "early", "the end of".

use std::sync::LazyLock;

use crate::engine::facts::Grain;
use crate::engine::facts::english::number::{AtomKind, Line, Sense};
use crate::engine::lexicon::{Words, section};

use super::Reading;

pub(super) const TABLE: &str = include_str!("../../../../../assets/lexicons/en/time-direction.txt");

/// The words of one section of the table.
pub(super) fn words(name: &str) -> Words {
    Words::new(section(TABLE, name))
}

static FUTURE: LazyLock<Words> = LazyLock::new(|| words("future"));
static INTENT: LazyLock<Words> = LazyLock::new(|| words("intent"));
static BESIDE: LazyLock<Words> = LazyLock::new(|| words("beside"));
static OPENING: LazyLock<Words> = LazyLock::new(|| words("opening"));
static PAST: LazyLock<Words> = LazyLock::new(|| words("past"));
static NO_PAST: LazyLock<Words> = LazyLock::new(|| words("no-past"));
static ASKING: LazyLock<Words> = LazyLock::new(|| words("asking"));
static WEAK: LazyLock<Words> = LazyLock::new(|| words("weak"));

/// Of the words beside a date those that also tell what was done on it.
const DONE: [&str; 3] = ["booked", "set", "timed"];

/// Which way a sentence looks around a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// A past verb governs it.
    Past,
    /// The verb looks ahead.
    Future,
    /// No verb tells: in news that is the past.
    Open,
}

/// How far around a date a verb is looked for, in atoms.
const REACH: usize = 12;

/// Which way the sentence looks at the date from atom `start` to before `next`, and the atom that tells.
///
/// The nearest telling word of the date's own clause decides, first before the date, then after it; then those of the
/// clauses around it.
pub(super) fn told(line: &Line<'_>, start: usize, next: usize) -> (Lean, Option<usize>) {
    let start = outer(line, start);
    if line.is(start.wrapping_sub(1), "since") {
        return (Lean::Past, start.checked_sub(1));
    }
    if let Some(planned) = planned_for(line, start, next) {
        return (Lean::Future, Some(planned));
    }
    let first = start.saturating_sub(REACH);
    let last = (next + REACH).min(line.len());
    let ends = |idx: &usize| matches!(line.word(*idx), "," | ";" | ":" | "—" | "“" | "”" | "\"");
    let clause_start = (first..start).rev().find(ends).map_or(first, |idx| idx + 1);
    // "On Thursday, the council will vote": the comma behind an opening date does not end its clause.
    let opens = clause_start + 1 >= start && line.word(next) == ",";
    let after = next + usize::from(opens);
    let clause_end = (after..last).find(ends).unwrap_or(last);
    let own = (clause_start..start).rev().chain(after..clause_end);
    let around = (first..clause_start).rev().chain(clause_end..last);
    let tells = |idx: usize| Some((of_word(line, idx, start, next)?, Some(idx)));
    // "called on parliament to end the levy by January 1": what somebody is asked to do by a day lies ahead.
    if start > 0 && WEAK.has_folded(line.word(start - 1)) {
        let asked = (clause_start..start).rev().find(|&idx| line.is(idx, "to"));
        let asked = asked.filter(|&to| asks(line, clause_start, to));
        if asked.is_some() {
            return (Lean::Future, asked);
        }
    }
    if let Some(found) = own.into_iter().find_map(tells) {
        return found;
    }
    if start > 0 && WEAK.has_folded(line.word(start - 1)) {
        return (Lean::Future, start.checked_sub(1));
    }
    around
        .into_iter()
        .find_map(tells)
        .unwrap_or((Lean::Open, None))
}

/// "announced a rally for Tuesday", "a hearing set for 9:30 a.m. Friday": what is for a day lies ahead, past the time that
/// may stand between. "Blamed for Tuesday’s delays" and "sales for March" look back.
fn planned_for(line: &Line<'_>, start: usize, next: usize) -> Option<usize> {
    let weekday = (start..next).any(|at| matches!(line.sense(at), Sense::Weekday { .. }));
    let owned = matches!(line.word(next), "'" | "’") && line.glued(next);
    let clock = |at: usize| {
        line.has_kind(at, AtomKind::Digits)
            || line.any(
                at,
                &[
                    ":", ".", "a", "p", "m", "am", "pm", "noon", "midnight", "on", "next",
                ],
            )
    };
    let before = (start.saturating_sub(9)..start)
        .rev()
        .find(|&at| !clock(at))?;
    (weekday && !owned && line.is(before, "for")).then_some(before)
}

/// The first atom of what belongs to the date at `start`: "the end of March".
fn outer(line: &Line<'_>, start: usize) -> usize {
    let edge = start.wrapping_sub(2);
    if line.is(start.wrapping_sub(1), "of") && line.sense(edge) == Sense::Edge {
        return edge - usize::from(line.is(edge.wrapping_sub(1), "the"));
    }
    let before = start.wrapping_sub(1);
    start - usize::from(line.any(before, &["early", "late"]))
}

/// What one word tells of the date from atom `start` to before `next`.
fn of_word(line: &Line<'_>, idx: usize, start: usize, next: usize) -> Option<Lean> {
    if !line.has_kind(idx, AtomKind::Letters) || line.capital(idx) && idx > 0 {
        return None;
    }
    let word = line.word(idx);
    let apostrophe = |at: usize| matches!(line.word(at), "'" | "’") && line.glued(at);
    if word == "won" && apostrophe(idx + 1) || word == "ll" && apostrophe(idx.wrapping_sub(1)) {
        return Some(Lean::Future);
    }
    // "could last until May" looks ahead, "could not be reached on Monday" does not.
    if OPENING.has(word) || matches!(word, "could" | "can") && !line.is(idx + 1, "not") {
        return Some(Lean::Future);
    }
    if FUTURE.has_folded(word) {
        return Some(Lean::Future);
    }
    if word == "to" {
        return looks_ahead(line, idx).then_some(Lean::Future);
    }
    // "due on Thursday", "a vote planned for Monday", "Thursday’s scheduled talks".
    let beside = idx < start && idx + 3 >= start || idx == next;
    // "was booked on Tuesday": what was done on a day; "was booked for Tuesday" lies ahead.
    let done = DONE.contains(&word)
        && line.is(idx + 1, "on")
        && line.any(idx.wrapping_sub(1), &["was", "were"]);
    if beside && BESIDE.has(word) && !line.is(idx + 1, "to") && !done {
        return Some(Lean::Future);
    }
    if matches!(word, "has" | "have") {
        return is_perfect(line, idx).then_some(Lean::Past);
    }
    // "is reached", "must be filed": the passive of a present is no past; nor is "will quit", "did not cut".
    let before = idx.wrapping_sub(1);
    let passive = line.any(before, &["is", "are", "be", "being", "to", "could", "can"])
        || FUTURE.has_folded(line.word(before));
    (is_past(word) && !passive).then_some(Lean::Past)
}

/// Whether a verb of asking stands before "to" in its clause, which starts at `first`: "ordered the firm to pay".
fn asks(line: &Line<'_>, first: usize, to: usize) -> bool {
    let near = to.saturating_sub(6).max(first)..to;
    let verb = line.word(to + 1).starts_with(char::is_lowercase);
    verb && near
        .into_iter()
        .any(|idx| ASKING.has_folded(line.word(idx)))
}

/// Whether "to" at `idx` follows a word that looks ahead and stands before a verb: "plans to vote", "is to vote".
fn looks_ahead(line: &Line<'_>, idx: usize) -> bool {
    const NO_VERB: [&str; 12] = [
        "the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "him",
    ];
    let verb = line.has_kind(idx + 1, AtomKind::Letters)
        && line.word(idx + 1).starts_with(char::is_lowercase)
        && !line.any(idx + 1, &NO_VERB);
    let before = idx.wrapping_sub(1);
    let owed = line.any(before, &["has", "have", "was", "were"]);
    verb && (owed || INTENT.has_folded(line.word(before)))
}

/// Whether "has" or "have" at `idx` makes a perfect: "has already begun", not "will have", "has work".
fn is_perfect(line: &Line<'_>, idx: usize) -> bool {
    let modal =
        FUTURE.has_folded(line.word(idx.wrapping_sub(1))) || line.is(idx.wrapping_sub(1), "to");
    let at = (idx + 1..idx + 4).find(|&at| {
        !line.any(
            at,
            &[
                "not", "already", "also", "since", "yet", "now", "long", "so", "far",
            ],
        )
    });
    !modal && at.is_some_and(|at| is_past(line.word(at)) || line.word(at).ends_with("en"))
}

/// Whether `word` has the form of a past.
fn is_past(word: &str) -> bool {
    let regular = word.len() > 3 && word.ends_with("ed") && !NO_PAST.has_folded(word);
    regular || PAST.has_folded(word)
}

/// The reading with the words before it that belong to it: "early 2024", "mid-September", "the end of the year",
/// "earlier this week", "fiscal 2011", "the late 1990s".
pub(super) fn with_modifier(line: &Line<'_>, mut reading: Reading) -> Reading {
    let back = |reading: &Reading, by: usize| reading.start.wrapping_sub(by);
    if reading.grain == Grain::Year {
        let the_year = line.is(back(&reading, 1), "year") && !reading.relative;
        let fiscal = line.any(
            back(&reading, 1 + usize::from(the_year)),
            &["fiscal", "financial"],
        );
        let extra = usize::from(the_year) + usize::from(fiscal);
        let the = usize::from(the_year && line.is(back(&reading, extra + 1), "the"));
        reading.start -= (extra + the).min(reading.start);
    }
    let before = |by: usize| reading.start.wrapping_sub(by);
    let hyphen = line.word(before(1)) == "-" && line.glued(reading.start);
    let extra = if hyphen && line.any(before(2), &["mid", "early", "late"]) {
        // "the mid- to late-1990s" keeps to its last words.
        2
    } else if line.any(before(1), &["early", "late", "mid"])
        || line.any(before(1), &["earlier", "later"])
            && reading.relative
            && reading.grain != Grain::Time
    {
        1
    } else if line.is(before(1), "of")
        && line.sense(before(2)) == Sense::Edge
        && !line.any(before(2), &["earlier", "later", "late", "early", "mid"])
    {
        2 + usize::from(line.is(before(3), "the"))
    } else {
        0
    };
    let article = extra > 0
        && matches!(reading.grain, Grain::Year | Grain::Season)
        && line.is(before(extra + 1), "the")
        && line.any(before(1), &["early", "late", "mid", "-"]);
    reading.start -= (extra + usize::from(article)).min(reading.start);
    reading
}
