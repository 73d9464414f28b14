//! Reported claims: what somebody is said to have said, thought or promised, in the reporter's words.
//!
//! A claim hangs on a cue outside quotation marks: a verb of speech or thought with its subject, "according to", or a
//! hedge alone ("reportedly"). Words wholly in quotation marks are quotations, not claims; a woven-in quotation is both.
//!
//! [`cue`] finds cues with their sources, [`content`] how far the claim reaches, [`stance`] whether it is hedged, denied,
//! done or planned.

mod content;
mod cue;
mod frame;
mod governed;
mod noun;
mod parts;
mod stance;

use std::collections::BTreeSet;

use super::super::text::Span;
use super::quote::attribute::{Attribution, How};
use super::quote::speaker::Memory;
use super::speech::Page;
use super::speech::line::Line;
use super::speech::phrase::Phrase;
use super::speech::words::Class;
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
        let mut low = 0;
        while low < line.items.len() {
            let high = line.sentence_end(low).max(low + 1);
            let mut told = reports(line, (low, high));
            told.retain(|report| !taken.contains(&(idx, report.cue.words.0)));
            let mut sources: Vec<Option<Source>> = Vec::with_capacity(told.len());
            for report in &told {
                sources.push(source(page, &mut memory, idx, &report.cue));
            }
            for (report, who) in told.iter().zip(&sources) {
                let via = report
                    .within
                    .iter()
                    .filter_map(|&outer| sources.get(outer).cloned().flatten());
                found.extend(draft(page, line, report, (who.clone(), via.collect())));
            }
            low = high;
        }
    }
}

/// A cue, what it reports, and the reports of the same sentence that pass it on.
struct Report {
    cue: Cue,
    reach: Phrase,
    /// Indexes of the outer reports, the outermost first.
    within: Vec<usize>,
}

/// The claims of a sentence. What somebody is reported to say of their own thoughts is no report of a report: "she said
/// she hopes to stay" is one claim.
fn reports(line: &Line<'_>, sentence: (usize, usize)) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    for cue in cue::find(line, sentence) {
        let Some(reach) = content::find(line, &cue) else {
            continue;
        };
        reports.push(Report {
            cue,
            reach,
            within: Vec::new(),
        });
    }
    for inner in 0..reports.len() {
        let within: Vec<usize> = (0..reports.len())
            .filter(|&outer| holds(&reports, outer, inner))
            .collect();
        if let Some(report) = reports.get_mut(inner) {
            report.within = within;
        }
    }
    reports.retain(|report| {
        report.within.is_empty()
            || report.cue.kind == Kind::According
            || line.class(report.cue.words.0).is(Class::SPEECH)
    });
    reports
}

/// Whether the report `inner` is a part of what `outer` reports.
fn holds(reports: &[Report], outer: usize, inner: usize) -> bool {
    let (Some(outer), Some(inner)) = (reports.get(outer), reports.get(inner)) else {
        return false;
    };
    let (first, last) = outer.reach;
    let at = inner.cue.words.0;
    let reports =
        outer.cue.kind.reports() || outer.cue.kind == Kind::Hedge && outer.cue.words.0 < at;
    reports && outer.cue.words != inner.cue.words && first <= at && at <= last
}

/// Who the claim of a cue in line `line` comes from.
fn source(page: &Page<'_>, memory: &mut Memory, line: usize, cue: &Cue) -> Option<Source> {
    let attribution = Attribution {
        phrase: cue.source?,
        cue: Some(cue.words),
        how: How::Before,
        line,
    };
    let who = memory.who(page, &attribution)?;
    Some(Source {
        name: who.name,
        span: who.span,
    })
}

fn draft(
    page: &Page<'_>,
    line: &Line<'_>,
    report: &Report,
    (source, via): (Option<Source>, Vec<Source>),
) -> Option<Draft> {
    let cue = &report.cue;
    let content = line
        .span(report.reach.0, report.reach.1)
        .filter(|content| content.len() <= LONGEST)?;
    let words = line.span(cue.words.0, cue.words.1)?;
    let span = source
        .iter()
        .map(|source| source.span)
        .fold(content.cover(words), Span::cover);
    let stance = stance::read(line, cue, report.reach);
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
            via,
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
        Kind::Object => ("claim-verb-object", 0.60),
        Kind::Infinitive => ("claim-verb-to", 0.60),
        Kind::As => ("claim-verb-as", 0.60),
        Kind::Preposition => ("claim-verb-preposition", 0.60),
        Kind::Noun => ("claim-noun", 0.60),
    };
    Evidence { rule, confidence }
}

#[cfg(test)]
mod tests;
