//! Training of the parts of speech: an averaged perceptron from left to right.

use std::path::Path;

use parallax::engine::tag::lexicon::Lexicon;
use parallax::engine::tag::model::Weights;
use parallax::engine::tag::scene::Place;
use parallax::engine::tag::speech::{self, PARTS, ROW_BITS, Speech};
use parallax::engine::tag::word::Word;

use super::random::Random;

/// How often training goes through all sentences.
const ROUNDS: usize = 8;

/// A sentence with the number of each word's part of speech.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tagged {
    /// The words.
    pub(crate) words: Vec<String>,
    /// Their parts of speech, as indexes into [`Speech::ALL`].
    pub(crate) parts: Vec<usize>,
}

/// The sentences of each document of `path`: those to train on, and those of every tenth document.
pub(crate) fn read(path: &Path) -> std::io::Result<(Vec<Tagged>, Vec<Tagged>)> {
    let text = std::fs::read_to_string(path)?;
    let (mut kept, mut held) = (Vec::new(), Vec::new());
    let documents = text
        .split("-DOCSTART-\tX\n")
        .filter(|part| !part.trim().is_empty());
    for (idx, document) in documents.enumerate() {
        let into = if idx % 10 == 9 { &mut held } else { &mut kept };
        into.extend(document.split("\n\n").filter_map(tagged));
    }
    Ok((kept, held))
}

fn tagged(lines: &str) -> Option<Tagged> {
    let mut sentence = Tagged::default();
    for (word, part) in lines.lines().filter_map(|line| line.rsplit_once('\t')) {
        let number = Speech::ALL
            .iter()
            .position(|known| known.universal() == part)?;
        sentence.words.push(word.to_owned());
        sentence.parts.push(number);
    }
    (!sentence.words.is_empty()).then_some(sentence)
}

fn words_of(sentence: &Tagged, lexicon: &Lexicon<'_>) -> Vec<Word> {
    let words = sentence.words.iter();
    words.map(|text| Word::read(text, lexicon)).collect()
}

/// The stored table learnt from `sentences`.
pub(crate) fn train(sentences: &[Tagged], lexicon: &Lexicon<'_>) -> Vec<u8> {
    let words: Vec<Vec<Word>> = sentences
        .iter()
        .map(|sentence| words_of(sentence, lexicon))
        .collect();
    let mut learner = Learner::new();
    let mut random = Random::new(3);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    for _ in 0..ROUNDS {
        random.shuffle(&mut order);
        for idx in &order {
            let places = Place::of(&words[*idx], lexicon);
            learner.learn(&places, &sentences[*idx].parts);
        }
    }
    learner.store()
}

/// How many words of `sentences` get the right part of speech, and how many there are.
pub(crate) fn score(
    sentences: &[Tagged],
    lexicon: &Lexicon<'_>,
    weights: &Weights<'_, PARTS>,
) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for sentence in sentences {
        let words = words_of(sentence, lexicon);
        let found = speech::tag(&Place::of(&words, lexicon), weights);
        let pairs = found.iter().zip(&sentence.parts);
        right += pairs
            .filter(|(found, part)| Some(*found) == Speech::ALL.get(**part))
            .count();
        all += found.len();
    }
    (right, all)
}

struct Learner {
    weights: Vec<[i32; PARTS]>,
    sums: Vec<[i64; PARTS]>,
    clock: i64,
}

impl Learner {
    fn new() -> Self {
        Self {
            weights: vec![[0; PARTS]; 1 << ROW_BITS],
            sums: vec![[0; PARTS]; 1 << ROW_BITS],
            clock: 1,
        }
    }

    fn learn(&mut self, places: &[Place<'_>], parts: &[usize]) {
        let mut before: Vec<usize> = Vec::with_capacity(parts.len());
        let mut rows = Vec::new();
        for (idx, (place, part)) in places.iter().zip(parts).enumerate() {
            if let Some(settled) = speech::settled(place.word) {
                before.push(settled);
                continue;
            }
            rows.clear();
            speech::rows_of(places, idx, &before, &mut rows);
            let guess = speech::best(&self.score(&rows));
            if guess != *part && *part < PARTS {
                self.correct(&rows, *part, 1);
                self.correct(&rows, guess, -1);
            }
            before.push(guess);
            self.clock += 1;
        }
    }

    fn score(&self, rows: &[u32]) -> [i32; PARTS] {
        let mut sums = [0; PARTS];
        for row in rows {
            for (sum, weight) in sums.iter_mut().zip(&self.weights[*row as usize]) {
                *sum += weight;
            }
        }
        sums
    }

    fn correct(&mut self, rows: &[u32], part: usize, by: i32) {
        for row in rows {
            self.weights[*row as usize][part] += by;
            self.sums[*row as usize][part] += i64::from(by) * self.clock;
        }
    }

    fn store(&self) -> Vec<u8> {
        let pairs = self
            .weights
            .iter()
            .flatten()
            .zip(self.sums.iter().flatten());
        let averaged: Vec<i64> = pairs
            .map(|(weight, sum)| i64::from(*weight) * self.clock - sum)
            .collect();
        super::perceptron::quantise(&averaged).0
    }
}
