//! The averaged structured perceptron (Collins 2002), in whole numbers so that every machine learns the same.

use parallax::engine::tag::decode::{
    LABELS, OTHER, OUTSIDE, SORTS, Scores, Transitions, best, unweighted,
};

use super::random::Random;

/// A stretch of candidates: the rows and the sort of each word, and the right labels.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    /// For each word its rows.
    pub(crate) rows: Vec<Vec<u32>>,
    /// For each word its sort, see [`parallax::engine::tag::decode::sort`].
    pub(crate) sorts: Vec<usize>,
    /// For each word its label.
    pub(crate) labels: Vec<usize>,
    /// Whether the source labels names of other kinds; where not, taking a word for one is no mistake.
    pub(crate) others: bool,
}

/// Weights and what is needed to average them.
#[derive(Debug)]
pub(crate) struct Perceptron {
    rows: Vec<Scores>,
    row_sums: Vec<[i64; LABELS]>,
    steps: Box<Transitions>,
    step_sums: Vec<i64>,
    clock: i64,
}

impl Perceptron {
    /// All weights zero.
    pub(crate) fn new(row_bits: u32) -> Self {
        Self {
            rows: vec![[0; LABELS]; 1 << row_bits],
            row_sums: vec![[0; LABELS]; 1 << row_bits],
            steps: unweighted(),
            step_sums: vec![0; SORTS * LABELS * LABELS],
            clock: 1,
        }
    }

    /// One pass over `examples` in the order given; returns the share of words labelled wrongly, per thousand.
    /// Each row is left out with a chance of `dropped` in a hundred, so that no single feature is relied on.
    pub(crate) fn learn(
        &mut self,
        examples: &[&Example],
        random: &mut Random,
        dropped: usize,
    ) -> usize {
        let (mut words, mut wrong) = (0, 0);
        for example in examples {
            let kept: Vec<Vec<u32>> = example
                .rows
                .iter()
                .map(|rows| {
                    rows.iter()
                        .copied()
                        .filter(|_| random.below(100) >= dropped)
                        .collect()
                })
                .collect();
            let scores: Vec<Scores> = kept.iter().map(|rows| self.score(rows)).collect();
            let guess = best(&scores, &example.sorts, &self.steps);
            let guess: Vec<usize> = guess.into_iter().map(|(label, _)| label).collect();
            let right: Vec<usize> = example
                .labels
                .iter()
                .zip(&guess)
                .map(|(label, guess)| {
                    if !example.others && *label == OUTSIDE && *guess == OTHER {
                        OTHER
                    } else {
                        *label
                    }
                })
                .collect();
            words += guess.len();
            wrong += guess.iter().zip(&right).filter(|(a, b)| a != b).count();
            if guess != right {
                self.correct(example, &kept, &right, 1);
                self.correct(example, &kept, &guess, -1);
            }
            self.clock += 1;
        }
        wrong * 1000 / words.max(1)
    }

    fn score(&self, rows: &[u32]) -> Scores {
        let mut sums = [0; LABELS];
        for row in rows {
            let weights = &self.rows[*row as usize];
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight;
            }
        }
        sums
    }

    fn correct(&mut self, example: &Example, kept: &[Vec<u32>], labels: &[usize], by: i32) {
        let mut before = OUTSIDE;
        for (idx, label) in labels.iter().enumerate() {
            for row in &kept[idx] {
                self.rows[*row as usize][*label] += by;
                self.row_sums[*row as usize][*label] += i64::from(by) * self.clock;
            }
            let sort = example.sorts[idx];
            self.steps[sort][before][*label] += by;
            self.step_sums[(sort * LABELS + before) * LABELS + label] += i64::from(by) * self.clock;
            before = *label;
        }
    }

    /// Adds the averaged weights of `other`.
    pub(crate) fn add(&mut self, other: &Self) {
        let ours = self.row_sums.iter_mut().flatten();
        let theirs = other
            .rows
            .iter()
            .flatten()
            .zip(other.row_sums.iter().flatten());
        for (sum, (weight, other_sum)) in ours.zip(theirs) {
            *sum -= i64::from(*weight) * other.clock - other_sum;
        }
        let theirs = other.steps.iter().flatten().flatten().zip(&other.step_sums);
        for (sum, (weight, other_sum)) in self.step_sums.iter_mut().zip(theirs) {
            *sum -= i64::from(*weight) * other.clock - other_sum;
        }
    }

    /// The averaged weights as the engine stores them: eight bits each, of which the largest few are cut off.
    pub(crate) fn store(&self) -> Vec<u8> {
        let rows: Vec<i64> = self
            .rows
            .iter()
            .flatten()
            .zip(self.row_sums.iter().flatten())
            .map(|(weight, sum)| i64::from(*weight) * self.clock - sum)
            .collect();
        let (rows, unit) = quantise(&rows);
        let mut bytes = Vec::new();
        for (weight, sum) in self.steps.iter().flatten().flatten().zip(&self.step_sums) {
            let weight = round(i64::from(*weight) * self.clock - sum, unit).clamp(-32_000, 32_000);
            bytes.extend(i16::try_from(weight).unwrap_or(0).to_le_bytes());
        }
        bytes.extend(rows);
        bytes
    }
}

/// Weights in eight bits each, and the unit they are counted in: the largest one in five thousand are cut off.
pub(crate) fn quantise(weights: &[i64]) -> (Vec<u8>, i64) {
    let mut sizes: Vec<i64> = weights
        .iter()
        .map(|weight| weight.abs())
        .filter(|size| *size > 0)
        .collect();
    sizes.sort_unstable();
    let place = sizes.len().saturating_sub(sizes.len() / 5000 + 1);
    let unit = (sizes.get(place).copied().unwrap_or(127) / 127).max(1);
    let bytes = weights.iter().map(|weight| {
        let small = round(*weight, unit).clamp(-127, 127);
        i8::try_from(small).unwrap_or(0).cast_unsigned()
    });
    (bytes.collect(), unit)
}

/// `weight` counted in `unit`, to the nearest.
fn round(weight: i64, unit: i64) -> i64 {
    (weight * 2 + weight.signum() * unit) / (unit * 2)
}
