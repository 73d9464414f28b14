//! The figures of a row whose values the other article does not have.

use std::borrow::Cow;

use super::event::{self, Event};
use super::occasion::Occasion;
use super::{bare, ellipsis, figures, tell_one};
use crate::engine::compare::differences::slot::Slot;
use crate::engine::compare::differences::{Facing, kinds};
use crate::engine::compare::terms::fold;
use crate::engine::facts::Figure;
use crate::engine::side::Side;
use crate::engine::text::Span;

/// More figures on a side of a row are not looked at: such a row is a table.
const MOST: usize = 24;

/// A figure of the row whose value stands nowhere in the other article.
pub(super) struct Open<'a> {
    pub(super) side: Side,
    pub(super) span: Span,
    pub(super) figure: Cow<'a, Figure>,
    pub(super) slot: Slot<'a>,
    pub(super) occasion: Occasion,
    pub(super) event: Event,
    /// The number that the noun of this one is taken from: 1,140 of "1,140 people, fewer than the 5,200 that were expected".
    pub(super) beside: Option<f64>,
}

impl Open<'_> {
    /// The noun that it counts, folded.
    pub(super) fn counted(&self) -> Option<String> {
        counted(&self.figure).or_else(|| self.slot.counted().map(|word| word.folded.to_string()))
    }

    /// Whether it counts another kind of thing than a figure that counts `theirs`.
    pub(super) fn apart(&self, other: &Figure, theirs: Option<String>) -> bool {
        let counts = self.figure.unit.is_none() && other.unit.is_none();
        counts
            && self
                .counted()
                .zip(theirs)
                .is_some_and(|(own, theirs)| !kinds::alike(&own, &theirs))
    }
}

/// The last word of what a figure counts, folded.
pub(super) fn counted(figure: &Figure) -> Option<String> {
    let word = figure.of.as_deref()?.split_whitespace().next_back()?;
    Some(fold(word))
}

/// The figures of a side, without those whose value the other article has.
pub(super) fn open<'a>(facing: &Facing<'a>, side: Side) -> Vec<Open<'a>> {
    let others = facing.wholes[side.other()].readings;
    let stated = figures(facing.facts(side))
        .map(|(span, figure)| (span, bare::with_noun(facing, side, (span, figure))));
    let all = stated.chain(bare::counts(facing, side)).take(MOST);
    let opened = all.filter_map(|(span, figure)| {
        let mut slot = Slot::of(facing, side, span, figure.unit.is_none())?;
        let (figure, beside) = ellipsis::complete(facing, side, (span, figure), &slot);
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
        // Those who are hurt as badly as this, and those whom nothing told before befell, are all that there are.
        slot.part &=
            event.grade().is_none() && !(slot.is_rest() && event::follows_another(&slot, &event));
        Some(Open {
            side,
            span,
            figure,
            slot,
            occasion,
            event,
            beside,
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
        let known = others.figures().filter(|(_, other)| {
            tell_one(&open.figure, other) && !open.apart(other, counted(other))
        });
        let mut known = known
            .filter(|(span, other)| !is_of_another(facing, side.other(), (*span, other), open));
        let mut bare = bare.iter().map(|(_, other)| &**other);
        let said = || {
            let own = open.figure.number.filter(|_| open.figure.unit.is_none());
            own.is_some_and(|own| {
                bare::may_tell(facing, side.other(), own, (&open.event, &open.occasion))
            })
        };
        known.next().is_some()
            || bare.any(|other| tell_one(&open.figure, other) && !open.apart(other, counted(other)))
            || said()
    };
    opened.into_iter().filter(|open| !stands(open)).collect()
}

/// Whether a figure that stands anywhere in an article is told of something else than `open`, or of an earlier time.
fn is_of_another(
    facing: &Facing<'_>,
    side: Side,
    (span, figure): (Span, &Figure),
    open: &Open<'_>,
) -> bool {
    let whole = facing.wholes[side];
    let after = whole
        .senses
        .partition_point(|sense| sense.span.start <= span.start);
    let sense = after.checked_sub(1).and_then(|at| whole.senses.get(at));
    let Some(reading) = sense.and_then(|sense| whole.readings.of(sense)) else {
        return false;
    };
    let (of, words) = (counted(figure), reading.range_of(span));
    let event = event::of(reading, &words, of.as_deref(), figure.unit.is_some());
    event.is(&open.event) == Some(false)
        || Occasion::of(whole.analysis, reading, &words).precedes(&open.occasion)
}
