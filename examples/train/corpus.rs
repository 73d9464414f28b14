//! The labelled texts: read, cleaned, and brought to the words that the engine's tokeniser makes.

use std::path::Path;

use parallax::engine::article::{Article, Block, BlockKind};
use parallax::engine::segment;
use parallax::engine::tag::decode::{OTHER, OUTSIDE, kind};
use parallax::engine::text::Span;

/// Where a document comes from; they follow each other in the file of open texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    /// Reviews, mails, news groups and weblogs (UNER-EWT).
    Web,
    /// Encyclopaedia (wikigold).
    Wiki,
    /// Short messages (WNUT17).
    Wnut,
    /// Short messages (Broad Twitter Corpus).
    Twitter,
    /// Loan contracts.
    Filings,
    /// Written for this project.
    Own,
}

/// A sentence with one label for each word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sentence {
    /// The words.
    pub(crate) words: Vec<String>,
    /// The labels, as [`parallax::engine::tag::decode`] numbers them.
    pub(crate) labels: Vec<usize>,
}

impl Sentence {
    /// The words as the tagger takes them.
    pub(crate) fn texts(&self) -> Vec<&str> {
        self.words.iter().map(String::as_str).collect()
    }
}

/// A document of one source.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// Where it comes from.
    pub(crate) source: Source,
    /// Its sentences.
    pub(crate) sentences: Vec<Sentence>,
    /// The same as text.
    pub(crate) article: Article,
    /// The names in the text, each with the label of its first word.
    pub(crate) names: Vec<(Span, usize)>,
}

/// The numbers of the first documents of each source in `open.train`, read off the file.
const STARTS: [(usize, Source); 5] = [
    (622, Source::Filings),
    (340, Source::Twitter),
    (194, Source::Wnut),
    (137, Source::Wiki),
    (0, Source::Web),
];

/// The documents of `open.train`.
pub(crate) fn open(path: &Path) -> std::io::Result<Vec<Document>> {
    let mut documents = read(path, Source::Web)?;
    for (idx, document) in documents.iter_mut().enumerate() {
        let start = STARTS.iter().find(|(start, _)| idx >= *start);
        document.source = start.map_or(Source::Web, |(_, source)| *source);
    }
    Ok(documents)
}

/// The documents of a file of names.
pub(crate) fn read(path: &Path, source: Source) -> std::io::Result<Vec<Document>> {
    let text = std::fs::read_to_string(path)?;
    let documents = text
        .split("-DOCSTART-\tO\n")
        .filter(|part| !part.trim().is_empty());
    Ok(documents
        .map(|part| {
            let passages: Vec<Passage> = part.split("\n\n").map(passage).collect();
            Document::of(source, &passages)
        })
        .collect())
}

impl Document {
    /// The document of these passages, cut into sentences and words by the engine.
    pub(crate) fn of(source: Source, passages: &[Passage]) -> Self {
        let mut text = String::new();
        let mut blocks = Vec::new();
        let mut names = Vec::new();
        for passage in passages.iter().filter(|passage| !passage.text.is_empty()) {
            let start = text.len();
            text.push_str(&passage.text);
            let span = Span::new(start, text.len());
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                span,
            });
            names.extend(
                passage
                    .names
                    .iter()
                    .map(|(name, label)| (name.shift(start), *label)),
            );
            text.push('\n');
        }
        let article = Article::new("", text, blocks);
        let segments = segment::segment(&article);
        let mut rest = names.iter().peekable();
        let mut sentences = Vec::new();
        for sentence in &segments.sentences {
            let mut found = Sentence::default();
            for token in &segments.tokens[sentence.tokens.clone()] {
                while rest
                    .next_if(|(name, _)| name.end <= token.span.start)
                    .is_some()
                {}
                let label = rest.peek().filter(|(name, _)| name.overlaps(token.span));
                found.labels.push(label.map_or(OUTSIDE, |(name, label)| {
                    let later = token.span.start > name.start && *label != OTHER;
                    label + usize::from(later)
                }));
                found.words.push(token.span.of(&article.text).to_owned());
            }
            repair(&mut found.labels);
            sentences.push(found);
        }
        Self {
            source,
            sentences,
            article,
            names,
        }
    }
}

/// Text with the names in it, each with the label of its first word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Passage {
    /// The text.
    pub(crate) text: String,
    /// The names, in order.
    pub(crate) names: Vec<(Span, usize)>,
}

impl Passage {
    /// Adds `text`; a name where `label` is not [`OUTSIDE`].
    pub(crate) fn push(&mut self, text: &str, label: usize) {
        let start = self.text.len();
        self.text.push_str(text);
        if label != OUTSIDE && !text.is_empty() {
            self.names.push((Span::new(start, self.text.len()), label));
        }
    }
}

/// One sentence of a file of names as text: words apart by spaces, but for what newspapers write without.
fn passage(lines: &str) -> Passage {
    let mut passage = Passage::default();
    let mut glued = true;
    for (word, tag) in lines.lines().filter_map(|line| line.rsplit_once('\t')) {
        let label = label(tag);
        let joins = ENDINGS.contains(&word) || matches!(word, "," | ";" | "?" | "!" | ")");
        if !glued && !joins {
            passage.text.push(' ');
        }
        glued = matches!(word, "(" | "$");
        // An article is no part of a name, whatever the source says: newspapers write "the European Union".
        let article = matches!(word, "the" | "The" | "THE");
        let later = label != OUTSIDE && (label.is_multiple_of(2) || tag.starts_with("I-"));
        match passage.names.last_mut() {
            _ if article && !later => passage.push(word, OUTSIDE),
            Some((name, first))
                if later && name.end + 2 > passage.text.len() && kind(*first) == kind(label) =>
            {
                passage.text.push_str(word);
                name.end = passage.text.len();
            }
            _ if later && label != OTHER => passage.push(word, label - 1),
            _ => passage.push(word, label),
        }
    }
    passage
}

/// What the sources cut off words and newspapers do not.
const ENDINGS: [&str; 14] = [
    "n't", "n’t", "'m", "'re", "'ve", "'ll", "'d", "’m", "’re", "’ve", "’ll", "’d", "'s", "’s",
];

fn label(tag: &str) -> usize {
    let Some((place, kind)) = tag.split_once('-') else {
        return OUTSIDE;
    };
    let first = match kind {
        "PER" | "person" => 1,
        "ORG" | "corporation" | "group" => 3,
        "LOC" | "location" => 5,
        _ => return OTHER,
    };
    first + usize::from(place == "I")
}

/// A later word without a first is a first word.
pub(crate) fn repair(labels: &mut [usize]) {
    let mut before = OUTSIDE;
    for label in labels {
        if !parallax::engine::tag::decode::may_follow(before, *label) {
            *label -= 1;
        }
        before = *label;
    }
}

/// Whether a sentence has the marks of short messages, which newspapers do not print.
pub(crate) fn is_chatter(sentence: &Sentence) -> bool {
    sentence.words.iter().any(|word| {
        word.starts_with(['@', '#'])
            || word.starts_with("http")
            || matches!(word.as_str(), "RT" | "&gt" | "&lt" | "&amp")
    })
}
