//! The text of the open article as lines, wrapped only where the reader looks.
//!
//! ```text
//! block 3   part 0   line 0  "Microsoft has blocked the Israeli"
//!                    line 1  "army's access to technology"
//!                    gap
//! block 4   part 0   line 0  "The investigation, published in"
//! ```
//!
//! A place in the text is a byte offset, never a line number, so a new width keeps the place. Blocks are wrapped when
//! they come into view and kept for as long as article and width stay the same. A block of megabytes is wrapped in
//! parts, so that no key waits for all of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use textwrap::WordSeparator;
use textwrap::core::{Word, break_words};
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use crate::engine::article::{Article, Block, BlockKind};
use crate::engine::text::Span;

/// Longest part of a block that is wrapped at once: a millisecond's work. Few paragraphs are longer.
const PART: usize = 16 * 1024;
/// How far from the end of a part a space is looked for, to cut there.
const CUT: usize = 256;
/// Up to here lines are chosen for the whole paragraph (Knuth and Plass); beyond, line by line, which is faster.
const OPTIMAL: usize = 4 * 1024;
/// Blocks kept wrapped; beyond, the cache starts again.
const KEPT: usize = 512;

/// Where the top of the pane stands in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    /// A byte of the line.
    pub offset: usize,
    /// Whether it is the empty line after that line.
    pub gap: bool,
}

/// One row of the pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The text of the line; empty for the empty line between blocks.
    pub span: Span,
    /// The block it belongs to: index into [`Article::blocks`].
    pub block: usize,
    /// What the block is.
    pub kind: BlockKind,
    /// Whether it is the first line of its block.
    pub first: bool,
    /// Whether it is the empty line after its block.
    pub gap: bool,
}

/// The wrapped parts of one article at one width.
#[derive(Clone, Debug, Default)]
pub struct Page {
    article: usize,
    width: usize,
    wrapped: BTreeMap<usize, Arc<[Span]>>,
}

/// A stretch of one block that is wrapped at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    block: usize,
    span: Span,
}

/// A line: a part and the number of the line in it; the number of lines is the gap after it.
#[derive(Clone, Copy, Debug)]
struct Place {
    part: Part,
    line: usize,
}

/// An article that is being laid out.
pub struct Sheet<'a> {
    article: &'a Article,
    page: &'a mut Page,
}

impl Page {
    /// Prepares to lay out `article`, number `number` of the shelf, in lines of `width` columns.
    pub fn sheet<'a>(&'a mut self, number: usize, article: &'a Article, width: u16) -> Sheet<'a> {
        let width = usize::from(width.max(1));
        if (self.article, self.width) != (number, width) || self.wrapped.len() > KEPT {
            *self = Self {
                article: number,
                width,
                wrapped: BTreeMap::new(),
            };
        }
        Sheet {
            article,
            page: self,
        }
    }
}

impl Sheet<'_> {
    /// The rows of a pane of `height` whose top stands at `top`.
    pub fn rows(&mut self, top: Anchor, height: u16) -> Vec<Row> {
        let mut rows = Vec::with_capacity(usize::from(height));
        let mut place = Some(self.locate(top));
        while let Some(here) = place
            && rows.len() < usize::from(height)
        {
            rows.push(self.row(here));
            place = self.after(here);
        }
        rows
    }

    /// The place `lines` further down, or up where it is negative; it stops at either end of the text.
    pub fn step(&mut self, from: Anchor, lines: i32) -> Anchor {
        let mut place = self.locate(from);
        for _ in 0..lines.unsigned_abs() {
            let next = if lines > 0 {
                self.after(place)
            } else {
                self.before(place)
            };
            let Some(next) = next else { break };
            place = next;
        }
        self.anchor(place)
    }

    /// The last place for the top of a pane of `height` that leaves no row empty.
    pub fn last_top(&mut self, height: u16) -> Anchor {
        let end = Anchor {
            offset: self.article.text.len(),
            gap: false,
        };
        let last = self.last_line(end);
        self.step(last, 1 - i32::from(height))
    }

    /// The top for which `span` is in view with `margin` rows around it, moving no further than needed.
    pub fn reveal(&mut self, top: Anchor, span: Span, height: u16, margin: u16) -> Anchor {
        let margin = i32::from(margin.min(height.saturating_sub(1) / 2));
        let start = self.line_of(span.start);
        let upper = self.step(start, -margin);
        if self.normal(top) >= upper {
            return upper;
        }
        let end = self.line_of(span.end.saturating_sub(1).max(span.start));
        let lower = self.step(end, margin + 1 - i32::from(height));
        lower.max(self.normal(top)).min(upper)
    }

    /// The top for which the line at `offset` stands a third down the pane, where the eye looks first.
    pub fn centre(&mut self, offset: usize, height: u16) -> Anchor {
        let line = self.line_of(offset);
        self.step(line, -i32::from(height / 3))
    }

    /// The anchor of the line that holds `offset`.
    pub fn line_of(&mut self, offset: usize) -> Anchor {
        let place = self.locate(Anchor { offset, gap: false });
        self.anchor(place)
    }

    fn normal(&mut self, anchor: Anchor) -> Anchor {
        let place = self.locate(anchor);
        self.anchor(place)
    }

    fn last_line(&mut self, end: Anchor) -> Anchor {
        let place = self.locate(end);
        let last = self.lines(place.part).len().saturating_sub(1);
        self.anchor(Place {
            part: place.part,
            line: last,
        })
    }

    fn locate(&mut self, anchor: Anchor) -> Place {
        let part = part_at(self.article, anchor.offset);
        let lines = self.lines(part);
        let line = lines
            .partition_point(|line| line.start <= anchor.offset)
            .saturating_sub(1);
        let gap = anchor.gap && line + 1 == lines.len() && has_gap(self.article, part);
        Place {
            part,
            line: line + usize::from(gap),
        }
    }

    fn anchor(&mut self, place: Place) -> Anchor {
        let lines = self.lines(place.part);
        let gap = place.line >= lines.len();
        let line = lines.get(place.line).or_else(|| lines.last());
        Anchor {
            offset: line.map_or(place.part.span.start, |line| line.start),
            gap,
        }
    }

    fn row(&mut self, place: Place) -> Row {
        let lines = self.lines(place.part);
        let block = block(self.article, place.part.block);
        let end = Span::new(place.part.span.end, place.part.span.end);
        let span = lines.get(place.line).copied();
        Row {
            span: span.unwrap_or(end),
            block: place.part.block,
            kind: block.kind,
            first: span.is_some_and(|span| span.start <= block.span.start),
            gap: span.is_none(),
        }
    }

    fn after(&mut self, place: Place) -> Option<Place> {
        let rows = self.lines(place.part).len() + usize::from(has_gap(self.article, place.part));
        if place.line + 1 < rows {
            return Some(Place {
                line: place.line + 1,
                ..place
            });
        }
        let part = next_part(self.article, place.part)?;
        Some(Place { part, line: 0 })
    }

    fn before(&mut self, place: Place) -> Option<Place> {
        if place.line > 0 {
            return Some(Place {
                line: place.line - 1,
                ..place
            });
        }
        let part = previous_part(self.article, place.part)?;
        let rows = self.lines(part).len() + usize::from(has_gap(self.article, part));
        Some(Place {
            part,
            line: rows.saturating_sub(1),
        })
    }

    fn lines(&mut self, part: Part) -> Arc<[Span]> {
        let (article, width) = (self.article, self.page.width);
        let indent = usize::from(indent(block(article, part.block).kind));
        let lines = self
            .page
            .wrapped
            .entry(part.span.start)
            .or_insert_with(|| wrap(&article.text, part.span, width.saturating_sub(indent)));
        Arc::clone(lines)
    }
}

/// Columns that lines of such a block stand in from the margin.
#[must_use]
pub const fn indent(kind: BlockKind) -> u16 {
    match kind {
        BlockKind::Item => 2,
        _ => 0,
    }
}

/// Wraps one part of a text into lines of at most `width` columns; at least one line.
pub(super) fn wrap(text: &str, part: Span, width: usize) -> Arc<[Span]> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut start = part.start;
    for piece in part.of(text).split('\n') {
        wrap_line(piece, start, width, &mut lines);
        start += piece.len() + 1;
    }
    if lines.is_empty() {
        lines.push(Span::new(part.start, part.start));
    }
    lines.into()
}

fn wrap_line(piece: &str, start: usize, width: usize, lines: &mut Vec<Span>) {
    let words: Vec<_> = WordSeparator::UnicodeBreakProperties
        .find_words(piece)
        .collect();
    let words = break_words(words, width);
    let columns = [f64::from(u16::try_from(width).unwrap_or(u16::MAX))];
    let chosen = if piece.len() <= OPTIMAL {
        wrap_optimal_fit(&words, &columns, &Penalties::new()).ok()
    } else {
        None
    };
    let chosen = chosen.unwrap_or_else(|| wrap_first_fit(&words, &columns));
    let mut offset = start;
    for line in chosen {
        let whole: usize = line.iter().map(length).sum();
        let space = line.last().map_or(0, |word| word.whitespace.len());
        if whole > space {
            lines.push(Span::new(offset, offset + whole - space));
        }
        offset += whole;
    }
}

/// Bytes of a word and the white space after it.
fn length(word: &Word<'_>) -> usize {
    word.word.len() + word.whitespace.len()
}

/// The block of that number; an article without blocks is one paragraph.
fn block(article: &Article, idx: usize) -> Block {
    article.blocks.get(idx).copied().unwrap_or_else(|| Block {
        kind: BlockKind::Paragraph,
        span: Span::new(0, article.text.len()),
    })
}

/// Whether an empty line follows the part: between blocks, but not inside a list or the small print.
fn has_gap(article: &Article, part: Part) -> bool {
    let this = block(article, part.block);
    let next = article.blocks.get(part.block + 1);
    let together = |kind| matches!(kind, BlockKind::Item | BlockKind::Boilerplate);
    part.span.end >= this.span.end
        && next.is_some_and(|next| next.kind != this.kind || !together(this.kind))
}

/// The part that holds `offset`, or the nearest one before it, or the first.
fn part_at(article: &Article, offset: usize) -> Part {
    let after = article
        .blocks
        .partition_point(|block| block.span.start <= offset);
    let idx = after.saturating_sub(1);
    let span = block(article, idx).span;
    let offset = offset.clamp(span.start, span.end.saturating_sub(1).max(span.start));
    let mut number = (offset - span.start) / PART;
    while number > 0 && cut(article, span, number) > offset {
        number -= 1;
    }
    part(article, idx, number)
}

fn next_part(article: &Article, here: Part) -> Option<Part> {
    let span = block(article, here.block).span;
    if here.span.end < span.end {
        return Some(part_at(article, here.span.end));
    }
    (here.block + 1 < article.blocks.len()).then(|| part(article, here.block + 1, 0))
}

fn previous_part(article: &Article, here: Part) -> Option<Part> {
    let span = block(article, here.block).span;
    if here.span.start > span.start {
        return Some(part_at(article, here.span.start - 1));
    }
    let before = here.block.checked_sub(1)?;
    let end = block(article, before).span.end;
    Some(part_at(article, end.saturating_sub(1)))
}

fn part(article: &Article, idx: usize, number: usize) -> Part {
    let span = block(article, idx).span;
    Part {
        block: idx,
        span: Span::new(cut(article, span, number), cut(article, span, number + 1)),
    }
}

/// Where part `number` of a block starts: behind the first space after its due place, if one is near.
fn cut(article: &Article, block: Span, number: usize) -> usize {
    let due = block.start + number * PART;
    if number == 0 || due >= block.end {
        return due.min(block.end);
    }
    let window = article.text.as_bytes().get(due..block.end.min(due + CUT));
    let space = window.and_then(|bytes| bytes.iter().position(|byte| *byte == b' '));
    let mut at = due + space.map_or(0, |space| space + 1);
    while !article.text.is_char_boundary(at) {
        at += 1;
    }
    at.min(block.end)
}
