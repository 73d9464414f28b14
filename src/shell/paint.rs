//! From one frame to the next in few bytes: over a slow line the bytes of a frame are the time it takes.
//!
//! Ratatui says which cells have changed. Its own backend writes both colours whenever either changes, and moves the
//! cursor over every cell that happens to stay the same. Here only what differs is written: the one colour, the one
//! attribute, nothing at all for an empty cell whose letters would have another colour; and where whole lines have moved
//! (one pane over the full width) the terminal moves them itself.

mod pen;
mod shift;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use unicode_width::UnicodeWidthStr as _;

use pen::Pen;
use shift::Shift;

/// Frames that change fewer cells than this are never worth looking for lines that have moved.
const MANY: usize = 200;

/// A terminal that is written to sparingly.
#[derive(Debug)]
pub(super) struct Painter<W: Write> {
    terminal: CrosstermBackend<W>,
    /// What stands on the screen.
    screen: Buffer,
}

impl<W: Write> Painter<W> {
    /// A painter on a terminal that is empty and whose cursor is hidden.
    pub(super) fn new(out: W) -> Self {
        Self {
            terminal: CrosstermBackend::new(out),
            screen: Buffer::default(),
        }
    }

    /// What is to stand on the screen once those cells are written.
    fn with(&self, changed: &[(u16, u16, &Cell)]) -> Buffer {
        let mut after = self.screen.clone();
        let width = changed.iter().map(|(x, ..)| x + 1).max();
        let height = changed.iter().map(|(_, y, _)| y + 1).max();
        let needed = Rect::new(0, 0, width.unwrap_or(0), height.unwrap_or(0));
        if after.area.union(needed) != after.area {
            let mut larger = Buffer::empty(after.area.union(needed));
            larger.merge(&after);
            after = larger;
        }
        for (x, y, cell) in changed {
            if let Some(known) = after.cell_mut((*x, *y)) {
                known.clone_from(cell);
            }
            // The second half of a wide character is nobody's.
            if cell.symbol().width() > 1
                && let Some(next) = after.cell_mut((*x + 1, *y))
            {
                next.reset();
            }
        }
        after
    }
}

impl<W: Write> Backend for Painter<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let changed: Vec<_> = content.collect();
        if changed.is_empty() {
            return Ok(());
        }
        let after = self.with(&changed);
        let mut bytes = Pen::new(&after).draw(changed.iter().copied());
        if changed.len() >= MANY
            && let Some(shift) = Shift::find(&self.screen, &after)
        {
            let moved = shift.apply(&self.screen);
            let mut shifted = shift.written();
            shifted.extend(Pen::new(&after).draw(shift::differing(&moved, &after)));
            if shifted.len() < bytes.len() {
                bytes = shifted;
            }
        }
        self.screen = after;
        self.terminal.write_all(&bytes)
    }

    /// It is hidden for as long as the terminal is held.
    fn hide_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.terminal.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.terminal.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        // Whatever part of it is cleared: it is drawn anew.
        self.screen = Buffer::default();
        self.terminal.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.terminal.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.terminal.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.terminal)
    }
}
