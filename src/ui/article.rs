//! Draws the article: who, when, how long; then the text with its facts.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use super::marks;
use super::theme::Role;
use super::words;
use crate::app::State;
use crate::app::caution::unread;
use crate::app::layout::{self, Pane};
use crate::app::page::{Row, indent};
use crate::app::reading::{Prepared, Reading};
use crate::engine::article::{Article, BlockKind};
use crate::engine::facts::{Fact, Value};
use crate::engine::text::Span;

/// Draws the pane.
pub fn draw(state: &State, pane: Rect, canvas: &mut Canvas<'_>) {
    let area = layout::article(pane, state.n_others());
    let (Some(article), Some(reading)) = (state.article(), state.reading()) else {
        let dim = canvas.style(Role::Dim);
        let at = (area.text.x, area.text.y);
        canvas.put_cut(at, area.text.right(), "no article to read", dim);
        return;
    };
    draw_header(state, article, area.header, canvas);
    let sheet = Sheet {
        article,
        reading,
        prepared: state.prepared(),
        focused: state.reader.focus == Pane::Article,
    };
    for (row, y) in state
        .reader
        .rows
        .iter()
        .zip(area.text.y..area.text.bottom())
    {
        let line = Rect::new(area.text.x, y, area.text.width, 1);
        sheet.draw_row(row, line, canvas);
    }
    marks::draw_margin(state, &area, canvas);
    if area.foot.height > 0 {
        marks::draw_foot(state, area.foot, canvas);
    }
}

fn draw_header(state: &State, article: &Article, header: Rect, canvas: &mut Canvas<'_>) {
    if header.height == 0 {
        return;
    }
    let (start, end) = ((header.x, header.y), header.right());
    let (dim, badge) = (canvas.style(Role::Dim), canvas.style(Role::Badge));
    let focused = state.reader.focus == Pane::Article;
    let name = match (&article.outlet, focused) {
        (_, true) => Role::Accent,
        (Some(_), false) => Role::Headline,
        (None, false) => Role::Title,
    };
    let name = canvas.style(name);
    let mut x = canvas.put_cut(start, end, &words::called(article), name);
    let caveat = words::caveat(article);
    if !caveat.is_empty() {
        x = canvas.put_cut((x + 1, header.y), end, caveat, badge);
    }
    if header.height == 1 {
        canvas.put_cut(
            (x + 1, header.y),
            end,
            &format!("· {}", about(article)),
            dim,
        );
        return;
    }
    let below = (header.x, header.y + 1);
    let title_in_view = state
        .reader
        .rows
        .iter()
        .any(|row| row.kind == BlockKind::Headline && row.first);
    if title_in_view || article.metadata.title.is_empty() {
        canvas.put_cut(below, end, &about(article), dim);
    } else {
        canvas.put_cut(below, end, &article.metadata.title, dim);
    }
}

/// Date, authors and minutes.
fn about(article: &Article) -> String {
    let mut parts = Vec::new();
    if let Some(published) = &article.metadata.published {
        parts.push(words::moment(published));
    }
    if !article.metadata.authors.is_empty() {
        parts.push(article.metadata.authors.join(", "));
    }
    parts.push(format!("{} min", words::minutes(article.text.len())));
    if let Some(language) = unread(article) {
        parts.push(format!("in {language}, read only in part"));
    }
    parts.join(" · ")
}

/// The text of an article with everything that is marked in it.
struct Sheet<'a> {
    article: &'a Article,
    reading: &'a Reading,
    prepared: Option<&'a Prepared>,
    focused: bool,
}

/// A style for a stretch of the text; later ones lie over earlier ones.
#[derive(Clone, Copy, Debug)]
struct Layer {
    span: Span,
    style: Style,
}

impl Sheet<'_> {
    fn draw_row(&self, row: &Row, line: Rect, canvas: &mut Canvas<'_>) {
        self.draw_gutter(row, line, canvas);
        if row.gap {
            return;
        }
        let end = line.right();
        if row.title {
            let style = canvas.style(Role::Headline);
            let words = row.span.of(&self.article.metadata.title);
            canvas.put((line.x, line.y), end + 1, words, style);
            return;
        }
        let mut x = line.x + indent(row.kind);
        if row.kind == BlockKind::Item && row.first {
            let dim = canvas.style(Role::Dim);
            canvas.put((line.x, line.y), end, "•", dim);
        }
        let base = canvas.style(match row.kind {
            BlockKind::Headline => Role::Headline,
            BlockKind::Dek => Role::Dek,
            BlockKind::Boilerplate => Role::Boilerplate,
            BlockKind::Paragraph | BlockKind::Item => Role::Text,
        });
        let layers = self.layers(row.span, canvas);
        for piece in pieces(row.span, &layers) {
            let style = layers
                .iter()
                .filter(|layer| layer.span.encloses(piece))
                .fold(Style { bg: None, ..base }, |style, layer| {
                    style.patch(layer.style)
                });
            x = canvas.put((x, line.y), end + 1, piece.of(&self.article.text), style);
        }
    }

    /// The bar beside the sentence the reader is at, or beside the selection.
    fn draw_gutter(&self, row: &Row, line: Rect, canvas: &mut Canvas<'_>) {
        let Some(prepared) = self.prepared.filter(|_| self.focused) else {
            return;
        };
        let selected = self.reading.selected_span(prepared);
        let marked = selected.or_else(|| self.reading.sentence_span(prepared));
        let inside = marked.filter(|_| !row.title).is_some_and(|span| {
            if row.gap {
                span.start < row.span.start && row.span.start < span.end
            } else {
                span.overlaps(row.span)
            }
        });
        if inside && line.x >= 2 {
            let bar = if selected.is_some() { "▌" } else { "▎" };
            let accent = canvas.style(Role::Accent);
            canvas.put((line.x - 2, line.y), line.x, bar, accent);
        }
    }

    /// Everything that is marked in a line, undermost first.
    fn layers(&self, line: Span, canvas: &Canvas<'_>) -> Vec<Layer> {
        let Some(prepared) = self.prepared else {
            return Vec::new();
        };
        let mut layers = Vec::new();
        let mut add = |span: Option<Span>, role: Role| {
            if let Some(span) = span.and_then(|span| span.intersect(line)) {
                let style = canvas.style(role);
                layers.push(Layer { span, style });
            }
        };
        if self.focused && self.reading.selecting.is_none() {
            add(self.reading.sentence_span(prepared), Role::Sentence);
        }
        let mut marks = prepared.index.overlapping(line);
        // The shorter lies over the longer: a name inside a quotation keeps its colour.
        marks.sort_by_key(|mark| std::cmp::Reverse(mark.span.len()));
        for mark in marks {
            match prepared.analysis.facts.get(mark.fact) {
                // Half of all prose is claims: only who makes them is marked, or nothing would stand out.
                Some(Fact {
                    value: Value::Claim(claim),
                    ..
                }) => add(claim.source.as_ref().map(|source| source.span), Role::Claim),
                Some(fact) => add(Some(mark.span), fact.kind().into()),
                None => {}
            }
        }
        add(self.reading.selected_span(prepared), Role::Selection);
        add(self.reading.lit.map(|mark| mark.span), Role::Lit);
        layers
    }
}

/// Cuts a line where any layer begins or ends.
fn pieces(line: Span, layers: &[Layer]) -> Vec<Span> {
    let mut cuts: Vec<usize> = layers
        .iter()
        .flat_map(|layer| [layer.span.start, layer.span.end])
        .chain([line.start, line.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .map(|pair| Span::new(pair[0], pair[1]))
        .collect()
}
