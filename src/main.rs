//! The program `parallax`: the command line decides, the exit status tells.

use std::process::ExitCode;

fn main() -> ExitCode {
    parallax::cli::run(std::env::args_os())
}
