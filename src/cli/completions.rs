//! `parallax completions`: a script that teaches a shell the command line.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::{Arguments, Global, Report, Stop};

/// Print a script that completes the commands in a shell
#[derive(Args, Debug)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self, global: &Global) -> Result<Report, Stop> {
        global.no_format("completions")?;
        let mut script = Vec::new();
        clap_complete::generate(
            self.shell,
            &mut Arguments::command(),
            "parallax",
            &mut script,
        );
        Ok(Report {
            output: String::from_utf8_lossy(&script).into_owned(),
            problems: Vec::new(),
        })
    }
}
