//! Holidays that the calendar gives a day: "on Christmas Eve", "Thanksgiving 2019", "before Labor Day", "since Easter".

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use rustc_hash::FxHashMap;

use crate::engine::facts::Grain;
use crate::engine::facts::english::number::{AtomKind, Line, Sense};
use crate::engine::lexicon;

use super::{Basis, Context, Reading, absolute, calendar};

/// How the day of a holiday is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Month and day.
    Fixed(i8, i8),
    /// Month, weekday (Monday is 1), and which of them; 5 is the last.
    Nth(i8, i8, i8),
    /// Days after Easter Sunday.
    Easter(i32),
    /// The Tuesday after the first Monday of November.
    Election,
}

static HOLIDAYS: LazyLock<FxHashMap<&'static str, Kind>> = LazyLock::new(|| {
    let table = include_str!("../../../../../assets/lexicons/en/holidays.txt");
    lexicon::entries(table).filter_map(of_row).collect()
});

/// A row of the table: `labor day|nth|9-1-1`.
fn of_row(row: &'static str) -> Option<(&'static str, Kind)> {
    let mut fields = row.split('|');
    let (name, kind, value) = (fields.next()?, fields.next()?, fields.next()?);
    let mut parts = value.split('-').filter_map(|part| part.parse::<i8>().ok());
    let kind = match kind {
        "fixed" => Kind::Fixed(parts.next()?, parts.next()?),
        "nth" => Kind::Nth(parts.next()?, parts.next()?, parts.next()?),
        "easter" => Kind::Easter(value.parse().ok()?),
        "election" => Kind::Election,
        _ => return None,
    };
    Some((name, kind))
}

/// The holiday whose name starts at `idx`, with the year after it.
pub(super) fn read(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    if !line.capital(idx) {
        return None;
    }
    let (kind, next) = named(line, idx)?;
    let the = usize::from(line.is(idx.wrapping_sub(1), "the") && line.is(idx, "fourth"));
    // "Christmas Island", "the Easter Rising", "Thanksgiving dinner": names, and what belongs to the day.
    let goes_on = line.has_kind(next, AtomKind::Letters)
        && (line.capital(next) || is_noun(line, next))
        || line.word(next) == "-" && line.glued(next);
    if goes_on {
        return None;
    }
    let pointer = match line.sense(idx.wrapping_sub(1)) {
        Sense::Pointer(step) if line.any(idx - 1, &["last", "this", "next"]) => Some(step),
        _ => None,
    };
    let comma = usize::from(line.word(next) == ",");
    if let Some((year, after)) =
        absolute::plain_year(line, next + comma).filter(|_| pointer.is_none())
    {
        return Some(reading(
            idx - the,
            after,
            of_year(kind, year),
            Basis::Written,
        ));
    }
    let date = context.anchor.and_then(|anchor| match pointer {
        Some(-1) => (0..3)
            .find_map(|back| of_year(kind, anchor.year() - back).filter(|&date| date < anchor)),
        Some(1) => (0..3)
            .find_map(|ahead| of_year(kind, anchor.year() + ahead).filter(|&date| date > anchor)),
        Some(_) => of_year(kind, anchor.year()),
        None => absolute::nearest(
            anchor,
            |year| of_year(kind, year),
            context.lean(line, idx, next),
        ),
    });
    let start = idx - the.max(usize::from(pointer.is_some()));
    Some(reading(start, next, date, Basis::Verb))
}

/// The longest name at `idx`, and the atom after it.
fn named(line: &Line<'_>, idx: usize) -> Option<(Kind, usize)> {
    /// "Martin Luther King Jr. Day" has six atoms.
    const LONGEST: usize = 6;
    (1..=LONGEST).rev().find_map(|len| {
        line.atom(idx + len - 1)?;
        let written = line.span(idx, idx + len).of(line.text);
        if written.len() > 32 {
            return None;
        }
        let folded = written.to_lowercase().replace('’', "'");
        let kind = *HOLIDAYS.get(folded.as_str())?;
        Some((kind, idx + len))
    })
}

/// Whether the word at `idx` is a noun that the holiday's name describes, as far as small words tell.
fn is_noun(line: &Line<'_>, idx: usize) -> bool {
    const NO_NOUN: [&str; 44] = [
        "and", "or", "but", "as", "in", "on", "at", "to", "from", "by", "for", "with", "when",
        "while", "after", "before", "that", "is", "was", "were", "are", "will", "would", "could",
        "may", "if", "because", "has", "had", "he", "she", "they", "it", "we", "i", "the", "a",
        "this", "last", "than", "until", "morning", "night", "who",
    ];
    !line.any(idx, &NO_NOUN)
}

/// The day of a holiday in a year.
fn of_year(kind: Kind, year: i16) -> Option<Date> {
    match kind {
        Kind::Fixed(month, day) => Date::new(year, month, day).ok(),
        Kind::Nth(month, weekday, nth) => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            let nth = if nth == 5 { -1 } else { nth };
            Date::new(year, month, 1)
                .ok()?
                .nth_weekday_of_month(nth, weekday)
                .ok()
        }
        Kind::Easter(days) => calendar::add_days(easter(year)?, days),
        Kind::Election => {
            let first = Date::new(year, 11, 1).ok()?;
            let monday = first.nth_weekday_of_month(1, Weekday::Monday).ok()?;
            calendar::add_days(monday, 1)
        }
    }
}

/// Easter Sunday of the western churches, after Gauss as corrected by Lichtenberg: the Sunday after the full moon of
/// spring.
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let century = year / 100;
    let shift = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
    let golden = year % 19;
    let seed = (19 * golden + shift) % 30;
    let moon = 21 + seed - (seed + golden / 11) / 29;
    let sunday = 7 - (year + year / 4 + 2 - (3 * century + 3) / 4) % 7;
    let march = moon + 7 - (moon - sunday).rem_euclid(7);
    let first = Date::new(i16::try_from(year).ok()?, 3, 1).ok()?;
    calendar::add_days(first, march - 1)
}

fn reading(start: usize, next: usize, date: Option<Date>, basis: Basis) -> Reading {
    Reading {
        start,
        next,
        iso: date.map(calendar::day),
        grain: Grain::Day,
        relative: basis != Basis::Written,
        basis,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let table = include_str!("../../../../../assets/lexicons/en/holidays.txt");
        for row in lexicon::entries(table) {
            let (_, kind) = of_row(row).unwrap();
            assert!(of_year(kind, 2024).is_some(), "{row}");
        }
    }

    #[test]
    fn computed_days() {
        for (year, day) in [
            (2013, "2013-03-31"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2000, "2000-04-23"),
        ] {
            assert_eq!(easter(year).map(calendar::day).as_deref(), Some(day));
        }
        assert_eq!(
            of_year(Kind::Nth(11, 4, 4), 2025)
                .map(calendar::day)
                .as_deref(),
            Some("2025-11-27")
        );
        assert_eq!(
            of_year(Kind::Nth(5, 1, 5), 2025)
                .map(calendar::day)
                .as_deref(),
            Some("2025-05-26")
        );
        assert_eq!(
            of_year(Kind::Election, 2016).map(calendar::day).as_deref(),
            Some("2016-11-08")
        );
    }
}
