//! Stretches of time around the anchor without a pointer: "the end of the year", "over the weekend", "the week of
//! October 3", "in the spring".

use jiff::civil::Date;

use crate::engine::facts::Grain;
use crate::engine::facts::english::number::{AtomKind, Line, Period, Sense};

use super::direction::Lean;
use super::relative::{grain_of, reading, season};
use super::{Basis, Context, Reading, absolute, calendar, weekday};

/// "the end of the year", "the start of the month", "later in the week": the year, month or week that is meant.
pub(super) fn edge(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let of =
        line.any(idx, &["end", "start", "beginning", "middle", "close"]) && line.is(idx + 1, "of");
    let inside = line.any(idx, &["earlier", "later", "early", "late"]) && line.is(idx + 1, "in");
    let the = usize::from(line.is(idx + 2, "the"));
    let at = idx + 2 + the;
    let Sense::Period(period @ (Period::Month | Period::Year | Period::Week | Period::Decade)) =
        line.sense(at)
    else {
        return None;
    };
    let fits = (of || inside && the == 1)
        && !line.word(at).ends_with('s')
        && !line.is(at + 1, "of")
        && (the == 1 || matches!(period, Period::Month | Period::Year));
    let value = context
        .anchor
        .and_then(|anchor| calendar::shifted(anchor, period, 0));
    let article = usize::from(of && line.is(idx.wrapping_sub(1), "the"));
    fits.then(|| {
        reading(
            idx - article,
            at + 1,
            value.map(|(iso, _)| iso),
            grain_of(period),
        )
    })
}

/// "over the weekend", "the week of October 3", "year’s end", "month-end".
pub(super) fn the_period(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let Sense::Period(period) = line.sense(idx) else {
        return None;
    };
    let before = idx.wrapping_sub(1);
    if period == Period::Weekend && line.is(before, "the") {
        return weekend(line, idx, context);
    }
    if period == Period::Week
        && line.any(idx + 1, &["of", "ended", "ending", "beginning", "starting"])
    {
        return week_of(line, idx, context);
    }
    // "year-end", "by year’s end"
    let hyphen = line.word(idx + 1) == "-"
        && line.glued(idx + 1)
        && line.is(idx + 2, "end")
        && line.glued(idx + 2);
    let genitive =
        matches!(line.word(idx + 1), "'" | "’") && line.is(idx + 2, "s") && line.is(idx + 3, "end");
    if !matches!(period, Period::Year | Period::Month) || !hyphen && !genitive {
        return None;
    }
    let value = context
        .anchor
        .and_then(|anchor| calendar::shifted(anchor, period, 0));
    let next = idx + 3 + usize::from(genitive);
    Some(reading(
        idx,
        next,
        value.map(|(iso, _)| iso),
        grain_of(period),
    ))
}

/// "over the weekend": the one just past, or the coming one where the verb looks ahead.
fn weekend(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let governed = line.any(
        idx.wrapping_sub(2),
        &[
            "over",
            "at",
            "on",
            "during",
            "for",
            "through",
            "of",
            "before",
            "after",
            "by",
            "throughout",
            "until",
            "into",
            "beyond",
            "past",
            "since",
            "this",
        ],
    );
    if !governed || line.has_kind(idx + 1, AtomKind::Letters) && line.is(idx + 1, "of") {
        return None;
    }
    // "went beyond the weekend": these prepositions look on from today.
    let onward = line.any(idx.wrapping_sub(2), &["beyond", "until", "into", "by"]);
    let ahead = onward || context.lean(line, idx - 1, idx + 1) == Lean::Future;
    let iso = context.anchor.and_then(|anchor| {
        let saturday = weekday::around(anchor, 6, if ahead { 2 } else { 0 })?;
        let sunday = calendar::add_days(saturday, 1)?;
        Some(calendar::range(
            &calendar::day(saturday),
            &calendar::day(sunday),
        ))
    });
    Some(Reading {
        basis: Basis::Verb,
        ..reading(idx - 1, idx + 1, iso, Grain::Day)
    })
}

/// "the week of October 3": the week that day is in; "the week ended March 16".
fn week_of(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let the = usize::from(line.is(idx.wrapping_sub(1), "the"));
    let day = absolute::month_first(line, idx + 2, context)
        .or_else(|| absolute::day_first(line, idx + 2, context))
        .filter(|day| day.grain == Grain::Day)?;
    let date: Option<Date> = day.iso.as_deref().and_then(|iso| iso.parse().ok());
    Some(Reading {
        start: idx - the,
        next: day.next,
        iso: date.map(calendar::week),
        grain: Grain::Week,
        relative: day.relative,
        basis: day.basis,
    })
}

/// "in the spring", "over the summer": the season around the anchor that the verb looks to.
pub(super) fn season_alone(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let Sense::Season(code) = line.sense(idx) else {
        return None;
    };
    let governed = line.is(idx.wrapping_sub(1), "the")
        && line.any(
            idx.wrapping_sub(2),
            &[
                "in",
                "over",
                "during",
                "of",
                "by",
                "since",
                "until",
                "through",
                "throughout",
                "for",
                "before",
                "after",
            ],
        );
    // "in the fall of the wall", "in the spring sunshine": no season of a year.
    let goes_on = line.has_kind(idx + 1, AtomKind::Letters)
        && !line.any(
            idx + 1,
            &[
                "and", "or", "but", "when", "to", "as", "with", "because", "after", "before",
                "that", "by", "on", "at", "for",
            ],
        );
    if !governed || goes_on || line.capital(idx) {
        return None;
    }
    let lean = context.lean(line, idx - 1, idx + 1);
    let step = match lean {
        Lean::Past => Some(-1),
        Lean::Future => Some(1),
        Lean::Open => None,
    };
    let iso = context
        .anchor
        .zip(step)
        .map(|(anchor, step)| season(anchor, code, step));
    Some(Reading {
        basis: Basis::Verb,
        ..reading(idx - 1, idx + 1, iso, Grain::Season)
    })
}
