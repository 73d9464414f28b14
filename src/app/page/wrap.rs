//! One part of a text to lines, by textwrap; lines are spans, so that facts stay where they are.

use std::sync::Arc;

use textwrap::WordSeparator;
use textwrap::core::{Word, break_words};
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use crate::engine::text::Span;

/// Up to here lines are chosen for the whole paragraph (Knuth and Plass); beyond, line by line, which is faster.
const OPTIMAL: usize = 4 * 1024;

/// Wraps one part of a text into lines of at most `width` columns; at least one line.
pub(in crate::app) fn wrap(text: &str, part: Span, width: usize) -> Arc<[Span]> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut start = part.start;
    for piece in part.of(text).split('\n') {
        wrap_line(piece, start, width, &mut lines);
        start += piece.len() + 1;
    }
    if lines.is_empty() {
        lines.push(Span::new(part.start, part.start));
    }
    lines.into()
}

fn wrap_line(piece: &str, start: usize, width: usize, lines: &mut Vec<Span>) {
    let words: Vec<_> = WordSeparator::UnicodeBreakProperties
        .find_words(piece)
        .collect();
    let words = break_words(words, width);
    let columns = [f64::from(u16::try_from(width).unwrap_or(u16::MAX))];
    let chosen = if piece.len() <= OPTIMAL {
        wrap_optimal_fit(&words, &columns, &Penalties::new()).ok()
    } else {
        None
    };
    let chosen = chosen.unwrap_or_else(|| wrap_first_fit(&words, &columns));
    let mut offset = start;
    for line in chosen {
        let whole: usize = line.iter().map(length).sum();
        let space = line.last().map_or(0, |word| word.whitespace.len());
        if whole > space {
            lines.push(Span::new(offset, offset + whole - space));
        }
        offset += whole;
    }
}

/// Bytes of a word and the white space after it.
fn length(word: &Word<'_>) -> usize {
    word.word.len() + word.whitespace.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, width: usize, lines: &[&str]) {
        let spans = wrap(text, Span::new(0, text.len()), width);
        let wrapped: Vec<_> = spans.iter().map(|span| span.of(text)).collect();
        assert_eq!(wrapped, lines, "{text:?} in {width}");
    }

    #[test]
    fn lines_hold_every_word_and_no_space_at_their_ends() {
        check("one two three", 7, &["one two", "three"]);
        check("one  two ", 20, &["one  two"]);
        check("", 10, &[""]);
        check("a\nb", 10, &["a", "b"]);
        check("\n", 10, &[""]);
        check("abcdefgh", 3, &["abc", "def", "gh"]);
        check("日本の新聞は", 5, &["日本", "の新", "聞は"]);
        check(
            "right most of the time: 89 in 100 facts of this rule are right",
            60,
            &[
                "right most of the time: 89 in 100 facts of this rule are",
                "right",
            ],
        );
        check("word", 0, &["w", "o", "r", "d"]);
    }

    #[test]
    fn a_long_paragraph_without_spaces_still_ends() {
        let text = "x".repeat(20_000);
        let spans = wrap(&text, Span::new(0, text.len()), 72);
        assert_eq!(spans.len(), 20_000_usize.div_ceil(72));
    }
}
