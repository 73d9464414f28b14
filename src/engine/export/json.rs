//! Passages as `parallax/export/1`: every span with its text, its place and the words around it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::super::article::{Article, Moment, Origin};
use super::super::segment::{self, Segments};
use super::super::text::Span;
use super::{Passage, acts, citation, context, words};

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    articles: Vec<Source<'a>>,
    passages: Vec<Cited<'a>>,
}

/// An article without its text.
#[derive(Serialize)]
struct Source<'a> {
    id: &'a str,
    sha256: &'a str,
    label: &'a str,
    title: &'a str,
    outlet: Option<Publisher<'a>>,
    authors: &'a [String],
    published: Option<&'a Moment>,
    updated: Option<&'a Moment>,
    url: Option<&'a str>,
    origin: &'static str,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct Publisher<'a> {
    name: &'a str,
    inferred: bool,
}

#[derive(Serialize)]
struct Cited<'a> {
    /// The [`Source::id`] of its article.
    article: &'a str,
    text: String,
    spans: Vec<Place<'a>>,
    citation: String,
}

/// One span of a passage: bytes into the article's text, what stands there, and where that is.
#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    /// Index of the block it starts in.
    block: Option<usize>,
    /// Index of the sentence it starts in; `null` in boilerplate.
    sentence: Option<usize>,
    prefix: &'a str,
    suffix: &'a str,
}

/// Writes passages as one JSON object, each article once.
pub(super) fn write(passages: &[Passage<'_>]) -> String {
    let mut articles: Vec<&Article> = Vec::new();
    let mut segments: BTreeMap<&str, Segments> = BTreeMap::new();
    for passage in passages {
        let article = passage.article;
        segments.entry(&article.id).or_insert_with(|| {
            articles.push(article);
            segment::segment(article)
        });
    }
    let document = Document {
        schema: "parallax/export/1",
        articles: articles.into_iter().map(source).collect(),
        passages: passages
            .iter()
            .filter_map(|passage| {
                let segments = segments.get(passage.article.id.as_str())?;
                Some(cited(passage, segments))
            })
            .collect(),
    };
    // Plain data of strings and numbers: there is nothing that could fail to serialise.
    let json = serde_json::to_string_pretty(&document).unwrap_or_default();
    harmless(&json) + "\n"
}

fn source(article: &Article) -> Source<'_> {
    let metadata = &article.metadata;
    let (origin, note) = match &article.origin {
        Origin::Report => ("report", None),
        Origin::Digest { note } => ("digest", note.as_deref()),
        Origin::Invented { note } => ("invented", note.as_deref()),
    };
    Source {
        id: &article.id,
        sha256: &article.id,
        label: &article.label,
        title: &metadata.title,
        outlet: article.outlet.as_ref().map(|outlet| Publisher {
            name: &outlet.name,
            inferred: outlet.inferred_from.is_some(),
        }),
        authors: &metadata.authors,
        published: metadata.published.as_ref(),
        updated: metadata.updated.as_ref(),
        url: metadata.url.as_deref(),
        origin,
        note,
    }
}

fn cited<'a>(passage: &Passage<'a>, segments: &Segments) -> Cited<'a> {
    let article = passage.article;
    let place = |&span: &Span| Place {
        start: span.start,
        end: span.end,
        text: span.of(&article.text),
        block: block_at(article, span.start),
        sentence: segments.sentence_at(span.start).filter(|&idx| {
            let sentence = segments.sentences.get(idx);
            sentence.is_some_and(|sentence| sentence.span.overlaps(span))
        }),
        prefix: context::prefix(&article.text, span),
        suffix: context::suffix(&article.text, span),
    };
    Cited {
        article: &article.id,
        text: words(passage),
        spans: passage.spans.iter().map(place).collect(),
        citation: citation(article, &passage.spans),
    }
}

/// Index of the block that the byte at `offset` lies in.
fn block_at(article: &Article, offset: usize) -> Option<usize> {
    let idx = article
        .blocks
        .partition_point(|block| block.span.end <= offset);
    let block = article.blocks.get(idx)?;
    block.span.contains(offset).then_some(idx)
}

/// JSON that a terminal can be shown: what would act on it is escaped, which reads back as the same character.
/// Outside of strings JSON has no such characters but the line feeds of its layout.
fn harmless(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for character in json.chars() {
        if acts(character) && character != '\n' {
            // Writing to a string cannot fail.
            _ = write!(shown, "\\u{:04x}", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    shown
}
