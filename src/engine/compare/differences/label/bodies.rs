//! Organs of one country or town that stand for each other: "the Israeli military", "Israel's defence ministry".

use super::super::referent::Mention;
use super::super::{By, Difference, DifferenceKind, Facing, Nature, between};
use super::phrases;
use crate::engine::compare::reading::{Word, roots};
use crate::engine::side::{Pair, Side};
use crate::engine::tag::speech::Speech;
use crate::engine::text::Span;

/// A country and the adjective of it have so many letters in common at their start.
const COMMON_START: usize = 4;

/// What may follow after the common start: "Israel", "Israeli"; "Turkey", "Turkish".
const ENDING: usize = 3;

/// Adds the organs that each side names, where it names one only and the other side does not name it.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let bodies = Pair::new(bodies(facing, Side::Left), bodies(facing, Side::Right));
    for one in &bodies.left {
        let facing_it: Vec<&Body<'_>> = bodies
            .right
            .iter()
            .filter(|other| same_country(one.country, other.country))
            .collect();
        let rivals = bodies
            .left
            .iter()
            .filter(|other| same_country(one.country, other.country))
            .count();
        let [other] = facing_it.as_slice() else {
            continue;
        };
        if rivals != 1
            || one.organ.root == other.organ.root
            || one.names(other.organ)
            || other.names(one.organ)
        {
            continue;
        }
        let places = (one.place(), other.place());
        if let (Some(left), Some(right)) = places {
            found.push(between(
                DifferenceKind::Label,
                Nature::Name,
                Pair::new(left, right),
                By("label-organ", 0.7),
            ));
        }
    }
}

/// A phrase that names an organ of a country.
struct Body<'r> {
    mention: Mention<'r>,
    country: &'r str,
    organ: &'r Word,
}

impl Body<'_> {
    /// From the start of its phrase to the organ: "the Israeli military" of "the Israeli military's access".
    fn place(&self) -> Option<Span> {
        let words = &self.mention.phrase.words;
        let organs = words.clone().filter(|at| {
            self.mention
                .reading
                .word(*at)
                .is_some_and(|word| roots::is_organ(&word.folded))
        });
        let last = organs.max().unwrap_or(self.mention.phrase.head);
        self.mention.reading.span_of(&(words.start..last + 1))
    }

    /// Whether a word stands in its sentence.
    fn names(&self, organ: &Word) -> bool {
        self.mention
            .reading
            .words
            .iter()
            .any(|word| word.root == organ.root)
    }
}

/// The organs named in a side's sentences.
fn bodies<'a>(facing: &Facing<'a>, side: Side) -> Vec<Body<'a>> {
    let mut found: Vec<Body<'a>> = Vec::new();
    for mention in phrases(facing, side) {
        let words = mention
            .reading
            .words
            .get(mention.phrase.words.clone())
            .unwrap_or_default();
        let country = words.iter().find(|word| {
            let capital = word
                .span
                .of(facing.text(side))
                .starts_with(char::is_uppercase);
            capital
                && matches!(word.part, Speech::ProperNoun | Speech::Adjective)
                && word.folded.len() >= COMMON_START
                && !roots::is_organ(&word.folded)
        });
        let organ = words.iter().find(|word| roots::is_organ(&word.folded));
        if let (Some(country), Some(organ)) = (country, organ) {
            let known = found.iter().any(|body| body.organ.root == organ.root);
            if !known {
                found.push(Body {
                    mention,
                    country: &country.folded,
                    organ,
                });
            }
        }
    }
    found
}

/// Whether two words are a country and its adjective, or the same.
fn same_country(one: &str, other: &str) -> bool {
    let common = one
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let longer = one.chars().count().max(other.chars().count());
    common >= COMMON_START && longer - common <= ENDING
}
