//! Which articles are about the same event.

use std::sync::Arc;

use super::article::Article;

/// A set of articles on the same event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// Stable name of the story.
    pub id: String,
    /// What to call it on the screen: the headline that stands for it best.
    pub title: String,
    /// Indexes of its articles in the list that was given, in that order.
    pub articles: Vec<usize>,
}

/// Groups articles into stories, in the order of each story's first article.
#[must_use]
pub fn cluster(_articles: &[Arc<Article>]) -> Vec<Story> {
    Vec::new()
}
