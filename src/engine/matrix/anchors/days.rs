//! Days on which something happened, that some articles give and others do not.

use std::collections::BTreeMap;

use super::{Place, n_columns, row};
use crate::engine::compare::DifferenceKind;
use crate::engine::facts::{DateValue, FactKind, Grain, Value};
use crate::engine::lexicon::WEEKDAYS;
use crate::engine::matrix::assertion::{Assertion, facts_in};
use crate::engine::matrix::disputes::Dispute;
use crate::engine::matrix::{Board, CellStatus, MatrixRow};
use crate::engine::text::Span;

/// A row for each day that some of the articles that tell a fact give with it, and others do not.
pub(super) fn rows(board: &Board<'_>, assertions: &[Assertion<'_>]) -> Vec<MatrixRow> {
    let shared = assertions.iter().filter(|assertion| assertion.is_shared());
    shared.flat_map(|assertion| of(board, assertion)).collect()
}

fn of(board: &Board<'_>, assertion: &Assertion<'_>) -> Vec<MatrixRow> {
    let mut days: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let cells = board.columns.iter().zip(&assertion.row.cells).enumerate();
    for (at, (column, cell)) in cells {
        for passage in &cell.spans {
            for fact in facts_in(column, *passage) {
                let words = fact.span.of(&column.analysis.article.text);
                if let Value::Date(date) = &fact.value
                    && let Some(day) = day(date, words)
                {
                    let places = days.entry(day).or_default();
                    places.push(Place {
                        column: at,
                        span: fact.span,
                    });
                }
            }
        }
    }
    let mut rows = Vec::new();
    for dispute in &assertion.disputes {
        if dispute.difference.kind == DifferenceKind::Date {
            rows.extend(disputed(board, assertion, dispute));
        }
    }
    for places in days.into_values().filter(|places| n_columns(places) > 1) {
        let first = places.first().copied();
        rows.extend(first.map(|first| {
            let label = label(board, assertion, first);
            row(board, FactKind::Date, label, &places)
        }));
    }
    rows
}

/// The row of two days that cannot both be right.
fn disputed(board: &Board<'_>, assertion: &Assertion<'_>, dispute: &Dispute) -> Option<MatrixRow> {
    let place = |column: usize, span: Option<Span>| {
        Some(Place {
            column,
            span: span?,
        })
    };
    let words = dispute.difference.words;
    let left = place(dispute.columns.left, words.left)?;
    let right = place(dispute.columns.right, words.right)?;
    let against = |place: Place| {
        let cell = assertion.row.cells.get(place.column);
        cell.is_some_and(|cell| cell.status == CellStatus::Differs)
    };
    let (first, second) = if against(left) {
        (right, left)
    } else {
        (left, right)
    };
    let mut row = row(
        board,
        FactKind::Date,
        label(board, assertion, first),
        &[left, right],
    );
    if let Some(cell) = row.cells.get_mut(second.column) {
        cell.status = CellStatus::Differs;
        row.differs_in = vec![DifferenceKind::Date];
    }
    Some(row)
}

/// A day, and what happened on it.
fn label(board: &Board<'_>, assertion: &Assertion<'_>, day: Place) -> String {
    let column = board.columns.get(day.column);
    let text = column.map_or("", |column| column.analysis.article.text.as_str());
    format!("{}: {}", day.span.of(text), assertion.row.label)
}

/// What a day is known by; `None` for months and longer, which two reports give of different things, and for words that
/// name another day in every text.
fn day(date: &DateValue, words: &str) -> Option<String> {
    if !matches!(date.grain, Grain::Day) {
        return None;
    }
    let words = words.to_lowercase();
    let mut parts = words.split(|c: char| !c.is_alphanumeric());
    let named =
        parts.any(|word| WEEKDAYS.contains(&word) || word.contains(|c: char| c.is_ascii_digit()));
    match &date.iso {
        Some(iso) => Some(iso.clone()),
        None => named.then_some(words),
    }
}
