//! Predicates: a verb in its frame, with who does it to what.
//!
//! ```text
//! Kestrel Works , which built the lock , plans to remove  the main cylinder of Gate 3 , …
//! └──subject──┘                          └──frame──────┘ └────object─────┘
//! ```

mod arguments;
mod deed;
mod govern;
mod state;

use std::ops::Range;

use super::Word;
use super::phrase::Phrase;
use super::roots::{self, Meaning, Roles};
pub(in crate::engine::compare) use super::stance::Stance;
use super::stance::{Form, Frame};
use crate::engine::tag::speech::Speech;
use arguments::{complete, subject};
use deed::deed;
use govern::{demand, deny, discussed, infinitive, opened, undecided};
use state::{complement, modifies_noun, particle, result, state};

/// What a sentence says of something.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers a question of its own about the verb, and all combine"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::engine::compare) struct Predicate {
    /// From the first word of its frame to its particle.
    pub(in crate::engine::compare) words: Range<usize>,
    /// The verb, adjective or noun that says it.
    pub(in crate::engine::compare) head: usize,
    /// Its root, see [`Word::root`].
    pub(in crate::engine::compare) root: u32,
    /// How far it has come.
    pub(in crate::engine::compare) stance: Stance,
    /// Whether it is held at arm's length: "appears to have", "is believed to".
    pub(in crate::engine::compare) seeming: bool,
    /// Whether it is done to its subject.
    pub(in crate::engine::compare) passive: bool,
    /// Whether an adjective or noun says it, behind a form of "be" or the like.
    pub(in crate::engine::compare) nominal: bool,
    /// Who or what it is said of.
    pub(in crate::engine::compare) subject: Option<Phrase>,
    /// To whom or what it is done.
    pub(in crate::engine::compare) object: Option<Phrase>,
    /// What hangs on it by prepositions, each with the index of the preposition.
    pub(in crate::engine::compare) places: Vec<(usize, Phrase)>,
    /// Whether a particle makes it a verb of its own: "led 40 people out".
    pub(in crate::engine::compare) phrasal: bool,
    /// Whether another predicate hangs on it, that tells what is done: "began to", "plans to".
    pub(in crate::engine::compare) opens: bool,
    /// What the tables say of it.
    pub(in crate::engine::compare) meaning: Option<&'static Meaning>,
}

impl Predicate {
    /// What changes by it: the object, or the subject where it has none.
    pub(in crate::engine::compare) const fn patient(&self) -> Option<&Phrase> {
        match (&self.object, self.passive) {
            (Some(object), false) => Some(object),
            _ => self.subject.as_ref(),
        }
    }

    /// Who does it to something.
    pub(in crate::engine::compare) fn agent(&self, words: &[Word]) -> Option<&Phrase> {
        if self.passive {
            let by = self
                .places
                .iter()
                .find(|(at, _)| words.get(*at).is_some_and(|word| word.is("by")));
            return by.map(|(_, phrase)| phrase);
        }
        self.object.as_ref().and(self.subject.as_ref())
    }

    /// What it does to what stands behind it.
    pub(in crate::engine::compare) fn roles(&self) -> Roles {
        self.meaning
            .map(|meaning| meaning.roles)
            .unwrap_or_default()
    }
}

/// The predicates of a sentence, in order.
pub(super) fn find(words: &[Word]) -> Vec<Predicate> {
    let mut found: Vec<Predicate> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match verb_group(words, at) {
            Some(group) => {
                at = group.head + 1;
                chain(words, &group, &mut found);
                at = at.max(found.last().map_or(at, |last| last.words.end));
            }
            None => at += 1,
        }
    }
    found
}

/// Auxiliaries and a verb.
#[derive(Clone, Copy)]
struct Group {
    start: usize,
    head: usize,
    frame: Frame,
    /// Whether a form of "be" is the verb itself, before an adjective or a noun.
    copula: bool,
}

/// The verb group that begins at `start`.
fn verb_group(words: &[Word], start: usize) -> Option<Group> {
    let mut frame = Frame::default();
    let mut last_auxiliary = None;
    let mut at = start;
    while let Some(word) = words.get(at) {
        let pronoun = word.part == Speech::Pronoun && !word.folded.contains('\'');
        let possessive = word.part == Speech::Particle && word.folded.starts_with('\'');
        if word.part == Speech::Verb {
            return Some(Group {
                start,
                head: at,
                frame,
                copula: false,
            });
        }
        let name = word.part == Speech::ProperNoun;
        if !pronoun && !possessive && !name && frame.take(&word.folded) {
            if word.part != Speech::Adverb && !matches!(&*word.folded, "not" | "never" | "no") {
                last_auxiliary = Some(at);
            }
            if matches!(&*word.folded, "not" | "never" | "no") && last_auxiliary.is_none() {
                return None;
            }
        } else if word.is("to") && last_auxiliary.is_some() {
            // "Is to publish", "has to leave"; behind a plain "be" the infinitive is the future.
            let yet = words.get(at - 1).is_some_and(|word| word.is("yet"));
            if frame.perfect && yet {
                // "Has yet to approve": it has not.
                frame.negated = true;
            } else if frame.perfect {
                frame.due = true;
            } else {
                frame.future = true;
            }
            frame.perfect = false;
            frame.be = false;
        } else if !(word.part == Speech::Adverb && last_auxiliary.is_some()) {
            break;
        }
        at += 1;
    }
    last_auxiliary.map(|head| Group {
        start,
        head,
        frame,
        copula: true,
    })
}

/// Adds the predicate of a group, and those of the infinitives that hang on it: "is expected to begin to close".
fn chain(words: &[Word], group: &Group, found: &mut Vec<Predicate>) {
    let first = predicate(words, group, found);
    let Some(mut last) = first else { return };
    let mut start = last.words.start;
    loop {
        let next = infinitive(words, &last, start);
        last.opens = next.is_some();
        let deed = deed(words, &last).filter(|_| next.is_none());
        found.push(last);
        let Some(next) = next else {
            found.extend(deed);
            return;
        };
        start = next.words.start;
        last = next;
    }
}

/// The predicate of a group.
fn predicate(words: &[Word], group: &Group, before: &[Predicate]) -> Option<Predicate> {
    let head = if group.copula {
        complement(words, group.head)?
    } else {
        group.head
    };
    let nominal = group.copula;
    let word = words.get(head)?;
    let form = if nominal {
        Form::Present
    } else {
        form(words, group, head)
    };
    let mut stance = if nominal && group.frame.past && !group.frame.negated {
        Stance::Done
    } else {
        group.frame.stance(form)
    };
    let modifies = group.start == head && !nominal && modifies_noun(words, head);
    if form == Form::Ing && group.start == head {
        stance = Stance::Open;
    }
    if modifies {
        return None;
    }
    let particle = particle(words, head);
    let mut made = Predicate {
        words: group.start..particle.map_or(head, |at| at) + 1,
        head,
        root: word.root,
        stance: opened(words, group.start, stance),
        seeming: false,
        passive: group.frame.passive(form),
        nominal,
        subject: None,
        object: None,
        places: Vec::new(),
        phrasal: particle.is_some(),
        opens: false,
        meaning: meaning(words, word, particle),
    };
    made.subject = subject(words, group.start, before);
    complete(words, &mut made);
    if !nominal && let Some(state) = state(words, &made) {
        made = state;
    } else if !nominal && let Some(result) = result(words, &made) {
        made = result;
    }
    deny(words, before, &mut made);
    demand(words, before, &mut made);
    undecided(words, before, &mut made);
    discussed(words, before, &mut made);
    Some(made)
}

/// What `word` means with its particle at `particle`, as the tables tell: "set up".
fn meaning(words: &[Word], word: &Word, particle: Option<usize>) -> Option<&'static Meaning> {
    let particle = particle.and_then(|at| words.get(at));
    roots::meaning(word.root, particle.map(|word| &*word.folded))
}

/// The form of a verb. A bare "left" or "put" after an auxiliary that takes the infinitive is one.
fn form(words: &[Word], group: &Group, head: usize) -> Form {
    let word = words.get(head).map_or("", |word| &*word.folded);
    let bare = group.frame.future || group.frame.possible || group.frame.due || group.frame.support;
    if word.ends_with("ing") && word.len() > 5 {
        Form::Ing
    } else if bare && !group.frame.be && !group.frame.perfect {
        Form::Present
    } else if word.ends_with("ed") || roots::is_irregular_past(word) {
        Form::Past
    } else {
        Form::Present
    }
}
