//! What a fact asserts: the clauses that tell it in each article, and who says it otherwise.

use std::collections::BTreeSet;

use super::label::{self, Passage};
use super::passing::{self, Passing};
use super::{Board, Cell, CellStatus, Column, MatrixRow, disputes};
use crate::engine::compare::DifferenceKind;
use crate::engine::compare::terms::Sense;
use crate::engine::facts::{Fact, FactKind};
use crate::engine::text::Span;

/// From this share of quoted words on, a clause is its quotation.
pub(super) const MOSTLY_QUOTED: f32 = 0.5;

/// The most places of a cell that are told of those that another article contradicts.
const MOST_DISPUTED: usize = 3;

/// What a fact asserts, with the clauses that tell it.
pub(super) struct Assertion<'a> {
    pub(super) row: MatrixRow,
    /// The clauses of each column.
    pub(super) members: Vec<Vec<&'a Sense>>,
    /// The contradictions between two columns.
    pub(super) disputes: Vec<disputes::Dispute>,
    /// What it can be called, the best first.
    pub(super) labels: Vec<String>,
    /// Whether all of its clauses that are linked were read for contradictions.
    pub(super) whole: bool,
}

impl Assertion<'_> {
    /// Whether more than one article tells it.
    pub(super) fn is_shared(&self) -> bool {
        let held = self.members.iter().filter(|clauses| !clauses.is_empty());
        held.count() > 1
    }
}

/// The row of what a fact asserts; `None` where one article tells it and it says too little, unless the reader took it from
/// what others say.
pub(super) fn of<'a>(board: &'a Board<'_>, fact: &[usize]) -> Option<Assertion<'a>> {
    let members = members(board, fact);
    let held = members.iter().filter(|clauses| !clauses.is_empty());
    let taken = || fact.iter().any(|node| board.decided.took(*node));
    if held.count() == 1 && !taken() && !tells(board, &members) {
        return None;
    }
    let all = members.iter().flatten();
    let quoted = |clause: &&&Sense| clause.quoted > MOSTLY_QUOTED;
    let is_quotation = 2 * all.clone().filter(quoted).count() >= all.count();
    let passing = passing::find(board, fact);
    let mut told = fact.to_vec();
    told.extend(passing.iter().flat_map(|passing| &passing.telling));
    told.sort_unstable();
    let (disputes, whole) = disputes::find(board, &told);
    let against = disputes::against(board, &disputes);
    let columns = (0..).zip(&board.columns).zip(&members).zip(&passing);
    let kinds = disputes.iter().map(|dispute| dispute.difference.kind);
    let kinds: BTreeSet<DifferenceKind> = kinds.collect();
    let cells = columns.map(|(((at, column), clauses), passing)| {
        let words = disputes::words(&disputes, at);
        let quoted = is_quotation.then(|| quotation(column, clauses)).flatten();
        Cell {
            value: value(column, quoted, &words),
            disputed: words,
            ..cell(board, column, (clauses, passing), against.contains(&at))
        }
    });
    let cells: Vec<Cell> = cells.collect();
    let labels = labels(board, fact, &cells, &against);
    let row = MatrixRow {
        kind: if is_quotation {
            FactKind::Quote
        } else {
            FactKind::Claim
        },
        label: labels.first().cloned().unwrap_or_default(),
        cells,
        voices: 0,
        copies: Vec::new(),
        differs_in: kinds.into_iter().collect(),
    };
    Some(Assertion {
        row,
        members,
        disputes,
        labels,
        whole,
    })
}

/// The cell of an article with the clauses that tell the fact, mainly or in passing.
fn cell(
    board: &Board<'_>,
    column: &Column<'_>,
    (clauses, passing): (&[&Sense], &Passing),
    against: bool,
) -> Cell {
    let mut told = clauses.to_vec();
    told.extend(
        passing
            .telling
            .iter()
            .filter_map(|node| board.clause(*node)),
    );
    told.sort_by_key(|clause| clause.span);
    Cell {
        status: if told.is_empty() && passing.like {
            CellStatus::Uncertain
        } else if told.is_empty() {
            CellStatus::Omitted
        } else if against {
            CellStatus::Differs
        } else {
            CellStatus::Reported
        },
        spans: passages(column, &told),
        value: None,
        disputed: Vec::new(),
    }
}

/// What an article gives: the words that it quotes, with those that another contradicts, such as who said them; where it
/// quotes nothing, the words that another contradicts.
fn value(column: &Column<'_>, quoted: Option<String>, disputed: &[Span]) -> Option<String> {
    let text = &column.analysis.article.text;
    let words = disputed.iter().map(|span| span.of(text));
    let words: Vec<&str> = words.take(MOST_DISPUTED).collect();
    let words = words.join("; ");
    match quoted {
        Some(quoted) if words.is_empty() || quoted.contains(&words) => Some(quoted),
        Some(quoted) => Some(format!("{quoted} — {words}")),
        None => (!words.is_empty()).then_some(words),
    }
}

/// What a fact can be called in the words of the passages that tell it.
fn labels(
    board: &Board<'_>,
    fact: &[usize],
    cells: &[Cell],
    against: &BTreeSet<usize>,
) -> Vec<String> {
    let told = (0..).zip(cells).zip(&board.columns);
    let told = told.flat_map(|((at, cell), column)| {
        cell.spans.iter().map(move |span| Passage {
            column: at,
            span: *span,
            likeness: likeness(board, fact, column, *span),
            against: against.contains(&at),
        })
    });
    let told: Vec<Passage> = told.collect();
    label::of(board, &told)
}

/// The clauses of a fact, column by column.
fn members<'a>(board: &'a Board<'_>, fact: &[usize]) -> Vec<Vec<&'a Sense>> {
    let mut members: Vec<Vec<&Sense>> = board.columns.iter().map(|_| Vec::new()).collect();
    for &node in fact {
        let at = board.column_of.get(node).copied().unwrap_or_default();
        if let (Some(clauses), Some(clause)) = (members.get_mut(at), board.clause(node)) {
            clauses.push(clause);
        }
    }
    members
}

/// Whether a fact that only one article has is worth a row: it quotes, counts or claims something.
fn tells(board: &Board<'_>, members: &[Vec<&Sense>]) -> bool {
    let columns = board.columns.iter().zip(members);
    columns.into_iter().any(|(column, clauses)| {
        clauses.iter().any(|clause| {
            let mut facts = facts_in(column, column.sentence(clause.span));
            facts.any(|fact| {
                matches!(
                    fact.kind(),
                    FactKind::Quote | FactKind::Figure | FactKind::Claim
                )
            }) || clause.quoted > MOSTLY_QUOTED
        })
    })
}

/// How much the clauses of a fact in a passage have in common with those of other articles.
fn likeness(board: &Board<'_>, fact: &[usize], column: &Column<'_>, passage: Span) -> f32 {
    let start = column
        .clauses
        .partition_point(|clause| clause.span.end <= passage.start);
    let end = column
        .clauses
        .partition_point(|clause| clause.span.start < passage.end);
    let near = (column.first + start..column.first + end).filter_map(|node| board.near.get(node));
    let near = near
        .flatten()
        .filter(|(node, _)| fact.binary_search(node).is_ok());
    near.map(|(_, score)| score).sum()
}

/// Where clauses stand: those that follow each other in a sentence are one passage.
fn passages(column: &Column<'_>, clauses: &[&Sense]) -> Vec<Span> {
    let text = &column.analysis.article.text;
    let mut passages: Vec<Span> = Vec::new();
    for clause in clauses {
        let follows = passages.last().is_some_and(|last| {
            let between = Span::new(last.end, clause.span.start).of(text);
            column.sentence(*last) == column.sentence(clause.span)
                && !between.contains(char::is_alphanumeric)
        });
        match passages.last_mut().filter(|_| follows) {
            Some(last) => *last = last.cover(clause.span),
            None => passages.push(clause.span),
        }
    }
    passages
}

/// The quoted words of clauses, from the first to the last of each.
fn quotation(column: &Column<'_>, clauses: &[&Sense]) -> Option<String> {
    let text = &column.analysis.article.text;
    let parts: Vec<&str> = clauses
        .iter()
        .filter_map(|clause| {
            let mut quoted = clause.terms.iter().filter(|term| term.quoted);
            let first = quoted.next()?.span;
            let last = quoted.next_back().map_or(first, |term| term.span);
            Some(first.cover(last).of(text))
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join(" … "))
}

/// The facts that start in a span of a column.
pub(super) fn facts_in<'a>(column: &Column<'a>, span: Span) -> impl Iterator<Item = &'a Fact> {
    let facts = &column.analysis.facts;
    let start = facts.partition_point(|fact| fact.span.start < span.start);
    let end = facts.partition_point(|fact| fact.span.start < span.end);
    facts.get(start..end).unwrap_or_default().iter()
}
