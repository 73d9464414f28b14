//! Pairs of sentences that have words in common, each seen among all others of its two sentences.
//!
//! How alike two sentences are says less than how much more alike they are than either is to anything else: in reports
//! of one event every sentence shares names with many.

use super::index::Index;
use super::{FLOOR, Link};
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
        let mut shared = vec![0.0_f32; counts.right];
        let mut touched = Vec::new();
        for (left, sense) in senses.left.iter().enumerate() {
            for word in &sense.content.words {
                for &right in index.postings(word.kin) {
                    if let Some(shared) = shared.get_mut(right) {
                        if *shared == 0.0 {
                            touched.push(right);
                        }
                        *shared += weights.word(*word);
                    }
                }
            }
            touched.sort_unstable();
            for right in touched.drain(..) {
                let words = shared.get_mut(right).map(std::mem::take);
                let ends = Pair::new(left, right);
                let sums = meetings.sums_of(ends);
                let at_most = Weights::at_most(words.unwrap_or_default());
                if containment(at_most, sums) >= floor {
                    meetings.all.extend(
                        meeting(senses, ends, sums, weights)
                            .filter(|meeting| meeting.likeness >= floor),
                    );
                }
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

    /// The highest likeness of two sentences next to these: what is told in one place here is often told in one place
    /// there.
    pub(super) fn beside(&self, meeting: &Meeting) -> f32 {
        let Pair { left, right } = meeting.ends;
        let rows = left.saturating_sub(1)..=left.saturating_add(1);
        let near = right.saturating_sub(1)..=right.saturating_add(1);
        let mut highest = 0.0_f32;
        for row in rows {
            let (Some(&start), Some(&end)) = (self.starts.get(row), self.starts.get(row + 1))
            else {
                continue;
            };
            let row = self.all.get(start..end).unwrap_or_default();
            let from = row.partition_point(|other| other.ends.right < *near.start());
            let others = row.iter().skip(from);
            for other in others.take_while(|other| other.ends.right <= *near.end()) {
                if other.ends != meeting.ends {
                    highest = highest.max(other.likeness);
                }
            }
        }
        highest
    }
}

/// What two sentences that weigh `sums` have in common; `None` where that is nothing that carries news.
fn meeting(
    senses: Pair<&[Sense]>,
    ends: Pair<usize>,
    sums: Pair<f32>,
    weights: &Weights,
) -> Option<Meeting> {
    let pair = Pair::new(senses.left.get(ends.left)?, senses.right.get(ends.right)?);
    let shared = weights.shared(&pair.left.content, &pair.right.content);
    Some(Meeting {
        ends,
        shared,
        likeness: containment(shared, sums) * quote_factor(pair),
    })
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
