//! Links, coverage and "only here" on labelled pairs of articles (`alignment-seeds.json`), and what other measures need to
//! set labelled sentences beside what the engine finds.

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

use super::{Figure, tell};

/// The labelled articles.
#[derive(Deserialize)]
pub(crate) struct Gold {
    /// The articles by their keys.
    pub(crate) articles: BTreeMap<String, Sentences>,
    /// Pairs of articles with their links.
    pub(crate) pairs: Vec<Labels>,
    /// For each fact the sentences that tell it, by article.
    #[serde(default)]
    pub(crate) facts: BTreeMap<String, BTreeMap<String, Vec<usize>>>,
}

/// An article as it was labelled.
#[derive(Deserialize)]
pub(crate) struct Sentences {
    /// The name of its file.
    pub(crate) file: String,
    /// Its sentences in reading order.
    pub(crate) sentences: Vec<String>,
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

impl Labels {
    /// A link with the keys of its articles.
    pub(crate) fn name(&self, (left, right): (usize, usize)) -> String {
        format!("{}{left} {}{right}", self.left, self.right)
    }

    /// The key of the article that `side` is compared with.
    fn other(&self, side: Side) -> &str {
        match side {
            Side::Left => &self.right,
            Side::Right => &self.left,
        }
    }
}

/// An article with the places of its labelled sentences.
pub(crate) struct Labelled {
    /// Its sentences and facts as the engine finds them.
    pub(crate) analysis: Analysis,
    /// Where the labelled sentences stand.
    pub(crate) places: Vec<Span>,
}

impl Labelled {
    /// The words of a labelled sentence.
    pub(crate) fn sentence(&self, number: usize) -> &str {
        let place = self.places.get(number).copied().unwrap_or_default();
        place.of(&self.analysis.article.text)
    }
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

/// The labels of a story and its articles as the engine reads them.
pub(crate) struct Story {
    /// The labels.
    pub(crate) gold: Gold,
    /// The articles by their keys.
    pub(crate) articles: BTreeMap<String, Labelled>,
}

impl Story {
    /// Reads the articles that the labels name; `bytes` gives the content of a file by its name. `None` where one is not
    /// there or is no article.
    pub(crate) fn new(gold: Gold, bytes: impl Fn(&str) -> Option<Vec<u8>>) -> Option<Self> {
        let mut articles = BTreeMap::new();
        for (key, sentences) in &gold.articles {
            let bytes = bytes(&sentences.file)?;
            articles.insert(key.clone(), labelled(&sentences.file, &bytes, sentences)?);
        }
        Some(Self { gold, articles })
    }

    /// All its articles.
    pub(crate) fn analyses(&self) -> Vec<&Analysis> {
        let articles = self.articles.values();
        articles.map(|article| &article.analysis).collect()
    }

    /// Its labelled pairs.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&Labels, Pair<&Labelled>)> {
        self.gold.pairs.iter().filter_map(|labels| {
            let article = |key| self.articles.get(key);
            Some((
                labels,
                Pair::new(article(&labels.left)?, article(&labels.right)?),
            ))
        })
    }

    /// What comparing a pair finds, with words weighed over the whole story or over the pair alone.
    pub(crate) fn compare(&self, pair: &Pair<&Labelled>, whole: bool) -> Comparison {
        let sides = Pair::new(&pair.left.analysis, &pair.right.analysis);
        if whole {
            return compare(sides, &self.analyses());
        }
        compare(sides, &[sides.left, sides.right])
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

/// Reads the labels of the supplied articles, and these.
pub(crate) fn read(folder: &Path) -> Option<Story> {
    let gold = fs::read_to_string(folder.join("alignment-seeds.json")).ok()?;
    let gold: Gold = serde_json::from_str(&gold).ok()?;
    Story::new(gold, |file| {
        fs::read(folder.join("../seeds").join(file)).ok()
    })
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
