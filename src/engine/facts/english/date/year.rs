//! Years, decades, centuries, quarters and seasons: "in 2024", "2014–19", "the 1990s", "the summer of 2024".

use std::sync::LazyLock;

use crate::engine::facts::Grain;
use crate::engine::facts::english::number::{AtomKind, Line, Sense};
use crate::engine::lexicon::Words;

use super::direction::{self, Lean};
use super::{Basis, Context, Reading, absolute, calendar};

static NOT_YEAR: LazyLock<Words> = LazyLock::new(|| direction::words("not-year"));
static COUNTED: LazyLock<Words> = LazyLock::new(|| direction::words("year-nouns"));
static SPORTS: LazyLock<Words> = LazyLock::new(|| direction::words("sports"));

/// A year on its own: "in 2024", "the 2024 election", "2014-2019", "(2024)".
pub(super) fn alone(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let (year, next) = absolute::plain_year(line, idx)?;
    let before = idx.wrapping_sub(1);
    let word = line.word(before);
    // "mid-2026"
    let part = word == "-" && line.any(before.wrapping_sub(1), &["mid", "early", "late"]);
    let touching =
        line.glued(idx) && !part && !matches!(word, "(" | "[" | "“" | "\"" | "—" | "–" | "'" | "’");
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
        basis: Basis::Written,
    })
}

/// Whether what stands before four digits lets them be a year.
///
/// Newspapers write other numbers of four digits with a comma, so that 1900 to 2099 is a year, unless a capitalised
/// word makes it a label ("Expo 2020"), or a word before it counts ("about 2000"). Years before that, and bare ones far
/// ahead, need a preposition.
fn is_told(line: &Line<'_>, idx: usize, year: i16) -> bool {
    const SURE: [&str; 14] = [
        "in", "since", "until", "till", "of", "during", "before", "after", "between", "circa",
        "early", "late", "by", "from",
    ];
    let usual = (1900..2100).contains(&year);
    let Some(before) = idx.checked_sub(1) else {
        return usual;
    };
    let word = line.word(before);
    if !line.has_kind(before, AtomKind::Letters) {
        return usual
            && !matches!(
                word,
                "$" | "£" | "€" | "#" | "+" | "%" | "." | "@" | "&" | "=" | "/" | "_"
            );
    }
    if line.any(before, &SURE) {
        let counts = line.is(before, "of")
            && line.any(
                before.wrapping_sub(1),
                &[
                    "total",
                    "number",
                    "average",
                    "maximum",
                    "minimum",
                    "crowd",
                    "population",
                ],
            );
        return !counts;
    }
    let opens = before == 0 || !line.has_kind(before - 1, AtomKind::Letters);
    let dated = matches!(line.sense(before), Sense::Month { .. } | Sense::Season(_));
    // In capitals the "s" of "TRUMP’S 2016 WIN" is no label.
    let labelled = line.capital(before) && !opens && !dated && !word.eq_ignore_ascii_case("s");
    let name = line.capital(before)
        && opens
        && !line.any(
            before,
            &[
                "the", "a", "his", "her", "its", "their", "our", "my", "this", "that",
            ],
        );
    // "5 percent below 2005 levels"
    let level =
        line.any(before, &["below", "above", "over", "under"]) && line.is(idx + 1, "levels");
    usual && level
        || usual
            && !labelled
            && !name
            && !NOT_YEAR.has_folded(word)
            && line.sense(before) != Sense::Vague
}

/// Whether the digits count what follows: "2000 people", "2000 km", "2000 million".
fn is_counted(line: &Line<'_>, next: usize) -> bool {
    let multiplied = matches!(line.sense(next), Sense::Scale(_) | Sense::Hundred);
    multiplied
        || line.has_kind(next, AtomKind::Letters) && COUNTED.has(line.word(next))
        || matches!(line.word(next), "%" | "°") && line.glued(next)
        || line.word(next) == "-" && line.glued(next) && COUNTED.has(line.word(next + 1))
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
        basis: Basis::Written,
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
        basis: Basis::Written,
    })
}

/// "the nineteenth century", "twentieth-century art".
pub(super) fn word_century(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let number = ordinal(line, idx)?;
    let joint = usize::from(line.word(idx + 1) == "-");
    let first = line.is(idx.wrapping_sub(1), "twenty") || line.is(idx.wrapping_sub(2), "twenty");
    (line.is(idx + 1 + joint, "century") && !first).then(|| {
        let years = calendar::years((i16::from(number) - 1) * 100, 100);
        of_years(line, idx, idx + 2 + joint, years)
    })
}

/// The number of an ordinal written as a word, from first to twentieth.
fn ordinal(line: &Line<'_>, idx: usize) -> Option<i8> {
    let number = match line.sense(idx) {
        Sense::Ordinal(number) => number,
        Sense::Part(number @ 3..) if !line.is(idx, "quarter") && !line.word(idx).ends_with('s') => {
            number
        }
        _ => return None,
    };
    i8::try_from(number).ok()
}

/// "the third quarter of 2024", "Q3 2024", "the first half of the year", "third-quarter profit", "the first nine
/// months of 2012".
pub(super) fn quarter(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let part = part_of_year(line, idx)?;
    let after = part.next;
    let of = usize::from(line.any(after, &["of", "in", ","]));
    let fiscal = usize::from(line.is(after + of, "fiscal"));
    let year_word = usize::from(fiscal == 1 && line.is(after + of + 1, "year"));
    let written = absolute::plain_year(line, after + of + fiscal + year_word);
    let pointed = (of == 1)
        .then(|| match line.word(after + 1) {
            "last" => Some(-1),
            "this" | "the" => Some(0),
            "next" => Some(1),
            _ => None,
        })
        .flatten()
        .filter(|_| line.is(after + 2, "year"));
    let the = usize::from(line.is(idx.wrapping_sub(1), "the"));
    let reading = |year: Option<i16>, next: usize, basis: Basis| Reading {
        start: idx - the,
        next,
        iso: year.map(|year| {
            calendar::range(
                &calendar::month(year, part.first),
                &calendar::month(year, part.last),
            )
        }),
        grain: Grain::Month,
        relative: basis != Basis::Written,
        basis,
    };
    if let Some((year, next)) = written {
        return Some(reading(Some(year), next, Basis::Written));
    }
    if let Some(step) = pointed {
        let year = context.anchor.map(|anchor| anchor.year() + step);
        return Some(reading(year, after + 3, Basis::Anchor));
    }
    // A quarter without its year: the latest that has begun, unless the verb looks ahead. Games have quarters too.
    if !part.alone || is_of_sports(line, idx) {
        return None;
    }
    let lean = context.lean(line, idx, after);
    let year = context.anchor.map(|anchor| {
        let ahead = part.first > anchor.month();
        let over = part.last < anchor.month();
        match lean {
            Lean::Future if over => anchor.year() + 1,
            Lean::Past | Lean::Open if ahead => anchor.year() - 1,
            _ => anchor.year(),
        }
    });
    Some(reading(year, after, Basis::Verb))
}

/// A quarter or half of a year, or its first months: first and last month, and the atom after it.
struct PartOfYear {
    first: i8,
    last: i8,
    next: usize,
    /// Whether it is a date also where no year is named.
    alone: bool,
}

/// The part of a year that is named at `idx`.
fn part_of_year(line: &Line<'_>, idx: usize) -> Option<PartOfYear> {
    if line.word(idx) == "Q" && line.glued(idx + 1) {
        let number = line
            .small(idx + 1)
            .filter(|number| (1..=4).contains(number))?;
        return Some(PartOfYear::of(i8::try_from(number).ok()?, 3, idx + 2, true));
    }
    let number = ordinal(line, idx)?;
    let hyphen = line.word(idx + 1) == "-" && line.glued(idx + 1);
    let at = idx + 1 + usize::from(hyphen);
    let fiscal = usize::from(line.any(at, &["fiscal", "financial"]));
    let at = at + fiscal;
    // "a second quarter" counts, "a quarter" shares.
    let told = hyphen
        || line.any(
            idx.wrapping_sub(1),
            &[
                "the", "its", "their", "in", "for", "fiscal", "our", "during",
            ],
        );
    match line.word(at) {
        "quarter" if number <= 4 => Some(PartOfYear::of(number, 3, at + 1, told)),
        "half" if number <= 2 => {
            let of_business = hyphen
                && line.any(
                    at + 1,
                    &[
                        "profit", "profits", "results", "earnings", "sales", "revenue", "revenues",
                        "loss", "losses",
                    ],
                );
            Some(PartOfYear::of(number, 6, at + 1, of_business))
        }
        _ if number == 1 => {
            // "the first nine months of 2012"
            let months = match line.sense(at) {
                Sense::Small(months @ 2..=11) => i8::try_from(months).ok()?,
                _ => line
                    .small(at)
                    .and_then(|months| i8::try_from(months).ok())
                    .filter(|months| (2..=11).contains(months))?,
            };
            line.is(at + 1, "months").then_some(PartOfYear {
                first: 1,
                last: months,
                next: at + 2,
                alone: false,
            })
        }
        _ => None,
    }
}

impl PartOfYear {
    fn of(number: i8, months: i8, next: usize, alone: bool) -> Self {
        let last = number * months;
        Self {
            first: last - months + 1,
            last,
            next,
            alone,
        }
    }
}

/// Whether the words around `idx` tell of a game.
fn is_of_sports(line: &Line<'_>, idx: usize) -> bool {
    /// A sentence of newspapers on each side.
    const REACH: usize = 30;
    (idx.saturating_sub(REACH)..(idx + REACH).min(line.len()))
        .any(|at| line.has_kind(at, AtomKind::Letters) && SPORTS.has(line.word(at)))
}
