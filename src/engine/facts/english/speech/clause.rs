//! Clauses by parts of speech: which verbs are finite, and who does what the sentence says.
//!
//! Asked for only where no verb of speech settles who speaks: tagging every word of every text would cost more than all
//! other rules of speech together. The tags of a sentence are kept, because quotations and claims both ask for them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::line::{Item, Line};
use super::phrase::{self, Phrase};
use super::verb::WINDOW;
use super::words::{self, Class};
use crate::engine::tag::{Tagger, speech::Speech};

/// Longer sentences, in items, are no prose: only their first [`WINDOW`] items are tagged, and they are not read for
/// claims, so that a flood of verbs costs no more than its length.
pub(in super::super) const LONGEST: usize = 400;

/// The tags of the sentences asked about so far.
#[derive(Debug, Default)]
pub(in super::super) struct Clauses {
    tagger: RefCell<Tagger>,
    known: RefCell<Known>,
}

/// By line and first item of a sentence: a tag for each of its items, or for each of the first.
type Known = BTreeMap<(usize, usize), Rc<[Speech]>>;

impl Clauses {
    /// The sentence that starts at item `low` of `line`, which is line `idx`.
    pub(in super::super) fn read<'l, 'a>(
        &self,
        line: &'l Line<'a>,
        idx: usize,
        low: usize,
        text: &'a str,
    ) -> Clause<'l, 'a> {
        Clause {
            line,
            low,
            tags: self.tags(line, idx, (low, line.sentence_end(low))),
            text,
        }
    }

    /// The tags of the sentence of `line`, which is line `idx`, from item `low` to before item `high`.
    pub(in super::super) fn tags(
        &self,
        line: &Line<'_>,
        idx: usize,
        (low, high): (usize, usize),
    ) -> Rc<[Speech]> {
        let mut known = self.known.borrow_mut();
        let tags = known.entry((idx, low)).or_insert_with(|| {
            let end = if high - low > LONGEST {
                low + WINDOW
            } else {
                high
            };
            let items = line.items.get(low..end).unwrap_or_default();
            let words = items.iter().map(|item| (item.form, shown(item)));
            self.tagger.borrow_mut().speech(words).into()
        });
        Rc::clone(tags)
    }
}

/// The word that the tagger is shown: a mark in the place of a quotation.
const fn shown<'a>(item: &Item<'a>) -> &'a str {
    if item.stretch.is_some() {
        "“"
    } else {
        item.word
    }
}

/// A sentence with the parts of speech of its words.
#[derive(Debug)]
pub(in super::super) struct Clause<'l, 'a> {
    line: &'l Line<'a>,
    low: usize,
    tags: Rc<[Speech]>,
    text: &'a str,
}

/// Words that open a clause in which somebody else may act: what stands in it is no subject of the sentence.
const SUBORDINATORS: [&str; 13] = [
    "while", "if", "when", "because", "although", "though", "as", "since", "after", "before",
    "until", "unless", "whereas",
];

/// Pronouns that open a relative clause.
const RELATIVES: [&str; 5] = ["who", "which", "that", "whose", "where"];

impl Clause<'_, '_> {
    /// The part of speech of item `at`.
    pub(in super::super) fn tag(&self, at: usize) -> Option<Speech> {
        self.tags.get(at.checked_sub(self.low)?).copied()
    }

    /// Whether a verb that can have a subject stands at item `at`.
    pub(in super::super) fn is_finite(&self, at: usize) -> bool {
        let word = self.line.word(at);
        let verb = matches!(self.tag(at), Some(Speech::Verb | Speech::Auxiliary));
        let before = |back: usize| at.checked_sub(back).filter(|&before| before >= self.low);
        let infinitive = before(1).is_some_and(|at| self.line.reads(at, "to"))
            || before(2).is_some_and(|at| {
                self.line.reads(at, "to") && self.tag(at + 1) == Some(Speech::Adverb)
            });
        let progressive = word.len() > 4 && word.ends_with("ing");
        // "a swiftly called meeting": a participle inside a noun phrase.
        let modifier = (self.low..at)
            .rev()
            .find(|&before| self.tag(before) != Some(Speech::Adverb))
            .is_some_and(|before| {
                self.tag(before) == Some(Speech::Determiner) && self.tag(at) == Some(Speech::Verb)
            });
        verb && !infinitive && !progressive && !modifier && !self.is_in_name(at)
    }

    /// Whether item `at` stands inside a name: "van" and "Aalst" of "Ruud van Aalst" are no verbs, whatever the tagger says.
    fn is_in_name(&self, at: usize) -> bool {
        let capital = |at: usize| {
            let class = self.line.class(at);
            class.is(Class::CAPITAL) && !class.is(Class::GRAMMAR)
        };
        let before = |back: usize| at.checked_sub(back).filter(|&before| before >= self.low);
        let particle = |at: usize| phrase::is_particle(self.line.word(at));
        let joins = particle(at) && before(1).is_some_and(capital) && capital(at + 1);
        let last = capital(at) && before(1).is_some_and(particle) && before(2).is_some_and(capital);
        joins || last
    }

    /// Whether item `at` is a pronoun with its verb: "it's", "they're".
    fn is_contraction(&self, at: usize) -> bool {
        let word = self.line.word(at);
        let bare = words::uncontracted(word);
        bare.len() < word.len() && words::class(bare).is(Class::PRONOUN)
    }

    /// Whether a finite verb stands among the items from `from` to before `to`.
    pub(in super::super) fn has_finite(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.is_finite(at))
    }

    /// The subject of the sentence, and its verb, where both stand before item `high`.
    pub(in super::super) fn main(&self, high: usize) -> Option<(Phrase, usize)> {
        let mut start = self.low;
        let end = high.min(self.low + self.tags.len());
        // Every step moves on by one clause at least.
        while start < end {
            if let Some(comma) = self.opening(start, end) {
                start = comma + 1;
                continue;
            }
            let verb = self.verb(start, end)?;
            return Some((self.subject(verb, start)?, verb));
        }
        None
    }

    /// The comma that ends what only leads in to the sentence from `start` on: "Giving a speech in Hull, ".
    fn opening(&self, start: usize, end: usize) -> Option<usize> {
        let word = self.line.word(start);
        let leads = matches!(
            self.tag(start),
            Some(Speech::Adposition | Speech::Subordinator | Speech::Adverb | Speech::Interjection)
        ) || SUBORDINATORS
            .iter()
            .any(|opener| self.line.reads(start, opener))
            || self.line.reads(start, "to")
            || word.len() > 4 && word.ends_with("ing")
            || self.line.class(start).is(Class::CALENDAR);
        if !leads {
            return None;
        }
        let comma = self.comma(start, end)?;
        // A verb before the comma that belongs to no clause of the opening is the sentence's own.
        let clause = self.tag(start) == Some(Speech::Subordinator)
            || SUBORDINATORS
                .iter()
                .any(|opener| self.line.reads(start, opener));
        let verbs = (start..comma).filter(|&at| self.is_finite(at)).count();
        let inside = (start..comma)
            .filter(|&at| RELATIVES.contains(&self.line.word(at)))
            .count();
        (verbs <= inside + usize::from(clause) || clause).then_some(comma)
    }

    /// The next comma from `start` on that stands in no brackets; it may stand inside the marks of a quotation.
    fn comma(&self, start: usize, end: usize) -> Option<usize> {
        let mut depth = 0_usize;
        (start..end).find(|&at| {
            match self.line.word(at) {
                "(" => depth += 1,
                ")" => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && (self.line.word(at) == "," || self.ends_with_comma(at))
        })
    }

    /// Whether item `at` is a quotation that ends with a comma: “Harbour News,”
    fn ends_with_comma(&self, at: usize) -> bool {
        let quoted = self.line.item(at).filter(|item| item.stretch.is_some());
        quoted.is_some_and(|item| {
            let mut last = item.span.of(self.text).chars().rev();
            last.next().is_some() && last.next() == Some(',')
        })
    }

    /// The first finite verb from `start` on that stands in no relative clause.
    fn verb(&self, start: usize, end: usize) -> Option<usize> {
        let mut at = start;
        let mut skipped = 0_usize;
        while at < end {
            let word = self.line.word(at);
            if at > start && RELATIVES.contains(&word) && self.tag(at) != Some(Speech::Determiner) {
                // ", who was late, said" goes on after its comma; without one, the verb after the clause's own counts.
                let set_off = self.line.word(at - 1) == ",";
                match self.comma(at, end).filter(|_| set_off) {
                    Some(comma) => at = comma,
                    None => skipped += 1,
                }
            } else if self.is_finite(at) || self.is_contraction(at) {
                if skipped == 0 {
                    return Some(at);
                }
                skipped -= 1;
                // The verbs of one group: "had been mocking".
                while at + 1 < end && self.is_finite(at + 1) {
                    at += 1;
                }
            }
            at += 1;
        }
        None
    }

    /// The subject of the verb at `verb`, from item `start` on.
    fn subject(&self, verb: usize, start: usize) -> Option<Phrase> {
        if self.is_contraction(verb) {
            return Some((verb, verb));
        }
        if let Some(found) = phrase::before(self.line, verb, start) {
            return Some(found);
        }
        let nominal = |at: usize| {
            matches!(
                self.tag(at),
                Some(
                    Speech::Noun
                        | Speech::ProperNoun
                        | Speech::Pronoun
                        | Speech::Adjective
                        | Speech::Numeral
                        | Speech::Determiner
                )
            ) && !self.line.is_quote(at)
        };
        let noun = |at: usize| {
            matches!(
                self.tag(at),
                Some(Speech::Noun | Speech::ProperNoun | Speech::Pronoun)
            )
        };
        let beside = (start..verb)
            .rev()
            .find(|&at| self.tag(at) != Some(Speech::Adverb))
            .filter(|&last| noun(last) && !self.line.class(last).is(Class::BREAK));
        if let Some(last) = beside {
            let first = (start..=last).rev().take_while(|&at| nominal(at)).last()?;
            return Some((first, last));
        }
        // A long apposition parts them: the words at the head of the clause.
        let last = (start..verb).take_while(|&at| nominal(at)).last()?;
        noun(last).then_some((start, last))
    }
}
