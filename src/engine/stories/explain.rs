//! Why an article is in its story, and why it is not in the one that comes nearest: what was weighed, in words.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::Stories;
use super::merge::{SAME_EVENT, needed};
use super::near::{Scratch, may_meet};
use super::profile::float;
use super::words::Reader;
use crate::engine::article::Article;

/// How many shared words are told.
const MOST_SHARED: usize = 8;

/// Why an article is where it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// Index of the article in the list that was given.
    #[serde(skip)]
    pub article: usize,
    /// What put it into its story.
    pub because: Because,
    /// How like it is on the mean to the other articles of its story, with what it has in common with everything
    /// subtracted; `None` for the only article of a story.
    pub fit: Option<f32>,
    /// From this fit on articles are of one story.
    pub threshold: f32,
    /// The article of its story that it is most like.
    pub nearest: Option<Common>,
    /// The nearest story it is not in; `None` where none has anything in common with it.
    pub other: Option<Other>,
}

/// What put an article into its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// It is like the others.
    Alike,
    /// No other article is like it.
    Alone,
    /// The input names its story.
    Named,
    /// The reader said so.
    Decided,
}

/// What two articles have in common.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Common {
    /// Index of the other article in the list that was given.
    #[serde(skip)]
    pub with: usize,
    /// How much they are alike, between 0 and 1.
    pub likeness: f32,
    /// How many days lie between their publication, where both are known.
    pub days_apart: Option<u32>,
    /// The words they share, those that count most first.
    pub shared: Vec<SharedWord>,
}

/// A word that two articles share.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SharedWord {
    /// The word as the article first has it.
    pub word: String,
    /// Whether it is a name, or a part of one.
    pub name: bool,
    /// Its share of all that they have in common, between 0 and 1.
    pub share: f32,
}

/// A story that an article is not in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Other {
    /// Its id.
    pub story: String,
    /// The fit of the article in it.
    pub fit: f32,
    /// Why it is not in it.
    pub reason: WhyNot,
    /// What it has in common with the article of that story that it is most like.
    pub nearest: Common,
}

/// Why an article is not in a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// They have too little in common.
    TooLittle,
    /// They were published too many days apart.
    TooFarApart,
    /// The two stories taken as wholes are less alike than these articles, or the article fits its own better.
    Whole,
    /// The input names another story for one of them.
    Named,
    /// The reader said so.
    Decided,
}

impl Stories {
    /// Why an article is in its story; `articles` are those that were added, in that order. `None` for an article that
    /// is not there or not settled.
    #[must_use]
    pub fn explain(&self, articles: &[Arc<Article>], article: usize) -> Option<Explanation> {
        let number = u32::try_from(article).ok()?;
        let own = self.articles_with(number)?;
        let others: Vec<u32> = own
            .iter()
            .copied()
            .filter(|other| *other != number)
            .collect();
        let bound = others
            .iter()
            .any(|other| self.decided(number, *other) == Some(true));
        let because = if bound {
            Because::Decided
        } else if self.named(number).is_some() {
            Because::Named
        } else if others.is_empty() {
            Because::Alone
        } else {
            Because::Alike
        };
        let words = surfaces(articles.get(article)?);
        let nearest = self.nearest(number, &others);
        Some(Explanation {
            article,
            because,
            fit: (!others.is_empty()).then(|| self.fit(number, &others)),
            threshold: SAME_EVENT,
            nearest: nearest.map(|nearest| self.common(number, nearest, &words)),
            other: self.other(number, &words),
        })
    }

    /// How an article fits a group: the mean over its members, as they are merged by.
    fn fit(&self, article: u32, group: &[u32]) -> f32 {
        let mut fits: Vec<f32> = group
            .iter()
            .filter(|other| may_meet(self.field.day(article), self.field.day(**other)))
            .map(|other| self.beyond_background(article, *other))
            .collect();
        fits.sort_unstable_by(|a, b| b.total_cmp(a));
        let ties = fits.iter().filter(|fit| **fit > 0.0).count();
        let divisor = ties.max(needed(1, fits.len())).max(1);
        let sum = fits.iter().fold(0.0, |sum, fit| sum + fit.max(0.0));
        sum / float(u32::try_from(divisor).unwrap_or(u32::MAX))
    }

    fn beyond_background(&self, one: u32, other: u32) -> f32 {
        let alike = self.field.alike(one, other).score();
        alike - 0.5 * (self.background_of(one) + self.background_of(other))
    }

    /// Of these articles the one most like an article.
    fn nearest(&self, article: u32, group: &[u32]) -> Option<u32> {
        let alike = |other: &u32| self.field.alike(article, *other).score();
        let order = |a: &&u32, b: &&u32| {
            let by_rank = || self.field.rank(**b).cmp(&self.field.rank(**a));
            alike(a).total_cmp(&alike(b)).then_with(by_rank)
        };
        group.iter().max_by(order).copied()
    }

    /// The nearest story that an article is not in, of any day.
    fn other(&self, article: u32, words: &BTreeMap<u32, String>) -> Option<Other> {
        let own = self.story_of(article);
        let near = self.field.near_of_any_day(article, &mut Scratch::default());
        let stories = near.iter().filter_map(|(other, _)| self.story_of(*other));
        let mut stories: Vec<u32> = stories.filter(|story| Some(*story) != own).collect();
        stories.sort_unstable();
        stories.dedup();
        let (nearest, story) = stories
            .into_iter()
            .filter_map(|story| Some((self.nearest(article, self.members(story)?)?, story)))
            .max_by(|a, b| {
                let alike = |of: u32| self.field.alike(article, of).score();
                alike(a.0).total_cmp(&alike(b.0)).then(b.1.cmp(&a.1))
            })?;
        let members = self.members(story)?;
        let fit = self.fit(article, members);
        let same_time = |other: &u32| may_meet(self.field.day(article), self.field.day(*other));
        let name = |of: u32| self.named(of);
        let near = self.field.alike(article, nearest).score() >= SAME_EVENT;
        let named = name(article).is_some() && members.iter().any(|other| name(*other).is_some());
        let parted = |other: &u32| self.decided(article, *other) == Some(false);
        let reason = if members.iter().any(parted) {
            WhyNot::Decided
        } else if near && !members.iter().any(same_time) {
            WhyNot::TooFarApart
        } else if fit < SAME_EVENT {
            WhyNot::TooLittle
        } else if named {
            WhyNot::Named
        } else {
            WhyNot::Whole
        };
        Some(Other {
            story: self.id_of(story)?.to_owned(),
            fit,
            reason,
            nearest: self.common(article, nearest, words),
        })
    }

    /// What two articles have in common; `words` are those of the first.
    fn common(&self, article: u32, other: u32, words: &BTreeMap<u32, String>) -> Common {
        let shared = self.field.shared(article, other);
        let all: f32 = shared.iter().map(|word| word.weight).sum();
        let told = shared.iter().filter_map(|word| {
            Some(SharedWord {
                word: words.get(&word.number)?.clone(),
                name: word.name,
                share: if all > 0.0 { word.weight / all } else { 0.0 },
            })
        });
        let days = self.field.day(article).zip(self.field.day(other));
        Common {
            with: other as usize,
            likeness: self.field.alike(article, other).score(),
            days_apart: days.map(|(one, other)| one.abs_diff(other)),
            shared: told.take(MOST_SHARED).collect(),
        }
    }
}

/// The words of an article as they stand there, by their numbers.
fn surfaces(article: &Article) -> BTreeMap<u32, String> {
    let words = Reader::default().read_named(article).into_iter();
    words
        .map(|(word, surface)| (word.number, surface))
        .collect()
}
