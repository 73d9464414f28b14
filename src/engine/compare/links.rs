//! Which sentences of two articles assert the same thing. One sentence may be told in several, in any order.
//!
//! An inverted index of stems gives the candidates, so that memory grows with the articles and not with their product.

mod index;
mod related;
mod twins;

use rustc_hash::FxHashMap;

use super::score::{Weights, containment, quote_factor};
use super::terms::Sense;
use crate::engine::side::{Pair, Side};
use index::Index;
use twins::Twins;

/// From this score on two sentences are linked. Measured on labelled pairs of news articles, as the next two.
pub(in crate::engine) const LINKED: f32 = 0.225;

/// Below this score a link is only probable.
pub(in crate::engine) const PROBABLE: f32 = 0.35;

/// From this score on nothing is said to stand in one article only.
pub(super) const NOT_ALONE: f32 = 0.185;

/// Two sentences that assert the same thing share as many words: with fewer they have only a subject in common.
const PROPOSITION: usize = 3;

/// With fewer words in common two sentences are not looked at.
const FEWEST: usize = 2;

/// From this score on two opening sentences are linked: reports of one event begin with it, in words of their own.
const LEAD: f32 = 0.1;

/// How many sentences of an article can be its opening.
const LEADS: usize = 2;

/// How many sentences of an article tell its news first: headline, dek, and the first of the text.
const OPENING: usize = 3;

/// The score of two openings that are linked because they are openings.
const LEAD_SCORE: f32 = LINKED * 1.02;

/// At most so many links are kept for a sentence, the strongest: more are not read by anybody.
const MOST_LINKS: usize = 16;

/// A link with less than this share of the best score of both of its ends adds nothing to what those tell.
const DOMINATED: f32 = 0.6;

/// Nor does one with less than this share of the best score of either end.
const DWARFED: f32 = 0.4;

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
    /// Whether the texts are so long that their commonest words were left out of the search.
    pub(in crate::engine) cut: bool,
    /// The ends of the links that the reader made by hand.
    pub(super) by_hand: Vec<Pair<usize>>,
}

impl Links {
    /// No link between two articles.
    pub(super) fn none(senses: Pair<&[Sense]>) -> Self {
        Self {
            nearest: Nearest::new(senses).scores,
            ..Self::default()
        }
    }
}

/// Links the sentences of two articles.
///
/// `anchors` are links that something else than the words in common gives, see [`anchors`](super::anchors).
pub(in crate::engine) fn find(
    senses: Pair<&[Sense]>,
    weights: &Weights,
    anchors: Vec<Link>,
) -> Links {
    let twins = Twins::of(senses);
    let index = Index::new(senses);
    let mut near = Nearest::new(senses);
    let mut links = Vec::new();
    let mut hints = Vec::new();
    for mut candidates in candidates(senses, weights, &index) {
        near.add(senses, weights, &candidates);
        candidates.retain(|link| {
            let opens = Side::BOTH.iter().all(|&side| link.ends[side] < OPENING);
            !twins.echoes(link.ends) && (opens || is_specific(senses, link.ends, weights))
        });
        let mut weak: Vec<Link> = candidates
            .extract_if(.., |link| {
                link.score < LINKED || !tells_proposition(senses, link.ends)
            })
            .collect();
        keep_strongest(&mut weak, Side::Left);
        hints.extend(weak);
        keep_strongest(&mut candidates, Side::Left);
        links.extend(candidates);
    }
    keep_strongest(&mut links, Side::Right);
    links.retain(|link| !twins.holds(link.ends));
    links.extend(twins.links());
    add_anchors(anchors, &twins, &mut links);
    if related::are_about_one_event(&links, senses) {
        related::add_loose(senses, &mut links, &mut hints);
        add_leads(senses, weights, &twins, &mut links);
    } else {
        related::keep_copies(&twins, senses, &mut links);
        hints.clear();
        near.forget();
    }
    drop_dominated(&mut links);
    links.sort_by_key(|link| link.ends);
    hints.sort_by_key(|link| link.ends);
    Links {
        all: links,
        nearest: near.scores,
        hints,
        cut: index.cut,
        by_hand: Vec::new(),
    }
}

/// For each sentence its best score with any sentence of the other article.
struct Nearest {
    scores: Pair<Vec<f32>>,
}

impl Nearest {
    fn new(senses: Pair<&[Sense]>) -> Self {
        Self {
            scores: senses.map(|senses| vec![0.0_f32; senses.len()]),
        }
    }

    /// Looks at what is alike by more than two words, and by more than what the story is about.
    fn add(&mut self, senses: Pair<&[Sense]>, weights: &Weights, candidates: &[Link]) {
        for link in candidates {
            let alike = link.score >= LINKED || is_specific(senses, link.ends, weights);
            if !alike || !tells_proposition(senses, link.ends) {
                continue;
            }
            for side in Side::BOTH {
                if let Some(nearest) = self.scores[side].get_mut(link.ends[side]) {
                    *nearest = link.score.max(*nearest);
                }
            }
        }
    }

    /// Forgets all: nothing in the other article tells of the same event.
    fn forget(&mut self) {
        for side in Side::BOTH {
            self.scores[side].fill(0.0);
        }
    }
}

/// Keeps the [`MOST_LINKS`] strongest links of each sentence of a side.
fn keep_strongest(links: &mut Vec<Link>, side: Side) {
    if links.len() <= MOST_LINKS {
        return;
    }
    links.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ends.cmp(&b.ends)));
    let mut kept: FxHashMap<usize, usize> = FxHashMap::default();
    links.retain(|link| {
        let kept = kept.entry(link.ends[side]).or_default();
        *kept += 1;
        *kept <= MOST_LINKS
    });
}

/// For each sentence of the left all sentences of the right with a score of [`NOT_ALONE`] or more.
fn candidates<'a>(
    senses: Pair<&'a [Sense]>,
    weights: &'a Weights,
    index: &'a Index,
) -> impl Iterator<Item = Vec<Link>> + 'a {
    let sums = senses.map(|senses| {
        let sums = senses.iter().map(|sense| weights.sum(&sense.content));
        sums.collect::<Vec<f32>>()
    });
    let mut shared = vec![0.0_f32; senses.right.len()];
    let mut touched: Vec<usize> = Vec::new();
    (0..)
        .zip(senses.left)
        .zip(sums.left)
        .map(move |((at, sense), sum)| {
            for word in &sense.content.words {
                for &other in index.postings(word.kin) {
                    if let Some(shared) = shared.get_mut(other) {
                        if *shared == 0.0 {
                            touched.push(other);
                        }
                        *shared += weights.word(*word);
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
                let sums = Pair::new(sum, other_sum);
                let at_most = Weights::at_most(std::mem::take(shared));
                if containment(at_most, sums) < NOT_ALONE {
                    continue;
                }
                let score = likeness(Pair::new(sense, other_sense), sums, weights);
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

/// How alike two sentences are that weigh `sums`, between 0 and 1; 0 where they share no two words.
fn likeness(pair: Pair<&Sense>, sums: Pair<f32>, weights: &Weights) -> f32 {
    let contents = pair.map(|sense| &sense.content);
    let shared = contents.left.shared(contents.right);
    if shared.take(FEWEST).count() < FEWEST {
        return 0.0;
    }
    let shared = weights.shared(&pair.left.content, &pair.right.content);
    containment(shared, sums) * quote_factor(pair)
}

/// Whether two sentences share words enough to assert the same thing: who, what and to whom, or nearly all of a sentence
/// that has no more.
fn tells_proposition(senses: Pair<&[Sense]>, ends: Pair<usize>) -> bool {
    let (Some(one), Some(other)) = (senses.left.get(ends.left), senses.right.get(ends.right))
    else {
        return false;
    };
    let n_shared = one.content.shared(&other.content).take(PROPOSITION).count();
    let poorer = one.content.words.len().min(other.content.words.len());
    n_shared == PROPOSITION || (n_shared + 1 == PROPOSITION && n_shared == poorer)
}

/// Whether two sentences share more than what the story is about: a word that stands in few of its sentences.
fn is_specific(senses: Pair<&[Sense]>, ends: Pair<usize>, weights: &Weights) -> bool {
    let (Some(one), Some(other)) = (senses.left.get(ends.left), senses.right.get(ends.right))
    else {
        return false;
    };
    let mut shared = one.content.shared(&other.content);
    shared.any(|word| weights.is_specific(word))
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

/// Links the openings of two articles about one event.
fn add_leads(senses: Pair<&[Sense]>, weights: &Weights, twins: &Twins, links: &mut Vec<Link>) {
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
            let sums = Pair::new(weights.sum(&one.content), weights.sum(&other.content));
            let shared = weights.shared(&one.content, &other.content);
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
