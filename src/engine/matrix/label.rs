//! What a row is called: the fact in the words of an article, short enough to be read at a glance.

use std::sync::LazyLock;

use super::{Board, Column};
use crate::engine::facts::Value;
use crate::engine::lexicon::{Words, section};
use crate::engine::segment::FUNCTION_WORDS;
use crate::engine::text::Span;

/// A label with fewer words hardly tells what the fact is.
const LEAST_WORDS: usize = 5;

/// A longer passage is cut, in characters.
const LONGEST: usize = 96;

/// So many labels are made for a fact: where two facts would be called the same, one takes its next.
const MOST_LABELS: usize = 4;

/// So many words of the start of a sentence tell whom it is about.
const LEAD: usize = 5;

/// So many facts before and behind a place are looked at for who is meant there.
const NEAR: usize = 12;

/// Words that carry a sentence on.
static CARRYING_ON: LazyLock<[Words; 3]> = LazyLock::new(|| {
    ["joining", "prepositions", "attributing"].map(|name| Words::new(section(FUNCTION_WORDS, name)))
});

/// Words that somebody who does something is named with.
static BEGINNING: LazyLock<[Words; 2]> = LazyLock::new(|| {
    ["determiners", "pronouns"].map(|name| Words::new(section(FUNCTION_WORDS, name)))
});

/// Words that stand for a name.
static PRONOUNS: LazyLock<Words> =
    LazyLock::new(|| Words::new(section(FUNCTION_WORDS, "pronouns")));

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

/// What a fact can be called, the best label first: the shortest passage that tells what the articles have in common, a whole sentence rather than a
/// part of one; what an article says otherwise only where no other tells it.
pub(super) fn of(board: &Board<'_>, passages: &[Passage]) -> Vec<String> {
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
        Some((key, (column, passage.span, begins)))
    });
    let mut keyed: Vec<_> = keyed.collect();
    keyed.sort_by_key(|(key, _)| *key);
    let labels = keyed
        .into_iter()
        .map(|(_, (column, span, begins))| told(column, span, begins));
    labels.take(MOST_LABELS).collect()
}

/// A passage as it can be read by itself: with the start of its sentence where it says too little without, and with the
/// name that a pronoun at its start stands for, in brackets.
pub(super) fn told(column: &Column<'_>, span: Span, begins: bool) -> String {
    let text = &column.analysis.article.text;
    let sentence = column.sentence(span);
    let words = span.of(text).split_whitespace().count();
    let whole = Span::new(sentence.start.min(span.start), span.end);
    let label = if begins && words < LEAST_WORDS {
        shown(text, sentence, true)
    } else if begins || (words >= LEAST_WORDS && !carries_on(span.of(text))) {
        shown(text, span, begins)
    } else if whole.of(text).chars().count() <= LONGEST {
        shown(text, whole, true)
    } else {
        led(text, whole, span)
    };
    let start = if label.starts_with(CUT) {
        span.start
    } else {
        sentence.start
    };
    named(column, start, &label).unwrap_or(label)
}

/// Whether words carry a sentence on: "and taken to its plant", "said the seal was worn"; but not where somebody else comes
/// in: "and the seal was worn".
fn carries_on(words: &str) -> bool {
    let mut words = words.split(|letter: char| !letter.is_alphanumeric());
    let mut words = words.by_ref().filter(|word| !word.is_empty());
    let (first, second) = (words.next(), words.next());
    let first = first.map(str::to_lowercase).unwrap_or_default();
    let begins = |word: &str| {
        let capital = |letter: char| !letter.is_lowercase();
        word.starts_with(capital) || BEGINNING.iter().any(|words| words.has(word))
    };
    let joins = matches!(first.as_str(), "and" | "but" | "or" | "so" | "yet");
    CARRYING_ON.iter().any(|words| words.has(&first)) && !(joins && second.is_some_and(begins))
}

/// The start of a sentence, and a passage further on in it: "The harbour board … until the tide turns".
fn led(text: &str, sentence: Span, span: Span) -> String {
    let before = Span::new(sentence.start, span.start).of(text);
    let lead: Vec<&str> = before.split_whitespace().take(LEAD).collect();
    let lead = lead.join(" ");
    let lead =
        lead.trim_end_matches(|mark: char| !mark.is_alphanumeric() && !"”\"%)".contains(mark));
    let rest = shown(text, span, false);
    let close = if rest.contains(['”', '"']) {
        ""
    } else {
        unclosed(lead)
    };
    format!("{lead}{close} {rest}")
}

/// A label with the name that the pronoun at its start, which stands at `start` in the text, is known to stand for.
fn named(column: &Column<'_>, start: usize, label: &str) -> Option<String> {
    let cut = format!("{CUT} ");
    let (before, words) = match label.strip_prefix(&cut) {
        Some(words) => (cut.as_str(), words),
        None => ("", label),
    };
    let (pronoun, rest) = words.split_once(' ')?;
    let is_pronoun = |word: &str| PRONOUNS.has(&word.to_lowercase());
    if !is_pronoun(pronoun) {
        return None;
    }
    let facts = &column.analysis.facts;
    let first = facts.partition_point(|fact| fact.span.end <= start);
    let near = facts.iter().skip(first.saturating_sub(NEAR)).take(2 * NEAR);
    let mut who = near.filter_map(|fact| match &fact.value {
        Value::Quote(quote) => quote.speaker.as_ref().map(|who| (&who.name, who.span)),
        Value::Claim(claim) => claim.source.as_ref().map(|who| (&who.name, who.span)),
        _ => None,
    });
    let text = &column.analysis.article.text;
    let stands = |span: Span| span.of(text) == pronoun && start <= span.start;
    let near_start = |span: Span| span.start - start <= pronoun.len();
    let (name, _) = who.find(|(_, span)| stands(*span) && near_start(*span))?;
    (!is_pronoun(name)).then(|| format!("{before}[{name}] {rest}"))
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

/// Words with the mark that closes what they leave open.
pub(super) fn closed(words: &str) -> String {
    format!("{words}{}", unclosed(words))
}

/// The mark that closes a quotation or a bracket which the words leave open.
fn unclosed(words: &str) -> &'static str {
    let open = words.rfind('“');
    let bracket = words.rfind('(');
    if bracket > open && bracket > words.rfind(')') {
        ")"
    } else if open.is_some_and(|open| words.rfind('”').is_none_or(|close| close < open)) {
        "”"
    } else if words.starts_with('"') && words.matches('"').count() % 2 == 1 {
        "\""
    } else {
        ""
    }
}
