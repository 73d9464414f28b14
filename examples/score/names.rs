//! Persons, organisations and places against labelled tokens: span and kind must both agree.

use std::collections::BTreeSet;
use std::path::Path;

use parallax::engine::article::{Article, Block, BlockKind};
use parallax::engine::facts::{self, Value};
use parallax::engine::segment;
use parallax::engine::text::Span;

use super::{Figure, tell};

/// A labelled name: where it stands, and `P`, `O` or `L`.
type Name = (Span, char);

/// The tests: the file, what it is called, and whether only prose that the tagger was not trained on counts: no posts, and
/// every tenth document.
const TESTS: [(&str, &str, bool); 2] = [
    ("ner/open.train", "prose of the open set, held out", true),
    ("ner/wnut17.test", "new entities in posts", false),
];

/// Measures every test whose file is there.
pub(crate) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let measured: Vec<Figure> = TESTS
        .iter()
        .filter_map(|(file, what, prose)| {
            let text = std::fs::read_to_string(folder.join(file)).ok()?;
            Some(score(&text, what, *prose))
        })
        .flatten()
        .collect();
    (!measured.is_empty()).then_some(measured)
}

/// Precision, recall and F1, of all names and of each kind.
fn score(text: &str, what: &str, prose: bool) -> Vec<Figure> {
    let mut counts = [[0_usize; 3]; 4];
    for (idx, document) in documents(text).into_iter().enumerate() {
        if prose && (idx % 10 != 9 || is_posts(&document.article.text)) {
            continue;
        }
        let found = names(&document.article);
        let kinds = [None, Some('P'), Some('O'), Some('L')];
        for (sums, kind) in counts.iter_mut().zip(kinds) {
            let of = |names: &BTreeSet<Name>| -> BTreeSet<Name> {
                let fits = |name: &&Name| kind.is_none_or(|kind| name.1 == kind);
                names.iter().filter(fits).copied().collect()
            };
            let (gold, ours) = (of(&document.gold), of(&found));
            let right = gold.intersection(&ours).count();
            for (sum, count) in sums.iter_mut().zip([right, ours.len(), gold.len()]) {
                *sum += count;
            }
        }
        list(&document, &found);
    }
    let kinds = ["", ": persons", ": organisations", ": places"];
    let rows = kinds
        .iter()
        .zip(counts)
        .flat_map(|(kind, [right, ours, gold])| {
            [
                Figure::share(&format!("{what}{kind}, precision"), right, ours),
                Figure::share(&format!("{what}{kind}, recall"), right, gold),
                Figure::f1(&format!("{what}{kind}, F1"), (ours, right), (gold, right)),
            ]
        });
    rows.collect()
}

/// Whether a document holds posts rather than prose: handles, tags and links stand in it.
fn is_posts(text: &str) -> bool {
    ["@", "#", "http", " RT "]
        .iter()
        .any(|mark| text.contains(mark))
}

/// Tells what differs.
fn list(document: &Document, found: &BTreeSet<Name>) {
    let text = &document.article.text;
    let line = |span: Span| {
        let before = text.get(..span.start).unwrap_or_default();
        let from = before.rfind('\n').map_or(0, |at| at + 1);
        let rest = text.get(from..).unwrap_or_default();
        rest.lines().next().unwrap_or_default()
    };
    for (span, kind) in found.difference(&document.gold) {
        let gold = document.gold.iter().find(|name| name.0.overlaps(*span));
        let gold = gold.map(|(span, kind)| format!("{kind} {}", span.of(text)));
        let name = span.of(text);
        tell(&format!(
            "false {kind} {name} (labelled {gold:?}) | {}",
            line(*span)
        ));
    }
    for (span, kind) in document.gold.difference(found) {
        if !found.iter().any(|name| name.0.overlaps(*span)) {
            tell(&format!(
                "missed {kind} {} | {}",
                span.of(text),
                line(*span)
            ));
        }
    }
}

/// A document of the test with its labels.
struct Document {
    article: Article,
    gold: BTreeSet<Name>,
}

/// The names that the engine finds.
pub(super) fn names(article: &Article) -> BTreeSet<Name> {
    let facts = facts::find(article, &segment::segment(article), None);
    let mut found = BTreeSet::new();
    for fact in facts {
        let (mentions, kind) = match fact.value {
            Value::Person(person) => (person.mentions, 'P'),
            Value::Organisation(entity) => (entity.mentions, 'O'),
            Value::Place(entity) => (entity.mentions, 'L'),
            _ => continue,
        };
        found.extend(mentions.into_iter().map(|span| (span, kind)));
    }
    found
}

/// Reads token TAB tag lines; sentences become paragraphs, `-DOCSTART-` parts documents.
fn documents(text: &str) -> Vec<Document> {
    let mut found = Vec::new();
    let mut reader = Reader::default();
    for line in text.lines() {
        match line.split_once('\t') {
            Some(("-DOCSTART-", _)) => found.extend(std::mem::take(&mut reader).finish()),
            Some((token, tag)) => reader.token(token, tag.trim()),
            None => reader.end_sentence(),
        }
    }
    found.extend(reader.finish());
    found
}

/// A document as far as it is read.
#[derive(Default)]
struct Reader {
    text: String,
    blocks: Vec<Block>,
    gold: BTreeSet<Name>,
    start: usize,
    open: Option<Name>,
}

impl Reader {
    /// Adds a token, with the space that running text would have before it.
    fn token(&mut self, token: &str, tag: &str) {
        const CLOSING: [&str; 12] = [
            ".", ",", ";", ":", "!", "?", ")", "'s", "’s", "n't", "'", "%",
        ];
        let opens = self.text.is_empty() || self.text.ends_with(['(', '$', '\n']);
        if !opens && !CLOSING.contains(&token) {
            self.text.push(' ');
        }
        let span = Span::new(self.text.len(), self.text.len() + token.len());
        self.text.push_str(token);
        let kind = tag.get(2..).and_then(|name| match name {
            "PER" | "person" => Some('P'),
            "ORG" | "corporation" | "group" => Some('O'),
            "LOC" | "location" => Some('L'),
            _ => None,
        });
        match (kind, &mut self.open) {
            (Some(kind), Some((whole, known))) if tag.starts_with("I-") && *known == kind => {
                *whole = whole.cover(span);
            }
            (kind, _) => {
                self.gold.extend(self.open.take());
                self.open = kind.map(|kind| (span, kind));
            }
        }
    }

    /// Ends a sentence: a paragraph of its own.
    fn end_sentence(&mut self) {
        self.gold.extend(self.open.take());
        let span = Span::new(self.start, self.text.len()).trim(&self.text);
        if !span.is_empty() {
            self.blocks.push(Block {
                kind: BlockKind::Paragraph,
                span,
            });
        }
        self.text.push('\n');
        self.start = self.text.len();
    }

    /// The document, where it holds anything.
    fn finish(mut self) -> Option<Document> {
        self.end_sentence();
        let article = Article::new("test", self.text, self.blocks);
        (!article.blocks.is_empty()).then_some(Document {
            article,
            gold: self.gold,
        })
    }
}
