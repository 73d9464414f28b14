//! Text to sentences and tokens, block by block.
//!
//! `tokens` finds words and marks, `marks` tells opening from closing quotation marks, `sentences` finds where
//! sentences end. Every step is one pass over the text. Together the sentences hold every character of the blocks
//! read that is not white space.

mod forms;
mod lists;
mod marks;
mod sentences;
mod tokens;

use super::article::{Article, BlockKind};
use super::text::Span;

/// Words of English grammar that telling sentences apart needs.
pub(super) const FUNCTION_WORDS: &str = include_str!("../../assets/lexicons/en/function-words.txt");

/// The sentences and tokens of an article, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// The sentences of all blocks but boilerplate; a sentence never crosses a block.
    pub sentences: Vec<Sentence>,
    /// The tokens of those sentences.
    pub tokens: Vec<Token>,
    /// The different spellings of the tokens, each where it first stands: what is asked of a word however often it is
    /// written can be asked once.
    pub forms: Vec<Span>,
    /// The byte from which on the text was left unread, because it has more than [`MOST_TOKENS`].
    pub unread_from: Option<usize>,
}

/// The most tokens of one article that are read: about 20 MB of prose, a hundred times the longest report. What is made of
/// each token takes some 200 bytes until the facts are found, so this bounds the memory that a hostile text can take.
pub const MOST_TOKENS: usize = 4_000_000;

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
    /// Its spelling: an index into [`Segments::forms`].
    pub form: u32,
}

impl Token {
    /// Its spelling as an index.
    #[must_use]
    pub const fn form(&self) -> usize {
        self.form as usize
    }
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, full stops of initials and initialisms, and hyphens: `don't`, `U.S.`, `J.`,
    /// `sit-in`, `8TB`; also addresses of the web and of mail. The full stop of another abbreviation (`Mr.`) is a mark.
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
pub fn segment(article: &Article) -> Segments {
    segment_up_to(article, MOST_TOKENS)
}

/// Cuts an article into sentences and at most `most` tokens.
fn segment_up_to(article: &Article, most: usize) -> Segments {
    let mut segments = Segments::default();
    for (idx, block) in article.blocks.iter().enumerate() {
        if block.kind == BlockKind::Boilerplate {
            continue;
        }
        segments.unread_from = read_block(&article.text, idx, block.span, &mut segments, most);
        if segments.unread_from.is_some() {
            break;
        }
    }
    // It is kept as long as the article is looked at.
    segments.tokens.shrink_to_fit();
    segments.forms = forms::number(&article.text, &mut segments.tokens);
    segments
}

/// Adds the sentences and tokens of one block; answers with where it was left unread, if it was.
fn read_block(
    text: &str,
    block: usize,
    span: Span,
    segments: &mut Segments,
    most: usize,
) -> Option<usize> {
    let first = segments.tokens.len();
    let unread = tokens::scan(text, span, &mut segments.tokens, most);
    let found = segments.tokens.get_mut(first..)?;
    marks::pair(text, found);
    let mut start = 0;
    for end in sentences::ends(text, found) {
        if let Some(span) = sentences::cover(found, start..end) {
            segments.sentences.push(Sentence {
                span,
                block,
                tokens: first + start..first + end,
            });
        }
        start = end;
    }
    unread
}

#[cfg(test)]
mod tests;
