//! The outlet's name beside a phrase of contact or citation.

use super::Sign;
use crate::engine::import::outlets;
use crate::engine::text::Span;

/// The longest name looked at, in bytes and in words.
const NAME_BYTES: usize = 80;
const NAME_WORDS: usize = 5;
/// How far "for comment" may stand from "has reached out to", in bytes.
const REQUEST_BYTES: usize = 300;

/// The outlet's name that follows `cue`: one the lexicon knows or that ends like one.
pub(super) fn name_after(line: &str, cue: Span) -> Option<Span> {
    let rest = line.get(cue.end..)?.strip_prefix(' ')?;
    if line.get(..cue.start)?.ends_with(char::is_alphanumeric) {
        return None;
    }
    let run = capitals(cut(rest, NAME_BYTES)).shift(cue.end + 1);
    let found = run.of(line);
    (outlets::known(found).is_some() || outlets::has_outlet_noun(found)).then_some(run)
}

/// The name that precedes `cue`. As the subject of a request for comment any name will do: only reporters make those.
pub(super) fn name_before(line: &str, cue: Span, sign: Sign) -> Option<Span> {
    let head = line.get(..cue.start)?;
    let near = cut_back(head, NAME_BYTES);
    let subject = near
        .rsplit(['.', '!', '?', ',', ';', ':', '“', '”', '"', '(', ')'])
        .next()?;
    let subject = subject.trim();
    let start = subject.as_ptr().addr() - line.as_ptr().addr();
    let whole = Span::new(start, start + subject.len());
    let last = last_capitals(subject).shift(start);
    let known = |span: Span| {
        outlets::known(span.of(line)).is_some() || outlets::has_outlet_noun(span.of(line))
    };
    if sign == Sign::Citing {
        return known(last).then_some(last);
    }
    let possessive = cue.of(line).starts_with(['\'', '’']);
    let asks = possessive
        || cut(line.get(cue.end..)?, REQUEST_BYTES)
            .split(['.', '!', '?'])
            .next()?
            .contains("comment");
    let named =
        known(last) || (last == whole && is_name(subject)) || (possessive && !last.is_empty());
    (asks && named).then_some(last)
}

/// Whether a subject is a name and not a pronoun or a plain noun.
fn is_name(subject: &str) -> bool {
    const NOT: [&str; 9] = ["We", "I", "He", "She", "They", "It", "You", "Who", "Both"];
    let words = subject.split(' ').count();
    let first = subject.split([' ', '\'', '’']).next().unwrap_or_default();
    (1..=NAME_WORDS).contains(&words)
        && !NOT.contains(&first)
        && subject.starts_with(char::is_uppercase)
}

/// The run of words with capitals that `rest` begins with, "the" before them included, up to a mark or a possessive.
fn capitals(rest: &str) -> Span {
    let mut end = 0;
    let mut at = 0;
    for (idx, word) in rest.split(' ').enumerate().take(NAME_WORDS) {
        let bare =
            word.trim_end_matches(|ch: char| !ch.is_alphanumeric() && ch != '!' && ch != '+');
        let owner = bare
            .strip_suffix("'s")
            .or_else(|| bare.strip_suffix("’s"))
            .unwrap_or(bare);
        let capital =
            owner.starts_with(|ch: char| ch.is_uppercase() || ch.is_ascii_digit() || ch == '+');
        let article = idx == 0 && owner == "the";
        let joint = end > 0 && matches!(owner, "of" | "and" | "&" | "in" | "for");
        if !(capital || article || joint) || is_day(owner) {
            break;
        }
        if capital {
            end = at + owner.len();
        }
        if owner.len() < word.len() {
            break;
        }
        at += word.len() + 1;
    }
    Span::new(0, end)
}

/// "told Reuters Tuesday": the day is not part of the name.
fn is_day(word: &str) -> bool {
    const DAYS: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    DAYS.contains(&word)
}

/// The run of words with capitals that `subject` ends with.
fn last_capitals(subject: &str) -> Span {
    let mut start = subject.len();
    for word in subject.split(' ').rev().take(NAME_WORDS) {
        let capital =
            word.starts_with(|ch: char| ch.is_uppercase() || ch.is_ascii_digit() || ch == '+');
        let joint = matches!(word, "of" | "and" | "&" | "for" | "the");
        if !capital && !joint {
            break;
        }
        if capital || word == "the" {
            start = word.as_ptr().addr() - subject.as_ptr().addr();
        }
    }
    Span::new(start, subject.len())
}

/// The first `most` bytes of `text`, or the few less that end on a character.
pub(super) fn cut(text: &str, most: usize) -> &str {
    let ends = (0..=most.min(text.len())).rev();
    ends.take(4)
        .find_map(|end| text.get(..end))
        .unwrap_or_default()
}

/// The last `most` bytes of `text`, or the few less that begin on a character.
fn cut_back(text: &str, most: usize) -> &str {
    let starts = text.len().saturating_sub(most)..=text.len();
    starts
        .take(4)
        .find_map(|start| text.get(start..))
        .unwrap_or_default()
}
