//! "about", "at least", "as much as": how a number is meant, from the words before and after it.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::engine::facts::Approx;
use crate::engine::facts::english::number::{Line, Period, Sense};
use crate::engine::lexicon::{self, Table};

static PHRASES: LazyLock<Table> = LazyLock::new(|| {
    Table::new(include_str!(
        "../../../../../assets/lexicons/en/approximations.txt"
    ))
});

/// The last words of all phrases: most words end none.
static LASTS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let table = include_str!("../../../../../assets/lexicons/en/approximations.txt");
    lexicon::entries(table)
        .filter_map(|row| row.split('|').next()?.split_whitespace().next_back())
        .collect()
});

/// Whether a phrase may end with `word`.
fn closes_phrase(word: &str) -> bool {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return LASTS.contains(word);
    }
    word.len() <= 24 && LASTS.contains(word.to_lowercase().as_str())
}

/// The approximation in front of the figure that starts at atom `start`, and the first atom of the phrase.
///
/// Marks that open a quotation may stand between: of up to “a million calls”.
pub(in crate::engine::facts::english) fn before(
    line: &Line<'_>,
    start: usize,
) -> Option<(Approx, usize)> {
    /// No phrase in the table has more atoms.
    const LONGEST: usize = 4;
    let mut end = start;
    while end > 0 && matches!(line.word(end - 1), "“" | "‘" | "\"" | "«" | "„") {
        end -= 1;
    }
    if !end
        .checked_sub(1)
        .is_some_and(|last| closes_phrase(line.word(last)))
    {
        return None;
    }
    (1..=LONGEST.min(end)).rev().find_map(|len| {
        let first = end - len;
        let written = line.span(first, end).of(line.text);
        if written.len() > 24 {
            return None;
        }
        let fields = PHRASES.fields(&written.to_ascii_lowercase())?.first()?;
        Some((of_name(fields)?, first))
    })
}

/// Whether "over" in front of a length of time tells when something lasted ("over two days"), not how long it was: only
/// after "for" does it mean "more than".
pub(super) fn is_lasting(line: &Line<'_>, first: usize, approx: Approx, unit: Sense) -> bool {
    let time = matches!(unit, Sense::Period(period) if period != Period::Weekend);
    approx == Approx::MoreThan
        && time
        && line.is(first, "over")
        && !line.any(
            first.wrapping_sub(1),
            &["for", "of", "just", "well", "a", "little"],
        )
}

/// The approximation behind the figure whose last atom is before `next`, and the atom after the phrase.
///
/// "500+", "10 or more", "a year or so", "200-odd".
pub(super) fn after(line: &Line<'_>, next: usize) -> Option<(Approx, usize)> {
    let hyphen = line.word(next) == "-" && line.glued(next) && line.glued(next + 1);
    if line.word(next) == "+" && line.glued(next) {
        return Some((Approx::AtLeast, next + 1));
    }
    if hyphen {
        return match line.word(next + 1) {
            "plus" => Some((Approx::AtLeast, next + 2)),
            "odd" => Some((Approx::About, next + 2)),
            _ => None,
        };
    }
    if !line.is(next, "or") {
        return None;
    }
    match line.word(next + 1) {
        "more" | "longer" => Some((Approx::AtLeast, next + 2)),
        "so" => Some((Approx::About, next + 2)),
        "less" | "fewer" => Some((Approx::AtMost, next + 2)),
        _ => None,
    }
}

/// The value of a name in the table.
fn of_name(name: &str) -> Option<Approx> {
    Some(match name {
        "about" => Approx::About,
        "at_least" => Approx::AtLeast,
        "at_most" => Approx::AtMost,
        "more_than" => Approx::MoreThan,
        "less_than" => Approx::LessThan,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let table = include_str!("../../../../../assets/lexicons/en/approximations.txt");
        for row in lexicon::entries(table) {
            let name = row.split('|').nth(1).unwrap_or_default();
            assert!(of_name(name).is_some(), "{row}");
        }
    }
}
