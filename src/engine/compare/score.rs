//! How alike two sentences are by the words they share.
//!
//! Rare words count for more, and what is rare is judged over the sentences of the story: in the coverage of a flood
//! "flood" tells nothing. The score is half the share of the richer sentence that is common, and half the share of the
//! poorer one, so that a short sentence told inside a long one is still seen. Words that stand side by side in both
//! count once more, in part: "three gates obeyed" is more than three words that stand anywhere.

use super::content::{Content, Word};
use super::terms::{Sense, Vocabulary};
use crate::engine::side::Pair;

/// The least weight the poorer sentence is taken to have: two words in common do not make two short sentences the same.
const LEAST_WEIGHT: f32 = 10.0;

/// What a word counts that only says who somebody is.
const WHO: f32 = 0.5;

/// What the words in common count, and what those count that stand side by side in both.
const WORDS: f32 = 0.8;

/// A pair weighs as much as the lighter of its words.
const PAIRS: f32 = 0.4;

/// From this share on a sentence is a quotation, and counts as the same only with the same words.
const MOSTLY_QUOTED: f32 = 0.55;

/// A sentence with this share of quotation may quote the other one.
const PARTLY_QUOTED: f32 = 0.30;

/// With as many runs of three words in common, two sentences quote the same words.
const SAME_WORDS: usize = 2;

/// What is left of the score where one is a quotation that the other does not quote.
const QUOTE_PENALTY: f32 = 0.6;

/// What is left of it where the other is in part a quotation itself.
const PARTLY_QUOTED_PENALTY: f32 = 0.75;

/// A story of fewer sentences is weighed as if it had as many: in two lines of news every word stands everywhere.
const FEWEST_SENTENCES: u32 = 40;

/// A word that stands in one of so many sentences of the story, or in more of them, is what the story is about. Measured
/// on labelled pairs of news articles.
const TOPIC: f32 = 13.5;

/// A word that stands in no more sentences than these is never what the story is about: two articles that tell the same
/// detail, one of them twice, use its words as often.
const FEW: f32 = 3.0;

/// How much each stem of a story weighs: `ln((n + 1) / (df + ½))` over its sentences.
pub(in crate::engine) struct Weights {
    of: Vec<f32>,
    /// For each stem its groups in the thesaurus.
    groups: Vec<&'static [u32]>,
    /// A stem that weighs less is what the story is about.
    topic: f32,
}

impl Weights {
    /// Weighs the stems of all sentences of a story.
    pub(in crate::engine) fn new<'a>(
        vocabulary: &Vocabulary,
        story: impl Iterator<Item = &'a Sense>,
    ) -> Self {
        let mut counts = vec![0_u32; vocabulary.n_stems()];
        let mut n_sentences = 0_u32;
        for sense in story {
            n_sentences += 1;
            for word in &sense.content.words {
                if let Some(count) = counts.get_mut(word.kin as usize) {
                    *count += 1;
                }
            }
        }
        let all = f64::from(n_sentences.max(FEWEST_SENTENCES)) + 1.0;
        let topic = TOPIC.ln().min((narrow(all) / (FEW + 0.6)).ln());
        let of = counts
            .into_iter()
            .map(|count| narrow((all / (f64::from(count) + 0.5)).ln()))
            .collect();
        let groups = vocabulary.groups().to_vec();
        Self { of, groups, topic }
    }

    /// The weight of a family of words.
    fn of(&self, kin: u32) -> f32 {
        self.of.get(kin as usize).copied().unwrap_or_default()
    }

    /// How many families of words there are: their numbers are below this.
    pub(in crate::engine) fn n_kins(&self) -> usize {
        self.of.len()
    }

    /// The groups of the thesaurus that a family of words stands in.
    pub(in crate::engine) fn groups(&self, kin: u32) -> &'static [u32] {
        self.groups.get(kin as usize).copied().unwrap_or_default()
    }

    /// The weight of a word.
    pub(in crate::engine) fn word(&self, word: Word) -> f32 {
        let weight = self.of(word.kin);
        if word.who { WHO * weight } else { weight }
    }

    /// Whether a word says more than what the story is about: it stands in few of its sentences.
    pub(in crate::engine) fn is_specific(&self, word: Word) -> bool {
        self.word(word) > self.topic
    }

    /// The weight of a sentence.
    pub(in crate::engine) fn sum(&self, content: &Content) -> f32 {
        content.words.iter().map(|&word| self.word(word)).sum()
    }

    /// The weight of what two sentences have in common.
    pub(in crate::engine) fn shared(&self, one: &Content, other: &Content) -> f32 {
        let words = one.shared(other).map(|word| self.word(word)).sum();
        let pairs = one.shared_pairs(other);
        Self::in_common(words, self.pairs(pairs, one, other))
    }

    /// The weight of what two sentences have in common, given that of the words and of the pairs of words they share.
    pub(in crate::engine) fn in_common(words: f32, pairs: f32) -> f32 {
        WORDS * words + PAIRS * pairs
    }

    /// The weight of `pairs` of words that stand side by side in two sentences.
    pub(in crate::engine) fn pairs(
        &self,
        pairs: impl Iterator<Item = [u32; 2]>,
        one: &Content,
        other: &Content,
    ) -> f32 {
        let known = |kin: u32| {
            let who = one.who(kin)? || other.who(kin)?;
            Some(self.word(Word { kin, who }))
        };
        let lighter = |[first, second]: [u32; 2]| match (known(first), known(second)) {
            (Some(first), Some(second)) => first.min(second),
            (Some(weight), None) | (None, Some(weight)) => weight,
            (None, None) => 0.0,
        };
        pairs.map(lighter).sum()
    }

    /// No more than this can two sentences have in common, given the weight of the words they share: a word that stands
    /// in both twice stands beside four others, and a pair weighs no more than either of its words.
    pub(in crate::engine) fn at_most(words: f32) -> f32 {
        (WORDS + 4.0 * PAIRS) * words
    }
}

/// The score of two sentences that weigh `weights` and share `shared` of it, between 0 and 1.
pub(in crate::engine) fn containment(shared: f32, weights: Pair<f32>) -> f32 {
    let richer = weights.left.max(weights.right).max(LEAST_WEIGHT);
    let poorer = weights.left.min(weights.right).max(LEAST_WEIGHT);
    (0.5 * shared / richer + 0.5 * shared / poorer).clamp(0.0, 1.0)
}

/// What is left of a score, between 0 and 1, where one side quotes somebody and the other does not quote the same.
pub(in crate::engine) fn quote_factor(pair: Pair<&Sense>) -> f32 {
    let most = pair.left.quoted.max(pair.right.quoted);
    let least = pair.left.quoted.min(pair.right.quoted);
    if most <= MOSTLY_QUOTED || shares_runs(pair) {
        1.0
    } else if least < PARTLY_QUOTED {
        QUOTE_PENALTY
    } else {
        PARTLY_QUOTED_PENALTY
    }
}

/// Whether two sentences have [`SAME_WORDS`] runs of three words in common.
fn shares_runs(pair: Pair<&Sense>) -> bool {
    let [left, right] = [pair.left.runs(), pair.right.runs()];
    let common = left.iter().filter(|run| right.binary_search(run).is_ok());
    common.take(SAME_WORDS).count() == SAME_WORDS
}

/// To single precision: weights are small numbers, and the digits lost mean nothing.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a logarithm of a count is far from the limits of f32"
)]
const fn narrow(weight: f64) -> f32 {
    weight as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_sentence_inside_a_long_one_scores_high_and_two_words_in_common_do_not() {
        assert!(containment(10.0, Pair::new(10.0, 30.0)) > 0.6);
        assert!(containment(3.0, Pair::new(3.0, 30.0)) < 0.25);
        assert!(containment(0.0, Pair::new(0.0, 0.0)).abs() < f32::EPSILON);
        assert!((containment(12.0, Pair::new(12.0, 12.0)) - 1.0).abs() < 1e-6);
    }
}
