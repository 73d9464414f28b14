//! Runs the program itself and looks at what it leaves: standard output, standard error, exit status.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// What the program left.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Left {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) status: Option<i32>,
}

impl From<Output> for Left {
    fn from(output: Output) -> Self {
        Self {
            stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
            status: output.status.code(),
        }
    }
}

impl Left {
    /// The result as JSON; the program must have been content.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        assert_eq!((self.stderr.as_str(), self.status), ("", Some(0)));
        serde_json::from_str(&self.stdout).expect("standard output is JSON")
    }
}

/// The program in `folder`, in an environment that says nothing about terminals.
pub(crate) fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    for name in ["COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "TERM"] {
        command.env_remove(name);
    }
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// Runs the program in `folder`.
pub(crate) fn parallax<S: AsRef<OsStr>>(folder: &Path, arguments: &[S]) -> Left {
    command(folder)
        .args(arguments)
        .output()
        .expect("the program runs")
        .into()
}

/// Runs the program with something on standard input.
pub(crate) fn piped(folder: &Path, arguments: &[&str], input: &[u8]) -> Left {
    let mut command = command(folder);
    command.args(arguments).stdin(Stdio::piped());
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(input)
        .expect("the program reads");
    child.wait_with_output().expect("the program ends").into()
}

/// The folders of the bundled stories.
pub(crate) fn stories() -> [PathBuf; 2] {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    ["azure", "tarle-barrier"].map(|story| seeds.join(story))
}

/// The articles of a story, sorted by name.
pub(crate) fn articles(story: &Path) -> Vec<PathBuf> {
    let listing = std::fs::read_dir(story).expect("a bundled story");
    let mut articles: Vec<PathBuf> = listing
        .map(|entry| entry.expect("a file of the story").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    articles.sort();
    articles
}

/// The supplied articles beside the project, where they are; where they are not, a line says so.
pub(crate) fn supplied() -> Option<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seeds"));
    if folder.is_dir() {
        return Some(folder);
    }
    // Past the capture of test output: a test that looked at nothing must not pass in silence.
    _ = writeln!(
        std::io::stderr(),
        "skipped: no supplied articles in ../shared/seeds"
    );
    None
}
