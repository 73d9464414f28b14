//! Outlets that an article names as its sources: "according to The Guardian", "first reported by Reuters".
//!
//! A name alone is no citation: a verb or noun of reporting must tie it to what it brought. Known outlets come from the
//! table; a capitalised name that ends like an outlet's ("Springfield Gazette") counts before a verb of reporting. The
//! article's own outlet is never cited.

use super::speech::Page;
use super::speech::line::Line;
use super::speech::outlets;
use super::speech::phrase::Phrase;
use super::speech::verb::is_cue;
use super::speech::words::Class;
use crate::engine::facts::{Citation, Draft, Evidence, Value};

/// A list of outlets ("the Guardian, +972 Magazine and Local Call") is walked over at most this far.
const LIST: usize = 14;

/// Verbs with which an outlet speaks as a firm, or of its own work: they bring nothing from elsewhere.
const OF_ITSELF: [&str; 18] = [
    "asked",
    "asks",
    "announced",
    "announces",
    "denied",
    "denies",
    "promised",
    "promises",
    "pledged",
    "pledges",
    "declined",
    "declines",
    "agreed",
    "agrees",
    "apologised",
    "apologized",
    "thanked",
    "hopes",
];

/// Verbs that tell what an outlet brought without telling what it says.
const BRINGING: [&str; 8] = [
    "documented",
    "uncovered",
    "exposed",
    "detailed",
    "published",
    "chronicled",
    "investigated",
    "unearthed",
];

/// Verbs of disclosing: "confirmed the deaths to Reuters".
const DISCLOSING: [&str; 12] = [
    "confirmed",
    "confirms",
    "admitted",
    "admits",
    "disclosed",
    "discloses",
    "revealed",
    "described",
    "explained",
    "acknowledged",
    "conceded",
    "detailed",
];

/// Between a cue and its outlet stand at most this many items: "according to a new report from The Guardian".
const REACH: usize = 7;

/// Adds the citations of an article.
pub(super) fn find(page: &Page<'_>, found: &mut Vec<Draft>) {
    let own = page
        .document
        .article
        .outlet
        .as_ref()
        .map(|outlet| outlet.name.as_str());
    for line in &page.lines {
        let mut at = 0;
        while at < line.items.len() {
            let Some((name, cited)) = named(page, line, at) else {
                at += 1;
                continue;
            };
            at = name.1 + 1;
            if own.is_none_or(|own| !same(own, &cited)) {
                found.extend(draft(page, line, name, cited));
            }
        }
    }
}

/// Whether two names are the same but for the article in front.
fn same(one: &str, other: &str) -> bool {
    let bare = |name: &str| name.strip_prefix("The ").unwrap_or(name).to_lowercase();
    bare(one) == bare(other)
}

/// The outlet named at item `at`: its items and name.
fn named(page: &Page<'_>, line: &Line<'_>, at: usize) -> Option<(Phrase, String)> {
    if let Some((name, outlet)) = outlets::at(line, at) {
        return Some((name, outlet.to_owned()));
    }
    let start = at + usize::from(line.reads(at, "the"));
    let last = (start..line.items.len().min(start + 5))
        .take_while(|&idx| {
            line.class(idx).is(Class::CAPITAL) && !line.class(idx).is(Class::GRAMMAR)
        })
        .last()?;
    let shaped = last > start
        && line.class(last).is(Class::OUTLET_NAME)
        && line.word(last).starts_with(char::is_uppercase);
    let name = line.span(start, last)?;
    let reports = shaped
        && (verb_after(line, (at, last)).is_some()
            || by_before(line, at).is_some()
            || according(line, at).is_some());
    reports.then(|| ((at, last), page.words(name).to_owned()))
}

fn draft(page: &Page<'_>, line: &Line<'_>, name: Phrase, cited: String) -> Option<Draft> {
    let (cue, rule, confidence) = tie(line, name)?;
    let words = line.span(cue.0, cue.1)?;
    Some(Draft {
        span: line.span(name.0, name.1)?.cover(words),
        value: Value::Citation(Citation {
            cited,
            cue: page.words(words).to_lowercase(),
        }),
        evidence: Evidence { rule, confidence },
    })
}

/// The words that tie the outlet named at `name` to what it brought, with the rule and its confidence: among the labelled
/// sentences of `tests/it/data/notes-labels.txt`, (right + 1) / (found + 2), the rule of succession. Rules that found
/// fewer than five there state 0.9, less than all of them together reach on the sentences kept to measure with.
fn tie(line: &Line<'_>, name: Phrase) -> Option<(Phrase, &'static str, f32)> {
    according(line, name.0)
        .map(|cue| (cue, "citation-according-to", 0.90))
        .or_else(|| verb_after(line, name).map(|cue| (cue, "citation-verb", 0.94)))
        .or_else(|| by_before(line, name.0).map(|cue| (cue, "citation-by", 0.86)))
        .or_else(|| citing_before(line, name.0).map(|cue| (cue, "citation-citing", 0.90)))
        .or_else(|| obtained_after(line, name.1).map(|cue| (cue, "citation-obtained", 0.90)))
        .or_else(|| noun_after(line, name.1).map(|cue| (cue, "citation-report", 0.90)))
        .or_else(|| told_before(line, name.0).map(|cue| (cue, "citation-told", 0.90)))
}

/// "according to" before the name, with "a new report from" or other outlets of the same list between.
fn according(line: &Line<'_>, first: usize) -> Option<Phrase> {
    let start = list_start(line, first);
    (start.saturating_sub(REACH)..start)
        .rev()
        .take_while(|&idx| !line.is_quote(idx) && !line.class(idx).is(Class::BREAK))
        .find(|&idx| line.reads(idx, "according") && line.reads(idx + 1, "to"))
        .map(|idx| (idx, idx + 1))
}

/// The verb of reporting after the name: "reported", past adverbs and the rest of a list.
fn verb_after(line: &Line<'_>, (first, last): Phrase) -> Option<Phrase> {
    let mut at = list_end(line, last) + 1;
    while at < last + LIST
        && (line.class(at).is(Class::BETWEEN)
            || matches!(line.word(at), "earlier" | "both" | "all"))
    {
        at += 1;
    }
    // "was the first to report", "was first to reveal".
    let to = (at..at + 3).find(|&idx| line.reads(idx, "to"));
    if let Some(to) =
        to.filter(|&to| to > at && line.reads(to - 1, "first") || line.reads(at - 1, "first"))
    {
        at = to + 1;
    }
    let verb = line.class(at).is(Class::REPORTING)
        && is_cue(line, at)
        && !line.class(at).is(Class::PARTICIPLE);
    let brings = verb && !OF_ITSELF.contains(&line.word(at)) || BRINGING.contains(&line.word(at));
    (brings && !is_served(line, first)).then_some((at, at))
}

/// Whether the name at `first` only tells whom somebody speaks for ("a spokesman for the BBC said"): then the firm
/// speaks, not its pages. Its reporters do bring something: "a reporter for the BBC found".
fn is_served(line: &Line<'_>, first: usize) -> bool {
    let Some(noun) = first.checked_sub(2) else {
        return false;
    };
    let serves = matches!(line.word(first - 1), "for" | "of" | "at" | "with");
    let reporter = line.class(noun).is(Class::CAPITAL)
        || ["reporter", "journalist", "correspondent", "columnist"]
            .iter()
            .any(|kind| line.word(noun).starts_with(kind));
    serves && !reporter
}

/// "reported by", "an investigation conducted by", "a report in" before the name.
fn by_before(line: &Line<'_>, first: usize) -> Option<Phrase> {
    let preposition = list_start(line, first).checked_sub(1)?;
    let joins = matches!(
        line.word(preposition),
        "by" | "from" | "in" | "for" | "with" | "on"
    );
    let cue = (preposition.saturating_sub(3)..preposition)
        .rev()
        .take_while(|&idx| !line.is_quote(idx) && !line.class(idx).is(Class::BREAK))
        .find(|&idx| {
            let class = line.class(idx);
            class.is(Class::REPORTING_NOUN)
                || matches!(
                    line.word(idx),
                    "essay" | "essays" | "op-ed" | "column" | "columns" | "profile"
                )
                || line.reads(preposition, "by")
                    && (class.is(Class::PASSIVE) && class.is(Class::REPORTING)
                        || matches!(
                            line.word(idx),
                            "seen"
                                | "obtained"
                                | "reviewed"
                                | "viewed"
                                | "published"
                                | "uncovered"
                                | "exposed"
                                | "verified"
                                | "analysed"
                                | "analyzed"
                                | "broken"
                        ))
                || line.reads(preposition, "in")
                    && matches!(
                        line.word(idx),
                        "published" | "surfaced" | "appeared" | "wrote" | "writing" | "printed"
                    )
        });
    cue.filter(|_| joins).map(|noun| (noun, preposition))
}

/// "citing The Guardian", "credited Reuters" before the name.
fn citing_before(line: &Line<'_>, first: usize) -> Option<Phrase> {
    let verb = list_start(line, first).checked_sub(1)?;
    let cites = matches!(
        line.word(verb),
        "per"
            | "Per"
            | "citing"
            | "Citing"
            | "cited"
            | "cites"
            | "quoting"
            | "quoted"
            | "crediting"
            | "credited"
    );
    cites.then_some((verb, verb))
}

/// "Reuters has seen the documents", "The Guardian obtained a copy": what the outlet brought is in its hands.
fn obtained_after(line: &Line<'_>, last: usize) -> Option<Phrase> {
    let mut at = list_end(line, last) + 1;
    while line.class(at).is(Class::BETWEEN) && at < last + REACH {
        at += 1;
    }
    let verb = matches!(
        line.word(at),
        "seen" | "obtained" | "reviewed" | "viewed" | "uncovered"
    );
    let document = (at + 1..line.items.len().min(at + REACH)).any(|idx| {
        line.class(idx).is(Class::MEDIUM)
            || matches!(
                line.word(idx),
                "copy" | "copies" | "files" | "records" | "data" | "footage"
            )
    });
    (verb && document).then_some((at, at))
}

/// "The Guardian's reporting", "an August Guardian article".
fn noun_after(line: &Line<'_>, last: usize) -> Option<Phrase> {
    let noun = (last + 1..line.items.len().min(last + 1 + REACH - 2))
        .take_while(|&idx| {
            let class = line.class(idx);
            !line.is_quote(idx)
                && !class.is(Class::BREAK.and(Class::PREPOSITION).and(Class::CLAUSE))
                && line.word(idx) != "."
        })
        .find(|&idx| line.class(idx).is(Class::REPORTING_NOUN))?;
    Some((noun, noun))
}

/// "told The Verge", "in a statement to The Verge", "speaking to The Verge", "confirmed the sale to The Verge".
fn told_before(line: &Line<'_>, first: usize) -> Option<Phrase> {
    let before = first.checked_sub(1)?;
    if line.class(before).is(Class::SPEECH) && line.word(before).starts_with(['t', 'T']) {
        return Some((before, before));
    }
    let noun = before.checked_sub(1)?;
    let to = line.reads(before, "to");
    let speaks = (to || line.reads(before, "with"))
        && matches!(
            line.word(noun),
            "speaking"
                | "Speaking"
                | "spoke"
                | "speaks"
                | "spoken"
                | "talking"
                | "Talking"
                | "talked"
        );
    if speaks || to && line.class(noun).is(Class::MEDIUM) {
        return Some((noun, before));
    }
    // "confirmed the deaths of the penguins to Reuters": only a noun phrase stands between.
    let verb = (before.saturating_sub(REACH + 1)..before)
        .rev()
        .take_while(|&idx| {
            let class = line.class(idx);
            !line.is_quote(idx)
                && !class.is(Class::BREAK.and(Class::CLAUSE))
                && !line.reads(idx, "to")
        })
        .find(|&idx| DISCLOSING.contains(&line.word(idx)))?;
    to.then_some((verb, before))
}

/// The first item of the list of names that ends with the one at `first`.
fn list_start(line: &Line<'_>, first: usize) -> usize {
    let mut start = first;
    while let Some(before) = start.checked_sub(1).filter(|_| first - start < LIST) {
        let joins = matches!(line.word(before), "," | "and" | "the" | "The" | "+" | "&");
        let named = line.class(before).is(Class::CAPITAL)
            || line.word(before).starts_with(|c: char| c.is_ascii_digit());
        let listed = joins || named && start < first;
        if !listed {
            break;
        }
        start = before;
    }
    start
}

/// The last item of the list of names that starts with the one ending at `last`: "The Guardian and others".
fn list_end(line: &Line<'_>, last: usize) -> usize {
    let listed = matches!(line.word(last + 1), "," | "and" | "&");
    if !listed {
        return last;
    }
    (last + 1..line.items.len().min(last + LIST))
        .take_while(|&idx| {
            let joins = matches!(line.word(idx), "," | "and" | "the" | "others" | "&" | "+");
            joins || line.class(idx).is(Class::CAPITAL)
        })
        .last()
        .unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::super::quote::tests::facts;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let facts = facts(text);
        let found: Vec<_> = facts
            .iter()
            .filter_map(|fact| match &fact.value {
                Value::Citation(citation) => Some((citation.cited.as_str(), citation.cue.as_str())),
                _ => None,
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_verb_or_noun_of_reporting_ties_an_outlet_to_what_it_brought() {
        check(
            "According to The Guardian, the road was sold.",
            &[("The Guardian", "according to")],
        );
        check(
            "The road was sold, Reuters reported on Monday.",
            &[("Reuters", "reported")],
        );
        check(
            "It follows an investigation by the Guardian.",
            &[("The Guardian", "investigation by")],
        );
        check(
            "The sale was first reported by Reuters.",
            &[("Reuters", "reported by")],
        );
        check(
            "The Guardian’s reporting on it was long.",
            &[("The Guardian", "reporting")],
        );
        check(
            "The Guardian and others reported the sale.",
            &[("The Guardian", "reported")],
        );
    }

    #[test]
    fn what_an_outlet_saw_or_is_cited_for_is_its_own() {
        check(
            "The road was sold, the council said, citing Reuters.",
            &[("Reuters", "citing")],
        );
        check(
            "The letter, seen by Reuters, is short.",
            &[("Reuters", "seen by")],
        );
        check(
            "Reuters has seen documents on the sale.",
            &[("Reuters", "seen")],
        );
        check(
            "Ann Lee said so in an interview with the BBC.",
            &[("BBC News", "interview with")],
        );
        check("Ann Lee was seen at the BBC.", &[]);
        check("She cited the cost of the road.", &[]);
    }

    #[test]
    fn every_outlet_of_a_list_is_cited() {
        check(
            "It came out in an investigation by the Guardian, +972 Magazine and Local Call.",
            &[
                ("The Guardian", "investigation by"),
                ("+972 Magazine", "investigation by"),
                ("Local Call", "investigation by"),
            ],
        );
    }

    #[test]
    fn a_name_that_ends_like_an_outlet_needs_a_verb_of_reporting() {
        check(
            "The Springfield Gazette reported a fire.",
            &[("Springfield Gazette", "reported")],
        );
        check("The Springfield Gazette moved to Hull.", &[]);
    }

    #[test]
    fn a_name_alone_is_no_citation() {
        check("The Guardian has its office in London.", &[]);
    }
}
