//! Which articles are grouped anew when some came in, and how.

use std::collections::{BTreeMap, BTreeSet};

use super::Stories;
use super::merge::{self, Task, Tie};
use super::near::{self, Scratch};

impl Stories {
    /// The articles that came in, and those of every story that one of them is near to.
    pub(super) fn affected(&self) -> Vec<u32> {
        if self.pending.len() == self.field.len() {
            return self.all().collect();
        }
        let mut affected: BTreeSet<u32> = self.pending.iter().copied().collect();
        let mut stories: BTreeSet<u32> = BTreeSet::new();
        let mut scratch = Scratch::default();
        let names: BTreeSet<&str> = self
            .pending
            .iter()
            .filter_map(|article| self.named(*article))
            .collect();
        let bound = self.bound_ids();
        for &article in &self.pending {
            let near = self.field.near(article, &mut scratch);
            stories.extend(near.iter().filter_map(|(other, _)| self.story_of(*other)));
        }
        for (note, article) in self.notes.iter().zip(0_u32..) {
            let by_name = note
                .named
                .as_deref()
                .is_some_and(|name| names.contains(name));
            if by_name || bound.contains(note.id.as_str()) {
                affected.insert(article);
                stories.extend(note.story);
            }
        }
        let kept = stories.iter().filter_map(|story| self.kept.get(story));
        affected.extend(kept.flat_map(|kept| &kept.articles));
        affected.into_iter().collect()
    }

    /// The ids of articles about which the reader has decided together with one that came in.
    fn bound_ids(&self) -> BTreeSet<&str> {
        let new: BTreeSet<&str> = self
            .pending
            .iter()
            .filter_map(|article| self.id(*article))
            .collect();
        let decided = self.corrections.stories.iter();
        let decided =
            decided.filter(|known| known.articles.iter().any(|id| new.contains(id.as_str())));
        decided
            .flat_map(|known| known.articles.iter().map(String::as_str))
            .collect()
    }

    /// Groups articles, which are given in their order, twice: what is known of stories after the first time tells
    /// what an article has in common with others without being about their event.
    pub(super) fn group(&mut self, articles: &[u32]) -> Vec<Vec<u32>> {
        let places = Places::new(articles, self.field.len());
        let mut scratch = Scratch::default();
        let near: Vec<Vec<(u32, f32)>> = articles
            .iter()
            .map(|article| self.field.near(*article, &mut scratch))
            .collect();
        let mut task = self.task(articles, &places);
        let beyond = near.iter().map(|near| {
            let others = near.iter().skip(near::BEYOND);
            near::background(others.map(|(_, alike)| *alike))
        });
        task.ties = ties(&near, &beyond.collect::<Vec<f32>>(), &places);
        let outside = outside(&near, &merge::group(&task), &places);
        task.ties = ties(&near, &outside, &places);
        drop(near);
        self.background.resize(self.field.len(), 0.0);
        for (article, outside) in articles.iter().zip(outside) {
            if let Some(background) = self.background.get_mut(*article as usize) {
                *background = outside;
            }
        }
        let original = |group: Vec<u32>| {
            let members = group.into_iter();
            members
                .filter_map(|at| articles.get(at as usize).copied())
                .collect()
        };
        merge::group(&task).into_iter().map(original).collect()
    }

    /// What is to be grouped, without ties.
    fn task(&self, articles: &[u32], places: &Places) -> Task {
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        for name in articles.iter().filter_map(|article| self.named(*article)) {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            numbers.entry(name).or_insert(next);
        }
        let mut task = Task {
            days: articles
                .iter()
                .map(|article| self.field.day(*article))
                .collect(),
            names: articles
                .iter()
                .map(|article| numbers.get(self.named(*article)?).copied())
                .collect(),
            ..Task::default()
        };
        if self.corrections.stories.is_empty() {
            return task;
        }
        let mut by_id: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for &article in articles {
            if let (Some(id), Some(at)) = (self.id(article), places.of(article)) {
                by_id.entry(id).or_default().push(at);
            }
        }
        let of = |id: &String| {
            by_id
                .get(id.as_str())
                .map(Vec::as_slice)
                .unwrap_or_default()
        };
        for decision in &self.corrections.stories {
            let [one, other] = &decision.articles;
            for &one in of(one) {
                for &other in of(other) {
                    let pairs = if decision.together {
                        &mut task.together
                    } else {
                        &mut task.apart
                    };
                    pairs.push([one, other]);
                }
            }
        }
        task
    }
}

/// The place of each article among those that are grouped.
struct Places(Vec<u32>);

impl Places {
    fn new(articles: &[u32], all: usize) -> Self {
        let mut places = vec![u32::MAX; all];
        for (at, article) in (0_u32..).zip(articles) {
            if let Some(place) = places.get_mut(*article as usize) {
                *place = at;
            }
        }
        Self(places)
    }

    /// The place of an article, where it is among them.
    fn of(&self, article: u32) -> Option<u32> {
        let place = self.0.get(article as usize).copied();
        place.filter(|place| *place != u32::MAX)
    }
}

/// How like each article is to those near it that are not in its group.
fn outside(near: &[Vec<(u32, f32)>], groups: &[Vec<u32>], places: &Places) -> Vec<f32> {
    let mut group_of = vec![u32::MAX; near.len()];
    for (number, group) in (0_u32..).zip(groups) {
        for &member in group {
            if let Some(of) = group_of.get_mut(member as usize) {
                *of = number;
            }
        }
    }
    let of = |article: u32| group_of.get(places.of(article)? as usize);
    let of_each = near.iter().zip(&group_of);
    of_each
        .map(|(near, own)| {
            let others = near.iter().filter(|(other, _)| of(*other) != Some(own));
            near::background(others.map(|(_, alike)| *alike))
        })
        .collect()
}

/// Each pair of articles near each other once, with how alike they are beyond their backgrounds. Articles are numbered
/// by their places.
fn ties(near: &[Vec<(u32, f32)>], background: &[f32], places: &Places) -> Vec<Tie> {
    let mut ties = Vec::new();
    let beyond = |one: u32, other: u32, alike: f32| {
        let of = |article: u32| {
            background
                .get(article as usize)
                .copied()
                .unwrap_or_default()
        };
        alike - 0.5 * (of(one) + of(other))
    };
    for (one, near) in (0_u32..).zip(near) {
        for &(other, alike) in near {
            let Some(other) = places.of(other) else {
                continue;
            };
            let fit = beyond(one, other, alike);
            // What is less than the background counts as nothing in common.
            if fit > 0.0 {
                ties.push(Tie {
                    ends: [one.min(other), one.max(other)],
                    fit,
                });
            }
        }
    }
    ties.sort_unstable_by_key(|tie| tie.ends);
    ties.dedup_by_key(|tie| tie.ends);
    ties
}
