//! Passages as Markdown: a block quotation, then its citation. No text of an article can become markup.

use super::{Passage, acts, citation, words};

/// Writes passages as block quotations, an empty line between two.
pub(super) fn write(passages: &[Passage<'_>]) -> String {
    let written: Vec<String> = passages.iter().map(one).collect();
    written.join("\n")
}

/// One passage and its citation.
fn one(passage: &Passage<'_>) -> String {
    let words = words(passage);
    let paragraphs: Vec<String> = words
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| format!("> {}\n", escape(line)))
        .collect();
    let citation = escape(&citation(passage.article, &passage.spans));
    format!("{}>\n> — {citation}\n", paragraphs.join(">\n"))
}

/// `line` so that every Markdown reader shows it as it stands.
///
/// The marks that mean something anywhere in a line are escaped wherever they stand (those of common extensions
/// among them: tables, mathematics, footnotes), the others only where a line begins with them. An address stays as it
/// is: a reader that makes a link of it shows the same words.
pub(super) fn escape(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + line.len() / 16);
    let mut opening = true;
    let mut previous = ' ';
    for character in line.chars() {
        let starts_block = opening && matches!(character, '#' | '+' | '-' | '=' | ':');
        let numbers_item = opening && previous.is_ascii_digit() && matches!(character, '.' | ')');
        if is_markup(character) || starts_block || numbers_item {
            escaped.push('\\');
        }
        let shown = if acts(character) {
            char::REPLACEMENT_CHARACTER
        } else {
            character
        };
        escaped.push(shown);
        opening &= character.is_ascii_digit();
        previous = character;
    }
    escaped
}

/// Whether a mark means something wherever it stands.
const fn is_markup(character: char) -> bool {
    matches!(
        character,
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '^' | '{' | '}'
    )
}
