//! Quoted words that several articles quote, however much each of them quotes around them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Place, n_columns, row};
use crate::engine::compare::terms::Term;
use crate::engine::facts::{FactKind, Value};
use crate::engine::matrix::{Board, Column, MatrixRow};
use crate::engine::text::Span;

/// So many words that carry news make quoted words known again.
const LEAST_NEWS: usize = 2;

/// Longer quotations are sentences, and their rows tell who has them.
const MOST_WORDS: usize = 16;

/// Words in a row that more quotations begin with are a turn of phrase.
const MOST_PLACES: usize = 64;

/// Two words in a row of a quotation.
type Run = [u32; 2];

/// A row for the words that an article quotes and another quotes, too, alone or among others.
pub(super) fn rows(board: &Board<'_>) -> Vec<MatrixRow> {
    let quoted: Vec<Quoted<'_>> = (0..)
        .zip(&board.columns)
        .flat_map(|(at, column)| all_quoted(at, column))
        .collect();
    let mut index: BTreeMap<Run, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, quoted) in quoted.iter().enumerate() {
        for (offset, run) in quoted.stems.windows(2).enumerate() {
            if let &[one, other] = run {
                index.entry([one, other]).or_default().push((at, offset));
            }
        }
    }
    let mut seen: BTreeSet<&[u32]> = BTreeSet::new();
    let mut rows = Vec::new();
    for core in quoted.iter().filter(|quoted| quoted.is_core()) {
        let Some(&[one, other]) = core.stems.first_chunk::<2>() else {
            continue;
        };
        let places = index.get(&[one, other]).map(Vec::as_slice);
        let places = places.unwrap_or_default();
        if places.len() > MOST_PLACES || !seen.insert(&core.stems) {
            continue;
        }
        let holding = places.iter().filter_map(|&(at, offset)| {
            let holder = quoted.get(at)?;
            let rest = holder.stems.get(offset..)?;
            rest.starts_with(&core.stems).then_some(Place {
                column: holder.column,
                span: holder.span,
            })
        });
        let mut holding: Vec<Place> = holding.collect();
        holding.sort_unstable();
        holding.dedup();
        let own = Place {
            column: core.column,
            span: core.span,
        };
        let holding = unparted(board, own, holding);
        if n_columns(&holding) > 1 {
            let text = board.columns.get(core.column);
            let text = text.map_or("", |column| column.analysis.article.text.as_str());
            let label = format!("“{}”", core.span.of(text));
            rows.push(row(board, FactKind::Quote, label, &holding));
        }
    }
    rows
}

/// The places that the reader took from none of the others, the first one's above all.
fn unparted(board: &Board<'_>, first: Place, places: Vec<Place>) -> Vec<Place> {
    let mut kept = vec![first];
    for place in places {
        if place != first && !kept.iter().any(|known| board.parts(*known, place)) {
            kept.push(place);
        }
    }
    kept.sort_unstable();
    kept
}

/// A run of quoted words.
struct Quoted<'a> {
    column: usize,
    span: Span,
    terms: &'a [Term],
    stems: Vec<u32>,
}

impl Quoted<'_> {
    /// Whether it is short, and yet says something.
    fn is_core(&self) -> bool {
        let news = self.terms.iter().filter(|term| !term.stop);
        self.terms.len() <= MOST_WORDS && news.take(LEAST_NEWS).count() == LEAST_NEWS
    }
}

/// The quotations of a column, sentence by sentence.
fn all_quoted<'a>(at: usize, column: &'a Column<'_>) -> Vec<Quoted<'a>> {
    let mut found = Vec::new();
    for fact in &column.analysis.facts {
        let Value::Quote(quote) = &fact.value else {
            continue;
        };
        for fragment in &quote.fragments {
            let first = column
                .senses
                .partition_point(|sense| sense.span.end <= fragment.start);
            let inside = column.senses.iter().skip(first);
            for sense in inside.take_while(|sense| sense.span.start < fragment.end) {
                let start = sense
                    .terms
                    .partition_point(|term| term.span.start < fragment.start);
                let end = sense
                    .terms
                    .partition_point(|term| term.span.start < fragment.end);
                let terms = sense.terms.get(start..end).unwrap_or_default();
                if let (Some(first), Some(last)) = (terms.first(), terms.last()) {
                    found.push(Quoted {
                        column: at,
                        span: first.span.cover(last.span),
                        terms,
                        stems: terms.iter().map(|term| term.stem).collect(),
                    });
                }
            }
        }
    }
    found
}
