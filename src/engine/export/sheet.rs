//! A comparison or a matrix as one document that can be printed, sent and traced: what differs above, the full texts
//! below, and a link from every passage to where it stands.
//!
//! ```text
//! comparison, matrix ──sources──▶ anchors ──┬─html──▶ a page that needs nothing else, no script
//!                                           └─markdown──▶ tables, then the texts
//! ```
//!
//! An anchor is named by the article and the bytes: `left-120-188`, `B-40-52`. No word of an article becomes markup.

mod html;
mod markdown;
mod marks;
mod source;
#[cfg(test)]
mod tests;
pub(crate) mod words;

use super::super::article::Article;
use super::super::compare::Comparison;
use super::super::matrix::Matrix;
use super::super::side::{Pair, Side};
use source::Source;

/// What a comparison or a matrix can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Document {
    /// Tables with links, as most Markdown readers know them, with `<a id>` and `<mark>` for what Markdown lacks.
    Markdown,
    /// One page that loads nothing and runs nothing.
    Html,
}

/// Writes the comparison of two articles with their full texts. Ends with a line feed.
#[must_use]
pub fn comparison(articles: Pair<&Article>, comparison: &Comparison, document: Document) -> String {
    let source = |side: Side| {
        let rows = comparison.rows.iter();
        let spans = rows.flat_map(|row| {
            let differing = row.differences.iter();
            let words = differing.filter_map(|difference| difference.words[side]);
            let taken = row.taken.iter().map(|stretch| stretch[side]);
            row.passages[side].iter().copied().chain(words).chain(taken)
        });
        Source::new(words::side(side), articles[side], spans)
    };
    let sources = Pair::new(source(Side::Left), source(Side::Right));
    match document {
        Document::Html => html::comparison(sources.as_ref(), comparison),
        Document::Markdown => markdown::comparison(sources.as_ref(), comparison),
    }
}

/// Writes the matrix of several articles with their full texts. Ends with a line feed.
#[must_use]
pub fn matrix(articles: &[&Article], matrix: &Matrix, document: Document) -> String {
    let columns = articles.iter().zip(words::letters()).enumerate();
    let sources: Vec<Source<'_>> = columns
        .map(|(at, (article, letter))| {
            let cells = matrix.rows.iter().filter_map(|row| row.cells.get(at));
            Source::new(&letter, article, cells.flat_map(source::places))
        })
        .collect();
    match document {
        Document::Html => html::matrix(&sources, matrix),
        Document::Markdown => markdown::matrix(&sources, matrix),
    }
}
