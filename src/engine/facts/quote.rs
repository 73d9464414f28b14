//! Quotations: what is said in whose words.
//!
//! [`stretch`] finds what stands between marks, [`attribute`] who says it, [`join`] puts together what an attribution
//! or a new paragraph interrupts, [`speaker`] resolves "he" and "the company", [`medium`] reads "in a blog post".
//!
//! One to three words that nobody is said to say are emphasis or irony, and capitalised words after "the book" are a
//! title: neither is a quotation. The same words next to a verb of speech are a partial quotation.

pub(super) mod attribute;
mod join;
mod medium;
pub(super) mod speaker;
pub(super) mod stretch;
mod trail;
mod transcript;

use std::collections::BTreeSet;

use super::super::text::Span;
use super::speech::Page;
use super::speech::words::Class;
use super::{Draft, Evidence, Quote, Speaker, Value};
use attribute::{Attribution, How};
use join::Utterance;
use trail::Trail;

/// Scare quotes are at most this long, in words.
const SCARE: usize = 3;

/// Adds the quotations of an article; answers with the cues, as line and item, whose words stand wholly between marks.
pub(super) fn find(page: &Page<'_>, found: &mut Vec<Draft>) -> BTreeSet<(usize, usize)> {
    let mut cues = BTreeSet::new();
    let mut speakers = speaker::Memory::default();
    for utterance in join::utterances(page, &mut Trail::default()) {
        if !is_quotation(page, &utterance) {
            continue;
        }
        let speaker = utterance
            .attribution
            .and_then(|attribution| speakers.resolve(page, &attribution));
        let whole = utterance.attribution.filter(|_| !utterance.partial);
        if let Some((line, cue)) = whole.and_then(|found| Some((found.line, found.cue?))) {
            cues.insert((line, cue.0));
        }
        found.extend(draft(page, &utterance, speaker));
    }
    cues
}

/// Whether an utterance is a quotation, not emphasis and not a title.
fn is_quotation(page: &Page<'_>, utterance: &Utterance) -> bool {
    let [only] = utterance.stretches.as_slice() else {
        return true;
    };
    let Some(stretch) = page.stretches.get(*only) else {
        return false;
    };
    let inner = page.words(stretch.inner);
    let spoken = utterance.attribution.is_some_and(|found| match found.how {
        How::Paragraph | How::Subject => false,
        // In a headline marks are no irony: 'Deal' Is 'Dead', Lee Says.
        How::Later => is_headline(page, &found),
        _ => true,
    });
    let words = inner.split_whitespace().take(8).count();
    if !spoken && words <= SCARE {
        return false;
    }
    let mut long = inner
        .split_whitespace()
        .filter(|word| word.len() > 3)
        .peekable();
    let title = words <= 6
        && utterance.partial
        && long.peek().is_some()
        && long.all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    let said = utterance.attribution.is_some_and(|found| {
        let beside = matches!(found.how, How::Adjacent | How::Inverted | How::According);
        beside || is_headline(page, &found) || names(page, &found, *only)
    });
    !title || said
}

/// Whether an attribution stands in a headline, where capitals tell no titles.
fn is_headline(page: &Page<'_>, found: &Attribution) -> bool {
    page.lines
        .get(found.line)
        .is_some_and(|line| line.is_title_case())
}

/// Whether capitalised words are a name that somebody gives ("called her “Little Miss Harbour”"), or stand right after a
/// verb of speech: "wrote “Songs of the North”" makes a title, "specified “Baker”" does not.
fn names(page: &Page<'_>, found: &Attribution, stretch: usize) -> bool {
    let (Some(line), Some((cue, _))) = (page.lines.get(found.line), found.cue) else {
        return false;
    };
    let beside = line
        .item(cue + 1)
        .is_some_and(|item| item.stretch == Some(stretch));
    let class = line.class(cue);
    class.is(Class::NAMING) || beside && !class.is(Class::MAKING)
}

/// The quotation as a fact.
fn draft(page: &Page<'_>, utterance: &Utterance, speaker: Option<Speaker>) -> Option<Draft> {
    let parts: Vec<_> = utterance
        .stretches
        .iter()
        .filter_map(|&idx| page.stretches.get(idx))
        .collect();
    let span = parts.first()?.span.cover(parts.last()?.span);
    let cue = utterance.attribution.and_then(|found| {
        let line = page.lines.get(found.line)?;
        let (first, last) = found.cue?;
        Some(page.words(line.span(first, last)?).to_lowercase())
    });
    let medium = utterance.attribution.and_then(|found| {
        let line = page.lines.get(found.line)?;
        medium::find(page.document.text(), line, &found)
    });
    let fragments: Vec<Span> = parts.iter().map(|part| part.inner).collect();
    let how = utterance
        .attribution
        .filter(|_| speaker.is_some())
        .map_or(How::Nobody, |found: Attribution| found.how);
    Some(Draft {
        span,
        value: Value::Quote(Quote {
            fragments,
            speaker,
            cue,
            medium,
            partial: utterance.partial,
        }),
        evidence: evidence(how),
    })
}

/// The name of a rule, and the share of its speakers that overlap the true source on the development news
/// (`examples/score`, table "quotes by rule").
const fn evidence(how: How) -> Evidence {
    let (rule, confidence) = match how {
        How::Inverted => ("quote-said-name", 0.91),
        How::Adjacent => ("quote-name-said", 0.96),
        How::According => ("quote-according-to", 0.95),
        How::Before => ("quote-cue-before", 0.90),
        How::Participle => ("quote-participle", 0.78),
        How::Colon => ("quote-colon", 0.90),
        How::Later => ("quote-cue-later", 0.97),
        How::LeadIn => ("quote-lead-in", 0.75),
        How::Headline => ("quote-headline-colon", 0.67),
        How::SentenceBefore => ("quote-sentence-before", 0.87),
        // Too rare in the development data to be measured.
        How::Document => ("quote-document", 0.70),
        How::Paragraph => ("quote-same-paragraph", 0.92),
        How::Subject => ("quote-subject", 0.60),
        How::Agent => ("quote-by-agent", 0.80),
        How::Turn => ("quote-turn", 0.90),
        How::Nominal => ("quote-noun-of-speech", 0.80),
        How::Woven => ("quote-characterised", 0.80),
        How::FollowOn => ("quote-follow-on", 0.60),
        How::Nobody => ("quote-unattributed", 0.90),
    };
    Evidence { rule, confidence }
}

#[cfg(test)]
pub(super) mod tests;
