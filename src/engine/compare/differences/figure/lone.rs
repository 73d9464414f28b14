//! Figures that face each other because nothing else of their kind does: the only ones of two sentences that tell the same,
//! or the only ones that are near each other.
//!
//! Two reports of one count seldom differ by much, and two counts of two things are seldom near each other: where nothing
//! around two numbers tells what they are told of, their sizes do.

use super::open::Open;
use super::{agree, same_unit};
use crate::engine::facts::Figure;
use crate::engine::side::{Pair, Side};

/// How far apart two values lie at most that are taken for one by their sizes: six and eight are, 300 and 500 are not.
const NEAR: f64 = 1.4;

/// Two values of which one is so many times the other are two things more often than two counts of one.
const FAR: f64 = 2.0;

/// Whether two figures are the only ones of their unit and kind that the sides of the row do not share.
pub(super) fn is_only(all: &Pair<Vec<Open<'_>>>, pair: Pair<&Open<'_>>) -> bool {
    Side::BOTH
        .iter()
        .all(|&side| !has_rival(all, pair, side, |_| true))
}

/// Whether two figures are near each other, and no other of their unit and kind is near one of them.
pub(super) fn is_nearest(all: &Pair<Vec<Open<'_>>>, pair: Pair<&Open<'_>>) -> bool {
    let near = |side: Side| {
        let faced = &pair[side.other()].figure;
        !has_rival(all, pair, side, |open| are_near(&open.figure, faced))
    };
    are_near(&pair.left.figure, &pair.right.figure)
        && !pair.left.slot.excludes(&pair.right.slot)
        && near(Side::Left)
        && near(Side::Right)
}

/// Whether another figure of a side, of another value, may face the one that the pair has on the other side.
fn has_rival(
    all: &Pair<Vec<Open<'_>>>,
    pair: Pair<&Open<'_>>,
    side: Side,
    fits: impl Fn(&Open<'_>) -> bool,
) -> bool {
    let (own, faced) = (pair[side], pair[side.other()]);
    all[side].iter().any(|open| {
        !std::ptr::eq(open, own)
            && same_unit(&open.figure, &faced.figure)
            && fits(open)
            && !agree(&open.figure, &own.figure)
            && !open.occasion.differs(&faced.occasion)
            && !open.apart(&faced.figure, faced.counted())
    })
}

fn are_near(one: &Figure, other: &Figure) -> bool {
    let values = one.comparable().zip(other.comparable());
    values.is_some_and(|((one, _), (other, _))| one.max(other) <= NEAR * one.min(other))
}

/// Whether two values are so far apart that more than their place has to say that they are told of one thing.
pub(super) fn are_far_apart(pair: Pair<&Open<'_>>) -> bool {
    let values = pair.map(|open| open.figure.comparable());
    let both = values.left.zip(values.right);
    both.is_some_and(|((one, _), (other, _))| one.max(other) > FAR * one.min(other))
}

/// Whether both leave out the noun they count, which the same number of the same has just told: what they are set beside is
/// one thing, and so are they.
pub(super) fn are_set_beside(pair: Pair<&Open<'_>>) -> bool {
    let numbers = pair.left.beside.zip(pair.right.beside);
    numbers.is_some_and(|(one, other)| (one - other).abs() < 1e-6)
        && !pair.left.slot.excludes(&pair.right.slot)
}
