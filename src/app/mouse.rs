//! The mouse on the reader screen: a click goes to what is under it, the wheel scrolls what is under it.

use ratatui::layout::{Position, Rect};

use super::command::Command;
use super::event::{Effect, Mouse, MouseKind};
use super::layout::{self, Pane};
use super::overlay::{Menu, Overlay};
use super::page::indent;
use super::panel::{FactRow, Panel};
use super::selection::{Selection, Unit};
use super::sources::SourceRow;
use super::state::State;

/// Lines one turn of the wheel moves.
const WHEEL: i32 = 3;

impl State {
    /// The mouse was used while the reader screen, or something over it, is in front.
    pub(super) fn point_in_reader(&mut self, mouse: Mouse) -> Vec<Effect> {
        let at = Position::new(mouse.column, mouse.row);
        match self.overlay.take() {
            Some(Overlay::Menu(menu)) => return self.point_in_menu(menu, mouse.kind, at),
            Some(Overlay::Help { scroll }) => {
                self.turn_help(scroll, mouse.kind);
                return Vec::new();
            }
            Some(Overlay::Others(_) | Overlay::Why(_)) if mouse.kind == MouseKind::Press => {
                return Vec::new();
            }
            Some(overlay @ (Overlay::Others(_) | Overlay::Why(_))) => {
                self.overlay = Some(overlay);
                return match mouse.kind {
                    MouseKind::WheelUp => self.run(Command::ScrollUp),
                    MouseKind::WheelDown => self.run(Command::ScrollDown),
                    _ => Vec::new(),
                };
            }
            other => self.overlay = other,
        }
        match mouse.kind {
            MouseKind::WheelUp => self.turn_wheel(at, -WHEEL),
            MouseKind::WheelDown => self.turn_wheel(at, WHEEL),
            MouseKind::Press => self.click(at),
            MouseKind::Drag => self.drag(at),
            MouseKind::Release => {}
        }
        Vec::new()
    }

    fn point_in_menu(&mut self, mut menu: Menu, kind: MouseKind, at: Position) -> Vec<Effect> {
        let count = self.menu_len(&menu);
        let list = layout::inside(layout::window(self.size, layout::MENU_WIDTH, count));
        match kind {
            MouseKind::Press if list.contains(at) => {
                let row = layout::first_row(menu.cursor, list.height) + usize::from(at.y - list.y);
                menu.cursor = row.min(count.saturating_sub(1));
                return self.choose(&menu);
            }
            MouseKind::Press => return Vec::new(),
            MouseKind::WheelUp => menu.cursor = menu.cursor.saturating_sub(1),
            MouseKind::WheelDown => menu.cursor = (menu.cursor + 1).min(count.saturating_sub(1)),
            MouseKind::Drag | MouseKind::Release => {}
        }
        self.overlay = Some(Overlay::Menu(menu));
        Vec::new()
    }

    fn turn_help(&mut self, scroll: usize, kind: MouseKind) {
        let rows = super::help::help_lines(self).len();
        let page = usize::from(layout::body(self.size).height.saturating_sub(2));
        let scroll = match kind {
            MouseKind::WheelUp => scroll.saturating_sub(1),
            MouseKind::WheelDown => (scroll + 1).min(rows.saturating_sub(page)),
            MouseKind::Press => return,
            MouseKind::Drag | MouseKind::Release => scroll,
        };
        self.overlay = Some(Overlay::Help { scroll });
    }

    /// The pane at a place of the screen, with its area.
    fn pane_at(&self, at: Position) -> Option<Pane> {
        let panes = self.panes();
        let under = |area: Option<Rect>| area.is_some_and(|area| area.contains(at));
        Pane::ALL
            .into_iter()
            .zip([panes.sources, panes.article, panes.facts])
            .find(|(_, area)| under(*area))
            .map(|(pane, _)| pane)
    }

    fn turn_wheel(&mut self, at: Position, lines: i32) {
        let step = isize::try_from(lines.signum()).unwrap_or_default();
        match self.pane_at(at) {
            Some(Pane::Sources) => {
                let sources = &mut self.reader.sources;
                let to = sources.cursor.saturating_add_signed(step);
                let to = to.min(sources.len().saturating_sub(1));
                self.open_position(to);
            }
            Some(Pane::Article) => self.scroll_article(lines),
            Some(Pane::Facts) => {
                let fact = self.reading().map_or(0, |reading| reading.fact);
                let count = self.prepared().map_or(0, |known| known.index.len());
                let to = fact.saturating_add_signed(step);
                self.choose_fact(to.min(count.saturating_sub(1)));
            }
            None => {}
        }
    }

    fn click(&mut self, at: Position) {
        let Some(pane) = self.pane_at(at) else { return };
        match pane {
            Pane::Sources => {
                let list = self.sources_list();
                self.focus(Pane::Sources);
                self.click_source(at, list);
            }
            Pane::Article => {
                let target = self.offset_at(at);
                self.focus(Pane::Article);
                if let Some(reading) = self.reading_mut() {
                    reading.selecting = None;
                }
                if let Some(offset) = target {
                    self.go_to_offset(offset);
                }
            }
            Pane::Facts => {
                let list = self.facts_list();
                let row = self.fact_at(at, list);
                self.focus(Pane::Facts);
                if let Some(position) = row {
                    self.choose_fact(position);
                }
            }
        }
    }

    fn click_source(&mut self, at: Position, list: Rect) {
        let Some(row) = at.y.checked_sub(list.y) else {
            return;
        };
        let line = self.reader.sources.scroll + usize::from(row);
        if let Some(SourceRow::Article { position, .. }) =
            self.reader.sources.row(line, self.tall())
        {
            self.open_position(position);
        }
    }

    fn fact_at(&self, at: Position, list: Rect) -> Option<usize> {
        let row = usize::from(at.y.checked_sub(list.y)?);
        let panel = Panel {
            index: &self.prepared()?.index,
        };
        match panel.row(self.reading()?.facts_scroll + row)? {
            FactRow::Fact(position) => Some(position),
            FactRow::Kind(..) | FactRow::Gap => None,
        }
    }

    /// Dragging selects from the sentence that was pressed to the one under the pointer.
    fn drag(&mut self, at: Position) {
        if self.pane_at(at) != Some(Pane::Article) || self.reader.focus != Pane::Article {
            return;
        }
        let Some(offset) = self.offset_at(at) else {
            return;
        };
        self.with_reading(|reading, prepared, pane| {
            let Some(prepared) = prepared else { return };
            let to = prepared.sentence_near(offset);
            let begun = reading.sentence_span(prepared).map(|span| span.start);
            if let Some(anchor) = begun
                && reading.selecting.is_none()
                && to != reading.sentence
            {
                let unit = Unit::Sentence;
                reading.selecting = Some(Selection {
                    unit,
                    anchor,
                    head: offset,
                });
            }
            if let Some(selection) = &mut reading.selecting {
                selection.head = offset;
            }
            reading.sentence = to;
            reading.follow(prepared);
            // Between paragraphs the next sentence counts, which may stand just below the pane.
            reading.stay(Some(prepared), pane);
        });
    }

    /// The byte of the text at a place of the screen.
    fn offset_at(&self, at: Position) -> Option<usize> {
        use unicode_segmentation::UnicodeSegmentation as _;
        use unicode_width::UnicodeWidthStr as _;

        let area = self.article_area().text;
        let row = self
            .reader
            .rows
            .get(usize::from(at.y.checked_sub(area.y)?))?;
        if row.title {
            return None;
        }
        let column = usize::from(at.x.saturating_sub(area.x + indent(row.kind)));
        let text = row.span.of(&self.article()?.text);
        let mut width = 0;
        for (offset, grapheme) in text.grapheme_indices(true) {
            width += grapheme.width();
            if width > column {
                return Some(row.span.start + offset);
            }
        }
        Some(row.span.end.saturating_sub(1).max(row.span.start))
    }
}
