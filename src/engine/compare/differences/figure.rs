//! Two numbers for the same thing.

mod age;
mod agree;
mod bare;
mod ellipsis;
mod event;
mod lone;
mod occasion;
mod open;

use super::slot::{Match, Slot};
use super::{By, Difference, DifferenceKind, Facing, Nature, between, kinds};
use crate::engine::compare::links::PROBABLE;
use crate::engine::compare::reading::NO_ROOT;
use crate::engine::compare::reading::roots;
use crate::engine::compare::terms::fold;
use crate::engine::facts::{Approx, Fact, Figure, Value};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;
pub(super) use age::may_tell_ages;
pub(in crate::engine) use agree::agree;
use agree::{may_be_rounded, tell_one};
pub(super) use occasion::is_approximate;
use open::{Open, counted, open};

/// How many words around a figure tell what it is about: a clause.
const CLAUSE: usize = 8;

/// Adds the figures that differ.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    age::find(facing, found);
    let left = open(facing, Side::Left);
    if left.is_empty() {
        return;
    }
    let figures = Pair::new(left, open(facing, Side::Right));
    let mut pairs = Vec::new();
    for (left, one) in figures.left.iter().enumerate() {
        for (right, other) in figures.right.iter().enumerate() {
            let pair = Pair::new(one, other);
            if let Some((nature, by)) = differ(facing, &figures, pair) {
                pairs.push(Made {
                    at: Pair::new(left, right),
                    pair,
                    nature,
                    by,
                });
            }
        }
    }
    let unrivalled = pairs.iter().filter_map(|made| {
        let by = made.among(&pairs)?;
        let spans = made.pair.map(|open| open.span);
        Some(between(DifferenceKind::Figure, made.nature, spans, by))
    });
    found.extend(unrivalled);
}

/// Two figures that may differ, by where they stand among those of the row.
struct Made<'p, 'a> {
    at: Pair<usize>,
    pair: Pair<&'p Open<'a>>,
    nature: Nature,
    by: By,
}

impl Made<'_, '_> {
    /// How far it can be trusted that the two face each other and not one of the `others`; `None` where it cannot.
    fn among(&self, others: &[Self]) -> Option<By> {
        let By(rule, confidence) = self.by;
        let mut rivalled = false;
        for other in others {
            let By(_, theirs) = other.by;
            let kept = Side::BOTH.map(|side| self.at[side] == other.at[side]);
            if kept == [true, true] || kept == [false, false] || theirs < confidence {
                continue;
            }
            let side = if kept == [true, false] {
                Side::Right
            } else {
                Side::Left
            };
            let (own, rival) = (self.pair[side], other.pair[side]);
            // A number that is told twice is no rival of itself; in one sentence it is shown once.
            if tell_one(&own.figure, &rival.figure) {
                let again = own.slot.reading.span == rival.slot.reading.span;
                if again && (theirs > confidence || other.at[side] < self.at[side]) {
                    return None;
                }
                continue;
            }
            // Which of several numbers a vague count may be nothing tells.
            if theirs > confidence || self.nature == Nature::Vague {
                return None;
            }
            rivalled = true;
        }
        let share = if rivalled { 0.6 } else { 1.0 };
        Some(By(rule, share * confidence))
    }
}

fn figures<'a>(facts: impl Iterator<Item = &'a Fact>) -> impl Iterator<Item = (Span, &'a Figure)> {
    facts.filter_map(|fact| match &fact.value {
        Value::Figure(figure) => Some((fact.span, figure)),
        _ => None,
    })
}

/// Whether two figures measure in one unit: numbers by their common unit, vague counts by the unit as it stands.
pub(in crate::engine) fn same_unit(one: &Figure, other: &Figure) -> bool {
    let units = match (one.comparable(), other.comparable()) {
        (Some((_, unit)), Some((_, other_unit))) => unit == other_unit,
        _ => one.unit == other.unit,
    };
    units && one.per == other.per
}

/// Whether two figures count the same thing, as far as the word that names it tells; `None` where one names nothing.
pub(in crate::engine) fn same_thing(one: &Figure, other: &Figure) -> Option<bool> {
    let counted = |figure: &Figure| figure.of.as_deref().and_then(head);
    Some(counted(one)? == counted(other)?)
}

/// Whether two figures count the same thing and differ, and how far that can be trusted.
fn differ(
    facing: &Facing<'_>,
    all: &Pair<Vec<Open<'_>>>,
    pair: Pair<&Open<'_>>,
) -> Option<(Nature, By)> {
    let figures = pair.map(|open| &*open.figure);
    let occasions = pair.map(|open| &open.occasion);
    if !same_unit(figures.left, figures.right) || occasions.left.differs(occasions.right) {
        return None;
    }
    let slots = pair.map(|open| &open.slot);
    if slots.left.is_added() || slots.right.is_added() {
        return None;
    }
    let thing = thing(pair)?;
    let shared = shared(facing, &pair);
    let events = pair.map(|open| &open.event);
    if events.left.grade() != events.right.grade() {
        return None;
    }
    let older = occasions.left.both_earlier(occasions.right);
    let told = match (
        slots.left.matches(slots.right, shared),
        events.left.is(events.right),
    ) {
        // "Nine dead" and "forty hurt" count two groups, for all that the words around them are the same.
        (Some(Match::Strong), Some(false)) if thing != Thing::Same => None,
        (Some(Match::Strong), _) => Some(Match::Strong),
        (_, Some(true)) if slots.left.may_be_beside(slots.right) => Some(Match::Event),
        (_, Some(false)) => None,
        _ if lone::are_set_beside(pair) => Some(Match::Event),
        (Some(told), _) => Some(told),
        (None, _) => {
            let faces = || slots.left.faces(slots.right, shared, older);
            let alone = !lone::are_far_apart(pair) && lone::is_only(all, pair) && faces();
            // What is linked for sure tells one thing, though no word around the numbers is the same.
            let alike = || facing.score >= PROBABLE || shared > 0;
            (alone || alike() && lone::is_nearest(all, pair)).then_some(Match::Lone)
        }
    }?;
    if told < Match::Event && may_be_rounded(figures.left, figures.right) {
        return None;
    }
    let sure = trust(thing, told)?;
    let sure = if occasions.left.may_differ(occasions.right) {
        0.8 * sure
    } else {
        sure
    };
    let vague = figures.left.number.is_none() || figures.right.number.is_none();
    // A vague count contradicts nothing: it is shown where nothing else is in doubt.
    if vague && (thing != Thing::Same || told < Match::Event) {
        return None;
    }
    let by = if vague {
        (Nature::Vague, By("figure-vague", 0.8 * sure))
    } else if is_bound(figures.left) || is_bound(figures.right) {
        (Nature::Limit, By("figure-limit", 0.8 * sure))
    } else if told == Match::Event {
        (Nature::Value, By("figure-same-event", sure))
    } else if told == Match::Lone {
        (Nature::Value, By("figure-alone-of-its-kind", sure))
    } else {
        (Nature::Value, By("figure-same-predicate", sure))
    };
    Some(by)
}

/// How far it can be trusted that two figures are told of one thing.
const fn trust(thing: Thing, told: Match) -> Option<f32> {
    Some(match (thing, told) {
        (Thing::Same, Match::Strong) => 0.92,
        (Thing::Same | Thing::Like, Match::Event) => 0.75,
        (Thing::Same, Match::Weak) | (Thing::Like, Match::Strong) => 0.7,
        (Thing::Unnamed, Match::Event | Match::Strong) => 0.65,
        (Thing::Like, Match::Weak) | (Thing::Same | Thing::Like, Match::Lone) => 0.6,
        (Thing::Unnamed, Match::Lone) => 0.5,
        (Thing::Unnamed, Match::Weak) => return None,
    })
}

/// How surely two figures count the same thing, as far as the words that name it tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Thing {
    /// One noun, or one unit of one thing.
    Same,
    /// "People" and "residents".
    Like,
    /// One of them names nothing.
    Unnamed,
}

fn thing(pair: Pair<&Open<'_>>) -> Option<Thing> {
    let figures = pair.map(|open| &*open.figure);
    let slots = pair.map(|open| &open.slot);
    match same_thing(figures.left, figures.right) {
        // A noun that has to be supplied is less sure than one that stands there.
        Some(true) if pair.left.beside.or(pair.right.beside).is_some() => return Some(Thing::Like),
        Some(true) => return Some(Thing::Same),
        // A sum or a length says what it is by its unit, and of what by its predicate.
        _ if figures.left.unit.is_some() => return Some(Thing::Same),
        None => return Some(Thing::Unnamed),
        Some(false) => {}
    }
    let words = slots.map(Slot::counted);
    let alike = words.left.zip(words.right).is_some_and(|(left, right)| {
        let meanings = roots::meaning(left.root, None).zip(roots::meaning(right.root, None));
        meanings.is_some_and(|(one, other)| one.loaded_as(other))
            || left.root == right.root && left.root != NO_ROOT
    });
    let kinds = alike_things(figures.left, figures.right);
    // "Five people killed", "six deaths": one counts those whom it befell, the other the deed.
    let deed = pair.map(|open| open.event.counted);
    let befallen = |side: Side| {
        pair[side]
            .counted()
            .is_some_and(|noun| kinds::is_human(&noun))
    };
    let told = deed.left && befallen(Side::Right)
        || deed.right && befallen(Side::Left)
        || deed.left && deed.right;
    (alike || kinds || told).then_some(Thing::Like)
}

/// Whether what two figures count may be one thing by the nouns alone: "people" and "employees".
pub(in crate::engine) fn alike_things(one: &Figure, other: &Figure) -> bool {
    let nouns = counted(one).zip(counted(other));
    nouns.is_some_and(|(one, other)| kinds::alike(&one, &other))
}

/// How many words that carry news stand around both figures.
fn shared(facing: &Facing<'_>, pair: &Pair<&Open<'_>>) -> usize {
    let around = pair.map(|open| facing.around(open.side, open.span, CLAUSE));
    let shared = around
        .left
        .iter()
        .filter(|stem| around.right.binary_search(stem).is_ok());
    shared.count()
}

/// The last word of what is counted, folded: "people" of "local people".
pub(in crate::engine) fn head(of: &str) -> Option<String> {
    let word = of.split_whitespace().next_back()?;
    let folded = fold(word);
    Some(folded.strip_suffix('s').unwrap_or(&folded).to_owned())
}

/// Whether the number is only a limit: such a number contradicts few others.
const fn is_bound(figure: &Figure) -> bool {
    !matches!(figure.approx, Approx::Exact | Approx::About)
}
