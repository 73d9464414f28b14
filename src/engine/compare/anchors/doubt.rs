//! Pairs of sentences that resemble each other too little for a link, but say opposite things of one thing.

use super::super::differences::{Facing, Whole, tell_of_one};
use super::super::links::{LINKED, Link, Links};
use crate::engine::side::Pair;

/// So many of the doubtful pairs are looked at, the likest first.
const MOST: usize = 80;

/// Links those of the doubtful pairs whose predicates tell of one thing and exclude each other: words that agree are
/// evidence of one assertion, and so are words that contradict each other about the same thing.
pub(in crate::engine) fn settle(links: &mut Links, wholes: Pair<Whole<'_>>) {
    let mut hints: Vec<Link> = links.hints.clone();
    hints.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ends.cmp(&b.ends)));
    hints.truncate(MOST);
    for hint in hints {
        let members = (
            wholes.left.senses.get(hint.ends.left),
            wholes.right.senses.get(hint.ends.right),
        );
        let (Some(left), Some(right)) = members else {
            continue;
        };
        let facing = Facing::new(wholes, Pair::new(vec![left], vec![right]), hint.score);
        if tell_of_one(&facing) {
            links.all.push(Link {
                ends: hint.ends,
                score: LINKED,
            });
        }
    }
    links.all.sort_by_key(|link| link.ends);
    links.all.dedup_by_key(|link| link.ends);
}
