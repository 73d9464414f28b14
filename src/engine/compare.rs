//! Two articles side by side: rows of passages that assert the same thing, and what they differ in.

use serde::Serialize;

use super::analysis::Analysis;
use super::side::{Pair, Side};
use super::text::Span;

/// What two articles share and do not share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The rows in reading order of the left article; rows only the right has stand where the right tells them.
    pub rows: Vec<Row>,
}

/// Passages of the two articles that assert the same thing, or a passage only one of them has.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// How the two sides relate.
    pub class: Class,
    /// How alike they are, between 0 and 1.
    pub score: f32,
    /// The sentences of each side, in the order of the text; empty on the side that has none.
    pub passages: Pair<Vec<Span>>,
    /// What the two sides differ in.
    pub differences: Vec<Difference>,
    /// Whether the right passage stands elsewhere in the order of its article than the rows around it.
    pub moved: bool,
}

/// How the two sides of a row relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// The same in nearly the same words.
    Same,
    /// The same in other words.
    Reworded,
    /// The same, but a figure, date, quotation, attribution or status is not.
    Differs,
    /// Likely the same; the words alone do not settle it.
    Probable,
    /// Only the left article has it.
    LeftOnly,
    /// Only the right article has it.
    RightOnly,
}

impl Class {
    /// The class of a row that only `side` has.
    #[must_use]
    pub const fn only(side: Side) -> Self {
        match side {
            Side::Left => Self::LeftOnly,
            Side::Right => Self::RightOnly,
        }
    }
}

/// One thing that the two sides of a row differ in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What differs.
    pub kind: DifferenceKind,
    /// The words on each side; `None` on the side that lacks them.
    pub words: Pair<Option<Span>>,
    /// Whether the evidence is strong enough to speak of a difference, or only of a possible one.
    pub certain: bool,
}

/// What can differ between two passages that assert the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// Two numbers for the same thing.
    Figure,
    /// Two dates for the same thing.
    Date,
    /// One quotation cut or worded in two ways.
    Quote,
    /// Two sources for the same words, or stated flatly by one and attributed or hedged by the other.
    Attribution,
    /// Planned, done or denied.
    Status,
    /// Two names for the same thing.
    Label,
    /// Something one of them adds.
    Detail,
}

/// Compares two articles. `story` holds all articles of the story, the two among them: rare words count for more, and
/// what is rare is judged over the story.
#[must_use]
pub fn compare(_pair: Pair<&Analysis>, _story: &[&Analysis]) -> Comparison {
    Comparison::default()
}
