//! Whether two articles are about one event, and what follows for their links.
//!
//! Two reports of one event tell the same in several sentences; two court cases, storms or quarters of one company share
//! the words of their genre here and there. So likeness is judged in the light of the whole: where several sentences of
//! both are linked, two telling words in common are enough for one link more; where hardly any are, those are chance.
//! Measured on articles of one campaign and one month: of 252 pairs 33 had a link, and 3 have.

use super::twins::Twins;
use super::{FEWEST, LINKED, Link, PROPOSITION};
use crate::engine::compare::terms::Sense;
use crate::engine::side::{Pair, Side};

/// So many sentences of each article are linked where they are about one event.
const SENTENCES: usize = 3;

/// An article with fewer sentences than this needs one fewer.
const SHORT: usize = 9;

/// One with fewer than this needs a single one.
const NOTE: usize = 5;

/// Whether so many sentences of both articles are linked that they tell of one event.
pub(super) fn are_about_one_event(links: &[Link], senses: Pair<&[Sense]>) -> bool {
    let shorter = senses.left.len().min(senses.right.len());
    let needed = match shorter {
        SHORT.. => SENTENCES,
        NOTE.. => SENTENCES - 1,
        _ => 1,
    };
    Side::BOTH.iter().all(|&side| {
        let mut ends: Vec<usize> = links.iter().map(|link| link.ends[side]).collect();
        ends.sort_unstable();
        ends.dedup();
        ends.len() >= needed
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
