//! The sample stories that come with the program.

use std::sync::Arc;

use crate::engine::article::Article;

/// The bundled articles, in the order of their stories.
#[must_use]
pub fn articles() -> Vec<Arc<Article>> {
    Vec::new()
}
