//! Reported claims: what somebody is said to have said, thought or promised, in the reporter's words.
//!
//! A claim hangs on a cue outside quotation marks: a verb of speech or thought with its subject, "according to", or a
//! hedge alone ("reportedly"). Words wholly in quotation marks are quotations, not claims; a woven-in quotation is both.
//!
//! [`cue`] finds cues with their sources, [`content`] how far the claim reaches, [`stance`] whether it is hedged, denied,
//! done or planned.

mod content;
mod cue;
mod stance;

use std::collections::BTreeSet;

use super::super::text::Span;
use super::quote::attribute::{Attribution, How};
use super::quote::speaker::Memory;
use super::speech::Page;
use super::speech::line::Line;
use super::{Claim, Draft, Evidence, Source, Value};
use cue::{Cue, Kind};

/// No claim is longer, in bytes: a "sentence" of that length is no prose, and one claim for each of its cues would cost
/// the square of it.
const LONGEST: usize = 4096;

/// Adds the claims of an article; `taken` holds the items, as line and item, that are cues already: their words
/// stand wholly between marks, or they tell of a contact attempt.
pub(super) fn find(page: &Page<'_>, taken: &BTreeSet<(usize, usize)>, found: &mut Vec<Draft>) {
    let mut memory = Memory::default();
    for (idx, line) in page.lines.iter().enumerate() {
        for cue in cue::find(line) {
            if taken.contains(&(idx, cue.words.0)) {
                continue;
            }
            let source = cue.source.and_then(|phrase| {
                let attribution = Attribution {
                    phrase,
                    cue: Some(cue.words),
                    how: How::Before,
                    line: idx,
                };
                let who = memory.who(page, &attribution)?;
                Some(Source {
                    name: who.name,
                    span: who.span,
                })
            });
            found.extend(draft(page, line, &cue, source));
        }
    }
}

fn draft(page: &Page<'_>, line: &Line<'_>, cue: &Cue, source: Option<Source>) -> Option<Draft> {
    let reach = content::find(line, cue)?;
    let content = line
        .span(reach.0, reach.1)
        .filter(|content| content.len() <= LONGEST)?;
    let words = line.span(cue.words.0, cue.words.1)?;
    let span = source
        .iter()
        .map(|source| source.span)
        .fold(content.cover(words), Span::cover);
    let stance = stance::read(line, cue, reach);
    Some(Draft {
        span,
        value: Value::Claim(Claim {
            source,
            cue: page.words(words).to_lowercase(),
            cue_span: words,
            content,
            hedges: stance.hedges,
            negated: stance.negated,
            status: stance.status,
            anonymous: false,
            via: Vec::new(),
        }),
        evidence: evidence(cue.kind),
    })
}

/// The name of a rule, and the share of its cues that are labelled as cues in the development news (`examples/score`,
/// table "claims by rule").
const fn evidence(kind: Kind) -> Evidence {
    let (rule, confidence) = match kind {
        Kind::According => ("claim-according-to", 0.95),
        Kind::That => ("claim-verb-that", 0.86),
        Kind::Trailing => ("claim-trailing-verb", 0.89),
        Kind::Clause => ("claim-verb-clause", 0.66),
        Kind::Participle => ("claim-participle", 0.74),
        Kind::Passive => ("claim-passive", 0.60),
        Kind::Hedge => ("claim-hedge", 0.50),
    };
    Evidence { rule, confidence }
}

#[cfg(test)]
mod tests;
