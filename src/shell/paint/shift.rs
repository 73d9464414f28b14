//! Lines that have moved up or down over the whole width: the terminal moves them itself, and only what came in is
//! written. Regions that are narrower than the screen few terminals know.

use std::hash::{Hash as _, Hasher as _};

use ratatui::buffer::{Buffer, Cell};
use rustc_hash::FxHasher;
use unicode_width::UnicodeWidthStr as _;

/// Fewer lines than this are written faster than they are moved.
const FEWEST: usize = 4;

/// Lines that have moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    /// The first line of the region, before or after.
    pub(super) top: u16,
    /// The line after the last one.
    pub(super) bottom: u16,
    /// By how many lines; up where negative.
    pub(super) by: i32,
}

impl Shift {
    /// The shift that makes most lines of `before` those of `after`.
    pub(super) fn find(before: &Buffer, after: &Buffer) -> Option<Self> {
        if before.area != after.area {
            return None;
        }
        let (old, new) = (hashes(before), hashes(after));
        let height = i32::from(after.area.height);
        let best = (1 - height..height)
            .filter(|by| *by != 0)
            .filter_map(|by| moved(&old, &new, by))
            .max_by_key(|(count, shift)| (*count, -shift.by.abs()))?;
        (best.0 >= FEWEST).then_some(best.1)
    }

    /// What stands on the screen after the terminal has moved the lines; in lines that came in nothing known does.
    pub(super) fn apply(self, before: &Buffer) -> Buffer {
        let mut moved = before.clone();
        let mut unknown = Cell::default();
        unknown.set_symbol("\0");
        for y in self.top..self.bottom {
            let from = i32::from(y) - self.by;
            let from = u16::try_from(from).ok();
            let from = from.filter(|from| (self.top..self.bottom).contains(from));
            for x in 0..before.area.width {
                let cell = from.and_then(|from| before.cell((x, from)));
                if let Some(known) = moved.cell_mut((x, y)) {
                    known.clone_from(cell.unwrap_or(&unknown));
                }
            }
        }
        moved
    }

    /// The bytes that make the terminal move the lines: a region, and line feeds at its end or their reverse at its
    /// start, as terminals have known them since the VT100. Afterwards the region is the whole screen again.
    pub(super) fn written(self) -> Vec<u8> {
        let (first, last) = (self.top + 1, self.bottom);
        let times = usize::try_from(self.by.unsigned_abs()).unwrap_or_default();
        let moves = if self.by < 0 {
            format!("\x1b[{last}H{}", "\n".repeat(times))
        } else {
            format!("\x1b[{first}H{}", "\x1bM".repeat(times))
        };
        format!("\x1b[{first};{last}r{moves}\x1b[r").into_bytes()
    }
}

/// How many lines a shift by that many explains, and the region it takes.
fn moved(old: &[u64], new: &[u64], by: i32) -> Option<(usize, Shift)> {
    let came_from = |y: usize| {
        let from = i32::try_from(y).ok()? - by;
        let from = usize::try_from(from).ok()?;
        (old.get(from) == new.get(y) && old.get(y) != new.get(y)).then_some(from)
    };
    let mut count = 0;
    let mut ends: Option<(usize, usize)> = None;
    for y in 0..new.len() {
        if let Some(from) = came_from(y).filter(|from| *from < old.len()) {
            count += 1;
            let (low, high) = (y.min(from), y.max(from) + 1);
            let known = ends.unwrap_or((low, high));
            ends = Some((known.0.min(low), known.1.max(high)));
        }
    }
    let (top, bottom) = ends?;
    let shift = Shift {
        top: u16::try_from(top).ok()?,
        bottom: u16::try_from(bottom).ok()?,
        by,
    };
    Some((count, shift))
}

/// A number for each line that is the same for lines that are the same.
fn hashes(buffer: &Buffer) -> Vec<u64> {
    let width = usize::from(buffer.area.width).max(1);
    let hash = |line: &[Cell]| {
        let mut hasher = FxHasher::default();
        for cell in line {
            cell.hash(&mut hasher);
        }
        hasher.finish()
    };
    buffer.content.chunks(width).map(hash).collect()
}

/// The cells that must be written so that `after` stands where `before` did, row by row.
pub(super) fn differing<'a>(
    before: &'a Buffer,
    after: &'a Buffer,
) -> impl Iterator<Item = (u16, u16, &'a Cell)> {
    let rows = 0..after.area.height;
    rows.flat_map(move |y| {
        // Columns up to this one are covered by a wide character, or were uncovered by one that went.
        let (mut covered, mut uncovered) = (0, 0);
        (0..after.area.width).filter_map(move |x| {
            let (old, new) = (before.cell((x, y))?, after.cell((x, y))?);
            let wide = |cell: &Cell| u16::from(cell.symbol().width() > 1);
            let stale = old != new || x < uncovered;
            if old != new {
                uncovered = uncovered.max(x + 1 + wide(old));
            }
            if x < covered {
                return None;
            }
            covered = x + 1 + wide(new);
            let beside = wide(new) > 0 && before.cell((x + 1, y)) != after.cell((x + 1, y));
            (stale || beside).then_some((x, y, new))
        })
    })
}
