//! Text to sentences and tokens, block by block.

use super::article::Article;
use super::text::Span;

/// The sentences and tokens of an article, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// The sentences of all blocks but boilerplate; a sentence never crosses a block.
    pub sentences: Vec<Sentence>,
    /// The tokens of those sentences.
    pub tokens: Vec<Token>,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// Index of its block in [`Article::blocks`].
    pub block: usize,
    /// Its tokens: a half-open range of indexes into [`Segments::tokens`].
    pub tokens: std::ops::Range<usize>,
}

/// One word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, full stops of initialisms and hyphens: `don't`, `U.S.`, `sit-in`, `8TB`.
    Word,
    /// Digits with their grouping and decimals: `1,200`, `2.3`, `50th`.
    Number,
    /// `'s` or `’s` or the bare apostrophe after a plural.
    Possessive,
    /// A mark that opens a quotation.
    Open,
    /// A mark that closes a quotation.
    Close,
    /// Any other mark or symbol.
    Mark,
}

impl Segments {
    /// The sentences of block `block`.
    #[must_use]
    pub fn of_block(&self, block: usize) -> &[Sentence] {
        let start = self
            .sentences
            .partition_point(|sentence| sentence.block < block);
        let end = self
            .sentences
            .partition_point(|sentence| sentence.block <= block);
        self.sentences.get(start..end).unwrap_or_default()
    }

    /// Index of the sentence that holds the byte at `offset`, or of the next one after it.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let idx = self
            .sentences
            .partition_point(|sentence| sentence.span.end <= offset);
        (idx < self.sentences.len()).then_some(idx)
    }
}

/// Cuts an article into sentences and tokens.
#[must_use]
pub fn segment(_article: &Article) -> Segments {
    Segments::default()
}
