//! The loop around the app: terminal, input, worker, files. The only threads, clocks and terminal of the program.

use std::sync::Arc;

use jiff::civil::Date;

use crate::app::shelf::Shelf;

/// How the reader is to be shown, as decided by the command line and the environment at the edge of the program.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Reference date for articles that carry none.
    pub as_of: Option<Date>,
    /// Whether colours are wanted: `--color`, `NO_COLOR`.
    pub colour: ColourChoice,
    /// Name of the theme to start with; the first one where none is named or known.
    pub theme: Option<String>,
    /// Draws with ASCII characters only.
    pub ascii: bool,
    /// Lines to tell the reader at the start: what could not be read.
    pub notices: Vec<String>,
}

/// Whether to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColourChoice {
    /// As the environment says: none where `NO_COLOR` is set, else what the terminal can do.
    #[default]
    Auto,
    /// Always, even where `NO_COLOR` is set.
    Always,
    /// Never: weight, underline and glyphs only.
    Never,
}

/// Why the reader could not open, or had to close.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ShellError {
    /// Standard input or output is not a terminal.
    #[error("the reader needs a terminal; `show`, `facts` and `compare` work without one")]
    NoTerminal,
    /// The terminal can neither move its cursor nor clear its screen.
    #[error(
        "this terminal (TERM={term}) cannot show a screen; `show`, `facts` and `compare` work without one"
    )]
    DumbTerminal {
        /// What `TERM` says.
        term: String,
    },
    /// The terminal could not be set up or read.
    #[error("the terminal could not be {doing}")]
    Terminal {
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Opens the reader on `shelf` and returns when the reader leaves it; the terminal is as before.
pub fn run(_shelf: Arc<Shelf>, _options: Options) -> Result<(), ShellError> {
    Err(ShellError::NoTerminal)
}
