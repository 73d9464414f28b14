//! Notes that a text was changed: "Update, September 25th: …", "This article was corrected on …".
//!
//! A note starts its paragraph with a label, or is a sentence in which the article speaks of itself. Its date is the
//! first day found in its head; the rules for dates have run before.

use crate::engine::article::BlockKind;
use crate::engine::facts::{DateValue, Document, Draft, Evidence, Grain, Rule, Update, Value};
use crate::engine::segment::{Sentence, Token};
use crate::engine::text::Span;

/// Finds updates, corrections, clarifications and editors' notes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Updates;

/// The labels, by the words a note starts with in lower case.
const LABELS: [(&[&str], &str); 19] = [
    (&["last", "updated"], "Update"),
    (&["story", "updated"], "Update"),
    (&["article", "updated"], "Update"),
    (&["post", "updated"], "Update"),
    (&["for", "the", "record"], "Correction"),
    (&["update"], "Update"),
    (&["updates"], "Update"),
    (&["updated"], "Update"),
    (&["correction"], "Correction"),
    (&["corrections"], "Correction"),
    (&["corrected"], "Correction"),
    (&["clarification"], "Clarification"),
    (&["clarified"], "Clarification"),
    (&["editor", "'s", "note"], "Editor's note"),
    (&["editors", "'", "note"], "Editor's note"),
    (&["editor", "note"], "Editor's note"),
    (&["retraction"], "Retraction"),
    (&["amendment"], "Amendment"),
    (&["erratum"], "Correction"),
];

/// What an article calls itself in such a note.
const SELF: [&str; 9] = [
    "article", "story", "post", "piece", "report", "headline", "version", "page", "column",
];

/// What was done to it, with the label that stands for it.
const CHANGES: [(&str, &str); 10] = [
    ("corrects", "Correction"),
    ("clarifies", "Clarification"),
    ("updates", "Update"),
    ("updated", "Update"),
    ("corrected", "Correction"),
    ("clarified", "Clarification"),
    ("amended", "Correction"),
    ("revised", "Update"),
    ("edited", "Update"),
    ("modified", "Update"),
];

/// A label is followed by its colon or dash within this many tokens: "Update at 3:40 p.m. ET on Friday, September 25:".
const HEAD: usize = 16;

/// A sentence in which the article speaks of itself tells of the change within this many tokens: "This story was
/// originally published on September 1, 2025, and has since been updated".
const TOLD: usize = 26;

/// What an earlier version is called.
const EARLIER: [&str; 5] = ["earlier", "previous", "original", "prior", "first"];

/// Adverbs and verbs with which a note owns up to a mistake: "this article originally stated".
const MISTAKEN: [&str; 7] = [
    "originally",
    "initially",
    "incorrectly",
    "mistakenly",
    "erroneously",
    "wrongly",
    "previously",
];
const STATED: [&str; 10] = [
    "stated",
    "said",
    "gave",
    "reported",
    "identified",
    "described",
    "referred",
    "listed",
    "named",
    "attributed",
];

impl Rule for Updates {
    fn find(&self, document: &Document<'_>, found: &mut Vec<Draft>) {
        let days = days(found);
        let mut labelled = None;
        for sentence in &document.segments.sentences {
            if labelled == Some(sentence.block) {
                continue;
            }
            let block = document.segments.of_block(sentence.block);
            let first = block
                .first()
                .is_some_and(|first| first.span == sentence.span);
            let label = first
                .then(|| Head::new(document, block, &days).label())
                .flatten();
            let draft = if let Some((label, end)) = label {
                labelled = Some(sentence.block);
                let note = document.article.blocks.get(sentence.block);
                let note = note.filter(|block| block.kind != BlockKind::Boilerplate);
                let head = Span::new(sentence.span.start, end);
                let note = note.map_or(sentence.span, |block| block.span);
                Some((label, head, note, "update-label", 0.96))
            } else {
                Head::new(document, std::slice::from_ref(sentence), &days)
                    .change()
                    .map(|(label, when)| (label, when, sentence.span, "update-sentence", 0.92))
            };
            if let Some((label, when, span, rule, confidence)) = draft {
                let date = day(&days, when);
                // Confidences: (right + 1) / (found + 2) among the labelled sentences of `tests/it/data/notes-labels.txt`.
                found.push(Draft {
                    span,
                    value: Value::Update(Update {
                        label: label.to_owned(),
                        date,
                    }),
                    evidence: Evidence { rule, confidence },
                });
            }
        }
    }
}

/// The first tokens of a sentence.
struct Head<'d, 'a> {
    document: &'d Document<'a>,
    tokens: &'d [Token],
    /// Where the first sentence ends.
    sentence: usize,
    days: &'d [(Span, String)],
}

impl<'d, 'a> Head<'d, 'a> {
    /// The head of `sentence`, the first of its block where `sentences` has more of it: a time splits a head in two
    /// where the rules for sentences do not know its zone ("at 3:45 p.m. ET on Friday").
    fn new(document: &'d Document<'a>, sentences: &[Sentence], days: &'d [(Span, String)]) -> Self {
        let range = sentences
            .first()
            .zip(sentences.last())
            .map(|(first, last)| first.tokens.start..last.tokens.end);
        let tokens = range.and_then(|range| document.segments.tokens.get(range));
        let tokens = tokens.unwrap_or_default();
        Self {
            document,
            tokens: tokens.get(..TOLD).unwrap_or(tokens),
            sentence: sentences.first().map_or(0, |first| first.span.end),
            days,
        }
    }

    /// Whether a date starts at token `idx`.
    fn dated(&self, idx: usize) -> bool {
        self.tokens.get(idx).is_some_and(|token| {
            let at = self
                .days
                .partition_point(|(span, _)| span.start < token.span.start);
            self.days
                .get(at)
                .is_some_and(|(span, _)| span.start == token.span.start)
        })
    }

    /// Whether the mark at token `idx` stands inside a time or number: "3:45".
    fn inside_number(&self, idx: usize) -> bool {
        let at = self.tokens.get(idx).map_or(0, |token| token.span.end);
        let next = self.tokens.get(idx + 1);
        next.is_some_and(|next| {
            next.span.start == at
                && next
                    .span
                    .of(self.document.text())
                    .starts_with(|c: char| c.is_ascii_digit())
        })
    }

    fn word(&self, idx: usize) -> String {
        let word = self
            .tokens
            .get(idx)
            .map_or("", |token| token.span.of(self.document.text()));
        word.replace('’', "'").to_lowercase()
    }

    /// Whether the word at `idx` is `expected`, in any case and with any apostrophe.
    fn reads(&self, idx: usize, expected: &str) -> bool {
        let word = self
            .tokens
            .get(idx)
            .map_or("", |token| token.span.of(self.document.text()));
        if word.len() == expected.len() && word.eq_ignore_ascii_case(expected) {
            return true;
        }
        // A curly apostrophe takes more bytes than a straight one.
        if word.len() <= expected.len() || word.is_ascii() {
            return false;
        }
        let straight = word.chars().map(|c| if c == '’' { '\'' } else { c });
        straight.flat_map(char::to_lowercase).eq(expected.chars())
    }

    /// The label that the sentence starts with, and where the head that it opens ends.
    fn label(&self) -> Option<(&'static str, usize)> {
        let skip = usize::from(
            ["*", "(", "[", "-", "—"]
                .iter()
                .any(|mark| self.reads(0, mark)),
        );
        let (words, label) = LABELS.iter().find(|(words, _)| {
            words
                .iter()
                .enumerate()
                .all(|(idx, word)| self.reads(skip + idx, word))
        })?;
        let upper = self
            .tokens
            .get(skip)?
            .span
            .of(self.document.text())
            .starts_with(char::is_uppercase);
        let from = skip + words.len();
        let next = self.word(from);
        // "Update your phone now" is no note: a mark, a number or a date must follow the label.
        let numbered = next.starts_with(|c: char| c.is_ascii_digit());
        let dated = next == "on" || next == "at" || numbered || self.dated(from);
        let marked = matches!(
            next.as_str(),
            ":" | "," | "(" | "—" | "–" | "-" | "." | "|" | "]" | ")"
        );
        let head = self.tokens.len().min(HEAD);
        let colon = (from..head).find(|&idx| {
            matches!(self.word(idx).as_str(), ":" | "—" | "–" | ")" | "]")
                && !self.inside_number(idx)
        });
        let colon_ends = colon
            .and_then(|idx| self.tokens.get(idx))
            .map(|token| token.span.end);
        let last = self.tokens.get(head.checked_sub(1)?)?.span.end;
        let ends = colon_ends.unwrap_or(if dated { last } else { self.sentence });
        // "Updated on September 3, 2025" fills its line, without a colon.
        let alone = words.contains(&"updated") && self.tokens.len() < HEAD;
        let spoken = words.len() > 2 && words.contains(&"record") && next != ":";
        let opens = upper && !spoken;
        (opens && (marked || dated && (colon.is_some() || alone))).then_some((*label, ends))
    }

    /// Where the article names itself: "this article", "this news story", but not "this article of the constitution".
    fn myself(&self) -> Option<usize> {
        let this = (0..HEAD).find(|&idx| self.reads(idx, "this"))?;
        let own = (this + 1..this + 4).find(|&idx| SELF.contains(&self.word(idx).as_str()))?;
        (self.word(own + 1) != "of").then_some(own)
    }

    /// The label of a sentence in which the article says that it was changed, and the words that may date the change.
    fn change(&self) -> Option<(&'static str, Span)> {
        let own = self.myself()?;
        let sentence = self.tokens.first()?.span.cover(self.tokens.last()?.span);
        let changed = (0..self.tokens.len()).find_map(|idx| {
            let word = self.word(idx);
            let (_, label) = CHANGES.iter().find(|(change, _)| *change == word)?;
            let told = if idx < own {
                // "We have updated this story".
                self.word(0) == "we"
            } else if word.ends_with("es") || word.ends_with("ts") || word.ends_with("ies") {
                idx == own + 1
            } else {
                (idx.saturating_sub(3)..idx)
                    .any(|at| matches!(self.word(at).as_str(), "was" | "been" | "is"))
            };
            told.then_some((*label, idx))
        });
        if let Some((label, idx)) = changed {
            // "was first published on September 1 and has since been updated": the day before the verb is another.
            let published = (0..idx).any(|at| self.word(at) == "published");
            let from = self.tokens.get(if published { idx } else { 0 })?.span.start;
            return Some((label, Span::new(from, sentence.end)));
        }
        let earlier = (0..own).any(|idx| {
            EARLIER.contains(&self.word(idx).as_str()) && self.word(idx + 1) == "version"
        });
        let verb = (own + 1..own + 3).find(|&idx| {
            let word = self.word(idx);
            STATED.contains(&word.as_str()) || word.starts_with("mis")
        })?;
        let mistaken = self.word(verb).starts_with("mis")
            || (own + 1..=verb + 1).any(|idx| MISTAKEN.contains(&self.word(idx).as_str()));
        let none = Span::new(sentence.end, sentence.end);
        (earlier || mistaken).then_some(("Correction", none))
    }
}

/// The days found so far: where they start and end, and their values, in order.
fn days(found: &[Draft]) -> Vec<(Span, String)> {
    let dated = found.iter().filter_map(|draft| match &draft.value {
        Value::Date(DateValue {
            iso: Some(iso),
            grain: Grain::Day | Grain::Time,
            ..
        }) => Some((draft.span, iso.get(..10)?.to_owned())),
        _ => None,
    });
    let mut days: Vec<_> = dated.collect();
    days.sort_unstable();
    days
}

/// The first of `days` inside `head`.
fn day(days: &[(Span, String)], head: Span) -> Option<String> {
    let first = days.partition_point(|(span, _)| span.start < head.start);
    let (span, iso) = days.get(first)?;
    head.encloses(*span).then(|| iso.clone())
}

#[cfg(test)]
mod tests;
