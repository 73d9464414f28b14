//! Notes that a text was changed: "Update, September 25th: …", "This article was corrected on …".
//!
//! A note starts its paragraph with a label, or is a sentence in which the article speaks of itself. Its date is the
//! first day found in its head; the rules for dates have run before.

use super::super::article::BlockKind;
use super::super::segment::{Sentence, Token};
use super::super::text::Span;
use super::{DateValue, Document, Draft, Evidence, Grain, Rule, Update, Value};

/// Finds updates, corrections, clarifications and editors' notes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Updates;

/// The labels, by the words a note starts with in lower case.
const LABELS: [(&[&str], &str); 14] = [
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
const CHANGES: [(&str, &str); 7] = [
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

impl Rule for Updates {
    fn find(&self, document: &Document<'_>, found: &mut Vec<Draft>) {
        let days = days(found);
        let mut labelled = None;
        for sentence in &document.segments.sentences {
            if labelled == Some(sentence.block) {
                continue;
            }
            let first = document
                .segments
                .of_block(sentence.block)
                .first()
                .is_some_and(|first| first.span == sentence.span);
            let head = Head::new(document, sentence);
            let draft = if let Some((label, end)) = head.label().filter(|_| first) {
                labelled = Some(sentence.block);
                let note = head.note(sentence.block).unwrap_or(sentence.span);
                Some((
                    label,
                    Span::new(sentence.span.start, end),
                    note,
                    "update-label",
                    0.97,
                ))
            } else {
                head.change()
                    .map(|label| (label, sentence.span, sentence.span, "update-sentence", 0.95))
            };
            if let Some((label, head, span, rule, confidence)) = draft {
                let date = day(&days, head);
                found.push(Draft {
                    span,
                    value: Value::Update(Update {
                        label: label.to_owned(),
                        date,
                    }),
                    // Estimated: the development news has no labels for notes.
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
}

impl<'d, 'a> Head<'d, 'a> {
    fn new(document: &'d Document<'a>, sentence: &Sentence) -> Self {
        let tokens = document.segments.tokens.get(sentence.tokens.clone());
        let tokens = tokens.unwrap_or_default();
        Self {
            document,
            tokens: tokens.get(..HEAD).unwrap_or(tokens),
        }
    }

    fn word(&self, idx: usize) -> &'a str {
        self.tokens
            .get(idx)
            .map_or("", |token| token.span.of(self.document.text()))
    }

    /// Whether the word at `idx` is `expected`, in any case and with any apostrophe.
    fn reads(&self, idx: usize, expected: &str) -> bool {
        let straight = self
            .word(idx)
            .chars()
            .map(|c| if c == '’' { '\'' } else { c });
        straight.flat_map(char::to_lowercase).eq(expected.chars())
    }

    /// The label that the sentence starts with, and where the head that it opens ends.
    fn label(&self) -> Option<(&'static str, usize)> {
        let skip = usize::from(matches!(self.word(0), "*" | "(" | "[" | "-" | "—"));
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
        let dated = self.reads(from, "on") || self.reads(from, "at") || next.parse::<u32>().is_ok();
        let marked = matches!(
            next,
            ":" | "," | "(" | "—" | "–" | "-" | "." | "|" | "]" | ")"
        );
        let colon = (from..self.tokens.len())
            .find(|&idx| matches!(self.word(idx), ":" | "—" | "–" | ")" | "]"));
        let ends = colon
            .map_or_else(|| self.tokens.last(), |idx| self.tokens.get(idx))?
            .span
            .end;
        // "Updated on September 3, 2025" fills its line, without a colon.
        let alone = words.first() == Some(&"updated") && self.tokens.len() < HEAD;
        (upper && (marked || dated && (colon.is_some() || alone))).then_some((*label, ends))
    }

    /// The label of a sentence in which the article says that it was changed.
    fn change(&self) -> Option<&'static str> {
        let any = |idx: usize, words: &[&str]| words.iter().any(|word| self.reads(idx, word));
        let myself =
            (0..6).any(|idx| self.reads(idx, "this")) && (0..HEAD).any(|idx| any(idx, &SELF));
        if !myself {
            return None;
        }
        let was = (1..HEAD).find(|&idx| any(idx, &["was", "been", "is"]))?;
        let change = |idx: usize| CHANGES.iter().find(|(change, _)| self.reads(idx, change));
        let (_, label) = (was + 1..was + 4).find_map(change)?;
        Some(label)
    }

    /// The whole block that a note fills.
    fn note(&self, block: usize) -> Option<Span> {
        let block = self.document.article.blocks.get(block)?;
        (block.kind != BlockKind::Boilerplate).then_some(block.span)
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
