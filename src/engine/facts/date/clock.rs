//! Times of day: "4pm", "4:30 p.m. ET", "at 16:00", "at noon".

use crate::engine::facts::Grain;
use crate::engine::facts::number::{AtomKind, Line};

use super::Reading;

/// Words before a bare clock time.
const BEFORE: [&str; 14] = [
    "at", "by", "until", "till", "from", "around", "about", "before", "after", "since", "between",
    "to", "and", "past",
];

/// Names of time zones that stand after a time.
const ZONES: [&str; 14] = [
    "GMT", "UTC", "ET", "EST", "EDT", "CT", "CST", "CDT", "PT", "PST", "PDT", "BST", "CET", "CEST",
];

/// The time of day that starts at atom `idx`.
pub(super) fn read(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let before = idx.wrapping_sub(1);
    if line.any(idx, &["noon", "midday", "midnight"]) {
        let hour = if line.is(idx, "midnight") { 0 } else { 12 };
        return line
            .any(before, &BEFORE)
            .then(|| reading(line, idx, idx + 1, (hour, 0)));
    }
    if !line.has_kind(idx, AtomKind::Digits) || line.glued(idx) && !is_opening(line.word(before)) {
        return None;
    }
    let hour = line.small(idx).filter(|_| line.word(idx).len() <= 2)?;
    let minutes = minutes(line, idx + 1);
    let (minute, next) = minutes.unwrap_or((0, idx + 1));
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
    }
}

/// The reading of a time, with the name of its zone.
fn reading(line: &Line<'_>, start: usize, next: usize, (hour, minute): (u16, u16)) -> Reading {
    let zone = ZONES.contains(&line.word(next));
    let local = line.is(next, "local") && line.is(next + 1, "time");
    let utc = matches!(line.word(next), "GMT" | "UTC");
    Reading {
        start,
        next: next + usize::from(zone) + 2 * usize::from(local),
        iso: Some(format!(
            "T{hour:02}:{minute:02}{}",
            if utc { "Z" } else { "" }
        )),
        grain: Grain::Time,
        relative: false,
    }
}

/// ":30" at `idx`, and the atom after it; British "4.30pm" is read as digits with a point and is not a time here.
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
