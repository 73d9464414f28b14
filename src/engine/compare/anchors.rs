//! Sentences that quote the same words, or count the same thing in the same respect: evidence of one assertion however
//! the reporters word the rest.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::differences::figure::{head, same_unit};
use super::links::{LINKED, Link};
use super::terms::{Sense, share};
use crate::engine::analysis::Analysis;
use crate::engine::facts::{Figure, Value};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// The score of two sentences that quote the same words, whatever else they tell.
const SCORE: f32 = 0.4;

/// From this share of the shorter quotation's runs on, it is the same quotation, or a cut of it.
const SAME: f32 = 0.6;

/// A run of three words proves something with so many words that carry news.
const NEWS: usize = 2;

/// A run that stands in more sentences of an article is a turn of phrase.
const MOST_SENTENCES: usize = 8;

type Run = [u32; 3];

/// How many words around a figure tell what is done to what it counts.
const NEAR: usize = 3;

/// A thing that is counted more often than this in both articles together tells nothing.
const MOST_COUNTS: usize = 100_000;

/// The links that quotations and figures make, ordered by their ends.
pub(in crate::engine) fn find(pair: Pair<&Analysis>, senses: Pair<&[Sense]>) -> Vec<Link> {
    let mut links = quotations(senses);
    links.extend(figures(pair, senses));
    // Of two links of the same ends the stronger comes first.
    links.sort_by(|a, b| a.ends.cmp(&b.ends).then(b.score.total_cmp(&a.score)));
    links.dedup_by_key(|link| link.ends);
    links
}

/// A figure of an article, with the stems near it that are not what it counts.
struct Counted<'a> {
    sentence: usize,
    figure: &'a Figure,
    near: Vec<u32>,
}

/// Sentences that count the same thing, and share a word beside the count: "1,200 people were evacuated".
fn figures(pair: Pair<&Analysis>, senses: Pair<&[Sense]>) -> Vec<Link> {
    let counted = |side: Side| {
        let mut counted: BTreeMap<String, Vec<Counted<'_>>> = BTreeMap::new();
        for fact in &pair[side].facts {
            let Value::Figure(figure) = &fact.value else {
                continue;
            };
            let of = figure.of.as_deref().and_then(head);
            let found = of.and_then(|of| Some((of, near(senses[side], fact.span)?)));
            if let Some((of, (sentence, near))) = found {
                let figure = Counted {
                    sentence,
                    figure,
                    near,
                };
                counted.entry(of).or_default().push(figure);
            }
        }
        counted
    };
    let right = counted(Side::Right);
    let mut links = Vec::new();
    for (of, ours) in counted(Side::Left) {
        let theirs = right.get(&of).map(Vec::as_slice).unwrap_or_default();
        if ours.len() * theirs.len() > MOST_COUNTS {
            continue;
        }
        for one in &ours {
            for other in theirs {
                let exact = one.figure.number.is_some() && other.figure.number.is_some();
                let shares = one.near.iter().any(|stem| other.near.contains(stem));
                if exact && shares && same_unit(one.figure, other.figure) {
                    links.push(Link {
                        ends: Pair::new(one.sentence, other.sentence),
                        score: LINKED,
                    });
                }
            }
        }
    }
    links
}

/// The sentence that a span stands in, and the stems that carry news within [`NEAR`] words behind it: the verb of what
/// is counted. The word next to the span is what it counts.
fn near(senses: &[Sense], span: Span) -> Option<(usize, Vec<u32>)> {
    let at = senses.partition_point(|sense| sense.span.end <= span.start);
    let terms = &senses.get(at)?.terms;
    let behind = terms.partition_point(|term| term.span.start < span.end);
    let stems = terms.iter().skip(behind).filter(|term| !term.stop).skip(1);
    Some((at, stems.take(NEAR).map(|term| term.stem).collect()))
}

/// The links between sentences that quote the same words.
fn quotations(senses: Pair<&[Sense]>) -> Vec<Link> {
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
