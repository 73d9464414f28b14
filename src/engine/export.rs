//! A selected passage with a citation that can be traced to the exact characters.
//!
//! To add a format: a file in `export/` and a line in [`Format`].

use super::article::Article;
use super::text::Span;

/// Passages of one article, selected by the reader.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    /// The article.
    pub article: &'a Article,
    /// What was selected, in the order of the text.
    pub spans: Vec<Span>,
}

/// What a passage can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A block quotation with its citation.
    Markdown,
    /// Plain text.
    Text,
    /// `parallax/export/1`.
    Json,
}

/// Writes passages in a format.
#[must_use]
pub fn export(_passages: &[Passage<'_>], _format: Format) -> String {
    String::new()
}
