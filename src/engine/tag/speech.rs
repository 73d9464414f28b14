//! Parts of speech: the coarse ones of Universal Dependencies, from left to right.
//!
//! Marks are told from words by their characters, words that the training texts use in one way only are looked up,
//! and the model decides the rest.

use super::features::{Rows, Sink};
use super::model::Weights;
use super::scene::Place;
use super::word::{Case, Word, hash, mix};

/// A part of speech, see <https://universaldependencies.org/u/pos/>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speech {
    /// Adjective.
    Adjective,
    /// Preposition or postposition.
    Adposition,
    /// Adverb.
    Adverb,
    /// Auxiliary verb.
    Auxiliary,
    /// Word that joins equals: "and".
    Coordinator,
    /// Article, demonstrative and the like.
    Determiner,
    /// Interjection.
    Interjection,
    /// Common noun.
    Noun,
    /// Number.
    Numeral,
    /// Particle: "to", "not", "'s".
    Particle,
    /// Pronoun.
    Pronoun,
    /// Word of a name.
    ProperNoun,
    /// Word that opens a clause: "because".
    Subordinator,
    /// Symbol.
    Symbol,
    /// Verb.
    Verb,
    /// None of these.
    Other,
    /// Punctuation.
    Punctuation,
}

/// Labels that the model decides between: all but punctuation.
pub const PARTS: usize = 16;
/// Rows of the table: two to this power.
pub const ROW_BITS: u32 = 16;
/// In [`Entry::usual`](super::lexicon::Entry::usual): the word was seen often, and in this use only.
pub const CERTAIN: u8 = 0x80;

impl Speech {
    /// All, in the order of their numbers.
    pub const ALL: [Self; PARTS + 1] = [
        Self::Adjective,
        Self::Adposition,
        Self::Adverb,
        Self::Auxiliary,
        Self::Coordinator,
        Self::Determiner,
        Self::Interjection,
        Self::Noun,
        Self::Numeral,
        Self::Particle,
        Self::Pronoun,
        Self::ProperNoun,
        Self::Subordinator,
        Self::Symbol,
        Self::Verb,
        Self::Other,
        Self::Punctuation,
    ];

    /// The name that Universal Dependencies give it.
    #[must_use]
    pub const fn universal(self) -> &'static str {
        match self {
            Self::Adjective => "ADJ",
            Self::Adposition => "ADP",
            Self::Adverb => "ADV",
            Self::Auxiliary => "AUX",
            Self::Coordinator => "CCONJ",
            Self::Determiner => "DET",
            Self::Interjection => "INTJ",
            Self::Noun => "NOUN",
            Self::Numeral => "NUM",
            Self::Particle => "PART",
            Self::Pronoun => "PRON",
            Self::ProperNoun => "PROPN",
            Self::Subordinator => "SCONJ",
            Self::Symbol => "SYM",
            Self::Verb => "VERB",
            Self::Other => "X",
            Self::Punctuation => "PUNCT",
        }
    }
}

/// Signs that are symbols rather than punctuation.
const SYMBOLS: [u64; 13] = [
    hash(b"$"),
    hash(b"%"),
    hash(b"+"),
    hash(b"="),
    hash(b"<"),
    hash(b">"),
    hash(b"#"),
    hash(b"@"),
    hash(b"*"),
    hash("€".as_bytes()),
    hash("£".as_bytes()),
    hash("¥".as_bytes()),
    hash("°".as_bytes()),
];

/// The parts of speech of a sentence.
#[must_use]
pub fn tag(places: &[Place<'_>], weights: &Weights<'_, PARTS>) -> Vec<Speech> {
    let mut found: Vec<usize> = Vec::with_capacity(places.len());
    for (idx, place) in places.iter().enumerate() {
        let part = settled(place.word).unwrap_or_else(|| {
            let mut sum = weights.sum();
            rows_of(places, idx, &found, &mut sum);
            best(&sum.scores())
        });
        found.push(part);
    }
    let part = |number: usize| Speech::ALL.get(number).copied();
    found
        .into_iter()
        .map(|number| part(number).unwrap_or(Speech::Other))
        .collect()
}

/// The first of the highest scores.
#[must_use]
pub fn best(scores: &[i32; PARTS]) -> usize {
    let highest = scores.iter().max();
    let place = scores.iter().position(|score| Some(score) == highest);
    place.unwrap_or(0)
}

/// The part of speech of a word that needs no model: a mark, or a word used in one way only.
#[must_use]
pub fn settled(word: &Word) -> Option<usize> {
    let certain = word.entry.usual & CERTAIN != 0;
    if certain && matches!(word.case, Case::Lower | Case::Mark) {
        return Some(usize::from(word.entry.usual & !CERTAIN) - 1);
    }
    let symbol = SYMBOLS.contains(&word.exact);
    (word.case == Case::Mark).then_some(if symbol { 13 } else { PARTS })
}

/// Puts the rows of word `idx` into `sink`; `before` holds what the words before it are.
pub fn rows_of<S: Sink>(places: &[Place<'_>], idx: usize, before: &[usize], sink: &mut S) {
    let mut rows = Rows::new(sink, ROW_BITS);
    let at = |idx: Option<usize>| idx.and_then(|idx| places.get(idx)).unwrap_or(&Place::EDGE);
    let Place { word, entry, .. } = at(Some(idx));
    let (left, right) = (at(idx.checked_sub(1)).word, at(Some(idx + 1)).word);
    let far = at(Some(idx + 2)).word;
    let part = |back: usize| {
        let place = idx.checked_sub(back).and_then(|place| before.get(place));
        place.map_or(99, |part| u64::try_from(*part).unwrap_or(99))
    };
    let usual = u64::from(word.entry.usual);
    let next = u64::from(right.entry.usual);
    rows.add(0);
    rows.add(word.lower);
    rows.add(word.exact);
    rows.add(mix(word.case as u64, u64::from(idx == 0)));
    rows.add(word.shape);
    for suffix in word.suffixes {
        rows.add(suffix);
    }
    rows.add(word.prefixes[0]);
    rows.add(word.prefixes[1]);
    rows.add(usual);
    rows.add(part(1));
    rows.add(mix(part(2), part(1)));
    rows.add(mix(part(1), usual));
    rows.add(mix(part(1), word.lower));
    rows.add(mix(part(1), word.suffixes[2]));
    rows.add(mix(part(1), next));
    rows.add(mix(mix(part(2), part(1)), usual));
    rows.add(left.lower);
    rows.add(right.lower);
    rows.add(mix(word.lower, right.lower));
    rows.add(mix(left.lower, word.lower));
    rows.add(next);
    rows.add(mix(usual, next));
    rows.add(right.suffixes[2]);
    rows.add(right.suffixes[1]);
    rows.add(u64::from(far.entry.usual));
    rows.add(mix(next, far.entry.usual.into()));
    rows.add(mix(word.suffixes[2], next));
    rows.add(mix(word.case as u64, right.case as u64));
    rows.add(mix(left.case as u64, word.case as u64));
    rows.add(u64::from(entry.lists));
}
