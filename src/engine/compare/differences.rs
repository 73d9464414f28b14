//! What the two sides of a row differ in.
//!
//! Precision first: a false alarm about a contradiction is the worst thing that can be shown. A difference is certain
//! only where the two sides speak of the same thing by the words around it, and where neither value stands anywhere
//! else in the other article; weaker evidence makes a possible difference, and the weakest none.
//!
//! To add a kind: a file in `differences/` and a line in [`find`].

mod attribution;
mod date;
mod detail;
pub(in crate::engine) mod figure;
mod kinds;
mod label;
mod meeting;
mod quote;
mod referent;
mod slot;
mod status;
mod voice;

pub(super) use attribution::may_be_one;
pub(super) use slot::governing;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::reading::{Reading, Readings};
use super::terms::{Sense, Term};
use super::{Difference, DifferenceKind, Nature};
use crate::engine::analysis::Analysis;
use crate::engine::article::BlockKind;
use crate::engine::facts::{Evidence, Fact};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;
use meeting::Meeting;

/// One article of the two that are compared.
#[derive(Clone, Copy)]
pub(in crate::engine) struct Whole<'a> {
    /// Its text and facts.
    pub(in crate::engine) analysis: &'a Analysis,
    /// All stems that carry news in it, ascending.
    pub(in crate::engine) stems: &'a [u32],
    /// Its sentences as terms.
    pub(in crate::engine) senses: &'a [Sense],
    /// Its sentences, read as far as somebody has asked for them.
    pub(in crate::engine) readings: &'a Readings<'a>,
}

/// A row whose two sides face each other.
pub(in crate::engine) struct Facing<'a> {
    /// The articles.
    pub(in crate::engine) wholes: Pair<Whole<'a>>,
    /// The sentences of the row.
    members: Pair<Vec<&'a Sense>>,
    /// The same, read.
    readings: Pair<Vec<&'a Reading>>,
    /// How alike the sides are.
    score: f32,
    /// Whether the reader linked them: then they are of one thing, however alike.
    by_hand: bool,
    /// See [`Facing::meetings`].
    meetings: OnceCell<Vec<Meeting<'a>>>,
}

/// Finds what the sides of a row differ in, in the order of the left side; what only the right has comes last.
pub(in crate::engine) fn find(facing: &Facing<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    figure::find(facing, &mut found);
    date::find(facing, &mut found);
    quote::find(facing, &mut found);
    attribution::find(facing, &mut found);
    status::find(facing, &mut found);
    label::find(facing, &mut found);
    detail::find(facing, &mut found);
    in_order(facing, found)
}

/// Finds what the sides of a row certainly say otherwise. A quotation that is cut in two ways contradicts nothing, nor do
/// names and details, which cost most to find.
pub(in crate::engine) fn contradictions(facing: &Facing<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    figure::find(facing, &mut found);
    date::find(facing, &mut found);
    attribution::find(facing, &mut found);
    status::find(facing, &mut found);
    found.retain(Difference::contradicts);
    in_order(facing, found)
}

/// Differences in the order of the left side, each once.
fn in_order(facing: &Facing<'_>, mut found: Vec<Difference>) -> Vec<Difference> {
    found.retain(|difference| !reads_alike(facing, difference));
    found.sort_by_key(|difference: &Difference| {
        let starts = difference.words.map(|words| words.map(|span| span.start));
        (
            starts.left.is_none(),
            starts,
            difference.kind,
            !difference.certain,
        )
    });
    // What is certain of some words comes before what is possible of the same.
    let mut told = BTreeSet::new();
    found.retain(|difference| told.insert((difference.kind, difference.words)));
    found
}

/// Whether the words of the two sides are the same but for their case: then nothing differs that a reader could see. Who
/// says so is another matter: "he" and "he" may be two.
fn reads_alike(facing: &Facing<'_>, difference: &Difference) -> bool {
    let read = |side: Side| Some(difference.words[side]?.of(facing.text(side)).to_lowercase());
    difference.kind != DifferenceKind::Attribution
        && read(Side::Left)
            .zip(read(Side::Right))
            .is_some_and(|(left, right)| left == right)
}

/// Whether the sides tell of one thing by its doer and what it is done to, and differ in how far it has come; or count the
/// same in the same respect, and certainly not the same number.
pub(in crate::engine) fn tell_of_one(facing: &Facing<'_>) -> bool {
    status::settles(facing) || counts_otherwise(facing)
}

/// Whether the sides count the same in the same respect, and not the same number.
pub(in crate::engine) fn counts_otherwise(facing: &Facing<'_>) -> bool {
    let mut found = Vec::new();
    figure::find(facing, &mut found);
    !found.is_empty()
}

/// Whether the sides tell the same of one numbered thing: "Gate 3 stopped", "the gate came to rest" behind "Gate 3".
pub(in crate::engine) fn tell_of_numbered(facing: &Facing<'_>) -> bool {
    let mut meetings = facing.meetings().iter();
    meetings.any(|meeting| meeting.how != meeting::How::Opposite && meeting.is_of_one_number())
}

impl<'a> Facing<'a> {
    /// Sentences of two articles that face each other, and how alike the two sides are.
    pub(in crate::engine) fn new(
        wholes: Pair<Whole<'a>>,
        members: Pair<Vec<&'a Sense>>,
        score: f32,
    ) -> Self {
        let read = |side: Side| -> Vec<&'a Reading> {
            let senses = members[side].iter();
            let readings = wholes[side].readings;
            senses.filter_map(|sense| readings.of(sense)).collect()
        };
        Self {
            wholes,
            readings: Pair::new(read(Side::Left), read(Side::Right)),
            members,
            score,
            by_hand: false,
            meetings: OnceCell::new(),
        }
    }

    /// The same, where the reader may have linked the two.
    pub(in crate::engine) const fn linked_by(mut self, by_hand: bool) -> Self {
        self.by_hand = by_hand;
        self
    }

    /// Whether the sides surely tell one thing: the reader says so, or one sentence stands against one and is much like it.
    fn is_sure(&self) -> bool {
        let alone = Side::BOTH.iter().all(|&side| self.members[side].len() == 1);
        self.by_hand || alone && self.score >= SURELY_ONE
    }

    /// The pairs of predicates that may tell of one event; found when they are first asked for.
    fn meetings(&self) -> &[Meeting<'a>] {
        self.meetings.get_or_init(|| meeting::find(self))
    }

    /// The text of a side's article.
    fn text(&self, side: Side) -> &'a str {
        &self.wholes[side].analysis.article.text
    }

    /// Whether a sentence of a side is a headline: it leaves out who says so for want of room.
    fn is_headline(&self, side: Side, sentence: Span) -> bool {
        let analysis = self.wholes[side].analysis;
        let sentences = &analysis.segments.sentences;
        let idx = analysis.segments.sentence_at(sentence.start);
        let block = idx
            .and_then(|idx| sentences.get(idx))
            .map(|sentence| sentence.block);
        let block = block.and_then(|block| analysis.article.blocks.get(block));
        block.is_some_and(|block| block.kind == BlockKind::Headline)
    }

    /// The facts that start in the row's sentences of one side.
    fn facts(&self, side: Side) -> impl Iterator<Item = &'a Fact> + '_ {
        let facts = &self.wholes[side].analysis.facts;
        self.members[side].iter().flat_map(move |sense| {
            let start = facts.partition_point(|fact| fact.span.start < sense.span.start);
            let end = facts.partition_point(|fact| fact.span.start < sense.span.end);
            facts.get(start..end).unwrap_or_default()
        })
    }

    /// The row's sentences of one side, read.
    fn readings(&self, side: Side) -> impl Iterator<Item = &'a Reading> + '_ {
        self.readings[side].iter().copied()
    }

    /// The words of the row's sentences of one side.
    fn terms(&self, side: Side) -> impl Iterator<Item = &'a Term> + '_ {
        self.members[side].iter().flat_map(|sense| &sense.terms)
    }

    /// The words of a side's row that stand inside a span of one sentence.
    fn terms_in(&self, side: Side, span: Span) -> &'a [Term] {
        let mut senses = self.members[side].iter();
        let Some(sense) = senses.find(|sense| sense.span.encloses(span)) else {
            return &[];
        };
        let start = sense
            .terms
            .partition_point(|term| term.span.start < span.start);
        let end = sense
            .terms
            .partition_point(|term| term.span.end <= span.end);
        sense.terms.get(start..end).unwrap_or_default()
    }

    /// How many stems that carry news stand within `reach` words around both of two spans.
    fn shared_around(&self, spans: Pair<Span>, reach: usize) -> usize {
        let left = self.around(Side::Left, spans.left, reach);
        let right = self.around(Side::Right, spans.right, reach);
        let shared = left.iter().filter(|stem| right.binary_search(stem).is_ok());
        shared.count()
    }

    /// The stems that carry news within `reach` words around a span, those of the span itself left out; ascending.
    fn around(&self, side: Side, span: Span, reach: usize) -> Vec<u32> {
        let mut stems = Vec::new();
        for sense in &self.members[side] {
            let first = sense
                .terms
                .partition_point(|term| term.span.end <= span.start);
            let last = sense
                .terms
                .partition_point(|term| term.span.start < span.end);
            if first == last {
                continue;
            }
            let before = sense.terms.get(first.saturating_sub(reach)..first);
            let after = sense.terms.get(last..sense.terms.len().min(last + reach));
            let near = before.into_iter().chain(after).flatten();
            stems.extend(near.filter(|term| !term.stop).map(|term| term.stem));
        }
        stems.sort_unstable();
        stems.dedup();
        stems
    }
}

/// From this score on the two sentences of a row tell one thing, whatever words they share.
const SURELY_ONE: f32 = 0.9;

/// From this confidence on a difference is certain: fewer than one in seven is wrong.
const CERTAIN: f32 = 0.85;

/// How a rule knows what it finds: its name, and the share of what it finds that is right.
///
/// The shares are counted where labels list a kind whole (figures, dates and status of the invented events: of 26 figures
/// found 22 are labelled, of the 10 certain ones all; of the 16 possible ones 12, so that `figure-same-event` is given
/// three in four), and judged by eye else: of the nouns of one kind in the supplied and the bundled articles 8 in 10
/// were two names of one thing. A rule that found fewer than five there is given no more than 0.7.
#[derive(Clone, Copy)]
struct By(&'static str, f32);

/// A difference of words of the two sides.
fn difference(
    kind: DifferenceKind,
    nature: Nature,
    words: Pair<Option<Span>>,
    By(rule, confidence): By,
) -> Difference {
    Difference {
        kind,
        words,
        certain: confidence >= CERTAIN,
        nature,
        evidence: Evidence { rule, confidence },
    }
}

/// A difference between two places.
fn between(kind: DifferenceKind, nature: Nature, places: Pair<Span>, by: By) -> Difference {
    difference(kind, nature, places.map(Some), by)
}

/// Words of one side, in its place of a pair, and those of the other in the other.
fn sided<T>(side: Side, own: T, other: T) -> Pair<T> {
    match side {
        Side::Left => Pair::new(own, other),
        Side::Right => Pair::new(other, own),
    }
}
