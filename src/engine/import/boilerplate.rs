//! What stands around an article and is not the article: by-lines, copyright lines, widgets, dates, invitations.
//!
//! Nothing is dropped: such lines become blocks of their own kind, and what they state becomes metadata where nothing
//! better states it.

use std::sync::LazyLock;

use super::byline::{self, BYLINES};
use super::draft::{Draft, Part};
use super::{copyright, dates, words};
use crate::engine::article::{BlockKind, Metadata, Moment};
use crate::engine::lexicon::{Words, entries, section};

const LEXICON: &str = include_str!("../../../assets/lexicons/en/boilerplate.txt");

/// Phrases that are whole lines.
static LINES: LazyLock<Words> = LazyLock::new(|| Words::phrases(section(LEXICON, "line")));
/// Phrases that are whole lines and open a widget.
static WIDGETS: LazyLock<Words> = LazyLock::new(|| Words::phrases(section(LEXICON, "widget")));
/// Phrases that open a line.
static STARTS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| entries(section(LEXICON, "start")).collect());

/// Words that open a line with the date of the article: the word, and whether it tells of a change.
static DATED: LazyLock<Vec<(&'static str, bool)>> = LazyLock::new(|| {
    let part = |name, change| entries(section(BYLINES, name)).map(move |cue| (cue, change));
    part("published", false)
        .chain(part("updated", true))
        .collect()
});

/// The most words a line has that begins with a phrase of the lexicon: an invitation is short, a paragraph is not.
const START_WORDS: usize = 20;
/// The most bytes of such a line, so that a text without spaces is not taken for one word.
const LINE_BYTES: usize = 400;
/// The most words of a label or count in a widget.
const LABEL_WORDS: usize = 3;

/// Tells boilerplate from text in `draft`, and takes what it states into the metadata.
pub(super) fn mark(draft: &mut Draft) {
    let (head, tail) = margins(&draft.parts);
    let mut in_widget = false;
    for (idx, part) in draft.parts.iter_mut().enumerate() {
        let at_margin = idx <= head || idx >= tail;
        let furniture = Furniture::of(&part.text, at_margin);
        in_widget = match furniture {
            Some(Furniture::Widget) => true,
            Some(Furniture::Other) => in_widget,
            _ => {
                in_widget
                    && !words::has(&part.text, LABEL_WORDS + 1)
                    && !words::ends_sentence(&part.text)
            }
        };
        if furniture.is_some() || in_widget {
            part.kind = BlockKind::Boilerplate;
        }
        if let Some(furniture) = furniture {
            furniture.state(&mut draft.metadata);
        }
    }
}

/// The last part before the second paragraph of prose, and the first after the last one: where by-lines and dates
/// stand. The first paragraph may be a dek, with the by-line under it.
fn margins(parts: &[Part]) -> (usize, usize) {
    let mut prose = (0..parts.len()).filter(|idx| {
        parts
            .get(*idx)
            .is_some_and(|part| words::is_prose(&part.text))
    });
    let last = prose.clone().next_back();
    let head = prose.nth(1).unwrap_or(parts.len());
    (head, last.map_or(0, |idx| idx + 1))
}

/// What a line around an article is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Furniture {
    Byline(Vec<String>),
    Published(Moment),
    Updated(Moment),
    /// It opens a widget, whose labels follow.
    Widget,
    Other,
}

impl Furniture {
    /// What `line` is, where it is no text of the article. By-lines and dates only count at the margins of it.
    fn of(line: &str, at_margin: bool) -> Option<Self> {
        let line = line.trim();
        if at_margin
            && let Some(stated) = byline::read(line).map(Self::Byline).or_else(|| dated(line))
        {
            return Some(stated);
        }
        if line.len() > LINE_BYTES || words::has(line, START_WORDS + 1) {
            return copyright::is_line(line).then_some(Self::Other);
        }
        if is_count(line) || copyright::is_line(line) {
            return Some(Self::Other);
        }
        let folded = words::fold(line);
        let bare = folded.trim_matches(|ch: char| !ch.is_alphanumeric());
        if WIDGETS.has(bare) {
            return Some(Self::Widget);
        }
        if LINES.has(bare) {
            return Some(Self::Other);
        }
        let opens = |phrase: &str| {
            folded.strip_prefix(phrase).is_some_and(|rest| {
                phrase.ends_with(':') || !rest.starts_with(char::is_alphanumeric)
            })
        };
        STARTS
            .iter()
            .any(|phrase| opens(phrase))
            .then_some(Self::Other)
    }

    /// Takes what the line states into `metadata`, where nothing stands there yet.
    fn state(self, metadata: &mut Metadata) {
        match self {
            Self::Byline(authors) if metadata.authors.is_empty() => metadata.authors = authors,
            Self::Published(moment) => _ = metadata.published.get_or_insert(moment),
            Self::Updated(moment) => _ = metadata.updated.get_or_insert(moment),
            Self::Byline(_) | Self::Widget | Self::Other => {}
        }
    }
}

/// Reads a line that is nothing but the date of the article.
fn dated(line: &str) -> Option<Furniture> {
    if words::has(line, 12) {
        return None;
    }
    let folded = words::fold(line);
    let opens = |cue: &str| {
        let rest = folded.strip_prefix(cue)?;
        (cue.ends_with(':') || rest.starts_with([' ', ':'])).then(|| line.get(cue.len()..))?
    };
    for (cue, change) in DATED.iter() {
        let Some(moment) = opens(cue).and_then(|rest| dates::parse(rest.trim_start_matches(':')))
        else {
            continue;
        };
        return Some(if *change {
            Furniture::Updated(moment)
        } else {
            Furniture::Published(moment)
        });
    }
    // A bare year is more likely a heading.
    (line.len() > 7).then(|| dates::parse(line).map(Furniture::Published))?
}

/// Whether a line is a bare count: `12`, `1.2K`, `34 comments`, `5 shares`.
fn is_count(line: &str) -> bool {
    let mut parts = line.split(' ');
    let number = parts.next().unwrap_or_default();
    let unit = parts.next();
    let digits = number.strip_suffix(['K', 'k', 'M']).unwrap_or(number);
    let counted = unit.is_none_or(|unit| {
        matches!(
            words::fold(unit).as_str(),
            "comment" | "comments" | "share" | "shares" | "like" | "likes" | "views" | "reactions"
        )
    });
    digits.starts_with(|ch: char| ch.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
        && counted
        && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str =
        "The harbour board voted on Tuesday to close the northern quay for a month.";

    /// Marks `lines` and gives those that became boilerplate, with the metadata.
    #[track_caller]
    fn check(lines: &[&str], expect: &[&str]) -> Metadata {
        let parts = lines
            .iter()
            .map(|line| Part::new(BlockKind::Paragraph, *line))
            .collect();
        let mut draft = Draft {
            parts,
            ..Draft::default()
        };
        mark(&mut draft);
        let marked: Vec<&str> = draft
            .parts
            .iter()
            .filter(|part| part.kind == BlockKind::Boilerplate)
            .map(|part| part.text.as_str())
            .collect();
        assert_eq!(marked, expect);
        draft.metadata
    }

    #[test]
    fn reaction_widgets_go_with_their_labels_and_counts() {
        check(
            &[
                PROSE,
                PROSE,
                "What’s Your Reaction?",
                "Like",
                "0",
                "Very angry",
                "12",
                PROSE,
                "Quay",
            ],
            &["What’s Your Reaction?", "Like", "0", "Very angry", "12"],
        );
    }

    #[test]
    fn by_lines_and_dates_at_the_margin_become_metadata() {
        let metadata = check(
            &[
                "Quay closed",
                "By Jane Doe",
                "Published 25 September 2025",
                "Updated: 26 September 2025",
                PROSE,
                PROSE,
            ],
            &[
                "By Jane Doe",
                "Published 25 September 2025",
                "Updated: 26 September 2025",
            ],
        );
        assert_eq!(metadata.authors, ["Jane Doe"]);
        assert_eq!(metadata.published, Moment::parse("2025-09-25"));
        assert_eq!(metadata.updated, Moment::parse("2025-09-26"));
    }

    #[test]
    fn a_note_about_an_update_is_text() {
        check(
            &[
                PROSE,
                PROSE,
                "Update, September 25th: A statement from the board was added to this article.",
            ],
            &[],
        );
    }

    #[test]
    fn invitations_are_short_and_paragraphs_are_not() {
        let long = "Sign up for our newsletter was the first thing the visitors of the quay read on the new boards, \
                    which the harbour board put up on Tuesday, and few of them did as they were told.";
        check(
            &[
                PROSE,
                "Sign up for our newsletter",
                PROSE,
                "Advertisement",
                long,
                "Read more: quays",
                "34 comments",
            ],
            &[
                "Sign up for our newsletter",
                "Advertisement",
                "Read more: quays",
                "34 comments",
            ],
        );
    }

    #[test]
    fn copyright_lines_are_boilerplate_and_sentences_about_copyright_are_not() {
        check(
            &[
                PROSE,
                "Copyright law changes in May.",
                PROSE,
                "© 2025 The Tern. All rights reserved.",
                "Copyright truthout",
            ],
            &[
                "© 2025 The Tern. All rights reserved.",
                "Copyright truthout",
            ],
        );
    }
}
