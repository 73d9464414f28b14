//! The news of two sentences that surely tell one thing in two verbs: "will tear down the mill", "has pulled down the
//! mill". Each sentence's first verb tells its news, and how far that has come.

use super::super::meeting::{SAYING, Told};
use super::super::referent::{Identity, identity};
use super::super::{By, Difference, DifferenceKind, Facing, Nature, between};
use crate::engine::compare::reading::Reading;
use crate::engine::compare::reading::predicate::Stance;
use crate::engine::compare::reading::roots::Role;
use crate::engine::side::{Pair, Side};

/// Adds the verbs of the news that differ in how far they have come, where no verb of both sides meets.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let known = found
        .iter()
        .any(|difference| difference.kind == DifferenceKind::Status);
    if !facing.is_sure() || known {
        return;
    }
    for left in facing.readings(Side::Left).filter_map(news) {
        for right in facing.readings(Side::Right).filter_map(news) {
            if !apart(left.predicate.stance, right.predicate.stance) {
                continue;
            }
            let patients = left.patient().zip(right.patient());
            let patients = patients.map_or(Identity::Unknown, |(left, right)| {
                identity(facing, &Pair::new(left, right))
            });
            // Where the reader says that the two tell one thing, nothing may speak against it; else something for it.
            let least = if facing.by_hand {
                Identity::Unknown
            } else {
                Identity::Akin
            };
            let one = patients >= least;
            if let (true, Some(left), Some(right)) = (one, left.span(), right.span()) {
                found.push(between(
                    DifferenceKind::Status,
                    Nature::Stage,
                    Pair::new(left, right),
                    By("status-news", 0.6),
                ));
            }
        }
    }
}

/// Whether one has happened and the other is still to come, or is not to.
fn apart(one: Stance, other: Stance) -> bool {
    let open = |stance: Stance| {
        matches!(
            stance,
            Stance::Planned | Stance::Considered | Stance::Refused | Stance::Demanded
        )
    };
    one == Stance::Done && open(other) || other == Stance::Done && open(one)
}

/// What a sentence tells first, in the reporter's words.
fn news(reading: &Reading) -> Option<Told<'_>> {
    let tells = |told: &Told<'_>| {
        told.head().is_some_and(|head| {
            // "Was planned for Sunday" plans what its subject names.
            let frames = told.predicate.roles().has(Role::Plan);
            let says = SAYING.has(&head.folded);
            !head.quoted && !says && !frames && !told.predicate.opens && !told.is_aside()
        })
    };
    let mut all = reading
        .predicates
        .iter()
        .map(|predicate| Told { reading, predicate });
    all.find(tells)
}
