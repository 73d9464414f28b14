//! What another article does with each sentence and each fact of an article: has it, says it otherwise, or leaves it
//! out.
//!
//! Sentences follow the rows of the [`Comparison`] of the two. A fact stands on its own: the same value, the same quoted
//! words, the same name may stand anywhere in the other article; else it goes with its sentence where it cannot be told
//! from it.

mod facts;
#[cfg(test)]
mod tests;

use super::analysis::Analysis;
use super::compare::{Class, Comparison, Difference, DifferenceKind, Row};
use super::matrix::CellStatus;
use super::side::Pair;
use super::text::Span;

/// What one article does with everything that another states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// For each sentence of the left article what the right one does with it.
    pub sentences: Vec<Carried>,
    /// The same for each fact; `None` for notes about the article itself, and where it was not looked for.
    pub facts: Vec<Option<Carried>>,
}

/// What one article does with something that another states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Whether it has it. Uncertain with words is probably the same; without, there is something like it and no one
    /// passage to set beside it.
    pub status: CellStatus,
    /// Where the right article states it, in the order of its text.
    pub spans: Vec<Span>,
    /// Index of the row of the comparison that tells what the two differ in.
    pub row: Option<usize>,
}

impl Carried {
    /// What is not in the other article.
    #[must_use]
    pub const fn omitted() -> Self {
        Self {
            status: CellStatus::Omitted,
            spans: Vec::new(),
            row: None,
        }
    }

    /// The words of `row`, with what the other does with them.
    fn of(row: &Row, idx: usize, status: CellStatus) -> Self {
        Self {
            status,
            spans: row.passages.right.clone(),
            row: Some(idx),
        }
    }

    /// How much it tells: what is told for certain goes before what may be meant.
    const fn rank(&self) -> u8 {
        match self.status {
            CellStatus::Differs => 4,
            CellStatus::Reported => 3,
            CellStatus::Uncertain if !self.spans.is_empty() => 2,
            CellStatus::Uncertain => 1,
            CellStatus::Omitted => 0,
        }
    }
}

/// What the right article of a comparison does with what the left one states.
#[must_use]
pub fn coverage(pair: Pair<&Analysis>, comparison: &Comparison) -> Coverage {
    let sentences = sentences(pair.left, comparison);
    let facts = facts::facts(pair, comparison, &sentences);
    Coverage { sentences, facts }
}

/// What the right article does with each sentence: of several rows the one that tells most.
fn sentences(left: &Analysis, comparison: &Comparison) -> Vec<Carried> {
    let all = &left.segments.sentences;
    let mut carried: Vec<(Carried, f32)> = vec![(Carried::omitted(), 0.0); all.len()];
    for (idx, row) in comparison.rows.iter().enumerate() {
        for &passage in &row.passages.left {
            let Some(at) = left.segments.sentence_at(passage.start) else {
                continue;
            };
            let Some((known, score)) = carried.get_mut(at) else {
                continue;
            };
            let found = Carried::of(row, idx, status(row, passage));
            if (found.rank(), row.score) > (known.rank(), *score) {
                (*known, *score) = (found, row.score);
            }
        }
    }
    carried.into_iter().map(|(carried, _)| carried).collect()
}

/// What the right side of a row does with one sentence of its left.
fn status(row: &Row, sentence: Span) -> CellStatus {
    match row.class {
        Class::LeftOnly | Class::RightOnly => CellStatus::Omitted,
        Class::Probable => CellStatus::Uncertain,
        Class::Differs if contradicted(row, sentence).next().is_some() => CellStatus::Differs,
        Class::Same | Class::Reworded | Class::Differs => CellStatus::Reported,
    }
}

/// The contradictions of a row that touch `words` of its left side. One without words there touches all of it. A
/// quotation that is cut in two ways is no contradiction.
fn contradicted(row: &Row, words: Span) -> impl Iterator<Item = &Difference> {
    let touches = move |difference: &&Difference| {
        let left = difference.words.left;
        difference.contradicts()
            && difference.kind != DifferenceKind::Quote
            && left.is_none_or(|left| left.overlaps(words))
    };
    row.differences.iter().filter(touches)
}
