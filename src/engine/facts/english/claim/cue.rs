//! The words that report a claim, and who it comes from.

use super::super::speech::line::Line;
use super::super::speech::phrase::{self, Phrase};
use super::super::speech::verb::{is_cue, made_clear, subject_of_participle};
use super::super::speech::words::Class;
use super::frame::{self, Frame};
use super::governed::{self, finite, goes_on, is_plural, is_verb};
use super::noun;
use super::parts::Parts;
use super::subject::{inverted, of_listed, of_quoted, plural_source, whole};

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
    /// "the ministry criticised the plan", "called her a hero"
    Object,
    /// "the ministry vowed to stay", "urged her to stay"
    Infinitive,
    /// "described it as a risk"
    As,
    /// "spoke of a loss"
    Preposition,
    /// "her claim that …", "made the case that …"
    Noun,
}

impl Kind {
    /// Whether what is reported may itself hold reports.
    pub(super) const fn reports(self) -> bool {
        matches!(
            self,
            Self::According
                | Self::That
                | Self::Trailing
                | Self::Clause
                | Self::Participle
                | Self::Passive
        )
    }
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

/// The cues of a sentence, in order.
pub(super) fn find(line: &Line<'_>, parts: &Parts<'_>) -> Vec<Cue> {
    let sentence = parts.sentence();
    (sentence.0..sentence.1)
        .filter_map(|at| read(line, at, sentence, parts))
        .collect()
}

/// The cue at item `at`.
fn read(line: &Line<'_>, at: usize, sentence: (usize, usize), parts: &Parts<'_>) -> Option<Cue> {
    let (_, high) = sentence;
    if line.reads(at, "according") && line.reads(at + 1, "to") {
        return Some(Cue {
            words: (at, at + 1),
            source: phrase::after(line, at + 1, high)
                .or_else(|| plural_source(line, parts, (at + 2, high))),
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
    if is_told_of(line, at) {
        return None;
    }
    reporting(line, at, sentence, parts)
        .or_else(|| clear(line, at, sentence, parts))
        .or_else(|| governed::read(line, at, sentence, parts))
        .or_else(|| noun::read(line, at, sentence))
}

/// The cue at item `at`, if it is a verb that may report without any word that it governs.
fn reporting(
    line: &Line<'_>,
    at: usize,
    sentence: (usize, usize),
    parts: &Parts<'_>,
) -> Option<Cue> {
    let class = line.class(at);
    let opens = at == sentence.0 && !class.is(Class::PARTICIPLE);
    if !class.is(Class::REPORTING) || !is_cue(line, at) || opens {
        return None;
    }
    if is_other_sense(line, at) || !is_verb(line, at, parts) {
        return None;
    }
    let (kind, source) = verb(line, at, sentence, parts)?;
    Some(Cue {
        words: (at, at),
        source,
        kind,
        sentence,
    })
}

/// "made clear that", "makes it clear the board will stay": the verb at `at` and its adjective.
fn clear(
    line: &Line<'_>,
    at: usize,
    (low, high): (usize, usize),
    parts: &Parts<'_>,
) -> Option<Cue> {
    let last = made_clear(line, at).filter(|&last| last + 2 < high)?;
    let infinitive = at > low && line.reads(at - 1, "to") && !goes_on(line, at - 1);
    let that = line.reads(last + 1, "that");
    if infinitive || !that && !governed::has_finite(line, parts, (last + 1, high)) {
        return None;
    }
    let verb = finite(line, at);
    let source = phrase::before_if(line, verb, low, &|phrase| is_plural(line, phrase, parts))?;
    Some(Cue {
        words: (at, last),
        source: Some(whole(line, parts, (source, verb), low)?),
        kind: if that { Kind::That } else { Kind::Clause },
        sentence: (low, high),
    })
}

/// Whether the verb at `at` says what was reported of somebody, not by whom: "was reported missing".
fn is_told_of(line: &Line<'_>, at: usize) -> bool {
    line.reads(at, "reported")
        && matches!(
            line.word(at + 1),
            "missing"
                | "dead"
                | "injured"
                | "killed"
                | "wounded"
                | "stolen"
                | "lost"
                | "absent"
                | "unharmed"
                | "safe"
        )
}

/// Whether the verb at `at` reports nothing by itself: "to show up", "called her", "known as".
fn is_other_sense(line: &Line<'_>, at: usize) -> bool {
    let calls = matches!(line.word(at), "call" | "calls" | "called" | "calling");
    let infinitive = at > 0 && line.reads(at - 1, "to") && !goes_on(line, at - 1);
    calls || infinitive || line.reads(at + 1, "as") || line.reads(at + 1, "up")
}

/// How the verb at `at` reports, and its subject.
fn verb(
    line: &Line<'_>,
    at: usize,
    (low, high): (usize, usize),
    parts: &Parts<'_>,
) -> Option<(Kind, Option<Phrase>)> {
    let class = line.class(at);
    let that = opens_clause(line, at, high);
    if is_passive(line, at, low, class.is(Class::PASSIVE)) {
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
        let heard = of_quoted(line, at, low);
        let source = heard
            .or_else(|| of_listed(line, at, low))
            .or_else(|| subject_of_participle(line, low, at));
        let starts =
            previous.is_none_or(|before| line.class(before).is(Class::BREAK.and(Class::CLAUSE)));
        return (starts || that || heard.is_some()).then_some((Kind::Participle, source));
    }
    if let Some(source) = inverted(line, parts, at, (low, high)).filter(|_| !that) {
        return Some((Kind::Trailing, Some(source)));
    }
    let verb = finite(line, at);
    let closes = line.word(at + 1) == "." || line.class(at + 1).is(Class::BREAK);
    let plural = |phrase: Phrase| {
        let set_off = phrase.0 > low && line.word(phrase.0 - 1) == ",";
        is_plural(line, phrase, parts) || closes && set_off && line.word(phrase.1).ends_with('s')
    };
    let source = phrase::before_if(line, verb, low, &plural)?;
    let source = whole(line, parts, (source, verb), low)?;
    // "a report that found he lied", not "dresses that showed more of it".
    let shown = phrase::is_relative(line, source.1) && !class.is(Class::SPEECH);
    if shown && !that && !governed::has_finite(line, parts, (at + 1, high)) {
        return None;
    }
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

/// The item of the "that" which opens what the verb at `at` reports. After an object of the verb it is relative ("praised
/// the raid that killed him"), unless the verb tells somebody something.
pub(super) fn that(line: &Line<'_>, at: usize, high: usize) -> Option<usize> {
    let next = line.class(at + 1);
    let addressed = frame::of(line.word(at)).is_some_and(|frame| frame.is(Frame::ADDRESSEE));
    let object = next.is(Class::DETERMINER.and(Class::PRONOUN))
        || next.is(Class::CAPITAL) && !next.is(Class::CALENDAR);
    if object && !addressed && !line.reads(at + 1, "that") {
        return None;
    }
    // "insisted, though, that": a word set in between.
    let aside = line.word(at + 1) == "," && line.word(at + 3) == "," && line.reads(at + 4, "that");
    if aside
        && matches!(
            line.word(at + 2),
            "though" | "however" | "too" | "again" | "instead"
        )
    {
        return Some(at + 4);
    }
    (at + 1..high.min(at + 1 + REACH))
        .take_while(|&idx| {
            idx == at + 1
                || !line.is_quote(idx)
                    && !is_cue(line, idx)
                    && line.word(idx) != ","
                    && line.word(idx) != "."
        })
        .find(|&idx| line.reads(idx, "that"))
        .filter(|&idx| idx + 1 < high && line.word(idx + 1) != "." && line.word(idx + 1) != ",")
}

/// Whether the verb at `at` is a passive: "was told", "is widely believed".
pub(super) fn is_passive(line: &Line<'_>, at: usize, low: usize, past: bool) -> bool {
    past && (low..at)
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
        || next.is(Class::CALENDAR) && !opens_clause(line, at, high)
        || next.is(Class::PREPOSITION)
            && !line.reads(at + 1, "to")
            && !opens_clause(line, at, high);
    after_comma && ends
}
