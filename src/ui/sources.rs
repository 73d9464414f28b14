//! Draws the list of sources and its filter.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::{Canvas, Lit};
use super::theme::Role;
use super::words;
use crate::app::State;
use crate::app::layout::Pane;
use crate::app::sources::{Filter, SourceRow};
use crate::engine::article::Article;
use crate::engine::filter::{Line, highlights};
use crate::engine::text::Span;

/// Draws the pane.
pub fn draw(state: &State, pane: Rect, canvas: &mut Canvas<'_>) {
    let focused = state.reader.focus == Pane::Sources;
    let sources = &state.reader.sources;
    let title = crate::app::layout::title(pane);
    if title.height > 0 {
        let style = canvas.style(if focused { Role::Accent } else { Role::Title });
        let x = canvas.put((title.x, title.y), title.right(), "Sources", style);
        let dim = canvas.style(Role::Dim);
        let count = format!("{}", sources.total());
        canvas.put((x + 2, title.y), title.right(), &count, dim);
    }
    let list = state.sources_list();
    if let Some(filter) = &sources.filter {
        draw_filter(state, filter, prompt_line(pane), canvas);
    }
    if sources.is_empty() {
        draw_nothing(state, list, canvas);
    }
    for row in 0..list.height {
        let Some(found) = sources.row(sources.scroll + usize::from(row), state.tall()) else {
            break;
        };
        let line = Rect::new(list.x, list.y + row, list.width, 1);
        draw_row(state, found, line, canvas);
    }
}

/// The line the filter is typed in: the first below the title.
fn prompt_line(pane: Rect) -> Rect {
    Rect {
        height: 1,
        ..crate::app::layout::list(pane)
    }
}

fn draw_filter(state: &State, filter: &Filter, line: Rect, canvas: &mut Canvas<'_>) {
    let accent = canvas.style(Role::Accent);
    let dim = canvas.style(Role::Dim);
    let sources = &state.reader.sources;
    let count = format!("{} of {}", sources.len(), sources.total());
    let end = canvas.put_right((line.x + 6, line.y), line.right(), &count, dim);
    let mut x = canvas.put((line.x, line.y), end, "/ ", accent);
    if filter.query.is_empty() {
        let hint = "outlet, title, author";
        x = cursor(filter, (x, line.y), end, canvas);
        canvas.put_cut((x, line.y), end.saturating_sub(1), hint, dim);
        return;
    }
    let text = canvas.style(Role::Headline);
    x = canvas.put(
        (x, line.y),
        end.saturating_sub(2),
        tail(&filter.query, usize::from(end.saturating_sub(x + 2))),
        text,
    );
    cursor(filter, (x, line.y), end, canvas);
}

/// Draws the place where typing goes; where it ended.
fn cursor(filter: &Filter, at: (u16, u16), end: u16, canvas: &mut Canvas<'_>) -> u16 {
    if !filter.typing {
        return at.0;
    }
    let style = canvas.style(Role::Accent);
    canvas.put(at, end, "▏", style)
}

/// The end of a line that is typed, as much as fits in `room` columns.
#[must_use]
pub fn tail(typed: &str, room: usize) -> &str {
    use unicode_segmentation::UnicodeSegmentation as _;
    use unicode_width::UnicodeWidthStr as _;
    let mut start = typed.len();
    let mut width = 0;
    for (offset, grapheme) in typed.grapheme_indices(true).rev() {
        width += grapheme.width();
        if width > room {
            break;
        }
        start = offset;
    }
    Span::new(start, typed.len()).of(typed)
}

fn draw_nothing(state: &State, list: Rect, canvas: &mut Canvas<'_>) {
    let dim = canvas.style(Role::Dim);
    let lines = if state.reader.sources.filter.is_some() {
        ["no source matches", "Esc clears the filter"]
    } else {
        ["no articles", ""]
    };
    for (row, line) in (0..list.height).zip(lines) {
        canvas.put_cut((list.x, list.y + row), list.right(), line, dim);
    }
}

fn draw_row(state: &State, row: SourceRow, line: Rect, canvas: &mut Canvas<'_>) {
    match row {
        SourceRow::Gap => {}
        SourceRow::Story(story) => {
            let story = state.shelf.stories.get(story);
            let title = story.map_or("", |story| &story.title);
            let style = canvas.style(Role::Title);
            canvas.put_cut((line.x, line.y), line.right(), title, style);
        }
        SourceRow::Article {
            position,
            article,
            line: part,
        } => {
            let Some(shown) = state.shelf.articles.get(article) else {
                return;
            };
            let base = row_style(state, position, canvas);
            let whole = Rect::new(line.x.saturating_sub(1), line.y, line.width + 2, 1);
            canvas.tint(whole, base);
            let entry = Entry {
                article: shown,
                open: state.reader.open == Some(article),
                query: state
                    .reader
                    .sources
                    .filter
                    .as_ref()
                    .filter(|filter| filter.hits.is_some())
                    .map_or("", |filter| &filter.query),
                base,
            };
            if part == 0 {
                entry.draw_outlet(line, state.tall() == 1, canvas);
            } else {
                entry.draw_title(line, canvas);
            }
        }
    }
}

fn row_style(state: &State, position: usize, canvas: &Canvas<'_>) -> Style {
    let focused = state.reader.focus == Pane::Sources;
    if position != state.reader.sources.cursor {
        Style::new()
    } else if focused {
        canvas.style(Role::Cursor)
    } else {
        canvas.style(Role::CursorIdle)
    }
}

/// One article in the list.
struct Entry<'a> {
    article: &'a Article,
    open: bool,
    query: &'a str,
    base: Style,
}

impl Entry<'_> {
    fn draw_outlet(&self, line: Rect, with_title: bool, canvas: &mut Canvas<'_>) {
        let mark = if self.open { "▸ " } else { "  " };
        let accent = canvas.style(Role::Accent);
        let x = canvas.put(
            (line.x, line.y),
            line.right(),
            mark,
            accent.patch(self.base),
        );
        let tag = words::tag(self.article);
        // One word on every row: quiet, or the list would shout what the header says plainly.
        let tag_style = self.over(canvas.style(Role::Dim));
        let end = canvas.put_right((x + 10, line.y), line.right(), tag, tag_style);
        let end = if end < line.right() { end - 1 } else { end };
        let known = self.article.outlet.is_some();
        let name = canvas.style(if known { Role::Text } else { Role::Dim });
        let lit = self.matched();
        let name_style = self.over(Style { bg: None, ..name });
        let x = canvas.put_lit((x, line.y), end, &lit.in_part(lit.line.outlet), name_style);
        if with_title && end > x + 12 {
            let dim = self.over(canvas.style(Role::Dim));
            canvas.put_lit((x + 2, line.y), end, &lit.in_part(lit.line.title), dim);
        }
    }

    fn draw_title(&self, line: Rect, canvas: &mut Canvas<'_>) {
        let dim = self.over(canvas.style(Role::Dim));
        let lit = self.matched();
        let title = lit.in_part(lit.line.title);
        canvas.put_lit((line.x + 2, line.y), line.right(), &title, dim);
    }

    /// `style` under the cursor's: the row keeps its ground, and its letters where the cursor gives them a colour.
    fn over(&self, style: Style) -> Style {
        style.patch(self.base)
    }

    /// What the filter looked at, and the letters that matched.
    fn matched(&self) -> Matched {
        let line = Line::of(self.article);
        let lit = if self.query.is_empty() {
            Vec::new()
        } else {
            highlights(&line.text, self.query)
        };
        Matched { line, lit }
    }
}

/// The line of an article and its matched letters.
struct Matched {
    line: Line,
    lit: Vec<Span>,
}

impl Matched {
    fn in_part(&self, part: Span) -> Lit<'_> {
        Lit {
            words: part.of(&self.line.text),
            spans: Line::within(part, &self.lit),
        }
    }
}
