//! What the reader knows better: stories merged and split by hand, passages linked and unlinked.
//!
//! Plain data that can be stored. It never changes what is computed from the texts; it is laid on top of it: clustering
//! obeys it as constraints, comparing adds and takes away the links it names. The last word on a pair counts.

use serde::{Deserialize, Serialize};

use super::text::Span;

/// The reader's own decisions, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Corrections {
    /// Articles that belong together or do not.
    pub stories: Vec<StoryCorrection>,
    /// Passages that assert the same thing or do not.
    pub links: Vec<LinkCorrection>,
}

/// A decision about two articles.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StoryCorrection {
    /// Whether they belong to one story.
    pub together: bool,
    /// Ids of the two articles, in ascending order.
    pub articles: [String; 2],
}

/// A decision about two passages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LinkCorrection {
    /// Whether they assert the same thing.
    pub linked: bool,
    /// The two passages, in ascending order.
    pub passages: [Passage; 2],
}

/// A passage of an article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Passage {
    /// Id of the article.
    pub article: String,
    /// Where it stands in the article's text.
    pub span: Span,
}

impl Corrections {
    /// Makes one story of all these articles.
    pub fn merge(&mut self, articles: &[&str]) {
        for pair in articles.windows(2) {
            if let [one, other] = pair {
                self.decide_stories(one, other, true);
            }
        }
    }

    /// Takes the articles `out` out of the story that they form with `rest`.
    pub fn split(&mut self, out: &[&str], rest: &[&str]) {
        for one in out {
            for other in rest {
                self.decide_stories(one, other, false);
            }
        }
    }

    /// Takes back what was decided about two articles.
    pub fn forget_stories(&mut self, one: &str, other: &str) {
        let pair = ascending(one.to_owned(), other.to_owned());
        self.stories.retain(|known| known.articles != pair);
    }

    /// Says that two passages of two articles assert the same thing.
    pub fn link(&mut self, one: Passage, other: Passage) {
        self.decide_link(one, other, true);
    }

    /// Says that two passages of two articles do not assert the same thing.
    pub fn unlink(&mut self, one: Passage, other: Passage) {
        self.decide_link(one, other, false);
    }

    /// The decisions about passages of two articles: whether they are linked, the span in `one`, the span in `other`.
    pub fn links_between<'a>(
        &'a self,
        one: &'a str,
        other: &'a str,
    ) -> impl Iterator<Item = (bool, Span, Span)> + 'a {
        self.links.iter().filter_map(move |decision| {
            let [first, second] = &decision.passages;
            if first.article == one && second.article == other {
                Some((decision.linked, first.span, second.span))
            } else if first.article == other && second.article == one {
                Some((decision.linked, second.span, first.span))
            } else {
                None
            }
        })
    }

    fn decide_stories(&mut self, one: &str, other: &str, together: bool) {
        if one == other {
            return;
        }
        self.forget_stories(one, other);
        self.stories.push(StoryCorrection {
            together,
            articles: ascending(one.to_owned(), other.to_owned()),
        });
    }

    fn decide_link(&mut self, one: Passage, other: Passage, linked: bool) {
        if one.article == other.article {
            return;
        }
        let passages = ascending(one, other);
        self.links.retain(|known| known.passages != passages);
        self.links.push(LinkCorrection { linked, passages });
    }
}

/// The two in ascending order: a decision about a pair is one, whichever is named first.
fn ascending<T: Ord>(one: T, other: T) -> [T; 2] {
    if other < one {
        [other, one]
    } else {
        [one, other]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(article: &str, start: usize, end: usize) -> Passage {
        Passage {
            article: article.to_owned(),
            span: Span::new(start, end),
        }
    }

    #[test]
    fn the_last_word_on_a_pair_counts_whichever_is_named_first() {
        let mut corrections = Corrections::default();
        corrections.merge(&["b", "a", "c"]);
        corrections.split(&["a"], &["b"]);
        let known: Vec<(bool, &str, &str)> = corrections
            .stories
            .iter()
            .map(|known| (known.together, &*known.articles[0], &*known.articles[1]))
            .collect();
        assert_eq!(known, [(true, "a", "c"), (false, "a", "b")]);
        corrections.forget_stories("a", "b");
        assert_eq!(corrections.stories.len(), 1);
        corrections.merge(&["a", "a"]);
        assert_eq!(corrections.stories.len(), 1, "nothing to decide");
    }

    #[test]
    fn links_are_asked_for_from_either_side() {
        let mut corrections = Corrections::default();
        corrections.link(passage("b", 4, 9), passage("a", 0, 3));
        corrections.unlink(passage("a", 0, 3), passage("b", 20, 30));
        corrections.unlink(passage("b", 4, 9), passage("a", 0, 3));
        let (a, b, other) = (Span::new(0, 3), Span::new(4, 9), Span::new(20, 30));
        let all: Vec<_> = corrections.links_between("a", "b").collect();
        assert_eq!(all, [(false, a, other), (false, a, b)]);
        let all: Vec<_> = corrections.links_between("b", "a").collect();
        assert_eq!(all, [(false, other, a), (false, b, a)]);
        assert_eq!(corrections.links_between("a", "c").count(), 0);
    }

    #[test]
    fn corrections_are_stored_and_read_back() {
        let mut corrections = Corrections::default();
        corrections.merge(&["a", "b"]);
        corrections.link(passage("a", 0, 3), passage("b", 4, 9));
        let stored = serde_json::to_string(&corrections).unwrap();
        assert_eq!(
            serde_json::from_str::<Corrections>(&stored).unwrap(),
            corrections
        );
        let empty: Corrections = serde_json::from_str("{}").unwrap();
        assert_eq!(empty, Corrections::default());
    }
}
