//! Which sentences of two articles assert the same thing. One sentence may be told in several, in any order.
//!
//! An inverted index of stems brings together the sentences that share words; what else is known of two of them, and of
//! all others that either could be linked to, goes into the likelihood that they assert the same.

mod index;
mod meetings;
mod odds;
mod related;
mod twins;

use rustc_hash::FxHashMap;

use super::score::Weights;
use super::terms::Sense;
use crate::engine::side::{Pair, Side};
use index::Index;
use meetings::Meetings;
pub use odds::{TRAITS, Traits};
use twins::Twins;

/// Two sentences that assert the same thing with this likelihood are linked. Measured on labelled pairs of news
/// articles, as the next two.
pub(in crate::engine) const LINKED: f32 = 0.35;

/// With less a link is only probable.
pub(in crate::engine) const PROBABLE: f32 = 0.55;

/// From this likelihood on nothing is said to stand in one article only.
pub(super) const NOT_ALONE: f32 = 0.27;

/// From this likelihood on two sentences are like each other, though they are not linked.
pub(in crate::engine) const HINT: f32 = 0.25;

/// From this likelihood on they are remembered: what they count, and count otherwise, may link them yet.
const FAINT: f32 = 0.06;

/// Two sentences whose words are less alike than this are not looked at.
const FLOOR: f32 = 0.04;

/// At most so many links are kept for a sentence, the strongest: more are not read by anybody.
const MOST_LINKS: usize = 16;

/// Two sentences that assert the same thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::engine) struct Link {
    /// Index of the sentence on each side.
    pub(in crate::engine) ends: Pair<usize>,
    /// How likely they assert the same thing, between 0 and 1.
    pub(in crate::engine) score: f32,
}

/// What was found about two articles.
#[derive(Clone, Debug, Default)]
pub(in crate::engine) struct Links {
    /// The links, ordered by left end, then by right end.
    pub(in crate::engine) all: Vec<Link>,
    /// For each sentence its highest likelihood with any sentence of the other article; 0 where none comes near.
    pub(super) nearest: Pair<Vec<f32>>,
    /// Pairs that are alike, but too little for a link, and less than [`HINT`] most of them; ordered by their ends.
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
            nearest: senses.map(|senses| vec![0.0; senses.len()]),
            ..Self::default()
        }
    }
}

/// What two articles tell, as it is looked at here.
pub(in crate::engine) struct Told<'a> {
    /// Their sentences.
    pub(in crate::engine) senses: Pair<&'a [Sense]>,
    /// How much the words of their story weigh.
    pub(in crate::engine) weights: &'a Weights,
    /// Whether that both open their articles speaks for a link: it does between sentences, which tell the news as a whole
    /// there, and not between facts.
    pub(in crate::engine) opens: bool,
    /// What speaks for a link besides the words in common, ordered by its ends: as good as certain where its score is
    /// [`PROBABLE`] or more; else it is weighed with all the rest. See [`evidence`](super::evidence).
    pub(in crate::engine) evidence: Vec<Link>,
}

impl Told<'_> {
    /// Whether something else than words speaks for a link between two sentences.
    fn has_evidence(&self, ends: Pair<usize>) -> bool {
        let known = self.evidence.binary_search_by_key(&ends, |link| link.ends);
        known.is_ok()
    }

    /// The links of which something else than words makes as good as certain.
    fn certain(&self) -> impl Iterator<Item = Link> + '_ {
        let links = self.evidence.iter();
        links.filter(|link| link.score >= PROBABLE).copied()
    }
}

/// Links the sentences of two articles.
pub(in crate::engine) fn find(told: &Told<'_>) -> Links {
    let senses = told.senses;
    let twins = Twins::of(senses);
    let index = Index::new(senses);
    let meetings = Meetings::new(senses, told.weights, &index);
    let mut found = Links {
        cut: index.cut,
        ..Links::none(senses)
    };
    let one_event = related::are_about_one_event(&meetings.all, told, &twins);
    let all = if one_event {
        meetings.beside()
    } else {
        Vec::new()
    };
    for (meeting, beside) in meetings.all.iter().zip(all) {
        let ends = meeting.ends;
        let score = odds::likelihood(&odds::traits(meeting, beside, &meetings, told));
        for side in Side::BOTH {
            if let Some(nearest) = found.nearest[side].get_mut(ends[side]) {
                *nearest = nearest.max(score);
            }
        }
        if twins.echoes(ends) {
            continue;
        }
        if score >= LINKED {
            found.all.push(Link { ends, score });
        } else if score >= FAINT {
            found.hints.push(Link { ends, score });
        }
    }
    for side in Side::BOTH {
        keep_strongest(&mut found.all, side);
        keep_strongest(&mut found.hints, side);
    }
    found.all.retain(|link| !twins.holds(link.ends));
    found.all.extend(twins.links());
    add_certain(told, &twins, &mut found.all);
    if !one_event {
        related::keep_copies(&twins, senses, &mut found.all);
    }
    found.all.sort_by_key(|link| link.ends);
    if one_event {
        add_uncertain(told, &twins, &mut found);
    }
    found.hints.sort_by_key(|link| link.ends);
    found
}

/// What is known of every two sentences that share words, for learning from.
pub(super) fn met(told: &Told<'_>) -> Vec<(Pair<usize>, Traits)> {
    let index = Index::new(told.senses);
    let meetings = Meetings::new(told.senses, told.weights, &index);
    let all = meetings.all.iter().zip(meetings.beside());
    let traits = |(meeting, beside)| odds::traits(meeting, beside, &meetings, told);
    all.map(|met| (met.0.ends, traits(met))).collect()
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

/// Adds the links that are certain without regard to the words in common, or raises their scores.
fn add_certain(told: &Told<'_>, twins: &Twins, links: &mut Vec<Link>) {
    links.sort_by_key(|link| link.ends);
    let mut new = Vec::new();
    for certain in told.certain() {
        match links.binary_search_by_key(&certain.ends, |link| link.ends) {
            Ok(at) => {
                if let Some(link) = links.get_mut(at) {
                    link.score = link.score.max(certain.score);
                }
            }
            Err(_) if !twins.echoes(certain.ends) => new.push(certain),
            Err(_) => {}
        }
    }
    links.extend(new);
}

/// Remembers the sentences of which something else than words says that they may be linked, and words do not.
fn add_uncertain(told: &Told<'_>, twins: &Twins, found: &mut Links) {
    let links = &found.all;
    found.hints.sort_by_key(|link| link.ends);
    let has = |links: &[Link], ends: Pair<usize>| {
        let known = links.binary_search_by_key(&ends, |link| link.ends);
        known.is_ok()
    };
    let evidence = told.evidence.iter().map(|link| link.ends);
    let new = evidence
        .filter(|ends| !twins.echoes(*ends) && !has(links, *ends) && !has(&found.hints, *ends));
    let new: Vec<Link> = new.map(|ends| Link { ends, score: HINT }).collect();
    found.hints.extend(new);
}
