//! What comes in and what goes out: plain values that can be compared and printed.

use std::sync::Arc;

use super::covering::Covered;
use super::index::FactIndex;
use super::key::Key;
use super::matrix::Rows;
use super::sheet::{Sheet, SheetFormat};
use super::why::Explained;
use crate::engine::analysis::Analysis;
use crate::engine::compare::Comparison;
use crate::engine::corrections::Corrections;
use crate::engine::matrix::Matrix;
use crate::engine::side::Pair;

/// Number of a job given to the worker. An answer whose ticket is not the newest of its kind is dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

impl Ticket {
    /// The ticket after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// The mouse was used.
    Mouse(Mouse),
    /// Text was pasted.
    Paste(String),
    /// The terminal has a new size.
    Resize {
        /// Width in columns.
        columns: u16,
        /// Height in rows.
        rows: u16,
    },
    /// The worker, or the shell, has done what an effect asked for.
    Answer(Answer),
}

/// Use of the mouse, in screen coordinates from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What was done.
    pub kind: MouseKind,
    /// Column.
    pub column: u16,
    /// Row.
    pub row: u16,
}

/// What was done with the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The mouse moved with the left button down.
    Drag,
    /// The left button was let go.
    Release,
    /// The wheel was turned towards the top.
    WheelUp,
    /// The wheel was turned towards the end.
    WheelDown,
}

/// Something for the shell to do. Articles are named by their index in the [`Shelf`](super::shelf::Shelf).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Find the sentences and facts of an article. Queued: every one is answered.
    Analyse {
        /// The article.
        article: usize,
    },
    /// Filter the sources. The newest wins.
    Filter {
        /// Goes back with the answer.
        ticket: Ticket,
        /// What was typed.
        query: String,
    },
    /// Filter the rows of a matrix. The newest wins.
    FindRows {
        /// Goes back with the answer.
        ticket: Ticket,
        /// What was typed.
        query: String,
        /// The rows.
        rows: Rows,
    },
    /// Compare two articles of a story. The newest wins.
    Compare {
        /// Goes back with the answer.
        ticket: Ticket,
        /// The two articles.
        pair: Pair<usize>,
        /// All articles of the story, the two among them.
        story: Vec<usize>,
        /// The reader's own links and unlinks.
        corrections: Arc<Corrections>,
    },
    /// Find what each article of a story reports. The newest wins.
    Matrix {
        /// Goes back with the answer.
        ticket: Ticket,
        /// The articles, one a column.
        story: Vec<usize>,
        /// The reader's own links and unlinks.
        corrections: Arc<Corrections>,
    },
    /// Let go of the comparison and the matrix that were asked for before: nobody waits for them.
    Stop {
        /// Newer than theirs.
        ticket: Ticket,
    },
    /// Find what each of the `others` does with what an article states. Each is answered by itself, in their order; the
    /// newest wins.
    Cover {
        /// Goes back with the answers.
        ticket: Ticket,
        /// The article.
        article: usize,
        /// The articles to look in.
        others: Vec<usize>,
        /// All articles of the story: rare words are judged over it.
        story: Vec<usize>,
        /// The reader's own links and unlinks.
        corrections: Arc<Corrections>,
    },
    /// Find why a fact is believed. The newest wins.
    Explain {
        /// Goes back with the answer.
        ticket: Ticket,
        /// The article.
        article: usize,
        /// The id of its fact.
        fact: String,
    },
    /// Put text on the clipboard, or in a file where the terminal cannot be relied on.
    Copy {
        /// The text, citation and all.
        text: String,
    },
    /// Write an export to a new file in the working folder.
    Export {
        /// File name to start from; a number is added where it is taken.
        name: String,
        /// What to write.
        contents: String,
    },
    /// Write a comparison or a matrix to a new file in the working folder.
    ExportSheet {
        /// File name to start from; a number is added where it is taken.
        name: String,
        /// What to write.
        sheet: Sheet,
        /// As what.
        format: SheetFormat,
    },
    /// Give the terminal back and stop, as Ctrl-Z does.
    Suspend,
    /// Leave.
    Quit,
}

/// What came of an effect.
#[derive(Clone, Debug)]
pub enum Answer {
    /// The sentences and facts of an article.
    Analysed {
        /// Index of the article.
        article: usize,
        /// What was found.
        analysis: Arc<Analysis>,
        /// Where its facts stand.
        index: Arc<FactIndex>,
    },
    /// The sources that match.
    Filtered {
        /// Of the [`Effect::Filter`] that this answers.
        ticket: Ticket,
        /// Indexes of the articles that match, best first.
        hits: Arc<[u32]>,
    },
    /// The rows of a matrix that match.
    FoundRows {
        /// Of the [`Effect::FindRows`] that this answers.
        ticket: Ticket,
        /// Indexes of the rows that match, best first.
        hits: Arc<[u32]>,
    },
    /// Two articles side by side.
    Compared {
        /// Of the [`Effect::Compare`] that this answers.
        ticket: Ticket,
        /// The two articles, analysed.
        sides: Pair<Arc<Analysis>>,
        /// What they share and do not.
        comparison: Arc<Comparison>,
    },
    /// Facts by outlets.
    Matrix {
        /// Of the [`Effect::Matrix`] that this answers.
        ticket: Ticket,
        /// The articles of the columns; one that could not be read is not among them.
        articles: Vec<usize>,
        /// The same articles, analysed.
        columns: Vec<Arc<Analysis>>,
        /// What each reports.
        matrix: Arc<Matrix>,
    },
    /// What another article does with what an article states.
    Covered {
        /// Of the [`Effect::Cover`] that this answers.
        ticket: Ticket,
        /// The article.
        article: usize,
        /// The other one.
        other: usize,
        /// What was found, or why it could not be found out.
        found: Result<Arc<Covered>, String>,
    },
    /// Why a fact is believed.
    Explained {
        /// Of the [`Effect::Explain`] that this answers.
        ticket: Ticket,
        /// What its rule weighed; `None` where that could not be found out.
        explanation: Explained,
    },
    /// Something to tell the reader in the last line: where a copy or an export went.
    Done(String),
    /// Something that did not work, to tell the reader in the last line.
    Failed(String),
}
