//! Which id a story has after it was grouped anew: that of the story most of whose articles it holds.

use std::collections::{BTreeMap, BTreeSet};

use super::Stories;
use super::aliases::Change;
use super::keeper::Kept;

/// How many letters of an article's id make the id of the story it opened.
const ID_LETTERS: usize = 12;

impl Stories {
    /// Gives groups the ids of the stories that most of their articles come from, and new ids to new stories.
    pub(super) fn hand_over(&mut self, groups: Vec<Vec<u32>>) {
        let heirs = self.heirs(&groups);
        for (number, group) in groups.into_iter().enumerate() {
            let mut before: BTreeSet<u32> = group
                .iter()
                .filter_map(|article| self.story_of(*article))
                .collect();
            let inherited: Vec<u32> = before
                .iter()
                .copied()
                .filter(|story| heirs.get(story) == Some(&number))
                .collect();
            let name = group
                .iter()
                .find_map(|article| self.named(*article))
                .map(str::to_owned);
            let by_name = inherited
                .iter()
                .copied()
                .find(|story| self.kept.get(story).map(|kept| &kept.id) == name.as_ref());
            let story = by_name
                .or_else(|| inherited.first().copied())
                .unwrap_or_else(|| self.found(&group, name));
            for gone in inherited.into_iter().filter(|old| *old != story) {
                before.remove(&gone);
                self.forward(gone, story);
            }
            let is_new = self
                .kept
                .get(&story)
                .is_none_or(|kept| kept.articles.is_empty());
            for from in before.into_iter().filter(|from| *from != story && is_new) {
                self.note_split(from, story);
            }
            for article in &group {
                if let Some(note) = self.notes.get_mut(*article as usize) {
                    note.story = Some(story);
                }
            }
            if let Some(kept) = self.kept.get_mut(&story) {
                kept.articles = group;
                kept.articles.sort_unstable();
            }
        }
    }

    /// For each story the group that most of its articles went to, the first of equals.
    fn heirs(&self, groups: &[Vec<u32>]) -> BTreeMap<u32, usize> {
        let mut best: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for (number, group) in groups.iter().enumerate() {
            let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
            for story in group.iter().filter_map(|article| self.story_of(*article)) {
                *counts.entry(story).or_default() += 1;
            }
            for (story, count) in counts {
                let known = best.entry(story).or_insert((count, number));
                if count > known.0 {
                    *known = (count, number);
                }
            }
        }
        best.into_iter()
            .map(|(story, (_, number))| (story, number))
            .collect()
    }

    /// A new story with an id that none has had.
    fn found(&mut self, group: &[u32], name: Option<String>) -> u32 {
        let first = group
            .first()
            .and_then(|article| self.id(*article))
            .unwrap_or_default();
        let wanted = name.unwrap_or_else(|| first.chars().take(ID_LETTERS).collect());
        let mut id = wanted.clone();
        let mut count = 1;
        while !self.ids.insert(id.clone()) {
            count += 1;
            id = format!("{wanted}-{count}");
        }
        let story = self.next;
        self.next += 1;
        self.kept.insert(
            story,
            Kept {
                id,
                articles: Vec::new(),
            },
        );
        story
    }

    /// Lets the id of a story lead to another from now on.
    fn forward(&mut self, gone: u32, into: u32) {
        let into = self.kept.get(&into).map(|kept| kept.id.clone());
        if let (Some(gone), Some(into)) = (self.kept.remove(&gone), into) {
            self.aliases.note(Change::Merged {
                from: gone.id,
                into,
            });
        }
    }

    fn note_split(&mut self, from: u32, into: u32) {
        if let (Some(from), Some(into)) = (self.kept.get(&from), self.kept.get(&into)) {
            self.aliases.note(Change::Split {
                from: from.id.clone(),
                into: into.id.clone(),
            });
        }
    }
}
