//! Draws the facts of the open article, grouped by kind.

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

use super::canvas::Canvas;
use super::marks;
use super::theme::Role;
use super::words;
use crate::app::State;
use crate::app::covering::Stated;
use crate::app::layout::{self, Pane};
use crate::app::panel::{FactRow, Panel};
use crate::app::reading::{Prepared, Reading};
use crate::engine::facts::{Fact, FactKind};

/// Columns that the words of a fact keep beside the marks of who has it.
const ROOM_BESIDE_MARKS: u16 = 18;

/// Draws the pane.
pub fn draw(state: &State, pane: Rect, canvas: &mut Canvas<'_>) {
    let focused = state.reader.focus == Pane::Facts;
    let title = layout::title(pane);
    let dim = canvas.style(Role::Dim);
    let known = state.prepared().zip(state.reading());
    if title.height > 0 {
        let style = canvas.style(if focused { Role::Accent } else { Role::Title });
        let x = canvas.put((title.x, title.y), title.right(), "Facts", style);
        let count = known.map_or(0, |(prepared, _)| prepared.index.len());
        if count > 0 {
            let x = canvas.put((x + 2, title.y), title.right(), &count.to_string(), dim);
            let unsure = known.map_or(0, |(prepared, _)| prepared.index.unsure());
            if unsure > 0 {
                let badge = canvas.style(Role::Badge);
                let words = format!("? {unsure} unsure");
                canvas.put_right((x + 2, title.y), title.right(), &words, badge);
            }
        }
    }
    draw_caution(state, canvas);
    let list = state.facts_list();
    let at = (list.x, list.y);
    let Some((prepared, reading)) = known else {
        let text = match state.article() {
            None => "",
            Some(_) if state.analyses.pending.is_some() => "reading for facts…",
            Some(_) => "the facts could not be read",
        };
        canvas.put_cut(at, list.right(), text, dim);
        return;
    };
    if prepared.index.is_empty() {
        canvas.put_cut(at, list.right(), "no facts found in this text", dim);
        return;
    }
    let listing = Listing {
        state,
        prepared,
        reading,
        focused,
        marked: marked(prepared, reading),
    };
    let panel = Panel {
        index: &prepared.index,
    };
    for row in 0..list.height {
        let line = Rect::new(list.x, list.y + row, list.width, 1);
        match panel.row(reading.facts_scroll + usize::from(row)) {
            Some(FactRow::Kind(kind, count)) => draw_kind(kind, count, line, canvas),
            Some(FactRow::Fact(position)) => listing.draw_fact(position, line, canvas),
            Some(FactRow::Gap) => {}
            None => break,
        }
    }
}

/// Tells what the reader must know of the facts.
fn draw_caution(state: &State, canvas: &mut Canvas<'_>) {
    let Some(caution) = state.caution() else {
        return;
    };
    let style = canvas.style(Role::Badge);
    let (area, count) = (caution.area, caution.lines.len());
    for (idx, (line, y)) in caution.lines.iter().zip(area.y..area.bottom()).enumerate() {
        let words = line.of(&caution.words);
        let last = y + 1 == area.bottom() && idx + 1 < count;
        let room = area.right() - u16::from(last);
        let x = canvas.put((area.x, y), room, words, style);
        if last {
            canvas.put((x, y), area.right(), "…", style);
        }
    }
}

fn draw_kind(kind: FactKind, count: usize, line: Rect, canvas: &mut Canvas<'_>) {
    let colour = plain(canvas.style(kind.into()));
    let title = canvas.style(Role::Title);
    let dim = canvas.style(Role::Dim);
    let x = canvas.put((line.x, line.y), line.right(), "● ", colour);
    let x = canvas.put((x, line.y), line.right(), kind.heading(), title);
    canvas.put((x + 1, line.y), line.right(), &count.to_string(), dim);
}

/// The colour of a kind without the line under it, which would be noise in a list.
fn plain(style: Style) -> Style {
    Style {
        fg: style.fg,
        ..Style::new()
    }
}

/// The facts that the sentence the reader is at states or names.
fn marked(prepared: &Prepared, reading: &Reading) -> Vec<usize> {
    let span = reading.sentence_span(prepared);
    span.map_or_else(Vec::new, |span| {
        let marks = prepared.index.overlapping(span);
        marks.iter().map(|mark| mark.fact).collect()
    })
}

/// What the rows are drawn from.
struct Listing<'a> {
    state: &'a State,
    prepared: &'a Prepared,
    reading: &'a Reading,
    focused: bool,
    marked: Vec<usize>,
}

impl Listing<'_> {
    fn draw_fact(&self, position: usize, line: Rect, canvas: &mut Canvas<'_>) {
        let found = self.prepared.index.at(position);
        let fact = found.and_then(|idx| self.prepared.analysis.facts.get(idx));
        let Some((idx, fact)) = found.zip(fact) else {
            return;
        };
        let chosen = position == self.reading.fact && self.focused;
        let base = if chosen {
            canvas.style(Role::Cursor)
        } else {
            Style::new()
        };
        let whole = Rect::new(line.x, line.y, line.width + 1, 1);
        canvas.tint(whole, base);
        if self.marked.contains(&idx) {
            let accent = canvas.style(Role::Accent).patch(base);
            canvas.put((line.x, line.y), line.right(), "▎", accent);
        }
        let line = Rect::new(line.x + 2, line.y, line.width.saturating_sub(2), 1);
        if fact.evidence.is_unsure() {
            let badge = canvas.style(Role::Badge).patch(base);
            canvas.put((line.x - 1, line.y), line.x, "?", badge);
        }
        self.draw_words((idx, fact), line, (base, chosen), canvas);
    }

    fn draw_words(
        &self,
        (idx, fact): (usize, &Fact),
        line: Rect,
        (base, chosen): (Style, bool),
        canvas: &mut Canvas<'_>,
    ) {
        let words = words::fact(fact, &self.prepared.analysis.article.text);
        let name_style = plain(canvas.style(fact.kind().into())).patch(base);
        let dim = canvas.style(Role::Dim).patch(base);
        let text = Style {
            bg: None,
            ..canvas.style(Role::Text)
        }
        .patch(base);
        let mut end = line.right();
        let mentions = words::mentions(fact);
        if mentions > 1 {
            let from = line.x + 8;
            end = canvas.put_right((from, line.y), end, &format!("×{mentions}"), dim);
            end = end.saturating_sub(u16::from(end < line.right()));
        }
        let from = line.x + ROOM_BESIDE_MARKS;
        let stated = Stated::Fact(idx);
        let start = marks::draw_right(self.state, stated, ((from, line.y), end), base, canvas);
        end = start.saturating_sub(u16::from(start < end));
        // What was said matters more than who said it, where there is not room for both.
        let (about, name_end) = match fact.kind() {
            FactKind::Quote | FactKind::Claim => (text, line.x + 14.min(line.width / 2)),
            _ => (dim, end),
        };
        let mut x = line.x;
        if !words.name.is_empty() {
            let surname = match fact.kind() {
                FactKind::Quote | FactKind::Claim if self.prepared.index.is_person(&words.name) => {
                    short_name(&words.name, usize::from(name_end - line.x))
                }
                _ => &words.name,
            };
            x = canvas.put_cut((x, line.y), name_end.min(end), surname, name_style) + 1;
        }
        if chosen && fact.evidence.is_unsure() {
            let badge = canvas.style(Role::Badge).patch(base);
            x = canvas.put_cut((x, line.y), end, "unsure", badge) + 1;
        }
        // "40 years" is not said twice.
        if end > x + 3 && words.detail != words.name {
            canvas.put_cut((x, line.y), end, &words.detail, about);
        }
    }
}

/// A person's name that fits: all of it, else its last word, by which news calls people after the first time.
fn short_name(name: &str, room: usize) -> &str {
    if name.width() <= room {
        return name;
    }
    name.rsplit(' ').next().unwrap_or(name)
}
