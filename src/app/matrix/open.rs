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
        let story = self.columns_beside(open);
        if story.len() < 2 {
            self.say("the story has no other article: there is nothing to lay side by side");
            return Vec::new();
        }
        self.matrix_of(story)
    }

    /// The articles that are laid side by side with one of a story, itself among them: the first of very many.
    pub(in crate::app) fn columns_beside(&self, article: usize) -> Vec<usize> {
        let story = self.reader.sources.story_of(article);
        let story = story.and_then(|idx| self.shelf.stories.get(idx));
        let all = story.map_or(&[][..], |story| &story.articles);
        all.iter().copied().take(COLUMNS).collect()
    }

    /// Opens the matrix of these articles: the one the reader was at last, or a new one that is asked for.
    pub(in crate::app) fn matrix_of(&mut self, story: Vec<usize>) -> Vec<Effect> {
        if let Some(mut last) = self.matrix_made_of(&story) {
            last.resize(layout::body(self.size));
            self.gathering = None;
            self.comparing = None;
            self.enter_matrix(last);
            return Vec::new();
        }
        let of = story.first().map_or(0, |first| self.n_in_story(*first));
        if of > COLUMNS && story.len() == COLUMNS {
            self.say(format!("gathering the first {COLUMNS} of {of} articles…"));
        }
        self.gather(story)
    }

    /// The matrix of these articles that was made before, if there is one and no link was corrected by hand since.
    fn matrix_made_of(&mut self, story: &[usize]) -> Option<Box<MatrixState>> {
        let current = |last: &MatrixState| !last.stale && last.articles == story;
        if let Some(last) = self.last_matrix.take_if(|last| current(last)) {
            return Some(last);
        }
        let behind = self.behind.take_if(
            |behind| matches!(behind.as_ref(), Screen::Matrix(matrix) if current(matrix)),
        )?;
        match *behind {
            Screen::Matrix(matrix) => Some(matrix),
            Screen::Reader | Screen::Compare(_) => None,
        }
    }

    /// Shows a matrix that was not on the screen, at what the reader was at: the passages of a comparison, or the open
    /// article.
    fn enter_matrix(&mut self, mut matrix: Box<MatrixState>) {
        let passages = self.compared_passages();
        if passages.is_empty() {
            matrix.go_to_article(self.reader.open.unwrap_or(usize::MAX));
        } else {
            matrix.go_to_passages(&passages);
        }
        self.show_screen(Screen::Matrix(matrix));
    }

    fn n_in_story(&self, article: usize) -> usize {
        let story = self.reader.sources.story_of(article);
        let story = story.and_then(|idx| self.shelf.stories.get(idx));
        story.map_or(0, |story| story.articles.len())
    }

    /// Asks what each of these articles reports.
    pub(in crate::app) fn gather(&mut self, story: Vec<usize>) -> Vec<Effect> {
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
        self.mark_stale();
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
        let undone = words::left_undone_in_matrix(&screen.matrix);
        if anew {
            self.show_screen(Screen::Matrix(Box::new(screen)));
        } else {
            self.enter_matrix(Box::new(screen));
        }
        self.last_matrix = None;
        if !anew {
            self.notice = None;
        }
        if let Some(first) = undone.into_iter().next() {
            self.say(first);
        }
    }
}
