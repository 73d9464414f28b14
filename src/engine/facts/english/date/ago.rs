//! Counted dates: "two weeks ago", "a year earlier", "three days later", "a week from Tuesday", "years ago".

use jiff::civil::Date;

use crate::engine::facts::Grain;
use crate::engine::facts::english::figure::approximation;
use crate::engine::facts::english::number::{self, AtomKind, Line, Period, Sense};

use super::{Basis, Context, Reading, calendar, relative, weekday};

/// A number of stretches of time: "two weeks", "a couple of days", "several months", "a few years".
struct Count {
    /// The first atom, an approximation included.
    start: usize,
    /// `None` for "several".
    number: Option<f64>,
    period: Period,
    /// The first atom after it.
    next: usize,
}

/// "two weeks ago", "a year ago", "three days later", "two weeks from now".
pub(super) fn read(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let count = count(line, idx)?;
    let start = count.start;
    let at = count.next;
    let grain = relative::grain_of(count.period);
    let reading = |next: usize, iso: Option<String>, basis: Basis| Reading {
        start,
        next,
        iso,
        grain,
        relative: true,
        basis,
    };
    match line.word(at) {
        "ago" => {
            if let Some(reading) = around_weekday(line, &count, -1, context) {
                return Some(reading);
            }
            Some(reading(
                at + 1,
                shifted(&count, -1.0, context),
                Basis::Anchor,
            ))
        }
        "hence" => Some(reading(
            at + 1,
            shifted(&count, 1.0, context),
            Basis::Anchor,
        )),
        "from" if line.any(at + 1, &["now", "today"]) => Some(reading(
            at + 2,
            shifted(&count, 1.0, context),
            Basis::Anchor,
        )),
        "from" => around_weekday(line, &count, 1, context),
        "earlier" | "before" | "later" | "after" | "previously" | "prior" => {
            dates(line, at).then(|| reading(at + 1, told(line, idx, &count, context), Basis::Told))
        }
        // "year-ago", "two-week-ago" stand before a noun.
        "-" if line.any(at + 1, &["ago", "earlier"]) && line.glued(at + 1) => Some(reading(
            at + 2,
            shifted(&count, -1.0, context),
            Basis::Anchor,
        )),
        _ => None,
    }
}

/// Whether "before" or "later" behind a count makes a date of it: "two days before the vote" says how long, "two days
/// later" when.
fn dates(line: &Line<'_>, at: usize) -> bool {
    let governs =
        line.any(at, &["before", "after", "prior"]) && line.has_kind(at + 1, AtomKind::Letters);
    let compares = line.any(at, &["later", "earlier"]) && line.is(at + 1, "than");
    !governs && !compares
}

/// The value of "two days later", which another date gives.
fn told(line: &Line<'_>, idx: usize, count: &Count, context: Context) -> Option<String> {
    let at = count.next;
    let back = !line.any(at, &["later", "after"]);
    let step = if back { -1 } else { 1 };
    let whole = count
        .number
        .filter(|number| number.fract() == 0.0 && *number < 1000.0);
    let from_told =
        whole.and_then(|number| context.told()?.shifted(count.period, times(number, step)?));
    // "up from a year earlier" compares with a year before the article itself where no other date stands near.
    let compares = context.told.is_none()
        && back
        && count.period == Period::Year
        && line.any(
            idx.wrapping_sub(1),
            &[
                "from", "than", "of", "in", "period", "quarter", "month", "with", "and", "to",
            ],
        );
    let from_anchor = compares.then(|| shifted(count, -1.0, context)).flatten();
    from_told.or(from_anchor)
}

/// "a week ago Tuesday", "two weeks from Friday": the weekday behind the count, counted on by weeks.
fn around_weekday(line: &Line<'_>, count: &Count, step: i32, context: Context) -> Option<Reading> {
    let at = count.next + 1;
    let Sense::Weekday { day, full: true } = line.sense(at) else {
        return None;
    };
    let weeks = count
        .number
        .filter(|number| number.fract() == 0.0 && *number < 1000.0)?;
    if count.period != Period::Week || !line.capital(at) {
        return None;
    }
    let from: Option<Date> = context
        .anchor
        .and_then(|anchor| weekday::around(anchor, day, if step > 0 { 2 } else { 0 }));
    let date = from.and_then(|from| calendar::add_days(from, times(weeks, step)?.checked_mul(7)?));
    Some(Reading {
        start: count.start,
        next: at + 1,
        iso: date.map(calendar::day),
        grain: Grain::Day,
        relative: true,
        basis: Basis::Anchor,
    })
}

/// "years ago", "decades ago", "a year-ago": a count that is left out.
pub(super) fn bare(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let Sense::Period(period) = line.sense(idx) else {
        return None;
    };
    let plural = line.word(idx).ends_with('s');
    let counted = matches!(
        line.sense(idx.wrapping_sub(1)),
        Sense::Small(_) | Sense::Tens(_)
    ) || line.has_kind(idx.wrapping_sub(1), AtomKind::Digits);
    let many = usize::from(line.any(idx.wrapping_sub(1), &["many", "few", "some"]));
    let reading = |next: usize, iso: Option<String>| Reading {
        start: idx - many,
        next,
        iso,
        grain: relative::grain_of(period),
        relative: true,
        basis: Basis::Anchor,
    };
    if plural
        && !counted
        && line.any(idx + 1, &["ago", "earlier", "later"])
        && !line.is(idx + 2, "than")
    {
        return Some(reading(idx + 2, None));
    }
    let year_ago = period == Period::Year
        && line.word(idx + 1) == "-"
        && line.glued(idx + 1)
        && line.any(idx + 2, &["ago", "earlier"]);
    year_ago.then(|| {
        let one = Count {
            start: idx,
            number: Some(1.0),
            period,
            next: idx + 1,
        };
        reading(idx + 3, shifted(&one, -1.0, context))
    })
}

/// The count at `idx`.
fn count(line: &Line<'_>, idx: usize) -> Option<Count> {
    let (number, mut at) = vague(line, idx).map_or_else(
        || match line.sense(idx) {
            Sense::Article if line.is(idx + 1, "half") => None,
            Sense::Article => Some((Some(1.0), idx + 1)),
            // "several" has been read; "thousands" counts no stretch of time that is told.
            Sense::Vague => None,
            _ => number::read(line, idx).map(|numeral| (Some(numeral.value), numeral.next)),
        },
        |next| Some((None, next)),
    )?;
    let couple = line.is(idx, "a") && line.is(idx + 1, "couple");
    let (number, half) = if couple {
        at = idx + 2 + usize::from(line.is(idx + 2, "of"));
        (Some(2.0), 0)
    } else if line.is(at, "and") && line.is(at + 1, "a") && line.is(at + 2, "half") {
        (None, 3)
    } else {
        (number, 0)
    };
    let hyphen = usize::from(line.word(at) == "-" && line.glued(at) && line.glued(at + 1));
    let full = usize::from(line.any(at, &["full", "short", "long"]));
    let at = at + half + hyphen + full;
    let Sense::Period(period) = line.sense(at) else {
        return None;
    };
    Some(Count {
        start: with_approximation(line, idx),
        number,
        period,
        next: at + 1,
    })
}

/// The atom after a count without a number: "several", "a few", "many".
fn vague(line: &Line<'_>, idx: usize) -> Option<usize> {
    if line.is(idx, "several") {
        return Some(idx + 1);
    }
    (line.is(idx, "a") && line.any(idx + 1, &["few", "handful"]))
        .then(|| idx + 2 + usize::from(line.is(idx + 2, "of")))
}

/// The first atom of the approximation before `idx`: "more than a year ago", "about two weeks ago".
fn with_approximation(line: &Line<'_>, idx: usize) -> usize {
    approximation::before(line, idx).map_or(idx, |(_, first)| first)
}

/// The stretch that lies `count` times `step` from the anchor.
fn shifted(count: &Count, step: f64, context: Context) -> Option<String> {
    let number = count
        .number
        .filter(|number| number.fract() == 0.0 && *number < 10_000.0)?;
    let anchor = context.anchor?;
    let by = times(number, if step < 0.0 { -1 } else { 1 })?;
    match count.period {
        Period::Decade => calendar::shifted(anchor, Period::Year, by.checked_mul(10)?),
        Period::Century => calendar::shifted(anchor, Period::Year, by.checked_mul(100)?),
        _ => calendar::shifted(anchor, count.period, by),
    }
    .map(|(iso, _)| iso)
}

/// `number` times `step` as a whole number.
fn times(number: f64, step: i32) -> Option<i32> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the callers have checked that it is a whole number below ten thousand"
    )]
    let number = number as i32;
    number.checked_mul(step)
}
