//! The foot of the Compare screen: what the two sides of the chosen row have to do with each other, in words.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span as Words};
use unicode_width::UnicodeWidthStr as _;

use super::{BY_HAND, Canvas, MOVED, TAKEN, cut, mark, names, role, short, side_mark};
use crate::app::hand::Hand;
use crate::engine::compare::{Class, Difference, DifferenceKind, Nature, Row};
use crate::engine::side::Side;
use crate::ui::theme::Role;
use crate::ui::words::by_hand;

/// The most columns that the words of one side take; less on a narrow screen, where two must fit into its line.
const WORDS: usize = 34;
/// The most differences that are told: more would not fit into two lines of the widest screen.
const TOLD: usize = 8;

/// Draws the foot.
pub(super) fn draw(canvas: &mut Canvas<'_>) {
    let mut area = canvas.areas.detail;
    if area.height == 0 {
        return;
    }
    if area.height > 1 {
        canvas.rule(area.y);
        area.y += 1;
        area.height -= 1;
    }
    let x = if canvas.areas.stacked {
        1.min(area.width)
    } else {
        canvas.areas.gutter() + 1
    };
    area.x += x;
    area.width = area.width.saturating_sub(2 * x);
    let line = match canvas.compare.row() {
        Some(row) => told(canvas, row),
        None => Line::styled(
            "neither article has a sentence to compare",
            canvas.style(Role::Dim),
        ),
    };
    let area = area.intersection(canvas.area);
    for (words, y) in wrapped(&line, area).into_iter().zip(area.y..) {
        let mut x = area.x;
        for (word, style) in words {
            x = canvas.put((x, y), area.right(), &word, style) + 1;
        }
    }
}

/// The words of a line with their styles, on as many lines as `area` has; where they are more, the last one says so.
fn wrapped(line: &Line<'_>, area: Rect) -> Vec<Vec<(String, Style)>> {
    let (room, height) = (usize::from(area.width), usize::from(area.height));
    let words = line.spans.iter().flat_map(|span| {
        let words = span.content.split_whitespace();
        words.map(|word| (short(word, room), span.style))
    });
    let width =
        |line: &[(String, Style)]| -> usize { line.iter().map(|(word, _)| word.width() + 1).sum() };
    let mut lines: Vec<Vec<(String, Style)>> = vec![Vec::new()];
    for word in words {
        let count = lines.len();
        let Some(last) = lines.last_mut() else { break };
        if width(last) + word.0.width() <= room {
            last.push(word);
        } else if count < height {
            lines.push(vec![word]);
        } else {
            while !last.is_empty() && width(last) + 1 > room {
                last.pop();
            }
            last.push(("…".to_owned(), line.style.patch(word.1)));
            break;
        }
    }
    lines
}

/// What the two sides have to do with each other.
fn told(canvas: &Canvas<'_>, row: &Row) -> Line<'static> {
    let names = names(canvas.compare);
    let class = canvas.style(role(row.class));
    let says = says(canvas, row);
    let mut words = vec![Words::styled(format!("{} {says}", mark(row.class)), class)];
    let mut between = if says.is_empty() { "" } else { " · " };
    // What is certain comes first: where the line ends, it is what was told.
    let (certain, possible): (Vec<_>, Vec<_>) = row
        .differences
        .iter()
        .partition(|difference| difference.certain);
    let possible = possible
        .into_iter()
        .filter(|difference| !is_known(difference, &certain));
    let told: Vec<&Difference> = certain.iter().copied().chain(possible).collect();
    for difference in told.iter().take(TOLD) {
        words.push(Words::styled(between, canvas.style(Role::Dim)));
        words.extend(difference_in_words(canvas, difference));
        between = " · ";
    }
    if told.len() > TOLD {
        let more = format!(" · and {} more", told.len() - TOLD);
        words.push(Words::styled(more, canvas.style(Role::Dim)));
    }
    let taken: usize = row
        .taken
        .iter()
        .map(|words| {
            let text = &canvas.compare.sides.left.article.text;
            words.left.of(text).split_whitespace().count()
        })
        .sum();
    if taken > 0 {
        let text = format!(" {TAKEN} {taken} words in a row are the same: taken over");
        words.push(Words::styled(text, canvas.style(Role::Badge)));
    }
    if let Some(hand) = hand(canvas) {
        let text = format!(" {BY_HAND} {}", by_hand(hand));
        words.push(Words::styled(text, canvas.style(Role::Badge)));
    }
    if row.moved {
        let here = canvas.compare.view.iter().find(|shown| shown.chosen);
        let half = here.and_then(|shown| Some((shown.half?, shown.place())));
        let (side, place) = half.unwrap_or((Side::Left, "elsewhere"));
        let text = format!(" {MOVED} {} tells it {place}", names[side.other()]);
        words.push(Words::styled(text, canvas.style(Role::Differs)));
    }
    Line::from(words)
}

/// What the class of a row means; nothing where its differences tell it.
fn says(canvas: &Canvas<'_>, row: &Row) -> String {
    let names = names(canvas.compare);
    let missing = Side::BOTH
        .into_iter()
        .find(|side| row.passages[*side].is_empty());
    let languages = if canvas.compare.comparison.two_languages {
        "; in two languages nothing is set side by side but by hand"
    } else {
        ""
    };
    match row.class {
        Class::Same if canvas.compare.comparison.one_article => {
            "the same: both sides are one article".to_owned()
        }
        Class::Same => "the same in nearly the same words".to_owned(),
        Class::Reworded => "the same in other words".to_owned(),
        Class::Differs if row.differences.is_empty() => "the same, but not in all".to_owned(),
        Class::Differs => String::new(),
        Class::Probable if hand(canvas) == Some(Hand::Linked) => {
            "the words alone do not settle it".to_owned()
        }
        Class::Probable => match missing {
            Some(side) => format!("{} may have it, too, in no one passage", names[side]),
            None => "probably the same; the words alone do not settle it".to_owned(),
        },
        Class::LeftOnly => format!("only {}{languages}", names.left),
        Class::RightOnly => format!("only {}{languages}", names.right),
    }
}

/// What the reader has decided by hand about the chosen row.
fn hand(canvas: &Canvas<'_>) -> Option<Hand> {
    let chosen = canvas.compare.view.iter().find(|shown| shown.chosen)?;
    canvas.compare.hand(chosen.row)
}

/// One difference: `figure: 1,200 / 1,850`, or `◂ adds: by helicopter`.
fn difference_in_words(canvas: &Canvas<'_>, difference: &Difference) -> Vec<Words<'static>> {
    let (dim, lit) = (canvas.style(Role::Dim), canvas.style(Role::Difference));
    // One difference alone has the lines for itself.
    let alone = canvas
        .compare
        .row()
        .is_some_and(|row| row.differences.len() == 1);
    let most = if alone { 2 * WORDS } else { WORDS };
    let room = usize::from(canvas.areas.detail.width / 2)
        .saturating_sub(8)
        .clamp(6, most);
    let perhaps = if difference.certain { "" } else { "perhaps " };
    let words = |side: Side, columns| {
        let text = &canvas.compare.sides[side].article.text;
        difference.words[side].map(|words| short(words.of(text), columns))
    };
    if difference.kind == DifferenceKind::Detail {
        let mut told = Vec::new();
        for side in Side::BOTH {
            if let Some(words) = words(side, 2 * room) {
                let adds = format!("{perhaps}{} adds: ", side_mark(side));
                told.extend([Words::styled(adds, dim), Words::styled(words, lit)]);
            }
        }
        return told;
    }
    if let Some(told) = quoted_apart(canvas, difference, room) {
        let called = format!("{perhaps}{}: ", called(difference));
        return std::iter::once(Words::styled(called, dim))
            .chain(told)
            .collect();
    }
    let words = |side| match words(side, room) {
        Some(words) => Words::styled(words, lit),
        None => Words::styled("nothing", dim),
    };
    vec![
        Words::styled(format!("{perhaps}{}: ", called(difference)), dim),
        words(Side::Left),
        Words::styled(" / ", dim),
        words(Side::Right),
    ]
}

/// What two quotations do not have in common: `◂ also quotes: The fourth did not, and …`, or the words of each.
fn quoted_apart(
    canvas: &Canvas<'_>,
    difference: &Difference,
    room: usize,
) -> Option<Vec<Words<'static>>> {
    if difference.kind != DifferenceKind::Quote {
        return None;
    }
    let words = |side: Side| {
        let text = &canvas.compare.sides[side].article.text;
        difference.words[side].map(|words| words.of(text))
    };
    let (dim, lit) = (canvas.style(Role::Dim), canvas.style(Role::Difference));
    let [left, right] = cut::apart(words(Side::Left)?, words(Side::Right)?)?;
    let also = |side: Side, words: &str| {
        let also = format!("{} also quotes: ", side_mark(side));
        vec![
            Words::styled(also, dim),
            Words::styled(short(words, 2 * room), lit),
        ]
    };
    Some(match (left.is_empty(), right.is_empty()) {
        (false, true) => also(Side::Left, &left),
        (true, false) => also(Side::Right, &right),
        _ => vec![
            Words::styled(short(&left, room), lit),
            Words::styled(" / ", dim),
            Words::styled(short(&right, room), lit),
        ],
    })
}

/// Whether a possible difference says no more than one that is certain: of the same kind, in the same words.
fn is_known(difference: &Difference, certain: &[&Difference]) -> bool {
    let same = |other: &&&Difference| {
        other.kind == difference.kind
            && Side::BOTH
                .iter()
                .all(|side| match (other.words[*side], difference.words[*side]) {
                    (Some(known), Some(words)) => known.overlaps(words),
                    (known, words) => known == words,
                })
    };
    certain.iter().any(|other| same(&other))
}

/// What a difference is called. A vague count beside a number contradicts nothing: both can be right.
pub(in crate::ui) fn called(difference: &Difference) -> &'static str {
    match difference.nature {
        Nature::Vague => "vague against exact",
        _ => kind(difference.kind),
    }
}

/// What a kind of difference is called.
const fn kind(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Figure => "figure",
        DifferenceKind::Date => "date",
        DifferenceKind::Quote => "quotation",
        DifferenceKind::Attribution => "source",
        DifferenceKind::Status => "status",
        DifferenceKind::Label => "name",
        DifferenceKind::Detail => "detail",
    }
}
