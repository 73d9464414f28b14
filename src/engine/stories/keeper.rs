//! Stories that are kept while articles come in: what is affected is grouped anew, ids stay.

use std::collections::{BTreeMap, BTreeSet};

use super::Story;
use super::aliases::Aliases;
use super::near::Field;
use super::profile::Profile;
use super::words::Reader;
use crate::engine::article::Article;
use crate::engine::corrections::Corrections;

/// How many bytes of a headline are kept.
const HEADING: usize = 300;

/// How many articles of a story are looked at for the headline that stands for it.
const MOST_COMPARED: usize = 16;

/// Stories and the articles they hold, of which only profiles are kept: a library of them fits into memory.
///
/// [`add`](Self::add) articles in any order, then [`settle`](Self::settle): what the new ones are near to is grouped
/// anew, and the rest stays. Settled at once, the same articles make the same stories whatever their order. Settled in
/// steps, a story that no later article comes near stays as it was grouped when fewer articles were known and the
/// rarity of words was judged by those; [`regroup`](Self::regroup) settles everything anew.
#[derive(Default)]
pub struct Stories {
    pub(super) field: Field,
    reader: Reader,
    pub(super) notes: Vec<Note>,
    /// For each article how like it is to those that are not about its event.
    pub(super) background: Vec<f32>,
    /// Articles that came in since the last time.
    pub(super) pending: Vec<u32>,
    pub(super) kept: BTreeMap<u32, Kept>,
    /// Number of the next story.
    pub(super) next: u32,
    /// Every id that was ever given.
    pub(super) ids: BTreeSet<String>,
    pub(super) aliases: Aliases,
    pub(super) corrections: Corrections,
}

/// What is kept of an article besides its profile.
pub(super) struct Note {
    pub(super) id: String,
    pub(super) heading: Box<str>,
    pub(super) titled: bool,
    pub(super) named: Option<Box<str>>,
    pub(super) story: Option<u32>,
}

/// A story that has an id.
pub(super) struct Kept {
    pub(super) id: String,
    pub(super) articles: Vec<u32>,
}

impl Stories {
    /// No stories, and what the reader has decided about those to come.
    #[must_use]
    pub fn new(corrections: Corrections) -> Self {
        Self {
            corrections,
            ..Self::default()
        }
    }

    /// Takes an article in; [`settle`](Self::settle) finds its story. Returns its number, counted from 0.
    pub fn add(&mut self, article: &Article) -> usize {
        let profile = Profile::new(article, &mut self.reader);
        let number = self.field.add(profile);
        let headline = article.headline().lines().next().unwrap_or_default();
        let heading = if headline.is_empty() {
            &article.label
        } else {
            headline
        };
        self.notes.push(Note {
            id: article.id.clone(),
            heading: start_of(heading).into(),
            titled: !article.metadata.title.is_empty(),
            named: super::name_of(article).map(Into::into),
            story: None,
        });
        self.pending.push(number);
        number as usize
    }

    /// Replaces the reader's decisions; everything is grouped anew the next time.
    pub fn correct(&mut self, corrections: Corrections) {
        self.corrections = corrections;
        self.regroup();
    }

    /// Lets everything be grouped anew the next time.
    pub fn regroup(&mut self) {
        self.pending = self.all().collect();
    }

    /// Finds the stories of the articles that came in, and groups anew the stories those come near to.
    pub fn settle(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        self.field.index();
        let mut affected = self.affected();
        affected.sort_unstable_by_key(|article| self.field.rank(*article));
        let groups = self.group(&affected);
        self.pending.clear();
        self.hand_over(groups);
    }

    /// The stories, in the order of each one's first article; those of articles that were added since the last
    /// [`settle`](Self::settle) are not told.
    #[must_use]
    pub fn list(&self) -> Vec<Story> {
        let mut aliases = self.aliases.by_story();
        let kept = self.kept.values();
        let mut stories: Vec<Story> = kept
            .map(|kept| self.story(kept, aliases.remove(&kept.id).unwrap_or_default()))
            .collect();
        stories.sort_by_key(|story| story.articles.first().copied());
        stories
    }

    /// What became of the ids of stories.
    #[must_use]
    pub fn aliases(&self) -> &Aliases {
        &self.aliases
    }

    pub(super) fn all(&self) -> impl Iterator<Item = u32> + use<> {
        (0..).take(self.field.len())
    }

    fn story(&self, kept: &Kept, aliases: Vec<String>) -> Story {
        Story {
            id: kept.id.clone(),
            title: self.title(&kept.articles),
            articles: kept
                .articles
                .iter()
                .map(|article| *article as usize)
                .collect(),
            aliases,
        }
    }

    /// The headline of the article that is on the mean most like the others; a true title before the start of a text.
    fn title(&self, articles: &[u32]) -> String {
        let mut members: Vec<u32> = articles.to_vec();
        members.sort_unstable_by_key(|article| self.field.rank(*article));
        members.truncate(MOST_COMPARED);
        let centre = members.iter().filter_map(|&article| {
            let note = self.notes.get(article as usize)?;
            let others = members.iter().filter(|other| **other != article);
            let alike: f32 = others
                .map(|other| self.field.alike(article, *other).score())
                .sum();
            Some((note.titled, alike, note))
        });
        let best = centre.reduce(|best, next| {
            let better = next.0.cmp(&best.0).then(next.1.total_cmp(&best.1)).is_gt();
            if better { next } else { best }
        });
        best.map_or_else(String::new, |(_, _, note)| note.heading.clone().into())
    }

    /// What the reader decided about two articles, where there is such a decision.
    pub(super) fn decided(&self, one: u32, other: u32) -> Option<bool> {
        let (one, other) = (self.id(one)?, self.id(other)?);
        let is_theirs = |pair: &[String; 2]| {
            let [first, second] = pair;
            first == one && second == other || first == other && second == one
        };
        let mut decisions = self.corrections.stories.iter();
        let decision = decisions.find(|decision| is_theirs(&decision.articles))?;
        Some(decision.together)
    }

    /// The articles of the story that an article is in.
    pub(super) fn articles_with(&self, article: u32) -> Option<&[u32]> {
        self.members(self.story_of(article)?)
    }

    /// The articles of a story.
    pub(super) fn members(&self, story: u32) -> Option<&[u32]> {
        self.kept.get(&story).map(|kept| kept.articles.as_slice())
    }

    /// The id of a story.
    pub(super) fn id_of(&self, story: u32) -> Option<&str> {
        self.kept.get(&story).map(|kept| kept.id.as_str())
    }

    pub(super) fn background_of(&self, article: u32) -> f32 {
        self.background
            .get(article as usize)
            .copied()
            .unwrap_or_default()
    }

    fn note(&self, article: u32) -> Option<&Note> {
        self.notes.get(article as usize)
    }

    pub(super) fn id(&self, article: u32) -> Option<&str> {
        self.note(article).map(|note| note.id.as_str())
    }

    pub(super) fn named(&self, article: u32) -> Option<&str> {
        self.note(article)?.named.as_deref()
    }

    pub(super) fn story_of(&self, article: u32) -> Option<u32> {
        self.note(article)?.story
    }
}

/// The start of a headline, not longer than is kept.
fn start_of(heading: &str) -> &str {
    let end = (0..=HEADING.min(heading.len()))
        .rev()
        .find(|at| heading.is_char_boundary(*at));
    heading.get(..end.unwrap_or_default()).unwrap_or_default()
}
