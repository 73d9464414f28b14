//! One quotation cut or worded in two ways.
//!
//! The quoted words of two sentences are aligned (Smith and Waterman's local alignment, on words). What lines up is the
//! same utterance; what is left out at an end is a cut, what differs inside is an edit.

use super::attribution::{is_name, one_source};
use super::referent::abbreviates;
use super::{By, Difference, DifferenceKind, Facing, Nature, between, difference};
use crate::engine::compare::terms::{Term, share};
use crate::engine::facts::{Fact, Quote, Value};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// From this share of the shorter quotation on, the two are one utterance.
const SAME_UTTERANCE: f32 = 0.6;

/// From this share of the shorter quotation on, the words of two speakers are the same words.
const SAME_WORDS: f32 = 0.8;

/// So many words in line make one utterance whatever its length: nobody says them by chance.
const LONG_RUN: usize = 6;

/// Fewer words in line prove nothing, unless both quotations are no longer.
const SHORTEST: usize = 3;

/// From this share of the words between the first and the last that line up on, they are one utterance.
const DENSE: f32 = 0.65;

/// Longer quotations are aligned by their first words only; no sentence of a report has as many.
const MOST_WORDS: usize = 250;

/// The quoted words of one quotation in one sentence.
pub(super) struct Quoted<'a> {
    /// The quotation they belong to.
    pub(super) quote: &'a Quote,
    /// The words.
    pub(super) terms: Vec<&'a Term>,
}

/// How the words of two quotations line up.
pub(super) struct Alignment {
    /// Indexes of the words that line up, ascending on both sides.
    pub(super) matched: Vec<Pair<usize>>,
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
    for left in quoted(facing, Side::Left) {
        for right in quoted(facing, Side::Right) {
            if let Some(alignment) = align(&left.terms, &right.terms) {
                let left = Quoted {
                    quote: left.quote,
                    terms: left.terms.clone(),
                };
                found.push((Pair::new(left, right), alignment));
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
        for quote in before.iter().rev().take(LOOK_BACK).filter_map(quote_of) {
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

/// Aligns two quotations; `None` where they are not one utterance.
fn align(left: &[&Term], right: &[&Term]) -> Option<Alignment> {
    let matched = local_alignment(left, right);
    let shorter = left.len().min(right.len());
    let enough = matched.len() >= SHORTEST.min(shorter) && carries_news(&matched, left);
    let same =
        enough && (share(matched.len(), shorter) >= SAME_UTTERANCE || matched.len() >= LONG_RUN);
    // What lines up with holes in between is two utterances about one thing.
    let dense = share(matched.len(), window(&matched)) >= DENSE;
    let same = same && dense;
    // Two quotations of a word or two are one utterance only where they are
    // that word, or where the shorter stands in the longer as it is.
    let one_run = matched.len() == shorter && window(&matched) == shorter && shorter > 1;
    let whole = shorter >= SHORTEST
        || one_run
        || (matched.len() == left.len() && left.len() == right.len());
    (same && whole).then_some(Alignment { matched })
}

/// How many words the longer side has from the first word that lines up to the last.
fn window(matched: &[Pair<usize>]) -> usize {
    let (Some(first), Some(last)) = (matched.first(), matched.last()) else {
        return 0;
    };
    1 + (last.left - first.left).max(last.right - first.right)
}

/// Whether a word that lines up says something.
fn carries_news(matched: &[Pair<usize>], left: &[&Term]) -> bool {
    matched
        .iter()
        .any(|pair| left.get(pair.left).is_some_and(|term| !term.stop))
}

/// What a match counts: a word that carries news twice as much as one that does not.
const fn gain(term: &Term) -> i32 {
    if term.stop { 1 } else { 2 }
}

/// The best run of words in line; a word left out or exchanged costs one.
fn local_alignment(left: &[&Term], right: &[&Term]) -> Vec<Pair<usize>> {
    let width = right.len() + 1;
    let mut scores = vec![0_i32; (left.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    let mut best = (0, 0, 0);
    for (row, one) in left.iter().enumerate() {
        for (column, other) in right.iter().enumerate() {
            let score = |cell: usize| scores.get(cell).copied().unwrap_or_default();
            let step = if one.stem == other.stem {
                gain(one)
            } else {
                -1
            };
            let reached = (score(at(row, column)) + step)
                .max(score(at(row, column + 1)) - 1)
                .max(score(at(row + 1, column)) - 1)
                .max(0);
            if let Some(cell) = scores.get_mut(at(row + 1, column + 1)) {
                *cell = reached;
            }
            if reached > best.0 {
                best = (reached, row + 1, column + 1);
            }
        }
    }
    let score =
        |row: usize, column: usize| scores.get(at(row, column)).copied().unwrap_or_default();
    let (_, mut row, mut column) = best;
    let mut matched = Vec::new();
    while row > 0 && column > 0 && score(row, column) > 0 {
        let same = match (left.get(row - 1), right.get(column - 1)) {
            (Some(one), Some(other)) => one.stem == other.stem,
            _ => false,
        };
        let here = score(row, column);
        let step = left
            .get(row - 1)
            .filter(|_| same)
            .map_or(-1, |one| gain(one));
        if here == score(row - 1, column - 1) + step {
            if same {
                matched.push(Pair::new(row - 1, column - 1));
            }
            row -= 1;
            column -= 1;
        } else if here == score(row - 1, column) - 1 {
            row -= 1;
        } else {
            column -= 1;
        }
    }
    matched.reverse();
    matched
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
