//! What classes, differences and cells are called, and their signs: the same on every surface that prints.

use super::super::super::compare::{Class, Comparison, DifferenceKind, Row};
use super::super::super::facts::FactKind;
use super::super::super::matrix::{CellStatus, Matrix, MatrixRow};
use super::super::super::side::Side;
use super::source::Source;

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

/// The sign of a class, on the screen as on paper.
pub(crate) const fn glyph(class: Class) -> &'static str {
    match class {
        Class::Same => "=",
        Class::Reworded => "≈",
        Class::Differs => "≠",
        Class::Probable => "?",
        Class::LeftOnly => "◂",
        Class::RightOnly => "▸",
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
        CellStatus::Omitted => "nothing like it in this article as loaded here",
        CellStatus::Uncertain => "the words do not settle it",
    }
}

/// Outlets that the title of a matrix names; of more it tells how many they are.
const NAMED: usize = 5;

/// What the document of a matrix is called: "Facts by outlets: Coast Wire, Quay Post and 2 more".
pub(super) fn title(sources: &[Source<'_>]) -> String {
    let outlets = sources.iter().map(|source| source.article.byname());
    let first: Vec<&str> = outlets.take(NAMED).collect();
    let more = match sources.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    if first.is_empty() {
        return "Facts by outlets".to_owned();
    }
    format!("Facts by outlets: {}{more}", first.join(", "))
}

/// What the reader of a comparison has to know first: that it is of one article, and what was not looked for.
pub(crate) fn notes(comparison: &Comparison) -> Vec<String> {
    let one = comparison.one_article.then(|| ONE_ARTICLE.to_owned());
    one.into_iter().chain(left_undone(comparison)).collect()
}

/// What was not looked for in a comparison, for the reader to know.
pub(crate) fn left_undone(comparison: &Comparison) -> Vec<String> {
    let mut told = Vec::new();
    if comparison.two_languages {
        told.push(TWO_LANGUAGES.to_owned());
    }
    if comparison.cut {
        told.push(CUT.to_owned());
    }
    told
}

/// What was not looked for in a matrix.
pub(crate) fn left_undone_in_matrix(matrix: &Matrix) -> Vec<String> {
    let mut told = Vec::new();
    if matrix.two_languages {
        told.push(SEVERAL_LANGUAGES.to_owned());
    }
    if matrix.cut {
        told.push(CUT.to_owned());
    }
    let facts = match matrix.partly_read {
        0 => return told,
        1 => "one fact is".to_owned(),
        count => format!("{count} facts are"),
    };
    told.push(format!(
        "{facts} told in so many passages that only those most alike were read for contradictions"
    ));
    told
}

/// Said where an article is compared with itself.
pub(crate) const ONE_ARTICLE: &str = "both sides are the same article";

/// Said where two articles are known to be in two languages.
const TWO_LANGUAGES: &str =
    "the two articles are in two languages: passages that tell the same were not looked for";

/// Said where some of several articles are known to be in two languages.
const SEVERAL_LANGUAGES: &str = "the articles are in more than one language: passages that tell the same were looked for \
    within a language only, and whether an article in another has them stays uncertain";

/// Said where articles are too long to compare all of their words.
const CUT: &str = "the articles are very long: passages that have only their commonest words in common were not looked for";

/// What a word-for-word stretch is called.
pub(crate) const TAKEN: &str = "taken over";

/// So many words of a stretch are shown from its start, and so many from its end.
const SHOWN: (usize, usize) = (6, 4);

/// A stretch of text, without its middle where it is long.
pub(crate) fn shortened(stretch: &str) -> String {
    let words: Vec<&str> = stretch.split_whitespace().collect();
    let (first, last) = SHOWN;
    if words.len() <= first + last {
        return words.join(" ");
    }
    let start = words.iter().take(first).copied();
    let end = words.iter().skip(words.len() - last).copied();
    start.chain(["…"]).chain(end).collect::<Vec<_>>().join(" ")
}

/// What those differ in who say a statement or a quotation otherwise: "differs in status, figure"; `None` for other facts,
/// which are their own values, and where nobody says it otherwise.
pub(crate) fn differs_in(row: &MatrixRow) -> Option<String> {
    let states = matches!(row.kind, FactKind::Claim | FactKind::Quote);
    (states && !row.differs_in.is_empty()).then(|| format!("differs in {}", kinds(&row.differs_in)))
}

/// Kinds of difference in words: "status, figure".
pub(crate) fn kinds(kinds: &[DifferenceKind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|of| kind(*of)).collect();
    names.join(", ")
}

/// How many outlets and voices tell a fact, where some carry one report: "3 outlets, 2 voices: A and C carry the same
/// text"; `None` where all tell it in words of their own.
pub(crate) fn voices(row: &MatrixRow) -> Option<String> {
    let names: Vec<String> = letters().take(row.cells.len()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    voices_of(row, &names)
}

/// The same with a name for each column of the row.
pub(crate) fn voices_of(row: &MatrixRow, names: &[&str]) -> Option<String> {
    if row.copies.is_empty() {
        return None;
    }
    let groups: Vec<String> = row
        .copies
        .iter()
        .map(|group| {
            let names: Vec<&str> = group
                .iter()
                .filter_map(|&at| names.get(at).copied())
                .collect();
            match names.split_last() {
                Some((last, [])) => (*last).to_owned(),
                Some((last, others)) => format!("{} and {last}", others.join(", ")),
                None => String::new(),
            }
        })
        .collect();
    let copied: usize = row.copies.iter().map(|group| group.len() - 1).sum();
    let voices = if row.voices == 1 { "voice" } else { "voices" };
    Some(format!(
        "{} outlets, {} {voices}: {} carry the same text",
        row.voices + copied,
        row.voices,
        groups.join("; ")
    ))
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
