//! The facts of one article, looked for in another.

use rustc_hash::FxHashMap;

use super::{Carried, Comparison, contradicted};
use crate::engine::analysis::Analysis;
use crate::engine::compare::DifferenceKind;
use crate::engine::compare::differences::figure::{agree, same_thing};
use crate::engine::facts::{Fact, FactKind, Figure, Quote, Value};
use crate::engine::matrix::CellStatus;
use crate::engine::side::Pair;
use crate::engine::text::Span;

/// Quotations that share so many words in a row are one quotation; a shorter one must be the same from end to end.
const RUN: usize = 4;

/// The most pairs of figures that are looked at: two reports make a few thousand, a page of tables must have an end.
const MOST_PAIRS: usize = 4_000_000;

/// What the right article does with each fact of the left.
pub(super) fn facts(
    pair: Pair<&Analysis>,
    comparison: &Comparison,
    sentences: &[Carried],
) -> Vec<Option<Carried>> {
    let mut seeker = Seeker {
        pair,
        comparison,
        sentences,
        places: Places::of(pair.right),
        pairs: MOST_PAIRS,
    };
    pair.left
        .facts
        .iter()
        .map(|fact| seeker.carried(fact))
        .collect()
}

/// Looks for facts of the left article in the right one.
struct Seeker<'a> {
    pair: Pair<&'a Analysis>,
    comparison: &'a Comparison,
    sentences: &'a [Carried],
    places: Places,
    /// Pairs of figures that may still be looked at.
    pairs: usize,
}

/// Where the right article has its names, dates, sources and quoted words.
struct Places {
    /// First place of each value, under the kind and the value in lower case.
    values: FxHashMap<(FactKind, String), Span>,
    /// The quotation that has a run of words first.
    runs: FxHashMap<Vec<String>, Span>,
    /// First place of each date as it is worded, and whether it tells which day that is.
    dates: FxHashMap<String, (Span, bool)>,
    /// Its figures.
    figures: Vec<(Span, Figure)>,
}

impl Seeker<'_> {
    fn carried(&mut self, fact: &Fact) -> Option<Carried> {
        let sentence = self.sentence(fact.span);
        let found = match &fact.value {
            Value::Update(_) => return None,
            Value::Claim(_) => return Some(sentence),
            Value::Quote(quote) => self.places.quote(quote, &self.pair.left.article.text),
            Value::Figure(figure) => {
                // Nobody looks any more: nothing is said.
                self.pairs = self.pairs.checked_sub(self.places.figures.len())?;
                self.figure(figure, &sentence)
            }
            value => names(value)
                .iter()
                .find_map(|name| self.places.values.get(&(fact.kind(), folded(name))))
                .copied(),
        };
        let perhaps = self.same_word(fact);
        let row = sentence.row.and_then(|idx| self.comparison.rows.get(idx));
        let differs = row.and_then(|row| {
            let mut against = contradicted(row, fact.span);
            against.find(|difference| concerns(difference.kind, fact.kind()))
        });
        Some(match (differs, found) {
            (Some(difference), _) => Carried {
                status: CellStatus::Differs,
                spans: difference.words.right.into_iter().collect(),
                row: sentence.row,
            },
            (None, Some(span)) => Carried {
                status: CellStatus::Reported,
                spans: vec![span],
                row: sentence.row.filter(|_| {
                    let here = |passage: &Span| passage.overlaps(span);
                    sentence.spans.iter().any(here)
                }),
            },
            // The same may be told there in other words than these.
            (None, None) if fact.kind() == FactKind::Quote && !sentence.spans.is_empty() => {
                Carried {
                    status: CellStatus::Uncertain,
                    ..sentence
                }
            }
            (None, None) => perhaps.map_or_else(Carried::omitted, |span| Carried {
                status: CellStatus::Uncertain,
                spans: vec![span],
                row: None,
            }),
        })
    }

    /// What the right article does with the sentence of a fact.
    fn sentence(&self, span: Span) -> Carried {
        let at = self.pair.left.segments.sentence_at(span.start);
        let found = at.and_then(|at| self.sentences.get(at));
        found.cloned().unwrap_or_else(Carried::omitted)
    }

    /// Where the right article gives the figure: in the passage that tells the same, or of the same thing elsewhere.
    fn figure(&self, figure: &Figure, sentence: &Carried) -> Option<Span> {
        let facing = |span: Span| sentence.spans.iter().any(|passage| passage.overlaps(span));
        let same = |other: &Figure| match same_thing(figure, other) {
            Some(same) => same,
            None => figure.unit.is_some(),
        };
        let agreeing = self.places.figures.iter();
        let mut agreeing = agreeing.filter(|(_, other)| agree(figure, other));
        let found = agreeing.clone().find(|(span, _)| facing(*span));
        let found = found.or_else(|| agreeing.find(|(_, other)| same(other)));
        found.map(|(span, _)| *span)
    }

    /// Where the right article gives a date in the same word, and one of the two does not tell which day that is.
    fn same_word(&self, fact: &Fact) -> Option<Span> {
        let Value::Date(date) = &fact.value else {
            return None;
        };
        let word = folded(fact.span.of(&self.pair.left.article.text));
        let (span, known) = self.places.dates.get(&word)?;
        (!known || date.iso.is_none()).then_some(*span)
    }
}

impl Places {
    fn of(analysis: &Analysis) -> Self {
        let mut places = Self {
            values: FxHashMap::default(),
            runs: FxHashMap::default(),
            dates: FxHashMap::default(),
            figures: Vec::new(),
        };
        for fact in &analysis.facts {
            match &fact.value {
                Value::Figure(figure) => places.figures.push((fact.span, figure.clone())),
                Value::Quote(quote) => {
                    for run in runs(&words(quote, &analysis.article.text)) {
                        places.runs.entry(run).or_insert(fact.span);
                    }
                }
                value => {
                    if let Value::Date(date) = value {
                        let word = folded(fact.span.of(&analysis.article.text));
                        let place = (fact.span, date.iso.is_some());
                        places.dates.entry(word).or_insert(place);
                    }
                    for name in names(value) {
                        let name = (fact.kind(), folded(name));
                        places.values.entry(name).or_insert(fact.span);
                    }
                }
            }
        }
        places
    }

    fn quote(&self, quote: &Quote, text: &str) -> Option<Span> {
        let runs = runs(&words(quote, text));
        runs.iter().find_map(|run| self.runs.get(run)).copied()
    }
}

/// What a date, a source, somebody or something is known by; nothing for other facts.
fn names(value: &Value) -> Vec<&str> {
    match value {
        Value::Date(date) => date.iso.as_deref().into_iter().collect(),
        Value::Citation(citation) => vec![&citation.cited],
        Value::Contact(contact) => {
            let party = contact.party.as_ref();
            party.map(|party| party.name.as_str()).into_iter().collect()
        }
        Value::Person(person) => vec![&person.name],
        Value::Organisation(entity) | Value::Place(entity) => {
            let aliases = entity.aliases.iter().map(String::as_str);
            std::iter::once(entity.name.as_str())
                .chain(aliases)
                .collect()
        }
        Value::Quote(_) | Value::Claim(_) | Value::Figure(_) | Value::Update(_) => Vec::new(),
    }
}

/// Whether a difference of that kind is about facts of that kind.
const fn concerns(difference: DifferenceKind, fact: FactKind) -> bool {
    matches!(
        (difference, fact),
        (DifferenceKind::Figure, FactKind::Figure)
            | (DifferenceKind::Date, FactKind::Date)
            | (DifferenceKind::Attribution, FactKind::Quote)
    )
}

fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// The words of a quotation in lower case, marks left out.
fn words(quote: &Quote, text: &str) -> Vec<String> {
    let fragments = quote.fragments.iter();
    fragments
        .flat_map(|span| span.of(text).split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The runs of words that tell a quotation; all of a short one.
fn runs(words: &[String]) -> Vec<Vec<String>> {
    if words.len() < RUN {
        return Some(words.to_vec())
            .filter(|words| !words.is_empty())
            .into_iter()
            .collect();
    }
    words.windows(RUN).map(<[String]>::to_vec).collect()
}
