//! Folding: what does not count when a line is searched. Lines and queries are folded alike.

use unicode_normalization::char::decompose_canonical;

use crate::engine::text::Span;

/// Gives each folded character of `text` with the span of the character it comes from.
///
/// Case, accents, the shape of quotation marks and dashes, and the kind of white space do not count. One character
/// may fold to two (`ß`), or to none (an accent on its own).
pub(super) fn each(text: &str, mut put: impl FnMut(char, Span)) {
    for (start, ch) in text.char_indices() {
        let span = Span::new(start, start + ch.len_utf8());
        if ch.is_ascii() {
            put(plain_ascii(ch), span);
            continue;
        }
        decompose_canonical(ch, |part| {
            if is_accent(part) {
                return;
            }
            if let Some(plain) = plain(part) {
                plain.chars().for_each(|letter| put(letter, span));
                return;
            }
            for lower in part.to_lowercase().filter(|lower| !is_accent(*lower)) {
                put(lower, span);
            }
        });
    }
}

/// The folded text alone.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    each(text, |ch, _| folded.push(ch));
    folded
}

fn plain_ascii(ch: char) -> char {
    if ch.is_ascii_control() {
        ' '
    } else {
        ch.to_ascii_lowercase()
    }
}

/// The combining marks of Latin, Greek and Cyrillic. Vowel signs of other scripts are letters, not accents.
fn is_accent(ch: char) -> bool {
    matches!(ch, '\u{300}'..='\u{36F}')
}

/// Letters that Unicode does not decompose though people type them without their stroke, and typographic marks.
fn plain(ch: char) -> Option<&'static str> {
    Some(match ch {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        'ς' => "σ",
        '‘' | '’' | '‚' | '′' => "'",
        '“' | '”' | '„' | '″' | '«' | '»' => "\"",
        '‐'..='―' | '−' => "-",
        '…' => "...",
        _ if ch.is_whitespace() || ch.is_control() => " ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, folded: &str) {
        assert_eq!(fold(text), folded);
    }

    #[test]
    fn accents_case_and_typography_do_not_count() {
        check("Émile Zola", "emile zola");
        check("E\u{301}mile", "emile");
        check("Łódź, Straße, Ærø", "lodz, strasse, aero");
        check("İstanbul", "istanbul");
        check("“Don’t” – he said…", "\"don't\" - he said...");
        check("a\u{a0}b\tc\nd", "a b c d");
        check("Γιάννης", "γιαννησ");
        check("東京", "東京");
    }

    #[test]
    fn each_folded_character_knows_where_it_comes_from() {
        let mut found = Vec::new();
        each("ßé", |ch, span| found.push((ch, span.start, span.end)));
        assert_eq!(found, [('s', 0, 2), ('s', 0, 2), ('e', 2, 4)]);
    }
}
