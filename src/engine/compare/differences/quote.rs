//! One quotation cut or worded in two ways.
//!
//! The quoted words of two sentences are aligned (Smith and Waterman's local alignment, on words). What lines up is the
//! same utterance; what is left out at an end is a cut, what differs inside is an edit.

mod align;

use super::attribution::{is_name, one_source};
use super::referent::abbreviates;
use super::{By, Difference, DifferenceKind, Facing, Nature, between, difference};
use crate::engine::compare::terms::{Term, share};
use crate::engine::facts::{Fact, Quote, Value};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;
pub(super) use align::Alignment;
use align::{align, coined_run};

/// From this share of the shorter quotation on, the words of two speakers are the same words.
const SAME_WORDS: f32 = 0.8;

/// So many words in line make one utterance whatever its length: nobody says them by chance.
pub(super) const LONG_RUN: usize = 6;

/// Fewer words in line prove nothing, unless both quotations are no longer.
pub(super) const SHORTEST: usize = 3;

/// Longer quotations are aligned by their first words only; no sentence of a report has as many.
const MOST_WORDS: usize = 250;

/// The quoted words of one quotation in one sentence.
#[derive(Clone)]
pub(super) struct Quoted<'a> {
    /// The quotation they belong to.
    pub(super) quote: &'a Quote,
    /// The words.
    pub(super) terms: Vec<&'a Term>,
}

/// Adds the quotations that one side cuts or changes.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    for (pair, alignment) in utterances(facing) {
        // What two people say in nearly the same words is no cut of one utterance.
        if other_speakers(facing, &pair)
            && share(
                alignment.matched.len(),
                pair.left.terms.len().min(pair.right.terms.len()),
            ) < SAME_WORDS
        {
            continue;
        }
        let lengths = pair.as_ref().map(|quoted| quoted.terms.len());
        let n_matched = alignment.matched.len();
        if n_matched == lengths.left && n_matched == lengths.right {
            continue;
        }
        let (edits, cut) = edits(&pair, &alignment);
        if cut && let (Some(left), Some(right)) = (extent(&pair.left), extent(&pair.right)) {
            let by = By("quote-cut", sure(facing, &pair, &alignment));
            found.push(between(
                DifferenceKind::Quote,
                Nature::Cut,
                Pair::new(left, right),
                by,
            ));
        }
        let (names, edits): (Vec<_>, Vec<_>) = edits
            .into_iter()
            .partition(|words| is_expansion(facing, &pair, words));
        found.extend(names.into_iter().map(|words| {
            difference(
                DifferenceKind::Label,
                Nature::Name,
                words,
                By("label-initials", 0.9),
            )
        }));
        found.extend(edits.into_iter().map(|words| {
            let by = By("quote-edited", sure(facing, &pair, &alignment));
            difference(DifferenceKind::Quote, Nature::Edited, words, by)
        }));
    }
}

/// How surely two quotations are one utterance: long ones are, and short ones of one speaker.
fn sure(facing: &Facing<'_>, pair: &Pair<Quoted<'_>>, alignment: &Alignment) -> f32 {
    match alignment.matched.len() {
        _ if other_speakers(facing, pair) => 0.6,
        // The rest of the two may be two parts of one speech that do not overlap.
        _ if alignment.coined => 0.8,
        LONG_RUN.. => 0.97,
        SHORTEST.. => 0.9,
        _ => 0.86,
    }
}

/// Whether the two quotations are given to two speakers that cannot be one.
fn other_speakers(facing: &Facing<'_>, pair: &Pair<Quoted<'_>>) -> bool {
    let speakers = (&pair.left.quote.speaker, &pair.right.quote.speaker);
    matches!(speakers, (Some(left), Some(right)) if is_name(&left.name) && is_name(&right.name) && !one_source(facing, &left.name, &right.name))
}

/// Whether words are the full name of what the other side gives by its initials.
fn is_expansion(facing: &Facing<'_>, pair: &Pair<Quoted<'_>>, words: &Pair<Option<Span>>) -> bool {
    Side::BOTH.iter().any(|&side| {
        let full = words[side].map_or("", |span| span.of(facing.text(side)));
        let others = pair[side.other()]
            .terms
            .iter()
            .map(|term| term.span.of(facing.text(side.other())));
        let acronym = |term: &str| {
            term.len() > 1 && term.chars().all(char::is_uppercase) && abbreviates(term, full)
        };
        full.contains(' ') && others.into_iter().any(acronym)
    })
}

/// The pairs of quotations in the row that are one utterance, with how their words line up.
pub(super) fn utterances<'a>(facing: &Facing<'a>) -> Vec<(Pair<Quoted<'a>>, Alignment)> {
    let mut found = Vec::new();
    let rights = quoted(facing, Side::Right);
    for left in quoted(facing, Side::Left) {
        for right in &rights {
            let quoted = Pair::new(&left, right);
            if let Some(alignment) =
                align(&left.terms, &right.terms).or_else(|| coined_run(facing, quoted))
            {
                found.push((Pair::new(left.clone(), right.clone()), alignment));
            }
        }
    }
    found
}

/// The quoted words of each sentence of a side, quotation by quotation.
fn quoted<'a>(facing: &Facing<'a>, side: Side) -> Vec<Quoted<'a>> {
    let facts = &facing.wholes[side].analysis.facts;
    let mut found = Vec::new();
    for sense in &facing.members[side] {
        // A quotation may have begun some sentences before; those are few, and facts are ordered by their start.
        let end = facts.partition_point(|fact| fact.span.start < sense.span.end);
        let before = facts.get(..end).unwrap_or_default();
        let quotes = before.iter().rev().take(LOOK_BACK).filter_map(quote_of);
        let reaches = |quote: &&Quote| {
            let mut fragments = quote.fragments.iter();
            fragments.any(|fragment| fragment.overlaps(sense.span))
        };
        for quote in quotes.filter(reaches) {
            let inside = |term: &&Term| {
                let fragments = &quote.fragments;
                fragments
                    .iter()
                    .any(|fragment| fragment.encloses(term.span))
            };
            let text = facing.text(side);
            let spoken = |term: &&Term| inside(term) && !is_inserted(text, term.span);
            let terms: Vec<&Term> = sense.terms.iter().filter(spoken).take(MOST_WORDS).collect();
            if !terms.is_empty() {
                found.push(Quoted { quote, terms });
            }
        }
    }
    found
}

/// Whether a word is an acronym in brackets, which nobody speaks: the outlet has put it in.
fn is_inserted(text: &str, span: Span) -> bool {
    let bytes = text.as_bytes();
    let before = span.start.checked_sub(1).and_then(|at| bytes.get(at));
    before.is_some_and(|mark| matches!(mark, b'(' | b'['))
        && bytes
            .get(span.end)
            .is_some_and(|mark| matches!(mark, b')' | b']'))
        && span.of(text).chars().all(char::is_uppercase)
}

/// So many facts are looked at for a quotation that has begun before the sentence.
const LOOK_BACK: usize = 64;

const fn quote_of(fact: &Fact) -> Option<&Quote> {
    match &fact.value {
        Value::Quote(quote) => Some(quote),
        _ => None,
    }
}

/// The words that differ between and beside the words that line up, and whether one side leaves out more at an end.
fn edits(pair: &Pair<Quoted<'_>>, alignment: &Alignment) -> (Vec<Pair<Option<Span>>>, bool) {
    let words = |side: Side, from: usize, to: usize| {
        let terms = pair[side].terms.get(from..to).unwrap_or_default();
        let first = terms.first()?;
        Some(first.span.cover(terms.last()?.span))
    };
    let gap = |from: Pair<usize>, to: Pair<usize>| {
        let words = Pair::new(
            words(Side::Left, from.left, to.left),
            words(Side::Right, from.right, to.right),
        );
        (words.left.is_some() || words.right.is_some()).then_some(words)
    };
    let after = |pair: &Pair<usize>| Pair::new(pair.left + 1, pair.right + 1);
    let mut found = Vec::new();
    let mut cut = false;
    if let (Some(first), Some(last)) = (alignment.matched.first(), alignment.matched.last()) {
        let ends = Pair::new(pair.left.terms.len(), pair.right.terms.len());
        match beside(pair, Pair::new(0, 0), *first) {
            Beside::Edit(from, to) => found.extend(gap(from, to)),
            Beside::Cut => cut = true,
            Beside::Nothing => {}
        }
        for step in alignment.matched.windows(2) {
            if let [from, to] = step {
                found.extend(gap(after(from), *to));
            }
        }
        match beside(pair, after(last), ends) {
            Beside::Edit(from, to) => found.extend(gap(from, to)),
            Beside::Cut => cut = true,
            Beside::Nothing => {}
        }
    }
    (found, cut)
}

/// What stands beside the words that line up, at one end of the quotations.
enum Beside {
    /// Nothing, or the same words.
    Nothing,
    /// A few words that are not the same: from where, and to where.
    Edit(Pair<usize>, Pair<usize>),
    /// What one side leaves out.
    Cut,
}

/// So few words at an end are exchanged, not left out.
const MOST_EXCHANGED: usize = 3;

/// Compares the ends of two quotations, `from` to `to`: the words that are the same at the outer end line up as well.
fn beside(pair: &Pair<Quoted<'_>>, from: Pair<usize>, to: Pair<usize>) -> Beside {
    let slice =
        |side: Side, from: usize, to: usize| pair[side].terms.get(from..to).unwrap_or_default();
    let (left, right) = (
        slice(Side::Left, from.left, to.left),
        slice(Side::Right, from.right, to.right),
    );
    if left.is_empty() && right.is_empty() {
        return Beside::Nothing;
    }
    let head = from.left == 0 && from.right == 0;
    let same = |(one, other): &(&&Term, &&Term)| one.stem == other.stem;
    let common = if head {
        left.iter().zip(right).take_while(same).count()
    } else {
        left.iter()
            .rev()
            .zip(right.iter().rev())
            .take_while(same)
            .count()
    };
    let rest = Pair::new(left.len() - common, right.len() - common);
    if rest.left == 0 && rest.right == 0 {
        return Beside::Nothing;
    }
    let few = rest.left.max(rest.right) <= MOST_EXCHANGED;
    let exchanged = common > 0 || rest.left > 0 && rest.right > 0;
    if !(few && exchanged) {
        return Beside::Cut;
    }
    if head {
        Beside::Edit(Pair::new(from.left + common, from.right + common), to)
    } else {
        Beside::Edit(from, Pair::new(to.left - common, to.right - common))
    }
}

/// From the first word to the last.
fn extent(quoted: &Quoted<'_>) -> Option<Span> {
    let first = quoted.terms.first()?;
    Some(first.span.cover(quoted.terms.last()?.span))
}
