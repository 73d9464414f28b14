//! The line that says where a passage comes from.

use std::fmt::Write as _;

use super::super::article::{Article, Origin};
use super::super::text::Span;
use super::one_line;

/// How many digits of the hash a person is shown: enough to tell any two articles of a reader apart.
const SHORT_HASH: usize = 12;

/// Where a passage comes from, in one line:
/// `The Verge (outlet inferred from the text), “Title”, by A. Author, published 2025-09-25, https://…, sha256 0123456789ab, bytes 12–90`.
///
/// What is not known is left out, but never who published it: an outlet that is unknown or inferred says so, and so
/// do a digest and an invented example.
#[must_use]
pub fn citation(article: &Article, spans: &[Span]) -> String {
    let mut line = one_line(&provenance(article));
    let metadata = &article.metadata;
    if !metadata.title.is_empty() {
        add(&mut line, format_args!("“{}”", one_line(&metadata.title)));
    }
    if !metadata.authors.is_empty() {
        let authors = one_line(&metadata.authors.join(", "));
        add(&mut line, format_args!("by {authors}"));
    }
    if let Some(published) = &metadata.published {
        add(&mut line, format_args!("published {}", published.as_str()));
    }
    if let Some(url) = &metadata.url {
        add(&mut line, format_args!("{}", one_line(url)));
    }
    let hash = article.id.get(..SHORT_HASH).unwrap_or(&article.id);
    add(&mut line, format_args!("sha256 {hash}"));
    if !spans.is_empty() {
        add(&mut line, format_args!("bytes {}", ranges(spans)));
    }
    line
}

/// Who published the article and what kind of text it is.
pub(super) fn provenance(article: &Article) -> String {
    let outlet = match &article.outlet {
        Some(outlet) if outlet.inferred_from.is_some() => {
            format!("{} (outlet inferred from the text)", outlet.name)
        }
        Some(outlet) => outlet.name.clone(),
        None => format!("{} (outlet not known)", article.label),
    };
    match article.origin {
        Origin::Report => outlet,
        Origin::Digest { .. } => format!("digest of {outlet}"),
        Origin::Invented { .. } => format!("invented example: {outlet}"),
    }
}

/// The byte ranges, half-open: `12–90, 120–140`.
fn ranges(spans: &[Span]) -> String {
    let ranges: Vec<String> = spans
        .iter()
        .map(|span| format!("{}–{}", span.start, span.end))
        .collect();
    ranges.join(", ")
}

/// Adds one part to the line.
fn add(line: &mut String, part: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    _ = write!(line, ", {part}");
}
