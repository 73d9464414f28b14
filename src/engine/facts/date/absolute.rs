//! Dates that name their day or month: "September 25, 2025", "25 September", "25–28 September", "2025-09-25", "in April".

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::engine::facts::Grain;
use crate::engine::facts::number::{AtomKind, Line, Sense};
use crate::engine::lexicon::{Words, section};

use super::direction::{self, Lean};
use super::{Context, DayOrder, Reading, calendar};

static PLAIN_BEFORE: LazyLock<Words> =
    LazyLock::new(|| Words::new(section(direction::TABLE, "plain-before")));

/// A day of the year, with the year where it is written.
#[derive(Clone, Copy, Debug)]
struct YearDay {
    month: i8,
    day: i8,
    year: Option<i16>,
    next: usize,
}

/// "September 25, 2025", "Sept. 25", "September 25-28", "September 2025", "September".
pub(super) fn month_first(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let (_, after) = month(line, idx)?;
    if let Some(first) = month_day(line, idx) {
        return Some(to_end(line, idx, first, context));
    }
    month_year(line, idx).or_else(|| month_alone(line, idx, after, context))
}

/// "25 September 2025", "25th of September", "25–28 September".
pub(super) fn day_first(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    if line.glued(idx) && line.has_kind(idx.wrapping_sub(1), AtomKind::Letters) {
        return None;
    }
    if let Some(first) = day_month(line, idx) {
        return Some(to_end(line, idx, first, context));
    }
    // "25–28 September": the month stands after the second day.
    let (day, after) = day(line, idx)?;
    let joined = matches!(line.word(after), "-" | "–") || line.any(after, &["to", "and"]);
    let last = joined.then(|| day_month(line, after + 1)).flatten()?;
    let first = YearDay { day, ..last };
    (day < last.day).then(|| between(line, idx, first, last, context))
}

/// "Thursday, September 25", "Thurs. 25 Sept.": a weekday in front of a date belongs to it.
pub(super) fn after_weekday(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let at = (idx + 1..idx + 3).find(|&at| !matches!(line.word(at), "," | "."))?;
    let reading = match line.sense(at) {
        Sense::Month { .. } => month_day(line, at).map(|day| to_end(line, at, day, context)),
        _ if line.has_kind(at, AtomKind::Digits) => day_first(line, at, context),
        _ => None,
    }?;
    Some(Reading {
        start: idx,
        ..reading
    })
}

/// "2025-09-25", "25/09/2025", "9/25/25".
pub(super) fn numeric(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let sep = line.word(idx + 1);
    let joined = (idx + 1..idx + 5).all(|at| line.glued(at)) && line.word(idx + 3) == sep;
    if !joined || line.glued(idx) && !matches!(line.word(idx.wrapping_sub(1)), "(" | "“" | "\"") {
        return None;
    }
    let part = |at: usize| line.small(at).and_then(|part| i16::try_from(part).ok());
    let (first, second, third) = (part(idx)?, part(idx + 2)?, part(idx + 4)?);
    let (year, month, day) = match (sep, line.word(idx).len(), line.word(idx + 4).len()) {
        ("-" | "/", 4, 1 | 2) => (first, second, third),
        ("/" | ".", 1 | 2, 4) => {
            ordered(first, second, context.order).map_or((third, 0, 0), |(m, d)| (third, m, d))
        }
        ("/", 1 | 2, 2) => {
            let year = if third < 70 {
                2000 + third
            } else {
                1900 + third
            };
            let (month, day) = ordered(first, second, context.order)?;
            (year, month, day)
        }
        _ => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    let plausible = (1..=31).contains(&first.min(second)) || sep == "-";
    (plausible && (date.is_some() || sep == "/") && (1000..3000).contains(&year)).then(|| Reading {
        start: idx,
        next: idx + 5,
        iso: date.map(calendar::day),
        grain: Grain::Day,
        relative: false,
    })
}

/// Month and day of two numbers, where the order is known or only one fits.
fn ordered(first: i16, second: i16, order: DayOrder) -> Option<(i16, i16)> {
    match (first, second) {
        (13.., 1..=12) => Some((second, first)),
        (1..=12, 13..) => Some((first, second)),
        _ if first == second || order == DayOrder::MonthFirst => Some((first, second)),
        _ => (order == DayOrder::DayFirst).then_some((second, first)),
    }
}

/// The reading of a day, or of a range that starts with it.
fn to_end(line: &Line<'_>, start: usize, first: YearDay, context: Context) -> Reading {
    let dash = matches!(line.word(first.next), "-" | "–" | "—");
    if dash || line.any(first.next, &["to", "through", "until"]) {
        let at = first.next + 1;
        let last = month_day(line, at)
            .or_else(|| day_month(line, at))
            .or_else(|| {
                // "September 25-28", "September 25 to 28".
                let (day, next) = day(line, at)?;
                let (year, next) = trailing_year(line, next);
                let bare = !line.has_kind(next, AtomKind::Letters) || !line.glued(next);
                (day > first.day && bare && line.glued(at) == dash).then_some(YearDay {
                    day,
                    next,
                    year,
                    month: first.month,
                })
            });
        if let Some(last) = last {
            let year = first.year.or(last.year);
            return between(line, start, YearDay { year, ..first }, last, context);
        }
    }
    let (iso, relative) = resolve(line, start, first, context);
    Reading {
        start,
        next: first.next,
        iso: iso.map(calendar::day),
        grain: Grain::Day,
        relative,
    }
}

/// The range of two days.
fn between(
    line: &Line<'_>,
    start: usize,
    first: YearDay,
    last: YearDay,
    context: Context,
) -> Reading {
    let (from, relative) = resolve(line, start, first, context);
    let (to, _) = resolve(line, start, last, context);
    Reading {
        start,
        next: last.next,
        iso: from
            .zip(to)
            .filter(|(from, to)| from <= to)
            .map(|(from, to)| calendar::range(&calendar::day(from), &calendar::day(to))),
        grain: Grain::Day,
        relative,
    }
}

/// The day meant, and whether the anchor gave its year.
fn resolve(line: &Line<'_>, start: usize, day: YearDay, context: Context) -> (Option<Date>, bool) {
    if let Some(year) = day.year {
        return (Date::new(year, day.month, day.day).ok(), false);
    }
    let lean = direction::lean(line, start, day.next);
    let date = context.anchor.and_then(|anchor| nearest(anchor, day, lean));
    (date, true)
}

/// The day of the year that is meant around `anchor`.
///
/// A day up to five months ahead is this year's unless a past verb governs it; a day more than seven months back
/// is next year's where the verb looks ahead. The figures come from measured newswire.
fn nearest(anchor: Date, day: YearDay, lean: Lean) -> Option<Date> {
    const AHEAD: i32 = 150;
    const BACK: i32 = 215;
    let this = Date::new(anchor.year(), day.month, day.day);
    let of_year = |year: i16| Date::new(year, day.month, day.day).ok();
    let Ok(this) = this else {
        // 29 February of a year that has none.
        return (1..4).find_map(|back| of_year(anchor.year() - back));
    };
    let distance = i32::from(this.day_of_year()) - i32::from(anchor.day_of_year());
    if distance > 0 && (lean == Lean::Past || distance > AHEAD && lean != Lean::Future) {
        of_year(anchor.year() - 1)
    } else if distance < 0 && lean == Lean::Future && distance < -BACK / 2
        || distance < -BACK && lean == Lean::Future
    {
        of_year(anchor.year() + 1)
    } else {
        Some(this)
    }
}

/// "September 25", with the year after it: the month's atom is `idx`.
fn month_day(line: &Line<'_>, idx: usize) -> Option<YearDay> {
    let (month, after) = month(line, idx)?;
    let (day, next) = day(line, after)?;
    // "May 10 percent" and "March 5:30" are no days; neither is the 25 of "25 million".
    let clock = line.word(next) == ":" && line.has_kind(next + 1, AtomKind::Digits);
    let counts = (clock || line.word(next) == "%") && line.glued(next)
        || matches!(line.sense(next), Sense::Scale(_) | Sense::Hundred)
        || line.any(next, &["percent", "per"]);
    let (year, next) = trailing_year(line, next);
    (!counts).then_some(YearDay {
        month,
        day,
        year,
        next,
    })
}

/// "25 September", "25th of September", with the year after it.
fn day_month(line: &Line<'_>, idx: usize) -> Option<YearDay> {
    let (day, after) = day(line, idx)?;
    let (month, next) = month(line, after + usize::from(line.is(after, "of")))?;
    let (year, next) = trailing_year(line, next);
    Some(YearDay {
        month,
        day,
        year,
        next,
    })
}

/// "September 2025", "September of 2025", "March to May 2025".
fn month_year(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let (first, after) = month(line, idx)?;
    let (last, after) = if matches!(line.word(after), "-" | "–") || line.any(after, &["to", "and"])
    {
        month(line, after + 1).unwrap_or((first, after))
    } else {
        (first, after)
    };
    let at = after + usize::from(line.any(after, &[",", "of"]));
    let (year, next) = plain_year(line, at)?;
    let iso = calendar::month(year, first);
    Some(Reading {
        start: idx,
        next,
        iso: Some(if last == first {
            iso
        } else {
            calendar::range(&iso, &calendar::month(year, last))
        }),
        grain: Grain::Month,
        relative: false,
    })
}

/// "in April", "an August report": a month with nothing more.
fn month_alone(line: &Line<'_>, idx: usize, next: usize, context: Context) -> Option<Reading> {
    let Sense::Month { month, full } = line.sense(idx) else {
        return None;
    };
    let before = idx.wrapping_sub(1);
    let hyphen = usize::from(line.word(before) == "-" && line.glued(idx));
    let word = line.word(before.wrapping_sub(hyphen));
    let plain = PLAIN_BEFORE.has_folded(word);
    let article = matches!(word, "a" | "an" | "the" | "An" | "The" | "A");
    let doubtful = !full || line.any(idx, &["May", "March"]);
    // "April Jones", "Judge May": a month beside another capitalised word is somebody's name.
    let named = line.capital(next) && line.has_kind(next, AtomKind::Letters) && !article && !plain
        || line.capital(before) && before > 0 && !plain && line.has_kind(before, AtomKind::Letters);
    let recurs = line.any(before, &["every", "each"]);
    if doubtful && !plain || named || recurs {
        return None;
    }
    let lean = direction::lean(line, idx, next);
    let iso = context.anchor.map(|anchor| {
        let year = match lean {
            Lean::Future if month < anchor.month() => anchor.year() + 1,
            Lean::Past | Lean::Open if month > anchor.month() => anchor.year() - 1,
            _ => anchor.year(),
        };
        calendar::month(year, month)
    });
    Some(Reading {
        start: idx,
        next,
        iso,
        grain: Grain::Month,
        relative: true,
    })
}

/// The month at `idx`, and the atom after it: "September", "Sept.".
pub(super) fn month(line: &Line<'_>, idx: usize) -> Option<(i8, usize)> {
    let Sense::Month { month, full } = line.sense(idx) else {
        return None;
    };
    let dot = !full && line.word(idx + 1) == "." && line.glued(idx + 1);
    line.capital(idx)
        .then_some((month, idx + 1 + usize::from(dot)))
}

/// The day of a month at `idx`, and the atom after it: "25", "25th".
fn day(line: &Line<'_>, idx: usize) -> Option<(i8, usize)> {
    let day = line.small(idx).filter(|_| line.word(idx).len() <= 2)?;
    let day = i8::try_from(day)
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    let ordinal = line.glued(idx + 1) && line.any(idx + 1, &["st", "nd", "rd", "th"]);
    let fragment = line.glued(idx + 1) && line.has_kind(idx + 1, AtomKind::Letters) && !ordinal;
    (!fragment).then_some((day, idx + 1 + usize::from(ordinal)))
}

/// The year after a day, with or without a comma, and the atom after it.
fn trailing_year(line: &Line<'_>, next: usize) -> (Option<i16>, usize) {
    let comma = usize::from(line.word(next) == ",");
    plain_year(line, next + comma).map_or((None, next), |(year, next)| (Some(year), next))
}

/// Four digits that are a year.
pub(super) fn plain_year(line: &Line<'_>, idx: usize) -> Option<(i16, usize)> {
    let year = line.small(idx).filter(|_| line.word(idx).len() == 4)?;
    let year = i16::try_from(year)
        .ok()
        .filter(|year| (1000..2100).contains(year))?;
    let fragment = line.glued(idx + 1) && line.has_kind(idx + 1, AtomKind::Letters);
    (!fragment).then_some((year, idx + 1))
}
