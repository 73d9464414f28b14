//! Attempts of the reporters to reach somebody, and what came of them: "declined to comment", "did not respond to a
//! request for comment", "could not be reached", "The Verge has reached out to Microsoft for comment".
//!
//! Four patterns, each in its own function of [`pattern`]: a refusal, silence, an attempt and an answer. What they have in
//! common is that the words are about reporting itself: a "comment", a request for one, or the outlet as the one who asks.
//! "She refused to answer to the court" and "he reached out to voters" are none.

mod pattern;
mod place;

use super::quote::attribute::{Attribution, How};
use super::quote::speaker::Memory;
use super::speech::Page;
use super::speech::phrase::Phrase;
use crate::engine::facts::{Contact, Draft, Evidence, Outcome, Source, Value};
use crate::engine::text::Span;
use pattern::Pattern;

/// A contact attempt, and the line it stands in.
pub(super) struct Attempt {
    line: usize,
    pattern: Pattern,
}

impl Attempt {
    /// Whether it stands in line `line` before item `end`.
    pub(super) const fn ends_before(&self, line: usize, end: usize) -> bool {
        self.line < line || self.line == line && self.pattern.cue.0 < end
    }

    /// The items that tell of it, as line and item: they report no claim of their own.
    pub(super) fn items(&self) -> impl Iterator<Item = (usize, usize)> {
        let line = self.line;
        (self.pattern.cue.0..=self.pattern.cue.1).map(move |item| (line, item))
    }
}

/// The contact attempts of an article, in order.
pub(super) fn find(page: &Page<'_>) -> Vec<Attempt> {
    let mut attempts = Vec::new();
    for (idx, line) in page.lines.iter().enumerate() {
        let mut low = 0;
        while low < line.items.len() {
            let high = line.sentence_end(low).max(low + 1);
            let mut at = low;
            while at < high {
                let found = pattern::read(line, at, (low, high));
                at = found.map_or(at, |pattern| pattern.cue.1.max(at)) + 1;
                attempts.extend(found.map(|pattern| Attempt { line: idx, pattern }));
            }
            low = high;
        }
    }
    attempts
}

/// The attempt as a fact; `memory` knows who spoke before it, for "the company" and "she".
pub(super) fn draft(page: &Page<'_>, memory: &mut Memory, attempt: &Attempt) -> Option<Draft> {
    let Attempt { line: idx, pattern } = attempt;
    let line = page.lines.get(*idx)?;
    let cue = line.span(pattern.cue.0, pattern.cue.1)?;
    let mut who = |phrase: Phrase| source(page, memory, (*idx, pattern.cue), phrase);
    let party = pattern.party.and_then(&mut who);
    let by = pattern.by.and_then(&mut who);
    let named = party.iter().chain(&by).map(|source| source.span);
    Some(Draft {
        span: named.fold(cue, Span::cover),
        value: Value::Contact(Contact {
            cue: page.words(cue).to_lowercase(),
            party,
            by,
            outcome: pattern.outcome,
        }),
        evidence: evidence(pattern.outcome),
    })
}

/// Who a phrase of the line names.
fn source(
    page: &Page<'_>,
    memory: &mut Memory,
    (line, cue): (usize, Phrase),
    phrase: Phrase,
) -> Option<Source> {
    let attribution = Attribution {
        phrase,
        cue: Some(cue),
        how: How::Reached,
        line,
    };
    let who = memory.who(page, &attribution)?;
    Some(Source {
        name: who.name,
        span: who.span,
    })
}

/// The name of a rule, and its confidence from the invented sentences of `tests/it/data/notes-labels.txt`, which are
/// labelled for this: (right + 1) / (found + 2), the rule of succession. Answers are too rare there; they state 0.9, less
/// than all rules together reach on the sentences kept to measure with.
const fn evidence(outcome: Outcome) -> Evidence {
    let (rule, confidence) = match outcome {
        Outcome::Declined => ("contact-refusal", 0.91),
        Outcome::NoResponse => ("contact-silence", 0.90),
        Outcome::Asked => ("contact-attempt", 0.89),
        Outcome::Responded => ("contact-answer", 0.90),
    };
    Evidence { rule, confidence }
}

#[cfg(test)]
mod tests;
