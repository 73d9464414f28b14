//! What those who report for an outlet saw or said: "AFP reporters saw", "CNN’s Ana Lee reported".

use super::super::super::speech::line::Line;
use super::super::super::speech::phrase::Phrase;
use super::super::super::speech::verb::is_cue;
use super::super::super::speech::words::Class;

/// "AFP reporters saw smoke", "CNN's Ana Lee reported": who works for the outlet saw or says it.
pub(super) fn after(line: &Line<'_>, last: usize) -> Option<Phrase> {
    let owned = matches!(line.word(last + 1), "'s" | "’s");
    let mut at = last + 1 + usize::from(owned);
    let kind = is_reporter(line.word(at));
    at += usize::from(kind);
    let name = at;
    while at < name + 3 && line.class(at).is(Class::CAPITAL) {
        at += 1;
    }
    // "reporters at the scene saw"
    if kind && line.class(at).is(Class::PREPOSITION) {
        let verb = (at + 1..at + 5)
            .find(|&idx| line.class(idx).is(Class::CUE) || SEES.contains(&line.word(idx)));
        at = verb.unwrap_or(at);
    }
    let told = line.class(at).is(Class::BETWEEN) && !line.class(at).is(Class::CAPITAL);
    at += usize::from(told);
    let works = kind || owned && at >= name + 2;
    let says = line.class(at).is(Class::REPORTING.and(Class::NAMING)) && is_cue(line, at);
    (works && (says || SEES.contains(&line.word(at)))).then_some((at, at))
}

/// What those who report do besides saying.
const SEES: [&str; 6] = ["saw", "heard", "witnessed", "counted", "found", "watched"];

/// Whether the noun is one of those who report for an outlet.
pub(super) fn is_reporter(noun: &str) -> bool {
    let single = noun.strip_suffix('s').unwrap_or(noun);
    matches!(
        single,
        "reporter"
            | "journalist"
            | "correspondent"
            | "photographer"
            | "columnist"
            | "critic"
            | "commentator"
            | "editor"
            | "reviewer"
            | "witnes"
            | "presenter"
            | "interviewer"
    )
}
