//! Quantities of two units or a half more: "5 feet 2 inches", "1h 20m", "an hour and a half".

use crate::engine::facts::english::number::{self, Line};

use super::unit::{self, Unit};

/// Pairs of units that are written one after the other.
const PAIRS: [(&str, &str); 6] = [
    ("ft", "in"),
    ("hour", "minute"),
    ("hour", "second"),
    ("minute", "second"),
    ("lb", "oz"),
    ("hour", "m"),
];

/// What stands behind a quantity in `first` that ends before atom `next` and belongs to it: how much more of the unit it
/// is, and the atom after it.
pub(super) fn rest(line: &Line<'_>, next: usize, first: Unit) -> Option<(f64, usize)> {
    let half = line.is(next, "and") && line.is(next + 1, "a") && line.is(next + 2, "half");
    let lasting = first.common == "s" || first.common == "m";
    if half && lasting && line.word(next + 3) != "-" {
        return Some((0.5, next + 3));
    }
    // "5 feet and 2 inches", "two hours and 15 minutes"
    let next = next + usize::from(line.is(next, "and"));
    let numeral =
        number::read(line, next).filter(|numeral| !numeral.share && numeral.value < 60.0)?;
    let (second, end) = after(line, numeral.next, numeral.digits)?;
    let fits = PAIRS.contains(&(first.short, second.short));
    // "1h 20m": the second is minutes.
    let factor = if second.short == "m" {
        60.0
    } else {
        second.factor
    };
    fits.then_some((numeral.value * factor / first.factor, end))
}

/// The unit at `idx`; "m" that touches its digits is for the caller to tell from metres.
fn after(line: &Line<'_>, idx: usize, digits: bool) -> Option<(Unit, usize)> {
    unit::after(line, idx, digits).or_else(|| {
        let metres = line.word(idx) == "m" && line.glued(idx);
        metres
            .then(|| unit::of_short("m"))
            .flatten()
            .map(|unit| (unit, idx + 1))
    })
}
