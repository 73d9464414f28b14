//! Which key runs which command, read from TOML rows of `{ on, run }`.

mod own;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::command::Command;
use super::key::{Key, UnknownKey};

pub use own::Mistake;

/// The keymap that comes with the program.
const STANDARD: &str = include_str!("../../assets/keymaps/default.toml");

/// What the keys are for at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// The three panes.
    Reader,
    /// Two articles side by side.
    Compare,
    /// Facts by outlets.
    Matrix,
    /// A list to choose from.
    Menu,
    /// A line to type into: the filter and the `:` line.
    Prompt,
    /// The help.
    Help,
    /// All of them, where the mode itself says nothing.
    Anywhere,
}

impl Mode {
    /// All modes, in the order of the help.
    pub const ALL: [Self; 7] = [
        Self::Reader,
        Self::Compare,
        Self::Matrix,
        Self::Menu,
        Self::Prompt,
        Self::Help,
        Self::Anywhere,
    ];

    /// The name of the mode in the keymap.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Compare => "compare",
            Self::Matrix => "matrix",
            Self::Menu => "menu",
            Self::Prompt => "prompt",
            Self::Help => "help",
            Self::Anywhere => "anywhere",
        }
    }
}

/// Which key runs which command in each mode.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    bindings: BTreeMap<(Mode, Key), Command>,
    /// The rows in the order of the file: help and hints name the first key first.
    rows: Vec<(Mode, Command, Vec<Key>)>,
}

/// Why a keymap cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeymapError {
    /// Not TOML, or not rows of `{ on, run }`.
    #[error("{0}")]
    Syntax(String),
    /// A table that is no mode.
    #[error("'{0}' is no mode: use reader, compare, matrix, menu, prompt, help or anywhere")]
    UnknownMode(String),
    /// A command that does not exist.
    #[error("{mode}: no command is called '{name}'")]
    UnknownCommand {
        /// The mode of the row.
        mode: &'static str,
        /// What the row says.
        name: String,
    },
    /// A key that does not exist.
    #[error("{mode}: {error}")]
    UnknownKey {
        /// The mode of the row.
        mode: &'static str,
        /// What is wrong.
        error: UnknownKey,
    },
    /// A key that two rows of one mode use.
    #[error("{mode}: '{key}' runs {first} and {second}")]
    Duplicate {
        /// The mode of both rows.
        mode: &'static str,
        /// The key.
        key: Key,
        /// What the first row runs.
        first: &'static str,
        /// What the second row runs.
        second: &'static str,
    },
}

/// One row of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    on: Vec<String>,
    run: String,
}

impl Keymap {
    /// Reads a keymap.
    pub fn parse(toml: &str) -> Result<Self, KeymapError> {
        let modes: BTreeMap<String, Vec<Row>> =
            toml::from_str(toml).map_err(|error| KeymapError::Syntax(error.to_string()))?;
        let mut keymap = Self::default();
        if let Some(unknown) = modes
            .keys()
            .find(|name| Mode::ALL.iter().all(|mode| mode.name() != name.as_str()))
        {
            return Err(KeymapError::UnknownMode(unknown.clone()));
        }
        for mode in Mode::ALL {
            for row in modes.get(mode.name()).into_iter().flatten() {
                keymap.bind(mode, row)?;
            }
        }
        Ok(keymap)
    }

    /// The keymap that comes with the program. A test reads it, so it is never the empty one.
    #[must_use]
    pub fn standard() -> Self {
        Self::parse(STANDARD).unwrap_or_default()
    }

    /// What `key` runs in `mode`.
    #[must_use]
    pub fn command(&self, mode: Mode, key: Key) -> Option<Command> {
        self.bindings
            .get(&(mode, key))
            .or_else(|| self.bindings.get(&(Mode::Anywhere, key)))
            .copied()
    }

    /// The keys that run `command` in `mode`, the most usual first.
    pub fn keys(&self, mode: Mode, command: Command) -> impl Iterator<Item = Key> + '_ {
        self.rows
            .iter()
            .filter(move |(in_mode, run, _)| {
                *run == command && (*in_mode == mode || *in_mode == Mode::Anywhere)
            })
            .flat_map(|(_, _, keys)| keys.iter().copied())
    }

    /// All rows in the order of the file.
    pub fn rows(&self) -> impl Iterator<Item = (Mode, Command, &[Key])> {
        self.rows
            .iter()
            .map(|(mode, command, keys)| (*mode, *command, keys.as_slice()))
    }

    /// Adds one row.
    fn bind(&mut self, mode: Mode, row: &Row) -> Result<(), KeymapError> {
        let in_mode = mode.name();
        let command = Command::named(&row.run).ok_or_else(|| KeymapError::UnknownCommand {
            mode: in_mode,
            name: row.run.clone(),
        })?;
        let mut keys = Vec::with_capacity(row.on.len());
        for name in &row.on {
            let key: Key = name.parse().map_err(|error| KeymapError::UnknownKey {
                mode: in_mode,
                error,
            })?;
            if let Some(first) = self.bindings.insert((mode, key), command) {
                return Err(KeymapError::Duplicate {
                    mode: in_mode,
                    key,
                    first: first.entry().name,
                    second: command.entry().name,
                });
            }
            keys.push(key);
        }
        self.rows.push((mode, command, keys));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_keymap_reads_and_gives_every_command_a_key() {
        let keymap = Keymap::parse(STANDARD).unwrap();
        for entry in super::super::command::TABLE {
            assert!(
                keymap
                    .rows()
                    .any(|(_, command, keys)| command == entry.command && !keys.is_empty()),
                "{} has no key",
                entry.name
            );
        }
        let down = keymap.command(Mode::Reader, "j".parse().unwrap());
        assert_eq!(down, Some(Command::Down));
        let quit = keymap.command(Mode::Prompt, "C-c".parse().unwrap());
        assert_eq!(quit, Some(Command::Quit), "anywhere holds in every mode");
    }

    #[track_caller]
    fn refused(toml: &str, message: &str) {
        assert_eq!(Keymap::parse(toml).unwrap_err().to_string(), message);
    }

    #[test]
    fn a_keymap_with_a_mistake_is_refused_and_says_where() {
        refused(
            "reader = [{ on = ['j'], run = 'down' }, { on = ['j'], run = 'up' }]",
            "reader: 'j' runs down and up",
        );
        refused(
            "reader = [{ on = ['j'], run = 'donw' }]",
            "reader: no command is called 'donw'",
        );
        refused(
            "raeder = []",
            "'raeder' is no mode: use reader, compare, matrix, menu, prompt, help or anywhere",
        );
        assert!(matches!(
            Keymap::parse("reader = [{ on = ['Entr'], run = 'down' }]"),
            Err(KeymapError::UnknownKey { mode: "reader", .. })
        ));
        assert!(matches!(
            Keymap::parse("reader"),
            Err(KeymapError::Syntax(_))
        ));
    }
}
