//! Pairs of sentences that resemble each other too little for a link, but say opposite things of one thing, or the same of
//! a thing that has a number for a name.

use super::super::differences::{Facing, Whole, counts_otherwise, tell_of_numbered, tell_of_one};
use super::super::links::{HINT, LINKED, Link, Links};
use super::numbered;
use crate::engine::side::Pair;

/// So many of the doubtful pairs are looked at, the likest first.
const MOST: usize = 80;

/// So many of those are that are hardly alike.
const MOST_FAINT: usize = 40;

/// Links those of the doubtful pairs whose predicates tell of one thing and exclude each other: words that agree are
/// evidence of one assertion, and so are words that contradict each other about the same thing.
pub(in crate::engine) fn settle(links: &mut Links, wholes: Pair<Whole<'_>>) {
    let mut hints: Vec<Link> = links.hints.clone();
    // Most of what is hardly alike has nothing to say of one thing but, perhaps, two numbers.
    hints.retain(|hint| hint.score >= HINT || may_count_otherwise(wholes, hint.ends));
    hints.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ends.cmp(&b.ends)));
    let n_alike = hints.partition_point(|hint| hint.score >= HINT);
    hints.truncate(MOST.min(n_alike + MOST_FAINT));
    hints.retain(|hint| {
        facing(wholes, hint.ends, hint.score).is_some_and(|one| {
            if hint.score >= HINT {
                tell_of_one(&one)
            } else {
                counts_otherwise(&one)
            }
        })
    });
    let linked = |ends: &Pair<usize>| {
        let known = links.all.binary_search_by_key(ends, |link| link.ends);
        known.is_ok()
    };
    let mut numbered = numbered::pairs(wholes);
    numbered.retain(|ends| !linked(ends));
    numbered.truncate(MOST);
    numbered.retain(|ends| facing(wholes, *ends, LINKED).is_some_and(|one| tell_of_numbered(&one)));
    let settled = hints.into_iter().map(|hint| hint.ends).chain(numbered);
    links.all.extend(settled.map(|ends| Link {
        ends,
        score: LINKED,
    }));
    links.all.sort_by_key(|link| link.ends);
    links.all.dedup_by_key(|link| link.ends);
}

/// Whether two sentences give figures of one unit with two numbers.
fn may_count_otherwise(wholes: Pair<Whole<'_>>, ends: Pair<usize>) -> bool {
    let left = wholes.left.senses.get(ends.left);
    let right = wholes.right.senses.get(ends.right);
    left.zip(right)
        .is_some_and(|(left, right)| left.content.counts_otherwise(&right.content))
}

/// Two sentences that face each other.
fn facing(wholes: Pair<Whole<'_>>, ends: Pair<usize>, score: f32) -> Option<Facing<'_>> {
    let left = wholes.left.senses.get(ends.left)?;
    let right = wholes.right.senses.get(ends.right)?;
    let members = Pair::new(vec![left], vec![right]);
    Some(Facing::new(wholes, members, score))
}
