//! The Matrix screen's state: facts as rows, the articles of a story as columns.
//!
//! A place on the screen is a cell. Which rows belong to each class is found once, when the screen opens; a key looks
//! at the rows in view and at the words of one cell.

mod areas;
mod choose;
mod class;
mod foot;
mod open;

use std::sync::Arc;

use ratatui::layout::{Position, Size};

use super::command::Command;
use super::compare::{Outcome, Passages, near};
use super::event::{Mouse, MouseKind};
use super::hand::{self, Hand};
use super::reader::moved;
use crate::engine::analysis::Analysis;
use crate::engine::corrections::Corrections;
use crate::engine::facts::FactKind;
use crate::engine::matrix::{Cell, CellStatus, Matrix, MatrixRow};
use crate::engine::text::Span;

pub use areas::{Areas, areas};
pub use choose::{Find, Order, Rows};
pub use class::{RowClass, holders};
pub use foot::Foot;

use class::Counts;

/// Rows that one turn of the wheel moves.
const WHEEL: usize = 3;

/// What several articles report, and where the reader is among it.
#[derive(Clone, Debug)]
pub struct MatrixState {
    /// What the story is called.
    pub title: String,
    /// Indexes of the articles in the shelf, one a column.
    pub articles: Vec<usize>,
    /// The articles with their sentences and facts, one a column.
    pub columns: Vec<Arc<Analysis>>,
    /// What each reports.
    pub matrix: Arc<Matrix>,
    /// Size of the screen's area.
    pub size: Size,
    /// The class of the rows that are shown.
    pub class: RowClass,
    /// Their kind; all where there is none.
    pub kind: Option<FactKind>,
    /// Their order.
    pub order: Order,
    /// The words they are searched for, while they are.
    pub find: Option<Find>,
    /// The words of the cell the reader is at.
    pub foot: Foot,
    /// Whether the reader has corrected links by hand since it was made.
    pub stale: bool,
    /// What the reader decided by hand about each row; empty where that is nothing.
    hands: Vec<Option<Hand>>,
    counts: Counts,
    /// Indexes of the rows that are shown, in their order.
    shown: Vec<usize>,
    /// The column the reader was in when choosing the class.
    chosen_column: usize,
    cursor: Place,
    /// The first row and column in view.
    corner: Place,
}

/// A cell: the position of its row among those shown, and its column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Position of the row among those shown.
    pub row: usize,
    /// The column.
    pub column: usize,
}

impl MatrixState {
    /// Opens the screen on a matrix. `articles` are those of the columns, as indexes into the shelf.
    #[must_use]
    pub fn new(
        title: String,
        articles: Vec<usize>,
        columns: Vec<Arc<Analysis>>,
        matrix: Arc<Matrix>,
        size: Size,
    ) -> Self {
        let mut state = Self {
            title,
            articles,
            counts: Counts::of(&matrix, columns.len()),
            shown: (0..matrix.rows.len()).collect(),
            chosen_column: 0,
            columns,
            matrix,
            size,
            class: RowClass::All,
            kind: None,
            order: Order::Telling,
            find: None,
            foot: Foot::default(),
            stale: false,
            hands: Vec::new(),
            cursor: Place::default(),
            corner: Place::default(),
        };
        state.settle();
        state
    }

    /// Goes to the column of an article, if it has one.
    pub fn go_to_article(&mut self, article: usize) {
        if let Some(column) = self.articles.iter().position(|idx| *idx == article) {
            self.cursor.column = column;
            self.settle();
        }
    }

    /// Goes to the row that tells these passages, each with its article: what most of them tell, the first of such rows; and
    /// to the column of the first article.
    pub(super) fn go_to_passages(&mut self, passages: &[(usize, Vec<Span>)]) {
        let placed = passages.iter().filter_map(|(article, spans)| {
            let column = self.articles.iter().position(|idx| idx == article)?;
            Some((column, spans))
        });
        let placed: Vec<(usize, &Vec<Span>)> = placed.collect();
        let tells = |row: &MatrixRow| {
            let told = placed.iter().filter(|(column, spans)| {
                let cell = row.cells.get(*column);
                let mut own = cell.iter().flat_map(|cell| &cell.spans);
                own.any(|own| spans.iter().any(|span| span.overlaps(*own)))
            });
            told.count()
        };
        let shown = (0..self.shown.len()).rev();
        let counted = shown.map(|at| (self.row_at(at).map_or(0, tells), at));
        // Of equals the first: `max_by_key` takes the last.
        let best = counted.max_by_key(|(count, _)| *count);
        if let Some((_, row)) = best.filter(|(count, _)| *count > 0) {
            self.cursor.row = row;
        }
        if let Some((column, _)) = placed.first() {
            self.cursor.column = *column;
        }
        self.settle();
    }

    /// Takes note of what the reader has corrected between the articles.
    pub fn heed(&mut self, corrections: &Corrections) {
        let columns = self.columns.iter();
        let ids: Vec<&str> = columns.map(|one| one.article.id.as_str()).collect();
        self.hands = hand::of_facts(&self.matrix.rows, &ids, corrections);
    }

    /// What the reader decided by hand about the row at that position among those shown.
    #[must_use]
    pub fn hand(&self, position: usize) -> Option<Hand> {
        let row = self.shown.get(position)?;
        self.hands.get(*row).copied().flatten()
    }

    /// Whether any row stands as the reader decided by hand.
    #[must_use]
    pub fn has_hands(&self) -> bool {
        self.hands.iter().any(Option::is_some)
    }

    /// Goes to where the reader was in `before`, a matrix of the same articles: the same rows are chosen, and the reader
    /// is at the same words.
    pub fn keep_place(&mut self, before: &Self) {
        self.class = before.class;
        self.chosen_column = before.chosen_column;
        self.kind = before.kind;
        self.order = before.order;
        self.cursor.column = before.cursor.column;
        self.choose_rows();
        if self.shown.is_empty() {
            (self.class, self.kind) = (RowClass::All, None);
            self.choose_rows();
        }
        let told = before.row().map(|row| {
            let spans = |cell: &Cell| cell.spans.first().copied();
            (row.kind, row.cells.iter().map(spans).collect::<Vec<_>>())
        });
        let same = |row: &MatrixRow| {
            told.as_ref().is_some_and(|(kind, places)| {
                let mut cells = row.cells.iter().zip(places);
                let meets = |(cell, place): (&Cell, &Option<Span>)| {
                    place.is_some_and(|place| cell.spans.contains(&place))
                };
                row.kind == *kind && cells.any(meets)
            })
        };
        let rows = (0..self.shown.len()).find(|at| self.row_at(*at).is_some_and(same));
        self.cursor.row = rows.unwrap_or(before.cursor.row);
        self.settle();
    }

    /// The area has a new size.
    pub fn resize(&mut self, size: Size) {
        if self.size != size {
            self.size = size;
            self.settle();
        }
    }

    /// Carries out a command of the keymap's mode `matrix`.
    pub fn update(&mut self, command: Command) -> Outcome {
        let page = usize::from(self.areas().rows.height.max(1));
        let (row, column) = (self.cursor.row, self.cursor.column);
        let outcome = match command {
            Command::Left | Command::PreviousPane => {
                self.cursor.column = column.saturating_sub(1);
                Outcome::Stay
            }
            Command::Right | Command::NextPane => {
                self.cursor.column = (column + 1).min(self.columns.len().saturating_sub(1));
                Outcome::Stay
            }
            Command::RowClass => self.choose_class(),
            Command::RowKind => self.choose_kind(),
            Command::RowOrder => self.choose_order(),
            Command::Open => self.show(),
            Command::Copy => self.copy(),
            _ => {
                let to = moved(command, row, self.shown().len(), page);
                self.cursor.row = to.unwrap_or(row);
                Outcome::Stay
            }
        };
        self.settle();
        outcome
    }

    /// The mouse was used, in coordinates of the area.
    pub fn mouse(&mut self, mouse: Mouse) -> Outcome {
        let outcome = match mouse.kind {
            MouseKind::WheelDown => self.turn(self.cursor.row.saturating_add(WHEEL)),
            MouseKind::WheelUp => self.turn(self.cursor.row.saturating_sub(WHEEL)),
            MouseKind::Press => self.press(Position::new(mouse.column, mouse.row)),
            MouseKind::Drag | MouseKind::Release => Outcome::Stay,
        };
        self.settle();
        outcome
    }

    /// Where the parts of the screen stand.
    #[must_use]
    pub fn areas(&self) -> Areas {
        areas(self.size, self.columns.len())
    }

    /// Indexes of the rows that are shown, in their order.
    #[must_use]
    pub fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// How many rows of a class there are.
    #[must_use]
    pub fn count(&self, class: RowClass) -> usize {
        self.counts.get(class, self.cursor.column)
    }

    /// The cell the reader is at.
    #[must_use]
    pub const fn cursor(&self) -> Place {
        self.cursor
    }

    /// The first row and column in view.
    #[must_use]
    pub const fn corner(&self) -> Place {
        self.corner
    }

    /// The row at that position among those shown.
    #[must_use]
    pub fn row_at(&self, position: usize) -> Option<&MatrixRow> {
        self.matrix.rows.get(*self.shown().get(position)?)
    }

    /// The row the reader is at.
    #[must_use]
    pub fn row(&self) -> Option<&MatrixRow> {
        self.row_at(self.cursor.row)
    }

    /// The cell the reader is at.
    #[must_use]
    pub fn cell(&self) -> Option<&Cell> {
        self.row()?.cells.get(self.cursor.column)
    }

    /// Where the reader is, for the end of the last line: "row 3/41".
    #[must_use]
    pub fn position(&self) -> String {
        let count = self.shown().len();
        format!("row {}/{count}", (self.cursor.row + 1).min(count))
    }

    /// Goes to the words of the cell in the reader.
    fn show(&self) -> Outcome {
        let Some(cell) = self.cell() else {
            return Outcome::Stay;
        };
        let article = self.articles.get(self.cursor.column);
        match article.zip(near(&cell.spans)) {
            Some((&article, span)) => Outcome::Show { article, span },
            None => self.nothing_there(cell.status),
        }
    }

    /// Copies the words of the cell.
    fn copy(&self) -> Outcome {
        let article = self.articles.get(self.cursor.column);
        match (self.cell(), article) {
            (Some(cell), Some(_)) if cell.spans.is_empty() => self.nothing_there(cell.status),
            (Some(cell), Some(&article)) => Outcome::Copy(vec![Passages {
                article,
                spans: cell.spans.clone(),
            }]),
            _ => Outcome::Say("nothing to copy".to_owned()),
        }
    }

    fn nothing_there(&self, status: CellStatus) -> Outcome {
        let name = self.byname(self.cursor.column);
        Outcome::Say(match status {
            CellStatus::Uncertain => format!("{name}: no words settle whether it has this"),
            _ => format!("{name}: not in the articles loaded here"),
        })
    }

    fn turn(&mut self, row: usize) -> Outcome {
        self.cursor.row = row;
        Outcome::Stay
    }

    /// Goes to the cell or the column under the mouse; a press on the cell the reader is at opens it.
    fn press(&mut self, at: Position) -> Outcome {
        let areas = self.areas();
        let column = areas
            .column_at(at.x)
            .map(|number| self.corner.column + number)
            .filter(|column| *column < self.columns.len());
        let row = at.y.checked_sub(areas.rows.y).filter(|_| {
            let inside = areas.rows.contains(at);
            inside && self.corner.row + usize::from(at.y - areas.rows.y) < self.shown().len()
        });
        if row.is_none() && !areas.names.contains(at) {
            return Outcome::Stay;
        }
        let place = Place {
            row: row.map_or(self.cursor.row, |y| self.corner.row + usize::from(y)),
            column: column.unwrap_or(self.cursor.column),
        };
        if row.is_some() && column.is_some() && place == self.cursor {
            return self.show();
        }
        self.cursor = place;
        Outcome::Stay
    }

    /// Keeps the reader at a cell that there is, and the cell in view; lays out its words.
    fn settle(&mut self) {
        let areas = self.areas();
        self.cursor.row = self.cursor.row.min(self.shown().len().saturating_sub(1));
        let height = usize::from(areas.rows.height.max(1));
        let (rows, columns) = (self.shown().len(), self.columns.len());
        self.corner = Place {
            row: in_view(self.corner.row, self.cursor.row, (height, rows)),
            column: in_view(
                self.corner.column,
                self.cursor.column,
                (usize::from(areas.fit), columns),
            ),
        };
        self.foot = Foot::lay(self, &areas);
    }
}

/// The first of `count` things in view, so that `cursor` is in view, too, and no room for `fit` of them is wasted.
fn in_view(first: usize, cursor: usize, (fit, count): (usize, usize)) -> usize {
    let fit = fit.max(1);
    let first = first.min(count.saturating_sub(fit));
    first.clamp(cursor.saturating_sub(fit - 1), cursor)
}
