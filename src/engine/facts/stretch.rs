//! What stands between quotation marks, and how far a quotation runs over paragraphs.

mod transcript;

use std::ops::Range;

use super::Document;
use crate::engine::segment::{Segments, TokenKind};
use crate::engine::text::Span;
use transcript::Turn;

/// The words between an opening mark and its closing mark, in one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Its tokens, with the marks.
    pub(super) tokens: Range<usize>,
    /// From the first mark to the last.
    pub(super) span: Span,
    /// The words inside the marks.
    pub(super) inner: Span,
    /// Index of its block.
    pub(super) block: usize,
    /// Whether the quotation goes on in the next stretch, with or without a mark that opens it anew.
    pub(super) runs_on: bool,
    /// Whether it is a turn of a transcript: who speaks stands before the colon in front of it.
    pub(super) turn: bool,
}

/// All stretches of an article, outermost marks only, in order.
pub(super) fn find(document: &Document<'_>) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut running = false;
    let blocks: Vec<_> = blocks(document.segments).collect();
    let mut turns = transcript::find(document, &blocks).into_iter().peekable();
    for (block, tokens) in blocks {
        if let Some(turn) = turns.next_if(|turn| turn.block == block) {
            if let Some(before) = stretches.len().checked_sub(1).filter(|_| turn.goes_on) {
                runs_on(&mut stretches, before);
            }
            stretches.extend(spoken(document, &turn));
            running = false;
            continue;
        }
        if is_set_apart(document, block, &tokens) {
            let goes_on = stretches.last().is_some_and(|before: &Stretch| {
                before.block + 1 == block
                    && document.article.quoted.binary_search(&before.block).is_ok()
            });
            if let Some(before) = stretches.len().checked_sub(1).filter(|_| goes_on) {
                runs_on(&mut stretches, before);
            }
            stretches.extend(whole(document, block, tokens));
            running = false;
            continue;
        }
        let first = stretches.len();
        let mut found = cut(document.segments, tokens.clone(), running);
        let unclosed = found.last().is_some_and(|part| !part.closed);
        let continues = found
            .first()
            .is_some_and(|part| part.tokens.start == tokens.start);
        // The block before left its quotation open: it was meant to run on only if this block takes it up.
        if let Some(before) = first.checked_sub(1).filter(|_| running && continues) {
            runs_on(&mut stretches, before);
        }
        for part in found.drain(..) {
            stretches.extend(part.stretch(document, block));
        }
        running = unclosed;
    }
    stretches
}

/// The words of a turn of a transcript.
fn spoken(document: &Document<'_>, turn: &Turn) -> Option<Stretch> {
    let stretch = whole(document, turn.block, turn.words.clone())?;
    Some(Stretch {
        turn: true,
        ..stretch
    })
}

/// Whether the source sets `block` apart as a quotation, and no marks of its own around it say so too.
fn is_set_apart(document: &Document<'_>, block: usize, tokens: &Range<usize>) -> bool {
    let marked = document
        .segments
        .tokens
        .get(tokens.start)
        .is_some_and(|token| token.kind == TokenKind::Open);
    document.article.quoted.binary_search(&block).is_ok() && !marked
}

/// A stretch without marks around it.
fn whole(document: &Document<'_>, block: usize, tokens: Range<usize>) -> Option<Stretch> {
    let all = &document.segments.tokens;
    let first = all.get(tokens.start)?;
    let last = all.get(tokens.end.checked_sub(1)?)?;
    let span = first.span.cover(last.span);
    let worded = span.of(document.text()).contains(char::is_alphanumeric);
    worded.then_some(Stretch {
        tokens,
        span,
        inner: span,
        block,
        runs_on: false,
        turn: false,
    })
}

fn runs_on(stretches: &mut [Stretch], idx: usize) {
    if let Some(stretch) = stretches.get_mut(idx) {
        stretch.runs_on = true;
    }
}

/// The blocks that have sentences, with their tokens.
fn blocks(segments: &Segments) -> impl Iterator<Item = (usize, Range<usize>)> {
    segments
        .sentences
        .chunk_by(|one, other| one.block == other.block)
        .filter_map(|chunk| {
            let (first, last) = (chunk.first()?, chunk.last()?);
            Some((first.block, first.tokens.start..last.tokens.end))
        })
}

/// A stretch before its spans are known.
struct Part {
    tokens: Range<usize>,
    closed: bool,
}

/// Cuts the tokens of one block; `running` tells that the block before left a quotation open.
fn cut(segments: &Segments, tokens: Range<usize>, running: bool) -> Vec<Part> {
    let kind = |at: usize| segments.tokens.get(at).map(|token| token.kind);
    let first_mark = tokens
        .clone()
        .find(|&at| matches!(kind(at), Some(TokenKind::Open | TokenKind::Close)));
    let mut parts = Vec::new();
    // A block without an opening mark that closes one: the quotation ran on without being opened anew.
    let taken_up = running && first_mark.is_some_and(|at| kind(at) == Some(TokenKind::Close));
    let mut start = taken_up.then_some(tokens.start);
    let mut depth = usize::from(taken_up);
    let mut last_close = None;
    for at in tokens.clone() {
        match kind(at) {
            Some(TokenKind::Open) => {
                start = start.or(Some(at));
                depth += 1;
            }
            Some(TokenKind::Close) if depth > 0 => {
                depth -= 1;
                last_close = Some(at);
                if let Some(from) = start.take_if(|_| depth == 0) {
                    parts.push(Part {
                        tokens: from..at + 1,
                        closed: true,
                    });
                }
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        // A mark opened anew within the block and closed once ends with that close.
        let end = last_close.filter(|&close| close > from);
        parts.push(Part {
            tokens: from..end.map_or(tokens.end, |close| close + 1),
            closed: end.is_some(),
        });
    }
    parts
}

impl Part {
    /// The stretch with its spans; nothing where no words stand between the marks.
    fn stretch(self, document: &Document<'_>, block: usize) -> Option<Stretch> {
        let tokens = &document.segments.tokens;
        let (first, last) = (
            tokens.get(self.tokens.start)?,
            tokens.get(self.tokens.end.checked_sub(1)?)?,
        );
        let opened = first.kind == TokenKind::Open;
        let from = if opened {
            first.span.end
        } else {
            first.span.start
        };
        let to = if self.closed {
            last.span.start
        } else {
            last.span.end
        };
        let inner = Span::new(from, to).trim(document.text());
        let worded = inner.of(document.text()).contains(char::is_alphanumeric);
        worded.then(|| Stretch {
            span: first.span.cover(last.span),
            tokens: self.tokens,
            inner,
            block,
            runs_on: false,
            turn: false,
        })
    }
}
