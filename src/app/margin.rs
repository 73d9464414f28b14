//! Which line each sentence has its marks on, in the margin right of the text.
//!
//! A sentence has them on the first of its lines that no earlier sentence has taken, so that nearly every line has the
//! marks of one:
//!
//! ```text
//! The wall broke. Nobody was hurt, the fire   ●○○●    The wall broke.
//! brigade said, although the cellars were     ●●○○    Nobody was hurt, …
//! full by six.
//! ```

use super::page::Row;
use super::reading::{Pane, Prepared, Reading};

/// Lines above the pane that are looked at: a line's marks must not change when the text is scrolled by one.
const ABOVE: u16 = 8;

/// The marks of one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Their row in the pane.
    pub row: u16,
    /// Their place in the row, from the left.
    pub slot: u16,
    /// The sentence.
    pub sentence: usize,
}

/// The marks in view, where each row has room for those of `slots` sentences.
pub(super) fn marked(
    reading: &Reading,
    prepared: &Prepared,
    pane: &mut Pane<'_>,
    slots: u16,
) -> Vec<Marked> {
    let above = pane.sheet.step(reading.top, -i32::from(ABOVE));
    let rows = pane.sheet.rows(above, pane.height.saturating_add(ABOVE));
    let top = pane.sheet.rows(reading.top, 1);
    let hidden = rows.iter().position(|row| top.first() == Some(row));
    let hidden = u16::try_from(hidden.unwrap_or_default()).unwrap_or_default();
    let all = place(&rows, prepared, slots).into_iter();
    let seen = all.filter_map(|marked| {
        let row = marked.row.checked_sub(hidden)?;
        (row < pane.height).then_some(Marked { row, ..marked })
    });
    seen.collect()
}

/// Places the marks of the sentences that start in `rows`.
fn place(rows: &[Row], prepared: &Prepared, slots: u16) -> Vec<Marked> {
    let mut marks = Vec::new();
    // The sentence that waits for the next row: only the last one of a row goes on in the next.
    let mut waiting: Option<usize> = None;
    for (row, number) in rows.iter().zip(0..) {
        if !row.is_prose() {
            waiting = None;
            continue;
        }
        let mut slot = 0;
        let starting = starting(row, prepared);
        for sentence in waiting.take().into_iter().chain(starting) {
            let goes_on = prepared
                .sentence(sentence)
                .is_some_and(|span| span.end > row.span.end);
            if slot > 0 && goes_on {
                waiting = Some(sentence);
            } else if slot < slots {
                marks.push(Marked {
                    row: number,
                    slot,
                    sentence,
                });
                slot += 1;
            }
        }
    }
    marks
}

/// The sentences that start in a row.
fn starting(row: &Row, prepared: &Prepared) -> impl Iterator<Item = usize> {
    let all = prepared.sentences();
    let from = all.partition_point(|sentence| sentence.span.start < row.span.start);
    let to = all.partition_point(|sentence| sentence.span.start < row.span.end);
    from..to.max(from)
}
