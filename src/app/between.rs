//! From one screen to another, and back to where the reader came from.
//!
//! Comparison and matrix lead to each other: the one that is left lies behind, and `back` returns to it. From either the
//! reader goes to words in an article, and comes back by `jump-back`.

use std::mem;

use super::command::Command;
use super::event::Effect;
use super::keymap::Mode;
use super::layout;
use super::overlay::{Choice, Menu, Overlay};
use super::state::{Screen, State};
use crate::engine::matrix::{Cell, CellStatus};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// Which screen the reader left for words in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum From {
    /// The reader itself: from words to words.
    #[default]
    Reader,
    /// The comparison of these two articles.
    Compare(Pair<usize>),
    /// The matrix.
    Matrix,
}

/// Passages of one fact: an article, and where it tells the fact.
pub(super) type Passage = (usize, Vec<Span>);

impl State {
    /// Shows a comparison or a matrix. Where one is left for the other it lies behind, and `back` returns to it.
    pub(super) fn show_screen(&mut self, screen: Screen) {
        let left = mem::replace(&mut self.screen, screen);
        match (&left, &self.screen) {
            (Screen::Compare(_), Screen::Matrix(_)) | (Screen::Matrix(_), Screen::Compare(_)) => {
                self.behind = Some(Box::new(left));
            }
            (Screen::Reader, _) => self.behind = None,
            _ => {}
        }
    }

    /// Goes from a comparison or a matrix to words in an article, and tells the way back.
    pub(super) fn read_here(&mut self, article: usize, span: Span) {
        let left = match &self.screen {
            Screen::Reader => "where you were",
            Screen::Compare(_) => "the comparison",
            Screen::Matrix(_) => "the matrix",
        };
        self.jump(article, span);
        let keymap = &self.options.keymap;
        let key = keymap.keys(Mode::Reader, Command::JumpBack).next();
        let key = key.map(|key| key.to_string());
        if let Some(key) = key {
            self.say(format!("{key} goes back to {left}"));
        }
    }

    /// What the reader waits for, in words: a comparison, a matrix.
    #[must_use]
    pub fn waits_for(&self) -> Option<&'static str> {
        if self.gathering.is_some() {
            Some("gathering who reports what…")
        } else {
            self.comparing.as_ref().map(|_| "comparing…")
        }
    }

    /// Stops waiting for a comparison or a matrix, and lets the worker go of it; `None` where nothing is waited for.
    pub(super) fn stop_waiting(&mut self) -> Option<Vec<Effect>> {
        self.waits_for()?;
        self.comparing = None;
        self.gathering = None;
        self.say("stopped");
        let ticket = self.new_ticket();
        Some(vec![Effect::Stop { ticket }])
    }

    /// Leaves the screen for the one behind it, or for the reader. What was asked for meanwhile is not waited for.
    pub(super) fn go_back(&mut self) -> Vec<Effect> {
        let Some(behind) = self.behind.take() else {
            self.go_to_reader();
            return Vec::new();
        };
        self.go_to_reader();
        self.return_to(*behind)
    }

    /// Leaves the screen for the reader. What was asked for meanwhile is not waited for.
    pub(super) fn go_to_reader(&mut self) {
        self.comparing = None;
        self.gathering = None;
        match mem::replace(&mut self.screen, Screen::Reader) {
            Screen::Reader => {}
            Screen::Compare(compare) => self.last_compare = Some(compare),
            Screen::Matrix(matrix) => self.last_matrix = Some(matrix),
        }
    }

    /// Which screen the reader is at.
    pub(super) fn from(&self) -> From {
        match &self.screen {
            Screen::Reader => From::Reader,
            Screen::Compare(compare) => From::Compare(compare.articles),
            Screen::Matrix(_) => From::Matrix,
        }
    }

    /// Comes back to a screen that was left for words in an article: as it was left, or made anew.
    pub(super) fn come_back_to(&mut self, from: From) -> Vec<Effect> {
        match from {
            From::Reader => Vec::new(),
            From::Compare(pair) => {
                let last = &mut self.last_compare;
                match last.take_if(|last| last.articles == pair) {
                    Some(last) => self.return_to(Screen::Compare(last)),
                    None => self.compare(pair),
                }
            }
            From::Matrix => match self.last_matrix.take() {
                Some(last) => self.return_to(Screen::Matrix(last)),
                None => self.open_matrix(),
            },
        }
    }

    /// Shows a screen as it was left; where links were corrected by hand since, it is made anew.
    fn return_to(&mut self, mut screen: Screen) -> Vec<Effect> {
        let size = layout::body(self.size);
        match &mut screen {
            Screen::Reader => {}
            Screen::Compare(compare) => compare.resize(size),
            Screen::Matrix(matrix) => matrix.resize(size),
        }
        self.screen = screen;
        match &self.screen {
            Screen::Compare(compare) if compare.stale => self.compare(compare.articles),
            Screen::Matrix(matrix) if matrix.stale => self.gather(matrix.articles.clone()),
            _ => Vec::new(),
        }
    }

    /// Links were corrected by hand: what was made before and is not on the screen is made anew when the reader returns.
    pub(super) fn mark_stale(&mut self) {
        self.last_compare
            .iter_mut()
            .for_each(|last| last.stale = true);
        self.last_matrix
            .iter_mut()
            .for_each(|last| last.stale = true);
        match self.behind.as_deref_mut() {
            Some(Screen::Compare(compare)) => compare.stale = true,
            Some(Screen::Matrix(matrix)) => matrix.stale = true,
            Some(Screen::Reader) | None => {}
        }
    }

    /// Opens the matrix of the story that two compared articles are of, at what the reader is at; of two articles of two
    /// stories, the matrix of these two.
    pub(super) fn matrix_of_comparison(&mut self) -> Vec<Effect> {
        let Screen::Compare(compare) = &self.screen else {
            return Vec::new();
        };
        let pair = compare.articles;
        let story = self.columns_beside(pair[compare.side]);
        let both = story.contains(&pair.left) && story.contains(&pair.right);
        let story = match both {
            true => story,
            false if pair.left == pair.right => vec![pair.left],
            false => vec![pair.left, pair.right],
        };
        if story.len() < 2 {
            self.say("the story has no other article: there is nothing to lay side by side");
            return Vec::new();
        }
        self.matrix_of(story)
    }

    /// What the row of the comparison says, the side that the reader is in first.
    pub(super) fn compared_passages(&self) -> Vec<Passage> {
        let Screen::Compare(compare) = &self.screen else {
            return Vec::new();
        };
        let Some(row) = compare.row() else {
            return Vec::new();
        };
        let passage = |side: Side| (compare.articles[side], row.passages[side].clone());
        vec![passage(compare.side), passage(compare.side.other())]
    }

    /// What each outlet says of the fact that the reader is at in the matrix.
    pub(super) fn told_passages(&self) -> Vec<Passage> {
        let Screen::Matrix(matrix) = &self.screen else {
            return Vec::new();
        };
        let cells = matrix.row().map_or(&[][..], |row| &row.cells);
        let articles = matrix.articles.iter().copied();
        articles
            .zip(cells.iter().map(|cell| cell.spans.clone()))
            .collect()
    }

    /// Offers the outlets to compare the chosen one with: first the one that tells the fact otherwise, or tells it at all.
    pub(super) fn choose_second_of_row(&mut self) {
        let Screen::Matrix(matrix) = &self.screen else {
            return;
        };
        let column = matrix.cursor().column;
        let Some(&with) = matrix.articles.get(column) else {
            return;
        };
        let cells = matrix.row().map_or(&[][..], |row| &row.cells);
        let differs = |cell: &Cell| cell.status == CellStatus::Differs;
        let own = cells.get(column).is_some_and(differs);
        let facing = |(at, cell): &(usize, &Cell)| {
            let told = *at != column && !cell.spans.is_empty();
            told.then_some(differs(cell) != own)
        };
        let told = cells.iter().enumerate();
        let told = told.filter(|cell| facing(cell).is_some());
        // Of equals the first: `max_by_key` takes the last.
        let best = told.rev().max_by_key(facing).map(|(at, _)| at);
        let second = best.and_then(|at| matrix.articles.get(at).copied());
        let mut near = 0..self.candidates_of_story(with);
        let row = |row: &usize| second.is_some() && self.candidate(with, *row) == second;
        let cursor = near.find(row).unwrap_or_default();
        let choice = Choice::Compare { with };
        self.overlay = Some(Overlay::Menu(Menu { choice, cursor }));
    }
}
