//! Labelled articles: sentences that a reader numbered, beside what the engine finds in the same text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use parallax::engine::analysis::{Analysis, analyse};
use parallax::engine::compare::{Comparison, compare};
use parallax::engine::import::{Input, import};
use parallax::engine::side::{Pair, Side};
use parallax::engine::text::Span;
use serde::Deserialize;

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
    pub(crate) fn other(&self, side: Side) -> &str {
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
