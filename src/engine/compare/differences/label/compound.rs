//! Two names that share a word: one noun described in two ways ("a bakery truck", "a delivery truck"; "a former partner",
//! "an ex-partner"), and what one word describes called by two nouns ("asylum sites", "asylum camps").
//!
//! Only where the two sentences surely tell one thing: else two trucks are two trucks.

use super::super::{By, Difference, DifferenceKind, Facing, Nature, between};
use super::place;
use crate::engine::compare::reading::phrase::{self, Phrase};
use crate::engine::compare::reading::{NO_ROOT, Reading, Word, roots};
use crate::engine::side::{Pair, Side};
use crate::engine::tag::speech::Speech;

/// More nouns of a sentence are not looked at: such a sentence is a list.
const MOST: usize = 30;

/// Prefixes that an adjective says, too: "ex-partner", "former partner".
const PREFIXES: [(&str, &str); 2] = [("ex-", "former"), ("then-", "then")];

/// A noun with the word that describes it.
struct Compound<'r> {
    reading: &'r Reading,
    phrase: Phrase,
    head: &'r Word,
    modifier: Option<&'r Word>,
}

/// Adds the names that share their noun or what describes it.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    if !facing.is_sure() {
        return;
    }
    let rights: Vec<_> = facing.readings(Side::Right).map(compounds).collect();
    for left in facing.readings(Side::Left) {
        let ours = compounds(left);
        for theirs in &rights {
            for one in &ours {
                for other in theirs {
                    let rivals = rivals(one, &ours) + rivals(other, theirs);
                    let told = (rivals == 0 && differs(one, other)).then(|| named(one, other));
                    found.extend(told.flatten());
                }
            }
        }
    }
}

fn named(one: &Compound<'_>, other: &Compound<'_>) -> Option<Difference> {
    let places = Pair::new(
        place(one.reading, &one.phrase)?,
        place(other.reading, &other.phrase)?,
    );
    let by = By("label-compound", 0.65);
    Some(between(DifferenceKind::Label, Nature::Name, places, by))
}

/// How many others of a sentence have the same noun.
fn rivals(one: &Compound<'_>, all: &[Compound<'_>]) -> usize {
    let same = all.iter().filter(|other| other.head.root == one.head.root);
    same.count().saturating_sub(1)
}

/// Whether two are names of one thing that share a word.
fn differs(one: &Compound<'_>, other: &Compound<'_>) -> bool {
    let prefixed = |long: &Compound<'_>, short: &Compound<'_>| {
        PREFIXES.iter().any(|(prefix, adjective)| {
            long.head.folded.strip_prefix(prefix) == Some(&*short.head.folded)
                && short.modifier.is_some_and(|word| word.is(adjective))
        })
    };
    if prefixed(one, other) || prefixed(other, one) {
        return true;
    }
    let (Some(left), Some(right)) = (one.modifier, other.modifier) else {
        return false;
    };
    let nouns = left.part == Speech::Noun && right.part == Speech::Noun;
    let apart = |word: &Word, reading: &Reading| {
        word.root != NO_ROOT && !reading.words.iter().any(|other| other.root == word.root)
    };
    // One noun, described by two others: "bakery truck", "delivery truck".
    one.head.root == other.head.root
        && nouns
        && left.root != right.root
        && apart(left, other.reading)
        && apart(right, one.reading)
}

/// The common nouns of a sentence that end their phrases, without numbers and names beside them.
fn compounds(reading: &Reading) -> Vec<Compound<'_>> {
    let all = reading.words.iter().enumerate().filter_map(|(at, head)| {
        let next = reading.word(at + 1);
        let describes = next.is_some_and(|next| {
            matches!(next.part, Speech::Noun | Speech::ProperNoun) || next.folded.starts_with('\'')
        });
        if head.part != Speech::Noun || describes || head.stop || roots::is_time(&head.folded) {
            return None;
        }
        let phrase = phrase::ending_at(&reading.words, at).filter(|phrase| phrase.head == at)?;
        let inside = reading.words.get(phrase.words.clone())?;
        let plain = |word: &Word| !matches!(word.part, Speech::ProperNoun | Speech::Numeral);
        let modifier = at
            .checked_sub(1)
            .filter(|before| phrase.words.contains(before))
            .and_then(|before| reading.word(before))
            .filter(|word| matches!(word.part, Speech::Noun | Speech::Adjective));
        inside.iter().all(plain).then_some(Compound {
            reading,
            phrase,
            head,
            modifier,
        })
    });
    all.take(MOST).collect()
}
