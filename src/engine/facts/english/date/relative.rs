//! Dates counted from the anchor: "today", "last month", "the past year", "this quarter", "the end of the week".

use jiff::civil::Date;

use crate::engine::facts::Grain;
use crate::engine::facts::english::number::{AtomKind, Line, Period, Sense};

use super::direction::Lean;
use super::{Basis, Context, Reading, absolute, calendar, told, weekday};

/// "today", "yesterday morning", "the day before yesterday"; `days` is how far the word is from the anchor.
pub(super) fn near_day(line: &Line<'_>, idx: usize, days: i8, context: Context) -> Option<Reading> {
    // "USA TODAY", "Today" on the air: capitals inside a sentence are a name's.
    let before = idx.wrapping_sub(1);
    let name = line.capital(idx)
        && idx > 0
        && line.has_kind(before, AtomKind::Letters)
        && line.capital(before);
    if name || line.glued(idx) && line.has_kind(before, AtomKind::Letters) {
        return None;
    }
    let beyond =
        line.any(before, &["before", "after"]) && line.is(idx.wrapping_sub(2), "day") && days != 0;
    let the = beyond && line.is(idx.wrapping_sub(3), "the");
    let part = usize::from(line.sense(idx + 1) == Sense::DayPart && days != 0);
    let days = i32::from(days) * if beyond { 2 } else { 1 };
    let date = context
        .anchor
        .and_then(|anchor| calendar::add_days(anchor, days));
    Some(Reading {
        start: idx - 2 * usize::from(beyond) - usize::from(the),
        ..day_reading(idx, idx + 1 + part, date)
    })
}

/// "this Thursday", "last Monday": the pointer is atom `idx`, the weekday atom `at`.
fn weekday_near(
    line: &Line<'_>,
    (idx, at): (usize, usize),
    day: i8,
    step: i32,
    context: Context,
) -> Reading {
    // "this Thursday" is the coming one, unless a past verb governs it.
    let ahead = step == 0 && context.lean(line, idx, at + 1) != Lean::Past;
    let step = if ahead { 2 } else { step };
    let date = context
        .anchor
        .and_then(|anchor| weekday::around(anchor, day, step));
    let part = usize::from(line.sense(at + 1) == Sense::DayPart);
    day_reading(idx, at + 1 + part, date)
}

/// "last month", "this week", "next Thursday", "last August", "this summer", "last night", "the past year".
pub(super) fn pointed(line: &Line<'_>, idx: usize, step: i8, context: Context) -> Option<Reading> {
    // "this past Thursday", "this coming week", "last fiscal year"
    let doubled = match line.sense(idx + 1) {
        Sense::Pointer(step @ (-1 | 1)) if line.is(idx, "this") => Some(step),
        _ => None,
    };
    let step = i32::from(doubled.unwrap_or(step));
    let kind = usize::from(line.any(
        idx + 1,
        &["fiscal", "calendar", "financial", "academic", "school"],
    ));
    let at = idx + 1 + usize::from(doubled.is_some()) + kind;
    let bare = line.any(idx, &["last", "this", "next"]);
    let the = line.is(idx.wrapping_sub(1), "the");
    // "CBS This Morning": capitals inside a sentence are a name's.
    let before = idx.wrapping_sub(1);
    if line.capital(idx) && line.capital(at) && idx > 0 && line.has_kind(before, AtomKind::Letters)
    {
        return None;
    }
    match line.sense(at) {
        Sense::Weekday { day, full: true }
            if bare && !(the && line.is(idx, "next") && context.told().is_some()) =>
        {
            Some(weekday_near(line, (idx, at), day, step, context))
        }
        Sense::Weekday { .. } if the => told::weekday(line, (idx, at), context.told()),
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
            (step <= 0).then(|| day_reading(idx, at + 1, date))
        }
        Sense::DayPart if line.any(idx, &["same", "that", "following", "next", "previous"]) => {
            told::read(line, idx, at, i8::try_from(step).ok()?, context.told())
        }
        Sense::Part(4) if line.is(at, "quarter") && !line.any(idx, &["that", "same"]) => {
            Some(quarter(line, (idx, at), step, context))
        }
        Sense::Period(period) => period_reading(line, (idx, at), period, step, context),
        _ => None,
    }
}

/// "last week", and with "the": "the past year" is the twelve months up to the anchor, "the next day" another day's.
fn period_reading(
    line: &Line<'_>,
    (idx, at): (usize, usize),
    period: Period,
    step: i32,
    context: Context,
) -> Option<Reading> {
    let the = line.is(idx.wrapping_sub(1), "the");
    let grain = grain_of(period);
    if line.word(at).ends_with('s') {
        // "in the coming weeks": ahead, nobody says when.
        let start = idx - usize::from(the);
        return (line.any(idx, &["coming", "upcoming"]) && line.word(at + 1) != "-")
            .then(|| reading(start, at + 1, None, grain));
    }
    if period == Period::Hour || line.is(idx, "this") && period == Period::Day {
        return None;
    }
    if the && step == 1 && matches!(period, Period::Decade | Period::Century) {
        let to = context.anchor.and_then(|anchor| back(anchor, period, -1));
        let iso = context
            .anchor
            .zip(to)
            .map(|(from, to)| calendar::range(&calendar::day(from), &calendar::day(to)));
        return Some(reading(idx - 1, at + 1, iso, grain));
    }
    if line.any(idx, &["same", "that", "previous", "preceding", "following"])
        || the && step == 1 && !line.any(idx, &["coming", "upcoming"])
    {
        return told::read(line, idx, at, i8::try_from(step).ok()?, context.told());
    }
    if the && step == -1 || line.is(idx, "past") {
        let doubled = at > idx + 1;
        let from = context.anchor.and_then(|anchor| back(anchor, period, 1));
        let iso = from
            .zip(context.anchor)
            .map(|(from, to)| calendar::range(&calendar::day(from), &calendar::day(to)));
        let rolling = matches!(
            period,
            Period::Week | Period::Month | Period::Year | Period::Decade | Period::Century
        );
        // "the past weekend" is one weekend.
        if period == Period::Weekend && the {
            let value = context
                .anchor
                .and_then(|anchor| calendar::shifted(anchor, period, step));
            return Some(reading(idx - 1, at + 1, value.map(|(iso, _)| iso), grain));
        }
        return (rolling && (the || doubled))
            .then(|| reading(idx - usize::from(the), at + 1, iso, grain));
    }
    // "last day", "next day" without an article do not point from the day of publication.
    if period == Period::Day || !the && line.any(idx, &["coming", "upcoming", "current"]) {
        return None;
    }
    let value = context
        .anchor
        .and_then(|anchor| calendar::shifted(anchor, period, step));
    // "next week Wednesday"
    if let Some(day) = weekday::full(line, at + 1).filter(|_| period == Period::Week) {
        let date = context
            .anchor
            .and_then(|anchor| weekday::in_week(anchor, day, step));
        return Some(day_reading(idx, at + 2, date));
    }
    Some(reading(
        idx - usize::from(the),
        at + 1,
        value.map(|(iso, _)| iso),
        grain,
    ))
}

/// "last quarter", "this quarter".
fn quarter(line: &Line<'_>, (idx, at): (usize, usize), step: i32, context: Context) -> Reading {
    let the = usize::from(line.is(idx.wrapping_sub(1), "the"));
    let iso = context.anchor.and_then(|anchor| {
        let then = calendar::add_months(anchor, 3 * step)?;
        let first = (then.month() - 1) / 3 * 3 + 1;
        Some(calendar::range(
            &calendar::month(then.year(), first),
            &calendar::month(then.year(), first + 2),
        ))
    });
    reading(idx - the, at + 1, iso, Grain::Month)
}

/// "last summer", "this spring", "next winter", in EDTF; the winter of a year begins in its December.
pub(super) fn season(anchor: Date, code: u8, step: i32) -> String {
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
pub(super) fn grain_of(period: Period) -> Grain {
    match period {
        Period::Hour => Grain::Time,
        Period::Day | Period::Weekend => Grain::Day,
        Period::Week | Period::Fortnight => Grain::Week,
        Period::Month => Grain::Month,
        Period::Year | Period::Decade | Period::Century => Grain::Year,
    }
}

/// A day near the anchor.
fn day_reading(start: usize, next: usize, date: Option<Date>) -> Reading {
    reading(start, next, date.map(calendar::day), Grain::Day)
}

/// A reading counted from the anchor.
pub(super) fn reading(start: usize, next: usize, iso: Option<String>, grain: Grain) -> Reading {
    Reading {
        start,
        next,
        iso,
        grain,
        relative: true,
        basis: Basis::Anchor,
    }
}
