//! The list of sources: articles under their stories, or the hits of the filter. Which row stands where is arithmetic.

use std::sync::Arc;

use super::event::Ticket;
use super::shelf::Shelf;

/// Where the reader is in the list of sources.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Articles in the order of the list.
    order: Vec<usize>,
    /// For each article of the shelf, where it stands in `order`.
    positions: Vec<usize>,
    /// For each story, the position of its first article.
    starts: Vec<usize>,
    /// The position under the cursor: into the list, or into the hits while a filter is on.
    pub cursor: usize,
    /// The first line that is shown.
    pub scroll: usize,
    /// The filter, while one is on.
    pub filter: Option<Filter>,
}

/// What was typed to filter the sources, and what matched.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// What was typed.
    pub query: String,
    /// Whether keys still go into the query.
    pub typing: bool,
    /// The job that was asked for last.
    pub ticket: Ticket,
    /// The articles that match, best first; `None` until the first answer, and for an empty query.
    pub hits: Option<Arc<[u32]>>,
}

/// What stands on one line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceRow {
    /// The title of a story.
    Story(usize),
    /// A line of an article.
    Article {
        /// Its position in the list.
        position: usize,
        /// Its index in the shelf.
        article: usize,
        /// Which of its lines, from 0.
        line: usize,
    },
    /// The empty line after a story.
    Gap,
}

impl Sources {
    /// Lists the articles of a shelf story by story.
    #[must_use]
    pub fn new(shelf: &Shelf) -> Self {
        let count = shelf.articles.len();
        let mut order = Vec::with_capacity(count);
        let mut starts = Vec::with_capacity(shelf.stories.len());
        for story in &shelf.stories {
            starts.push(order.len());
            order.extend(story.articles.iter().copied().filter(|idx| *idx < count));
        }
        if order.is_empty() {
            order.extend(0..count);
        }
        let mut positions = vec![0; count];
        for (position, &article) in order.iter().enumerate() {
            positions[article] = position;
        }
        Self {
            order,
            positions,
            starts,
            ..Self::default()
        }
    }

    /// The hits of the filter, while they stand in for the list.
    #[must_use]
    pub fn hits(&self) -> Option<&[u32]> {
        self.filter.as_ref()?.hits.as_deref()
    }

    /// How many articles the list shows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hits().map_or(self.order.len(), <[u32]>::len)
    }

    /// Whether it shows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many articles there are, filter or not.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.order.len()
    }

    /// The article at a position.
    #[must_use]
    pub fn at(&self, position: usize) -> Option<usize> {
        match self.hits() {
            Some(hits) => hits
                .get(position)
                .and_then(|hit| usize::try_from(*hit).ok()),
            None => self.order.get(position).copied(),
        }
    }

    /// The position of an article in the list without a filter.
    #[must_use]
    pub fn position(&self, article: usize) -> usize {
        self.positions.get(article).copied().unwrap_or_default()
    }

    /// The story of an article: index into [`Shelf::stories`].
    #[must_use]
    pub fn story_of(&self, article: usize) -> Option<usize> {
        let position = self.position(article);
        self.starts
            .partition_point(|start| *start <= position)
            .checked_sub(1)
    }

    /// Whether stories stand above their articles.
    #[must_use]
    pub fn grouped(&self) -> bool {
        self.hits().is_none() && !self.starts.is_empty()
    }

    /// The first line of the article at `position`, where articles take `tall` lines.
    #[must_use]
    pub fn line_of(&self, position: usize, tall: usize) -> usize {
        if !self.grouped() {
            return position * tall;
        }
        let story = self.starts.partition_point(|start| *start <= position);
        // Each story up to this one has a title, each before it an empty line after its articles.
        position * tall + story + story.saturating_sub(1)
    }

    /// How many lines the list has.
    #[must_use]
    pub fn lines(&self, tall: usize) -> usize {
        match self.len() {
            0 => 0,
            count => self.line_of(count - 1, tall) + tall,
        }
    }

    /// What stands on a line; `None` below the end.
    #[must_use]
    pub fn row(&self, line: usize, tall: usize) -> Option<SourceRow> {
        let tall = tall.max(1);
        let article = |position: usize, line: usize| {
            self.at(position).map(|article| SourceRow::Article {
                position,
                article,
                line,
            })
        };
        if !self.grouped() {
            return article(line / tall, line % tall);
        }
        let top = |story: usize| self.starts[story] * tall + 2 * story;
        let story = partition(self.starts.len(), |story| top(story) <= line).checked_sub(1)?;
        let inside = line - top(story);
        if inside == 0 {
            return Some(SourceRow::Story(story));
        }
        let position = self.starts[story] + (inside - 1) / tall;
        let end = self.starts.get(story + 1).copied();
        match end {
            Some(end) if position >= end => Some(SourceRow::Gap),
            _ => article(position, (inside - 1) % tall),
        }
    }

    /// Brings the cursor's lines, and the title above the first article of a story, into a pane of `height` lines.
    pub fn reveal(&mut self, height: usize, tall: usize) {
        self.cursor = self.cursor.min(self.len().saturating_sub(1));
        let line = self.line_of(self.cursor, tall);
        let opens = self.grouped() && self.starts.binary_search(&self.cursor).is_ok();
        let top = line - usize::from(opens && height > tall).min(line);
        let bottom = line + tall;
        let furthest = self.lines(tall).saturating_sub(height);
        self.scroll = self
            .scroll
            .min(furthest)
            .max(bottom.saturating_sub(height))
            .min(top);
    }
}

/// The first number below `count` for which `holds` is false; it must be true before and false after.
fn partition(count: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::article::Article;
    use crate::engine::stories::Story;

    fn shelf(stories: &[usize]) -> Shelf {
        let count = stories.iter().sum();
        let article = Arc::new(Article::new("a", String::new(), Vec::new()));
        let mut next = 0;
        let story = |n: &usize| {
            next += n;
            Story {
                articles: (next - n..next).collect(),
                ..Story::default()
            }
        };
        Shelf {
            articles: vec![article; count],
            stories: stories.iter().map(story).collect(),
        }
    }

    #[test]
    fn lines_and_positions_agree_however_tall_an_article_is() {
        for stories in [vec![], vec![1], vec![2, 3], vec![1, 1, 4]] {
            let sources = Sources::new(&shelf(&stories));
            for tall in [1, 2] {
                for position in 0..sources.len() {
                    let line = sources.line_of(position, tall);
                    let row = sources.row(line, tall);
                    assert!(
                        matches!(row, Some(SourceRow::Article { position: at, line: 0, .. }) if at == position),
                        "{stories:?} {tall} {position}: {row:?}"
                    );
                }
                assert_eq!(sources.row(sources.lines(tall), tall), None, "{stories:?}");
            }
        }
    }
}
