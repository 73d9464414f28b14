//! The line of an article, and which of its letters a query matched: for the rows on the screen only.

use super::fold;
use super::score::{self, Query};
use crate::engine::article::Article;
use crate::engine::text::Span;

/// Characters of the headline that are filtered on: an article without a title has its first paragraph for a headline.
const LONGEST_HEADLINE: usize = 200;

/// What an article is filtered by: outlet, title and authors in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line, as written; [`Index`](super::Index) folds it.
    pub text: String,
    /// The outlet's name, or the label of an article without one.
    pub outlet: Span,
    /// The title, cut where it is very long.
    pub title: Span,
    /// The authors.
    pub authors: Span,
}

impl Line {
    /// The line of an article.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let headline = article.headline();
        let long = headline.char_indices().nth(LONGEST_HEADLINE);
        let cut = long.map_or(headline.len(), |(end, _)| end);
        let mut text = String::new();
        let mut add = |part: &str| {
            if !text.is_empty() && !part.is_empty() {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(part);
            Span::new(start, text.len())
        };
        let outlet = add(article.byname());
        let title = add(Span::new(0, cut).of(headline));
        let authors = add(&article.metadata.authors.join(", "));
        Self {
            text,
            outlet,
            title,
            authors,
        }
    }

    /// The parts of `spans` that lie in `part`, counted from where it starts.
    #[must_use]
    pub fn within(part: Span, spans: &[Span]) -> Vec<Span> {
        spans
            .iter()
            .filter_map(|span| span.intersect(part))
            .map(|span| Span::new(span.start - part.start, span.end - part.start))
            .collect()
    }
}

/// The letters of `line` that `query` matches, as byte spans of `line`, in order and apart from each other; empty
/// where it does not match.
#[must_use]
pub fn highlights(line: &str, query: &str) -> Vec<Span> {
    let (mut folded, mut origins) = (String::new(), Vec::new());
    fold::each(line, |ch, span| {
        folded.push(ch);
        origins.push(span);
    });
    let mut lit = Vec::new();
    for word in &Query::parse(query).words {
        let Some((_, places)) = score::reference(&folded, &word.text) else {
            return Vec::new();
        };
        lit.extend(
            places
                .iter()
                .filter_map(|&place| origins.get(place).copied()),
        );
    }
    lit.sort_unstable();
    joined(lit)
}

/// Sorted spans with those that touch made one.
fn joined(spans: Vec<Span>) -> Vec<Span> {
    let mut apart: Vec<Span> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => apart.push(span),
        }
    }
    apart
}
