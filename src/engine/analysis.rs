//! An article with everything derived from it: a pure function of (text, metadata, reference date, engine version).

use std::sync::Arc;

use jiff::civil::Date;

use super::article::Article;
use super::facts::{self, Fact, Options};
use super::segment::{self, Segments};

/// An article, its sentences and its facts. Cheap to share between the threads that draw and compare it.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The article that everything else points into.
    pub article: Arc<Article>,
    /// Its sentences and tokens.
    pub segments: Segments,
    /// Its facts, ordered by where they start.
    pub facts: Vec<Fact>,
}

/// Reads an article for its sentences and facts.
///
/// `as_of` anchors relative dates ("on Thursday") where the article carries no date of its own.
#[must_use]
pub fn analyse(article: Arc<Article>, as_of: Option<Date>) -> Analysis {
    let options = Options { as_of, names: None };
    analyse_with(article, options)
}

/// Reads an article for its sentences and facts, with more than the engine brings.
#[must_use]
pub fn analyse_with(article: Arc<Article>, options: Options<'_>) -> Analysis {
    let segments = segment::segment(&article);
    let facts = facts::find_with(&article, &segments, options);
    Analysis {
        article,
        segments,
        facts,
    }
}
