//! Whether two numbers can both be right.

use crate::engine::facts::{Approx, Figure};

/// A number that is told as rough is so by this share at most.
const ROUGHLY: f64 = 0.1;

/// Whether two figures can both be right: equal after rounding the finer to the digits of the coarser, or within the
/// limit that one of them is. A vague count agrees with a vague count of the same thing.
pub(in crate::engine) fn agree(one: &Figure, other: &Figure) -> bool {
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
        Approx::AtLeast | Approx::MoreThan => value >= bound && value <= bound * 1.5,
        Approx::AtMost | Approx::LessThan => value <= bound && value >= bound / 1.5,
        Approx::Exact | Approx::About => false,
    };
    rounds_to(a, b) || rounds_to(b, a) || within(one, a, b) || within(other, b, a)
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
    fn a_limit_agrees_with_what_it_allows() {
        check((30.0, Approx::AtLeast), (38.0, Approx::Exact), true);
        check((30.0, Approx::MoreThan), (12.0, Approx::Exact), false);
        check((100.0, Approx::AtMost), (95.0, Approx::Exact), true);
    }
}
