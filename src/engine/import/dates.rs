//! Dates as people and programs write them, to a [`Moment`]. What could mean two days means none.

use crate::engine::article::Moment;
use crate::engine::lexicon::{MONTHS, WEEKDAYS};

/// Zones with one offset each. `ET` and the like are two, and left out.
const ZONES: [(&str, &str); 16] = [
    ("z", "+00:00"),
    ("utc", "+00:00"),
    ("gmt", "+00:00"),
    ("bst", "+01:00"),
    ("cet", "+01:00"),
    ("cest", "+02:00"),
    ("eet", "+02:00"),
    ("eest", "+03:00"),
    ("est", "-05:00"),
    ("edt", "-04:00"),
    ("cst", "-06:00"),
    ("cdt", "-05:00"),
    ("mst", "-07:00"),
    ("mdt", "-06:00"),
    ("pst", "-08:00"),
    ("pdt", "-07:00"),
];

/// Reads a date or time in ISO 8601 or one of its relatives, RFC 2822, or English words.
pub(super) fn parse(text: &str) -> Option<Moment> {
    let text = text.trim();
    // The longest honest form, a weekday and a zone spelled out, is shorter.
    if text.len() > 60 {
        return None;
    }
    Moment::parse(text)
        .or_else(|| iso_relative(text))
        .or_else(|| Reading::of(text)?.moment())
}

/// ISO 8601 with a space for the T, slashes, or an offset without its colon.
fn iso_relative(text: &str) -> Option<Moment> {
    let day = text.get(..10)?.replace('/', "-");
    let rest = text.get(10..)?.trim_start_matches(['T', 't', ' ']);
    if !day.starts_with(|ch: char| ch.is_ascii_digit()) {
        return None;
    }
    let date = Moment::parse(&day)?;
    if rest.is_empty() {
        return Some(date);
    }
    let zone_at = rest.find(['+', '-', 'Z', ' ']).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(zone_at);
    let zone = zone.trim();
    let zone = if zone.is_empty() {
        String::new()
    } else {
        offset(zone)?
    };
    let clock = if clock.len() == 4 {
        format!("0{clock}")
    } else {
        clock.to_owned()
    };
    Moment::parse(&format!("{day}T{clock}{zone}"))
}

/// `±hh:mm` of an offset or a zone with one offset.
fn offset(zone: &str) -> Option<String> {
    if let Some((_, known)) = ZONES
        .iter()
        .find(|(name, _)| zone.eq_ignore_ascii_case(name))
    {
        return Some((*known).to_owned());
    }
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let sign = zone.chars().next().filter(|ch| matches!(ch, '+' | '-'))?;
    let shape = zone.len() - digits.len();
    match (digits.len(), shape) {
        (4, 1 | 2) => {
            let (hours, minutes) = digits.split_at(2);
            Some(format!("{sign}{hours}:{minutes}"))
        }
        (2, 1) => Some(format!("{sign}{digits}:00")),
        _ => None,
    }
}

/// The parts of a date in words, as far as they were understood.
#[derive(Debug, Default)]
struct Reading {
    year: Option<u16>,
    month: Option<usize>,
    day: Option<u8>,
    clock: Option<String>,
    zone: Option<String>,
}

impl Reading {
    /// Reads every word of `text`; `None` where one is no part of a date.
    fn of(text: &str) -> Option<Self> {
        let spaced = text.replace([',', '(', ')', '|', '•', '·', '—', '–'], " ");
        let mut reading = Self::default();
        for word in spaced.split_whitespace() {
            reading.take(word)?;
        }
        Some(reading)
    }

    fn take(&mut self, word: &str) -> Option<()> {
        let lower = word.to_lowercase();
        let bare = lower.trim_end_matches('.');
        if matches!(bare, "at" | "on" | "of" | "the" | "-") || is_weekday(bare) {
            return Some(());
        }
        if let Some(month) = month(bare) {
            return set(&mut self.month, month);
        }
        if matches!(bare, "am" | "pm" | "a.m" | "p.m") {
            self.clock = Some(meridian(self.clock.as_deref()?, bare)?);
            return Some(());
        }
        if let Some(half) = ["am", "pm", "a.m", "p.m"]
            .iter()
            .find(|half| bare.ends_with(*half))
        {
            return set(&mut self.clock, meridian(bare.strip_suffix(half)?, half)?);
        }
        if lower.contains(':') && !lower.starts_with(['+', '-']) {
            return set(&mut self.clock, clock(&lower)?);
        }
        self.take_number(bare).or_else(|| self.take_zone(word))
    }

    fn take_number(&mut self, word: &str) -> Option<()> {
        if let Some((day, rest)) = word.split_once('/') {
            let (month, year) = rest.split_once('/')?;
            return self.take_slashed([day, month, year]);
        }
        let digits = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|end| word.strip_suffix(end))
            .unwrap_or(word);
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        match digits.len() {
            1 | 2 => set(&mut self.day, digits.parse().ok()?),
            4 => set(&mut self.year, word.parse().ok()?),
            _ => None,
        }
    }

    /// `25/09/2025`, where only one order of day and month is possible.
    fn take_slashed(&mut self, [first, second, year]: [&str; 3]) -> Option<()> {
        let (first, second): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
        let (day, month) = match (first, second) {
            (day, month) if day > 12 => (day, month),
            (month, day) if day > 12 => (day, month),
            (day, month) if day == month => (day, month),
            _ => return None,
        };
        set(&mut self.day, day)?;
        set(&mut self.month, usize::from(month))?;
        set(
            &mut self.year,
            (year.len() == 4).then(|| year.parse().ok())??,
        )
    }

    fn take_zone(&mut self, word: &str) -> Option<()> {
        self.clock.as_ref()?;
        if let Some(known) = offset(word) {
            return set(&mut self.zone, known);
        }
        // A zone with two offsets: the time is known, its offset is not.
        matches!(word, "ET" | "CT" | "MT" | "PT" | "IST" | "local" | "time").then_some(())
    }

    fn moment(&self) -> Option<Moment> {
        let year = self.year?;
        let iso = match (self.month, self.day, &self.clock) {
            (None, None, None) => format!("{year:04}"),
            (Some(month), None, None) => format!("{year:04}-{month:02}"),
            (Some(month), Some(day), None) => format!("{year:04}-{month:02}-{day:02}"),
            (Some(month), Some(day), Some(clock)) => {
                let zone = self.zone.as_deref().unwrap_or_default();
                format!("{year:04}-{month:02}-{day:02}T{clock}{zone}")
            }
            _ => return None,
        };
        Moment::parse(&iso)
    }
}

/// Sets what a date has once; twice is no date.
fn set<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}

/// The number of a month, 1 to 12, by its name or the first three or four letters of it.
fn month(word: &str) -> Option<usize> {
    let at = MONTHS.iter().position(|name| {
        *name == word || (matches!(word.len(), 3 | 4) && name.starts_with(word))
    })?;
    Some(at + 1)
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS
        .iter()
        .any(|name| *name == word || (matches!(word.len(), 3..=5) && name.starts_with(word)))
}

/// `hh:mm[:ss]` of a time of day.
fn clock(word: &str) -> Option<String> {
    let padded = if word.find(':') == Some(1) {
        format!("0{word}")
    } else {
        word.to_owned()
    };
    (padded.len() >= 5 && padded.parse::<jiff::civil::Time>().is_ok()).then_some(padded)
}

/// `hh:mm` of a time on the twelve-hour clock.
fn meridian(time: &str, half: &str) -> Option<String> {
    let (hours, minutes) = time.split_once([':', '.']).unwrap_or((time, "00"));
    let hours: u8 = hours
        .parse()
        .ok()
        .filter(|hours| (1..=12).contains(hours))?;
    let hours = hours % 12 + if half.starts_with('p') { 12 } else { 0 };
    clock(&format!("{hours:02}:{minutes}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(
            parse(text).as_ref().map_or("", Moment::as_str),
            expect,
            "{text:?}"
        );
    }

    #[test]
    fn iso_and_its_relatives() {
        check("2025-09-25", "2025-09-25");
        check("2025-09-25T14:00:00+02:00", "2025-09-25T14:00:00+02:00");
        check("2025-09-25 14:00", "2025-09-25T14:00");
        check("2025-09-25 9:05", "2025-09-25T09:05");
        check("2025-09-25T14:00:00+0200", "2025-09-25T14:00:00+02:00");
        check("2025-09-25 14:00:00 UTC", "2025-09-25T14:00:00+00:00");
        check("2025/09/25", "2025-09-25");
        check("2025-09", "2025-09");
        check("2025", "2025");
    }

    #[test]
    fn words_of_english() {
        check("25 September 2025", "2025-09-25");
        check("September 25, 2025", "2025-09-25");
        check("Sept. 25th, 2025", "2025-09-25");
        check("Thursday, September 25, 2025", "2025-09-25");
        check("September 2025", "2025-09");
        check("Sep 25, 2025, 2:30 PM ET", "2025-09-25T14:30");
        check("25 Sep 2025 at 14:00 BST", "2025-09-25T14:00+01:00");
        check(
            "September 25, 2025 at 12:05 a.m. EDT",
            "2025-09-25T00:05-04:00",
        );
        check("March 3, 2026 7pm", "2026-03-03T19:00");
    }

    #[test]
    fn mail_dates() {
        check(
            "Thu, 25 Sep 2025 14:00:00 +0200",
            "2025-09-25T14:00:00+02:00",
        );
        check("Thu, 5 Sept 2024 10:00:00 GMT", "2024-09-05T10:00:00+00:00");
    }

    #[test]
    fn what_may_mean_two_days_means_none() {
        check("25/09/2025", "2025-09-25");
        check("09/25/2025", "2025-09-25");
        check("03/04/2025", "");
        check("Mon, 31 Feb 2024 10:00:00 GMT", "");
        check("Tue, 01 Jan 2024 25:00:00 EST", "");
        check("yesterday", "");
        check("", "");
        check("5 May 6 June 2025", "");
    }
}
