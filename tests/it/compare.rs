//! The invented event of the sample stories: every planted difference against what comparing finds. What has to hold of
//! any two articles stands in `compare/any.rs`.

mod any;

use std::collections::BTreeMap;

use parallax::bundle;
use parallax::engine::analysis::{Analysis, analyse};
use parallax::engine::compare::{Class, Comparison, Difference, DifferenceKind, compare};
use parallax::engine::side::{Pair, Side};
use parallax::engine::text::Span;
use serde_json::Value;

/// The labels, and the articles by the names of their files.
struct Invented {
    labels: Value,
    articles: BTreeMap<String, Analysis>,
}

impl Invented {
    fn read() -> Self {
        let labels = serde_json::from_str(include_str!("data/invented-labels.json")).unwrap();
        let all = bundle::articles().into_iter();
        let articles = all
            .filter(|article| article.metadata.story.as_deref() == Some("tarle-barrier"))
            .map(|article| (article.label.clone(), analyse(article, None)))
            .collect();
        Self { labels, articles }
    }

    fn pair(&self, label: &Value) -> Pair<&Analysis> {
        let article = |side: &str| &self.articles[label[side].as_str().unwrap()];
        Pair::new(article("left"), article("right"))
    }

    fn compare(&self, label: &Value) -> Comparison {
        let story: Vec<&Analysis> = self.articles.values().collect();
        compare(self.pair(label), &story)
    }

    fn labelled(&self, list: &str) -> &[Value] {
        self.labels[list].as_array().unwrap()
    }
}

/// Where the labelled words stand on one side: inside their sentence, because the same words may stand elsewhere.
fn place(analysis: &Analysis, label: &Value, side: &str) -> Option<Span> {
    let text = &analysis.article.text;
    let sentence = label[format!("{side}_sentence")].as_str()?;
    let words = label[format!("{side}_text")].as_str()?;
    let start = text.find(sentence)?;
    let at = start + text.get(start..)?.find(words)?;
    Some(Span::new(at, at + words.len()))
}

fn kind(label: &Value) -> DifferenceKind {
    match label["kind"].as_str().unwrap() {
        "figure" => DifferenceKind::Figure,
        "date" => DifferenceKind::Date,
        "quote" => DifferenceKind::Quote,
        "attribution" => DifferenceKind::Attribution,
        "status" => DifferenceKind::Status,
        "label" => DifferenceKind::Label,
        _ => DifferenceKind::Detail,
    }
}

/// Whether a difference is the labelled one: its kind, and words that overlap on both sides.
fn is_labelled(difference: &Difference, label: &Value, places: &Pair<Option<Span>>) -> bool {
    difference.kind == kind(label)
        && Side::BOTH
            .iter()
            .all(|&side| match (difference.words[side], places[side]) {
                (Some(found), Some(place)) => found.overlaps(place),
                (None, None) => true,
                _ => false,
            })
}

/// Planted differences that are not found, as kind and words, each with a reason.
const NOT_FOUND: [(&str, &str, &str); 0] = [];

#[test]
fn planted_differences_are_found_with_their_words() {
    let invented = Invented::read();
    let mut missed = Vec::new();
    for label in invented.labelled("differences") {
        let pair = invented.pair(label);
        let places = Pair::new(
            place(pair.left, label, "left"),
            place(pair.right, label, "right"),
        );
        let comparison = invented.compare(label);
        let mut differences = comparison.rows.iter().flat_map(|row| &row.differences);
        let known = NOT_FOUND.iter().any(|(kind, left, right)| {
            label["kind"] == *kind && label["left_text"] == *left && label["right_text"] == *right
        });
        let found = differences.any(|difference| is_labelled(difference, label, &places));
        if found == known {
            missed.push(format!(
                "{} {} | {}: {} | {}{}",
                label["kind"],
                label["left"],
                label["right"],
                label["left_text"],
                label["right_text"],
                if found { " is found now" } else { "" },
            ));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn every_certain_contradiction_of_values_is_a_planted_one() {
    let invented = Invented::read();
    let names: Vec<&String> = invented.articles.keys().collect();
    for (at, left) in names.iter().enumerate() {
        for right in names.iter().skip(at + 1) {
            let pair = serde_json::json!({"left": left, "right": right});
            let planted: Vec<&Value> = invented
                .labelled("differences")
                .iter()
                .filter(|label| {
                    let files = [&label["left"], &label["right"]];
                    files.contains(&&pair["left"]) && files.contains(&&pair["right"])
                })
                .collect();
            for difference in certain(&invented.compare(&pair)) {
                let known = planted.iter().any(|label| {
                    let sides = invented.pair(label);
                    let places = Pair::new(
                        place(sides.left, label, "left"),
                        place(sides.right, label, "right"),
                    );
                    let turned = label["left"] != pair["left"];
                    let places = if turned { places.swap() } else { places };
                    is_labelled(&difference, label, &places)
                });
                assert!(known, "{left} {right} {difference:?}");
            }
        }
    }
}

/// The certain differences in figures, dates and status.
fn certain(comparison: &Comparison) -> Vec<Difference> {
    let values = [
        DifferenceKind::Figure,
        DifferenceKind::Date,
        DifferenceKind::Status,
    ];
    let all = comparison.rows.iter().flat_map(|row| &row.differences);
    all.filter(|difference| difference.certain && values.contains(&difference.kind))
        .cloned()
        .collect()
}

#[test]
fn no_false_alarm_is_certain() {
    let invented = Invented::read();
    for label in invented.labelled("agree") {
        let pair = invented.pair(label);
        let places = Pair::new(
            place(pair.left, label, "left"),
            place(pair.right, label, "right"),
        );
        for row in invented.compare(label).rows {
            for difference in row
                .differences
                .iter()
                .filter(|difference| difference.contradicts())
            {
                let both = Side::BOTH.iter().all(|&side| {
                    let (words, place) = (difference.words[side], places[side]);
                    words
                        .zip(place)
                        .is_some_and(|(words, place)| words.overlaps(place))
                });
                let value = matches!(
                    difference.kind,
                    DifferenceKind::Figure | DifferenceKind::Date
                );
                assert!(!(both && value), "{difference:?} of {label}");
            }
        }
    }
}

/// The sentences of a list of a label, as they stand in an article.
fn listed(analysis: &Analysis, label: &Value, list: &str) -> Vec<Span> {
    let text = &analysis.article.text;
    let sentences = label[list].as_array().unwrap().iter();
    sentences
        .map(|sentence| {
            let sentence = sentence.as_str().unwrap();
            let start = text.find(sentence).unwrap();
            Span::new(start, start + sentence.len())
        })
        .collect()
}

#[test]
fn what_was_taken_over_from_the_wire_is_found_and_nothing_else() {
    let invented = Invented::read();
    let names: Vec<&String> = invented.articles.keys().collect();
    for (at, left) in names.iter().enumerate() {
        for right in names.iter().skip(at + 1) {
            let pair = serde_json::json!({"left": left, "right": right});
            let comparison = invented.compare(&pair);
            let taken: Vec<&Pair<Span>> =
                comparison.rows.iter().flat_map(|row| &row.taken).collect();
            let sides = invented.pair(&pair);
            // Both outlets that took it over have it from the wire, so they have it in common, too.
            let planted: Vec<Span> = invented
                .labelled("taken_over")
                .iter()
                .filter_map(|label| {
                    let name = |side: &str| label[side].as_str().unwrap() == left.as_str();
                    let list = if name("by") {
                        "by_sentences"
                    } else {
                        "sentences"
                    };
                    (name("by") || name("from")).then(|| listed(sides.left, label, list))
                })
                .flatten()
                .collect();
            let copied = *right != "weir-and-windlass.md" && *left != "weir-and-windlass.md";
            assert_eq!(taken.is_empty(), !copied, "{left} {right}");
            for stretch in &taken {
                let known = planted.iter().any(|place| place.overlaps(stretch.left));
                assert!(known, "{left} {right} {stretch:?}");
            }
            for place in planted.iter().filter(|_| copied) {
                let found = taken.iter().any(|stretch| stretch.left.overlaps(*place));
                assert!(
                    found,
                    "{left} {right} {:?}",
                    place.of(&sides.left.article.text)
                );
            }
        }
    }
}

#[test]
fn outlets_that_carry_one_text_are_one_voice() {
    let invented = Invented::read();
    let story: Vec<&Analysis> = invented.articles.values().collect();
    let place = |name: &str| {
        invented
            .articles
            .keys()
            .position(|known| known == name)
            .unwrap()
    };
    let carriers = [
        "lorvenna-one.md",
        "lorvenna-press.md",
        "tarlemouth-lantern.md",
    ]
    .map(place);
    let matrix = parallax::engine::matrix::matrix(&story);
    let of = |words: &str| {
        let row = matrix
            .rows
            .iter()
            .find(|row| row.label.contains(words))
            .unwrap();
        (row.voices, row.copies.clone())
    };
    assert_eq!(of("Its four steel gates"), (1, vec![carriers.to_vec()]));
    assert_eq!(of("The barrier cost"), (2, vec![carriers.to_vec()]));
    assert_eq!(of("we got a sieve"), (3, Vec::new()));
    for row in &matrix.rows {
        assert!((1..=row.cells.len()).contains(&row.voices), "{row:?}");
    }
}

#[test]
fn an_article_of_the_stories_compared_with_itself_is_all_the_same() {
    for article in bundle::articles() {
        let analysis = analyse(article, None);
        let comparison = compare(Pair::new(&analysis, &analysis), &[&analysis]);
        for row in comparison.rows {
            assert_eq!(row.class, Class::Same, "{row:?}");
        }
    }
}
