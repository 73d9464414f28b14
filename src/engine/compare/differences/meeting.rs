//! Predicates of the two sides that may tell of one event: of one root, reports of one event, or opposites.

use std::sync::LazyLock;

use super::Facing;
use super::referent::{Identity, Mention, identity};
use crate::engine::compare::reading::phrase::Phrase;
use crate::engine::compare::reading::predicate::{Predicate, Stance};
use crate::engine::compare::reading::roots::{self, Meaning};
use crate::engine::compare::reading::{NO_ROOT, Reading, Word};
use crate::engine::facts::{Grain, Value};
use crate::engine::lexicon::{Words, section};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// See the file.
const FRAMES: &str = include_str!("../../../../assets/lexicons/en/frames.txt");

/// Verbs that tell nothing of an event.
pub(super) static LIGHT: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "light")));

/// Words that say that something is said.
pub(super) static SAYING: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "saying")));

/// More pairs of predicates in a row are not looked at: such a row is no prose.
const MOST: usize = 4_000;

/// Two predicates that may tell of one event.
pub(super) struct Meeting<'r> {
    /// The predicates.
    pub(super) told: Pair<Told<'r>>,
    /// Why they are taken together.
    pub(super) how: How,
    /// Whether it is done to the same.
    pub(super) patient: Identity,
    /// Whether the same does it.
    pub(super) agent: Identity,
    /// How many words that carry news stand around both.
    pub(super) shared: usize,
}

/// A predicate in its sentence.
#[derive(Clone, Copy)]
pub(super) struct Told<'r> {
    pub(super) reading: &'r Reading,
    pub(super) predicate: &'r Predicate,
}

/// Why two predicates are taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// They have one root.
    Root,
    /// They report the same event in other words.
    Like,
    /// What one tells excludes the other.
    Opposite,
}

/// How many words around a predicate tell what is done to what: a clause.
const CLAUSE: usize = 9;

impl<'r> Told<'r> {
    /// Where its words stand, from its frame on.
    pub(super) fn span(&self) -> Option<Span> {
        self.reading.span_of(&self.predicate.words)
    }

    /// The word that says it.
    pub(super) fn head(&self) -> Option<&'r Word> {
        self.reading.word(self.predicate.head)
    }

    fn mention(&self, phrase: Option<&'r Phrase>) -> Option<Mention<'r>> {
        phrase.map(|phrase| Mention {
            reading: self.reading,
            phrase,
        })
    }

    /// Who or what it is said of.
    pub(super) fn subject(&self) -> Option<Mention<'r>> {
        self.mention(self.predicate.subject.as_ref())
    }

    /// What changes by it.
    pub(super) fn patient(&self) -> Option<Mention<'r>> {
        self.mention(self.predicate.patient())
    }

    /// Who does it.
    pub(super) fn agent(&self) -> Option<Mention<'r>> {
        self.mention(self.predicate.agent(&self.reading.words))
    }

    /// Whether it stands in a clause that only describes a noun: "which built the lock".
    pub(super) fn is_aside(&self) -> bool {
        let before = self
            .predicate
            .words
            .start
            .checked_sub(1)
            .and_then(|at| self.reading.word(at));
        before.is_some_and(|word| matches!(&*word.folded, "who" | "which" | "that"))
    }

    /// Whether it tells of its subject alone: it has no object, or one that tells how far it goes ("part of the way").
    fn tells_of_subject(&self) -> bool {
        let far = |object: &Phrase| {
            let behind = self.reading.words.get(object.words.end..);
            matches!(behind, Some([of, the, way, ..]) if of.is("of") && the.is("the") && way.is("way"))
        };
        self.agent().is_none() || self.predicate.object.as_ref().is_some_and(far)
    }

    /// Whether it tells of an event in the reporter's words.
    fn counts(&self) -> bool {
        let made = self.predicate;
        // A lone word that nothing stands beside is more likely a noun.
        let lone = made.words.len() == 1 && made.subject.is_none() && made.stance != Stance::Done;
        !lone
            && self.head().is_some_and(|head| {
                !head.quoted
                    && !SAYING.has(&head.folded)
                    && !made.opens
                    && (made.nominal
                        || made.phrasal
                        || made.meaning.is_some_and(Meaning::has_opposite)
                        || !LIGHT.has(&head.folded))
            })
    }
}

impl Meeting<'_> {
    /// Whether both are said of one numbered thing, and of nothing else.
    pub(super) fn is_of_one_number(&self) -> bool {
        let alone = self.told.left.tells_of_subject() && self.told.right.tells_of_subject();
        let subjects = Pair::new(self.told.left.subject(), self.told.right.subject());
        let (Some(left), Some(right)) = (subjects.left, subjects.right) else {
            return false;
        };
        let one_noun = left.head().map(|head| head.root) == right.head().map(|head| head.root);
        let numbers = left.number_by_name().zip(right.number_by_name());
        alone && one_noun && numbers.is_some_and(|(one, other)| one == other)
    }
}

/// The pairs of predicates of a row that may tell of one event.
pub(super) fn find<'a>(facing: &Facing<'a>) -> Vec<Meeting<'a>> {
    let told = |side: Side| -> Vec<Told<'a>> {
        let all = facing.readings(side).flat_map(|reading| {
            let predicates = reading.predicates.iter();
            predicates.map(move |predicate| Told { reading, predicate })
        });
        all.filter(Told::counts).collect()
    };
    let (left, right) = (told(Side::Left), told(Side::Right));
    let pairs = left
        .iter()
        .flat_map(|one| right.iter().map(move |other| Pair::new(*one, *other)));
    pairs
        .take(MOST)
        .filter_map(|told| meet(facing, told))
        .collect()
}

/// What two predicates have to do with each other; `None` where they tell of two things.
fn meet<'r>(facing: &Facing<'_>, told: Pair<Told<'r>>) -> Option<Meeting<'r>> {
    let how = relation(&told)?;
    let patients = Pair::new(told.left.patient(), told.right.patient());
    let agents = Pair::new(told.left.agent(), told.right.agent());
    let mut patient = together(facing, patients);
    // "The coach will stay", "the coach has left the club": one of them tells of its subject alone.
    let active = !told.left.predicate.passive && !told.right.predicate.passive;
    let objects = told.as_ref().map(|told| told.predicate.object.is_some());
    if how == How::Opposite && active && objects.left != objects.right {
        let subjects = Pair::new(told.left.subject(), told.right.subject());
        patient = patient.max(together(facing, subjects));
    }
    let converse = is_converse(&told);
    let agent = if converse {
        Identity::Unknown
    } else {
        together(facing, agents)
    };
    if patient == Identity::Other || agent == Identity::Other && how != How::Opposite {
        return None;
    }
    if days_differ(facing, &told) {
        return None;
    }
    let around = Pair::new(
        around(facing, Side::Left, &told.left),
        around(facing, Side::Right, &told.right),
    );
    let shared = around
        .left
        .iter()
        .filter(|stem| around.right.binary_search(stem).is_ok());
    Some(Meeting {
        told,
        how,
        patient,
        agent,
        shared: shared.count(),
    })
}

/// Whether two words of different roots can stand for one another: "quashed" and "annulled".
fn are_kin(told: &Pair<Told<'_>>) -> bool {
    let heads = told.as_ref().map(Told::head);
    let (Some(left), Some(right)) = (heads.left, heads.right) else {
        return false;
    };
    let plain = !told.left.predicate.phrasal && !told.right.predicate.phrasal;
    plain && !left.stop && !right.stop && left.kin == right.kin && left.root != right.root
}

/// Whether one tells of a sale that the other tells of as a purchase: two are its doers.
fn is_converse(told: &Pair<Told<'_>>) -> bool {
    let as_verb = |told: &Told<'_>, verb: &str| {
        let known = roots::of(verb).zip(told.predicate.meaning);
        known.is_some_and(|(known, meaning)| meaning.same_as(known))
    };
    let (left, right) = (&told.left, &told.right);
    as_verb(left, "sell") && as_verb(right, "buy") || as_verb(left, "buy") && as_verb(right, "sell")
}

fn relation(told: &Pair<Told<'_>>) -> Option<How> {
    let (left, right) = (told.left.predicate, told.right.predicate);
    let particles = told.as_ref().map(|told| {
        let predicate = told.predicate;
        told.reading
            .words
            .get(predicate.head + 1..predicate.words.end)
            .unwrap_or_default()
            .first()
            .map(|word| &*word.folded)
    });
    if let (Some(one), Some(other)) = (left.meaning, right.meaning) {
        if one.opposes(other) {
            return Some(How::Opposite);
        }
        if left.root != right.root && (one.same_as(other) || one.loaded_as(other)) {
            return Some(How::Like);
        }
    }
    if is_converse(told) || are_kin(told) {
        return Some(How::Like);
    }
    (left.root == right.root
        && left.root != NO_ROOT
        && particles.left == particles.right
        && left.nominal == right.nominal)
        .then_some(How::Root)
}

fn together(facing: &Facing<'_>, mentions: Pair<Option<Mention<'_>>>) -> Identity {
    match (mentions.left, mentions.right) {
        (Some(left), Some(right)) => identity(facing, &Pair::new(left, right)),
        _ => Identity::Unknown,
    }
}

/// The stems that carry news around a predicate, ascending.
pub(super) fn around(facing: &Facing<'_>, side: Side, told: &Told<'_>) -> Vec<u32> {
    let span = told.span().unwrap_or_default();
    facing.around(side, span, CLAUSE)
}

/// Whether the two predicates tell what happened on two different days.
fn days_differ(facing: &Facing<'_>, told: &Pair<Told<'_>>) -> bool {
    let days = Pair::new(
        days(facing, Side::Left, &told.left),
        days(facing, Side::Right, &told.right),
    );
    !days.left.is_empty()
        && !days.right.is_empty()
        && !days.left.iter().any(|day| days.right.contains(day))
}

/// The days that are told in the words around a predicate.
fn days(facing: &Facing<'_>, side: Side, told: &Told<'_>) -> Vec<String> {
    let predicate = told.predicate;
    let from = predicate.words.start.saturating_sub(CLAUSE / 2);
    let range = from..(predicate.words.end + CLAUSE).min(told.reading.words.len());
    let Some(clause) = told.reading.span_of(&range) else {
        return Vec::new();
    };
    let facts = facing.facts(side).filter(|fact| clause.encloses(fact.span));
    facts
        .filter_map(|fact| match &fact.value {
            // A day without a known year is known by its words.
            Value::Date(date) if date.grain == Grain::Day => Some(
                date.iso
                    .clone()
                    .unwrap_or_else(|| fact.span.of(facing.text(side)).to_lowercase()),
            ),
            _ => None,
        })
        .collect()
}
