//! Dates in digits alone: "2025-09-25", "25/09/2025", "9/25/25".

use jiff::civil::Date;

use crate::engine::facts::Grain;
use crate::engine::facts::english::number::Line;

use super::{Basis, Context, DayOrder, Reading, calendar};

/// "2025-09-25", "25/09/2025", "9/25/25".
pub(super) fn read(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let sep = line.word(idx + 1);
    let joined = (idx + 1..idx + 5).all(|at| line.glued(at)) && line.word(idx + 3) == sep;
    if !joined || line.glued(idx) && !matches!(line.word(idx.wrapping_sub(1)), "(" | "“" | "\"") {
        return None;
    }
    let part = |at: usize| line.small(at).and_then(|part| i16::try_from(part).ok());
    let (first, second, third) = (part(idx)?, part(idx + 2)?, part(idx + 4)?);
    let (year, month, day) = match (sep, line.word(idx).len(), line.word(idx + 4).len()) {
        ("-" | "/", 4, 1 | 2) => (first, second, third),
        ("/" | ".", 1 | 2, 4) => {
            ordered(first, second, context.order).map_or((third, 0, 0), |(m, d)| (third, m, d))
        }
        ("/", 1 | 2, 2) => {
            let year = if third < 70 {
                2000 + third
            } else {
                1900 + third
            };
            let (month, day) = ordered(first, second, context.order)?;
            (year, month, day)
        }
        _ => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    let plausible = (1..=31).contains(&first.min(second)) || sep == "-";
    (plausible && (date.is_some() || sep == "/") && (1000..3000).contains(&year)).then(|| Reading {
        start: idx,
        next: idx + 5,
        iso: date.map(calendar::day),
        grain: Grain::Day,
        relative: false,
        basis: Basis::Written,
    })
}

/// Month and day of two numbers, where the order is known or only one fits.
fn ordered(first: i16, second: i16, order: DayOrder) -> Option<(i16, i16)> {
    match (first, second) {
        (13.., 1..=12) => Some((second, first)),
        (1..=12, 13..) => Some((first, second)),
        _ if first == second || order == DayOrder::MonthFirst => Some((first, second)),
        _ => (order == DayOrder::DayFirst).then_some((second, first)),
    }
}
