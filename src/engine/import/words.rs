//! Small questions about words and lines that several formats ask.

/// `text` for comparing: lower case, straight apostrophes.
pub(super) fn fold(text: &str) -> String {
    text.chars()
        .map(|ch| {
            if matches!(ch, '’' | '‘' | 'ʼ') {
                '\''
            } else {
                ch
            }
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// The number of words in `text`.
pub(super) fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether `text` has at least `n` words, told without reading on.
pub(super) fn has(text: &str, n: usize) -> bool {
    n == 0 || text.split_whitespace().nth(n - 1).is_some()
}

/// Whether `line` ends as a sentence does, quotation marks and brackets aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// Whether `line` reads as prose: a sentence at least, ended.
pub(super) fn is_prose(line: &str) -> bool {
    has(line, 10) && ends_sentence(line)
}

/// The letters and digits of `text` in lower case: what is left when case, marks and spaces count for nothing.
pub(super) fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|ch| ch.is_alphanumeric())
        .flat_map(char::to_lowercase)
}
