//! The shapes of `--format json`: a contract. Fields may be added within a schema version, never renamed or dropped.
//!
//! Offsets are bytes into the article's `text`. What is not known is `null`. The schemas are in `assets/schema/`.

mod fact;
mod stories;

use serde::Serialize;

use super::facts::Explained;
use crate::engine::analysis::Analysis;
use crate::engine::article::{self, Block, Moment, Origin};
use crate::engine::compare::{self, Class, Comparison, DifferenceKind, Nature};
use crate::engine::export::sheet::words;
use crate::engine::facts::language;
use crate::engine::matrix::{self, CellStatus};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

pub(super) use fact::{Fact, Words};
pub(super) use stories::Stories;

/// What every article is shown as.
#[derive(Serialize)]
pub(super) struct Article<'a> {
    id: &'a str,
    /// The name of its file: what to call it where the outlet is not known.
    label: &'a str,
    title: Option<&'a str>,
    outlet: Option<Outlet<'a>>,
    authors: &'a [String],
    published: Option<&'a Moment>,
    updated: Option<&'a Moment>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    /// `report`, `digest` or `invented`.
    origin: &'static str,
    /// A sentence of the input about how a digest or an invented article was made.
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    blocks: &'a [Block],
}

/// Who published it; `start` and `end` are the words it was inferred from, `null` where the input states it.
#[derive(Serialize)]
struct Outlet<'a> {
    name: &'a str,
    inferred: bool,
    start: Option<usize>,
    end: Option<usize>,
}

impl<'a> Article<'a> {
    /// The article with its text.
    pub(super) fn of(article: &'a article::Article) -> Self {
        Self {
            text: Some(&article.text),
            ..Self::without_text(article)
        }
    }

    /// The article without its text.
    pub(super) fn without_text(article: &'a article::Article) -> Self {
        let metadata = &article.metadata;
        let (origin, note) = match &article.origin {
            Origin::Report => ("report", None),
            Origin::Digest { note } => ("digest", note.as_deref()),
            Origin::Invented { note } => ("invented", note.as_deref()),
        };
        Self {
            id: &article.id,
            label: &article.label,
            title: Some(metadata.title.as_str()).filter(|title| !title.is_empty()),
            outlet: article.outlet.as_ref().map(|outlet| Outlet {
                name: &outlet.name,
                inferred: outlet.inferred_from.is_some(),
                start: outlet.inferred_from.map(|span| span.start),
                end: outlet.inferred_from.map(|span| span.end),
            }),
            authors: &metadata.authors,
            published: metadata.published.as_ref(),
            updated: metadata.updated.as_ref(),
            url: metadata.url.as_deref(),
            language: metadata.language.as_deref(),
            origin,
            note,
            text: None,
            blocks: &article.blocks,
        }
    }
}

/// `parallax/show/1`.
#[derive(Serialize)]
pub(super) struct Show<'a> {
    schema: &'static str,
    articles: Vec<Shown<'a>>,
}

#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    article: Article<'a>,
    sentences: Vec<Sentence>,
}

/// One sentence; its number, from 1, is what `export --sentence` takes.
#[derive(Serialize)]
struct Sentence {
    number: usize,
    start: usize,
    end: usize,
    /// Index into `blocks`.
    block: usize,
}

impl<'a> Show<'a> {
    pub(super) fn of(analyses: &'a [Analysis]) -> Self {
        let shown = |analysis: &'a Analysis| Shown {
            article: Article::of(&analysis.article),
            sentences: sentences(analysis),
        };
        Self {
            schema: "parallax/show/1",
            articles: analyses.iter().map(shown).collect(),
        }
    }
}

fn sentences(analysis: &Analysis) -> Vec<Sentence> {
    let numbered = analysis.segments.sentences.iter().zip(1..);
    numbered
        .map(|(sentence, number)| Sentence {
            number,
            start: sentence.span.start,
            end: sentence.span.end,
            block: sentence.block,
        })
        .collect()
}

/// `parallax/facts/1`.
#[derive(Serialize)]
pub(super) struct Facts<'a> {
    schema: &'static str,
    articles: Vec<WithFacts<'a>>,
}

#[derive(Serialize)]
struct WithFacts<'a> {
    #[serde(flatten)]
    article: Article<'a>,
    /// What of the article was not read, because of its length or its language.
    notice: Option<String>,
    facts: Vec<Fact<'a>>,
}

impl<'a> Facts<'a> {
    /// The facts that `wanted` keeps.
    pub(super) fn of(
        analyses: &'a [Analysis],
        wanted: &dyn Fn(&crate::engine::facts::Fact) -> bool,
    ) -> Self {
        let with_facts = |analysis: &'a Analysis| {
            let facts = analysis.facts.iter().filter(|fact| wanted(fact));
            WithFacts {
                article: Article::of(&analysis.article),
                notice: language::notice(&analysis.article, &analysis.segments),
                facts: facts
                    .map(|fact| Fact::of(fact, &analysis.article.text))
                    .collect(),
            }
        };
        Self {
            schema: "parallax/facts/1",
            articles: analyses.iter().map(with_facts).collect(),
        }
    }

    /// One fact of each article, with why it is believed.
    pub(super) fn explained(explained: &'a [Explained<'a>]) -> Self {
        let with_fact = |one: &'a Explained<'a>| {
            let article = &one.analysis.article;
            WithFacts {
                article: Article::of(article),
                notice: language::notice(article, &one.analysis.segments),
                facts: vec![
                    Fact::of(one.fact, &article.text).explained(&one.explanation, &article.text),
                ],
            }
        };
        Self {
            schema: "parallax/facts/1",
            articles: explained.iter().map(with_fact).collect(),
        }
    }
}

/// `parallax/compare/1`.
#[derive(Serialize)]
pub(super) struct Compare<'a> {
    schema: &'static str,
    #[serde(flatten)]
    articles: Pair<Article<'a>>,
    rows: Vec<Row<'a>>,
    /// What was not looked for.
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct Row<'a> {
    class: Class,
    score: f32,
    /// Whether the right passage stands elsewhere in the order of its article than the rows around it.
    moved: bool,
    /// Whether a part of the row was taken over word for word.
    taken: bool,
    /// The stretches that were.
    shared: &'a [Pair<Span>],
    #[serde(flatten)]
    passages: Pair<&'a [Span]>,
    differences: Vec<Difference<'a>>,
}

#[derive(Serialize)]
struct Difference<'a> {
    kind: DifferenceKind,
    /// Whether the evidence is strong enough to speak of a difference, or only of a possible one.
    certain: bool,
    /// In which way they differ.
    nature: Nature,
    /// Which rule found it.
    rule: &'static str,
    /// The share of what that rule finds that is right, between 0 and 1.
    confidence: f32,
    #[serde(flatten)]
    words: Pair<Option<Words<'a>>>,
}

impl<'a> Compare<'a> {
    pub(super) fn of(sides: Pair<&'a Analysis>, comparison: &'a Comparison) -> Self {
        let row = |row: &'a compare::Row| Row {
            class: row.class,
            score: row.score,
            moved: row.moved,
            taken: !row.taken.is_empty(),
            shared: &row.taken,
            passages: row.passages.as_ref().map(Vec::as_slice),
            differences: row
                .differences
                .iter()
                .map(|found| difference(sides, found))
                .collect(),
        };
        Self {
            schema: "parallax/compare/1",
            articles: sides.map(|side| Article::of(&side.article)),
            rows: comparison.rows.iter().map(row).collect(),
            warnings: words::notes(comparison),
        }
    }
}

fn difference<'a>(sides: Pair<&'a Analysis>, found: &compare::Difference) -> Difference<'a> {
    let words = |side: Side| {
        let text = &sides[side].article.text;
        found.words[side].map(|span| Words::of(span, text))
    };
    Difference {
        kind: found.kind,
        certain: found.certain,
        nature: found.nature,
        rule: found.evidence.rule,
        confidence: found.evidence.confidence,
        words: Pair::new(words(Side::Left), words(Side::Right)),
    }
}

/// `parallax/matrix/1`.
#[derive(Serialize)]
pub(super) struct Matrix<'a> {
    schema: &'static str,
    articles: Vec<Article<'a>>,
    rows: Vec<MatrixRow<'a>>,
    /// What was not looked for.
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct MatrixRow<'a> {
    kind: &'static str,
    label: &'a str,
    /// How many outlets tell it in words of their own.
    voices: usize,
    /// The articles, by their place, that carry one report of it.
    copies: &'a [Vec<usize>],
    /// What those who say it otherwise differ in.
    differs_in: &'a [DifferenceKind],
    cells: Vec<Cell<'a>>,
}

#[derive(Serialize)]
struct Cell<'a> {
    status: CellStatus,
    spans: &'a [Span],
    value: Option<&'a str>,
    /// The words that another article contradicts.
    disputed: &'a [Span],
}

impl<'a> Matrix<'a> {
    pub(super) fn of(story: &'a [Analysis], matrix: &'a matrix::Matrix) -> Self {
        let cell = |cell: &'a matrix::Cell| Cell {
            status: cell.status,
            spans: &cell.spans,
            value: cell.value.as_deref(),
            disputed: &cell.disputed,
        };
        let row = |row: &'a matrix::MatrixRow| MatrixRow {
            kind: row.kind.name(),
            label: &row.label,
            voices: row.voices,
            copies: &row.copies,
            differs_in: &row.differs_in,
            cells: row.cells.iter().map(cell).collect(),
        };
        let articles = story
            .iter()
            .map(|analysis| Article::without_text(&analysis.article));
        Self {
            schema: "parallax/matrix/1",
            articles: articles.collect(),
            rows: matrix.rows.iter().map(row).collect(),
            warnings: words::left_undone_in_matrix(matrix),
        }
    }
}
