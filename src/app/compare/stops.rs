//! What the keys for differences stop at.

use crate::engine::compare::{Class, Comparison, DifferenceKind, Row};
use crate::engine::side::Pair;

/// The classes, in the order the header counts them.
pub const CLASSES: [Class; 6] = [
    Class::Same,
    Class::Reworded,
    Class::Differs,
    Class::Probable,
    Class::LeftOnly,
    Class::RightOnly,
];

/// How many rows of each class there are, in the order of [`CLASSES`].
pub(super) fn count(comparison: &Comparison) -> [usize; CLASSES.len()] {
    CLASSES.map(|class| {
        let rows = comparison.rows.iter();
        rows.filter(|row| row.class == class).count()
    })
}

/// Rows that the reader wants to be taken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// All in which something differs.
    Differences,
    /// Those in which something of this kind differs.
    Kind(DifferenceKind),
    /// Those of this class.
    Class(Class),
}

/// All stops, in the order the key goes through them.
pub const STOPS: [Stop; 13] = [
    Stop::Differences,
    Stop::Kind(DifferenceKind::Figure),
    Stop::Kind(DifferenceKind::Date),
    Stop::Kind(DifferenceKind::Quote),
    Stop::Kind(DifferenceKind::Attribution),
    Stop::Kind(DifferenceKind::Status),
    Stop::Kind(DifferenceKind::Label),
    Stop::Kind(DifferenceKind::Detail),
    Stop::Class(Class::Same),
    Stop::Class(Class::Reworded),
    Stop::Class(Class::Probable),
    Stop::Class(Class::LeftOnly),
    Stop::Class(Class::RightOnly),
];

impl Stop {
    /// The first stop of which `comparison` has any.
    pub(super) fn first(comparison: &Comparison) -> Self {
        Self::Differences.or_later(comparison)
    }

    /// The stop after this one of which `comparison` has any; this one where there is no other.
    pub(super) fn next(self, comparison: &Comparison) -> Self {
        let here = STOPS
            .iter()
            .position(|stop| *stop == self)
            .unwrap_or_default();
        let next = STOPS[(here + 1) % STOPS.len()];
        next.or_later(comparison)
    }

    /// This stop, or the next one of which `comparison` has any.
    fn or_later(self, comparison: &Comparison) -> Self {
        let here = STOPS
            .iter()
            .position(|stop| *stop == self)
            .unwrap_or_default();
        let round = STOPS.iter().cycle().skip(here).take(STOPS.len());
        let mut there = round.filter(|stop| comparison.rows.iter().any(|row| stop.holds(row)));
        there.next().copied().unwrap_or(self)
    }

    /// The same stop when the sides are exchanged.
    pub(super) const fn mirrored(self) -> Self {
        match self {
            Self::Class(Class::LeftOnly) => Self::Class(Class::RightOnly),
            Self::Class(Class::RightOnly) => Self::Class(Class::LeftOnly),
            other => other,
        }
    }

    /// Whether to stop at `row`.
    pub(super) fn holds(self, row: &Row) -> bool {
        let mut differences = row.differences.iter();
        match self {
            Self::Differences => row.class == Class::Differs,
            Self::Kind(kind) => differences.any(|difference| difference.kind == kind),
            Self::Class(class) => row.class == class,
        }
    }

    /// What the stop is called, where the two articles are called `bynames`.
    #[must_use]
    pub fn name(self, bynames: Pair<&str>) -> String {
        let name = match self {
            Self::Differences => "differences",
            Self::Kind(DifferenceKind::Figure) => "other figures",
            Self::Kind(DifferenceKind::Date) => "other dates",
            Self::Kind(DifferenceKind::Quote) => "cut or edited quotations",
            Self::Kind(DifferenceKind::Attribution) => "other sources",
            Self::Kind(DifferenceKind::Status) => "planned, done or denied",
            Self::Kind(DifferenceKind::Label) => "other names",
            Self::Kind(DifferenceKind::Detail) => "added details",
            Self::Class(Class::Same) => "same words",
            Self::Class(Class::Reworded) => "other words",
            Self::Class(Class::Differs) => "something differs",
            Self::Class(Class::Probable) => "probably the same",
            Self::Class(Class::LeftOnly) => return format!("only {}", bynames.left),
            Self::Class(Class::RightOnly) => return format!("only {}", bynames.right),
        };
        name.to_owned()
    }
}
