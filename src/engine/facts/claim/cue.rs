//! The words that report a claim, and who it comes from.

use super::super::speech::line::Line;
use super::super::speech::phrase::{self, Phrase};
use super::super::speech::verb::{is_cue, subject_of_participle};
use super::super::speech::words::Class;

/// How a claim is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// "according to the ministry"
    According,
    /// "the ministry said that …"
    That,
    /// "…, the ministry said"
    Trailing,
    /// "the ministry said it would …"
    Clause,
    /// "…, saying it would …"
    Participle,
    /// "was told that …", "is believed to …"
    Passive,
    /// "has reportedly …"
    Hedge,
}

/// A cue in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// First and last item of the cue.
    pub(super) words: Phrase,
    /// Who says so.
    pub(super) source: Option<Phrase>,
    /// How.
    pub(super) kind: Kind,
    /// First item of the sentence, and the one past its last.
    pub(super) sentence: (usize, usize),
}

/// The cues of a line, in order.
pub(super) fn find(line: &Line<'_>) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut low = 0;
    while low < line.items.len() {
        let high = line.sentence_end(low).max(low + 1);
        for at in low..high {
            cues.extend(read(line, at, (low, high)));
        }
        low = high;
    }
    cues
}

/// The cue at item `at`.
fn read(line: &Line<'_>, at: usize, sentence: (usize, usize)) -> Option<Cue> {
    let (low, high) = sentence;
    if line.reads(at, "according") && line.reads(at + 1, "to") {
        return Some(Cue {
            words: (at, at + 1),
            source: phrase::after(line, at + 1, high),
            kind: Kind::According,
            sentence,
        });
    }
    let class = line.class(at);
    if class.is(Class::HEDGE) && line.word(at).ends_with("edly") {
        return Some(Cue {
            words: (at, at),
            source: None,
            kind: Kind::Hedge,
            sentence,
        });
    }
    if !class.is(Class::REPORTING) || !is_cue(line, at) || at == low && !class.is(Class::PARTICIPLE)
    {
        return None;
    }
    if is_other_sense(line, at) || is_bare_noun(line, at) {
        return None;
    }
    let (kind, source) = verb(line, at, sentence)?;
    Some(Cue {
        words: (at, at),
        source,
        kind,
        sentence,
    })
}

/// Whether the verb at `at` is used in a sense that reports nothing: "to show up", "called her", "known as".
fn is_other_sense(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    let calls = matches!(word, "call" | "calls" | "called" | "calling");
    let for_or_on = line.reads(at + 1, "for") || line.reads(at + 1, "on");
    let infinitive = at > 0 && line.reads(at - 1, "to");
    calls && !for_or_on || infinitive || line.reads(at + 1, "as") || line.reads(at + 1, "up")
}

/// Whether the bare form at `at` has no subject that it could agree with: "a TV show than", "the swing state of".
fn is_bare_noun(line: &Line<'_>, at: usize) -> bool {
    let class = line.class(at);
    let Some(before) = at.checked_sub(1) else {
        return true;
    };
    let previous = line.class(before);
    let plural = line.word(before).ends_with('s')
        || previous.is(Class::PEOPLE
            .and(Class::PRONOUN)
            .and(Class::BETWEEN)
            .and(Class::BREAK))
        || matches!(
            line.word(before),
            "that" | "who" | "which" | "and" | "others" | "women" | "men"
        );
    if class.is(Class::BARE) {
        return class.is(Class::NOUN) && !plural;
    }
    let next = line.class(at + 1);
    let clause = next.is(Class::CAPITAL
        .and(Class::DETERMINER)
        .and(Class::PRONOUN)
        .and(Class::BETWEEN));
    let governed =
        clause || line.reads(at + 1, "to") || previous.is(Class::CAPITAL.and(Class::PRONOUN));
    let third_person = class.is(Class::NOUN) && line.word(at).ends_with('s');
    third_person && (line.word(before) == "United" || !governed)
}

/// How the verb at `at` reports, and its subject.
fn verb(line: &Line<'_>, at: usize, (low, high): (usize, usize)) -> Option<(Kind, Option<Phrase>)> {
    let class = line.class(at);
    let that = opens_clause(line, at, high);
    if is_passive(line, at, low) {
        let by = line
            .reads(at + 1, "by")
            .then(|| phrase::after(line, at + 1, high))
            .flatten();
        let reports = that || line.reads(at + 1, "to") || by.is_some();
        return reports.then_some((Kind::Passive, by));
    }
    let previous = at.checked_sub(1).filter(|&before| before >= low);
    let progressive =
        previous.is_some_and(|before| line.class(before).is(Class::BE.and(Class::BETWEEN)));
    if class.is(Class::PARTICIPLE) && !progressive {
        let source = subject_of_participle(line, low, at);
        let starts =
            previous.is_none_or(|before| line.class(before).is(Class::BREAK.and(Class::CLAUSE)));
        return (starts || that).then_some((Kind::Participle, source));
    }
    let source = phrase::before(line, at, low)?;
    if is_trailing(line, source, at, (low, high)) {
        return Some((Kind::Trailing, Some(source)));
    }
    if that {
        return Some((Kind::That, Some(source)));
    }
    let next = line.class(at + 1);
    let ends = at + 2 >= high || next.is(Class::BREAK) || line.word(at + 1) == ".";
    (!ends).then_some((Kind::Clause, Some(source)))
}

/// After "told", "that" may come this many items later: "told reporters in Berlin on Monday that".
const REACH: usize = 9;

/// Whether "that" opens what the verb at `at` reports.
pub(super) fn opens_clause(line: &Line<'_>, at: usize, high: usize) -> bool {
    that(line, at, high).is_some()
}

/// The item of the "that" which opens what the verb at `at` reports.
pub(super) fn that(line: &Line<'_>, at: usize, high: usize) -> Option<usize> {
    (at + 1..high.min(at + 1 + REACH))
        .take_while(|&idx| {
            idx == at + 1
                || !line.is_quote(idx)
                    && !is_cue(line, idx)
                    && line.word(idx) != ","
                    && line.word(idx) != "."
        })
        .find(|&idx| line.reads(idx, "that"))
}

/// Whether the verb at `at` is a passive: "was told", "is widely believed".
fn is_passive(line: &Line<'_>, at: usize, low: usize) -> bool {
    line.class(at).is(Class::PASSIVE)
        && (low..at)
            .rev()
            .take(3)
            .take_while(|&idx| {
                line.class(idx).is(Class::BETWEEN) && !line.class(idx).is(Class::CAPITAL)
            })
            .any(|idx| line.class(idx).is(Class::BE))
}

/// Whether subject and verb only follow what was said: "…, the ministry said on Monday."
fn is_trailing(line: &Line<'_>, source: Phrase, at: usize, (low, high): (usize, usize)) -> bool {
    let comma = source.0.checked_sub(1).filter(|&before| before > low + 1);
    let after_comma = comma
        .is_some_and(|comma| matches!(line.word(comma), "," | "—" | "–") || line.is_quote(comma));
    let next = line.class(at + 1);
    let ends = at + 1 >= high
        || next.is(Class::BREAK)
        || line.word(at + 1) == "."
        || next.is(Class::CALENDAR)
        || next.is(Class::PREPOSITION)
            && !line.reads(at + 1, "to")
            && !opens_clause(line, at, high);
    after_comma && ends
}
