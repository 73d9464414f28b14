//! Links, coverage and "only here" on labelled pairs of articles (`alignment-seeds.json`).

use std::collections::BTreeSet;
use std::path::Path;

use parallax::engine::compare::{Class, Comparison, Row};
use parallax::engine::side::{Pair, Side};

use super::articles::{Labelled, Labels, Story, indexes, read};
use super::{Figure, tell};

/// Right, wrong and missed.
#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Count {
    /// Counts one decision.
    pub(crate) fn add(&mut self, expected: bool, found: bool) {
        match (expected, found) {
            (true, true) => self.right += 1,
            (false, true) => self.wrong += 1,
            (true, false) => self.missed += 1,
            (false, false) => {}
        }
    }

    /// F1, precision and recall.
    pub(crate) fn figure(self, what: &str) -> Figure {
        let share = |part: u32, rest: u32| f64::from(part) / f64::from((part + rest).max(1));
        let precision = share(self.right, self.wrong);
        let recall = share(self.right, self.missed);
        let f1 = share(2 * self.right, self.wrong + self.missed);
        Figure {
            what: what.to_owned(),
            value: format!("F1 {f1:.3}  precision {precision:.3}  recall {recall:.3}"),
        }
    }
}

/// Where errors are told.
pub(crate) type Tell = fn(&str);

/// What was counted over pairs of articles.
#[derive(Default)]
pub(crate) struct Tally {
    links: Count,
    coverage: Count,
    only: Count,
}

impl Tally {
    /// Counts the pairs of a story.
    pub(crate) fn add(&mut self, story: &Story, whole: bool, tell: Tell) {
        for (labels, pair) in story.pairs() {
            let comparison = story.compare(&pair, whole);
            score_links(labels, &comparison, &pair, (&mut self.links, tell));
            score_sentences(labels, &comparison, &pair, (self, tell));
        }
    }

    /// The figures, with what they were counted on.
    pub(crate) fn figures(&self, of: &str) -> [Figure; 3] {
        [
            self.links.figure(&format!("link{of}")),
            self.coverage
                .figure(&format!("covered by the other article{of}")),
            self.only.figure(&format!("in one article only{of}")),
        ]
    }
}

/// Measures all labelled pairs.
pub(crate) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let story = read(folder)?;
    let mut figures = Vec::new();
    for (how, whole) in [("", true), (", the pair alone", false)] {
        let mut tally = Tally::default();
        tally.add(&story, whole, if whole { tell } else { |_| () });
        figures.extend(tally.figures(how));
    }
    Some(figures)
}

/// From this score on a row links its two sides; below it points at what comes nearest.
const LINKED: f32 = 0.22;

/// Whether a row links its two sides.
fn links(row: &Row) -> bool {
    !row.passages.left.is_empty() && !row.passages.right.is_empty() && row.score >= LINKED
}

fn score_links(
    labels: &Labels,
    comparison: &Comparison,
    pair: &Pair<&Labelled>,
    (count, tell): (&mut Count, Tell),
) {
    let mut found = BTreeSet::new();
    for row in comparison.rows.iter().filter(|row| links(row)) {
        for left in indexes(&row.passages.left, &pair.left.places) {
            for right in indexes(&row.passages.right, &pair.right.places) {
                found.insert((left, right));
            }
        }
    }
    for link in found.union(&labels.must).copied().collect::<Vec<_>>() {
        if labels.may.contains(&link) {
            continue;
        }
        let (expected, ours) = (labels.must.contains(&link), found.contains(&link));
        count.add(expected, ours);
        if expected != ours {
            let how = if ours { "wrong" } else { "missed" };
            let [left, right] = [pair.left.sentence(link.0), pair.right.sentence(link.1)];
            let name = labels.name(link);
            tell(&format!("link: {name} {how}\n  {left}\n  {right}"));
        }
    }
}

fn score_sentences(
    labels: &Labels,
    comparison: &Comparison,
    pair: &Pair<&Labelled>,
    (tally, tell): (&mut Tally, Tell),
) {
    for side in Side::BOTH {
        let key = labels.other(side.other());
        let end = |link: &(usize, usize)| match side {
            Side::Left => link.0,
            Side::Right => link.1,
        };
        let must: BTreeSet<usize> = labels.must.iter().map(end).collect();
        let may: BTreeSet<usize> = labels.may.iter().map(end).collect();
        let within = |row: &&Row| indexes(&row.passages[side], &pair[side].places);
        let linked: BTreeSet<usize> = comparison
            .rows
            .iter()
            .filter(|row| links(row))
            .flat_map(|row| within(&row))
            .collect();
        let alone: BTreeSet<usize> = comparison
            .rows
            .iter()
            .filter(|row| row.class == Class::only(side))
            .flat_map(|row| within(&row))
            .collect();
        for sentence in 0..pair[side].places.len() {
            if may.contains(&sentence) && !must.contains(&sentence) {
                continue;
            }
            let covered = must.contains(&sentence);
            tally.coverage.add(covered, linked.contains(&sentence));
            tally.only.add(!covered, alone.contains(&sentence));
            if covered == alone.contains(&sentence) {
                let how = if covered { "wrong" } else { "missed" };
                let (other, words) = (labels.other(side), pair[side].sentence(sentence));
                tell(&format!(
                    "only: {key}{sentence} not in {other}, {how}\n  {words}"
                ));
            }
        }
    }
}
