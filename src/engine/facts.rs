//! Facts: what an article states, each with the exact words that state it.
//!
//! What holds in every language stands here; the rules of a language have a folder of their own, such as `english/`.
//!
//! To add a kind of fact: a variant of [`Value`] (and its [`FactKind`]), a file with a [`Rule`] in the folder of a language,
//! a line in that language's rules ([`mod@language`]), and a sentence about the rule in `assets/lexicons/rules.txt`.

mod english;
pub mod explain;
pub mod language;
mod names_model;
mod stretch;
mod unread;
pub mod value;

use jiff::civil::Date;

use super::article::{Article, Moment};
use super::segment::Segments;
use super::text::Span;
pub use explain::{Explanation, Weighed};
pub use names_model::{NameModel, Named};
pub use value::{
    Approx, Citation, Claim, Contact, DateValue, Entity, Evidence, Fact, FactKind, Figure, Grain,
    Outcome, Person, Quote, Source, Speaker, Status, UNSURE, Update, Value, grouped,
};

/// What facts depend on besides the article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The day that relative dates are counted from where the article carries no date of its own.
    pub as_of: Option<Date>,
    /// Finds the names instead of the embedded tagger.
    pub names: Option<&'a dyn NameModel>,
}

/// What a rule may look at.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its sentences and tokens.
    pub segments: &'a Segments,
    /// The day that relative dates are counted from: the article's own, else the reader's `--as-of`.
    pub anchor: Option<Date>,
    /// See [`Options::names`].
    pub names: Option<&'a dyn NameModel>,
}

impl<'a> Document<'a> {
    /// An article as the rules see it; `as_of` is the anchor where the article carries no date of its own.
    #[must_use]
    pub fn new(article: &'a Article, segments: &'a Segments, as_of: Option<Date>) -> Self {
        Self::with(article, segments, Options { as_of, names: None })
    }

    /// The same with everything that facts may depend on.
    #[must_use]
    pub fn with(article: &'a Article, segments: &'a Segments, options: Options<'a>) -> Self {
        let published = article.metadata.published.as_ref();
        Self {
            article,
            segments,
            anchor: published.and_then(Moment::date).or(options.as_of),
            names: options.names,
        }
    }

    /// The article's text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        &self.article.text
    }
}

/// A fact before it has an id.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// See [`Fact::span`].
    pub span: Span,
    /// See [`Fact::value`].
    pub value: Value,
    /// See [`Fact::evidence`].
    pub evidence: Evidence,
}

/// One way of finding facts.
pub trait Rule: Sync {
    /// Adds what this rule finds to `found`, which holds what the rules before it have found.
    fn find(&self, document: &Document<'_>, found: &mut Vec<Draft>);

    /// What this rule weighed for a fact it made: what it took, and what it turned down. `None` where the fact is
    /// another rule's. `before` holds what the rules before this one have found.
    fn explain(
        &self,
        _document: &Document<'_>,
        _before: &[Draft],
        _fact: &Fact,
    ) -> Option<Vec<Weighed>> {
        None
    }
}

/// Finds the facts of an article, ordered by where they start, then by kind.
#[must_use]
pub fn find(article: &Article, segments: &Segments, as_of: Option<Date>) -> Vec<Fact> {
    find_with(article, segments, Options { as_of, names: None })
}

/// The same with everything that facts may depend on.
#[must_use]
pub fn find_with(article: &Article, segments: &Segments, options: Options<'_>) -> Vec<Fact> {
    let document = Document::with(article, segments, options);
    let mut found = Vec::new();
    for rule in language::rules(article) {
        rule.find(&document, &mut found);
    }
    number(found)
}

/// Sorts the drafts and gives each its id.
fn number(mut drafts: Vec<Draft>) -> Vec<Fact> {
    drafts.sort_by_key(|draft| (draft.span.start, draft.value.kind(), draft.span.end));
    let mut counts = [0_usize; FactKind::ALL.len()];
    let mut numbered = Vec::with_capacity(drafts.len());
    for Draft {
        span,
        value,
        evidence,
    } in drafts
    {
        let kind = value.kind();
        counts[kind as usize] += 1;
        let id = format!("{}{}", kind.letter(), counts[kind as usize]);
        numbered.push(Fact {
            id,
            span,
            value,
            evidence,
        });
    }
    numbered
}
