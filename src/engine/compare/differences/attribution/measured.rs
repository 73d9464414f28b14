//! Who gives a number: a poll by name, "a crowd that his campaign put at 3,000".

use super::super::meeting::Told;
use super::super::voice::{self, Voice};
use super::super::{
    By, Difference, DifferenceKind, Facing, Nature, between, difference, kinds, sided, slot,
};
use crate::engine::compare::reading::{Reading, phrase};
use crate::engine::side::{Pair, Side};
use crate::engine::tag::speech::Speech;
use crate::engine::text::Span;

/// Two counts of one crowd are of one size: neither is more than so many times the other.
const SIZE: f64 = 4.0;

/// Adds the polls and the counts that one side gives to somebody and the other to nobody, or to somebody else.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    polls(facing, found);
    for side in Side::BOTH {
        counts(facing, side, found);
    }
}

/// Two polls by two, or a poll against a share that nobody is said to have asked for.
fn polls(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let told = |side: Side| facing.readings(side).find_map(voice::polled);
    let (left, right) = (told(Side::Left), told(Side::Right));
    if let (Some((left, ours)), Some((right, theirs))) = (&left, &right) {
        let apart = !ours.is_empty()
            && !theirs.is_empty()
            && !ours.iter().any(|name| theirs.contains(name));
        if apart {
            found.push(between(
                DifferenceKind::Attribution,
                Nature::Source,
                Pair::new(*left, *right),
                By("attribution-poll", 0.8),
            ));
        }
        return;
    }
    let (side, own) = match (left, right) {
        (Some((own, names)), None) if !names.is_empty() => (Side::Left, own),
        (None, Some((own, names))) if !names.is_empty() => (Side::Right, own),
        _ => return,
    };
    let other = side.other();
    let bare = facing.readings(other).any(voice::has_share)
        && facing
            .readings(other)
            .all(|reading| voice::names_nobody(facing, other, reading));
    if bare {
        found.push(difference(
            DifferenceKind::Attribution,
            Nature::Flat,
            sided(side, Some(own), None),
            By("attribution-poll", 0.7),
        ));
    }
}

/// A count of people that somebody gives, and one that nobody is named for.
fn counts(facing: &Facing<'_>, side: Side, found: &mut Vec<Difference>) {
    for reading in facing.readings(side) {
        for (voice, value) in estimated(facing, side, reading) {
            let mut others = facing.readings(side.other());
            let flat = others.find_map(|other| counted(facing, side.other(), other, value));
            if let Some(flat) = flat {
                found.push(between(
                    DifferenceKind::Attribution,
                    Nature::Flat,
                    sided(side, voice.span, flat),
                    By("attribution-count", 0.7),
                ));
            }
        }
    }
}

/// The counts that a sentence gives to somebody who made them.
fn estimated(facing: &Facing<'_>, side: Side, reading: &Reading) -> Vec<(Voice, f64)> {
    let numbers = reading.numbers.iter();
    let given = numbers.filter_map(|number| {
        let words = number.at..number.at + 1;
        let voice = voice::estimates(facing, side, reading, &words)?;
        Some((voice, number.value?))
    });
    given.filter(|(_, value)| *value > 1.0).collect()
}

/// A count of people of about this size that nobody is named for.
fn counted(facing: &Facing<'_>, side: Side, reading: &Reading, value: f64) -> Option<Span> {
    reading.numbers.iter().find_map(|number| {
        let other = number.value?;
        let near = other <= value * SIZE && value <= other * SIZE;
        let phrase = phrase::starting_at(&reading.words, number.at).filter(|_| near)?;
        let noun = reading.word(phrase.head)?;
        let people = noun.part == Speech::Noun && kinds::is_human(&noun.folded);
        let told =
            slot::governing(reading, &phrase.words).map(|predicate| Told { reading, predicate });
        let flat = told.is_none_or(|told| voice::voices(facing, side, &told).is_empty());
        (people && flat)
            .then(|| reading.span_of(&phrase.words))
            .flatten()
    })
}
