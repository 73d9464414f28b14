//! The only printer: results to standard output, everything else to standard error.
//!
//! Whatever passes here is clean of characters that act on a terminal ([`page`] and the engine's exports
//! see to it); lines about inputs are cleaned here. A pipe that was closed at the other end is a quiet end.

use std::error::Error;
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::process::ExitCode;

use serde::Serialize;

use super::page::{self, Look};
use super::{Report, When};
use crate::load::Problem;

/// Columns where nothing tells.
const COLUMNS: usize = 80;

/// Exit status of wrong usage.
const USAGE: u8 = 2;

/// Writes what a command has to say; a problem that is fatal for its input makes the exit status 1.
pub(super) fn report(report: &Report) -> ExitCode {
    let status = problems(&report.problems, false);
    match print(&report.output) {
        Ok(()) => status,
        Err(error) => failure(&Unwritten(error)),
    }
}

/// Writes one line for each problem.
pub(super) fn problems(problems: &[Problem], failed: bool) -> ExitCode {
    let mut lines = String::new();
    for problem in problems {
        lines.push_str(&line(problem));
        lines.push('\n');
    }
    complain(&lines);
    let failed = failed || problems.iter().any(|problem| problem.fatal);
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// One line about an input.
pub(super) fn line(problem: &Problem) -> String {
    let input = page::shown(&problem.input.to_string_lossy());
    format!("parallax: {input}: {}", page::shown(&problem.message))
}

/// Writes that this program was built without what was asked for.
pub(super) fn lacking(message: &str) -> ExitCode {
    complain(&format!("parallax: {message}\n"));
    ExitCode::from(USAGE)
}

/// Writes an error with what it comes from.
pub(super) fn failure(error: &dyn Error) -> ExitCode {
    let mut message = error.to_string();
    let mut cause = error.source();
    while let Some(below) = cause {
        message = format!("{message}: {below}");
        cause = below.source();
    }
    complain(&format!("parallax: {}\n", page::shown(&message)));
    ExitCode::FAILURE
}

/// Writes what clap has to say: help and version to standard output, errors to standard error.
pub(super) fn usage(error: &clap::Error) -> ExitCode {
    let rendered = error.render();
    if error.use_stderr() {
        // It quotes what the user typed, or what a script passed on.
        complain(&page::shown_lines(&rendered.to_string()));
        return ExitCode::from(USAGE);
    }
    let coloured = look(When::Auto).colour;
    let text = if coloured {
        rendered.ansi().to_string()
    } else {
        rendered.to_string()
    };
    match print(&text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failure(&Unwritten(error)),
    }
}

/// How text is to look on standard output.
pub(super) fn look(when: When) -> Look {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let terminal = io::stdout().is_terminal();
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let columns = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    let size = || crossterm::terminal::size().ok().filter(|_| terminal);
    let width = columns.or_else(|| size().map(|(columns, _)| usize::from(columns)));
    Look {
        colour: match when {
            When::Auto => terminal && !dumb && !set("NO_COLOR"),
            When::Always => true,
            When::Never => false,
        },
        terminal,
        width: width.filter(|width| *width > 0).unwrap_or(COLUMNS),
    }
}

/// A result as JSON: laid out for people on a terminal, one line elsewhere. Ends with a line feed.
pub(super) fn json(shape: &impl Serialize, look: Look) -> String {
    let written = if look.terminal {
        serde_json::to_string_pretty(shape)
    } else {
        serde_json::to_string(shape)
    };
    // Plain data with names for keys: there is nothing that could fail to serialise.
    let mut json = page::escaped(written.unwrap_or_default());
    json.push('\n');
    json
}

/// Standard output could not be written.
#[derive(Debug, thiserror::Error)]
#[error("standard output could not be written")]
struct Unwritten(#[source] io::Error);

/// Writes to standard output; that nobody reads it any more is no error.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Writes to standard error; where that fails there is nowhere left to say so.
fn complain(text: &str) {
    _ = io::stderr().lock().write_all(text.as_bytes());
}
