//! Bytes to articles. Never fails half-way: what can be read is read, what cannot is told.
//!
//! ```text
//! bytes ─▶ charset ─▶ one format ─▶ Draft ─▶ boilerplate ─▶ clean ─▶ Article ─▶ outlet, language
//! ```
//!
//! To add a format: a file in `import/` that gives a `Draft`, and a line in [`import`].

mod boilerplate;
mod byline;
mod bytes;
mod charset;
pub mod clean;
mod copyright;
mod dates;
mod draft;
mod front_matter;
mod html;
mod language;
mod markdown;
mod outlet;
mod outlets;
mod outline;
mod plain;
mod words;
mod wrap;

use super::article::Article;

/// The most bytes of one input: far above any article, low enough that reading one stays a matter of seconds.
pub const LIMIT: usize = 64 * MIB;

/// The most lines of one text. A long book has a tenth of them; what has more is a table or a log, and each line would
/// cost a block.
const LINES: usize = 400_000;

const MIB: usize = 1024 * 1024;

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
    /// The input is not UTF-8 and states no other charset that its bytes agree with.
    #[error("not UTF-8; read as {charset}, which is a guess")]
    GuessedCharset {
        /// Name of the charset that was used.
        charset: &'static str,
    },
    /// A page states a date that cannot be read.
    #[error("“{text}” is no date that can be read without doubt")]
    Date {
        /// The date as the page states it.
        text: String,
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
    #[error("is not text (byte {byte:#04x} at offset {at})")]
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
    if input.bytes.len() > LIMIT {
        return Err(ImportError::TooLarge { limit: LIMIT / MIB });
    }
    let declared = html::declared_charset(input.bytes).filter(|_| Format::may_be_page(input));
    let decoded = charset::decode(input.bytes, declared.as_deref())?;
    let draft = match Format::of(input.name, &decoded.text) {
        _ if decoded.text.trim().is_empty() => return Err(ImportError::Empty),
        Format::Plain | Format::Markdown if lines(&decoded.text) > LINES => {
            return Err(ImportError::NoArticle);
        }
        Format::Page => html::read(&decoded.text)?,
        Format::Markdown => markdown::read(&decoded.text),
        Format::Plain => plain::read(&decoded.text),
    };
    let (article, warnings) = draft.finish(input.name)?;
    Ok(Import {
        articles: vec![article],
        warnings: decoded.warning.into_iter().chain(warnings).collect(),
    })
}

/// How many lines end in `text`, of any kind of line end.
fn lines(text: &str) -> usize {
    memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).count()
}

/// The formats that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Plain,
    Markdown,
    Page,
}

impl Format {
    /// The format that the ending of the name tells, or else the text itself.
    fn of(name: &str, text: &str) -> Self {
        let told = Self::by_ending(name);
        told.unwrap_or_else(|| {
            if html::is_page(text) {
                Self::Page
            } else if front_matter::split(text).is_some() {
                Self::Markdown
            } else {
                Self::Plain
            }
        })
    }

    /// The format that the ending of a name tells; `.txt` and unknown ones tell nothing.
    fn by_ending(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Page),
            _ => None,
        }
    }

    /// Whether a declaration of charset in `input` is to be believed: only pages have one.
    fn may_be_page(input: Input<'_>) -> bool {
        let head = input.bytes.get(..1024.min(input.bytes.len()));
        Self::by_ending(input.name) == Some(Self::Page)
            || html::is_page(&String::from_utf8_lossy(head.unwrap_or_default()))
    }
}
