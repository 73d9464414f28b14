//! Figures, and who gives which: one row for each thing that is counted or measured.

use std::collections::BTreeMap;

use super::{Place, Shared};
use crate::engine::compare::DifferenceKind;
use crate::engine::compare::differences::figure::{agree, head, same_thing, same_unit};
use crate::engine::facts::{FactKind, Figure, Value};
use crate::engine::matrix::assertion::{Assertion, facts_in};
use crate::engine::matrix::{Board, Cell, CellStatus, MatrixRow};
use crate::engine::text::Span;

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
    let mut groups = Groups {
        firsts: (0..stated.len()).collect(),
        parted: parted(board, &stated),
    };
    gather(&stated, &mut groups);
    bare(&stated, &mut groups);
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
    vague(board, assertions, &stated, &mut groups);
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

/// Adds vague counts ("dozens") to the figure that another article gives of the same thing in the same fact.
fn vague(
    board: &Board<'_>,
    assertions: &[Assertion<'_>],
    stated: &[Stated<'_>],
    groups: &mut Groups,
) {
    let place = |column: usize, span: Span| {
        let at = stated.partition_point(|known| (known.column, known.span) < (column, span));
        stated
            .get(at)
            .filter(|found| found.span == span)
            .map(|_| at)
    };
    for assertion in assertions.iter().filter(|assertion| assertion.is_shared()) {
        let columns = board.columns.iter().zip(&assertion.members).enumerate();
        let told: Vec<usize> = columns
            .flat_map(|(at, (column, clauses))| {
                let facts = clauses
                    .iter()
                    .flat_map(|clause| facts_in(column, clause.span));
                let figures = facts.filter(|fact| matches!(fact.value, Value::Figure(_)));
                figures
                    .filter_map(move |fact| place(at, fact.span))
                    .collect::<Vec<_>>()
            })
            .take(MOST_ALIKE)
            .collect();
        for &one in &told {
            let free = |other: usize, groups: &Groups| {
                let column = stated.get(one).map(|stated| stated.column);
                let mut beside = told.iter().filter(|at| groups.of(**at) == groups.of(other));
                beside.all(|at| stated.get(*at).map(|stated| stated.column) != column)
            };
            for &other in &told {
                let (Some(a), Some(b)) = (stated.get(one), stated.get(other)) else {
                    continue;
                };
                let counts = a.figure.number.is_none() && b.figure.number.is_some();
                if counts
                    && same_unit(a.figure, b.figure)
                    && same_thing(a.figure, b.figure) == Some(true)
                    && free(other, groups)
                {
                    groups.join(other, one);
                }
            }
        }
    }
}

/// The pairs of figures that stand in clauses which the reader took apart.
fn parted(board: &Board<'_>, stated: &[Stated<'_>]) -> Vec<[usize; 2]> {
    let figures = |node: usize| {
        let column = board.column_of.get(node).copied().unwrap_or_default();
        let span = board
            .clause(node)
            .map_or(Span::new(0, 0), |clause| clause.span);
        let start =
            stated.partition_point(|known| (known.column, known.span.start) < (column, span.start));
        let end =
            stated.partition_point(|known| (known.column, known.span.start) < (column, span.end));
        start..end
    };
    let pairs = board.decided.apart().flat_map(|[one, other]| {
        let others = figures(other);
        figures(one).flat_map(move |one| others.clone().map(move |other| [one, other]))
    });
    pairs.collect()
}

/// Figures in groups, each known by its first.
struct Groups {
    /// For each figure one that stands before it in its group, or itself.
    firsts: Vec<usize>,
    /// Figures that the reader took apart.
    parted: Vec<[usize; 2]>,
}

impl Groups {
    fn of(&self, figure: usize) -> usize {
        let mut at = figure;
        while let Some(&above) = self.firsts.get(at).filter(|above| **above != at) {
            at = above;
        }
        at
    }

    /// Makes one of two groups, unless the reader took apart what is in them; whether they are one now.
    fn join(&mut self, one: usize, other: usize) -> bool {
        let (first, second) = (self.of(one), self.of(other));
        let (into, from) = (first.min(second), first.max(second));
        let mut parted = self.parted.iter().map(|pair| pair.map(|at| self.of(at)));
        if into != from && parted.any(|pair| pair == [into, from] || pair == [from, into]) {
            return false;
        }
        // The way to the first stays short.
        for figure in [from, one, other] {
            if let Some(group) = self.firsts.get_mut(figure) {
                *group = into;
            }
        }
        true
    }

    /// The group of each figure.
    fn all(&self) -> Vec<usize> {
        (0..self.firsts.len())
            .map(|figure| self.of(figure))
            .collect()
    }
}

/// Whether two figures give the same value for the same thing.
fn same(one: &Figure, other: &Figure) -> bool {
    agree(one, other)
        && one.per == other.per
        && (same_thing(one, other) == Some(true)
            || (one.unit.is_some() && same_thing(one, other).is_none()))
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
            },
            None => Cell {
                status: CellStatus::Omitted,
                spans: Vec::new(),
                value: None,
            },
        }
    });
    Some(MatrixRow {
        kind: FactKind::Figure,
        label: label(board, first)?,
        cells: cells.collect(),
        voices: 0,
        copies: Vec::new(),
    })
}

/// A figure with what it counts.
fn label(board: &Board<'_>, stated: &Stated<'_>) -> Option<String> {
    let text = &board.columns.get(stated.column)?.analysis.article.text;
    let words = stated.span.of(text);
    Some(match &stated.figure.of {
        // "Dozens of people", but "several people" and "five people"; "90 percent of homes", "8TB of data".
        Some(of) if !words.contains(of.as_str()) => {
            let counts = stated.figure.unit.is_none() && !words.ends_with('s');
            let of_ = if counts { "" } else { "of " };
            format!("{words} {of_}{of}")
        }
        _ => words.to_owned(),
    })
}
