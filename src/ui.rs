//! Draws a [`State`] on a frame: reads, never writes.

pub mod compare;
pub mod theme;

use ratatui::Frame;

use crate::app::layout;
use crate::app::{Screen, State};
use ratatui::layout::Rect;
use theme::{Role, Theme};

/// Draws the whole screen.
pub fn view(state: &State, frame: &mut Frame<'_>) {
    let theme = Theme::of(state.options.theme, state.options.palette);
    let area = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(area, theme.style(Role::Text));
    let body = layout::body(state.size);
    let body = Rect::new(0, 0, body.width, body.height).intersection(area);
    match &state.screen {
        Screen::Reader => {}
        Screen::Compare(compare) => compare::draw(compare, theme, body, buffer),
    }
}
