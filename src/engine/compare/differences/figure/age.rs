//! Two ages of one person: "Mira Pell, 34", "the 36-year-old Pell".

use super::super::label::phrases;
use super::super::referent::Mention;
use super::super::{By, Difference, DifferenceKind, Facing, Nature, between};
use crate::engine::compare::reading::NO_ROOT;
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// Adds the ages that differ of whoever is called by one name, or by one noun that nobody else in the row is.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    if !may_tell_ages(facing) {
        return;
    }
    let aged = Pair::new(aged(facing, Side::Left), aged(facing, Side::Right));
    for (left, age, place) in &aged.left {
        let told = |side: Side, age: &str| aged[side].iter().any(|(_, other, _)| other == age);
        if told(Side::Right, age) {
            continue;
        }
        for (right, other, other_place) in &aged.right {
            let Some(by) = trust(left, right).filter(|_| !told(Side::Left, other)) else {
                continue;
            };
            let places = Pair::new(*place, *other_place);
            found.push(between(DifferenceKind::Figure, Nature::Value, places, by));
        }
    }
}

/// Whether both sides have a number that may be an age: most rows have none, and need no further look.
pub(in crate::engine::compare::differences) fn may_tell_ages(facing: &Facing<'_>) -> bool {
    Side::BOTH.iter().all(|&side| {
        let mut readings = facing.readings(side);
        readings.any(|reading| !reading.numbers.is_empty())
    })
}

/// The people of a side whose age is told, with where.
fn aged<'a>(facing: &Facing<'a>, side: Side) -> Vec<(Mention<'a>, String, Span)> {
    let all = phrases(facing, side).into_iter();
    all.filter_map(|mention| {
        let word = mention.age_word()?;
        Some((mention, mention.age()?.to_owned(), word.span))
    })
    .collect()
}

/// How surely two mentions mean one person.
fn trust(left: &Mention<'_>, right: &Mention<'_>) -> Option<By> {
    let (ours, theirs) = (left.names(), right.names());
    let named = ours.iter().any(|name| theirs.contains(name));
    let one_noun = left
        .head()
        .zip(right.head())
        .is_some_and(|(one, other)| one.root == other.root && one.root != NO_ROOT);
    if named {
        Some(By("figure-age", 0.9))
    } else if ours.is_empty() && theirs.is_empty() && one_noun {
        Some(By("figure-age", 0.6))
    } else {
        None
    }
}
