//! Whether two numbers can both be right.

use crate::engine::facts::{Approx, Figure};

/// A number that is told as rough is so by this share at most.
const ROUGHLY: f64 = 0.1;

/// Numbers of measures are rounded by this share at most where nothing says that they are rough.
const ROUNDED: f64 = 0.075;

/// Counts are rounded by this share at most to a number of one digit and noughts: 5,200 is not "5,000".
const COUNTED: f64 = 0.025;

/// Counts up to here are told as they are: "ten dead" is not nine rounded.
const TOLD: f64 = 100.0;

/// How far beyond a limit a number lies at most that the limit still tells: "at least 30" of 45.
const ALLOWED: f64 = 1.5;

/// The same where a reader would say that the two tell one number: "at least 40" of 46.
const NEAR: f64 = 1.2;

/// Whether two figures can both be right: equal after rounding the finer to the digits of the coarser, or within the
/// limit that one of them is. A vague count agrees with a vague count of the same thing.
pub(in crate::engine) fn agree(one: &Figure, other: &Figure) -> bool {
    agree_within(one, other, ALLOWED, are_rounded)
}

/// Whether one figure may be the other, rounded however much: so much tells nothing where little else says that they tell
/// of one thing.
pub(super) fn may_be_rounded(one: &Figure, other: &Figure) -> bool {
    let rounds = |one: &Figure, other: &Figure| {
        let values = one.comparable().zip(other.comparable());
        values.is_some_and(|((a, _), (b, _))| rounds_to(a, b) || rounds_to(b, a))
    };
    agree_within(one, other, ALLOWED, rounds)
}

/// Whether two figures tell one number: they agree, and neither is a limit that the other lies far beyond.
pub(super) fn tell_one(one: &Figure, other: &Figure) -> bool {
    agree_within(one, other, NEAR, are_rounded)
}

fn agree_within(
    one: &Figure,
    other: &Figure,
    beyond: f64,
    rounded: impl Fn(&Figure, &Figure) -> bool,
) -> bool {
    // Most pairs differ in what needs no conversion.
    if let (Some(a), Some(b)) = (one.number, other.number)
        && (one.unit.is_some() != other.unit.is_some()
            || one.unit == other.unit && are_far_apart(one, a, other, b))
    {
        return false;
    }
    let (Some((a, unit)), Some((b, other_unit))) = (one.comparable(), other.comparable()) else {
        return one.number.is_none() && other.number.is_none() && one.of == other.of;
    };
    if unit != other_unit || are_far_apart(one, a, other, b) {
        return false;
    }
    let rough = |figure: &Figure, value: f64| {
        // "About 780" is not 740: its last digit that is not zero tells how rough it is.
        let by = last_place(value).min(ROUGHLY * value.abs());
        figure.approx == Approx::About && (a - b).abs() <= by.max(0.5 * last_place(value)) * 1.001
    };
    if rough(one, a) || rough(other, b) {
        return true;
    }
    let within = |limit: &Figure, bound: f64, value: f64| match limit.approx {
        _ if limit
            .upper
            .is_some_and(|upper| value >= bound && value <= upper) =>
        {
            true
        }
        Approx::AtLeast | Approx::MoreThan => value >= bound && value <= bound * beyond,
        Approx::AtMost | Approx::LessThan => value <= bound && value >= bound / beyond,
        Approx::Exact | Approx::About => false,
    };
    rounded(one, other) || within(one, a, b) || within(other, b, a)
}

/// Whether one figure is the other, rounded as much as a report rounds without saying so.
fn are_rounded(one: &Figure, other: &Figure) -> bool {
    // In the unit they are written in, where it is one: "10 minutes" has two digits, and 600 seconds have three.
    let written = one.number.zip(other.number);
    let common = || Some((one.comparable()?.0, other.comparable()?.0));
    let values = written.filter(|_| one.unit == other.unit).or_else(common);
    let Some((a, b)) = values else {
        return false;
    };
    let exact = one.approx != Approx::About && other.approx != Approx::About;
    let counts = one.unit.is_none() && other.unit.is_none();
    let unsaid = |coarse: f64| {
        let share = if counts && coarse < 10.0 * last_place(coarse) {
            COUNTED
        } else {
            ROUNDED
        };
        let told = counts && a < TOLD && b < TOLD && is_whole(a) && is_whole(b);
        let fine = last_place(coarse) <= 1.0 || (a - b).abs() <= share * coarse;
        !exact || !told && fine
    };
    let same = (a - b).abs() < 1e-6 * a.abs().max(1e-3);
    same || rounds_to(a, b) && unsaid(b) || rounds_to(b, a) && unsaid(a)
}

/// Whether one value is more than twice the other, which neither rounding nor a limit brings together.
fn are_far_apart(one: &Figure, a: f64, other: &Figure, b: f64) -> bool {
    let ranges = one.upper.is_some() || other.upper.is_some();
    !ranges && a.min(b) > 0.0 && a.max(b) > 2.1 * a.min(b)
}

/// The place of the last digit of a value that is not zero, down to thousandths.
fn last_place(value: f64) -> f64 {
    let mut place = 1e-3;
    while place < 1e15 && is_whole(value / (place * 10.0)) {
        place *= 10.0;
    }
    place
}

/// Whether `fine`, rounded to the digits that `coarse` has, is `coarse`.
fn rounds_to(fine: f64, coarse: f64) -> bool {
    let place = last_place(coarse);
    coarse != 0.0 && (fine - coarse).abs() <= place / 2.0 + place * 1e-6
}

fn is_whole(number: f64) -> bool {
    (number - nearest(number)).abs() < 1e-6 * number.abs().max(1.0)
}

/// The whole number next to one. `f64::round` is a call into the mathematical library on most machines, and many pairs of
/// figures are looked at.
fn nearest(number: f64) -> f64 {
    // From 2^52 on every number is whole; adding as much to a smaller one rounds it to a whole number.
    const WHOLE: f64 = 4_503_599_627_370_496.0;
    if number.abs() >= WHOLE {
        number
    } else if number < 0.0 {
        (number - WHOLE) + WHOLE
    } else {
        (number + WHOLE) - WHOLE
    }
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
    fn the_nearest_whole_number_is_found() {
        for number in [0.0, 0.4, 0.6, 1.0, 41.2, 41.7, -3.6, 1e15 + 0.3, 1e300] {
            let found = nearest(number);
            assert!((found - number.round()).abs() < f64::EPSILON, "{number}");
        }
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
        check((780.0, Approx::About), (740.0, Approx::Exact), false);
        check((780.0, Approx::About), (784.0, Approx::Exact), true);
        check((2e9, Approx::About), (1.94e9, Approx::Exact), true);
        check((420e6, Approx::About), (450e6, Approx::Exact), false);
        check((5.0, Approx::About), (6.0, Approx::About), false);
        check((0.0, Approx::Exact), (4.0, Approx::Exact), false);
    }

    #[test]
    fn a_count_is_not_rounded_to_one_digit_unsaid() {
        check((9.0, Approx::Exact), (10.0, Approx::Exact), false);
        check((19.0, Approx::Exact), (20.0, Approx::Exact), false);
        check((19.0, Approx::Exact), (20.0, Approx::About), true);
        check((5200.0, Approx::Exact), (5000.0, Approx::Exact), false);
        check((5200.0, Approx::Exact), (5000.0, Approx::About), true);
        check((4960.0, Approx::Exact), (5000.0, Approx::Exact), true);
        check((1140.0, Approx::Exact), (1100.0, Approx::Exact), true);
        check((2.8, Approx::Exact), (3.0, Approx::Exact), true);
    }

    #[test]
    fn a_limit_far_below_a_number_does_not_tell_it() {
        let figure = |number, approx| Figure {
            number: Some(number),
            upper: None,
            unit: None,
            approx,
            of: None,
            per: None,
        };
        let (seven, nine) = (figure(7.0, Approx::AtLeast), figure(9.0, Approx::Exact));
        assert!(agree(&seven, &nine));
        assert!(!tell_one(&seven, &nine));
        let (thirty, more) = (figure(30.0, Approx::AtLeast), figure(31.0, Approx::Exact));
        assert!(tell_one(&thirty, &more));
    }

    #[test]
    fn a_limit_agrees_with_what_it_allows() {
        check((30.0, Approx::AtLeast), (38.0, Approx::Exact), true);
        check((30.0, Approx::MoreThan), (12.0, Approx::Exact), false);
        check((100.0, Approx::AtMost), (95.0, Approx::Exact), true);
    }
}
