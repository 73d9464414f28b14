//! The tokens of an article as the rules for names read them.

use rustc_hash::FxHashSet;

use crate::engine::facts::Document;
use crate::engine::segment::{Sentence, Token, TokenKind};
use crate::engine::tag::word::hash;
use crate::engine::text::Span;

use super::run;

/// An article's tokens, with the words it also writes in lower case.
pub(in crate::engine::facts::english) struct Sheet<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// The sentences, in order.
    pub sentences: &'a [Sentence],
    /// How the words of each spelling are written, as [`Segments::forms`](crate::engine::segment::Segments) numbers them.
    written: Vec<Written>,
    /// Hashes of the words: of so many bits that two words do not share one.
    lower: FxHashSet<u64>,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    /// Starts with a small letter.
    Lower,
    /// As the words of names are: see [`is_capital`](super::run::is_capital).
    Name,
    Other,
}

impl Written {
    fn of(word: &str) -> Self {
        if word.starts_with(char::is_lowercase) {
            Self::Lower
        } else if run::is_like_name(word) {
            Self::Name
        } else {
            Self::Other
        }
    }
}

impl<'a> Sheet<'a> {
    /// Reads an article.
    pub(in crate::engine::facts::english) fn new(document: &Document<'a>) -> Self {
        let text = document.text();
        let forms = || document.segments.forms.iter().map(|form| form.of(text));
        let written: Vec<Written> = forms().map(Written::of).collect();
        let lower = forms().zip(&written);
        let lower = lower.filter(|(_, written)| **written == Written::Lower);
        Self {
            text,
            tokens: &document.segments.tokens,
            sentences: &document.segments.sentences,
            lower: lower.map(|(word, _)| hash(word.as_bytes())).collect(),
            written,
        }
    }

    /// The word or mark at token `idx`; empty outside the article.
    pub(in crate::engine::facts::english) fn word(&self, idx: usize) -> &'a str {
        self.tokens
            .get(idx)
            .map_or("", |token| token.span.of(self.text))
    }

    /// The kind of token `idx`.
    pub(in crate::engine::facts::english) fn kind(&self, idx: usize) -> Option<TokenKind> {
        self.tokens.get(idx).map(|token| token.kind)
    }

    /// Whether token `idx` is a word.
    pub(in crate::engine::facts::english) fn is_word(&self, idx: usize) -> bool {
        self.kind(idx) == Some(TokenKind::Word)
    }

    /// Whether token `idx` is a word in lower case.
    pub(in crate::engine::facts::english) fn is_lower(&self, idx: usize) -> bool {
        self.is_written(idx, Written::Lower)
    }

    /// Whether token `idx` is a word that is written as those of names are.
    pub(super) fn is_like_name(&self, idx: usize) -> bool {
        self.is_written(idx, Written::Name)
    }

    fn is_written(&self, idx: usize, written: Written) -> bool {
        let word = self.tokens.get(idx);
        let word = word.filter(|token| token.kind == TokenKind::Word);
        word.and_then(|word| self.written.get(word.form())) == Some(&written)
    }

    /// Whether token `idx` touches the one before it.
    pub(in crate::engine::facts::english) fn glued(&self, idx: usize) -> bool {
        let before = self.tokens.get(idx.wrapping_sub(1));
        self.tokens
            .get(idx)
            .zip(before)
            .is_some_and(|(token, before)| token.span.start == before.span.end)
    }

    /// Where the tokens from `from` to before `to` stand.
    pub(in crate::engine::facts::english) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.tokens.get(from).map_or(0, |token| token.span.start);
        let end = self
            .tokens
            .get(to.wrapping_sub(1))
            .map_or(start, |token| token.span.end);
        Span::new(start, end)
    }

    /// The words from token `from` to before `to`, as they stand.
    pub(in crate::engine::facts::english) fn written(&self, from: usize, to: usize) -> &'a str {
        self.span(from, to).of(self.text)
    }

    /// The words at `span`.
    pub(in crate::engine::facts::english) fn at(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// Whether the article also writes `word` in lower case.
    pub(in crate::engine::facts::english) fn knows_lower(&self, word: &str) -> bool {
        self.lower.contains(&hash(word.to_lowercase().as_bytes()))
    }
}

/// A short name for one space between words: line breaks and runs of spaces count for nothing.
pub(in crate::engine::facts::english) fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
