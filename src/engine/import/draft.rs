//! What every format hands over: parts in order and what the input states, not yet an [`Article`].

use super::clean::clean_line;
use super::{ImportError, Warning, language, outlet};
use crate::engine::article::{Article, Block, BlockKind, Metadata, Origin, Outlet};
use crate::engine::text::Span;

/// An article in the making.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) metadata: Metadata,
    /// The outlet as the input states it; what is inferred from the text comes later, with its span.
    pub(super) outlet: Option<String>,
    pub(super) origin: Origin,
    pub(super) parts: Vec<Part>,
    pub(super) warnings: Vec<Warning>,
}

/// A part of the text: one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) kind: BlockKind,
    /// One line once it is cleaned.
    pub(super) text: String,
    /// Whether a blank line stands before it.
    pub(super) gap: bool,
    /// Whether the source sets it apart as a quotation.
    pub(super) quoted: bool,
}

impl Part {
    /// A part with a blank line before it.
    pub(super) fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.into(),
            gap: true,
            quoted: false,
        }
    }

    /// The part, set apart as a quotation where `quoted`.
    pub(super) fn quoted(self, quoted: bool) -> Self {
        Self { quoted, ..self }
    }
}

impl Draft {
    /// Cleans everything, joins the parts and gives the article and its warnings.
    pub(super) fn finish(self, label: &str) -> Result<(Article, Vec<Warning>), ImportError> {
        let (text, blocks, quoted) = join(&self.parts);
        if text.is_empty() {
            return Err(ImportError::Empty);
        }
        let mut article = Article::new(&clean_line(label), text, blocks);
        article.quoted = quoted;
        let stated = self.outlet.as_deref().and_then(cleaned);
        article.outlet = stated
            .map(|name| Outlet {
                name,
                inferred_from: None,
            })
            .or_else(|| outlet::infer(&article.text, &article.blocks));
        article.metadata = clean_metadata(self.metadata);
        if article.metadata.language.is_none() {
            article.metadata.language = language::detect(&article.text);
        }
        article.origin = match self.origin {
            Origin::Report => Origin::Report,
            Origin::Digest { note } => Origin::Digest {
                note: note.as_deref().and_then(cleaned),
            },
            Origin::Invented { note } => Origin::Invented {
                note: note.as_deref().and_then(cleaned),
            },
        };
        Ok((article, self.warnings))
    }
}

/// The parts as one text, each on a line of its own, where they stand in it, and which of them are set apart as quotations.
fn join(parts: &[Part]) -> (String, Vec<Block>, Vec<usize>) {
    let mut text = String::with_capacity(parts.iter().map(|part| part.text.len() + 2).sum());
    let mut blocks = Vec::with_capacity(parts.len());
    let mut quoted = Vec::new();
    for part in parts {
        let line = clean_line(&part.text);
        if line.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push_str(if part.gap { "\n\n" } else { "\n" });
        }
        let start = text.len();
        text.push_str(&line);
        if part.quoted && part.kind == BlockKind::Paragraph {
            quoted.push(blocks.len());
        }
        blocks.push(Block {
            kind: part.kind,
            span: Span::new(start, text.len()),
        });
    }
    (text, blocks, quoted)
}

fn clean_metadata(metadata: Metadata) -> Metadata {
    let keep = |value: Option<String>| value.as_deref().and_then(cleaned);
    Metadata {
        title: clean_line(&metadata.title).into_owned(),
        authors: metadata
            .authors
            .iter()
            .filter_map(|name| cleaned(name))
            .collect(),
        url: keep(metadata.url).filter(|url| is_web_address(url)),
        language: keep(metadata.language),
        story: keep(metadata.story),
        ..metadata
    }
}

/// `value` cleaned, where anything is left of it.
fn cleaned(value: &str) -> Option<String> {
    let line = clean_line(value);
    (!line.is_empty()).then(|| line.into_owned())
}

/// Whether `url` is an address that a browser may be sent to: http or https, and no white space inside.
pub(super) fn is_web_address(url: &str) -> bool {
    let host = ["https://", "http://"].iter().find_map(|scheme| {
        let head = url.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme)
            .then(|| url.get(scheme.len()..))?
    });
    host.is_some_and(|host| {
        host.starts_with(|ch: char| ch.is_alphanumeric() || ch == '[')
            && !url.contains(|ch: char| ch.is_whitespace() || matches!(ch, '"' | '<' | '>' | '\\'))
    })
}
