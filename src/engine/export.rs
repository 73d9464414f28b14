//! A selected passage with a citation that can be traced to the exact characters.
//!
//! Whatever the format, a reader can go back from it to the source: who published it (or that this is not known),
//! what it is called, when and where it appeared, the hash of its text and the bytes of the passage.
//!
//! To add a format: a file in `export/` and a line in [`Format`]. A whole comparison or matrix is written by
//! [`comparison`] and [`matrix`] as a [`Document`].

mod citation;
mod context;
mod json;
mod markdown;
mod plain;
pub(crate) mod sheet;
#[cfg(test)]
mod tests;

pub use citation::citation;
pub use sheet::{Document, comparison, matrix};

use super::article::Article;
use super::text::Span;

/// Passages of one article, selected by the reader.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    /// The article.
    pub article: &'a Article,
    /// What was selected, in the order of the text.
    pub spans: Vec<Span>,
}

/// What a passage can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A block quotation with its citation.
    Markdown,
    /// Plain text.
    Text,
    /// `parallax/export/1`.
    Json,
}

/// Writes passages in a format. The result ends with a line feed, unless there is nothing to write as text.
#[must_use]
pub fn export(passages: &[Passage<'_>], format: Format) -> String {
    match format {
        Format::Markdown => markdown::write(passages),
        Format::Text => plain::write(passages),
        Format::Json => json::write(passages),
    }
}

/// The words of a passage: spans that only white space parts are joined by that white space, others by ` […] `, so
/// that no reader takes two passages for one.
fn words(passage: &Passage<'_>) -> String {
    let text = &passage.article.text;
    let mut words = String::new();
    let mut last: Option<Span> = None;
    for &span in &passage.spans {
        if let Some(last) = last {
            match text.get(last.end..span.start) {
                Some(gap) if gap.trim().is_empty() => words.push_str(gap),
                _ => words.push_str(" […] "),
            }
        }
        words.push_str(span.of(text));
        last = Some(span);
    }
    words
}

/// Whether a character acts on a terminal or on the order of the text instead of being shown: C0, C1, delete, and
/// the directional controls. Line feeds act too; who may let them through asks before.
pub(crate) const fn acts(character: char) -> bool {
    matches!(character,
        '\0'..='\x1F' | '\x7F'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character of `text` [`acts`], line feeds aside; told by bytes, because it is asked of every result.
pub(crate) fn has_acting(text: &str) -> bool {
    /// Blocks of a known length are looked at many bytes at a time.
    const BLOCK: usize = 64;
    let bytes = text.as_bytes();
    // The first bytes of acting characters; one of them also opens dashes and quotation marks.
    let suspect = |byte: u8| byte < 0x20 && byte != b'\n' || matches!(byte, 0x7F | 0xC2 | 0xE2);
    let mut blocks = bytes.chunks(BLOCK).enumerate().filter(|(_, block)| {
        block
            .iter()
            .fold(false, |found, byte| found | suspect(*byte))
    });
    blocks.any(|(idx, block)| {
        let mut places = block.iter().zip(idx * BLOCK..);
        places.any(|(byte, at)| suspect(*byte) && bytes.get(at..).is_some_and(opens_with_acting))
    })
}

/// Whether UTF-8 begins with a character that [`acts`] and is no line feed.
const fn opens_with_acting(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0..=b'\t' | 0x0B..=0x1F | 0x7F, ..]
            | [0xC2, 0x80..=0x9F, ..]
            | [0xE2, 0x80, 0xA8..=0xAE, ..]
            | [0xE2, 0x81, 0xA6..=0xA9, ..]
    )
}

/// One line of `words`: runs of white space become one space, and what would act instead of being shown becomes
/// U+FFFD. Titles and file names come from outside; the importers clean them, and here is the last gate before a
/// terminal or a file.
fn one_line(words: &str) -> String {
    let shown: String = words
        .chars()
        .map(|character| match character {
            _ if character.is_whitespace() => ' ',
            _ if acts(character) => char::REPLACEMENT_CHARACTER,
            _ => character,
        })
        .collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}
