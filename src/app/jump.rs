//! Going to words elsewhere, and coming back.

use super::between::From;
use super::event::Effect;
use super::index::Mark;
use super::layout::Pane;
use super::state::State;
use crate::engine::text::Span;

/// Places to come back to that are kept.
const KEPT: usize = 100;

/// Where the reader was before going to other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jump {
    /// The article.
    pub article: usize,
    /// The sentence.
    pub sentence: usize,
    /// The fact that was lit.
    pub lit: Option<Mark>,
    /// The screen that was left for the words.
    pub from: From,
}

impl State {
    /// Opens an article at some words of it; `jump-back` comes back from there, to the screen that is left for them.
    pub fn jump(&mut self, article: usize, span: Span) {
        let left = self.from();
        if left != From::Reader {
            self.go_to_reader();
        }
        if let (Some(open), Some(reading)) = (self.reader.open, self.reading()) {
            let from = Jump {
                article: open,
                sentence: reading.sentence,
                lit: reading.lit,
                from: left,
            };
            if self.jumps.len() >= KEPT {
                self.jumps.remove(0);
            }
            self.jumps.push(from);
        }
        self.show_words(article, span);
    }

    /// Goes back to where the reader was before the last jump.
    pub(super) fn jump_back(&mut self) -> Vec<Effect> {
        let Some(from) = self.jumps.pop() else {
            self.say("no jump to come back from");
            return Vec::new();
        };
        self.open_article(from.article);
        self.focus(Pane::Article);
        self.with_reading(|reading, prepared, pane| {
            let Some(prepared) = prepared else { return };
            reading.go_to_sentence(from.sentence, prepared, pane);
            if let Some(mark) = from.lit {
                reading.light(mark, prepared, pane);
            }
        });
        self.come_back_to(from.from)
    }

    /// Whether the words the reader went to last were gone to from a comparison or a matrix.
    #[must_use]
    pub fn came_from_screen(&self) -> bool {
        let last = self.jumps.last();
        last.is_some_and(|jump| jump.from != From::Reader)
    }

    /// Opens an article at some words of it.
    pub fn show_words(&mut self, article: usize, span: Span) {
        self.open_article(article);
        self.focus(Pane::Article);
        self.with_reading(|reading, prepared, pane| {
            reading.selecting = None;
            if let Some(prepared) = prepared {
                reading.go_to_sentence(prepared.sentence_near(span.start), prepared, pane);
            }
            reading.show(span, pane);
        });
    }
}
