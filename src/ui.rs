//! Draws a [`State`] on a frame: reads, never writes.
//!
//! One file a pane. Everything is drawn through [`canvas::Canvas`], which lets nothing harmful through, in the styles
//! of a [`theme::Theme`]. Only what is visible is looked at.

pub mod article;
pub mod ascii;
pub mod bar;
pub mod canvas;
pub mod compare;
pub mod facts;
pub mod marks;
pub mod matrix;
pub mod others;
pub mod overlay;
pub mod sources;
pub mod theme;
pub mod why;
pub mod words;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::{Screen, State};
use canvas::Canvas;
use theme::{Role, Theme};

/// Draws the whole screen.
pub fn view(state: &State, frame: &mut Frame<'_>) {
    let theme = Theme::of(state.options.theme, state.options.palette);
    let area = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(area, theme.style(Role::Text));
    let mut canvas = Canvas { buffer, theme };
    match &state.screen {
        Screen::Reader => draw_reader(state, &mut canvas),
        Screen::Compare(screen) => {
            let body = state.body().intersection(area);
            compare::draw(screen, theme, body, canvas.buffer);
        }
        Screen::Matrix(screen) => matrix::draw(screen, &mut canvas),
    }
    bar::draw(state, &mut canvas);
    overlay::draw(state, &mut canvas);
    if state.options.ascii {
        ascii::reduce(canvas.buffer);
    }
}

fn draw_reader(state: &State, canvas: &mut Canvas<'_>) {
    let panes = state.panes();
    let beside = |pane: &Rect| pane.width < state.size.width;
    if let Some(pane) = panes.sources {
        sources::draw(state, pane, canvas);
        if beside(&pane) {
            canvas.rule(pane.right() - 1, pane.y, pane.bottom());
        }
    }
    if let Some(pane) = panes.article {
        article::draw(state, pane, canvas);
    }
    if let Some(pane) = panes.facts {
        facts::draw(state, pane, canvas);
        if beside(&pane) {
            canvas.rule(pane.x, pane.y, pane.bottom());
        }
    }
}
