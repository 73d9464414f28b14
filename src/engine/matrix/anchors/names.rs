//! Who is named, and by whom.

use std::collections::BTreeMap;

use super::{Place, n_columns, row};
use crate::engine::compare::terms::Term;
use crate::engine::facts::{FactKind, Value};
use crate::engine::matrix::{Board, Column, MatrixRow};
use crate::engine::text::Span;

/// At most so many places of a name are shown in a cell.
const MOST_PLACES: usize = 8;

/// A name as the families of its words.
type Form = Vec<u32>;

/// A row for each name that several articles give, and others do not.
pub(super) fn rows(board: &Board<'_>) -> Vec<MatrixRow> {
    let named = named(board);
    let mut places: Vec<Vec<Place>> = vec![Vec::new(); named.len()];
    let mut forms: BTreeMap<u32, Vec<(&Form, usize)>> = BTreeMap::new();
    for (at, name) in named.iter().enumerate() {
        for form in &name.forms {
            if let Some(first) = form.first() {
                forms.entry(*first).or_default().push((form, at));
            }
        }
    }
    for (at, column) in board.columns.iter().enumerate() {
        for sense in &column.senses {
            for (idx, term) in sense.terms.iter().enumerate() {
                for (form, name) in forms.get(&term.kin).into_iter().flatten() {
                    let words = sense.terms.get(idx..idx + form.len());
                    let words = words.unwrap_or_default();
                    if words.iter().map(|term| term.kin).eq(form.iter().copied())
                        && let (Some(last), Some(places)) = (words.last(), places.get_mut(*name))
                    {
                        places.push(Place {
                            column: at,
                            span: term.span.cover(last.span),
                        });
                    }
                }
            }
        }
    }
    let columns = board.columns.len();
    let told = named.iter().zip(places).filter_map(|(name, mut places)| {
        places.sort_unstable();
        places.dedup();
        let n_columns = n_columns(&places);
        if n_columns < 2 || n_columns == columns || is_outlet(board, &name.label) {
            return None;
        }
        let mut shown: BTreeMap<usize, usize> = BTreeMap::new();
        places.retain(|place| {
            let shown = shown.entry(place.column).or_default();
            *shown += 1;
            *shown <= MOST_PLACES
        });
        Some(row(board, name.kind, name.label.clone(), &places))
    });
    told.collect()
}

/// Whether a name is that of one of the outlets themselves.
fn is_outlet(board: &Board<'_>, name: &str) -> bool {
    let mut outlets = board.columns.iter();
    outlets.any(|column| {
        let outlet = column.analysis.article.outlet.as_ref();
        outlet.is_some_and(|outlet| outlet.name.contains(name) || name.contains(&outlet.name))
    })
}

/// Somebody or something, with every form of the name that any article uses.
struct Named {
    kind: FactKind,
    label: String,
    forms: Vec<Form>,
}

/// The persons and organisations of all columns: one name in two columns is one.
fn named(board: &Board<'_>) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    let mut known: BTreeMap<Form, usize> = BTreeMap::new();
    for column in &board.columns {
        for fact in &column.analysis.facts {
            let (kind, name, mentions) = match &fact.value {
                Value::Person(person) => (FactKind::Person, &person.name, &person.mentions),
                Value::Organisation(entity) => {
                    (FactKind::Organisation, &entity.name, &entity.mentions)
                }
                _ => continue,
            };
            let mut forms: Vec<Form> = mentions
                .iter()
                .filter_map(|mention| form(column, *mention))
                .filter(|form| kind != FactKind::Person || form.len() > 1)
                .collect();
            forms.sort();
            forms.dedup();
            let same = forms.iter().find_map(|form| known.get(form)).copied();
            let at = same.unwrap_or_else(|| {
                all.push(Named {
                    kind,
                    label: name.clone(),
                    forms: Vec::new(),
                });
                all.len() - 1
            });
            for form in forms {
                if !known.contains_key(&form) {
                    known.insert(form.clone(), at);
                    if let Some(named) = all.get_mut(at) {
                        named.forms.push(form);
                    }
                }
            }
        }
    }
    all
}

/// The words of a name, "the" left out.
fn form(column: &Column<'_>, mention: Span) -> Option<Form> {
    let at = column
        .senses
        .partition_point(|sense| sense.span.end <= mention.start);
    let terms = &column.senses.get(at)?.terms;
    let start = terms.partition_point(|term| term.span.end <= mention.start);
    let end = terms.partition_point(|term| term.span.start < mention.end);
    let words = terms.get(start..end)?;
    let text = &column.analysis.article.text;
    let article = |term: &&Term| matches!(term.span.of(text), "the" | "The" | "a" | "A");
    let form: Form = words
        .iter()
        .skip_while(article)
        .map(|term| term.kin)
        .collect();
    (!form.is_empty()).then_some(form)
}
