//! How the reader comes to the matrix and leaves it.

use std::sync::Arc;

use super::MatrixState;
use crate::app::event::Effect;
use crate::app::layout;
use crate::app::state::{Screen, State};
use crate::engine::analysis::Analysis;
use crate::engine::matrix::Matrix;

/// The most columns: all pairs of articles are compared, and nobody scrolls through more.
const COLUMNS: usize = 60;

impl State {
    /// Opens the matrix of the open article's story: the one the reader was at last, or a new one that is asked for.
    pub fn open_matrix(&mut self) -> Vec<Effect> {
        let Some(open) = self.reader.open else {
            return Vec::new();
        };
        let last = self.last_matrix.take();
        if let Some(mut last) = last.filter(|last| last.articles.contains(&open)) {
            last.go_to_article(open);
            last.resize(layout::body(self.size));
            self.gathering = None;
            self.comparing = None;
            self.screen = Screen::Matrix(last);
            return Vec::new();
        }
        let story = self.reader.sources.story_of(open);
        let story = story.and_then(|idx| self.shelf.stories.get(idx));
        let all = story.map_or(&[][..], |story| &story.articles);
        if all.len() < 2 {
            self.say("the story has no other article");
            return Vec::new();
        }
        let story = all.iter().copied().take(COLUMNS).collect();
        if all.len() > COLUMNS {
            self.say(format!(
                "gathering the first {COLUMNS} of {} articles…",
                all.len()
            ));
        } else {
            self.say("gathering who reports what…");
        }
        let ticket = self.new_ticket();
        self.comparing = None;
        self.gathering = Some(ticket);
        vec![Effect::Matrix { ticket, story }]
    }

    /// The matrix has come.
    pub(in crate::app) fn show_matrix(
        &mut self,
        articles: Vec<usize>,
        columns: Vec<Arc<Analysis>>,
        matrix: Arc<Matrix>,
    ) {
        let story = articles.first().copied();
        let story = story.and_then(|article| self.reader.sources.story_of(article));
        let story = story.and_then(|idx| self.shelf.stories.get(idx));
        let title = story.map_or_else(String::new, |story| story.title.clone());
        let size = layout::body(self.size);
        let mut screen = MatrixState::new(title, articles, columns, matrix, size);
        if let Some(open) = self.reader.open {
            screen.go_to_article(open);
        }
        self.screen = Screen::Matrix(Box::new(screen));
        self.notice = None;
    }

    /// Leaves the screen for the reader.
    pub(in crate::app) fn go_to_reader(&mut self) {
        if let Screen::Matrix(matrix) = std::mem::replace(&mut self.screen, Screen::Reader) {
            self.last_matrix = Some(matrix);
        }
    }
}
