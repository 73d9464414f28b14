//! From a fact of an article to its row in the matrix, for the facts pane of the reader.

use crate::engine::facts::{Fact, FactKind};
use crate::engine::matrix::{Matrix, MatrixRow};
use crate::engine::text::Span;

use super::MatrixState;

/// Where the rows of one column stand in its text: the words and the index of the row, in the order of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Places(Vec<(Span, usize)>);

impl Places {
    /// The places of every column.
    pub(super) fn of(matrix: &Matrix, columns: usize) -> Vec<Self> {
        let mut all = vec![Self::default(); columns];
        for (idx, row) in matrix.rows.iter().enumerate() {
            for (cell, places) in row.cells.iter().zip(&mut all) {
                let spans = cell.spans.iter().map(|span| (*span, idx));
                places.0.extend(spans);
            }
        }
        for places in &mut all {
            places.0.sort_by_key(|(span, idx)| (span.start, *idx));
        }
        all
    }
}

impl MatrixState {
    /// The row of a fact that stands in `column`; none for people, bodies and places, which have no rows of their own,
    /// and none for a figure or a date that has none.
    #[must_use]
    pub fn row_of(&self, column: usize, fact: &Fact) -> Option<&MatrixRow> {
        let kind = fact.kind();
        if !matches!(
            kind,
            FactKind::Quote | FactKind::Claim | FactKind::Figure | FactKind::Date
        ) {
            return None;
        }
        let places = &self.places.get(column)?.0;
        let before = places.partition_point(|(span, _)| span.start < fact.span.end);
        let mut of_sentence = None;
        for (span, idx) in places.get(..before)?.iter().rev() {
            let row = self.matrix.rows.get(*idx)?;
            let sentence = matches!(row.kind, FactKind::Quote | FactKind::Claim);
            if span.overlaps(fact.span) {
                if row.kind == kind && !sentence {
                    return Some(row);
                }
                if sentence {
                    of_sentence = Some(row);
                }
            } else if sentence {
                // Sentences do not overlap: what stands before this one cannot hold the fact.
                break;
            }
        }
        // That others lack the sentence does not tell that they lack the figure: it may stand elsewhere in them.
        of_sentence.filter(|_| matches!(kind, FactKind::Quote | FactKind::Claim))
    }
}
