//! What lies over a screen for a moment: the help, a list to choose from, the `:` line.

use super::command::{Command, TABLE};
use super::others::Others;
use super::state::State;
use super::why::Why;
use crate::engine::export::Format;
use crate::engine::text::Span;

/// What lies over the screen.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// All keys.
    Help {
        /// The first line that is shown.
        scroll: usize,
    },
    /// A list to choose from.
    Menu(Menu),
    /// A command by its name.
    CommandLine(CommandLine),
    /// What the other outlets say of what the reader is at.
    Others(Box<Others>),
    /// Why a fact is believed.
    Why(Box<Why>),
}

/// A list to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Menu {
    /// What is chosen.
    pub choice: Choice,
    /// The row under the cursor.
    pub cursor: usize,
}

/// What a menu is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The article to compare this one with.
    Compare {
        /// Index in the shelf of the article that is to stand on the left.
        with: usize,
    },
    /// The story to move an article to.
    Story {
        /// Index of the article in the shelf.
        article: usize,
    },
    /// The format to export a passage in.
    Export(Taken),
    /// The format to export the comparison or the matrix in.
    Sheet,
}

/// Words that are copied or exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Index of their article in the shelf.
    pub article: usize,
    /// Where they stand, in the order of the text.
    pub spans: Vec<Span>,
    /// What to call them: "2 sentences", "quote".
    pub name: String,
}

/// The formats of an export: name, extension, what it is for.
pub const FORMATS: [(Format, &str, &str, &str); 3] = [
    (
        Format::Markdown,
        "Markdown",
        "md",
        "a block quotation with its citation",
    ),
    (
        Format::Text,
        "Plain text",
        "txt",
        "for a letter or a message",
    ),
    (Format::Json, "JSON", "json", "with the exact byte offsets"),
];

/// The `:` line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandLine {
    /// What was typed.
    pub typed: String,
    /// Which of the suggestions is chosen.
    pub cursor: usize,
}

impl CommandLine {
    /// The commands that can be meant: those whose names start with what was typed, then those that contain it.
    pub fn suggestions(&self) -> impl Iterator<Item = Command> + '_ {
        let starts = |name: &str| name.starts_with(self.typed.trim());
        let contains = |name: &str| name.contains(self.typed.trim());
        let first = TABLE.iter().filter(move |entry| starts(entry.name));
        let rest = TABLE
            .iter()
            .filter(move |entry| !starts(entry.name) && contains(entry.name));
        first
            .chain(rest)
            .filter(|entry| entry.group != super::command::Group::Typing)
            .map(|entry| entry.command)
    }

    /// The suggestion under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<Command> {
        self.suggestions().nth(self.cursor)
    }
}

impl State {
    /// How many rows a menu has.
    #[must_use]
    pub fn menu_len(&self, menu: &Menu) -> usize {
        match menu.choice {
            Choice::Compare { .. } => self.shelf.articles.len().saturating_sub(1),
            Choice::Story { article } => self.n_stories_for(article),
            Choice::Export(_) => FORMATS.len(),
            Choice::Sheet => self.n_sheets(),
        }
    }

    /// The article in row `row` of the menu of articles to compare `with`: the others of its story, then all others.
    #[must_use]
    pub fn candidate(&self, with: usize, row: usize) -> Option<usize> {
        let sources = &self.reader.sources;
        let story = sources.story_of(with);
        let story = story.and_then(|idx| self.shelf.stories.get(idx));
        let of_story = story.map_or(&[][..], |story| &story.articles);
        let others = of_story.iter().copied().filter(|idx| *idx != with);
        let n_others = others.clone().count();
        if row < n_others {
            return others.clone().nth(row);
        }
        // The rest is the shelf without the story: step over those of the story that stand before.
        let mut skipped: Vec<usize> = others.chain([with]).collect();
        skipped.sort_unstable();
        let mut rest = row - n_others;
        for idx in skipped {
            if idx <= rest {
                rest += 1;
            }
        }
        (rest < self.shelf.articles.len()).then_some(rest)
    }

    /// How many stories an article can be moved to, one of its own among them.
    fn n_stories_for(&self, article: usize) -> usize {
        let others = self.shelf.stories.len().saturating_sub(1);
        others + usize::from(!self.stands_alone(article))
    }

    /// The story in row `row` of the menu of stories to move an article to: first one of its own (`None`), unless it has
    /// that already, then all others.
    #[must_use]
    pub fn story_at(&self, article: usize, row: usize) -> Option<Option<usize>> {
        let from = self.reader.sources.story_of(article)?;
        let own = usize::from(!self.stands_alone(article));
        let Some(others) = row.checked_sub(own) else {
            return Some(None);
        };
        let story = others + usize::from(others >= from);
        (story < self.shelf.stories.len()).then_some(Some(story))
    }

    /// Whether the story of an article has no other.
    fn stands_alone(&self, article: usize) -> bool {
        let story = self.reader.sources.story_of(article);
        let story = story.and_then(|idx| self.shelf.stories.get(idx));
        story.is_none_or(|story| story.articles.len() < 2)
    }

    /// How many rows of the menu of second articles are of the same story.
    #[must_use]
    pub fn candidates_of_story(&self, with: usize) -> usize {
        let story = self.reader.sources.story_of(with);
        let story = story.and_then(|idx| self.shelf.stories.get(idx));
        story.map_or(0, |story| story.articles.len().saturating_sub(1))
    }
}
