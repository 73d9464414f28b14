//! Attributions by a verb of speech before the quotation: `Smith said "…"`, `Smith told staff, writing that "…"`.

use super::super::super::speech::phrase::{self, Phrase};
use super::super::super::speech::verb::{WINDOW, made_clear, subject_of_participle};
use super::super::super::speech::words::{Class, class, uncontracted};
use super::super::trail::Trail;
use super::{Around, Attribution, How};

/// Verbs that a quotation starts with when it goes on with the reporter's sentence.
const GOES_ON: [&str; 16] = [
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should",
    "may", "might", "must", "does",
];

/// Words that open what a verb reports.
const OPENS: [&str; 9] = [
    "that", "to", "if", "whether", "how", "what", "why", "who", "where",
];

/// Passives whose subject still speaks: "was quoted as saying".
const HEARD: [&str; 8] = [
    "quoted",
    "cited",
    "heard",
    "overheard",
    "recorded",
    "filmed",
    "seen",
    "caught",
];

/// A verb of thought without a clause quotes what stands within this many words of it: "fears “…”".
const OBJECT: usize = 4;

/// A verb that attributes only beside quotation marks stands within this many words of them, or leads by "that", "as" or
/// a colon.
const FAR: usize = 15;

/// The same for its participle and its infinitive.
const NEAR: usize = 8;

impl Around<'_, '_> {
    /// A verb of speech earlier in the sentence.
    pub(super) fn before(&self, trail: &mut Trail) -> Option<Attribution> {
        for at in (self.low..self.at).rev().take(WINDOW) {
            if let Some(found) = self.according(at) {
                return Some(found);
            }
            if let Some(found) = self.made_clear(at) {
                return Some(found);
            }
            if !self.is_cue(at) {
                continue;
            }
            if let Some(verdict) = self.refusal(at) {
                self.reject(trail, (at, at), How::Before, verdict);
                continue;
            }
            let Some(found) = self.by_verb(at) else {
                self.reject(
                    trail,
                    (at, at),
                    How::Before,
                    "this verb has no subject that can speak",
                );
                continue;
            };
            let Some(outer) = self.outer(found) else {
                return Some(found);
            };
            let verdict = "a pronoun: who it stands for acts in the same sentence";
            self.note(trail, &found, verdict);
            return Some(outer);
        }
        None
    }

    /// "made it clear that the board “…”": who makes it clear, where the verb stands at `at`.
    fn made_clear(&self, at: usize) -> Option<Attribution> {
        let last = made_clear(self.line, at).filter(|&last| last < self.at)?;
        let phrase = phrase::before(self.line, at, self.low)?;
        Some(self.found(phrase, Some((at, last)), How::Before))
    }

    /// Why the verb at `at` does not attribute the quotation.
    fn refusal(&self, at: usize) -> Option<&'static str> {
        let line = self.line;
        let class = line.class(at);
        let next = at + 1;
        let relative = self
            .subject_word(at)
            .is_some_and(|word| matches!(line.word(word), "who" | "which"));
        let first = self.inner.split_whitespace().next().unwrap_or_default();
        if relative && next < self.at && GOES_ON.contains(&first) {
            return Some("a relative clause: the quotation goes on with the sentence around it");
        }
        if self.is_done(at) {
            return Some("its own quotation stands before it, and another clause after it");
        }
        let thought = class.is(Class::THOUGHT)
            && !class.is(Class::SPEECH.and(Class::QUOTING).and(Class::NAMING));
        let opened = OPENS.iter().any(|word| line.reads(next, word)) || line.word(next) == ",";
        if thought && !opened && self.at > at + OBJECT && !self.clause().has_finite(next, self.at) {
            return Some("a verb of thought that governs other words");
        }
        let far = class.is(Class::QUOTING)
            && !class.is(Class::REPORTING.and(Class::NAMING))
            && !(next..self.at).any(|at| line.reads(at, "that") || line.reads(at, "as"));
        // "As Lee put it in a letter, the plan is “…”".
        let aside = (self.low..at)
            .rev()
            .take(OBJECT + 4)
            .any(|before| line.reads(before, "as"));
        let reach = if class.is(Class::PARTICIPLE) || self.is_infinitive(at) {
            NEAR
        } else {
            FAR
        };
        if far && !aside && self.at > at + reach && line.word(self.at - 1) != ":" {
            return Some("a verb that governs other words");
        }
        let named = class.is(Class::NAMING) && next == self.at && !self.is_gapped(at);
        if named && class.is(Class::PASSIVE) && !self.has_auxiliary(at) {
            return Some("a participle that names a thing, and not who names it so");
        }
        None
    }

    /// Whether the verb at `at` has had its quotation: "“…,” she said, but Lee went on about “…”".
    fn is_done(&self, at: usize) -> bool {
        let line = self.line;
        let quoted = (self.low..at)
            .rev()
            .take(3)
            .any(|before| line.is_quote(before));
        let other = line.word(at + 1) == ","
            && ["but", "and", "while", "as", "though", "although"]
                .iter()
                .any(|word| line.reads(at + 2, word));
        quoted && other && self.clause().has_finite(at + 3, self.at)
    }

    /// The item before the verb at `at` and what belongs to it.
    fn subject_word(&self, at: usize) -> Option<usize> {
        let line = self.line;
        (self.low..at).rev().find(|&before| {
            !line.class(before).is(Class::BETWEEN) || line.class(before).is(Class::CAPITAL)
        })
    }

    /// Whether the object of the verb at `at` stands before its subject: "what critics called “…”".
    fn is_gapped(&self, at: usize) -> bool {
        let line = self.line;
        (self.low..at)
            .rev()
            .take(OBJECT + 4)
            .take_while(|&before| !line.class(before).is(Class::BREAK))
            .any(|before| {
                ["what", "which", "that", "whom", "who"]
                    .iter()
                    .any(|word| line.reads(before, word))
            })
    }

    /// Whether an auxiliary belongs to the verb at `at`.
    fn has_auxiliary(&self, at: usize) -> bool {
        (self.low..at)
            .rev()
            .take(3)
            .take_while(|&before| self.line.class(before).is(Class::BETWEEN))
            .any(|before| !self.line.word(before).ends_with("ly"))
    }

    /// Whether the verb at `at` is a passive: "was described", "has been called".
    fn is_passive(&self, at: usize) -> bool {
        let line = self.line;
        line.class(at).is(Class::PASSIVE)
            && (self.low..at)
                .rev()
                .take(4)
                .take_while(|&before| {
                    line.class(before).is(Class::BETWEEN) && !line.class(before).is(Class::CAPITAL)
                })
                .any(|before| line.class(before).is(Class::BE))
    }

    /// Who the verb at `at` lets speak.
    fn by_verb(&self, at: usize) -> Option<Attribution> {
        let line = self.line;
        let class = line.class(at);
        let cue = Some((at, at));
        let heard = HEARD.iter().any(|word| line.reads(at, word));
        let by = (at + 1..self.at.min(at + OBJECT)).find(|&by| line.reads(by, "by"));
        if let Some(by) = by.filter(|_| class.is(Class::PASSIVE)) {
            let phrase = phrase::after(line, by, self.at)?;
            return Some(self.found(phrase, cue, How::Agent));
        }
        if self.is_passive(at) && !heard {
            return None;
        }
        let continuous = (self.low..at)
            .rev()
            .take(OBJECT)
            .take_while(|&before| line.class(before).is(Class::BETWEEN))
            .any(|before| line.class(before).is(Class::BE));
        if self.is_infinitive(at) {
            let phrase = self.subject_of_infinitive(at)?;
            return Some(self.found(phrase, cue, How::Participle));
        }
        if class.is(Class::PARTICIPLE) && !continuous {
            if let Some(phrase) = self.quoted_as(at) {
                return Some(self.found(phrase, cue, How::Participle));
            }
            let phrase = self.subject_of_participle(at)?;
            return Some(self.found(phrase, cue, How::Participle));
        }
        let phrase = phrase::before(line, at, self.low).or_else(|| {
            // A long apposition hides the subject: what stands at the head of the clause.
            let (phrase, verb) = self.clause().main(at + 1)?;
            (verb == at).then_some(phrase)
        })?;
        Some(self.found(phrase, cue, How::Before))
    }

    /// "The paper quoted a negotiator as saying “…”": whom the verb before "as" quotes, where the participle stands at `at`.
    fn quoted_as(&self, at: usize) -> Option<Phrase> {
        const QUOTES: [&str; 10] = [
            "quoted",
            "quotes",
            "quoting",
            "cited",
            "cites",
            "citing",
            "recorded",
            "heard",
            "caught",
            "overheard",
        ];
        let line = self.line;
        let last = at.checked_sub(2).filter(|_| line.reads(at - 1, "as"))?;
        let verb = (self.low..=last)
            .rev()
            .take(WINDOW)
            .find(|&before| QUOTES.contains(&line.word(before)))?;
        // "was quoted as saying" has its subject before it.
        if verb == last {
            return None;
        }
        phrase::after(line, verb, at - 1)
    }

    /// Whether "to" belongs to the verb at `at`.
    fn is_infinitive(&self, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).filter(|&before| before >= self.low);
        let to = |at: usize| self.line.reads(at, "to");
        before(1).is_some_and(to)
            || before(2).is_some_and(|two| to(two) && self.line.class(two + 1).is(Class::BETWEEN))
    }

    /// Who does what the infinitive at `at` says: the object of a verb such as "force", else the subject before it.
    fn subject_of_infinitive(&self, at: usize) -> Option<Phrase> {
        let line = self.line;
        let to = (self.low..at).rev().find(|&to| line.reads(to, "to"))?;
        let last = to.checked_sub(1).filter(|&last| last > self.low)?;
        let caused = (self.low..last)
            .rev()
            .take(OBJECT + 4)
            .take_while(|&before| !line.class(before).is(Class::BREAK))
            .any(|before| line.class(before).is(Class::CAUSING));
        let object = caused.then(|| phrase::nominal(line, last, self.low, true));
        object.flatten().or_else(|| self.subject_of_participle(at))
    }

    /// Who does what the participle at `at` says: "a man shouting", else the subject of the clause it follows.
    fn subject_of_participle(&self, at: usize) -> Option<Phrase> {
        let line = self.line;
        let previous = at.checked_sub(1).filter(|&before| before >= self.low);
        let people = |at: usize| {
            let class = line.class(at);
            !class.is(Class::MARK.and(Class::CALENDAR).and(Class::GRAMMAR))
                && class.is(Class::CAPITAL.and(Class::PEOPLE))
        };
        let beside = previous
            .filter(|&before| people(before))
            .and_then(|before| phrase::nominal(line, before, self.low, false))
            .filter(|phrase| {
                let governed = phrase.0.checked_sub(1).filter(|&before| before >= self.low);
                governed.is_some_and(|before| {
                    line.reads(before, "of") || line.class(before).is(Class::CUE)
                })
            });
        // "After saying “…,” she left": the subject comes behind.
        if at <= self.low + 1 {
            let (phrase, _) = self.clause().main(self.high)?;
            return Some(phrase);
        }
        let main = || Some(self.clause().main(at)?.0);
        beside
            .or_else(|| main().filter(|&phrase| self.can_speak(phrase)))
            .or_else(|| subject_of_participle(line, self.low, at))
            .or_else(main)
    }

    /// "Smith said he thought it was “…”", "It is fighting what it calls “…”": where the nearest verb has a pronoun for
    /// its subject, and who acts in the sentence before it can be meant by that pronoun, that one speaks.
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
        let mut same = None;
        let cues = (self.low..first)
            .rev()
            .take(WINDOW)
            .take_while(|&at| !line.is_quote(at))
            .filter(|&at| self.is_cue(at) && !line.class(at).is(Class::PARTICIPLE));
        let thing = ["it", "this"].iter().any(|word| line.reads(first, word));
        for at in cues {
            let Some(phrase) = phrase::before(line, at, self.low).filter(|found| found.1 < first)
            else {
                continue;
            };
            let found = self.found(phrase, Some((at, at)), How::Before);
            if !thing && line.class(phrase.0).is(Class::PRONOUN) {
                // The name that the same pronoun stands for may come before it.
                same = self.is_meant(first, phrase).then_some(found).or(same);
            } else if thing || self.is_meant(first, phrase) {
                return Some(found);
            }
        }
        if same.is_some() {
            return same;
        }
        // "though he said “…”" is a clause of its own; "what he calls “…”" is a part of the sentence.
        let part = first > self.low
            && ["what", "which", "that", "whom"]
                .iter()
                .any(|word| line.reads(first - 1, word));
        let (phrase, _) = part.then(|| self.clause().main(first)).flatten()?;
        let meant = self.is_meant(first, phrase);
        meant.then(|| self.found(phrase, inner.cue, How::Before))
    }

    /// Whether the pronoun at item `pronoun` can stand for `phrase`: the same pronoun, or one whose number and gender fit.
    fn is_meant(&self, pronoun: usize, phrase: Phrase) -> bool {
        let line = self.line;
        if phrase.1 >= pronoun {
            return false;
        }
        // "It’s fighting what it calls": a pronoun with its verb.
        let word = uncontracted(line.word(phrase.0));
        if class(word).is(Class::PRONOUN) {
            return phrase.0 == phrase.1 && word.eq_ignore_ascii_case(line.word(pronoun));
        }
        let Some(who) = self
            .page
            .names
            .read(self.page.document.text(), line, phrase)
        else {
            return false;
        };
        who.fits(line.word(pronoun), line, phrase)
    }
}
