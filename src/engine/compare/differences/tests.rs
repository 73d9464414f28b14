use super::*;
use crate::engine::compare::{Comparison, compare, tests::analysis};
mod pairs;
mod rest;
mod values;
mod voices;

use crate::engine::facts::{
    Approx, DateValue, Entity, Evidence, Figure, Grain, Person, Quote, Speaker, Value,
};

/// An article whose facts are written down by the test: `(words, value)`, in the order of the text.
fn article(text: &str, facts: &[(&str, Value)]) -> Analysis {
    let mut analysis = analysis(text);
    analysis.facts = facts
        .iter()
        .map(|(words, value)| {
            let start = text.find(words).unwrap();
            Fact {
                id: format!("{}1", value.kind().letter()),
                span: Span::new(start, start + words.len()),
                value: value.clone(),
                evidence: Evidence {
                    rule: "test",
                    confidence: 1.0,
                },
            }
        })
        .collect();
    analysis.facts.sort_by_key(|fact| fact.span);
    analysis
}

fn compared(left: &Analysis, right: &Analysis) -> Comparison {
    compare(Pair::new(left, right), &[left, right])
}

/// The differences of one kind, as `left | right`, with a question mark where they are only possible.
#[track_caller]
fn check(left: &Analysis, right: &Analysis, kind: DifferenceKind, expected: &[&str]) {
    let show = |side: &Analysis, span: Option<Span>| {
        span.map_or("-", |span| span.of(&side.article.text))
            .to_owned()
    };
    let rows = compared(left, right).rows;
    let differences = rows.iter().flat_map(|row| &row.differences);
    let shown: Vec<String> = differences
        .filter(|difference| difference.kind == kind)
        .map(|difference| {
            let mark = if difference.certain { "" } else { "?" };
            let words = difference.words;
            format!(
                "{} | {}{mark}",
                show(left, words.left),
                show(right, words.right)
            )
        })
        .collect();
    assert_eq!(shown, expected);
}

fn figure(number: f64, of: Option<&str>, unit: Option<&str>, approx: Approx) -> Value {
    Value::Figure(Figure {
        number: (number >= 0.0).then_some(number),
        upper: None,
        unit: unit.map(str::to_owned),
        approx,
        of: of.map(str::to_owned),
        per: None,
    })
}

fn day(iso: &str, relative: bool) -> Value {
    Value::Date(DateValue {
        iso: Some(iso.to_owned()),
        grain: Grain::Day,
        relative,
    })
}

/// A quotation of `text` whose words are `words`, said by `speaker`.
fn quote(text: &str, words: &str, speaker: Option<&str>) -> Value {
    let start = text.find(words).unwrap();
    Value::Quote(Quote {
        fragments: vec![Span::new(start, start + words.len())],
        speaker: speaker.map(|name| {
            let at = text.find(name).unwrap();
            Speaker {
                name: name.to_owned(),
                span: Span::new(at, at + name.len()),
                role: None,
            }
        }),
        cue: None,
        medium: None,
        partial: false,
    })
}

fn person(name: &str) -> Value {
    Value::Person(Person {
        name: name.to_owned(),
        roles: Vec::new(),
        affiliation: None,
        mentions: Vec::new(),
    })
}
