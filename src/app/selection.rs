//! Selecting: from one word, sentence or paragraph to another, made of the text's own units, so that every end of a
//! selection is the exact byte where a unit begins or ends.
//!
//! ```text
//! + wider    paragraph        the selection snaps outwards
//!            sentence   v
//! - finer    word             the same words stay selected; moving then moves word by word
//! ```

use super::command::Command;
use super::layout;
use super::reading::{Pane, Prepared, Reading};
use super::state::State;
use crate::engine::segment::{Sentence, TokenKind};
use crate::engine::text::Span;

/// The most tokens that one step looks at for the next word: a text of nothing but marks has none.
const FURTHEST: usize = 10_000;

/// What a selection is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Words and numbers.
    Word,
    /// Sentences.
    #[default]
    Sentence,
    /// Blocks of the text.
    Paragraph,
}

impl Unit {
    /// What one of them is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
        }
    }

    const fn wider(self) -> Self {
        match self {
            Self::Word => Self::Sentence,
            Self::Sentence | Self::Paragraph => Self::Paragraph,
        }
    }

    const fn finer(self) -> Self {
        match self {
            Self::Paragraph => Self::Sentence,
            Self::Sentence | Self::Word => Self::Word,
        }
    }
}

/// What is selected: everything from the unit that holds one byte to the unit that holds the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// What it is made of.
    pub unit: Unit,
    /// A byte of the unit where it was begun.
    pub anchor: usize,
    /// A byte of the unit that moving moves. Where the reader has gone to another sentence since, that one counts.
    pub head: usize,
}

impl Prepared {
    /// The unit that holds `offset`, or the nearest one.
    #[must_use]
    pub fn unit_at(&self, unit: Unit, offset: usize) -> Option<Span> {
        let idx = self.sentence_near(offset);
        let sentence = self.sentences().get(idx)?;
        match unit {
            Unit::Sentence => Some(sentence.span),
            Unit::Paragraph => {
                let all = self.analysis.segments.of_block(sentence.block);
                Some(all.first()?.span.cover(all.last()?.span))
            }
            Unit::Word => Some(self.word_at(sentence, offset).unwrap_or(sentence.span)),
        }
    }

    /// The last word of a sentence that starts at or before `offset`, else its first.
    fn word_at(&self, sentence: &Sentence, offset: usize) -> Option<Span> {
        let tokens = self.analysis.segments.tokens.get(sentence.tokens.clone())?;
        let after = tokens.partition_point(|token| token.span.start <= offset);
        let before = tokens.get(..after)?.iter().rev().take(FURTHEST);
        let mut before = before.filter(|token| is_word(token.kind));
        let mut later = tokens.get(after..)?.iter().take(FURTHEST);
        let word = before
            .next()
            .or_else(|| later.find(|token| is_word(token.kind)));
        word.map(|token| token.span)
    }

    /// A byte of the unit after the one that holds `offset`, or before it; `None` at the end of the text.
    fn beside(&self, unit: Unit, offset: usize, forward: bool) -> Option<usize> {
        let here = self.unit_at(unit, offset)?;
        let next = match unit {
            Unit::Word => return self.next_word(here, forward),
            Unit::Sentence => self.sentence_near(offset),
            Unit::Paragraph if forward => self.sentence_near(here.end.saturating_sub(1)),
            Unit::Paragraph => self.sentence_near(here.start),
        };
        let next = if forward {
            next.checked_add(1)
        } else {
            next.checked_sub(1)
        };
        self.sentence(next?).map(|span| span.start)
    }

    fn next_word(&self, here: Span, forward: bool) -> Option<usize> {
        let tokens = &self.analysis.segments.tokens;
        let at = tokens.partition_point(|token| token.span.start < here.start);
        let found = if forward {
            let mut after = tokens.iter().skip(at + 1).take(FURTHEST);
            after.find(|token| is_word(token.kind))
        } else {
            let mut before = tokens.get(..at)?.iter().rev().take(FURTHEST);
            before.find(|token| is_word(token.kind))
        };
        found.map(|token| token.span.start)
    }

    /// The parts of a span that are sentences: what stands between two blocks is not part of a passage.
    #[must_use]
    pub fn passages(&self, span: Span) -> Vec<Span> {
        let first = self.sentence_near(span.start);
        let sentences = self.sentences().iter().skip(first);
        let mut parts: Vec<(usize, Span)> = Vec::new();
        for sentence in sentences.take_while(|sentence| sentence.span.start < span.end) {
            let Some(inside) = sentence.span.intersect(span) else {
                continue;
            };
            match parts.last_mut() {
                Some((block, part)) if *block == sentence.block => *part = part.cover(inside),
                _ => parts.push((sentence.block, inside)),
            }
        }
        parts.into_iter().map(|(_, part)| part).collect()
    }

    /// How many units a selection holds, in words: "2 sentences".
    #[must_use]
    pub fn count(&self, unit: Unit, span: Span) -> String {
        let inside = |other: &Span| other.overlaps(span);
        let count = match unit {
            Unit::Word => {
                let tokens = self.analysis.segments.tokens.iter();
                let words = tokens.filter(|token| is_word(token.kind));
                words.filter(|token| inside(&token.span)).count()
            }
            Unit::Sentence => {
                let sentences = self.sentences().iter();
                sentences.filter(|one| inside(&one.span)).count()
            }
            Unit::Paragraph => self.passages(span).len(),
        };
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {}{plural}", unit.name())
    }
}

/// Whether a token is a word: marks between two words are selected with them, and none alone.
const fn is_word(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Word | TokenKind::Number)
}

impl Reading {
    /// From the first selected character to the last.
    #[must_use]
    pub fn selected_span(&self, prepared: &Prepared) -> Option<Span> {
        let selection = self.selecting?;
        let head = self.head(selection, prepared)?;
        let unit = |offset| prepared.unit_at(selection.unit, offset);
        Some(unit(selection.anchor)?.cover(unit(head)?))
    }

    /// A byte of the unit that moving moves: in the sentence the reader is at.
    fn head(&self, selection: Selection, prepared: &Prepared) -> Option<usize> {
        let sentence = self.sentence_span(prepared)?;
        Some(if sentence.contains(selection.head) {
            selection.head
        } else if sentence.start > selection.anchor {
            sentence.end.saturating_sub(1)
        } else {
            sentence.start
        })
    }

    /// Begins a selection: with the words that are lit, or with the sentence the reader is at.
    fn begin(&mut self, unit: Unit, prepared: &Prepared) {
        let lit = self.lit.take().map(|mark| mark.span);
        let words = lit.or_else(|| self.sentence_span(prepared));
        let Some(words) = words else { return };
        let head = if unit == Unit::Word && lit.is_none() {
            words.start
        } else {
            words.end.saturating_sub(1).max(words.start)
        };
        self.selecting = Some(Selection {
            unit,
            anchor: words.start,
            head,
        });
        self.sentence = prepared.sentence_near(head);
    }

    /// Brings the end that moves into view.
    fn show_head(&mut self, prepared: &Prepared, pane: &mut Pane<'_>) {
        let Some(selection) = self.selecting else {
            return;
        };
        if selection.unit != Unit::Word {
            self.go_to_sentence(self.sentence, prepared, pane);
            return;
        }
        let head = self.head(selection, prepared);
        if let Some(word) = head.and_then(|head| prepared.unit_at(Unit::Word, head)) {
            self.show(word, pane);
        }
        self.follow(prepared);
    }

    /// Makes the selection of other units: as much stays selected, or more where the units are larger.
    fn regroup(&mut self, unit: Unit, prepared: &Prepared) {
        let (Some(selection), Some(span)) = (self.selecting, self.selected_span(prepared)) else {
            return;
        };
        let back = self.head(selection, prepared) < Some(selection.anchor);
        let (start, end) = (span.start, span.end.saturating_sub(1).max(span.start));
        let (anchor, head) = if back { (end, start) } else { (start, end) };
        self.selecting = Some(Selection { unit, anchor, head });
        self.sentence = prepared.sentence_near(head);
    }
}

impl State {
    /// Selects, or lets go of what is selected.
    pub(super) fn toggle_selection(&mut self) {
        let selecting = self
            .reading()
            .is_some_and(|reading| reading.selecting.is_some());
        if !selecting {
            self.select_by(Unit::Sentence);
        } else if let Some(reading) = self.reading_mut() {
            reading.selecting = None;
        }
    }

    /// Selects by larger or by smaller units; begins with them where nothing is selected.
    pub(super) fn resize_selection(&mut self, command: Command) {
        let now = self.reading().and_then(|reading| reading.selecting);
        let now = now.map_or(Unit::Sentence, |selection| selection.unit);
        let unit = if command == Command::Wider {
            now.wider()
        } else {
            now.finer()
        };
        self.select_by(unit);
    }

    fn select_by(&mut self, unit: Unit) {
        self.focus(layout::Pane::Article);
        let mut known = false;
        self.with_reading(|reading, prepared, pane| {
            let Some(prepared) = prepared.filter(|found| !found.sentences().is_empty()) else {
                return;
            };
            known = true;
            if reading.selecting.is_some() {
                reading.regroup(unit, prepared);
            } else {
                reading.begin(unit, prepared);
            }
            reading.show_head(prepared, pane);
        });
        if known {
            self.say(format!("selecting by {}", unit.name()));
        } else {
            self.say("the sentences of this article are not known yet");
        }
    }

    /// Exchanges the end of the selection that moves with the one that stays.
    pub(super) fn other_end(&mut self) {
        let mut selected = false;
        self.with_reading(|reading, prepared, pane| {
            let (Some(selection), Some(prepared)) = (reading.selecting, prepared) else {
                return;
            };
            let Some(head) = reading.head(selection, prepared) else {
                return;
            };
            selected = true;
            reading.selecting = Some(Selection {
                anchor: head,
                head: selection.anchor,
                ..selection
            });
            reading.sentence = prepared.sentence_near(selection.anchor);
            reading.show_head(prepared, pane);
        });
        if !selected {
            self.say("nothing is selected: v selects");
        }
    }

    /// Whether moving sideways moves an end of the selection, which is made of words.
    pub(super) fn selects_words(&self) -> bool {
        let selection = self.reading().and_then(|reading| reading.selecting);
        self.reader.focus == layout::Pane::Article
            && selection.is_some_and(|selection| selection.unit == Unit::Word)
    }

    /// Moves the end of the selection by one unit; false where nothing is selected.
    pub(super) fn extend(&mut self, forward: bool) -> bool {
        let mut selected = false;
        self.with_reading(|reading, prepared, pane| {
            let (Some(selection), Some(prepared)) = (reading.selecting, prepared) else {
                return;
            };
            selected = true;
            let beside = |head| prepared.beside(selection.unit, head, forward);
            if let Some(head) = reading.head(selection, prepared).and_then(beside) {
                reading.selecting = Some(Selection { head, ..selection });
                reading.sentence = prepared.sentence_near(head);
                reading.show_head(prepared, pane);
            }
        });
        selected
    }
}
