//! Who a quotation is attributed to, by the words around it in its own sentence.
//!
//! The rules stand in one table, in the order of how often they are right on labelled news: the first that finds
//! somebody decides. [`beside`] holds those for the words next to the quotation, [`earlier`] those for a verb before it,
//! [`woven`] those for quotations woven into a sentence without a verb of speech.

mod beside;
mod earlier;
mod view;
mod woven;

pub(in super::super) use super::how::How;

use super::super::speech::Page;
use super::super::speech::clause::Clause;
use super::super::speech::line::Line;
use super::super::speech::phrase::{self, Phrase};
use super::super::speech::verb::{WINDOW, is_cue, subject};
use super::super::speech::words::Class;
use super::trail::{TAKEN, Trail};
use crate::engine::tag::speech::Speech;

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

/// A line with one of its quotations.
pub(super) struct Around<'l, 'a> {
    pub(super) page: &'l Page<'a>,
    pub(super) line: &'l Line<'a>,
    /// Index of `line`.
    pub(super) idx: usize,
    /// The stretch of the quotation.
    pub(super) stretch: usize,
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

/// A rule: who speaks, and to the trail why others do not.
type Rule = fn(&Around<'_, '_>, &mut Trail) -> Option<Attribution>;

/// The rules for one sentence, in the order they are asked.
const RULES: [Rule; 13] = [
    |around, _| around.turn(),
    |around, _| around.in_the_eyes(),
    |around, trail| around.after(trail),
    |around, trail| around.before(trail),
    |around, _| around.colon(),
    |around, _| around.later(),
    |around, _| around.dash(),
    |around, _| around.headline(),
    |around, _| around.sentence_before(),
    |around, _| around.view_before(),
    |around, _| around.document(),
    |around, trail| around.nominal(trail),
    |around, trail| around.characterised(trail),
];

/// So many capitalised words before a colon are a name though the names found do not hold it.
const SHORT: usize = 2;

/// What a candidate of a rule further down the table is told.
const OUTRANKED: &str = "a rule that is right more often had found somebody";

impl<'l, 'a> Around<'l, 'a> {
    /// The attribution in the sentence of the quotation.
    pub(super) fn attribution(&self, trail: &mut Trail) -> Option<Attribution> {
        let mut taken = None;
        trail.turn_to(Some(self.stretch));
        for rule in RULES {
            let Some(found) = rule(self, trail) else {
                continue;
            };
            if taken.is_some() {
                self.note(trail, &found, OUTRANKED);
                continue;
            }
            self.note(trail, &found, TAKEN);
            taken = Some(found);
            if !trail.is_kept() {
                break;
            }
        }
        taken
    }

    fn found(&self, phrase: Phrase, cue: Option<Phrase>, how: How) -> Attribution {
        Attribution {
            phrase,
            cue,
            how,
            line: self.idx,
        }
    }

    /// Tells the trail why the words `phrase` of this line do not speak.
    fn reject(&self, trail: &mut Trail, phrase: Phrase, how: How, verdict: &'static str) {
        trail.note(self.line, phrase, how, verdict);
    }

    /// Tells the trail what became of `found`, which stands in this line.
    fn note(&self, trail: &mut Trail, found: &Attribution, verdict: &'static str) {
        trail.note(self.line, found.phrase, found.how, verdict);
    }

    /// The clauses of the sentence.
    fn clause(&self) -> Clause<'l, 'a> {
        let text = self.page.document.text();
        self.page.clauses.read(self.line, self.idx, self.low, text)
    }

    /// Whether item `at` is a verb that attributes, in headlines also with a capital: "General Reveals “…” Plan".
    fn is_cue(&self, at: usize) -> bool {
        let class = self.line.class(at);
        if class.is(Class::CAPITAL) {
            let plural = at > self.low && self.line.word(at - 1).ends_with('s');
            return class.is(Class::CUE)
                && (plural || !class.is(Class::BARE))
                && at > self.low
                && self.line.is_title_case();
        }
        is_cue(self.line, at) && !self.is_bare_noun(at) && !self.is_plural_noun(at)
    }

    /// Whether the form in -s at `at` is a noun: "32 percent of claims", "shootings and protests demand". After a name or
    /// before "that" it is a verb.
    fn is_plural_noun(&self, at: usize) -> bool {
        let line = self.line;
        let class = line.class(at);
        let before = |class: Class| at > self.low && line.class(at - 1).is(class);
        let joined = ["and", "or"]
            .iter()
            .any(|word| at > self.low && line.reads(at - 1, word));
        let plural = joined && line.word(at).ends_with('s') && !class.is(Class::SPEECH);
        let governed = at > self.low + 1 && line.class(at - 2).is(Class::PREPOSITION);
        let asked = (class.is(Class::NOUN) || plural) && at < self.low + WINDOW;
        asked
            && !line.reads(at + 1, "that")
            && (governed || !before(Class::CAPITAL.and(Class::PRONOUN)))
            && self.clause().tag(at) == Some(Speech::Noun)
    }

    /// Whether the bare form at `at` is a noun: "at one point", "the latest report". As a verb it has a plural, a
    /// pronoun, a name, an auxiliary or "to" before it.
    fn is_bare_noun(&self, at: usize) -> bool {
        let class = self.line.class(at);
        let Some(before) = at.checked_sub(1).filter(|&before| before >= self.low) else {
            return false;
        };
        if !class.is(Class::BARE) || class.is(Class::PASSIVE) {
            return false;
        }
        let previous = self.line.class(before);
        let verbal = previous.is(Class::PRONOUN
            .and(Class::BETWEEN)
            .and(Class::PEOPLE)
            .and(Class::CAPITAL)
            .and(Class::BREAK)
            .and(Class::NEGATION))
            || self.line.word(before).ends_with('s')
            || [
                "to", "and", "or", "that", "who", "which", "people", "men", "women", "others",
            ]
            .iter()
            .any(|word| self.line.reads(before, word));
        !verbal
    }

    /// A turn of a transcript: the name before the colon.
    fn turn(&self) -> Option<Attribution> {
        let turn = self.page.stretches.get(self.stretch)?.turn;
        let colon = self.at.checked_sub(1).filter(|_| turn)?;
        let first = (0..colon)
            .find(|&at| !self.line.class(at).is(Class::MARK))
            .filter(|&first| first < colon)?;
        // "REP. ANN LEE (D-HULL):" is "REP. ANN LEE".
        let last = (first..colon)
            .take_while(|&at| self.line.word(at) != "(")
            .last()?;
        Some(self.found((first, last), None, How::Turn))
    }

    /// A colon before the quotation: the subject of what leads in to it.
    fn colon(&self) -> Option<Attribution> {
        let colon = self
            .at
            .checked_sub(1)
            .filter(|&at| at > self.low && self.line.word(at) == ":")?;
        let phrase = subject(self.line, self.low, colon).filter(|&(first, _)| {
            !["it", "this", "that"]
                .iter()
                .any(|word| self.line.reads(first, word))
        })?;
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
            .find(|&at| self.is_cue(at) && !line.reads(at - 1, "to"))?;
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

    /// `Ann Lee: The plan is "…"`: a name and a colon at the head of the sentence, as in headlines; `Ann Lee on Roads:`
    /// names the matter too.
    fn headline(&self) -> Option<Attribution> {
        let line = self.line;
        let colon = (self.low + 1..self.at.min(self.low + 8)).find(|&at| line.word(at) == ":")?;
        let end = (self.low + 1..colon)
            .find(|&at| line.class(at).is(Class::PREPOSITION))
            .filter(|&at| line.reads(at, "on"))
            .unwrap_or(colon);
        let named = (self.low..end)
            .all(|at| line.class(at).is(Class::CAPITAL) && !line.class(at).is(Class::GRAMMAR));
        let known = || {
            let short = end <= self.low + SHORT;
            short || self.page.names.kind(line, (self.low, end - 1)).is_some()
        };
        (named && known()).then(|| self.found((self.low, end - 1), None, How::Headline))
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

    /// The attribution in the line `idx`, where that ends with a colon and leads in to the next.
    pub(super) fn lead_in(page: &'l Page<'a>, idx: usize) -> Option<Attribution> {
        let line = page.lines.get(idx)?;
        let colon = line
            .items
            .len()
            .checked_sub(1)
            .filter(|&at| line.word(at) == ":")?;
        let low = line.sentence_start(colon);
        let place = Self {
            page,
            line,
            idx,
            stretch: 0,
            at: colon,
            low,
            high: colon,
            ending: ':',
            inner: "",
        };
        let cue = (low..colon).take(WINDOW).find(|&at| place.is_cue(at));
        let by_cue = cue.and_then(|cue| Some((phrase::before(line, cue, low)?, Some((cue, cue)))));
        let (phrase, cue) = by_cue
            .or_else(|| Some((place.clause().main(colon)?.0, None)))
            .or_else(|| Some((subject(line, low, colon)?, None)))?;
        Some(place.found(phrase, cue, How::LeadIn))
    }
}
