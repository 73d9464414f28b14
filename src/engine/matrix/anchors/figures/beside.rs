//! Figures that stand in one fact: what they count is the same thing by the fact, where their nouns leave it open.

use super::groups::Groups;
use super::{MOST_ALIKE, Stated};
use crate::engine::facts::{Figure, Value};
use crate::engine::matrix::Board;
use crate::engine::matrix::assertion::{Assertion, facts_in};
use crate::engine::text::Span;

/// For each fact that several articles tell the figures that it is told with.
pub(super) fn told(
    board: &Board<'_>,
    assertions: &[Assertion<'_>],
    stated: &[Stated<'_>],
) -> Vec<Vec<usize>> {
    let place = |column: usize, span: Span| {
        let at = stated.partition_point(|known| (known.column, known.span) < (column, span));
        stated
            .get(at)
            .filter(|found| found.span == span)
            .map(|_| at)
    };
    let of = |assertion: &Assertion<'_>| {
        let columns = board.columns.iter().zip(&assertion.members).enumerate();
        let told = columns.flat_map(|(at, (column, clauses))| {
            let facts = clauses
                .iter()
                .flat_map(|clause| facts_in(column, clause.span));
            let figures = facts.filter(|fact| matches!(fact.value, Value::Figure(_)));
            figures
                .filter_map(move |fact| place(at, fact.span))
                .collect::<Vec<_>>()
        });
        told.take(MOST_ALIKE).collect()
    };
    let shared = assertions.iter().filter(|assertion| assertion.is_shared());
    shared.map(of).collect()
}

/// Joins a figure with one of another article in the same fact, where `belongs` says so and no figure of its own article
/// stands with that already.
pub(super) fn join(
    told: &[Vec<usize>],
    stated: &[Stated<'_>],
    groups: &mut Groups,
    belongs: fn(&Figure, &Figure) -> bool,
) {
    for told in told {
        for &one in told {
            let free = |other: usize, groups: &Groups| {
                let column = stated.get(one).map(|stated| stated.column);
                let mut beside = told.iter().filter(|at| groups.of(**at) == groups.of(other));
                beside.all(|at| stated.get(*at).map(|stated| stated.column) != column)
            };
            for &other in told {
                let (Some(a), Some(b)) = (stated.get(one), stated.get(other)) else {
                    continue;
                };
                if belongs(a.figure, b.figure) && free(other, groups) {
                    groups.join(other, one);
                }
            }
        }
    }
}
