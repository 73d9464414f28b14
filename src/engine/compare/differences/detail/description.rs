//! What each side says of the same person behind the name: "Ada Thorne, a mason", "Ada Thorne of Oxmouth".

use super::super::{By, Difference, DifferenceKind, Facing, Nature, between, difference, sided};
use crate::engine::compare::reading::{Reading, phrase, roots};
use crate::engine::compare::terms::fold;
use crate::engine::facts::{Fact, Person, Value};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// No description has more words.
const LONGEST: usize = 14;

/// Adds the descriptions of people that both sides name.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    for (left, one) in people(facing, Side::Left) {
        for (right, _) in people(facing, Side::Right).filter(|(_, other)| same(one, other)) {
            let described = Pair::new(
                described(facing, Side::Left, left),
                described(facing, Side::Right, right),
            );
            match (described.left, described.right) {
                (Some(left), Some(right)) if !alike(facing, left, right) => {
                    let by = By("detail-description", 0.8);
                    found.push(between(
                        DifferenceKind::Detail,
                        Nature::Otherwise,
                        Pair::new(left, right),
                        by,
                    ));
                }
                (Some(own), None) => one_sided(facing, Side::Left, own, found),
                (None, Some(own)) => one_sided(facing, Side::Right, own, found),
                _ => {}
            }
        }
    }
}

/// A description that only one side gives here; the other may give it elsewhere.
fn one_sided(facing: &Facing<'_>, side: Side, own: Span, found: &mut Vec<Difference>) {
    let mut news = facing
        .terms(side)
        .filter(|term| own.encloses(term.span) && !term.stop);
    let known = |stem: u32| facing.terms(side.other()).any(|term| term.stem == stem);
    if news.all(|term| {
        known(term.stem) || roots::takes_up_body(&term.span.of(facing.text(side)).to_lowercase())
    }) {
        return;
    }
    let by = By("detail-description-added", 0.6);
    found.push(difference(
        DifferenceKind::Detail,
        Nature::Adds,
        sided(side, Some(own), None),
        by,
    ));
}

/// The people named in the row, with where.
fn people<'f>(facing: &'f Facing<'_>, side: Side) -> impl Iterator<Item = (Span, &'f Person)> {
    let people = facing.wholes[side]
        .analysis
        .facts
        .iter()
        .filter_map(|fact: &Fact| match &fact.value {
            Value::Person(person) => Some(person),
            _ => None,
        });
    people.filter_map(move |person| {
        let mut mentions = person.mentions.iter().copied();
        let here = mentions.find(|mention| {
            facing.members[side]
                .iter()
                .any(|sense| sense.span.encloses(*mention))
        })?;
        Some((here, person))
    })
}

fn same(one: &Person, other: &Person) -> bool {
    fold(&one.name) == fold(&other.name)
}

/// The words that describe a person behind the name: an apposition, or "of" with a noun.
fn described(facing: &Facing<'_>, side: Side, mention: Span) -> Option<Span> {
    let reading: &Reading = facing
        .readings(side)
        .find(|reading| reading.span.encloses(mention))?;
    let end = reading.range_of(mention).end;
    let next = reading.word(end)?;
    let from = match &*next.folded {
        "," => end + 1,
        "of" | "from" | "with" => end,
        _ => return None,
    };
    let start = if from == end { end + 1 } else { from };
    let first = phrase::starting_at(&reading.words, start)?;
    // An apposition opens with an article or a role and goes on to the next comma; a clause is none.
    let rest = reading
        .words
        .get(first.words.end..(start + LONGEST).min(reading.words.len()))?;
    let stops = |word: &crate::engine::compare::reading::Word| {
        matches!(
            &*word.folded,
            "," | "." | "”" | "\"" | ";" | ":" | "—" | "–" | ")"
        ) || word.part == crate::engine::tag::speech::Speech::Verb
    };
    let length = rest.iter().position(stops).unwrap_or(rest.len());
    let stop = rest.get(length);
    let apposition = from != end;
    let verb = stop.is_some_and(|word| word.part == crate::engine::tag::speech::Speech::Verb);
    if apposition && verb {
        return None;
    }
    let end = if verb {
        first.words.end
    } else {
        first.words.end + length
    };
    reading.span_of(&(from..end))
}

/// Whether two descriptions say the same: what only one of them has takes up a name, or is known to the other article.
fn alike(facing: &Facing<'_>, left: Span, right: Span) -> bool {
    // Each stem, and whether it belongs to a name.
    let stems = |side: Side, span: Span| -> Vec<(u32, bool)> {
        let terms = facing
            .terms(side)
            .filter(|term| span.encloses(term.span) && !term.stop);
        let news = terms
            .filter(|term| !roots::takes_up_body(&term.span.of(facing.text(side)).to_lowercase()));
        news.map(|term| {
            (
                term.stem,
                term.span
                    .of(facing.text(side))
                    .starts_with(char::is_uppercase),
            )
        })
        .collect()
    };
    let stems = Pair::new(stems(Side::Left, left), stems(Side::Right, right));
    Side::BOTH.iter().all(|&side| {
        let (own, others) = (&stems[side], &stems[side.other()]);
        let known = facing.wholes[side.other()].stems;
        own.iter().all(|(stem, name)| {
            others.iter().any(|(other, _)| other == stem)
                || *name && known.binary_search(stem).is_ok()
        })
    })
}
