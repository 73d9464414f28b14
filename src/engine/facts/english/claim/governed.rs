//! Verbs of speech, thought and attitude that report by what they govern: "criticised the plan", "vowed to stay",
//! "called her a hero", "described it as a risk", "spoke of a loss".

use super::super::speech::line::Line;
use super::super::speech::phrase::{self, Phrase};
use super::super::speech::verb::{WINDOW, subject, subject_of_participle};
use super::super::speech::words::Class;
use super::cue::{Cue, Kind, is_passive, that};
use super::frame::{self, Frame};
use super::parts::Parts;
use super::subject::whole;
use crate::engine::tag::speech::Speech;

/// Between a verb and the "to" or "as" that goes with it stand at most this many items: "urged the council in Hull to".
const REACH: usize = 14;

/// The cue at item `at`, if it is such a verb in a sentence from `low` to `high`.
pub(super) fn read(
    line: &Line<'_>,
    at: usize,
    sentence: (usize, usize),
    parts: &Parts<'_>,
) -> Option<Cue> {
    let frame = frame::of(line.word(at))?;
    let verb = Verb {
        line,
        at,
        sentence,
        parts,
        frame,
    };
    if !verb.is_used() {
        return None;
    }
    if is_passive(line, at, sentence.0, frame.is(Frame::PAST)) {
        return verb.passive();
    }
    if let Some(cue) = verb.closing() {
        return Some(cue);
    }
    let (kind, last) = verb.governs()?;
    let source = verb.subject().filter(|source| verb.is_somebody(*source))?;
    Some(Cue {
        words: (at, last),
        source: Some(source),
        kind,
        sentence,
    })
}

/// A form of a verb in its sentence.
struct Verb<'l, 'a> {
    line: &'l Line<'a>,
    at: usize,
    sentence: (usize, usize),
    parts: &'l Parts<'l>,
    frame: &'static Frame,
}

impl Verb<'_, '_> {
    /// Whether the word is a verb that tells of something, not a noun of the same form.
    fn is_used(&self) -> bool {
        let (line, at) = (self.line, self.at);
        let Some(before) = at
            .checked_sub(1)
            .filter(|&before| before >= self.sentence.0)
        else {
            return self.frame.is(Frame::PARTICIPLE);
        };
        let previous = line.class(before);
        let possessed =
            matches!(line.word(before), "'s" | "’s") && !self.frame.is(Frame::PARTICIPLE);
        let infinitive = line.reads(before, "to") && !goes_on(line, before);
        let verb = is_verb(line, at, self.parts);
        !previous.is(Class::DETERMINER) && !possessed && !infinitive && verb
    }

    /// How the verb reports by what follows it, and the last item of the cue.
    fn governs(&self) -> Option<(Kind, usize)> {
        let (line, at, frame) = (self.line, self.at, self.frame);
        let (_, high) = self.sentence;
        let mut next = at + 1;
        while line.class(next).is(Class::BETWEEN) && line.word(next).ends_with("ly")
            || line.class(next).is(Class::CALENDAR) && next <= at + 2
        {
            next += 1;
        }
        if next >= high {
            return None;
        }
        if frame.takes(line.word(next)) {
            let more = next + 1 < high
                && !line.class(next + 1).is(Class::BREAK)
                && line.word(next + 1) != ".";
            return more.then_some((Kind::Preposition, next));
        }
        if frame.is(Frame::TO) && self.opens_infinitive(next) {
            return Some((Kind::Infinitive, at));
        }
        let object = self.opens_object(next);
        if frame.is(Frame::AS) && object && self.follows(next, |idx| line.reads(idx, "as")) {
            return Some((Kind::As, at));
        }
        if frame.is(Frame::OBJECT_TO)
            && object
            && self.follows(next, |idx| self.opens_infinitive(idx))
        {
            return Some((Kind::Infinitive, at));
        }
        if frame.is(Frame::CLAUSE) && self.opens_clause(next) {
            return Some((Kind::Clause, at));
        }
        let whole = frame.is(Frame::OBJECT.wrapping_add(Frame::COMPLEMENT)) && object;
        whole.then_some((Kind::Object, at))
    }

    /// "The mission is over, Ann Lee pointed out."
    fn closing(&self) -> Option<Cue> {
        let (line, at) = (self.line, self.at);
        let out = line.word(at).starts_with("point") && line.reads(at + 1, "out");
        let ends = line.word(at + 2) == "." || line.class(at + 2).is(Class::BREAK);
        let source = (out && ends).then(|| self.subject())??;
        let comma = source
            .0
            .checked_sub(1)
            .filter(|&comma| comma > self.sentence.0)?;
        (line.word(comma) == "," || line.is_quote(comma)).then_some(Cue {
            words: (at, at + 1),
            source: Some(source),
            kind: Kind::Trailing,
            sentence: self.sentence,
        })
    }

    /// Whether "to" and a verb stand at `idx`.
    fn opens_infinitive(&self, idx: usize) -> bool {
        let line = self.line;
        let verb = (idx + 1..idx + 4)
            .find(|&idx| !line.word(idx).ends_with("ly") && !line.reads(idx, "not"));
        line.reads(idx, "to")
            && verb.is_some_and(|verb| line.is_quote(verb) || self.parts.is_verb(verb))
    }

    /// Whether a noun phrase starts at `idx`.
    fn opens_object(&self, idx: usize) -> bool {
        let line = self.line;
        let class = line.class(idx);
        if line.is_quote(idx) || class.is(Class::DETERMINER) && !line.reads(idx, "that") {
            return true;
        }
        if line.reads(idx, "that") {
            // "rejected that argument": verbs that take no clause.
            return !self.frame.is(Frame::CLAUSE);
        }
        if class.is(Class::BREAK.and(Class::PREPOSITION).and(Class::CLAUSE)) {
            return false;
        }
        if class.is(Class::CAPITAL) {
            return !class.is(Class::CALENDAR);
        }
        matches!(
            self.parts.at(idx),
            Some(
                Speech::Noun
                    | Speech::ProperNoun
                    | Speech::Pronoun
                    | Speech::Adjective
                    | Speech::Numeral
                    | Speech::Determiner
                    | Speech::Verb
            )
        )
    }

    /// Whether a clause starts at `idx`: "that", a word that asks, or a subject with its verb.
    fn opens_clause(&self, idx: usize) -> bool {
        let line = self.line;
        if matches!(
            line.word(idx),
            "that" | "how" | "why" | "whether" | "what" | "who" | "where" | "when" | "if"
        ) {
            return true;
        }
        let subject = line
            .class(idx)
            .is(Class::PRONOUN.and(Class::DETERMINER).and(Class::CAPITAL));
        // "saw a note dated June": what somebody sees or hears of is no clause.
        let finite = |at: usize| {
            let participle =
                line.word(at).ends_with("ed") && !line.class(at - 1).is(Class::PRONOUN);
            let indefinite = matches!(line.word(idx), "a" | "an") && participle;
            !indefinite && self.parts.at(at).is_some_and(is_finite)
        };
        subject
            && (idx + 1..self.sentence.1.min(idx + 6))
                .take_while(|&idx| !line.class(idx).is(Class::BREAK))
                .any(finite)
    }

    /// Whether one of the items shortly after `from` fits, with no other clause between.
    fn follows(&self, from: usize, fits: impl Fn(usize) -> bool) -> bool {
        let line = self.line;
        (from..self.sentence.1.min(from + REACH))
            .take_while(|&idx| !line.class(idx).is(Class::BREAK.and(Class::CLAUSE)))
            .any(fits)
    }

    /// Who does it.
    fn subject(&self) -> Option<Phrase> {
        let (line, at) = (self.line, self.at);
        let (low, _) = self.sentence;
        let before = at.checked_sub(1)?;
        let progressive = line.class(before).is(Class::BE.and(Class::BETWEEN)) && before >= low;
        if self.frame.is(Frame::PARTICIPLE) && !progressive {
            if at == low {
                return self.main_subject();
            }
            if line.class(before).is(Class::MEDIUM) {
                // "a letter criticising the plan": the letter does.
                return phrase::before(line, at, low);
            }
            let starts = line.class(before).is(Class::BREAK.and(Class::CLAUSE));
            return starts
                .then(|| subject_of_participle(line, low, at))
                .flatten();
        }
        let verb = finite(line, at);
        let plural = |phrase| is_plural(line, phrase, self.parts);
        let found = phrase::before_if(line, verb, low, &plural)?;
        whole(line, self.parts, (found, verb), low)
    }

    /// Whoever stands behind "by" from item `from` on: "dozens of papers".
    fn agent(&self, from: usize) -> Option<Phrase> {
        let line = self.line;
        let last = (from..self.sentence.1.min(from + 6))
            .take_while(|&at| {
                let class = line.class(at);
                let of = line.reads(at, "of");
                !line.is_quote(at)
                    && line.word(at) != "."
                    && !class.is(Class::BREAK.and(Class::CLAUSE))
                    && (of || !class.is(Class::PREPOSITION))
            })
            .last()?;
        (!line.word(from).ends_with("ing")).then_some((from, last))
    }

    /// The subject of the clause after the first comma: "Citing the report, the mayor …".
    fn main_subject(&self) -> Option<Phrase> {
        let (low, high) = self.sentence;
        let comma = (low + 1..high.min(low + WINDOW)).find(|&at| self.line.word(at) == ",")?;
        subject(self.line, comma + 1, high)
    }

    /// Whether the phrase can be somebody: its last word is a name, a noun or a pronoun.
    fn is_somebody(&self, (_, last): Phrase) -> bool {
        let class = self.line.class(last);
        class.is(Class::CAPITAL.and(Class::PRONOUN).and(Class::MARK))
            || !matches!(
                self.parts.at(last),
                Some(
                    Speech::Determiner
                        | Speech::Adposition
                        | Speech::Adverb
                        | Speech::Coordinator
                        | Speech::Subordinator
                )
            )
            || matches!(
                self.line.word(last),
                "this" | "that" | "those" | "some" | "many" | "others" | "all" | "both"
            )
    }

    /// "was criticised by the council", "is expected to resign", "was described as a risk".
    fn passive(&self) -> Option<Cue> {
        let (line, at, frame) = (self.line, self.at, self.frame);
        let (_, high) = self.sentence;
        let by = line
            .reads(at + 1, "by")
            .then(|| phrase::after(line, at + 1, high).or_else(|| self.agent(at + 2)))
            .flatten();
        let told = frame.is(Frame::TO.wrapping_add(Frame::OBJECT_TO))
            && self.opens_infinitive(at + 1)
            || frame.is(Frame::AS) && line.reads(at + 1, "as")
            || frame.is(Frame::CLAUSE) && that(line, at, high).is_some();
        (by.is_some() || told).then_some(Cue {
            words: (at, at),
            source: by,
            kind: Kind::Passive,
            sentence: self.sentence,
        })
    }
}

/// Whether the word at `at`, a form of a verb, is used as one. Only where the form may also be a noun the tagger is asked;
/// between a name and "that" or "to" even such a form is a verb, whatever the tagger says.
pub(super) fn is_verb(line: &Line<'_>, at: usize, parts: &Parts<'_>) -> bool {
    let class = line.class(at);
    let noun = class.is(Class::NOUN)
        || frame::of(line.word(at)).is_some_and(|frame| frame.is(Frame::NOUN));
    let named = at > 0 && line.class(at - 1).is(Class::CAPITAL.and(Class::PRONOUN));
    let governs = line.reads(at + 1, "that") || line.reads(at + 1, "to");
    // "The port is safe, the Gazette reports.": a name and a verb set off at the end.
    let next = line.class(at + 1);
    let closes = line.word(at + 1) == "." || next.is(Class::BREAK.and(Class::CALENDAR));
    let reporter = at > 0
        && line.class(at - 1).is(Class::CAPITAL
            .and(Class::PUBLICATION)
            .and(Class::REPORTING_NOUN));
    let reporter = reporter || at > 0 && class.is(Class::BARE) && line.word(at - 1).ends_with('s');
    !noun || named && governs || (named || reporter) && closes || parts.is_verb(at)
}

/// Whether the "to" at `to` belongs to a verb that only says that the next one begins or goes on: "went on to say".
pub(super) fn goes_on(line: &Line<'_>, to: usize) -> bool {
    to.checked_sub(1).is_some_and(|before| {
        let on = line.reads(before, "on") && before > 0;
        let word = line.word(if on { before - 1 } else { before });
        matches!(
            word,
            "went"
                | "goes"
                | "go"
                | "continued"
                | "continues"
                | "continue"
                | "began"
                | "begins"
                | "begun"
                | "started"
                | "starts"
                | "appeared"
                | "appears"
                | "seemed"
                | "seems"
                | "came"
                | "comes"
        )
    })
}

/// The verb that has the subject: that of "went on to say" is "went".
pub(super) fn finite(line: &Line<'_>, at: usize) -> usize {
    let Some(to) = at.checked_sub(1).filter(|&to| line.reads(to, "to")) else {
        return at;
    };
    let before = to.saturating_sub(1);
    before.saturating_sub(usize::from(line.reads(before, "on")))
}

/// Whether the phrase ends with a plural noun: "groups", "administrators" may say something without an article.
pub(super) fn is_plural(line: &Line<'_>, (_, last): Phrase, parts: &Parts<'_>) -> bool {
    line.word(last).ends_with('s') && parts.at(last) == Some(Speech::Noun)
}

/// Whether a verb that can have a subject stands among the items from `from` on, before a mark parts them off.
pub(super) fn has_finite(line: &Line<'_>, parts: &Parts<'_>, (from, high): (usize, usize)) -> bool {
    let verb = |at: usize| {
        let infinitive = line.reads(at - 1, "to") || line.word(at).ends_with("ing");
        at > from && !infinitive && parts.at(at).is_some_and(is_finite)
    };
    (from..high.min(from + REACH))
        .take_while(|&at| line.word(at) != "." && line.word(at) != ";")
        .any(verb)
}

const fn is_finite(part: Speech) -> bool {
    matches!(part, Speech::Verb | Speech::Auxiliary)
}
