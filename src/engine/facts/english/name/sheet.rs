//! The tokens of an article as the rules for names read them.

use rustc_hash::FxHashSet;

use crate::engine::facts::Document;
use crate::engine::segment::{Sentence, Token, TokenKind};
use crate::engine::tag::word::hash;
use crate::engine::text::Span;

/// An article's tokens, with the words it also writes in lower case.
pub(in crate::engine::facts::english) struct Sheet<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// The sentences, in order.
    pub sentences: &'a [Sentence],
    /// Hashes of the words: of so many bits that two words do not share one.
    lower: FxHashSet<u64>,
}

impl<'a> Sheet<'a> {
    /// Reads an article.
    pub(in crate::engine::facts::english) fn new(document: &Document<'a>) -> Self {
        let text = document.text();
        let tokens = document.segments.tokens.as_slice();
        let lower = tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| token.span.of(text))
            .filter(|word| word.starts_with(char::is_lowercase))
            .map(|word| hash(word.as_bytes()))
            .collect();
        Self {
            text,
            tokens,
            sentences: &document.segments.sentences,
            lower,
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
        self.is_word(idx) && self.word(idx).starts_with(char::is_lowercase)
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
