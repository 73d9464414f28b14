//! Where strings become cells: the only place that writes text to the screen.
//!
//! Nothing an article says can move the cursor, reorder a line or fill a cell without end: control characters, bidi
//! controls and invisible ones are left out here, whatever import has let through.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::theme::{Role, Theme};
use crate::engine::text::Span;

/// Bytes of one character with its combining marks; more are not drawn. The longest emoji sequences have 35.
const LONGEST_GRAPHEME: usize = 64;

/// Words with the letters in them that match the filter.
#[derive(Clone, Debug, Default)]
pub struct Lit<'a> {
    /// The words.
    pub words: &'a str,
    /// The letters: spans of `words`.
    pub spans: Vec<Span>,
}

/// A buffer with the theme it is drawn in.
pub struct Canvas<'a> {
    /// The cells.
    pub buffer: &'a mut Buffer,
    /// How they look.
    pub theme: &'static Theme,
}

impl Canvas<'_> {
    /// The style of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Draws `text` from `x` on, at most to column `end`; where it ended.
    pub fn put(&mut self, (x, y): (u16, u16), end: u16, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        let end = end.min(area.right());
        if x >= end || x < area.x || y < area.y || y >= area.bottom() {
            return x;
        }
        let text = harmless(start_of(text, usize::from(end - x)));
        let (after, _) = self
            .buffer
            .set_stringn(x, y, text, usize::from(end - x), style);
        after
    }

    /// Draws `text` from `x` on; where it does not fit before `end`, its last column is an ellipsis.
    pub fn put_cut(&mut self, at: (u16, u16), end: u16, text: &str, style: Style) -> u16 {
        let room = usize::from(end.saturating_sub(at.0));
        let text = harmless(start_of(text, room + 1));
        if room == 0 || columns(&text, room) <= room {
            return self.put(at, end, &text, style);
        }
        let mut kept = String::new();
        let mut width = 0;
        for grapheme in text.graphemes(true) {
            width += grapheme.width();
            if width >= room {
                break;
            }
            kept.push_str(grapheme);
        }
        let x = self.put(at, end, kept.trim_end(), style);
        self.put((x, at.1), end, "…", style)
    }

    /// Draws words with their matched letters lit; where it ended.
    pub fn put_lit(&mut self, at: (u16, u16), end: u16, lit: &Lit<'_>, style: Style) -> u16 {
        let after = self.put_cut(at, end, lit.words, style);
        let room = usize::from(end.saturating_sub(at.0));
        let cut = columns(start_of(lit.words, room + 1), room) > room;
        let last = after.saturating_sub(u16::from(cut)).max(at.0);
        let matched = self.style(Role::Match);
        let column = |offset: usize| {
            let before = Span::new(0, offset).of(lit.words).width();
            at.0.saturating_add(u16::try_from(before).unwrap_or(u16::MAX))
                .min(last)
        };
        for span in &lit.spans {
            let (from, to) = (column(span.start), column(span.end));
            self.tint(Rect::new(from, at.1, to - from, 1), matched);
        }
        after
    }

    /// Draws `text` so that it ends at column `end`; where it starts. Nothing where it does not fit after `from`.
    pub fn put_right(&mut self, (from, y): (u16, u16), end: u16, text: &str, style: Style) -> u16 {
        let width = u16::try_from(columns(text, 1000)).unwrap_or(u16::MAX);
        match end.checked_sub(width) {
            Some(x) if x >= from && width > 0 => {
                self.put((x, y), end, text, style);
                x
            }
            _ => end,
        }
    }

    /// Lays a style over an area.
    pub fn tint(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.buffer.area);
        self.buffer.set_style(area, style);
    }

    /// Empties an area.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for position in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
            }
        }
        self.buffer.set_style(area, self.theme.style(Role::Text));
    }

    /// A thin vertical line.
    pub fn rule(&mut self, x: u16, from: u16, to: u16) {
        let style = self.style(Role::Rule);
        for y in from..to {
            self.put((x, y), x + 1, "│", style);
        }
    }

    /// An empty window with a frame and a title.
    pub fn window(&mut self, area: Rect, title: &str) {
        self.clear(area);
        if area.width < 8 || area.height < 3 {
            return;
        }
        let rule = self.style(Role::Rule);
        let line = "─".repeat(usize::from(area.width - 2));
        let (right, bottom) = (area.right(), area.bottom());
        self.put((area.x, area.y), right, &format!("╭{line}╮"), rule);
        for y in area.y + 1..bottom - 1 {
            self.put((area.x, y), right, "│", rule);
            self.put((right - 1, y), right, "│", rule);
        }
        self.put((area.x, bottom - 1), right, &format!("╰{line}╯"), rule);
        let accent = self.style(Role::Accent);
        self.put_cut(
            (area.x + 2, area.y),
            right - 2,
            &format!(" {title} "),
            accent,
        );
    }
}

/// As much of a text as `room` columns can take, and not much more: what is not drawn is not looked at.
fn start_of(text: &str, room: usize) -> &str {
    let most = room.saturating_mul(LONGEST_GRAPHEME);
    if text.len() <= most {
        return text;
    }
    let end = (0..=most).rev().find(|at| text.is_char_boundary(*at));
    Span::new(0, end.unwrap_or_default()).of(text)
}

/// The columns of a text, counted no further than a little beyond `enough`.
fn columns(text: &str, enough: usize) -> usize {
    if text.len() <= enough.saturating_mul(4) {
        return text.width();
    }
    let mut width = 0;
    for grapheme in text.graphemes(true) {
        width += grapheme.width();
        if width > enough {
            break;
        }
    }
    width
}

/// The text without characters that a terminal could act on or that nobody can see.
fn harmless(text: &str) -> Cow<'_, str> {
    let plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if plain || !text.graphemes(true).any(|grapheme| !is_harmless(grapheme)) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        if is_harmless(grapheme) {
            kept.push_str(grapheme);
            continue;
        }
        let start = kept.len();
        for c in grapheme.chars().filter(|c| !is_hidden(*c)) {
            if kept.len() - start + c.len_utf8() > LONGEST_GRAPHEME {
                break;
            }
            kept.push(if c.is_whitespace() { ' ' } else { c });
        }
    }
    Cow::Owned(kept)
}

fn is_harmless(grapheme: &str) -> bool {
    grapheme.len() <= LONGEST_GRAPHEME
        && !grapheme.contains(|c| is_hidden(c) || (c != ' ' && c.is_whitespace()))
}

/// Control characters, bidi controls, and characters without width that join nothing.
fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\t' && c != '\n')
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, drawn: &str) {
        assert_eq!(harmless(text), drawn);
    }

    #[test]
    fn nothing_that_a_terminal_acts_on_is_drawn() {
        check("plain", "plain");
        check("naïve “quote”", "naïve “quote”");
        check("a\u{1b}[2Jb", "a[2Jb");
        check("a\u{202e}b\u{2066}c\u{200b}d\u{feff}", "abcd");
        check("a\tb\nc\u{a0}d", "a b c d");
        check("a\u{9b}2Jb", "a2Jb");
        check("👩‍👩‍👧", "👩‍👩‍👧");
        let zalgo = format!("a{}", "\u{301}".repeat(100_000));
        assert!(harmless(&zalgo).len() <= LONGEST_GRAPHEME);
    }

    #[test]
    fn text_that_does_not_fit_ends_in_an_ellipsis_on_whole_characters() {
        let theme = Theme::of(crate::app::ThemeName::Dark, crate::app::Palette::None);
        for (width, drawn) in [(9, "日本 news"), (8, "日本 ne…"), (4, "日…"), (1, "…")] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
            let mut canvas = Canvas {
                buffer: &mut buffer,
                theme,
            };
            canvas.put_cut((0, 0), width, "日本 news", Style::new());
            let (mut row, mut x) = (String::new(), 0);
            while let Some(cell) = buffer.cell((x, 0)) {
                row.push_str(cell.symbol());
                x += u16::try_from(cell.symbol().width()).unwrap().max(1);
            }
            assert_eq!(row.trim_end(), drawn, "{width}");
        }
    }
}
