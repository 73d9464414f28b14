//! Who says so: the same words by two speakers, two sources of one statement, and what one side states flatly while the
//! other gives it to somebody or holds it at arm's length.

mod counts;
mod measured;
mod outlet;
mod speaker;
mod statement;

use super::meeting::{self, How, Meeting};
use super::referent::{Identity, Mention, identity};
use super::voice::{self, Voice};
use super::{By, Difference, DifferenceKind, Facing, Nature, between, sided};
use crate::engine::compare::reading::predicate::Stance;
use crate::engine::compare::reading::roots::Role;
use crate::engine::facts::Value;
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;
pub(super) use speaker::is_name;
pub(in crate::engine::compare) use speaker::may_be_one;

/// With so many words in common around them, two predicates state one thing.
const SAME_CLAUSE: usize = 3;

/// Adds what is attributed in two ways.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    speaker::find(facing, found);
    outlet::find(facing, found);
    counts::find(facing, found);
    let mut made = Vec::new();
    for meeting in facing.meetings() {
        hedges(facing, meeting, &mut made);
        if meeting.how != How::Opposite && same_statement(meeting) {
            sources(facing, meeting, &mut made);
        }
    }
    blame(facing, &mut made);
    // One attribution covers all predicates of its sentence.
    made.sort_by_key(|difference: &Difference| {
        (difference.nature, difference.words, !difference.certain)
    });
    made.dedup_by_key(|difference| (difference.nature, difference.words));
    statement::find(facing, &mut made);
    measured::find(facing, &mut made);
    found.extend(made);
}

/// Whether two predicates state one thing.
fn same_statement(meeting: &Meeting<'_>) -> bool {
    let aside = meeting.told.left.is_aside() || meeting.told.right.is_aside();
    if aside {
        return false;
    }
    meeting.patient == Identity::Same || meeting.shared >= SAME_CLAUSE
}

/// What one side holds at arm's length or leaves possible, and the other states.
fn hedges(facing: &Facing<'_>, meeting: &Meeting<'_>, found: &mut Vec<Difference>) {
    if meeting.how == How::Opposite {
        return;
    }
    for side in Side::BOTH {
        let (own, other) = (&meeting.told[side], &meeting.told[side.other()]);
        let settled = matches!(
            other.predicate.stance,
            Stance::Done | Stance::Holds | Stance::Planned
        );
        if !settled || voice::hedge(other).is_some() || voice::doubt(other).is_some() {
            continue;
        }
        let doubt = voice::doubt(own);
        let possible = own.predicate.stance == Stance::Possible || doubt.is_some();
        let as_far = own.predicate.stance == other.predicate.stance
            || matches!(
                (own.predicate.stance, other.predicate.stance),
                (Stance::Done, Stance::Holds) | (Stance::Holds, Stance::Done)
            );
        if !possible && !as_far {
            continue;
        }
        let hedge = voice::hedge(own)
            .or(doubt)
            .or_else(|| own.span().filter(|_| possible));
        let (Some(hedge), Some(flat)) = (hedge, other.span()) else {
            continue;
        };
        let same = same_statement(meeting);
        let attributed = !voice::voices(facing, side.other(), other).is_empty();
        let by = match (possible, same, attributed) {
            // "Reportedly failed" and "failed, masons said": both name that they have it from somebody.
            (_, false, _) | (false, _, true) => continue,
            (false, true, false) => By("attribution-hedge", 0.88),
            (true, ..) => By("attribution-possible", 0.7),
        };
        found.push(between(
            DifferenceKind::Attribution,
            Nature::Hedge,
            sided(side, hedge, flat),
            by,
        ));
    }
}

/// Two sources of one statement, or one against none.
fn sources(facing: &Facing<'_>, meeting: &Meeting<'_>, found: &mut Vec<Difference>) {
    let voices = Pair::new(
        voice::voices(facing, Side::Left, &meeting.told.left),
        voice::voices(facing, Side::Right, &meeting.told.right),
    );
    if let Some((nature, by)) = compared(facing, &voices, meeting.patient == Identity::Same) {
        let words = Pair::new(words(&voices.left), words(&voices.right));
        if let (Some(left), Some(right)) = (words.left, words.right) {
            found.push(between(
                DifferenceKind::Attribution,
                nature,
                Pair::new(left, right),
                by,
            ));
        }
        return;
    }
    for side in Side::BOTH {
        let flat = &meeting.told[side.other()];
        let (Some(attributed), Some(stated)) = (words(&voices[side]), flat.span()) else {
            continue;
        };
        let stances = meeting.told.as_ref().map(|told| told.predicate.stance);
        let as_far = stances.left == stances.right;
        // How far it has come, and who says so, may both differ. Whoever tells his own plan is no news.
        let differs = stances[side] == Stance::Done && stances.left.differs(stances.right);
        let told = &meeting.told[side];
        let own_plan = told.predicate.stance == Stance::Planned
            && told.subject().is_some_and(|subject| subject.is_pronoun());
        if meeting.patient == Identity::Same
            && !own_plan
            && (as_far || differs)
            && voices[side.other()].is_empty()
            && !facing.is_headline(side.other(), flat.reading.span)
            && voice::is_flat(facing, side.other(), flat.reading)
        {
            found.push(between(
                DifferenceKind::Attribution,
                Nature::Flat,
                sided(side, attributed, stated),
                By("attribution-flat", if as_far { 0.8 } else { 0.65 }),
            ));
        }
    }
}

/// From the first of the voices to the last, where they stand side by side; the nearest else.
fn words(voices: &[Voice]) -> Option<Span> {
    let first = voices.first()?.span;
    let all = voices
        .iter()
        .map(|voice| voice.span)
        .fold(first, Span::cover);
    let near = all.len() <= voices.iter().map(|voice| voice.span.len() + 3).sum();
    Some(if near { all } else { first })
}

/// In which way two attributions of one statement differ.
fn compared(facing: &Facing<'_>, voices: &Pair<Vec<Voice>>, sure: bool) -> Option<(Nature, By)> {
    if voices.left.is_empty() || voices.right.is_empty() {
        return None;
    }
    // "It showed", "the report said": whose it is stands elsewhere.
    let nameless = |voice: &Voice| voice.unknown && !voice.personal;
    if voices.left.iter().chain(&voices.right).any(nameless) {
        return None;
    }
    let outlets = voices
        .as_ref()
        .map(|voices| voices.iter().any(|voice| voice.outlet));
    if outlets.left != outlets.right {
        return Some((
            Nature::Outlet,
            By("attribution-outlet", if sure { 0.88 } else { 0.75 }),
        ));
    }
    let said = |side: Side, voice: &Voice| voice.span.of(facing.text(side)).to_lowercase();
    let agree = voices.left.iter().any(|one| {
        voices.right.iter().any(|other| {
            // The same words name one source, unless they are a pronoun.
            let same =
                !one.unknown && !other.unknown && said(Side::Left, one) == said(Side::Right, other);
            same || one_source(facing, &one.name, &other.name)
        })
    });
    let unknown = voices
        .as_ref()
        .map(|voices| voices.iter().any(|voice| voice.unknown));
    // Whoever "she" is, she is not what the city wrote.
    let written = |side: Side| {
        let person = voices[side.other()].iter().all(|voice| voice.personal);
        person
            && voices[side]
                .iter()
                .all(|voice| voice.written && !voice.unknown)
    };
    if !agree && (written(Side::Left) || written(Side::Right)) {
        return Some((Nature::Source, By("attribution-source", 0.7)));
    }
    if agree || unknown.left || unknown.right {
        return None;
    }
    let unnamed = voices
        .as_ref()
        .map(|voices| voices.iter().all(|voice| voice.unnamed));
    match (unnamed.left, unnamed.right) {
        (true, true) => None,
        (false, false) => Some((
            Nature::Source,
            By("attribution-source", if sure { 0.8 } else { 0.6 }),
        )),
        _ => Some((
            Nature::Unnamed,
            By("attribution-unnamed", if sure { 0.87 } else { 0.7 }),
        )),
    }
}

/// Whether two sources may be one: by their names, because one article says that the person belongs to the body, or
/// because it says that the two are names of one body.
pub(super) fn one_source(facing: &Facing<'_>, one: &str, other: &str) -> bool {
    let belongs = |name: &str, body: &str| {
        Side::BOTH.iter().any(|&side| {
            facing.wholes[side]
                .analysis
                .facts
                .iter()
                .any(|fact| match &fact.value {
                    Value::Person(person) => {
                        // Few persons have a body, and asking for it costs nothing.
                        let body_of = person.affiliation.as_ref();
                        body_of.is_some_and(|at| {
                            may_be_one(&person.name, name) && may_be_one(at, body)
                        })
                    }
                    _ => false,
                })
        })
    };
    may_be_one(one, other)
        || belongs(one, other)
        || belongs(other, one)
        || Side::BOTH.iter().any(|&side| {
            let named = super::label::other_names(facing, side);
            named.iter().any(|(short, full)| {
                may_be_one(one, short) && may_be_one(other, full)
                    || may_be_one(other, short) && may_be_one(one, full)
            })
        })
}

/// "She blames a trunk" against "a trunk might have lodged": one settles the cause that the other leaves possible.
fn blame(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    for side in Side::BOTH {
        let blames = facing.readings(side).flat_map(|reading| {
            reading
                .predicates
                .iter()
                .map(move |predicate| meeting::Told { reading, predicate })
        });
        for told in blames.filter(|told| {
            told.predicate.roles().has(Role::Blame) && told.predicate.stance != Stance::Denied
        }) {
            let Some(cause) = told.predicate.object.as_ref() else {
                continue;
            };
            let cause = Mention {
                reading: told.reading,
                phrase: cause,
            };
            let possible = facing.readings(side.other()).flat_map(|reading| {
                reading
                    .predicates
                    .iter()
                    .map(move |predicate| meeting::Told { reading, predicate })
            });
            for other in possible.filter(|other| other.predicate.stance == Stance::Possible) {
                let same = other.predicate.subject.as_ref().is_some_and(|subject| {
                    let other = Mention {
                        reading: other.reading,
                        phrase: subject,
                    };
                    identity(facing, &sided(side, cause, other)) == Identity::Same
                });
                if let (true, Some(own), Some(words)) = (same, told.span(), other.span()) {
                    found.push(between(
                        DifferenceKind::Attribution,
                        Nature::Hedge,
                        sided(side, own, words),
                        By("attribution-blame", 0.75),
                    ));
                }
            }
        }
    }
}
