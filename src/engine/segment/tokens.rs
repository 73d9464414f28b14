//! Words, numbers and marks, with their exact places.
//!
//! One pass over the characters, never looking back further than the token before. The tokens hold every character that
//! is not white space. Quotation marks come out as plain marks; [`marks`](super::marks) tells which open and which close.

use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

use super::super::lexicon::{self, Words};
use super::super::text::Span;
use super::{Token, TokenKind};

/// Words whose `'s` is a verb ("it's"): they keep it.
static CONTRACTING: LazyLock<Words> =
    LazyLock::new(|| Words::new(lexicon::section(super::FUNCTION_WORDS, "contracting")));

/// How web addresses start.
const ADDRESSES: [&str; 3] = ["http://", "https://", "www."];

/// Adds the tokens of the part `within` of `text` to `out`, as long as it holds fewer than `most`; answers with where the
/// part was left unread, if it was. Their forms are numbered later.
pub(super) fn scan(text: &str, within: Span, out: &mut Vec<Token>, most: usize) -> Option<usize> {
    let mut scanner = Scanner {
        rest: within.of(text),
        at: within.start,
        previous: None,
    };
    while let Some(token) = scanner.token(text) {
        if out.len() >= most {
            return Some(token.span.start);
        }
        scanner.previous = Some(token);
        out.push(token);
    }
    None
}

/// Whether `c` is one of the characters written for an apostrophe.
pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Where the pass stands.
struct Scanner<'a> {
    /// What is still to read.
    rest: &'a str,
    /// Offset of `rest` in the text.
    at: usize,
    /// The token before.
    previous: Option<Token>,
}

impl Scanner<'_> {
    /// The next token.
    fn token(&mut self, text: &str) -> Option<Token> {
        self.skip_space();
        let first = self.rest.chars().next()?;
        let (length, kind) = if let Some(length) = plain_word(self.rest) {
            (length, TokenKind::Word)
        } else if let Some(length) = address(self.rest) {
            (length, TokenKind::Word)
        } else if let Some(length) = self.possessive(text) {
            (length, TokenKind::Possessive)
        } else if first.is_ascii_digit() {
            number(self.rest)
        } else if first.is_alphanumeric() {
            (self.word(text), TokenKind::Word)
        } else {
            let glued = self.previous.is_some_and(|token| token.span.end == self.at);
            let length = doubled(self.rest, glued).unwrap_or_else(|| mark(self.rest, first));
            (length, TokenKind::Mark)
        };
        let span = Span::new(self.at, self.at + length);
        self.advance(length);
        Some(Token {
            span,
            kind,
            form: 0,
        })
    }

    /// Moves on to what is not white space, which is mostly one plain space away.
    fn skip_space(&mut self) {
        if let [b' ', next, ..] = self.rest.as_bytes()
            && next.is_ascii_graphic()
        {
            self.advance(1);
        } else {
            self.advance(self.rest.len() - self.rest.trim_start().len());
        }
    }

    /// Moves on by `length` bytes.
    fn advance(&mut self, length: usize) {
        self.rest = self.rest.get(length..).unwrap_or_default();
        self.at += length;
    }

    /// Length of the `'s` that stands here, directly after a word.
    fn possessive(&self, text: &str) -> Option<usize> {
        let previous = self.previous?;
        let wordlike = matches!(previous.kind, TokenKind::Word | TokenKind::Number);
        if !wordlike || previous.span.end != self.at || previous.span.of(text).is_empty() {
            return None;
        }
        let mark = self.rest.chars().next().filter(|&c| is_apostrophe(c))?;
        let after = self.rest.get(mark.len_utf8()..)?;
        is_lone_s(after).then_some(mark.len_utf8() + 1)
    }

    /// Length of the word that starts here.
    fn word(&self, text: &str) -> usize {
        let length = word(self.rest);
        let word = self.rest.get(..length).unwrap_or_default();
        let after = self.rest.get(length..).unwrap_or_default();
        let stop = after.starts_with('.') && !after.starts_with("..");
        let initialism =
            word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
        // "you and I." ends a sentence, "Albert I. Jones" does not.
        let initial = word.chars().count() == 1
            && word.chars().all(char::is_uppercase)
            && !(word == "I" && self.after_lower_case(text));
        let titled = word.contains('.') && word.len() <= 5 && word.ends_with('D');
        length + usize::from(stop && (initialism || initial || titled))
    }

    /// Whether the token before is a word in lower case.
    fn after_lower_case(&self, text: &str) -> bool {
        self.previous
            .is_some_and(|previous| previous.span.of(text).starts_with(char::is_lowercase))
    }
}

/// Whether `text` starts with an `s` that ends a word.
fn is_lone_s(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Length of the word of ASCII letters and digits that `text` starts with, where what follows can neither go on with it nor
/// make it an address: most words.
fn plain_word(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    bytes.first().filter(|byte| byte.is_ascii_alphabetic())?;
    let length = bytes
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric())?;
    let next = bytes.get(length)?;
    matches!(next, b' ' | b'\n' | b',' | b';' | b'"' | b')' | b'!' | b'?').then_some(length)
}

/// Length of the web or mail address that `text` starts with.
fn address(text: &str) -> Option<usize> {
    if !ADDRESSES.iter().any(|start| text.starts_with(start)) {
        return mail(text);
    }
    let end = text
        .find(|c: char| c.is_whitespace() || "\"“”«»<>[]{}".contains(c))
        .unwrap_or(text.len());
    let address = text
        .get(..end)?
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', ')', '…']);
    Some(address.len())
}

/// Length of the mail address that `text` starts with: at most 64 bytes before its `@` (RFC 5321, 4.5.3.1.1).
fn mail(text: &str) -> Option<usize> {
    let head = text.bytes().take(65).position(|byte| !is_mail_byte(byte))?;
    let host = text.get(head..)?.strip_prefix('@').filter(|_| head > 0)?;
    let end = host
        .bytes()
        .position(|byte| !byte.is_ascii_alphanumeric() && byte != b'.' && byte != b'-')
        .unwrap_or(host.len());
    let host = host.get(..end)?.trim_end_matches(['.', '-']);
    host.contains('.').then_some(head + 1 + host.len())
}

/// Whether `byte` can stand before the `@` of a mail address.
const fn is_mail_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+' | b'%')
}

/// Length and kind of the number, or of the word that begins with digits, that `text` starts with.
fn number(text: &str) -> (usize, TokenKind) {
    let mut chars = text.char_indices().peekable();
    let mut digits = 0;
    while let Some((at, c)) = chars.next() {
        let grouped =
            matches!(c, '.' | ',') && chars.peek().is_some_and(|next| next.1.is_ascii_digit());
        if !c.is_ascii_digit() && !grouped {
            break;
        }
        digits = at + c.len_utf8();
    }
    let rest = text.get(digits..).unwrap_or_default();
    let letters = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
    let suffix = rest.get(..letters).unwrap_or_default();
    let ordinal = matches!(
        suffix,
        "st" | "nd" | "rd" | "th" | "s" | "ST" | "ND" | "RD" | "TH"
    );
    let after = rest.get(letters..).unwrap_or_default();
    let mut next = after.chars();
    let hyphen =
        matches!(next.next(), Some('-' | '‑')) && next.next().is_some_and(char::is_alphabetic);
    if hyphen {
        (digits + letters + word(after), TokenKind::Word)
    } else if suffix.is_empty() || ordinal {
        (digits + letters, TokenKind::Number)
    } else {
        (digits + word(rest), TokenKind::Word)
    }
}

/// Length of the word that `text` starts with: letters and digits, and the marks that join them.
fn word(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut seen = Seen::default();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|next| next.1);
        let inside = c.is_alphanumeric()
            || is_combining_mark(c)
            || next.is_some_and(|next| joins(text, (at, c), next, seen));
        if !inside {
            break;
        }
        seen.note(c);
        end = at + c.len_utf8();
    }
    end
}

/// What a word has shown so far.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// Characters since the last full stop of the word.
    since_stop: usize,
}

impl Seen {
    fn note(&mut self, c: char) {
        self.since_stop = if c == '.' { 0 } else { self.since_stop + 1 };
    }
}

/// Whether the mark `c` at `at` of `text` joins the parts of one word, `next` being the character after it.
fn joins(text: &str, (at, c): (usize, char), next: char, seen: Seen) -> bool {
    if !next.is_alphanumeric() {
        return false;
    }
    match c {
        '-' | '\u{2010}' | '‑' | '_' | '&' | '\u{AD}' | '\u{200D}' | '\u{200C}' => true,
        '.' => joins_stop(text.get(at + 1..).unwrap_or_default(), next, seen),
        _ if is_apostrophe(c) => {
            let after = text.get(at + c.len_utf8()..).unwrap_or_default();
            next.is_alphabetic()
                && (!is_lone_s(after) || CONTRACTING.has_folded(text.get(..at).unwrap_or_default()))
        }
        _ => false,
    }
}

/// Whether a full stop before `after` joins: in addresses (`example.com`) and initialisms (`U.S`, `Ph.D`).
fn joins_stop(after: &str, next: char, seen: Seen) -> bool {
    let lone = !after.chars().nth(1).is_some_and(char::is_alphanumeric);
    next.is_lowercase() && (seen.since_stop > 1 || lone)
        || next.is_uppercase() && lone && seen.since_stop <= 2
}

/// Length of a double quotation mark written as two single ones: `''`, ` `` `, `‘‘`. Of three in a row the one beside the
/// words stands alone, where `glued` tells that words stand to the left.
fn doubled(text: &str, glued: bool) -> Option<usize> {
    let mut chars = text.chars();
    let sign = chars
        .next()
        .filter(|sign| matches!(sign, '\'' | '`' | '‘' | '’'))?;
    let count = chars.take(3).take_while(|&next| next == sign).count() + 1;
    (count >= 2 && !(count == 3 && glued)).then_some(2 * sign.len_utf8())
}

/// Length of the mark `first` that `text` starts with; full stops and hyphens in a row are one mark.
fn mark(text: &str, first: char) -> usize {
    if matches!(first, '.' | '-') {
        return text.len() - text.trim_start_matches(first).len();
    }
    let rest = text.get(first.len_utf8()..).unwrap_or_default();
    let combining = rest.len() - rest.trim_start_matches(is_combining_mark).len();
    first.len_utf8() + combining
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut tokens = Vec::new();
        scan(text, Span::new(0, text.len()), &mut tokens, usize::MAX);
        let words: Vec<_> = tokens.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn words_keep_what_joins_them() {
        check("They don't sit-in.", &["They", "don't", "sit-in", "."]);
        check("AT&T’s R&D", &["AT&T", "’s", "R&D"]);
        check("It’s the bank’s 8TB", &["It’s", "the", "bank", "’s", "8TB"]);
        check("the workers’ strike", &["the", "workers", "’", "strike"]);
        check("a 34-year-old man", &["a", "34-year-old", "man"]);
    }

    #[test]
    fn full_stops_belong_to_initialisms_only() {
        check("the U.S. and U.N.", &["the", "U.S.", "and", "U.N."]);
        check("J. K. Rowe", &["J.", "K.", "Rowe"]);
        check(
            "At 5 a.m. Mr. Smith",
            &["At", "5", "a.m.", "Mr", ".", "Smith"],
        );
        check("you and I. Did", &["you", "and", "I", ".", "Did"]);
        check("a Ph.D. thesis", &["a", "Ph.D.", "thesis"]);
        check("Hello world.Today", &["Hello", "world", ".", "Today"]);
        check("Plan B... then", &["Plan", "B", "...", "then"]);
    }

    #[test]
    fn two_single_marks_are_one_double_mark() {
        check("''No,'' he", &["''", "No", ",", "''", "he"]);
        check("``No'' he", &["``", "No", "''", "he"]);
        check("''a 'no''' he", &["''", "a", "'", "no", "'", "''", "he"]);
    }

    #[test]
    fn numbers_keep_their_grouping() {
        check("1,200 of 2.3, 50th", &["1,200", "of", "2.3", ",", "50th"]);
        check("bought 1,000.That", &["bought", "1,000", ".", "That"]);
        check("the 1990s, $5.5m", &["the", "1990s", ",", "$", "5.5m"]);
        check(
            "at 1026.253.553. That",
            &["at", "1026.253.553", ".", "That"],
        );
    }

    #[test]
    fn addresses_are_one_word() {
        check(
            "See https://www.example.org/a-b_c.html. Or",
            &["See", "https://www.example.org/a-b_c.html", ".", "Or"],
        );
        check(
            "Write to Jane.Doe@example.com.",
            &["Write", "to", "Jane.Doe@example.com", "."],
        );
        check("on example.com today", &["on", "example.com", "today"]);
    }
}
