//! Dates counted from the anchor: "today", "last month", "on Thursday", "two weeks ago", "the past year".

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::engine::facts::Grain;
use crate::engine::facts::number::{self, AtomKind, Line, Period, Sense};
use crate::engine::lexicon::{Words, section};

use super::direction::{self, Lean};
use super::{Context, Reading, absolute, calendar};

/// The relative date whose first word is atom `idx`.
pub(super) fn word(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let days = match line.word(idx) {
        "today" | "Today" | "tonight" | "Tonight" => Some(0),
        "yesterday" | "Yesterday" => Some(-1),
        "tomorrow" | "Tomorrow" => Some(1),
        _ => None,
    };
    if let Some(days) = days {
        return Some(near_day(line, idx, days, context));
    }
    if line.any(
        idx,
        &[
            "last",
            "this",
            "next",
            "past",
            "previous",
            "following",
            "coming",
        ],
    ) {
        return pointed(line, idx, context);
    }
    end_of_period(line, idx, context)
}

/// "today", "yesterday morning", "the day before yesterday".
fn near_day(line: &Line<'_>, idx: usize, days: i32, context: Context) -> Reading {
    let beyond = line.any(idx.wrapping_sub(1), &["before", "after"])
        && line.is(idx.wrapping_sub(2), "day")
        && days != 0;
    let the = beyond && line.is(idx.wrapping_sub(3), "the");
    let part = usize::from(line.sense(idx + 1) == Sense::DayPart && days != 0);
    let days = if beyond { days * 2 } else { days };
    let date = context
        .anchor
        .and_then(|anchor| calendar::add_days(anchor, days));
    Reading {
        start: idx - 2 * usize::from(beyond) - usize::from(the),
        next: idx + 1 + part,
        iso: date.map(calendar::day),
        grain: Grain::Day,
        relative: true,
    }
}

/// Which way "last", "this" and "next" point.
fn pointer(line: &Line<'_>, idx: usize) -> i32 {
    match line.word(idx).to_ascii_lowercase().as_str() {
        "last" | "past" | "previous" => -1,
        "next" | "following" | "coming" => 1,
        _ => 0,
    }
}

/// "last month", "this week", "next Thursday", "last August", "this summer", "last night", "the past year".
fn pointed(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let step = pointer(line, idx);
    // "this past Thursday", "this coming week"
    let doubled = line.is(idx, "this") && line.any(idx + 1, &["past", "coming"]);
    let step = if doubled {
        pointer(line, idx + 1)
    } else {
        step
    };
    let at = idx + 1 + usize::from(doubled);
    let bare = line.any(idx, &["last", "this", "next"]);
    let the = line.is(idx.wrapping_sub(1), "the") || line.is(idx.wrapping_sub(1), "The");
    match line.sense(at) {
        Sense::Weekday { day, full: true } if bare => {
            let date = context
                .anchor
                .and_then(|anchor| of_weekday(anchor, day, step));
            Some(day_reading(line, idx, at + 1, date))
        }
        Sense::Month { month, .. } if bare && line.capital(at) => {
            let (_, next) = absolute::month(line, at)?;
            let iso = context.anchor.map(|anchor| {
                let year = match step {
                    -1 if month >= anchor.month() => anchor.year() - 1,
                    1 if month <= anchor.month() => anchor.year() + 1,
                    _ => anchor.year(),
                };
                calendar::month(year, month)
            });
            Some(reading(idx, next, iso, Grain::Month))
        }
        Sense::Season(code) if bare => {
            let iso = context.anchor.map(|anchor| season(anchor, code, step));
            Some(reading(idx, at + 1, iso, Grain::Season))
        }
        Sense::DayPart if bare && !the => {
            // "last night" is yesterday's, "this morning" today's; "next morning" belongs to a story's own day.
            let date = context
                .anchor
                .and_then(|anchor| calendar::add_days(anchor, step.min(0)));
            (step <= 0).then(|| day_reading_bare(idx, at + 1, date))
        }
        Sense::Period(period) => period_reading(line, (idx, at), period, (step, the), context),
        _ => None,
    }
}

/// "last week", and with "the": "the past year" is the twelve months up to the anchor, "the next day" another day's.
fn period_reading(
    line: &Line<'_>,
    (idx, at): (usize, usize),
    period: Period,
    (step, the): (i32, bool),
    context: Context,
) -> Option<Reading> {
    if line.word(at).ends_with('s')
        || period == Period::Hour
        || line.is(idx, "this") && period == Period::Day
    {
        return None;
    }
    let grain = grain_of(period);
    if line.any(idx, &["previous", "following"]) || the && step == 1 {
        let start = idx - usize::from(the);
        return (the && period != Period::Decade && period != Period::Century)
            .then(|| reading(start, at + 1, None, grain));
    }
    if the && step == -1 || line.is(idx, "past") {
        let from = context.anchor.and_then(|anchor| back(anchor, period, 1));
        let iso = from
            .zip(context.anchor)
            .map(|(from, to)| calendar::range(&calendar::day(from), &calendar::day(to)));
        let rolling = matches!(
            period,
            Period::Week | Period::Month | Period::Year | Period::Decade | Period::Century
        );
        let doubled = at > idx + 1;
        return (rolling && (the || doubled))
            .then(|| reading(idx - usize::from(the), at + 1, iso, grain));
    }
    // "last day", "next day" without an article do not point from the day of publication.
    if period == Period::Day || line.is(idx, "coming") {
        return None;
    }
    let value = context
        .anchor
        .and_then(|anchor| calendar::shifted(anchor, period, step));
    Some(reading(idx, at + 1, value.map(|(iso, _)| iso), grain))
}

/// "the end of the year", "the start of the month": the year or month that is meant.
fn end_of_period(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let edge = line.any(idx, &["end", "start", "beginning", "middle"])
        && line.is(idx + 1, "of")
        && line.is(idx + 2, "the");
    let Sense::Period(period @ (Period::Month | Period::Year | Period::Week)) = line.sense(idx + 3)
    else {
        return None;
    };
    let the = line.is(idx.wrapping_sub(1), "the");
    let value = context
        .anchor
        .and_then(|anchor| calendar::shifted(anchor, period, 0));
    edge.then(|| {
        reading(
            idx - usize::from(the),
            idx + 4,
            value.map(|(iso, _)| iso),
            grain_of(period),
        )
    })
}

/// "on Thursday", "Thursday morning", "Thursday last week".
pub(super) fn weekday(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    static PARTS: LazyLock<Words> =
        LazyLock::new(|| Words::new(section(direction::TABLE, "parts")));
    let Sense::Weekday { day, full: true } = line.sense(idx) else {
        return None;
    };
    let before = idx.wrapping_sub(1);
    let capital_before = line.capital(before) && line.has_kind(before, AtomKind::Letters);
    let named = capital_before && PARTS.has_folded(line.word(before))
        || line.capital(idx + 1) && PARTS.has_folded(line.word(idx + 1))
        || line.glued(idx) && line.word(before) != "(" && line.has_kind(before, AtomKind::Letters);
    let recurs = line.any(before, &["every", "each", "any"]);
    if !line.capital(idx) || named || recurs {
        return None;
    }
    let part = usize::from(line.sense(idx + 1) == Sense::DayPart);
    let at = idx + 1 + part;
    let of_week = line.any(at, &["last", "this", "next"]) && line.is(at + 1, "week");
    let date = context.anchor.and_then(|anchor| {
        if of_week {
            return in_week(anchor, day, pointer(line, at));
        }
        let ahead = direction::lean(line, idx, at) == Lean::Future;
        of_weekday(anchor, day, if ahead { 2 } else { 0 })
    });
    let next = at + 2 * usize::from(of_week);
    Some(day_reading_bare(idx, next, date))
}

/// The weekday `day` (1 is Monday) around `anchor`. `step` -1: before it; 0: before it or on it; 1: after it; 2: on it or after it.
fn of_weekday(anchor: Date, day: i8, step: i32) -> Option<Date> {
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
fn in_week(anchor: Date, day: i8, step: i32) -> Option<Date> {
    let today = i32::from(anchor.weekday().to_monday_one_offset());
    calendar::add_days(anchor, i32::from(day) - today + 7 * step)
}

/// "last summer", "this spring", "next winter", in EDTF; the winter of a year begins in its December.
fn season(anchor: Date, code: u8, step: i32) -> String {
    let begins = match code {
        21 => 3,
        22 => 6,
        23 => 9,
        _ => 12,
    };
    let year = match step {
        -1 if begins + 3 > anchor.month() => anchor.year() - 1,
        1 if begins <= anchor.month() => anchor.year() + 1,
        0 if code == 24 && anchor.month() < 3 => anchor.year() - 1,
        _ => anchor.year(),
    };
    format!("{}-{code}", calendar::year(year))
}

/// "two weeks ago", "a year ago", "three days later".
pub(super) fn ago(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let (count, at) = match line.sense(idx) {
        Sense::Article => (1.0, idx + 1),
        _ => number::read(line, idx).map(|numeral| (numeral.value, numeral.next))?,
    };
    let Sense::Period(period) = line.sense(at) else {
        return None;
    };
    let (step, from_anchor) = match line.word(at + 1) {
        "ago" => (-1.0, true),
        "hence" => (1.0, true),
        "earlier" | "before" => (-1.0, false),
        "later" | "after" => (1.0, false),
        "from" if line.is(at + 2, "now") => (1.0, true),
        _ => return None,
    };
    // "two days before the vote" says how long, "two days later" when: only the latter is a date.
    if line.any(at + 1, &["before", "after"]) && line.has_kind(at + 2, AtomKind::Letters) {
        return None;
    }
    let value = context
        .anchor
        .filter(|_| from_anchor && count.fract() == 0.0 && count < 10_000.0)
        .and_then(|anchor| shifted(anchor, period, count * step));
    let next = at + 2 + usize::from(line.is(at + 1, "from"));
    Some(reading(idx, next, value, grain_of(period)))
}

/// The stretch of length `period` that lies `count` of them from `anchor`.
fn shifted(anchor: Date, period: Period, count: f64) -> Option<String> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the caller has checked that it is a whole number below ten thousand"
    )]
    let count = count as i32;
    match period {
        Period::Decade => calendar::shifted(anchor, Period::Year, count.checked_mul(10)?),
        Period::Century => calendar::shifted(anchor, Period::Year, count.checked_mul(100)?),
        _ => calendar::shifted(anchor, period, count),
    }
    .map(|(iso, _)| iso)
}

/// The day that lies one `period` before `anchor`.
fn back(anchor: Date, period: Period, count: i32) -> Option<Date> {
    match period {
        Period::Week => calendar::add_days(anchor, -7 * count),
        Period::Month => calendar::add_months(anchor, -count),
        Period::Year => calendar::add_months(anchor, -12 * count),
        Period::Decade => calendar::add_months(anchor, -120 * count),
        Period::Century => calendar::add_months(anchor, -1200 * count),
        _ => None,
    }
}

/// How precise a date of that length is.
fn grain_of(period: Period) -> Grain {
    match period {
        Period::Hour => Grain::Time,
        Period::Day | Period::Weekend => Grain::Day,
        Period::Week | Period::Fortnight => Grain::Week,
        Period::Month => Grain::Month,
        Period::Year | Period::Decade | Period::Century => Grain::Year,
    }
}

/// A relative day, with the part of the day after it.
fn day_reading(line: &Line<'_>, start: usize, next: usize, date: Option<Date>) -> Reading {
    let part = usize::from(line.sense(next) == Sense::DayPart);
    day_reading_bare(start, next + part, date)
}

/// A relative day.
fn day_reading_bare(start: usize, next: usize, date: Option<Date>) -> Reading {
    reading(start, next, date.map(calendar::day), Grain::Day)
}

/// A relative reading.
fn reading(start: usize, next: usize, iso: Option<String>, grain: Grain) -> Reading {
    Reading {
        start,
        next,
        iso,
        grain,
        relative: true,
    }
}
