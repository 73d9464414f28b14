//! One quotation cut or worded in two ways.
//!
//! The quoted words of two sentences are aligned (Smith and Waterman's local alignment, on words). What lines up is the
//! same utterance; what is left out at an end is a cut, what differs inside is an edit.

use super::{Difference, DifferenceKind, Facing, between};
use crate::engine::compare::terms::Term;
use crate::engine::facts::{Fact, Quote, Value};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// From this share of the shorter quotation on, the two are one utterance.
const SAME_UTTERANCE: f32 = 0.6;

/// So many words in line make one utterance whatever its length: nobody says them by chance.
const LONG_RUN: usize = 6;

/// Fewer words in line prove nothing, unless both quotations are no longer.
const SHORTEST: usize = 3;

/// Longer quotations are aligned by their first words only; no sentence of a report has as many.
const MOST_WORDS: usize = 250;

/// The quoted words of one quotation in one sentence.
pub(super) struct Quoted<'a> {
    /// The quotation they belong to.
    pub(super) quote: &'a Quote,
    /// The words.
    pub(super) terms: Vec<&'a Term>,
}

/// How the words of two quotations line up.
pub(super) struct Alignment {
    /// Indexes of the words that line up, ascending on both sides.
    pub(super) matched: Vec<Pair<usize>>,
}

/// Adds the quotations that one side cuts or changes.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    for (pair, alignment) in utterances(facing) {
        let lengths = pair.as_ref().map(|quoted| quoted.terms.len());
        let n_matched = alignment.matched.len();
        if n_matched == lengths.left && n_matched == lengths.right {
            continue;
        }
        let edits = edits(&pair, &alignment);
        if edits.is_empty()
            && let (Some(left), Some(right)) = (extent(&pair.left), extent(&pair.right))
        {
            found.push(between(DifferenceKind::Quote, left, right, true));
        }
        found.extend(edits.into_iter().map(|words| Difference {
            kind: DifferenceKind::Quote,
            words,
            certain: true,
        }));
    }
}

/// The pairs of quotations in the row that are one utterance, with how their words line up.
pub(super) fn utterances<'a>(facing: &Facing<'a>) -> Vec<(Pair<Quoted<'a>>, Alignment)> {
    let mut found = Vec::new();
    for left in quoted(facing, Side::Left) {
        for right in quoted(facing, Side::Right) {
            if let Some(alignment) = align(&left.terms, &right.terms) {
                let left = Quoted {
                    quote: left.quote,
                    terms: left.terms.clone(),
                };
                found.push((Pair::new(left, right), alignment));
            }
        }
    }
    found
}

/// The quoted words of each sentence of a side, quotation by quotation.
fn quoted<'a>(facing: &Facing<'a>, side: Side) -> Vec<Quoted<'a>> {
    let facts = &facing.wholes[side].analysis.facts;
    let mut found = Vec::new();
    for sense in &facing.members[side] {
        // A quotation may have begun some sentences before; those are few, and facts are ordered by their start.
        let end = facts.partition_point(|fact| fact.span.start < sense.span.end);
        let before = facts.get(..end).unwrap_or_default();
        for quote in before.iter().rev().take(LOOK_BACK).filter_map(quote_of) {
            let inside = |term: &&Term| {
                let fragments = &quote.fragments;
                fragments
                    .iter()
                    .any(|fragment| fragment.encloses(term.span))
            };
            let terms: Vec<&Term> = sense.terms.iter().filter(inside).take(MOST_WORDS).collect();
            if !terms.is_empty() {
                found.push(Quoted { quote, terms });
            }
        }
    }
    found
}

/// So many facts are looked at for a quotation that has begun before the sentence.
const LOOK_BACK: usize = 64;

const fn quote_of(fact: &Fact) -> Option<&Quote> {
    match &fact.value {
        Value::Quote(quote) => Some(quote),
        _ => None,
    }
}

/// Aligns two quotations; `None` where they are not one utterance.
fn align(left: &[&Term], right: &[&Term]) -> Option<Alignment> {
    let matched = local_alignment(left, right);
    let shorter = left.len().min(right.len());
    let enough = matched.len() >= SHORTEST.min(shorter) && carries_news(&matched, left);
    let share = crate::engine::compare::terms::share(matched.len(), shorter);
    let same = enough && (share >= SAME_UTTERANCE || matched.len() >= LONG_RUN);
    // Two quotations of a word or two are one utterance only where they are that word.
    let whole = shorter >= SHORTEST || (matched.len() == left.len() && left.len() == right.len());
    (same && whole).then_some(Alignment { matched })
}

/// Whether a word that lines up says something.
fn carries_news(matched: &[Pair<usize>], left: &[&Term]) -> bool {
    matched
        .iter()
        .any(|pair| left.get(pair.left).is_some_and(|term| !term.stop))
}

/// The best run of words in line: a match counts one, a word left out or exchanged costs one.
fn local_alignment(left: &[&Term], right: &[&Term]) -> Vec<Pair<usize>> {
    let width = right.len() + 1;
    let mut scores = vec![0_i32; (left.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    let mut best = (0, 0, 0);
    for (row, one) in left.iter().enumerate() {
        for (column, other) in right.iter().enumerate() {
            let score = |cell: usize| scores.get(cell).copied().unwrap_or_default();
            let step = if one.stem == other.stem { 1 } else { -1 };
            let reached = (score(at(row, column)) + step)
                .max(score(at(row, column + 1)) - 1)
                .max(score(at(row + 1, column)) - 1)
                .max(0);
            if let Some(cell) = scores.get_mut(at(row + 1, column + 1)) {
                *cell = reached;
            }
            if reached > best.0 {
                best = (reached, row + 1, column + 1);
            }
        }
    }
    let score =
        |row: usize, column: usize| scores.get(at(row, column)).copied().unwrap_or_default();
    let (_, mut row, mut column) = best;
    let mut matched = Vec::new();
    while row > 0 && column > 0 && score(row, column) > 0 {
        let same = match (left.get(row - 1), right.get(column - 1)) {
            (Some(one), Some(other)) => one.stem == other.stem,
            _ => false,
        };
        let here = score(row, column);
        if here == score(row - 1, column - 1) + if same { 1 } else { -1 } {
            if same {
                matched.push(Pair::new(row - 1, column - 1));
            }
            row -= 1;
            column -= 1;
        } else if here == score(row - 1, column) - 1 {
            row -= 1;
        } else {
            column -= 1;
        }
    }
    matched.reverse();
    matched
}

/// The words that differ between words that line up.
fn edits(pair: &Pair<Quoted<'_>>, alignment: &Alignment) -> Vec<Pair<Option<Span>>> {
    let gap = |side: Side, from: usize, to: usize| {
        let terms = pair[side].terms.get(from + 1..to).unwrap_or_default();
        let first = terms.first()?;
        Some(first.span.cover(terms.last()?.span))
    };
    let steps = alignment.matched.windows(2);
    steps
        .filter_map(|step| {
            let [from, to] = step else { return None };
            let words = Pair::new(
                gap(Side::Left, from.left, to.left),
                gap(Side::Right, from.right, to.right),
            );
            (words.left.is_some() || words.right.is_some()).then_some(words)
        })
        .collect()
}

/// From the first word to the last.
fn extent(quoted: &Quoted<'_>) -> Option<Span> {
    let first = quoted.terms.first()?;
    Some(first.span.cover(quoted.terms.last()?.span))
}
