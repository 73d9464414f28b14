//! Two figures by two sources: "police said 20,000", "the organisers put it at 60,000".

use super::super::meeting::Told;
use super::super::voice::{self, Voice};
use super::super::{By, Difference, DifferenceKind, Facing, Nature, between, slot};
use super::{one_source, words};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// Adds the sources of the figures that differ, where both are named and no one person or body may be both.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let figures = found
        .iter()
        .filter(|one| one.kind == DifferenceKind::Figure);
    let places: Vec<Pair<Span>> = figures
        .filter_map(|one| Some(Pair::new(one.words.left?, one.words.right?)))
        .collect();
    for place in places {
        let voices = Pair::new(
            sources(facing, Side::Left, place.left),
            sources(facing, Side::Right, place.right),
        );
        let apart = voices.left.iter().all(|one| {
            voices.right.iter().all(|other| {
                !one.unknown && !other.unknown && !one_source(facing, &one.name, &other.name)
            })
        });
        if let (true, Some(left), Some(right)) = (apart, words(&voices.left), words(&voices.right))
        {
            found.push(between(
                DifferenceKind::Attribution,
                Nature::Source,
                Pair::new(left, right),
                By("attribution-figure", 0.7),
            ));
        }
    }
}

/// Who gives the figure at a place.
fn sources(facing: &Facing<'_>, side: Side, place: Span) -> Vec<Voice> {
    let mut readings = facing.readings(side);
    let Some(reading) = readings.find(|reading| reading.span.encloses(place)) else {
        return Vec::new();
    };
    let range = reading.range_of(place);
    let own = voice::estimates(facing, side, reading, &range);
    let mut found: Vec<Voice> = own.into_iter().collect();
    if let Some(predicate) = slot::governing(reading, &range).filter(|_| found.is_empty()) {
        found = voice::voices(facing, side, &Told { reading, predicate });
    }
    found
}
