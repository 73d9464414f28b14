//! Whether two articles are about one event, and what follows for their links.
//!
//! Two reports of one event tell the same in several sentences; two court cases, storms or quarters of one company share
//! the words of their genre here and there. So before any two sentences are judged the articles are: where hardly any of
//! their sentences are much alike, what is alike is chance, and nothing is linked but what stands word for word in both.
//! Measured on articles of one campaign and one month: of 252 pairs 33 had a link without this, and 5 have.

use std::collections::BTreeMap;

use super::meetings::Meeting;
use super::twins::Twins;
use super::{Link, PROBABLE, Told};
use crate::engine::compare::score::Weights;
use crate::engine::compare::terms::Sense;
use crate::engine::side::{Pair, Side};

/// Two sentences that assert the same thing share as many words: with fewer they have only a subject in common.
const PROPOSITION: usize = 3;

/// A line with fewer words that carry news tells nothing.
const FEWEST: usize = 2;

/// From this likeness on two sentences tell of one event. Measured, as the next, on articles of one event and of two.
const ALIKE: f32 = 0.225;

/// More does not tell more.
const MOST_ALIKE: f32 = 0.35;

/// So many sentences of an article tell its news first: headline, dek, and the first of the text.
const OPENING: usize = 3;

/// The links of each article's sentences add up to so many that are just strong enough, where both are about one event:
/// two strong ones, or three. Measured between pairs of one event and pairs of two; the gap is narrow for short articles.
const SENTENCES: f32 = 2.7;

/// In an article with fewer sentences than this one fewer is enough.
const SHORT: usize = 9;

/// In one with fewer than this a single one is.
const NOTE: usize = 5;

/// Whether so many sentences of both articles tell the same that they are about one event: by their words, by
/// evidence of another kind, or word for word.
pub(super) fn are_about_one_event(meetings: &[Meeting], told: &Told<'_>, twins: &Twins) -> bool {
    let senses = told.senses;
    let words = meetings.iter().filter(|meeting| {
        let opens = Side::BOTH.iter().all(|&side| meeting.ends[side] < OPENING);
        meeting.likeness >= ALIKE
            && !twins.echoes(meeting.ends)
            && (opens || is_specific(senses, meeting.ends, told.weights))
            && tells_proposition(senses, meeting.ends)
    });
    let words = words.map(|meeting| (meeting.ends, meeting.likeness));
    let evidence = told.evidence.iter().filter(|link| !twins.echoes(link.ends));
    let evidence = evidence.map(|link| {
        let strong = link.score >= PROBABLE;
        (link.ends, if strong { MOST_ALIKE } else { ALIKE })
    });
    let copies = twins.links().map(|link| (link.ends, MOST_ALIKE));
    let all: Vec<(Pair<usize>, f32)> = words.chain(evidence).chain(copies).collect();
    let needed = match senses.left.len().min(senses.right.len()) {
        SHORT.. => SENTENCES,
        NOTE.. => SENTENCES - 1.0,
        _ => 1.0,
    };
    Side::BOTH.iter().all(|&side| {
        // The best of each sentence; a single line that stands in both, such as a heading, tells nothing.
        let mut best: BTreeMap<usize, f32> = BTreeMap::new();
        for (ends, alike) in &all {
            let sense = senses[side].get(ends[side]);
            if needed > 1.0 && sense.is_none_or(|sense| sense.content.words.len() < FEWEST) {
                continue;
            }
            let known = best.entry(ends[side]).or_default();
            *known = known.max(alike.min(MOST_ALIKE));
        }
        best.values().sum::<f32>() >= needed * ALIKE
    })
}

fn tells_proposition(senses: Pair<&[Sense]>, ends: Pair<usize>) -> bool {
    let (Some(one), Some(other)) = (senses.left.get(ends.left), senses.right.get(ends.right))
    else {
        return false;
    };
    let n_shared = one.content.shared(&other.content).take(PROPOSITION).count();
    let poorer = one.content.words.len().min(other.content.words.len());
    n_shared == PROPOSITION || (n_shared + 1 == PROPOSITION && n_shared == poorer)
}
fn is_specific(senses: Pair<&[Sense]>, ends: Pair<usize>, weights: &Weights) -> bool {
    let (Some(one), Some(other)) = (senses.left.get(ends.left), senses.right.get(ends.right))
    else {
        return false;
    };
    let mut shared = one.content.shared(&other.content);
    shared.any(|word| weights.is_specific(word))
}

/// Between articles about two events keeps only sentences that stand word for word in both and tell something, or all of
/// them where one article is a copy of the other.
pub(super) fn keep_copies(twins: &Twins, senses: Pair<&[Sense]>, links: &mut Vec<Link>) {
    let copy = twins.cover(senses.map(<[Sense]>::len));
    links.retain(|link| {
        let sense = senses.left.get(link.ends.left);
        let tells = sense.is_some_and(|sense| sense.content.words.len() >= PROPOSITION);
        twins.holds(link.ends) && (copy || tells)
    });
}
