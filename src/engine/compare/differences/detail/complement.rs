//! What stands behind the same predicate, told more and less exactly: "stopped part of the way", "came to rest at 52
//! degrees".

use super::super::meeting::{How, Told};
use super::super::referent::{Identity, identity};
use super::super::{By, Difference, DifferenceKind, Facing, Nature, between};
use crate::engine::compare::reading::roots;
use crate::engine::side::Pair;
use crate::engine::tag::speech::Speech;
use crate::engine::text::Span;

/// Adds the complements that differ.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    for meeting in facing.meetings() {
        let subjects = meeting.told.map(|told| told.subject());
        let (Some(left), Some(right)) = (subjects.left, subjects.right) else {
            continue;
        };
        if meeting.how == How::Opposite
            || identity(facing, &Pair::new(left, right)) != Identity::Same
        {
            continue;
        }
        let objects = meeting.told.map(|told| {
            told.predicate
                .object
                .as_ref()
                .and_then(|object| told.reading.word(object.head))
        });
        if objects
            .left
            .zip(objects.right)
            .is_some_and(|(one, other)| one.root == other.root)
        {
            continue;
        }
        let told = Pair::new(
            complement(&meeting.told.left),
            complement(&meeting.told.right),
        );
        let (Some((left, one)), Some((right, other))) = (told.left, told.right) else {
            continue;
        };
        let numbers = Pair::new(one.exact, other.exact);
        let shares = one.roots.iter().any(|root| other.roots.contains(root));
        // One of them gives a number where the other gives none: what both measure is told exactly by one.
        if numbers.left != numbers.right && (shares || one.alone || other.alone) {
            found.push(between(
                DifferenceKind::Detail,
                Nature::Otherwise,
                Pair::new(left, right),
                By("detail-complement", 0.75),
            ));
        }
    }
}

/// What stands behind a predicate.
struct Complement {
    roots: Vec<u32>,
    exact: bool,
    /// Whether it says nothing but a share or a place of its subject: "part of the way".
    alone: bool,
}

fn complement(told: &Told<'_>) -> Option<(Span, Complement)> {
    let predicate = told.predicate;
    if predicate.passive || predicate.nominal {
        return None;
    }
    let words = &told.reading.words;
    let start = predicate.words.end;
    let mut end = predicate
        .object
        .as_ref()
        .map_or(start, |object| object.words.end);
    for (at, phrase) in &predicate.places {
        let is_time = words
            .get(phrase.head)
            .is_some_and(|word| roots::is_time(&word.folded));
        // Only what follows without a gap belongs to the measure.
        if *at != end || is_time {
            break;
        }
        end = phrase.words.end;
    }
    let inside = words.get(start..end).filter(|inside| !inside.is_empty())?;
    let nouns = inside.iter().filter(|word| word.part == Speech::Noun);
    let roots: Vec<u32> = nouns.map(|word| word.root).collect();
    let alone = inside.iter().any(|word| {
        matches!(
            &*word.folded,
            "part" | "partway" | "halfway" | "half" | "most"
        )
    });
    let complement = Complement {
        exact: inside.iter().any(|word| word.part == Speech::Numeral),
        alone,
        roots,
    };
    Some((told.reading.span_of(&(start..end))?, complement))
}
