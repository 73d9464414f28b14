//! Pairs of sentences that have words in common, each seen among all others of its two sentences.
//!
//! How alike two sentences are says less than how much more alike they are than either is to anything else: in reports
//! of one event every sentence shares names with many.

use rustc_hash::FxHashSet;

use super::index::{Index, Posting};
use super::{FLOOR, Link};
use crate::engine::compare::content::{Word, common_pairs};
use crate::engine::compare::score::{Weights, containment, quote_factor};
use crate::engine::compare::terms::Sense;
use crate::engine::side::{Pair, Side};

/// In articles with more pairs of sentences than this only those are looked at that are alike enough for a link by
/// their words alone.
const MANY: usize = 1_000_000;

/// From this likeness on two sentences are looked at in such articles.
const FLOOR_OF_MANY: f32 = 0.18;

/// Two sentences that have words in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meeting {
    /// Index of the sentence on each side.
    pub(super) ends: Pair<usize>,
    /// The weight of what they share.
    pub(super) shared: f32,
    /// How much of both that is, between 0 and 1; less where one quotes what the other does not.
    pub(super) likeness: f32,
    /// How many of the words they share say more than what the story is about.
    pub(super) n_specific: usize,
    /// The weight of the words of one that have one of like sense, and not themselves, in the other.
    pub(super) akin: f32,
}

/// The words that a sentence of the right shares with the one of the left that is looked at.
#[derive(Clone, Copy, Default)]
struct Words {
    weight: f32,
    /// How many there are.
    count: usize,
    /// How many of them say more than what the story is about.
    n_specific: usize,
    /// The weight of words that have one of like sense in the right sentence.
    akin: f32,
    /// The last word of the left that was looked at for that, and the most that it weighs so far.
    last: (u32, f32),
}

/// All meetings of two articles.
pub(super) struct Meetings {
    /// Ordered by left end, then by right end.
    pub(super) all: Vec<Meeting>,
    /// Where the meetings of each left sentence start; one more at the end.
    starts: Vec<usize>,
    /// The weight of each sentence.
    pub(super) sums: Pair<Vec<f32>>,
    /// The two highest likenesses of each sentence.
    best: Pair<Vec<[f32; 2]>>,
    /// The mean likeness of each sentence with those of the other article.
    mean: Pair<Vec<f32>>,
}

impl Meetings {
    /// Lets every sentence of the left meet those of the right that it shares words with.
    pub(super) fn new(senses: Pair<&[Sense]>, weights: &Weights, index: &Index) -> Self {
        let counts = senses.map(<[Sense]>::len);
        let floor = if counts.left.saturating_mul(counts.right) > MANY {
            FLOOR_OF_MANY
        } else {
            FLOOR
        };
        let sums = senses.map(|senses| {
            let sums = senses.iter().map(|sense| weights.sum(&sense.content));
            sums.collect::<Vec<f32>>()
        });
        let mut meetings = Self {
            all: Vec::new(),
            starts: vec![0],
            sums,
            best: counts.map(|count| vec![[0.0; 2]; count]),
            mean: counts.map(|count| vec![0.0; count]),
        };
        let table = Table {
            senses,
            pairs: shared_pairs(senses),
            weights,
        };
        let mut like = OfLikeSense {
            groups: Index::of_groups(senses, weights),
            has: vec![0; weights.n_kins()],
            exact: vec![0; counts.right],
            weights,
            now: 0,
        };
        let mut shared = vec![Words::default(); counts.right];
        let mut touched = Vec::new();
        for (left, sense) in senses.left.iter().enumerate() {
            for word in &sense.content.words {
                for posting in index.postings(word.kin) {
                    if let Some(words) = shared.get_mut(posting.sentence) {
                        if words.count == 0 {
                            touched.push(posting.sentence);
                        }
                        words.add(*word, *posting, weights);
                    }
                }
            }
            like.add(sense, index, &mut shared);
            touched.sort_unstable();
            for right in touched.drain(..) {
                let words = shared.get_mut(right).map(std::mem::take);
                let words = words.unwrap_or_default();
                let ends = Pair::new(left, right);
                let sums = meetings.sums_of(ends);
                if containment(Weights::at_most(words.weight), sums) < floor {
                    continue;
                }
                let meeting = table.meeting(ends, words, sums);
                let alike = meeting.filter(|meeting| meeting.likeness >= floor);
                meetings.all.extend(alike);
            }
            meetings.starts.push(meetings.all.len());
        }
        meetings.compare();
        meetings
    }

    /// Notes for each sentence what it is most like, and how alike it is to all.
    fn compare(&mut self) {
        for meeting in &self.all {
            for side in Side::BOTH {
                let at = meeting.ends[side];
                if let Some([best, second]) = self.best[side].get_mut(at) {
                    *second = second.max(meeting.likeness.min(*best));
                    *best = best.max(meeting.likeness);
                }
                if let Some(sum) = self.mean[side].get_mut(at) {
                    *sum += meeting.likeness;
                }
            }
        }
        for side in Side::BOTH {
            let others = float(self.mean[side.other()].len());
            for sum in &mut self.mean[side] {
                *sum /= others;
            }
        }
    }

    /// What two sentences weigh.
    pub(super) fn sums_of(&self, ends: Pair<usize>) -> Pair<f32> {
        let of = |side: Side| self.sums[side].get(ends[side]).copied();
        Pair::new(of(Side::Left), of(Side::Right)).map(Option::unwrap_or_default)
    }

    /// The highest likeness that either sentence has with another than the one it meets here.
    pub(super) fn rival(&self, meeting: &Meeting) -> f32 {
        let rival = |side: Side| {
            let best = self.best[side].get(meeting.ends[side]).copied();
            let [best, second] = best.unwrap_or_default();
            if meeting.likeness < best {
                best
            } else {
                second
            }
        };
        rival(Side::Left).max(rival(Side::Right))
    }

    /// The mean likeness with all of the other article of that sentence which has more of it.
    pub(super) fn common(&self, meeting: &Meeting) -> f32 {
        let mean = |side: Side| self.mean[side].get(meeting.ends[side]).copied();
        let mean = Pair::new(mean(Side::Left), mean(Side::Right)).map(Option::unwrap_or_default);
        mean.left.max(mean.right)
    }

    /// For each meeting the highest likeness of two sentences next to its own: what is told in one place here is often
    /// told in one place there.
    pub(super) fn beside(&self) -> Vec<f32> {
        let row = |left: usize| {
            let bounds = self.starts.get(left).zip(self.starts.get(left + 1));
            let row = bounds.and_then(|(&start, &end)| self.all.get(start..end));
            row.unwrap_or_default()
        };
        let mut all = Vec::with_capacity(self.all.len());
        for left in 0..self.starts.len().saturating_sub(1) {
            let own = row(left);
            let mut rows = [left.checked_sub(1).map_or(&[][..], row), own, row(left + 1)];
            all.extend(own.iter().map(|meeting| {
                let Pair { left, right } = meeting.ends;
                let mut highest = 0.0_f32;
                for row in &mut rows {
                    // Both stand in the order of the right: what lies behind one meeting lies behind all after it.
                    while let [first, rest @ ..] = *row
                        && first.ends.right + 1 < right
                    {
                        *row = rest;
                    }
                    let near = row.iter().take_while(|other| other.ends.right <= right + 1);
                    for other in near.filter(|other| other.ends != Pair::new(left, right)) {
                        highest = highest.max(other.likeness);
                    }
                }
                highest
            }));
        }
        all
    }
}

/// Finds the words of a sentence that have one of like sense in others.
struct OfLikeSense<'a> {
    groups: Index,
    /// For each family the last sentence of the left that holds it; for each sentence of the right the last word that it
    /// shares with the left: as [`Self::now`] counts.
    has: Vec<u32>,
    exact: Vec<u32>,
    weights: &'a Weights,
    now: u32,
}

impl OfLikeSense<'_> {
    /// Adds to those sentences of the right that share words with `sense` what they have of like sense besides.
    fn add(&mut self, sense: &Sense, index: &Index, shared: &mut [Words]) {
        self.now += 1;
        let sentence = self.now;
        for word in &sense.content.words {
            if let Some(has) = self.has.get_mut(word.kin as usize) {
                *has = sentence;
            }
        }
        for word in &sense.content.words {
            let groups = self.weights.groups(word.kin);
            if groups.is_empty() {
                continue;
            }
            self.now += 1;
            for posting in index.postings(word.kin) {
                if let Some(exact) = self.exact.get_mut(posting.sentence) {
                    *exact = self.now;
                }
            }
            for posting in groups.iter().flat_map(|group| self.groups.postings(*group)) {
                let known = self.has.get(posting.kin as usize) == Some(&sentence)
                    || self.exact.get(posting.sentence) == Some(&self.now);
                let words = shared.get_mut(posting.sentence);
                if let Some(words) = words.filter(|words| !known && words.count > 0) {
                    words.add_akin(self.now, *word, *posting, self.weights);
                }
            }
        }
    }
}

impl Words {
    /// Adds a word of the left sentence that stands in the right one too: it says what happened where it does so in both.
    fn add(&mut self, word: Word, posting: Posting, weights: &Weights) {
        let shared = Word {
            kin: word.kin,
            who: word.who || posting.who,
        };
        self.weight += weights.word(shared);
        self.count += 1;
        self.n_specific += usize::from(weights.is_specific(shared));
    }

    /// Adds a word of the left sentence, known by `number`, that has one of like sense in the right one: what the lighter of
    /// them weighs, and once where it has several.
    fn add_akin(&mut self, number: u32, word: Word, posting: Posting, weights: &Weights) {
        let other = Word {
            kin: posting.kin,
            who: posting.who,
        };
        let weight = weights.word(word).min(weights.word(other));
        let (last, known) = self.last;
        let known = if last == number { known } else { 0.0 };
        self.akin += (weight - known).max(0.0);
        self.last = (number, known.max(weight));
    }
}

/// What the sentences have that meet.
struct Table<'a> {
    senses: Pair<&'a [Sense]>,
    /// See [`shared_pairs`].
    pairs: Pair<Vec<Vec<[u32; 2]>>>,
    weights: &'a Weights,
}

impl Table<'_> {
    /// What two sentences that share `words` and weigh `sums` have in common.
    fn meeting(&self, ends: Pair<usize>, words: Words, sums: Pair<f32>) -> Option<Meeting> {
        let one = self.senses.left.get(ends.left)?;
        let other = self.senses.right.get(ends.right)?;
        let pairs = common_pairs(
            self.pairs.left.get(ends.left)?,
            self.pairs.right.get(ends.right)?,
        );
        let pairs = self.weights.pairs(pairs, &one.content, &other.content);
        let shared = Weights::in_common(words.weight, pairs);
        Some(Meeting {
            ends,
            shared,
            likeness: containment(shared, sums) * quote_factor(Pair::new(one, other)),
            n_specific: words.n_specific,
            akin: words.akin,
        })
    }
}

/// For each sentence the pairs of words side by side that stand in the other article too, ascending: most stand in one
/// only, and need not be looked for in every sentence of the other.
fn shared_pairs(senses: Pair<&[Sense]>) -> Pair<Vec<Vec<[u32; 2]>>> {
    let all = senses.map(|senses| {
        let pairs = senses.iter().flat_map(|sense| &sense.content.pairs);
        pairs.copied().collect::<FxHashSet<[u32; 2]>>()
    });
    let of = |side: Side| {
        let shared = |sense: &Sense| {
            let pairs = sense.content.pairs.iter().copied();
            pairs
                .filter(|pair| all[side.other()].contains(pair))
                .collect()
        };
        senses[side].iter().map(shared).collect()
    };
    Pair::new(of(Side::Left), of(Side::Right))
}

/// A count of sentences as a number to divide by; never 0.
#[expect(
    clippy::cast_precision_loss,
    reason = "beyond 16 million sentences the last digit of a mean means nothing"
)]
fn float(count: usize) -> f32 {
    count.max(1) as f32
}

impl From<&Meeting> for Link {
    /// A link as strong as the words in common are, before anything else is weighed.
    fn from(meeting: &Meeting) -> Self {
        Self {
            ends: meeting.ends,
            score: meeting.likeness,
        }
    }
}
