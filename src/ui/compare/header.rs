//! The top of the Compare screen: who stands left and right, how many rows of each class there are, and what the keys
//! for differences stop at.

use super::{Canvas, mark, names, role, short, side_mark};
use crate::app::compare::CLASSES;
use crate::engine::article::{Article, Origin};
use crate::engine::compare::Class;
use crate::engine::side::Side;
use crate::ui::theme::Role;

/// Columns that the short form of the counts leaves for what the keys stop at.
const SPACE: u16 = 2;

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

/// Draws the number of rows of each class, with its mark, in words where there is room.
fn counts(canvas: &mut Canvas<'_>, y: u16) {
    let names = names(canvas.compare);
    let counted = canvas.compare.counts();
    let words = |class| match class {
        Class::Same => "same".to_owned(),
        Class::Reworded => "reworded".to_owned(),
        Class::Differs => "differ".to_owned(),
        Class::Probable => "probable".to_owned(),
        Class::LeftOnly => format!("only {}", short(names.left, 18)),
        Class::RightOnly => format!("only {}", short(names.right, 18)),
    };
    let parts = CLASSES
        .into_iter()
        .zip(counted)
        .filter(|(_, count)| *count > 0)
        .map(|(class, count)| (class, format!("{} {count}", mark(class)), words(class)));
    let parts: Vec<_> = parts.collect();
    let long: usize = parts
        .iter()
        .map(|(_, count, words)| count.chars().count() + words.chars().count() + 4)
        .sum();
    let stop = stop(canvas, names);
    let start = if canvas.areas.stacked {
        1
    } else {
        canvas.areas.columns.left.x
    };
    let end = canvas.areas.header.width.saturating_sub(1);
    let room = usize::from(end.saturating_sub(start));
    let in_words = long + stop.chars().count() <= room;
    let mut x = start;
    for (class, count, words) in parts {
        let style = canvas.style(role(class));
        x = canvas.put((x, y), end, &count, style);
        if in_words {
            let style = canvas.style(Role::Dim);
            x = canvas.put((x, y), end, " ", style);
            x = canvas.put((x, y), end, &words, style);
        }
        x += SPACE;
    }
    let right = if canvas.areas.stacked {
        end
    } else {
        canvas.areas.columns.right.right()
    };
    let width = u16::try_from(stop.chars().count()).unwrap_or(u16::MAX);
    if x.saturating_add(width) < right {
        let style = canvas.style(Role::Key);
        canvas.put((right - width, y), right, &stop, style);
    }
}

/// What the keys for differences stop at, and whether only that is shown.
fn stop(canvas: &Canvas<'_>, names: crate::engine::side::Pair<&str>) -> String {
    let compare = canvas.compare;
    let name = compare.stop.name(names);
    let count = compare.stops();
    if compare.narrow {
        format!("only these: {name} ({count})")
    } else {
        format!("next: {name} ({count})")
    }
}
