//! A sentence as a reader takes it: its words with their parts of speech, and who does what to whom.
//!
//! The parts of speech come from the [tagger](crate::engine::tag); predicates are found by rules of English grammar over
//! them. No tree is built: news sentences are long, and what is asked for (who does what, has it happened, is it denied)
//! stands close to the verb. Where a rule is not sure there is nothing: no subject rather than a wrong one.
//!
//! ```text
//! tokens ──tagger──▶ words ──phrase──▶ noun phrases
//!                      └────predicate─▶ verbs in their frames, with subject, object and what else stands with them
//! ```

mod number;
pub(super) mod phrase;
pub(super) mod predicate;
mod retag;
pub(super) mod roots;
mod stance;

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use super::terms::Sense;
use crate::engine::analysis::Analysis;
use crate::engine::facts::{Figure, Value};
use crate::engine::segment::{Sentence, Token, TokenKind};
use crate::engine::tag::{Tagger, speech::Speech};
use crate::engine::text::Span;
use number::Number;
use predicate::Predicate;

/// The root of what is no word.
pub(super) const NO_ROOT: u32 = u32::MAX;

/// Longer sentences are no prose: only so many of their words are read.
const MOST_WORDS: usize = 200;

/// One word, number or mark of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Where it stands.
    pub(super) span: Span,
    /// In small letters, with straight apostrophes.
    pub(super) folded: Box<str>,
    /// Its part of speech.
    pub(super) part: Speech,
    /// Its root: two words of one root tell of the same deed or thing.
    pub(super) root: u32,
    /// The stem that stands for all words that can stand for it; [`NO_ROOT`] where it is none. See the terms.
    pub(super) kin: u32,
    /// Whether it carries no news of its own.
    pub(super) stop: bool,
    /// Whether it stands inside quotation marks.
    pub(super) quoted: bool,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

impl Word {
    /// Whether it reads so, in whatever case.
    pub(super) fn is(&self, word: &str) -> bool {
        *self.folded == *word
    }
}

/// A sentence, read.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// Where it stands.
    pub(super) span: Span,
    /// Its words and marks.
    pub(super) words: Vec<Word>,
    /// Those of its words that count or tell an age, in order.
    pub(super) numbers: Vec<Number>,
    /// Its predicates, in order.
    pub(super) predicates: Vec<Predicate>,
}

/// The sentences of an article, each read when it is first asked for.
pub(in crate::engine) struct Readings<'a> {
    analysis: &'a Analysis,
    read: Vec<OnceCell<Reading>>,
    tagger: RefCell<Tagger>,
    /// The places of the figures among the facts, once somebody has asked for them: a tenth of all facts.
    figures: OnceCell<Vec<usize>>,
    /// The pairs of names that the article says are names of one body, once somebody has asked for them.
    pub(super) other_names: OnceCell<Vec<(String, String)>>,
}

impl<'a> Readings<'a> {
    /// The sentences of an article.
    pub(in crate::engine) fn new(analysis: &'a Analysis) -> Self {
        let sentences = &analysis.segments.sentences;
        Self {
            analysis,
            read: sentences.iter().map(|_| OnceCell::new()).collect(),
            tagger: RefCell::new(Tagger::default()),
            figures: OnceCell::new(),
            other_names: OnceCell::new(),
        }
    }

    /// The figures of the article, in order.
    pub(super) fn figures(&self) -> impl Iterator<Item = (Span, &Figure)> {
        let facts = &self.analysis.facts;
        let figures = self.figures.get_or_init(|| {
            let all = facts.iter().enumerate();
            let figures = all.filter(|(_, fact)| matches!(fact.value, Value::Figure(_)));
            figures.map(|(at, _)| at).collect()
        });
        figures.iter().filter_map(|at| {
            let fact = facts.get(*at)?;
            match &fact.value {
                Value::Figure(figure) => Some((fact.span, figure)),
                _ => None,
            }
        })
    }

    /// The sentence whose terms are `sense`.
    pub(super) fn of(&self, sense: &Sense) -> Option<&Reading> {
        let idx = self.analysis.segments.sentence_at(sense.span.start)?;
        let sentence = self.analysis.segments.sentences.get(idx)?;
        let cell = self.read.get(idx)?;
        Some(cell.get_or_init(|| {
            // Nothing that tags asks for a reading: the tagger is never borrowed twice.
            let mut tagger = self.tagger.borrow_mut();
            read(self.analysis, &mut tagger, sentence, sense)
        }))
    }
}

/// Reads a sentence.
fn read(analysis: &Analysis, tagger: &mut Tagger, sentence: &Sentence, sense: &Sense) -> Reading {
    let text = &analysis.article.text;
    let tokens = analysis
        .segments
        .tokens
        .get(sentence.tokens.clone())
        .unwrap_or_default();
    let tokens = tokens.get(..MOST_WORDS).unwrap_or(tokens);
    let parts = tagger.speech(tokens.iter().map(|token| (token.form, token.span.of(text))));
    let mut words = Vec::with_capacity(tokens.len());
    let mut terms = sense.terms.iter().peekable();
    let mut quoted = false;
    for (token, part) in tokens.iter().zip(parts) {
        let mut stem = None;
        while let Some(term) = terms.next_if(|term| term.span.start < token.span.end) {
            stem = Some(term);
        }
        quoted = match token.kind {
            TokenKind::Open => true,
            TokenKind::Close => false,
            _ => stem.map_or(quoted, |term| term.quoted),
        };
        let folded = folded(token.span.of(text));
        words.push(Word {
            span: token.span,
            root: roots::listed(&folded)
                .or_else(|| stem.map(|term| term.stem))
                .unwrap_or(NO_ROOT),
            part: corrected(token, token.span.of(text), &folded, part),
            kin: stem.map_or(NO_ROOT, |term| term.kin),
            stop: stem.is_none_or(|term| term.stop),
            capital: token.span.of(text).starts_with(char::is_uppercase),
            folded,
            quoted,
        });
    }
    retag::retag(&mut words);
    let predicates = predicate::find(&words);
    Reading {
        span: sentence.span,
        numbers: number::all(&words),
        words,
        predicates,
    }
}

/// A word in small letters, with straight apostrophes.
fn folded(surface: &str) -> Box<str> {
    let plain = |letter: char| letter != '’' && !letter.is_uppercase();
    if surface.chars().all(plain) {
        return surface.into();
    }
    let letters = surface
        .chars()
        .map(|letter| if letter == '’' { '\'' } else { letter });
    letters.flat_map(char::to_lowercase).collect()
}

/// A part of speech that the token or the closed class of the word settles.
fn corrected(token: &Token, surface: &str, folded: &str, part: Speech) -> Speech {
    match token.kind {
        TokenKind::Number => Speech::Numeral,
        TokenKind::Possessive => Speech::Particle,
        TokenKind::Open | TokenKind::Close => Speech::Punctuation,
        TokenKind::Mark => match folded {
            "%" | "$" | "£" | "€" => Speech::Symbol,
            _ => Speech::Punctuation,
        },
        TokenKind::Word if stance::is_auxiliary(folded) && part != Speech::ProperNoun => {
            Speech::Auxiliary
        }
        // An irregular past is no preposition, whatever stands around it: "the bank froze the accounts".
        TokenKind::Word
            if matches!(
                part,
                Speech::Adposition
                    | Speech::Subordinator
                    | Speech::Determiner
                    | Speech::Other
                    | Speech::Interjection
            ) && roots::is_irregular_past(folded) =>
        {
            Speech::Verb
        }
        TokenKind::Word
            if part == Speech::Verb
                && folded.contains('-')
                && folded.starts_with(|first: char| first.is_ascii_digit()) =>
        {
            Speech::Adjective
        }
        // "The arrest", "a strike": the tagger knows; but a noun of the tables is never a verb.
        TokenKind::Word if part == Speech::Verb && roots::is_noun(folded) => Speech::Noun,
        // A name has a capital.
        TokenKind::Word
            if part == Speech::ProperNoun
                && folded == surface
                && surface.starts_with(char::is_alphabetic) =>
        {
            Speech::Noun
        }
        TokenKind::Word => part,
    }
}

impl Reading {
    /// The word at an index.
    pub(super) fn word(&self, idx: usize) -> Option<&Word> {
        self.words.get(idx)
    }

    /// Where a range of words stands, its marks at the ends left out.
    pub(super) fn span_of(&self, range: &Range<usize>) -> Option<Span> {
        let words = self.words.get(range.clone())?;
        let mut inner = words
            .iter()
            .filter(|word| word.part != Speech::Punctuation)
            .map(|word| word.span);
        let first = inner.next()?;
        Some(inner.next_back().map_or(first, |last| first.cover(last)))
    }

    /// The words that a span covers.
    pub(super) fn range_of(&self, span: Span) -> Range<usize> {
        let start = self
            .words
            .partition_point(|word| word.span.end <= span.start);
        let end = self
            .words
            .partition_point(|word| word.span.start < span.end);
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests;
