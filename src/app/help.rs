//! The help and the hints, made from the table of commands and the keymap: neither can name a key that does nothing.

use super::command::{Command, Entry, Group, TABLE};
use super::keymap::{Keymap, Mode};
use super::layout::Pane;
use super::overlay::Overlay;
use super::state::{Screen, State};

mod lines;

pub use lines::{HelpLine, help_lines};

/// One line of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRow {
    /// The part of the help it stands in.
    pub group: Group,
    /// The keys, as the keymap writes them.
    pub keys: String,
    /// The name of the command, for the `:` line.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
}

/// Where the help looks for the keys of a command, the first that has some.
const MODES: [Mode; 7] = [
    Mode::Reader,
    Mode::Anywhere,
    Mode::Compare,
    Mode::Matrix,
    Mode::Prompt,
    Mode::Menu,
    Mode::Help,
];

/// Every command that has a key, in the order of the table. The README's key table is made of these.
#[must_use]
pub fn help_rows(keymap: &Keymap) -> Vec<HelpRow> {
    // The keys of the reader stand for all: those of other modes differ little, and stand first in the help there.
    let row = |entry: &Entry| {
        let mut in_modes = MODES.into_iter();
        in_modes.find_map(|mode| row_of(keymap, mode, entry))
    };
    let mut rows: Vec<_> = TABLE.iter().filter_map(row).collect();
    rows.sort_by_key(|row| row.group);
    rows
}

/// A command with its keys in a mode, where it has some.
fn row_of(keymap: &Keymap, mode: Mode, entry: &Entry) -> Option<HelpRow> {
    let rows = keymap.rows();
    let rows = rows.filter(|row| (row.0, row.1) == (mode, entry.command));
    let keys: Vec<String> = rows
        .flat_map(|(_, _, keys)| keys)
        .map(ToString::to_string)
        .collect();
    (!keys.is_empty()).then(|| HelpRow {
        group: entry.group,
        keys: keys.join(" "),
        name: entry.name,
        doc: entry.doc,
    })
}

/// A key and what it does now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The keys: `j/k`.
    pub keys: String,
    /// What they do, in a word or two.
    pub label: &'static str,
    /// The first of the commands they run.
    pub command: Command,
}

/// Commands that share a hint, and its words.
type HintSpec = (&'static [Command], &'static str);

const SOURCES: &[HintSpec] = &[
    (&[Command::Open], "read"),
    (&[Command::Down, Command::Up], "choose"),
    (&[Command::Filter], "filter"),
    (&[Command::Compare], "compare"),
    (&[Command::NextPane], "next pane"),
    (&[Command::Matrix], "matrix"),
    (&[Command::Help], "help"),
    (&[Command::Quit], "quit"),
];
const MATCHES: &[HintSpec] = &[
    (&[Command::Open], "read"),
    (&[Command::NextMatch, Command::PreviousMatch], "match"),
    (&[Command::Filter], "change filter"),
    (&[Command::Back], "clear filter"),
    (&[Command::Help], "help"),
];
const ARTICLE: &[HintSpec] = &[
    (&[Command::Down, Command::Up], "sentence"),
    (&[Command::NextFact, Command::PreviousFact], "fact"),
    (&[Command::Others], "who else"),
    (&[Command::Select], "select"),
    (&[Command::Copy], "copy"),
    (&[Command::Compare], "compare"),
    (&[Command::Zen], "zen"),
    (&[Command::Matrix], "matrix"),
    (&[Command::Help], "help"),
    (&[Command::Quit], "quit"),
];
const SELECTING: &[HintSpec] = &[
    (&[Command::Down, Command::Up], "extend"),
    (&[Command::Copy], "copy with citation"),
    (&[Command::Wider, Command::Finer], "wider/finer"),
    (&[Command::OtherEnd], "other end"),
    (&[Command::Export], "export"),
    (&[Command::Back], "let go"),
];
const FACTS: &[HintSpec] = &[
    (&[Command::Down, Command::Up], "fact"),
    (&[Command::Open], "go to text"),
    (&[Command::Others], "who else"),
    (&[Command::Why], "why"),
    (&[Command::Copy], "copy"),
    (&[Command::Export], "export"),
    (&[Command::NextPane], "next pane"),
    (&[Command::Help], "help"),
    (&[Command::Quit], "quit"),
];
const COMPARE: &[HintSpec] = &[
    (&[Command::Down, Command::Up], "row"),
    (
        &[Command::NextDifference, Command::PreviousDifference],
        "difference",
    ),
    (&[Command::DifferenceKind], "kind"),
    (&[Command::Narrow], "only these"),
    (&[Command::Open], "read here"),
    (&[Command::NextRight], "next outlet"),
    (&[Command::Matrix], "matrix"),
    (&[Command::Order], "order"),
    (&[Command::Link], "link"),
    (&[Command::Unlink], "unlink"),
    (&[Command::Export], "export"),
    (&[Command::Back], "back"),
    (&[Command::Help], "help"),
];
const MARKED: &[HintSpec] = &[
    (&[Command::Link], "link with this row"),
    (&[Command::Down, Command::Up], "row"),
    (&[Command::Left, Command::Right], "side"),
    (&[Command::Mark], "mark more"),
    (&[Command::Back], "let go"),
];
const MATRIX: &[HintSpec] = &[
    (&[Command::Down, Command::Up], "fact"),
    (&[Command::Left, Command::Right], "outlet"),
    (&[Command::Open], "read here"),
    (&[Command::RowClass], "which rows"),
    (&[Command::Compare], "compare"),
    (&[Command::RowOrder], "order"),
    (&[Command::Filter], "words"),
    (&[Command::Export], "export"),
    (&[Command::Copy], "copy"),
    (&[Command::Back], "back"),
    (&[Command::Help], "help"),
];
const MENU: &[HintSpec] = &[
    (&[Command::Down, Command::Up], "move"),
    (&[Command::Accept], "choose"),
    (&[Command::Back], "cancel"),
];
const OTHERS: &[HintSpec] = &[
    (&[Command::Down, Command::Up], "outlet"),
    (&[Command::Accept], "go there"),
    (&[Command::Back], "close"),
];
const PROMPT: &[HintSpec] = &[
    (&[Command::Accept], "read"),
    (&[Command::Down, Command::Up], "choose"),
    (&[Command::Back], "cancel"),
];
const HELP: &[HintSpec] = &[
    (&[Command::Down, Command::Up], "scroll"),
    (&[Command::Back], "close"),
];

/// The most useful keys now, the most useful first: the last line shows as many as fit.
#[must_use]
pub fn hints(state: &State) -> Vec<Hint> {
    let mode = state.mode();
    let specs = match mode {
        Mode::Reader | Mode::Anywhere => reader(state),
        Mode::Compare if marking(state) => MARKED,
        Mode::Compare => COMPARE,
        Mode::Matrix => MATRIX,
        Mode::Menu if matches!(state.overlay, Some(Overlay::Others(_))) => OTHERS,
        Mode::Menu if matches!(state.overlay, Some(Overlay::Why(_))) => HELP,
        Mode::Menu => MENU,
        Mode::Prompt => PROMPT,
        Mode::Help => HELP,
    };
    let keys = |commands: &[Command]| {
        let first = |command: &Command| state.options.keymap.keys(mode, *command).next();
        let names: Option<Vec<_>> = commands
            .iter()
            .map(|command| first(command).map(|key| key.to_string()))
            .collect();
        names.map(|names| names.join("/"))
    };
    let alone = mode == Mode::Reader && state.n_others() == 0;
    let single = mode == Mode::Reader && state.shelf.articles.len() < 2;
    let hint = |(commands, label): &HintSpec| {
        // Where the story has no other article nobody else can have it, and there is nothing to lay side by side.
        let command = *commands.first().filter(|first| match first {
            Command::Others | Command::Matrix => !alone,
            Command::Compare => !single,
            _ => true,
        })?;
        let keys = keys(commands)?;
        Some(Hint {
            keys,
            label,
            command,
        })
    };
    specs.iter().filter_map(hint).collect()
}

/// Whether passages are marked to be linked.
fn marking(state: &State) -> bool {
    matches!(&state.screen, Screen::Compare(compare) if compare.marked() > 0)
}

fn reader(state: &State) -> &'static [HintSpec] {
    let selecting = state
        .reading()
        .is_some_and(|reading| reading.selecting.is_some());
    match state.reader.focus {
        Pane::Sources if state.reader.sources.filter.is_some() => MATCHES,
        Pane::Sources => SOURCES,
        Pane::Article if selecting => SELECTING,
        Pane::Article => ARTICLE,
        Pane::Facts => FACTS,
    }
}
