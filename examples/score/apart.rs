//! Articles about other events: what is linked between them is wrong, but for the background that two of them share.
//!
//! The articles are the labelled political news: one campaign, one month, the same few people. One pair of articles in
//! [`ONE_OF`] is compared, each weighed alone. Some pairs do tell the same in passing, so that no figure has to be 0.

use std::path::Path;
use std::sync::Arc;

use parallax::engine::analysis::{Analysis, analyse};
use parallax::engine::compare::{Difference, Row, compare};
use parallax::engine::import::{Input, import};
use parallax::engine::side::{Pair, Side};

use super::{Figure, tell};

/// One of so many pairs is looked at.
const ONE_OF: usize = 12;

/// What was counted.
#[derive(Default)]
struct Counts {
    pairs: usize,
    linked_pairs: usize,
    sentences: usize,
    linked: usize,
    contradictions: usize,
}

/// Measures pairs of the labelled political news.
pub(crate) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let articles = read(folder)?;
    let mut counts = Counts::default();
    for (at, left) in articles.iter().enumerate() {
        for (other, right) in articles.iter().enumerate().skip(at + 1) {
            if (at * articles.len() + other).is_multiple_of(ONE_OF) {
                count(Pair::new(left, right), &mut counts);
            }
        }
    }
    Some(vec![
        Figure::share(
            "pairs of articles with a link",
            counts.linked_pairs,
            counts.pairs,
        ),
        Figure::share("sentences linked", counts.linked, counts.sentences),
        Figure {
            what: "certain contradictions".to_owned(),
            value: counts.contradictions.to_string(),
        },
    ])
}

fn read(folder: &Path) -> Option<Vec<Analysis>> {
    let json = std::fs::read_to_string(folder.join("quotes/polnear-dev.json")).ok()?;
    let documents: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&json).ok()?;
    let read = |document: &serde_json::Value| {
        let input = Input {
            name: "article.txt",
            bytes: document.get("text")?.as_str()?.as_bytes(),
        };
        let article = import(input).ok()?.articles.into_iter().next()?;
        Some(analyse(Arc::new(article), None))
    };
    documents.values().map(read).collect()
}

fn count(pair: Pair<&Analysis>, counts: &mut Counts) {
    let comparison = compare(pair, &[pair.left, pair.right]);
    let mut linked = 0;
    for row in &comparison.rows {
        let sides = Side::BOTH.map(|side| row.passages[side].len());
        if !sides.contains(&0) {
            linked += sides.iter().sum::<usize>();
            tell(&format!("apart: {}", words(row, pair)));
        }
        let mut differences = row.differences.iter();
        if differences.any(Difference::contradicts) {
            counts.contradictions += 1;
            tell(&format!("apart: contradicts {}", words(row, pair)));
        }
    }
    counts.pairs += 1;
    counts.linked_pairs += usize::from(linked > 0);
    counts.linked += linked;
    let sentences = pair.map(|analysis| analysis.segments.sentences.len());
    counts.sentences += sentences.left + sentences.right;
}

/// A row, one line a side.
fn words(row: &Row, pair: Pair<&Analysis>) -> String {
    let side = |side: Side| {
        let passages = row.passages[side].iter();
        let words = passages.map(|span| span.of(&pair[side].article.text));
        words.collect::<Vec<_>>().join(" + ")
    };
    format!(
        "{:.3}\n  {}\n  {}",
        row.score,
        side(Side::Left),
        side(Side::Right)
    )
}
