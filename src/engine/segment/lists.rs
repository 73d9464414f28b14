//! Lists that were run together on one line: "1. The first item 2. The second item", "• One • Two".
//!
//! Markers count as such only where they run on from the first: a text that starts with "1)" makes a later "2)" a
//! marker. A bullet is a marker anywhere.

use super::{Token, TokenKind};

/// The tokens that start an item, in order; empty for prose.
pub(super) fn starts(text: &str, tokens: &[Token]) -> Vec<usize> {
    let first = |token: &Token| token.span.of(text).chars().next().unwrap_or(' ');
    if tokens.first().is_some_and(|token| is_bullet(first(token))) {
        return (0..tokens.len())
            .filter(|&idx| tokens.get(idx).is_some_and(|token| is_bullet(first(token))))
            .collect();
    }
    let Some(style) = Marker::read(text, tokens, 0) else {
        return Vec::new();
    };
    let mut items = vec![0];
    let mut expected = style.number + 1;
    for idx in 1..tokens.len() {
        let found = Marker::read(text, tokens, idx)
            .is_some_and(|marker| marker.number == expected && marker.ending == style.ending);
        if found {
            items.push(idx);
            expected += 1;
        }
    }
    // One marker makes no list.
    if items.len() > 1 { items } else { Vec::new() }
}

/// Whether `c` is a bullet.
const fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '⁃' | '‣' | '◦' | '▪' | '●' | '∙')
}

/// The number or letter of an item.
struct Marker<'a> {
    number: u32,
    /// What stands after it: `.`, `)`, `.)`.
    ending: &'a str,
}

impl<'a> Marker<'a> {
    /// The marker that starts at token `idx`, followed by a word.
    fn read(text: &'a str, tokens: &[Token], idx: usize) -> Option<Self> {
        let label = tokens.get(idx)?;
        let word = label.span.of(text);
        let (number, from) = match label.kind {
            TokenKind::Number if word.len() <= 3 => (word.parse().ok()?, label.span.end),
            TokenKind::Word => {
                let letter = word.chars().next().filter(char::is_ascii_lowercase)?;
                let rest = word
                    .get(1..)
                    .filter(|rest| rest.is_empty() || *rest == ".")?;
                (
                    u32::from(letter) - u32::from('a') + 1,
                    label.span.end - rest.len(),
                )
            }
            _ => return None,
        };
        let ending = Self::ending(text.get(from..)?)?;
        let after = text.get(from + ending.len()..)?.trim_start();
        let starts = after.chars().next().is_some_and(char::is_alphabetic);
        starts.then_some(Self { number, ending })
    }

    /// The ending at the start of `rest`, where white space follows it.
    fn ending(rest: &str) -> Option<&str> {
        let length = rest.len() - rest.trim_start_matches(['.', ')']).len();
        let ending = rest.get(..length)?;
        let spaced = rest.get(length..)?.starts_with(char::is_whitespace);
        (spaced && matches!(ending, "." | ")" | ".)")).then_some(ending)
    }
}
