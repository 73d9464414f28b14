//! The same as Markdown: tables, then the texts. `<mark>` and `<a id>` are the only tags, and all of them are ours.

mod compare;
mod matrix;

use std::fmt::Write as _;

use super::super::super::article::BlockKind;
use super::super::super::text::Span;
use super::super::citation::citation;
use super::super::markdown::escape;
use super::super::one_line;
use super::html::note;
use super::source::{Source, Step};
pub(super) use compare::comparison;
pub(super) use matrix::matrix;

/// Words that show themselves, wherever in a line they stand: white space is spaces, marks are escaped.
fn shown(words: &str) -> String {
    let line: String = words
        .chars()
        .map(|character| {
            if character.is_whitespace() {
                ' '
            } else {
                character
            }
        })
        .collect();
    escape(&line)
}

/// What is known of the articles, with the hash of each text.
fn articles<'a>(sources: impl Iterator<Item = &'a Source<'a>>) -> String {
    let mut list = String::new();
    for source in sources {
        let key = &source.key;
        let article = source.article;
        let about = shown(&citation(article, &[]));
        let note = note(&article.origin)
            .map_or_else(String::new, |note| format!(" · {}", shown(&one_line(note))));
        let inferred = article
            .outlet
            .as_ref()
            .and_then(|outlet| outlet.inferred_from);
        let inferred = inferred
            .filter(|span| span.fits(&article.text))
            .map_or_else(String::new, |span| {
                format!(" · inferred from {}", link(source, span))
            });
        // Writing to a string cannot fail.
        _ = write!(
            list,
            "- [{key}](#{key}): {about}{inferred}{note}\n  `sha256 {}`, {} bytes\n",
            article.id,
            article.text.len()
        );
    }
    list.push_str(
        "\nNumbers in links are bytes of the article’s text, the end not included; each text stands in full below.\n",
    );
    list
}

/// What was not looked for, where that is something.
fn warnings(warnings: &[String]) -> String {
    let mut told = String::new();
    for warning in warnings {
        _ = write!(told, "Note: {}.\n\n", shown(warning));
    }
    told
}

/// A link to where a passage stands.
fn link(source: &Source<'_>, span: Span) -> String {
    format!(
        "[{}\u{a0}{}–{}](#{})",
        source.key,
        span.start,
        span.end,
        source.anchor(span)
    )
}

/// Words that differ, with what they differ in.
fn mark(kinds: &str, words: &str) -> String {
    format!("<mark title=\"{kinds}\">{}</mark>", shown(words))
}

/// A row of a table.
fn record(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// The line under the heads of a table.
fn rule(columns: usize) -> String {
    format!("|{}\n", "---|".repeat(columns))
}

/// The articles in full, with an anchor at every passage.
fn texts<'a>(sources: impl Iterator<Item = &'a Source<'a>>) -> String {
    let mut texts = "## The articles in full\n".to_owned();
    for source in sources {
        let key = &source.key;
        let name = shown(&one_line(source.article.byname()));
        _ = write!(
            texts,
            "\n### Text {key}\n\n<a id=\"{key}\"></a>{name}, `sha256 {}`\n",
            source.article.id
        );
        for (kind, steps) in source.blocks() {
            let (open, close) = match kind {
                BlockKind::Headline => ("<strong>", "</strong>"),
                BlockKind::Dek => ("<em>", "</em>"),
                BlockKind::Item => ("• ", ""),
                BlockKind::Boilerplate => ("<small>", "</small>"),
                BlockKind::Paragraph => ("", ""),
            };
            let words = words(source, &steps);
            if !words.is_empty() {
                _ = write!(texts, "\n{open}{words}{close}\n");
            }
        }
    }
    texts
}

fn words(source: &Source<'_>, steps: &[Step<'_>]) -> String {
    steps
        .iter()
        .map(|step| match step {
            Step::Open(span) => format!("<a id=\"{}\"></a>", source.anchor(*span)),
            Step::Words(words) => shown(words),
            Step::Close => String::new(),
        })
        .collect()
}
