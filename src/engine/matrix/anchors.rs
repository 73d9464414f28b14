//! What anchors a fact and can be looked for in every article: a figure, a day, a name, quoted words.
//!
//! An anchor is worth a row of its own where it tells more than the row of the sentences it stands in: other articles have
//! it, or give it otherwise.

mod days;
mod figures;
mod names;
mod quotes;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::assertion::Assertion;
use super::{Board, Cell, CellStatus, MatrixRow, voices};
use crate::engine::facts::FactKind;
use crate::engine::text::Span;

/// The rows of all anchors that tell something of their own.
pub(super) fn rows(board: &Board<'_>, assertions: &[Assertion<'_>]) -> Vec<MatrixRow> {
    let shared = Shared::of(board, assertions);
    let mut rows = figures::rows(board, assertions, &shared);
    rows.extend(quotes::rows(board));
    rows.extend(days::rows(board, assertions));
    rows.extend(names::rows(board));
    // What more articles give comes first, so that a cut of it is known for one.
    rows.sort_by_key(|row| Reverse(row.cells.iter().filter(|cell| voices::tells(cell)).count()));
    let mut known = Known::default();
    for assertion in assertions {
        known.add(board, &assertion.row);
    }
    let mut kept = Vec::new();
    for row in rows {
        if differs(&row) || !known.tells(board, &row) {
            known.add(board, &row);
            kept.push(row);
        }
    }
    kept
}

/// Rows by the sentences that tell them.
#[derive(Default)]
struct Known {
    rows: Vec<MatrixRow>,
    /// For each column and sentence the rows that hold it.
    holding: BTreeMap<(usize, Span), Vec<usize>>,
}

impl Known {
    fn add(&mut self, board: &Board<'_>, row: &MatrixRow) {
        for place in sentences(board, row) {
            self.holding.entry(place).or_default().push(self.rows.len());
        }
        self.rows.push(row.clone());
    }

    /// Whether a row says what `anchor` does.
    fn tells(&self, board: &Board<'_>, anchor: &MatrixRow) -> bool {
        let Some((column, _)) = sentences(board, anchor).next() else {
            return true;
        };
        let first = sentences(board, anchor).take_while(|(at, _)| *at == column);
        let rows = first.filter_map(|place| self.holding.get(&place)).flatten();
        let mut rows = rows.filter_map(|at| self.rows.get(*at));
        rows.any(|row| {
            let figure = row.kind == FactKind::Figure;
            (!figure || anchor.kind == FactKind::Figure) && says(board, row, anchor)
        })
    }
}

/// The sentences that tell a row, with their columns.
fn sentences<'a>(
    board: &'a Board<'_>,
    row: &'a MatrixRow,
) -> impl Iterator<Item = (usize, Span)> + 'a {
    let cells = (0..).zip(&row.cells).zip(&board.columns);
    let cells = cells.filter(|((_, cell), _)| voices::tells(cell));
    cells.flat_map(|((at, cell), column)| {
        let spans = cell.spans.iter();
        spans.map(move |span| (at, column.sentence(*span)))
    })
}

fn differs(row: &MatrixRow) -> bool {
    let mut cells = row.cells.iter();
    cells.any(|cell| cell.status == CellStatus::Differs)
}

/// Whether a row says of each article what `anchor` says, in the same sentences.
fn says(board: &Board<'_>, row: &MatrixRow, anchor: &MatrixRow) -> bool {
    // A longer piece of a quotation that more articles quote: who cuts it is told by the values of that row.
    let more = row.kind == FactKind::Quote && anchor.kind == FactKind::Quote;
    let cells = row.cells.iter().zip(&anchor.cells).zip(&board.columns);
    cells.into_iter().all(|((ours, theirs), column)| {
        let at = |cell: &Cell| -> BTreeSet<Span> {
            let sentences = cell.spans.iter().map(|span| column.sentence(*span));
            sentences.collect()
        };
        match (voices::tells(ours), voices::tells(theirs)) {
            (true, true) => !at(ours).is_disjoint(&at(theirs)),
            (false, false) => true,
            (true, false) => more,
            (false, true) => false,
        }
    })
}

/// The clauses of facts that several articles tell, column by column, ascending.
pub(super) struct Shared(Vec<Vec<Span>>);

impl Shared {
    fn of(board: &Board<'_>, assertions: &[Assertion<'_>]) -> Self {
        let mut shared: Vec<Vec<Span>> = board.columns.iter().map(|_| Vec::new()).collect();
        for assertion in assertions.iter().filter(|assertion| assertion.is_shared()) {
            for (spans, clauses) in shared.iter_mut().zip(&assertion.members) {
                spans.extend(clauses.iter().map(|clause| clause.span));
            }
        }
        for spans in &mut shared {
            spans.sort_unstable();
        }
        Self(shared)
    }

    /// Whether something stands in one of them.
    fn holds(&self, place: Place) -> bool {
        let spans = self
            .0
            .get(place.column)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let before = spans.partition_point(|span| span.start <= place.span.start);
        let inside = before.checked_sub(1).and_then(|at| spans.get(at));
        inside.is_some_and(|span| span.overlaps(place.span))
    }
}

/// What an article gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) column: usize,
    pub(super) span: Span,
}

/// The row of an anchor that stands in these places and nowhere else.
fn row(board: &Board<'_>, kind: FactKind, label: String, places: &[Place]) -> MatrixRow {
    let columns = board.columns.iter().enumerate();
    let cells = columns.map(|(at, column)| {
        let here = places.iter().filter(|place| place.column == at);
        let spans: Vec<Span> = here.map(|place| place.span).collect();
        let first = spans.first().copied();
        Cell {
            status: first.map_or(CellStatus::Omitted, |_| CellStatus::Reported),
            value: first.map(|span| span.of(&column.analysis.article.text).to_owned()),
            spans,
            disputed: Vec::new(),
        }
    });
    MatrixRow {
        kind,
        label,
        cells: cells.collect(),
        voices: 0,
        copies: Vec::new(),
        differs_in: Vec::new(),
    }
}

/// How many columns the places are in.
fn n_columns(places: &[Place]) -> usize {
    let columns: BTreeSet<usize> = places.iter().map(|place| place.column).collect();
    columns.len()
}
