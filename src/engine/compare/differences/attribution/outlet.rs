//! What one outlet has seen itself and the other takes from it, or from another outlet.

use super::super::meeting::SAYING;
use super::super::voice;
use super::super::{By, Difference, DifferenceKind, Facing, Nature, between, difference, sided};
use super::may_be_one;
use crate::engine::article::Outlet;
use crate::engine::facts::{Citation, Fact, Value};
use crate::engine::side::Side;
use crate::engine::text::Span;

/// Adds the citations of an outlet where the other side tells of its own eyes.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    for side in Side::BOTH {
        let Some(own) = witnessed(facing, side.other()) else {
            taken(facing, side, found);
            continue;
        };
        if let Some(credit) = credited(facing, side) {
            let by = By("attribution-outlet-own", 0.92);
            found.push(between(
                DifferenceKind::Attribution,
                Nature::Outlet,
                sided(side, credit, own),
                by,
            ));
            continue;
        }
        for (fact, citation) in citations(facing, side) {
            let outlet = facing.wholes[side.other()].analysis.article.outlet.as_ref();
            let from_it = outlet.is_some_and(|outlet| may_be_one(&outlet.name, &citation.cited));
            let by = By("attribution-outlet-own", if from_it { 0.9 } else { 0.7 });
            found.push(between(
                DifferenceKind::Attribution,
                Nature::Outlet,
                sided(side, fact.span, own),
                by,
            ));
        }
    }
}

/// Adds where a side says that it has it from the very outlet it is set beside: "according to the Echo".
fn taken(facing: &Facing<'_>, side: Side, found: &mut Vec<Difference>) {
    let outlet = facing.wholes[side.other()].analysis.article.outlet.as_ref();
    let Some(outlet) = outlet.filter(|outlet| !outlet.name.is_empty()) else {
        return;
    };
    let from_it = citations(facing, side).find(|(_, citation)| citation.cited == outlet.name);
    if from_it.is_none() {
        passed_on(facing, side, found);
    }
    if let Some((fact, _)) = from_it {
        let words = sided(side, Some(fact.span), None);
        // Of five that were found in the invented events for development four are labelled.
        let by = By("attribution-outlet-own", 0.8);
        found.push(difference(
            DifferenceKind::Attribution,
            Nature::Outlet,
            words,
            by,
        ));
    }
}

/// Adds where a side has from a third outlet what the other gives to one source of its own: "according to the Echo", "Pell
/// said".
fn passed_on(facing: &Facing<'_>, side: Side, found: &mut Vec<Difference>) {
    // "After the Echo reported last month": only what the whole sentence rests on is passed on.
    let mut cited = citations(facing, side);
    let (Some((fact, citation)), None) = (cited.next(), cited.next()) else {
        return;
    };
    let alone = Side::BOTH
        .iter()
        .all(|&side| facing.members[side].len() == 1);
    let named = |voice: &voice::Voice| {
        let mut facts = facing.wholes[side.other()].analysis.facts.iter();
        facts.any(|fact| matches!(&fact.value, Value::Person(person) if person.name == voice.name))
    };
    let own = fact.span;
    if !alone || !citation.cue.eq_ignore_ascii_case("according to") {
        return;
    }
    let theirs = voice::speakers(facing, side.other());
    let [voice] = theirs.as_slice() else { return };
    if citations(facing, side.other()).next().is_none() && !voice.outlet && named(voice) {
        let words = sided(side, own, voice.span);
        let by = By("attribution-outlet-third", 0.7);
        found.push(between(
            DifferenceKind::Attribution,
            Nature::Outlet,
            words,
            by,
        ));
    }
}

/// Where a side says that the other side's outlet has told it first: "first reported by the Echo".
fn credited(facing: &Facing<'_>, side: Side) -> Option<Span> {
    let outlet: &Outlet = facing.wholes[side.other()]
        .analysis
        .article
        .outlet
        .as_ref()?;
    facing.readings(side).find_map(|reading| {
        reading.predicates.iter().find_map(|predicate| {
            let cue = reading
                .word(predicate.head)
                .filter(|head| SAYING.has(&head.folded))?;
            let by = predicate
                .places
                .iter()
                .find(|(at, _)| reading.word(*at).is_some_and(|word| word.is("by")));
            let (_, source) = by?;
            let place = reading.span_of(&source.words)?;
            let first = predicate
                .words
                .start
                .checked_sub(1)
                .and_then(|at| reading.word(at))
                .filter(|word| word.is("first"));
            let start = first.map_or(cue.span, |first| first.span);
            may_be_one(place.of(facing.text(side)), &outlet.name).then(|| start.cover(place))
        })
    })
}

/// The citations of other outlets in the row.
fn citations<'f>(
    facing: &'f Facing<'_>,
    side: Side,
) -> impl Iterator<Item = (&'f Fact, &'f Citation)> {
    facing.facts(side).filter_map(|fact| match &fact.value {
        Value::Citation(citation) => Some((fact, citation)),
        _ => None,
    })
}

/// The words in which an outlet tells what it has seen itself: "The Echo has seen".
fn witnessed(facing: &Facing<'_>, side: Side) -> Option<Span> {
    let outlet: &Outlet = facing.wholes[side].analysis.article.outlet.as_ref()?;
    let text = facing.text(side);
    facing.readings(side).find_map(|reading| {
        voice::witness(reading).find_map(|predicate| {
            let agent = predicate
                .agent(&reading.words)
                .or(predicate.subject.as_ref())?;
            let place = reading.span_of(&agent.words)?;
            let words = reading.span_of(&predicate.words)?;
            may_be_one(place.of(text), &outlet.name).then(|| place.cover(words))
        })
    })
}
