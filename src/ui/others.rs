//! Draws the window with what the other outlets say of the sentence or fact the reader is at.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use super::marks;
use super::theme::Role;
use super::words;
use crate::app::State;
use crate::app::covering::Stated;
use crate::app::layout;
use crate::app::others::{Holder, INDENT, Line, Others, WIDTH};
use crate::engine::compare::{Difference, DifferenceKind};
use crate::engine::matrix::CellStatus;
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// Columns that the words of one side of a difference take.
const SHORT: usize = 28;

/// Draws the window.
pub(super) fn draw(state: &State, others: &Others, canvas: &mut Canvas<'_>) {
    let window = layout::window(state.size, WIDTH, others.lines.1.len());
    canvas.window(window, &title(state, others));
    let inside = layout::inside(window);
    let shown = others.lines.1.iter().skip(others.scroll);
    for (line, y) in shown.zip(inside.y..inside.bottom()) {
        let row = Rect::new(inside.x, y, inside.width, 1);
        if line.holder().is_some_and(|holder| holder == others.cursor) {
            let style = canvas.style(Role::Accent);
            canvas.put((row.x, y), row.right(), "▎", style);
        }
        let words = Rect::new(
            row.x + INDENT.min(row.width),
            y,
            row.width.saturating_sub(INDENT),
            1,
        );
        draw_line(state, others, (*line, words), canvas);
    }
    if others.scroll + usize::from(inside.height) < others.lines.1.len() {
        let key = canvas.style(Role::Key);
        let at = (window.x, window.bottom().saturating_sub(1));
        canvas.put_right(at, window.right().saturating_sub(3), " more ↓ ", key);
    }
}

fn title(state: &State, others: &Others) -> String {
    let what = match others.stated {
        Stated::Sentence(_) => "this sentence",
        Stated::Fact(idx) => {
            let prepared = state.analyses.of(others.article);
            let fact = prepared.and_then(|prepared| prepared.analysis.facts.get(idx));
            return format!(
                "Who else has this {}",
                fact.map_or("fact", |fact| fact.kind().name())
            );
        }
    };
    format!("Who else has {what}")
}

fn draw_line(state: &State, others: &Others, (line, at): (Line, Rect), canvas: &mut Canvas<'_>) {
    let (start, end) = ((at.x, at.y), at.right());
    match line {
        Line::Gap => {}
        Line::Own(span) => {
            let article = state.shelf.articles.get(others.article);
            let text = article.map_or("", |article| article.text.as_str());
            let style = canvas.style(Role::Headline);
            canvas.put(start, end, span.of(text), style);
        }
        Line::Holder(idx) => {
            if let Some(holder) = others.holders.get(idx) {
                draw_holder(holder, idx == others.cursor, at, canvas);
            }
        }
        Line::Words {
            holder,
            span,
            around,
        } => {
            if let Some(holder) = others.holders.get(holder) {
                draw_words(holder, (span, around), at, canvas);
            }
        }
        Line::Difference(idx, number) => {
            let holder = others.holders.get(idx);
            let row = holder.and_then(Holder::row);
            let difference = row.and_then(|row| row.differences.get(number));
            if let Some((holder, difference)) = holder.zip(difference) {
                let own = state.shelf.articles.get(others.article);
                let texts = Pair::new(
                    own.map_or("", |article| article.text.as_str()),
                    holder.covered.other.article.text.as_str(),
                );
                let role = if difference.certain {
                    Role::Differs
                } else {
                    Role::Dim
                };
                let style = canvas.style(role);
                canvas.put_cut(start, end, &in_words(difference, texts), style);
            }
        }
        Line::Without(span) => {
            let style = canvas.style(Role::Dim);
            canvas.put(start, end, span.of(&others.without), style);
        }
    }
}

/// Who has it, and how.
fn draw_holder(holder: &Holder, chosen: bool, at: Rect, canvas: &mut Canvas<'_>) {
    let carried = Some(&holder.carried);
    let (end, y) = (at.right(), at.y);
    let style = canvas.style(marks::role(carried));
    let x = canvas.put((at.x, y), end, marks::mark(carried), style) + 1;
    let article = &holder.covered.other.article;
    let name = canvas.style(if chosen { Role::Accent } else { Role::Title });
    let x = canvas.put_cut((x, y), end, article.byname(), name) + 1;
    let dim = canvas.style(Role::Dim);
    let tag = words::tag(article);
    let x = match tag {
        "" => x,
        tag => canvas.put_cut((x, y), end, &format!("({tag})"), dim) + 1,
    };
    let does = match holder.carried.status {
        CellStatus::Reported => "has it",
        CellStatus::Differs => "says it otherwise",
        CellStatus::Uncertain if holder.carried.spans.is_empty() => {
            "has something like it, and no one passage to show"
        }
        CellStatus::Uncertain => "probably means the same",
        CellStatus::Omitted => "",
    };
    canvas.put_cut((x, y), end, does, dim);
}

/// A line of an outlet's words; those that are meant, and those that differ, are lit.
fn draw_words(holder: &Holder, (line, around): (Span, bool), at: Rect, canvas: &mut Canvas<'_>) {
    let text = &holder.covered.other.article.text;
    let base = canvas.style(if around { Role::Dim } else { Role::Text });
    let base = Style { bg: None, ..base };
    canvas.put((at.x, at.y), at.right(), line.of(text), base);
    if around {
        return;
    }
    let lit = |span: Span, role: Role, canvas: &mut Canvas<'_>| {
        if let Some(span) = span.intersect(line) {
            let before = Span::new(line.start, span.start).of(text);
            let x = canvas.put((at.x, at.y), at.right(), before, base);
            let style = base.patch(canvas.style(role));
            canvas.put((x, at.y), at.right(), span.of(text), style);
        }
    };
    let sentence = |span: &Span| {
        let segments = &holder.covered.other.segments;
        let idx = segments.sentence_at(span.start);
        let found = idx.and_then(|idx| segments.sentences.get(idx));
        found.is_some_and(|sentence| sentence.span == *span)
    };
    // A whole sentence that is lit lights nothing.
    for span in holder.carried.spans.iter().filter(|span| !sentence(span)) {
        lit(*span, Role::Match, canvas);
    }
    let row = holder.row();
    for difference in row.iter().flat_map(|row| &row.differences) {
        let role = if difference.certain {
            Role::Difference
        } else {
            Role::Probable
        };
        if let Some(span) = difference.words.right {
            lit(span, role, canvas);
        }
    }
}

/// One difference: `figure: 1,200 / 1,850`.
fn in_words(difference: &Difference, texts: Pair<&str>) -> String {
    let words = |side: Side| match difference.words[side] {
        Some(span) => words::start(span.of(texts[side]), SHORT),
        None => "nothing".to_owned(),
    };
    let perhaps = if difference.certain { "" } else { "perhaps " };
    let quoted = || {
        let quotes = difference.kind == DifferenceKind::Quote;
        let (left, right) = difference.words.left.zip(difference.words.right)?;
        let apart = super::compare::apart(left.of(texts.left), right.of(texts.right));
        let apart = apart.filter(|_| quotes)?;
        Some(apart.map(|words| match words.as_str() {
            "" => "nothing more".to_owned(),
            words => words::start(words, SHORT),
        }))
    };
    let [left, right] = quoted().unwrap_or_else(|| [words(Side::Left), words(Side::Right)]);
    format!(
        "↳ {perhaps}{}: {left} / {right}",
        super::compare::called(difference)
    )
}
