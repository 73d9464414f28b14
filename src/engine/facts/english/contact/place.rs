//! A word in its sentence, and what a pattern of contact asks about the words around it.

use super::super::speech::line::Line;
use super::super::speech::outlets;
use super::super::speech::phrase::{self, Phrase};
use super::super::speech::words::{Class, uncontracted};
use super::pattern::REQUESTING;

/// A verb and what it governs stand within this many items: "respond to several e-mailed requests for".
pub(super) const REACH: usize = 9;

/// Between a negation and its verb stand at most this many items: "did not immediately", "has so far not".
pub(super) const NEAR: usize = 4;

/// A word in its sentence.
pub(super) struct Place<'l, 'a> {
    pub(super) line: &'l Line<'a>,
    pub(super) at: usize,
    pub(super) low: usize,
    pub(super) high: usize,
}

impl Place<'_, '_> {
    /// The subject of the verb at `at`.
    pub(super) fn subject(&self, at: usize) -> Option<Phrase> {
        phrase::before(self.line, at, self.low)
    }

    /// Up to `count` items from `from` on, no further than the sentence or a quotation.
    pub(super) fn within(&self, from: usize, count: usize) -> impl Iterator<Item = usize> + '_ {
        (from..self.high.min(from + count)).take_while(|&idx| !self.line.is_quote(idx))
    }

    /// The first item from `at` on that is no adverb.
    pub(super) fn past_adverbs(&self, at: usize) -> usize {
        let adverb = |idx: &usize| self.line.word(*idx).ends_with("ly");
        self.within(at, NEAR).find(|idx| !adverb(idx)).unwrap_or(at)
    }

    /// The item that names what was wanted, from item `from` on: "comment" of "a request for comment", or the request.
    pub(super) fn request(&self, from: usize) -> Option<usize> {
        let line = self.line;
        let stops = |idx: &usize| {
            let class = line.class(*idx);
            class.is(Class::BREAK.and(Class::CLAUSE))
        };
        let noun = self
            .within(from, REACH)
            .take_while(|idx| !stops(idx))
            .find(|&idx| {
                let owned = idx > from
                    && !line
                        .class(idx - 1)
                        .is(Class::DETERMINER.and(Class::CAPITAL))
                    || line.class(idx + 1).is(Class::PREPOSITION)
                    || matches!(line.word(idx + 1), "seeking" | "sent")
                    || matches!(line.word(idx - 1), "a" | "an" | "the" | "our");
                REQUESTING.has_folded(line.word(idx)) && owned
            })?;
        let comment = self
            .within(noun + 1, 4)
            .find(|&idx| line.reads(idx, "comment"));
        // "did not respond to the question of slavery": a matter, not a request.
        let matter = line.word(noun).starts_with("question") && line.reads(noun + 1, "of");
        (!matter).then(|| comment.unwrap_or(noun))
    }

    /// Whether the words of the phrase are a request of reporters: for comment, "our", or from an outlet.
    pub(super) fn is_reporters(&self, (first, last): Phrase) -> bool {
        let own = |idx| {
            matches!(
                self.line.word(idx),
                "our" | "us" | "comment" | "reporter" | "reporters" | "journalists"
            )
        };
        (first..=last).any(own) || self.asker(first, last).is_some()
    }

    /// "by the time of publication", "before our deadline": the item with which such words from `from` on end.
    pub(super) fn deadline(&self, from: usize) -> Option<usize> {
        let opens = matches!(
            self.line.word(from),
            "by" | "before" | "in" | "at" | "ahead"
        );
        let mut ends = self.within(from, REACH);
        ends.find(|&idx| matches!(self.line.word(idx), "publication" | "deadline" | "press"))
            .filter(|_| opens)
    }

    /// Whether who "could not be reached" was called, not travelled to: nothing or a time or a telephone follows from
    /// `from` on, and `party` is nothing that people come to, as an agreement.
    pub(super) fn by_a_call(&self, from: usize, party: Option<Phrase>) -> bool {
        let line = self.line;
        let class = line.class(from);
        let timed = from >= self.high
            || class.is(Class::BREAK.and(Class::CALENDAR))
            || matches!(
                line.word(from),
                "." | "on" | "late" | "early" | "at" | "immediately" | "before" | "after" | "to"
            );
        let called = line.reads(from, "by")
            && self.within(from + 1, 2).any(|idx| {
                matches!(
                    line.word(idx),
                    "phone" | "telephone" | "e-mail" | "email" | "text" | "us" | "reporters"
                )
            });
        let reached_for = |(_, last): Phrase| {
            matches!(
                line.word(last),
                "agreement"
                    | "agreements"
                    | "deal"
                    | "consensus"
                    | "compromise"
                    | "verdict"
                    | "settlement"
                    | "conclusion"
                    | "decision"
                    | "target"
                    | "goal"
                    | "summit"
                    | "understanding"
                    | "truce"
                    | "accord"
                    | "quorum"
            )
        };
        (timed || called) && !party.is_some_and(reached_for)
    }

    /// "comment", "a response" and the like at item `at` or the two after it.
    pub(super) fn comment(&self, at: usize) -> Option<usize> {
        self.within(at, 3).find(|&idx| {
            matches!(
                self.line.word(idx),
                "comment" | "comments" | "response" | "statement" | "clarification" | "interview"
            )
        })
    }

    /// The negation shortly before the verb at `at`.
    pub(super) fn negation(&self, at: usize) -> Option<usize> {
        (self.low..at)
            .rev()
            .take(NEAR)
            .find(|&idx| self.line.class(idx).is(Class::NEGATION))
    }

    /// The modal of `modals`, negated, shortly before the verb at `at`.
    pub(super) fn negated(&self, at: usize, modals: &[&str]) -> Option<usize> {
        let line = self.line;
        let negation = self.negation(at)?;
        let whole = line.word(negation).to_lowercase().replace('’', "'");
        let joined = modals.iter().any(|modal| {
            whole.strip_suffix("n't") == Some(modal)
                || whole == "won't"
                || whole == "cannot"
                || whole == "can't"
        });
        if joined {
            return Some(negation);
        }
        let before = negation
            .checked_sub(1)
            .filter(|&before| before >= self.low)?;
        modals
            .iter()
            .any(|modal| line.reads(before, modal))
            .then_some(before)
    }

    /// Whether the words at `idx` say that something was not done: "yet to", "failed to".
    pub(super) fn falls_short(&self, idx: usize) -> bool {
        self.line.reads(idx + 1, "to")
            && matches!(self.line.word(idx), "yet" | "failed" | "fails" | "declined")
    }

    /// The first of the auxiliaries and adverbs that end before item `at`: "did" of "did not immediately respond".
    pub(super) fn first_auxiliary(&self, at: usize) -> usize {
        let mut first = at;
        while let Some(before) = first
            .checked_sub(1)
            .filter(|&before| before > self.low && at - before <= NEAR)
        {
            let class = self.line.class(before);
            let part = class.is(Class::BETWEEN.and(Class::NEGATION).and(Class::BE));
            if !part || class.is(Class::CAPITAL) {
                break;
            }
            first = before;
        }
        first
    }

    /// Who asked, in the words from `from` to `last`: "The Verge’s request", "a request from Reuters", "our questions".
    pub(super) fn asker(&self, from: usize, last: usize) -> Option<Phrase> {
        let line = self.line;
        self.within(from, (last + 1).saturating_sub(from) + NEAR)
            .find_map(|idx| {
                outlets::at(line, idx)
                    .map(|(phrase, _)| phrase)
                    .or_else(|| {
                        // "an email from the Herald": no table knows it.
                        let from = idx.checked_sub(1)?;
                        let asked = matches!(line.word(from), "from" | "by");
                        let phrase = asked.then(|| phrase::after(line, from, self.high))??;
                        let named = line.class(phrase.1);
                        let shaped = named.is(Class::OUTLET_NAME) && named.is(Class::CAPITAL);
                        shaped.then_some(phrase)
                    })
                    .filter(|phrase| phrase.1 < self.high)
            })
    }

    /// Whether the phrase names the reporters: "we", or an outlet.
    pub(super) fn is_reporter(&self, (first, last): Phrase) -> bool {
        let line = self.line;
        let pronoun = uncontracted(line.word(first));
        pronoun.eq_ignore_ascii_case("we")
            || pronoun.eq_ignore_ascii_case("i")
            || outlets::at(line, first).is_some_and(|(outlet, _)| outlet.1 <= last)
            || (first..=last).any(|idx| line.class(idx).is(Class::PUBLICATION))
            || line.class(last).is(Class::OUTLET_NAME) && line.class(last).is(Class::CAPITAL)
    }
}
