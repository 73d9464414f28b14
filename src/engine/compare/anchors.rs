//! Sentences that quote the same words, count the same thing in the same respect, or tell of somebody of the same age:
//! evidence of one assertion however the reporters word the rest.

mod ages;
mod doubt;
mod numbered;
mod spoken;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

pub(in crate::engine) use doubt::settle;

use super::differences::figure::{head, same_unit};
use super::differences::governing;
use super::links::{LINKED, Link};
use super::reading::predicate::Predicate;
use super::reading::{Reading, Readings};
use super::terms::{Sense, share};
use crate::engine::analysis::Analysis;
use crate::engine::facts::{Figure, Value};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// The score of two sentences that quote the same words, whatever else they tell.
const SCORE: f32 = 0.9;

/// From this share of the shorter quotation's runs on, it is the same quotation, or a cut of it.
const SAME: f32 = 0.6;

/// A run of three words proves something with so many words that carry news.
const NEWS: usize = 2;

/// A run that stands in more sentences of an article is a turn of phrase.
const MOST_SENTENCES: usize = 8;

/// So many quoted words in line make a part of a quotation beside another part.
const LEAST_QUOTED: usize = 3;

/// With more pairs of counts of one thing, their predicates are not read.
const MOST_READ: usize = 400;

type Run = [u32; 3];

/// How many words around a figure tell what is done to what it counts.
const NEAR: usize = 3;

/// A thing that is counted more often than this in both articles together tells nothing.
const MOST_COUNTS: usize = 100_000;

/// The links that quotations and figures make, ordered by their ends.
pub(in crate::engine) fn find(
    pair: Pair<&Analysis>,
    senses: Pair<&[Sense]>,
    readings: Pair<&Readings<'_>>,
) -> Vec<Link> {
    let mut links = quotations(senses);
    links.extend(spoken::find(pair, senses, readings));
    continue_quotations(senses, &mut links);
    links.extend(figures(pair, senses, readings));
    links.extend(ages::find(pair, senses));
    // Of two links of the same ends the stronger comes first.
    links.sort_by(|a, b| a.ends.cmp(&b.ends).then(b.score.total_cmp(&a.score)));
    links.dedup_by_key(|link| link.ends);
    links
}

/// A figure of an article, with the stems near it that are not what it counts, and where it stands.
struct Counted<'a> {
    sentence: usize,
    figure: &'a Figure,
    near: Vec<u32>,
    span: Span,
}

/// Sentences that count the same thing, and share a word beside the count ("1,200 people were evacuated") or tell of it
/// by predicates that report the same event ("were led out").
fn figures(
    pair: Pair<&Analysis>,
    senses: Pair<&[Sense]>,
    readings: Pair<&Readings<'_>>,
) -> Vec<Link> {
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
                    span: fact.span,
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
        // Of what stands on every line predicates tell nothing, and cost much.
        let few = ours.len() * theirs.len() <= MOST_READ;
        for one in &ours {
            for other in theirs {
                let exact = one.figure.number.is_some() && other.figure.number.is_some();
                let shares = exact && one.near.iter().any(|stem| other.near.contains(stem));
                let told = || {
                    let of = |side: Side, counted: &Counted<'_>| {
                        let reading = readings[side].of(senses[side].get(counted.sentence)?)?;
                        told_of(reading, counted.span)
                    };
                    let predicates = of(Side::Left, one).zip(of(Side::Right, other));
                    few && predicates.is_some_and(|(one, other)| same_event(one, other))
                };
                if same_unit(one.figure, other.figure) && (shares || told()) {
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

/// The predicate that a figure is told with.
fn told_of(reading: &Reading, span: Span) -> Option<&Predicate> {
    governing(reading, &reading.range_of(span))
}

/// Whether two predicates report one event by words that the tables bring together.
fn same_event(one: &Predicate, other: &Predicate) -> bool {
    one.meaning
        .zip(other.meaning)
        .is_some_and(|(one, other)| one.same_as(other))
}

/// Links the sentences before and after two that quote the same words, where they go on quoting: a part of a quotation
/// may be too short to prove anything by itself.
fn continue_quotations(senses: Pair<&[Sense]>, links: &mut Vec<Link>) {
    let mut more = Vec::new();
    for link in links.iter() {
        for forward in [true, false] {
            let step = |at: usize| {
                if forward {
                    at.checked_add(1)
                } else {
                    at.checked_sub(1)
                }
            };
            let (Some(left), Some(right)) = (step(link.ends.left), step(link.ends.right)) else {
                continue;
            };
            let (Some(one), Some(other)) = (senses.left.get(left), senses.right.get(right)) else {
                continue;
            };
            if goes_on(one, other) {
                more.push(Link {
                    ends: Pair::new(left, right),
                    score: SCORE,
                });
            }
        }
    }
    links.extend(more);
}

/// Whether the quoted words of one sentence stand at the start or the end of those of the other.
fn goes_on(one: &Sense, other: &Sense) -> bool {
    let quoted = |sense: &Sense| -> Vec<u32> {
        let terms = sense.terms.iter().filter(|term| term.quoted);
        terms.map(|term| term.stem).collect()
    };
    let (one, other) = (quoted(one), quoted(other));
    let (shorter, longer) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    shorter.len() >= LEAST_QUOTED && (longer.starts_with(&shorter) || longer.ends_with(&shorter))
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
