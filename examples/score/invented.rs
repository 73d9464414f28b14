//! Figures and dates of invented news sentences that a reader labelled: `tests/it/data/figures.txt` and `dates.txt`.
//!
//! Sentences in odd places are for development, those in even places are kept to measure with; the heads of the files
//! say what their columns are.

use std::collections::BTreeMap;
use std::path::Path;

use parallax::engine::facts::{Approx, Fact, Value};
use parallax::engine::text::Span;

use super::amounts::facts_of;
use super::quotes::lossy;
use super::{Figure, tell};

const FIGURES: &str = include_str!("../../tests/it/data/figures.txt");
const DATES: &str = include_str!("../../tests/it/data/dates.txt");
/// The day all the sentences were published on.
const PUBLISHED: &str = "2025-09-26";

/// A labelled sentence: its words, and the words and value of each fact.
pub(super) struct Case<'a> {
    pub(super) text: &'a str,
    pub(super) labels: Vec<(Span, String)>,
}

/// How many facts were labelled, found, right with the very words, and right with words that overlap.
#[derive(Default)]
pub(super) struct Counts {
    labelled: usize,
    pub(super) found: usize,
    strict: usize,
    relaxed: usize,
    pub(super) met: usize,
}

/// What a rule states of itself, in per mille, with how many of its facts are right and how many there are.
pub(super) type Calibration = BTreeMap<&'static str, (u64, usize, usize)>;

/// Measures figures, then dates, on both halves.
#[expect(
    clippy::unnecessary_wraps,
    reason = "a measure whose files come with the repository has the shape of the others"
)]
pub(crate) fn measure(_folder: &Path) -> Option<Vec<Figure>> {
    let mut rows = Vec::new();
    let mut calibration = Calibration::new();
    for (what, table, dates) in [("figures", FIGURES, false), ("dates", DATES, true)] {
        let cases = cases(table);
        for (half, first) in [("development", 0), ("kept", 1)] {
            let mut counts = Counts::default();
            for case in cases.iter().skip(first).step_by(2) {
                let facts = facts_of(case.text, PUBLISHED.parse().ok(), dates);
                let errors = compare(case, &facts, &mut counts, &mut calibration);
                // What went wrong in the kept half stays unseen.
                for error in errors.iter().filter(|_| half == "development") {
                    tell(error);
                }
            }
            rows.extend(shares(&format!("{what}, {half}"), &counts));
        }
    }
    for (rule, (stated, right, all)) in calibration {
        let name = format!("{rule}, states {}.{}%", stated / 10, stated % 10);
        rows.push(Figure::share(&name, right, all));
    }
    Some(rows)
}

/// A row each for words that overlap, the value, and the value with the very words.
pub(super) fn shares(what: &str, counts: &Counts) -> Vec<Figure> {
    let rows = [
        ("F1 of overlapping words", counts.met),
        ("F1 with value", counts.relaxed),
        ("F1 with value and exact words", counts.strict),
    ];
    rows.into_iter()
        .map(|(name, right)| {
            let (found, labelled) = ((counts.found, right), (counts.labelled, right));
            Figure::f1(&format!("{what}, {name}"), found, labelled)
        })
        .collect()
}

fn cases(table: &'static str) -> Vec<Case<'static>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
    {
        let Some(label) = line.strip_prefix("  ") else {
            cases.push(Case {
                text: line,
                labels: Vec::new(),
            });
            continue;
        };
        let Some(case) = cases.last_mut() else {
            continue;
        };
        let (words, value) = label.split_once(" | ").unwrap_or((label, ""));
        // The same words twice in a sentence: the second label is the second place.
        let from = case.labels.last().map_or(0, |(span, _)| span.end);
        let rest = case.text.get(from..).unwrap_or_default();
        match rest.find(words) {
            Some(at) => {
                let span = Span::new(from + at, from + at + words.len());
                case.labels.push((span, value.to_owned()));
            }
            None => tell(&format!("label without its words: {words} | {}", case.text)),
        }
    }
    cases
}

/// Adds the facts of a text to the counts; says what is wrong.
pub(super) fn compare(
    case: &Case<'_>,
    facts: &[Fact],
    counts: &mut Counts,
    calibration: &mut Calibration,
) -> Vec<String> {
    let mut errors = Vec::new();
    let around = |span: Span| {
        let near = Span::new(span.start.saturating_sub(90), span.end + 60);
        lossy(case.text, near)
    };
    counts.labelled += case.labels.len();
    counts.found += facts.len();
    let mut open: Vec<&(Span, String)> = case.labels.iter().collect();
    for fact in facts {
        let place = open.iter().position(|(span, _)| span.overlaps(fact.span));
        let label = place.map(|place| open.remove(place));
        let value = value(fact);
        let right = label.is_some_and(|(_, expected)| agree(expected, &value));
        let exact = label.is_none_or(|(span, _)| *span == fact.span);
        counts.met += usize::from(label.is_some());
        counts.relaxed += usize::from(right);
        counts.strict += usize::from(right && exact);
        let entry = calibration.entry(fact.evidence.rule).or_default();
        entry.0 = permille(fact.evidence.confidence);
        entry.1 += usize::from(right);
        entry.2 += 1;
        if !right || !exact {
            let expected = label.map_or_else(
                || "nothing".to_owned(),
                |(span, expected)| format!("{} | {expected}", span.of(case.text)),
            );
            let found = fact.span.of(case.text);
            errors.push(format!(
                "found {found} | {value} for {expected}: {}",
                around(fact.span)
            ));
        }
    }
    errors.extend(open.into_iter().map(|(span, expected)| {
        let words = span.of(case.text);
        format!("not found: {words} | {expected}: {}", around(*span))
    }));
    errors
}

fn permille(share: f32) -> u64 {
    format!("{:.0}", share * 1000.0).parse().unwrap_or(0)
}

/// The value of a fact as the labels write it.
fn value(fact: &Fact) -> String {
    let or_none = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    match &fact.value {
        Value::Date(date) => or_none(date.iso.clone()),
        Value::Figure(figure) => {
            let rounded = |number: f64| ((number * 1e4).round() / 1e4).to_string();
            let number = figure.number.map(rounded);
            let upper = figure.upper.map(rounded);
            let number = match (number, upper) {
                (Some(number), Some(upper)) => format!("{number}..{upper}"),
                (number, _) => or_none(number),
            };
            let approx = match figure.approx {
                Approx::Exact => "-",
                Approx::About => "about",
                Approx::AtLeast => "at_least",
                Approx::AtMost => "at_most",
                Approx::MoreThan => "more_than",
                Approx::LessThan => "less_than",
            };
            format!("{number} | {} | {approx}", or_none(figure.unit.clone()))
        }
        _ => String::new(),
    }
}

/// Whether two values are the same; a column of `*` is not asked for.
fn agree(expected: &str, found: &str) -> bool {
    let (expected, found) = (expected.trim().split(" | "), found.split(" | "));
    expected.clone().count() == found.clone().count()
        && expected
            .zip(found)
            .all(|(expected, found)| expected == "*" || expected == found)
}
