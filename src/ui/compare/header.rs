//! The top of the Compare screen: who stands left and right, how many rows of each class there are, and what the keys
//! for differences stop at.

use super::{Canvas, mark, names, role, short, side_mark};
use crate::app::compare::{CLASSES, STOPS};
use crate::engine::article::{Article, Origin};
use crate::engine::compare::Class;
use crate::engine::side::{Pair, Side};
use crate::ui::theme::Role;
use unicode_width::UnicodeWidthStr as _;

/// Columns that the short form of the counts leaves for what the keys stop at.
const SPACE: u16 = 2;

/// The most columns of an article's name in the counts.
const NAME: usize = 18;

/// Columns around the name of what the keys stop at: "only these: " and " (123)".
const ROUND_STOP: usize = 18;

/// Draws the header, as much of it as there is room for.
pub(super) fn draw(canvas: &mut Canvas<'_>) {
    let header = canvas.areas.header;
    if header.height > 0 {
        for side in Side::BOTH {
            who(canvas, side);
        }
    }
    if header.height > 1 {
        counts(canvas, header.y + 1);
    }
    if header.height > 2 {
        canvas.rule(header.y + 2);
    }
}

/// Draws who stands on a side: the column's width, or half of the screen where the sides are stacked.
fn who(canvas: &mut Canvas<'_>, side: Side) {
    let areas = canvas.areas;
    let (mut x, end) = if areas.stacked {
        let half = areas.header.width / 2;
        match side {
            Side::Left => (1.min(half), half),
            Side::Right => (half + 1, areas.header.width),
        }
    } else {
        let column = areas.columns[side];
        (column.x, column.right())
    };
    let y = areas.header.y;
    let article = &canvas.compare.sides[side].article;
    let here = canvas.compare.side == side;
    let name_style = canvas.style(if here { Role::Accent } else { Role::Title });
    x = canvas.put((x, y), end, side_mark(side), name_style);
    x = canvas.put((x, y), end, " ", name_style);
    let name = short(article.byname(), usize::from(end.saturating_sub(x)));
    x = canvas.put((x, y), end, &name, name_style);
    if let Some(badge) = badge(article) {
        let style = canvas.style(Role::Badge);
        x = canvas.put((x, y), end, "  ", style);
        x = canvas.put((x, y), end, badge, style);
    }
    let style = canvas.style(Role::Dim);
    let day = article.metadata.published.as_ref();
    let day = day.map(|moment| moment.as_str().split('T').next().unwrap_or_default());
    for part in day.into_iter().chain([article.headline()]) {
        let room = usize::from(end.saturating_sub(x));
        // A few letters of a headline tell nothing.
        if room < 16 || part.is_empty() {
            continue;
        }
        x = canvas.put((x, y), end, "  ", style);
        x = canvas.put((x, y), end, &short(part, room - 2), style);
    }
}

/// What the reader must know of an article that is not an outlet's own report.
const fn badge(article: &Article) -> Option<&'static str> {
    match (&article.origin, &article.outlet) {
        (Origin::Digest { .. }, _) => Some("digest"),
        (Origin::Invented { .. }, _) => Some("invented"),
        (Origin::Report, None) => Some("outlet unknown"),
        (Origin::Report, Some(_)) => None,
    }
}

/// Draws the number of rows of each class, with its mark, in as many words as there is room for beside the longest name
/// of what the keys can stop at: the words stay the same while the reader goes through those.
fn counts(canvas: &mut Canvas<'_>, y: u16) {
    let names = names(canvas.compare).map(|name| short(name, NAME));
    let names = names.as_ref().map(String::as_str);
    let (start, end, right) = if canvas.areas.stacked {
        let end = canvas.areas.header.width.saturating_sub(1);
        (1, end, end)
    } else {
        let right = canvas.areas.columns.right.right();
        (canvas.areas.columns.left.x, right, right)
    };
    let room = usize::from(end.saturating_sub(start)).saturating_sub(longest_stop(names));
    let counted = CLASSES.into_iter().zip(canvas.compare.counts());
    let counted: Vec<_> = counted.filter(|(_, count)| *count > 0).collect();
    let parts = |wordy: Wordy| -> Vec<(Class, String, String)> {
        let part = |(class, count): &(Class, usize)| {
            let told = told(*class, wordy, names);
            (*class, format!("{} {count}", mark(*class)), told)
        };
        counted.iter().map(part).collect()
    };
    let width = |parts: &[(Class, String, String)]| -> usize {
        let widths = parts.iter();
        let widths = widths.map(|(_, count, told)| count.width() + told.width() + 1);
        widths.map(|width| width + usize::from(SPACE)).sum()
    };
    let tiers = [Wordy::Names, Wordy::Words].map(parts);
    let fitting = tiers.into_iter().find(|parts| width(parts) <= room);
    let mut x = start;
    for (class, count, told) in fitting.unwrap_or_else(|| parts(Wordy::Marks)) {
        let style = canvas.style(role(class));
        x = canvas.put((x, y), end, &count, style);
        if !told.is_empty() {
            let style = canvas.style(Role::Dim);
            x = canvas.put((x, y), end, " ", style);
            x = canvas.put((x, y), end, &told, style);
        }
        x += SPACE;
    }
    let stop = stop(canvas, names);
    let width = u16::try_from(stop.width()).unwrap_or(u16::MAX);
    if x.saturating_add(width) <= right {
        let style = canvas.style(Role::Key);
        canvas.put((right - width, y), right, &stop, style);
    }
}

/// How many words tell what a count is of.
#[derive(Clone, Copy)]
enum Wordy {
    /// The names of the articles, too.
    Names,
    /// What the class is called.
    Words,
    /// The mark alone.
    Marks,
}

/// What a class is called beside its count.
fn told(class: Class, wordy: Wordy, names: Pair<&str>) -> String {
    let name = match (wordy, class) {
        (Wordy::Marks, _) => return String::new(),
        (_, Class::Same) => return "same".to_owned(),
        (_, Class::Reworded) => return "reworded".to_owned(),
        (_, Class::Differs) => return "differ".to_owned(),
        (_, Class::Probable) => return "probable".to_owned(),
        (Wordy::Words, Class::LeftOnly | Class::RightOnly) => return "only".to_owned(),
        (Wordy::Names, Class::LeftOnly) => names.left,
        (Wordy::Names, Class::RightOnly) => names.right,
    };
    format!("only {name}")
}

/// Columns of the longest line that tells what the keys can stop at.
fn longest_stop(names: Pair<&str>) -> usize {
    let widths = STOPS.map(|stop| stop.name(names).width() + ROUND_STOP);
    widths.into_iter().max().unwrap_or_default()
}

/// What the keys for differences stop at, and whether only that is shown.
fn stop(canvas: &Canvas<'_>, names: Pair<&str>) -> String {
    let compare = canvas.compare;
    let name = compare.stop.name(names);
    let count = compare.stops();
    if compare.narrow {
        format!("only these: {name} ({count})")
    } else {
        format!("next: {name} ({count})")
    }
}
