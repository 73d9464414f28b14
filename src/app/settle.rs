//! What ends every update: what is visible is laid out, and what is missing is asked for.

use super::event::Effect;
use super::layout;
use super::margin;
use super::panel::Panel;
use super::reading::{Pane, Prepared, Reading};
use super::state::{Screen, State};

impl State {
    /// Where the reader is in the open article, to be changed.
    pub fn reading_mut(&mut self) -> Option<&mut Reading> {
        self.reader.readings.get_mut(&self.reader.open?)
    }

    /// Runs `change` on the reading of the open article, with its facts (if known) and its pane.
    pub fn with_reading(
        &mut self,
        change: impl FnOnce(&mut Reading, Option<&Prepared>, &mut Pane<'_>),
    ) {
        let area = self.article_area().text;
        let Some(open) = self.reader.open else { return };
        let Some(article) = self.shelf.articles.get(open) else {
            return;
        };
        let reading = self.reader.readings.entry(open).or_default();
        let mut pane = Pane {
            sheet: self.reader.page.sheet(open, article, area.width),
            height: area.height.max(1),
        };
        change(reading, self.analyses.of(open), &mut pane);
    }

    /// Lays out what is visible, and asks for the facts of the open article if nobody is at work on them.
    pub fn settle(&mut self) -> Vec<Effect> {
        self.lay_out();
        let Some(open) = self.reader.open else {
            return Vec::new();
        };
        let known = self.analyses.of(open).is_some() || self.analyses.gave_up.contains(&open);
        if known {
            return self.ask_who_else().into_iter().collect();
        }
        if self.analyses.pending.is_some() {
            return Vec::new();
        }
        self.analyses.pending = Some(open);
        vec![Effect::Analyse { article: open }]
    }

    fn lay_out(&mut self) {
        let (list, tall) = (self.sources_list(), self.tall());
        self.reader.sources.reveal(usize::from(list.height), tall);
        let facts = usize::from(self.facts_list().height);
        let (mut rows, mut marked) = (Vec::new(), Vec::new());
        let area = self.article_area();
        let shape = (self.reader.open, area.text.as_size());
        let reshaped = std::mem::replace(&mut self.reader.shape, shape) != shape;
        self.with_reading(|reading, prepared, pane| {
            if reshaped {
                reading.stay(prepared, pane);
            }
            reading.top = reading.top.min(pane.sheet.last_top(pane.height));
            rows = pane.sheet.rows(reading.top, pane.height);
            if let Some(prepared) = prepared {
                let panel = Panel {
                    index: &prepared.index,
                };
                reading.facts_scroll = panel.reveal(reading.facts_scroll, reading.fact, facts);
                if area.marks.width > 0 {
                    marked = margin::marked(reading, prepared, pane, area.marks.slots);
                }
            }
        });
        self.reader.rows = rows;
        self.reader.marked = marked;
        self.lay_out_others();
        self.lay_out_why();
        match &mut self.screen {
            Screen::Reader => {}
            Screen::Compare(compare) => compare.resize(layout::body(self.size)),
            Screen::Matrix(matrix) => matrix.resize(layout::body(self.size)),
        }
    }
}
