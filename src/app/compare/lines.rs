//! The lines of a row: both sides wrapped, kept for as long as the width stays the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Areas, Shown};
use crate::app::page::wrap;
use crate::engine::analysis::Analysis;
use crate::engine::compare::Row;
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// The most bytes of one side that are shown: a sentence without end is cut, and one key shows it in the reader.
const LONGEST: usize = 6 * 1024;
/// Rows kept wrapped; beyond, the cache starts again.
const KEPT: usize = 512;

/// The lines of one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Laid {
    /// The lines of each side, as places in its text.
    pub lines: Pair<Vec<Span>>,
    /// Which lines of each side are followed by words that are left out: other sentences of the article, or the rest
    /// of a side that is too long to be shown whole.
    pub cuts: Pair<Vec<usize>>,
    /// Lines the row takes: those of the longer side, or of both where they are stacked. At least one.
    pub height: u16,
}

impl Laid {
    /// Where the right side starts when the sides are stacked.
    #[must_use]
    pub fn first_right(&self) -> u16 {
        u16::try_from(self.lines.left.len()).unwrap_or(u16::MAX)
    }
}

/// The rows that are wrapped already.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    width: u16,
    stacked: bool,
    kept: BTreeMap<Shown, Arc<Laid>>,
}

impl Lines {
    /// The lines of a row, or of one half of it.
    pub(super) fn of(
        &mut self,
        shown: Shown,
        row: &Row,
        sides: &Pair<Arc<Analysis>>,
        areas: &Areas,
    ) -> Arc<Laid> {
        let width = areas.columns.left.width;
        if (self.width, self.stacked) != (width, areas.stacked) || self.kept.len() > KEPT {
            *self = Self {
                width,
                stacked: areas.stacked,
                kept: BTreeMap::new(),
            };
        }
        let laid = self
            .kept
            .entry(shown)
            .or_insert_with(|| Arc::new(lay((row, shown.half), sides, width, areas.stacked)));
        Arc::clone(laid)
    }
}

/// Wraps both sides of a row.
fn lay(
    (row, half): (&Row, Option<Side>),
    sides: &Pair<Arc<Analysis>>,
    width: u16,
    stacked: bool,
) -> Laid {
    let mut laid = Laid::default();
    for (side, spans) in row.passages.iter() {
        if half.is_some_and(|half| half != side) {
            continue;
        }
        let text = &sides[side].article.text;
        let mut room = LONGEST;
        let passages = together(spans, text);
        for (number, span) in passages.iter().enumerate() {
            let shown = within(*span, room, text);
            room -= shown.len();
            if !shown.is_empty() {
                let lines = wrap(text, shown, usize::from(width));
                laid.lines[side].extend(lines.iter().copied());
            }
            if shown != *span || number + 1 < passages.len() {
                laid.cuts[side].push(laid.lines[side].len().saturating_sub(1));
            }
        }
        laid.cuts[side].dedup();
    }
    let heights = laid.lines.as_ref().map(Vec::len);
    let height = if stacked {
        heights.left + heights.right
    } else {
        heights.left.max(heights.right)
    };
    laid.height = u16::try_from(height).unwrap_or(u16::MAX).max(1);
    laid
}

/// The start of `span` that has `room` bytes at most.
fn within(span: Span, room: usize, text: &str) -> Span {
    let mut end = span.end.min(span.start + room);
    while end > span.start && !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(span.start, end)
}

/// Sentences that follow each other in one paragraph are one passage; others start on a line of their own.
fn together(spans: &[Span], text: &str) -> Vec<Span> {
    let mut passages: Vec<Span> = Vec::with_capacity(spans.len());
    for &span in spans {
        match passages.last_mut() {
            Some(last) if span.start >= last.end && follows(*last, span, text) => {
                last.end = span.end;
            }
            _ => passages.push(span),
        }
    }
    passages
}

/// Whether nothing but a few spaces stands between the two.
fn follows(one: Span, next: Span, text: &str) -> bool {
    let between = Span::new(one.end, next.start);
    between.len() < 8
        && between
            .of(text)
            .chars()
            .all(|c| c.is_whitespace() && c != '\n')
}

/// The words to go to where a fact is told in several passages: from the first to the last, but passages far apart are
/// not one place; then it is the first of them.
pub(in crate::app) fn near(spans: &[Span]) -> Option<Span> {
    let span = spans.iter().copied().reduce(Span::cover)?;
    let near = span.len() <= 2 * spans.iter().map(|span| span.len()).sum::<usize>();
    if near {
        Some(span)
    } else {
        spans.first().copied()
    }
}
