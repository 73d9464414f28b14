//! What classes, differences and cells are called, and their signs: the same on every surface that prints.

use super::super::super::compare::{Class, DifferenceKind, Row};
use super::super::super::matrix::CellStatus;
use super::super::super::side::Side;

/// The classes, in the order they are counted.
pub(crate) const CLASSES: [Class; 6] = [
    Class::Same,
    Class::Reworded,
    Class::Differs,
    Class::Probable,
    Class::LeftOnly,
    Class::RightOnly,
];

/// The kinds of difference, those that can contradict first.
pub(super) const KINDS: [DifferenceKind; 7] = [
    DifferenceKind::Figure,
    DifferenceKind::Date,
    DifferenceKind::Quote,
    DifferenceKind::Attribution,
    DifferenceKind::Status,
    DifferenceKind::Label,
    DifferenceKind::Detail,
];

/// The states of a cell, in the order of the legend.
pub(super) const STATUSES: [CellStatus; 4] = [
    CellStatus::Reported,
    CellStatus::Differs,
    CellStatus::Omitted,
    CellStatus::Uncertain,
];

/// The sign of a class.
pub(crate) const fn glyph(class: Class) -> &'static str {
    match class {
        Class::Same => "=",
        Class::Reworded => "≈",
        Class::Differs => "≠",
        Class::Probable => "~",
        Class::LeftOnly => "‹",
        Class::RightOnly => "›",
    }
}

/// A class in words.
pub(super) const fn class(class: Class) -> &'static str {
    match class {
        Class::Same => "the same",
        Class::Reworded => "reworded",
        Class::Differs => "differs",
        Class::Probable => "probably the same",
        Class::LeftOnly => "only left",
        Class::RightOnly => "only right",
    }
}

/// How the two sides of a row relate, in words.
pub(super) fn relation(row: &Row) -> &'static str {
    let one_sided = row.passages.iter().any(|(_, passages)| passages.is_empty());
    match row.class {
        Class::Probable if one_sided => "probably in both, no one passage beside it",
        told => class(told),
    }
}

/// A class as a name for styles.
pub(super) const fn class_name(class: Class) -> &'static str {
    match class {
        Class::Same => "same",
        Class::Reworded => "reworded",
        Class::Differs => "differs",
        Class::Probable => "probable",
        Class::LeftOnly | Class::RightOnly => "only",
    }
}

/// A kind of difference in words.
pub(crate) const fn kind(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Figure => "figure",
        DifferenceKind::Date => "date",
        DifferenceKind::Quote => "quotation",
        DifferenceKind::Attribution => "attribution",
        DifferenceKind::Status => "status",
        DifferenceKind::Label => "name",
        DifferenceKind::Detail => "detail",
    }
}

/// A kind of difference in words that say how sure it is.
pub(crate) fn difference(of: DifferenceKind, certain: bool) -> String {
    let perhaps = if certain { "" } else { "perhaps " };
    format!("{perhaps}{}", kind(of))
}

/// The sign of a cell.
pub(crate) const fn sign(status: CellStatus) -> &'static str {
    match status {
        CellStatus::Reported => "●",
        CellStatus::Differs => "≠",
        CellStatus::Omitted => "·",
        CellStatus::Uncertain => "?",
    }
}

/// The state of a cell in a word.
pub(crate) const fn status(status: CellStatus) -> &'static str {
    match status {
        CellStatus::Reported => "reported",
        CellStatus::Differs => "differs",
        CellStatus::Omitted => "omitted",
        CellStatus::Uncertain => "uncertain",
    }
}

/// What the state of a cell means.
pub(super) const fn meaning(status: CellStatus) -> &'static str {
    match status {
        CellStatus::Reported => "the article reports it",
        CellStatus::Differs => "it reports it otherwise",
        CellStatus::Omitted => "nothing like it in this article",
        CellStatus::Uncertain => "the words do not settle it",
    }
}

/// A side in a word.
pub(super) const fn side(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
    }
}

/// Names of columns: A to Z, then A2 to Z2 and so on.
pub(crate) fn letters() -> impl Iterator<Item = String> {
    (1_usize..).flat_map(|round| {
        ('A'..='Z').map(move |letter| match round {
            1 => letter.to_string(),
            round => format!("{letter}{round}"),
        })
    })
}
