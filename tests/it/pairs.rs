//! The labelled events of `tests/it/data/pairs/` hold together: every number and every labelled word is where a label says.

use std::collections::BTreeSet;

mod events;

use events::{Event, Labels};
use parallax::engine::import::{Input, import};

const KINDS: [&str; 7] = [
    "figure",
    "date",
    "quote",
    "attribution",
    "status",
    "label",
    "detail",
];

fn read() -> Vec<Event> {
    let files = events::FILES.iter();
    files
        .map(|(name, text)| events::read(text).unwrap_or_else(|error| panic!("{name}: {error}")))
        .collect()
}

#[test]
fn every_event_is_told_three_times_and_labelled_pair_by_pair() {
    for event in read() {
        let name = &event.name;
        assert!(
            ["development", "kept", "fresh"].contains(&event.part.as_str()),
            "{name}"
        );
        let keys: Vec<&String> = event.articles.keys().collect();
        assert_eq!(keys, ["A", "B", "C"], "{name}");
        let pairs: Vec<(&str, &str)> = event
            .pairs
            .iter()
            .map(|pair| (pair.left.as_str(), pair.right.as_str()))
            .collect();
        assert_eq!(pairs, [("A", "B"), ("A", "C"), ("B", "C")], "{name}");
        for (key, article) in &event.articles {
            let sentences = article.sentences.len();
            assert!((16..=31).contains(&sentences), "{name} {key}: {sentences}");
            let different: BTreeSet<&String> = article.sentences.iter().collect();
            assert_eq!(different.len(), sentences, "{name} {key}");
            assert!(!article.outlet.is_empty() && !article.time.is_empty());
            assert!(article.openings.len() > 3, "{name} {key}");
        }
    }
}

#[test]
fn every_label_points_at_sentences_and_words_that_are_there() {
    for event in read() {
        for pair in &event.pairs {
            let name = format!("{} {} {}", event.name, pair.left, pair.right);
            assert!(
                !pair.must.is_empty() && !pair.differences.is_empty(),
                "{name}"
            );
            for link in pair.must.union(&pair.may) {
                assert!(sentences(&event, pair, *link).is_some(), "{name} {link:?}");
                let both = pair.must.contains(link) && pair.may.contains(link);
                assert!(!both, "{name} {link:?}");
            }
            for label in &pair.differences {
                let linked = pair.must.contains(&label.link) || pair.may.contains(&label.link);
                assert!(linked, "{name} {label:?}");
                assert!(KINDS.contains(&label.kind.as_str()), "{name} {label:?}");
                let told = sentences(&event, pair, label.link).unwrap();
                for (words, sentence) in label.words.iter().zip(told) {
                    let there = words.as_ref().is_none_or(|words| sentence.contains(words));
                    assert!(there, "{name} {label:?}: {sentence}");
                }
                assert!(label.words.iter().any(Option::is_some), "{name} {label:?}");
            }
        }
    }
}

/// The two sentences of a link.
fn sentences<'a>(
    event: &'a Event,
    pair: &Labels,
    (left, right): (usize, usize),
) -> Option<[&'a str; 2]> {
    let sentence = |key: &str, number: usize| {
        event.articles[key]
            .sentences
            .get(number)
            .map(String::as_str)
    };
    Some([sentence(&pair.left, left)?, sentence(&pair.right, right)?])
}

#[test]
fn every_fact_is_told_by_sentences_that_are_there() {
    for event in read() {
        assert!((15..=26).contains(&event.facts.len()), "{}", event.name);
        for (fact, cells) in &event.facts {
            assert!(!cells.is_empty());
            for (key, numbers) in cells {
                let sentences = event.articles[key].sentences.len();
                let there = numbers.iter().all(|number| *number < sentences);
                assert!(there, "{}: {fact}", event.name);
            }
        }
    }
}

#[test]
fn the_articles_are_read_with_all_their_sentences_in_order() {
    for event in read() {
        for (key, report) in &event.articles {
            let markdown = report.markdown();
            let input = Input {
                name: "report.md",
                bytes: markdown.as_bytes(),
            };
            let article = import(input).unwrap().articles.remove(0);
            let mut rest = article.text.as_str();
            for sentence in &report.sentences {
                let (_, after) = rest
                    .split_once(sentence.as_str())
                    .unwrap_or_else(|| panic!("{} {key}: {sentence}", event.name));
                rest = after;
            }
            assert_eq!(rest.trim(), "", "{} {key}", event.name);
        }
    }
}

#[test]
fn every_event_asks_for_contradictions_and_for_quotations_cut() {
    for event in read() {
        for kind in ["figure", "quote", "attribution"] {
            let labels = event.pairs.iter().flat_map(|pair| &pair.differences);
            let asked = labels.filter(|label| label.asked && label.kind == kind);
            assert!(asked.count() > 0, "{}: {kind}", event.name);
        }
    }
}
