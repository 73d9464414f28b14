//! Draws the Compare screen: who stands where, the rows in view, and what the chosen row's sides differ in.
//!
//! A class is told by a mark as well as by colour. Prose is drawn from places in the articles' own texts, with the words
//! that differ lit inside both sides.

mod cut;
mod detail;
mod header;
#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::theme::{Role, Theme};
use crate::app::compare::{Areas, CompareState, GUTTER, InView, areas};
use crate::engine::compare::{Class, Row};
use crate::engine::export::sheet::words::glyph as mark;
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

pub(super) use cut::apart;
pub(super) use detail::called;

/// The mark of a row that the other article tells elsewhere.
const MOVED: &str = "↕";
/// The mark of a row that the reader has linked or unlinked by hand.
const BY_HAND: &str = "✎";
/// The mark of a row with words that one article has taken over from the other, or both from a third.
const TAKEN: &str = "»";

/// Draws two articles side by side in `area`: the whole screen without the last line.
pub fn draw(compare: &CompareState, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    let mut canvas = Canvas {
        compare,
        theme,
        areas: areas(compare.size),
        area,
        buffer,
    };
    header::draw(&mut canvas);
    canvas.rows();
    detail::draw(&mut canvas);
}

/// The mark of a side.
const fn side_mark(side: Side) -> &'static str {
    match side {
        Side::Left => "◂",
        Side::Right => "▸",
    }
}

/// The colour of a class.
const fn role(class: Class) -> Role {
    match class {
        Class::Same => Role::Same,
        Class::Reworded => Role::Reworded,
        Class::Differs => Role::Differs,
        Class::Probable => Role::Probable,
        Class::LeftOnly | Class::RightOnly => Role::Only,
    }
}

/// What is drawn, with what, and where.
struct Canvas<'a> {
    compare: &'a CompareState,
    theme: &'a Theme,
    areas: Areas,
    area: Rect,
    buffer: &'a mut Buffer,
}

impl Canvas<'_> {
    fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Draws `text` from `x`, up to `end` at most, and says where it ends. Nothing is drawn outside of the area.
    fn put(&mut self, (x, y): (u16, u16), end: u16, text: &str, style: Style) -> u16 {
        let end = end.min(self.area.right());
        if x >= end || !self.area.contains(Position::new(x, y)) {
            return x;
        }
        let room = usize::from(end - x);
        self.buffer.set_stringn(x, y, text, room, style).0
    }

    /// Draws a thin line over the whole width.
    fn rule(&mut self, y: u16) {
        let style = self.style(Role::Rule);
        let line = "─".repeat(usize::from(self.area.width));
        self.put((self.area.x, y), self.area.right(), &line, style);
    }

    fn rows(&mut self) {
        if !self.areas.stacked {
            let style = self.style(Role::Rule);
            let x = self.areas.columns.right.x - 2;
            for y in self.areas.rows.y..self.areas.rows.bottom() {
                self.put((x, y), x + 1, "│", style);
            }
        }
        let compare = self.compare;
        for shown in &compare.view {
            if let Some(row) = compare.comparison.rows.get(shown.row) {
                self.row(shown, row);
            }
        }
    }

    fn row(&mut self, shown: &InView, row: &Row) {
        let rows = self.areas.rows;
        let top = rows.y + shown.y;
        let left = self.areas.gutter();
        let height = (shown.laid.height - shown.hidden).min(rows.bottom().saturating_sub(top));
        if shown.chosen {
            let bar = self.style(Role::Accent);
            for y in top..top + height {
                self.put((left, y), left + 1, "▌", bar);
            }
        }
        let class = self.style(role(row.class));
        self.put((left + 1, top), left + 2, mark(row.class), class);
        if row.moved {
            let style = self.style(Role::Differs);
            self.put((left + 2, top), left + 3, MOVED, style);
        } else if !row.taken.is_empty() {
            let style = self.style(Role::Badge);
            self.put((left + 2, top), left + 3, TAKEN, style);
        }
        if self.compare.hand(shown.row).is_some() {
            let style = self.style(Role::Badge);
            self.put((left + 3, top), left + 4, BY_HAND, style);
        }
        if let Some(half) = shown.half {
            self.elsewhere((left, top), half, shown.place());
        }
        for side in Side::BOTH {
            self.side(shown, row, side);
        }
    }

    /// Says in the place of the side that is missing here where it stands.
    fn elsewhere(&mut self, (left, top): (u16, u16), half: Side, place: &str) {
        if self.areas.stacked || top < self.areas.rows.y {
            return;
        }
        let column = self.areas.columns[half.other()];
        let style = self.style(Role::Dim);
        let text = format!("{MOVED} told {place}");
        self.put((column.x.max(left), top), column.right(), &text, style);
    }

    /// Draws one side of a row.
    fn side(&mut self, shown: &InView, row: &Row, side: Side) {
        let rows = self.areas.rows;
        let column = self.areas.columns[side];
        let lines = &shown.laid.lines[side];
        let before = match side {
            Side::Right if self.areas.stacked => shown.laid.first_right(),
            _ => 0,
        };
        let text = &self.compare.sides[side].article.text;
        let lit = lit(row, side);
        let mut base = self.base(row.class, shown.chosen);
        if self.compare.is_marked(shown.row, side) {
            base = base.patch(self.style(Role::Selection));
        }
        let mut first = true;
        for (line, number) in lines.iter().zip(before..) {
            let Some(y) = number.checked_sub(shown.hidden) else {
                continue;
            };
            let y = rows.y + shown.y + y;
            if y >= rows.bottom() {
                return;
            }
            if self.areas.stacked && std::mem::take(&mut first) {
                let x = self.areas.gutter() + GUTTER;
                let style = self.style(Role::Dim);
                self.put((x, y), x + 1, side_mark(side), style);
            }
            let end = self.prose((column.x, y), text, *line, (base, &lit));
            if shown.laid.cuts[side].contains(&usize::from(number - before)) {
                let style = self.style(Role::Dim);
                let x = (end + 1).min(column.right());
                self.put((x, y), x + 1, "…", style);
            }
        }
    }

    /// How the words of a row look.
    fn base(&self, class: Class, chosen: bool) -> Style {
        match (chosen, class) {
            (true, _) => self.style(Role::Sentence),
            (false, Class::Same) => self.style(Role::Same),
            (false, _) => self.style(Role::Text),
        }
    }

    /// Draws one line of prose, and says where it ends.
    fn prose(
        &mut self,
        (mut x, y): (u16, u16),
        text: &str,
        line: Span,
        (base, lit): (Style, &[Lit]),
    ) -> u16 {
        let end = self.area.right();
        let mut at = line.start;
        for lit in lit {
            let Some(inside) = lit.words.intersect(Span::new(at, line.end)) else {
                continue;
            };
            x = self.put((x, y), end, Span::new(at, inside.start).of(text), base);
            let style = base.patch(self.style(lit.role));
            x = self.put((x, y), end, inside.of(text), style);
            at = inside.end;
        }
        self.put((x, y), end, Span::new(at, line.end).of(text), base)
    }
}

/// Words to light up.
struct Lit {
    words: Span,
    role: Role,
}

/// The words of one side that differ from the other, in order and apart from each other.
fn lit(row: &Row, side: Side) -> Vec<Lit> {
    let mut lit: Vec<Lit> = row
        .differences
        .iter()
        .filter_map(|difference| {
            let role = if difference.certain {
                Role::Difference
            } else {
                Role::Probable
            };
            let words = difference.words[side]?;
            Some(Lit { words, role })
        })
        .collect();
    lit.sort_by_key(|lit| (lit.words.start, lit.words.end));
    lit
}

/// Text on one line of at most that many columns.
fn short(text: &str, columns: usize) -> String {
    // A headline may be a whole paragraph: only its start is looked at.
    let start: String = text.chars().take(4 * columns).collect();
    let line = start.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.width() <= columns && start.len() == text.len() {
        return line;
    }
    let mut shortened = String::new();
    for grapheme in line.graphemes(true) {
        if shortened.width() + grapheme.width() >= columns {
            break;
        }
        shortened.push_str(grapheme);
    }
    shortened.push('…');
    shortened
}

/// What the two articles are called.
fn names(compare: &CompareState) -> Pair<&str> {
    compare.bynames()
}
