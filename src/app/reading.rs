//! Where the reader is in one article: the top of the pane, the sentence, the selection, the fact that is lit.

use std::sync::Arc;

use super::index::{FactIndex, Mark};
use super::page::{Anchor, Row, Sheet};
use super::selection::Selection;
use crate::engine::analysis::Analysis;
use crate::engine::segment::Sentence;
use crate::engine::text::Span;

/// Rows kept in view around the sentence the reader is at.
const MARGIN: u16 = 2;

/// An article that has been read for its facts.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// Its sentences and facts.
    pub analysis: Arc<Analysis>,
    /// Where the facts stand.
    pub index: Arc<FactIndex>,
}

/// Where the reader is in one article.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The top of the pane.
    pub top: Anchor,
    /// The sentence the reader is at: index into the article's sentences, once they are known.
    pub sentence: usize,
    /// What is selected, while something is.
    pub selecting: Option<Selection>,
    /// The fact whose words are lit, and which of its places.
    pub lit: Option<Mark>,
    /// The fact under the cursor of the facts pane: its position there.
    pub fact: usize,
    /// The first line the facts pane shows.
    pub facts_scroll: usize,
}

impl Prepared {
    /// The sentences of the article.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.analysis.segments.sentences
    }

    /// The sentence of that number.
    #[must_use]
    pub fn sentence(&self, idx: usize) -> Option<Span> {
        self.sentences().get(idx).map(|sentence| sentence.span)
    }

    /// The sentence that holds `offset`, or the nearest one.
    #[must_use]
    pub fn sentence_near(&self, offset: usize) -> usize {
        let last = self.sentences().len().saturating_sub(1);
        self.analysis.segments.sentence_at(offset).unwrap_or(last)
    }
}

impl Reading {
    /// The words the reader is at: the sentence.
    #[must_use]
    pub fn sentence_span(&self, prepared: &Prepared) -> Option<Span> {
        prepared.sentence(self.sentence)
    }

    /// Goes to another sentence and keeps it in view.
    pub fn go_to_sentence(&mut self, idx: usize, prepared: &Prepared, pane: &mut Pane<'_>) {
        self.sentence = idx.min(prepared.sentences().len().saturating_sub(1));
        self.lit = None;
        if let Some(span) = self.sentence_span(prepared) {
            let edge = idx == 0 || idx + 1 >= prepared.sentences().len();
            let margin = if edge { pane.height } else { MARGIN };
            self.top = pane
                .sheet
                .reveal(self.top, span, pane.height, margin.min(MARGIN * 4));
        }
        self.follow(prepared);
    }

    /// Lights a place of a fact, and scrolls there if it is not in view.
    pub fn light(&mut self, mark: Mark, prepared: &Prepared, pane: &mut Pane<'_>) {
        self.lit = Some(mark);
        self.selecting = None;
        self.sentence = prepared.sentence_near(mark.span.start);
        if let Some(position) = prepared.index.position(mark.fact) {
            self.fact = position;
        }
        self.show(mark.span, pane);
    }

    /// Scrolls until `span` is in view, if it is not.
    pub fn show(&mut self, span: Span, pane: &mut Pane<'_>) {
        let rows = pane.sheet.rows(self.top, pane.height);
        let mut text = rows.iter().filter(|row| !row.title);
        let Some(first) = text.next() else {
            self.top = pane.sheet.centre(span.start, pane.height);
            return;
        };
        let last = text.next_back().unwrap_or(first);
        if span.start < first.span.start || span.start >= last.span.end {
            self.top = pane.sheet.centre(span.start, pane.height);
        } else {
            self.top = pane.sheet.reveal(self.top, span, pane.height, MARGIN);
        }
    }

    /// Scrolls by lines; the sentence stays in view.
    pub fn scroll(&mut self, lines: i32, prepared: Option<&Prepared>, pane: &mut Pane<'_>) {
        let last = pane.sheet.last_top(pane.height);
        let top = pane.sheet.step(self.top, lines);
        self.top = if lines > 0 {
            top.min(last).max(self.top)
        } else {
            top
        };
        if let Some(prepared) = prepared {
            self.keep_in_view(prepared, pane);
        }
    }

    /// Scrolls by lines and takes the sentence along, as a page key does.
    pub fn page(&mut self, lines: i32, prepared: Option<&Prepared>, pane: &mut Pane<'_>) {
        let before = self.top;
        self.scroll(lines, prepared, pane);
        let Some(prepared) = prepared else { return };
        let rows = pane.sheet.rows(self.top, pane.height);
        if self.top == before {
            // Nothing left to scroll: go to the very end instead of staying half a page short of it.
            let end = if lines > 0 {
                prepared.sentences().len().saturating_sub(1)
            } else {
                0
            };
            self.go_to_sentence(end, prepared, pane);
        } else if let Some(row) = rows.iter().find(|row| row.is_prose()) {
            self.sentence = starting_from(prepared, row.span.start, &rows);
            self.lit = None;
            self.follow(prepared);
        }
    }

    /// After the pane has changed its shape: the sentence is still in view.
    pub fn stay(&mut self, prepared: Option<&Prepared>, pane: &mut Pane<'_>) {
        if let Some(span) = prepared.and_then(|prepared| self.sentence_span(prepared)) {
            self.top = pane.sheet.reveal(self.top, span, pane.height, 0);
        }
    }

    /// Moves the sentence to the nearest one in view.
    fn keep_in_view(&mut self, prepared: &Prepared, pane: &mut Pane<'_>) {
        let rows = pane.sheet.rows(self.top, pane.height);
        let mut text = rows.iter().filter(|row| row.is_prose());
        let (Some(first), Some(at)) = (text.next(), self.sentence_span(prepared)) else {
            return;
        };
        let last = text.next_back().unwrap_or(first);
        if at.end <= first.span.start {
            self.sentence = starting_from(prepared, first.span.start, &rows);
        } else if at.start >= last.span.end {
            self.sentence = prepared.sentence_near(last.span.start);
        } else {
            return;
        }
        self.lit = None;
        self.follow(prepared);
    }

    /// Moves the cursor of the facts pane to the first fact of the sentence.
    pub fn follow(&mut self, prepared: &Prepared) {
        let Some(span) = self.sentence_span(prepared) else {
            return;
        };
        let marks = prepared.index.overlapping(span);
        let positions = marks
            .iter()
            .filter_map(|mark| prepared.index.position(mark.fact));
        if let Some(position) = positions.min() {
            self.fact = position;
        }
    }
}

/// The first sentence that starts at or after `offset`, as long as it starts in view; else the one that holds it.
fn starting_from(prepared: &Prepared, offset: usize, rows: &[Row]) -> usize {
    let holding = prepared.sentence_near(offset);
    let end = rows.last().map_or(offset, |row| row.span.end);
    match (prepared.sentence(holding), prepared.sentence(holding + 1)) {
        (Some(span), Some(next)) if span.start < offset && next.start < end => holding + 1,
        _ => holding,
    }
}

/// The pane an article is read in.
pub struct Pane<'a> {
    /// The article, wrapped for the pane.
    pub sheet: Sheet<'a>,
    /// Rows of the pane.
    pub height: u16,
}
