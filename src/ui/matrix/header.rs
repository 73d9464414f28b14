//! The top of the Matrix screen: how many rows of each class there are, and the names of the outlets.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr as _;

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
    let all = matrix.columns.iter();
    let all: Vec<&str> = all.map(|analysis| analysis.article.byname()).collect();
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
        let name = distinct(analysis.article.byname(), &all, usize::from(end - x));
        canvas.put_cut((x, y), end, &name, style);
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

/// A name that is told from the others also where it is cut: without the words that it begins with like those which would be
/// cut to the same.
fn distinct<'a>(name: &'a str, all: &[&str], room: usize) -> Cow<'a, str> {
    let cut = |name: &str| -> String { short(name, room).chars().take(room.max(2) - 1).collect() };
    if short(name, room).width() <= room {
        return Cow::Borrowed(short(name, room));
    }
    let own: Vec<&str> = name.split_whitespace().collect();
    let shared = |other: &&str| {
        let words = own.iter().zip(other.split_whitespace());
        words.take_while(|(own, other)| *own == other).count()
    };
    let mut alike = all
        .iter()
        .filter(|other| **other != name && cut(other) == cut(name));
    let shared = alike.by_ref().map(shared).max().unwrap_or_default();
    match own.get(shared..).unwrap_or_default() {
        [] => Cow::Borrowed(name),
        _ if shared == 0 => Cow::Borrowed(short(name, room)),
        rest => Cow::Owned(format!("…{}", rest.join(" "))),
    }
}

/// A name without its article where that makes more of it fit: "The Verge" is known by its second word.
fn short(name: &str, room: usize) -> &str {
    match name.strip_prefix("The ") {
        Some(bare) if name.chars().count() > room => bare,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_begin_alike_are_told_apart_by_what_follows() {
        let all = [
            "Lorvenna Press Association",
            "Lorvenna One",
            "Lorvenna",
            "The Tarlemouth Lantern",
        ];
        for (name, room, expected) in [
            ("Lorvenna Press Association", 10, "…Press Association"),
            ("Lorvenna One", 10, "…One"),
            ("Lorvenna", 10, "Lorvenna"),
            ("Lorvenna", 6, "Lorvenna"),
            (
                "Lorvenna Press Association",
                16,
                "Lorvenna Press Association",
            ),
            ("Lorvenna One", 16, "Lorvenna One"),
            ("The Tarlemouth Lantern", 10, "Tarlemouth Lantern"),
            ("The Tarlemouth Lantern", 40, "The Tarlemouth Lantern"),
        ] {
            assert_eq!(distinct(name, &all, room), expected, "{name} in {room}");
        }
    }
}
