//! `parallax stories`: which articles are about the same event.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::page::{self, Page, Style, Words};
use super::{Format, Global, Report, Stop, articles, json, sink};
use crate::bundle;
use crate::engine::article::Article;
use crate::engine::stories::{Story, cluster};
use crate::load::Loaded;

/// Group articles into stories: those on the same event
#[derive(Args, Debug)]
pub(super) struct Stories {
    /// Files, folders, - for standard input, or ids of bundled articles; the bundled articles where none are named
    #[arg(value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
}

impl Stories {
    pub(super) fn run(self, global: &Global) -> Result<Report, Stop> {
        let format = global.format("stories", &[Format::Text, Format::Json])?;
        let loaded = if self.articles.is_empty() {
            Loaded {
                articles: bundle::articles(),
                problems: Vec::new(),
            }
        } else {
            articles::named(&self.articles)
        };
        let stories = cluster(&loaded.articles);
        let output = if format == Format::Json {
            let shape = json::Stories::of(&loaded.articles, &stories);
            sink::json(&shape, global.look())
        } else {
            let mut page = Page::new(global.look());
            for story in &stories {
                list(&mut page, story, &loaded.articles);
            }
            page.finish()
        };
        Ok(Report {
            output,
            problems: loaded.problems,
        })
    }
}

/// A story: its title and id, then its articles with the start of their ids.
fn list(page: &mut Page, story: &Story, all: &[Arc<Article>]) {
    page.blank();
    let count = story.articles.len();
    let noun = if count == 1 { "article" } else { "articles" };
    page.prose(&Words::default().with(Style::Strong, &story.title));
    let about = format!("{} · {count} {noun}", story.id);
    page.prose(&Words::default().with(Style::Dim, &about));
    for article in story.articles.iter().filter_map(|&at| all.get(at)) {
        let id = article.id.get(..articles::SHORT_ID).unwrap_or(&article.id);
        let margin = Words::plain("  ").with(Style::Dim, id);
        page.hanging(&margin, articles::SHORT_ID + 4, &page::heading(article));
    }
}
