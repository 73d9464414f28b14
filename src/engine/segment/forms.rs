//! The different spellings of a text, each with a number.
//!
//! A text of a thousand words has some four hundred spellings, one of a hundred thousand some ten thousand. What a word is
//! like, whatever stands around it, is found once for each of them.

use rustc_hash::FxHashMap;

use super::Token;
use crate::engine::text::Span;

/// Gives each of the `tokens` of `text` the number of its form; answers with the place where each form first stands.
pub(super) fn number(text: &str, tokens: &mut [Token]) -> Vec<Span> {
    let mut known: FxHashMap<&str, u32> = FxHashMap::default();
    let mut forms = Vec::new();
    for token in tokens {
        token.form = *known.entry(token.span.of(text)).or_insert_with(|| {
            forms.push(token.span);
            // There are at most as many as there are tokens, see `MOST_TOKENS`.
            u32::try_from(forms.len() - 1).unwrap_or(u32::MAX)
        });
    }
    forms
}

#[cfg(test)]
mod tests {
    use crate::engine::article::Article;
    use crate::engine::segment::segment;

    #[test]
    fn words_of_one_spelling_share_a_number() {
        let article = Article::of_lines("the cat and The dog.\nand the end.");
        let segments = segment(&article);
        let forms: Vec<_> = segments.tokens.iter().map(|token| token.form).collect();
        assert_eq!(forms, [0, 1, 2, 3, 4, 5, 2, 0, 6, 5]);
        let spelt: Vec<_> = segments
            .forms
            .iter()
            .map(|form| form.of(&article.text))
            .collect();
        assert_eq!(spelt, ["the", "cat", "and", "The", "dog", ".", "end"]);
    }
}
