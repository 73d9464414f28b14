//! Quotations woven into a sentence that has no verb of speech for them: "her warning that “…”", "hailed it as “…”".

use std::sync::LazyLock;

use super::super::super::speech::phrase::{self, Phrase};
use super::super::super::speech::verb::WINDOW;
use super::super::super::speech::words::{self, Class};
use super::super::trail::Trail;
use super::{Around, Attribution, How};
use crate::engine::lexicon::{self, Words};
use crate::engine::tag::speech::Speech;

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

/// Words for words: what stands in marks after them is what somebody says, not a title.
const WORDS: [&str; 16] = [
    "word", "words", "phrase", "phrases", "term", "terms", "slogan", "motto", "mantra", "nickname",
    "label", "moniker", "epithet", "chant", "line", "message",
];

/// What people are: "mayor", "teacher".
static WORDS_OF_PEOPLE: LazyLock<Words> = LazyLock::new(|| {
    const ROLES: &str = include_str!("../../../../../../assets/lexicons/en/roles.txt");
    Words::new(lexicon::section(ROLES, "roles"))
});

impl Around<'_, '_> {
    /// A relative clause that quotes from a document of the body named before it: "the League, which opens its page with
    /// "…"". A noun between them ("the pressure of the League on the town, which …") keeps no page: the name does.
    pub(super) fn document(&self) -> Option<Attribution> {
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

    /// A noun of speech with who owns it: "the mayor's warning that “…”", "her claim of “…”".
    pub(super) fn nominal(&self, trail: &mut Trail) -> Option<Attribution> {
        let line = self.line;
        for noun in (self.low + 1..self.at).rev().take(WINDOW) {
            if line.is_quote(noun) {
                break;
            }
            if !line.class(noun).is(Class::SPOKEN) {
                continue;
            }
            let owner = self.owner(noun);
            let linked = self.is_linked(noun);
            match owner {
                Some(owner) if linked => {
                    return Some(self.found(owner, Some((noun, noun)), How::Nominal));
                }
                Some(owner) => {
                    self.reject(
                        trail,
                        owner,
                        How::Nominal,
                        "the noun of speech does not lead to the quotation",
                    );
                }
                None => {}
            }
        }
        None
    }

    /// Who the noun at `noun` belongs to: "Lee's", "her", with adjectives between.
    fn owner(&self, noun: usize) -> Option<Phrase> {
        let line = self.line;
        let from = noun.saturating_sub(4).max(self.low);
        let at = (from..noun)
            .rev()
            .take_while(|&at| !line.class(at).is(Class::BREAK) && !line.is_quote(at))
            .find(|&at| {
                matches!(line.word(at), "'s" | "’s" | "'" | "’")
                    || ["his", "her", "their", "its"]
                        .iter()
                        .any(|word| line.reads(at, word))
            })?;
        if !line.class(at).is(Class::MARK) {
            return Some((at, at));
        }
        let last = at.checked_sub(1).filter(|&last| last >= self.low)?;
        phrase::nominal(line, last, self.low, true)
    }

    /// Whether the noun of speech at `noun` leads to the quotation: at once, or by "that", "of", "about", "as", "for".
    fn is_linked(&self, noun: usize) -> bool {
        let line = self.line;
        let next = noun + 1;
        let linked = next == self.at
            || [
                "that", "of", "about", "as", "for", "on", "to", "in", "against", "over",
            ]
            .iter()
            .any(|word| line.reads(next, word))
            || line.word(next) == ":"
            || line.word(next) == "," && next + 1 == self.at;
        let broken = (next..self.at).any(|at| matches!(line.word(at), ";" | "—" | "–"));
        linked && !broken
    }

    /// "Lee hailed the plan as a “…”", "Lee used the word “…”": the subject of the clause.
    pub(super) fn characterised(&self, trail: &mut Trail) -> Option<Attribution> {
        let line = self.line;
        // Articles and adjectives stand between: "as a “…”", "the phrase “…”".
        let before = (self.low..self.at)
            .rev()
            .find(|&at| !line.class(at).is(Class::DETERMINER) && !line.class(at).is(Class::MARK))?;
        let as_what = line.reads(before, "as");
        let word = WORDS.iter().any(|word| line.reads(before, word)) && before + 1 == self.at;
        let joined = line.reads(before, "and") && before > self.low && line.is_quote(before - 1);
        if !(as_what || word || joined) {
            return None;
        }
        let clause = self.clause();
        let (phrase, verb) = clause.main(before)?;
        if clause.tag(verb) == Some(Speech::Auxiliary)
            && !clause.has_finite(verb + 1, before)
            && !line.class(verb).is(Class::BETWEEN)
        {
            return None;
        }
        if joined && self.characterises_before(before - 1).is_none() {
            self.reject(
                trail,
                phrase,
                How::Woven,
                "the words before are not attributed by this clause",
            );
            return None;
        }
        Some(self.found(phrase, None, How::Woven))
    }

    /// Whether the quotation at item `at` is one that "as" or a word for words leads to.
    fn characterises_before(&self, at: usize) -> Option<()> {
        let line = self.line;
        let before = (self.low..at)
            .rev()
            .find(|&at| !line.class(at).is(Class::DETERMINER) && !line.class(at).is(Class::MARK))?;
        (line.reads(before, "as") || WORDS.iter().any(|word| line.reads(before, word)))
            .then_some(())
    }

    /// Whether the quotation stands in a relative clause after a comma: who speaks there is told by what came before it.
    pub(in super::super) fn in_relative_clause(&self) -> bool {
        (self.low + 1..self.at).rev().take(WINDOW).any(|at| {
            matches!(self.line.word(at), "which" | "who" | "whose") && self.line.word(at - 1) == ","
        })
    }

    /// The subject of the sentence, where the quotation is woven into it and the subject can speak.
    pub(in super::super) fn woven(&self) -> Option<Attribution> {
        let far_enough = self.at >= self.low + 2;
        let (phrase, verb) = far_enough.then(|| self.clause().main(self.at)).flatten()?;
        let does = !self.line.class(verb).is(Class::BE);
        (does && self.can_speak(phrase)).then(|| self.found(phrase, None, How::Subject))
    }

    /// Whether the quotation is a paragraph of its own, a whole sentence at least.
    pub(in super::super) fn is_paragraph(&self) -> bool {
        let alone = self.line.items.len() <= 2 && self.at == 0;
        alone && matches!(self.ending, '.' | '?' | '!' | '…' | ',' | '—')
    }

    /// A paragraph of nothing but a quotation, after one whose last sentence tells of somebody: who that is.
    pub(in super::super) fn follow_on(&self) -> Option<Attribution> {
        let before = self.idx.checked_sub(1).filter(|_| self.is_paragraph())?;
        let line = self.page.lines.get(before)?;
        let low = line.sentence_start(line.items.len().checked_sub(1)?);
        let text = self.page.document.text();
        let clause = self.page.clauses.read(line, before, low, text);
        let (phrase, _) = clause.main(line.items.len())?;
        let place = Around {
            line,
            idx: before,
            ..*self
        };
        place
            .can_speak(phrase)
            .then(|| place.found(phrase, None, How::FollowOn))
    }

    /// Whether the words name people or a body: "the mayor", "Lee", "she", not "the decision of the company".
    pub(super) fn can_speak(&self, phrase: Phrase) -> bool {
        let line = self.line;
        let head = (phrase.0 + 1..=phrase.1)
            .find(|&at| line.class(at).is(Class::PREPOSITION))
            .map_or(phrase.1, |at| at - 1);
        let class = line.class(head);
        let word = line.word(head);
        let pronoun = class.is(Class::PRONOUN)
            && !["it", "you", "which"]
                .iter()
                .any(|thing| line.reads(head, thing));
        let single = word.strip_suffix('s').unwrap_or(word);
        let people = class.is(Class::PEOPLE.and(Class::BODY))
            || words::class(single).is(Class::PEOPLE.and(Class::BODY))
            || WORDS_OF_PEOPLE.has_folded(single);
        let named = class.is(Class::CAPITAL)
            && !class.is(Class::GRAMMAR.and(Class::CALENDAR))
            && self.page.names.kind(line, phrase).is_some();
        pronoun || people || named
    }
}
