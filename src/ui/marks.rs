//! Who else of the story has what the open article states: a mark for each other outlet, in the order of the sources.
//!
//! Beside a sentence the marks are faint, but for a contradiction; at the foot they are told with the outlets' names.

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::State;
use crate::app::covering::Stated;
use crate::app::layout::{ArticleArea, Pane};
use crate::engine::coverage::Carried;
use crate::engine::matrix::CellStatus;

/// The mark of what an outlet does with something; faint until it is looked into.
pub(super) fn mark(carried: Option<&Carried>) -> &'static str {
    match carried.map(|carried| carried.status) {
        Some(CellStatus::Reported) => "●",
        Some(CellStatus::Differs) => "≠",
        Some(CellStatus::Uncertain) => "◐",
        Some(CellStatus::Omitted) => "○",
        None => "·",
    }
}

/// The colour of that mark.
pub(super) fn role(carried: Option<&Carried>) -> Role {
    match carried.map(|carried| carried.status) {
        Some(CellStatus::Reported) => Role::Reworded,
        Some(CellStatus::Differs) => Role::Differs,
        Some(CellStatus::Uncertain) => Role::Probable,
        Some(CellStatus::Omitted) => Role::Dim,
        None => Role::Rule,
    }
}

/// The same colour where most of the screen is marks: only what is told otherwise stands out.
fn quiet(carried: Option<&Carried>) -> Role {
    match carried.map(|carried| carried.status) {
        Some(CellStatus::Differs) => Role::Differs,
        Some(CellStatus::Reported | CellStatus::Uncertain) => Role::Dim,
        Some(CellStatus::Omitted) | None => Role::Rule,
    }
}

/// Draws the marks beside the sentences.
pub(super) fn draw_margin(state: &State, area: &ArticleArea, canvas: &mut Canvas<'_>) {
    let here = state.reading().map(|reading| reading.sentence);
    let focused = state.reader.focus == Pane::Article;
    for marked in &state.reader.marked {
        let (x, y) = (
            area.marks.x + marked.slot * (area.marks.width + 1),
            area.text.y + marked.row,
        );
        if y >= area.text.bottom() {
            break;
        }
        let lit = focused && here == Some(marked.sentence);
        let carried = state.carried(Stated::Sentence(marked.sentence));
        if area.marks.dots {
            for ((_, carried), x) in carried.zip(x..) {
                let role = if lit { role(carried) } else { quiet(carried) };
                let style = canvas.style(role);
                canvas.put((x, y), x + 1, mark(carried), style);
            }
        } else {
            let (count, role) = counted(carried.map(|(_, carried)| carried), lit);
            let style = canvas.style(role);
            canvas.put((x, y), x + area.marks.width, &count, style);
        }
    }
}

/// Draws the marks so that they end at column `end`; where they start. Nothing where they do not fit after `from`, or
/// nothing is known.
pub(super) fn draw_right(
    state: &State,
    stated: Stated,
    ((from, y), end): ((u16, u16), u16),
    base: Style,
    canvas: &mut Canvas<'_>,
) -> u16 {
    let all = state.carried(stated);
    let width = u16::try_from(all.clone().count()).unwrap_or(u16::MAX);
    let start = end.checked_sub(width).filter(|start| *start >= from);
    let Some(start) = start.filter(|_| all.clone().any(|(_, carried)| carried.is_some())) else {
        return end;
    };
    for ((_, carried), x) in all.zip(start..) {
        let style = canvas.style(role(carried));
        let style = Style { bg: None, ..style };
        canvas.put((x, y), x + 1, mark(carried), base.patch(style));
    }
    start
}

/// How many have it; a mark where any says it otherwise.
fn counted<'a>(all: impl Iterator<Item = Option<&'a Carried>>, lit: bool) -> (String, Role) {
    let (mut known, mut having, mut differing) = (false, 0, false);
    for carried in all.flatten() {
        known = true;
        having += usize::from(carried.status != CellStatus::Omitted);
        differing |= carried.status == CellStatus::Differs;
    }
    let role = if lit { Role::Accent } else { Role::Dim };
    match (known, having) {
        (false, _) => (String::new(), role),
        _ if differing => ("≠".to_owned(), Role::Differs),
        (_, 0) if lit => ("○".to_owned(), role),
        (_, 0) => ("○".to_owned(), Role::Rule),
        (_, having) => (having.to_string(), role),
    }
}

/// Draws who else has what the reader is at, by name: all of them where there is room, else those that have it.
pub(super) fn draw_foot(state: &State, line: Rect, canvas: &mut Canvas<'_>) {
    let Some(stated) = state
        .stated()
        .filter(|_| state.reader.focus != Pane::Sources)
    else {
        return;
    };
    let all: Vec<_> = state.carried(stated).collect();
    let dim = canvas.style(Role::Dim);
    if all.iter().all(|(_, carried)| carried.is_none()) {
        if state.coverings.pending.is_some() {
            canvas.put_cut(
                (line.x, line.y),
                line.right(),
                "looking who else has this…",
                dim,
            );
        }
        return;
    }
    let name = |other: usize| {
        let article = state.shelf.articles.get(other);
        article.map_or("", |article| article.byname())
    };
    let width = |other: usize| name(other).width() + 4;
    let room = usize::from(line.width);
    let fits = all.iter().map(|(other, _)| width(*other)).sum::<usize>() <= room + 2;
    let has = |carried: Option<&Carried>| {
        carried.is_some_and(|carried| carried.status != CellStatus::Omitted)
    };
    let shown = all.iter().filter(|(_, carried)| fits || has(*carried));
    let without = all.iter().filter(|(_, carried)| !has(*carried)).count();
    if !fits && without == all.len() {
        let text = format!("○ in none of the {without} others loaded here");
        canvas.put_cut((line.x, line.y), line.right(), &text, dim);
        return;
    }
    let mut x = line.x;
    for (other, carried) in shown {
        let style = canvas.style(role(*carried));
        x = canvas.put((x, line.y), line.right(), mark(*carried), style) + 1;
        let style = if has(*carried) {
            canvas.style(Role::Text)
        } else {
            dim
        };
        let style = Style { bg: None, ..style };
        x = canvas.put_cut((x, line.y), line.right(), short(name(*other)), style) + 2;
    }
    let text = format!("○ {without} without");
    if !fits && without > 0 && usize::from(line.right().saturating_sub(x)) >= text.width() {
        canvas.put((x, line.y), line.right(), &text, dim);
    }
}

/// A name that leaves room for others: at most so many characters of it.
fn short(name: &str) -> &str {
    name.strip_prefix("The ").unwrap_or(name)
}
