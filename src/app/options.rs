//! What the user chose before the reader opened.

use super::keymap::Keymap;

/// How the reader looks and listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The theme to start with.
    pub theme: ThemeName,
    /// Which colours the terminal can show.
    pub palette: Palette,
    /// Which key runs which command.
    pub keymap: Keymap,
    /// Whether only ASCII may reach the screen.
    pub ascii: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            theme: ThemeName::Dark,
            palette: Palette::Sixteen,
            keymap: Keymap::standard(),
            ascii: false,
        }
    }
}

/// One of the themes in `assets/themes`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThemeName {
    /// Light letters on a dark ground.
    #[default]
    Dark,
    /// Dark letters on paper.
    Light,
    /// White on black, nothing faint.
    HighContrast,
}

impl ThemeName {
    /// All themes, in the order the theme key goes through them.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Light, Self::HighContrast];

    /// What the theme is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high contrast",
        }
    }

    /// The theme after this one; the first after the last.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::HighContrast,
            Self::HighContrast => Self::Dark,
        }
    }
}

/// Which colours a terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Palette {
    /// Any colour: `COLORTERM` is `truecolor` or `24bit`.
    True,
    /// The 256 indexed colours: `TERM` ends in `256color`.
    Indexed,
    /// The 16 named colours, as the terminal defines them.
    #[default]
    Sixteen,
    /// None, as `NO_COLOR` asks: bold, underline and reverse only.
    None,
}

impl Palette {
    /// All palettes, the richest first.
    pub const ALL: [Self; 4] = [Self::True, Self::Indexed, Self::Sixteen, Self::None];
}
