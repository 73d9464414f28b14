//! The shapes of facts.

use serde::Serialize;

use crate::engine::facts::{self, Approx, Grain, Outcome, Status, Value};
use crate::engine::text::Span;

/// A fact, with what every fact has and a value of its kind.
#[derive(Serialize)]
pub(in crate::cli) struct Fact<'a> {
    id: &'a str,
    kind: &'static str,
    start: usize,
    end: usize,
    text: &'a str,
    value: Stated<'a>,
    /// Name of the rule that found it.
    rule: &'static str,
    /// Share of what the rule finds that is right, between 0 and 1.
    confidence: f32,
    /// Why it is believed, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Explanation<'a>>,
}

/// Why a fact is believed.
#[derive(Serialize)]
struct Explanation<'a> {
    /// What the rule looks for, in a sentence.
    says: &'static str,
    /// What the rule took and what it turned down.
    weighed: Vec<Weighed<'a>>,
}

#[derive(Serialize)]
struct Weighed<'a> {
    /// What it was weighed as: "speaker", "source", "reading".
    part: &'static str,
    #[serde(flatten)]
    words: Words<'a>,
    taken: bool,
    reason: &'a str,
}

/// Words of the text and where they stand.
#[derive(Serialize)]
pub(in crate::cli) struct Words<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> Words<'a> {
    pub(in crate::cli) fn of(span: Span, text: &'a str) -> Self {
        Self {
            start: span.start,
            end: span.end,
            text: span.of(text),
        }
    }

    fn each(spans: &[Span], text: &'a str) -> Vec<Self> {
        spans.iter().map(|span| Self::of(*span, text)).collect()
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum Stated<'a> {
    Quote {
        fragments: Vec<Words<'a>>,
        speaker: Option<Speaker<'a>>,
        cue: Option<&'a str>,
        medium: Option<&'a str>,
        partial: bool,
        unsure: bool,
    },
    Claim {
        source: Option<Named<'a>>,
        cue: &'a str,
        cue_span: Span,
        content: Span,
        hedges: &'a [String],
        negated: bool,
        status: Status,
        anonymous: bool,
        via: Vec<Named<'a>>,
        unsure: bool,
    },
    Figure {
        number: Option<f64>,
        upper: Option<f64>,
        unit: Option<&'a str>,
        normal: Option<Normal<'a>>,
        approx: Approx,
        of: Option<&'a str>,
        per: Option<&'a str>,
    },
    Date {
        iso: Option<&'a str>,
        grain: Grain,
        relative: bool,
    },
    Person {
        name: &'a str,
        roles: &'a [String],
        affiliation: Option<&'a str>,
        mentions: Vec<Words<'a>>,
    },
    Entity {
        name: &'a str,
        aliases: &'a [String],
        mentions: Vec<Words<'a>>,
    },
    Citation {
        cited: &'a str,
        cue: &'a str,
    },
    Update {
        label: &'a str,
        date: Option<&'a str>,
    },
    Contact {
        party: Option<Named<'a>>,
        by: Option<Named<'a>>,
        cue: &'a str,
        outcome: Outcome,
    },
}

#[derive(Serialize)]
struct Speaker<'a> {
    #[serde(flatten)]
    named: Named<'a>,
    role: Option<&'a str>,
}

/// A number in the common unit of its kind.
#[derive(Serialize)]
struct Normal<'a> {
    number: f64,
    unit: &'a str,
}

/// Somebody, and the words in this place.
#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    #[serde(flatten)]
    span: Span,
}

impl<'a> Named<'a> {
    fn of(source: &'a facts::Source) -> Self {
        Self {
            name: &source.name,
            span: source.span,
        }
    }
}

impl<'a> Fact<'a> {
    pub(in crate::cli) fn of(fact: &'a facts::Fact, text: &'a str) -> Self {
        Self {
            id: &fact.id,
            kind: fact.kind().name(),
            start: fact.span.start,
            end: fact.span.end,
            text: fact.span.of(text),
            value: Stated::of(fact, text),
            rule: fact.evidence.rule,
            confidence: fact.evidence.confidence,
            explanation: None,
        }
    }

    /// The fact with why it is believed.
    pub(in crate::cli) fn explained(self, why: &'a facts::Explanation, text: &'a str) -> Self {
        let weighed = |one: &'a facts::Weighed| Weighed {
            part: one.part,
            words: Words::of(one.span, text),
            taken: one.taken,
            reason: &one.reason,
        };
        Self {
            explanation: Some(Explanation {
                says: why.says,
                weighed: why.weighed.iter().map(weighed).collect(),
            }),
            ..self
        }
    }
}

impl<'a> Stated<'a> {
    fn of(fact: &'a facts::Fact, text: &'a str) -> Self {
        match &fact.value {
            Value::Quote(quote) => Self::quote(quote, text, fact.evidence.is_unsure()),
            Value::Claim(claim) => Self::claim(claim, fact.evidence.is_unsure()),
            Value::Figure(figure) => Self::Figure {
                number: figure.number,
                upper: figure.upper,
                unit: figure.unit.as_deref(),
                normal: figure
                    .comparable()
                    .map(|(number, unit)| Normal { number, unit }),
                approx: figure.approx,
                of: figure.of.as_deref(),
                per: figure.per.as_deref(),
            },
            Value::Date(date) => Self::Date {
                iso: date.iso.as_deref(),
                grain: date.grain,
                relative: date.relative,
            },
            Value::Person(person) => Self::Person {
                name: &person.name,
                roles: &person.roles,
                affiliation: person.affiliation.as_deref(),
                mentions: Words::each(&person.mentions, text),
            },
            Value::Organisation(entity) | Value::Place(entity) => Self::Entity {
                name: &entity.name,
                aliases: &entity.aliases,
                mentions: Words::each(&entity.mentions, text),
            },
            Value::Citation(citation) => Self::Citation {
                cited: &citation.cited,
                cue: &citation.cue,
            },
            Value::Update(update) => Self::Update {
                label: &update.label,
                date: update.date.as_deref(),
            },
            Value::Contact(contact) => Self::Contact {
                party: contact.party.as_ref().map(Named::of),
                by: contact.by.as_ref().map(Named::of),
                cue: &contact.cue,
                outcome: contact.outcome,
            },
        }
    }

    fn quote(quote: &'a facts::Quote, text: &'a str, unsure: bool) -> Self {
        let speaker = |speaker: &'a facts::Speaker| Speaker {
            named: Named {
                name: &speaker.name,
                span: speaker.span,
            },
            role: speaker.role.as_deref(),
        };
        Self::Quote {
            fragments: Words::each(&quote.fragments, text),
            speaker: quote.speaker.as_ref().map(speaker),
            cue: quote.cue.as_deref(),
            medium: quote.medium.as_deref(),
            partial: quote.partial,
            unsure,
        }
    }

    fn claim(claim: &'a facts::Claim, unsure: bool) -> Self {
        Self::Claim {
            source: claim.source.as_ref().map(Named::of),
            cue: &claim.cue,
            cue_span: claim.cue_span,
            content: claim.content,
            hedges: &claim.hedges,
            negated: claim.negated,
            status: claim.status,
            anonymous: claim.anonymous,
            via: claim.via.iter().map(Named::of).collect(),
            unsure,
        }
    }
}
