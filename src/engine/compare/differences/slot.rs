//! What a number or a date is told of: the predicate that it stands with, and the things named beside it.

mod face;

use super::Facing;
use crate::engine::compare::reading::phrase::{self, Phrase};
use crate::engine::compare::reading::predicate::Predicate;
use crate::engine::compare::reading::roots::{self, Role};
use crate::engine::compare::reading::{NO_ROOT, Reading, Word};
use crate::engine::facts::Value;
use crate::engine::side::Side;
use crate::engine::tag::speech::Speech;
use crate::engine::text::Span;

/// How far from its predicate a number stands at most where nothing else joins them.
const REACH: usize = 10;

/// With so many words in common around them, two values are told of one thing whatever the predicates.
const SAME_CLAUSE: usize = 4;

/// What a value is told of.
pub(super) struct Slot<'r> {
    pub(super) reading: &'r Reading,
    /// The words of the value.
    pub(super) words: std::ops::Range<usize>,
    /// The predicate it stands with.
    pub(super) predicate: Option<&'r Predicate>,
    /// The roots of the nouns that it is told of, ascending.
    pub(super) topics: Vec<u32>,
    /// Whether the value counts a noun of its own.
    counts: bool,
    /// Whether the value is a date.
    pub(super) dates: bool,
    /// Whether words around the value single its things out of more.
    pub(super) part: bool,
    /// The roots of the places and other names beside it, ascending.
    pub(super) names: Vec<u32>,
}

/// How surely two values are told of the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// Nothing but that they are the only ones of their kind, and that nothing speaks against it.
    Lone,
    /// Some words around them are the same.
    Weak,
    /// Words beside both tell of one event.
    Event,
    /// The same is said of them.
    Strong,
}

impl<'r> Slot<'r> {
    /// What the value at `span` is told of.
    pub(super) fn of(facing: &Facing<'r>, side: Side, span: Span, counts: bool) -> Option<Self> {
        let reading: &'r Reading = facing
            .readings(side)
            .find(|reading| reading.span.encloses(span))?;
        let words = reading.range_of(span);
        let predicate = governing(reading, &words);
        let mut slot = Self {
            reading,
            predicate,
            topics: topics(reading, &words, predicate),
            counts,
            dates: false,
            part: false,
            names: names(facing, side, reading, &words),
            words,
        };
        slot.part = slot.is_part();
        Some(slot)
    }

    /// The noun that the number counts, where it stands right behind it.
    pub(super) fn counted(&self) -> Option<&'r Word> {
        let phrase = phrase::starting_at(&self.reading.words, self.words.start)?;
        self.reading
            .word(phrase.head)
            .filter(|word| word.part == Speech::Noun)
    }

    /// Whether the value counts those who are left when others have been told of: "and 22 others were hurt".
    pub(super) fn is_rest(&self) -> bool {
        let behind = self.reading.word(self.words.end);
        behind.is_some_and(|word| matches!(&*word.folded, "others" | "other"))
    }

    /// Whether the value counts those beyond others: "another 72 people", "five more people". What they come on top of need
    /// not be the same in two reports.
    pub(super) fn is_added(&self) -> bool {
        let before = self.words.start.checked_sub(1);
        let before = before.and_then(|at| self.reading.word(at));
        let inside = self.reading.words.get(self.words.clone());
        let behind = self.reading.word(self.words.end);
        let behind =
            behind.filter(|word| matches!(&*word.folded, "more" | "additional" | "further"));
        let adds = |word: &&Word| matches!(&*word.folded, "another" | "further" | "additional");
        behind.is_some()
            || before.iter().any(adds)
            || inside.into_iter().flatten().any(|word| adds(&word))
    }

    /// Whether words around the value single its things out of more: "another 40", "40 of them", "including 40".
    fn is_part(&self) -> bool {
        let before = self
            .words
            .start
            .checked_sub(1)
            .and_then(|at| self.reading.word(at))
            .map_or("", |word| &*word.folded);
        // "Of the injured, nine were treated at the scene."
        let of_those = before == "," && {
            let from = self.words.start.saturating_sub(6);
            let lead = self.reading.words.get(from..self.words.start - 1);
            let lead = lead.unwrap_or_default();
            let open = lead
                .iter()
                .rposition(|word| word.part == Speech::Punctuation);
            let first = lead.get(open.map_or(0, |open| open + 1));
            first.is_some_and(|word| matches!(&*word.folded, "of" | "among"))
        };
        let more = |word: Option<&Word>| {
            word.is_some_and(|word| {
                matches!(
                    &*word.folded,
                    "more" | "other" | "others" | "additional" | "further" | "extra"
                )
            })
        };
        let behind = |at: usize| self.reading.word(self.words.end + at);
        // "Four minutes of the first call" are no part of it.
        let of_them = self.counts
            && behind(0).is_some_and(|word| word.is("of"))
            && behind(1).is_some_and(|word| {
                matches!(
                    &*word.folded,
                    "them" | "whom" | "those" | "these" | "the" | "its" | "their" | "which"
                )
            });
        matches!(
            before,
            "another"
                | "other"
                | "including"
                | "additional"
                | "further"
                | "first"
                | "remaining"
                | "only"
        ) || more(behind(0))
            || more(behind(1))
            || of_them
            || of_those
    }

    /// How surely two values are told of the same; `None` where they are not.
    pub(super) fn matches(&self, other: &Slot<'_>, shared: usize) -> Option<Match> {
        if self.excludes(other) {
            return None;
        }
        let told = |predicate: Option<&'r Predicate>| {
            predicate.filter(|predicate| !predicate.roles().has(Role::Measure))
        };
        let measured = |predicate: Option<&Predicate>| {
            predicate.is_some_and(|predicate| predicate.roles().has(Role::Measure))
        };
        let shares_topic = shares_news(&self.topics, &other.topics);
        match (
            told(self.predicate),
            other
                .predicate
                .filter(|predicate| !predicate.roles().has(Role::Measure)),
        ) {
            (Some(one), Some(two)) => {
                let alike = one.root == two.root && one.root != NO_ROOT
                    || one
                        .meaning
                        .zip(two.meaning)
                        .is_some_and(|(one, two)| one.same_as(two));
                if alike {
                    // What is measured in a unit or dated is told apart by what it is told of.
                    let others = !self.counts
                        && !self.topics.is_empty()
                        && !other.topics.is_empty()
                        && !shares_topic;
                    (!others).then_some(Match::Strong)
                } else {
                    // Two deeds that the tables know befall two groups: "killed nine", "injured fourteen".
                    let deeds = self.counts && (self.befalls() || other.befalls());
                    (shares_topic && shared >= SAME_CLAUSE && !deeds).then_some(Match::Weak)
                }
            }
            (None, None) if measured(self.predicate) && measured(other.predicate) => {
                if shares_topic {
                    Some(Match::Strong)
                } else {
                    None
                }
            }
            _ => {
                let told = self.is_told() && other.is_told();
                let deeds = self.counts && told && (self.befalls() || other.befalls());
                (shares_topic && shared >= 2 && !deeds).then_some(Match::Weak)
            }
        }
    }
}

/// Whether two lists of names have names and none in common.
fn conflict(one: &[u32], other: &[u32]) -> bool {
    !one.is_empty() && !other.is_empty() && !one.iter().any(|name| other.contains(name))
}

/// Whether two lists of nouns have one in common that is no word for a size.
fn shares_news(one: &[u32], other: &[u32]) -> bool {
    let news = |root: &&u32| {
        roots::meaning(**root, None).is_none_or(|meaning| !meaning.roles.has(Role::Measure))
    };
    one.iter()
        .filter(news)
        .any(|root| other.binary_search(root).is_ok())
}

/// The predicate that a value stands with: as its subject, its object, or behind a preposition; else the nearest.
pub(in super::super) fn governing<'r>(
    reading: &'r Reading,
    words: &std::ops::Range<usize>,
) -> Option<&'r Predicate> {
    let holds = |phrase: &Phrase| phrase.words.start < words.end && words.start < phrase.words.end;
    let all = || reading.predicates.iter();
    let argument = all().find(|predicate| {
        predicate.subject.as_ref().is_some_and(holds)
            || predicate.object.as_ref().is_some_and(holds)
    });
    let place = || all().find(|predicate| predicate.places.iter().any(|(_, phrase)| holds(phrase)));
    let is_stop = |word: &Word| {
        word.part == Speech::Punctuation && matches!(&*word.folded, ";" | ":" | "—" | "–")
    };
    let near = || {
        let before = all().rfind(|predicate| predicate.words.end <= words.start);
        before.filter(|predicate| {
            words.start - predicate.words.end <= REACH
                && !reading
                    .words
                    .get(predicate.words.end..words.start)
                    .unwrap_or_default()
                    .iter()
                    .any(is_stop)
        })
    };
    // "The tunnel is 8 metres wide": the value itself is what is said.
    let itself = || all().find(|predicate| predicate.nominal && words.contains(&predicate.head));
    argument.or_else(itself).or_else(place).or_else(near)
}

/// The nouns that a value is told of: those of the subject and the object of its predicate, and the noun it hangs on.
fn topics(
    reading: &Reading,
    words: &std::ops::Range<usize>,
    predicate: Option<&Predicate>,
) -> Vec<u32> {
    let mut found = Vec::new();
    let mut add = |range: std::ops::Range<usize>| {
        let inside = range
            .clone()
            .zip(reading.words.get(range).unwrap_or_default());
        let nouns = inside.filter(|(at, word)| {
            matches!(word.part, Speech::Noun | Speech::ProperNoun)
                && !words.contains(at)
                && !roots::is_time(&word.folded)
                && !word.stop
                && !is_unit(reading, *at)
        });
        found.extend(nouns.map(|(_, word)| word.root));
    };
    if let Some(predicate) = predicate {
        if let Some(subject) = &predicate.subject {
            let end = if subject.words.end <= predicate.words.start {
                predicate.words.start
            } else {
                subject.words.end
            };
            add(subject.words.start..end.min(subject.words.start + REACH));
        }
        if let Some(object) = &predicate.object {
            add(object.words.clone());
        }
    }
    // "A fine of €2 million", "€2 million in damages", "two years in prison".
    let hangs = words
        .start
        .checked_sub(2)
        .filter(|_| is_preposition(reading, words.start.wrapping_sub(1)));
    // "The blast, at 5:40 a.m., destroyed".
    let hangs = hangs.map(|last| {
        let comma = reading.word(last).is_some_and(|word| word.is(","));
        last.saturating_sub(usize::from(comma))
    });
    if let Some(on) = hangs.and_then(|last| phrase::ending_at(&reading.words, last)) {
        add(on.words);
    }
    if is_preposition(reading, words.end)
        && let Some(behind) = phrase::starting_at(&reading.words, words.end + 1)
    {
        add(behind.words);
    }
    if let Some(own) = phrase::starting_at(&reading.words, words.start) {
        add(own.words);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a noun is the unit of another number: "rose **12 percent** to 40 million euros".
fn is_unit(reading: &Reading, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| reading.word(before));
    let measures = reading.word(at).is_some_and(|word| {
        matches!(
            &*word.folded,
            "percent"
                | "cent"
                | "per"
                | "point"
                | "points"
                | "percentage"
                | "euro"
                | "euros"
                | "dollar"
                | "dollars"
                | "pound"
                | "pounds"
                | "crowns"
                | "francs"
                | "million"
                | "billion"
        )
    });
    measures
        && before.is_some_and(|before| {
            before.part == Speech::Numeral
                || matches!(
                    &*before.folded,
                    "per" | "percentage" | "million" | "billion"
                )
        })
}

fn is_preposition(reading: &Reading, at: usize) -> bool {
    reading
        .word(at)
        .is_some_and(|word| word.part == Speech::Adposition)
}

/// The places named in the clause of a value.
fn names(
    facing: &Facing<'_>,
    side: Side,
    reading: &Reading,
    words: &std::ops::Range<usize>,
) -> Vec<u32> {
    let from = words.start.saturating_sub(REACH);
    let clause = reading
        .span_of(&(from..(words.end + REACH).min(reading.words.len())))
        .unwrap_or_default();
    let mut found = Vec::new();
    for fact in &facing.wholes[side].analysis.facts {
        let Value::Place(place) = &fact.value else {
            continue;
        };
        let at = place
            .mentions
            .partition_point(|mention| mention.start < clause.start);
        if let Some(mention) = place
            .mentions
            .get(at)
            .filter(|mention| clause.encloses(**mention))
        {
            let range = reading.range_of(*mention);
            found.extend(
                reading
                    .words
                    .get(range)
                    .unwrap_or_default()
                    .iter()
                    .map(|word| word.root),
            );
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
