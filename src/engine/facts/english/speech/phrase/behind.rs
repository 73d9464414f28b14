//! The noun phrase behind a verb of speech: "said Smith".

use super::super::line::Line;
use super::super::words::Class;
use super::{LONGEST, Phrase, holds, is_abbreviated, joins};

/// The phrase that starts after item `cue` and ends before item `high`: "said Smith".
pub(in super::super::super) fn after(line: &Line<'_>, cue: usize, high: usize) -> Option<Phrase> {
    let mut first = cue + 1;
    while first < high
        && line.class(first).is(Class::BETWEEN)
        && !line.class(first).is(Class::CAPITAL)
    {
        first += 1;
    }
    if first >= high || line.is_quote(first) || line.class(first).is(Class::MARK) {
        return None;
    }
    if line.class(first).is(Class::PRONOUN) {
        return Some((first, first));
    }
    let class = line.class(first);
    let starts = class.is(Class::CAPITAL
        .and(Class::DETERMINER)
        .and(Class::PEOPLE)
        .and(Class::BODY))
        || matches!(
            line.word(first),
            "one"
                | "another"
                | "some"
                | "many"
                | "several"
                | "two"
                | "three"
                | "former"
                | "multiple"
                | "both"
        );
    let described = || is_described(line, first, high);
    if !(starts || described())
        || class.is(Class::CALENDAR)
        || class.is(Class::PREPOSITION)
        || line.reads(first, "that")
    {
        return None;
    }
    let mut last = first;
    while last + 1 < high && last - first < LONGEST && !ends_right(line, last + 1) {
        last += 1;
    }
    Some((
        first,
        named_behind(line, (first, last), high).unwrap_or(last),
    ))
}

/// Where the name ends that follows words which only describe who is meant: "said the operator, the Orrin Board."
fn named_behind(line: &Line<'_>, (first, last): Phrase, high: usize) -> Option<usize> {
    let capital = |at: usize| {
        let class = line.class(at);
        class.is(Class::CAPITAL) && !class.is(Class::CALENDAR.and(Class::GRAMMAR))
    };
    let described = line.class(first).is(Class::DETERMINER) && !(first..=last).any(capital);
    let start = last + 2 + usize::from(line.word(last + 2) == "the");
    if !described || line.word(last + 1) != "," || !capital(start) {
        return None;
    }
    let end = (start..high.min(start + LONGEST))
        .take_while(|&at| capital(at) || line.reads(at, "of") && capital(at + 1))
        .last()?;
    let ends = end + 1 >= high || line.class(end + 1).is(Class::BREAK) || line.word(end + 1) == ".";
    ends.then_some(end)
}

/// Whether the words from item `first` on describe somebody named after them: "longtime adviser Ann Lee", "9/11 widow
/// Ann Lee".
fn is_described(line: &Line<'_>, first: usize, high: usize) -> bool {
    let plain = |at: usize| {
        let class = line.class(at);
        !line.is_quote(at)
            && !class.is(Class::BREAK
                .and(Class::GRAMMAR)
                .and(Class::CLAUSE)
                .and(Class::BETWEEN))
    };
    let end = (first..high.min(first + DESCRIPTION))
        .take_while(|&at| plain(at))
        .last();
    end.is_some_and(|end| {
        (first..=end).any(|at| {
            let class = line.class(at);
            class.is(Class::CAPITAL) && !class.is(Class::CALENDAR) || class.is(Class::PEOPLE)
        })
    })
}

/// What describes somebody before the name is at most this long, in words.
const DESCRIPTION: usize = 8;

/// Whether the phrase ends before item `at`.
fn ends_right(line: &Line<'_>, at: usize) -> bool {
    let class = line.class(at);
    if line.is_quote(at)
        || class.is(Class::BREAK)
        || line.word(at) == "." && !is_abbreviated(line, at)
    {
        return true;
    }
    if class.is(Class::PREPOSITION) {
        let next = line.class(at + 1);
        let named = next.is(Class::CAPITAL) && !next.is(Class::CALENDAR);
        let of = line.reads(at, "of");
        let held =
            holds(line.word(at)) && (named || line.reads(at, "for") || line.reads(at, "with"));
        return !of && !held;
    }
    let verb = class.is(Class::CUE) && !class.is(Class::CAPITAL) && !class.is(Class::BARE);
    verb || class.is(Class::CLAUSE) && !joins(line, at)
        || class.is(Class::BETWEEN) && !class.is(Class::CAPITAL)
        || class.is(Class::CALENDAR) && class.is(Class::CAPITAL)
}
