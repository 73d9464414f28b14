//! Draws what lies over a screen: the help, menus, and the suggestions of the `:` line.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use super::theme::Role;
use super::words;
use crate::app::Screen;
use crate::app::State;
use crate::app::help::{HelpLine, help_lines};
use crate::app::layout;
use crate::app::overlay::{Choice, CommandLine, FORMATS, Menu, Overlay};
use crate::app::sheet::SHEETS;

/// Columns the help asks for.
const HELP_WIDTH: u16 = 76;
/// Columns of the keys in the help.
const KEYS_WIDTH: u16 = 20;
/// Most suggestions of the `:` line that are shown.
const SUGGESTIONS: usize = 8;

/// Draws the overlay, where there is one.
pub fn draw(state: &State, canvas: &mut Canvas<'_>) {
    match &state.overlay {
        Some(Overlay::Help { scroll }) => draw_help(state, *scroll, canvas),
        Some(Overlay::Menu(menu)) => draw_menu(state, menu, canvas),
        Some(Overlay::Others(others)) => super::others::draw(state, others, canvas),
        Some(Overlay::Why(why)) => super::why::draw(state, why, canvas),
        Some(Overlay::CommandLine(line)) => draw_suggestions(state, line, canvas),
        None => {}
    }
}

fn draw_help(state: &State, scroll: usize, canvas: &mut Canvas<'_>) {
    let lines = help_lines(state);
    let window = layout::window(state.size, HELP_WIDTH, lines.len());
    canvas.window(window, "Help");
    let inside = layout::inside(window);
    let (title, key) = (canvas.style(Role::Title), canvas.style(Role::Key));
    let (text, dim) = (canvas.style(Role::Text), canvas.style(Role::Dim));
    let rows = inside.y..inside.bottom();
    for (line, y) in lines.iter().skip(scroll).zip(rows) {
        let end = inside.right();
        match line {
            HelpLine::Gap => {}
            HelpLine::Title(name) => {
                canvas.put((inside.x, y), end, name, title);
            }
            HelpLine::Mark(mark, means) => {
                let x = inside.x + KEYS_WIDTH.min(inside.width / 3);
                canvas.put_cut((inside.x, y), x.saturating_sub(1), mark, key);
                canvas.put_cut((x, y), end, means, text);
            }
            HelpLine::Row(row) => {
                let keys = KEYS_WIDTH.min(inside.width / 3);
                let x = inside.x + keys;
                canvas.put_cut((inside.x, y), x.saturating_sub(1), &row.keys, key);
                let after = canvas.put_cut((x, y), end, row.doc, text);
                canvas.put_right((after + 2, y), end, row.name, dim);
            }
        }
    }
    if scroll + usize::from(inside.height) < lines.len() {
        let at = (window.x, window.bottom().saturating_sub(1));
        canvas.put_right(at, window.right().saturating_sub(3), " more ↓ ", key);
    }
}

fn draw_menu(state: &State, menu: &Menu, canvas: &mut Canvas<'_>) {
    let count = state.menu_len(menu);
    let window = layout::window(state.size, layout::MENU_WIDTH, count);
    let title = match &menu.choice {
        Choice::Compare { with } => {
            let article = state.shelf.articles.get(*with);
            format!(
                "Compare {} with",
                article.map_or("", |article| article.byname())
            )
        }
        Choice::Story { article } => {
            let article = state.shelf.articles.get(*article);
            let name = article.map_or("", |article| article.byname());
            format!("Move {name}, until you leave, to")
        }
        Choice::Export(taken) => format!("Export {} as", taken.name),
        Choice::Sheet if matches!(state.screen, Screen::Matrix(_)) => {
            "Export the matrix as".to_owned()
        }
        Choice::Sheet => "Export the comparison as".to_owned(),
    };
    canvas.window(window, &title);
    let inside = layout::inside(window);
    let first = layout::first_row(menu.cursor, inside.height);
    for (row, y) in (first..count).zip(inside.y..inside.bottom()) {
        let line = Rect::new(inside.x, y, inside.width, 1);
        let base = if row == menu.cursor {
            canvas.style(Role::Cursor)
        } else {
            Style::new()
        };
        canvas.tint(line, base);
        match &menu.choice {
            Choice::Compare { with } => draw_candidate(state, (*with, row), (line, base), canvas),
            Choice::Story { article } => draw_story(state, (*article, row), (line, base), canvas),
            Choice::Export(_) => {
                let format = FORMATS.get(row);
                let words = format.map(|(_, name, _, about)| [*name, *about]);
                draw_format(words.unwrap_or_default(), (line, base), canvas);
            }
            Choice::Sheet => {
                let format = SHEETS.get(row);
                let words = format.map(|(_, name, _, about)| [*name, *about]);
                draw_format(words.unwrap_or_default(), (line, base), canvas);
            }
        }
    }
}

fn draw_story(
    state: &State,
    (article, row): (usize, usize),
    (line, base): (Rect, Style),
    canvas: &mut Canvas<'_>,
) {
    let Some(story) = state.story_at(article, row) else {
        return;
    };
    let text = Style {
        bg: None,
        ..canvas.style(Role::Text)
    }
    .patch(base);
    let dim = canvas.style(Role::Dim).patch(base);
    let (at, end) = ((line.x + 1, line.y), line.right());
    let Some(story) = story.and_then(|idx| state.shelf.stories.get(idx)) else {
        canvas.put_cut(at, end, "a story of its own", text);
        return;
    };
    let count = match story.articles.len() {
        1 => "1 article".to_owned(),
        count => format!("{count} articles"),
    };
    let end = canvas.put_right(at, end, &count, dim);
    canvas.put_cut(at, end.saturating_sub(2), &story.title, text);
}

fn draw_candidate(
    state: &State,
    (with, row): (usize, usize),
    (line, base): (Rect, Style),
    canvas: &mut Canvas<'_>,
) {
    let article = state.candidate(with, row);
    let Some(article) = article.and_then(|idx| state.shelf.articles.get(idx)) else {
        return;
    };
    let text = Style {
        bg: None,
        ..canvas.style(Role::Text)
    }
    .patch(base);
    let dim = canvas.style(Role::Dim).patch(base);
    let of_story = row < state.candidates_of_story(with);
    let tag = if of_story {
        words::tag(article)
    } else {
        "other story"
    };
    let end = canvas.put_right((line.x + 16, line.y), line.right(), tag, dim);
    let end = end.saturating_sub(u16::from(end < line.right()));
    let x = canvas.put_cut((line.x + 1, line.y), end, article.byname(), text);
    canvas.put_cut((x + 2, line.y), end, article.headline(), dim);
}

fn draw_format([name, about]: [&str; 2], (line, base): (Rect, Style), canvas: &mut Canvas<'_>) {
    let text = Style {
        bg: None,
        ..canvas.style(Role::Text)
    }
    .patch(base);
    let dim = canvas.style(Role::Dim).patch(base);
    canvas.put((line.x + 1, line.y), line.right(), name, text);
    canvas.put_cut((line.x + 14, line.y), line.right(), about, dim);
}

fn draw_suggestions(state: &State, typed: &CommandLine, canvas: &mut Canvas<'_>) {
    let body = state.body();
    let room = SUGGESTIONS.min(usize::from(body.height));
    let first = (typed.cursor + 1).saturating_sub(room);
    let shown: Vec<_> = typed
        .suggestions()
        .enumerate()
        .skip(first)
        .take(room)
        .collect();
    let height = u16::try_from(shown.len()).unwrap_or_default();
    let area = Rect::new(0, body.height - height, body.width, height);
    canvas.clear(area);
    for ((row, command), y) in shown.into_iter().zip(area.y..area.bottom()) {
        let entry = command.entry();
        let base = if row == typed.cursor {
            canvas.style(Role::Cursor)
        } else {
            canvas.style(Role::CursorIdle)
        };
        canvas.tint(Rect::new(0, y, area.width, 1), base);
        let key = canvas.style(Role::Key).patch(base);
        let dim = canvas.style(Role::Dim).patch(base);
        canvas.put((2, y), area.right(), entry.name, key);
        canvas.put_cut((24, y), area.right(), entry.doc, dim);
    }
}
