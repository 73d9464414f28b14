//! The words that tie an outlet to what it brought: "according to", "first reported by", "told", "’s investigation".

mod reporter;
mod told;

use super::super::speech::line::Line;
use super::super::speech::phrase::Phrase;
use super::super::speech::verb::is_cue;
use super::super::speech::words::Class;

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
const BRINGING: [&str; 22] = [
    "calculates",
    "calculated",
    "counted",
    "estimates",
    "estimated",
    "tallied",
    "quoted",
    "quotes",
    "cited",
    "broadcast",
    "aired",
    "broke",
    "carried",
    "understands",
    "documented",
    "uncovered",
    "exposed",
    "detailed",
    "published",
    "chronicled",
    "investigated",
    "unearthed",
];

/// Between a cue and its outlet stand at most this many items: "according to a new report from The Guardian".
const REACH: usize = 7;

/// The words that tie the outlet named at `name` to what it brought, with the rule and its confidence: among the labelled
/// sentences of `tests/it/data/notes-labels.txt`, (right + 1) / (found + 2), the rule of succession. Rules that found
/// fewer than five there state 0.9, less than all of them together reach on the sentences kept to measure with.
pub(super) fn tie(line: &Line<'_>, name: Phrase) -> Option<(Phrase, &'static str, f32)> {
    according(line, name.0)
        .map(|cue| (cue, "citation-according-to", 0.90))
        .or_else(|| by_before(line, name.0).map(|cue| (cue, "citation-by", 0.90)))
        .or_else(|| verb_after(line, name).map(|cue| (cue, "citation-verb", 0.94)))
        .or_else(|| reporter::after(line, name.1).map(|cue| (cue, "citation-verb", 0.94)))
        .or_else(|| citing_before(line, name.0).map(|cue| (cue, "citation-citing", 0.90)))
        .or_else(|| obtained_after(line, name.1).map(|cue| (cue, "citation-obtained", 0.90)))
        .or_else(|| noun_after(line, name.1).map(|cue| (cue, "citation-report", 0.90)))
        .or_else(|| inverted(line, name.0).map(|cue| (cue, "citation-verb", 0.94)))
        .or_else(|| told::before(line, name).map(|cue| (cue, "citation-told", 0.90)))
}

/// "according to" before the name, with "a new report from" or other outlets of the same list between.
fn according(line: &Line<'_>, first: usize) -> Option<Phrase> {
    let start = list_start(line, first);
    // "according to a spokesman for ITV": not its pages say so.
    if is_served(line, start) {
        return None;
    }
    (start.saturating_sub(REACH)..start)
        .rev()
        .take_while(|&idx| !line.is_quote(idx) && !line.class(idx).is(Class::BREAK))
        .find(|&idx| line.reads(idx, "according") && line.reads(idx + 1, "to"))
        .map(|idx| (idx, idx + 1))
}

/// The verb of reporting after the name: "reported", past adverbs, the rest of a list, and ", which".
fn verb_after(line: &Line<'_>, (first, last): Phrase) -> Option<Phrase> {
    let mut at = list_end(line, last) + 1;
    let of = first.checked_sub(1).map(|before| line.word(before));
    if line.word(at - 1) == "," && matches!(of, Some("for" | "of" | "at" | "with")) {
        // "Lee, a columnist for the Herald, said": the comma ends what Lee is.
        return None;
    }
    at += usize::from(line.word(at) == ",");
    if line.word(at - 1) == "," {
        at = match line.word(at) {
            "which" | "who" => at + 1,
            _ => past_insertion(line, first, at).unwrap_or(at),
        };
    }
    // "the Xinhua news agency reported"
    at += agency(line, at);
    // "As the Economist put it"
    let put = line.word(at) == "put" && line.word(at + 1) == "it";
    if put
        && first
            .checked_sub(1)
            .is_some_and(|before| line.reads(before, "as"))
    {
        return Some((at, at + 1));
    }
    while at < last + LIST
        && (line.class(at).is(Class::BETWEEN)
            || matches!(line.word(at), "earlier" | "both" | "all" | "first"))
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
    let names = line.class(at).is(Class::NAMING) && is_cue(line, at);
    let brings =
        (verb || names) && !OF_ITSELF.contains(&line.word(at)) || BRINGING.contains(&line.word(at));
    (brings && !is_served(line, first)).then_some((at, at))
}

/// The item after what is set off by commas between an outlet and its verb: "Le Monde, citing a confidential audit, said",
/// "the Guardian, in its Sunday edition, said". The insertion starts at `at`.
fn past_insertion(line: &Line<'_>, first: usize, at: usize) -> Option<usize> {
    let governed = first
        .checked_sub(1)
        .is_some_and(|before| line.class(before).is(Class::PREPOSITION));
    if governed || line.class(at).is(Class::CAPITAL) {
        return None;
    }
    (at..line.items.len().min(at + LIST))
        .take_while(|&idx| !line.is_quote(idx))
        .find(|&idx| line.word(idx) == ",")
        .map(|comma| comma + 1)
}

/// How many items "news agency" takes, where it stands at `at`.
fn agency(line: &Line<'_>, at: usize) -> usize {
    let noun = line.class(at + 1).is(Class::PUBLICATION);
    if matches!(line.word(at), "news" | "television" | "TV") && noun {
        2
    } else {
        usize::from(matches!(
            line.word(at),
            "newspaper" | "magazine" | "broadcaster"
        ))
    }
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
        "by" | "from" | "in" | "for" | "with" | "on" | "to" | "of"
    );
    if line.reads(preposition, "of") {
        // "in the words of the Guardian"
        let words = preposition
            .checked_sub(1)
            .filter(|&noun| line.reads(noun, "words"))?;
        return Some((words, preposition));
    }
    let cue = (preposition.saturating_sub(3)..preposition)
        .rev()
        .take_while(|&idx| !line.is_quote(idx) && !line.class(idx).is(Class::BREAK))
        .find(|&idx| brings(line, idx, line.word(preposition)));
    cue.filter(|_| joins).map(|noun| (noun, preposition))
}

/// Whether the word at `idx` ties what it stands with to the outlet behind `preposition`.
fn brings(line: &Line<'_>, idx: usize, preposition: &str) -> bool {
    let class = line.class(idx);
    let word = line.word(idx).to_ascii_lowercase();
    let any = |words: &[&str]| words.contains(&word.as_str());
    let governed = match preposition {
        "by" => {
            class.is(Class::PASSIVE) && class.is(Class::REPORTING.and(Class::NAMING))
                || any(&DONE_BY)
        }
        "to" | "with" => any(&["leaked", "shared", "provided", "sent", "given", "shown"]),
        "on" => any(&["aired", "broadcast"]),
        "in" => any(&STANDS_IN),
        _ => false,
    };
    let writing = class.is(Class::REPORTING_NOUN) || any(&WRITINGS);
    governed || preposition != "to" && writing
}

/// Nouns of writing for an outlet that are no reports.
const WRITINGS: [&str; 6] = ["essay", "essays", "op-ed", "column", "columns", "profile"];

/// What an outlet does with what it brings, before "by".
const DONE_BY: [&str; 21] = [
    "seen",
    "obtained",
    "reviewed",
    "viewed",
    "published",
    "uncovered",
    "exposed",
    "verified",
    "analysed",
    "analyzed",
    "broken",
    "broadcast",
    "aired",
    "carried",
    "screened",
    "quoted",
    "cited",
    "interviewed",
    "profiled",
    "described",
    "leaked",
];

/// How something comes to stand in an outlet, before "in".
const STANDS_IN: [&str; 7] = [
    "published",
    "reported",
    "surfaced",
    "appeared",
    "wrote",
    "writing",
    "printed",
];

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

/// `"A scandal," wrote the Guardian.`
fn inverted(line: &Line<'_>, first: usize) -> Option<Phrase> {
    let verb = first.checked_sub(1)?;
    let class = line.class(verb);
    let says = class.is(Class::REPORTING) && !class.is(Class::CAPITAL) && is_cue(line, verb);
    let opens = verb.checked_sub(1).is_some_and(|before| {
        line.is_quote(before) || line.word(before) == "," && verb >= 2 && line.is_quote(verb - 2)
    });
    (says && opens).then_some((verb, verb))
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
