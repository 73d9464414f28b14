//! The words around a passage, so that it can be found again in a text that has changed: the prefix and suffix of
//! the W3C Web Annotation model's text quote selector.

use super::super::text::Span;

/// How many characters of context are taken on each side: about a line, as annotation tools do.
const CONTEXT: usize = 60;

/// The text just before `span`: at most [`CONTEXT`] characters, from the start of a word.
pub(super) fn prefix(text: &str, span: Span) -> &str {
    let before = text.get(..span.start).unwrap_or_default();
    let Some((start, _)) = before.char_indices().rev().nth(CONTEXT - 1) else {
        return before;
    };
    let (earlier, near) = before.split_at(start);
    let at_word = start == 0 || earlier.ends_with(char::is_whitespace);
    match near.find(char::is_whitespace) {
        Some(gap) if !at_word => near.get(gap..).unwrap_or_default().trim_start(),
        _ => near,
    }
}

/// The text just after `span`: at most [`CONTEXT`] characters, to the end of a word.
pub(super) fn suffix(text: &str, span: Span) -> &str {
    let after = text.get(span.end..).unwrap_or_default();
    let Some((end, _)) = after.char_indices().nth(CONTEXT) else {
        return after;
    };
    let (near, later) = after.split_at(end);
    let at_word = later.starts_with(char::is_whitespace);
    match near.rfind(char::is_whitespace) {
        Some(gap) if !at_word => near.get(..gap).unwrap_or_default().trim_end(),
        _ => near,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_is_cut_at_words_and_touches_the_passage() {
        let text = format!(
            "{}the middle, {}",
            "before ".repeat(20),
            "after ".repeat(20)
        );
        let start = text.find("the middle").unwrap();
        let span = Span::new(start, start + "the middle".len());
        assert_eq!(prefix(&text, span), "before ".repeat(8));
        assert_eq!(
            suffix(&text, span),
            format!(", {}", "after ".repeat(9).trim_end())
        );
    }

    #[test]
    fn a_text_without_spaces_is_cut_between_characters() {
        let text = "報".repeat(200);
        let span = Span::new(300, 303);
        assert_eq!(prefix(&text, span).chars().count(), CONTEXT);
        assert_eq!(suffix(&text, span).chars().count(), CONTEXT);
    }

    #[test]
    fn at_the_ends_of_a_text_there_is_no_context() {
        assert_eq!(prefix("all of it", Span::new(0, 9)), "");
        assert_eq!(suffix("all of it", Span::new(0, 9)), "");
    }
}
