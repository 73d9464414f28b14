//! Dates and times: absolute, partial, and relative to the day of publication.
//!
//! Values are ISO 8601: `2025-09-25`, `2025-09`, `2025-W38`, `2025`, `2025-09-25T16:00`, `T16:00` for a time without a
//! day, ranges with `/`; seasons have the codes of EDTF level 1, which ISO 8601-2 took over: `2025-21` spring, `-22` summer,
//! `-23` autumn, `-24` winter; a decade is a range of years. A date that leaves its year or its day to the reader is
//! relative: it is counted from the anchor, and has no value where there is none. "The same day" and "a month later" are
//! counted from the date told just before, in the same or the preceding sentence of the paragraph. What points to the
//! present, the past or the future without a day ("now", "recently", "years ago") is found and has no value. Lengths of
//! time ("34 years") are figures; what recurs ("every Thursday") is neither.
//!
//! A weekday without more is the past one, in news, and the day itself where the anchor is that weekday, unless the
//! verb looks ahead; a month or a day of the year likewise.

mod absolute;
mod ago;
mod calendar;
mod clock;
mod direction;
mod explain;
mod holiday;
mod month;
mod numeric;
mod relative;
mod stretch;
mod told;
mod vaguely;
mod weekday;
mod year;

use jiff::civil::Date;

use super::number::{AtomKind, Line, Sense};
use crate::engine::facts::{DateValue, Document, Draft, Evidence, Grain, Value};
use direction::Lean;
pub(super) use explain::weighed;
use told::Told;

/// What a date is read against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The day that relative dates are counted from.
    anchor: Option<Date>,
    /// Which way "03/04/2025" is read.
    order: DayOrder,
    /// The last date told, and in which sentence.
    told: Option<(Told, usize)>,
    /// The sentence that is read, and its block.
    place: (usize, usize),
    /// Which way every date is taken to look, for explaining what else it could be.
    forced: Option<Lean>,
}

impl Context {
    /// What the dates of a document are read against, before its first sentence.
    pub(super) fn of(document: &Document<'_>) -> Self {
        let language = document.article.metadata.language.as_deref();
        Self {
            anchor: document.anchor,
            order: DayOrder::of(language),
            told: None,
            place: (0, 0),
            forced: None,
        }
    }

    /// Which way the sentence looks at the date from atom `start` to before `next`.
    fn lean(&self, line: &Line<'_>, start: usize, next: usize) -> Lean {
        self.forced
            .unwrap_or_else(|| direction::told(line, start, next).0)
    }

    /// Goes on to a sentence; what was told reaches into the next sentence of its block and no further.
    pub(super) fn enter(&mut self, sentence: usize, block: usize) {
        let near = self.told.is_some_and(|(_, at)| at + 1 >= sentence);
        if block != self.place.1 || !near {
            self.told = None;
        }
        self.place = (sentence, block);
    }

    /// The date told just before.
    fn told(&self) -> Option<Told> {
        self.told.map(|(told, _)| told)
    }
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
    /// What its value rests on.
    basis: Basis,
}

/// What the value of a date rests on, from the surest to the least sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Basis {
    /// The words give the whole value.
    Written,
    /// The words and the anchor give it: "last month", "yesterday".
    Anchor,
    /// The anchor gives it, and the verb says which way: "on Thursday", "in April".
    Verb,
    /// A date told before gives it: "the same day".
    Told,
    /// Nothing gives a value: "recently".
    Nothing,
}

impl Basis {
    /// The rule's name and the share of its dates that are right, as measured by `examples/score` on invented news
    /// sentences labelled by hand.
    const fn evidence(self) -> Evidence {
        let (rule, confidence) = match self {
            Self::Written => ("date-written", 0.97),
            Self::Anchor => ("date-anchor", 0.95),
            Self::Verb => ("date-verb", 0.9),
            Self::Told => ("date-told", 0.85),
            Self::Nothing => ("date-vague", 0.9),
        };
        Evidence { rule, confidence }
    }
}

/// Adds the dates of a line.
pub(super) fn scan(line: &Line<'_>, context: &mut Context, found: &mut Vec<Draft>) {
    let mut idx = 0;
    let first = found.len();
    while idx < line.len() {
        let Some(mut reading) = date_at(line, idx, *context) else {
            idx += 1;
            continue;
        };
        idx = reading.next.max(idx + 1);
        if let Some(told) = Told::of(&reading) {
            context.told = Some((told, context.place.0));
        }
        let span = line.span(reading.start, reading.next);
        // A modifier never reaches back into the date before.
        if found
            .get(first..)
            .and_then(<[_]>::last)
            .is_some_and(|last| last.span.overlaps(span))
        {
            continue;
        }
        if reading.iso.is_none() && reading.basis != Basis::Told {
            reading.basis = Basis::Nothing;
        }
        found.push(Draft {
            span,
            value: Value::Date(DateValue {
                iso: reading.iso,
                grain: reading.grain,
                relative: reading.relative,
            }),
            evidence: reading.basis.evidence(),
        });
    }
    clock::on_the_day_of_the_sentence(found.get_mut(first..).unwrap_or_default());
}

/// The date that starts at atom `idx`, joined with the time beside it.
fn date_at(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let atom = line.atom(idx)?;
    match atom.kind {
        AtomKind::Mark => {
            return year::apostrophe_decade(line, idx)
                .map(|decade| direction::with_modifier(line, decade));
        }
        AtomKind::Letters if atom.sense == Sense::Other && atom.span.len() > 1 => return None,
        _ => {}
    }
    if let Some(time) = clock::read(line, idx) {
        let on = usize::from(line.any(time.next, &["on", ","]));
        let day = day_at(line, time.next + on, context)
            .filter(|day| day.grain == Grain::Day && day.iso.is_some());
        return Some(match day {
            Some(day) => clock::join(&day, &time),
            None => time,
        });
    }
    let day = day_at(line, idx, context)?;
    if day.grain != Grain::Day || day.basis == Basis::Nothing {
        return Some(day);
    }
    let at =
        (day.next..day.next + 3).find(|&at| !line.any(at, &[",", "at", "around", "by", "about"]));
    let time = at.and_then(|at| clock::read(line, at));
    Some(time.map_or_else(|| day.clone(), |time| clock::join(&day, &time)))
}

/// The day, or the longer stretch of time, that starts at atom `idx`.
///
/// Before the year on its own, every form that ends in a year; before the month on its own, the day of a month.
fn day_at(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let reading = match line.sense(idx) {
        Sense::Month { .. } => {
            holiday::read(line, idx, context).or_else(|| absolute::month_first(line, idx, context))
        }
        Sense::Weekday { .. } => absolute::after_weekday(line, idx, context)
            .or_else(|| weekday::read(line, idx, context)),
        Sense::Season(_) => {
            year::season(line, idx).or_else(|| stretch::season_alone(line, idx, context))
        }
        Sense::Small(_) | Sense::Tens(_) | Sense::Article | Sense::Vague => {
            ago::read(line, idx, context)
        }
        Sense::Pointer(step) => relative::pointed(line, idx, step, context),
        Sense::Near(days) => relative::near_day(line, idx, days, context),
        Sense::Edge => stretch::edge(line, idx, context).or_else(|| vaguely::within(line, idx)),
        Sense::Vaguely => vaguely::read(line, idx, context),
        Sense::Holiday => holiday::read(line, idx, context),
        Sense::Ordinal(_) | Sense::Part(_) => holiday::read(line, idx, context)
            .or_else(|| year::quarter(line, idx, context))
            .or_else(|| year::word_century(line, idx)),
        Sense::Period(_) => ago::bare(line, idx, context)
            .or_else(|| told::beside(line, idx, context.told()))
            .or_else(|| stretch::the_period(line, idx, context)),
        Sense::DayPart => told::beside(line, idx, context.told()),
        _ if line.has_kind(idx, AtomKind::Digits) => numeric::read(line, idx, context)
            .or_else(|| absolute::day_first(line, idx, context))
            .or_else(|| ago::read(line, idx, context))
            .or_else(|| year::century(line, idx))
            .or_else(|| year::decade(line, idx))
            .or_else(|| year::alone(line, idx))
            .or_else(|| absolute::day_alone(line, idx, context)),
        _ => year::quarter(line, idx, context),
    }?;
    Some(direction::with_modifier(line, reading))
}

#[cfg(test)]
mod tests;
