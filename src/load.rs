//! Reads what the user named, files, folders or standard input, and hands it to the engine. The only file reader.

use std::path::PathBuf;
use std::sync::Arc;

use crate::engine::article::Article;

/// What was read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The articles, in the order they were named.
    pub articles: Vec<Arc<Article>>,
    /// What could not be read, or not as it stands, one line each.
    pub problems: Vec<Problem>,
}

/// Something about one input that the user must be told.
#[derive(Debug)]
pub struct Problem {
    /// The input, as the user named it or as a folder listed it.
    pub input: PathBuf,
    /// What is wrong with it.
    pub message: String,
    /// Whether the input gave no article at all: the exit status tells.
    pub fatal: bool,
}

/// Reads each of `inputs`; `-` is standard input.
#[must_use]
pub fn load(_inputs: &[PathBuf]) -> Loaded {
    Loaded::default()
}
