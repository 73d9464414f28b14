//! Two dates for the same thing.

use super::{Difference, DifferenceKind, Facing, between, share_any};
use crate::engine::facts::{DateValue, Fact, Grain, Value};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// How many words around a date tell what happened then: a clause.
const CLAUSE: usize = 8;

/// Adds the dates that differ.
///
/// Only days against days and times against times: a month contains its days, and a span of time names no day. A
/// relative date ("on Thursday") rests on the day of publication, so that it makes a possible difference at most.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let dates = Pair::new(open(facing, Side::Left), open(facing, Side::Right));
    let ([(left, one)], [(right, other)]) = (dates.left.as_slice(), dates.right.as_slice()) else {
        // With several dates on a side nothing tells which of them face each other.
        return;
    };
    if one.grain != other.grain {
        return;
    }
    let around = Pair::new(
        facing.around(Side::Left, *left, CLAUSE),
        facing.around(Side::Right, *right, CLAUSE),
    );
    if share_any(&around.left, &around.right) {
        let stands = |side: Side, span: Span, date: &DateValue| {
            // "February 26" is relative by its year alone, which both sides take from about the same day.
            !date.relative
                || span
                    .of(facing.text(side))
                    .contains(|mark: char| mark.is_ascii_digit())
        };
        let certain = stands(Side::Left, *left, one) && stands(Side::Right, *right, other);
        found.push(between(DifferenceKind::Date, *left, *right, certain));
    }
}

/// The days and times of the row's side that stand nowhere in the other article.
fn open<'a>(facing: &Facing<'a>, side: Side) -> Vec<(Span, &'a DateValue)> {
    let others = &facing.wholes[side.other()].analysis.facts;
    dates(facing.facts(side))
        .filter(|(_, date)| {
            let mut known = dates(others.iter());
            precise(date) && !known.any(|(_, other)| agree(date, other))
        })
        .collect()
}

fn dates<'a>(facts: impl Iterator<Item = &'a Fact>) -> impl Iterator<Item = (Span, &'a DateValue)> {
    facts.filter_map(|fact| match &fact.value {
        Value::Date(date) => Some((fact.span, date)),
        _ => None,
    })
}

/// Whether a date is one day or one time of day.
fn precise(date: &DateValue) -> bool {
    let range = date.iso.as_deref().is_none_or(|iso| iso.contains('/'));
    matches!(date.grain, Grain::Day | Grain::Time) && !range
}

/// Whether two dates can mean the same: one says no more than the other, or their times of day are the same.
fn agree(one: &DateValue, other: &DateValue) -> bool {
    let (Some(a), Some(b)) = (&one.iso, &other.iso) else {
        return false;
    };
    let time = |iso: &str| iso.split_once('T').map(|(_, time)| time.to_owned());
    let same_time = match (time(a), time(b)) {
        (Some(a), Some(b)) => a.starts_with(&b) || b.starts_with(&a),
        _ => false,
    };
    let span_around = |range: &str, day: &str| {
        range
            .split_once('/')
            .is_some_and(|(start, end)| start <= day && day <= end)
    };
    a.starts_with(b.as_str())
        || b.starts_with(a.as_str())
        || same_time
        || span_around(a, b)
        || span_around(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        let date = |iso: &str| DateValue {
            iso: Some(iso.to_owned()),
            grain: Grain::Day,
            relative: false,
        };
        assert_eq!(agree(&date(one), &date(other)), expected, "{one} {other}");
        assert_eq!(agree(&date(other), &date(one)), expected, "{other} {one}");
    }

    #[test]
    fn a_date_agrees_with_what_contains_it() {
        check("2031-04-02", "2031-04-02", true);
        check("2031-04-02", "2031-04", true);
        check("2031-04-02", "2031-04-01/2031-04-03", true);
        check("2031-04-02", "2031-04-03", false);
        check("2031-04-02T23:20", "T23:20", true);
        check("2031-04-02T23:20", "2031-04-02T23:40", false);
    }
}
