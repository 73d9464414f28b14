//! Whether two articles are about one event, and what follows for their links.
//!
//! Two reports of one event tell the same in several sentences; two court cases, storms or quarters of one company share
//! the words of their genre here and there. So likeness is judged in the light of the whole: where several sentences of
//! both are linked, two telling words in common are enough for one link more; where hardly any are, those are chance.
//! Measured on articles of one campaign and one month: of 252 pairs 33 had a link, and 5 have.

use std::collections::BTreeMap;

use super::twins::Twins;
use super::{FEWEST, LINKED, Link, PROBABLE, PROPOSITION};
use crate::engine::compare::terms::Sense;
use crate::engine::side::{Pair, Side};

/// The links of each article's sentences add up to so many that are just strong enough, where both are about one event:
/// two strong ones, or three. Measured between pairs of one event and pairs of two; the gap is narrow for short articles.
const SENTENCES: f32 = 2.7;

/// In an article with fewer sentences than this one fewer is enough.
const SHORT: usize = 9;

/// In one with fewer than this a single one is.
const NOTE: usize = 5;

/// Whether so many sentences of both articles are linked that they tell of one event.
pub(super) fn are_about_one_event(links: &[Link], senses: Pair<&[Sense]>) -> bool {
    let needed = match senses.left.len().min(senses.right.len()) {
        SHORT.. => SENTENCES,
        NOTE.. => SENTENCES - 1.0,
        _ => 1.0,
    };
    Side::BOTH.iter().all(|&side| {
        // The best link of each sentence; a single line that stands in both, such as a heading, tells nothing.
        let mut best: BTreeMap<usize, f32> = BTreeMap::new();
        for link in links {
            let sense = senses[side].get(link.ends[side]);
            if needed > 1.0 && sense.is_none_or(|sense| sense.content.words.len() < FEWEST) {
                continue;
            }
            let known = best.entry(link.ends[side]).or_default();
            *known = known.max(link.score.min(PROBABLE));
        }
        best.values().sum::<f32>() >= needed * LINKED
    })
}

/// Links what shares two words that tell something, and is as alike as a link has to be: in reports of one event that is
/// a subject and what becomes of it.
pub(super) fn add_loose(senses: Pair<&[Sense]>, links: &mut Vec<Link>, hints: &mut Vec<Link>) {
    let is_loose = |hint: &mut Link| {
        let sides = (
            senses.left.get(hint.ends.left),
            senses.right.get(hint.ends.right),
        );
        let (Some(left), Some(right)) = sides else {
            return false;
        };
        let shared = left.content.shared(&right.content);
        let telling = shared.filter(|word| !word.who).count();
        hint.score >= LINKED && telling >= FEWEST
    };
    let mut loose: Vec<Link> = hints.extract_if(.., is_loose).collect();
    links.sort_by_key(|link| link.ends);
    loose.retain(|link| {
        let known = links.binary_search_by_key(&link.ends, |link| link.ends);
        known.is_err()
    });
    links.extend(loose);
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
