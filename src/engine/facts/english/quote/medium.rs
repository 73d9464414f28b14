//! Where or how something was said: "in a blog post", "told The Verge", "via email".

use super::super::speech::line::Line;
use super::super::speech::outlets;
use super::super::speech::words::Class;
use super::attribute::{Attribution, How};
use crate::engine::text::Span;

/// Between "in" and the noun that tells the medium stand at most this many words: "in an open letter".
const REACH: usize = 6;

/// Sentences are searched this far on either side of the attribution.
const WINDOW: usize = 40;

/// The medium that the sentence of the attribution names.
pub(super) fn find(text: &str, line: &Line<'_>, found: &Attribution) -> Option<String> {
    let anchor = found.cue.unwrap_or(found.phrase);
    let low = line
        .sentence_start(anchor.0)
        .max(anchor.0.saturating_sub(WINDOW));
    let high = line.sentence_end(anchor.1).min(anchor.1 + WINDOW);
    let span = told(line, anchor)
        .or_else(|| {
            // In the clause of the verb, or at the head of the sentence: "In a post, Smith said".
            (anchor.1 + 1..high)
                .take_while(|&at| !line.is_quote(at) && !line.class(at).is(Class::CLAUSE))
                .find_map(|at| medium_at(line, at, high))
        })
        .or_else(|| medium_at(line, low, anchor.0))
        .or_else(|| {
            // "told employees via email, writing that": in the clause of the main verb.
            let main = found.phrase.1 + 1..anchor.0;
            let participle = found.how == How::Participle;
            participle.then(|| {
                main.into_iter()
                    .find_map(|at| medium_at(line, at, anchor.0))
            })?
        })?;
    let words = span.of(text);
    let mut chars = words.chars();
    // "In a post, Smith said" is a medium "in a post", unless a name starts it.
    let first = chars.next()?;
    Some(first.to_lowercase().chain(chars).collect())
}

/// "told The Verge": the verb and the outlet after it.
fn told(line: &Line<'_>, cue: (usize, usize)) -> Option<Span> {
    let outlet = outlets::at(line, cue.1 + 1)?.0;
    line.span(cue.0, outlet.1)
}

/// "in a statement to The Verge" at item `at`.
fn medium_at(line: &Line<'_>, at: usize, high: usize) -> Option<Span> {
    let starts = matches!(
        line.word(at),
        "in" | "In"
            | "on"
            | "On"
            | "via"
            | "Via"
            | "by"
            | "during"
            | "During"
            | "through"
            | "at"
            | "At"
    );
    if !starts {
        return None;
    }
    if let Some((name, _)) = outlets::at(line, at + 1) {
        // "on CNN", "in The New York Times"
        return line.span(at, name.1);
    }
    let noun = (at + 1..high.min(at + 1 + REACH))
        .take_while(|&idx| {
            let class = line.class(idx);
            !line.is_quote(idx)
                && !class.is(Class::BREAK.and(Class::PREPOSITION).and(Class::CLAUSE))
                && line.word(idx) != "."
        })
        .filter(|&idx| line.class(idx).is(Class::MEDIUM))
        .last()?;
    line.span(at, addressee(line, noun, high).unwrap_or(noun))
}

/// The last item of "to The Verge", "with Ann Lee" after the noun at `noun`.
fn addressee(line: &Line<'_>, noun: usize, high: usize) -> Option<usize> {
    if !matches!(line.word(noun + 1), "to" | "with" | "from" | "on" | "for") {
        return None;
    }
    if let Some((name, _)) = outlets::at(line, noun + 2) {
        return Some(name.1);
    }
    (noun + 2..high.min(noun + 8))
        .take_while(|&idx| {
            line.class(idx).is(Class::CAPITAL) && !line.class(idx).is(Class::CALENDAR)
        })
        .last()
}
