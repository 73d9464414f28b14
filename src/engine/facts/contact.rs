//! Attempts of the reporters to reach somebody, and what came of them: "declined to comment", "did not respond to a
//! request for comment", "could not be reached", "The Verge has reached out to Microsoft for comment".
//!
//! Four patterns, each in its own function of [`pattern`]: a refusal, silence, an attempt and an answer. What they have in
//! common is that the words are about reporting itself: a "comment", a request for one, or the outlet as the one who asks.
//! "She refused to answer to the court" and "he reached out to voters" are none.

mod pattern;
mod place;

use std::collections::BTreeSet;

use super::quote::attribute::{Attribution, How};
use super::quote::speaker::Memory;
use super::speech::Page;
use super::speech::phrase::Phrase;
use super::{Contact, Draft, Evidence, Outcome, Source, Value};

/// Adds the contact attempts of an article; answers with the items that tell of them, as line and item: they report no
/// claim of their own.
pub(super) fn find(page: &Page<'_>, found: &mut Vec<Draft>) -> BTreeSet<(usize, usize)> {
    let mut taken = BTreeSet::new();
    let mut memory = Memory::default();
    for (idx, line) in page.lines.iter().enumerate() {
        let mut low = 0;
        while low < line.items.len() {
            let high = line.sentence_end(low).max(low + 1);
            let mut at = low;
            while at < high {
                let Some(pattern) = pattern::read(line, at, (low, high)) else {
                    at += 1;
                    continue;
                };
                at = pattern.cue.1.max(at) + 1;
                let mut who =
                    |phrase: Phrase| source(page, &mut memory, (idx, pattern.cue), phrase);
                let party = pattern.party.and_then(&mut who);
                let by = pattern.by.and_then(&mut who);
                taken.extend((pattern.cue.0..=pattern.cue.1).map(|item| (idx, item)));
                let cue = line.span(pattern.cue.0, pattern.cue.1);
                found.extend(cue.map(|cue| {
                    let named = party.iter().chain(&by).map(|source| source.span);
                    Draft {
                        span: named.fold(cue, super::super::text::Span::cover),
                        value: Value::Contact(Contact {
                            cue: page.words(cue).to_lowercase(),
                            party,
                            by,
                            outcome: pattern.outcome,
                        }),
                        evidence: evidence(pattern.outcome),
                    }
                }));
            }
            low = high;
        }
    }
    taken
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
        how: How::Before,
        line,
    };
    let who = memory.who(page, &attribution)?;
    Some(Source {
        name: who.name,
        span: who.span,
    })
}

/// The name of a rule, and the share of what it finds that is right among the invented sentences of
/// `tests/it/data/notes-labels.txt`, which are labelled for this.
const fn evidence(outcome: Outcome) -> Evidence {
    let (rule, confidence) = match outcome {
        Outcome::Declined => ("contact-refusal", 0.95),
        Outcome::NoResponse => ("contact-silence", 0.95),
        Outcome::Asked => ("contact-attempt", 0.9),
        Outcome::Responded => ("contact-answer", 0.9),
    };
    Evidence { rule, confidence }
}

#[cfg(test)]
mod tests;
