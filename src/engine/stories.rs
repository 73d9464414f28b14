//! Which articles are about the same event.
//!
//! A story that an input names is taken at its word. Other articles are grouped by what they are about: the words of
//! the title and of the opening, weighed by how rare they are, compared with the mean of a story's articles. Never with
//! its nearest article alone, which chains neighbours into one heap.

mod profile;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::article::Article;
use profile::Profiles;

/// From this mean likeness on an article belongs to a story. Measured on openings of news articles of one week, of
/// which the most alike that are not about one event stay below it.
const SAME_EVENT: f32 = 0.13;

/// How many articles of a story an article is compared with at most: the likeness of the nearest tells enough.
const MOST_MEMBERS: usize = 48;

/// How often all articles look again for the story that fits them best, now that all stories are there.
const ROUNDS: usize = 3;

/// A set of articles on the same event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// Stable name of the story: as the input names it, or made from the id of the article that opened it.
    pub id: String,
    /// What to call it on the screen: the headline that stands for it best.
    pub title: String,
    /// Indexes of its articles in the list that was given, in that order.
    pub articles: Vec<usize>,
}

/// Groups articles into stories, in the order of each story's first article.
///
/// The grouping does not depend on the order the articles are given in: they are taken by date, then by id.
#[must_use]
pub fn cluster(articles: &[Arc<Article>]) -> Vec<Story> {
    let profiles = Profiles::new(articles);
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|&at| articles.get(at).map(|article| birth(article)));
    let groups = Grouping::new(articles).settle(&order, &profiles);
    let mut stories: Vec<Story> = groups
        .into_values()
        .filter_map(|members| story(articles, &order, &profiles, members))
        .collect();
    stories.sort_by_key(|story| story.articles.first().copied());
    stories
}

/// When an article came: undated ones after all others, ties in the order of the ids.
fn birth(article: &Article) -> (bool, Option<&str>, &str) {
    let published = article.metadata.published.as_ref();
    let day = published.map(super::article::Moment::as_str);
    (day.is_none(), day, &article.id)
}

/// Which story each article belongs to while stories are being found.
struct Grouping {
    /// For each article the number of its story.
    story_of: Vec<Option<usize>>,
    /// Whether the input names the article's story.
    named: Vec<bool>,
    /// The articles of each story.
    members: BTreeMap<usize, Vec<usize>>,
    /// Number of the next story.
    next: usize,
}

impl Grouping {
    /// Only the articles whose story is named have one.
    fn new(articles: &[Arc<Article>]) -> Self {
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        for name in articles.iter().filter_map(|article| name_of(article)) {
            let next = numbers.len();
            numbers.entry(name).or_insert(next);
        }
        let mut grouping = Self {
            story_of: vec![None; articles.len()],
            named: articles
                .iter()
                .map(|article| name_of(article).is_some())
                .collect(),
            members: BTreeMap::new(),
            next: numbers.len(),
        };
        for (at, article) in articles.iter().enumerate() {
            if let Some(number) = name_of(article).and_then(|name| numbers.get(name)) {
                grouping.join(at, *number);
            }
        }
        grouping
    }

    /// Gives every article a story, and looks again until nothing moves.
    fn settle(mut self, order: &[usize], profiles: &Profiles) -> BTreeMap<usize, Vec<usize>> {
        for _ in 0..=ROUNDS {
            let mut moved = false;
            for &at in order {
                if !self.named.get(at).copied().unwrap_or_default() {
                    moved |= self.place(at, profiles);
                }
            }
            if !moved {
                break;
            }
        }
        self.members
    }

    /// Puts an article into the story that fits it best, or into one of its own. Whether it moved.
    fn place(&mut self, at: usize, profiles: &Profiles) -> bool {
        let before = self.story_of.get(at).copied().flatten();
        let alone =
            before.is_some_and(|story| self.members.get(&story).is_some_and(|all| all.len() == 1));
        let best = self.best_story(at, profiles);
        let target = match best {
            Some(story) => story,
            None if alone => return false,
            None => {
                self.next += 1;
                self.next - 1
            }
        };
        if before == Some(target) {
            return false;
        }
        self.leave(at);
        self.join(at, target);
        true
    }

    /// The story whose articles are on the mean most like this one, if they are enough like it. The older of equals.
    fn best_story(&self, at: usize, profiles: &Profiles) -> Option<usize> {
        let mut likeness: BTreeMap<usize, (f32, usize)> = BTreeMap::new();
        for (other, alike) in profiles.nearest(at) {
            if let Some(story) = self.story_of.get(other).copied().flatten() {
                let (sum, count) = likeness.entry(story).or_default();
                *sum += alike;
                *count += 1;
            }
        }
        let mut best: Option<(f32, usize)> = None;
        for (story, (sum, found)) in likeness {
            let members = self
                .members
                .get(&story)
                .map_or(0, |all| all.len() - usize::from(all.contains(&at)));
            // Members that are not even among the nearest count as not alike at all.
            let mean = sum / count(found.max(members.min(MOST_MEMBERS)));
            if mean >= SAME_EVENT && best.is_none_or(|(score, _)| mean > score) {
                best = Some((mean, story));
            }
        }
        best.map(|(_, story)| story)
    }

    fn join(&mut self, at: usize, story: usize) {
        self.members.entry(story).or_default().push(at);
        if let Some(of) = self.story_of.get_mut(at) {
            *of = Some(story);
        }
    }

    fn leave(&mut self, at: usize) {
        let Some(story) = self.story_of.get(at).copied().flatten() else {
            return;
        };
        if let Some(all) = self.members.get_mut(&story) {
            all.retain(|member| *member != at);
            if all.is_empty() {
                self.members.remove(&story);
            }
        }
    }
}

/// The name that the input gives the article's story.
fn name_of(article: &Article) -> Option<&str> {
    let name = article.metadata.story.as_deref().map(str::trim);
    name.filter(|name| !name.is_empty())
}

/// A story of its articles.
fn story(
    articles: &[Arc<Article>],
    order: &[usize],
    profiles: &Profiles,
    mut members: Vec<usize>,
) -> Option<Story> {
    let opener = order.iter().find(|at| members.contains(at))?;
    let named = members
        .iter()
        .find_map(|&at| articles.get(at).and_then(|article| name_of(article)));
    let id = match named {
        Some(name) => name.to_owned(),
        None => articles.get(*opener)?.id.chars().take(12).collect(),
    };
    members.sort_unstable();
    Some(Story {
        id,
        title: title(articles, profiles, &members),
        articles: members,
    })
}

/// The headline of the article that is on the mean most like the others; a true title before the start of a text.
fn title(articles: &[Arc<Article>], profiles: &Profiles, members: &[usize]) -> String {
    let centre = members.iter().take(MOST_MEMBERS).filter_map(|&at| {
        let article = articles.get(at)?;
        let others = members
            .iter()
            .take(MOST_MEMBERS)
            .filter(|other| **other != at);
        let likeness: f32 = others.map(|&other| profiles.likeness(at, other)).sum();
        Some((!article.metadata.title.is_empty(), likeness, article))
    });
    let best = centre.reduce(|best, next| {
        let better = next.0.cmp(&best.0).then(next.1.total_cmp(&best.1)).is_gt();
        if better { next } else { best }
    });
    best.map_or_else(String::new, |(_, _, article)| {
        let headline = article.headline();
        let line = headline.lines().next().unwrap_or_default();
        if line.is_empty() {
            &article.label
        } else {
            line
        }
        .to_owned()
    })
}

/// A count as a divisor; counts here are below a hundred.
fn count(of: usize) -> f32 {
    f32::from(u16::try_from(of.max(1)).unwrap_or(u16::MAX))
}
