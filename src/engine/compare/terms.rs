//! Sentences as words that can be compared: folded, stemmed, and known by number.
//!
//! Two outlets write "defence" and "defense", "five" and "5", “it’s” and "it's", "vice chair" and "vice-chair". All
//! of these fold to the same word here, so that everything after this compares numbers and never spelling.

use std::cell::OnceCell;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::commonness;
use super::content::{self, Content};
pub(in crate::engine) use super::fold::fold;
use super::{kindred, thesaurus};
use crate::engine::analysis::Analysis;
use crate::engine::lexicon::Words;
use crate::engine::segment::{Sentence, Token, TokenKind};
use crate::engine::text::Span;

/// Words that say nothing about what a sentence is about.
static STOPWORDS: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("../../../assets/lexicons/en/stopwords.txt")));

/// The language whose endings are cut off. Words of other languages are compared nearly as they stand.
pub(super) const LANGUAGE: Algorithm = Algorithm::English;

/// One word of an article.
#[derive(Clone, Copy, Debug)]
pub(in crate::engine) struct Term {
    /// Where it stands.
    pub(in crate::engine) span: Span,
    /// Number of the folded word: two words are the same where their numbers are.
    pub(in crate::engine) word: u32,
    /// Number of its stem.
    pub(in crate::engine) stem: u32,
    /// Number of the stem that stands for all words that can stand for this one, see [`kindred`].
    pub(in crate::engine) kin: u32,
    /// Whether it carries no news of its own.
    pub(in crate::engine) stop: bool,
    /// How little it is met in texts of any kind: 0 for what carries no news, 1 for what is [common](commonness), 2 else.
    pub(in crate::engine) rarity: u8,
    /// Whether it stands inside quotation marks.
    pub(in crate::engine) quoted: bool,
    /// Whether it is a part of the name of a person, a body or a place.
    pub(in crate::engine) named: bool,
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
    /// What it tells, for weighing it against others.
    pub(in crate::engine) content: Content,
    /// Share of its words that stand inside quotation marks, between 0 and 1.
    pub(in crate::engine) quoted: f32,
    /// See [`Sense::runs`].
    pub(super) runs: OnceCell<Vec<[u32; 3]>>,
}

impl Sense {
    /// The runs of three words, ascending, each once; made when they are first asked for.
    pub(super) fn runs(&self) -> &[[u32; 3]] {
        self.runs.get_or_init(|| {
            let runs = self.terms.windows(3).filter_map(|run| match run {
                [first, second, third] => Some([first.word, second.word, third.word]),
                _ => None,
            });
            let mut runs: Vec<[u32; 3]> = runs.collect();
            runs.sort_unstable();
            runs.dedup();
            runs
        })
    }
}

/// Gives words and stems their numbers. One for all articles that are compared with each other.
pub(in crate::engine) struct Vocabulary {
    stemmer: Stemmer,
    words: FxHashMap<String, Entry>,
    stems: FxHashMap<String, u32>,
    /// For each stem its groups in the [`thesaurus`].
    groups: Vec<&'static [u32]>,
}

#[derive(Clone, Copy)]
struct Entry {
    word: u32,
    stem: u32,
    kin: u32,
    stop: bool,
    rarity: u8,
}

impl Vocabulary {
    /// A vocabulary without words.
    pub(in crate::engine) fn new() -> Self {
        Self {
            stemmer: Stemmer::create(LANGUAGE),
            words: FxHashMap::default(),
            stems: FxHashMap::default(),
            groups: Vec::new(),
        }
    }

    /// For each stem, by its number, its groups in the [`thesaurus`].
    pub(in crate::engine) fn groups(&self) -> &[&'static [u32]] {
        &self.groups
    }

    /// How many stems it has numbered; numbers are below this.
    pub(in crate::engine) fn n_stems(&self) -> usize {
        self.stems.len()
    }

    /// The sentences of an article as terms.
    pub(in crate::engine) fn read(&mut self, analysis: &Analysis) -> Vec<Sense> {
        let segments = &analysis.segments;
        let naming = content::naming(analysis);
        let mut quotation = Quotation::default();
        let mut senses = Vec::with_capacity(segments.sentences.len());
        for sentence in &segments.sentences {
            let tokens = segments
                .tokens
                .get(sentence.tokens.clone())
                .unwrap_or_default();
            quotation.enter(sentence, tokens);
            let text = &analysis.article.text;
            let mut sense = self.sense(text, sentence.span, tokens, &mut quotation);
            naming.mark(&mut sense.terms);
            sense.content = content::of(text, &sense.terms, &naming);
            senses.push(sense);
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
        let stems = stems_of(&terms);
        let quoted = terms.iter().filter(|term| term.quoted).count();
        Sense {
            span,
            quoted: share(quoted, terms.len()),
            terms,
            stems,
            content: Content::default(),
            runs: OnceCell::new(),
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
        let Entry {
            word,
            stem,
            kin,
            stop,
            rarity,
        } = self.entry(span.of(text));
        terms.push(Term {
            span,
            word,
            stem,
            kin,
            stop,
            rarity,
            quoted,
            named: false,
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
            let kin = kindred::of(&folded, &stem).map(str::to_owned);
            let stop = STOPWORDS.has(&folded);
            let rarity = match commonness::of(&stem) {
                _ if stop => 0,
                share if share > 0.0 => 1,
                _ => 2,
            };
            let stem = self.number_stem(stem);
            Entry {
                word: next,
                stem,
                kin: kin.map_or(stem, |kin| self.number_stem(kin)),
                stop,
                rarity,
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
        self.groups.push(thesaurus::of(&stem));
        self.stems.insert(stem, unseen);
        unseen
    }
}

/// The stems of `terms` that carry news, in ascending order, each once.
pub(super) fn stems_of(terms: &[Term]) -> Vec<u32> {
    let telling = terms.iter().filter(|term| !term.stop);
    let mut stems: Vec<u32> = telling.map(|term| term.stem).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
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
