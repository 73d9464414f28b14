//! Facts by outlets: who reports what, who says it otherwise, who leaves it out.

use serde::Serialize;

use super::analysis::Analysis;
use super::facts::FactKind;
use super::text::Span;

/// What several articles report, one row a fact, one column an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// The rows that tell most first: contradictions, then what only one has, then what all share.
    pub rows: Vec<MatrixRow>,
}

/// One fact across the articles.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    /// The kind of fact that anchors the row.
    pub kind: FactKind,
    /// The fact in the words of the first article that has it.
    pub label: String,
    /// One cell for each article, in the order the articles were given.
    pub cells: Vec<Cell>,
}

/// What one article does with a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Whether it has it.
    pub status: CellStatus,
    /// The words that state it.
    pub spans: Vec<Span>,
    /// The figure, date or quotation as this article gives it.
    pub value: Option<String>,
}

/// Whether an article has a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CellStatus {
    /// It reports it.
    Reported,
    /// It reports it, but says it otherwise.
    Differs,
    /// It does not have it, in the articles loaded here.
    Omitted,
    /// The evidence does not settle it.
    Uncertain,
}

/// Builds the matrix of several articles of one story.
#[must_use]
pub fn matrix(_story: &[&Analysis]) -> Matrix {
    Matrix::default()
}
