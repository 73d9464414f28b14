//! Dates and figures against the published cases of Recognizers-Text (MIT): by span, and by value where both give one.
//!
//! Those cases follow a chat assistant's view: "tomorrow at 5" is a command there, durations and recurring times are
//! dates, every number is one. So the measures ask what a newspaper shares with it: whole days, months, years and
//! ranges of them; percentages, currencies and dimensions.

use std::path::Path;

use jiff::civil::Date;
use parallax::engine::article::{Article, Block, BlockKind};
use parallax::engine::facts::{self, Fact, Value};
use parallax::engine::segment;
use parallax::engine::text::Span;
use serde_json::Value as Json;

use super::{Figure, tell};

/// A measure's file, its name, and which kind of fact it is about.
const FILES: [(&str, &str, bool); 4] = [
    ("DateTimeModel.json", "dates", true),
    ("PercentModel.json", "percentages", false),
    ("CurrencyModel.json", "currencies", false),
    ("DimensionModel.json", "dimensions", false),
];

/// The kinds of expected dates that a newspaper has too.
const SHARED: [&str; 3] = [
    "datetimeV2.date",
    "datetimeV2.daterange",
    "datetimeV2.datetime",
];

/// Measures every file that is there.
pub(crate) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let rows: Vec<Figure> = FILES
        .iter()
        .filter_map(|(file, what, dates)| {
            let path = folder.join("dates-figures").join(file);
            let text = std::fs::read_to_string(path).ok()?;
            let cases: Json = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
            Some(score(cases.as_array()?, what, *dates))
        })
        .flatten()
        .collect();
    (!rows.is_empty()).then_some(rows)
}

/// Counts of one file.
#[derive(Default)]
struct Counts {
    gold: usize,
    ours: usize,
    met: usize,
    valued: usize,
    right: usize,
}

/// How many expected expressions are met by an overlapping fact, how many facts meet one, how many values agree.
fn score(cases: &[Json], what: &str, dates: bool) -> Vec<Figure> {
    let mut counts = Counts::default();
    for case in cases {
        add(case, dates, &mut counts);
    }
    vec![
        Figure::share(&format!("{what}, found"), counts.met, counts.gold),
        Figure::share(
            &format!("{what}, expected"),
            counts.met.min(counts.ours),
            counts.ours,
        ),
        Figure::share(
            &format!("{what}, value of those found"),
            counts.right,
            counts.valued,
        ),
    ]
}

/// Adds one case.
fn add(case: &Json, dates: bool, counts: &mut Counts) {
    let text = case["Input"].as_str().unwrap_or_default();
    let anchor = case["Context"]["ReferenceDateTime"].as_str();
    let anchor: Option<Date> = anchor.and_then(|time| time.get(..10)?.parse().ok());
    let facts = facts_of(text, anchor, dates);
    let none = Vec::new();
    let expected = case["Results"].as_array().unwrap_or(&none);
    let spans: Vec<(Span, &Json)> = expected
        .iter()
        .filter_map(|result| Some((span_of(text, result)?, result)))
        .collect();
    counts.ours += facts.len();
    for fact in &facts {
        if !spans.iter().any(|(span, _)| span.overlaps(fact.span)) {
            tell(&format!("not expected: {} | {text}", fact.span.of(text)));
        }
    }
    for (span, result) in &spans {
        let kind = result["TypeName"].as_str().unwrap_or_default();
        let fact = facts.iter().find(|fact| fact.span.overlaps(*span));
        if dates && !SHARED.contains(&kind) {
            // Shown to be a date by neither: what a newspaper does not share counts on no side.
            counts.ours -= usize::from(fact.is_some());
            continue;
        }
        counts.gold += 1;
        let Some(fact) = fact else {
            tell(&format!("not found: {} | {text}", span.of(text)));
            continue;
        };
        counts.met += 1;
        if let Some(agrees) = agrees(fact, result) {
            counts.valued += 1;
            counts.right += usize::from(agrees);
            if !agrees {
                tell(&format!(
                    "value: {:?} for {} | {text}",
                    fact.value, result["Resolution"]
                ));
            }
        }
    }
}

/// Whether the values agree; `None` where either gives none.
fn agrees(fact: &Fact, result: &Json) -> Option<bool> {
    let resolution = &result["Resolution"];
    match &fact.value {
        Value::Date(date) => {
            let iso = date.iso.as_deref()?;
            let values = resolution["values"].as_array()?;
            let known = |value: &Json| {
                let timex = value["timex"].as_str().unwrap_or_default();
                let day = value["value"].as_str().unwrap_or_default();
                let start = value["start"].as_str().unwrap_or_default();
                timex == iso
                    || day.starts_with(iso)
                    || iso.starts_with(day) && !day.is_empty()
                    || !start.is_empty() && iso.starts_with(start)
            };
            Some(values.iter().any(known))
        }
        Value::Figure(figure) => {
            let expected: f64 = resolution["value"]
                .as_str()?
                .trim_end_matches('%')
                .parse()
                .ok()?;
            let number = figure.number?;
            Some((number - expected).abs() <= expected.abs() * 1e-6)
        }
        _ => None,
    }
}

/// Where an expected expression stands: given in code points, both ends included.
fn span_of(text: &str, result: &Json) -> Option<Span> {
    let at = |json: &Json| usize::try_from(json.as_u64()?).ok();
    let (start, last) = (at(&result["Start"])?, at(&result["End"])?);
    let offset = |chars: usize| {
        text.char_indices()
            .nth(chars)
            .map_or(text.len(), |(at, _)| at)
    };
    Some(Span::new(offset(start), offset(last + 1)))
}

/// The dates, or the figures, that the engine finds.
pub(crate) fn facts_of(text: &str, anchor: Option<Date>, dates: bool) -> Vec<Fact> {
    let block = Block {
        kind: BlockKind::Paragraph,
        span: Span::new(0, text.len()).trim(text),
    };
    let article = Article::new("case", text.to_owned(), vec![block]);
    let mut facts = facts::find(&article, &segment::segment(&article), anchor);
    facts.retain(|fact| match fact.value {
        Value::Date(_) => dates,
        Value::Figure(_) => !dates,
        _ => false,
    });
    facts
}
