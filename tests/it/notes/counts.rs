//! Counts the citations, updates and contact attempts of the labelled sentences in `tests/it/data/notes-labels.txt`,
//! whose head says what its columns are. The scorer prints them and a test holds them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use parallax::engine::article::{Article, Block, BlockKind};
use parallax::engine::facts::{self, Fact, Outcome, Source, Value};
use parallax::engine::segment;
use parallax::engine::text::Span;

const LABELS: &str = include_str!("../data/notes-labels.txt");

/// The day all the sentences were published on.
const PUBLISHED: &str = "2025-09-26";

/// The kinds that are labelled.
pub(crate) const KINDS: [&str; 3] = ["citation", "update", "contact"];

/// How many facts are labelled, how many were found, and how many of these are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) labelled: usize,
    pub(crate) found: usize,
    pub(crate) right: usize,
}

/// What was counted.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    /// By kind and part: "development" and "kept".
    pub(crate) kinds: BTreeMap<(&'static str, &'static str), Count>,
    /// By rule: what it states in percent, how many facts it made, and how many of them are right.
    pub(crate) rules: BTreeMap<&'static str, (String, usize, usize)>,
    /// What went wrong, one place each.
    pub(crate) errors: Vec<String>,
}

/// Counts all labelled sentences.
pub(crate) fn count() -> Counts {
    let mut counts = Counts::default();
    let (development, kept) = LABELS.split_once("\n# Kept").unwrap_or((LABELS, ""));
    for (half, table) in [("development", development), ("kept", kept)] {
        // The rest of the line that parts them is no sentence.
        let table = if half == "kept" {
            table.split_once('\n').map_or("", |(_, table)| table)
        } else {
            table
        };
        for (text, labels) in cases(table) {
            counts.add(half, text, &facts_of(text), labels);
        }
    }
    counts
}

/// Each sentence with its labels.
fn cases(table: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut cases: Vec<(&str, Vec<&str>)> = Vec::new();
    let lines = table.lines();
    for line in lines.filter(|line| !line.starts_with('#') && !line.is_empty()) {
        match (line.strip_prefix("  "), cases.last_mut()) {
            (Some(label), Some(case)) => case.1.push(label),
            _ => cases.push((line, Vec::new())),
        }
    }
    cases
}

impl Counts {
    /// Adds the facts of a text, which has these labels.
    pub(crate) fn add(
        &mut self,
        half: &'static str,
        text: &str,
        facts: &[Fact],
        mut labels: Vec<&str>,
    ) {
        for kind in KINDS {
            let labelled = labels.iter().filter(|label| label.starts_with(kind));
            self.kinds.entry((kind, half)).or_default().labelled += labelled.count();
        }
        for fact in facts {
            let Some(kind) = kind(fact) else {
                continue;
            };
            let place = labels.iter().position(|label| agrees(fact, label, text));
            let right = usize::from(place.is_some());
            let count = self.kinds.entry((kind, half)).or_default();
            count.found += 1;
            count.right += right;
            let stated = format!("{:.0}", 100.0 * fact.evidence.confidence);
            let rule = self
                .rules
                .entry(fact.evidence.rule)
                .or_insert((stated, 0, 0));
            rule.1 += 1;
            rule.2 += right;
            match place {
                Some(place) => {
                    labels.remove(place);
                }
                None => self
                    .errors
                    .push(format!("{half}: found {}: {text}", shown(fact, text))),
            }
        }
        for label in labels {
            self.errors
                .push(format!("{half}: not found {label}: {text}"));
        }
    }
}

fn facts_of(text: &str) -> Vec<Fact> {
    let block = Block {
        kind: BlockKind::Paragraph,
        span: Span::new(0, text.len()),
    };
    let article = Article::new("case", text.to_owned(), vec![block]);
    let published: Option<Date> = PUBLISHED.parse().ok();
    facts::find(&article, &segment::segment(&article), published)
}

const fn kind(fact: &Fact) -> Option<&'static str> {
    match &fact.value {
        Value::Citation(_) => Some("citation"),
        Value::Update(_) => Some("update"),
        Value::Contact(_) => Some("contact"),
        _ => None,
    }
}

/// Whether a fact is what `label` says. Names of contacts agree where their words overlap.
pub(crate) fn agrees(fact: &Fact, label: &str, text: &str) -> bool {
    let columns: Vec<&str> = label.split(" | ").collect();
    match (&fact.value, columns.as_slice()) {
        (Value::Citation(citation), ["citation", cited]) => citation.cited == *cited,
        (Value::Update(update), ["update", kind, day]) => {
            update.label == *kind && update.date.as_deref().unwrap_or("-") == *day
        }
        (Value::Contact(contact), ["contact", outcome, party, by]) => {
            name(contact.outcome) == *outcome
                && overlap(contact.party.as_ref(), party, text)
                && overlap(contact.by.as_ref(), by, text)
        }
        _ => false,
    }
}

/// Whether a source stands where `words` do; "-" is no source.
fn overlap(source: Option<&Source>, words: &str, text: &str) -> bool {
    let Some(source) = source else {
        return words == "-";
    };
    text.match_indices(words)
        .any(|(at, words)| Span::new(at, at + words.len()).overlaps(source.span))
}

const fn name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Asked => "Asked",
        Outcome::Declined => "Declined",
        Outcome::NoResponse => "NoResponse",
        Outcome::Responded => "Responded",
    }
}

/// A fact as the labels write it.
fn shown(fact: &Fact, text: &str) -> String {
    let words = |source: &Option<Source>| {
        source
            .as_ref()
            .map_or("-", |source| source.span.of(text))
            .to_owned()
    };
    match &fact.value {
        Value::Citation(citation) => format!("citation | {}", citation.cited),
        Value::Update(update) => format!(
            "update | {} | {}",
            update.label,
            update.date.as_deref().unwrap_or("-")
        ),
        Value::Contact(contact) => format!(
            "contact | {} | {} | {}",
            name(contact.outcome),
            words(&contact.party),
            words(&contact.by)
        ),
        _ => String::new(),
    }
}
