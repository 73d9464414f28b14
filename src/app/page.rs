//! The text of the open article as lines, wrapped only where the reader looks.
//!
//! ```text
//! block 3   part 0   line 0  "Microsoft has blocked the Israeli"
//!                    line 1  "army's access to technology"
//!                    gap
//! block 4   part 0   line 0  "The investigation, published in"
//! ```
//!
//! A title that the text itself does not have stands above it, as if it were its first block.
//!
//! A place in the text is a byte offset, never a line number, so a new width keeps the place. Blocks are wrapped when
//! they come into view and kept for as long as article and width stay the same. A block of megabytes is wrapped in
//! parts, so that no key waits for all of it.

mod part;
mod wrap;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::engine::article::{Article, BlockKind};
use crate::engine::text::Span;
use part::{Part, block, has_gap, next_part, part_at, previous_part, title_part};
pub(super) use wrap::wrap;

/// Blocks kept wrapped; beyond, the cache starts again.
const KEPT: usize = 512;

/// Where the top of the pane stands in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    /// Whether it lies in the text, not in the title above it.
    pub body: bool,
    /// A byte of the line.
    pub offset: usize,
    /// Whether it is the empty line after that line.
    pub gap: bool,
}

/// One row of the pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The text of the line, in the text or in the title; empty for the empty line between blocks.
    pub span: Span,
    /// Whether it is a line of the title above the text.
    pub title: bool,
    /// The block it belongs to: index into [`Article::blocks`].
    pub block: usize,
    /// What the block is.
    pub kind: BlockKind,
    /// Whether it is the first line of its block.
    pub first: bool,
    /// Whether it is the empty line after its block.
    pub gap: bool,
}

impl Row {
    /// Whether it is a line of the text itself.
    #[must_use]
    pub const fn is_prose(&self) -> bool {
        !self.gap && !self.title
    }
}

/// The wrapped parts of one article at one width.
#[derive(Clone, Debug, Default)]
pub struct Page {
    article: usize,
    width: usize,
    wrapped: BTreeMap<usize, Arc<[Span]>>,
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
        let part = part_at(self.article, self.article.text.len());
        let line = self.lines(part).len().saturating_sub(1);
        let last = self.anchor(Place { part, line });
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
        self.normal(Anchor {
            body: true,
            offset,
            gap: false,
        })
    }

    fn normal(&mut self, anchor: Anchor) -> Anchor {
        let place = self.locate(anchor);
        self.anchor(place)
    }

    fn locate(&mut self, anchor: Anchor) -> Place {
        let title = title_part(self.article).filter(|_| !anchor.body);
        let part = title.unwrap_or_else(|| part_at(self.article, anchor.offset));
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
            body: place.part.block.is_some(),
            offset: line.map_or(place.part.span.start, |line| line.start),
            gap,
        }
    }

    fn row(&mut self, place: Place) -> Row {
        let lines = self.lines(place.part);
        let span = lines.get(place.line).copied();
        let end = Span::new(place.part.span.end, place.part.span.end);
        let title = place.part.block.is_none();
        let number = place.part.block.unwrap_or_default();
        let block = block(self.article, number);
        let start = if title { 0 } else { block.span.start };
        Row {
            span: span.unwrap_or(end),
            title,
            block: number,
            kind: if title {
                BlockKind::Headline
            } else {
                block.kind
            },
            first: span.is_some_and(|span| span.start <= start),
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
        let (key, text, indent) = match part.block {
            None => (usize::MAX, &article.metadata.title, 0),
            Some(number) => {
                let indent = indent(block(article, number).kind);
                (part.span.start, &article.text, usize::from(indent))
            }
        };
        let lines = self
            .page
            .wrapped
            .entry(key)
            .or_insert_with(|| wrap(text, part.span, width.saturating_sub(indent)));
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
