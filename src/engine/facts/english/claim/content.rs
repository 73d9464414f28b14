//! How far a claim reaches.

use super::super::speech::line::Line;
use super::super::speech::phrase::{self, Phrase};
use super::super::speech::words::Class;
use super::cue::{self, Cue, Kind};
use super::frame::{self, Frame};
use super::parts::Parts;
use crate::engine::tag::speech::Speech;

/// Between a verb and the clause it introduces stand at most this many items: "urged officials of both states to".
const REACH: usize = 14;

/// The items of what is claimed, closing marks left out; `None` where nothing is.
pub(super) fn find(line: &Line<'_>, parts: &Parts<'_>, cue: &Cue) -> Option<Phrase> {
    let (low, high) = cue.sentence;
    let last = trim_end(line, low, high)?;
    let reach = match cue.kind {
        Kind::Trailing => Some(beside(line, parts, cue, last)?),
        Kind::According => according(line, cue, last),
        Kind::Hedge => Some(hedged(line, cue, (low, last))),
        Kind::Passive => Some(passive(line, cue, last)),
        Kind::Noun if line.reads(cue.words.1 + 1, "that") => {
            let first = cue.words.1 + 2;
            Some((first, clause_end(line, (first, last))))
        }
        Kind::That | Kind::Clause | Kind::Participle | Kind::Infinitive | Kind::As => {
            let first = after_verb(line, cue);
            Some((first, clause_end(line, (first, last))))
        }
        Kind::Object | Kind::Preposition | Kind::Noun => {
            let first = cue.words.1 + 1;
            let end = clause_end(line, (first, last));
            Some((first, phrase_end(line, (first, end))))
        }
    };
    let (mut first, last) = reach?;
    while first < last && line.class(first).is(Class::MARK) && line.word(first) != "$" {
        first += 1;
    }
    worded(line, first, last).then_some((first, last))
}

/// Where the clause that starts at `first` ends: before what the reporter says next in the same sentence ("…, but the
/// mayor left", "… and denied it", "…, adding that …", "…, according to the report").
fn clause_end(line: &Line<'_>, (first, last): Phrase) -> usize {
    let turn = (first + 1..=last).find(|&at| match line.word(at) {
        ";" => true,
        "," => turns(line, at + 1),
        "and" | "but" => tells_on(line, at + 1),
        _ => false,
    });
    turn.map_or(last, |turn| turn - 1)
}

/// Whether the words from `at` on, after a comma, are the reporter's again.
fn turns(line: &Line<'_>, at: usize) -> bool {
    match line.word(at) {
        "but" | "yet" | "while" | "although" | "though" | "whereas" | "after" | "following" => true,
        "according" => line.reads(at + 1, "to"),
        "and" => tells_on(line, at + 1),
        word => word.ends_with("ing") && tells(line, at),
    }
}

/// Whether the verb at `at` is one of speech or attitude.
fn tells(line: &Line<'_>, at: usize) -> bool {
    let class = line.class(at);
    let frame = frame::of(line.word(at));
    let speech = class.is(Class::SPEECH.and(Class::QUOTING))
        || frame.is_some_and(|frame| frame.is(Frame::OBJECT) || frame.takes(line.word(at + 1)))
        || frame.is_some() && !class.is(Class::THOUGHT);
    speech && !class.is(Class::CAPITAL)
}

/// Whether a finite verb of speech without a subject of its own stands at `at`, past auxiliaries and adverbs: it goes on
/// with what the reporter tells of the same speaker.
fn tells_on(line: &Line<'_>, at: usize) -> bool {
    let verb = (at..at + 4)
        .find(|&at| !line.class(at).is(Class::BETWEEN))
        .unwrap_or(at);
    let bare = line.class(verb).is(Class::BARE)
        || frame::of(line.word(verb)).is_some_and(|frame| frame.is(Frame::BARE));
    tells(line, verb)
        && !bare
        && !line.word(verb).ends_with("ing")
        && !line.class(verb + 1).is(Class::BREAK)
}

/// Where the noun phrase that starts at `first` ends: before a clause that tells when or why, and before a comma, unless
/// that comma stands in a list or an apposition that the words after it go on with.
fn phrase_end(line: &Line<'_>, (first, last): Phrase) -> usize {
    let stop = (first + 1..=last).find(|&at| {
        let class = line.class(at);
        class.is(Class::BREAK) && !line.is_quote(at) && line.word(at) != "\u{2019}"
            || matches!(
                line.word(at),
                "when"
                    | "while"
                    | "because"
                    | "after"
                    | "before"
                    | "since"
                    | "although"
                    | "though"
                    | "during"
                    | "but"
                    | "if"
            )
            || matches!(line.word(at), "on" | "in" | "last" | "this")
                && line.class(at + 1).is(Class::CALENDAR)
            || class.is(Class::CALENDAR) && at > first
    });
    stop.map_or(last, |stop| stop - 1)
}

/// Whether at least one word or quotation stands between the two items.
fn worded(line: &Line<'_>, first: usize, last: usize) -> bool {
    (first..=last).any(|idx| line.is_quote(idx) || !line.class(idx).is(Class::MARK))
}

/// The last item of the sentence that is no closing mark.
fn trim_end(line: &Line<'_>, low: usize, high: usize) -> Option<usize> {
    (low..high)
        .rev()
        .find(|&idx| !line.class(idx).is(Class::MARK))
}

/// What is claimed beside "the ministry said": what stands before it; what goes on behind it where only an adverbial
/// stands before it ("In June, the ministry said, the road was closed"); both where the words of the reporter part a
/// subject from its verb ("The road, the ministry said, was closed").
fn beside(line: &Line<'_>, parts: &Parts<'_>, cue: &Cue, last: usize) -> Option<Phrase> {
    let low = cue.sentence.0;
    let source = cue.source?;
    let mut end = source.0.min(cue.words.0).checked_sub(1)?;
    while end > low && line.class(end).is(Class::MARK) {
        end -= 1;
    }
    // "…, said the ministry, a body of the state": what follows its source tells more of that.
    let inverted = source.0 > cue.words.0;
    let comma = (cue.words.1 + 1..last)
        .take(REACH)
        .find(|&at| line.class(at).is(Class::BREAK))
        .filter(|&at| {
            line.word(at) == "," && !turns(line, at + 1) && !line.reads(at + 1, "and") && !inverted
        });
    let Some(comma) = comma else {
        return Some((low, end));
    };
    let after = (comma + 1, clause_end(line, (comma + 1, last)));
    let class = line.class(low);
    let opens = class.is(Class::PREPOSITION
        .and(Class::CLAUSE)
        .and(Class::BETWEEN)
        .and(Class::CALENDAR))
        || line.reads(low, "to")
        || matches!(
            parts.at(low),
            Some(Speech::Adposition | Speech::Subordinator | Speech::Adverb)
        )
        || parts.at(low) == Some(Speech::Verb) && line.word(low).ends_with("ing");
    let verbal = (low..=end).any(|at| is_verbal(line, parts, at));
    let clause = (after.0..=after.1).any(|at| is_verbal(line, parts, at));
    Some(if opens && (clause || after.1 - after.0 > end - low) {
        after
    } else if !opens && !verbal && is_verbal(line, parts, comma + 1) {
        (low, after.1)
    } else {
        (low, end)
    })
}

/// Whether a finite verb or an auxiliary stands at `at`.
fn is_verbal(line: &Line<'_>, parts: &Parts<'_>, at: usize) -> bool {
    let infinite = at > 0 && line.reads(at - 1, "to") || line.word(at).ends_with("ing");
    !infinite && matches!(parts.at(at), Some(Speech::Verb | Speech::Auxiliary))
}

/// What "according to" holds for: what stands before it, else what follows the comma after its source.
fn according(line: &Line<'_>, cue: &Cue, last: usize) -> Option<Phrase> {
    let (low, _) = cue.sentence;
    let before = (low..cue.words.0)
        .rev()
        .find(|&idx| !line.class(idx).is(Class::MARK));
    // "But according to …": a lone word in front is no claim.
    if let Some(end) = before.filter(|&end| end > low) {
        return Some((low, end));
    }
    let source = cue.source.map_or(cue.words.1, |source| source.1);
    let first = (source + 1..=last).find(|&idx| !line.class(idx).is(Class::MARK))?;
    Some((first, last))
}

/// "Smith was told that …" claims what follows; "Smith is believed to have …" is itself the claim; "the plan was
/// criticised by Smith" is about the plan.
fn passive(line: &Line<'_>, cue: &Cue, last: usize) -> Phrase {
    if let Some(that) = cue::that(line, cue.words.1, cue.sentence.1) {
        return (that + 1, last);
    }
    let about = line
        .reads(cue.words.1 + 1, "by")
        .then(|| phrase::before(line, cue.words.0, cue.sentence.0))
        .flatten();
    about.unwrap_or((cue.sentence.0, last))
}

/// The first item of what the verb reports: past "that", and past whom it is told to.
fn after_verb(line: &Line<'_>, cue: &Cue) -> usize {
    if let Some(that) = cue::that(line, cue.words.1, cue.sentence.1) {
        return that + 1;
    }
    let first = cue.words.1 + 1;
    if !frame::of(line.word(cue.words.1)).is_some_and(|frame| frame.is(Frame::ADDRESSEE)) {
        return first;
    }
    let opens = (first..cue.sentence.1.min(first + REACH))
        .take_while(|&at| !line.class(at).is(Class::BREAK))
        .find(|&at| {
            matches!(
                line.word(at),
                "to" | "how" | "what" | "why" | "whether" | "not"
            ) || at > first
                && line.class(at).is(Class::PRONOUN)
                && !line.reads(at, "you")
                && !line.reads(at, "who")
        });
    // "told employees of the decision".
    let matter = || {
        (first + 1..cue.sentence.1.min(first + REACH))
            .take_while(|&at| !line.class(at).is(Class::BREAK))
            .find(|&at| matches!(line.word(at), "of" | "about"))
            .map(|of| of + 1)
    };
    opens.or_else(matter).unwrap_or(first)
}

/// What a hedge holds for: the clause it stands in ("left after the board allegedly paid him").
fn hedged(line: &Line<'_>, cue: &Cue, (low, last): Phrase) -> Phrase {
    let at = cue.words.0;
    let mut first = low;
    for idx in (low..at).rev() {
        if line.word(idx) == "," {
            let between = (idx + 1..at).any(|idx| !line.class(idx).is(Class::BETWEEN));
            if between {
                let joined = matches!(
                    line.word(idx + 1),
                    "and" | "but" | "while" | "whereas" | "though" | "although"
                );
                first = if joined { idx + 2 } else { low };
                break;
            }
        }
        if matches!(
            line.word(idx),
            "after"
                | "because"
                | "that"
                | "although"
                | "though"
                | "while"
                | "whereas"
                | "whether"
                | ";"
        ) {
            first = idx + 1;
            break;
        }
        if matches!(line.word(idx), "who" | "which") {
            first = phrase::antecedent(line, idx).map_or(idx, |who| who.0);
            break;
        }
    }
    (first, clause_end(line, (at, last)))
}
