//! Quotations cut or changed between two articles, against the links labelled `quote_cut` (`alignment-seeds.json`).
//!
//! Pairs of sentences are compared by their numbers. A pair is found where a difference of kind quote says that one side
//! cuts or edits what the other quotes. A pair that may be linked or not is neither right nor wrong, as with links.

use std::collections::BTreeSet;
use std::path::Path;

use parallax::engine::analysis::Analysis;
use parallax::engine::compare::{Comparison, Difference, DifferenceKind, Nature, Row, compare};
use parallax::engine::side::{Pair, Side};

use super::links::{Count, Labelled, Labels, indexes, read};
use super::{Figure, tell};

/// What the labels call a quotation that is cut or changed.
const LABEL: &str = "quote_cut";

/// Measures all labelled pairs.
pub(crate) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let (gold, articles) = read(folder)?;
    let story: Vec<&Analysis> = articles.values().map(|article| &article.analysis).collect();
    let mut count = Count::default();
    for labels in &gold.pairs {
        let pair = Pair::new(articles.get(&labels.left)?, articles.get(&labels.right)?);
        let comparison = compare(Pair::new(&pair.left.analysis, &pair.right.analysis), &story);
        score(labels, &found(&comparison, &pair), &mut count);
    }
    Some(vec![count.figure("quotation cut or changed")])
}

fn score(labels: &Labels, ours: &Found, count: &mut Count) {
    let (found, linked) = (&ours.differ, &ours.linked);
    let is_cut = |link: &(usize, usize)| {
        let named = labels.kinds.get(&format!("{}-{}", link.0, link.1));
        named.is_some_and(|named| named.contains(LABEL))
    };
    for link in found
        .union(&labels.must)
        .filter(|link| !labels.may.contains(link))
    {
        let (expected, ours) = (is_cut(link), found.contains(link));
        count.add(expected, ours);
        if expected != ours {
            let how = match (ours, linked.contains(link)) {
                (true, _) => "not labelled",
                (false, true) => "missed in a link",
                (false, false) => "missed with its link",
            };
            let (left, right) = (&labels.left, &labels.right);
            tell(&format!("cuts: {left}{} {right}{} {how}", link.0, link.1));
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
