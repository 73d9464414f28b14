//! The user's own keys over the standard ones. A row that is wrong is told with its line, and the others hold.

use std::collections::BTreeMap;

use serde::Deserialize as _;
use toml::{Spanned, Value};

use super::{Keymap, Mode, Row};
use crate::app::command::Command;
use crate::app::key::Key;

/// What a row runs that takes its keys away.
const NOTHING: &str = "nothing";

/// Something wrong with a keymap file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl Keymap {
    /// Puts the rows of `toml` over those that are there, and tells which rows could not be used.
    ///
    /// A key runs what the file says last. `run = "nothing"` takes a key away.
    pub fn overlay(&mut self, toml: &str) -> Vec<Mistake> {
        let line_of = |offset: usize| {
            let before = toml.get(..offset).unwrap_or_default();
            before.matches('\n').count() + 1
        };
        let modes: BTreeMap<Spanned<String>, Vec<Spanned<Value>>> = match toml::from_str(toml) {
            Ok(modes) => modes,
            Err(error) => {
                let start = error.span().map_or(0, |span| span.start);
                return vec![Mistake {
                    line: line_of(start),
                    message: error.message().to_owned(),
                }];
            }
        };
        let mut mistakes = Vec::new();
        for (name, rows) in &modes {
            let known = Mode::ALL
                .into_iter()
                .find(|mode| mode.name() == name.get_ref());
            let Some(mode) = known else {
                let message = super::KeymapError::UnknownMode(name.get_ref().clone());
                mistakes.push(Mistake {
                    line: line_of(name.span().start),
                    message: message.to_string(),
                });
                continue;
            };
            for row in rows {
                if let Err(message) = self.rebind(mode, row.get_ref()) {
                    let line = line_of(row.span().start);
                    mistakes.push(Mistake { line, message });
                }
            }
        }
        mistakes.sort_by_key(|mistake| mistake.line);
        mistakes
    }

    /// Puts one row over those that are there; nothing of it where any part is wrong.
    fn rebind(&mut self, mode: Mode, row: &Value) -> Result<(), String> {
        let row = Row::deserialize(row.clone()).map_err(|error| error.message().to_owned())?;
        let named = Command::named(&row.run);
        if named.is_none() && row.run != NOTHING {
            return Err(format!(
                "{}: no command is called '{}'",
                mode.name(),
                row.run
            ));
        }
        let keys: Result<Vec<Key>, _> = row.on.iter().map(|name| name.parse()).collect();
        let keys = keys.map_err(|error| format!("{}: {error}", mode.name()))?;
        for (of_mode, _, known) in &mut self.rows {
            if *of_mode == mode {
                known.retain(|key| !keys.contains(key));
            }
        }
        for key in &keys {
            match named {
                Some(command) => self.bindings.insert((mode, *key), command),
                None => self.bindings.remove(&(mode, *key)),
            };
        }
        self.rows.retain(|(_, _, keys)| !keys.is_empty());
        if let Some(command) = named {
            // First, so that hints name the key that the user chose.
            self.rows.insert(0, (mode, command, keys));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(keymap: &Keymap, key: &str) -> Option<&'static str> {
        let found = keymap.command(Mode::Reader, key.parse().unwrap());
        found.map(|command| command.entry().name)
    }

    #[test]
    fn the_users_keys_go_before_the_standard_ones_and_mistakes_are_told_by_line() {
        let mut keymap = Keymap::standard();
        let mistakes = keymap.overlay(
            "reader = [\n  { on = ['x', 'j'], run = 'matrix' },\n  { on = ['k'], run = 'donw' },\n  \
             { on = ['Entr'], run = 'down' },\n  { on = 'q' },\n  { on = ['m'], run = 'nothing' },\n]\n\
             raeder = []\n",
        );
        assert_eq!(command(&keymap, "x"), Some("matrix"));
        assert_eq!(command(&keymap, "j"), Some("matrix"), "a key is taken over");
        assert_eq!(command(&keymap, "Down"), Some("down"), "other keys stay");
        assert_eq!(
            command(&keymap, "k"),
            Some("up"),
            "a row with a mistake changes nothing"
        );
        assert_eq!(command(&keymap, "m"), None, "a key is taken away");
        let first = keymap.keys(Mode::Reader, Command::Matrix).next();
        assert_eq!(first, "x".parse().ok(), "hints name the user's key");
        let told: Vec<_> = mistakes.iter().map(|mistake| mistake.line).collect();
        assert_eq!(told, [3, 4, 5, 8], "{mistakes:?}");
        assert_eq!(mistakes[0].message, "reader: no command is called 'donw'");
    }

    #[test]
    fn a_file_that_is_no_toml_changes_nothing_and_says_where() {
        let mut keymap = Keymap::standard();
        let mistakes = keymap.overlay("reader = [\n  { on = ['x' }\n]\n");
        assert_eq!(keymap, Keymap::standard());
        assert_eq!(mistakes.len(), 1);
        assert_eq!(mistakes[0].line, 2, "{mistakes:?}");
        assert_eq!(keymap.overlay(""), []);
    }
}
