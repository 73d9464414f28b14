//! Two names for the same thing.
//!
//! Two phrases name one thing where the text shows it: the same age, a clause that says what something is called, the
//! same place beside the same predicate, one country's organs. What only takes up a name ("the company") is no label.

mod akin;
mod bodies;
mod compound;
mod names;
mod words;

use std::collections::BTreeSet;

pub(super) use names::other_names;

use super::figure::may_tell_ages;
use super::meeting::{How, Meeting, Told};
use super::referent::{Identity, Mention, identity};
use super::{By, Difference, DifferenceKind, Facing, Nature, between};
use crate::engine::compare::reading::phrase::Phrase;
use crate::engine::compare::reading::{Reading, roots};
use crate::engine::side::{Pair, Side};
use crate::engine::tag::speech::Speech;
use crate::engine::text::Span;

/// With so many words in common around them, two predicates tell of one event.
const SAME_CLAUSE: usize = 3;

/// Adds what the two sides call by different names.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let mut made = Vec::new();
    ages(facing, &mut made);
    names::find(facing, &mut made);
    for meeting in facing
        .meetings()
        .iter()
        .filter(|meeting| meeting.how != How::Opposite)
    {
        verbs(meeting, &mut made);
        slots(facing, meeting, &mut made);
    }
    bodies::find(facing, &mut made);
    akin::find(facing, found, &mut made);
    words::find(facing, &mut made);
    compound::find(facing, &mut made);
    // One pair of names is told once, by the surest rule.
    made.sort_by(|a, b| {
        b.evidence
            .confidence
            .total_cmp(&a.evidence.confidence)
            .then(a.words.cmp(&b.words))
    });
    let mut told = BTreeSet::new();
    made.retain(|difference| {
        let forms = Side::BOTH.map(|side| {
            difference.words[side].map(|span| span.of(facing.text(side)).to_lowercase())
        });
        told.insert(forms)
    });
    found.extend(made);
}

/// Where the words of a phrase stand, without a number in front and what says how exact it is: "some 214 islanders".
fn place(reading: &Reading, phrase: &Phrase) -> Option<Span> {
    let before = reading.words.get(phrase.words.start..phrase.head)?;
    let number = before.iter().rposition(|word| word.part == Speech::Numeral);
    let n_numbers = number.map_or(0, |number| number + 1);
    reading.span_of(&(phrase.words.start + n_numbers..phrase.words.end))
}

/// The noun phrases of a row's side that stand beside a predicate.
pub(super) fn phrases<'a>(facing: &Facing<'a>, side: Side) -> Vec<Mention<'a>> {
    let mut found: Vec<Mention<'a>> = Vec::new();
    for reading in facing.readings(side) {
        let before = found.len();
        for predicate in &reading.predicates {
            let arguments = predicate.subject.iter().chain(&predicate.object);
            let places = predicate.places.iter().map(|(_, phrase)| phrase);
            for phrase in arguments.chain(places) {
                let mut of_reading = found.iter().skip(before);
                let known = of_reading.any(|other| other.phrase.head == phrase.head);
                if !known && !reading.word(phrase.head).is_some_and(|head| head.quoted) {
                    found.push(Mention { reading, phrase });
                }
            }
        }
    }
    found
}

/// Somebody without a name on one side and with one on the other, of the same age.
fn ages(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    if !may_tell_ages(facing) {
        return;
    }
    let aged = |side: Side| -> Vec<(Mention<'_>, String)> {
        let all = phrases(facing, side).into_iter();
        all.filter_map(|mention| Some((mention, mention.age()?.to_owned())))
            .collect()
    };
    for (left, age) in aged(Side::Left) {
        for (right, _) in aged(Side::Right)
            .into_iter()
            .filter(|(_, other)| *other == age)
        {
            let named = Pair::new(is_name(&left), is_name(&right));
            let places = (with_age(&left, named.left), with_age(&right, named.right));
            if let (true, (Some(left), Some(right))) = (named.left != named.right, places) {
                found.push(between(
                    DifferenceKind::Label,
                    Nature::Name,
                    Pair::new(left, right),
                    By("label-age", 0.9),
                ));
            }
        }
    }
}

/// A phrase with the age behind it that describes somebody without a name: "a man of 67".
fn with_age(mention: &Mention<'_>, named: bool) -> Option<Span> {
    let words = &mention.phrase.words;
    let aged = !named
        && mention
            .reading
            .word(words.end)
            .is_some_and(|word| matches!(&*word.folded, "of" | "aged"));
    let end = if aged { words.end + 2 } else { words.end };
    mention.reading.span_of(&(words.start..end))
}

fn is_name(mention: &Mention<'_>) -> bool {
    mention
        .reading
        .word(mention.phrase.head)
        .is_some_and(|head| head.part == Speech::ProperNoun)
}

/// Two verbs for one deed that judge it differently: "fired" and "let go".
fn verbs(meeting: &Meeting<'_>, found: &mut Vec<Difference>) {
    let (left, right) = (meeting.told.left, meeting.told.right);
    let loaded = left
        .predicate
        .meaning
        .zip(right.predicate.meaning)
        .is_some_and(|(one, other)| one.loaded_as(other));
    let one_deed = meeting.patient >= Identity::Like
        || meeting.agent == Identity::Same && meeting.shared >= SAME_CLAUSE;
    let other_words = left.predicate.root != right.predicate.root;
    if !(loaded && one_deed && other_words) {
        return;
    }
    let word = |told: &Told<'_>| {
        let predicate = told.predicate;
        told.reading
            .span_of(&(predicate.head..predicate.words.end.max(predicate.head + 1)))
    };
    if let (Some(left), Some(right)) = (word(&left), word(&right)) {
        found.push(between(
            DifferenceKind::Label,
            Nature::Loaded,
            Pair::new(left, right),
            By("label-verb", 0.85),
        ));
    }
}

/// What stands in the same place beside the same predicate, and is called by another noun.
fn slots(facing: &Facing<'_>, meeting: &Meeting<'_>, found: &mut Vec<Difference>) {
    let (left, right) = (meeting.told.left, meeting.told.right);
    let patients = (left.patient(), right.patient());
    let agents = (left.agent(), right.agent());
    for ((one, other), beside) in [(patients, meeting.agent), (agents, meeting.patient)] {
        let (Some(one), Some(other)) = (one, other) else {
            continue;
        };
        let pair = Pair::new(one, other);
        let like = identity(facing, &pair) == Identity::Like && is_loaded(&pair);
        let by = match (like, beside) {
            (true, _) => By("label-loaded", 0.85),
            (false, Identity::Same)
                if meeting.shared >= SAME_CLAUSE && meeting.how == How::Root =>
            {
                By("label-slot", 0.6)
            }
            _ => continue,
        };
        if !(like || both_new(facing, &pair)) {
            continue;
        }
        let nature = if like { Nature::Loaded } else { Nature::Name };
        if let (Some(left), Some(right)) = (
            place(one.reading, one.phrase),
            place(other.reading, other.phrase),
        ) {
            found.push(between(
                DifferenceKind::Label,
                nature,
                Pair::new(left, right),
                by,
            ));
        }
    }
}

/// Whether two phrases are two nouns that judge one thing differently. "The water bill" and "the water" are alike, and
/// are no two names.
fn is_loaded(pair: &Pair<Mention<'_>>) -> bool {
    let meaning = |mention: &Mention<'_>| roots::meaning(mention.head()?.root, None);
    let meanings = meaning(&pair.left).zip(meaning(&pair.right));
    meanings.is_some_and(|(one, other)| one.loaded_as(other))
}

/// Whether two phrases are two nouns for something, neither of which the other side uses in the row, and neither of
/// which only takes up a name.
fn both_new(facing: &Facing<'_>, pair: &Pair<Mention<'_>>) -> bool {
    Side::BOTH.iter().all(|&side| {
        let mention = &pair[side];
        mention
            .reading
            .word(mention.phrase.head)
            .is_some_and(|head| {
                let noun = matches!(head.part, Speech::Noun | Speech::ProperNoun);
                let uses = |other: &Reading| other.words.iter().any(|word| word.root == head.root);
                noun && !roots::is_anaphor(&head.folded)
                    && !roots::is_time(&head.folded)
                    && !facing.readings(side.other()).any(uses)
            })
    })
}
