//! The help, line by line: what the marks of the screen mean, its own keys, then all keys.

use super::{HelpRow, help_rows, row_of};
use crate::app::command::{Group, TABLE};
use crate::app::keymap::Mode;
use crate::app::state::{Screen, State};

/// One line of the help screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// The heading of a group.
    Title(&'static str),
    /// A mark of the screen, and what it means.
    Mark(&'static str, &'static str),
    /// A command.
    Row(HelpRow),
    /// An empty line.
    Gap,
}

/// A mark and what it means.
type Meaning = (&'static str, &'static str);

/// The marks beside the sentences and facts of an article.
const READER: &[Meaning] = &[
    (
        "●",
        "another outlet has it, too: in the order of the sources",
    ),
    ("≠", "it says it otherwise"),
    ("◐", "it probably means the same"),
    ("○", "not in its article as loaded here"),
    ("·", "not looked into yet, or in another language"),
    ("3", "on narrow screens: how many have it, or may have it"),
    ("?", "this fact is not sure; “why” tells how sure"),
];

/// The marks of the comparison.
const COMPARE: &[Meaning] = &[
    ("=", "the same in nearly the same words"),
    ("≈", "the same in other words"),
    (
        "≠",
        "the same, with another figure, date, quotation, source",
    ),
    ("?", "probably the same"),
    ("◂ ▸", "only the left article has it, only the right one"),
    ("↕", "the other article tells it elsewhere"),
    ("»", "words taken over from the other, or both from a third"),
    ("✎", "linked or unlinked by you"),
];

/// The marks of the matrix.
const MATRIX: &[Meaning] = &[
    ("●", "the outlet reports it"),
    ("◆", "it alone reports it"),
    ("≠", "it says it otherwise than the others"),
    ("·", "not in its article as loaded here"),
    ("?", "the words do not settle whether it has it"),
    ("»1", "several carry one text: so many independent voices"),
    ("✎", "linked or unlinked by you"),
];

/// The help for what is on the screen.
#[must_use]
pub fn help_lines(state: &State) -> Vec<HelpLine> {
    let (marks, mode, title) = match state.screen {
        Screen::Reader => (READER, None, ""),
        Screen::Compare(_) => (COMPARE, Some(Mode::Compare), "Keys of the comparison"),
        Screen::Matrix(_) => (MATRIX, Some(Mode::Matrix), "Keys of the matrix"),
    };
    let keymap = &state.options.keymap;
    let mut lines = vec![HelpLine::Title("Marks")];
    lines.extend(
        marks
            .iter()
            .map(|(mark, means)| HelpLine::Mark(mark, means)),
    );
    if let Some(mode) = mode {
        lines.extend([HelpLine::Gap, HelpLine::Title(title)]);
        // What moves is the same everywhere.
        let own = TABLE.iter().filter(|entry| entry.group != Group::Moving);
        let own = own.filter_map(|entry| row_of(keymap, mode, entry));
        lines.extend(own.map(HelpLine::Row));
    }
    let mut group = None;
    for row in help_rows(keymap) {
        if group != Some(row.group) {
            lines.extend([HelpLine::Gap, HelpLine::Title(row.group.title())]);
            group = Some(row.group);
        }
        lines.push(HelpLine::Row(row));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_has_room_for_what_every_mark_means() {
        for (_, means) in READER.iter().chain(COMPARE).chain(MATRIX) {
            assert!(means.chars().count() <= 56, "{means}");
        }
    }
}
