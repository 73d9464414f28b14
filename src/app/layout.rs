//! Where the panes stand: derived from the size, the focus and zen whenever it is needed, stored nowhere.
//!
//! ```text
//! 120 columns and more   sources │ article │ facts
//! 80 to 119              sources │ article     or, when the reader was last in the facts,     article │ facts
//! below 80, and in zen   one pane at a time
//! ```

use ratatui::layout::{Rect, Size};

/// A part of the reader screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    /// The list of stories and articles.
    #[default]
    Sources,
    /// The text of the open article.
    Article,
    /// The facts of the open article.
    Facts,
}

impl Pane {
    /// All panes, left to right.
    pub const ALL: [Self; 3] = [Self::Sources, Self::Article, Self::Facts];
}

/// The areas of the reader screen. A pane that is not shown has no area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The list of sources.
    pub sources: Option<Rect>,
    /// The article.
    pub article: Option<Rect>,
    /// The facts.
    pub facts: Option<Rect>,
    /// The last line: hints, messages, typing, position.
    pub bar: Rect,
}

/// From here on all three panes stand side by side: 28 + 58 + 34 leaves prose a measure of 54.
const THREE_PANES: u16 = 120;
/// From here on two panes stand side by side: 26 + 54 leaves prose a measure of 50.
const TWO_PANES: u16 = 80;

/// The widest line of prose: the measure that typographers hold readable.
pub const MEASURE: u16 = 72;
/// Columns beside the prose: a margin, the bar that marks the sentence, a space, and a margin.
pub const MARGINS: u16 = 4;
/// The narrowest prose beside which the other outlets of the story have a mark each.
const BESIDE_DOTS: u16 = 48;
/// The narrowest prose beside which there stands how many of them there are.
const BESIDE_COUNT: u16 = 40;
/// Columns between the prose and the marks.
const BEFORE_MARKS: u16 = 2;
/// More outlets are counted: nobody tells the ninth of ten marks from the eighth.
const MOST_DOTS: u16 = 8;
/// Panes at least this high have a line that tells which other outlets have the sentence.
const ROOM_FOR_FOOT: u16 = 16;

/// What decides where panes stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The pane the reader is in.
    pub focus: Pane,
    /// The side pane the reader was in last.
    pub side: Pane,
    /// Whether only the article is to be shown.
    pub zen: bool,
}

/// The area above the last line.
#[must_use]
pub const fn body(size: Size) -> Size {
    Size::new(size.width, size.height.saturating_sub(1))
}

/// Places the panes.
#[must_use]
pub fn panes(size: Size, wanted: Wanted) -> Panes {
    let body = body(size);
    let bar = Rect::new(0, body.height, size.width, size.height - body.height);
    let column = |x: u16, width: u16| Some(Rect::new(x, 0, width, body.height));
    let mut panes = Panes {
        bar,
        ..Panes::default()
    };
    let one = wanted.zen || size.width < TWO_PANES;
    if one {
        let whole = column(0, size.width);
        match wanted.focus {
            Pane::Sources => panes.sources = whole,
            Pane::Article => panes.article = whole,
            Pane::Facts => panes.facts = whole,
        }
        return panes;
    }
    let (sources, facts) = match (size.width >= THREE_PANES, wanted.side) {
        (true, _) => (
            (size.width / 5).clamp(28, 44),
            (size.width / 4).clamp(34, 54),
        ),
        (false, Pane::Facts) => (0, 32),
        (false, _) => (26, 0),
    };
    if sources > 0 {
        panes.sources = column(0, sources);
    }
    if facts > 0 {
        panes.facts = column(size.width - facts, facts);
    }
    panes.article = column(sources, size.width - sources - facts);
    panes
}

/// The parts of the article pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArticleArea {
    /// Who, when, how long; what kind of text.
    pub header: Rect,
    /// The lines of the text, without the margins: prose is never wider than this.
    pub text: Rect,
    /// Right of the text, as high: who else of the story has each sentence.
    pub marks: Marks,
    /// The line below the text: who else has the sentence the reader is at, by name.
    pub foot: Rect,
}

/// Where the marks of the other outlets stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The first column.
    pub x: u16,
    /// Columns of the marks of one sentence: one an outlet, or those of their number; none where there is no room.
    pub width: u16,
    /// How many sentences have room for their marks in one line.
    pub slots: u16,
    /// Whether each outlet has a mark of its own.
    pub dots: bool,
}

/// Divides the article pane: a header, and the text centred at a readable measure; where the story has `others`, their
/// marks beside it.
#[must_use]
pub fn article(pane: Rect, others: usize) -> ArticleArea {
    let others = u16::try_from(others).unwrap_or(u16::MAX);
    let beside = |marks: u16| {
        let marks = if marks > 0 { marks + BEFORE_MARKS } else { 1 };
        pane.width.saturating_sub(MARGINS - 1 + marks)
    };
    let digits = if others > 9 { 2 } else { 1 };
    let dots = others <= MOST_DOTS && beside(others) >= BESIDE_DOTS;
    let width = match others {
        0 => 0,
        _ if dots => others,
        _ if beside(digits) >= BESIDE_COUNT => digits,
        _ => 0,
    };
    let measure = beside(width).clamp(1, MEASURE);
    let taken = measure + if width > 0 { width + BEFORE_MARKS } else { 0 };
    // Beside marks the bar of the sentence has a column more.
    let left = (pane.width + u16::from(width > 0)).saturating_sub(taken) / 2;
    let header = match pane.height {
        0..=3 => 0,
        4..=9 => 1,
        _ => 3,
    };
    let foot = u16::from(others > 0 && pane.height >= ROOM_FOR_FOOT);
    let x = pane.x + left.min(pane.width.saturating_sub(1));
    let text_width = measure.min(pane.right().saturating_sub(x));
    let text = Rect::new(
        x,
        pane.y + header,
        text_width,
        pane.height - header - 2 * foot,
    );
    let marks_x = text.right() + BEFORE_MARKS;
    let room = pane.right().saturating_sub(marks_x + 1) + 1;
    ArticleArea {
        header: Rect::new(x, pane.y, text_width, header.min(pane.height)),
        text,
        marks: Marks {
            x: marks_x,
            width,
            slots: if width > 0 {
                (room / (width + 1)).clamp(1, 3)
            } else {
                0
            },
            dots,
        },
        foot: Rect::new(x, pane.bottom().saturating_sub(1), taken, foot),
    }
}

/// Lines the title of a side pane takes: none where every line is needed for the list.
const fn title_height(pane: Rect) -> u16 {
    match pane.height {
        0..=3 => 0,
        4..=9 => 1,
        _ => 2,
    }
}

/// The inside of a side pane: a margin on both sides, in one of which the rule to the article stands.
const fn column(pane: Rect) -> Rect {
    if pane.width < 8 {
        return pane;
    }
    Rect::new(pane.x + 2, pane.y, pane.width - 4, pane.height)
}

/// The line of a side pane's title.
#[must_use]
pub const fn title(pane: Rect) -> Rect {
    let inner = column(pane);
    let height = if title_height(pane) > 0 { 1 } else { 0 };
    Rect::new(inner.x, inner.y, inner.width, height)
}

/// The lines of a side pane below its title.
#[must_use]
pub const fn list(pane: Rect) -> Rect {
    let inner = column(pane);
    let title = title_height(pane);
    Rect::new(inner.x, inner.y + title, inner.width, inner.height - title)
}

/// The window of an overlay with `rows` lines of `width` columns: centred, with a frame, never larger than the body.
#[must_use]
pub fn window(size: Size, width: u16, rows: usize) -> Rect {
    let body = body(size);
    let body = Size::new(body.width, body.height.max(1));
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    let width = width.saturating_add(4).min(body.width);
    let height = rows.saturating_add(2).min(body.height);
    Rect::new(
        (body.width - width) / 2,
        (body.height - height) / 3,
        width,
        height,
    )
}

/// What is inside the frame of a window; all of it where there is no room for a frame.
#[must_use]
pub const fn inside(window: Rect) -> Rect {
    if window.width < 8 || window.height < 3 {
        return window;
    }
    Rect::new(
        window.x + 2,
        window.y + 1,
        window.width - 4,
        window.height - 2,
    )
}

/// Columns a menu of articles or formats asks for.
pub const MENU_WIDTH: u16 = 64;

/// The first row that a list in a window shows, so that its cursor is in view.
#[must_use]
pub const fn first_row(cursor: usize, height: u16) -> usize {
    (cursor + 1).saturating_sub(height as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The widths of the three panes; 0 for one that is not shown.
    #[track_caller]
    fn check(width: u16, focus: Pane, widths: [u16; 3]) {
        let side = if focus == Pane::Facts {
            Pane::Facts
        } else {
            Pane::Sources
        };
        let wanted = Wanted {
            focus,
            side,
            zen: false,
        };
        let panes = panes(Size::new(width, 24), wanted);
        let of = |pane: Option<Rect>| pane.map_or(0, |pane| pane.width);
        assert_eq!(
            [of(panes.sources), of(panes.article), of(panes.facts)],
            widths
        );
    }

    #[test]
    fn there_are_as_many_panes_as_there_is_room_for() {
        check(200, Pane::Article, [40, 110, 50]);
        check(120, Pane::Article, [28, 58, 34]);
        check(119, Pane::Article, [26, 93, 0]);
        check(80, Pane::Sources, [26, 54, 0]);
        check(80, Pane::Facts, [0, 48, 32]);
        check(79, Pane::Facts, [0, 0, 79]);
        check(24, Pane::Article, [0, 24, 0]);
    }

    #[test]
    fn every_part_lies_inside_the_terminal_at_any_size() {
        for width in 1..=260 {
            for height in 1..=12 {
                let whole = Rect::new(0, 0, width, height);
                for focus in Pane::ALL {
                    for zen in [false, true] {
                        let wanted = Wanted {
                            focus,
                            side: focus,
                            zen,
                        };
                        let panes = panes(Size::new(width, height), wanted);
                        let mut parts = vec![panes.bar];
                        if let Some(pane) = panes.article {
                            for others in [0, 1, 4, 8, 9, 100] {
                                let area = article(pane, others);
                                assert!(area.text.width <= MEASURE);
                                parts.extend([area.header, area.text, area.foot]);
                                let marks = area.marks;
                                let slots = u16::from(marks.width > 0);
                                let beside = Rect::new(marks.x, 0, slots * marks.width, 1);
                                parts.push(beside);
                            }
                        }
                        for pane in panes.sources.into_iter().chain(panes.facts) {
                            parts.extend([title(pane), list(pane)]);
                        }
                        parts.push(window(whole.as_size(), 64, 9));
                        for part in parts {
                            let inside = whole.union(part) == whole;
                            assert!(inside || part.is_empty(), "{whole:?} {part:?}");
                        }
                    }
                }
            }
        }
    }
}
