//! Whether two values face each other though no words around them say so: by what they count, or measure, and by what
//! speaks against it.

use super::super::figure::is_approximate;
use super::super::kinds;
use super::super::meeting::{LIGHT, SAYING};
use super::{Slot, conflict};
use crate::engine::compare::reading::NO_ROOT;
use crate::engine::compare::reading::phrase::{self, Phrase};
use crate::engine::compare::reading::predicate::Predicate;
use crate::engine::compare::reading::roots::{self, Meaning, Role};
use crate::engine::tag::speech::Speech;

/// What two values that are the only ones of their kind are told of.
impl Slot<'_> {
    /// Whether nothing speaks against it that two values of one kind, which nothing else in the row rivals, are told of
    /// the same, and something speaks for it. `older` where both are told of an earlier time.
    pub(in super::super) fn faces(&self, other: &Slot<'_>, shared: usize, older: bool) -> bool {
        if self.excludes(other) {
            return false;
        }
        if self.counts {
            // What befalls some of a group counts those, and not the group: "employs 300", "dismissed 40"; and two deeds
            // are done by two groups.
            let names = self.names.iter().any(|name| other.names.contains(name));
            let deeds = self.befalls() || other.befalls() || self.acts() && other.acts();
            return !deeds && (shared > 0 || names);
        }
        match (self.what(), other.what()) {
            (Some(one), Some(two)) => one.is(&two),
            _ => older && (self.topics.is_empty() || other.topics.is_empty()),
        }
    }

    /// Whether two values cannot be told of the same.
    pub(in super::super) fn excludes(&self, other: &Slot<'_>) -> bool {
        let whats = || self.what().zip(other.what());
        self.parted(other)
            || !(self.counts || self.dates)
                && (self.is_level() != other.is_level() && self.changes() && other.changes()
                    || whats().is_some_and(|(one, two)| !one.is(&two)))
    }

    /// Whether nothing speaks against it that two values, beside which one event is told, are told of one thing.
    pub(in super::super) fn may_be_beside(&self, other: &Slot<'_>) -> bool {
        let owners = self.what().zip(other.what());
        let owned = owners.is_some_and(|(one, two)| {
            one.owner
                .zip(two.owner)
                .is_some_and(|(one, two)| one != two)
        });
        let levels = self.is_level() != other.is_level() && self.changes() && other.changes();
        !(self.parted(other) || owned || levels)
    }

    /// Whether two values are told of two places or of two purposes, or one of a part.
    fn parted(&self, other: &Slot<'_>) -> bool {
        let purposes = self.purpose().zip(other.purpose());
        conflict(&self.names, &other.names)
            || self.part != other.part
            || self.is_worldwide() != other.is_worldwide()
            || purposes.is_some_and(|(one, two)| one != two)
    }

    /// The root of what a sum is spent on: "4 million on roads".
    fn purpose(&self) -> Option<u32> {
        let words = &self.reading.words;
        words.get(self.words.end).filter(|word| word.is("on"))?;
        let on = phrase::starting_at(words, self.words.end + 1)?;
        let head = words
            .get(on.head)
            .filter(|head| head.part == Speech::Noun)?;
        let sum = self.predicate.is_some_and(|predicate| {
            let head = words.get(predicate.head);
            head.is_some_and(|head| {
                matches!(&*head.folded, "spend" | "spends" | "spent" | "spending")
            })
        });
        (sum && !roots::is_time(&head.folded)).then_some(head.root)
    }

    /// Whether the words behind the value spread it over everywhere: "4,000 people worldwide".
    fn is_worldwide(&self) -> bool {
        let behind = self.words.end..self.words.end + 5;
        let near = behind.map_while(|at| self.reading.word(at));
        let clause = near.take_while(|word| word.part != Speech::Punctuation);
        let mut scopes = clause.map(|word| &*word.folded);
        scopes.any(|word| {
            matches!(
                word,
                "worldwide"
                    | "globally"
                    | "nationwide"
                    | "nationally"
                    | "statewide"
                    | "countrywide"
            )
        })
    }

    /// Whether the value counts those to whom a deed is done that the tables know.
    pub(super) fn befalls(&self) -> bool {
        self.predicate.is_some_and(|predicate| {
            let is_event = predicate.meaning.is_some_and(Meaning::is_event) && !self.dwells();
            let holds = |phrase: &Phrase| {
                phrase.words.start < self.words.end && self.words.start < phrase.words.end
            };
            is_event && predicate.patient().is_some_and(holds)
        })
    }

    /// Whether the value counts those who live somewhere: "are living in hotels" tells no escape from death.
    fn dwells(&self) -> bool {
        self.predicate.is_some_and(|predicate| {
            let word = |at: usize| self.reading.word(at);
            let lives = word(predicate.head)
                .is_some_and(|head| matches!(&*head.folded, "live" | "lives" | "lived" | "living"));
            let next = word(predicate.words.end);
            lives && next.is_some_and(|next| next.part == Speech::Adposition)
        })
    }

    /// Whether anything is said of the value: by a predicate, or "there are".
    pub(super) fn is_told(&self) -> bool {
        let near = self.words.start.saturating_sub(3)..self.words.start;
        let before = self.reading.words.get(near).unwrap_or_default();
        self.predicate.is_some() || before.iter().any(|word| word.is("there"))
    }

    /// Whether the value stands with a verb that tells of a deed of its own.
    pub(in super::super) fn acts(&self) -> bool {
        self.predicate.is_some_and(|predicate| {
            let head = self.reading.word(predicate.head);
            let plain = head.is_some_and(|head| {
                LIGHT.has(&head.folded) || SAYING.has(&head.folded) || happens(&head.folded)
            });
            !plain && predicate.roles().is_empty()
        })
    }

    /// Whether two values stand with verbs of two deeds: "signed on June 1", "ratified on June 30".
    pub(in super::super) fn tells_another(&self, other: &Slot<'_>) -> bool {
        let (Some(one), Some(two)) = (self.predicate, other.predicate) else {
            return false;
        };
        let head = |slot: &Slot<'_>, predicate: &Predicate| {
            slot.reading
                .word(predicate.head)
                .map_or_else(String::new, |head| head.folded.to_string())
        };
        let (first, second) = (head(self, one), head(other, two));
        let asks = one.roles().has(Role::Demand) || two.roles().has(Role::Demand);
        let meanings = one.meaning.zip(two.meaning);
        // "The last inspection took place", "was last inspected".
        let named = self.topics.binary_search(&two.root).is_ok()
            || other.topics.binary_search(&one.root).is_ok();
        let alike = one.root == two.root && one.root != NO_ROOT
            || meanings.is_some_and(|(one, two)| one.same_as(two))
            || named;
        !alike && !asks && !happens(&first) && !happens(&second)
    }

    /// Whether the value stands with a verb of growing or shrinking.
    fn changes(&self) -> bool {
        self.predicate
            .is_some_and(|predicate| predicate.meaning.is_some_and(Meaning::has_opposite))
    }

    /// The index of the word in front of the value and of what says how exact it is.
    fn before(&self) -> Option<usize> {
        let mut at = self.words.start.checked_sub(1)?;
        for _ in 0..3 {
            let word = self.reading.word(at)?;
            let exact =
                matches!(&*word.folded, "at" | "a" | "an" | "the" | "as") || !is_approximate(word);
            if exact {
                break;
            }
            at = at.checked_sub(1)?;
        }
        Some(at)
    }

    /// Whether the value is where something comes to, and not by how much it changes: "rose to 7 percent".
    fn is_level(&self) -> bool {
        self.before()
            .and_then(|at| self.reading.word(at))
            .is_some_and(|word| matches!(&*word.folded, "to" | "at"))
    }

    /// What a value in a unit measures: "costs of €40 million", "will cost €40 million", "the price is €40 million".
    fn what(&self) -> Option<What> {
        if self.counts || self.dates {
            return None;
        }
        let words = &self.reading.words;
        let noun = |at: usize| {
            let word = words.get(at).filter(|word| word.part == Speech::Noun)?;
            Some(kinds::singular(&word.folded))
        };
        let before = self.before()?;
        if words.get(before).is_some_and(|word| word.is("of")) {
            let on = phrase::ending_at(words, before.checked_sub(1)?)?;
            let nouns = vec![noun(on.head)?];
            return Some(What { nouns, owner: None });
        }
        let predicate = self.predicate?;
        let head = words.get(predicate.head)?;
        let holds = |phrase: &&Phrase| {
            phrase.words.start < self.words.end && self.words.start < phrase.words.end
        };
        let object = predicate.object.as_ref();
        let direct = object.as_ref().is_some_and(holds);
        let subject = predicate.subject.as_ref();
        let measure = kinds::measured(&kinds::singular(&head.folded));
        if let Some(measure) = measure.filter(|_| direct && !predicate.nominal) {
            let owner = subject.and_then(|subject| words.get(subject.head));
            return Some(What {
                nouns: vec![measure.to_owned()],
                owner: owner
                    .filter(|owner| owner.part != Speech::Pronoun)
                    .map(|owner| owner.root),
            });
        }
        // "The price is 4 million", "prices rose to", "puts the damage at".
        let says = predicate.roles().has(Role::Measure) || self.changes();
        let told = object
            .filter(|object| !holds(object))
            .or(subject)
            .filter(|_| says)?;
        let inner = words
            .get(told.words.end)
            .filter(|word| word.is("of"))
            .and_then(|_| phrase::starting_at(words, told.words.end + 1));
        let nouns = [Some(told.head), inner.map(|inner| inner.head)];
        let nouns: Vec<String> = nouns.into_iter().flatten().filter_map(noun).collect();
        (!nouns.is_empty()).then_some(What { nouns, owner: None })
    }
}

/// What a value in a unit measures.
struct What {
    /// The nouns that name it, in the singular: "estimate" and "damage" of "the estimate of the damage".
    nouns: Vec<String>,
    /// The root of what it is the measure of, where a verb tells: "bridge" of "the bridge cost".
    owner: Option<u32>,
}

impl What {
    /// Whether two values measure one thing, as far as the words tell.
    fn is(&self, other: &Self) -> bool {
        let owners = self.owner.zip(other.owner);
        let nouns = |one: &String| other.nouns.iter().any(|two| kinds::alike(one, two));
        owners.is_none_or(|(one, two)| one == two) && self.nouns.iter().any(nouns)
    }
}

/// Whether a verb only tells that something happens.
fn happens(word: &str) -> bool {
    matches!(
        word,
        "happen" | "happens" | "happened" | "occur" | "occurs" | "occurred"
    )
}
