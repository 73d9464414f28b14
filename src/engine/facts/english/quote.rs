//! Quotations: what is said in whose words.
//!
//! [`stretch`](crate::engine::facts::stretch) finds what stands between marks, [`attribute`] who says it, [`join`] puts
//! together what an attribution or a new paragraph interrupts, [`speaker`] resolves "he" and "the company", [`medium`] reads
//! "in a blog post".
//!
//! One to three words that nobody is said to say are emphasis or irony, and capitalised words after "the book" are a
//! title: neither is a quotation. The same words next to a verb of speech are a partial quotation.

pub(super) mod attribute;
mod body;
mod epithet;
mod how;
mod join;
mod medium;
mod role;
pub(super) mod speaker;
mod thing;
mod trail;

use std::collections::BTreeSet;

use super::speech::Page;
use super::speech::line::Line;
use super::speech::words::Class;
use crate::engine::facts::stretch::Stretch;
use crate::engine::facts::{Draft, Quote, Speaker, Value};
use crate::engine::text::Span;
use attribute::{Attribution, How};
use join::Utterance;
pub(super) use trail::TAKEN;
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
            .and_then(|attribution| speakers.resolve(page, &attribution, &mut Trail::default()));
        let whole = utterance.attribution.filter(|_| !utterance.partial);
        if let Some((line, cue)) = whole.and_then(|found| Some((found.line, found.cue?))) {
            cues.insert((line, cue.0));
        }
        found.extend(draft(page, &utterance, speaker));
    }
    cues
}

/// One of those who may have said a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The words that name them.
    pub(super) span: Span,
    /// The rule that found them.
    pub(super) rule: &'static str,
    /// [`TAKEN`], or why they were not.
    pub(super) verdict: &'static str,
}

/// Everybody that the rules looked at for `quote`, in the order of the rules. Nothing is stored with the facts: the rules
/// run once more, and keep what they do.
pub(super) fn candidates(page: &Page<'_>, quote: &Quote) -> Vec<Candidate> {
    let mut trail = Trail::kept();
    let mut speakers = speaker::Memory::default();
    for utterance in join::utterances(page, &mut trail) {
        if let Some(found) = utterance
            .attribution
            .filter(|_| is_quotation(page, &utterance))
        {
            trail.turn_to(utterance.stretches.first().copied());
            speakers.weigh(page, &found, &mut trail);
        }
    }
    let own = |stretch: usize| {
        page.stretches
            .get(stretch)
            .is_some_and(|stretch| quote.fragments.contains(&stretch.inner))
    };
    let tried = trail.into_tried().into_iter();
    tried
        .filter(|tried| own(tried.stretch))
        .map(|tried| Candidate {
            span: tried.span,
            rule: tried.rule,
            verdict: tried.verdict,
        })
        .collect()
}

/// Whether a speaker's name is only a pronoun.
fn is_open(name: &str) -> bool {
    ["he", "she", "they", "it", "who", "which"]
        .iter()
        .any(|word| name.eq_ignore_ascii_case(word))
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
        let beside = matches!(found.how, How::Adjacent | How::Inverted | How::According)
            && opens_sentence(page, stretch);
        beside || is_headline(page, &found) || names(page, &found, *only)
    });
    !title || said
}

/// Whether a stretch stands at the head of its sentence: capitalised words further on, as in "On “Harbour Nights,” Lee
/// said", are a title though an attribution follows.
fn opens_sentence(page: &Page<'_>, stretch: &Stretch) -> bool {
    let segments = page.document.segments;
    let sentence = segments
        .sentence_at(stretch.span.start)
        .and_then(|idx| segments.sentences.get(idx));
    sentence.is_none_or(|sentence| sentence.span.start >= stretch.span.start)
}

/// Whether an attribution stands in a headline, where capitals tell no titles.
fn is_headline(page: &Page<'_>, found: &Attribution) -> bool {
    page.lines.get(found.line).is_some_and(Line::is_title_case)
}

/// Whether capitalised words are a name that somebody gives ("called her “Little Miss Harbour”"), or stand right after a
/// verb of speech: "wrote “Songs of the North”" makes a title, "specified “Baker”" does not.
fn names(page: &Page<'_>, found: &Attribution, stretch: usize) -> bool {
    let (Some(line), Some((cue, _))) = (page.lines.get(found.line), found.cue) else {
        return false;
    };
    let beside = line
        .item(cue + 1)
        .is_some_and(|item| item.quotation() == Some(stretch));
    let class = line.class(cue);
    class.is(Class::NAMING) || beside && !class.is(Class::MAKING)
}

/// The quotation as a fact.
fn draft(
    page: &Page<'_>,
    utterance: &Utterance,
    speaker: Option<(Speaker, bool)>,
) -> Option<Draft> {
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
    let how = match (&speaker, utterance.attribution) {
        (Some((speaker, _)), _) if is_open(&speaker.name) => How::OpenPronoun,
        (Some((_, true)), _) => How::SharedPronoun,
        (Some(_), Some(found)) => found.how,
        _ => How::Nobody,
    };
    Some(Draft {
        span,
        value: Value::Quote(Quote {
            fragments,
            speaker: speaker.map(|(speaker, _)| speaker),
            cue,
            medium,
            partial: utterance.partial,
        }),
        evidence: how.evidence(),
    })
}

#[cfg(test)]
pub(super) mod tests;
