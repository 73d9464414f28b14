//! The command line: one command a file, the same engine as the screen.
//!
//! ```text
//! arguments ──clap──▶ command ──input──▶ articles ──engine──▶ page or JSON ──▶ sink ──▶ stdout
//!                                  └────▶ problems ─────────────────────────▶ sink ──▶ stderr
//! ```
//!
//! A command computes a `Report` and prints nothing; only `sink` prints. Exit status: 0 done, 1 the work or a part
//! of it failed, 2 wrong usage.

mod articles;
mod compare;
mod completions;
mod config;
mod export;
mod facts;
mod json;
mod matrix;
mod page;
mod read;
mod sheet;
mod show;
mod sink;
mod stories;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::load::Problem;
use crate::shell::{ColourChoice, ShellError};
use page::Look;

/// Lays several outlets' coverage of one event side by side, passage by passage.
///
/// Without a command, opens the reader on the stories that come with the program.
#[derive(Debug, Parser)]
#[command(name = "parallax", version, max_term_width = 100)]
#[command(after_help = "Exit status: 0 done; 1 the work or a part of it failed; 2 wrong usage.")]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    reader: read::Options,
    #[command(flatten)]
    global: Global,
}

/// What holds for every command.
#[derive(Args, Debug)]
struct Global {
    /// What to write: text or json; compare and matrix also markdown and html, matrix csv, export markdown, its default
    #[arg(long, global = true, value_name = "FORMAT")]
    format: Option<Format>,
    /// The day to count from ("on Thursday") where an article carries no date: 2025-09-25
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    /// Whether to use colours; the variable `NO_COLOR` turns them off too
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: When,
}

#[derive(Debug, Subcommand)]
enum Command {
    Read(read::Read),
    Show(show::Show),
    Facts(facts::Facts),
    Compare(compare::Compare),
    Matrix(matrix::Matrix),
    Stories(stories::Stories),
    Export(export::Export),
    Completions(completions::Completions),
}

/// What results are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
    Html,
    Csv,
}

/// Whether to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

/// What a command has to say.
#[derive(Debug, Default)]
struct Report {
    /// For standard output.
    output: String,
    /// For standard error, one line each.
    problems: Vec<Problem>,
}

/// Why a command did not run.
#[derive(Debug)]
enum Stop {
    /// It was not called rightly; the text says how to.
    Usage(String),
    /// This program was built without what it takes; the text says how to build it.
    Lacking(&'static str),
    /// The reader could not open.
    Shell(ShellError),
    /// What there is to say about the inputs says it all.
    Problems(Vec<Problem>),
}

/// Does what the command line asks for, and answers with the exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    match Arguments::try_parse_from(&arguments) {
        Ok(arguments) => arguments.run(),
        Err(error) => {
            // The error quotes what was typed: it is told about what can be shown of that, each argument in one line.
            let shown = arguments
                .iter()
                .map(|argument| page::shown(&argument.to_string_lossy()));
            let told = Arguments::try_parse_from(shown).err().unwrap_or(error);
            sink::usage(&told)
        }
    }
}

impl Arguments {
    fn run(self) -> ExitCode {
        match self.report() {
            Ok(report) => sink::report(&report),
            Err(Stop::Problems(problems)) => sink::problems(&problems, true),
            Err(Stop::Lacking(message)) => sink::lacking(message),
            Err(Stop::Shell(error)) => sink::failure(&error),
            Err(Stop::Usage(message)) => {
                let mut command = Self::command();
                sink::usage(&command.error(ErrorKind::ValueValidation, message))
            }
        }
    }

    fn report(self) -> Result<Report, Stop> {
        let Self {
            command,
            reader,
            global,
        } = self;
        if reader.any() && !matches!(command, None | Some(Command::Read(_))) {
            let message =
                "--theme, --ascii and --config are for the reader; this command opens none";
            return Err(Stop::Usage(message.to_owned()));
        }
        match command {
            None => read::bundled(reader, &global),
            Some(Command::Read(read)) => read.run(reader, &global),
            Some(Command::Show(show)) => show.run(&global),
            Some(Command::Facts(facts)) => facts.run(&global),
            Some(Command::Compare(compare)) => compare.run(&global),
            Some(Command::Matrix(matrix)) => matrix.run(&global),
            Some(Command::Stories(stories)) => stories.run(&global),
            Some(Command::Export(export)) => export.run(&global),
            Some(Command::Completions(completions)) => completions.run(&global),
        }
    }
}

impl Global {
    /// The format to write, the first of `known` where none is asked for.
    fn format(&self, command: &str, known: &[Format]) -> Result<Format, Stop> {
        let Some(wanted) = self.format.or_else(|| known.first().copied()) else {
            return Ok(Format::Text);
        };
        if known.contains(&wanted) {
            return Ok(wanted);
        }
        let names: Vec<&str> = known.iter().map(|format| format.name()).collect();
        let names = match names.as_slice() {
            [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
            names => names.concat(),
        };
        let message = format!("`{command}` writes {names}, not {}", wanted.name());
        Err(Stop::Usage(message))
    }

    /// For commands whose result is of one kind only.
    fn no_format(&self, command: &str) -> Result<(), Stop> {
        match self.format {
            Some(_) => Err(Stop::Usage(format!("`{command}` takes no --format"))),
            None => Ok(()),
        }
    }

    fn look(&self) -> Look {
        sink::look(self.color)
    }
}

impl Format {
    const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Csv => "csv",
        }
    }
}

impl From<When> for ColourChoice {
    fn from(when: When) -> Self {
        match when {
            When::Auto => Self::Auto,
            When::Always => Self::Always,
            When::Never => Self::Never,
        }
    }
}

/// Reads a calendar day of the command line.
fn day(written: &str) -> Result<Date, String> {
    let wrong = || "write the day as year, month and day: 2025-09-25".to_owned();
    let shaped = written.len() == "2025-09-25".len() && written.is_ascii();
    let date = shaped.then(|| written.parse().ok()).flatten();
    date.ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn days_are_calendar_days() {
        assert_eq!(day("2025-09-25"), Ok(jiff::civil::date(2025, 9, 25)));
        for wrong in [
            "2025-02-30",
            "2025",
            "25.9.2025",
            "2025-09-25T10:00",
            "٢٠٢٥-٠٩",
        ] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
