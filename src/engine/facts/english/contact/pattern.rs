//! The patterns of contact attempts.

use std::sync::LazyLock;

use super::super::speech::line::Line;
use super::super::speech::phrase::{self, Phrase};
use super::super::speech::words::Class;
use super::place::{NEAR, Place, REACH};
use crate::engine::facts::Outcome;
use crate::engine::lexicon::{Words, section};

/// A contact attempt in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    /// The words that tell of it.
    pub(super) cue: Phrase,
    /// Who was to be reached.
    pub(super) party: Option<Phrase>,
    /// Who tried.
    pub(super) by: Option<Phrase>,
    /// What came of it.
    pub(super) outcome: Outcome,
}

const TABLE: &str = include_str!("../../../../../assets/lexicons/en/contact.txt");

static REFUSING: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "refusing")));
static REFUSING_ANYBODY: LazyLock<Words> =
    LazyLock::new(|| Words::new(section(TABLE, "refusing anybody")));
static ANSWERING: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "answering")));
pub(super) static REQUESTING: LazyLock<Words> =
    LazyLock::new(|| Words::new(section(TABLE, "requesting")));
static SEEKING: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "seeking")));

/// The contact attempt whose first word of its own stands at `at`, in the sentence from `low` to `high`.
pub(super) fn read(line: &Line<'_>, at: usize, (low, high): (usize, usize)) -> Option<Pattern> {
    let word = line.word(at);
    if word.len() < 4 || line.class(at).is(Class::MARK) {
        return None;
    }
    let place = Place {
        line,
        at,
        low,
        high,
    };
    place
        .refusal()
        .or_else(|| place.turned_down())
        .or_else(|| place.no_comment())
        .or_else(|| place.answer())
        .or_else(|| place.unreached())
        .or_else(|| place.unanswered())
        .or_else(|| place.sent())
        .or_else(|| place.attempt())
}

impl Place<'_, '_> {
    /// "declined further comment", "turned down several requests for an interview".
    fn turned_down(&self) -> Option<Pattern> {
        let (line, at) = (self.line, self.at);
        let word = line.word(at);
        let declines = REFUSING.has_folded(word);
        let turns = matches!(word, "turned" | "turns" | "turning") && line.reads(at + 1, "down")
            || matches!(word, "rejected" | "denied" | "refused");
        if !declines && !turns {
            return None;
        }
        let mut wanted = self.within(at + 1, REACH).take_while(|&idx| {
            !line
                .class(idx)
                .is(Class::BREAK.and(Class::CLAUSE).and(Class::PRONOUN))
                && !line.reads(idx, "to")
        });
        let last =
            wanted.find(|&idx| matches!(line.word(idx), "comment" | "interview" | "interviews"))?;
        let request = (at + 1..last + 3)
            .filter(|&idx| idx < self.high)
            .find(|&idx| matches!(line.word(idx), "request" | "requests"));
        if !declines && request.is_none() {
            return None;
        }
        let last = request.map_or(last, |request| request.max(last));
        Some(self.found((at, last), self.subject(at), Outcome::Declined))
    }

    /// "declined to comment", "refused to respond to a request for comment".
    fn refusal(&self) -> Option<Pattern> {
        let (line, at) = (self.line, self.at);
        let word = line.word(at);
        if !line.reads(at + 1, "to") {
            return None;
        }
        let anybody = REFUSING_ANYBODY.has_folded(word);
        if !anybody && !REFUSING.has_folded(word) {
            return None;
        }
        let verb = self.past_adverbs(at + 2);
        if !ANSWERING.has(line.word(verb)) {
            return None;
        }
        let comment = line.reads(verb, "comment");
        let request = self.request(verb + 1);
        // Anybody may refuse to answer a question: that of a judge is none of a reporter.
        let asked = request.filter(|&last| self.is_reporters((verb + 1, last)));
        if anybody && !comment && asked.is_none() {
            return None;
        }
        // "declined to tell The Verge when", but not "declined to tell the court".
        let told = line.reads(verb, "tell")
            && (line.reads(verb + 1, "us")
                || line.word(verb + 1).starts_with("reporter")
                || self.asker(verb + 1, verb + 1).is_some());
        if line.reads(verb, "tell") && !told {
            return None;
        }
        // "declined to give details" is told to a reporter, "declined to give her vote" is not.
        let gives = matches!(line.word(verb), "give" | "offer" | "provide" | "be");
        let asked = [
            "comment",
            "interviewed",
            "details",
            "quoted",
            "named",
            "identified",
            "statement",
        ];
        let wanted = self
            .within(verb + 1, 4)
            .find(|&idx| asked.iter().any(|word| line.reads(idx, word)));
        let last = match (gives, wanted) {
            (true, None) => return None,
            (true, Some(last)) => last,
            _ => request.filter(|_| !comment).unwrap_or(verb),
        };
        Some(self.found((at, last), self.subject(at), Outcome::Declined))
    }

    /// "had no comment", "would not comment".
    fn no_comment(&self) -> Option<Pattern> {
        let (line, at) = (self.line, self.at);
        if !line.reads(at, "comment") {
            return None;
        }
        let before = at.checked_sub(1).filter(|&before| before > self.low)?;
        if line.reads(before, "no") {
            let verb = before.checked_sub(1)?;
            let has = ["had", "has", "have", "offered", "gave", "made", "provided"];
            let has = has.iter().any(|word| line.reads(verb, word));
            return has.then(|| self.found((verb, at), self.subject(verb), Outcome::Declined));
        }
        if let Some(verb) = (before.saturating_sub(1)..=before)
            .find(|&idx| matches!(line.word(idx), "provide" | "offer" | "give" | "make"))
        {
            // "did not provide a comment".
            let negation = self.negation(verb)?;
            let first = self.first_auxiliary(negation);
            return Some(self.found((first, at), self.subject(first), Outcome::NoResponse));
        }
        let modals = ["would", "will", "could", "can", "do", "does", "did"];
        let modal = self.negated(at, &modals)?;
        Some(self.found((modal, at), self.subject(modal), Outcome::Declined))
    }

    /// "did not respond to a request for comment", "has yet to reply", "responded to our questions".
    fn answer(&self) -> Option<Pattern> {
        let (line, at) = (self.line, self.at);
        let base = line.word(at);
        let answers = ["respond", "reply", "answer", "return", "acknowledge"];
        let stem = answers.iter().find(|verb| {
            base.get(..verb.len().min(4)) == verb.get(..4) && base.len() <= verb.len() + 3
        })?;
        let negation = (self.low..at)
            .rev()
            .take(NEAR + 1)
            .find(|&idx| line.class(idx).is(Class::NEGATION) || self.falls_short(idx));
        let request = self.request(at + 1);
        if let Some(negation) = negation.filter(|_| base == *stem || base.ends_with("ed")) {
            let immediate = line.reads(at - 1, "immediately");
            let ends = line.class(at + 1).is(Class::BREAK)
                || line.word(at + 1) == "."
                || at + 1 >= self.high;
            let last = request
                .or_else(|| (immediate && ends).then_some(at))
                .or_else(|| self.deadline(at + 1))?;
            let first = self.first_auxiliary(negation);
            let mut found = self.found((first, last), self.subject(first), Outcome::NoResponse);
            found.by = self.asker(at + 1, last);
            return Some(found);
        }
        // Politicians answer questions all day: what reporters are answered is a request, or their own question.
        let last = request?;
        let own = self.is_reporters((at + 1, last));
        let positive = base.ends_with("ed") && own && !line.class(at - 1).is(Class::BE);
        let subject = positive.then(|| self.subject(at)).flatten()?;
        let mut found = self.found((at, last), Some(subject), Outcome::Responded);
        found.by = self.asker(at + 1, last);
        Some(found)
    }

    /// "could not be reached", "was not immediately available for comment", "when reached for comment, … said".
    fn unreached(&self) -> Option<Pattern> {
        let (line, at) = (self.line, self.at);
        let for_comment = line.reads(at + 1, "for") && self.comment(at + 2).is_some();
        if line.reads(at, "unavailable") && for_comment {
            let first = self.first_auxiliary(at);
            return Some(self.found((first, at + 2), self.subject(first), Outcome::NoResponse));
        }
        let reached = matches!(
            line.word(at),
            "reached" | "Reached" | "located" | "contacted" | "Contacted"
        );
        let available = line.reads(at, "available") && for_comment;
        if !reached && !available {
            return None;
        }
        let last = if for_comment {
            self.comment(at + 2)?
        } else {
            at
        };
        if let Some(negation) = self.negation(at) {
            let first = self.first_auxiliary(negation);
            let passive = line.reads(at - 1, "be") || line.reads(at - 2, "be") || available;
            let party = self.subject(first);
            if !for_comment && !self.by_a_call(at + 1, party) {
                return None;
            }
            return passive.then(|| self.found((first, last), party, Outcome::NoResponse));
        }
        // "Reached by phone, she said": the one who speaks was reached.
        let opens = at == self.low || at > self.low && matches!(line.word(at - 1), "When" | "when");
        let by = self.within(at + 1, 2).any(|idx| {
            matches!(
                line.word(idx),
                "phone" | "telephone" | "comment" | "e-mail" | "email"
            )
        });
        if !reached || !opens || !by {
            return None;
        }
        let comma = self
            .within(at + 1, REACH)
            .find(|&idx| line.word(idx) == ",")?;
        let first = if at == self.low { at } else { at - 1 };
        let party = phrase::after(line, comma, self.high);
        party.map(|party| self.found((first, comma - 1), Some(party), Outcome::Responded))
    }

    /// "Requests for comment were not returned", "Attempts to reach her were unsuccessful".
    fn unanswered(&self) -> Option<Pattern> {
        let (line, at) = (self.line, self.at);
        let failed = matches!(
            line.word(at),
            "returned"
                | "answered"
                | "unanswered"
                | "unreturned"
                | "unsuccessful"
                | "failed"
                | "ignored"
        );
        if !failed || at == self.low {
            return None;
        }
        let noun = (self.low..at).rev().take(2 * REACH).find(|&idx| {
            // "Her letters to the king": somebody else's.
            let owned = idx > self.low
                && matches!(
                    line.word(idx - 1).to_ascii_lowercase().as_str(),
                    "her" | "his" | "their" | "my" | "your" | "its"
                );
            if owned {
                return false;
            }
            let attempt = matches!(
                line.word(idx).to_ascii_lowercase().as_str(),
                "attempt" | "attempts" | "effort" | "efforts"
            );
            let request = REQUESTING.has_folded(line.word(idx));
            attempt && line.reads(idx + 1, "to") && SEEKING.has(line.word(idx + 2))
                || request
                    && (line.reads(idx + 1, "for") && self.comment(idx + 2).is_some()
                        || matches!(line.word(idx + 1), "seeking" | "left" | "sent" | "from")
                        || line.reads(idx + 1, "to"))
        })?;
        let denied = matches!(line.word(at), "returned" | "answered");
        if denied && self.negation(at).is_none() {
            return None;
        }
        let object = (noun + 1..at).find(|&idx| {
            SEEKING.has(line.word(idx))
                || line.reads(idx, "to") && !SEEKING.has(line.word(idx + 1))
                || matches!(line.word(idx), "for" | "with") && line.reads(idx - 1, "left")
        });
        let party = object.and_then(|idx| phrase::after(line, idx, at));
        Some(self.found((noun, at), party, Outcome::NoResponse))
    }

    /// "The Verge has reached out to Microsoft for comment", "We asked the ministry for comment".
    fn attempt(&self) -> Option<Pattern> {
        let (line, at) = (self.line, self.at);
        let reaches = matches!(line.word(at), "reached" | "reaching")
            && line.reads(at + 1, "out")
            && line.reads(at + 2, "to");
        let seeks = matches!(
            line.word(at),
            "sought" | "requested" | "seeking" | "requesting"
        ) && self.comment(at + 1).is_some()
            && self.within(at + 1, 4).any(|idx| line.reads(idx, "from"));
        if !reaches && !seeks && !SEEKING.has(line.word(at)) {
            return None;
        }
        let passive = at > self.low && line.class(at - 1).is(Class::BE);
        let end = if reaches {
            at + 2
        } else if seeks {
            self.within(at + 1, 4)
                .find(|&idx| line.reads(idx, "from"))?
        } else {
            at
        };
        if passive {
            return self.asked();
        }
        let by = self.subject(at);
        let own = by.is_some_and(|by| self.is_reporter(by));
        let comment = self.within(end + 1, 2 * REACH).find(|&idx| {
            line.reads(idx, "for") && self.comment(idx + 1).is_some()
                || own
                    && line.reads(idx, "to")
                    && matches!(line.word(idx + 1), "comment" | "respond")
        });
        let party = phrase::after(line, end, comment.unwrap_or(self.high));
        let plain = matches!(
            line.word(at),
            "contacted" | "approached" | "emailed" | "messaged"
        ) || reaches;
        if !seeks && comment.is_none() && !(own && plain) || party.is_none() {
            return None;
        }
        let first = self.first_auxiliary(at);
        Some(Pattern {
            cue: (first, end),
            party,
            by,
            outcome: Outcome::Asked,
        })
    }

    /// "An email seeking comment was sent to the orchestra", "Messages for comment were left with the mill".
    fn sent(&self) -> Option<Pattern> {
        let (line, at) = (self.line, self.at);
        let reaches = matches!(line.word(at), "sent" | "left" | "emailed")
            && matches!(line.word(at + 1), "to" | "with" | "for" | "at")
            && at > self.low
            && line.class(at - 1).is(Class::BE);
        if !reaches || self.negation(at).is_some() {
            return None;
        }
        let noun = (self.low..at).rev().take(REACH).find(|&idx| {
            REQUESTING.has_folded(line.word(idx))
                && matches!(
                    line.word(idx + 1),
                    "seeking" | "requesting" | "for" | "asking"
                )
                && self.comment(idx + 2).is_some()
        })?;
        let party = phrase::after(line, at + 1, self.high)?;
        Some(self.found((noun, at), Some(party), Outcome::Asked))
    }

    /// "Microsoft was asked for comment", "The ministry has been contacted for comment".
    fn asked(&self) -> Option<Pattern> {
        let (line, at) = (self.line, self.at);
        let for_comment = line.reads(at + 1, "for") && self.comment(at + 2).is_some();
        let first = self.first_auxiliary(at);
        for_comment.then(|| self.found((first, at + 2), self.subject(first), Outcome::Asked))
    }

    fn found(&self, cue: Phrase, party: Option<Phrase>, outcome: Outcome) -> Pattern {
        Pattern {
            cue,
            party,
            by: self.asker(cue.1, cue.1 + REACH),
            outcome,
        }
    }
}
