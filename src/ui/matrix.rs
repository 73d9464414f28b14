//! Draws the Matrix screen: facts down, outlets across, and the words of the chosen cell below.
//!
//! What an outlet does with a fact is told by a mark as well as by colour; the chosen row has a bar at its left.

mod foot;
mod header;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::matrix::{Areas, MatrixState, Place, RowClass, holders};
use crate::engine::facts::FactKind;
use crate::engine::matrix::{Cell, CellStatus, MatrixRow};

/// Screens at least this wide tell how many of the outlets have a fact: "3/5".
const ROOM_FOR_TALLY: u16 = 100;

/// First columns at least this wide tell the voices of a fact that several outlets carry in one text: "»1".
const ROOM_FOR_VOICES: u16 = 20;

/// Draws the matrix over the whole screen without the last line.
pub fn draw(matrix: &MatrixState, canvas: &mut Canvas<'_>) {
    let areas = matrix.areas();
    header::draw(matrix, &areas, canvas);
    let board = Board { matrix, areas };
    for y in 0..areas.rows.height {
        let position = matrix.corner().row + usize::from(y);
        let Some(row) = matrix.row_at(position) else {
            break;
        };
        board.draw_row(row, (position, areas.rows.y + y), canvas);
    }
    if matrix.shown().is_empty() && areas.rows.height > 0 {
        let dim = canvas.style(Role::Dim);
        let text = match matrix.matrix.rows.len() {
            0 => "these articles report nothing that could be compared",
            _ => "no row is like that",
        };
        canvas.put_cut((1, areas.rows.y), areas.rows.right(), text, dim);
    }
    foot::draw(matrix, &areas, canvas);
}

/// The mark of a row that stands as the reader decided by hand.
const BY_HAND: &str = "✎";

/// The mark of what an article does with a fact; `only` where no other article has it.
const fn mark(status: CellStatus, only: bool) -> &'static str {
    match status {
        CellStatus::Reported if only => "◆",
        CellStatus::Reported => "●",
        CellStatus::Differs => "≠",
        CellStatus::Omitted => "·",
        CellStatus::Uncertain => "?",
    }
}

/// The ground of what an article does with a fact; `only` where no other article has it. Nothing stands out where
/// nothing is reported.
const fn tint(status: CellStatus, only: bool) -> Role {
    match status {
        CellStatus::Reported if only => Role::CellOnly,
        CellStatus::Reported => Role::CellReported,
        CellStatus::Differs => Role::CellDiffers,
        CellStatus::Omitted => Role::Dim,
        CellStatus::Uncertain => Role::CellUncertain,
    }
}

/// The colour of what an article does with a fact; `only` where no other article has it.
const fn role(status: CellStatus, only: bool) -> Role {
    match status {
        CellStatus::Reported if only => Role::Only,
        CellStatus::Reported => Role::Reworded,
        CellStatus::Differs => Role::Differs,
        CellStatus::Omitted => Role::Dim,
        CellStatus::Uncertain => Role::Probable,
    }
}

/// The mark of a kind of fact.
const fn kind_mark(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Quote => "“",
        FactKind::Figure => "#",
        FactKind::Claim => "›",
        FactKind::Date => "@",
        FactKind::Citation => "»",
        FactKind::Person
        | FactKind::Organisation
        | FactKind::Place
        | FactKind::Update
        | FactKind::Contact => "•",
    }
}

/// The mark of a fact that some outlets carry word for word: in how many independent voices it is told.
fn voices(count: usize) -> String {
    format!("»{count}")
}

/// What the rows are drawn from.
struct Board<'a> {
    matrix: &'a MatrixState,
    areas: Areas,
}

impl Board<'_> {
    fn draw_row(&self, row: &MatrixRow, (position, y): (usize, u16), canvas: &mut Canvas<'_>) {
        let at = self.matrix.cursor();
        let chosen = position == at.row;
        let base = if chosen {
            canvas.style(Role::CursorIdle)
        } else {
            Style::new()
        };
        canvas.tint(Rect::new(0, y, self.areas.rows.width, 1), base);
        if chosen {
            let accent = canvas.style(Role::Accent).patch(base);
            canvas.put((0, y), 1, "▌", bar(accent, canvas));
        }
        if self.matrix.hand(position).is_some() {
            let badge = base.patch(plain(canvas.style(Role::Badge)));
            canvas.put((2, y), 3, BY_HAND, badge);
        }
        self.draw_label(row, y, base, canvas);
        let only = RowClass::of(row) == RowClass::OnlyOne;
        for number in 0..self.areas.fit {
            let column = self.matrix.corner().column + usize::from(number);
            let Some(cell) = row.cells.get(column) else {
                break;
            };
            let x = self.areas.column_x(number);
            let place = Rect::new(x, y, self.areas.column, 1);
            let here = Place {
                row: position,
                column,
            } == at;
            let heat = base.patch(canvas.style(tint(cell.status, only)));
            let style = if here {
                heat.patch(canvas.style(Role::CellCursor))
            } else {
                heat
            };
            let mark = mark(cell.status, only);
            let text = self.matrix.columns.get(column);
            let text = text.map_or("", |analysis| analysis.article.text.as_str());
            draw_cell((cell, mark, text), (place, style, row.kind), canvas);
        }
    }

    /// Draws the first column: the kind of fact, its words, how many have it.
    fn draw_label(&self, row: &MatrixRow, y: u16, base: Style, canvas: &mut Canvas<'_>) {
        let mut end = self.areas.label.saturating_sub(1);
        let kind = plain(canvas.style(row.kind.into()));
        canvas.put((1, y), end, kind_mark(row.kind), base.patch(kind));
        if self.areas.rows.width >= ROOM_FOR_TALLY {
            let tally = format!("{}/{}", holders(row), row.cells.len());
            let dim = base.patch(canvas.style(Role::Dim));
            end = canvas.put_right((3, y), end.saturating_sub(1), &tally, dim);
            end = end.saturating_sub(1);
        }
        if !row.copies.is_empty() && self.areas.label >= ROOM_FOR_VOICES {
            let badge = base.patch(plain(canvas.style(Role::Badge)));
            let at = (3, y);
            end = canvas.put_right(at, end.saturating_sub(1), &voices(row.voices), badge);
            end = end.saturating_sub(1);
        }
        // The mark of a quotation stands for the one it opens with.
        let label = match row.kind {
            FactKind::Quote => row.label.trim_start_matches(['“', '"', '„', '«']),
            _ => &row.label,
        };
        canvas.put_cut((3, y), end, label, base);
    }
}

/// Draws what one article does with a fact: its mark, and the value where there is one to compare.
fn draw_cell(
    (cell, mark, text): (&Cell, &str, &str),
    (place, style, kind): (Rect, Style, FactKind),
    canvas: &mut Canvas<'_>,
) {
    let end = place.right().saturating_sub(1);
    canvas.tint(
        Rect::new(place.x, place.y, place.width.saturating_sub(1), 1),
        style,
    );
    let x = canvas.put((place.x, place.y), end, mark, style);
    if let Some(value) = given((cell, text), kind) {
        canvas.put_cut((x + 1, place.y), end, value, style);
    }
}

/// What an article gives, to be compared with the others: a quotation in a column is only its first words, which the label
/// has, but not who said it.
fn given<'a>((cell, text): (&'a Cell, &'a str), kind: FactKind) -> Option<&'a str> {
    match kind {
        FactKind::Quote => cell.disputed.first().map(|words| words.of(text)),
        _ => cell.value.as_deref(),
    }
}

/// The bar of the chosen row: never on a ground of its own, which would make it a block.
fn bar(style: Style, canvas: &Canvas<'_>) -> Style {
    Style {
        fg: canvas.style(Role::Accent).fg,
        ..style
    }
}

/// A colour without the line under it, which would be noise in a table.
fn plain(style: Style) -> Style {
    Style {
        fg: style.fg,
        ..Style::new()
    }
}
