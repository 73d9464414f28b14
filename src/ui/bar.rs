//! Draws the last line: the most useful keys now, or a message, or the `:` line; and where the reader is.

use super::canvas::Canvas;
use super::sources::tail;
use super::theme::Role;
use super::words;
use crate::app::help::hints;
use crate::app::overlay::Overlay;
use crate::app::{Screen, State};

/// Draws the line.
pub fn draw(state: &State, canvas: &mut Canvas<'_>) {
    let bar = state.panes().bar;
    if bar.height == 0 || bar.width == 0 {
        return;
    }
    if let Some(Overlay::CommandLine(line)) = &state.overlay {
        let (accent, text) = (canvas.style(Role::Accent), canvas.style(Role::Text));
        let x = canvas.put((1, bar.y), bar.right(), ":", accent);
        let typed = tail(&line.typed, usize::from(bar.width.saturating_sub(4)));
        let x = canvas.put((x, bar.y), bar.right(), typed, text);
        canvas.put((x, bar.y), bar.right(), "▏", accent);
        return;
    }
    let dim = canvas.style(Role::Dim);
    let place = place(state);
    let end = bar.right().saturating_sub(1);
    let end = canvas.put_right((20.min(end), bar.y), end, &place, dim);
    let end = end.saturating_sub(2);
    if let Some(notice) = &state.notice {
        let role = if notice.failed {
            Role::Failed
        } else {
            Role::Accent
        };
        let style = canvas.style(role);
        canvas.put_cut((1, bar.y), end, &notice.text, style);
        return;
    }
    draw_hints(state, (bar.y, end), canvas);
}

/// As many hints as fit, each whole.
fn draw_hints(state: &State, (y, end): (u16, u16), canvas: &mut Canvas<'_>) {
    use unicode_width::UnicodeWidthStr as _;
    let (key, dim) = (canvas.style(Role::Key), canvas.style(Role::Dim));
    let mut x = 1;
    for hint in hints(state) {
        let width = hint.keys.width() + 1 + hint.label.width();
        if usize::from(x) + width > usize::from(end) {
            break;
        }
        x = canvas.put((x, y), end, &hint.keys, key);
        x = canvas.put((x + 1, y), end, hint.label, dim) + 3;
    }
}

/// Where the reader is.
fn place(state: &State) -> String {
    match &state.screen {
        Screen::Reader => {}
        Screen::Compare(compare) => return compare.position(),
        Screen::Matrix(matrix) => return matrix.position(),
    }
    let (Some(article), Some(last)) = (state.article(), state.reader.rows.last()) else {
        return String::new();
    };
    let total = words::minutes(article.text.len());
    let read = words::minutes(last.span.end).min(total);
    let percent = (last.span.end * 100)
        .checked_div(article.text.len())
        .unwrap_or(100);
    format!("{read}/{total} min  {percent}%")
}
