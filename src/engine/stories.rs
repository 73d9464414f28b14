//! Which articles are about the same event.
//!
//! ```text
//! article ──words──▶ profile ──near──▶ pairs that are alike ──merge──▶ groups ──keeper──▶ stories with ids
//! ```
//!
//! A story that an input names is taken at its word, and the reader's word comes before that. Other articles are grouped
//! by what they are about: the words and the names of the title and of the opening, weighed by how rare they are,
//! compared with the mean of a story's articles. Never with its nearest article alone, which chains neighbours into one
//! heap.

mod aliases;
mod explain;
mod inherit;
mod keeper;
mod merge;
mod near;
mod profile;
mod regroup;
#[cfg(test)]
mod tests;
mod words;

use std::sync::Arc;

use super::article::Article;
use super::corrections::Corrections;

pub use aliases::{Aliases, Change};
pub use explain::{Because, Common, Explanation, Other, SharedWord, WhyNot};
pub use keeper::Stories;

/// A set of articles on the same event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// Stable name of the story: as the input names it, or made from the id of the article that opened it. Given once.
    pub id: String,
    /// What to call it on the screen: the headline that stands for it best.
    pub title: String,
    /// Indexes of its articles in the list that was given, in that order.
    pub articles: Vec<usize>,
    /// Ids of stories that were merged into this one, ascending.
    pub aliases: Vec<String>,
}

/// Groups articles into stories, in the order of each story's first article.
///
/// The grouping does not depend on the order the articles are given in. Two articles that are the same letter for
/// letter are told apart by nothing, so that which of them comes first where only one is meant is left to the order.
#[must_use]
pub fn cluster(articles: &[Arc<Article>]) -> Vec<Story> {
    cluster_corrected(articles, Corrections::default())
}

/// Groups articles into stories as [`cluster`] does, obeying what the reader has decided.
#[must_use]
pub fn cluster_corrected(articles: &[Arc<Article>], corrections: Corrections) -> Vec<Story> {
    let mut stories = Stories::new(corrections);
    for article in articles {
        stories.add(article);
    }
    stories.settle();
    stories.list()
}

/// The name that the input gives the article's story.
fn name_of(article: &Article) -> Option<&str> {
    let name = article.metadata.story.as_deref().map(str::trim);
    name.filter(|name| !name.is_empty())
}
