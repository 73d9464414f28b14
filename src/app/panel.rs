//! The facts pane: facts grouped by kind, each kind under a heading with its count. Which row stands where is
//! arithmetic over nine kinds.

use super::index::FactIndex;
use crate::engine::facts::FactKind;

/// What stands on one line of the facts pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactRow {
    /// The heading of a kind, and how many facts there are of it.
    Kind(FactKind, usize),
    /// A fact: its position in the pane.
    Fact(usize),
    /// The empty line after a kind.
    Gap,
}

/// How the lines of the pane are divided.
#[derive(Clone, Copy, Debug)]
pub struct Panel<'a> {
    /// The facts.
    pub index: &'a FactIndex,
}

impl Panel<'_> {
    /// The kinds that have facts, each with its heading's line and its positions.
    fn kinds(&self) -> impl Iterator<Item = (FactKind, usize, usize, usize)> + '_ {
        let mut line = 0;
        FactKind::ALL.into_iter().filter_map(move |kind| {
            let (from, to) = self.index.of_kind(kind);
            if from == to {
                return None;
            }
            let heading = line;
            line += to - from + 2;
            Some((kind, heading, from, to))
        })
    }

    /// How many lines the pane has.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.kinds()
            .last()
            .map_or(0, |(_, heading, from, to)| heading + 1 + to - from)
    }

    /// What stands on a line; `None` below the end.
    #[must_use]
    pub fn row(&self, line: usize) -> Option<FactRow> {
        let (kind, heading, from, to) = self
            .kinds()
            .take_while(|(_, heading, ..)| *heading <= line)
            .last()?;
        let inside = line - heading;
        match inside {
            0 => Some(FactRow::Kind(kind, to - from)),
            _ if inside <= to - from => Some(FactRow::Fact(from + inside - 1)),
            _ => (line < self.lines()).then_some(FactRow::Gap),
        }
    }

    /// The line of the fact at `position`, and whether it is the first of its kind.
    #[must_use]
    pub fn line_of(&self, position: usize) -> (usize, bool) {
        self.kinds()
            .find(|(.., to)| position < *to)
            .map_or((0, false), |(_, heading, from, _)| {
                (
                    heading + 1 + position.saturating_sub(from),
                    position == from,
                )
            })
    }

    /// The scroll for which the fact at `position` is in view, moving no further than needed.
    #[must_use]
    pub fn reveal(&self, scroll: usize, position: usize, height: usize) -> usize {
        let (line, opens) = self.line_of(position);
        let top = line.saturating_sub(usize::from(opens && height > 1));
        let furthest = self.lines().saturating_sub(height);
        scroll
            .min(furthest)
            .max((line + 1).saturating_sub(height))
            .min(top)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::engine::analysis::Analysis;
    use crate::engine::article::Article;
    use crate::engine::facts::{Citation, Evidence, Fact, Update, Value};
    use crate::engine::segment::Segments;
    use crate::engine::text::Span;

    #[test]
    fn every_fact_stands_on_its_line_under_the_heading_of_its_kind() {
        let citation = Value::Citation(Citation {
            cited: String::new(),
            cue: String::new(),
        });
        let update = Value::Update(Update {
            label: String::new(),
            date: None,
        });
        let fact = |value: &Value| Fact {
            id: String::new(),
            span: Span::new(0, 1),
            value: value.clone(),
            evidence: Evidence {
                rule: "test",
                confidence: 1.0,
            },
        };
        let index = FactIndex::new(&Analysis {
            article: Arc::new(Article::new("a", "x".to_owned(), Vec::new())),
            segments: Segments::default(),
            facts: [&update, &citation, &citation].map(fact).to_vec(),
        });
        let panel = Panel { index: &index };
        let rows: Vec<_> = (0..=panel.lines()).map(|line| panel.row(line)).collect();
        assert_eq!(
            rows,
            [
                Some(FactRow::Kind(FactKind::Citation, 2)),
                Some(FactRow::Fact(0)),
                Some(FactRow::Fact(1)),
                Some(FactRow::Gap),
                Some(FactRow::Kind(FactKind::Update, 1)),
                Some(FactRow::Fact(2)),
                None,
            ]
        );
        assert_eq!(panel.line_of(2), (5, true));
        assert_eq!(panel.reveal(0, 2, 3), 3);
        assert_eq!(panel.reveal(5, 0, 3), 0, "the heading comes into view too");
    }
}
