//! A page of HTML that stands alone: it loads nothing, runs nothing, and prints.
//!
//! All words that come from outside pass [`escape`]; a content security policy says the same once more to the browser.

mod compare;
mod matrix;

use super::super::super::article::{BlockKind, Origin};
use super::super::super::text::Span;
use super::super::citation::provenance;
use super::super::{acts, one_line};
use super::source::{Source, Step};
pub(super) use compare::comparison;
pub(super) use matrix::matrix;

/// How the page looks, on light and dark screens and on paper.
const STYLE: &str = include_str!("../../../../assets/export/sheet.css");

/// What a browser may do with the page: use its style, nothing else.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Text that shows itself, in the page and in the value of an attribute. What would act instead of being shown
/// becomes U+FFFD; line feeds and tabs are the white space they are.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(character),
            _ if acts(character) => escaped.push(char::REPLACEMENT_CHARACTER),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// The whole page around its parts.
fn page(title: &str, parts: &[String]) -> String {
    let title = escape(&one_line(title));
    let parts = parts.join("\n");
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
        <meta name=\"referrer\" content=\"no-referrer\">\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
        <meta name=\"color-scheme\" content=\"light dark\">\n\
        <meta name=\"generator\" content=\"Parallax {}\">\n\
        <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{parts}\n</body>\n</html>\n",
        env!("CARGO_PKG_VERSION")
    )
}

/// What is known of the articles, with the hash of each text.
fn articles<'a>(sources: impl Iterator<Item = &'a Source<'a>>) -> String {
    let items: String = sources.map(article).collect();
    format!(
        "<ul class=\"articles\">\n{items}</ul>\n<p class=\"note\">Numbers in links are bytes of the article’s text, the end \
        not included; each text stands in full below, under its SHA-256.</p>"
    )
}

fn article(source: &Source<'_>) -> String {
    let (key, article) = (&source.key, source.article);
    let metadata = &article.metadata;
    let mut parts = vec![format!(
        "<strong>{key}</strong> {}",
        escape(&one_line(&provenance(article)))
    )];
    let inferred = article
        .outlet
        .as_ref()
        .and_then(|outlet| outlet.inferred_from);
    if let Some(span) = inferred.filter(|span| span.fits(&article.text)) {
        parts.push(format!("inferred from {}", link(source, span)));
    }
    parts.push(format!(
        "<a href=\"#{key}\">{}</a>",
        escape(&one_line(article.headline()))
    ));
    if !metadata.authors.is_empty() {
        parts.push(format!(
            "by {}",
            escape(&one_line(&metadata.authors.join(", ")))
        ));
    }
    for (label, moment) in [
        ("published", &metadata.published),
        ("updated", &metadata.updated),
    ] {
        let moment = moment.as_ref().map(|moment| escape(moment.as_str()));
        parts.extend(
            moment.map(|moment| format!("{label} <time datetime=\"{moment}\">{moment}</time>")),
        );
    }
    parts.extend(metadata.url.as_deref().map(address));
    if let Some(note) = note(&article.origin) {
        parts.push(escape(&one_line(note)));
    }
    format!("<li>{}<br>{}</li>\n", parts.join(" · "), hash(source))
}

/// How a digest or an invented article was made.
pub(super) fn note(origin: &Origin) -> Option<&str> {
    match origin {
        Origin::Report => None,
        Origin::Digest { note } | Origin::Invented { note } => note.as_deref(),
    }
}

fn hash(source: &Source<'_>) -> String {
    let article = source.article;
    let id = escape(&article.id);
    format!("<code>sha256 {id}</code> · {} bytes", article.text.len())
}

/// The address as a link, where it is one of the web.
fn address(url: &str) -> String {
    let shown = escape(&one_line(url));
    if url.starts_with("https://") || url.starts_with("http://") {
        format!("<a rel=\"noreferrer noopener\" href=\"{shown}\">{shown}</a>")
    } else {
        shown
    }
}

/// What was not looked for, where that is something.
fn warnings(warnings: &[String]) -> String {
    let told = warnings.iter();
    let told = told.map(|warning| format!("<p class=\"warning\">Note: {}.</p>", escape(warning)));
    told.collect()
}

/// A link to where a passage stands.
fn link(source: &Source<'_>, span: Span) -> String {
    let anchor = source.anchor(span);
    format!(
        "<a class=\"where\" href=\"#{anchor}\">{}\u{a0}{}–{}</a>",
        source.key, span.start, span.end
    )
}

/// Words that differ, with what they differ in.
fn mark(kinds: &str, words: &str) -> String {
    let doubt = if kinds.starts_with("perhaps") {
        " class=\"perhaps\""
    } else {
        ""
    };
    format!("<mark{doubt} title=\"{kinds}\">{}</mark>", escape(words))
}

/// The articles in full, with an anchor at every passage.
fn texts<'a>(sources: impl Iterator<Item = &'a Source<'a>>) -> String {
    let texts: Vec<String> = sources.map(text).collect();
    format!("<h2>The articles in full</h2>\n{}", texts.join("\n"))
}

fn text(source: &Source<'_>) -> String {
    let article = source.article;
    let language = article.metadata.language.as_deref();
    let language = language.map_or_else(String::new, |tag| format!(" lang=\"{}\"", escape(tag)));
    let blocks: Vec<String> = source
        .blocks()
        .into_iter()
        .map(|(kind, steps)| {
            let (open, close) = element(kind);
            format!("{open}{}{close}\n", words(source, &steps))
        })
        .collect();
    format!(
        "<section id=\"{}\">\n<h3>{} · {}</h3>\n<p class=\"note\">{}</p>\n<div class=\"text\"{language}>\n{}</div>\n</section>",
        source.key,
        source.key,
        escape(&one_line(article.byname())),
        hash(source),
        blocks.concat()
    )
}

const fn element(kind: BlockKind) -> (&'static str, &'static str) {
    match kind {
        BlockKind::Headline => ("<h4 dir=\"auto\">", "</h4>"),
        BlockKind::Dek => ("<p class=\"dek\" dir=\"auto\">", "</p>"),
        BlockKind::Paragraph => ("<p dir=\"auto\">", "</p>"),
        BlockKind::Item => ("<p class=\"item\" dir=\"auto\">", "</p>"),
        BlockKind::Boilerplate => ("<p class=\"boilerplate\" dir=\"auto\">", "</p>"),
    }
}

fn words(source: &Source<'_>, steps: &[Step<'_>]) -> String {
    steps
        .iter()
        .map(|step| match step {
            Step::Open(span) => format!("<span id=\"{}\">", source.anchor(*span)),
            Step::Words(words) => escape(words),
            Step::Close => "</span>".to_owned(),
        })
        .collect()
}
