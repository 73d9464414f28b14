//! Two names for the same body.

use super::{Difference, DifferenceKind, Facing, between};
use crate::engine::compare::terms::fold;
use crate::engine::facts::{Entity, Value};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// Adds the bodies that the two sides call by different names.
///
/// Only where each side names one body that the other does not name in the row, and the two names share a word or one
/// is the other's initials: that makes it likely, never certain.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let names = Pair::new(named(facing, Side::Left), named(facing, Side::Right));
    let foreign = |side: Side| -> Vec<&(Span, &Entity)> {
        let others = &names[side.other()];
        let known = |entity: &Entity| others.iter().any(|(_, other)| share_form(entity, other));
        names[side]
            .iter()
            .filter(|(_, entity)| !known(entity))
            .collect()
    };
    let unmatched = Pair::new(foreign(Side::Left), foreign(Side::Right));
    if let ([(left, one)], [(right, other)]) =
        (unmatched.left.as_slice(), unmatched.right.as_slice())
        && may_be_one(&one.name, &other.name)
    {
        found.push(between(DifferenceKind::Label, *left, *right, false));
    }
}

/// The bodies named in the row's sentences of a side, each with its first mention there.
fn named<'a>(facing: &Facing<'a>, side: Side) -> Vec<(Span, &'a Entity)> {
    let facts = &facing.wholes[side].analysis.facts;
    let entities = facts.iter().filter_map(|fact| match &fact.value {
        Value::Organisation(entity) => Some(entity),
        _ => None,
    });
    entities
        .filter_map(|entity| {
            let mentions = &entity.mentions;
            let here = mention_in(facing, side, mentions)?;
            Some((here, entity))
        })
        .collect()
}

/// The first of the mentions that stands in the row.
fn mention_in(facing: &Facing<'_>, side: Side, mentions: &[Span]) -> Option<Span> {
    facing.members[side].iter().find_map(|sense| {
        let at = mentions.partition_point(|mention| mention.start < sense.span.start);
        mentions
            .get(at)
            .copied()
            .filter(|mention| sense.span.encloses(*mention))
    })
}

/// Whether two bodies go by a common name.
fn share_form(one: &Entity, other: &Entity) -> bool {
    let forms = |entity: &Entity| -> Vec<String> {
        let all = entity.aliases.iter().chain([&entity.name]);
        all.map(|form| fold(form)).collect()
    };
    let others = forms(other);
    forms(one).iter().any(|form| others.contains(form))
}

/// Whether two names may mean one body.
fn may_be_one(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let long = name.split_whitespace().filter(|word| word.len() > 3);
        long.map(fold).collect()
    };
    let others = words(other);
    let initials = |name: &str| -> String {
        name.chars()
            .filter(|letter| letter.is_uppercase())
            .collect()
    };
    words(one).iter().any(|word| others.contains(word))
        || initials(one) == other
        || initials(other) == one
}
