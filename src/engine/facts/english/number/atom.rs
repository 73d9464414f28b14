//! Atoms: the text of a sentence cut into runs of letters, runs of digits and single marks.
//!
//! Tokens keep together what a reader sees as one word; "8TB", "two-thirds" and "34-year-old" are one token, but a
//! number, a unit and a word of age. Rules about quantities need the finer cut.

use crate::engine::text::Span;

use super::decimal::Decimal;
use super::sense::{Sense, sense};

/// Sentences longer than this, in bytes, are read in pieces, so that memory stays bounded by it: ten times longer than
/// the longest sentences of newspapers.
const PIECE: usize = 16 * 1024;

/// One atom.
#[derive(Clone, Copy, Debug)]
pub(in crate::engine::facts::english) struct Atom {
    /// Where it stands in the article's text.
    pub span: Span,
    /// What it is made of.
    pub kind: AtomKind,
    /// What the word tables say of it.
    pub sense: Sense,
}

/// What an atom is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::engine::facts::english) enum AtomKind {
    /// Letters.
    Letters,
    /// Digits, with grouping and decimals.
    Digits,
    /// One mark or symbol.
    Mark,
}

/// The atoms of a sentence, or of a piece of a very long one.
#[derive(Debug)]
pub(in crate::engine::facts::english) struct Line<'a> {
    /// The article's text.
    pub text: &'a str,
    /// How the article writes decimals.
    pub decimal: Decimal,
    atoms: Vec<Atom>,
}

impl<'a> Line<'a> {
    /// Cuts the bytes `start..end` of `text`, which writes decimals behind a point.
    #[cfg(test)]
    pub(in crate::engine::facts::english) fn new(text: &'a str, start: usize, end: usize) -> Self {
        Self::with(text, start, end, Decimal::Point)
    }

    /// Cuts the bytes `start..end` of the article `text`, which writes decimals as `decimal` says.
    pub(in crate::engine::facts::english) fn with(
        text: &'a str,
        start: usize,
        end: usize,
        decimal: Decimal,
    ) -> Self {
        // A word of English has about five letters and a space.
        let mut atoms = Vec::with_capacity(end.saturating_sub(start) / 5);
        let mut at = start;
        while let Some(rest) = text.get(at..end)
            && let Some(char) = rest.chars().next()
        {
            if char == ' ' {
                at += 1;
                continue;
            }
            let (len, kind) = if char.is_ascii_digit() {
                (digits_len(rest, decimal), AtomKind::Digits)
            } else if char.is_alphabetic() {
                (letters_len(rest), AtomKind::Letters)
            } else {
                (char.len_utf8(), AtomKind::Mark)
            };
            let span = Span::new(at, at + len);
            at += len;
            if !char.is_whitespace() {
                let sense = if kind == AtomKind::Letters {
                    sense(span.of(text))
                } else {
                    Sense::Other
                };
                atoms.push(Atom { span, kind, sense });
            }
        }
        Self {
            text,
            decimal,
            atoms,
        }
    }

    /// How many atoms there are.
    pub(in crate::engine::facts::english) fn len(&self) -> usize {
        self.atoms.len()
    }

    /// The atom at `idx`.
    pub(in crate::engine::facts::english) fn atom(&self, idx: usize) -> Option<&Atom> {
        self.atoms.get(idx)
    }

    /// The text of the atom at `idx`; empty outside the line.
    pub(in crate::engine::facts::english) fn word(&self, idx: usize) -> &'a str {
        self.atom(idx).map_or("", |atom| atom.span.of(self.text))
    }

    /// What the atom at `idx` means.
    pub(in crate::engine::facts::english) fn sense(&self, idx: usize) -> Sense {
        self.atom(idx).map_or(Sense::Other, |atom| atom.sense)
    }

    /// Whether the atom at `idx` is `word`, in any case.
    pub(in crate::engine::facts::english) fn is(&self, idx: usize, word: &str) -> bool {
        self.word(idx).eq_ignore_ascii_case(word)
    }

    /// Whether the atom at `idx` is one of `words`, in any case.
    pub(in crate::engine::facts::english) fn any(&self, idx: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(idx, word))
    }

    /// Whether the atom at `idx` is of `kind`.
    pub(in crate::engine::facts::english) fn has_kind(&self, idx: usize, kind: AtomKind) -> bool {
        self.atom(idx).is_some_and(|atom| atom.kind == kind)
    }

    /// Whether the atom at `idx` touches the one before it.
    pub(in crate::engine::facts::english) fn glued(&self, idx: usize) -> bool {
        let before = self.atom(idx.wrapping_sub(1));
        self.atom(idx)
            .zip(before)
            .is_some_and(|(atom, before)| before.span.end == atom.span.start)
    }

    /// Whether the atom at `idx` starts with a capital letter.
    pub(in crate::engine::facts::english) fn capital(&self, idx: usize) -> bool {
        self.word(idx)
            .chars()
            .next()
            .is_some_and(char::is_uppercase)
    }

    /// The atom at `idx` as a small whole number in digits: at most four of them, nothing else.
    pub(in crate::engine::facts::english) fn small(&self, idx: usize) -> Option<u16> {
        let digits = self.word(idx);
        let plain = digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    }

    /// Whether a sign of money stands before the atom at `idx`.
    pub(in crate::engine::facts::english) fn follows_currency(&self, idx: usize) -> bool {
        matches!(
            self.word(idx.wrapping_sub(1)),
            "$" | "£" | "€" | "¥" | "₹" | "₽" | "₪" | "₩" | "₺" | "₴"
        )
    }

    /// The words from atom `from` to just before atom `to`.
    pub(in crate::engine::facts::english) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.atom(from).map_or(0, |atom| atom.span.start);
        let end = self
            .atom(to.wrapping_sub(1))
            .map_or(start, |atom| atom.span.end);
        Span::new(start, end)
    }
}

/// Cuts a sentence that is longer than [`PIECE`] into pieces of about that length, at white space where there is some.
pub(in crate::engine::facts::english) fn pieces(
    text: &str,
    sentence: Span,
) -> impl Iterator<Item = Span> {
    let mut at = sentence.start;
    std::iter::from_fn(move || {
        if at >= sentence.end {
            return None;
        }
        let start = at;
        at = if sentence.end - at <= PIECE {
            sentence.end
        } else {
            let piece = (0..4).find_map(|back| text.get(at..at + PIECE - back));
            let piece = piece.unwrap_or_default();
            let space = piece.rfind(char::is_whitespace).filter(|&space| space > 0);
            at + space.unwrap_or(piece.len()).max(1)
        };
        Some(Span::new(start, at))
    })
}

/// Length of the letters at the start of `text`. Most are ASCII, which needs no decoding.
fn letters_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ascii = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    if bytes.get(ascii).is_none_or(u8::is_ascii) {
        return ascii;
    }
    let rest = text.get(ascii..).unwrap_or_default();
    let more = rest.find(|char: char| !char.is_alphabetic());
    ascii + more.unwrap_or(rest.len())
}

/// Length of the digits at the start of `text`, with `,` or a space that cannot break between groups of three, and a
/// point between digits; with decimals behind a comma, with that between digits.
fn digits_len(text: &str, decimal: Decimal) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let group = |at: usize| (at..at + 3).all(is_digit) && !is_digit(at + 3);
    // "12,50,000": groups of two before the last one of three, as India writes them.
    let lakh = |at: usize| {
        let pairs = (0..4)
            .find(|&pairs| bytes.get(at + 3 * pairs + 2) != Some(&b','))
            .unwrap_or(0);
        let pair = |at: usize| is_digit(at) && is_digit(at + 1);
        pairs > 0 && (0..pairs).all(|idx| pair(at + 3 * idx)) && group(at + 3 * pairs)
    };
    let mut len = 0;
    loop {
        while is_digit(len) {
            len += 1;
        }
        let rest = text.get(len..).unwrap_or_default();
        let mut chars = rest.chars();
        match chars.next() {
            Some('.') if is_digit(len + 1) => len += 1,
            Some(',') if decimal == Decimal::Comma && is_digit(len + 1) => len += 1,
            Some(',') if group(len + 1) || len <= 2 && lakh(len + 1) => len += 1,
            Some(',')
                if len > 3 && bytes.get(len.wrapping_sub(3)) == Some(&b',') && lakh(len + 1) =>
            {
                len += 1;
            }
            // "10 000": a plain space groups where thousands follow that are round.
            Some(' ') if len <= 3 && rest.starts_with(" 000") && group(len + 1) => len += 1,
            Some(space @ ('\u{a0}' | '\u{202f}' | '\u{2009}')) if group(len + space.len_utf8()) => {
                len += space.len_utf8();
            }
            _ => return len,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let line = Line::new(text, 0, text.len());
        let found: Vec<_> = (0..line.len()).map(|idx| line.word(idx)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn letters_digits_and_marks_part() {
        check("as much as 8TB.", &["as", "much", "as", "8", "TB", "."]);
        check("two-thirds", &["two", "-", "thirds"]);
        check(
            "£1,200.50 and 1,20",
            &["£", "1,200.50", "and", "1", ",", "20"],
        );
        check("5\u{a0}000 5\u{a0}00", &["5\u{a0}000", "5", "00"]);
        check(
            "12,50,000 and 1,23,45,678",
            &["12,50,000", "and", "1,23,45,678"],
        );
        check("10 000 and 2014 000", &["10 000", "and", "2014", "000"]);
    }

    #[test]
    fn an_endless_sentence_is_read_in_pieces() {
        let text = "word ".repeat(PIECE);
        let found: Vec<_> = pieces(&text, Span::new(0, text.len())).collect();
        assert!(
            found
                .iter()
                .all(|piece| piece.len() <= PIECE && piece.fits(&text))
        );
        assert_eq!(
            found.iter().map(|piece| piece.len()).sum::<usize>(),
            text.len()
        );
    }
}
