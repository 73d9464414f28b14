//! The best sequence of labels of a run of candidates, and how much worse the next best would be.
//!
//! Viterbi's algorithm over eight labels, forwards and backwards, in integers. Its time is proportional to the
//! number of words.

use super::scene::Scene;
use super::word::{Case, Word, hash};

/// Number of labels.
pub const LABELS: usize = 8;
/// Not a name.
pub const OUTSIDE: usize = 0;
/// A name that is neither person, organisation nor place; it has no label for its later words.
pub const OTHER: usize = 7;
/// Sorts of words that transitions tell apart.
pub const SORTS: usize = 14;

/// A score for each label.
pub type Scores = [i32; LABELS];
/// For each sort of word, each label before and each label: a score.
pub type Transitions = [[Scores; LABELS]; SORTS];

/// Far below any score of a few words, and far from overflowing: the scores are brought back to zero at each word.
const NEVER: i32 = -100_000_000;

/// Whether `label` may follow `before`: the later word of a name follows a word of the same kind.
#[must_use]
pub const fn may_follow(before: usize, label: usize) -> bool {
    match label {
        2 | 4 | 6 => before == label || before + 1 == label,
        _ => true,
    }
}

/// Transitions without weights: what must not follow never does.
#[must_use]
pub fn unweighted() -> Box<Transitions> {
    let row = |from| std::array::from_fn(|label| if may_follow(from, label) { 0 } else { NEVER });
    Box::new([std::array::from_fn(row); SORTS])
}

/// Whether `label` goes on with the name that `before` belongs to.
#[must_use]
pub const fn continues(before: usize, label: usize) -> bool {
    match label {
        2 | 4 | 6 => may_follow(before, label),
        OTHER => before == OTHER,
        _ => false,
    }
}

/// The labels of a run of candidates with the given scores of words and sorts, and each label's lead over the best
/// sequence with another label there. Whatever stands before the run is no name.
#[must_use]
pub fn best(words: &[Scores], sorts: &[usize], transitions: &Transitions) -> Vec<(usize, i32)> {
    let forwards = forwards(words, sorts, transitions);
    let backwards = backwards(words, sorts, transitions);
    let mut found: Vec<(usize, i32)> = Vec::with_capacity(words.len());
    let mut before = OUTSIDE;
    for (idx, (left, right)) in forwards.iter().zip(&backwards).enumerate() {
        let through: Scores = std::array::from_fn(|label| left[label].saturating_add(right[label]));
        // The path is followed by hand, so that equal scores cannot mix two paths.
        let best = (0..LABELS)
            .filter(|label| may_follow(before, *label))
            .max_by_key(|label| {
                let step = transitions[sorts[idx]][before][*label];
                let here = words[idx][*label].saturating_add(step);
                (here.saturating_add(right[*label]), LABELS - label)
            })
            .unwrap_or(OUTSIDE);
        let rival = (0..LABELS)
            .filter(|label| kind(*label) != kind(best))
            .map(|label| through[label])
            .max();
        let lead = through[best].saturating_sub(rival.unwrap_or(NEVER));
        found.push((best, lead));
        before = best;
    }
    found
}

/// The kind of name of a label, whichever of its words: 0 for none.
#[must_use]
pub const fn kind(label: usize) -> usize {
    label.div_ceil(2)
}

fn forwards(words: &[Scores], sorts: &[usize], transitions: &Transitions) -> Vec<Scores> {
    let mut before = [NEVER; LABELS];
    before[OUTSIDE] = 0;
    let mut all = Vec::with_capacity(words.len());
    for (scores, sort) in words.iter().zip(sorts) {
        let mut here = [i32::MIN; LABELS];
        for (from, steps) in before.iter().zip(&transitions[*sort]) {
            for (best, step) in here.iter_mut().zip(steps) {
                *best = (*best).max(from + step);
            }
        }
        for (best, score) in here.iter_mut().zip(scores) {
            *best += score;
        }
        before = levelled(here);
        all.push(before);
    }
    all
}

/// For each word and label, the best score of all that follows it.
fn backwards(words: &[Scores], sorts: &[usize], transitions: &Transitions) -> Vec<Scores> {
    let mut all = vec![[0; LABELS]; words.len()];
    for idx in (1..words.len()).rev() {
        let after: Scores = std::array::from_fn(|label| words[idx][label] + all[idx][label]);
        let here = transitions[sorts[idx]].map(|steps| {
            let ways = steps.iter().zip(&after).map(|(step, score)| step + score);
            ways.max().unwrap_or(NEVER)
        });
        all[idx - 1] = levelled(here);
    }
    all
}

/// The same scores with the best at zero, so that they stay small however long the run is.
fn levelled(scores: Scores) -> Scores {
    let highest = scores.iter().copied().max().unwrap_or(0);
    scores.map(|score| (score - highest).max(2 * NEVER))
}

/// The sort of word that transitions to word `idx` depend on.
#[must_use]
pub fn sort(scene: &Scene<'_>, idx: usize) -> usize {
    let word = scene.place_or_edge(Some(idx)).word;
    match word.case {
        Case::Capital if idx == 0 => 0,
        Case::Capital => 1,
        Case::Initial => 2,
        Case::Upper if scene.shouted => 3,
        Case::Upper => 4,
        Case::Mixed => 5,
        Case::Digits => 6,
        Case::Mark | Case::Lower => small(word),
    }
}

fn small(word: &Word) -> usize {
    const OF: u64 = hash(b"of");
    const THE: u64 = hash(b"the");
    const AND: [u64; 2] = [hash(b"and"), hash(b"&")];
    const HYPHEN: u64 = hash(b"-");
    const POSSESSIVES: [u64; 2] = [hash(b"'s"), hash("’s".as_bytes())];
    if word.exact == OF {
        7
    } else if word.exact == THE {
        8
    } else if AND.contains(&word.exact) {
        9
    } else if POSSESSIVES.contains(&word.exact) {
        10
    } else if word.exact == HYPHEN {
        11
    } else if word.case == Case::Mark {
        12
    } else {
        13
    }
}
