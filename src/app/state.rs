//! The state of the whole reader, and the questions that update and view both ask of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ratatui::layout::{Rect, Size};

use super::compare::CompareState;
use super::covering::Coverings;
use super::event::{Effect, Ticket};
use super::hand::ByHand;
use super::jump::Jump;
use super::keymap::Mode;
use super::layout::{self, ArticleArea, Pane, Panes, Wanted};
use super::margin::Marked;
use super::matrix::MatrixState;
use super::options::Options;
use super::overlay::Overlay;
use super::page::{Page, Row};
use super::reading::{Prepared, Reading};
use super::shelf::Shelf;
use super::sources::Sources;
use crate::engine::article::Article;

/// Analyses kept for articles that are not open: going back to one is instant, and memory has an end.
const KEPT: usize = 48;

/// Lists at least this high give each article two lines, its outlet and its title.
const ROOM_FOR_TITLES: u16 = 12;

/// Everything the screen is drawn from.
#[derive(Clone, Debug)]
pub struct State {
    /// The articles.
    pub shelf: Arc<Shelf>,
    /// The size of the terminal, at least 1x1.
    pub size: Size,
    /// Theme, palette, keymap.
    pub options: Options,
    /// What fills the screen.
    pub screen: Screen,
    /// What lies over it.
    pub overlay: Option<Overlay>,
    /// The three panes.
    pub reader: Reader,
    /// Articles that have been read for their facts.
    pub analyses: Analyses,
    /// Who else of the story has what the open article states.
    pub coverings: Coverings,
    /// What the last line tells until the next key.
    pub notice: Option<Notice>,
    /// Where the reader was before each jump to other words, the latest last.
    pub jumps: Vec<Jump>,
    /// The newest ticket given out.
    pub ticket: Ticket,
    /// The comparison that is waited for.
    pub comparing: Option<Comparing>,
    /// The matrix that is waited for.
    pub gathering: Option<Ticket>,
    /// The matrix the reader was at last: going back to it is instant, and at the same cell.
    pub last_matrix: Option<Box<MatrixState>>,
    /// The comparison the reader was at last: coming back to it from words in an article is instant, and at the same row.
    pub last_compare: Option<Box<CompareState>>,
    /// The comparison that the matrix on the screen was opened from, or the matrix that the comparison was.
    pub behind: Option<Box<Screen>>,
    /// What the reader has corrected by hand.
    pub by_hand: ByHand,
}

/// What fills the screen.
#[derive(Clone, Debug)]
pub enum Screen {
    /// Sources, article, facts.
    Reader,
    /// Two articles side by side.
    Compare(Box<CompareState>),
    /// Facts by outlets.
    Matrix(Box<MatrixState>),
}

/// The three panes.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// The pane the reader is in.
    pub focus: Pane,
    /// The side pane the reader was in last.
    pub side: Pane,
    /// Whether only the article is shown.
    pub zen: bool,
    /// The list of sources.
    pub sources: Sources,
    /// The open article: index into the shelf.
    pub open: Option<usize>,
    /// Where the reader is in each article that was opened.
    pub readings: BTreeMap<usize, Reading>,
    /// The open article, wrapped where it is in view.
    pub page: Page,
    /// The rows of the article pane, as they are to be drawn.
    pub rows: Vec<Row>,
    /// Where the marks of the other outlets stand beside those rows.
    pub marked: Vec<Marked>,
    /// The article and the size those rows were made for.
    pub shape: (Option<usize>, Size),
}

/// Articles that have been read for their facts, the latest last.
#[derive(Clone, Debug, Default)]
pub struct Analyses {
    kept: Vec<(usize, Prepared)>,
    /// The article the worker is at.
    pub pending: Option<usize>,
    /// Articles whose analysis failed: they are not asked for again.
    pub gave_up: BTreeSet<usize>,
}

/// Something told in the last line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What is told.
    pub text: String,
    /// Whether it is about something that did not work.
    pub failed: bool,
}

/// A comparison that is waited for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparing {
    /// Its ticket.
    pub ticket: Ticket,
    /// The two articles.
    pub articles: crate::engine::side::Pair<usize>,
    /// What to tell the reader when it comes.
    pub told: Option<String>,
}

impl Analyses {
    /// The analysis of an article, if it is there.
    #[must_use]
    pub fn of(&self, article: usize) -> Option<&Prepared> {
        self.kept
            .iter()
            .find(|(idx, _)| *idx == article)
            .map(|(_, prepared)| prepared)
    }

    /// Keeps an analysis, and lets the oldest go where there are too many.
    pub fn keep(&mut self, article: usize, prepared: Prepared) {
        self.kept.retain(|(idx, _)| *idx != article);
        if self.kept.len() >= KEPT {
            self.kept.remove(0);
        }
        self.kept.push((article, prepared));
    }
}

impl State {
    /// Opens the reader on a shelf: its first article is open, and its facts are asked for.
    #[must_use]
    pub fn new(shelf: Arc<Shelf>, size: Size, options: Options) -> (Self, Vec<Effect>) {
        let sources = Sources::new(&shelf);
        let mut state = Self {
            shelf,
            size: clamp(size),
            options,
            screen: Screen::Reader,
            overlay: None,
            reader: Reader {
                sources,
                ..Reader::default()
            },
            analyses: Analyses::default(),
            coverings: Coverings::default(),
            notice: None,
            jumps: Vec::new(),
            ticket: Ticket::default(),
            comparing: None,
            gathering: None,
            last_matrix: None,
            last_compare: None,
            behind: None,
            by_hand: ByHand::default(),
        };
        state.open_position(0);
        let effects = state.settle();
        (state, effects)
    }

    /// What the keys are for now.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match (&self.overlay, &self.screen) {
            (Some(Overlay::Help { .. }), _) => Mode::Help,
            (Some(Overlay::Menu(_) | Overlay::Others(_) | Overlay::Why(_)), _) => Mode::Menu,
            (Some(Overlay::CommandLine(_)), _) => Mode::Prompt,
            (None, Screen::Compare(_)) => Mode::Compare,
            (None, Screen::Matrix(_)) if self.typing_rows() => Mode::Prompt,
            (None, Screen::Matrix(_)) => Mode::Matrix,
            (None, Screen::Reader) if self.typing_filter() => Mode::Prompt,
            (None, Screen::Reader) => Mode::Reader,
        }
    }

    /// Whether keys go into the filter.
    #[must_use]
    pub fn typing_filter(&self) -> bool {
        let filter = self.reader.sources.filter.as_ref();
        filter.is_some_and(|filter| filter.typing)
    }

    /// Where the panes stand.
    #[must_use]
    pub fn panes(&self) -> Panes {
        let focus = if self.typing_filter() {
            Pane::Sources
        } else {
            self.reader.focus
        };
        let wanted = Wanted {
            focus,
            side: if focus == Pane::Article {
                self.reader.side
            } else {
                focus
            },
            zen: self.reader.zen,
        };
        layout::panes(self.size, wanted)
    }

    /// Where the text of the article stands, also while its pane is hidden.
    #[must_use]
    pub fn article_area(&self) -> ArticleArea {
        let whole = self.body();
        layout::article(self.panes().article.unwrap_or(whole), self.n_others())
    }

    /// The area above the last line.
    #[must_use]
    pub fn body(&self) -> Rect {
        let body = layout::body(self.size);
        Rect::new(0, 0, body.width, body.height)
    }

    /// Lines an article takes in the list of sources.
    #[must_use]
    pub fn tall(&self) -> usize {
        if layout::body(self.size).height >= ROOM_FOR_TITLES {
            2
        } else {
            1
        }
    }

    /// Lines the list of sources has room for; one of them is the filter's while one is on.
    #[must_use]
    pub fn sources_list(&self) -> Rect {
        let whole = self.body();
        let pane = self.panes().sources;
        let mut list = layout::list(pane.unwrap_or(whole));
        if self.reader.sources.filter.is_some() {
            let taken = list.height.min(2).min(list.height.saturating_sub(1));
            list.y += taken;
            list.height -= taken;
        }
        list
    }

    /// The open article.
    #[must_use]
    pub fn article(&self) -> Option<&Arc<Article>> {
        self.shelf.articles.get(self.reader.open?)
    }

    /// Where the reader is in the open article.
    #[must_use]
    pub fn reading(&self) -> Option<&Reading> {
        self.reader.readings.get(&self.reader.open?)
    }

    /// The facts of the open article, once they are known.
    #[must_use]
    pub fn prepared(&self) -> Option<&Prepared> {
        self.analyses.of(self.reader.open?)
    }

    /// Tells something in the last line.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            failed: false,
        });
    }

    /// Tells in the last line that something did not work.
    pub fn complain(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            failed: true,
        });
    }

    /// A ticket newer than all before it.
    pub fn new_ticket(&mut self) -> Ticket {
        self.ticket = self.ticket.next();
        self.ticket
    }
}

/// A size that can be drawn on.
pub const fn clamp(size: Size) -> Size {
    let width = if size.width == 0 { 1 } else { size.width };
    let height = if size.height == 0 { 1 } else { size.height };
    Size::new(width, height)
}
