//! The weights as they are stored and read: eight-bit numbers, one row for each feature, one number for each label.

use super::decode::{LABELS, SORTS, Transitions, unweighted};
use super::features::Sink;

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

    /// A sum of rows, of which there is none yet.
    #[must_use]
    pub const fn sum(&self) -> Sum<'a, N> {
        // Rows of a known length let the compiler add all labels at once.
        Sum {
            table: self.rows.as_chunks::<N>().0,
            sums: [0; N],
        }
    }
}

/// What the rows taken so far add up to.
///
/// Narrow sums are added faster. They hold as many rows as `i16` has eight-bit numbers in it, 256, which is more than any
/// word has features; the sum of more would stop at the edge.
#[derive(Clone, Copy, Debug)]
pub struct Sum<'a, const N: usize> {
    table: &'a [[u8; N]],
    sums: [i16; N],
}

impl<const N: usize> Sink for Sum<'_, N> {
    fn take(&mut self, row: u32) {
        let row = usize::try_from(row).unwrap_or(usize::MAX);
        let weights = self.table.get(row).unwrap_or(&[0; N]);
        for (sum, weight) in self.sums.iter_mut().zip(weights) {
            *sum = sum.saturating_add(i16::from(weight.cast_signed()));
        }
    }
}

impl<const N: usize> Sum<'_, N> {
    /// The sum for each label.
    #[must_use]
    pub fn scores(&self) -> [i32; N] {
        self.sums.map(i32::from)
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

    /// A sum of rows, of which there is none yet.
    #[must_use]
    pub const fn sum(&self) -> Sum<'a, LABELS> {
        self.weights.sum()
    }

    /// The scores of one label after another.
    #[must_use]
    pub const fn transitions(&self) -> &Transitions {
        &self.transitions
    }
}
