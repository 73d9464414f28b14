//! What a row is called: the fact in the words of an article, short enough to be read at a glance.

use super::Board;
use crate::engine::text::Span;

/// A label with fewer words hardly tells what the fact is.
const LEAST_WORDS: usize = 5;

/// A longer passage is cut, in characters.
const LONGEST: usize = 96;

/// What stands for words that are left out.
const CUT: char = '…';

/// A passage is as good a label as another that has at least this share of what it has in common with the rest.
const CENTRAL: f32 = 0.7;

/// A passage that tells a fact.
pub(super) struct Passage {
    /// The column it stands in.
    pub(super) column: usize,
    pub(super) span: Span,
    /// What it has in common with the passages of other articles.
    pub(super) likeness: f32,
    /// Whether it says otherwise than the others.
    pub(super) against: bool,
}

/// The label of a fact: the shortest passage that tells what the articles have in common, a whole sentence rather than a
/// part of one; what an article says otherwise only where no other tells it.
pub(super) fn of(board: &Board<'_>, passages: &[Passage]) -> String {
    let most = passages.iter().map(|passage| passage.likeness);
    let most = most.fold(0.0_f32, f32::max);
    let keyed = passages.iter().filter_map(|passage| {
        let column = board.columns.get(passage.column)?;
        let text = &column.analysis.article.text;
        let begins = column.sentence(passage.span).start == passage.span.start;
        let words = passage.span.of(text).split_whitespace().count();
        let key = (
            passage.against,
            passage.likeness < CENTRAL * most,
            words < LEAST_WORDS,
            !begins,
            words,
            passage.column,
            passage.span,
        );
        Some((key, shown(text, passage.span, begins)))
    });
    let best = keyed.min_by_key(|(key, _)| *key);
    best.map_or_else(String::new, |(_, label)| label)
}

/// The words of a passage, without the marks around a part of a sentence, and cut where they are many.
pub(super) fn shown(text: &str, span: Span, begins: bool) -> String {
    let words = span.of(text).trim();
    let inner = if begins {
        words
    } else {
        words.trim_start_matches(|mark: char| !mark.is_alphanumeric() && !"“\"‘'£$€".contains(mark))
    };
    let mut label: String = if begins {
        String::new()
    } else {
        format!("{CUT} ")
    };
    let mut length = 0;
    let mut whole = true;
    for word in inner.split_whitespace() {
        length += word.chars().count() + 1;
        if length > LONGEST {
            whole = false;
            break;
        }
        if !label.is_empty() && !label.ends_with(' ') {
            label.push(' ');
        }
        label.push_str(word);
    }
    let kept = if whole {
        label.trim_end_matches([',', ';', ':', '–', '—', ' '])
    } else {
        label.trim_end_matches(|mark: char| !mark.is_alphanumeric() && !"”\"%)".contains(mark))
    };
    let cut = if whole {
        String::new()
    } else {
        format!(" {CUT}")
    };
    let opened = if begins && unopened(kept) { "“" } else { "" };
    format!("{opened}{kept}{cut}{}", unclosed(kept))
}

/// Whether a sentence goes on with a quotation that began before it.
fn unopened(words: &str) -> bool {
    let close = words.find('”');
    close.is_some_and(|close| words.find('“').is_none_or(|open| close < open))
}

/// The mark that closes a quotation which the words leave open.
fn unclosed(words: &str) -> &'static str {
    let open = words.rfind('“');
    if open.is_some_and(|open| words.rfind('”').is_none_or(|close| close < open)) {
        "”"
    } else if words.starts_with('"') && words.matches('"').count() % 2 == 1 {
        "\""
    } else {
        ""
    }
}
