//! The whole subject of a verb that reports: what a clause, a participle or an apposition inside it hides from a search
//! that grows word by word to the left.

use super::super::speech::line::Line;
use super::super::speech::phrase::{self, Phrase};
use super::super::speech::verb::{WINDOW, is_cue};
use super::super::speech::words::Class;
use super::parts::Parts;
use crate::engine::tag::speech::Speech;

/// A relative clause inside a subject is at most this long, in items.
const REACH: usize = 14;

/// The subject that `phrase`, before the verb at `verb`, is the end of; `None` where it is nobody: a time.
pub(super) fn whole(
    line: &Line<'_>,
    parts: &Parts<'_>,
    (phrase, verb): (Phrase, usize),
    low: usize,
) -> Option<Phrase> {
    let found = before_relative(line, parts, phrase, low)
        .or_else(|| before_agent(line, parts, phrase, low))
        .or_else(|| before_role(line, (phrase, verb), low))
        .unwrap_or(phrase);
    (!is_time(line, found)).then_some(found)
}

/// "The union that represents the crew rejected it": who the relative clause tells of.
fn before_relative(
    line: &Line<'_>,
    parts: &Parts<'_>,
    (_, last): Phrase,
    low: usize,
) -> Option<Phrase> {
    let relative = (low + 1..last)
        .rev()
        .take(REACH)
        .take_while(|&at| !line.is_quote(at) && !line.class(at).is(Class::BREAK))
        .find(|&at| matches!(line.word(at), "who" | "that" | "which"))?;
    let verb = (relative + 1..last).find(|&at| !line.word(at).ends_with("ly"))?;
    // "…, which is what the town calls it": the subject of a clause further in.
    if (verb..last).any(|at| line.class(at).is(Class::CLAUSE) && !line.reads(at, "and")) {
        return None;
    }
    let tells = matches!(parts.at(verb), Some(Speech::Verb | Speech::Auxiliary));
    // "said that won votes counted": what a verb of speech opens is no relative clause.
    (tells && !is_cue(line, relative - 1)).then(|| phrase::antecedent(line, relative))?
}

/// "Records reviewed by the Gazette show": the records do.
fn before_agent(
    line: &Line<'_>,
    parts: &Parts<'_>,
    (first, _): Phrase,
    low: usize,
) -> Option<Phrase> {
    let by = first
        .checked_sub(1)
        .filter(|&by| by >= low + 2 && line.reads(by, "by"))?;
    let noun = (low..by - 1)
        .rev()
        .find(|&at| !line.word(at).ends_with("ly"))?;
    let participle = parts.at(by - 1) == Some(Speech::Verb);
    let head = matches!(parts.at(noun), Some(Speech::Noun | Speech::ProperNoun))
        && !line.class(noun).is(Class::BREAK);
    (participle && head).then(|| phrase::nominal(line, noun, low, true).unwrap_or((noun, noun)))
}

/// "Ann Lee, head of service at Orrin Hydraulics, which built it, said": who the role belongs to.
fn before_role(
    line: &Line<'_>,
    ((first, last), verb): (Phrase, usize),
    low: usize,
) -> Option<Phrase> {
    let relative = line.word(last + 1) == ","
        && last + 2 < verb
        && matches!(line.word(last + 2), "which" | "who" | "whose" | "where");
    let comma = first
        .checked_sub(1)
        .filter(|&comma| comma > low && line.word(comma) == ",")?;
    let role = !line.class(first).is(Class::CAPITAL);
    let name = |at: usize| {
        let class = line.class(at);
        class.is(Class::CAPITAL) && !class.is(Class::GRAMMAR.and(Class::CALENDAR))
    };
    let start = (low..comma).rev().take_while(|&at| name(at)).last()?;
    (relative && role && start + 1 < comma).then_some((start, comma - 1))
}

/// Who does what the participle at `at` says behind an aside that lists some of them: "part of a movement of dockers,
/// including Sail On, demanding that": the dockers, not who the sentence is about.
pub(super) fn of_listed(line: &Line<'_>, at: usize, low: usize) -> Option<Phrase> {
    let close = at
        .checked_sub(1)
        .filter(|&close| close > low && line.word(close) == ",")?;
    let open = (low + 1..close)
        .rev()
        .take(REACH)
        .find(|&at| line.word(at) == ",")?;
    let lists = line.reads(open + 1, "including")
        || line.reads(open + 1, "such") && line.reads(open + 2, "as")
        || line.reads(open + 1, "among") && line.reads(open + 2, "them");
    lists.then(|| phrase::nominal(line, open - 1, low, false))?
}

/// The plural from item `from` on that a claim is made "according to" without an article: "documents obtained by the
/// Gazette", "data from the port".
pub(super) fn plural_source(
    line: &Line<'_>,
    parts: &Parts<'_>,
    (from, high): (usize, usize),
) -> Option<Phrase> {
    let last = (from..high.min(from + REACH))
        .take_while(|&at| {
            let class = line.class(at);
            !line.is_quote(at) && line.word(at) != "." && !class.is(Class::BREAK.and(Class::CLAUSE))
        })
        .last()?;
    let noun = (from..=last).take(3).any(|at| {
        matches!(parts.at(at), Some(Speech::Noun))
            && (line.word(at).ends_with('s') || line.reads(at, "data"))
    });
    noun.then_some((from, last))
}

/// Who is heard in "the paper quoted an envoy as saying": the envoy, where the participle stands at `at`.
pub(in super::super) fn of_quoted(line: &Line<'_>, at: usize, low: usize) -> Option<Phrase> {
    let last = at
        .checked_sub(2)
        .filter(|&last| last > low && line.reads(at - 1, "as"))?;
    let verb = (low..last)
        .rev()
        .take(REACH)
        .take_while(|&at| !line.is_quote(at) && !line.class(at).is(Class::BREAK))
        .find(|&at| {
            matches!(
                line.word(at),
                "quoted" | "quotes" | "quoting" | "cited" | "cites" | "citing"
            )
        })?;
    (verb < last).then_some((verb + 1, last))
}

/// Nouns of times: what "the night showed" nobody says.
const TIMES: [&str; 14] = [
    "morning",
    "afternoon",
    "evening",
    "night",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "decade",
    "dawn",
];

/// Whether the phrase is only a time: "Morning", "the past week", but not "Lee this week".
fn is_time(line: &Line<'_>, (first, last): Phrase) -> bool {
    let time = |at: usize| {
        TIMES.iter().any(|time| line.reads(at, time)) || line.class(at).is(Class::CALENDAR)
    };
    let named = |at: usize| {
        let class = line.class(at);
        class.is(Class::CAPITAL) && !class.is(Class::GRAMMAR) && !time(at)
            || class.is(Class::PREPOSITION)
    };
    time(last) && last - first <= 2 && !(first..=last).any(named)
}

/// Who stands behind the verb at `at` after what they say: "The gate stopped, said the operator." A clause with a verb of
/// its own stands before it; behind it the sentence ends or tells where and when.
pub(super) fn inverted(
    line: &Line<'_>,
    parts: &Parts<'_>,
    at: usize,
    (low, high): (usize, usize),
) -> Option<Phrase> {
    let comma = at
        .checked_sub(1)
        .filter(|&comma| comma > low + 1 && (line.word(comma) == "," || line.is_quote(comma)))?;
    if !INVERTING.contains(&line.word(at)) {
        return None;
    }
    let who = phrase::after(line, at, high)?;
    let next = line.class(who.1 + 1);
    let ends = who.1 + 1 >= high
        || next.is(Class::BREAK.and(Class::CALENDAR))
        || line.word(who.1 + 1) == "."
        || next.is(Class::PREPOSITION) && !line.reads(who.1 + 1, "to");
    let somebody = (who.0..=who.1).any(|at| {
        line.class(at).is(Class::CAPITAL
            .and(Class::PEOPLE)
            .and(Class::BODY)
            .and(Class::PUBLICATION)
            .and(Class::PRONOUN))
    }) || matches!(parts.at(who.1), Some(Speech::Noun | Speech::ProperNoun));
    (ends && somebody && has_clause(line, parts, (low, comma))).then_some(who)
}

/// Verbs that may stand before who says it.
const INVERTING: [&str; 22] = [
    "said",
    "says",
    "say",
    "added",
    "adds",
    "warned",
    "warns",
    "explained",
    "explains",
    "wrote",
    "writes",
    "reported",
    "reports",
    "noted",
    "notes",
    "argued",
    "argues",
    "claimed",
    "claims",
    "insisted",
    "tweeted",
    "announced",
];

/// Whether a finite verb that stands in no relative clause stands among the items from `low` to before `end`.
fn has_clause(line: &Line<'_>, parts: &Parts<'_>, (low, end): (usize, usize)) -> bool {
    let mut relative = false;
    for at in (low..end).take(WINDOW) {
        match line.word(at) {
            "who" | "which" | "whose" => relative = true,
            "," => relative = false,
            word => {
                let verb = matches!(parts.at(at), Some(Speech::Verb | Speech::Auxiliary));
                let infinite =
                    at > low && line.reads(at - 1, "to") || word.len() > 4 && word.ends_with("ing");
                if verb && !infinite && !relative {
                    return true;
                }
            }
        }
    }
    false
}
