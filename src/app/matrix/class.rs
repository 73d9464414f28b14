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
    /// Of at least one article the words do not settle whether it has it.
    Unsettled,
    /// The article of the column the reader is in does not have it.
    LeftOut,
}

impl RowClass {
    /// All classes, in the order of the key that goes through them.
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Contradictions,
        Self::OnlyOne,
        Self::Shared,
        Self::Unsettled,
        Self::LeftOut,
    ];

    /// The class of a row: one of the three of which each row has one.
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
            Self::Unsettled => "unsettled",
            Self::LeftOut => "left out",
        }
    }

    /// The class after this one, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::All => Self::Contradictions,
            Self::Contradictions => Self::OnlyOne,
            Self::OnlyOne => Self::Shared,
            Self::Shared => Self::Unsettled,
            Self::Unsettled => Self::LeftOut,
            Self::LeftOut => Self::All,
        }
    }
}

/// How many articles have the fact of a row.
#[must_use]
pub fn holders(row: &MatrixRow) -> usize {
    let has = |status| matches!(status, CellStatus::Reported | CellStatus::Differs);
    row.cells.iter().filter(|cell| has(cell.status)).count()
}

/// How many rows of each class there are.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    of_class: [usize; RowClass::ALL.len()],
    /// For each column, how many rows its article does not have.
    left_out: Vec<usize>,
}

impl Counts {
    pub(super) fn of(matrix: &Matrix, columns: usize) -> Self {
        let mut counts = Self {
            left_out: vec![0; columns],
            ..Self::default()
        };
        for row in &matrix.rows {
            counts.of_class[RowClass::All as usize] += 1;
            counts.of_class[RowClass::of(row) as usize] += 1;
            counts.of_class[RowClass::Unsettled as usize] += usize::from(unsettled(row));
            for (cell, count) in row.cells.iter().zip(&mut counts.left_out) {
                *count += usize::from(cell.status == CellStatus::Omitted);
            }
        }
        counts
    }

    /// How many rows of a class there are, for the reader of that column.
    pub(super) fn get(&self, class: RowClass, column: usize) -> usize {
        match class {
            RowClass::LeftOut => self.left_out.get(column).copied().unwrap_or_default(),
            class => self.of_class[class as usize],
        }
    }
}

impl RowClass {
    /// Whether a row is of this class, for the reader of that column.
    pub(super) fn holds(self, row: &MatrixRow, column: usize) -> bool {
        match self {
            Self::All => true,
            Self::Contradictions | Self::OnlyOne | Self::Shared => Self::of(row) == self,
            Self::Unsettled => unsettled(row),
            Self::LeftOut => {
                let cell = row.cells.get(column);
                cell.is_some_and(|cell| cell.status == CellStatus::Omitted)
            }
        }
    }
}

fn unsettled(row: &MatrixRow) -> bool {
    let mut cells = row.cells.iter();
    cells.any(|cell| cell.status == CellStatus::Uncertain)
}
