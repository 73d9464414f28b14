//! Passages as plain text: the words, then a line that says where they come from.

use super::{Passage, acts, citation, words};

/// Writes passages as plain text, an empty line between two.
pub(super) fn write(passages: &[Passage<'_>]) -> String {
    let written: Vec<String> = passages.iter().map(one).collect();
    written.join("\n")
}

/// One passage and its citation.
fn one(passage: &Passage<'_>) -> String {
    let words: String = words(passage)
        .chars()
        .map(|character| match character {
            '\n' => '\n',
            _ if acts(character) => char::REPLACEMENT_CHARACTER,
            _ => character,
        })
        .collect();
    let citation = citation(passage.article, &passage.spans);
    format!("{words}\n— {citation}\n")
}
