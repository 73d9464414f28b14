//! Trains the tagger: `cargo run --release --example train -- GOLD MODELS`; and what says how likely two sentences assert
//! the same thing: `cargo run --release --example train -- GOLD MODELS links`.
//!
//! Reads `ner/open.train`, `ner/gazetteer.tsv` and `pos/ewt.train` of the folder GOLD and the lists beside this file,
//! and writes `lexicon.bin`, `names.bin` and `speech.bin` to the folder MODELS. Running it twice gives the same bytes.
//! Every tenth document is left out; the figures printed at the end are measured on those.

#[expect(dead_code, reason = "the scoring program uses the rest of it")]
mod corpus;
mod invented;
mod links;
mod lists;
mod naming;
mod perceptron;
mod random;
mod score;
mod speech;
mod stories;
mod usual;

use std::path::Path;
use std::process::ExitCode;

use parallax::engine::tag::lexicon::Lexicon;
use parallax::engine::tag::model::{Model, Weights};

#[expect(
    clippy::print_stderr,
    reason = "a command for developers: errors go there"
)]
fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let done = match arguments.as_slice() {
        [gold, models] => run(Path::new(gold), Path::new(models)),
        [gold, models, part] if part == "links" => links::run(Path::new(gold), Path::new(models)),
        _ => {
            eprintln!("usage: train GOLD MODELS [links]");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

#[expect(
    clippy::print_stdout,
    reason = "a command for developers: its figures are its result"
)]
fn run(gold: &Path, models: &Path) -> std::io::Result<()> {
    let gazetteer = gold.join("ner/gazetteer.tsv");
    let (sentences, held_sentences) = speech::read(&gold.join("pos/ewt.train"))?;
    let packed = lists::Lists::read(&gazetteer, &usual::of(&sentences))?.pack();
    std::fs::write(models.join("lexicon.bin"), &packed)?;
    let lexicon = Lexicon::new(&packed);

    let table = speech::train(&sentences, &lexicon);
    std::fs::write(models.join("speech.bin"), &table)?;
    let (right, all) = speech::score(&held_sentences, &lexicon, &Weights::new(&table));
    println!("parts of speech, held out: {right} of {all} words right");

    let (kept, held): (Vec<_>, Vec<_>) = corpus::open(&gold.join("ner/open.train"))?
        .into_iter()
        .enumerate()
        .partition(|(idx, _)| idx % 10 != 9);
    let mut documents: Vec<corpus::Document> =
        kept.into_iter().map(|(_, document)| document).collect();
    documents.extend(stories::write(&gazetteer, naming::STORIES)?);
    let stored = naming::train(&documents, &lexicon);
    std::fs::write(models.join("names.bin"), &stored)?;

    let held: Vec<corpus::Document> = held.into_iter().map(|(_, document)| document).collect();
    let model = Model::new(&stored);
    for line in naming::report(&held, &lexicon, &model) {
        println!("{line}");
    }
    for part in ["dev", "test"] {
        let copy = stories::marked(&gazetteer, part)?;
        let score = naming::measure(&copy, &lexicon, &model);
        println!("names, newswire, {part}: {}", score.line());
    }
    Ok(())
}
