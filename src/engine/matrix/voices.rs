//! How many outlets tell a fact in words of their own: those that carry one report are one voice.

use super::{Board, Cell, CellStatus, Column, MatrixRow};
use crate::engine::side::Pair;

/// Counts the voices of a row, and groups the articles that carry one report of it.
pub(super) fn count(board: &Board<'_>, row: &mut MatrixRow) {
    let cells = row.cells.iter().zip(&board.columns).enumerate();
    let telling: Vec<(usize, Vec<usize>)> = cells
        .filter(|(_, (cell, _))| tells(cell))
        .map(|(at, (cell, column))| (at, sentences(column, cell)))
        .collect();
    let mut voices: Vec<Vec<usize>> = Vec::new();
    for (at, sentences) in &telling {
        // Whoever copies two that were thought apart shows them to be one.
        let (copied, mut apart): (Vec<_>, Vec<_>) = voices.into_iter().partition(|voice| {
            let mut others = telling.iter().filter(|(other, _)| voice.contains(other));
            others.any(|(other, theirs)| {
                let taken = board.taken.get(&(*other, *at));
                taken.is_some_and(|taken| taken.is_copy(Pair::new(theirs, sentences)))
            })
        });
        let mut voice = copied.concat();
        voice.push(*at);
        voice.sort_unstable();
        apart.push(voice);
        voices = apart;
    }
    voices.sort_unstable();
    row.voices = voices.len();
    voices.retain(|voice| voice.len() > 1);
    row.copies = voices;
}

/// Whether an article reports a fact, in agreement with the others or not.
pub(super) const fn tells(cell: &Cell) -> bool {
    matches!(cell.status, CellStatus::Reported | CellStatus::Differs)
}

/// The sentences of a column that hold the words of a cell, ascending.
fn sentences(column: &Column<'_>, cell: &Cell) -> Vec<usize> {
    let mut found: Vec<usize> = cell
        .spans
        .iter()
        .filter_map(|span| {
            let senses = &column.senses;
            let at = senses.partition_point(|sense| sense.span.end <= span.start);
            senses
                .get(at)
                .is_some_and(|sense| sense.span.overlaps(*span))
                .then_some(at)
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
