//! Attributions beside the quotation: `"…," said Smith`, `"…," Smith said`, "according to Smith".

use super::super::super::speech::phrase;
use super::super::super::speech::words::Class;
use super::super::trail::Trail;
use super::{Around, Attribution, How};

/// The attribution directly after a quotation stands within this many words of it.
const REACH: usize = 22;

/// "to the people of Hull," is at most this long, in words.
const EYES: usize = 6;

impl Around<'_, '_> {
    /// Directly after the quotation.
    pub(in super::super) fn after(&self, trail: &mut Trail) -> Option<Attribution> {
        let line = self.line;
        let comma = line.word(self.at + 1) == ",";
        let from = self.at + 1 + usize::from(comma);
        if let Some(found) = self.according(from) {
            return Some(found);
        }
        if !comma && !matches!(self.ending, ',' | '?' | '!' | '—' | '–' | '-' | '…') {
            return None;
        }
        // "…," when Smith attacked him: another clause. "…," as Smith put it: not.
        let other = line.class(from).is(Class::CLAUSE)
            && !["as", "who", "and", "but"]
                .iter()
                .any(|word| line.reads(from, word));
        if other {
            self.reject(
                trail,
                (from, from),
                How::Adjacent,
                "another clause follows the quotation",
            );
            return None;
        }
        let mut at = from;
        while at < self.high && line.class(at).is(Class::BETWEEN) && !line.class(at).is(Class::CUE)
        {
            at += 1;
        }
        let verb = line.class(at).is(Class::CUE) && at < self.high;
        if let Some(phrase) = verb.then(|| phrase::after(line, at, self.high)).flatten() {
            return Some(self.found(phrase, Some((at, at)), How::Inverted));
        }
        let cue = (from..self.high.min(from + REACH))
            .take_while(|&idx| !line.is_quote(idx))
            .find(|&idx| {
                let participle =
                    line.class(idx).is(Class::PARTICIPLE) && !line.class(idx - 1).is(Class::BE);
                idx > from && !participle && self.is_cue(idx)
            })?;
        let phrase = phrase::before(line, cue, from)?;
        Some(self.found(phrase, Some((cue, cue)), How::Adjacent))
    }

    /// "to her, “…”", "for Lee, “…”": in whose eyes it is so.
    pub(super) fn in_the_eyes(&self) -> Option<Attribution> {
        let line = self.line;
        let last = self
            .at
            .checked_sub(2)
            .filter(|_| line.word(self.at - 1) == ",")?;
        let low = self.low.max(last.saturating_sub(EYES));
        let to = (low..last)
            .rev()
            .find(|&at| line.reads(at, "to") || line.reads(at, "for"))?;
        let opens = to == self.low || line.class(to - 1).is(Class::CLAUSE.and(Class::BREAK));
        let who = |at: usize| {
            let class = line.class(at);
            class.is(Class::CAPITAL) && !class.is(Class::CALENDAR) || class.is(Class::PEOPLE)
        };
        let object = to + 1 == last
            && ["him", "her", "them", "me", "us"]
                .iter()
                .any(|word| line.reads(last, word));
        let named = (to + 1..=last)
            .all(|at| !line.class(at).is(Class::PREPOSITION.and(Class::BREAK)))
            && who(last);
        (opens && (object || named)).then(|| self.found((to + 1, last), None, How::According))
    }

    /// "according to …" at item `at`.
    pub(super) fn according(&self, at: usize) -> Option<Attribution> {
        let line = self.line;
        // "per the town's bylaws", not "per cent".
        let per = line.reads(at, "per")
            && at < self.high
            && line.class(at + 1).is(Class::CAPITAL.and(Class::DETERMINER));
        if per {
            let phrase = phrase::after(line, at, self.high)?;
            return Some(self.found(phrase, Some((at, at)), How::According));
        }
        if !line.reads(at, "according") || !line.reads(at + 1, "to") || at >= self.high {
            return None;
        }
        let phrase = phrase::after(line, at + 1, self.high)?;
        Some(self.found(phrase, Some((at, at + 1)), How::According))
    }
}
