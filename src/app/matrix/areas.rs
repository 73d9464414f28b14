//! Where the parts of the Matrix screen stand.
//!
//! ```text
//! counts of the classes
//!  label of the fact │ outlet   outlet   outlet
//! ──────────────────────────────────────────────
//!  rows, each one line high
//! ──────────────────────────────────────────────
//! the cell: who, and what they do with the fact
//! its words
//! what the marks mean, on one or two lines
//! ```

use ratatui::layout::{Rect, Size};

/// The widest column of an outlet: more is of no use to a figure.
const WIDEST: u16 = 26;
/// The narrowest column: a mark, a space, four digits and a space; on a small screen two digits less.
const NARROWEST: u16 = 8;
const NARROWEST_OF_SMALL: u16 = 6;
/// Below this width a screen is small.
const SMALL: u16 = 60;
/// Screens at least this wide tell what all marks mean on one line.
const ROOM_FOR_LEGEND: u16 = 180;
/// Screens at least this high have a second line for it.
const ROOM_FOR_SECOND: u16 = 20;
/// Lines for the words of the chosen cell.
const WORDS: u16 = 3;

/// The parts of the screen, in coordinates of its area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Areas {
    /// How many rows of each class there are.
    pub counts: Rect,
    /// The names of the outlets.
    pub names: Rect,
    /// The rows.
    pub rows: Rect,
    /// Who the chosen cell is of, and what they do with the fact.
    pub cell: Rect,
    /// The words of the chosen cell.
    pub words: Rect,
    /// What the marks mean.
    pub legend: Rect,
    /// Width of the first column, which never scrolls.
    pub label: u16,
    /// Width of a column of an outlet.
    pub column: u16,
    /// How many of them are in view.
    pub fit: u16,
    /// Whether thin lines stand above and below the rows.
    pub ruled: bool,
}

/// Divides an area of that size for so many columns.
#[must_use]
pub fn areas(size: Size, columns: usize) -> Areas {
    let (width, height) = (size.width, size.height);
    // Lines for: counts, names, words; whether there are thin lines and a legend.
    let (counts, names, words, ruled) = match height {
        0 | 1 => (0, 0, 0, false),
        2 | 3 => (0, 1, 0, false),
        4..=9 => (0, 1, 1, false),
        10..=17 => (1, 1, 1, false),
        _ => (1, 1, WORDS, true),
    };
    let cell = u16::from(height >= 10);
    let rule = u16::from(ruled);
    let above = counts + names + rule;
    let second = height >= ROOM_FOR_SECOND && width < ROOM_FOR_LEGEND;
    let legend = rule + u16::from(second);
    let below = rule + cell + words + legend;
    let line = |y, height| Rect::new(0, y, width, height);
    let rows = line(above, height - above - below);
    let (label, column, fit) = widths(width, columns);
    Areas {
        counts: line(0, counts),
        names: line(counts, names),
        rows,
        cell: line(rows.bottom() + rule, cell),
        words: line(rows.bottom() + rule + cell, words),
        legend: line(rows.bottom() + rule + cell + words, legend),
        label,
        column,
        fit,
        ruled,
    }
}

/// Widths of the first column and of the others, and how many of those fit.
fn widths(width: u16, columns: usize) -> (u16, u16, u16) {
    let columns = u16::try_from(columns).unwrap_or(u16::MAX).max(1);
    let narrowest = if width < SMALL {
        NARROWEST_OF_SMALL
    } else {
        NARROWEST
    };
    // Two fifths are the label's, and what the columns have no use for; the last place stays free.
    let wanted = WIDEST.saturating_mul(columns);
    let label = (width / 5 * 2).max(width.saturating_sub(wanted + 1));
    let room = width.saturating_sub(label + 1).max(1);
    let fit = (room / narrowest).clamp(1, columns);
    (label, (room / fit).min(WIDEST), fit)
}

impl Areas {
    /// The first place of the column of that number among those in view.
    #[must_use]
    pub fn column_x(&self, number: u16) -> u16 {
        let x = self.column.saturating_mul(number);
        x.saturating_add(self.label)
    }

    /// The column in view that `x` is in: its number among those in view.
    #[must_use]
    pub fn column_at(&self, x: u16) -> Option<usize> {
        let number = x.checked_sub(self.label)? / self.column.max(1);
        (number < self.fit).then_some(usize::from(number))
    }
}
