//! Facts to rows: what each article does with each of them.

use std::collections::BTreeMap;

use super::{Board, Cell, CellStatus, Column, MatrixRow, merge, voices};
use crate::engine::compare::DifferenceKind;
use crate::engine::compare::differences::figure::{agree, same_thing, same_unit};
use crate::engine::compare::differences::{Facing, Whole, find};
use crate::engine::compare::links::LINKED;
use crate::engine::compare::terms::Sense;
use crate::engine::facts::{Fact, FactKind, Figure, Value};
use crate::engine::side::Pair;
use crate::engine::text::Span;

/// From this share of quoted words on, a sentence is its quotation.
const MOSTLY_QUOTED: f32 = 0.5;

/// The rows of all facts, those that tell most first.
pub(super) fn rows(board: &Board<'_>, facts: &[Vec<usize>]) -> Vec<MatrixRow> {
    let mut rows = Vec::new();
    for fact in facts {
        let members = members(board, fact);
        let held = members.iter().filter(|senses| !senses.is_empty()).count();
        if held == 1 && !tells(board, &members) {
            continue;
        }
        rows.push(assertion(board, fact, &members));
        if held > 1 {
            rows.extend(figures(board, &members));
        }
    }
    for row in &mut rows {
        voices::count(board, row);
    }
    rows.sort_by_key(|row| {
        let count = |status: CellStatus| {
            row.cells
                .iter()
                .filter(|cell| cell.status == status)
                .count()
        };
        let has = row.cells.len() - count(CellStatus::Omitted) - count(CellStatus::Uncertain);
        (count(CellStatus::Differs) == 0, has > 1, first_place(row))
    });
    rows
}

/// Column and offset of the first words of a row.
fn first_place(row: &MatrixRow) -> Option<(usize, usize)> {
    let mut cells = row.cells.iter().enumerate();
    cells.find_map(|(column, cell)| Some((column, cell.spans.first()?.start)))
}

/// The sentences of a fact, column by column.
fn members<'a>(board: &'a Board<'_>, fact: &[usize]) -> Vec<Vec<&'a Sense>> {
    let mut members: Vec<Vec<&Sense>> = board.columns.iter().map(|_| Vec::new()).collect();
    for &node in fact {
        let Some(&at) = board.column_of.get(node) else {
            continue;
        };
        let sense = board
            .columns
            .get(at)
            .and_then(|column| column.senses.get(node - column.first));
        if let (Some(senses), Some(sense)) = (members.get_mut(at), sense) {
            senses.push(sense);
        }
    }
    members
}

/// Whether a fact that only one article has is worth a row: it quotes, counts or claims something.
fn tells(board: &Board<'_>, members: &[Vec<&Sense>]) -> bool {
    let columns = board.columns.iter().zip(members);
    columns.into_iter().any(|(column, senses)| {
        senses.iter().any(|sense| {
            let mut facts = facts_in(column, sense.span);
            facts.any(|fact| {
                matches!(
                    fact.kind(),
                    FactKind::Quote | FactKind::Figure | FactKind::Claim
                )
            }) || sense.quoted > MOSTLY_QUOTED
        })
    })
}

/// The facts that start in a span of a column.
fn facts_in<'a>(column: &Column<'a>, span: Span) -> impl Iterator<Item = &'a Fact> {
    let facts = &column.analysis.facts;
    let start = facts.partition_point(|fact| fact.span.start < span.start);
    let end = facts.partition_point(|fact| fact.span.start < span.end);
    facts.get(start..end).unwrap_or_default().iter()
}

/// The row of what a fact asserts.
fn assertion(board: &Board<'_>, fact: &[usize], members: &[Vec<&Sense>]) -> MatrixRow {
    let all = members.iter().flatten();
    let n_quoted = all
        .clone()
        .filter(|sense| sense.quoted > MOSTLY_QUOTED)
        .count();
    let is_quotation = 2 * n_quoted >= all.count();
    let reference = members.iter().position(|senses| !senses.is_empty());
    let cells = board
        .columns
        .iter()
        .zip(members)
        .enumerate()
        .map(|(at, (column, senses))| {
            if senses.is_empty() {
                return absent(board, fact, at);
            }
            let status =
                if reference.is_some_and(|reference| contradict(board, members, reference, at)) {
                    CellStatus::Differs
                } else {
                    CellStatus::Reported
                };
            Cell {
                status,
                spans: senses.iter().map(|sense| sense.span).collect(),
                value: is_quotation.then(|| quotation(column, senses)).flatten(),
            }
        });
    MatrixRow {
        kind: if is_quotation {
            FactKind::Quote
        } else {
            FactKind::Claim
        },
        label: reference.map_or_else(String::new, |at| label(board, members, at)),
        cells: cells.collect(),
        voices: 0,
        copies: Vec::new(),
    }
}

/// The first sentence of a column, as a label.
fn label(board: &Board<'_>, members: &[Vec<&Sense>], at: usize) -> String {
    let sense = members.get(at).and_then(|senses| senses.first());
    match (board.columns.get(at), sense) {
        (Some(column), Some(sense)) => sense.span.of(&column.analysis.article.text).to_owned(),
        _ => String::new(),
    }
}

/// The cell of an article that has no sentence of the fact: one of its sentences may tell the fact in passing, while what
/// it mainly tells is another.
fn absent(board: &Board<'_>, fact: &[usize], at: usize) -> Cell {
    let mut likeness: BTreeMap<usize, f32> = BTreeMap::new();
    let near = fact.iter().filter_map(|&node| board.near.get(node));
    for &(node, score) in near.flatten() {
        if board.column_of.get(node) == Some(&at) {
            *likeness.entry(node).or_default() += score;
        }
    }
    let best = likeness
        .iter()
        .max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)));
    let passing = best.filter(|(_, sum)| **sum >= merge::MERGED * merge::count(fact.len()));
    let sense = passing.and_then(|(node, _)| sense(board, *node));
    let status = match (sense, best) {
        (Some(_), _) => CellStatus::Reported,
        (None, Some(_)) => CellStatus::Uncertain,
        (None, None) => CellStatus::Omitted,
    };
    Cell {
        status,
        spans: sense.iter().map(|sense| sense.span).collect(),
        value: None,
    }
}

/// A sentence by its number among those of all columns.
fn sense<'a>(board: &'a Board<'_>, node: usize) -> Option<&'a Sense> {
    let column = board.columns.get(*board.column_of.get(node)?)?;
    column.senses.get(node - column.first)
}

/// Whether what `at` says certainly contradicts what `reference` says. A quotation cut in two ways is no contradiction.
fn contradict(board: &Board<'_>, members: &[Vec<&Sense>], reference: usize, at: usize) -> bool {
    let side = |at: usize| {
        let column = board.columns.get(at)?;
        let senses = members.get(at)?.clone();
        let whole = Whole {
            analysis: column.analysis,
            stems: &column.stems,
            senses: &column.senses,
            readings: &column.readings,
        };
        Some((whole, senses))
    };
    let (Some((left, left_senses)), Some((right, right_senses))) = (side(reference), side(at))
    else {
        return false;
    };
    if reference == at {
        return false;
    }
    let facing = Facing {
        wholes: Pair::new(left, right),
        members: Pair::new(left_senses, right_senses),
        score: LINKED,
    };
    let found = find(&facing);
    found
        .iter()
        .any(|difference| difference.contradicts() && difference.kind != DifferenceKind::Quote)
}

/// The quoted words of sentences, from the first to the last of each.
fn quotation(column: &Column<'_>, senses: &[&Sense]) -> Option<String> {
    let text = &column.analysis.article.text;
    let parts: Vec<&str> = senses
        .iter()
        .filter_map(|sense| {
            let mut quoted = sense.terms.iter().filter(|term| term.quoted);
            let first = quoted.next()?.span;
            let last = quoted.next_back().map_or(first, |term| term.span);
            Some(first.cover(last).of(text))
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join(" … "))
}

/// A figure of a column.
#[derive(Clone, Copy)]
struct Stated<'a> {
    column: usize,
    span: Span,
    figure: &'a Figure,
}

/// A row for each figure that stands in the sentences of a fact.
fn figures(board: &Board<'_>, members: &[Vec<&Sense>]) -> Vec<MatrixRow> {
    let mut stated: Vec<Stated<'_>> = Vec::new();
    for (at, (column, senses)) in board.columns.iter().zip(members).enumerate() {
        for fact in senses.iter().flat_map(|sense| facts_in(column, sense.span)) {
            if let Value::Figure(figure) = &fact.value {
                stated.push(Stated {
                    column: at,
                    span: fact.span,
                    figure,
                });
            }
        }
    }
    let mut rows: Vec<Vec<Stated<'_>>> = Vec::new();
    for figure in stated {
        let row = rows.iter_mut().find(|row| {
            let free = row.iter().all(|known| known.column != figure.column);
            row.first().is_some_and(|known| {
                agree(known.figure, figure.figure)
                    || (free
                        && same_unit(known.figure, figure.figure)
                        && same_thing(known.figure, figure.figure) == Some(true))
            })
        });
        match row {
            Some(row) => row.push(figure),
            None => rows.push(vec![figure]),
        }
    }
    rows.iter()
        .filter_map(|row| figure_row(board, row))
        .collect()
}

/// The row of one figure: an article that gives the same value elsewhere has it, too.
fn figure_row(board: &Board<'_>, row: &[Stated<'_>]) -> Option<MatrixRow> {
    let first = row.first()?;
    let cells = board.columns.iter().enumerate().map(|(at, column)| {
        let here = row.iter().find(|stated| stated.column == at);
        let elsewhere = || {
            column
                .analysis
                .facts
                .iter()
                .find_map(|fact| match &fact.value {
                    Value::Figure(figure) if same(first.figure, figure) => {
                        Some((fact.span, figure))
                    }
                    _ => None,
                })
        };
        let found = match here {
            Some(stated) if agree(first.figure, stated.figure) => {
                Some((stated.span, stated.figure))
            }
            _ => elsewhere().or_else(|| here.map(|stated| (stated.span, stated.figure))),
        };
        match found {
            Some((span, figure)) => Cell {
                status: status(first.figure, figure),
                spans: vec![span],
                value: Some(span.of(&column.analysis.article.text).to_owned()),
            },
            None => Cell {
                status: CellStatus::Omitted,
                spans: Vec::new(),
                value: None,
            },
        }
    });
    let words = first
        .span
        .of(&board.columns.get(first.column)?.analysis.article.text);
    let label = match &first.figure.of {
        // "dozens of people", but "several people" and "five people".
        Some(of) if !words.contains(of.as_str()) && words.ends_with('s') => {
            format!("{words} of {of}")
        }
        Some(of) if !words.contains(of.as_str()) => format!("{words} {of}"),
        _ => words.to_owned(),
    };
    Some(MatrixRow {
        kind: FactKind::Figure,
        label,
        cells: cells.collect(),
        voices: 0,
        copies: Vec::new(),
    })
}

/// Whether two figures give the same value for the same thing.
fn same(one: &Figure, other: &Figure) -> bool {
    agree(one, other)
        && (same_thing(one, other) == Some(true)
            || (one.unit.is_some() && same_thing(one, other).is_none()))
}

/// What a figure is beside the first of its row.
fn status(first: &Figure, figure: &Figure) -> CellStatus {
    if agree(first, figure) {
        CellStatus::Reported
    } else if first.number.is_some() && figure.number.is_some() {
        CellStatus::Differs
    } else {
        CellStatus::Uncertain
    }
}
