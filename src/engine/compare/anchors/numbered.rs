//! Sentences that name the same numbered thing: "Gate 3", "Hall 4", "Flight 212".
//!
//! In one story a number makes a name of any noun, and whatever else two sentences share, both tell of that one thing. That
//! alone links nothing: many sentences of a report name what it is about. See [`super::settle`] for what does.

use std::collections::BTreeMap;

use super::super::differences::Whole;
use crate::engine::facts::Value;
use crate::engine::side::Pair;

/// What more sentences of an article name is what it is about.
const MOST_SENTENCES: usize = 8;

/// Longer numbers are amounts.
const MOST_DIGITS: usize = 4;

/// A noun, by its family, and a number.
type Name = (u32, u32);

/// The pairs of sentences that name the same numbered thing, ordered.
pub(super) fn pairs(wholes: Pair<Whole<'_>>) -> Vec<Pair<usize>> {
    let named = Pair::new(named(wholes.left), named(wholes.right));
    let mut pairs = Vec::new();
    for (name, ours) in &named.left {
        let theirs = named.right.get(name).map(Vec::as_slice).unwrap_or_default();
        if ours.len().max(theirs.len()) > MOST_SENTENCES {
            continue;
        }
        for &left in ours {
            pairs.extend(theirs.iter().map(|&right| Pair::new(left, right)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The sentences of an article that name each numbered thing.
fn named(whole: Whole<'_>) -> BTreeMap<Name, Vec<usize>> {
    let article = &whole.analysis.article;
    let mut found: BTreeMap<Name, Vec<usize>> = BTreeMap::new();
    for (at, sense) in whole.senses.iter().enumerate() {
        for (noun, number) in sense.terms.iter().zip(sense.terms.iter().skip(1)) {
            let digits = number.span.of(&article.text);
            let is_number =
                digits.len() <= MOST_DIGITS && digits.bytes().all(|digit| digit.is_ascii_digit());
            let is_name = is_number
                && !noun.stop
                && noun.span.end + 1 == number.span.start
                && noun.span.of(&article.text).starts_with(char::is_uppercase);
            if is_name && !counts(whole, number.span.start) {
                let sentences = found.entry((noun.kin, number.word)).or_default();
                if sentences.last() != Some(&at) {
                    sentences.push(at);
                }
            }
        }
    }
    found
}

/// Whether the number at an offset counts something or is a part of a date: "May 3", "Verrany 3 percent".
fn counts(whole: Whole<'_>, offset: usize) -> bool {
    let facts = &whole.analysis.facts;
    // Figures and dates are short: the last few that begin before the number may hold it.
    let end = facts.partition_point(|fact| fact.span.start <= offset);
    let near = facts.get(..end).unwrap_or_default().iter().rev().take(8);
    near.filter(|fact| matches!(fact.value, Value::Figure(_) | Value::Date(_)))
        .any(|fact| fact.span.contains(offset))
}
