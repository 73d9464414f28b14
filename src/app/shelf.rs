//! The articles the reader was opened on, and their stories: a snapshot that is shared, never changed.

use std::sync::Arc;

use crate::engine::article::Article;
use crate::engine::stories::Story;

/// Articles grouped by story.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The articles.
    pub articles: Vec<Arc<Article>>,
    /// Their stories; every article is in exactly one.
    pub stories: Vec<Story>,
}

impl Shelf {
    /// The same articles, but `article` stands in the story `to` instead of `from`; in one of its own where that is
    /// `None`. A story that is left empty goes.
    #[must_use]
    pub fn moved(&self, article: usize, from: usize, to: Option<usize>) -> Self {
        let mut stories = self.stories.clone();
        if let Some(story) = stories.get_mut(from) {
            story.articles.retain(|other| *other != article);
        }
        match to.and_then(|to| stories.get_mut(to)) {
            Some(story) => {
                let at = story.articles.partition_point(|other| *other < article);
                story.articles.insert(at, article);
            }
            None => stories.insert((from + 1).min(stories.len()), self.alone(article)),
        }
        stories.retain(|story| !story.articles.is_empty());
        Self {
            articles: self.articles.clone(),
            stories,
        }
    }

    /// A story of one article.
    fn alone(&self, article: usize) -> Story {
        let one = self.articles.get(article);
        Story {
            id: one.map_or_else(String::new, |one| format!("by-hand-{}", one.id)),
            title: one.map_or_else(String::new, |one| one.headline().to_owned()),
            articles: vec![article],
            aliases: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The articles of each story after one of them was moved.
    #[track_caller]
    fn check((article, from): (usize, usize), to: Option<usize>, expected: &[&[usize]]) {
        let story = |articles: &[usize]| Story {
            articles: articles.to_vec(),
            ..Story::default()
        };
        let one = |text: &str| Arc::new(Article::new("a", text.to_owned(), Vec::new()));
        let shelf = Shelf {
            articles: ["a", "b", "c", "d"].map(one).to_vec(),
            stories: vec![story(&[0, 2]), story(&[1]), story(&[3])],
        };
        let moved = shelf.moved(article, from, to);
        let stories: Vec<&[usize]> = moved.stories.iter().map(|one| &one.articles[..]).collect();
        assert_eq!(stories, expected);
    }

    #[test]
    fn an_article_is_moved_to_another_story_or_stands_alone() {
        check((2, 0), Some(2), &[&[0], &[1], &[2, 3]]);
        check((2, 0), None, &[&[0], &[2], &[1], &[3]]);
        check((1, 1), Some(0), &[&[0, 1, 2], &[3]]);
    }
}
