//! Reads what the user named, files, folders or standard input, and hands it to the engine. The only file reader.
//!
//! One input that fails costs one line and nothing else: the others are read all the same.

pub mod names_model;
mod walk;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::engine::article::Article;
use crate::engine::import::clean::clean_line;
use crate::engine::import::{ImportError, Input, LIMIT, Warning, import};

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
    /// Whether the input, or a part of it, could not be read: the exit status tells.
    pub fatal: bool,
}

impl Problem {
    /// The whole line: the input's name and what is wrong with it, safe to write to a terminal.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{}: {}", display(&self.input), self.message)
    }
}

/// Why one input gave no article.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// There is no such file or folder.
    #[error("does not exist")]
    Missing,
    /// The user may not read it.
    #[error("may not be read: permission denied")]
    Forbidden,
    /// The system failed while reading.
    #[error("could not be read: {0}")]
    Io(#[source] io::Error),
    /// A folder without a file that could be an article.
    #[error("holds no articles (looked for {})", walk::EXTENSIONS.join(", "))]
    NoArticles,
    /// It was read, but holds no article.
    #[error(transparent)]
    Import(#[from] ImportError),
}

impl From<io::Error> for LoadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            _ => Self::Io(error),
        }
    }
}

/// Reads each of `inputs`; `-` is standard input. Folders are read with what is in them, sorted by name.
///
/// A text that was already read is not read twice: the same article beside itself compares with nothing.
#[must_use]
pub fn load(inputs: &[PathBuf]) -> Loaded {
    let mut loader = Loader::default();
    for input in inputs {
        if input.as_os_str() == "-" {
            loader.take(input, "standard input", read_capped(io::stdin().lock(), 0));
        } else if input.is_dir() {
            loader.folder(input);
        } else {
            loader.file(input);
        }
    }
    loader.loaded
}

/// A path as one clean line; bytes that are no characters stand as U+FFFD.
#[must_use]
pub fn display(path: &Path) -> String {
    clean_line(&path.to_string_lossy()).into_owned()
}

/// What was read so far, and where each text was first met.
#[derive(Default)]
struct Loader {
    loaded: Loaded,
    met: BTreeMap<String, PathBuf>,
}

impl Loader {
    fn folder(&mut self, folder: &Path) {
        let listing = walk::articles(folder);
        let empty = listing.files.is_empty() && listing.unreadable.is_empty();
        for file in &listing.files {
            self.file(file);
        }
        for (path, error) in listing.unreadable {
            self.fail(&path, &error);
        }
        if empty {
            self.fail(folder, &LoadError::NoArticles);
        }
    }

    fn file(&mut self, path: &Path) {
        let name = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy();
        self.take(path, &name, read_file(path));
    }

    /// Imports what was read of `input`, or tells why nothing was.
    fn take(&mut self, input: &Path, name: &str, bytes: Result<Vec<u8>, LoadError>) {
        let imported = bytes.and_then(|bytes| {
            Ok(import(Input {
                name,
                bytes: &bytes,
            })?)
        });
        let found = match imported {
            Ok(found) => found,
            Err(error) => return self.fail(input, &error),
        };
        for warning in found.warnings {
            // What could not be decoded, or only by a guess, may not say what its author wrote: a part of the work failed.
            let unsure = matches!(
                warning,
                Warning::Undecodable { .. } | Warning::GuessedCharset { .. }
            );
            self.problem(input, &warning.to_string(), unsure);
        }
        for article in found.articles {
            if let Some(first) = self.met.get(&article.id) {
                let message = format!("is the same text as {}, and is read once", display(first));
                self.tell(input, &message);
                continue;
            }
            self.met.insert(article.id.clone(), input.to_owned());
            self.loaded.articles.push(Arc::new(article));
        }
    }

    fn tell(&mut self, input: &Path, message: &str) {
        self.problem(input, message, false);
    }

    fn fail(&mut self, input: &Path, error: &LoadError) {
        self.problem(input, &error.to_string(), true);
    }

    fn problem(&mut self, input: &Path, message: &str, fatal: bool) {
        self.loaded.problems.push(Problem {
            input: input.to_owned(),
            message: clean_line(message).into_owned(),
            fatal,
        });
    }
}

fn read_file(path: &Path) -> Result<Vec<u8>, LoadError> {
    let file = File::open(path)?;
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
    if length > LIMIT {
        return Err(too_large().into());
    }
    read_capped(file, length)
}

/// Reads to the end, but never past the limit: a pipe or a device may have no end.
fn read_capped(source: impl Read, expected: usize) -> Result<Vec<u8>, LoadError> {
    let mut bytes = Vec::with_capacity(expected);
    let cap = u64::try_from(LIMIT).unwrap_or(u64::MAX);
    source.take(cap.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() > LIMIT {
        return Err(too_large().into());
    }
    Ok(bytes)
}

const fn too_large() -> ImportError {
    ImportError::TooLarge {
        limit: LIMIT / (1024 * 1024),
    }
}

#[cfg(test)]
mod tests;
