//! `parallax/stories/1`: articles by event, and why.

use std::sync::Arc;

use serde::Serialize;

use super::Article;
use crate::engine::article;
use crate::engine::stories;

/// `parallax/stories/1`.
#[derive(Serialize)]
pub(in crate::cli) struct Stories<'a> {
    schema: &'static str,
    stories: Vec<Story<'a>>,
}

#[derive(Serialize)]
struct Story<'a> {
    id: &'a str,
    title: &'a str,
    /// Ids that lead to it besides its own.
    aliases: &'a [String],
    articles: Vec<Article<'a>>,
    /// One for each article, in their order, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanations: Option<Vec<Why<'a>>>,
}

/// Why an article is in its story.
#[derive(Serialize)]
struct Why<'a> {
    article: &'a str,
    because: stories::Because,
    fit: Option<f32>,
    threshold: f32,
    nearest: Option<Common<'a>>,
    other: Option<Other<'a>>,
}

#[derive(Serialize)]
struct Other<'a> {
    story: &'a str,
    fit: f32,
    reason: stories::WhyNot,
    nearest: Common<'a>,
}

#[derive(Serialize)]
struct Common<'a> {
    article: &'a str,
    #[serde(flatten)]
    what: &'a stories::Common,
}

impl<'a> Stories<'a> {
    /// `explanations` has one for each article, or `None` where it was not asked for.
    pub(in crate::cli) fn of(
        articles: &'a [Arc<article::Article>],
        stories: &'a [stories::Story],
        explanations: &'a [Option<stories::Explanation>],
    ) -> Self {
        let story = |story: &'a stories::Story| {
            let members = story.articles.iter();
            let explained = members
                .clone()
                .filter_map(|&at| explanations.get(at)?.as_ref());
            let explained: Vec<_> = explained.map(|why| explain(articles, why)).collect();
            Story {
                id: &story.id,
                title: &story.title,
                aliases: &story.aliases,
                articles: members
                    .filter_map(|&at| articles.get(at))
                    .map(|article| Article::without_text(article))
                    .collect(),
                explanations: Some(explained).filter(|explained| !explained.is_empty()),
            }
        };
        Self {
            schema: "parallax/stories/1",
            stories: stories.iter().map(story).collect(),
        }
    }
}

fn explain<'a>(articles: &'a [Arc<article::Article>], why: &'a stories::Explanation) -> Why<'a> {
    let id = |at: usize| articles.get(at).map_or("", |article| article.id.as_str());
    let common = |common: &'a stories::Common| Common {
        article: id(common.with),
        what: common,
    };
    Why {
        article: id(why.article),
        because: why.because,
        fit: why.fit,
        threshold: why.threshold,
        nearest: why.nearest.as_ref().map(common),
        other: why.other.as_ref().map(|other| Other {
            story: &other.story,
            fit: other.fit,
            reason: other.reason,
            nearest: common(&other.nearest),
        }),
    }
}
