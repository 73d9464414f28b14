//! Links, coverage and "only here" on labelled pairs of articles (`alignment-seeds.json`).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use parallax::engine::analysis::{Analysis, analyse};
use parallax::engine::compare::{Class, Comparison, Row, compare};
use parallax::engine::import::{Input, import};
use parallax::engine::side::{Pair, Side};
use parallax::engine::text::Span;
use serde::Deserialize;

use super::Figure;

/// The labelled articles.
#[derive(Deserialize)]
pub(crate) struct Gold {
    articles: BTreeMap<String, Sentences>,
    /// Pairs of articles with their links.
    pub(crate) pairs: Vec<Labels>,
    /// For each fact the sentences that tell it, by article.
    #[serde(default)]
    pub(crate) facts: BTreeMap<String, BTreeMap<String, Vec<usize>>>,
}

#[derive(Deserialize)]
struct Sentences {
    file: String,
    sentences: Vec<String>,
}

/// Two articles and the links between their sentences.
#[derive(Deserialize)]
pub(crate) struct Labels {
    /// Key of the left article.
    pub(crate) left: String,
    /// Key of the right article.
    pub(crate) right: String,
    /// What asserts the same.
    pub(crate) must: BTreeSet<(usize, usize)>,
    /// What shares a part only: neither right nor wrong.
    pub(crate) may: BTreeSet<(usize, usize)>,
    /// What distinguishes the two ends of a link (`LEFT-RIGHT`).
    #[serde(default, rename = "labels")]
    pub(crate) kinds: BTreeMap<String, BTreeSet<String>>,
}

/// An article with the places of its labelled sentences.
pub(crate) struct Labelled {
    /// Its sentences and facts as the engine finds them.
    pub(crate) analysis: Analysis,
    /// Where the labelled sentences stand.
    pub(crate) places: Vec<Span>,
}

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

/// Measures all labelled pairs.
pub(crate) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let (gold, articles) = read(folder)?;
    let story: Vec<&Analysis> = articles.values().map(|article| &article.analysis).collect();
    let mut figures = Vec::new();
    for (how, whole) in [("", true), (", the pair alone", false)] {
        let (mut links, mut coverage, mut only) = Default::default();
        for labels in &gold.pairs {
            let pair = Pair::new(articles.get(&labels.left)?, articles.get(&labels.right)?);
            let sides = Pair::new(&pair.left.analysis, &pair.right.analysis);
            let alone = [sides.left, sides.right];
            let comparison = compare(sides, if whole { &story } else { &alone });
            score_links(labels, &comparison, &pair, &mut links);
            score_sentences(labels, &comparison, &pair, &mut coverage, &mut only);
        }
        figures.push(links.figure(&format!("link{how}")));
        figures.push(coverage.figure(&format!("covered by the other article{how}")));
        figures.push(only.figure(&format!("in one article only{how}")));
    }
    Some(figures)
}

/// Reads the labels, and the articles by their keys.
pub(crate) fn read(folder: &Path) -> Option<(Gold, BTreeMap<String, Labelled>)> {
    let gold = fs::read_to_string(folder.join("alignment-seeds.json")).ok()?;
    let gold: Gold = serde_json::from_str(&gold).ok()?;
    let mut articles = BTreeMap::new();
    for (name, sentences) in &gold.articles {
        let bytes = fs::read(folder.join("../seeds").join(&sentences.file)).ok()?;
        articles.insert(name.clone(), labelled(&sentences.file, &bytes, sentences)?);
    }
    Some((gold, articles))
}

fn labelled(name: &str, bytes: &[u8], sentences: &Sentences) -> Option<Labelled> {
    let article = import(Input { name, bytes })
        .ok()?
        .articles
        .into_iter()
        .next()?;
    let places = places(&article.text, &sentences.sentences);
    Some(Labelled {
        analysis: analyse(Arc::new(article), None),
        places,
    })
}

/// Where the labelled sentences stand: both texts are compared without white space, and with one kind of quotation
/// mark.
fn places(text: &str, sentences: &[String]) -> Vec<Span> {
    let characters: Vec<(usize, char)> = plain(text).collect();
    let mut from = 0;
    let mut places = Vec::new();
    for sentence in sentences {
        let wanted: Vec<char> = plain(sentence).map(|(_, character)| character).collect();
        let rest = characters.get(from..).unwrap_or_default();
        let found = rest
            .windows(wanted.len().max(1))
            .position(|window| window.iter().map(|(_, character)| character).eq(&wanted));
        let Some(found) = found else {
            places.push(Span::default());
            continue;
        };
        let first = from + found;
        from = first + wanted.len();
        let start = characters.get(first).map_or(0, |(at, _)| *at);
        let end = characters.get(from - 1).map_or(0, |(at, _)| *at + 1);
        places.push(Span::new(start, end));
    }
    places
}

fn plain(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let shown = text
        .char_indices()
        .filter(|(_, character)| !character.is_whitespace());
    shown.flat_map(|(at, character)| match character {
        '‘' | '’' => vec![(at, '\'')],
        '“' | '”' => vec![(at, '"')],
        '…' => vec![(at, '.'), (at, '.'), (at, '.')],
        other => vec![(at, other)],
    })
}

/// The labelled sentences that a passage covers.
pub(crate) fn indexes(passages: &[Span], places: &[Span]) -> Vec<usize> {
    let covered = |place: Span| {
        let shared = |passage: &Span| passage.intersect(place).map_or(0, Span::len);
        passages
            .iter()
            .any(|passage| 2 * shared(passage) >= passage.len().min(place.len()).max(1))
    };
    let places = places.iter().enumerate();
    places
        .filter(|(_, place)| !place.is_empty() && covered(**place))
        .map(|(idx, _)| idx)
        .collect()
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
    count: &mut Count,
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
        if !labels.may.contains(&link) {
            count.add(labels.must.contains(&link), found.contains(&link));
        }
    }
}

fn score_sentences(
    labels: &Labels,
    comparison: &Comparison,
    pair: &Pair<&Labelled>,
    coverage: &mut Count,
    only: &mut Count,
) {
    for side in Side::BOTH {
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
            coverage.add(covered, linked.contains(&sentence));
            only.add(!covered, alone.contains(&sentence));
        }
    }
}
