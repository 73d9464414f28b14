//! Why a date has its value: the day it is counted from, the word that says which way, and the days it could be else.

use super::direction::{self, Lean};
use super::{Basis, Context, Reading, date_at};
use crate::engine::facts::english::number::{Decimal, Line, pieces};
use crate::engine::facts::{Document, Fact, Value, Weighed};
use crate::engine::text::Span;

/// What the rule weighed for a date; `None` where the fact is another rule's.
pub(in crate::engine::facts::english) fn weighed(
    document: &Document<'_>,
    fact: &Fact,
) -> Option<Vec<Weighed>> {
    let Value::Date(date) = &fact.value else {
        return None;
    };
    if !fact.evidence.rule.starts_with("date-") {
        return None;
    }
    let mut context = Context::of(document);
    let decimal = Decimal::of(document.text());
    for (idx, sentence) in document.segments.sentences.iter().enumerate() {
        context.enter(idx, sentence.block);
        if sentence.span.end <= fact.span.start {
            // Only what may be counted from is read again.
            if sentence.span.end + REACH < fact.span.start {
                continue;
            }
            for piece in pieces(document.text(), sentence.span) {
                let line = Line::with(document.text(), piece.start, piece.end, decimal);
                super::scan(&line, &mut context, &mut Vec::new());
            }
            continue;
        }
        let piece =
            pieces(document.text(), sentence.span).find(|piece| piece.contains(fact.span.start))?;
        let line = Line::with(document.text(), piece.start, piece.end, decimal);
        return Some(of_line(&line, context, fact.span, date.iso.as_deref()));
    }
    Some(Vec::new())
}

/// How far back, in bytes, a sentence may lie whose date is counted from.
const REACH: usize = 4096;

/// What was weighed for the date at `span` of a line.
fn of_line(line: &Line<'_>, mut context: Context, span: Span, iso: Option<&str>) -> Vec<Weighed> {
    let mut idx = 0;
    while idx < line.len() {
        let Some(reading) = date_at(line, idx, context) else {
            idx += 1;
            continue;
        };
        if line.span(reading.start, reading.next).overlaps(span) {
            return of_reading(line, idx, context, (&reading, span, iso));
        }
        idx = reading.next.max(idx + 1);
        if let Some(told) = super::Told::of(&reading) {
            context.told = Some((told, context.place.0));
        }
    }
    Vec::new()
}

fn of_reading(
    line: &Line<'_>,
    idx: usize,
    context: Context,
    (reading, span, iso): (&Reading, Span, Option<&str>),
) -> Vec<Weighed> {
    let mut found = vec![basis(context, reading, span, iso)];
    if reading.basis != Basis::Verb || context.anchor.is_none() {
        return found;
    }
    let (lean, teller) = direction::told(line, reading.start, reading.next);
    let reason = match lean {
        Lean::Past => "tells of the past",
        Lean::Future => "looks ahead",
        Lean::Open => "no verb tells which way: in news that is the past, or what is near",
    };
    let words = teller.map_or(span, |at| line.span(at, at + 1));
    found.push(weighed_as("direction", words, true, reason));
    for (forced, when) in [
        (Lean::Past, "told of the past"),
        (Lean::Future, "looked ahead"),
    ] {
        let other = Context {
            forced: Some(forced),
            ..context
        };
        let other = date_at(line, idx, other).and_then(|other| other.iso);
        if let Some(other) = other.filter(|other| Some(other.as_str()) != iso) {
            found.push(weighed_as(
                "reading",
                span,
                false,
                &format!("{other}, if the verb {when}"),
            ));
        }
    }
    found
}

/// What the value rests on.
fn basis(context: Context, reading: &Reading, span: Span, iso: Option<&str>) -> Weighed {
    let anchor = context.anchor.map(super::calendar::day);
    let (part, taken, reason) = match (reading.basis, anchor) {
        (Basis::Written, _) => ("reading", true, "the words give the whole date".to_owned()),
        (Basis::Nothing, _) => ("reading", true, "the words name no day".to_owned()),
        (Basis::Told, _) if iso.is_some() => (
            "anchor",
            true,
            "counted from the date told before".to_owned(),
        ),
        (Basis::Told, _) => (
            "anchor",
            false,
            "no date near it is told that it could be counted from".to_owned(),
        ),
        (_, Some(day)) => ("anchor", true, format!("counted from {day}")),
        (_, None) => (
            "anchor",
            false,
            "no day of publication, and no --as-of".to_owned(),
        ),
    };
    weighed_as(part, span, taken, &reason)
}

fn weighed_as(part: &'static str, span: Span, taken: bool, reason: &str) -> Weighed {
    Weighed {
        part,
        span,
        taken,
        reason: reason.to_owned(),
    }
}
