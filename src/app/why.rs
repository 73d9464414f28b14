//! Why a fact is believed: its rule in words, how far the rule can be trusted, the words that gave the fact away, and
//! what the rule weighed and turned down.
//!
//! The rule and its confidence stand in the fact; what it weighed is found by the worker, because it reads the article
//! again.

use std::sync::Arc;

use super::command::Command;
use super::event::{Effect, Ticket};
use super::layout;
use super::overlay::Overlay;
use super::page::wrap;
use super::reader::moved;
use super::state::State;
use crate::engine::facts::explain::sentence;
use crate::engine::facts::{Evidence, Explanation, Fact, Value, Weighed};
use crate::engine::text::Span;

/// The widest line of the window.
pub const WIDTH: u16 = 74;
/// Columns of the labels.
pub const LABELS: u16 = 13;
/// The most characters of a passage that was weighed.
const SHORT: usize = 80;
/// The most bytes of the fact's own words that are shown.
const LONGEST: usize = 600;

/// The window.
#[derive(Clone, Debug)]
pub struct Why {
    /// The article of the fact.
    pub article: usize,
    /// The fact: index into its facts.
    pub fact: usize,
    /// The job that finds what the rule weighed, until it is done.
    pub ticket: Option<Ticket>,
    /// What is told, a paragraph each.
    pub told: Vec<Told>,
    /// The first line that is shown.
    pub scroll: usize,
    /// The lines, and the width they were made for: the paragraph, the words of it, whether it is its first line.
    pub lines: (u16, Vec<(usize, Span, bool)>),
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it is about; empty where the one before says so.
    pub label: &'static str,
    /// What is told.
    pub words: String,
    /// How it is told.
    pub tone: Tone,
}

/// How something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The words of the article.
    Words,
    /// Said of them.
    Plain,
    /// What the rule took.
    Taken,
    /// What it turned down, and names that only the program uses.
    Aside,
}

impl State {
    /// Opens the window on the fact that is lit, or the one under the cursor of the facts pane.
    pub(super) fn open_why(&mut self) -> Vec<Effect> {
        let found = self
            .prepared()
            .zip(self.reading())
            .and_then(|(prepared, reading)| {
                let chosen = prepared.index.at(reading.fact);
                let idx = reading.lit.map(|mark| mark.fact).or(chosen)?;
                let fact = prepared.analysis.facts.get(idx)?;
                let text = &prepared.analysis.article.text;
                Some((idx, fact.id.clone(), told(fact, text)))
            });
        let Some((article, (fact, id, told))) = self.reader.open.zip(found) else {
            self.say("go to a fact first");
            return Vec::new();
        };
        let ticket = self.new_ticket();
        self.overlay = Some(Overlay::Why(Box::new(Why {
            article,
            fact,
            ticket: Some(ticket),
            told,
            scroll: 0,
            lines: (0, Vec::new()),
        })));
        vec![Effect::Explain {
            ticket,
            article,
            fact: id,
        }]
    }

    /// What the rule weighed has been found.
    pub(super) fn take_explained(&mut self, ticket: Ticket, explanation: Option<&Explanation>) {
        let Some(Overlay::Why(why)) = &mut self.overlay else {
            return;
        };
        if why.ticket != Some(ticket) {
            return;
        }
        why.ticket = None;
        let text = self.shelf.articles.get(why.article);
        let text = text.map_or("", |article| article.text.as_str());
        why.told.extend(
            explanation
                .into_iter()
                .flat_map(|explanation| weighed(explanation, text)),
        );
        why.lines.0 = 0;
    }

    /// Carries out a command while the window is open.
    pub(super) fn run_in_why(&mut self, mut why: Box<Why>, command: Command) {
        if matches!(command, Command::Back | Command::Why | Command::Accept) {
            return;
        }
        let page = usize::from(self.why_window(&why).height).max(1);
        let last = why.lines.1.len().saturating_sub(page);
        if let Some(to) = moved(command, why.scroll, last + 1, page) {
            why.scroll = to;
        }
        self.overlay = Some(Overlay::Why(why));
    }

    fn why_window(&self, why: &Why) -> ratatui::layout::Rect {
        layout::inside(layout::window(self.size, WIDTH, why.lines.1.len()))
    }

    /// Wraps what the open window tells where its width or its words have changed.
    pub(super) fn lay_out_why(&mut self) {
        let size = self.size;
        let Some(Overlay::Why(why)) = &mut self.overlay else {
            return;
        };
        // As high as it can be: a window of a line or two has no frame, and would be wider inside.
        let inside = layout::inside(layout::window(size, WIDTH, usize::MAX));
        if why.lines.0 != inside.width {
            // An optimal line may hang over by a column.
            let width = usize::from(inside.width.saturating_sub(labels(inside.width) + 1).max(1));
            let mut lines = Vec::new();
            for (idx, told) in why.told.iter().enumerate() {
                let whole = Span::new(0, told.words.len());
                let words = wrap(&told.words, whole, width);
                let numbered = words.iter().enumerate();
                lines.extend(numbered.map(|(number, span)| (idx, *span, number == 0)));
            }
            why.lines = (inside.width, lines);
        }
        let height =
            usize::from(layout::inside(layout::window(size, WIDTH, why.lines.1.len())).height);
        why.scroll = why.scroll.min(why.lines.1.len().saturating_sub(height));
    }
}

/// Columns of the labels in a window of that width.
#[must_use]
pub const fn labels(width: u16) -> u16 {
    if width < 3 * LABELS { 0 } else { LABELS }
}

/// What the fact itself tells.
fn told(fact: &Fact, text: &str) -> Vec<Told> {
    let plain = |label, words: String| Told {
        label,
        words,
        tone: Tone::Plain,
    };
    let mut end = fact.span.end.min(fact.span.start + LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut told = vec![Told {
        label: fact.kind().name(),
        words: one_line(Span::new(fact.span.start, end).of(text), LONGEST),
        tone: Tone::Words,
    }];
    let says = sentence(fact.evidence.rule);
    if !says.is_empty() {
        told.push(plain("rule", says.to_owned()));
    }
    told.push(Told {
        label: if says.is_empty() { "rule" } else { "" },
        words: fact.evidence.rule.to_owned(),
        tone: Tone::Aside,
    });
    told.push(plain("confidence", trust(&fact.evidence)));
    let mut signs = signs(&fact.value);
    if let Some((_, name)) = signs
        .first_mut()
        .filter(|(label, _)| fact.evidence.is_unsure() && ["speaker", "source"].contains(label))
    {
        name.push_str(" – unsure");
    }
    if !signs.is_empty() {
        told.push(gap());
    }
    told.extend(signs.into_iter().map(|(label, words)| plain(label, words)));
    told
}

/// How far a rule can be trusted, in words and in number.
fn trust(evidence: &Evidence) -> String {
    let share = evidence.confidence;
    let says = match share {
        _ if evidence.is_unsure() => "not sure: read the words yourself",
        0.95.. => "nearly always right",
        0.85.. => "right most of the time",
        0.7.. => "usually right",
        _ => "more often right than wrong",
    };
    format!(
        "{says} ({:.0} in 100 facts of this rule are right)",
        share * 100.0
    )
}

/// The words that gave the fact away, and what they were read as.
fn signs(value: &Value) -> Vec<(&'static str, String)> {
    let mut signs = Vec::new();
    let mut add = |label, words: Option<String>| {
        let words = words.filter(|words| !words.is_empty());
        signs.extend(words.map(|words| (label, words)));
    };
    match value {
        Value::Quote(quote) => {
            let speaker = quote.speaker.as_ref().map(|speaker| speaker.name.clone());
            add(
                "speaker",
                speaker.or_else(|| Some("the text does not say".to_owned())),
            );
            add("cue", quote.cue.clone());
            add("medium", quote.medium.clone());
        }
        Value::Claim(claim) => {
            let source = claim.source.as_ref().map(|source| source.name.clone());
            add(
                "source",
                source.or_else(|| Some("the text does not say".to_owned())),
            );
            add("cue", Some(claim.cue.clone()));
            add("hedges", Some(claim.hedges.join(", ")));
        }
        Value::Citation(citation) => add("cue", Some(citation.cue.clone())),
        Value::Contact(contact) => add("cue", Some(contact.cue.clone())),
        Value::Date(date) => add("day", date.iso.clone()),
        Value::Update(update) => add("label", Some(update.label.clone())),
        Value::Figure(_) | Value::Person(_) | Value::Organisation(_) | Value::Place(_) => {}
    }
    signs
}

/// An empty line.
const fn gap() -> Told {
    Told {
        label: "",
        words: String::new(),
        tone: Tone::Plain,
    }
}

/// Why something was taken or turned down, in words alone: the name of the rule stands above already, and that of
/// another one tells a reader nothing.
fn reason<'a>(weighed: &'a Weighed, rule: &str) -> &'a str {
    let says = match weighed.reason.split_once(": ") {
        Some((name, says)) if name == rule || !sentence(name).is_empty() => says,
        Some((name, "taken")) => name,
        _ => &weighed.reason,
    };
    if says == "taken" { "" } else { says }
}

/// What the rule weighed, part by part.
fn weighed(explanation: &Explanation, text: &str) -> Vec<Told> {
    let mut part = "";
    let told = explanation.weighed.iter().map(|weighed| {
        let label = if weighed.part == part {
            ""
        } else {
            weighed.part
        };
        part = weighed.part;
        let words = one_line(weighed.span.of(text), SHORT);
        let (does, tone) = if weighed.taken {
            ("taken", Tone::Taken)
        } else {
            ("not taken", Tone::Aside)
        };
        Told {
            label,
            words: match reason(weighed, explanation.evidence.rule) {
                "" => format!("{does}: {words}"),
                why => format!("{does}: {words} – {why}"),
            },
            tone,
        }
    });
    let told: Vec<Told> = told.collect();
    let first = (!told.is_empty()).then(gap);
    first.into_iter().chain(told).collect()
}

/// The start of some words on one line.
fn one_line(words: &str, characters: usize) -> String {
    let line: String = words.chars().take(2 * characters).collect();
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(characters) {
        Some(_) => line.chars().take(characters - 1).chain(['…']).collect(),
        None => line,
    }
}

/// What an [`Effect::Explain`] is answered with.
pub type Explained = Option<Arc<Explanation>>;
