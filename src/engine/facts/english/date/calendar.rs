//! Days, weeks, months and years as ISO 8601, and counting from one to another.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::engine::facts::Grain;
use crate::engine::facts::english::number::Period;

/// A day: `2025-09-25`.
pub(super) fn day(date: Date) -> String {
    date.to_string()
}

/// A week: `2025-W39`.
pub(super) fn week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// A month: `2025-09`.
pub(super) fn month(year: i16, month: i8) -> String {
    format!("{year:04}-{month:02}")
}

/// A year: `2025`.
pub(super) fn year(year: i16) -> String {
    format!("{year:04}")
}

/// A stretch from one value to another.
pub(super) fn range(from: &str, to: &str) -> String {
    format!("{from}/{to}")
}

/// The day `days` after `date`.
pub(super) fn add_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

/// The day `months` after `date`, or the last of that month.
pub(super) fn add_months(date: Date, months: i32) -> Option<Date> {
    date.checked_add(months.months()).ok()
}

/// The stretch of length `period` that lies `count` of them after the one `date` is in, and its grain.
pub(super) fn shifted(date: Date, period: Period, count: i32) -> Option<(String, Grain)> {
    Some(match period {
        Period::Hour => return None,
        Period::Day => (day(add_days(date, count)?), Grain::Day),
        Period::Week => (week(add_days(date, count.checked_mul(7)?)?), Grain::Week),
        Period::Fortnight => (week(add_days(date, count.checked_mul(14)?)?), Grain::Week),
        Period::Weekend => {
            let today = i32::from(date.weekday().to_monday_one_offset());
            let saturday = add_days(date, count.checked_mul(7)?.checked_add(6 - today)?)?;
            let sunday = add_days(saturday, 1)?;
            (range(&day(saturday), &day(sunday)), Grain::Day)
        }
        Period::Month => {
            let then = add_months(date, count)?;
            (month(then.year(), then.month()), Grain::Month)
        }
        Period::Year => (year(shifted_year(date, count)?), Grain::Year),
        Period::Decade => (
            years(shifted_year(date, count.checked_mul(10)?)?, 10),
            Grain::Year,
        ),
        Period::Century => (
            years(shifted_year(date, count.checked_mul(100)?)?, 100),
            Grain::Year,
        ),
    })
}

/// The year `count` years after that of `date`.
pub(super) fn shifted_year(date: Date, count: i32) -> Option<i16> {
    let year = i32::from(date.year()).checked_add(count)?;
    i16::try_from(year)
        .ok()
        .filter(|year| (1..=9999).contains(year))
}

/// The decade or century that `within` lies in, as a range of years. Centuries are counted from 00, as newspapers do.
pub(super) fn years(within: i16, length: i16) -> String {
    let first = within - within % length;
    range(&year(first), &year(first + length - 1))
}
