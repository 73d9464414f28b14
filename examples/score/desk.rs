//! Whole invented articles of many kinds with every fact labelled in place: `tests/it/data/labels`, whose README says how.
//!
//! Articles in odd places are for development, those in even places are kept: `--errors` lists the former only.

mod said;

#[path = "../../tests/it/labels/read.rs"]
mod read;

use std::collections::BTreeSet;
use std::path::Path;

use parallax::engine::facts::{self, Fact, Value};
use parallax::engine::segment;
use parallax::engine::text::Span;

use super::names::names;
use super::{Figure, invented, newswire, notes, tell};
use read::{Mark, Text};
use said::Said;

/// What was found in the articles of one half.
#[derive(Default)]
struct Sums {
    names: newswire::Counts,
    dates: invented::Counts,
    figures: invented::Counts,
    /// Figures with what they count labelled, and those that say the same.
    of: (usize, usize),
    said: Said,
    notes: notes::counts::Counts,
}

/// Measures both halves.
pub(crate) fn measure(_folder: &Path) -> Option<Vec<Figure>> {
    let texts = match read::all() {
        Ok(texts) => texts,
        Err(error) => {
            tell(&error);
            return None;
        }
    };
    let mut rows = Vec::new();
    for half in ["development", "kept"] {
        let mut sums = Sums::default();
        for text in texts.iter().filter(|text| text.half() == half) {
            let errors = sums.add(text);
            if half == "development" {
                for error in errors {
                    tell(&format!("{}: {error}", text.file));
                }
            }
        }
        rows.extend(sums.rows(half));
    }
    Some(rows)
}

impl Sums {
    /// Adds an article; says what is wrong in it.
    fn add(&mut self, text: &Text) -> Vec<String> {
        let article = &text.article;
        let facts = facts::find(article, &segment::segment(article), None);
        let mut errors = self.add_names(text);
        for dates in [true, false] {
            errors.extend(self.add_values(text, &facts, dates));
        }
        errors.extend(self.said.add(text, &facts));
        errors.extend(self.add_notes(text, &facts));
        errors
    }

    fn add_names(&mut self, text: &Text) -> Vec<String> {
        let marked = |may: bool| {
            let kinds = [('p', 'P'), ('o', 'O'), ('l', 'L')].into_iter();
            kinds
                .flat_map(move |(mark, kind)| text.of(mark, may).map(move |mark| (mark.span, kind)))
        };
        let mut found = names(&text.article);
        found.retain(|name| !marked(true).any(|may| may.0.overlaps(name.0)));
        let gold: BTreeSet<newswire::Name> = marked(false).collect();
        newswire::tally(&found, &gold, &mut self.names);
        newswire::differing(&text.article, &found, &gold)
    }

    /// Adds dates or figures.
    fn add_values(&mut self, text: &Text, facts: &[Fact], dates: bool) -> Vec<String> {
        let kind = if dates { 'd' } else { 'f' };
        let mut found = facts.to_vec();
        found.retain(|fact| {
            let fits = match fact.value {
                Value::Date(_) => dates,
                Value::Figure(_) => !dates,
                _ => false,
            };
            fits && !text.of(kind, true).any(|may| may.span.overlaps(fact.span))
        });
        let case = invented::Case {
            text: &text.article.text,
            labels: text.of(kind, false).map(label).collect(),
        };
        let counts = if dates {
            &mut self.dates
        } else {
            &mut self.figures
        };
        let mut errors = invented::compare(&case, &found, counts, &mut <_>::default());
        for mark in text.of(kind, false) {
            let (_, Some(of)) = read::figure(&mark.value) else {
                continue;
            };
            let said = found.iter().find_map(|fact| match &fact.value {
                Value::Figure(figure) if fact.span.overlaps(mark.span) => figure.of.as_deref(),
                _ => None,
            });
            let right = said.is_some_and(|said| said.contains(of));
            self.of.0 += 1;
            self.of.1 += usize::from(right);
            if !right {
                let words = text.words(mark);
                errors.push(format!("{words} counts {of:?}, not {said:?}"));
            }
        }
        errors
    }

    fn add_notes(&mut self, text: &Text, facts: &[Fact]) -> Vec<String> {
        let words = &text.article.text;
        let may = text.notes.iter().filter(|(_, counts)| !counts);
        let may: Vec<&str> = may.map(|(note, _)| note.as_str()).collect();
        let mut found = facts.to_vec();
        found.retain(|fact| {
            let agrees = |note: &&str| notes::counts::agrees(fact, note, words);
            !may.iter().any(agrees)
        });
        let labels = text.notes.iter().filter(|(_, counts)| *counts);
        let labels = labels.map(|(note, _)| note.as_str()).collect();
        let known = self.notes.errors.len();
        self.notes.add(text.half(), words, &found, labels);
        let errors = self.notes.errors.split_off(known);
        let short = |error: String| error.chars().take(140).collect();
        errors.into_iter().map(short).collect()
    }

    fn rows(&self, half: &'static str) -> Vec<Figure> {
        let mut rows = self.said.rows(half);
        rows.extend(invented::shares(&format!("{half}: dates"), &self.dates));
        rows.extend(invented::shares(&format!("{half}: figures"), &self.figures));
        let (all, right) = self.of;
        rows.push(Figure::share(
            &format!("{half}: figures, what is counted"),
            right,
            all,
        ));
        rows.push(Figure {
            what: format!("{half}: figures found where none is"),
            value: (self.figures.found - self.figures.met).to_string(),
        });
        rows.extend(newswire::table(&format!("{half}: names"), &self.names));
        for kind in notes::counts::KINDS {
            let count = self.notes.kinds.get(&(kind, half)).copied();
            let count = count.unwrap_or_default();
            let (found, labelled) = ((count.found, count.right), (count.labelled, count.right));
            let f1 = Figure::f1(&format!("{half}: {kind}, F1"), found, labelled);
            let counts = format!(
                "{} ({} right of {} found, {} labelled)",
                f1.value, count.right, count.found, count.labelled
            );
            rows.push(Figure {
                value: counts,
                ..f1
            });
        }
        rows
    }
}

/// A date or figure as the tables of sentences write its value.
fn label(mark: &Mark) -> (Span, String) {
    let value = match mark.kind {
        'f' => read::figure(&mark.value).0.join(" | "),
        _ => mark.value.clone(),
    };
    (mark.span, value)
}
