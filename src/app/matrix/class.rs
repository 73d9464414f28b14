//! Which rows are shown: all, or those of one class.

use crate::engine::matrix::{CellStatus, Matrix, MatrixRow};

/// A class of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowClass {
    /// Every row.
    #[default]
    All,
    /// At least one article says it otherwise.
    Contradictions,
    /// One article has it.
    OnlyOne,
    /// Several articles have it, and none says it otherwise.
    Shared,
}

impl RowClass {
    /// All classes, in the order of the key that goes through them.
    pub const ALL: [Self; 4] = [Self::All, Self::Contradictions, Self::OnlyOne, Self::Shared];

    /// The class of a row: never [`Self::All`].
    #[must_use]
    pub fn of(row: &MatrixRow) -> Self {
        if row
            .cells
            .iter()
            .any(|cell| cell.status == CellStatus::Differs)
        {
            Self::Contradictions
        } else if holders(row) > 1 {
            Self::Shared
        } else {
            Self::OnlyOne
        }
    }

    /// What the class is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Contradictions => "contradictions",
            Self::OnlyOne => "only one",
            Self::Shared => "shared",
        }
    }

    /// The class after this one, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::All => Self::Contradictions,
            Self::Contradictions => Self::OnlyOne,
            Self::OnlyOne => Self::Shared,
            Self::Shared => Self::All,
        }
    }
}

/// How many articles have the fact of a row.
#[must_use]
pub fn holders(row: &MatrixRow) -> usize {
    let has = |status| matches!(status, CellStatus::Reported | CellStatus::Differs);
    row.cells.iter().filter(|cell| has(cell.status)).count()
}

/// The rows of each class, in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Classes([Vec<usize>; RowClass::ALL.len()]);

impl Classes {
    pub(super) fn of(matrix: &Matrix) -> Self {
        let mut classes = Self::default();
        for (idx, row) in matrix.rows.iter().enumerate() {
            classes.0[RowClass::All as usize].push(idx);
            classes.0[RowClass::of(row) as usize].push(idx);
        }
        classes
    }

    pub(super) fn rows(&self, class: RowClass) -> &[usize] {
        &self.0[class as usize]
    }
}
