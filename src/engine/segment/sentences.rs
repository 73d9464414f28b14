//! Where sentences end.
//!
//! A sentence ends after a full stop, a question or an exclamation mark and the marks that close with it, unless what
//! stands on either side tells otherwise: an abbreviation, an initial, a quoted sentence followed by its attribution, a
//! bracket in mid-sentence. One pass over the tokens; no look ahead is longer than a few tokens.

use std::sync::LazyLock;

use super::super::lexicon::{self, Words};
use super::super::text::Span;
use super::{Token, TokenKind, lists};

const ABBREVIATIONS: &str = include_str!("../../../assets/lexicons/en/abbreviations.txt");

/// The word tables that the rules look into.
struct Tables {
    titles: Words,
    numbered: Words,
    inner: Words,
    last: Words,
    openers: Words,
    prepositions: Words,
    cues: Words,
    calendar: Words,
    zones: Words,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let abbreviations = |name| Words::new(lexicon::section(ABBREVIATIONS, name));
    let grammar = |name| Words::new(lexicon::section(super::FUNCTION_WORDS, name));
    Tables {
        titles: abbreviations("titles"),
        numbered: abbreviations("numbered"),
        inner: abbreviations("inner"),
        last: abbreviations("final"),
        openers: grammar("openers"),
        prepositions: grammar("prepositions"),
        cues: grammar("attributing"),
        calendar: grammar("calendar"),
        zones: grammar("zones"),
    }
});

/// A bracket in mid-sentence holds at most this many tokens: a longer one is a bracket that was never closed.
const LONGEST_BRACKET: usize = 80;

/// How far after a quoted question its attribution can stand: "the former finance minister asked".
const ATTRIBUTION: usize = 6;

/// A time at the head of a sentence ("At 5 a.m. Mr. Smith") comes within this many tokens.
const HEAD: usize = 3;

/// The ends of the sentences of one block: indexes just past their last token, in order; the last is `tokens.len()`.
pub(super) fn ends(text: &str, tokens: &[Token]) -> Vec<usize> {
    let mut reader = Reader {
        text,
        tokens,
        items: lists::starts(text, tokens),
        start: 0,
    };
    let mut ends = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let item = at > reader.start && reader.items.binary_search(&at).is_ok();
        if item {
            ends.push(at);
            reader.start = at;
        }
        at = match reader.step(at) {
            Step::On(next) => next,
            Step::End(next) => {
                ends.push(next);
                reader.start = next;
                next
            }
        };
    }
    if ends.last() != Some(&tokens.len()) && !tokens.is_empty() {
        ends.push(tokens.len());
    }
    ends
}

/// What a token means for the sentence.
enum Step {
    /// It goes on; read on at this token.
    On(usize),
    /// It ends before this token.
    End(usize),
}

/// What makes a token a possible end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// A full stop after a word that may be short for another.
    Full,
    /// The full stop of an initial or initialism, part of the word.
    Initials,
    /// `?`, `!` and their company.
    Strong,
    /// Dots or the ellipsis character.
    Ellipsis,
}

/// The tokens of a block and the sentence that is being read.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// Tokens that start an item of a list written on one line.
    items: Vec<usize>,
    /// First token of the sentence.
    start: usize,
}

impl<'a> Reader<'a> {
    /// The word or mark at `idx`; empty past the end.
    fn word(&self, idx: usize) -> &'a str {
        self.tokens
            .get(idx)
            .map_or("", |token| token.span.of(self.text))
    }

    /// Whether nothing stands between token `idx` and the one before it.
    fn is_glued(&self, idx: usize) -> bool {
        let before = idx
            .checked_sub(1)
            .and_then(|before| self.tokens.get(before));
        match (before, self.tokens.get(idx)) {
            (Some(before), Some(token)) => before.span.end == token.span.start,
            _ => false,
        }
    }

    fn kind(&self, idx: usize) -> Option<TokenKind> {
        self.tokens.get(idx).map(|token| token.kind)
    }

    /// What token `at` means.
    fn step(&self, at: usize) -> Step {
        let opens = matches!(self.word(at), "(" | "[") && at > self.start;
        if let Some(after) = opens.then(|| self.bracket(at)).flatten() {
            return Step::On(after);
        }
        let Some(stop) = self.stop(at) else {
            return Step::On(at + 1);
        };
        let tail = self.tail(at + 1);
        if self.is_boundary(stop, at, tail) {
            Step::End(tail)
        } else {
            Step::On(tail)
        }
    }

    /// The token after the bracket that opens at `at`, where it closes soon: its sentences are inside another.
    fn bracket(&self, at: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for idx in at..self.tokens.len().min(at + LONGEST_BRACKET) {
            match self.word(idx) {
                "(" | "[" => depth += 1,
                ")" | "]" => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return Some(idx + 1);
            }
        }
        None
    }

    /// Whether a sentence may end at token `at`.
    fn stop(&self, at: usize) -> Option<Stop> {
        let word = self.word(at);
        match word {
            "?" | "!" | "‽" | "。" | "！" | "？" => Some(Stop::Strong),
            "." => Some(Stop::Full),
            "…" => Some(Stop::Ellipsis),
            _ if word.starts_with("..") => Some(Stop::Ellipsis),
            _ if word.ends_with('.') => Some(Stop::Initials),
            _ => None,
        }
    }

    /// The token after the stops and closing marks that belong to the stop before `from`.
    fn tail(&self, from: usize) -> usize {
        let mut tail = from;
        while tail < self.tokens.len() {
            let stops = matches!(self.word(tail), "." | "?" | "!" | "…")
                || self.word(tail).starts_with("..");
            let closes = self.kind(tail) == Some(TokenKind::Close)
                || matches!(self.word(tail), ")" | "]") && self.is_glued(tail);
            // Dots set apart by spaces (". . . .") are one ellipsis.
            if !stops && !closes {
                break;
            }
            tail += 1;
        }
        tail
    }

    /// Whether the sentence ends before token `tail`, after the stop at `at`.
    fn is_boundary(&self, stop: Stop, at: usize, tail: usize) -> bool {
        if tail >= self.tokens.len() {
            return true;
        }
        if self.is_glued(tail) {
            return self.is_missing_space(stop, at, tail);
        }
        let Some(next) = self.next_word(tail) else {
            return false;
        };
        let reopens = self.kind(tail) == Some(TokenKind::Open);
        let quoted = (at + 1..tail).any(|idx| self.kind(idx) == Some(TokenKind::Close));
        if is_lower(self.word(next)) {
            return reopens && !quoted && stop == Stop::Full && !self.is_short(at);
        }
        if quoted && stop == Stop::Strong && self.is_attribution(next) {
            return false;
        }
        match stop {
            Stop::Strong => true,
            Stop::Ellipsis => self.word(next) != "I" || tail > at + 1,
            Stop::Full => !self.is_marker(at) && self.ends_abbreviation(at, next),
            Stop::Initials => self.ends_initials(at, next),
        }
    }

    /// Whether a space was forgotten: "Hello world.Today is Tuesday."
    fn is_missing_space(&self, stop: Stop, at: usize, tail: usize) -> bool {
        if self.kind(tail) == Some(TokenKind::Open) {
            return tail > at + 1 || stop == Stop::Strong;
        }
        let (before, after) = (self.word(at.saturating_sub(1)), self.word(tail));
        let mut chars = after.chars();
        let capital = chars.next().is_some_and(char::is_uppercase)
            && chars.next().is_some_and(char::is_lowercase);
        let lower = before.ends_with(char::is_lowercase) && is_lower(before);
        let number = before.ends_with(|c: char| c.is_ascii_digit());
        stop == Stop::Full && tail == at + 1 && capital && (lower || number) && !self.is_short(at)
    }

    /// The first word after the marks that can open a sentence, from token `from` on; `None` where another mark stands.
    fn next_word(&self, from: usize) -> Option<usize> {
        (from..self.tokens.len().min(from + 5)).find_map(|idx| match self.kind(idx) {
            Some(TokenKind::Open) => None,
            Some(TokenKind::Mark) if self.word(idx).starts_with(is_opening) => None,
            Some(TokenKind::Word | TokenKind::Number) => Some(Some(idx)),
            _ => Some(None),
        })?
    }

    /// Whether the word before the full stop at `at` is in one of the tables of abbreviations.
    fn is_short(&self, at: usize) -> bool {
        let word = self.word(at.saturating_sub(1));
        let tables = &*TABLES;
        self.is_glued(at)
            && [
                &tables.titles,
                &tables.numbered,
                &tables.inner,
                &tables.last,
            ]
            .iter()
            .any(|table| table.has(word))
    }

    /// Whether the full stop at `at` belongs to a list marker: "1. The first item".
    fn is_marker(&self, at: usize) -> bool {
        at == self.start + 1
            && self.kind(self.start) == Some(TokenKind::Number)
            && self.word(self.start).len() <= 2
            || self.items.binary_search(&self.start).is_ok() && at <= self.start + 2
    }

    /// Whether a sentence ends at the full stop `at` although a short form may stand before it; `next` starts upper.
    fn ends_abbreviation(&self, at: usize, next: usize) -> bool {
        if at == self.start || !self.is_glued(at) {
            return true;
        }
        let word = self.word(at - 1);
        let tables = &*TABLES;
        let number = self.kind(next) == Some(TokenKind::Number);
        if tables.titles.has(word) && !number || tables.inner.has(word) {
            return false;
        }
        if number {
            return !tables.numbered.has(word);
        }
        !tables.last.has(word) || self.opens(next)
    }

    /// Whether a sentence ends with the initial or initialism at `at`; `next` starts upper.
    fn ends_initials(&self, at: usize, next: usize) -> bool {
        let word = self.word(at);
        let first = self.word(self.start).to_lowercase();
        if matches!(word, "a.m." | "p.m." | "A.M." | "P.M.") {
            let headed = at <= self.start + HEAD && TABLES.prepositions.has(&first);
            return !headed && !self.goes_on_a_time(next);
        }
        if self.kind(next) == Some(TokenKind::Number) || matches!(word, "e.g." | "i.e.") {
            return false;
        }
        self.opens(next)
    }

    /// Whether the word at `idx` goes on with a time of day: "6 a.m. Monday", "9 p.m. EST"; not "at 6 p.m. Monday was over".
    fn goes_on_a_time(&self, idx: usize) -> bool {
        let tables = &*TABLES;
        let verb = matches!(
            self.word(idx + 1),
            "was" | "is" | "will" | "had" | "has" | "would"
        );
        let word = self.word(idx);
        tables.zones.has(word) || tables.calendar.has_folded(word) && !verb
    }

    /// Whether the capitalised word at `idx` is one that usually opens a sentence.
    fn opens(&self, idx: usize) -> bool {
        TABLES.openers.has_folded(self.word(idx))
            || self.kind(idx.saturating_sub(1)) == Some(TokenKind::Open)
    }

    /// Whether the words from `idx` attribute what was quoted before: "Smith asked".
    fn is_attribution(&self, idx: usize) -> bool {
        for at in idx..self.tokens.len().min(idx + ATTRIBUTION) {
            let word = self.word(at);
            if TABLES.cues.has(word) {
                return at > idx;
            }
            let name = word.starts_with(char::is_uppercase) || is_lower(word) && at > idx;
            if !name || self.kind(at) != Some(TokenKind::Word) {
                return false;
            }
        }
        false
    }
}

/// Whether `word` starts in lower case and is no name like `iPhone`.
fn is_lower(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_lowercase)
        && !(word.len() > 2 && word.chars().take(4).any(char::is_uppercase))
}

/// Whether a mark can stand before the first word of a sentence.
const fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '$'
            | '€'
            | '£'
            | '¥'
            | '#'
            | '@'
            | '•'
            | '⁃'
            | '*'
            | '¿'
            | '¡'
            | '\''
            | '‘'
            | '’'
            | '+'
            | '<'
    )
}

/// The part of the text that the tokens `range` cover.
pub(super) fn cover(tokens: &[Token], range: std::ops::Range<usize>) -> Option<Span> {
    let part = tokens.get(range)?;
    Some(part.first()?.span.cover(part.last()?.span))
}

#[cfg(test)]
mod tests;
