//! Hostile text made harmless: what comes out can be drawn, printed and written to a terminal as it stands.
//!
//! Whole escape sequences go, not only their first byte, since `[2J` would otherwise stay behind as text. So do the
//! other control characters, marks that reorder a line, invisible characters, and combining marks past the
//! [`MARKS_PER_LETTER`]. Line ends become line feeds, white space becomes plain spaces, and letters are composed (NFC),
//! so that the same word is the same bytes whoever wrote it. The words, their order and the paragraphs stay.
//!
//! Cleaning twice changes nothing that cleaning once did not.

mod escape;

use std::borrow::Cow;

use super::bytes;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// How many combining marks a letter keeps. Vietnamese needs two, Hebrew and Tibetan four or five; what is piled
/// higher paints over the neighbouring lines.
pub const MARKS_PER_LETTER: usize = 8;

/// Cleans a text of several lines: `\n` stays, every other line end becomes `\n`, a paragraph separator a blank line.
#[must_use]
pub fn clean_text(text: &str) -> Cow<'_, str> {
    if is_clean(text, true) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(settle(&neutralise(text)))
}

/// Cleans what must stand on one line, such as a title or a file name: white space of any kind and length becomes one
/// space, and none stands at the ends.
#[must_use]
pub fn clean_line(text: &str) -> Cow<'_, str> {
    if is_clean(text, false) && !text.contains("  ") && text.trim_matches(' ').len() == text.len() {
        return Cow::Borrowed(text);
    }
    let cleaned = clean_text(text);
    let mut line = String::with_capacity(cleaned.len());
    for word in cleaned.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    Cow::Owned(line)
}

/// Whether cleaning would change nothing: the common case, told without allocating.
fn is_clean(text: &str, lines: bool) -> bool {
    let plain = |byte: u8| matches!(byte, b' '..=b'~' | 0x80..) || (lines && byte == b'\n');
    if !bytes::all(text.as_bytes(), plain) {
        return false;
    }
    if text.is_ascii() {
        return true;
    }
    let mut marks = 0;
    let kept = beyond_ascii(text).all(|(ch, touches)| {
        let before = if touches { marks } else { 0 };
        marks = if is_combining_mark(ch) { before + 1 } else { 0 };
        matches!(fate(ch), Fate::Keep) && !is_joiner(ch) && marks <= MARKS_PER_LETTER
    });
    // Where marks of two letters seem to be one run for want of the ASCII letter between them, the answer is "No", which
    // only costs time.
    kept && is_nfc_quick(beyond_ascii(text).map(|(ch, _)| ch)) == IsNormalized::Yes
}

/// The characters of `text` that are not ASCII, in order, and whether each touches the one before it. Most text is ASCII,
/// which is skipped without decoding it.
fn beyond_ascii(text: &str) -> impl Iterator<Item = (char, bool)> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        let skipped = bytes::ascii_len(rest);
        let ch = rest.get(skipped..)?.chars().next()?;
        rest = rest.get(skipped + ch.len_utf8()..)?;
        Some((ch, skipped == 0))
    })
}

/// Whether `ch` is a combining mark; for most characters of a text told without a table.
fn is_mark(ch: char) -> bool {
    !ch.is_ascii() && is_combining_mark(ch)
}

/// What becomes of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Keep,
    Drop,
    Space,
    LineEnd,
    ParagraphEnd,
    /// It opens an escape sequence, which goes as a whole.
    Sequence,
}

fn fate(ch: char) -> Fate {
    match ch {
        '\n' | ' '..='~' => Fate::Keep,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' => Fate::LineEnd,
        '\u{2029}' => Fate::ParagraphEnd,
        '\u{1b}' | '\u{90}' | '\u{98}' | '\u{9b}' | '\u{9d}'..='\u{9f}' => Fate::Sequence,
        '\t' => Fate::Space,
        _ if ch.is_control() || is_invisible(ch) => Fate::Drop,
        _ if ch.is_whitespace() => Fate::Space,
        _ => Fate::Keep,
    }
}

/// Characters that show nothing, or that move what stands around them.
fn is_invisible(ch: char) -> bool {
    matches!(ch,
        '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}' | '\u{feff}' // soft hyphen, joiners and spaces of no width
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' // direction marks, embeddings, overrides
        | '\u{2060}'..='\u{206f}' // word joiner, invisible operators, isolates, deprecated controls
        | '\u{fff9}'..='\u{fffc}' // annotations, object replacement
        | '\u{e0000}'..='\u{e0fff}') // tags, variation selectors past the sixteenth, unassigned ignorables
}

/// Zero-width joiner and non-joiner: part of the spelling of Persian or Hindi and of emoji, litter elsewhere.
fn is_joiner(ch: char) -> bool {
    matches!(ch, '\u{200c}' | '\u{200d}')
}

/// Takes escape sequences, controls and invisible characters out, and unifies line ends and spaces.
fn neutralise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let (kept, after) = rest.split_at(kept_len(rest));
        out.push_str(kept);
        rest = after;
        let Some(ch) = rest.chars().next() else {
            break;
        };
        let mut len = ch.len_utf8();
        match fate(ch) {
            Fate::Keep | Fate::Drop => {}
            Fate::Space => out.push(' '),
            Fate::LineEnd => {
                out.push('\n');
                len += usize::from(rest.starts_with("\r\n"));
            }
            Fate::ParagraphEnd => out.push_str("\n\n"),
            Fate::Sequence => len = escape::len(rest),
        }
        rest = rest.get(len..).unwrap_or_default();
    }
    out
}

/// Length of what `text` starts with that stays as it is.
fn kept_len(text: &str) -> usize {
    let mut len = 0;
    while let Some(rest) = text.get(len..) {
        let plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n');
        let beyond = rest.bytes().take_while(plain).count();
        len += beyond;
        match rest.get(beyond..).and_then(|rest| rest.chars().next()) {
            Some(ch) if fate(ch) == Fate::Keep => len += ch.len_utf8(),
            _ => break,
        }
    }
    len
}

/// Composes letters with their marks, and drops the joiners that join nothing and the marks past the limit.
fn settle(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // No letter is composed with what stands on another line.
    for line in text.split_inclusive('\n') {
        if is_clean(line, true) {
            out.push_str(line);
            continue;
        }
        let joined = drop_joiners(&compose(line));
        // Where a joiner went, a letter may have met its mark.
        let composed = compose(&joined);
        let mut marks = 0;
        out.extend(composed.chars().filter(|ch| {
            marks = if is_mark(*ch) { marks + 1 } else { 0 };
            marks <= MARKS_PER_LETTER
        }));
    }
    out
}

/// Composes letters with their marks (NFC), where they are not already.
fn compose(text: &str) -> Cow<'_, str> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Drops the joiners that stand beside anything but letters outside ASCII and pictures.
fn drop_joiners(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(ch) = chars.next() {
        let joins =
            |after: &char| is_joinable(before) && is_joinable(*after) && !is_combining_mark(*after);
        if !is_joiner(ch) || chars.peek().is_some_and(joins) {
            out.push(ch);
            before = ch;
        }
    }
    out
}

/// Whether a joiner beside `ch` can mean something.
fn is_joinable(ch: char) -> bool {
    !ch.is_ascii() && !ch.is_whitespace() && !is_joiner(ch)
}

#[cfg(test)]
mod tests;
