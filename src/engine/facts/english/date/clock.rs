//! Times of day: "4pm", "4:30 p.m. ET", "at 16:00", "at noon".

use crate::engine::facts::english::number::{AtomKind, Line, Sense};
use crate::engine::facts::{Draft, Grain, Value};

use super::{Basis, Reading};

/// Words before a bare clock time.
const BEFORE: [&str; 14] = [
    "at", "by", "until", "till", "from", "around", "about", "before", "after", "since", "between",
    "to", "and", "past",
];

/// Names of time zones that stand after a time.
const ZONES: [&str; 26] = [
    "GMT", "UTC", "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT",
    "BST", "CET", "CEST", "EET", "EEST", "MSK", "IST", "JST", "KST", "AEST", "AEDT", "Eastern",
];

/// The time of day that starts at atom `idx`.
pub(super) fn read(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let before = idx.wrapping_sub(1);
    if line.sense(idx) == Sense::Clock {
        return named(line, idx);
    }
    if !line.has_kind(idx, AtomKind::Digits) || line.glued(idx) && !is_opening(line.word(before)) {
        return None;
    }
    if let Some(time) = military(line, idx) {
        return Some(time);
    }
    let (hour, minutes, next) = pointed(line, idx).or_else(|| {
        let hour = line.small(idx).filter(|_| line.word(idx).len() <= 2)?;
        let minutes = minutes(line, idx + 1);
        let next = minutes.map_or(idx + 1, |(_, next)| next);
        Some((hour, minutes.map(|(minute, _)| minute), next))
    })?;
    let minute = minutes.unwrap_or(0);
    if let Some((afternoon, next)) = half_of_day(line, next) {
        let hour = match (hour, afternoon) {
            (12, false) => 0,
            (1..=11, true) => hour + 12,
            (1..=12, _) => hour,
            _ => return None,
        };
        return Some(reading(line, idx, next, (hour, minute)));
    }
    let oclock = line.is(next, "o")
        && matches!(line.word(next + 1), "'" | "’")
        && line.is(next + 2, "clock");
    if oclock && hour <= 12 {
        // Morning or evening is not said: the words are kept, the value is not guessed.
        let untold = reading(line, idx, next + 3, (hour, minute));
        return Some(Reading {
            iso: None,
            ..untold
        });
    }
    let zoned = ZONES.contains(&line.word(next)) || line.is(next, "local");
    let told = line.any(before, &BEFORE) || zoned;
    (minutes.is_some() && hour < 24 && told).then(|| reading(line, idx, next, (hour, minute)))
}

/// "noon", "midnight"; "at dawn", which has no value.
fn named(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let before = idx.wrapping_sub(1);
    if line.capital(idx) && idx > 0 || line.glued(idx) && line.has_kind(before, AtomKind::Letters) {
        return None;
    }
    let hour = match line.word(idx).to_ascii_lowercase().as_str() {
        "noon" | "midday" => Some(12),
        "midnight" => Some(0),
        _ => None,
    };
    let Some(hour) = hour else {
        let told = line.any(
            before,
            &[
                "at", "before", "after", "until", "by", "from", "since", "around",
            ],
        ) && !line.is(idx + 1, "of");
        return told.then(|| Reading {
            iso: None,
            basis: Basis::Nothing,
            ..reading(line, idx, idx + 1, (0, 0))
        });
    };
    Some(reading(line, idx, idx + 1, (hour, 0)))
}

/// "1430 GMT", "0900 local time": four digits before a zone.
fn military(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let digits = line.small(idx).filter(|_| line.word(idx).len() == 4)?;
    let (hour, minute) = (digits / 100, digits % 100);
    let zoned = ZONES.contains(&line.word(idx + 1))
        || line.is(idx + 1, "local") && line.is(idx + 2, "time");
    (zoned && hour < 24 && minute < 60).then(|| reading(line, idx, idx + 1, (hour, minute)))
}

/// British "4.30pm", which is one atom of digits: hour, minute, and the atom after it.
fn pointed(line: &Line<'_>, idx: usize) -> Option<(u16, Option<u16>, usize)> {
    let (hour, minute) = line.word(idx).split_once('.')?;
    let fits = hour.len() <= 2 && minute.len() == 2 && half_of_day(line, idx + 1).is_some();
    let (hour, minute) = (hour.parse().ok()?, minute.parse::<u16>().ok()?);
    (fits && minute < 60).then_some((hour, Some(minute), idx + 1))
}

/// Gives the times of a sentence the day that it tells, where it tells one day only.
pub(super) fn on_the_day_of_the_sentence(dates: &mut [Draft]) {
    let mut days = dates.iter().filter_map(|draft| match &draft.value {
        Value::Date(date) if date.grain == Grain::Day => Some(date.iso.clone()),
        _ => None,
    });
    let (Some(Some(day)), None) = (days.next(), days.next()) else {
        return;
    };
    if day.len() != 10 {
        return;
    }
    for draft in dates {
        if let Value::Date(date) = &mut draft.value
            && let Some(time) = date.iso.as_deref().filter(|iso| iso.starts_with('T'))
        {
            date.iso = Some(format!("{day}{time}"));
            date.relative = true;
        }
    }
}

/// A day with a time of that day.
pub(super) fn join(day: &Reading, time: &Reading) -> Reading {
    let iso = day.iso.as_ref().zip(time.iso.as_ref());
    Reading {
        start: day.start.min(time.start),
        next: day.next.max(time.next),
        iso: iso
            .filter(|(day, _)| !day.contains('/'))
            .map(|(day, time)| format!("{day}{time}")),
        grain: Grain::Time,
        relative: day.relative,
        basis: day.basis,
    }
}

/// The reading of a time, with the name of its zone.
fn reading(line: &Line<'_>, start: usize, next: usize, (hour, minute): (u16, u16)) -> Reading {
    let dotted = dotted_zone(line, next);
    let zone = dotted.is_none() && ZONES.contains(&line.word(next));
    let local = line.any(next, &["local", "Eastern", "Pacific", "Central", "Moscow"])
        && line.is(next + 1, "time");
    let utc = matches!(line.word(next), "GMT" | "UTC");
    Reading {
        start,
        next: dotted.unwrap_or_else(|| next + if local { 2 } else { usize::from(zone) }),
        iso: Some(format!(
            "T{hour:02}:{minute:02}{}",
            if utc { "Z" } else { "" }
        )),
        grain: Grain::Time,
        relative: false,
        basis: Basis::Written,
    }
}

/// "E.T.", "G.M.T." at `idx`: the atom after it.
fn dotted_zone(line: &Line<'_>, idx: usize) -> Option<usize> {
    let letters = |at: usize, word: &str| {
        line.word(at) == word && line.word(at + 1) == "." && line.glued(at + 1)
    };
    let zone = matches!(line.word(idx), "E" | "P" | "C" | "M")
        && letters(idx, line.word(idx))
        && letters(idx + 2, "T");
    zone.then_some(idx + 4)
}

/// ":30" at `idx`, and the atom after it.
fn minutes(line: &Line<'_>, idx: usize) -> Option<(u16, usize)> {
    let fits = line.word(idx) == ":" && line.glued(idx) && line.glued(idx + 1);
    let minute = line
        .small(idx + 1)
        .filter(|_| line.word(idx + 1).len() == 2)?;
    let more = line.word(idx + 2) == ":" && line.glued(idx + 2) && line.glued(idx + 3);
    (fits && minute < 60 && !more).then_some((minute, idx + 2))
}

/// "am", "p.m." at `idx`: whether it is the afternoon, and the atom after it.
fn half_of_day(line: &Line<'_>, idx: usize) -> Option<(bool, usize)> {
    if line.any(idx, &["am", "pm"]) {
        let told = line.glued(idx) || line.word(idx) != "am";
        return told.then(|| (line.is(idx, "pm"), idx + 1));
    }
    let dotted = line.any(idx, &["a", "p"])
        && line.word(idx + 1) == "."
        && line.is(idx + 2, "m")
        && line.glued(idx + 1)
        && line.glued(idx + 2);
    let last = usize::from(line.word(idx + 3) == "." && line.glued(idx + 3));
    dotted.then(|| (line.is(idx, "p"), idx + 3 + last))
}

/// Whether a number may touch `mark` before it and still stand alone.
fn is_opening(mark: &str) -> bool {
    matches!(mark, "(" | "[" | "“" | "\"" | "‘" | "'" | "—" | "–")
}
