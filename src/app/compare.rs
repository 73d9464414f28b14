//! The Compare screen's state: two articles side by side.

use std::sync::Arc;

use ratatui::layout::Size;

use super::command::Command;
use super::event::Mouse;
use crate::engine::analysis::Analysis;
use crate::engine::compare::Comparison;
use crate::engine::side::Pair;
use crate::engine::text::Span;

/// Two articles side by side, and where the reader is among their rows.
#[derive(Clone, Debug)]
pub struct CompareState {
    /// Indexes of the articles in the shelf.
    pub articles: Pair<usize>,
    /// The articles with their sentences and facts.
    pub sides: Pair<Arc<Analysis>>,
    /// What they share and do not.
    pub comparison: Arc<Comparison>,
    /// Size of the screen's area.
    pub size: Size,
}

/// What a command or a click asks of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing: the screen has changed itself.
    Stay,
    /// Go to these words in the reader.
    Show {
        /// Index of the article in the shelf.
        article: usize,
        /// The words.
        span: Span,
    },
    /// Copy these words with their citation.
    Copy {
        /// Index of the article in the shelf.
        article: usize,
        /// The words, in the order of the text.
        spans: Vec<Span>,
    },
    /// Tell the reader something in the last line.
    Say(String),
}

impl CompareState {
    /// Opens the screen on a comparison.
    #[must_use]
    pub const fn new(
        articles: Pair<usize>,
        sides: Pair<Arc<Analysis>>,
        comparison: Arc<Comparison>,
        size: Size,
    ) -> Self {
        Self {
            articles,
            sides,
            comparison,
            size,
        }
    }

    /// The area has a new size.
    pub const fn resize(&mut self, size: Size) {
        self.size = size;
    }

    /// Carries out a command of the keymap's mode `compare`.
    pub const fn update(&mut self, _command: Command) -> Outcome {
        Outcome::Stay
    }

    /// The mouse was used, in coordinates of the area.
    pub const fn mouse(&mut self, _mouse: Mouse) -> Outcome {
        Outcome::Stay
    }

    /// Where the reader is, for the end of the last line: "row 3/41".
    #[must_use]
    pub fn position(&self) -> String {
        format!("{} rows", self.comparison.rows.len())
    }
}
