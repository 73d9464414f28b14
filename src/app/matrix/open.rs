//! How the reader comes to the matrix and leaves it.

use std::sync::Arc;

use super::MatrixState;
use crate::app::event::Effect;
use crate::app::layout;
use crate::app::state::{Screen, State};
use crate::engine::analysis::Analysis;
use crate::engine::export::sheet::words;
use crate::engine::matrix::Matrix;

/// The most columns: all pairs of articles are compared, and nobody scrolls through more.
const COLUMNS: usize = 60;

impl State {
    /// Opens the matrix of the open article's story: the one the reader was at last, or a new one that is asked for.
    pub fn open_matrix(&mut self) -> Vec<Effect> {
        let Some(open) = self.reader.open else {
            return Vec::new();
        };
        // One that was made before a correction by hand only tells where the reader was.
        let current = |last: &mut Box<MatrixState>| !last.stale && last.articles.contains(&open);
        if let Some(mut last) = self.last_matrix.take_if(current) {
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
            self.say("the story has no other article: there is nothing to lay side by side");
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
        self.gather(story)
    }

    /// Asks what each of these articles reports.
    fn gather(&mut self, story: Vec<usize>) -> Vec<Effect> {
        let ticket = self.new_ticket();
        self.comparing = None;
        self.gathering = Some(ticket);
        vec![Effect::Matrix {
            ticket,
            story,
            corrections: Arc::clone(&self.by_hand.corrections),
        }]
    }

    /// A link was corrected by hand: the matrix on the screen is made anew, one that the reader left when they come back.
    pub(in crate::app) fn correct_matrix(&mut self) -> Vec<Effect> {
        if let Some(last) = &mut self.last_matrix {
            last.stale = true;
        }
        match &mut self.screen {
            Screen::Matrix(matrix) => {
                matrix.stale = true;
                let story = matrix.articles.clone();
                self.gather(story)
            }
            _ => Vec::new(),
        }
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
        screen.heed(&self.by_hand.corrections);
        let (before, anew) = match &self.screen {
            Screen::Matrix(shown) => (Some(shown), true),
            _ => (self.last_matrix.as_ref(), false),
        };
        if let Some(before) = before.filter(|before| before.articles == screen.articles) {
            screen.keep_place(before);
        }
        if let (Some(open), false) = (self.reader.open, anew) {
            screen.go_to_article(open);
        }
        let undone = words::left_undone_in_matrix(&screen.matrix);
        self.screen = Screen::Matrix(Box::new(screen));
        self.last_matrix = None;
        if !anew {
            self.notice = None;
        }
        if let Some(first) = undone.into_iter().next() {
            self.say(first);
        }
    }

    /// Leaves the screen for the reader. What was asked for meanwhile is not waited for.
    pub(in crate::app) fn go_to_reader(&mut self) {
        self.comparing = None;
        self.gathering = None;
        if let Screen::Matrix(matrix) = std::mem::replace(&mut self.screen, Screen::Reader) {
            self.last_matrix = Some(matrix);
        }
    }
}
