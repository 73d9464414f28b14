//! The top of the Matrix screen: how many rows of each class there are, and the names of the outlets.

use super::{Areas, MatrixState};
use crate::app::matrix::{Find, Order, RowClass};
use crate::ui::canvas::Canvas;
use crate::ui::sources::tail;
use crate::ui::theme::Role;

/// The fewest columns that are worth starting a title in.
const TITLE: u16 = 16;

/// Draws the header, as much of it as there is room for.
pub(super) fn draw(matrix: &MatrixState, areas: &Areas, canvas: &mut Canvas<'_>) {
    if areas.names.height > 0 {
        names(matrix, areas, canvas);
    }
    match &matrix.find {
        Some(find) => search(matrix, find, areas, canvas),
        None if areas.counts.height > 0 => counts(matrix, areas, canvas),
        None => {}
    }
    if areas.ruled {
        rule(areas.rows.y - 1, areas.rows.width, canvas);
    }
}

/// Draws a thin line over the whole width.
pub(super) fn rule(y: u16, width: u16, canvas: &mut Canvas<'_>) {
    let style = canvas.style(Role::Rule);
    canvas.put((0, y), width, &"─".repeat(usize::from(width)), style);
}

/// The classes with their counts, the one that is shown lit; then the story's title.
fn counts(matrix: &MatrixState, areas: &Areas, canvas: &mut Canvas<'_>) {
    let (y, end) = (areas.counts.y, areas.counts.right().saturating_sub(1));
    let mut x = 1;
    for class in RowClass::ALL {
        let role = if class == matrix.class {
            Role::Accent
        } else {
            Role::Dim
        };
        let count = matrix.count(class);
        let style = canvas.style(role);
        x = canvas.put((x, y), end, &format!("{} {count}", class.name()), style) + 3;
    }
    if end > x + TITLE {
        let style = canvas.style(Role::Title);
        canvas.put_cut((x, y), end, &matrix.title, style);
    }
}

/// Which kind of rows is shown and in which order, where that is not all and the usual one: over the facts, where there is
/// room on every screen.
fn chosen(matrix: &MatrixState, areas: &Areas, canvas: &mut Canvas<'_>) {
    let kind = matrix.kind.map(|kind| {
        let heading = kind.heading().to_lowercase();
        format!("only {heading}")
    });
    let order = Some(matrix.order.short()).filter(|_| matrix.order != Order::Telling);
    let told: Vec<String> = kind.into_iter().chain(order.map(str::to_owned)).collect();
    let style = canvas.style(Role::Key);
    let end = areas.label.saturating_sub(3);
    canvas.put_cut((1, areas.names.y), end, &told.join(", "), style);
}

/// The words the rows are searched for, in place of the counts; where there is no line for those, of the names.
fn search(matrix: &MatrixState, find: &Find, areas: &Areas, canvas: &mut Canvas<'_>) {
    let line = if areas.counts.height > 0 {
        areas.counts
    } else {
        areas.names
    };
    if line.height == 0 {
        return;
    }
    canvas.clear(line);
    let (y, end) = (line.y, line.right().saturating_sub(1));
    let (accent, dim) = (canvas.style(Role::Accent), canvas.style(Role::Dim));
    let count = format!("{} of {}", matrix.shown().len(), matrix.matrix.rows.len());
    let end = canvas.put_right((8, y), end, &count, dim);
    let x = canvas.put((1, y), end, "/ ", accent);
    let style = canvas.style(Role::Headline);
    let room = usize::from(end.saturating_sub(x + 2));
    let x = canvas.put((x, y), end, tail(&find.query, room), style);
    if find.typing {
        let x = canvas.put((x, y), end, "▏", accent);
        if find.query.is_empty() {
            canvas.put_cut((x, y), end.saturating_sub(1), "words of the facts", dim);
        }
    }
}

/// The names of the outlets in view, and whether there are more to either side.
fn names(matrix: &MatrixState, areas: &Areas, canvas: &mut Canvas<'_>) {
    let y = areas.names.y;
    let (first, fit) = (matrix.corner().column, usize::from(areas.fit));
    let columns = matrix.columns.iter().enumerate().skip(first);
    for ((column, analysis), number) in columns.zip(0..areas.fit) {
        let role = if column == matrix.cursor().column {
            Role::Accent
        } else {
            Role::Title
        };
        let x = areas.column_x(number);
        let end = areas.column_x(number + 1).saturating_sub(1);
        let style = canvas.style(role);
        let name = short(analysis.article.byname(), usize::from(end - x));
        canvas.put_cut((x, y), end, name, style);
    }
    chosen(matrix, areas, canvas);
    let style = canvas.style(Role::Key);
    if first > 0 {
        let x = areas.label.saturating_sub(2);
        canvas.put((x, y), areas.label, "◂", style);
    }
    if first + fit < matrix.columns.len() {
        let x = areas.names.right().saturating_sub(1);
        canvas.put((x, y), areas.names.right(), "▸", style);
    }
}

/// A name without its article where that makes more of it fit: "The Verge" is known by its second word.
fn short(name: &str, room: usize) -> &str {
    match name.strip_prefix("The ") {
        Some(bare) if name.chars().count() > room => bare,
        _ => name,
    }
}
