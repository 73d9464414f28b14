//! Draws the last line: the most useful keys now, or a message, or the `:` line; and where the reader is.

use unicode_width::UnicodeWidthStr as _;

use super::canvas::Canvas;
use super::sources::tail;
use super::theme::Role;
use super::words;
use crate::app::Command;
use crate::app::help::{Hint, hints};
use crate::app::keymap::Mode;
use crate::app::overlay::Overlay;
use crate::app::{Screen, State};

/// The hint for the help is shown in place of others only where this many of them are shown beside it.
const HINTS_BEFORE_HELP: usize = 2;

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
    if let Some(waited) = state.waits_for().filter(|_| state.overlay.is_none()) {
        let keymap = &state.options.keymap;
        let key = keymap.keys(state.mode(), Command::Back).next();
        let key = key.or_else(|| keymap.keys(Mode::Anywhere, Command::Back).next());
        let (accent, dim) = (canvas.style(Role::Accent), canvas.style(Role::Dim));
        let x = canvas.put_cut((1, bar.y), end, waited, accent);
        let stops = key.map_or_else(String::new, |key| format!("   {key} stops it"));
        canvas.put_cut((x, bar.y), end, &stops, dim);
        return;
    }
    draw_hints(state, (bar.y, end), canvas);
}

/// As many hints as fit, each whole: the one for the help, which tells all others, in any case where there is room.
fn draw_hints(state: &State, (y, end): (u16, u16), canvas: &mut Canvas<'_>) {
    let (key, dim) = (canvas.style(Role::Key), canvas.style(Role::Dim));
    let mut hints = hints(state);
    let room = usize::from(end.saturating_sub(1));
    let help = hints.iter().position(|hint| hint.command == Command::Help);
    if let Some(help) = help.map(|at| hints.remove(at)) {
        let all = hints.iter().map(|hint| width(hint) + 3).sum::<usize>() + width(&help);
        let kept = fitting(&hints, room.saturating_sub(width(&help) + 3));
        if all <= room || kept >= HINTS_BEFORE_HELP {
            hints.truncate(if all <= room { hints.len() } else { kept });
            hints.push(help);
        }
    }
    hints.truncate(fitting(&hints, room));
    let mut x = 1;
    for hint in hints {
        x = canvas.put((x, y), end, &hint.keys, key);
        x = canvas.put((x + 1, y), end, hint.label, dim) + 3;
    }
}

/// How many of the hints fit into that many columns.
fn fitting(hints: &[Hint], room: usize) -> usize {
    let mut taken = 0;
    let fits = |hint: &&Hint| {
        taken += width(hint) + 3;
        taken <= room + 3
    };
    hints.iter().take_while(fits).count()
}

/// Columns of a hint.
fn width(hint: &Hint) -> usize {
    hint.keys.width() + 1 + hint.label.width()
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
