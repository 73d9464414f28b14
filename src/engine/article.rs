//! An article: one text by one outlet. Plain data, made by [`import`](super::import), read by everything else.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::text::Span;

/// One text by one outlet, with what is known of it.
///
/// The text is immutable, normalised UTF-8 without control, escape or bidi-override characters; its SHA-256 is the
/// article's identity. All offsets of the program are bytes into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// SHA-256 of `text`, 64 lower-case hexadecimal digits.
    pub id: String,
    /// What to call the article where the outlet is not known: the name of its file, never a claim about the outlet.
    pub label: String,
    /// Who published it, where that is stated or could be inferred.
    pub outlet: Option<Outlet>,
    /// Title, authors, dates and the like, as the input states them.
    pub metadata: Metadata,
    /// Whether this is a report, a digest of one, or invented.
    pub origin: Origin,
    /// The cleaned text: paragraphs are separated by line feeds.
    pub text: String,
    /// The parts of `text` in order; together they hold every character that is not white space.
    pub blocks: Vec<Block>,
    /// The blocks that the source sets apart as quotations, without marks: indexes into `blocks`, in order.
    pub quoted: Vec<usize>,
}

/// What an input states of its article besides the text. Absent knowledge is absent, never a guess.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline; empty where none was found.
    pub title: String,
    /// The authors, in the order of the by-line.
    pub authors: Vec<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// When it was last changed.
    pub updated: Option<Moment>,
    /// Where it was published: http or https.
    pub url: Option<String>,
    /// BCP 47 tag, `en` or `en-GB`.
    pub language: Option<String>,
    /// The name of the story it belongs to, where the input says so.
    pub story: Option<String>,
}

/// Who published an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// The outlet's name.
    pub name: String,
    /// The words of the text the name was inferred from; `None` where the input states the outlet.
    pub inferred_from: Option<Span>,
}

/// What kind of text an article is. The reader is always told when it is not an outlet's own report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The outlet's own text.
    #[default]
    Report,
    /// A summary, in other words, of what the outlet reported.
    Digest {
        /// A sentence of the input about how it was made.
        note: Option<String>,
    },
    /// Written as an example: the event and the outlet do not exist.
    Invented {
        /// A sentence of the input about how it was made.
        note: Option<String>,
    },
}

/// A date or time as precise as it is known, in ISO 8601, with the offset it was given in.
///
/// `2025`, `2025-09`, `2025-09-25`, `2025-09-25T14:00:00+02:00` are all moments.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(String);

impl Moment {
    /// Reads an ISO 8601 date or time; `None` for anything else, also for days that no calendar has.
    #[must_use]
    pub fn parse(iso: &str) -> Option<Self> {
        let day = iso.get(..10).unwrap_or(iso);
        let padded = match day.len() {
            4 => format!("{day}-01-01"),
            7 => format!("{day}-01"),
            _ => day.to_owned(),
        };
        let rest = iso.get(10..).unwrap_or_default();
        let digits_agree = day
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
        let timed = rest.is_empty() || rest.strip_prefix('T').is_some_and(is_time_of_day);
        let real = digits_agree && timed && padded.parse::<jiff::civil::Date>().is_ok();
        real.then(|| Self(iso.to_owned()))
    }

    /// The moment as ISO 8601.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The calendar day, where the moment is known to the day.
    #[must_use]
    pub fn date(&self) -> Option<jiff::civil::Date> {
        self.0.get(..10)?.parse().ok()
    }
}

/// Whether `time` reads as `hh:mm[:ss[.fff]]` with an optional `Z` or `±hh:mm`.
fn is_time_of_day(time: &str) -> bool {
    let clock_end = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, offset) = time.split_at(clock_end);
    let in_offset = offset.is_empty()
        || offset == "Z"
        || (offset.len() == 6
            && offset
                .get(1..)
                .is_some_and(|hours| hours.parse::<jiff::civil::Time>().is_ok()));
    clock.len() >= 5 && clock.parse::<jiff::civil::Time>().is_ok() && in_offset
}

/// One part of an article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    /// What the part is.
    pub kind: BlockKind,
    /// Where it stands, without the white space around it.
    #[serde(flatten)]
    pub span: Span,
}

/// What a part of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The title of the article, or of a section of it.
    Headline,
    /// The sentence or two under the title that sum the article up.
    Dek,
    /// A paragraph of prose.
    Paragraph,
    /// One item of a list.
    Item,
    /// By-lines, copyright lines, reaction widgets: shown dimmed, never read for facts or links.
    Boilerplate,
}

impl Article {
    /// An article of `text` with nothing known of it but its blocks.
    #[must_use]
    pub fn new(label: &str, text: String, blocks: Vec<Block>) -> Self {
        Self {
            id: fingerprint(&text),
            label: label.to_owned(),
            outlet: None,
            metadata: Metadata::default(),
            origin: Origin::Report,
            text,
            blocks,
            quoted: Vec::new(),
        }
    }

    /// The outlet's name, or the label where the outlet is not known.
    #[must_use]
    pub fn byname(&self) -> &str {
        self.outlet
            .as_ref()
            .map_or(&self.label, |outlet| &outlet.name)
    }

    /// The title, or the start of the text where it has none.
    #[must_use]
    pub fn headline(&self) -> &str {
        if !self.metadata.title.is_empty() {
            return &self.metadata.title;
        }
        let first = self
            .blocks
            .iter()
            .find(|block| block.kind != BlockKind::Boilerplate);
        first.map_or("", |block| block.span.of(&self.text))
    }
}

/// The identity of a text: its SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn fingerprint(text: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(text.as_bytes())
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a string cannot fail.
            _ = write!(hex, "{byte:02x}");
            hex
        })
}

#[cfg(test)]
impl Article {
    /// An article for tests, whose paragraphs are the lines of `text`.
    pub(crate) fn of_lines(text: &str) -> Self {
        let mut at = 0;
        let mut blocks = Vec::new();
        for line in text.split_inclusive('\n') {
            let span = Span::new(at, at + line.len()).trim(text);
            at += line.len();
            if !span.is_empty() {
                blocks.push(Block {
                    kind: BlockKind::Paragraph,
                    span,
                });
            }
        }
        Self::new("test", text.to_owned(), blocks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_keep_their_precision_and_refuse_impossible_days() {
        for iso in [
            "2025",
            "2025-09",
            "2025-09-25",
            "2025-09-25T14:00",
            "2025-09-25T14:00:00+02:00",
            "2025-09-25T14:00:00.5Z",
        ] {
            assert_eq!(Moment::parse(iso).as_ref().map(Moment::as_str), Some(iso));
        }
        for not in [
            "",
            "25",
            "2025-13",
            "2025-02-30",
            "2025-09-25 14:00",
            "2025-09-25T25:00",
            "2025-09-25T14:00+2",
            "yesterday",
            "２０２５",
        ] {
            assert_eq!(Moment::parse(not), None, "{not:?}");
        }
    }

    #[test]
    fn a_fingerprint_is_the_sha256_of_the_text() {
        assert_eq!(
            fingerprint("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
