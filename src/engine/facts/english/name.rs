//! Names: persons, organisations and places, by rules over word tables and what stands around a name.
//!
//! ```text
//! tokens ──tagger───────────┐
//!   └────candidate──evidence─┴──tagged──▶ mentions with points ──entity──▶ one kind a name, mentions collected ──▶ facts
//! ```
//!
//! The first pass is the trained tagger, joined with what the words of a name alone tell. Where the reader gives a names
//! model of their own ([`model`]), it takes the place of the first pass. The document pass then lets
//! every mention of a name speak for it, joins surnames to full names and acronyms to long forms, and gives each name one kind.

mod alias;
mod bodies;
mod candidate;
mod divide;
mod entity;
mod evidence;
mod lexicon;
mod model;
mod run;
mod sheet;
mod tagged;

use super::person;
use crate::engine::facts::{Document, Draft, Entity, Evidence, Rule, Value};
use crate::engine::text::Span;
pub(super) use entity::Found;
pub(super) use lexicon::WORDS;
pub(super) use sheet::Sheet;

/// Finds the persons, organisations and places of an article.
pub(super) struct Names;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A human being.
    Person,
    /// A body of people.
    Organisation,
    /// Somewhere.
    Place,
}

impl Kind {
    /// Shares of names that are right, by the least lead of the points for their kind: every name of the held-out
    /// encyclopaedia and web texts and of the newspaper copy "dev" counts once, right if its first mention is.
    const fn shares(self) -> &'static [(i32, f32)] {
        match self {
            Self::Person => &[(i32::MIN, 0.33), (5, 0.79), (7, 0.96)],
            Self::Organisation => &[(i32::MIN, 0.41), (6, 0.58), (8, 0.9)],
            Self::Place => &[(i32::MIN, 0.4), (6, 0.84), (8, 0.93)],
        }
    }

    /// The share of names of this kind and `lead` that are right.
    fn confidence(self, lead: i32) -> f32 {
        let bin = self.shares().iter().rfind(|(least, _)| lead >= *least);
        bin.map_or(0.5, |(_, share)| *share)
    }
}

/// How much speaks for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Points {
    /// For a person.
    pub person: i32,
    /// For a body.
    pub organisation: i32,
    /// For a place.
    pub place: i32,
    /// For something else: a treaty, a product, a people.
    pub nothing: i32,
}

impl Points {
    /// By how much the points for `kind` lead over all others.
    fn lead(self, kind: Kind) -> i32 {
        let [person, organisation, place] = [self.person, self.organisation, self.place];
        let (points, others) = match kind {
            Kind::Person => (person, [organisation, place]),
            Kind::Organisation => (organisation, [person, place]),
            Kind::Place => (place, [person, organisation]),
        };
        points - others[0].max(others[1]).max(self.nothing).max(0)
    }

    /// These points without those for other kinds than `kind`.
    const fn only(self, kind: Kind) -> Self {
        let none = Self {
            person: 0,
            organisation: 0,
            place: 0,
            nothing: 0,
        };
        match kind {
            Kind::Person => Self {
                person: self.person,
                ..none
            },
            Kind::Organisation => Self {
                organisation: self.organisation,
                ..none
            },
            Kind::Place => Self {
                place: self.place,
                ..none
            },
        }
    }
}

/// One place that may name something.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Where it stands.
    pub span: Span,
    /// Its tokens: a half-open range of indexes into the tokens of the article.
    pub tokens: std::ops::Range<usize>,
    /// Whether its first word would be capitalised in any case.
    pub initial: bool,
    /// What the words of the name speak for.
    pub own: Points,
    /// What stands beside it here speaks for.
    pub beside: Points,
}

impl Rule for Names {
    fn find(&self, document: &Document<'_>, found: &mut Vec<Draft>) {
        let sheet = Sheet::new(document);
        let given = document.names.map(|names| model::read(&sheet, names));
        let mut mentions = given.as_ref().map_or_else(
            || {
                let mut candidates = candidate::find(&sheet);
                for candidate in &mut candidates {
                    evidence::weigh(&sheet, candidate);
                }
                tagged::join(document, &sheet, candidates)
            },
            |given| given.mentions.clone(),
        );
        let aliases = alias::find(&sheet, &mut mentions);
        let names = entity::gather(&sheet, &mentions, &aliases);
        let bodies = person::Bodies::new(&names);
        let scene = person::Scene {
            sheet: &sheet,
            names: &names,
            bodies: &bodies,
        };
        for name in &names {
            let mentions: Vec<Span> = name.mentions.iter().map(|mention| mention.0).collect();
            let Some(&span) = mentions.first() else {
                continue;
            };
            let body = || Entity {
                name: name.name.clone(),
                aliases: name.aliases.clone(),
                mentions: mentions.clone(),
            };
            let value = match name.kind {
                Kind::Person => Value::Person(person::describe(scene, name)),
                Kind::Organisation => Value::Organisation(body()),
                Kind::Place => Value::Place(body()),
            };
            found.push(Draft {
                span,
                value,
                evidence: given.as_ref().map_or_else(
                    || Evidence {
                        rule: "name",
                        confidence: name.kind.confidence(name.lead),
                    },
                    |given| given.evidence(&mentions),
                ),
            });
        }
    }
}

#[cfg(test)]
mod tests;
