//! Figures, and who gives which: one row for each thing that is counted or measured.

mod beside;
mod groups;

use std::collections::BTreeMap;

use super::{Place, Shared};
use crate::engine::compare::DifferenceKind;
use crate::engine::compare::differences::figure::{
    agree, alike_things, head, same_thing, same_unit,
};
use crate::engine::facts::{FactKind, Figure, Value};
use crate::engine::matrix::assertion::Assertion;
use crate::engine::matrix::{Board, Cell, CellStatus, MatrixRow, label};
use crate::engine::text::Span;
use groups::{Groups, parted};

/// So many figures of one unit and one thing are compared with each other; a page of tables has more.
const MOST_ALIKE: usize = 100;

/// A figure of a column.
#[derive(Clone, Copy)]
struct Stated<'a> {
    column: usize,
    span: Span,
    figure: &'a Figure,
    /// Whether it stands in a fact that several articles tell.
    shared: bool,
}

/// A row for each figure that stands in a fact told by several articles, and for those that contradict each other.
pub(super) fn rows(
    board: &Board<'_>,
    assertions: &[Assertion<'_>],
    shared: &Shared,
) -> Vec<MatrixRow> {
    let stated = stated(board, shared);
    let mut groups = Groups::new(stated.len(), parted(board, &stated));
    gather(&stated, &mut groups);
    bare(&stated, &mut groups);
    let told = beside::told(board, assertions, &stated);
    beside::join(&told, &stated, &mut groups, same_of_kin);
    let mut rivals = Vec::new();
    for dispute in assertions.iter().flat_map(|assertion| &assertion.disputes) {
        if dispute.difference.kind != DifferenceKind::Figure {
            continue;
        }
        let find = |column: usize, span: Option<Span>| {
            let span = span?;
            let at = stated
                .partition_point(|known| (known.column, known.span.end) <= (column, span.start));
            let found = stated.get(at)?;
            (found.column == column && found.span.overlaps(span)).then_some(at)
        };
        let left = find(dispute.columns.left, dispute.difference.words.left);
        let right = find(dispute.columns.right, dispute.difference.words.right);
        rivals.extend(left.zip(right));
    }
    // A group per value; those that contradict each other make one row.
    let value_of = groups.all();
    for (one, other) in rivals {
        groups.join(one, other);
    }
    beside::join(&told, &stated, &mut groups, vague);
    let mut rows: BTreeMap<usize, Vec<(usize, Stated<'_>)>> = BTreeMap::new();
    for ((figure, group), value) in stated.iter().zip(groups.all()).zip(&value_of) {
        rows.entry(group).or_default().push((*value, *figure));
    }
    rows.into_values()
        .filter(|group| {
            let first = group.first().map(|(_, figure)| figure.column);
            let several = group.iter().any(|(_, figure)| Some(figure.column) != first);
            several || group.iter().any(|(_, figure)| figure.shared)
        })
        .filter_map(|group| row(board, &group))
        .collect()
}

/// All figures, column by column.
fn stated<'a>(board: &Board<'a>, shared: &Shared) -> Vec<Stated<'a>> {
    let columns = board.columns.iter().enumerate();
    let stated = columns.flat_map(|(at, column)| {
        column.analysis.facts.iter().filter_map(move |fact| {
            let Value::Figure(figure) = &fact.value else {
                return None;
            };
            let place = Place {
                column: at,
                span: fact.span,
            };
            let in_text = column.clause_of(fact.span).is_some();
            in_text.then(|| Stated {
                column: at,
                span: fact.span,
                figure,
                shared: shared.holds(place),
            })
        })
    });
    stated.collect()
}

/// Gathers the figures that give the same value of the same thing.
fn gather(stated: &[Stated<'_>], groups: &mut Groups) {
    let mut alike: BTreeMap<(Option<String>, Option<String>), Vec<usize>> = BTreeMap::new();
    for (at, stated) in stated.iter().enumerate() {
        let figure = stated.figure;
        let unit = figure.comparable().map(|(_, unit)| unit.to_owned());
        let of = figure.of.as_deref().and_then(head);
        // A sum or a length says what it is by its unit.
        let of = if figure.unit.is_some() { None } else { of };
        alike.entry((unit, of)).or_default().push(at);
    }
    for alike in alike.into_values() {
        let mut firsts: Vec<usize> = Vec::new();
        for at in alike {
            let Some(figure) = stated.get(at) else {
                continue;
            };
            let joined = firsts.iter().any(|&first| {
                let known = stated.get(first);
                let is_same = known.is_some_and(|known| same(known.figure, figure.figure));
                is_same && groups.join(first, at)
            });
            if !joined && firsts.len() < MOST_ALIKE {
                firsts.push(at);
            }
        }
    }
}

/// Adds bare numbers ("some 1,200 evacuated") to what the same article counts with the same number elsewhere.
fn bare(stated: &[Stated<'_>], groups: &mut Groups) {
    let mut counted: BTreeMap<(usize, u64), usize> = BTreeMap::new();
    let number = |stated: &Stated<'_>| {
        let number = stated
            .figure
            .number
            .filter(|_| stated.figure.unit.is_none())?;
        Some((stated.column, number.to_bits()))
    };
    for (at, stated) in stated.iter().enumerate() {
        if let (Some(number), true) = (number(stated), stated.figure.of.is_some()) {
            counted.entry(number).or_insert(at);
        }
    }
    for (at, stated) in stated.iter().enumerate() {
        let known = number(stated).and_then(|number| counted.get(&number));
        if let (Some(&known), true) = (known, stated.figure.of.is_none()) {
            groups.join(known, at);
        }
    }
}

/// Whether two figures give the same value for the same thing.
fn same(one: &Figure, other: &Figure) -> bool {
    agree(one, other)
        && one.per == other.per
        && (same_thing(one, other) == Some(true)
            || (one.unit.is_some() && same_thing(one, other).is_none()))
}

/// Whether two figures give the same value for what two nouns may both name: "780 people" and "780 employees" of one fact.
fn same_of_kin(one: &Figure, other: &Figure) -> bool {
    one.unit.is_none()
        && other.unit.is_none()
        && one.per == other.per
        && one.number.is_some()
        && agree(one, other)
        && alike_things(one, other)
}

/// Whether one is a vague count ("dozens") of what the other counts with a number.
fn vague(one: &Figure, other: &Figure) -> bool {
    one.number.is_none()
        && other.number.is_some()
        && same_unit(one, other)
        && same_thing(one, other) == Some(true)
}

/// The row of figures that give one value, or contradict each other. The value that most articles give is the reference,
/// and of those the one that is given first.
fn row(board: &Board<'_>, group: &[(usize, Stated<'_>)]) -> Option<MatrixRow> {
    let told = |value: usize| {
        let mut columns: Vec<usize> = group
            .iter()
            .filter(|(other, _)| *other == value)
            .map(|(_, stated)| stated.column)
            .collect();
        columns.dedup();
        columns.len()
    };
    let exact = group
        .iter()
        .filter(|(_, stated)| stated.figure.number.is_some());
    let reference = exact.max_by_key(|(value, stated)| {
        let age = std::cmp::Reverse((board.age(stated.column), stated.column, stated.span));
        (told(*value), age)
    });
    let (value, first) = reference.or_else(|| group.first())?;
    let cells = board.columns.iter().enumerate().map(|(at, column)| {
        let here = group.iter().filter(|(_, stated)| stated.column == at);
        // Where an article gives the reference, too, it does not say otherwise.
        let found = here.min_by_key(|(other, stated)| {
            (
                other != value,
                stated.figure.number.is_none(),
                !stated.shared,
                stated.span,
            )
        });
        match found {
            Some((other, stated)) => Cell {
                status: if other == value {
                    CellStatus::Reported
                } else if stated.figure.number.is_some() && first.figure.number.is_some() {
                    CellStatus::Differs
                } else {
                    CellStatus::Uncertain
                },
                spans: vec![stated.span],
                value: Some(stated.span.of(&column.analysis.article.text).to_owned()),
                disputed: Vec::new(),
            },
            None => Cell {
                status: CellStatus::Omitted,
                spans: Vec::new(),
                value: None,
                disputed: Vec::new(),
            },
        }
    });
    let cells: Vec<Cell> = cells.collect();
    let differing = cells.iter().find(|cell| cell.status == CellStatus::Differs);
    let differs_in = differing.map(|_| DifferenceKind::Figure).into_iter();
    Some(MatrixRow {
        kind: FactKind::Figure,
        label: label(board, first)?,
        cells,
        voices: 0,
        copies: Vec::new(),
        differs_in: differs_in.collect(),
    })
}

/// A figure with what it counts; where nothing says that, with the clause that it stands in.
fn label(board: &Board<'_>, stated: &Stated<'_>) -> Option<String> {
    let column = board.columns.get(stated.column)?;
    let text = &column.analysis.article.text;
    let words = label::closed(stated.span.of(text));
    Some(match &stated.figure.of {
        // "Dozens of people", but "several people" and "five people"; "90 percent of homes", "8TB of data".
        Some(of) if !words.contains(of.as_str()) => {
            let counts = stated.figure.unit.is_none() && !words.ends_with('s');
            let of_ = if counts { "" } else { "of " };
            format!("{words} {of_}{of}")
        }
        None if stated.figure.unit.is_none() => match column.clause_of(stated.span) {
            Some(clause) => {
                let begins = column.sentence(clause).start == clause.start;
                format!("{words}: {}", label::shown(text, clause, begins))
            }
            None => words,
        },
        _ => words,
    })
}
