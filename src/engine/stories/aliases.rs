//! What became of the ids of stories: an id is given once, and leads to its story for ever.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Every merger and every split of stories that had ids, the oldest first. Plain data that can be stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Aliases {
    log: Vec<Change>,
}

/// A merger or a split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// The articles of one story went into another; its id now leads there.
    Merged {
        /// The id that no story has any more.
        from: String,
        /// The id of the story that it leads to.
        into: String,
    },
    /// Articles left a story and became one of their own. The old id stays with the others.
    Split {
        /// The story they left.
        from: String,
        /// The new story.
        into: String,
    },
}

impl Aliases {
    /// The mergers and splits, the oldest first.
    #[must_use]
    pub fn log(&self) -> &[Change] {
        &self.log
    }

    /// The id under which the story is found that had this id once. An id that was never merged leads to itself.
    #[must_use]
    pub fn resolve<'a>(&'a self, id: &'a str) -> &'a str {
        // Each step reads on from where the last one stood in the log, so that it ends whatever the log says.
        self.log.iter().fold(id, |id, change| match change {
            Change::Merged { from, into } if from == id => into,
            _ => id,
        })
    }

    /// For each id of a story the ids that lead to it, ascending.
    pub(super) fn by_story(&self) -> BTreeMap<String, Vec<String>> {
        // From the last merger back, so that where its story went later is known already.
        let mut heads: BTreeMap<&str, &str> = BTreeMap::new();
        for change in self.log.iter().rev() {
            if let Change::Merged { from, into } = change {
                let head = heads.get(into.as_str()).copied().unwrap_or(into);
                heads.insert(from, head);
            }
        }
        let mut ids: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (from, head) in heads.into_iter().filter(|(from, head)| from != head) {
            ids.entry(head.to_owned())
                .or_default()
                .push(from.to_owned());
        }
        ids
    }

    pub(super) fn note(&mut self, change: Change) {
        self.log.push(change);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(from: &str, into: &str) -> Change {
        Change::Merged {
            from: from.to_owned(),
            into: into.to_owned(),
        }
    }

    #[test]
    fn an_id_leads_through_every_merger_to_its_story() {
        let mut aliases = Aliases::default();
        aliases.note(merged("a", "b"));
        aliases.note(Change::Split {
            from: "b".to_owned(),
            into: "d".to_owned(),
        });
        aliases.note(merged("b", "c"));
        assert_eq!(aliases.resolve("a"), "c");
        assert_eq!(aliases.resolve("d"), "d");
        let known = aliases.by_story();
        assert_eq!(
            known.into_iter().collect::<Vec<_>>(),
            [("c".to_owned(), vec!["a".to_owned(), "b".to_owned()])]
        );
    }

    #[test]
    fn a_log_that_runs_in_circles_ends() {
        let mut aliases = Aliases::default();
        aliases.note(merged("a", "b"));
        aliases.note(merged("b", "a"));
        assert_eq!(aliases.resolve("a"), "a");
        assert!(aliases.by_story().len() <= 1);
    }

    #[test]
    fn the_log_is_stored_and_read_back() {
        let mut aliases = Aliases::default();
        aliases.note(merged("a", "b"));
        let stored = serde_json::to_string(&aliases).unwrap();
        assert_eq!(stored, r#"[{"change":"merged","from":"a","into":"b"}]"#);
        assert_eq!(serde_json::from_str::<Aliases>(&stored).unwrap(), aliases);
    }
}
