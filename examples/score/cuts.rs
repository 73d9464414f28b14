//! Quotations cut or changed between two articles, against the links labelled `quote_cut` (`alignment-seeds.json`).
//!
//! Pairs of sentences are compared by their numbers. A pair is found where a difference of kind quote says that one side
//! cuts or edits what the other quotes. A pair that may be linked or not is neither right nor wrong, as with links.

use std::collections::BTreeSet;
use std::path::Path;

use parallax::engine::compare::{Comparison, Difference, DifferenceKind, Nature, Row};
use parallax::engine::side::{Pair, Side};

use super::articles::{Labelled, Labels, Story, indexes, read};
use super::links::{Count, Tell};
use super::story::{LABEL, OPEN};
use super::{Figure, tell};

/// Measures all labelled pairs.
pub(crate) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let mut count = Count::default();
    add(&read(folder)?, &mut count, tell);
    Some(vec![count.figure("quotation cut or changed")])
}

/// Counts the pairs of a story.
pub(crate) fn add(story: &Story, count: &mut Count, tell: Tell) {
    for (labels, pair) in story.pairs() {
        let ours = found(&story.compare(&pair, true), &pair);
        score(labels, &ours, (count, tell));
    }
}

fn score(labels: &Labels, ours: &Found, (count, tell): (&mut Count, Tell)) {
    let (found, linked) = (&ours.differ, &ours.linked);
    let is = |label: &str, link: &(usize, usize)| {
        let named = labels.kinds.get(&format!("{}-{}", link.0, link.1));
        named.is_some_and(|named| named.contains(label))
    };
    for link in found
        .union(&labels.must)
        .filter(|link| !labels.may.contains(link) && !is(OPEN, link))
    {
        let (expected, ours) = (is(LABEL, link), found.contains(link));
        count.add(expected, ours);
        if expected != ours {
            let how = match (ours, linked.contains(link)) {
                (true, _) => "not labelled",
                (false, true) => "missed in a link",
                (false, false) => "missed with its link",
            };
            tell(&format!("cuts: {} {how}", labels.name(*link)));
        }
    }
}

/// Pairs of sentences.
#[derive(Default)]
struct Found {
    /// That stand in one row.
    linked: BTreeSet<(usize, usize)>,
    /// That a difference names.
    differ: BTreeSet<(usize, usize)>,
}

/// What a comparison finds.
fn found(comparison: &Comparison, pair: &Pair<&Labelled>) -> Found {
    let mut found = Found::default();
    for row in &comparison.rows {
        let [left, right] = Side::BOTH.map(|side| indexes(&row.passages[side], &pair[side].places));
        found.linked.extend(pairs(&left, &right));
        for difference in row
            .differences
            .iter()
            .filter(|difference| is_cut(difference))
        {
            let [left, right] = Side::BOTH.map(|side| sentences(row, difference, pair, side));
            found.differ.extend(pairs(&left, &right));
        }
    }
    found
}

fn pairs<'a>(left: &'a [usize], right: &'a [usize]) -> impl Iterator<Item = (usize, usize)> + 'a {
    left.iter()
        .flat_map(move |one| right.iter().map(move |other| (*one, *other)))
}

fn is_cut(difference: &Difference) -> bool {
    difference.kind == DifferenceKind::Quote
        && matches!(difference.nature, Nature::Cut | Nature::Edited)
}

/// The sentences of one side: where its words stand, or the row's where it leaves words out and has one sentence.
fn sentences(row: &Row, difference: &Difference, pair: &Pair<&Labelled>, side: Side) -> Vec<usize> {
    let places = &pair[side].places;
    match difference.words[side] {
        Some(words) => indexes(&[words], places),
        None => Some(indexes(&row.passages[side], places))
            .filter(|within| within.len() == 1)
            .unwrap_or_default(),
    }
}
