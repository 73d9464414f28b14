//! Draws why a fact is believed.

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::State;
use crate::app::layout;
use crate::app::why::{Tone, WIDTH, Why, labels};

/// Draws the window.
pub(super) fn draw(state: &State, why: &Why, canvas: &mut Canvas<'_>) {
    let window = layout::window(state.size, WIDTH, why.lines.1.len());
    canvas.window(window, "Why this is believed");
    let inside = layout::inside(window);
    let x = inside.x + labels(inside.width);
    let dim = canvas.style(Role::Dim);
    let shown = why.lines.1.iter().skip(why.scroll);
    for ((idx, span, first), y) in shown.zip(inside.y..inside.bottom()) {
        let Some(told) = why.told.get(*idx) else {
            break;
        };
        if *first && x > inside.x {
            canvas.put((inside.x, y), x, told.label, dim);
        }
        let style = canvas.style(match told.tone {
            Tone::Words => Role::Headline,
            Tone::Plain => Role::Text,
            Tone::Taken => Role::Accent,
            Tone::Aside => Role::Dim,
        });
        canvas.put((x, y), inside.right(), span.of(&told.words), style);
    }
    if why.scroll + usize::from(inside.height) < why.lines.1.len() {
        let key = canvas.style(Role::Key);
        let at = (window.x, window.bottom().saturating_sub(1));
        canvas.put_right(at, window.right().saturating_sub(3), " more ↓ ", key);
    }
}
