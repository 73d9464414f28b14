//! The articles the reader was opened on, and their stories: a snapshot that is shared, never changed.

use std::sync::Arc;

use crate::engine::article::Article;
use crate::engine::stories::Story;

/// Articles grouped by story.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The articles.
    pub articles: Vec<Arc<Article>>,
    /// Their stories; every article is in exactly one.
    pub stories: Vec<Story>,
}
