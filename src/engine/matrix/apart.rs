//! What keeps two clauses apart, however many words they share: another quotation, another actor.

use super::Column;
use super::assertion::MOSTLY_QUOTED;
use crate::engine::compare::terms::{Sense, share};
use crate::engine::side::Pair;

/// So many quoted words in a row prove something, where they are no stop words all.
const RUN: usize = 3;

/// From this share of the runs of the shorter quotation on, two quote the same; with fewer they speak of the same thing.
const SAME: f32 = 0.4;

/// Whether nothing says that two clauses, each given by its number in its column, tell two facts.
pub(super) fn may_be_one(ends: Pair<(&Column<'_>, usize)>) -> bool {
    let clauses = ends.map(|(column, at)| column.clauses.get(at));
    let (Some(one), Some(other)) = (clauses.left, clauses.right) else {
        return false;
    };
    match (one.quoted > MOSTLY_QUOTED, other.quoted > MOSTLY_QUOTED) {
        (true, true) => quote_the_same(one, other),
        (false, false) => !of_two_actors(ends),
        _ => true,
    }
}

/// Whether two clauses are said of two whose names share no word, and neither names the other's.
fn of_two_actors(ends: Pair<(&Column<'_>, usize)>) -> bool {
    let names = ends.map(|(column, at)| column.actors.get(at).and_then(Option::as_ref));
    let (Some(one), Some(other)) = (names.left, names.right) else {
        return false;
    };
    let named_in = |name: &[u32], (column, at): (&Column<'_>, usize)| {
        let words = column.clauses.get(at).map(|clause| &clause.content.words);
        let mut words = words.into_iter().flatten();
        words.any(|word| name.contains(&word.kin))
    };
    !one.is_empty()
        && !other.is_empty()
        && !one.iter().any(|word| other.contains(word))
        && !named_in(one, ends.right)
        && !named_in(other, ends.left)
}

/// Whether two clauses quote the same words, one of them perhaps a part of what the other does.
fn quote_the_same(one: &Sense, other: &Sense) -> bool {
    let runs = |sense: &Sense| -> Vec<[u32; RUN]> {
        let quoted: Vec<_> = sense.terms.iter().filter(|term| term.quoted).collect();
        let runs = quoted.windows(RUN).filter_map(|run| match run {
            [a, b, c] if !(a.stop && b.stop && c.stop) => Some([a.stem, b.stem, c.stem]),
            _ => None,
        });
        let mut runs: Vec<[u32; RUN]> = runs.collect();
        runs.sort_unstable();
        runs.dedup();
        runs
    };
    let (ours, theirs) = (runs(one), runs(other));
    let shared = ours.iter().filter(|run| theirs.binary_search(run).is_ok());
    let n_shared = shared.count();
    n_shared > 0 && share(n_shared, ours.len().min(theirs.len())) >= SAME
}
