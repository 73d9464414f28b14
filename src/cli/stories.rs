//! `parallax stories`: which articles are about the same event, and why.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::page::{self, Page, Style, Words};
use super::{Format, Global, Report, Stop, articles, json, sink};
use crate::bundle;
use crate::engine::article::{Article, Origin};
use crate::engine::stories::{Because, Common, Explanation, Stories as Keeper, Story, WhyNot};
use crate::load::Loaded;

/// Group articles into stories: those on the same event
#[derive(Args, Debug)]
pub(super) struct Stories {
    /// Files, folders, - for standard input, or ids of bundled articles; the bundled articles where none are named
    #[arg(value_name = "ARTICLE")]
    articles: Vec<PathBuf>,

    /// Say of each article why it is in its story, and why it is not in the story that comes nearest
    #[arg(long)]
    explain: bool,
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
        let all = &loaded.articles;
        let mut keeper = Keeper::default();
        for article in all {
            keeper.add(article);
        }
        keeper.settle();
        let stories = keeper.list();
        let explain = |at| self.explain.then(|| keeper.explain(all, at)).flatten();
        let explanations: Vec<Option<Explanation>> = (0..all.len()).map(explain).collect();
        let output = if format == Format::Json {
            let shape = json::Stories::of(all, &stories, &explanations);
            sink::json(&shape, global.look())
        } else {
            let mut page = Page::new(global.look());
            let list = List {
                all,
                stories: &stories,
                explanations: &explanations,
            };
            for story in &stories {
                list.story(&mut page, story);
            }
            if self.explain && !stories.is_empty() {
                page.blank();
                page.prose(&Words::default().with(Style::Dim, LIKENESS));
            }
            page.finish()
        };
        Ok(Report {
            output,
            problems: loaded.problems,
        })
    }
}

/// What is listed.
struct List<'a> {
    all: &'a [Arc<Article>],
    stories: &'a [Story],
    explanations: &'a [Option<Explanation>],
}

/// Columns before what is said of an article: its id with a margin.
const INDENT: usize = articles::SHORT_ID + 4;

/// A likeness that is shown as 0.00.
const HARDLY: f32 = 0.005;

/// What the figures of an explanation mean.
const LIKENESS: &str = "Likeness runs from 0, no telling word in common, to 1, the same words as often. Rare words and \
    names count most, what all of these articles share counts for nothing.";

/// Below this likeness the words that two articles share are words of any article.
const WORTH_TELLING: f32 = 0.05;

impl List<'_> {
    /// A story: its title and id, then its articles with the start of their ids.
    fn story(&self, page: &mut Page, story: &Story) {
        page.blank();
        let count = story.articles.len();
        let noun = if count == 1 { "article" } else { "articles" };
        page.prose(&Words::default().with(Style::Strong, &story.title));
        let mut about = format!("{} · {count} {noun}", story.id);
        if !story.aliases.is_empty() {
            about.push_str(" · once ");
            about.push_str(&story.aliases.join(", "));
        }
        page.prose(&Words::default().with(Style::Dim, &about));
        for &at in &story.articles {
            let Some(article) = self.all.get(at) else {
                continue;
            };
            let id = article.id.get(..articles::SHORT_ID).unwrap_or(&article.id);
            let margin = Words::plain("  ").with(Style::Dim, id);
            page.hanging(&margin, INDENT, &page::heading(article));
            if let Some(Some(explanation)) = self.explanations.get(at) {
                self.why(page, explanation);
                self.why_not(page, explanation);
            }
        }
    }

    /// Why an article is in its story.
    fn why(&self, page: &mut Page, explanation: &Explanation) {
        let mut words = Words::default();
        let reason = match explanation.because {
            Because::Alike => "here because it is like the others",
            Because::Alone => "a story of its own: no other article is like it",
            Because::Named => "here because its file names this story",
            Because::Decided => "here because you said so",
        };
        words.push(Style::Plain, reason);
        if let (Some(fit), Some(nearest)) = (explanation.fit, &explanation.nearest) {
            let like = match explanation.because {
                Because::Alike => ": ",
                _ => "; like the others: ",
            };
            words.push(Style::Dim, like);
            words.push(Style::Plain, strength(fit, explanation.threshold));
            words.push(Style::Dim, &scale(fit, explanation.threshold));
            words.push(Style::Dim, "; closest to ");
            self.common(&mut words, nearest);
        } else if explanation.because == Because::Named {
            words.push(Style::Dim, ", and is the only one");
        }
        tell(page, &words);
    }

    /// Why an article is not in the story that comes nearest.
    fn why_not(&self, page: &mut Page, explanation: &Explanation) {
        let Some(other) = &explanation.other else {
            return;
        };
        let named = self.stories.iter().find(|story| story.id == other.story);
        let title = named.map_or("", |story| story.title.as_str());
        let reason = match other.reason {
            WhyNot::TooLittle if other.fit < HARDLY => "hardly a telling word in common",
            WhyNot::TooLittle => "too little in common",
            WhyNot::TooFarApart => "alike, but too many days apart",
            WhyNot::Whole => "alike, but as a whole it is more like its own story",
            WhyNot::Named => "its file names another story",
            WhyNot::Decided => "you said so",
        };
        let mut words = Words::default().with(Style::Dim, "not in “");
        words.push(Style::Plain, &start_of(title));
        words.push(Style::Dim, "”: ");
        words.push(Style::Plain, reason);
        words.push(Style::Dim, &scale(other.fit, explanation.threshold));
        if other.nearest.likeness >= WORTH_TELLING {
            words.push(Style::Dim, "; closest there to ");
            self.common(&mut words, &other.nearest);
        }
        tell(page, &words);
    }

    /// What an article has in common with another.
    fn common(&self, words: &mut Words, common: &Common) {
        let with = self.all.get(common.with);
        // A digest is not the outlet's own report, and is called so.
        if with.is_some_and(|with| matches!(with.origin, Origin::Digest { .. })) {
            words.push(Style::Dim, "the digest of ");
        }
        words.push(Style::Strong, with.map_or("", |with| with.byname()));
        match common.days_apart {
            None => {}
            Some(0) => words.push(Style::Dim, ", same day"),
            Some(1) => words.push(Style::Dim, ", a day apart"),
            Some(days) => words.push(Style::Dim, &format!(", {days} days apart")),
        }
        if common.shared.is_empty() {
            return;
        }
        words.push(Style::Dim, "; both speak of ");
        for (at, shared) in common.shared.iter().enumerate() {
            if at > 0 {
                words.push(Style::Dim, ", ");
            }
            let style = if shared.name {
                Style::Strong
            } else {
                Style::Plain
            };
            words.push(style, &shared.word);
        }
    }
}

/// A line or two under an article.
fn tell(page: &mut Page, words: &Words) {
    page.hanging(&Words::default(), INDENT + 2, words);
}

/// How like its story an article is, in words.
fn strength(fit: f32, threshold: f32) -> &'static str {
    match fit / threshold {
        strong if strong >= 3.0 => "strongly",
        clear if clear >= 1.5 => "clearly",
        enough if enough >= 1.0 => "just enough",
        _ => "less than would be enough",
    }
}

/// The same as a figure, beside what is enough.
fn scale(fit: f32, threshold: f32) -> String {
    format!(" ({:.2}; {threshold:.2} is enough)", fit.max(0.0))
}

/// As much of a title as tells which it is.
fn start_of(title: &str) -> String {
    const ENOUGH: usize = 7;
    let mut words = title.split_whitespace();
    let start: Vec<&str> = words.by_ref().take(ENOUGH).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    start.join(" ") + more
}
