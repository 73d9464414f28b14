//! Two numbers for the same thing.

mod age;
mod agree;
mod bare;
mod event;
mod occasion;

use std::borrow::Cow;

use super::slot::{Match, Slot};
use super::{By, Difference, DifferenceKind, Facing, Nature, between, kinds};
use crate::engine::compare::reading::NO_ROOT;
use crate::engine::compare::reading::roots;
use crate::engine::compare::terms::fold;
use crate::engine::facts::{Approx, Fact, Figure, Value};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;
pub(super) use age::may_tell_ages;
pub(in crate::engine) use agree::agree;
use event::Event;
use occasion::Occasion;
pub(super) use occasion::is_approximate;

/// How many words around a figure tell what it is about: a clause.
const CLAUSE: usize = 8;

/// More figures on a side of a row are not looked at: such a row is a table.
const MOST: usize = 24;

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
            if let Some((nature, by)) = differ(facing, pair, lone(&figures, pair)) {
                pairs.push((Pair::new(left, right), nature, by));
            }
        }
    }
    for (at, nature, by) in &pairs {
        let By(rule, confidence) = *by;
        let better = |(other, _, By(_, theirs)): &&(Pair<usize>, Nature, By)| {
            let touches = other.left == at.left || other.right == at.right;
            touches && *other != *at && *theirs >= confidence
        };
        let rivals: Vec<_> = pairs.iter().filter(better).collect();
        if rivals
            .iter()
            .any(|(_, _, By(_, theirs))| *theirs > confidence)
        {
            continue;
        }
        let by = if rivals.is_empty() {
            *by
        } else {
            By(rule, 0.6 * confidence)
        };
        let spans = (figures.left.get(at.left), figures.right.get(at.right));
        if let (Some(left), Some(right)) = spans {
            found.push(between(
                DifferenceKind::Figure,
                *nature,
                Pair::new(left.span, right.span),
                by,
            ));
        }
    }
}

/// Whether two figures are the only ones of their unit and kind that the sides of the row do not share.
fn lone(figures: &Pair<Vec<Open<'_>>>, pair: Pair<&Open<'_>>) -> bool {
    Side::BOTH.iter().all(|&side| {
        let rival = |open: &&Open<'_>| {
            let one = pair[side.other()];
            same_unit(&open.figure, &one.figure)
                && !open.apart(&one.figure, one.counted())
                && !open.occasion.differs(&one.occasion)
        };
        figures[side].iter().filter(rival).count() == 1
    })
}

/// A figure of the row whose value stands nowhere in the other article.
struct Open<'a> {
    side: Side,
    span: Span,
    figure: Cow<'a, Figure>,
    slot: Slot<'a>,
    occasion: Occasion,
    event: Event,
}

impl Open<'_> {
    /// The noun that it counts, folded.
    fn counted(&self) -> Option<String> {
        counted(&self.figure).or_else(|| self.slot.counted().map(|word| word.folded.to_string()))
    }

    /// Whether it counts another kind of thing than a figure that counts `theirs`.
    fn apart(&self, other: &Figure, theirs: Option<String>) -> bool {
        let counts = self.figure.unit.is_none() && other.unit.is_none();
        counts
            && self
                .counted()
                .zip(theirs)
                .is_some_and(|(own, theirs)| !kinds::alike(&own, &theirs))
    }
}

/// The last word of what a figure counts, folded.
fn counted(figure: &Figure) -> Option<String> {
    let word = figure.of.as_deref()?.split_whitespace().next_back()?;
    Some(fold(word))
}

fn open<'a>(facing: &Facing<'a>, side: Side) -> Vec<Open<'a>> {
    let others = &facing.wholes[side.other()].analysis.facts;
    let stated = figures(facing.facts(side))
        .map(|(span, figure)| (span, bare::with_noun(facing, side, (span, figure))));
    let all = stated.chain(bare::counts(facing, side)).take(MOST);
    let opened = all.filter_map(|(span, figure)| {
        let slot = Slot::of(facing, side, span, figure.unit.is_none())?;
        let analysis = facing.wholes[side].analysis;
        let occasion = Occasion::of(analysis, slot.reading, &slot.words);
        let of = counted(&figure).or_else(|| slot.counted().map(|word| word.folded.to_string()));
        let measured = figure.unit.is_some();
        let event = event::of(slot.reading, &slot.words, of.as_deref(), measured);
        let event = if event::is_price(&figure, slot.reading, &slot.words) {
            event.or_price()
        } else {
            event
        };
        Some(Open {
            side,
            span,
            figure,
            slot,
            occasion,
            event,
        })
    });
    let opened: Vec<Open<'a>> = opened.collect();
    if opened.is_empty() {
        return opened;
    }
    let bare = bare::counts(facing, side.other());
    // The same number of other things is another number: "1,100 homes" is no "1,100 jobs"; nor are "nine dead" the "nine
    // in hospital".
    let stands = |open: &Open<'_>| {
        let known = figures(others.iter())
            .filter(|(_, other)| agree(&open.figure, other) && !open.apart(other, counted(other)));
        let mut known = known.filter(|(span, other)| {
            event_at(facing, side.other(), *span, other).is(&open.event) != Some(false)
        });
        let mut bare = bare.iter().map(|(_, other)| &**other);
        let said = || {
            let own = open.figure.number.filter(|_| open.figure.unit.is_none());
            own.is_some_and(|own| bare::may_tell(facing, side.other(), own, &open.event))
        };
        known.next().is_some()
            || bare.any(|other| agree(&open.figure, other) && !open.apart(other, counted(other)))
            || said()
    };
    opened.into_iter().filter(|open| !stands(open)).collect()
}

/// What a figure that stands anywhere in an article is told of.
fn event_at(facing: &Facing<'_>, side: Side, span: Span, figure: &Figure) -> Event {
    let whole = facing.wholes[side];
    let after = whole
        .senses
        .partition_point(|sense| sense.span.start <= span.start);
    let sense = after.checked_sub(1).and_then(|at| whole.senses.get(at));
    let Some(reading) = sense.and_then(|sense| whole.readings.of(sense)) else {
        return Event::default();
    };
    let of = counted(figure);
    event::of(
        reading,
        &reading.range_of(span),
        of.as_deref(),
        figure.unit.is_some(),
    )
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
fn differ(facing: &Facing<'_>, pair: Pair<&Open<'_>>, lone: bool) -> Option<(Nature, By)> {
    let figures = pair.map(|open| &*open.figure);
    let occasions = pair.map(|open| &open.occasion);
    if !same_unit(figures.left, figures.right) || occasions.left.differs(occasions.right) {
        return None;
    }
    let slots = pair.map(|open| &open.slot);
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
        (Some(Match::Strong), _) => Some(Match::Strong),
        (_, Some(true)) if slots.left.may_be_beside(slots.right) => Some(Match::Event),
        // "Nine dead" and "forty hurt" count two groups, for all that the words around them are the same.
        (_, Some(false)) => None,
        (Some(told), _) => Some(told),
        (None, _) => (lone && slots.left.faces(slots.right, shared, older)).then_some(Match::Lone),
    }?;
    let sure = match (thing, told) {
        (Thing::Same, Match::Strong) => 0.92,
        (Thing::Same | Thing::Like, Match::Event) => 0.75,
        (Thing::Same, Match::Weak) | (Thing::Like, Match::Strong) => 0.7,
        (Thing::Unnamed, Match::Event | Match::Strong) => 0.65,
        (Thing::Like, Match::Weak) | (Thing::Same | Thing::Like, Match::Lone) => 0.6,
        (Thing::Unnamed, Match::Lone) => 0.5,
        _ => return None,
    };
    let sure = if occasions.left.may_differ(occasions.right) {
        0.8 * sure
    } else {
        sure
    };
    let vague = figures.left.number.is_none() || figures.right.number.is_none();
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
