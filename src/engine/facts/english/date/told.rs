//! Dates counted from the one told just before: "the same day", "that month", "the following year", "two days later".

use jiff::civil::Date;

use crate::engine::facts::Grain;
use crate::engine::facts::english::number::{AtomKind, Line, Period, Sense};

use super::{Basis, Reading, calendar, relative};

/// A date that later words may be counted from: its first day, and how precise it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    day: Date,
    grain: Grain,
}

impl Told {
    /// What `reading` tells; `None` where it has no single value.
    pub(super) fn of(reading: &Reading) -> Option<Self> {
        let iso = reading.iso.as_deref()?;
        if iso.contains(['/', 'W']) || iso.starts_with('T') {
            return None;
        }
        let part =
            |from: usize, to: usize| iso.get(from..to).and_then(|part| part.parse::<i16>().ok());
        let (year, month, day) = (part(0, 4)?, part(5, 7), part(8, 10));
        let small = |value: Option<i16>| {
            value
                .and_then(|value| i8::try_from(value).ok())
                .unwrap_or(1)
        };
        let grain = match (month, day) {
            (Some(_), Some(_)) => Grain::Day,
            (Some(1..=12), None) => Grain::Month,
            (None, None) => Grain::Year,
            _ => return None,
        };
        Date::new(year, small(month), small(day))
            .ok()
            .map(|day| Self { day, grain })
    }

    /// The stretch of length `period` that lies `count` of them after this date; `None` where this date is too coarse.
    pub(super) fn shifted(self, period: Period, count: i32) -> Option<String> {
        let fine = match period {
            Period::Day | Period::Week | Period::Weekend | Period::Fortnight => {
                self.grain == Grain::Day
            }
            Period::Month => self.grain <= Grain::Month,
            Period::Year | Period::Decade | Period::Century => true,
            Period::Hour => false,
        };
        fine.then(|| calendar::shifted(self.day, period, count))
            .flatten()
            .map(|(iso, _)| iso)
    }
}

/// "Tyne host Sheffield the day after", "the night before, he left": the stretch at atom `idx` next to the one told, where
/// nothing follows that it is counted from.
pub(super) fn beside(line: &Line<'_>, idx: usize, told: Option<Told>) -> Option<Reading> {
    let period = match line.sense(idx) {
        Sense::Period(period @ (Period::Day | Period::Week | Period::Month | Period::Year)) => {
            period
        }
        Sense::DayPart => Period::Day,
        _ => return None,
    };
    let step = match line.word(idx + 1) {
        "after" => 1,
        "before" => -1,
        _ => return None,
    };
    let the = line.is(idx.wrapping_sub(1), "the");
    let ends = !line.has_kind(idx + 2, AtomKind::Letters)
        && !line.has_kind(idx + 2, AtomKind::Digits)
        || line.any(idx + 2, &["and", "but", "or", "when", "as"]);
    let quoted = matches!(line.word(idx + 2), "“" | "\"" | "‘" | "$" | "£" | "€");
    (the && ends && !quoted).then(|| Reading {
        start: idx - 1,
        next: idx + 2,
        iso: told.and_then(|told| told.shifted(period, step)),
        grain: relative::grain_of(period),
        relative: true,
        basis: Basis::Told,
    })
}

/// "the following Monday": the weekday at atom `at` that comes after the day told, or before it.
pub(super) fn weekday(
    line: &Line<'_>,
    (idx, at): (usize, usize),
    told: Option<Told>,
) -> Option<Reading> {
    let Sense::Weekday { day, full: true } = line.sense(at) else {
        return None;
    };
    let the = line.is(idx.wrapping_sub(1), "the");
    let step = match line.word(idx).to_ascii_lowercase().as_str() {
        "following" => 1,
        "next" if told.is_some() => 1,
        "previous" | "preceding" => -1,
        _ => return None,
    };
    let from = told.filter(|told| told.grain == Grain::Day);
    let date = from.and_then(|told| super::weekday::around(told.day, day, step));
    (the && line.capital(at)).then(|| Reading {
        start: idx - 1,
        next: at + 1,
        iso: date.map(calendar::day),
        grain: Grain::Day,
        relative: true,
        basis: Basis::Told,
    })
}

/// "the same day", "that month", "the following year", "the previous night": the pointer is atom `idx`, the period or
/// the part of a day atom `at`.
pub(super) fn read(
    line: &Line<'_>,
    idx: usize,
    at: usize,
    step: i8,
    told: Option<Told>,
) -> Option<Reading> {
    let the = usize::from(line.is(idx.wrapping_sub(1), "the"));
    let that = line.is(idx, "that");
    if !that && the == 0 || line.word(at).ends_with('s') {
        return None;
    }
    let period = match line.sense(at) {
        Sense::Period(Period::Hour | Period::Decade | Period::Century) => return None,
        Sense::Period(period) => period,
        Sense::DayPart => Period::Day,
        _ => return None,
    };
    // "that day care", "that week-long": the noun goes on.
    let goes_on = line.glued(at + 1) && line.word(at + 1) == "-"
        || that
            && line.has_kind(at + 1, AtomKind::Letters)
            && line.any(at + 1, &["care", "off", "job", "trip", "shift"]);
    let iso = told.and_then(|told| told.shifted(period, i32::from(step)));
    (!goes_on).then(|| Reading {
        start: idx - the,
        next: at + 1,
        iso,
        grain: relative::grain_of(period),
        relative: true,
        basis: Basis::Told,
    })
}
