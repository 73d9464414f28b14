//! Months with nothing more: "in April", "an August report", "between June and August".

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::engine::facts::Grain;
use crate::engine::facts::english::number::{AtomKind, Line, Sense};
use crate::engine::lexicon::Words;

use super::absolute::month;
use super::direction::{self, Lean};
use super::{Basis, Context, Reading, calendar};

static PLAIN_BEFORE: LazyLock<Words> = LazyLock::new(|| direction::words("plain-before"));

/// "in April", "an August report": a month with nothing more.
pub(super) fn alone(line: &Line<'_>, idx: usize, next: usize, context: Context) -> Option<Reading> {
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
    if let Some((step, next)) = super::weekday::away(line, next, "year") {
        return Some(Reading {
            start: idx,
            next,
            iso: context
                .anchor
                .map(|anchor| calendar::month(anchor.year() + i16::from(step), month)),
            grain: Grain::Month,
            relative: true,
            basis: Basis::Anchor,
        });
    }
    let last = last_month(line, idx, next);
    let lean = context.lean(line, idx, last.map_or(next, |(_, next)| next));
    let year_of = |anchor: Date| match lean {
        Lean::Future if month < anchor.month() => anchor.year() + 1,
        Lean::Past if month > anchor.month() => anchor.year() - 1,
        // Where no verb tells, a month that is near is this year's.
        Lean::Open if month > anchor.month() + 2 => anchor.year() - 1,
        _ => anchor.year(),
    };
    let iso = context.anchor.map(|anchor| {
        let year = year_of(anchor);
        let first = calendar::month(year, month);
        last.map_or_else(
            || first.clone(),
            |(last, _)| {
                let year = if last < month { year + 1 } else { year };
                calendar::range(&first, &calendar::month(year, last))
            },
        )
    });
    Some(Reading {
        start: idx,
        next: last.map_or(next, |(_, next)| next),
        iso,
        grain: Grain::Month,
        relative: true,
        basis: Basis::Verb,
    })
}

/// The end of a range of months without a year: "between June and August", "from May to July", "June-August".
fn last_month(line: &Line<'_>, idx: usize, next: usize) -> Option<(i8, usize)> {
    let before = idx.wrapping_sub(1);
    let joined = match line.word(next) {
        "through" | "until" | "till" => true,
        "to" => line.is(before, "from"),
        "and" => line.is(before, "between"),
        "-" | "–" => line.glued(next) && line.glued(next + 1),
        _ => false,
    };
    let (last, after) = month(line, next + 1).filter(|_| joined)?;
    // "from May to June 3" ends with a day.
    (!line.has_kind(after, AtomKind::Digits)).then_some((last, after))
}
