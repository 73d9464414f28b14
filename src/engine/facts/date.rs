//! Dates and times: absolute, partial, and relative to the day of publication.
//!
//! Values are ISO 8601: `2025-09-25`, `2025-09`, `2025-W38`, `2025`, `2025-09-25T16:00`, `T16:00` for a time without a
//! day, ranges with `/`; seasons have the codes of EDTF level 1, which ISO 8601-2 took over: `2025-21` spring, `-22` summer,
//! `-23` autumn, `-24` winter; a decade is a range of years. A date that leaves its year or its day to the reader is
//! relative: it is counted from the anchor, and has no value where there is none. Lengths of time ("34 years") are
//! figures; what recurs ("every Thursday") is neither.
//!
//! A weekday without more is the past one, in news, and the day itself where the anchor is that weekday, unless the
//! verb looks ahead; a month or a day of the year likewise.

mod absolute;
mod calendar;
mod clock;
mod direction;
mod relative;
mod year;

use jiff::civil::Date;

use super::number::{AtomKind, Line, Sense, pieces};
use super::{DateValue, Document, Draft, Evidence, Grain, Rule, Value};

/// Finds the dates of an article.
pub(super) struct Dates;

impl Rule for Dates {
    fn find(&self, document: &Document<'_>, found: &mut Vec<Draft>) {
        let language = document.article.metadata.language.as_deref();
        let context = Context {
            anchor: document.anchor,
            order: DayOrder::of(language),
        };
        for sentence in &document.segments.sentences {
            for piece in pieces(document.text(), sentence.span) {
                let line = Line::new(document.text(), piece.start, piece.end);
                scan(&line, context, found);
            }
        }
    }
}

/// What a date is read against.
#[derive(Clone, Copy, Debug)]
struct Context {
    /// The day that relative dates are counted from.
    anchor: Option<Date>,
    /// Which way "03/04/2025" is read.
    order: DayOrder,
}

/// Which way "03/04/2025" is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DayOrder {
    /// 4 March: American English.
    MonthFirst,
    /// 3 April: English of anywhere else.
    DayFirst,
    /// The article does not say what English it is in: only a number above 12 tells.
    Unknown,
}

impl DayOrder {
    fn of(language: Option<&str>) -> Self {
        match language {
            Some("en-US" | "en-us" | "en_US") => Self::MonthFirst,
            Some(tag) if tag.len() > 2 => Self::DayFirst,
            _ => Self::Unknown,
        }
    }
}

/// A date that was read: the atoms from `start` to before `next`, and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reading {
    start: usize,
    next: usize,
    iso: Option<String>,
    grain: Grain,
    relative: bool,
}

/// Adds the dates of a line.
fn scan(line: &Line<'_>, context: Context, found: &mut Vec<Draft>) {
    let mut idx = 0;
    while idx < line.len() {
        let Some(reading) = date_at(line, idx, context) else {
            idx += 1;
            continue;
        };
        idx = reading.next.max(idx + 1);
        found.push(Draft {
            span: line.span(reading.start, reading.next),
            value: Value::Date(DateValue {
                iso: reading.iso,
                grain: reading.grain,
                relative: reading.relative,
            }),
            evidence: EVIDENCE,
        });
    }
}

/// What this rule answers for: the share of found dates that a reader expects too, by `examples/score`.
const EVIDENCE: Evidence = Evidence {
    rule: "date",
    confidence: 0.8,
};

/// The date that starts at atom `idx`, joined with the time beside it.
fn date_at(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let atom = line.atom(idx)?;
    if atom.kind == AtomKind::Mark {
        return year::apostrophe_decade(line, idx);
    }
    if let Some(time) = clock::read(line, idx) {
        let on = usize::from(line.any(time.next, &["on", ","]));
        let day = day_at(line, time.next + on, context).filter(|day| day.grain == Grain::Day);
        return Some(match day {
            Some(day) => clock::join(&day, &time),
            None => time,
        });
    }
    let day = day_at(line, idx, context)?;
    if day.grain != Grain::Day {
        return Some(day);
    }
    let at = (day.next..day.next + 2).find(|&at| !line.any(at, &[",", "at", "around", "by"]));
    let time = at.and_then(|at| clock::read(line, at));
    Some(time.map_or_else(|| day.clone(), |time| clock::join(&day, &time)))
}

/// The day, or the longer stretch of time, that starts at atom `idx`.
///
/// Before the year on its own, every form that ends in a year; before the month on its own, the day of a month.
fn day_at(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let reading = match line.sense(idx) {
        Sense::Month { .. } => absolute::month_first(line, idx, context),
        Sense::Weekday { .. } => absolute::after_weekday(line, idx, context)
            .or_else(|| relative::weekday(line, idx, context)),
        Sense::Season(_) => year::season(line, idx),
        Sense::Small(_) | Sense::Tens(_) | Sense::Article => relative::ago(line, idx, context),
        _ if line.has_kind(idx, AtomKind::Digits) => absolute::numeric(line, idx, context)
            .or_else(|| absolute::day_first(line, idx, context))
            .or_else(|| relative::ago(line, idx, context))
            .or_else(|| year::century(line, idx))
            .or_else(|| year::decade(line, idx))
            .or_else(|| year::alone(line, idx)),
        _ => relative::word(line, idx, context).or_else(|| year::quarter(line, idx, context)),
    }?;
    Some(direction::with_modifier(line, reading))
}

#[cfg(test)]
mod tests;
