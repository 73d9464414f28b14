//! Which sentences of two articles assert the same thing. One sentence may be told in several, in any order.
//!
//! An inverted index of stems gives the candidates, so that memory grows with the articles and not with their product.

use rustc_hash::FxHashMap;

use super::score::{Weights, containment, quote_factor};
use super::terms::Sense;
use crate::engine::side::{Pair, Side};

/// From this score on two sentences are linked. Measured on labelled pairs of news articles, as the next two.
pub(in crate::engine) const LINKED: f32 = 0.22;

/// Below this score a link is only probable.
pub(super) const PROBABLE: f32 = 0.35;

/// From this score on nothing is said to stand in one article only.
pub(super) const NOT_ALONE: f32 = 0.15;

/// Two sentences that assert the same thing share as many words: with fewer they have only a subject in common.
const PROPOSITION: usize = 3;

/// From this score on two opening sentences are linked: reports of one event begin with it, in words of their own.
const LEAD: f32 = 0.04;

/// How many sentences of an article can be its opening.
const LEADS: usize = 2;

/// How many sentences of an article tell its news first: headline, dek, and the first of the text.
const OPENING: usize = 3;

/// The score of two openings that are linked because they are openings.
const LEAD_SCORE: f32 = LINKED * 1.02;

/// So many links besides the openings show that two articles are about one event.
const RELATED: usize = 2;

/// At most so many links are kept for a sentence, the strongest: more are not read by anybody.
const MOST_LINKS: usize = 16;

/// A link with less than this share of the best score of both of its ends adds nothing to what those tell.
const DOMINATED: f32 = 0.6;

/// Nor does one with less than this share of the best score of either end.
const DWARFED: f32 = 0.4;

/// How many meetings of a stem with itself are looked at. Two reports need thousands; what goes beyond this is the
/// commonest stems of very long texts, which weigh least.
const MOST_MEETINGS: usize = 30_000_000;

/// Two sentences that assert the same thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::engine) struct Link {
    /// Index of the sentence on each side.
    pub(in crate::engine) ends: Pair<usize>,
    /// How alike they are, between 0 and 1.
    pub(in crate::engine) score: f32,
}

/// What was found about two articles.
#[derive(Clone, Debug, Default)]
pub(in crate::engine) struct Links {
    /// The links, ordered by left end, then by right end.
    pub(in crate::engine) all: Vec<Link>,
    /// For each sentence its best score with any sentence of the other article; 0 where none comes near.
    pub(super) nearest: Pair<Vec<f32>>,
    /// Pairs that are alike, but too little for a link; ordered by their ends.
    pub(in crate::engine) hints: Vec<Link>,
}

/// Links the sentences of two articles.
///
/// `anchors` are links that something else than the words in common gives, see [`anchors`](super::anchors).
pub(in crate::engine) fn find(
    senses: Pair<&[Sense]>,
    weights: &Weights,
    anchors: Vec<Link>,
) -> Links {
    let twins = twins(senses);
    let mut nearest = senses.map(|senses| vec![0.0_f32; senses.len()]);
    let mut links = Vec::new();
    let mut hints = Vec::new();
    for mut candidates in candidates(senses, weights) {
        for link in candidates
            .iter()
            .filter(|link| is_specific(senses, link.ends, weights))
        {
            for side in Side::BOTH {
                if let Some(nearest) = nearest[side].get_mut(link.ends[side]) {
                    *nearest = link.score.max(*nearest);
                }
            }
        }
        candidates.retain(|link| {
            let opens = Side::BOTH.iter().all(|&side| link.ends[side] < OPENING);
            !twins.echoes(link.ends) && (opens || is_specific(senses, link.ends, weights))
        });
        hints.extend(candidates.extract_if(.., |link| link.score < LINKED));
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ends.cmp(&b.ends)));
        candidates.truncate(MOST_LINKS);
        links.extend(candidates);
    }
    links.retain(|link| !twins.holds(link.ends));
    links.extend(twins.links());
    add_anchors(anchors, &twins, &mut links);
    add_leads(senses, weights, &twins, &mut links);
    drop_dominated(&mut links);
    links.sort_by_key(|link| link.ends);
    Links {
        all: links,
        nearest,
        hints,
    }
}

/// For each sentence of the left all sentences of the right with a score of [`NOT_ALONE`] or more.
fn candidates<'a>(
    senses: Pair<&'a [Sense]>,
    weights: &'a Weights,
) -> impl Iterator<Item = Vec<Link>> + 'a {
    let sums = senses.map(|senses| {
        let sums = senses.iter().map(|sense| weights.sum(&sense.stems));
        sums.collect::<Vec<f32>>()
    });
    let index = Index::new(senses);
    let mut shared = vec![0.0_f32; senses.right.len()];
    let mut touched: Vec<usize> = Vec::new();
    (0..)
        .zip(senses.left)
        .zip(sums.left)
        .map(move |((at, sense), sum)| {
            for &stem in &sense.stems {
                for &other in index.postings(stem) {
                    if let Some(shared) = shared.get_mut(other) {
                        if *shared == 0.0 {
                            touched.push(other);
                        }
                        *shared += weights.of(stem);
                    }
                }
            }
            let mut found = Vec::new();
            for other in touched.drain(..) {
                let (Some(shared), Some(&other_sum), Some(other_sense)) = (
                    shared.get_mut(other),
                    sums.right.get(other),
                    senses.right.get(other),
                ) else {
                    continue;
                };
                let words = containment(std::mem::take(shared), Pair::new(sum, other_sum));
                if words < NOT_ALONE || !share_enough(Pair::new(sense, other_sense)) {
                    continue;
                }
                let score = words * quote_factor(Pair::new(sense, other_sense));
                if score >= NOT_ALONE {
                    found.push(Link {
                        ends: Pair::new(at, other),
                        score,
                    });
                }
            }
            found.sort_by_key(|link| link.ends);
            found
        })
}

/// Whether two sentences share words enough to assert the same thing: who, what and to whom, or nearly all of a sentence
/// that has no more.
fn share_enough(pair: Pair<&Sense>) -> bool {
    let other = &pair.right.stems;
    let shared = pair
        .left
        .stems
        .iter()
        .filter(|stem| other.binary_search(stem).is_ok());
    let n_shared = shared.take(PROPOSITION).count();
    let poorer = pair.left.stems.len().min(other.len());
    n_shared == PROPOSITION || (n_shared + 1 == PROPOSITION && n_shared == poorer)
}

/// Whether two sentences share more than what the story is about: a word that stands in few of its sentences.
fn is_specific(senses: Pair<&[Sense]>, ends: Pair<usize>, weights: &Weights) -> bool {
    let (Some(one), Some(other)) = (senses.left.get(ends.left), senses.right.get(ends.right))
    else {
        return false;
    };
    let mut shared = one
        .stems
        .iter()
        .filter(|stem| other.stems.binary_search(stem).is_ok());
    shared.any(|&stem| weights.is_specific(stem))
}

/// In which sentences of the right article a stem stands.
struct Index {
    /// Sentences, grouped by stem.
    sentences: Vec<usize>,
    /// Where the group of each stem starts and ends.
    groups: FxHashMap<u32, (usize, usize)>,
}

impl Index {
    fn new(senses: Pair<&[Sense]>) -> Self {
        let mut left: FxHashMap<u32, usize> = FxHashMap::default();
        for stem in senses.left.iter().flat_map(|sense| &sense.stems) {
            *left.entry(*stem).or_default() += 1;
        }
        let mut postings: Vec<(u32, usize)> = Vec::new();
        for (at, sense) in senses.right.iter().enumerate() {
            let known = sense.stems.iter().filter(|stem| left.contains_key(stem));
            postings.extend(known.map(|&stem| (stem, at)));
        }
        postings.sort_unstable();
        let mut groups: Vec<(usize, u32, usize, usize)> = Vec::new();
        let mut start = 0;
        for group in postings.chunk_by(|a, b| a.0 == b.0) {
            if let Some(&(stem, _)) = group.first() {
                let meetings = left.get(&stem).copied().unwrap_or_default() * group.len();
                groups.push((meetings, stem, start, start + group.len()));
            }
            start += group.len();
        }
        groups.sort_unstable();
        let mut meetings = 0_usize;
        let affordable = groups.into_iter().take_while(|group| {
            meetings = meetings.saturating_add(group.0);
            meetings <= MOST_MEETINGS
        });
        Self {
            groups: affordable
                .map(|(_, stem, start, end)| (stem, (start, end)))
                .collect(),
            sentences: postings.into_iter().map(|(_, at)| at).collect(),
        }
    }

    fn postings(&self, stem: u32) -> &[usize] {
        let group = self.groups.get(&stem);
        group
            .and_then(|&(start, end)| self.sentences.get(start..end))
            .unwrap_or_default()
    }
}

/// Sentences that stand word for word in both articles.
struct Twins {
    /// For each sentence of each side its twin.
    of: Pair<Vec<Option<usize>>>,
}

impl Twins {
    /// Whether the two are each other's twins.
    fn holds(&self, ends: Pair<usize>) -> bool {
        self.of.left.get(ends.left).copied().flatten() == Some(ends.right)
    }

    /// Whether a likeness is an echo of one inside an article: both ends stand word for word in the other article, and
    /// are linked to those.
    fn echoes(&self, ends: Pair<usize>) -> bool {
        let has = |side: Side| self.of[side].get(ends[side]).copied().flatten().is_some();
        has(Side::Left) && has(Side::Right) && !self.holds(ends)
    }

    fn links(&self) -> impl Iterator<Item = Link> + '_ {
        let pairs = self.of.left.iter().enumerate();
        pairs.filter_map(|(left, right)| {
            right.map(|right| Link {
                ends: Pair::new(left, right),
                score: 1.0,
            })
        })
    }
}

/// Pairs the sentences that have the same words: the first of the left with the first of the right, and so on.
fn twins(senses: Pair<&[Sense]>) -> Twins {
    let words = |sense: &Sense| {
        sense
            .terms
            .iter()
            .map(|term| term.word)
            .collect::<Vec<u32>>()
    };
    let mut waiting: FxHashMap<Vec<u32>, Vec<usize>> = FxHashMap::default();
    for (at, sense) in senses.right.iter().enumerate().rev() {
        waiting.entry(words(sense)).or_default().push(at);
    }
    let mut of = Pair::new(
        vec![None; senses.left.len()],
        vec![None; senses.right.len()],
    );
    for (left, sense) in senses.left.iter().enumerate() {
        if let Some(right) = waiting.get_mut(&words(sense)).and_then(Vec::pop) {
            if let Some(twin) = of.left.get_mut(left) {
                *twin = Some(right);
            }
            if let Some(twin) = of.right.get_mut(right) {
                *twin = Some(left);
            }
        }
    }
    Twins { of }
}

/// Links the sentences that are anchored, or raises the score of their link.
fn add_anchors(anchors: Vec<Link>, twins: &Twins, links: &mut Vec<Link>) {
    links.sort_by_key(|link| link.ends);
    let mut new = Vec::new();
    for anchor in anchors {
        match links.binary_search_by_key(&anchor.ends, |link| link.ends) {
            Ok(at) => {
                if let Some(link) = links.get_mut(at) {
                    link.score = link.score.max(anchor.score);
                }
            }
            Err(_) if !twins.echoes(anchor.ends) => new.push(anchor),
            Err(_) => {}
        }
    }
    links.extend(new);
}

/// Links the openings of two articles that other links show to be about one event.
fn add_leads(senses: Pair<&[Sense]>, weights: &Weights, twins: &Twins, links: &mut Vec<Link>) {
    if links.len() < RELATED {
        return;
    }
    for left in 0..LEADS {
        for right in 0..LEADS {
            let ends = Pair::new(left, right);
            let opens = left == 0 || right == 0;
            if !opens || twins.echoes(ends) || links.iter().any(|link| link.ends == ends) {
                continue;
            }
            let (Some(one), Some(other)) = (senses.left.get(left), senses.right.get(right)) else {
                continue;
            };
            let shared: f32 = one
                .stems
                .iter()
                .filter(|stem| other.stems.binary_search(stem).is_ok())
                .map(|&stem| weights.of(stem))
                .sum();
            let sums = Pair::new(weights.sum(&one.stems), weights.sum(&other.stems));
            let score = containment(shared, sums) * quote_factor(Pair::new(one, other));
            if score >= LEAD {
                links.push(Link {
                    ends,
                    score: LEAD_SCORE,
                });
            }
        }
    }
}

/// Drops the links that are weak beside the best link of both of their ends, or very weak beside that of one: what the
/// sentence says is told elsewhere.
fn drop_dominated(links: &mut Vec<Link>) {
    let mut best: Pair<FxHashMap<usize, f32>> = Pair::default();
    for link in links.iter() {
        for side in Side::BOTH {
            let best = best[side].entry(link.ends[side]).or_default();
            *best = best.max(link.score);
        }
    }
    links.retain(|link| {
        let share = Side::BOTH.map(|side| {
            let best = best[side].get(&link.ends[side]).copied();
            link.score / best.unwrap_or(link.score)
        });
        share.iter().all(|share| *share >= DWARFED) && share.iter().any(|share| *share >= DOMINATED)
    });
}
