//! Names and parts of speech on every tenth document of the open texts, which the models were not trained on, and
//! names on the hard test of WNUT17.

#[path = "../train/corpus.rs"]
#[expect(dead_code, reason = "the training program uses the rest of it")]
mod corpus;
#[path = "../train/score.rs"]
mod counts;

use std::path::Path;

use parallax::engine::facts::{self, Value};
use parallax::engine::segment;
use parallax::engine::tag;
use parallax::engine::text::Span;

use super::{Figure, tell};
use corpus::{Document, Source};
use counts::Score;

/// Every tenth document is held out.
const HELD: usize = 9;

/// Measures the tagger, and the names that become facts.
pub(super) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let open = corpus::open(&folder.join("ner/open.train")).ok()?;
    let held: Vec<Document> = open.into_iter().skip(HELD).step_by(10).collect();
    let mut figures = Vec::new();
    for (what, source) in [
        ("web, held out", Source::Web),
        ("encyclopaedia, held out", Source::Wiki),
    ] {
        let documents = held.iter().filter(|document| document.source == source);
        let documents: Vec<&Document> = documents.collect();
        figures.push(figure(&format!("model: {what}"), &by_model(&documents)));
        figures.push(figure(&format!("facts: {what}"), &by_facts(&documents)));
    }
    let prose = held
        .iter()
        .filter(|document| matches!(document.source, Source::Web | Source::Wiki));
    let prose = prose.map(|document| {
        let names = document.names.iter().filter_map(|(span, label)| {
            let kind = ['?', 'P', 'O', 'L'].get(tag::decode::kind(*label))?;
            Some((*span, *kind))
        });
        (document.article.clone(), names.collect())
    });
    figures.extend(super::newswire::confidence(
        "held out",
        &prose.collect::<Vec<_>>(),
    ));
    if let Ok(hard) = corpus::read(&folder.join("ner/wnut17.test"), Source::Wnut) {
        let documents: Vec<&Document> = hard.iter().collect();
        figures.push(figure("model: WNUT17 test", &by_model(&documents)));
    }
    figures.extend(parts_of_speech(&folder.join("pos/ewt.train")));
    Some(figures)
}

fn figure(what: &str, score: &Score) -> Figure {
    Figure {
        what: what.to_owned(),
        value: format!("F1 {}", score.line()),
    }
}

fn by_model(documents: &[&Document]) -> Score {
    let mut score = Score::default();
    for document in documents {
        let sentences: Vec<Vec<&str>> = document
            .sentences
            .iter()
            .map(corpus::Sentence::texts)
            .collect();
        for (sentence, labels) in document
            .sentences
            .iter()
            .zip(tag::label_document(&sentences))
        {
            let found: Vec<usize> = labels.into_iter().map(|(label, _)| label).collect();
            score.add(&sentence.labels, &found);
        }
    }
    score
}

/// The names as the facts have them: every mention of every person, organisation and place.
fn by_facts(documents: &[&Document]) -> Score {
    let mut score = Score::default();
    for document in documents {
        let segments = segment::segment(&document.article);
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for fact in facts::find(&document.article, &segments, None) {
            let (mentions, kind) = match &fact.value {
                Value::Person(person) => (&person.mentions, 1),
                Value::Organisation(entity) => (&entity.mentions, 2),
                Value::Place(entity) => (&entity.mentions, 3),
                _ => continue,
            };
            let text = &document.article.text;
            let named = mentions
                .iter()
                .filter(|span| span.of(text).contains(char::is_uppercase));
            found.extend(named.map(|span| (span.start, span.end, kind)));
        }
        found.sort_unstable();
        found.dedup();
        let gold: Vec<(usize, usize, usize)> = document
            .names
            .iter()
            .map(|(span, label)| (span.start, span.end, tag::decode::kind(*label)))
            .collect();
        for wrong in found.iter().filter(|name| !gold.contains(name)) {
            let words = Span::new(wrong.0, wrong.1).of(&document.article.text);
            tell(&format!("names: wrong: {words} as {}", wrong.2));
        }
        score.add_names(&gold, &found);
    }
    score
}

/// Accuracy on every tenth document.
fn parts_of_speech(path: &Path) -> Option<Figure> {
    let text = std::fs::read_to_string(path).ok()?;
    let documents = text
        .split("-DOCSTART-\tX\n")
        .filter(|part| !part.trim().is_empty());
    let (mut right, mut all) = (0, 0);
    for sentence in documents
        .skip(HELD)
        .step_by(10)
        .flat_map(|document| document.split("\n\n"))
    {
        let pairs: Vec<(&str, &str)> = sentence
            .lines()
            .filter_map(|line| line.rsplit_once('\t'))
            .collect();
        let words: Vec<&str> = pairs.iter().map(|(word, _)| *word).collect();
        for (found, (_, part)) in tag::speech(&words).iter().zip(&pairs) {
            right += usize::from(found.universal() == *part);
            all += 1;
        }
    }
    Some(Figure::share("parts of speech, web, held out", right, all))
}
