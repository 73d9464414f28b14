//! A names model of the reader's own: a folder with a token classifier in ONNX format.
//!
//! ```text
//! words of a sentence ──pieces──▶ windows of numbers ──runner──▶ a label for each word ──▶ names
//! ```
//!
//! `config.json` names the labels, `tokenizer.json` the pieces of words, `model.onnx` holds the weights. The model runs in
//! this process, by the pure-Rust `rten`. All of it is behind the Cargo feature `onnx`: a reader who has no model need
//! not carry what runs one.

#[cfg(feature = "onnx")]
mod config;
#[cfg(feature = "onnx")]
mod pieces;
#[cfg(feature = "onnx")]
mod runner;

use std::path::Path;

use super::Problem;
use crate::engine::facts::NameModel;

/// What a program built without the feature says.
pub const LACKING: &str = "this program was built without names models; build one that has them with `cargo build --release --features onnx`";

/// A names model that is ready to run.
pub trait Given: NameModel {
    /// Why the model stopped finding names, if it did: from there on articles have none.
    fn failure(&self) -> Option<Problem>;
}

/// Why there is no model.
#[derive(Debug)]
pub enum Refusal {
    /// This program was built without the feature: see [`LACKING`].
    Lacking,
    /// A file is missing or is not what it must be.
    Wrong(Problem),
}

/// Reads the model in `folder`, and runs it once to see that its files fit together.
#[cfg(feature = "onnx")]
pub fn open(folder: &Path) -> Result<Box<dyn Given>, Refusal> {
    let runner = runner::Runner::open(folder).map_err(Refusal::Wrong)?;
    Ok(Box::new(runner))
}

/// Answers that this program was built without what runs a model.
#[cfg(not(feature = "onnx"))]
pub fn open(_folder: &Path) -> Result<Box<dyn Given>, Refusal> {
    Err(Refusal::Lacking)
}

/// A file of the folder that is not what it must be.
#[cfg(feature = "onnx")]
fn wrong(file: &Path, message: impl std::fmt::Display) -> Problem {
    Problem {
        input: file.to_owned(),
        message: message.to_string(),
        fatal: true,
    }
}

/// Reads one file of the folder as JSON; `what` says what it must hold.
#[cfg(feature = "onnx")]
fn json<T: serde::de::DeserializeOwned>(file: &Path, what: &str) -> Result<T, Problem> {
    let bytes = std::fs::read(file).map_err(|error| wrong(file, super::LoadError::from(error)))?;
    serde_json::from_slice(&bytes)
        .map_err(|error| wrong(file, format!("does not hold {what}: {error}")))
}
