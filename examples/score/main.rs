//! How well the engine does on labelled data: one module a gold file, one table for all.
//!
//! `cargo run --release --example score -- FOLDER` reads the gold files that FOLDER holds and says which it lacks.

mod links;

use std::path::Path;
use std::process::ExitCode;

/// One measured figure.
struct Figure {
    /// What was measured.
    what: String,
    /// The figure, with what it is made of.
    value: String,
}

/// A measure: its name, and what it finds in a folder of gold files; `None` where its files are not there.
type Measure = (&'static str, fn(&Path) -> Option<Vec<Figure>>);

/// All measures, in the order of the table.
const MEASURES: &[Measure] = &[("links", links::measure)];

#[expect(
    clippy::print_stdout,
    reason = "a command for developers: its table is its result"
)]
fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        println!("usage: score FOLDER_OF_GOLD_FILES");
        return ExitCode::from(2);
    };
    for (name, measure) in MEASURES {
        match measure(Path::new(&folder)) {
            Some(figures) => {
                for Figure { what, value } in figures {
                    println!("{name:<10} {what:<44} {value}");
                }
            }
            None => println!("{name:<10} not measured: its gold files are not in this folder"),
        }
    }
    ExitCode::SUCCESS
}
