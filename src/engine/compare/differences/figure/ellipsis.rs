//! Numbers that leave out the noun they count, because it has just been told: "1,140 people, fewer than the 5,200 that
//! ministers had expected", "the number of migrants in hotels has fallen, but 36,000 are still there".

use std::borrow::Cow;

use super::figures;
use crate::engine::compare::differences::slot::Slot;
use crate::engine::compare::differences::{Facing, kinds};
use crate::engine::compare::reading::phrase;
use crate::engine::facts::Figure;
use crate::engine::side::Side;
use crate::engine::tag::speech::Speech;
use crate::engine::text::Span;

/// How many figures before a number are looked at for the noun that it leaves out.
const NEAR: usize = 4;

/// A figure with the noun that it leaves out, and the number that the noun is taken from, where there is one.
pub(super) fn complete<'a>(
    facing: &Facing<'_>,
    side: Side,
    (span, figure): (Span, Cow<'a, Figure>),
    slot: &Slot<'_>,
) -> (Cow<'a, Figure>, Option<f64>) {
    let whole = figure.number.is_some_and(|number| number >= 2.0);
    let bare = figure.of.is_none() && figure.unit.is_none() && slot.counted().is_none();
    if !(whole && bare && is_over(slot)) {
        return (figure, None);
    }
    let told = before(facing, side, span);
    let found = match number_of(slot) {
        Some(of) => Some((of, None)),
        None => told,
    };
    let Some((of, beside)) = found else {
        return (figure, None);
    };
    let figure = Figure {
        of: Some(of),
        ..figure.into_owned()
    };
    (Cow::Owned(figure), beside)
}

/// Whether no noun follows the number: a verb, a preposition, a relative clause or a mark does.
fn is_over(slot: &Slot<'_>) -> bool {
    let next = slot.reading.word(slot.words.end);
    next.is_none_or(|next| {
        !matches!(
            next.part,
            Speech::Noun
                | Speech::ProperNoun
                | Speech::Adjective
                | Speech::Numeral
                | Speech::Symbol
        )
    })
}

/// The noun whose number the sentence has just spoken of: "the number of **migrants**".
fn number_of(slot: &Slot<'_>) -> Option<String> {
    let words = &slot.reading.words;
    let before = words.get(..slot.words.start)?;
    let at = before.windows(2).rposition(|pair| match pair {
        [number, of] => number.is("number") && of.is("of"),
        _ => false,
    })?;
    let phrase = phrase::starting_at(words, at + 2)?;
    let head = words.get(phrase.head)?;
    (phrase.words.end <= slot.words.start && head.part == Speech::Noun)
        .then(|| head.folded.to_string())
}

/// The people that the last count before a number counts, in its sentence or the one before, with that count.
fn before(facing: &Facing<'_>, side: Side, span: Span) -> Option<(String, Option<f64>)> {
    let whole = facing.wholes[side];
    let senses = whole.senses;
    let at = senses.partition_point(|sense| sense.span.start <= span.start);
    let first = senses.get(at.saturating_sub(2))?.span.start;
    let facts = &whole.analysis.facts;
    let until = facts.partition_point(|fact| fact.span.start < span.start);
    let from = facts.partition_point(|fact| fact.span.start < first);
    let all = figures(facts.get(from..until)?.iter());
    let all: Vec<_> = all.filter(|(_, figure)| figure.unit.is_none()).collect();
    let mut near = all.into_iter().rev().take(NEAR);
    near.find_map(|(_, figure)| {
        let of = figure.of.clone()?;
        kinds::is_human(&of.to_lowercase()).then_some((of, figure.number))
    })
}
