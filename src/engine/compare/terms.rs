//! Sentences as words that can be compared: folded, stemmed, and known by number.
//!
//! Two outlets write "defence" and "defense", "five" and "5", “it’s” and "it's", "vice chair" and "vice-chair". All
//! of these fold to the same word here, so that everything after this compares numbers and never spelling.

use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::common;
use crate::engine::analysis::Analysis;
use crate::engine::lexicon::Words;
use crate::engine::segment::{Sentence, Token, TokenKind};
use crate::engine::text::Span;

/// Words that say nothing about what a sentence is about.
static STOPWORDS: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("../../../assets/lexicons/stopwords.txt")));

/// The language whose endings are cut off. Words of other languages are compared nearly as they stand.
pub(super) const LANGUAGE: Algorithm = Algorithm::English;

/// Spelled numbers that reports use for the figure itself.
const NUMBER_WORDS: [(&str, &str); 20] = [
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("percent", "%"),
];

/// One word of an article.
#[derive(Clone, Copy, Debug)]
pub(in crate::engine) struct Term {
    /// Where it stands.
    pub(in crate::engine) span: Span,
    /// Number of the folded word: two words are the same where their numbers are.
    pub(in crate::engine) word: u32,
    /// Number of its stem.
    pub(in crate::engine) stem: u32,
    /// Whether it carries no news of its own.
    pub(in crate::engine) stop: bool,
    /// Whether it stands inside quotation marks.
    pub(in crate::engine) quoted: bool,
}

/// One sentence as terms.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Sense {
    /// Where the sentence stands.
    pub(in crate::engine) span: Span,
    /// Its words in order, stop words among them.
    pub(in crate::engine) terms: Vec<Term>,
    /// The stems that carry news, in ascending order, each once.
    pub(in crate::engine) stems: Vec<u32>,
    /// Share of its words that stand inside quotation marks, between 0 and 1.
    pub(in crate::engine) quoted: f32,
}

/// Gives words and stems their numbers. One for all articles that are compared with each other.
pub(in crate::engine) struct Vocabulary {
    stemmer: Stemmer,
    words: FxHashMap<String, Entry>,
    stems: FxHashMap<String, u32>,
    /// For each stem, how common it is in English at large, as [`common::share_of`] says.
    commonness: Vec<f32>,
}

#[derive(Clone, Copy)]
struct Entry {
    word: u32,
    stem: u32,
    stop: bool,
}

impl Vocabulary {
    /// A vocabulary without words.
    pub(in crate::engine) fn new() -> Self {
        Self {
            stemmer: Stemmer::create(LANGUAGE),
            words: FxHashMap::default(),
            stems: FxHashMap::default(),
            commonness: Vec::new(),
        }
    }

    /// The share of texts of any kind that hold a stem, between 0 and 1.
    pub(in crate::engine) fn commonness(&self, stem: u32) -> f32 {
        self.commonness
            .get(stem as usize)
            .copied()
            .unwrap_or_default()
    }

    /// The number of the stem of a word; `None` for a stop word.
    pub(in crate::engine) fn stem(&mut self, word: &str) -> Option<u32> {
        let entry = self.entry(word);
        (!entry.stop).then_some(entry.stem)
    }

    /// How many stems it has numbered; numbers are below this.
    pub(in crate::engine) fn n_stems(&self) -> usize {
        self.stems.len()
    }

    /// The sentences of an article as terms.
    pub(in crate::engine) fn read(&mut self, analysis: &Analysis) -> Vec<Sense> {
        let segments = &analysis.segments;
        let mut quotation = Quotation::default();
        let mut senses = Vec::with_capacity(segments.sentences.len());
        for sentence in &segments.sentences {
            let tokens = segments
                .tokens
                .get(sentence.tokens.clone())
                .unwrap_or_default();
            quotation.enter(sentence, tokens);
            senses.push(self.sense(
                &analysis.article.text,
                sentence.span,
                tokens,
                &mut quotation,
            ));
        }
        senses
    }

    fn sense(
        &mut self,
        text: &str,
        span: Span,
        tokens: &[Token],
        quotation: &mut Quotation,
    ) -> Sense {
        let mut terms = Vec::with_capacity(tokens.len());
        for token in tokens {
            match token.kind {
                TokenKind::Open => quotation.open = true,
                TokenKind::Close => quotation.open = false,
                TokenKind::Word | TokenKind::Number => {
                    self.add_parts(text, token.span, quotation.open, &mut terms);
                }
                TokenKind::Possessive => {}
                TokenKind::Mark => {
                    if matches!(token.span.of(text), "%" | "$" | "£" | "€") {
                        self.add(text, token.span, quotation.open, &mut terms);
                    }
                }
            }
        }
        let mut stems: Vec<u32> = terms
            .iter()
            .filter(|term| !term.stop)
            .map(|term| term.stem)
            .collect();
        stems.sort_unstable();
        stems.dedup();
        let quoted = terms.iter().filter(|term| term.quoted).count();
        Sense {
            span,
            quoted: share(quoted, terms.len()),
            terms,
            stems,
        }
    }

    /// Adds a token as one term, or as one for each part where hyphens join it.
    fn add_parts(&mut self, text: &str, span: Span, quoted: bool, terms: &mut Vec<Term>) {
        let whole = span.of(text);
        let mut start = span.start;
        for part in whole.split_inclusive(['-', '‐', '–']) {
            let kept = part.trim_end_matches(['-', '‐', '–']);
            if !kept.is_empty() {
                self.add(text, Span::new(start, start + kept.len()), quoted, terms);
            }
            start += part.len();
        }
    }

    fn add(&mut self, text: &str, span: Span, quoted: bool, terms: &mut Vec<Term>) {
        let Entry { word, stem, stop } = self.entry(span.of(text));
        terms.push(Term {
            span,
            word,
            stem,
            stop,
            quoted,
        });
    }

    fn entry(&mut self, surface: &str) -> Entry {
        if let Some(entry) = self.words.get(surface) {
            return *entry;
        }
        let folded = fold(surface);
        let next = number(self.words.len());
        let known = self.words.get(&folded).copied();
        let entry = known.unwrap_or_else(|| {
            let stem = self.stemmer.stem(&folded).into_owned();
            Entry {
                word: next,
                stem: self.number_stem(stem),
                stop: STOPWORDS.has(&folded),
            }
        });
        if known.is_none() && folded != surface {
            self.words.insert(folded, entry);
        }
        self.words.insert(surface.to_owned(), entry);
        entry
    }
}

impl Vocabulary {
    fn number_stem(&mut self, stem: String) -> u32 {
        if let Some(known) = self.stems.get(&stem) {
            return *known;
        }
        let unseen = number(self.stems.len());
        self.commonness.push(common::share_of(&stem));
        self.stems.insert(stem, unseen);
        unseen
    }
}

/// Follows quotation marks from sentence to sentence: a quotation may run over several, and over several paragraphs
/// where each opens it again.
#[derive(Default)]
struct Quotation {
    open: bool,
    block: Option<usize>,
}

impl Quotation {
    /// Begins a sentence. An unclosed quotation ends with its paragraph: the next one says so itself if it goes on.
    fn enter(&mut self, sentence: &Sentence, tokens: &[Token]) {
        let reopened = tokens
            .first()
            .is_some_and(|token| token.kind == TokenKind::Open);
        if self.block != Some(sentence.block) {
            self.open = self.open && reopened;
            self.block = Some(sentence.block);
        }
    }
}

/// Whether a word carries no news of its own, in whatever case.
pub(in crate::engine) fn is_stop_word(word: &str) -> bool {
    STOPWORDS.has(&fold(word))
}

/// A word as it is compared: lower case, straight apostrophes, no grouping of digits, one spelling where British and
/// American usage differ, digits for spelled numbers.
pub(super) fn fold(surface: &str) -> String {
    if surface.starts_with(|first: char| first.is_ascii_digit()) {
        return surface
            .chars()
            .filter(|&character| character != ',')
            .flat_map(char::to_lowercase)
            .collect();
    }
    let lower: String = surface
        .chars()
        .map(|character| if character == '’' { '\'' } else { character })
        .flat_map(char::to_lowercase)
        .filter(|&character| character != '.')
        .collect();
    if let Some((_, digits)) = NUMBER_WORDS.iter().find(|(word, _)| *word == lower) {
        return (*digits).to_owned();
    }
    one_spelling(lower)
}

/// The commonest pairs of British and American endings, folded to one. The result need not be a word.
fn one_spelling(word: String) -> String {
    // Shorter words are pairs by accident: "our", "hour", "size".
    if word.len() < 6 || !word.is_ascii() {
        return word;
    }
    let word = word.replacen("isation", "ization", 1);
    for (british, american) in [
        ("ise", "ize"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ising", "izing"),
        ("our", "or"),
        ("ours", "ors"),
        ("oured", "ored"),
        ("ouring", "oring"),
        ("ence", "ense"),
        ("ences", "enses"),
        ("tre", "ter"),
        ("tres", "ters"),
    ] {
        if let Some(stem) = word.strip_suffix(british) {
            return format!("{stem}{american}");
        }
    }
    word
}

/// `part` of `whole`, between 0 and 1; 0 where there is no whole.
pub(in crate::engine) fn share(part: usize, whole: usize) -> f32 {
    if whole == 0 {
        return 0.0;
    }
    f32::from(u16::try_from(part.min(whole) * 10_000 / whole).unwrap_or(u16::MAX)) / 10_000.0
}

/// A count as a number of a word; saturates far beyond the words of any article.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_same(left: &str, right: &str) {
        let mut vocabulary = Vocabulary::new();
        assert_eq!(
            vocabulary.entry(left).stem,
            vocabulary.entry(right).stem,
            "{left} and {right}"
        );
    }

    #[test]
    fn spellings_of_one_word_fold_together() {
        check_same("Defence", "defense");
        check_same("organisation", "organizations");
        check_same("harbours", "harbor");
        check_same("criticised", "criticizing");
        check_same("metres", "meter");
        check_same("five", "5");
        check_same("1,200", "1200");
        check_same("don’t", "don't");
        check_same("U.S.", "US");
    }

    #[test]
    fn different_words_stay_apart() {
        let mut vocabulary = Vocabulary::new();
        for (left, right) in [
            ("hour", "hor"),
            ("five", "six"),
            ("1.5", "15"),
            ("plan", "plane"),
        ] {
            assert_ne!(
                vocabulary.entry(left).stem,
                vocabulary.entry(right).stem,
                "{left} and {right}"
            );
        }
    }
}
