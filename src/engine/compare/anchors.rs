//! Sentences that quote the same words: evidence of one assertion however the reporters frame it.

use rustc_hash::FxHashMap;

use super::links::Link;
use super::terms::{Sense, share};
use crate::engine::side::Pair;

/// The score of two sentences that quote the same words, whatever else they tell.
const SCORE: f32 = 0.4;

/// From this share of the shorter quotation's runs on, it is the same quotation, or a cut of it.
const SAME: f32 = 0.6;

/// A run of three words proves something with so many words that carry news.
const NEWS: usize = 2;

/// A run that stands in more sentences of an article is a turn of phrase.
const MOST_SENTENCES: usize = 8;

type Run = [u32; 3];

/// The links between sentences that quote the same words, ordered by their ends.
pub(super) fn find(senses: Pair<&[Sense]>) -> Vec<Link> {
    let runs = senses.map(|senses| senses.iter().map(quoted_runs).collect::<Vec<_>>());
    let mut index: FxHashMap<Run, Vec<usize>> = FxHashMap::default();
    for (at, runs) in runs.right.iter().enumerate() {
        for run in runs {
            index.entry(*run).or_default().push(at);
        }
    }
    let mut links = Vec::new();
    for (left, own) in runs.left.iter().enumerate() {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for run in own {
            let found = index.get(run).map(Vec::as_slice).unwrap_or_default();
            for &right in found.iter().filter(|_| found.len() <= MOST_SENTENCES) {
                *shared.entry(right).or_default() += 1;
            }
        }
        links.extend(shared.into_iter().filter_map(|(right, n_shared)| {
            let shorter = own.len().min(runs.right.get(right)?.len());
            (share(n_shared, shorter) >= SAME).then_some(Link {
                ends: Pair::new(left, right),
                score: SCORE,
            })
        }));
    }
    links.sort_by_key(|link| link.ends);
    links
}

/// The runs of three quoted words that say something, each once.
fn quoted_runs(sense: &Sense) -> Vec<Run> {
    let mut runs: Vec<Run> = sense
        .terms
        .windows(3)
        .filter_map(|run| match run {
            [first, second, third] => {
                let news = run.iter().filter(|term| !term.stop).count();
                let counts = run.iter().all(|term| term.quoted) && news >= NEWS;
                counts.then_some([first.stem, second.stem, third.stem])
            }
            _ => None,
        })
        .collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}
