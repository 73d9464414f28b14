//! In which order rows are shown, and where the two sides of a moved row stand.
//!
//! ```text
//! side by side            each where its article tells it
//!    a │ a                   a │ a
//!  ↕ c │ c                ↕ c  │
//!    b │ b                   b │ b
//!                         ↕    │ c
//! ```

use crate::engine::compare::{Comparison, Row};
use crate::engine::side::Side;

/// A row, or one half of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shown {
    /// Index into [`Comparison::rows`].
    pub(super) row: usize,
    /// The only side that stands here.
    pub(super) half: Option<Side>,
}

/// Whether the two sides of a row stand in different places of their articles.
pub(super) const fn crosses(row: &Row) -> bool {
    row.moved && !row.passages.left.is_empty() && !row.passages.right.is_empty()
}

/// Places the rows of those indexes, which are in reading order of the left article.
pub(super) fn place(
    comparison: &Comparison,
    rows: impl Iterator<Item = usize>,
    apart: bool,
) -> Vec<Shown> {
    let row = |idx: usize| comparison.rows.get(idx);
    let halved = |idx: usize| apart && row(idx).is_some_and(crosses);
    let start = |idx: usize| {
        let spans = row(idx).map(|row| &row.passages.right);
        spans.and_then(|spans| spans.first()).map(|span| span.start)
    };
    let rows: Vec<usize> = rows.collect();
    let mut moved: Vec<usize> = rows.iter().copied().filter(|idx| halved(*idx)).collect();
    moved.sort_by_key(|idx| (start(*idx), *idx));
    let mut moved = moved.into_iter().peekable();
    let mut shown = Vec::with_capacity(rows.len() + moved.len());
    let right = |row| Shown {
        row,
        half: Some(Side::Right),
    };
    for idx in rows {
        let half = halved(idx).then_some(Side::Left);
        // A row whose right side stands in its place: what the right tells before it comes first.
        let here = start(idx).filter(|_| half.is_none());
        while let Some(before) = moved.next_if(|other| here.is_some() && start(*other) < here) {
            shown.push(right(before));
        }
        shown.push(Shown { row: idx, half });
    }
    shown.extend(moved.map(right));
    shown
}
