//! Who says what: quotations, reported claims and the outlets that are cited.
//!
//! All three need the same things, so they are found in one pass over the blocks: the words of each block with their
//! classes and with every quotation folded into one item ([`mod@line`]), noun phrases beside a verb of speech
//! ([`phrase`]), and the names those phrases stand for ([`who`]).

pub(super) mod clause;
pub(super) mod gender;
pub(super) mod line;
pub(super) mod outlets;
pub(super) mod phrase;
pub(super) mod verb;
pub(super) mod who;
pub(super) mod words;

use super::{citation, claim, quote};
use crate::engine::facts::explain::Weighed;
use crate::engine::facts::stretch::{self, Stretch};
use crate::engine::facts::{Document, Draft, Fact, Rule, Value};
use crate::engine::text::Span;
use clause::Clauses;
use line::Line;
use who::{Kind, Names, Who};

/// Finds quotations, claims and citations.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speech;

/// An article, prepared for the rules of speech.
pub(super) struct Page<'a> {
    /// The article.
    pub(super) document: &'a Document<'a>,
    /// What stands between quotation marks, in order.
    pub(super) stretches: Vec<Stretch>,
    /// The blocks that are read, in order.
    pub(super) lines: Vec<Line<'a>>,
    /// Who is named where.
    pub(super) names: Names,
    /// Parts of speech, for the sentences that ask for them.
    pub(super) clauses: Clauses,
}

impl<'a> Page<'a> {
    fn new(document: &'a Document<'a>, found: &[Draft]) -> Self {
        let stretches = stretch::find(document);
        let lines = line::read(document, &stretches);
        let names = Names::new(document, found, &lines);
        Self {
            document,
            stretches,
            lines,
            names,
            clauses: Clauses::default(),
        }
    }

    /// The part of the text that line `idx` covers.
    pub(super) fn line_span(&self, idx: usize) -> Option<Span> {
        let line = self.lines.get(idx)?;
        line.span(0, line.items.len().checked_sub(1)?)
    }

    /// The persons named in `span` in the reporter's own words, the last first.
    pub(super) fn persons(&self, span: Span) -> impl Iterator<Item = Who> {
        self.names
            .all_in(Kind::Person, span)
            .filter(|who| !self.is_quoted(who.span))
    }

    /// The first body named in `span`, in the reporter's own words, that can act there and that `fits`: not one behind
    /// "on", "in" or "at", which is where something was said ("on Twitter", "at Harvard").
    pub(super) fn first_actor(&self, span: Span, fits: impl Fn(&str) -> bool) -> Option<Who> {
        self.names.first(Kind::Body, span, |mention, name| {
            let before = Span::new(span.start, mention.start).of(self.document.text());
            let governed = matches!(
                before.split_whitespace().next_back(),
                Some("on" | "in" | "at" | "On" | "In" | "At")
            );
            !governed && fits(name) && !self.is_quoted(mention)
        })
    }

    /// Whether `span` stands between quotation marks.
    pub(super) fn is_quoted(&self, span: Span) -> bool {
        let after = self
            .stretches
            .partition_point(|stretch| stretch.span.end <= span.start);
        self.stretches
            .get(after)
            .is_some_and(|stretch| stretch.span.overlaps(span))
    }

    /// The words at `span`.
    pub(super) fn words(&self, span: Span) -> &'a str {
        span.of(self.document.text())
    }
}

impl Rule for Speech {
    fn find(&self, document: &Document<'_>, found: &mut Vec<Draft>) {
        let page = Page::new(document, found);
        let quoted = quote::find(&page, found);
        claim::find(&page, quoted, found);
        citation::find(&page, found);
    }

    fn explain(
        &self,
        document: &Document<'_>,
        before: &[Draft],
        fact: &Fact,
    ) -> Option<Vec<Weighed>> {
        if let Value::Claim(claim) = &fact.value {
            return Some(claim::explain::weigh(&Page::new(document, before), claim));
        }
        let Value::Quote(quote) = &fact.value else {
            return None;
        };
        let page = Page::new(document, before);
        let weighed = quote::candidates(&page, quote)
            .into_iter()
            .map(|candidate| Weighed {
                part: "speaker",
                span: candidate.span,
                taken: candidate.verdict == quote::TAKEN,
                reason: format!("{}: {}", candidate.rule, candidate.verdict),
            });
        Some(weighed.collect())
    }
}
