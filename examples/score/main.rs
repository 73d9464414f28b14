//! How well the engine does on labelled data: one module a gold file, one table for all.
//!
//! `cargo run --release --example score -- FOLDER` reads the gold files that FOLDER holds and says which it lacks;
//! `--errors` after it lists what went wrong, and the name of a measure after it measures that alone.

mod amounts;
mod apart;
mod articles;
mod attributions;
mod claims;
mod cuts;
mod desk;
#[path = "../../tests/it/pairs/events.rs"]
mod events;
mod invented;
mod links;
mod matrix;
mod models;
mod names;
mod newswire;
mod notes;
mod pairs;
mod quotes;
mod sentences;
mod stories;
mod story;

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
const MEASURES: &[Measure] = &[
    ("sentences", sentences::measure),
    ("quotes", quotes::measure),
    ("claims", claims::measure),
    ("names", names::measure),
    ("newswire", newswire::measure),
    ("models", models::measure),
    ("amounts", amounts::measure),
    ("invented", invented::measure),
    ("notes", notes::measure),
    ("desk", desk::measure),
    ("links", links::measure),
    ("cuts", cuts::measure),
    ("matrix", matrix::measure),
    ("pairs", pairs::measure),
    ("apart", apart::measure),
    ("stories", stories::measure),
];

impl Figure {
    /// A share in percent, with its two counts.
    fn share(what: &str, right: usize, all: usize) -> Self {
        let tenths = (1000 * right).checked_div(all).unwrap_or(0);
        Self {
            what: what.to_owned(),
            value: format!("{}.{}% ({right} of {all})", tenths / 10, tenths % 10),
        }
    }
}

impl Figure {
    /// The harmonic mean of precision and recall, each given as (all, right).
    fn f1(what: &str, found: (usize, usize), gold: (usize, usize)) -> Self {
        // P = a/b and R = c/d make F1 = 2ac / (ad + cb).
        let (a, b, c, d) = (found.1, found.0, gold.1, gold.0);
        let mut figure = Self::share(what, 2 * a * c, a * d + c * b);
        figure
            .value
            .truncate(figure.value.find(' ').unwrap_or(figure.value.len()));
        figure
    }
}

/// Says what went wrong in one place, where `--errors` asks for it.
#[expect(
    clippy::print_stderr,
    reason = "a command for developers: its error lists go beside its table"
)]
fn tell(error: &str) {
    if std::env::args().any(|argument| argument == "--errors") {
        eprintln!("{error}");
    }
}

#[expect(
    clippy::print_stdout,
    reason = "a command for developers: its table is its result"
)]
fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        println!("usage: score FOLDER_OF_GOLD_FILES");
        return ExitCode::from(2);
    };
    let named = |name: &&str| std::env::args().skip(2).any(|argument| argument == **name);
    let some = MEASURES.iter().any(|(name, _)| named(name));
    for (name, measure) in MEASURES.iter().filter(|(name, _)| !some || named(name)) {
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
