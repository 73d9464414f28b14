//! Days of the week: "on Thursday", "Monday night", "Thursday last week", "from Monday to Friday".

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::engine::facts::Grain;
use crate::engine::facts::english::number::{AtomKind, Line, Sense};
use crate::engine::lexicon::Words;

use super::direction::{self, Lean};
use super::{Basis, Context, Reading, calendar};

/// "on Thursday", "Thursday morning", "Thursday last week", "Monday through Friday".
pub(super) fn read(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let day = full(line, idx)?;
    let before = idx.wrapping_sub(1);
    if is_named(line, idx) || line.any(before, &["every", "each", "any"]) {
        return None;
    }
    if let Some(range) = range(line, idx, day, context) {
        return Some(range);
    }
    let part = usize::from(line.sense(idx + 1) == Sense::DayPart && !line.capital(idx + 1));
    let at = idx + 1 + part;
    if let Some((weeks, next)) = away(line, at, "week") {
        let date = context
            .anchor
            .and_then(|anchor| in_week(anchor, day, weeks.into()));
        return Some(reading(idx, next, date, Basis::Anchor));
    }
    // "Tuesday the 24th"
    let the = usize::from(line.is(at, "the"));
    let (date, next) = match super::absolute::ordinal_day(line, at + the) {
        Some((month_day, next)) if the == 1 => (
            context
                .anchor
                .and_then(|anchor| with_number(anchor, day, month_day)),
            next,
        ),
        _ => {
            let ahead = context.lean(line, idx, at) == Lean::Future;
            (
                context
                    .anchor
                    .and_then(|anchor| around(anchor, day, if ahead { 2 } else { 0 })),
                at,
            )
        }
    };
    Some(reading(idx, next, date, Basis::Verb))
}

/// The weekday written out at `idx`, with a capital; Monday is 1.
pub(super) fn full(line: &Line<'_>, idx: usize) -> Option<i8> {
    match line.sense(idx) {
        Sense::Weekday { day, full: true } if line.capital(idx) => Some(day),
        _ => None,
    }
}

/// Whether the weekday is part of a name: "Black Friday", "the Sunday Times", "Joe Friday".
fn is_named(line: &Line<'_>, idx: usize) -> bool {
    static PARTS: LazyLock<Words> = LazyLock::new(|| direction::words("parts"));
    let before = idx.wrapping_sub(1);
    let capital_before = line.capital(before) && line.has_kind(before, AtomKind::Letters);
    capital_before && PARTS.has_folded(line.word(before))
        || line.capital(idx + 1) && PARTS.has_folded(line.word(idx + 1))
        || line.glued(idx) && line.word(before) != "(" && line.has_kind(before, AtomKind::Letters)
}

/// "last week", "of next year", "this week" at `at`: how many of `unit` away, and the atom after it.
pub(super) fn away(line: &Line<'_>, at: usize, unit: &str) -> Option<(i8, usize)> {
    let at = at + usize::from(line.is(at, "of"));
    let step = match line.word(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    line.is(at + 1, unit).then_some((step, at + 2))
}

/// "from Monday to Friday", "Monday through Friday", "Monday-Friday", "between Monday and Wednesday".
fn range(line: &Line<'_>, idx: usize, first: i8, context: Context) -> Option<Reading> {
    let before = idx.wrapping_sub(1);
    let next = idx + 1;
    let joined = match line.word(next) {
        "through" | "until" | "till" => true,
        "to" => line.is(before, "from"),
        "and" => line.is(before, "between"),
        "-" | "–" | "—" => line.glued(next) && line.glued(next + 1),
        _ => false,
    };
    let last = full(line, next + 1).filter(|_| joined)?;
    let ahead = context.lean(line, idx, next + 2) == Lean::Future;
    let iso = context.anchor.and_then(|anchor| {
        let from = around(anchor, first, if ahead { 2 } else { 0 })?;
        let to = around(from, last, 1)?;
        Some(calendar::range(&calendar::day(from), &calendar::day(to)))
    });
    Some(Reading {
        start: idx,
        next: next + 2,
        iso,
        grain: Grain::Day,
        relative: true,
        basis: Basis::Verb,
    })
}

/// The weekday `day` (1 is Monday) around `anchor`. `step` -1: before it; 0: before it or on it; 1: after it; 2: on it
/// or after it.
pub(super) fn around(anchor: Date, day: i8, step: i32) -> Option<Date> {
    let back = (i32::from(anchor.weekday().to_monday_one_offset()) - i32::from(day)).rem_euclid(7);
    let days = match (step, back) {
        (-1, 0) => -7,
        (1, 0) => 7,
        (2, 0) => 0,
        (1 | 2, _) => 7 - back,
        _ => -back,
    };
    calendar::add_days(anchor, days)
}

/// The weekday `day` of the week `step` weeks after that of `anchor`.
pub(super) fn in_week(anchor: Date, day: i8, step: i32) -> Option<Date> {
    let today = i32::from(anchor.weekday().to_monday_one_offset());
    calendar::add_days(anchor, i32::from(day) - today + 7 * step)
}

/// The day of that number nearest to `anchor` that is the weekday `day`: "Tuesday the 24th".
fn with_number(anchor: Date, day: i8, number: i8) -> Option<Date> {
    (0..13).find_map(|months: i32| {
        // This month, the next, the last, and so on outwards.
        let months = if months % 2 == 1 {
            (months + 1) / 2
        } else {
            -months / 2
        };
        let then = calendar::add_months(anchor, months)?;
        let date = Date::new(then.year(), then.month(), number).ok()?;
        (date.weekday().to_monday_one_offset() == day).then_some(date)
    })
}

/// A reading of one day.
fn reading(start: usize, next: usize, date: Option<Date>, basis: Basis) -> Reading {
    Reading {
        start,
        next,
        iso: date.map(calendar::day),
        grain: Grain::Day,
        relative: true,
        basis,
    }
}
