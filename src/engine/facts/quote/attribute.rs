//! Who a quotation is attributed to, by the words around it in its own sentence.
//!
//! The rules are tried in the order of how often they are right on labelled news.

use super::super::speech::line::Line;
use super::super::speech::phrase::{self, Phrase};
use super::super::speech::verb::{WINDOW, first_name, is_cue, subject, subject_of_participle};
use super::super::speech::words::Class;

/// How an attribution was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum How {
    /// `"…," said Smith`.
    Inverted,
    /// `"…," Smith said`.
    Adjacent,
    /// "according to Smith", before or after.
    According,
    /// `Smith said "…"`, `Smith said that the plan was "…"`.
    Before,
    /// `Smith told staff, writing that "…"`.
    Participle,
    /// `Smith had this to say: "…"`.
    Colon,
    /// `The plan is "…", officials from the ministry said`.
    Later,
    /// A paragraph that ends with a colon leads in to this one.
    LeadIn,
    /// A name and a colon at the head of the sentence.
    Headline,
    /// The verb of speech in the sentence before.
    SentenceBefore,
    /// `the League, which opens its page with "…"`: a document speaks for who keeps it.
    Document,
    /// From another quotation of the same paragraph.
    Paragraph,
    /// The subject of the sentence the quotation is woven into.
    Subject,
    /// Nobody was found.
    Nobody,
}

/// An attribution in one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Attribution {
    /// Who, as items of the line.
    pub(in super::super) phrase: Phrase,
    /// The verb, as first and last item; none where only the place tells.
    pub(in super::super) cue: Option<Phrase>,
    /// By which rule.
    pub(in super::super) how: How,
    /// Index of the line.
    pub(in super::super) line: usize,
}

/// The attribution directly after a quotation stands within this many words of it.
const REACH: usize = 22;

/// What a body writes and keeps.
const DOCUMENTS: [&str; 12] = [
    "page",
    "website",
    "site",
    "report",
    "statement",
    "letter",
    "petition",
    "manifesto",
    "charter",
    "newsletter",
    "leaflet",
    "account",
];

/// A line with one of its quotations.
pub(super) struct Around<'l, 'a> {
    pub(super) line: &'l Line<'a>,
    /// Index of `line`.
    pub(super) idx: usize,
    /// The item of the quotation.
    pub(super) at: usize,
    /// First item of its sentence.
    pub(super) low: usize,
    /// The item past its sentence.
    pub(super) high: usize,
    /// Last character inside the marks.
    pub(super) ending: char,
    /// First words inside the marks.
    pub(super) inner: &'a str,
}

impl Around<'_, '_> {
    /// The attribution in the sentence of the quotation.
    pub(super) fn attribution(&self) -> Option<Attribution> {
        self.after()
            .or_else(|| self.before())
            .or_else(|| self.colon())
            .or_else(|| self.later())
            .or_else(|| self.dash())
            .or_else(|| self.headline())
            .or_else(|| self.sentence_before())
            .or_else(|| self.document())
    }

    fn found(&self, phrase: Phrase, cue: Option<Phrase>, how: How) -> Attribution {
        Attribution {
            phrase,
            cue,
            how,
            line: self.idx,
        }
    }

    /// Directly after the quotation.
    fn after(&self) -> Option<Attribution> {
        let line = self.line;
        let comma = line.word(self.at + 1) == ",";
        let from = self.at + 1 + usize::from(comma);
        if let Some(found) = self.according(from) {
            return Some(found);
        }
        if !comma && !matches!(self.ending, ',' | '?' | '!' | '—' | '–' | '-' | '…') {
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
            .find(|&idx| idx > from && is_cue(line, idx))?;
        let phrase = phrase::before(line, cue, from)?;
        Some(self.found(phrase, Some((cue, cue)), How::Adjacent))
    }

    /// "according to …" at item `at`.
    fn according(&self, at: usize) -> Option<Attribution> {
        let line = self.line;
        if !line.reads(at, "according") || !line.reads(at + 1, "to") || at >= self.high {
            return None;
        }
        let phrase = phrase::after(line, at + 1, self.high)?;
        Some(self.found(phrase, Some((at, at + 1)), How::According))
    }

    /// A verb of speech earlier in the sentence.
    fn before(&self) -> Option<Attribution> {
        let line = self.line;
        for at in (self.low..self.at).rev().take(WINDOW) {
            if let Some(found) = self.according(at) {
                return Some(found);
            }
            if !is_cue(line, at) {
                continue;
            }
            let class = line.class(at);
            let previous = at.checked_sub(1).filter(|&before| before >= self.low);
            let continuous =
                previous.is_some_and(|before| line.class(before).is(Class::BE.and(Class::BETWEEN)));
            let infinitive = previous.is_some_and(|before| line.reads(before, "to"));
            let found = if class.is(Class::PARTICIPLE) && !continuous || infinitive {
                subject_of_participle(line, self.low, at).map(|phrase| (phrase, How::Participle))
            } else {
                phrase::before(line, at, self.low).map(|phrase| (phrase, How::Before))
            };
            if let Some((phrase, how)) = found {
                let found = self.found(phrase, Some((at, at)), how);
                return Some(self.outer(found).unwrap_or(found));
            }
        }
        None
    }

    /// "Smith said he thought it was "…"": where the nearest verb has a pronoun for its subject and a verb before it a
    /// name, the name says who is quoted.
    fn outer(&self, inner: Attribution) -> Option<Attribution> {
        let line = self.line;
        let (first, last) = inner.phrase;
        let relative = matches!(line.word(first), "who" | "which");
        // "…, he said, …" is an aside: it speaks for itself.
        let aside = first > self.low
            && line.word(first - 1) == ","
            && inner.cue.is_some_and(|(_, cue)| line.word(cue + 1) == ",");
        if first != last || !line.class(first).is(Class::PRONOUN) || relative || aside {
            return None;
        }
        let cue = (self.low..first)
            .rev()
            .take(WINDOW)
            .take_while(|&at| !line.is_quote(at))
            .find(|&at| is_cue(line, at) && !line.class(at).is(Class::PARTICIPLE))?;
        let phrase = phrase::before(line, cue, self.low)?;
        let named = !line.class(phrase.0).is(Class::PRONOUN);
        named.then(|| self.found(phrase, Some((cue, cue)), How::Before))
    }

    /// A colon before the quotation: the subject of what leads in to it.
    fn colon(&self) -> Option<Attribution> {
        let colon = self
            .at
            .checked_sub(1)
            .filter(|&at| at > self.low && self.line.word(at) == ":")?;
        let phrase = subject(self.line, self.low, colon)?;
        Some(self.found(phrase, None, How::Colon))
    }

    /// A verb of speech later in the sentence.
    fn later(&self) -> Option<Attribution> {
        let line = self.line;
        let rest = self.at + 1..self.high.min(self.at + WINDOW);
        if let Some(found) = rest.clone().find_map(|at| self.according(at)) {
            return Some(found);
        }
        let cue = rest
            .take_while(|&at| !line.is_quote(at))
            .find(|&at| is_cue(line, at) && !line.reads(at - 1, "to"))?;
        let phrase = phrase::before(line, cue, self.at + 1)?;
        Some(self.found(phrase, Some((cue, cue)), How::Later))
    }

    /// A dash and a name after the quotation: `"…" — Ann Lee`.
    fn dash(&self) -> Option<Attribution> {
        let dash = self.at + 1;
        if !matches!(self.line.word(dash), "—" | "–" | "--" | "―") {
            return None;
        }
        let end = (dash + 1..self.line.items.len().min(dash + 6))
            .take_while(|&at| self.line.class(at).is(Class::CAPITAL))
            .last()?;
        let adjacent = self.line.sentence_end(dash) > end;
        adjacent.then(|| self.found((dash + 1, end), None, How::Later))
    }

    /// `Ann Lee: The plan is "…"`: a name and a colon at the head of the sentence, as in headlines.
    fn headline(&self) -> Option<Attribution> {
        let line = self.line;
        let colon = (self.low + 1..self.at.min(self.low + 6)).find(|&at| line.word(at) == ":")?;
        let named = (self.low..colon)
            .all(|at| line.class(at).is(Class::CAPITAL) && !line.class(at).is(Class::GRAMMAR));
        named.then(|| self.found((self.low, colon - 1), None, How::Headline))
    }

    /// A whole quotation after a sentence that ends with an attribution: `It was late, Smith said. "We waited."`
    fn sentence_before(&self) -> Option<Attribution> {
        let line = self.line;
        let stop = self.low.checked_sub(1).filter(|_| self.at == self.low)?;
        let low = line.sentence_start(stop);
        let cue = (low + 1..self.low)
            .rev()
            .take(WINDOW)
            .take_while(|&at| !line.is_quote(at))
            .find(|&at| {
                is_cue(line, at)
                    && line.class(at).is(Class::REPORTING)
                    && !line.class(at).is(Class::PARTICIPLE)
            })?;
        let phrase = phrase::before(line, cue, low)?;
        Some(self.found(phrase, None, How::SentenceBefore))
    }

    /// A relative clause that quotes from a document of the body named before it: "the League, which opens its page with
    /// "…"". A noun between them ("the pressure of the League on the town, which …") keeps no page: the name does.
    fn document(&self) -> Option<Attribution> {
        let line = self.line;
        let with = self.at.checked_sub(1)?;
        if !line.reads(with, "with") || self.at < self.low + 4 {
            return None;
        }
        let which = (self.low + 1..with)
            .rev()
            .take(WINDOW)
            .find(|&at| matches!(line.word(at), "which" | "who") && line.word(at - 1) == ",")?;
        let owned = (which..with).any(|at| {
            matches!(line.word(at), "its" | "their" | "his" | "her")
                && DOCUMENTS.iter().any(|noun| line.reads(at + 1, noun))
        });
        let capital =
            |at: usize| line.class(at).is(Class::CAPITAL) && !line.class(at).is(Class::GRAMMAR);
        // What stands in brackets only explains the name before them.
        let mut depth = 0_usize;
        let last = (self.low..which).rev().find(|&at| {
            match line.word(at) {
                ")" => depth += 1,
                "(" => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && capital(at)
        })?;
        let first = (self.low..=last)
            .rev()
            .take_while(|&at| capital(at))
            .last()?;
        owned.then(|| self.found((first, last), None, How::Document))
    }

    /// Whether the quotation stands in a relative clause after a comma: who speaks there is told by what came before it.
    pub(super) fn in_relative_clause(&self) -> bool {
        (self.low + 1..self.at).rev().take(WINDOW).any(|at| {
            matches!(self.line.word(at), "which" | "who" | "whose") && self.line.word(at - 1) == ","
        })
    }

    /// The subject of the sentence, where the quotation is woven into it.
    pub(super) fn woven(&self) -> Option<Attribution> {
        let far_enough = self.at >= self.low + 2;
        let phrase = far_enough
            .then(|| first_name(self.line, self.low, self.at))
            .flatten()?;
        Some(self.found(phrase, None, How::Subject))
    }

    /// The attribution in a line that ends with a colon and leads in to the next.
    pub(super) fn lead_in(line: &Line<'_>, idx: usize) -> Option<Attribution> {
        let colon = line
            .items
            .len()
            .checked_sub(1)
            .filter(|&at| line.word(at) == ":")?;
        let low = line.sentence_start(colon);
        let cue = (low..colon).find(|&at| is_cue(line, at));
        let by_cue = cue.and_then(|cue| Some((phrase::before(line, cue, low)?, Some((cue, cue)))));
        let (phrase, cue) = by_cue.or_else(|| Some((subject(line, low, colon)?, None)))?;
        Some(Attribution {
            phrase,
            cue,
            how: How::LeadIn,
            line: idx,
        })
    }
}
