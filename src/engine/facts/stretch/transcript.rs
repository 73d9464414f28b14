//! Transcripts: paragraphs that begin with who speaks and a colon, with or without quotation marks around them.
//!
//! One such paragraph is a headline or a lead-in; a transcript has at least two speakers and three turns close together.

use std::ops::Range;

use crate::engine::facts::Document;
use crate::engine::segment::{Segments, TokenKind};

/// A paragraph of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    /// Index of its block.
    pub(super) block: usize,
    /// Its words, without who speaks and without the marks around them.
    pub(super) words: Range<usize>,
    /// Whether the same speaker goes on: the paragraph names nobody.
    pub(super) goes_on: bool,
}

/// Who speaks is named in at most this many tokens.
const NAME: usize = 6;

/// Turns of one transcript stand at most this many paragraphs apart.
const APART: usize = 4;

/// All turns of an article, in order; `blocks` are those with sentences, with their tokens.
pub(super) fn find(document: &Document<'_>, blocks: &[(usize, Range<usize>)]) -> Vec<Turn> {
    let heads: Vec<Option<Head<'_>>> = blocks
        .iter()
        .map(|(_, tokens)| Head::read(document, tokens.clone()))
        .collect();
    let named: Vec<usize> = (0..heads.len())
        .filter(|&idx| heads.get(idx).is_some_and(Option::is_some))
        .collect();
    let mut turns = Vec::new();
    // Names are written alike in one transcript: a headline with a name and a colon is not its first turn.
    let loud = |idx: &usize| Some(heads.get(*idx)?.as_ref()?.is_loud());
    for group in named.chunk_by(|one, other| other - one <= APART && loud(one) == loud(other)) {
        let name = |idx: &usize| Some(heads.get(*idx)?.as_ref()?.name);
        let first = group.first().and_then(name);
        let several = group.iter().any(|idx| name(idx) != first);
        let (Some(&from), Some(&to)) = (group.first(), group.last()) else {
            continue;
        };
        if group.len() >= 3 && several {
            add(document, blocks, &heads, from..to + 1, &mut turns);
        }
    }
    turns
}

/// Adds the turns of the transcript that fills the blocks `range`.
fn add(
    document: &Document<'_>,
    blocks: &[(usize, Range<usize>)],
    heads: &[Option<Head<'_>>],
    range: Range<usize>,
    turns: &mut Vec<Turn>,
) {
    for idx in range {
        let Some((block, tokens)) = blocks.get(idx) else {
            continue;
        };
        let head = heads.get(idx).and_then(Option::as_ref);
        let words = words(
            document.segments,
            head.map_or(tokens.start, |head| head.colon + 1)..tokens.end,
        );
        let word = document
            .segments
            .tokens
            .get(words.start)
            .map_or("", |token| token.span.of(document.text()));
        // "(CROSSTALK)" is said by nobody.
        if !words.is_empty() && !matches!(word, "(" | "[") {
            turns.push(Turn {
                block: *block,
                words,
                goes_on: head.is_none(),
            });
        }
    }
}

/// The tokens of `range` without marks of quotation at its ends.
fn words(segments: &Segments, mut range: Range<usize>) -> Range<usize> {
    let kind = |at: usize| segments.tokens.get(at).map(|token| token.kind);
    let opened = kind(range.start) == Some(TokenKind::Open);
    if opened {
        range.start += 1;
    }
    if range.end > range.start && kind(range.end - 1) == Some(TokenKind::Close) {
        let inside = range
            .clone()
            .filter(|&at| kind(at) == Some(TokenKind::Open))
            .count();
        let closed = range
            .clone()
            .filter(|&at| kind(at) == Some(TokenKind::Close))
            .count();
        range.end -= usize::from(closed > inside);
    }
    range
}

/// Who speaks, at the head of a paragraph.
struct Head<'a> {
    name: &'a str,
    colon: usize,
}

impl<'a> Head<'a> {
    /// Whether the name is written in capitals only.
    fn is_loud(&self) -> bool {
        !self.name.contains(char::is_lowercase)
    }

    /// The name and the colon that the paragraph of `tokens` begins with: "SMITH:", "Q:", "Rep. Ann Lee (D-Hull):".
    fn read(document: &Document<'a>, tokens: Range<usize>) -> Option<Self> {
        let text = document.text();
        let segments = document.segments;
        let token = |at: usize| segments.tokens.get(at);
        let word = |at: usize| token(at).map_or("", |token| token.span.of(text));
        let first = tokens.start
            + usize::from(token(tokens.start).is_some_and(|token| token.kind == TokenKind::Open));
        let colon = (first + 1..tokens.end.min(first + NAME + 1)).find(|&at| word(at) == ":")?;
        let fits = |at: usize| {
            let word = word(at);
            word.starts_with(|c: char| c.is_uppercase())
                || matches!(
                    word,
                    "." | "(" | ")" | "-" | "of" | "the" | "de" | "van" | "von"
                )
        };
        let named = (first..colon).all(fits) && word(first).starts_with(char::is_uppercase);
        let goes_on = colon + 1 < tokens.end;
        let span = token(first)?.span.cover(token(colon - 1)?.span);
        (named && goes_on).then(|| Self {
            name: span.of(text),
            colon,
        })
    }
}
