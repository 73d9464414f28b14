//! Training of the names model, and its figures.

use parallax::engine::tag::document::Evidence;
use parallax::engine::tag::lexicon::Lexicon;
use parallax::engine::tag::model::Model;
use parallax::engine::tag::scene::Scene;
use parallax::engine::tag::word::Word;
use parallax::engine::tag::{self, decode, features};

use super::corpus::{self, Document, Source};
use super::perceptron::{Example, Perceptron};
use super::random::Random;
use super::score::Score;

/// How often each invented story is filled anew.
pub(crate) const STORIES: usize = 18;
/// How often training goes through all examples.
const ROUNDS: usize = 10;
/// Rows left out at random, in a hundred. More than usual, because newspapers are not what most of the texts are.
const DROPPED: usize = 30;
/// How many learners' weights are added up; each sees the examples in another order.
const LEARNERS: u64 = 4;

/// How often the examples of a source are seen in one round. The encyclopaedia is nearest to newspapers; contracts
/// call their parties "Lender" and are labelled accordingly, which newspapers never are.
const fn weight(source: Source) -> usize {
    match source {
        Source::Wiki => 4,
        Source::Web | Source::Wnut | Source::Twitter | Source::Own => 1,
        Source::Filings => 0,
    }
}

/// The stored model learnt from `documents`.
pub(crate) fn train(documents: &[Document], lexicon: &Lexicon<'_>) -> Vec<u8> {
    let examples: Vec<(usize, Vec<Example>)> = documents
        .iter()
        .map(|document| (weight(document.source), examples(document, lexicon)))
        .collect();
    let mut sum = Perceptron::new(features::ROW_BITS);
    for seed in 1..=LEARNERS {
        let mut learner = Perceptron::new(features::ROW_BITS);
        let mut random = Random::new(seed);
        for _ in 0..ROUNDS {
            let mut order: Vec<&Example> = Vec::new();
            for (times, examples) in &examples {
                for _ in 0..*times {
                    order.extend(examples);
                }
            }
            random.shuffle(&mut order);
            learner.learn(&order, &mut random, DROPPED);
        }
        sum.add(&learner);
    }
    sum.store()
}

/// The runs of candidates of a document. Sentences with the marks of short messages are left out.
fn examples(document: &Document, lexicon: &Lexicon<'_>) -> Vec<Example> {
    let words = read(document, lexicon);
    let scenes = scenes(&words, lexicon);
    let evidence = Evidence::gather(&scenes);
    let messages = matches!(document.source, Source::Wnut | Source::Twitter);
    let mut found = Vec::new();
    for (sentence, scene) in document.sentences.iter().zip(&scenes) {
        if messages && corpus::is_chatter(sentence) {
            continue;
        }
        for run in tag::candidate_runs(scene) {
            let mut labels = sentence.labels[run.clone()].to_vec();
            corpus::repair(&mut labels);
            let mut rows = vec![Vec::new(); run.len()];
            for (idx, rows) in run.clone().zip(&mut rows) {
                features::of_name(scene, idx, &evidence, rows);
            }
            found.push(Example {
                rows,
                sorts: run.map(|idx| decode::sort(scene, idx)).collect(),
                labels,
                others: matches!(document.source, Source::Wiki | Source::Own),
            });
        }
    }
    found
}

/// The words of each sentence.
fn read(document: &Document, lexicon: &Lexicon<'_>) -> Vec<Vec<Word>> {
    let words = |sentence: &corpus::Sentence| {
        let texts = sentence.texts();
        texts.iter().map(|text| Word::read(text, lexicon)).collect()
    };
    document.sentences.iter().map(words).collect()
}

fn scenes<'w>(words: &'w [Vec<Word>], lexicon: &Lexicon<'_>) -> Vec<Scene<'w>> {
    let sentences = words.iter();
    sentences.map(|words| Scene::of(words, lexicon)).collect()
}

/// How well `model` does on `documents`.
pub(crate) fn measure(documents: &[Document], lexicon: &Lexicon<'_>, model: &Model<'_>) -> Score {
    let mut score = Score::default();
    for document in documents {
        let words = read(document, lexicon);
        let scenes = scenes(&words, lexicon);
        let evidence = Evidence::gather(&scenes);
        for (sentence, scene) in document.sentences.iter().zip(&scenes) {
            let labels = tag::label(scene, &evidence, model);
            let found: Vec<usize> = labels.iter().map(|(label, _)| *label).collect();
            score.add(&sentence.labels, &found);
        }
    }
    score
}

/// Lines of figures, one for each source.
pub(crate) fn report(
    documents: &[Document],
    lexicon: &Lexicon<'_>,
    model: &Model<'_>,
) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, source) in [
        ("web", Source::Web),
        ("encyclopaedia", Source::Wiki),
        ("messages", Source::Wnut),
        ("Twitter", Source::Twitter),
    ] {
        let mut score = Score::default();
        for document in documents
            .iter()
            .filter(|document| document.source == source)
        {
            let words = read(document, lexicon);
            let scenes = scenes(&words, lexicon);
            let evidence = Evidence::gather(&scenes);
            for (sentence, scene) in document.sentences.iter().zip(&scenes) {
                let labels = tag::label(scene, &evidence, model);
                let found: Vec<usize> = labels.iter().map(|(label, _)| *label).collect();
                score.add(&sentence.labels, &found);
            }
        }
        lines.push(format!("names, {name}, held out: {}", score.line()));
    }
    lines
}
