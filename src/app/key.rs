//! Keys as the keymap writes them: `j`, `G`, `C-d`, `S-Tab`, `PageDown`.

use std::fmt;
use std::str::FromStr;

/// One key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Whether Control was held.
    pub control: bool,
    /// Whether Alt was held.
    pub alt: bool,
}

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A key that types a character; Shift is in the character: `G`, not `S-g`.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, from 1.
    F(u8),
}

/// Keys that have a name of their own in the keymap.
const NAMED: [(&str, Code); 15] = [
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("S-Tab", Code::BackTab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PageUp", Code::PageUp),
    ("PageDown", Code::PageDown),
    ("Space", Code::Char(' ')),
];

/// A key of the keymap that no key press can be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "no key is called '{0}': write a character, C- or M- and a character, or a name such as Enter, S-Tab, PageDown, F5"
)]
pub struct UnknownKey(pub String);

impl Key {
    /// The key alone, with neither Control nor Alt.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            control: false,
            alt: false,
        }
    }
}

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(name: &str) -> Result<Self, UnknownKey> {
        let unknown = || UnknownKey(name.to_owned());
        let (mut control, mut alt, mut rest) = (false, false, name);
        loop {
            match rest.get(..2) {
                Some("C-") if rest.len() > 2 => control = true,
                Some("M-") if rest.len() > 2 => alt = true,
                _ => break,
            }
            rest = rest.get(2..).unwrap_or_default();
        }
        let named = NAMED
            .iter()
            .find(|(known, _)| *known == rest)
            .map(|(_, code)| *code);
        let function = || {
            rest.strip_prefix('F')?
                .parse()
                .ok()
                .filter(|n| (1..=24).contains(n))
                .map(Code::F)
        };
        let mut chars = rest.chars();
        let code = match (named, chars.next(), chars.next()) {
            (Some(code), ..) => code,
            (None, Some(only), None) => Code::Char(only),
            _ => function().ok_or_else(unknown)?,
        };
        Ok(Self { code, control, alt })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.control {
            f.write_str("C-")?;
        }
        if self.alt {
            f.write_str("M-")?;
        }
        match NAMED.iter().find(|(_, code)| *code == self.code) {
            Some((name, _)) => f.write_str(name),
            None => match self.code {
                Code::Char(c) => write!(f, "{c}"),
                Code::F(n) => write!(f, "F{n}"),
                other => write!(f, "{other:?}"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_as_they_are_written() {
        for name in [
            "j", "G", "C-d", "M-x", "C-M-a", "S-Tab", "Enter", "Space", "PageDown", "F5", "-", "?",
            "é",
        ] {
            assert_eq!(
                name.parse::<Key>().map(|key| key.to_string()).as_deref(),
                Ok(name)
            );
        }
        for name in ["", "Entr", "F99", "jj"] {
            assert_eq!(name.parse::<Key>(), Err(UnknownKey(name.to_owned())));
        }
    }
}
