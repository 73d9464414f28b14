//! The same words by two speakers.

use super::super::quote::utterances;
use super::super::{By, Difference, DifferenceKind, Facing, Nature, between};
use crate::engine::compare::reading::roots;
use crate::engine::compare::terms::{fold, is_stop_word, share};
use crate::engine::facts::{Quote, Value};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// From this share of the shorter quotation on, its words are the same words.
const SAME_WORDS: f32 = 0.8;

/// So many words in line are no chance, whatever stands around them.
const LONG_RUN: usize = 8;

/// Fewer words than this may be said by anybody.
const SHORTEST: usize = 4;

/// Adds the quotations that the two sides give to two speakers.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    for (pair, alignment) in utterances(facing) {
        let shorter = pair.left.terms.len().min(pair.right.terms.len());
        let same = alignment.matched.len() >= SHORTEST
            && share(alignment.matched.len(), shorter) >= SAME_WORDS;
        let (Some(left), Some(right)) = (&pair.left.quote.speaker, &pair.right.quote.speaker)
        else {
            continue;
        };
        if opens_clause(facing, Side::Left, pair.left.quote)
            || opens_clause(facing, Side::Right, pair.right.quote)
        {
            continue;
        }
        let taken_up = [(Side::Left, left.span), (Side::Right, right.span)]
            .iter()
            .any(|(side, span)| {
                let last = span
                    .of(facing.text(*side))
                    .rsplit(' ')
                    .next()
                    .unwrap_or_default();
                roots::takes_up_body(last)
            });
        // A body speaks through people, so that only two people are certainly two speakers.
        let people = Pair::new(
            is_person(facing, Side::Left, &left.name),
            is_person(facing, Side::Right, &right.name),
        );
        if same && people.left != people.right {
            let side = if people.left { Side::Right } else { Side::Left };
            let (body, person) = match side {
                Side::Left => (left, right),
                Side::Right => (right, left),
            };
            if is_body(facing, side, &body.name, body.span) && !may_be_one(&body.name, &person.name)
            {
                let by = By("attribution-speaker-body", 0.7);
                let spans = Pair::new(left.span, right.span);
                found.push(between(
                    DifferenceKind::Attribution,
                    Nature::Speaker,
                    spans,
                    by,
                ));
                continue;
            }
        }
        let named = is_name(&left.name) && is_name(&right.name) && !taken_up;
        if !same || !named || super::one_source(facing, &left.name, &right.name) {
            continue;
        }
        // A few words inside a sentence may be a saying that goes round.
        let whole = !(pair.left.quote.partial || pair.right.quote.partial);
        let sure = people.left && people.right && (whole || alignment.matched.len() >= LONG_RUN);
        let by = By("attribution-speaker", if sure { 0.95 } else { 0.7 });
        found.push(between(
            DifferenceKind::Attribution,
            Nature::Speaker,
            Pair::new(left.span, right.span),
            by,
        ));
    }
}

/// Whether "and" stands between a quotation and whom the facts give it to: then the speaker may be that of the next clause
/// alone.
fn opens_clause(facing: &Facing<'_>, side: Side, quote: &Quote) -> bool {
    let (Some(last), Some(speaker)) = (quote.fragments.last(), &quote.speaker) else {
        return false;
    };
    let between = Span::new(last.end.min(speaker.span.start), speaker.span.start);
    let mut words = between.of(facing.text(side)).split_whitespace();
    words.any(|word| matches!(word, "and" | "but" | "while"))
}

/// Whether a speaker is a body: by what the facts say, or because it is called "the company".
fn is_body(facing: &Facing<'_>, side: Side, name: &str, place: Span) -> bool {
    let last = place
        .of(facing.text(side))
        .rsplit(' ')
        .next()
        .unwrap_or_default();
    let mut facts = facing.wholes[side].analysis.facts.iter();
    roots::takes_up_body(&last.to_lowercase())
        || facts.any(|fact| match &fact.value {
            Value::Organisation(entity) => entity.name == name,
            _ => false,
        })
}

/// Whether a speaker is called by a name; a pronoun that nobody could resolve may mean anybody.
pub(in super::super) fn is_name(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    let article = first == "The" && name.contains(' ');
    first.starts_with(char::is_uppercase) && (article || !is_stop_word(first))
}

/// Whether two names may mean one: they share a word, or one is made of the first letters of the other.
pub(in crate::engine::compare) fn may_be_one(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|character: char| !character.is_alphanumeric());
        words
            .filter(|word| word.len() > 1 && !is_stop_word(word))
            .map(fold)
            .collect()
    };
    let initials = |name: &str| -> String {
        let letters = name
            .split_whitespace()
            .filter_map(|word| word.chars().next());
        letters.filter(|letter| letter.is_uppercase()).collect()
    };
    let (a, b) = (words(one), words(other));
    a.iter().any(|word| b.contains(word)) || initials(one) == other || initials(other) == one
}

fn is_person(facing: &Facing<'_>, side: Side, name: &str) -> bool {
    let mut facts = facing.wholes[side].analysis.facts.iter();
    facts.any(|fact| match &fact.value {
        Value::Person(person) => person.name == name,
        _ => false,
    })
}
