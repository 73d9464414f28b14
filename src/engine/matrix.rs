//! Facts by outlets: who reports what, who says it otherwise, who leaves it out.
//!
//! ```text
//! links of all pairs ──merge──▶ facts ──rows──▶ one row for each assertion, one for each figure in it
//! ```

mod actors;
mod anchors;
mod apart;
mod assertion;
mod decided;
mod disputes;
mod edges;
mod label;
mod languages;
mod merge;
mod passing;
mod rows;
#[cfg(test)]
mod tests;
mod voices;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::analysis::Analysis;
use super::compare::reading::Readings;
use super::compare::score::Weights;
use super::compare::taken::Taken;
use super::compare::terms::{Sense, Vocabulary};
use super::compare::{DifferenceKind, all_stems, clauses};
use super::corrections::Corrections;
use super::facts::{FactKind, Value};
use super::text::Span;
use decided::Decided;

/// What several articles report, one row a fact, one column an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// The rows that tell most first: contradictions, then what only one has, then what all share.
    pub rows: Vec<MatrixRow>,
    /// Whether the articles are so long that their commonest words were left out of the search for links.
    pub cut: bool,
    /// Whether some of the articles are known to be in two languages: between those no passage is linked but by hand.
    pub two_languages: bool,
    /// How many rows have so many passages that not all pairs of them were read for contradictions.
    pub partly_read: usize,
}

/// One fact across the articles.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    /// The kind of fact that anchors the row.
    pub kind: FactKind,
    /// The fact in the words of an article that has it, the fewest that tell it.
    pub label: String,
    /// One cell for each article, in the order the articles were given.
    pub cells: Vec<Cell>,
    /// How many outlets tell it in words of their own: those that carry one report word for word are one voice.
    pub voices: usize,
    /// The articles, by their place among the columns, that carry one report of it: each group is one voice.
    pub copies: Vec<Vec<usize>>,
    /// What those who say it otherwise differ in; empty where nobody does.
    pub differs_in: Vec<DifferenceKind>,
}

/// What one article does with a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Whether it has it.
    pub status: CellStatus,
    /// The words that state it.
    pub spans: Vec<Span>,
    /// The figure, date or quotation as this article gives it; where articles contradict each other about a statement or a
    /// quotation, with the words that do.
    pub value: Option<String>,
    /// The words of a statement or a quotation that another article contradicts, such as who said it. They can stand beside
    /// the passage.
    pub disputed: Vec<Span>,
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
    /// The clauses of its sentences, in order.
    clauses: Vec<Sense>,
    /// The words of the name that each clause is said of, see [`actors`].
    actors: Vec<Option<Vec<u32>>>,
    /// The sentence of each clause.
    sentence_of: Vec<usize>,
    /// Number of its first clause among the clauses of all columns.
    first: usize,
}

/// A story read for its matrix.
struct Board<'a> {
    vocabulary: Vocabulary,
    columns: Vec<Column<'a>>,
    /// The column of each clause.
    column_of: Vec<usize>,
    /// For each clause those of other columns that are like it, links and what is too weak for one.
    near: Vec<Vec<(usize, f32)>>,
    /// What two columns, the first before the second, have from one hand.
    taken: BTreeMap<(usize, usize), Taken>,
    /// Whether common words were left out of the search for links.
    cut: bool,
    /// Whether two columns are known to be in two languages.
    two_languages: bool,
    /// What the reader decided by hand.
    decided: Decided,
}

/// Builds the matrix of several articles of one story.
///
/// The articles are put in an order of their own first, so that no tie is broken otherwise where they are given in another
/// order: then the columns change places, and nothing else.
#[must_use]
pub fn matrix(story: &[&Analysis]) -> Matrix {
    matrix_corrected(story, &Corrections::default())
}

/// Builds the matrix as [`matrix()`] does, with the reader's own links and unlinks laid on top: passages linked by hand are
/// told in one row, those unlinked by hand never in the same.
#[must_use]
pub fn matrix_corrected(story: &[&Analysis], corrections: &Corrections) -> Matrix {
    matrix_unless(story, corrections, &|| false).unwrap_or_default()
}

/// Builds the matrix as [`matrix_corrected()`] does, unless `stop` says that nobody waits for it any more: it is asked
/// between any two pairs of articles, which take most of the time.
#[must_use]
pub fn matrix_unless(
    story: &[&Analysis],
    corrections: &Corrections,
    stop: &dyn Fn() -> bool,
) -> Option<Matrix> {
    let mut places: Vec<usize> = (0..story.len()).collect();
    places.sort_by_key(|at| story.get(*at).map(|analysis| analysis.article.id.as_str()));
    let ordered = places.iter().filter_map(|at| story.get(*at).copied());
    let mut board = read(ordered);
    let all = board.columns.iter().flat_map(|column| &column.senses);
    let weights = Weights::new(&board.vocabulary, all);
    board.decided = Decided::of(&board, corrections, &weights);
    let edges = edges::edges(&mut board, &weights, stop)?;
    let facts = merge::merge(&board.column_of, edges, &board.decided);
    let sentence_of = |node: usize| board.clauses_of(node).start;
    let facts = merge::join(facts, &board.column_of, &board.decided, sentence_of);
    let (mut rows, partly_read) = rows::rows(&board, &facts);
    for row in &mut rows {
        let mut cells: Vec<(usize, Cell)> =
            places.iter().copied().zip(row.cells.drain(..)).collect();
        cells.sort_by_key(|(at, _)| *at);
        row.cells.extend(cells.into_iter().map(|(_, cell)| cell));
        for copy in row.copies.iter_mut().flatten() {
            *copy = places.get(*copy).copied().unwrap_or(*copy);
        }
        row.copies
            .iter_mut()
            .for_each(|voice| voice.sort_unstable());
        row.copies.sort_unstable();
    }
    rows::order(&mut rows);
    Some(Matrix {
        rows,
        cut: board.cut,
        two_languages: board.two_languages,
        partly_read,
    })
}

/// Reads articles, sentence by sentence and clause by clause.
fn read<'a>(story: impl Iterator<Item = &'a Analysis>) -> Board<'a> {
    let mut board = Board {
        vocabulary: Vocabulary::new(),
        columns: Vec::new(),
        column_of: Vec::new(),
        near: Vec::new(),
        taken: BTreeMap::new(),
        cut: false,
        two_languages: false,
        decided: Decided::default(),
    };
    for (at, analysis) in story.enumerate() {
        let senses = board.vocabulary.read(analysis);
        let first = board.column_of.len();
        let readings = Readings::new(analysis);
        let mut parts = Vec::new();
        let (mut sentence_of, mut said_of) = (Vec::new(), Vec::new());
        let notes = notes(analysis);
        for (sentence, sense) in senses.iter().enumerate() {
            if notes.iter().any(|note| note.overlaps(sense.span)) {
                continue;
            }
            let found = clauses::clauses(&readings, sense);
            sentence_of.extend(found.iter().map(|_| sentence));
            said_of.extend(found.iter().map(|clause| clause.actor));
            parts.extend(found.into_iter().map(|clause| clause.sense));
        }
        board.column_of.extend(parts.iter().map(|_| at));
        let actors = actors::names(analysis, &senses, &said_of);
        board.columns.push(Column {
            analysis,
            stems: all_stems(&senses),
            readings,
            senses,
            clauses: parts,
            actors,
            sentence_of,
            first,
        });
    }
    board
}

/// Where an article tells of itself: that it was corrected, and what stood there before.
fn notes(analysis: &Analysis) -> Vec<Span> {
    let notes = analysis.facts.iter();
    let notes = notes.filter(|fact| fact.kind() == FactKind::Update);
    notes.map(|fact| fact.span).collect()
}

impl Board<'_> {
    /// The clause of a number.
    fn clause(&self, node: usize) -> Option<&Sense> {
        let column = self.columns.get(*self.column_of.get(node)?)?;
        column.clauses.get(node - column.first)
    }

    /// The clauses of the sentence of a clause, itself among them.
    fn clauses_of(&self, node: usize) -> Range<usize> {
        let column = self.column_of.get(node);
        let Some(column) = column.and_then(|at| self.columns.get(*at)) else {
            return node..node;
        };
        let sentence = column.sentence_of.get(node - column.first).copied();
        let clauses = column.clauses_in(sentence.unwrap_or_default());
        column.first + clauses.start..column.first + clauses.end
    }

    /// Whether a clause states something that is a fact by itself: a figure, a day, a quotation, a claim.
    fn states(&self, node: usize) -> bool {
        let column = self
            .column_of
            .get(node)
            .and_then(|at| self.columns.get(*at));
        column
            .zip(self.clause(node))
            .is_some_and(|(column, clause)| {
                assertion::facts_in(column, clause.span).any(|fact| match &fact.value {
                    Value::Claim(claim) => clause.span.encloses(claim.content),
                    Value::Date(_) | Value::Figure(_) | Value::Quote(_) => true,
                    _ => false,
                })
            })
    }

    /// When an article was published; what does not say comes last.
    fn age(&self, column: usize) -> (bool, Option<&str>) {
        let article = self
            .columns
            .get(column)
            .map(|column| &column.analysis.article);
        let published = article.and_then(|article| article.metadata.published.as_ref());
        let published = published.map(super::article::Moment::as_str);
        (published.is_none(), published)
    }
}

impl Column<'_> {
    /// The sentence of a clause, given by its number among those of all columns.
    fn sense(&self, node: usize) -> Option<&Sense> {
        let sentence = self.sentence_of.get(node.checked_sub(self.first)?)?;
        self.senses.get(*sentence)
    }

    /// The clauses of a sentence.
    fn clauses_in(&self, sentence: usize) -> Range<usize> {
        let start = self.sentence_of.partition_point(|of| *of < sentence);
        let end = self.sentence_of.partition_point(|of| *of <= sentence);
        start..end
    }

    /// Where the sentence stands that holds the start of `span`.
    fn sentence(&self, span: Span) -> Span {
        let at = self
            .senses
            .partition_point(|sense| sense.span.end <= span.start);
        self.senses.get(at).map_or(span, |sense| sense.span)
    }

    /// The clause that a span begins in; `None` in a note about the article.
    fn clause_of(&self, span: Span) -> Option<Span> {
        let at = self
            .clauses
            .partition_point(|clause| clause.span.end <= span.start);
        let clause = self.clauses.get(at)?.span;
        clause.overlaps(span).then_some(clause)
    }
}
