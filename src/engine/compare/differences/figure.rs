//! Two numbers for the same thing.

use super::{Difference, DifferenceKind, Facing, between, share_any};
use crate::engine::compare::terms::fold;
use crate::engine::facts::{Approx, Fact, Figure, Value};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// How many words around a figure tell what it is about: a clause.
const CLAUSE: usize = 7;

/// Adds the figures that differ.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let figures = Pair::new(open(facing, Side::Left), open(facing, Side::Right));
    for left in &figures.left {
        for right in &figures.right {
            let rivals = rivals(facing, left, &figures.right) > 1
                || rivals(facing, right, &figures.left) > 1;
            if let Some(certain) = differ(facing, Pair::new(left, right)) {
                let certain = certain && !rivals;
                found.push(between(
                    DifferenceKind::Figure,
                    left.span,
                    right.span,
                    certain,
                ));
            }
        }
    }
}

/// A figure of the row whose value stands nowhere in the other article.
struct Open<'a> {
    side: Side,
    span: Span,
    figure: &'a Figure,
}

fn open<'a>(facing: &Facing<'a>, side: Side) -> Vec<Open<'a>> {
    let others = &facing.wholes[side.other()].analysis.facts;
    let stands = |figure: &Figure| figures(others.iter()).any(|(_, other)| agree(figure, other));
    figures(facing.facts(side))
        .filter(|(_, figure)| !stands(figure))
        .map(|(span, figure)| Open { side, span, figure })
        .collect()
}

fn figures<'a>(facts: impl Iterator<Item = &'a Fact>) -> impl Iterator<Item = (Span, &'a Figure)> {
    facts.filter_map(|fact| match &fact.value {
        Value::Figure(figure) => Some((fact.span, figure)),
        _ => None,
    })
}

/// How many of the figures facing this one could be the same count.
fn rivals(facing: &Facing<'_>, open: &Open<'_>, facing_it: &[Open<'_>]) -> usize {
    facing_it
        .iter()
        .filter(|other| {
            let pair = if open.side == Side::Left {
                Pair::new(open, *other)
            } else {
                Pair::new(*other, open)
            };
            differ(facing, pair).is_some()
        })
        .count()
}

/// Whether two figures measure in one unit: numbers by their common unit, vague counts by the unit as it stands.
pub(in crate::engine) fn same_unit(one: &Figure, other: &Figure) -> bool {
    let units = match (one.comparable(), other.comparable()) {
        (Some((_, unit)), Some((_, other_unit))) => unit == other_unit,
        _ => one.unit == other.unit,
    };
    units && one.per == other.per
}

/// Whether two figures count the same thing, as far as the word that names it tells; `None` where one names nothing.
pub(in crate::engine) fn same_thing(one: &Figure, other: &Figure) -> Option<bool> {
    let counted = |figure: &Figure| figure.of.as_deref().and_then(head);
    Some(counted(one)? == counted(other)?)
}

/// Whether two figures count the same thing and differ: `Some(true)` for certain, `Some(false)` possibly.
fn differ(facing: &Facing<'_>, pair: Pair<&Open<'_>>) -> Option<bool> {
    let figures = pair.map(|open| open.figure);
    if !same_unit(figures.left, figures.right) {
        return None;
    }
    let vague = figures.left.number.is_none() || figures.right.number.is_none();
    let named = match same_thing(figures.left, figures.right) {
        Some(false) => return None,
        Some(true) => true,
        // A sum or a length says what it is by its unit; a bare count does not.
        None if figures.left.unit.is_none() => return None,
        None => false,
    };
    let around = Pair::new(
        facing.around(Side::Left, pair.left.span, CLAUSE),
        facing.around(Side::Right, pair.right.span, CLAUSE),
    );
    if !share_any(&around.left, &around.right) {
        return None;
    }
    if vague {
        return named.then_some(false);
    }
    if is_bound(figures.left) || is_bound(figures.right) {
        return Some(false);
    }
    Some(true)
}

/// The last word of what is counted, folded: "people" of "local people".
pub(in crate::engine) fn head(of: &str) -> Option<String> {
    let word = of.split_whitespace().next_back()?;
    let folded = fold(word);
    Some(folded.strip_suffix('s').unwrap_or(&folded).to_owned())
}

/// Whether the number is only a limit: such a number contradicts few others.
const fn is_bound(figure: &Figure) -> bool {
    !matches!(figure.approx, Approx::Exact | Approx::About)
}

/// Whether two figures can both be right: equal after rounding the finer to the digits of the coarser, or within the
/// limit that one of them is. A vague count agrees with a vague count of the same thing.
pub(in crate::engine) fn agree(one: &Figure, other: &Figure) -> bool {
    let (Some((a, unit)), Some((b, other_unit))) = (one.comparable(), other.comparable()) else {
        return one.number.is_none() && other.number.is_none() && one.of == other.of;
    };
    if unit != other_unit {
        return false;
    }
    let within = |limit: &Figure, bound: f64, value: f64| match limit.approx {
        _ if limit
            .upper
            .is_some_and(|upper| value >= bound && value <= upper) =>
        {
            true
        }
        Approx::AtLeast | Approx::MoreThan => value >= bound && value <= bound * 1.5,
        Approx::AtMost | Approx::LessThan => value <= bound && value >= bound / 1.5,
        Approx::Exact | Approx::About => false,
    };
    rounds_to(a, b) || rounds_to(b, a) || within(one, a, b) || within(other, b, a)
}

/// Whether `fine`, rounded to the digits that `coarse` has, is `coarse`.
fn rounds_to(fine: f64, coarse: f64) -> bool {
    // The place of the last digit of `coarse` that is not zero, from millions to thousandths.
    let mut place = 1e-3;
    while place < 1e15 && is_whole(coarse / (place * 10.0)) {
        place *= 10.0;
    }
    coarse != 0.0 && (fine - coarse).abs() <= place / 2.0 + place * 1e-6
}

fn is_whole(number: f64) -> bool {
    (number - number.round()).abs() < 1e-6 * number.abs().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: (f64, Approx), other: (f64, Approx), expected: bool) {
        let figure = |(number, approx)| Figure {
            number: Some(number),
            upper: None,
            unit: None,
            approx,
            of: None,
            per: None,
        };
        assert_eq!(agree(&figure(one), &figure(other)), expected);
        assert_eq!(agree(&figure(other), &figure(one)), expected);
    }

    #[test]
    fn figures_agree_when_one_is_the_other_rounded() {
        check((3.4, Approx::Exact), (3.42, Approx::Exact), true);
        check((90.0, Approx::About), (89.0, Approx::Exact), true);
        check((1850.0, Approx::About), (1850.0, Approx::Exact), true);
        check((1200.0, Approx::About), (1850.0, Approx::Exact), false);
        check((38.0, Approx::Exact), (41.0, Approx::Exact), false);
        check((31e6, Approx::Exact), (38e6, Approx::Exact), false);
        check((600.0, Approx::About), (734.0, Approx::Exact), false);
        check((0.0, Approx::Exact), (4.0, Approx::Exact), false);
    }

    #[test]
    fn a_limit_agrees_with_what_it_allows() {
        check((30.0, Approx::AtLeast), (38.0, Approx::Exact), true);
        check((30.0, Approx::MoreThan), (12.0, Approx::Exact), false);
        check((100.0, Approx::AtMost), (95.0, Approx::Exact), true);
    }
}
