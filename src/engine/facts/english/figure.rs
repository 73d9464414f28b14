//! Figures: quantities with their unit, what they count, and how they are meant.
//!
//! The span of a figure covers the number with its approximation and unit ("as much as 8TB", "about 90 percent",
//! "more than two decades"), and through the period of a rate ("a million calls an hour"); the thing counted is named in
//! [`Figure::of`] and lies outside, except in a rate. Shares are percentages: "nine in ten" is 90 %. Lengths of time
//! ("34 years") are figures, points in time are dates. Precision comes first: a plain number that counts nothing the
//! rule can name is no figure.

mod acceptance;
pub(super) mod approximation;
mod compound;
mod counted;
mod explain;
mod quantity;
mod refusal;
mod standing;
mod unit;
mod vague;

use super::number::{AtomKind, Line, Sense};
use crate::engine::facts::{Approx, Draft, Evidence, Figure, Value};
use crate::engine::text::Span;
pub(super) use explain::weighed;
use quantity::Quantity;

/// Adds the figures of a line that lie outside `dates`, which are in order.
pub(super) fn scan(line: &Line<'_>, dates: &[Span], found: &mut Vec<Draft>) {
    let titled = refusal::is_titled(line);
    let first = found.len();
    let mut idx = 0;
    while let Some(atom) = line.atom(idx) {
        let at = dates.partition_point(|date| date.end <= atom.span.start);
        if dates
            .get(at)
            .is_some_and(|date| date.contains(atom.span.start))
        {
            idx += 1;
            continue;
        }
        let Some((figure, next)) = figure_at(line, idx, titled) else {
            idx += 1;
            continue;
        };
        let last = found.get(first..).and_then(<[_]>::last);
        let figure = figure.or_else(|| compared(line, idx, last?));
        // A mark between two numbers belongs to the first that takes it.
        let taken = |span: Span| {
            found
                .get(first..)
                .and_then(<[_]>::last)
                .is_some_and(|last| last.span.overlaps(span))
        };
        if let Some((span, figure)) = figure
            && !taken(span)
            && !dates.get(at).is_some_and(|date| date.overlaps(span))
        {
            found.push(Draft {
                span,
                evidence: Form::of(&figure).evidence(),
                value: Value::Figure(figure),
            });
        }
        idx = next.max(idx + 1);
    }
}

/// A bare number in the unit of the figure before it, which it is compared with: "61 percent, up from 58", "from 43 percent
/// to 38". Money and degrees are written each time.
fn compared(line: &Line<'_>, idx: usize, last: &Draft) -> Option<(Span, Figure)> {
    let Value::Figure(earlier) = &last.value else {
        return None;
    };
    let (before, from) = (idx.checked_sub(2)?, line.is(idx - 1, "from"));
    let changed = from && line.any(before, &["up", "down"])
        || line.any(idx - 1, &["with", "to"]) && line.is(before, "compared")
        || line.is(idx - 1, "to")
            && line.span(before, before + 1).end == last.span.end
            && last
                .span
                .start
                .checked_sub(5)
                .is_some_and(|start| line.text.get(start..last.span.start) == Some("from "));
    let numeral = super::number::read(line, idx)?;
    let alone = !line.glued(numeral.next) && counted::is_over(line, numeral.next)
        || line.has_kind(numeral.next, AtomKind::Mark)
            && !line.has_kind(numeral.next + 1, AtomKind::Digits);
    let shared = earlier.unit.as_deref() == Some("%");
    (changed && shared && alone && numeral.digits && !numeral.quantity && numeral.value <= 100.0)
        .then(|| {
            let figure = Figure {
                number: Some(numeral.value),
                upper: None,
                unit: earlier.unit.clone(),
                approx: Approx::Exact,
                of: None,
                per: None,
            };
            (line.span(idx, numeral.next), figure)
        })
}

/// What a figure was read by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// A number with a unit or a currency.
    Measure,
    /// A share of a whole.
    Share,
    /// A number with the noun it counts.
    Count,
    /// A number alone, which its place or its scale makes a quantity.
    Bare,
    /// A count without a number.
    Vague,
}

impl Form {
    fn of(figure: &Figure) -> Self {
        match (figure.number, figure.unit.as_deref(), &figure.of) {
            (None, ..) => Self::Vague,
            (_, Some("%"), _) => Self::Share,
            (_, Some(_), _) => Self::Measure,
            (_, None, Some(_)) => Self::Count,
            (_, None, None) => Self::Bare,
        }
    }

    /// The rule's name, and the share of its figures that are right in number, unit and approximation. Measured by
    /// `examples/score` on invented news sentences and taken down a little: those were written with the rules in mind.
    const fn evidence(self) -> Evidence {
        let (rule, confidence) = match self {
            Self::Measure => ("figure-measure", 0.95),
            Self::Share => ("figure-share", 0.96),
            Self::Count => ("figure-count", 0.94),
            Self::Bare => ("figure-bare", 0.85),
            Self::Vague => ("figure-vague", 0.93),
        };
        Evidence { rule, confidence }
    }
}

/// Reads a number at atom `idx`: the figure, unless the number is refused, and the atom after what was read.
fn figure_at(line: &Line<'_>, idx: usize, titled: bool) -> Option<(Option<(Span, Figure)>, usize)> {
    let atom = line.atom(idx)?;
    if atom.kind == AtomKind::Letters && !atom.sense.opens_number() {
        return None;
    }
    if let Some(vague) = vague::read(line, idx) {
        return Some((Some(of_vague(line, vague)), vague.next));
    }
    let quantity = quantity::read(line, idx, titled)?;
    Some(match quantity {
        Ok(quantity) => (Some(of_quantity(line, quantity)), quantity.next),
        Err((next, _)) => (None, next),
    })
}

/// The figure of a vague count; "several days" has a unit, "millions of dollars" a currency.
fn of_vague(line: &Line<'_>, vague: vague::Vague) -> (Span, Figure) {
    let measured = vague
        .counted
        .and_then(|counted| unit::after(line, counted, false))
        .map(|(unit, next)| {
            // Pounds by the million are money.
            let large = line.any(
                vague.next.wrapping_sub(1),
                &["millions", "billions", "trillions"],
            );
            let sterling = unit.short == "lb" && large;
            let pounds = || unit::of_short("GBP").filter(|_| sterling);
            (pounds().unwrap_or(unit), next)
        });
    let (approx, start) = approximation::before(line, vague.start)
        .filter(|(approx, _)| *approx != Approx::Exact)
        .unwrap_or((Approx::About, vague.start));
    let next = measured.map_or(vague.next, |(_, next)| next);
    let start = measured.map_or(start, |(unit, _)| with_stretch(line, start, unit));
    let figure = Figure {
        number: None,
        upper: None,
        unit: measured.map(|(unit, _)| unit.short.to_owned()),
        approx,
        of: vague
            .counted
            .filter(|_| measured.is_none())
            .map(|counted| line.word(counted).to_owned()),
        per: None,
    };
    (line.span(start, next), figure)
}

/// The figure of a quantity, with what stands around it.
fn of_quantity(line: &Line<'_>, quantity: Quantity) -> (Span, Figure) {
    let time = line.sense(quantity.next.wrapping_sub(1));
    let leading = approximation::before(line, quantity.start)
        .filter(|(approx, first)| !approximation::is_lasting(line, *first, *approx, time))
        .or_else(|| near(line, quantity));
    let (mut approx, start) = leading.unwrap_or((Approx::Exact, quantity.start));
    if quantity.loose && approx == Approx::Exact {
        approx = Approx::About;
    }
    let mut next = quantity.next;
    approx = quantity.marked.unwrap_or(approx);
    if let Some((trailing, after)) = approximation::after(line, next) {
        approx = trailing;
        next = after;
    }
    let of = quantity.counted.map(|idx| line.word(idx).to_owned());
    let rate_from = quantity.counted.map_or(next, |idx| (idx + 1).max(next));
    let priced = quantity.unit.is_some_and(|unit| unit.is_money());
    let rate = per(line, rate_from, priced).or_else(|| per(line, next, priced));
    let figure = Figure {
        number: Some(quantity.number),
        upper: quantity.upper,
        unit: quantity.unit.map(|unit| unit.short.to_owned()),
        approx,
        of,
        per: rate.map(|(per, _)| per.to_owned()),
    };
    (
        line.span(start, rate.map_or(next, |(_, after)| after)),
        figure,
    )
}

/// "Near 40 degrees", "near $100": before a measure that is no distance, "near" tells no place.
fn near(line: &Line<'_>, quantity: Quantity) -> Option<(Approx, usize)> {
    let first = quantity.start.checked_sub(1)?;
    let measured = quantity
        .unit
        .is_some_and(|unit| unit.common != "m" && unit.common != "s");
    (measured && line.is(first, "near")).then_some((Approx::About, first))
}

/// The first atom of "the past two weeks", "the next few years": a length of time with which way it lies.
fn with_stretch(line: &Line<'_>, start: usize, unit: unit::Unit) -> usize {
    let before = start.wrapping_sub(1);
    let points = line.any(
        before,
        &["last", "past", "next", "coming", "previous", "following"],
    );
    if unit.common != "s" || !points {
        return start;
    }
    before - usize::from(line.any(before.wrapping_sub(1), &["the", "these"]))
}

/// The thing a rate is per, and the atom after it: "an hour", "per person", "/month", "every day"; for money
/// (`priced`) also goods: "an ounce", "a barrel", "a share".
fn per<'a>(line: &Line<'a>, idx: usize, priced: bool) -> Option<(&'a str, usize)> {
    const GOODS: [&str; 20] = [
        "share",
        "head",
        "piece",
        "person",
        "night",
        "ticket",
        "seat",
        "bottle",
        "unit",
        "pop",
        "bag",
        "bushel",
        "plate",
        "copy",
        "vote",
        "pupil",
        "student",
        "child",
        "household",
        "worker",
    ];
    // "$100-a-barrel oil"
    let hyphened = line.word(idx) == "-"
        && line.any(idx + 1, &["a", "an"])
        && line.word(idx + 2) == "-"
        && (idx..idx + 4).all(|at| line.glued(at));
    if hyphened {
        let timed = matches!(line.sense(idx + 3), Sense::Period(_));
        let fits = timed || priced && line.has_kind(idx + 3, AtomKind::Letters);
        return fits.then(|| (line.word(idx + 3), idx + 4));
    }
    let timed =
        matches!(line.sense(idx + 1), Sense::Period(_)) || line.any(idx + 1, &["second", "minute"]);
    let goods = || {
        line.any(idx + 1, &GOODS)
            || unit::after(line, idx + 1, false).is_some_and(|(unit, _)| !unit.is_money())
    };
    let fits = match line.word(idx) {
        "per" => line.has_kind(idx + 1, AtomKind::Letters),
        "a" | "an" => timed || priced && goods(),
        "each" | "every" => timed,
        "/" => line.glued(idx) && line.glued(idx + 1) && timed,
        _ => false,
    };
    // "per megawatt-hour", "a square foot": units of two words stay whole.
    let next = unit::after(line, idx + 1, false).map_or(idx + 2, |(_, next)| next);
    let noun = line.span(idx + 1, next).of(line.text);
    let compared = line.any(next, &["ago", "earlier", "later", "before", "after"]);
    (fits && !compared).then_some((noun, next))
}

impl Figure {
    /// The number in the common unit of its kind, for comparing "8TB" with "8,000 GB": bytes, metres, square metres,
    /// litres, kilograms, seconds, km/h, watts, °C, `%`; each currency is a unit of its own; a plain count has the unit
    /// `""`, a unit that is not in the table stands for itself. `None` for vague counts.
    #[must_use]
    pub fn comparable(&self) -> Option<(f64, &str)> {
        let number = self.number?;
        let Some(short) = self.unit.as_deref() else {
            return Some((number, ""));
        };
        Some(match unit::of_short(short) {
            Some(unit) if unit.short == "°F" => ((number - 32.0) * 5.0 / 9.0, "°C"),
            Some(unit) => (number * unit.factor, unit.common),
            None => (number, short),
        })
    }
}

#[cfg(test)]
mod tests;
