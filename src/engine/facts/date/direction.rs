//! Which way a date without a year points, and the words that belong to it: "early", "the end of".

use std::sync::LazyLock;

use crate::engine::facts::number::{AtomKind, Line};
use crate::engine::lexicon::{Words, section};

use super::Reading;

pub(super) const TABLE: &str = include_str!("../../../../assets/lexicons/time-direction.txt");

static FUTURE: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "future")));
static PAST: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "past")));
static WEAK: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "weak")));

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
const REACH: usize = 10;

/// Which way the sentence looks at the date from atom `start` to before `next`: the nearest telling word before it
/// decides, else the nearest one after it.
pub(super) fn lean(line: &Line<'_>, start: usize, next: usize) -> Lean {
    let first = start.saturating_sub(REACH);
    let mut around = (first..start)
        .rev()
        .chain(next..(next + REACH).min(line.len()));
    if let Some(lean) = around.find_map(|idx| of_word(line, idx)) {
        return lean;
    }
    let weak = start > 0 && WEAK.has_folded(line.word(start - 1));
    if weak { Lean::Future } else { Lean::Open }
}

/// What one word tells.
fn of_word(line: &Line<'_>, idx: usize) -> Option<Lean> {
    if !line.has_kind(idx, AtomKind::Letters) {
        return None;
    }
    let word = line.word(idx);
    if FUTURE.has_folded(word) {
        // "the next day was" looks nowhere, "set of" and "due to" are no verbs.
        let idle = line.is(idx, "next") && line.is(idx.wrapping_sub(1), "the")
            || line.is(idx, "set") && !line.any(idx + 1, &["to", "for"])
            || line.is(idx, "due") && line.is(idx + 1, "to");
        return (!idle).then_some(Lean::Future);
    }
    let participle = word.len() > 4 && word.ends_with("ed");
    // "is reached", "must be filed": the passive of a present is no past.
    let passive = participle && line.any(idx.wrapping_sub(1), &["is", "are", "be", "being"]);
    (PAST.has_folded(word) || participle && !passive).then_some(Lean::Past)
}

/// The reading with the words before it that belong to it: "early 2024", "mid-September", "the end of the year",
/// "earlier this week".
pub(super) fn with_modifier(line: &Line<'_>, mut reading: Reading) -> Reading {
    let before = |back: usize| reading.start.wrapping_sub(back);
    let hyphen = line.word(before(1)) == "-" && line.glued(reading.start);
    let extra = if hyphen && line.any(before(2), &["mid", "early", "late"]) {
        2
    } else if line.any(before(1), &["early", "late", "mid", "earlier", "later"]) {
        1
    } else if line.is(before(1), "of")
        && line.any(before(2), &["end", "start", "beginning", "middle"])
    {
        2 + usize::from(line.is(before(3), "the"))
    } else {
        0
    };
    reading.start -= extra.min(reading.start);
    reading
}
