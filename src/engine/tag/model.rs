//! The weights as they are stored and read: eight-bit numbers, one row for each feature, one number for each label.

use super::decode::{LABELS, SORTS, Scores, Transitions, unweighted};

/// So many numbers of eight bits add up to less than sixteen bits hold.
const SAFE: usize = 255;

/// A table of weights over the bytes it is stored in, with `N` labels.
#[derive(Clone, Copy, Debug)]
pub struct Weights<'a, const N: usize> {
    rows: &'a [u8],
}

impl<'a, const N: usize> Weights<'a, N> {
    /// Reads a stored table; rows that it lacks count nothing.
    #[must_use]
    pub const fn new(rows: &'a [u8]) -> Self {
        Self { rows }
    }

    /// The sum of the rows.
    #[must_use]
    pub fn score(&self, rows: &[u32]) -> [i32; N] {
        let mut sums = [0_i32; N];
        // Rows of a known length and narrow sums let the compiler add all labels at once; so few rows cannot overflow them.
        let (table, _) = self.rows.as_chunks::<N>();
        for some in rows.chunks(SAFE) {
            let mut narrow = [0_i16; N];
            for row in some {
                let row = usize::try_from(*row).unwrap_or(usize::MAX);
                let weights = table.get(row).unwrap_or(&[0; N]);
                for label in 0..N {
                    narrow[label] += i16::from(weights[label].cast_signed());
                }
            }
            for label in 0..N {
                sums[label] += i32::from(narrow[label]);
            }
        }
        sums
    }
}

/// The names model: scores of words, and of one label after another.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    weights: Weights<'a, LABELS>,
    transitions: Box<Transitions>,
}

/// Bytes of the transitions at the start of a stored names model: two for each.
pub const TRANSITION_BYTES: usize = SORTS * LABELS * LABELS * 2;

impl<'a> Model<'a> {
    /// Reads a stored model; what is missing of it counts nothing.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        let (head, rows) = bytes.split_at_checked(TRANSITION_BYTES).unwrap_or_default();
        let mut transitions = unweighted();
        let places = transitions.iter_mut().flatten().flatten();
        for (place, pair) in places.zip(head.chunks_exact(2)) {
            let [low, high] = pair else { break };
            *place += i32::from(i16::from_le_bytes([*low, *high]));
        }
        Self {
            weights: Weights::new(rows),
            transitions,
        }
    }

    /// The sum of the rows.
    #[must_use]
    pub fn score(&self, rows: &[u32]) -> Scores {
        self.weights.score(rows)
    }

    /// The scores of one label after another.
    #[must_use]
    pub const fn transitions(&self) -> &Transitions {
        &self.transitions
    }
}
