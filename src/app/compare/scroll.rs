//! Moving among the rows: what is in view follows the row the reader is at, and never more is laid out than is seen.

use std::sync::Arc;

use super::{CompareState, InView, Laid, Shown, Top, areas};

impl CompareState {
    /// Lines the rows have room for, at least one.
    pub(super) fn height(&self) -> i32 {
        i32::from(areas(self.size).rows.height.max(1))
    }

    /// The next row; a row higher than the screen is scrolled through first.
    pub(super) fn down(&mut self) {
        let below = self.lines_below();
        if below > 0 {
            self.scroll_top(below.min((self.height() / 2).max(1)));
        } else if self.place.cursor < self.last() {
            self.place.cursor += 1;
            self.reveal();
        }
    }

    /// The previous row; a row higher than the screen is scrolled through first.
    pub(super) fn up(&mut self) {
        let top = self.place.top;
        if top.position == self.place.cursor && top.hidden > 0 {
            self.scroll_top(-i32::from(top.hidden).min((self.height() / 2).max(1)));
        } else if self.place.cursor > 0 {
            self.place.cursor -= 1;
            self.reveal();
        }
    }

    /// Goes to the row at `position`, or to the last one.
    pub(super) fn go_to(&mut self, position: usize) {
        self.place.cursor = position.min(self.last());
        self.reveal();
    }

    /// Moves the screen by `lines`; the reader comes along where their row leaves it.
    pub(super) fn scroll(&mut self, lines: i32) {
        self.scroll_top(lines);
        let top = self.place.top;
        if self.place.cursor < top.position || (self.place.cursor == top.position && top.hidden > 0)
        {
            self.place.cursor = self.first_whole();
        } else {
            self.place.cursor = self.place.cursor.min(self.last_in_view());
        }
    }

    /// Moves by a page; at either end the reader goes to the last row.
    pub(super) fn page(&mut self, lines: i32) {
        let before = self.place.top;
        self.scroll_top(lines);
        if self.place.top == before {
            self.go_to(if lines > 0 { usize::MAX } else { 0 });
        } else {
            self.place.cursor = self.first_whole();
        }
    }

    /// Brings the row the reader is at into view, moving no further than needed.
    pub(super) fn reveal(&mut self) {
        let cursor = self.place.cursor;
        let start = Top {
            position: cursor,
            hidden: 0,
        };
        let own = self.lines_of(cursor);
        if start <= self.place.top || own >= self.height() {
            self.place.top = start;
        } else {
            // Whatever starts above this would end above the end of the row.
            let lowest = self.step(start, own - self.height());
            self.place.top = self.place.top.max(lowest);
        }
    }

    /// Puts the top where it leaves no room unused, and lays out what is in view.
    pub(super) fn settle(&mut self) {
        self.place.cursor = self.place.cursor.min(self.last());
        let position = self.place.top.position.min(self.last());
        let hidden = self
            .place
            .top
            .hidden
            .min(to_u16(self.lines_of(position) - 1));
        let top = Top { position, hidden };
        self.place.top = top.min(self.last_top());
        self.view = self.in_view();
    }

    fn in_view(&mut self) -> Vec<InView> {
        let areas = areas(self.size);
        let (top, end) = (self.place.top, i32::from(areas.rows.height));
        let (mut view, mut y) = (Vec::new(), 0);
        for position in top.position..self.place.shown.len() {
            if y >= end {
                break;
            }
            let Some((shown, laid)) = self.laid(position) else {
                break;
            };
            let hidden = if position == top.position {
                top.hidden
            } else {
                0
            };
            let height = laid.height;
            view.push(InView {
                row: shown.row,
                half: shown.half,
                below: self.half_below(position, shown),
                chosen: position == self.place.cursor,
                y: to_u16(y),
                hidden,
                laid,
            });
            y += i32::from(height) - i32::from(hidden) + i32::from(areas.gap);
        }
        view
    }

    /// Whether the other half of what stands at `position` stands further down.
    fn half_below(&self, position: usize, shown: Shown) -> bool {
        let Some(side) = shown.half else { return false };
        let other = Shown {
            half: Some(side.other()),
            ..shown
        };
        self.place
            .shown
            .iter()
            .skip(position)
            .any(|one| *one == other)
    }

    fn last(&self) -> usize {
        self.place.shown.len().saturating_sub(1)
    }

    /// The lines of the row at `position`, with what it shows.
    fn laid(&mut self, position: usize) -> Option<(Shown, Arc<Laid>)> {
        let shown = *self.place.shown.get(position)?;
        let row = self.comparison.rows.get(shown.row)?;
        let laid = self.lines.of(shown, row, &self.sides, &areas(self.size));
        Some((shown, laid))
    }

    /// How many lines the row at `position` takes, without the gap after it; at least one.
    fn lines_of(&mut self, position: usize) -> i32 {
        self.laid(position)
            .map_or(1, |(_, laid)| laid.height.into())
    }

    /// How many lines of the row at `position` and the gap after it there are.
    fn lines_with_gap(&mut self, position: usize) -> i32 {
        self.lines_of(position) + i32::from(areas(self.size).gap)
    }

    /// The place `lines` further down, or up where it is negative; it stops at either end.
    fn step(&mut self, from: Top, lines: i32) -> Top {
        let (mut position, mut line) = (from.position, i32::from(from.hidden) + lines);
        while line < 0 && position > 0 {
            position -= 1;
            line += self.lines_with_gap(position);
        }
        while position < self.last() && line >= self.lines_with_gap(position) {
            line -= self.lines_with_gap(position);
            position += 1;
        }
        let furthest = self.lines_of(position) - 1;
        if line > furthest && position < self.last() {
            // In the gap: the next row stands at the top.
            return Top {
                position: position + 1,
                hidden: 0,
            };
        }
        Top {
            position,
            hidden: to_u16(line.min(furthest)),
        }
    }

    /// The last place for the top that leaves no line empty.
    fn last_top(&mut self) -> Top {
        let last = self.last();
        let below = self.lines_of(last) - self.height();
        let start = Top {
            position: last,
            hidden: 0,
        };
        self.step(start, below)
    }

    fn scroll_top(&mut self, lines: i32) {
        self.place.top = self.step(self.place.top, lines);
        let last = self.last_top();
        self.place.top = self.place.top.min(last);
    }

    /// How many lines of the chosen row are below the screen.
    fn lines_below(&mut self) -> i32 {
        let (top, height, cursor) = (self.place.top, self.height(), self.place.cursor);
        let mut y = -i32::from(top.hidden);
        for position in top.position..cursor {
            y += self.lines_with_gap(position);
            if y > height {
                break;
            }
        }
        (y + self.lines_of(cursor) - height).max(0)
    }

    /// The first row in view whose start is, or the one that fills the screen.
    fn first_whole(&mut self) -> usize {
        let top = self.place.top;
        let starts_above = top.hidden > 0 && self.in_view().len() > 1;
        top.position + usize::from(starts_above)
    }

    /// The last row in view.
    fn last_in_view(&mut self) -> usize {
        let count = self.in_view().len().max(1);
        self.place.top.position + count - 1
    }
}

/// A number of lines; none where it is negative.
fn to_u16(lines: i32) -> u16 {
    u16::try_from(lines.max(0)).unwrap_or(u16::MAX)
}
