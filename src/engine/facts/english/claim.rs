//! Reported claims: what somebody is said to have said, thought or promised, in the reporter's words.
//!
//! A claim hangs on a cue outside quotation marks: a verb of speech or thought with its subject, "according to", or a
//! hedge alone ("reportedly"). Words wholly in quotation marks are quotations, not claims; a woven-in quotation is both.
//!
//! [`cue`] finds cues with their sources, [`content`] how far the claim reaches, [`stance`] whether it is hedged, denied,
//! done or planned.

mod content;
mod cue;
pub(super) mod explain;
mod frame;
mod governed;
mod noun;
mod parts;
mod stance;
pub(super) mod subject;

use std::collections::BTreeSet;

use super::contact;
use super::quote::attribute::{Attribution, How};
use super::quote::speaker::Memory;
use super::speech::Page;
use super::speech::clause;
use super::speech::line::Line;
use super::speech::phrase::Phrase;
use super::speech::words::Class;
use crate::engine::facts::{Claim, Draft, Evidence, Source, Value};
use crate::engine::text::Span;
use cue::{Cue, Kind};
use parts::Parts;

/// No claim is longer, in bytes: a "sentence" of that length is no prose, and one claim for each of its cues would cost
/// the square of it.
const LONGEST: usize = 4096;

/// A cue in a clause of time or reason stands within this many items of the word that opens it.
const TEMPORAL: usize = 12;

/// No claim is surer whose source is a pronoun that several persons near fit, as no quotation is.
const SHARED: f32 = How::SharedPronoun.evidence().confidence;

/// Reports within reports are looked for among so many neighbours: more stand in no sentence of prose.
const NEAR: usize = 16;

/// Adds the claims and the contact attempts of an article. `taken` holds the cues, as line and item, whose words stand
/// wholly between marks; the words of contact attempts are no cues either.
pub(super) fn find(page: &Page<'_>, mut taken: BTreeSet<(usize, usize)>, found: &mut Vec<Draft>) {
    let attempts = contact::find(page);
    taken.extend(attempts.iter().flat_map(contact::Attempt::items));
    let mut attempts = attempts.iter().peekable();
    let mut memory = Memory::default();
    for (idx, line) in page.lines.iter().enumerate() {
        let mut low = 0;
        while low < line.items.len() {
            let high = line.sentence_end(low).max(low + 1);
            let mut told = if high - low <= clause::LONGEST {
                reports(line, &Parts::new(page, idx, (low, high)))
            } else {
                Vec::new()
            };
            told.retain(|report| !taken.contains(&(idx, report.cue.words.0)));
            let mut sources: Vec<Option<Source>> = Vec::with_capacity(told.len());
            let mut doubts = Vec::with_capacity(told.len());
            for report in &told {
                let who = source(page, &mut memory, idx, &report.cue);
                doubts.push(who.as_ref().is_some_and(|(_, doubtful)| *doubtful));
                sources.push(who.map(|(source, _)| source));
            }
            for ((report, who), doubtful) in told.iter().zip(&sources).zip(doubts) {
                let via = report
                    .within
                    .iter()
                    .filter_map(|&outer| sources.get(outer).cloned().flatten())
                    .filter(|outer| who.as_ref().is_none_or(|who| who.name != outer.name));
                let mut claim = draft(page, line, report, (who.clone(), via.collect()));
                if let Some(claim) = claim.as_mut().filter(|_| doubtful) {
                    claim.evidence.confidence = claim.evidence.confidence.min(SHARED);
                }
                found.extend(claim);
            }
            // In the order of the text, because who spoke last tells who "the company" is.
            while let Some(attempt) = attempts.next_if(|attempt| attempt.ends_before(idx, high)) {
                found.extend(contact::draft(page, &mut memory, attempt));
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
fn reports(line: &Line<'_>, parts: &Parts<'_>) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    for cue in cue::find(line, parts) {
        let Some(reach) = content::find(line, parts, &cue) else {
            continue;
        };
        // "Smith reportedly told staff": the hedge belongs to the verb behind it.
        let hedged = reports.last().is_some_and(|before: &Report| {
            let at = before.cue.words.1;
            before.cue.kind == Kind::Hedge && (at + 1..=at + 2).contains(&cue.words.0)
        });
        if hedged && line.class(cue.words.0).is(Class::SPEECH) {
            reports.pop();
        }
        reports.push(Report {
            cue,
            reach,
            within: Vec::new(),
        });
    }
    let within: Vec<Vec<usize>> = (0..reports.len())
        .map(|inner| {
            let outer = inner.saturating_sub(NEAR)..reports.len().min(inner + NEAR);
            outer
                .filter(|&outer| holds(line, &reports, outer, inner))
                .collect()
        })
        .collect();
    let kept: Vec<usize> = (0..reports.len())
        .filter(|&idx| {
            let free = within.get(idx).is_none_or(Vec::is_empty);
            free || reports
                .get(idx)
                .is_some_and(|report| stands_alone(line, &report.cue))
        })
        .collect();
    for (report, outer) in reports.iter_mut().zip(within) {
        report.within = outer
            .iter()
            .filter_map(|outer| kept.binary_search(outer).ok())
            .collect();
    }
    let mut idx = 0;
    reports.retain(|_| {
        idx += 1;
        kept.binary_search(&(idx - 1)).is_ok()
    });
    reports
}

/// Whether a cue inside what another one reports makes a claim of its own: what somebody says, not what they think.
fn stands_alone(line: &Line<'_>, cue: &Cue) -> bool {
    cue.kind == Kind::According || line.class(cue.words.0).is(Class::SPEECH)
}

/// Whether the report `inner` is a part of what `outer` reports.
fn holds(line: &Line<'_>, reports: &[Report], outer: usize, inner: usize) -> bool {
    let (Some(outer), Some(inner)) = (reports.get(outer), reports.get(inner)) else {
        return false;
    };
    let (first, last) = outer.reach;
    let at = inner.cue.words.0;
    let reports =
        outer.cue.kind.reports() || outer.cue.kind == Kind::Hedge && outer.cue.words.0 < at;
    let aside = inner.cue.kind == Kind::According && inner.cue.words.0 > outer.cue.words.0;
    // "Microsoft had told the ministry, he said, to go": what is set in between says where the whole comes from.
    let set_in = inner.cue.kind == Kind::Trailing && outer.cue.words.0 < at;
    let free = aside || set_in || in_own_clause(line, &outer.cue, at);
    reports && !free && outer.cue.words != inner.cue.words && first <= at && at <= last
}

/// Whether the cue at `at` stands in an adverbial clause that belongs to the reporter: "announced it after the paper
/// reported that …" gives when, not what was announced. Only a clause that is reported may hold such a clause as its
/// own, and a comma parts it off even there: "said he left after the paper reported that …".
fn in_own_clause(line: &Line<'_>, outer: &Cue, at: usize) -> bool {
    let opener = (outer.words.1 + 1..at).rev().take(TEMPORAL).find(|&idx| {
        matches!(
            line.word(idx),
            "after"
                | "before"
                | "when"
                | "while"
                | "since"
                | "following"
                | "because"
                | "once"
                | "until"
                | "although"
                | "though"
                | "whereas"
        ) || line.word(idx) == "as" && line.word(idx - 1) == ","
    });
    let Some(opener) = opener else {
        return false;
    };
    // "said she left", "said the road was closed", not "announced the sale".
    let verbal = || {
        let class = |idx| {
            line.class(idx)
                .is(Class::PRONOUN.and(Class::BE).and(Class::BETWEEN))
        };
        (outer.words.1 + 1..opener).any(class)
    };
    let clause = outer.kind == Kind::That || outer.kind == Kind::Clause && verbal();
    let comma = line.word(opener - 1) == ",";
    !clause || comma
}

/// Who the claim of a cue in line `line` comes from, and whether a pronoun stands for them that others fit.
fn source(page: &Page<'_>, memory: &mut Memory, line: usize, cue: &Cue) -> Option<(Source, bool)> {
    let attribution = Attribution {
        phrase: cue.source?,
        cue: Some(cue.words),
        how: How::Before,
        line,
    };
    let who = memory.who(page, &attribution)?;
    let source = Source {
        name: who.name,
        span: who.span,
    };
    Some((source, who.doubtful))
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
    let named = source.as_ref().map(|source| source.name.as_str());
    let anonymous = stance::is_anonymous(line, cue, named);
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
            anonymous,
            via,
        }),
        evidence: evidence(cue.kind),
    })
}

/// The name of a rule, and the share of its cues that are labelled as cues in the development news (`examples/score`,
/// table "claims by rule").
const fn evidence(kind: Kind) -> Evidence {
    let (rule, confidence) = match kind {
        Kind::According => ("claim-according-to", 0.94),
        Kind::That => ("claim-verb-that", 0.91),
        Kind::Trailing => ("claim-trailing-verb", 0.91),
        Kind::Clause => ("claim-verb-clause", 0.79),
        Kind::Participle => ("claim-participle", 0.79),
        Kind::Passive => ("claim-passive", 0.63),
        // Too rare in the development data to be measured, as is "as".
        Kind::Hedge => ("claim-hedge", 0.50),
        Kind::Object => ("claim-verb-object", 0.77),
        Kind::Infinitive => ("claim-verb-to", 0.68),
        Kind::As => ("claim-verb-as", 0.60),
        Kind::Preposition => ("claim-verb-preposition", 0.79),
        Kind::Noun => ("claim-noun", 0.75),
    };
    Evidence { rule, confidence }
}

#[cfg(test)]
mod tests;
