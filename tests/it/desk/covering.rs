//! Who else has what of the ferry: the table of the matrix, read for two of its columns.

use std::sync::Arc;

use parallax::app::covering::Covered;
use parallax::engine::article::Article;
use parallax::engine::compare::{Class, Comparison, Difference, DifferenceKind, Row};
use parallax::engine::coverage::{Carried, Coverage};
use parallax::engine::facts::FactKind;
use parallax::engine::matrix::CellStatus;
use parallax::engine::side::Pair;
use parallax::engine::text::Span;

use super::analysis;
use super::matrix::{NOT, ROWS, place};

/// What the second article does with what the first states, where they are the columns of those numbers.
pub(super) fn covered([left, right]: [&Arc<Article>; 2], columns: (usize, usize)) -> Covered {
    let (own, other) = (analysis(left), analysis(right));
    let rows: Vec<(FactKind, Row)> = ROWS
        .iter()
        .map(|(kind, _, told)| {
            (
                *kind,
                row(
                    left,
                    right,
                    [columns.0, columns.1].map(|at| told.get(at).copied().unwrap_or(NOT)),
                ),
            )
        })
        .collect();
    let find = |span: Span, wanted: &dyn Fn(FactKind) -> bool| {
        let found = rows.iter().position(|(kind, row)| {
            wanted(*kind) && row.passages.left.iter().any(|known| known.overlaps(span))
        });
        found.map_or_else(Carried::omitted, |idx| Carried {
            status: ROWS[idx].2.get(columns.1).copied().unwrap_or(NOT).0,
            spans: rows[idx].1.passages.right.clone(),
            row: Some(idx),
        })
    };
    let whole = |kind| matches!(kind, FactKind::Claim | FactKind::Quote);
    let sentences = own.segments.sentences.iter();
    let coverage = Coverage {
        sentences: sentences.map(|one| find(one.span, &whole)).collect(),
        facts: own
            .facts
            .iter()
            .map(|fact| Some(find(fact.span, &|kind| kind == fact.kind())))
            .collect(),
    };
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    Covered {
        other: Arc::new(other),
        comparison: Arc::new(Comparison {
            rows,
            ..Comparison::default()
        }),
        coverage,
    }
}

fn row(left: &Article, right: &Article, told: [super::matrix::Told; 2]) -> Row {
    let spans = |article: &Article, words: &[&str]| -> Vec<Span> {
        let words = words.iter();
        words.map(|words| place(&article.text, words)).collect()
    };
    let passages = Pair::new(spans(left, told[0].1), spans(right, told[1].1));
    let differs = told[1].0 == CellStatus::Differs;
    let words = passages.as_ref().map(|spans| spans.first().copied());
    let difference = Difference {
        kind: DifferenceKind::Date,
        words,
        certain: true,
        nature: parallax::engine::compare::Nature::Value,
        evidence: parallax::engine::facts::Evidence {
            rule: "test",
            confidence: 1.0,
        },
    };
    Row {
        class: if differs {
            Class::Differs
        } else {
            Class::Reworded
        },
        score: 0.5,
        passages,
        differences: differs.then_some(difference).into_iter().collect(),
        moved: false,
        taken: Vec::new(),
    }
}
