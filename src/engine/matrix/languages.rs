//! What a matrix can say of articles in another language than those that tell a fact: little.
//!
//! Between two languages no words are compared. So an article that does not have a fact by its words may well tell it in its
//! own, and a figure that stands in both is the same number, but not for certain of the same thing. Names and words that
//! are quoted as they were said are the same in every language.

use std::cmp::Reverse;

use super::voices::tells;
use super::{Board, CellStatus, MatrixRow};
use crate::engine::compare::in_two_languages;
use crate::engine::facts::FactKind;
use crate::engine::side::Pair;

/// Leaves open what the words of two languages cannot settle. A figure is told by those of one language: that in which
/// most articles give it, of as many that of most articles, and then that of the article published first.
pub(super) fn unsettle(board: &Board<'_>, row: &mut MatrixRow) {
    if !board.two_languages {
        return;
    }
    let telling = (0..).zip(&row.cells).filter(|(_, cell)| tells(cell));
    let mut telling: Vec<usize> = telling.map(|(at, _)| at).collect();
    if matches!(row.kind, FactKind::Figure | FactKind::Date) {
        let rank = |at: &usize| {
            let together = |other: &usize| !apart(board, *at, *other);
            let telling = telling.iter().filter(|other| together(other)).count();
            let all = (0..board.columns.len()).filter(together).count();
            (Reverse(telling), Reverse(all), board.age(*at), *at)
        };
        let first = telling.iter().copied().min_by_key(rank);
        telling.retain(|at| first.is_some_and(|first| !apart(board, first, *at)));
    }
    for (at, cell) in row.cells.iter_mut().enumerate() {
        if !telling.is_empty() && telling.iter().all(|other| apart(board, at, *other)) {
            cell.status = CellStatus::Uncertain;
        }
    }
}

/// Whether two columns are known to be in two languages.
fn apart(board: &Board<'_>, one: usize, other: usize) -> bool {
    let column = |at: usize| board.columns.get(at).map(|column| column.analysis);
    let both = column(one).zip(column(other));
    both.is_some_and(|(one, other)| in_two_languages(Pair::new(one, other)))
}
