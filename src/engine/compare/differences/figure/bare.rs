//! Numbers of a row that are no figures of the facts, since no noun stands behind them: "734 in all", "rose to 41", "put the
//! number of arrests at 83", "up from nine".

use std::borrow::Cow;

use super::super::{Facing, kinds};
use super::event::{self, Event};
use super::occasion::Occasion;
use crate::engine::compare::reading::Reading;
use crate::engine::compare::reading::phrase;
use crate::engine::facts::{Approx, Figure, Value};
use crate::engine::side::Side;
use crate::engine::tag::speech::Speech;
use crate::engine::text::Span;

/// How far in front of a bare number the noun stands that it counts: "the number of confirmed cases rose to".
const REACH: usize = 8;

/// The bare numbers of a side that count something, with what they count.
pub(super) fn counts<'a>(facing: &Facing<'a>, side: Side) -> Vec<(Span, Cow<'a, Figure>)> {
    let mut found = Vec::new();
    for reading in facing.readings(side) {
        for (at, number) in values(reading) {
            let Some(word) = reading.word(at) else {
                continue;
            };
            // "One worker in nine" counts nobody.
            if is_stated(facing, side, word.span) || word.is("one") {
                continue;
            }
            let of = total(facing, side, reading, at)
                .or_else(|| noun_behind(reading, at))
                .or_else(|| noun_before(reading, at))
                .or_else(|| crowd(reading, at));
            found.extend(of.map(|of| {
                let figure = Figure {
                    number: Some(number),
                    upper: None,
                    unit: None,
                    approx: Approx::Exact,
                    of: Some(of),
                    per: None,
                };
                (word.span, Cow::Owned(figure))
            }));
        }
    }
    found
}

/// A figure of the facts; where it has no noun of its own, with the noun that the words before it give it.
pub(super) fn with_noun<'a>(
    facing: &Facing<'a>,
    side: Side,
    (span, figure): (Span, &'a Figure),
) -> Cow<'a, Figure> {
    if figure.of.is_some() || figure.unit.is_some() {
        return Cow::Borrowed(figure);
    }
    let of = facing
        .readings(side)
        .find(|reading| reading.span.encloses(span))
        .and_then(|reading| {
            let at = reading.range_of(span);
            (at.len() == 1)
                .then(|| noun_before(reading, at.start).or_else(|| crowd(reading, at.start)))?
        });
    of.map_or(Cow::Borrowed(figure), |of| {
        Cow::Owned(Figure {
            of: Some(of),
            ..figure.clone()
        })
    })
}

/// Whether a number of a side's sentences that has neither noun nor unit may be `own`, which is told of `event` on an
/// occasion.
pub(super) fn may_tell(
    facing: &Facing<'_>,
    side: Side,
    own: f64,
    (event, occasion): (&Event, &Occasion),
) -> bool {
    let analysis = facing.wholes[side].analysis;
    let is_one = |reading: &Reading, at: usize| {
        let words = at..at + 1;
        event::of(reading, &words, None, false).is(event) != Some(false)
            && !Occasion::of(analysis, reading, &words).precedes(occasion)
    };
    facing.readings(side).any(|reading| {
        let same = values(reading).filter(|(_, other)| (own - other).abs() < 1e-6);
        same.filter(|(at, _)| {
            let word = reading.word(*at);
            word.is_some_and(|word| !has_noun(facing, side, word.span))
        })
        .any(|(at, _)| is_one(reading, at))
    })
}

/// The words of a sentence that are numbers by themselves, with their values.
fn values(reading: &Reading) -> impl Iterator<Item = (usize, f64)> + '_ {
    let numbers = reading.numbers.iter();
    numbers.filter_map(|number| Some((number.at, number.value?)))
}

/// Whether the facts give a number a noun, a unit or a day.
fn has_noun(facing: &Facing<'_>, side: Side, span: Span) -> bool {
    facing.facts(side).any(|fact| {
        let told = match &fact.value {
            Value::Figure(figure) => figure.of.is_some() || figure.unit.is_some(),
            Value::Date(_) => true,
            _ => false,
        };
        told && fact.span.overlaps(span)
    })
}

/// Whether a number is a part of a figure, a date or a quotation of the facts.
fn is_stated(facing: &Facing<'_>, side: Side, span: Span) -> bool {
    facing.facts(side).any(|fact| {
        matches!(fact.value, Value::Figure(_) | Value::Date(_)) && fact.span.overlaps(span)
    })
}

/// What the total at `at` counts, "734 in all": what the last figure before it does.
fn total(facing: &Facing<'_>, side: Side, reading: &Reading, at: usize) -> Option<String> {
    let behind = reading.words.get(at + 1..).unwrap_or_default();
    let total = match behind {
        [one, other, ..] if one.is("in") => matches!(&*other.folded, "all" | "total"),
        [one, ..] => one.is("altogether"),
        [] => false,
    };
    let start = reading.word(at).filter(|_| total)?.span.start;
    let before = facing.facts(side).filter_map(|fact| match &fact.value {
        Value::Figure(figure) if fact.span.end <= start && reading.span.encloses(fact.span) => {
            figure.of.clone()
        }
        _ => None,
    });
    before.last()
}

/// The plural noun behind a number: "241 islanders".
fn noun_behind(reading: &Reading, at: usize) -> Option<String> {
    let phrase = phrase::starting_at(&reading.words, at)?;
    let head = reading.word(phrase.head)?;
    let plural = head.folded.ends_with('s') || kinds::is_human(&head.folded);
    (head.part == Speech::Noun && plural && !head.capital).then(|| head.folded.to_string())
}

/// What a number behind "to" or "at" counts: "the number of cases rose to 41", "put arrests at 83", "the toll stood at 9".
fn noun_before(reading: &Reading, at: usize) -> Option<String> {
    let leads = |back: usize| at.checked_sub(back).and_then(|at| reading.word(at));
    let to = (1..=3).find(|back| {
        leads(*back)
            .is_some_and(|word| matches!(&*word.folded, "to" | "at" | "reached" | "is" | "was"))
    })?;
    let ends = reading.word(at + 1).is_none_or(|next| {
        !matches!(
            next.part,
            Speech::Noun | Speech::ProperNoun | Speech::Numeral | Speech::Symbol
        )
    });
    let end = at.checked_sub(to).filter(|_| ends)?;
    let near = reading.words.get(end.saturating_sub(REACH)..end)?;
    let counted = near.iter().rev().find(|word| {
        let noun = word.part == Speech::Noun;
        let toll = matches!(&*word.folded, "toll" | "number");
        noun && !toll && (word.folded.ends_with('s') || kinds::is_human(&word.folded))
    });
    let numbered = near
        .iter()
        .any(|word| matches!(&*word.folded, "number" | "total" | "count" | "tally"));
    let toll = near.iter().any(|word| word.is("toll"));
    match counted {
        Some(noun) if numbered => Some(noun.folded.to_string()),
        _ if toll => Some("deaths".to_owned()),
        _ => None,
    }
}

/// "Crowd", where a number behind "at" or "of" gives the size of a gathering: "an audience that they put at 3,000".
fn crowd(reading: &Reading, at: usize) -> Option<String> {
    let size = (1..=3).find(|back| {
        let before = at.checked_sub(*back).and_then(|at| reading.word(at));
        before.is_some_and(|word| matches!(&*word.folded, "at" | "of" | "to" | "was"))
    })?;
    let end = at.checked_sub(size)?;
    let near = reading.words.get(end.saturating_sub(REACH)..end)?;
    let gathered = near.iter().any(|word| {
        matches!(
            &*word.folded,
            "crowd"
                | "crowds"
                | "audience"
                | "attendance"
                | "turnout"
                | "congregation"
                | "gathering"
        )
    });
    let over = reading.word(at + 1).is_none_or(|next| {
        !matches!(
            next.part,
            Speech::Noun | Speech::ProperNoun | Speech::Symbol
        )
    });
    (gathered && over).then(|| "crowd".to_owned())
}
