//! Facts by outlets: who reports what, who says it otherwise, who leaves it out.
//!
//! ```text
//! links of all pairs ──merge──▶ facts ──rows──▶ one row for each assertion, one for each figure in it
//! ```

mod merge;
mod rows;
#[cfg(test)]
mod tests;
mod voices;

use std::collections::BTreeMap;

use serde::Serialize;

use super::analysis::Analysis;
use super::compare::links::{self, Link};
use super::compare::reading::Readings;
use super::compare::score::Weights;
use super::compare::taken::{self, Taken};
use super::compare::terms::{Sense, Vocabulary};
use super::compare::{all_stems, evidence};
use super::facts::FactKind;
use super::side::Pair;
use super::text::Span;
use merge::Edge;

/// What several articles report, one row a fact, one column an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// The rows that tell most first: contradictions, then what only one has, then what all share.
    pub rows: Vec<MatrixRow>,
    /// Whether the articles are so long that their commonest words were left out of the search for links.
    pub cut: bool,
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
    /// How many outlets tell it in words of their own: those that carry one report word for word are one voice.
    pub voices: usize,
    /// The articles, by their place among the columns, that carry one report of it: each group is one voice.
    pub copies: Vec<Vec<usize>>,
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

/// One article of the story, read for comparing.
struct Column<'a> {
    analysis: &'a Analysis,
    senses: Vec<Sense>,
    stems: Vec<u32>,
    readings: Readings<'a>,
    /// Number of its first sentence among the sentences of all columns.
    first: usize,
}

/// A story read for its matrix.
struct Board<'a> {
    columns: Vec<Column<'a>>,
    /// The column of each sentence.
    column_of: Vec<usize>,
    /// For each sentence those of other columns that are like it, links and what is too weak for one.
    near: Vec<Vec<(usize, f32)>>,
    /// What two columns, the first before the second, have from one hand.
    taken: BTreeMap<(usize, usize), Taken>,
    /// Whether common words were left out of the search for links.
    cut: bool,
}

/// Builds the matrix of several articles of one story.
#[must_use]
pub fn matrix(story: &[&Analysis]) -> Matrix {
    let mut vocabulary = Vocabulary::new();
    let mut board = Board {
        columns: Vec::with_capacity(story.len()),
        column_of: Vec::new(),
        near: Vec::new(),
        taken: BTreeMap::new(),
        cut: false,
    };
    for (at, &analysis) in story.iter().enumerate() {
        let senses = vocabulary.read(analysis);
        let first = board.column_of.len();
        board.column_of.extend(senses.iter().map(|_| at));
        board.columns.push(Column {
            analysis,
            stems: all_stems(&senses),
            readings: Readings::new(analysis),
            senses,
            first,
        });
    }
    let all = board.columns.iter().flat_map(|column| &column.senses);
    let weights = Weights::new(&vocabulary, all);
    let edges = edges(&mut board, &weights);
    let facts = merge::merge(&board.column_of, edges);
    Matrix {
        rows: rows::rows(&board, &facts),
        cut: board.cut,
    }
}

/// The links of all pairs of columns. What is too weak for one is kept in the board only.
fn edges(board: &mut Board<'_>, weights: &Weights) -> Vec<Edge> {
    let mut edges = Vec::new();
    let mut near: Vec<Vec<(usize, f32)>> = vec![Vec::new(); board.column_of.len()];
    let mut taken = BTreeMap::new();
    let mut cut = false;
    for (at, left) in board.columns.iter().enumerate() {
        for (other, right) in board.columns.iter().enumerate().skip(at + 1) {
            let senses = Pair::new(left.senses.as_slice(), right.senses.as_slice());
            let ends = |link: &Link| [left.first + link.ends.left, right.first + link.ends.right];
            let pair = Pair::new(left.analysis, right.analysis);
            let readings = Pair::new(&left.readings, &right.readings);
            let found = links::find(senses, weights, evidence::find(pair, senses, readings));
            edges.extend(found.all.iter().map(|link| Edge {
                ends: ends(link),
                score: link.score,
            }));
            for link in found.all.iter().chain(&found.hints) {
                let [one, other] = ends(link);
                for (from, to) in [(one, other), (other, one)] {
                    if let Some(near) = near.get_mut(from) {
                        near.push((to, link.score));
                    }
                }
            }
            taken.insert((at, other), taken::find(senses));
            cut |= found.cut;
        }
    }
    board.near = near;
    board.taken = taken;
    board.cut = cut;
    edges
}
