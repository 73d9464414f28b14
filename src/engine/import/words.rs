//! Small questions about words and lines that several formats ask.

/// `text` for comparing: lower case, straight apostrophes.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
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
    let mut rest = text;
    for _ in 0..n {
        rest = rest.trim_start();
        if rest.is_empty() {
            return false;
        }
        rest = past_word(rest);
    }
    true
}

/// What follows the word that `text` starts with.
fn past_word(text: &str) -> &str {
    let mut rest = text;
    loop {
        // Most of a word is told from white space without decoding it.
        let plain = rest.bytes().take_while(u8::is_ascii_graphic).count();
        rest = rest.get(plain..).unwrap_or_default();
        let inside = rest.chars().next().filter(|ch| !ch.is_whitespace());
        let Some(ch) = inside else {
            return rest;
        };
        rest = rest.get(ch.len_utf8()..).unwrap_or_default();
    }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_are_counted_as_they_are_split(text in "[a \u{a0}\u{2003}\té’.]{0,40}", n in 0_usize..20) {
            prop_assert_eq!(has(&text, n), text.split_whitespace().count() >= n);
        }
    }
}
