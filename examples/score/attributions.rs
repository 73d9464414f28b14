//! Political news labelled with who says what: sources, cues and contents as lists of spans.

use std::path::Path;

use parallax::engine::article::{Article, Block, BlockKind};
use parallax::engine::facts::{self, Fact};
use parallax::engine::segment::{self, Segments};
use parallax::engine::text::Span;

/// An article with its labels and what the engine finds in it.
pub(crate) struct Labelled {
    /// The article's text.
    pub(crate) text: String,
    /// Its sentences and tokens.
    pub(crate) segments: Segments,
    /// The facts found.
    pub(crate) facts: Vec<Fact>,
    /// The labels.
    pub(crate) gold: Vec<Attribution>,
}

/// One labelled attribution, in bytes.
pub(crate) struct Attribution {
    /// Who says.
    pub(crate) source: Vec<Span>,
    /// The words that say that they do.
    pub(crate) cue: Vec<Span>,
    /// What is said.
    pub(crate) content: Vec<Span>,
}

/// How many bytes `span` shares with `spans`.
pub(crate) fn shared(span: Span, spans: &[Span]) -> usize {
    spans
        .iter()
        .filter_map(|other| span.intersect(*other))
        .map(Span::len)
        .sum()
}

/// The labelled articles of a folder; `None` where it has none.
pub(crate) fn read(folder: &Path) -> Option<Vec<Labelled>> {
    let json = std::fs::read_to_string(folder.join("quotes/polnear-dev.json")).ok()?;
    let documents: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&json).ok()?;
    Some(documents.values().filter_map(label).collect())
}

fn label(document: &serde_json::Value) -> Option<Labelled> {
    let text = document.get("text")?.as_str()?.to_owned();
    let mut offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    offsets.push(text.len());
    let spans = |entry: &serde_json::Value, key: &str| -> Vec<Span> {
        let offset = |value: Option<&serde_json::Value>| {
            let point = usize::try_from(value?.as_u64()?).ok()?;
            offsets.get(point).copied()
        };
        let pairs = entry.get(key).and_then(serde_json::Value::as_array);
        pairs
            .into_iter()
            .flatten()
            .filter_map(|pair| Some(Span::new(offset(pair.get(0))?, offset(pair.get(1))?)))
            .collect()
    };
    let gold = document
        .get("attributions")?
        .as_array()?
        .iter()
        .map(|entry| Attribution {
            source: spans(entry, "source"),
            cue: spans(entry, "cue"),
            content: spans(entry, "content"),
        })
        .collect();
    let article = Article::new("labelled", text.clone(), paragraphs(&text));
    let segments = segment::segment(&article);
    let facts = facts::find(&article, &segments, None);
    Some(Labelled {
        text,
        segments,
        facts,
        gold,
    })
}

/// Every line that is not empty as a paragraph: the labels hold for the text as it stands, so nothing is cleaned.
pub(crate) fn paragraphs(text: &str) -> Vec<Block> {
    let mut at = 0;
    text.split_inclusive('\n')
        .filter_map(|line| {
            let span = Span::new(at, at + line.len()).trim(text);
            at += line.len();
            (!span.is_empty()).then_some(Block {
                kind: BlockKind::Paragraph,
                span,
            })
        })
        .collect()
}
