//! Facts to rows: which of them are worth one, and in what order.

use std::collections::{BTreeMap, BTreeSet};

use super::assertion::{self, Assertion};
use super::{Board, CellStatus, MatrixRow, anchors, languages, voices};
use crate::engine::text::Span;

/// The rows of all facts, in no order yet; and how many of them were not read whole for contradictions.
pub(super) fn rows(board: &Board<'_>, facts: &[Vec<usize>]) -> (Vec<MatrixRow>, usize) {
    let facts = complete(board, facts);
    let assertions: Vec<Assertion<'_>> = facts
        .iter()
        .filter_map(|fact| assertion::of(board, fact))
        .collect();
    let mut assertions = apart(assertions);
    tell_apart(&mut assertions);
    let partly_read = assertions.iter().filter(|one| !one.whole).count();
    let anchored = anchors::rows(board, &assertions);
    let mut rows: Vec<MatrixRow> = assertions
        .into_iter()
        .map(|assertion| assertion.row)
        .chain(anchored)
        .collect();
    for row in &mut rows {
        languages::unsettle(board, row);
        voices::count(board, row);
    }
    (rows, partly_read)
}

/// Drops the rows of what another row tells of as many articles or more, in passages that hold theirs.
fn apart(assertions: Vec<Assertion<'_>>) -> Vec<Assertion<'_>> {
    // For each passage the rows that hold it.
    let mut holding: BTreeMap<(usize, Span), Vec<usize>> = BTreeMap::new();
    for (at, assertion) in assertions.iter().enumerate() {
        for (column, cell) in assertion.row.cells.iter().enumerate() {
            for span in &cell.spans {
                holding.entry((column, *span)).or_default().push(at);
            }
        }
    }
    let mut dropped = vec![false; assertions.len()];
    for (at, assertion) in assertions.iter().enumerate() {
        let mut cells = assertion.row.cells.iter().enumerate();
        let first = cells.find_map(|(column, cell)| Some((column, *cell.spans.first()?)));
        let rivals = first.and_then(|first| holding.get(&first)).into_iter();
        let known = rivals.flatten().any(|&other| {
            let alive = other != at && dropped.get(other) == Some(&false);
            let other = assertions.get(other).filter(|_| alive);
            other.is_some_and(|other| says_no_more(&assertion.row, &other.row))
        });
        if let Some(dropped) = dropped.get_mut(at) {
            *dropped = known;
        }
    }
    let kept = assertions.into_iter().zip(dropped);
    kept.filter(|(_, dropped)| !dropped)
        .map(|(assertion, _)| assertion)
        .collect()
}

/// Whether all passages of a row stand in another, and what it says otherwise does there, too.
fn says_no_more(row: &MatrixRow, other: &MatrixRow) -> bool {
    let differs = |status: CellStatus| status == CellStatus::Differs;
    let mut cells = row.cells.iter().zip(&other.cells);
    cells.all(|(ours, theirs)| {
        ours.spans.iter().all(|span| theirs.spans.contains(span))
            && (!differs(ours.status) || differs(theirs.status))
    })
}

/// Gives facts that would be called the same, because one sentence tells them all, labels of their own where they have any.
/// Those that somebody tells otherwise choose first.
fn tell_apart(assertions: &mut [Assertion<'_>]) {
    let mut given: BTreeSet<String> = BTreeSet::new();
    let (differing, others): (Vec<_>, Vec<_>) = assertions
        .iter_mut()
        .partition(|assertion| !assertion.row.differs_in.is_empty());
    for assertion in differing.into_iter().chain(others) {
        let mut labels = assertion.labels.iter();
        if let Some(label) = labels.find(|label| !given.contains(*label)) {
            assertion.row.label.clone_from(label);
        }
        given.insert(assertion.row.label.clone());
    }
}

/// What tells most first: contradictions, then what one article has, then what several share; each as told.
pub(super) fn order(rows: &mut [MatrixRow]) {
    rows.sort_by_key(|row| {
        let count = |status: CellStatus| {
            let cells = row.cells.iter();
            cells.filter(|cell| cell.status == status).count()
        };
        let has = count(CellStatus::Reported) + count(CellStatus::Differs);
        (count(CellStatus::Differs) == 0, has > 1, first_place(row))
    });
}

/// Column and offset of the first words of a row.
fn first_place(row: &MatrixRow) -> Option<(usize, usize)> {
    let mut cells = row.cells.iter().enumerate();
    cells.find_map(|(column, cell)| Some((column, cell.spans.first()?.start)))
}

/// Joins what one article tells alone: clauses of a sentence are one fact, and where other articles tell the rest of the
/// sentence, a clause that states nothing of its own goes with that.
fn complete(board: &Board<'_>, facts: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let is_shared = |fact: &[usize]| {
        let mut columns = fact.iter().filter_map(|node| board.column_of.get(*node));
        let first = columns.next();
        columns.any(|column| Some(column) != first)
    };
    let mut whole: Vec<Vec<usize>> = Vec::with_capacity(facts.len());
    // For each clause the fact that holds it, where several articles tell that.
    let mut shared_of: Vec<Option<usize>> = vec![None; board.column_of.len()];
    for fact in facts.iter().filter(|fact| is_shared(fact)) {
        for node in fact {
            if let Some(of) = shared_of.get_mut(*node) {
                *of = Some(whole.len());
            }
        }
        whole.push(fact.clone());
    }
    for fact in facts.iter().filter(|fact| !is_shared(fact)) {
        let own = fact.iter().any(|node| board.states(*node));
        let beside = fact.iter().find_map(|&node| {
            let near = board.clauses_of(node);
            // The clause before it, else the one behind.
            let before = near.clone().filter(|at| *at < node).rev();
            let mut near = before.chain(near.filter(|at| *at > node));
            near.find_map(|at| {
                let shared = shared_of.get(at).copied().flatten()?;
                let told = whole.get(shared)?;
                let joins = !own || board.decided.belongs(node, told);
                (joins && !board.decided.part_all(fact, told)).then_some(shared)
            })
        });
        match beside.and_then(|at| whole.get_mut(at)) {
            Some(shared) => shared.extend(fact),
            None => whole.push(fact.clone()),
        }
    }
    for fact in &mut whole {
        fact.sort_unstable();
    }
    whole.sort();
    whole
}
