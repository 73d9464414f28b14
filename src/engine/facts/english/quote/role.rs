//! What stands with a name as a role: before it, or set off behind it.

use super::super::speech::Page;
use super::super::speech::line::Line;
use super::super::speech::words::Class;
use crate::engine::text::Span;

/// Nouns that end a phrase of time.
const TIMES: [&str; 14] = [
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "year",
    "decade",
    "morning",
    "afternoon",
    "evening",
    "night",
    "spring",
    "summer",
    "autumn",
];

/// A role in front of a name is at most this long, in items.
const ROLE: usize = 8;

/// What stands with a name as a role: "vice chair and president Brad Smith", "Nasr, an organizer with the group,".
pub(super) fn role(
    page: &Page<'_>,
    line: &Line<'_>,
    (_, last): (usize, usize),
    name: Span,
) -> Option<String> {
    let start = line
        .items
        .partition_point(|item| item.span.start < name.start);
    // "Last month Smith said": a time before the subject is not its role.
    let timed = start
        .checked_sub(1)
        .is_some_and(|at| TIMES.iter().any(|time| line.reads(at, time)));
    let first = (start.saturating_sub(ROLE)..start)
        .rev()
        .take_while(|&at| !timed && is_role_word(line, at))
        .filter(|&at| !line.class(at).is(Class::CLAUSE) && !line.reads(at, "of"))
        .last();
    match first {
        Some(first) => Some(page.words(line.span(first, start - 1)?).to_owned()),
        None => apposition(page, line, last),
    }
}

/// Whether the word at `at` can be a part of a role in front of a name.
fn is_role_word(line: &Line<'_>, at: usize) -> bool {
    let class = line.class(at);
    let grammar = class.is(Class::MARK
        .and(Class::DETERMINER)
        .and(Class::CUE)
        .and(Class::BETWEEN)
        .and(Class::PRONOUN));
    let joins = line.reads(at, "and") || line.reads(at, "of");
    let other = class.is(Class::CAPITAL
        .and(Class::CLAUSE)
        .and(Class::PREPOSITION)
        .and(Class::GRAMMAR));
    !line.is_quote(at) && !grammar && (joins || !other)
}

/// An apposition is at most this long, in items.
const APPOSITION: usize = 14;

/// "an organizer with the group" after the phrase that ends at `last`.
fn apposition(page: &Page<'_>, line: &Line<'_>, last: usize) -> Option<String> {
    let first = last + 2;
    let starts =
        line.word(last + 1) == "," && matches!(line.word(first), "a" | "an" | "the" | "who");
    if !starts || line.reads(first, "who") {
        return None;
    }
    let end = (first + 1..line.items.len().min(first + APPOSITION))
        .find(|&at| line.is_quote(at) || line.class(at).is(Class::BREAK) || line.word(at) == ".")?;
    let from = first + usize::from(!line.reads(first, "the"));
    Some(page.words(line.span(from, end - 1)?).to_owned())
}
