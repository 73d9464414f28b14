//! The Compare screen's state: two articles side by side, row by row.
//!
//! A place on the screen is a row, never a line number of a column, so both columns stay together whatever the width.
//! Only the rows in view are wrapped. No key looks at all rows: where to stop is kept as a sorted list, which changes
//! only when the reader chooses other stops.

mod areas;
mod lines;
mod link;
mod open;
mod order;
mod scroll;
mod stops;
#[cfg(test)]
pub(crate) mod tests;
mod walk;

use std::sync::Arc;

use ratatui::layout::Size;

use super::command::Command;
use super::event::{Mouse, MouseKind};
use super::hand::Hand;
use crate::engine::analysis::Analysis;
use crate::engine::compare::{Comparison, DifferenceKind, Row};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

pub use areas::{Areas, GUTTER, areas};
pub use lines::Laid;
pub(super) use lines::near;
pub use link::Decision;
pub use stops::{CLASSES, STOPS, Stop};

use lines::Lines;
use order::Shown;

/// Lines that one turn of the wheel moves.
const WHEEL: i32 = 3;

/// Two articles side by side, and where the reader is among their rows.
#[derive(Clone, Debug)]
pub struct CompareState {
    /// Indexes of the articles in the shelf.
    pub articles: Pair<usize>,
    /// The articles with their sentences and facts.
    pub sides: Pair<Arc<Analysis>>,
    /// What they share and do not.
    pub comparison: Arc<Comparison>,
    /// Size of the screen's area.
    pub size: Size,
    /// The column the reader is in.
    pub side: Side,
    /// What the keys for differences stop at.
    pub stop: Stop,
    /// Whether only rows to stop at are shown.
    pub narrow: bool,
    /// Whether each side of a moved row stands where its own article tells it, instead of side by side.
    pub apart: bool,
    /// The rows in view, as they are to be drawn.
    pub view: Vec<InView>,
    /// Whether the reader has corrected links by hand since it was made.
    pub stale: bool,
    tally: Tally,
    place: Place,
    lines: Lines,
}

/// A row in view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InView {
    /// Index into [`Comparison::rows`].
    pub row: usize,
    /// The only side that stands here: the other stands where its article tells it.
    pub half: Option<Side>,
    /// Whether that other side stands further down.
    pub below: bool,
    /// Whether it is the row the reader is at.
    pub chosen: bool,
    /// Its first line on the screen, from the top of the rows.
    pub y: u16,
    /// How many of its lines are above the screen.
    pub hidden: u16,
    /// Its lines.
    pub laid: Arc<Laid>,
}

impl InView {
    /// Where the side that is missing here stands, in a word.
    #[must_use]
    pub const fn place(&self) -> &'static str {
        if self.below { "below" } else { "above" }
    }
}

/// Which rows are shown, and where among them the reader is.
#[derive(Clone, Debug, Default)]
struct Place {
    /// The rows that are shown, in their order.
    shown: Vec<Shown>,
    /// Positions in `shown` of the rows to stop at, in their order.
    stops: Vec<usize>,
    /// Position in `shown` of the row the reader is at.
    cursor: usize,
    /// The first row in view.
    top: Top,
    /// Passages marked to be linked: side, and index into [`Comparison::rows`].
    marked: Vec<(Side, usize)>,
    /// The passages the reader is to be at after they are linked or taken apart.
    expected: Option<Pair<Span>>,
}

/// What is counted and known of all rows.
#[derive(Clone, Debug, Default)]
struct Tally {
    /// How many rows of each class there are.
    counts: [usize; CLASSES.len()],
    /// What the reader decided by hand about each row; empty where that is nothing.
    hands: Vec<Option<Hand>>,
}

/// The line at the top of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Top {
    /// Position of its row among those shown.
    position: usize,
    /// How many lines of that row are above the screen.
    hidden: u16,
}

/// What a command or a click asks of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing: the screen has changed itself.
    Stay,
    /// Go to these words in the reader.
    Show {
        /// Index of the article in the shelf.
        article: usize,
        /// The words.
        span: Span,
    },
    /// Copy these words, each with the citation of its article.
    Copy(Vec<Passages>),
    /// Compare these two articles instead.
    Compare(Pair<usize>),
    /// Put the story's next article on this side.
    Next(Side),
    /// Link or unlink passages by hand.
    Decide(Decision),
    /// Tell the reader something in the last line.
    Say(String),
}

/// Words of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passages {
    /// Index of the article in the shelf.
    pub article: usize,
    /// The words, in the order of the text.
    pub spans: Vec<Span>,
}

impl CompareState {
    /// Opens the screen on a comparison.
    #[must_use]
    pub fn new(
        articles: Pair<usize>,
        sides: Pair<Arc<Analysis>>,
        comparison: Arc<Comparison>,
        size: Size,
    ) -> Self {
        let mut state = Self {
            articles,
            sides,
            stop: Stop::first(&comparison),
            tally: Tally {
                counts: stops::count(&comparison),
                hands: Vec::new(),
            },
            comparison,
            size,
            side: Side::Left,
            narrow: false,
            apart: false,
            view: Vec::new(),
            stale: false,
            place: Place::default(),
            lines: Lines::default(),
        };
        state.choose_rows(None);
        state.settle();
        state
    }

    /// Goes to where the reader was in `before`: an article that is in both stays at its passage, and the keys for
    /// differences stop at the same kind.
    pub fn keep_place(&mut self, before: &Self) {
        let kept = Side::BOTH
            .iter()
            .flat_map(|&was| Side::BOTH.map(|is| (was, is)))
            .filter(|&(was, is)| before.articles[was] == self.articles[is])
            .max_by_key(|&(was, _)| was == before.side);
        let Some((was, is)) = kept else { return };
        let passage = before
            .row()
            .and_then(|row| row.passages[was].first().copied());
        self.side = if was == before.side { is } else { is.other() };
        let tells = |row: &Row| {
            passage
                .is_some_and(|passage| row.passages[is].iter().any(|span| span.overlaps(passage)))
        };
        let row = self.comparison.rows.iter().position(tells);
        let row = self.expected(before).or(row);
        let stop = if was == is {
            before.stop
        } else {
            before.stop.mirrored()
        };
        if self.comparison.rows.iter().any(|row| stop.holds(row)) {
            self.stop = stop;
            self.narrow = before.narrow;
        }
        self.apart = before.apart;
        self.choose_rows(row);
        self.reveal();
        self.settle();
    }

    /// The area has a new size.
    pub fn resize(&mut self, size: Size) {
        if self.size != size {
            self.size = size;
            self.reveal();
            self.settle();
        }
    }

    /// Carries out a command of the keymap's mode `compare`.
    pub fn update(&mut self, command: Command) -> Outcome {
        let outcome = self.carry_out(command);
        self.settle();
        outcome
    }

    fn carry_out(&mut self, command: Command) -> Outcome {
        match command {
            Command::Down => self.down(),
            Command::Up => self.up(),
            Command::Left => self.side = Side::Left,
            Command::Right => self.side = Side::Right,
            Command::NextPane | Command::PreviousPane => self.side = self.side.other(),
            Command::HalfPageDown => self.page((self.height() / 2).max(1)),
            Command::HalfPageUp => self.page(-(self.height() / 2).max(1)),
            Command::PageDown => self.page((self.height() - 1).max(1)),
            Command::PageUp => self.page(-(self.height() - 1).max(1)),
            Command::ScrollDown => self.scroll(1),
            Command::ScrollUp => self.scroll(-1),
            Command::Top => self.go_to(0),
            Command::Bottom => self.go_to(usize::MAX),
            Command::NextDifference => return self.next_stop(),
            Command::PreviousDifference => return self.previous_stop(),
            Command::DifferenceKind => return self.choose_stop(),
            Command::Narrow => return self.narrow(),
            Command::Order => return self.order(),
            Command::NextFigure => return self.next_of(DifferenceKind::Figure),
            Command::NextDate => return self.next_of(DifferenceKind::Date),
            Command::NextQuotation => return self.next_of(DifferenceKind::Quote),
            Command::NextSource => return self.next_of(DifferenceKind::Attribution),
            Command::NextStatus => return self.next_of(DifferenceKind::Status),
            Command::NextName => return self.next_of(DifferenceKind::Label),
            Command::NextDetail => return self.next_of(DifferenceKind::Detail),
            Command::SwapSides => return Outcome::Compare(self.articles.swap()),
            Command::NextLeft => return Outcome::Next(Side::Left),
            Command::NextRight => return Outcome::Next(Side::Right),
            Command::Open => return self.show(),
            Command::Copy => return self.copy(),
            Command::Mark => return self.mark(),
            Command::Link => return self.link(),
            Command::Unlink => return self.unlink(),
            _ => {}
        }
        Outcome::Stay
    }

    /// The mouse was used, in coordinates of the area.
    pub fn mouse(&mut self, mouse: Mouse) -> Outcome {
        match mouse.kind {
            MouseKind::WheelDown => self.scroll(WHEEL),
            MouseKind::WheelUp => self.scroll(-WHEEL),
            MouseKind::Press => self.press(mouse),
            MouseKind::Drag | MouseKind::Release => {}
        }
        self.settle();
        Outcome::Stay
    }

    /// The row the reader is at.
    #[must_use]
    pub fn row(&self) -> Option<&Row> {
        self.comparison.rows.get(self.row_index()?)
    }

    /// Where the reader is, for the end of the last line: "row 3/41".
    #[must_use]
    pub fn position(&self) -> String {
        let number = (self.place.cursor + 1).min(self.place.shown.len());
        format!("row {number}/{}", self.place.shown.len())
    }

    /// How many rows of each class there are, in the order of [`CLASSES`].
    #[must_use]
    pub const fn counts(&self) -> [usize; CLASSES.len()] {
        self.tally.counts
    }

    /// How many rows there are to stop at.
    #[must_use]
    pub const fn stops(&self) -> usize {
        self.place.stops.len()
    }

    /// Chooses anew which rows are shown and which to stop at; the reader goes to `row`, or the next one shown.
    fn choose_rows(&mut self, row: Option<usize>) {
        let (stop, narrow) = (self.stop, self.narrow);
        let rows = self.comparison.rows.iter().enumerate();
        let shown: Vec<(usize, bool)> = rows
            .map(|(idx, row)| (idx, stop.holds(row)))
            .filter(|(_, stops)| *stops || !narrow)
            .collect();
        let idxs = shown.iter().map(|(idx, _)| *idx);
        self.place.shown = order::place(&self.comparison, idxs, self.apart);
        let holds = |shown: &Shown| {
            let row = self.comparison.rows.get(shown.row);
            row.is_some_and(|row| stop.holds(row)) && shown.half != Some(Side::Right)
        };
        let numbered = self.place.shown.iter().enumerate();
        let stops = numbered.filter(|(_, shown)| holds(shown));
        self.place.stops = stops.map(|(position, _)| position).collect();
        let row = row.unwrap_or_default();
        let here = |shown: &Shown| shown.row >= row && shown.half != Some(Side::Right);
        let cursor = self.place.shown.iter().position(here);
        self.place.cursor = cursor.unwrap_or_else(|| self.place.shown.len().saturating_sub(1));
    }

    /// Index of the row the reader is at.
    fn row_index(&self) -> Option<usize> {
        let shown = self.place.shown.get(self.place.cursor)?;
        Some(shown.row)
    }

    /// Goes to the passage in the reader: on the side the reader is in, or on the only one that has it.
    fn show(&self) -> Outcome {
        let sides = [self.side, self.side.other()];
        let found = self.row().and_then(|row| {
            let side = *sides.iter().find(|side| !row.passages[**side].is_empty())?;
            Some((side, near(&row.passages[side])?))
        });
        found.map_or(Outcome::Stay, |(side, span)| Outcome::Show {
            article: self.articles[side],
            span,
        })
    }

    /// Copies what both sides of the row say.
    fn copy(&self) -> Outcome {
        let Some(row) = self.row() else {
            return Outcome::Say("nothing to copy".to_owned());
        };
        let passages = row.passages.iter().filter(|(_, spans)| !spans.is_empty());
        let passages = passages.map(|(side, spans)| Passages {
            article: self.articles[side],
            spans: spans.clone(),
        });
        Outcome::Copy(passages.collect())
    }

    fn press(&mut self, mouse: Mouse) {
        let areas = areas(self.size);
        let Some(y) = mouse.row.checked_sub(areas.rows.y) else {
            return;
        };
        let Some(row) = self.view.iter().rfind(|row| row.y <= y) else {
            return;
        };
        if y >= areas.rows.height || y >= row.y + row.laid.height - row.hidden {
            return;
        }
        let line = y - row.y + row.hidden;
        self.side = match areas.stacked {
            true if line < row.laid.first_right() => Side::Left,
            false if mouse.column < areas.columns.right.x => Side::Left,
            _ => Side::Right,
        };
        let (row, half) = (row.row, row.half);
        let mut shown = self.place.shown.iter();
        if let Some(position) = shown.position(|shown| (shown.row, shown.half) == (row, half)) {
            self.place.cursor = position;
        }
    }

    /// What the two articles are called.
    #[must_use]
    pub fn bynames(&self) -> Pair<&str> {
        self.sides.as_ref().map(|side| side.article.byname())
    }
}
