//! Names and parts of speech of our own: perceptrons over hashed features.
//!
//! [`names`] finds the persons, organisations and places of an article, [`speech()`] says what part of speech each
//! word of a sentence is. Both are pure, use whole numbers only, and take time proportional to the number of words.
//! The weights stand in `assets/models/`, made by `cargo run --release --example train`; the model card beside them
//! says from which texts, how good they are, and what must not be expected of them.
//!
//! Method: the averaged structured perceptron of Collins (2002) with hashed features and Viterbi's algorithm. Only
//! words with capitals, and small words between them, are put to the names model: the rest is decided without it.

pub mod decode;
pub mod document;
pub mod features;
pub mod lexicon;
pub mod model;
pub mod scene;
pub mod speech;
#[cfg(test)]
mod tests;
pub mod word;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use super::segment::{Segments, TokenKind};
use super::text::Span;
use decode::{OUTSIDE, kind};
use document::Evidence;
use lexicon::Lexicon;
use model::{Model, Weights};
use scene::{Place, Scene};
use speech::{PARTS, Speech};
use word::Word;

static LEXICON: LazyLock<Lexicon<'static>> =
    LazyLock::new(|| Lexicon::new(include_bytes!("../../assets/models/lexicon.bin")));
static NAMES: LazyLock<Model<'static>> =
    LazyLock::new(|| Model::new(include_bytes!("../../assets/models/names.bin")));
static SPEECH: Weights<'static, PARTS> =
    Weights::new(include_bytes!("../../assets/models/speech.bin"));

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A firm, institution, party, club, newspaper.
    Organisation,
    /// A country, region, town, building.
    Place,
    /// Any other name: nationalities, events, works, laws.
    Other,
}

/// One name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What it names.
    pub kind: NameKind,
    /// Index of its sentence in [`Segments::sentences`].
    pub sentence: usize,
    /// Its words, as indexes into [`Segments::tokens`].
    pub tokens: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// By how much the model prefers this kind to any other for the least certain of the words: 0 is a toss-up.
    /// It is a voice among others in the document pass, which states how often a name is right.
    pub lead: i32,
}

/// The names of a segmented text, in order.
#[must_use]
pub fn names(text: &str, segments: &Segments) -> Vec<Name> {
    let parts = parts(segments);
    let forms = segments.forms.iter();
    let words: Vec<Word> = forms
        .map(|form| Word::read(form.of(text), &LEXICON))
        .collect();
    let read = |part: &Part| {
        let tokens = segments.tokens.get(part.tokens.clone()).unwrap_or_default();
        Scene::of(
            tokens
                .iter()
                .map(|token| words.get(token.form()).unwrap_or(&Word::NONE)),
            &LEXICON,
        )
    };
    // The scenes of any article are kept; what a huge text has beyond that is read again, to save memory.
    let short = |part: &&Part| part.tokens.end <= MOST_KEPT;
    let kept: Vec<Scene<'_>> = parts.iter().take_while(short).map(read).collect();
    let scenes = || {
        let rest = parts.iter().skip(kept.len());
        kept.iter()
            .map(Cow::Borrowed)
            .chain(rest.map(|part| Cow::Owned(read(part))))
    };
    let mut evidence = Evidence::default();
    scenes().for_each(|scene| evidence.add(&scene));
    evidence.add_small(words.iter());
    let mut found = Vec::new();
    for (part, scene) in parts.iter().zip(scenes()) {
        let labels = label(&scene, &evidence, &NAMES);
        for (words, kind, lead) in stretches(&labels) {
            let mut tokens = part.tokens.start + words.start..part.tokens.start + words.end;
            let is_possessive = |idx: usize| {
                let token = segments.tokens.get(idx);
                token.is_some_and(|token| token.kind == TokenKind::Possessive)
            };
            // "Moody's" is a name with its ending, "Northwind Corp's" is not; the second is far more frequent.
            if tokens.len() > 1 && is_possessive(tokens.end - 1) {
                tokens.end -= 1;
            }
            let ends = segments.tokens.get(tokens.clone()).unwrap_or_default();
            let first = ends.first().map(|token| token.span).unwrap_or_default();
            found.push(Name {
                kind,
                sentence: part.sentence,
                span: ends.last().map_or(first, |token| first.cover(token.span)),
                tokens,
                lead,
            });
        }
    }
    found
}

/// The most words that are looked at together: longer sentences are no prose.
const MOST_WORDS: usize = 400;
/// The words kept in memory between the passes over a text, 24 bytes each: more than any article has.
const MOST_KEPT: usize = 1_000_000;

/// A sentence, or a part of a very long one.
struct Part {
    sentence: usize,
    tokens: Range<usize>,
}

fn parts(segments: &Segments) -> Vec<Part> {
    let sentences = segments.sentences.iter().enumerate();
    sentences
        .flat_map(|(idx, sentence)| {
            let end = sentence.tokens.end;
            sentence
                .tokens
                .clone()
                .step_by(MOST_WORDS)
                .map(move |start| Part {
                    sentence: idx,
                    tokens: start..end.min(start + MOST_WORDS),
                })
        })
        .collect()
}

/// The parts of speech of the words of one sentence; of several sentences a [`Tagger`] tells them faster.
#[must_use]
pub fn speech(words: &[&str]) -> Vec<Speech> {
    let words = read(words);
    speech::tag(&Place::of(&words, &LEXICON), &SPEECH)
}

/// For each word of each sentence of one document its label, as [`decode`] numbers them, and the label's lead.
#[must_use]
pub fn label_document(sentences: &[Vec<&str>]) -> Vec<Vec<(usize, i32)>> {
    let words: Vec<Vec<Word>> = sentences.iter().map(|words| read(words)).collect();
    let scenes: Vec<Scene<'_>> = words
        .iter()
        .map(|words| Scene::of(words, &LEXICON))
        .collect();
    let evidence = Evidence::gather(&scenes);
    let labelled = scenes.iter().map(|scene| label(scene, &evidence, &NAMES));
    labelled.collect()
}

fn read(words: &[&str]) -> Vec<Word> {
    let words = words.iter();
    words.map(|text| Word::read(text, &LEXICON)).collect()
}

/// For each word of `scene` its label and lead, with candidates judged by `model`.
#[must_use]
pub fn label(scene: &Scene<'_>, evidence: &Evidence, model: &Model<'_>) -> Vec<(usize, i32)> {
    let mut found = vec![(OUTSIDE, i32::MAX); scene.places.len()];
    for run in candidate_runs(scene) {
        if run.len() == 1 && scene.is_plain(run.start) {
            continue;
        }
        let mut scores = Vec::with_capacity(run.len());
        let mut sorts = Vec::with_capacity(run.len());
        for idx in run.clone() {
            let mut sum = model.sum();
            features::of_name(scene, idx, evidence, &mut sum);
            scores.push(sum.scores());
            sorts.push(decode::sort(scene, idx));
        }
        let best = decode::best(&scores, &sorts, model.transitions());
        for (place, label) in found.iter_mut().skip(run.start).zip(best) {
            *place = label;
        }
    }
    found
}

/// The stretches of words that may belong to names.
#[must_use]
pub fn candidate_runs(scene: &Scene<'_>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for run in scene
        .places
        .chunk_by(|one, next| one.is_candidate() == next.is_candidate())
    {
        let end = start + run.len();
        if run.first().is_some_and(Place::is_candidate) {
            runs.push(start..end);
        }
        start = end;
    }
    runs
}

/// Tells the parts of speech of sentences of one text, each of whose words it reads once.
#[derive(Clone, Debug, Default)]
pub struct Tagger {
    /// The words read so far.
    words: Vec<Word>,
    /// For each form of the text one more than the place of its word in `words`; 0 where it is not read yet.
    read: Vec<u32>,
}

impl Tagger {
    /// The parts of speech of the words of one sentence, of each of which its form is given: a number of its own, as in
    /// [`Segments::forms`], small enough to count up to.
    pub fn speech<'t>(
        &mut self,
        words: impl Iterator<Item = (u32, &'t str)> + Clone,
    ) -> Vec<Speech> {
        for (form, text) in words.clone() {
            self.learn(form, text);
        }
        let places = words.map(|(form, _)| self.word(form).unwrap_or(&Word::NONE));
        speech::tag(&Place::of(places, &LEXICON), &SPEECH)
    }

    /// Reads `text`, which is of `form`, if that was not done before.
    fn learn(&mut self, form: u32, text: &str) {
        let form = form as usize;
        if form >= self.read.len() {
            self.read.resize(form + 1, 0);
        }
        if self.read[form] == 0 {
            self.words.push(Word::read(text, &LEXICON));
            self.read[form] = u32::try_from(self.words.len()).unwrap_or(0);
        }
    }

    fn word(&self, form: u32) -> Option<&Word> {
        let read = *self.read.get(form as usize)?;
        self.words.get((read as usize).checked_sub(1)?)
    }
}

/// The names among labelled words: which words, what they name, and the smallest lead.
fn stretches(labels: &[(usize, i32)]) -> Vec<(Range<usize>, NameKind, i32)> {
    let mut found: Vec<(Range<usize>, NameKind, i32)> = Vec::new();
    let mut before = OUTSIDE;
    for (idx, (label, lead)) in labels.iter().enumerate() {
        let continues = before != OUTSIDE && decode::continues(before, *label);
        match (found.last_mut(), named(*label)) {
            (Some(last), Some(_)) if continues => {
                last.0.end = idx + 1;
                last.2 = last.2.min(*lead);
            }
            (_, Some(kind)) => found.push((idx..idx + 1, kind, *lead)),
            (_, None) => {}
        }
        before = *label;
    }
    found
}

const fn named(label: usize) -> Option<NameKind> {
    match kind(label) {
        1 => Some(NameKind::Person),
        2 => Some(NameKind::Organisation),
        3 => Some(NameKind::Place),
        4 => Some(NameKind::Other),
        _ => None,
    }
}
