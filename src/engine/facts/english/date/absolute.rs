//! Dates that name their day or month: "September 25, 2025", "25 September", "25–28 September", "2025-09-25", "in April".

use jiff::civil::Date;

use crate::engine::facts::Grain;
use crate::engine::facts::english::number::{AtomKind, Line, Sense};

use super::direction::Lean;
use super::{Basis, Context, Reading, calendar};

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
    month_year(line, idx).or_else(|| super::month::alone(line, idx, after, context))
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
        basis: basis(relative),
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
        basis: basis(relative),
    }
}

/// A date without its year rests on the verb.
const fn basis(relative: bool) -> Basis {
    if relative {
        Basis::Verb
    } else {
        Basis::Written
    }
}

/// The day meant, and whether the anchor gave its year.
fn resolve(line: &Line<'_>, start: usize, day: YearDay, context: Context) -> (Option<Date>, bool) {
    if let Some(year) = day.year {
        return (Date::new(year, day.month, day.day).ok(), false);
    }
    let lean = context.lean(line, start, day.next);
    let of_year = |year: i16| Date::new(year, day.month, day.day).ok();
    let date = context
        .anchor
        .and_then(|anchor| nearest(anchor, of_year, lean));
    (date, true)
}

/// The day of the year that is meant around `anchor`.
///
/// Newspapers leave the year out where it is the current one, so that this year's day is meant, unless the verb looks
/// the other way and the day lies well on the wrong side: a day more than two months ahead that a past verb governs is last
/// year's, one more than five months ahead also where no verb tells; a day more than three months back is next year's
/// where the verb looks ahead. The months come from measured newswire.
pub(super) fn nearest(
    anchor: Date,
    of_year: impl Fn(i16) -> Option<Date>,
    lean: Lean,
) -> Option<Date> {
    const SOON: i32 = 60;
    const AHEAD: i32 = 150;
    const BACK: i32 = 100;
    let Some(this) = of_year(anchor.year()) else {
        // 29 February of a year that has none.
        return (1..4).find_map(|back| of_year(anchor.year() - back));
    };
    let distance = i32::from(this.day_of_year()) - i32::from(anchor.day_of_year());
    if distance > SOON && lean == Lean::Past || distance > AHEAD && lean == Lean::Open {
        of_year(anchor.year() - 1)
    } else if distance < -BACK && lean == Lean::Future {
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
    if last == first
        && let Some((end, next)) = range_end(line, next)
        && iso < end
    {
        return Some(Reading {
            start: idx,
            next,
            iso: Some(calendar::range(&iso, &end)),
            grain: Grain::Month,
            relative: false,
            basis: Basis::Written,
        });
    }
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
        basis: Basis::Written,
    })
}

/// "to August 2026" behind a month and its year: the month that ends the range, and the atom after it.
fn range_end(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    let joined =
        matches!(line.word(at), "-" | "–" | "—") || line.any(at, &["to", "through", "until"]);
    let (last, after) = joined.then(|| month(line, at + 1)).flatten()?;
    let (year, next) = plain_year(line, after)?;
    Some((calendar::month(year, last), next))
}

/// "on the 25th", "by the 15th of the month": a day of the month that the anchor is in, or of the one beside it.
pub(super) fn day_alone(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let the = line.is(idx.wrapping_sub(1), "the")
        && line.any(
            idx.wrapping_sub(2),
            &["on", "by", "until", "before", "after", "since", "from"],
        );
    let (number, next) = ordinal_day(line, idx).filter(|_| the)?;
    // "on the 25th anniversary", "the 25th and 26th floors": what follows is numbered.
    let goes_on = line.has_kind(next, AtomKind::Letters)
        && !line.any(
            next,
            &["of", "when", "but", "as", "that", "he", "she", "they", "it"],
        )
        || line.is(next, "of")
            && !(line.any(next + 1, &["the", "this", "that"]) && line.is(next + 2, "month"))
        || line.word(next) == "-";
    if goes_on {
        return None;
    }
    let next = next + 3 * usize::from(line.is(next, "of"));
    let lean = context.lean(line, idx - 1, next);
    let date = context.anchor.and_then(|anchor| {
        let step = match lean {
            Lean::Future if number < anchor.day() => 1,
            Lean::Past | Lean::Open if number > anchor.day() => -1,
            _ => 0,
        };
        let then = calendar::add_months(anchor.first_of_month(), step)?;
        Date::new(then.year(), then.month(), number).ok()
    });
    Some(Reading {
        start: idx - 1,
        next,
        iso: date.map(calendar::day),
        grain: Grain::Day,
        relative: true,
        basis: Basis::Verb,
    })
}

/// "24th" at `idx`: the day, and the atom after it.
pub(super) fn ordinal_day(line: &Line<'_>, idx: usize) -> Option<(i8, usize)> {
    let (day, next) = day(line, idx)?;
    (next == idx + 2).then_some((day, next))
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
