//! Where the parts of the Compare screen stand.
//!
//! ```text
//! 100 columns and more               below
//!  = │ left prose   │ right prose     = ◂ left prose
//! ```

use ratatui::layout::{Rect, Size};

use crate::engine::side::Pair;

/// From here on the columns stand side by side: prose of 46 columns in each.
const TWO_COLUMNS: u16 = 100;
/// The widest line of prose in a column.
const MEASURE: u16 = 76;
/// Columns before the prose: the bar of the chosen row, the mark of its class, the mark of moved rows, the mark of rows
/// corrected by hand, a space.
pub const GUTTER: u16 = 5;
/// Columns between the two columns of prose: a space, a rule, a space.
const BETWEEN: u16 = 3;
/// Columns of the side's mark before stacked prose.
const MARK: u16 = 2;

/// The parts of the screen, in coordinates of its area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Areas {
    /// Who stands left and right, and how many rows of each class there are.
    pub header: Rect,
    /// The rows.
    pub rows: Rect,
    /// What the chosen row's sides differ in, in words.
    pub detail: Rect,
    /// The prose of each side, as high as the rows; the same place for both where they are stacked.
    pub columns: Pair<Rect>,
    /// Whether the right side stands under the left one.
    pub stacked: bool,
    /// Empty lines after each row.
    pub gap: u16,
}

/// Divides an area of that size.
#[must_use]
pub fn areas(size: Size) -> Areas {
    let (width, height) = (size.width, size.height);
    let header = match height {
        0 | 1 => 0,
        2..=9 => 1,
        10..=15 => 2,
        _ => 3,
    };
    let detail = match height {
        0..=3 => 0,
        4..=9 => 1,
        10..=19 => 2,
        _ => 3,
    };
    let rows = Rect::new(0, header, width, height - header - detail);
    let stacked = width < TWO_COLUMNS;
    let columns = if stacked {
        let x = GUTTER + MARK;
        let measure = width.saturating_sub(x + 1).clamp(1, MEASURE);
        let column = Rect::new(x, rows.y, measure, rows.height);
        Pair::new(column, column)
    } else {
        let measure = ((width - GUTTER - BETWEEN - 1) / 2).min(MEASURE);
        let margin = (width - GUTTER - BETWEEN - 2 * measure) / 2;
        let x = margin + GUTTER;
        let left = Rect::new(x, rows.y, measure, rows.height);
        Pair::new(
            left,
            Rect {
                x: left.right() + BETWEEN,
                ..left
            },
        )
    };
    Areas {
        header: Rect::new(0, 0, width, header),
        rows,
        detail: Rect::new(0, rows.bottom(), width, detail),
        columns,
        stacked,
        gap: u16::from(height >= 16),
    }
}

impl Areas {
    /// Where the gutter starts.
    #[must_use]
    pub fn gutter(&self) -> u16 {
        let mark = if self.stacked { MARK } else { 0 };
        self.columns.left.x.saturating_sub(GUTTER + mark)
    }
}
