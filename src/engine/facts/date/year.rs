//! Years, decades, centuries, quarters and seasons: "in 2024", "2014–19", "the 1990s", "the summer of 2024".

use std::sync::LazyLock;

use crate::engine::facts::Grain;
use crate::engine::facts::number::{AtomKind, Line, Sense};
use crate::engine::lexicon::{Words, section};

use super::{Context, Reading, absolute, calendar, direction};

static BEFORE: LazyLock<Words> =
    LazyLock::new(|| Words::new(section(direction::TABLE, "year-before")));

/// A year on its own: "in 2024", "the 2024 election", "2014-2019", "(2024)".
pub(super) fn alone(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let (year, next) = absolute::plain_year(line, idx)?;
    let before = idx.wrapping_sub(1);
    let word = line.word(before);
    let touching =
        line.glued(idx) && !matches!(word, "(" | "[" | "“" | "\"" | "—" | "–" | "'" | "’");
    if touching || !is_told(line, idx, year) || is_counted(line, next) {
        return None;
    }
    let (last, next) = last_year(line, idx, year, next)?;
    Some(Reading {
        start: idx,
        next,
        iso: Some(last.map_or_else(
            || calendar::year(year),
            |last| calendar::range(&calendar::year(year), &calendar::year(last)),
        )),
        grain: Grain::Year,
        relative: false,
    })
}

/// Whether what stands before four digits lets them be a year: a preposition, an article, a mark, the start of the
/// sentence. After a capitalised word they are its label ("Expo 2020"); other words count them ("killed 2000").
fn is_told(line: &Line<'_>, idx: usize, year: i16) -> bool {
    let Some(before) = idx.checked_sub(1) else {
        return (1900..2100).contains(&year);
    };
    let word = line.word(before);
    if !line.has_kind(before, AtomKind::Letters) {
        return (1900..2100).contains(&year)
            && !matches!(word, "$" | "£" | "€" | "#" | "+" | "%" | ".");
    }
    BEFORE.has_folded(word)
        && ((1900..2100).contains(&year) || !line.any(before, &["the", "a", "and", "for", "to"]))
}

/// Whether the digits count what follows: "2000 people", "2000 km", "2000 million".
fn is_counted(line: &Line<'_>, next: usize) -> bool {
    const COUNTED: [&str; 20] = [
        "people",
        "men",
        "women",
        "children",
        "km",
        "kilometres",
        "kilometers",
        "miles",
        "metres",
        "meters",
        "feet",
        "tonnes",
        "tons",
        "euros",
        "dollars",
        "pounds",
        "percent",
        "years",
        "days",
        "hours",
    ];
    let multiplied = matches!(line.sense(next), Sense::Scale(_) | Sense::Hundred);
    multiplied
        || line.any(next, &COUNTED)
        || matches!(line.word(next), "%" | "°") && line.glued(next)
}

/// The end of a range of years, and the atom after it; `None` where the digits go on as something else.
fn last_year(line: &Line<'_>, idx: usize, first: i16, next: usize) -> Option<(Option<i16>, usize)> {
    let sep = line.word(next);
    let touching = line.glued(next) && line.glued(next + 1);
    let digits = line.has_kind(next + 1, AtomKind::Digits);
    if matches!(sep, "-" | "–" | "/") && touching && digits {
        if let Some((last, after)) = absolute::plain_year(line, next + 1) {
            return (last > first).then_some((Some(last), after));
        }
        let short = line
            .small(next + 1)
            .filter(|_| line.word(next + 1).len() == 2)?;
        let last = first - first % 100 + i16::try_from(short).ok()?;
        let more = line.glued(next + 2)
            && !matches!(line.word(next + 2), "." | "," | ")" | ";" | "’" | "'");
        return (last > first && !more).then_some((Some(last), next + 2));
    }
    let between = line.is(idx.wrapping_sub(1), "between") && line.is(next, "and");
    let from =
        line.is(next, "through") || line.is(idx.wrapping_sub(1), "from") && line.is(next, "to");
    if (between || from)
        && let Some((last, after)) = absolute::plain_year(line, next + 1)
        && last > first
    {
        return Some((Some(last), after));
    }
    Some((None, next))
}

/// "the 1990s", "the late 1990s".
pub(super) fn decade(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let digits = line.small(idx).filter(|_| line.word(idx).len() == 4)?;
    let year = i16::try_from(digits).ok()?;
    let plural = line.glued(idx + 1) && line.word(idx + 1) == "s";
    (plural && year % 10 == 0 && (1000..2100).contains(&year))
        .then(|| of_years(line, idx, idx + 2, calendar::years(year, 10)))
}

/// "the '90s": the apostrophe is atom `idx`.
pub(super) fn apostrophe_decade(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let mark =
        matches!(line.word(idx), "'" | "’" | "‘") && line.glued(idx + 1) && line.glued(idx + 2);
    let digits = line
        .small(idx + 1)
        .filter(|_| line.word(idx + 1).len() == 2)?;
    let short = i16::try_from(digits).ok()?;
    let year = if short < 30 { 2000 } else { 1900 } + short;
    (mark && short % 10 == 0 && line.word(idx + 2) == "s")
        .then(|| of_years(line, idx, idx + 3, calendar::years(year, 10)))
}

/// "the 19th century".
pub(super) fn century(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let ordinal = line.glued(idx + 1) && line.any(idx + 1, &["st", "nd", "rd", "th"]);
    let hyphen = usize::from(line.word(idx + 2) == "-");
    let number = line
        .small(idx)
        .and_then(|digits| i16::try_from(digits).ok())?;
    let fits = ordinal && line.is(idx + 2 + hyphen, "century") && (1..=22).contains(&number);
    fits.then(|| {
        of_years(
            line,
            idx,
            idx + 3 + hyphen,
            calendar::years((number - 1) * 100, 100),
        )
    })
}

/// A stretch of years, with the article before it.
fn of_years(line: &Line<'_>, idx: usize, next: usize, iso: String) -> Reading {
    let the = line.is(idx.wrapping_sub(1), "the");
    Reading {
        start: idx - usize::from(the),
        next,
        iso: Some(iso),
        grain: Grain::Year,
        relative: false,
    }
}

/// "summer 2024", "the summer of 2024".
pub(super) fn season(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let Sense::Season(code) = line.sense(idx) else {
        return None;
    };
    let at = idx + 1 + usize::from(line.any(idx + 1, &["of", ","]));
    let (year, next) = absolute::plain_year(line, at)?;
    let the = line.is(idx.wrapping_sub(1), "the");
    Some(Reading {
        start: idx - usize::from(the),
        next,
        iso: Some(format!("{}-{code}", calendar::year(year))),
        grain: Grain::Season,
        relative: false,
    })
}

/// "the third quarter of 2024", "Q3 2024", "the first half of the year".
pub(super) fn quarter(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let (part, months, after) = part_of_year(line, idx)?;
    let of = usize::from(line.any(after, &["of", "in", ","]));
    let fiscal = usize::from(line.is(after + of, "fiscal"));
    let year = absolute::plain_year(line, after + of + fiscal);
    let current = of == 1 && line.any(after + 1, &["the", "this"]) && line.is(after + 2, "year");
    let (year, next) = match year {
        Some((year, next)) => (Some(year), next),
        None if current => (context.anchor.map(jiff::civil::Date::year), after + 3),
        None => return None,
    };
    let the = line.is(idx.wrapping_sub(1), "the");
    let last = part * months;
    Some(Reading {
        start: idx - usize::from(the),
        next,
        iso: year.map(|year| {
            calendar::range(
                &calendar::month(year, last - months + 1),
                &calendar::month(year, last),
            )
        }),
        grain: Grain::Month,
        relative: current,
    })
}

/// Which quarter or half of a year is named at `idx`: its number, its months, and the atom after it.
fn part_of_year(line: &Line<'_>, idx: usize) -> Option<(i8, i8, usize)> {
    if line.word(idx) == "Q" && line.glued(idx + 1) {
        let number = line
            .small(idx + 1)
            .filter(|number| (1..=4).contains(number))?;
        return Some((i8::try_from(number).ok()?, 3, idx + 2));
    }
    let ordinals = ["first", "second", "third", "fourth"];
    let number = ordinals.iter().position(|word| line.is(idx, word))? + 1;
    let at = idx + 1 + usize::from(line.word(idx + 1) == "-");
    let number = i8::try_from(number).ok()?;
    match line.word(at) {
        "quarter" => Some((number, 3, at + 1)),
        "half" if number <= 2 => Some((number, 6, at + 1)),
        _ => None,
    }
}
