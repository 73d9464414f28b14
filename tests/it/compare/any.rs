//! What comparing has to hold to whatever the articles are: it is a mirror, it links nothing across events or languages,
//! and an article is the same as itself.

use std::sync::Arc;

use parallax::bundle;
use parallax::engine::analysis::{Analysis, analyse};
use parallax::engine::article::Article;
use parallax::engine::compare::{Class, Comparison, DifferenceKind, compare};
use parallax::engine::import::{Input, import};
use parallax::engine::side::{Pair, Side};

/// Two invented reports of each kind of news, about two events.
const APART: [(&str, &str); 6] = [
    ("court-1", include_str!("../data/apart/court-1.txt")),
    ("court-2", include_str!("../data/apart/court-2.txt")),
    ("storm-1", include_str!("../data/apart/storm-1.txt")),
    ("storm-2", include_str!("../data/apart/storm-2.txt")),
    ("earnings-1", include_str!("../data/apart/earnings-1.txt")),
    ("earnings-2", include_str!("../data/apart/earnings-2.txt")),
];

/// The first report of earnings in other languages.
const TRANSLATED: [(&str, &str); 3] = [
    ("earnings-de", include_str!("../data/apart/earnings-de.txt")),
    ("earnings-fr", include_str!("../data/apart/earnings-fr.txt")),
    ("earnings-es", include_str!("../data/apart/earnings-es.txt")),
];

/// An article of a text with a headline and one paragraph a line.
fn read(name: &str, text: &str) -> Analysis {
    let markdown = format!("# {}", text.replace('\n', "\n\n"));
    let name = format!("{name}.md");
    let input = Input {
        name: &name,
        bytes: markdown.as_bytes(),
    };
    let article = import(input).unwrap().articles.into_iter().next().unwrap();
    analyse(Arc::new(article), None)
}

fn compared(left: &Analysis, right: &Analysis) -> Comparison {
    compare(Pair::new(left, right), &[left, right])
}

/// The rows that do not stand on one side alone.
fn not_alone(left: &Analysis, right: &Analysis) -> Vec<String> {
    let comparison = compared(left, right);
    let rows = comparison.rows.iter();
    rows.filter(|row| !matches!(row.class, Class::LeftOnly | Class::RightOnly))
        .map(|row| {
            let words = |side: Side, analysis: &Analysis| {
                let spans = row.passages[side].iter();
                spans
                    .map(|span| span.of(&analysis.article.text).to_owned())
                    .collect::<String>()
            };
            let (left, right) = (words(Side::Left, left), words(Side::Right, right));
            format!("{:?} {}\n  {left}\n  {right}", row.class, row.score)
        })
        .collect()
}

#[test]
fn reports_of_two_events_share_nothing_though_their_genre_is_one() {
    let mut wrong = Vec::new();
    for (at, (name, text)) in APART.iter().enumerate() {
        let left = read(name, text);
        assert!(left.segments.sentences.len() > 25, "{name}");
        for (other, text) in &APART[at + 1..] {
            wrong.extend(not_alone(&left, &read(other, text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_linked_to_a_translation() {
    let (name, text) = APART[4];
    let original = read(name, text);
    let mut wrong = Vec::new();
    for (name, text) in TRANSLATED {
        let translation = read(name, text);
        wrong.extend(not_alone(&original, &translation));
        assert_eq!(
            translation.segments.sentences.len(),
            original.segments.sentences.len(),
            "{name}"
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What comparing finds, row by row, as it reads with the sides as they are or exchanged.
fn shown(comparison: &Comparison, exchanged: bool) -> Vec<String> {
    let mut rows: Vec<String> = comparison
        .rows
        .iter()
        .cloned()
        .map(|mut row| {
            if exchanged {
                row.passages = row.passages.swap();
                row.class = match row.class {
                    Class::LeftOnly => Class::RightOnly,
                    Class::RightOnly => Class::LeftOnly,
                    class => class,
                };
                for difference in &mut row.differences {
                    difference.words = difference.words.swap();
                }
                for stretch in &mut row.taken {
                    *stretch = stretch.swap();
                }
            }
            // What stands in the order of the left side, or out of it, is ordered anew.
            row.taken.sort_unstable();
            row.differences
                .sort_by_key(|difference| (difference.kind, difference.words, difference.nature));
            format!("{row:?}")
        })
        .collect();
    rows.sort();
    rows
}

#[track_caller]
fn check_mirror(left: &Analysis, right: &Analysis, story: &[&Analysis]) {
    let forth = compare(Pair::new(left, right), story);
    let back = compare(Pair::new(right, left), story);
    let (forth, back) = (shown(&forth, false), shown(&back, true));
    for (one, other) in forth.iter().zip(&back) {
        assert_eq!(one, other, "{} {}", left.article.label, right.article.label);
    }
    assert_eq!(forth.len(), back.len());
}

#[track_caller]
fn check_mirrors(all: &[Analysis]) {
    let story: Vec<&Analysis> = all.iter().collect();
    for (at, left) in all.iter().enumerate() {
        for right in &all[at + 1..] {
            check_mirror(left, right, &story);
            check_mirror(left, right, &[left, right]);
        }
    }
}

#[test]
fn every_pair_of_the_sample_stories_is_a_mirror() {
    let all: Vec<Analysis> = bundle::articles()
        .into_iter()
        .map(|article| analyse(article, None))
        .collect();
    check_mirrors(&all);
}

#[test]
fn every_pair_of_the_supplied_articles_is_a_mirror() {
    let Some(folder) = crate::run::supplied() else {
        return;
    };
    let loaded = parallax::load::load(&[folder]);
    let all: Vec<Analysis> = loaded
        .articles
        .into_iter()
        .map(|article| analyse(article, None))
        .collect();
    assert!(!all.is_empty());
    check_mirrors(&all);
}

#[test]
fn every_article_is_the_same_as_itself() {
    for (name, text) in APART.iter().chain(&TRANSLATED) {
        let analysis = read(name, text);
        let comparison = compared(&analysis, &analysis);
        assert_eq!(comparison.rows.len(), analysis.segments.sentences.len());
        for row in comparison.rows {
            assert_eq!(row.class, Class::Same, "{name} {row:?}");
            assert!(row.differences.is_empty(), "{name} {row:?}");
        }
    }
}

#[test]
fn one_changed_figure_makes_one_row_that_differs() {
    for (name, old, new) in [
        ("earnings-1", "by 18 percent", "by 14 percent"),
        ("storm-1", "took 1,900 calls", "took 1,700 calls"),
        ("court-1", "admitted 22 counts", "admitted 24 counts"),
        ("court-2", "Nearly 9,000 people", "Nearly 7,000 people"),
        (
            "storm-2",
            "Five people were killed",
            "Nine people were killed",
        ),
    ] {
        let (_, text) = APART.iter().find(|(known, _)| *known == name).unwrap();
        let changed = text.replacen(old, new, 1);
        assert_ne!(*text, changed, "{name}");
        let comparison = compared(&read(name, text), &read(name, &changed));
        let differs: Vec<_> = comparison
            .rows
            .iter()
            .filter(|row| row.class != Class::Same)
            .collect();
        assert_eq!(differs.len(), 1, "{name} {differs:?}");
        let figures = differs[0].differences.iter();
        let figures = figures.filter(|difference| difference.kind == DifferenceKind::Figure);
        assert_eq!(figures.count(), 1, "{name} {differs:?}");
    }
}

#[test]
fn the_smallest_articles_compare() {
    let empty = Article::new("empty", String::new(), Vec::new());
    let empty = analyse(Arc::new(empty), None);
    assert!(compared(&empty, &empty).rows.is_empty());
    let one = read("one", "The harbour wall gave way on Monday.");
    let rows = compared(&one, &one).rows;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].class, Class::Same);
    let alone = compared(&one, &empty).rows;
    assert_eq!(alone.len(), 1);
    assert_eq!(alone[0].class, Class::LeftOnly);
    let word = read("word", "Flood");
    let rows = compared(&word, &word).rows;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].class, Class::Same);
}
