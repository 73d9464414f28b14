//! Where the facts of an article stand, indexed so that a screen of it is found without looking at the rest.
//!
//! Made on the worker together with the analysis: it is the only thing here that takes time proportional to an article.

use crate::engine::analysis::Analysis;
use crate::engine::facts::{Fact, FactKind, Value};
use crate::engine::text::Span;

/// Spans longer than this are kept apart: one quotation over ten paragraphs must not make every look-up after it walk
/// back to its start. Longer than most sentences, so that few spans are.
const LONG: usize = 600;

/// Most marks of either length that one look-up gives: more than a screen of text can hold, so that a sentence of
/// megabytes costs no more than a screen.
const MOST: usize = 2000;

/// One place in the text that belongs to a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The words.
    pub span: Span,
    /// The fact they state or name: index into [`Analysis::facts`].
    pub fact: usize,
}

/// The facts of an article by place and by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactIndex {
    short: Marks,
    long: Marks,
    /// Every fact's index, by kind and then by place: the order of the facts pane.
    order: Vec<usize>,
    /// For each kind, where its facts end in `order`.
    ends: [usize; FactKind::ALL.len()],
    /// For each fact, where it stands in `order`.
    positions: Vec<usize>,
    /// How many facts are unsure.
    unsure: usize,
    /// The names of the people, in order.
    people: Vec<String>,
}

/// The names of the people of an article, in order.
fn people(analysis: &Analysis) -> Vec<String> {
    let names = analysis.facts.iter().filter_map(|fact| match &fact.value {
        Value::Person(person) => Some(person.name.clone()),
        _ => None,
    });
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Marks by where they start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Marks {
    marks: Vec<Mark>,
    /// For each mark, the furthest end of it and all before it.
    reach: Vec<usize>,
}

impl FactIndex {
    /// Indexes the facts of an analysis.
    #[must_use]
    pub fn new(analysis: &Analysis) -> Self {
        let text = &analysis.article.text;
        let marks = analysis
            .facts
            .iter()
            .enumerate()
            .flat_map(|(fact, found)| places(found).map(move |span| Mark { span, fact }));
        let (short, long) = marks
            .filter(|mark| mark.span.fits(text) && !mark.span.is_empty())
            .partition(|mark| mark.span.len() <= LONG);
        let mut order: Vec<usize> = (0..analysis.facts.len()).collect();
        order.sort_by_key(|&fact| analysis.facts.get(fact).map(Fact::kind));
        let mut ends = [0; FactKind::ALL.len()];
        let mut positions = vec![0; order.len()];
        for (position, &fact) in order.iter().enumerate() {
            positions[fact] = position;
            ends[analysis.facts[fact].kind() as usize] = position + 1;
        }
        let unsure = analysis.facts.iter();
        let unsure = unsure.filter(|fact| fact.evidence.is_unsure());
        let mut end = 0;
        for of_kind in &mut ends {
            end = end.max(*of_kind);
            *of_kind = end;
        }
        Self {
            short: Marks::new(short),
            long: Marks::new(long),
            order,
            ends,
            positions,
            unsure: unsure.count(),
            people: people(analysis),
        }
    }

    /// Whether somebody of that name is among the people.
    #[must_use]
    pub fn is_person(&self, name: &str) -> bool {
        let found = self
            .people
            .binary_search_by(|known| known.as_str().cmp(name));
        found.is_ok()
    }

    /// How many facts are less certain than they must be to be told without a mark of doubt.
    #[must_use]
    pub const fn unsure(&self) -> usize {
        self.unsure
    }

    /// The marks that share at least a byte with `span`, by where they start; of very many the first.
    #[must_use]
    pub fn overlapping(&self, span: Span) -> Vec<Mark> {
        let mut found: Vec<_> = self.short.overlapping(span).take(MOST).collect();
        found.extend(self.long.overlapping(span).take(MOST));
        found.sort_by_key(|mark| (mark.span.start, mark.fact));
        found
    }

    /// The first mark that starts at or after `offset`.
    #[must_use]
    pub fn first_from(&self, offset: usize) -> Option<Mark> {
        let of = |marks: &Marks| {
            let idx = marks.marks.partition_point(|mark| mark.span.start < offset);
            marks.marks.get(idx).copied()
        };
        let (short, long) = (of(&self.short), of(&self.long));
        short
            .into_iter()
            .chain(long)
            .min_by_key(|mark| (mark.span.start, mark.fact))
    }

    /// The last mark that starts before `offset`.
    #[must_use]
    pub fn last_before(&self, offset: usize) -> Option<Mark> {
        let of = |marks: &Marks| {
            let idx = marks.marks.partition_point(|mark| mark.span.start < offset);
            marks.marks.get(idx.checked_sub(1)?).copied()
        };
        let (short, long) = (of(&self.short), of(&self.long));
        short
            .into_iter()
            .chain(long)
            .max_by_key(|mark| (mark.span.start, mark.fact))
    }

    /// How many facts there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The fact at `position` of the facts pane.
    #[must_use]
    pub fn at(&self, position: usize) -> Option<usize> {
        self.order.get(position).copied()
    }

    /// Where `fact` stands in the facts pane.
    #[must_use]
    pub fn position(&self, fact: usize) -> Option<usize> {
        self.positions.get(fact).copied()
    }

    /// The positions of the facts of `kind`: from, to (not included).
    #[must_use]
    pub const fn of_kind(&self, kind: FactKind) -> (usize, usize) {
        let idx = kind as usize;
        let from = if idx == 0 { 0 } else { self.ends[idx - 1] };
        (from, self.ends[idx])
    }
}

impl Marks {
    fn new(mut marks: Vec<Mark>) -> Self {
        marks.sort_by_key(|mark| (mark.span.start, mark.fact));
        let mut furthest = 0;
        let reach = marks
            .iter()
            .map(|mark| {
                furthest = furthest.max(mark.span.end);
                furthest
            })
            .collect();
        Self { marks, reach }
    }

    fn overlapping(&self, span: Span) -> impl Iterator<Item = Mark> + '_ {
        let from = self.reach.partition_point(|&end| end <= span.start);
        let to = self
            .marks
            .partition_point(|mark| mark.span.start < span.end);
        let near = self.marks.get(from..to.max(from)).unwrap_or_default();
        near.iter()
            .copied()
            .filter(move |mark| mark.span.overlaps(span))
    }
}

/// All places of a fact: its own words, and every other place that names the same person, body or place.
fn places(fact: &Fact) -> impl Iterator<Item = Span> + '_ {
    let mentions = match &fact.value {
        Value::Person(person) => person.mentions.as_slice(),
        Value::Organisation(entity) | Value::Place(entity) => entity.mentions.as_slice(),
        _ => &[],
    };
    let others = mentions.iter().copied().filter(|span| *span != fact.span);
    std::iter::once(fact.span).chain(others)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::article::Article;
    use crate::engine::facts::{Citation, Entity, Evidence};
    use crate::engine::segment::Segments;

    fn index(facts: Vec<(Span, Value)>) -> FactIndex {
        let fact = |(span, value): (Span, Value)| Fact {
            id: String::new(),
            span,
            value,
            evidence: Evidence {
                rule: "test",
                confidence: 1.0,
            },
        };
        let text = "x".repeat(5000);
        FactIndex::new(&Analysis {
            article: std::sync::Arc::new(Article::new("a", text, Vec::new())),
            segments: Segments::default(),
            facts: facts.into_iter().map(fact).collect(),
        })
    }

    fn citation() -> Value {
        Value::Citation(Citation {
            cited: String::new(),
            cue: String::new(),
        })
    }

    #[test]
    fn a_look_up_finds_what_a_walk_over_all_marks_finds() {
        let spans: Vec<_> = [
            (0, 9),
            (3, 5),
            (4, 3000),
            (10, 20),
            (15, 30),
            (2000, 2004),
            (4000, 4990),
        ]
        .map(|(start, end)| Span::new(start, end))
        .to_vec();
        let index = index(spans.iter().map(|span| (*span, citation())).collect());
        for start in (0..5000).step_by(3) {
            let line = Span::new(start, start + 7);
            let walked: Vec<_> = spans
                .iter()
                .filter(|span| span.overlaps(line))
                .copied()
                .collect();
            let found: Vec<_> = index
                .overlapping(line)
                .iter()
                .map(|mark| mark.span)
                .collect();
            assert_eq!(found, walked, "{line:?}");
            let next = spans.iter().find(|span| span.start >= start).copied();
            assert_eq!(index.first_from(start).map(|mark| mark.span), next);
            let before = spans.iter().rev().find(|span| span.start < start).copied();
            assert_eq!(index.last_before(start).map(|mark| mark.span), before);
        }
    }

    #[test]
    fn every_place_that_names_somewhere_belongs_to_it_and_kinds_keep_their_order() {
        let place = Value::Place(Entity {
            name: "Orrin".to_owned(),
            aliases: Vec::new(),
            mentions: vec![Span::new(0, 5), Span::new(50, 55)],
        });
        let index = index(vec![
            (Span::new(0, 5), citation()),
            (Span::new(0, 5), place),
        ]);
        let named = index.overlapping(Span::new(40, 60));
        assert_eq!(named.iter().map(|mark| mark.fact).collect::<Vec<_>>(), [1]);
        assert_eq!(index.at(0), Some(1), "places come before citations");
        assert_eq!(index.position(0), Some(1));
        assert_eq!(index.of_kind(FactKind::Place), (0, 1));
        assert_eq!(index.of_kind(FactKind::Quote), (0, 0));
    }
}
