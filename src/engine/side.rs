//! Two of something, one for each of the two articles that are compared.

use std::ops::{Index, IndexMut};

use serde::Serialize;

/// Which of two compared articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The first of the two, shown in the left column.
    Left,
    /// The second of the two, shown in the right column.
    Right,
}

impl Side {
    /// Both sides, left first.
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// One `T` for each side, indexed by [`Side`]: never two variables named left and right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Pair<T> {
    /// What belongs to the left article.
    pub left: T,
    /// What belongs to the right article.
    pub right: T,
}

impl<T> Pair<T> {
    /// A pair of the two.
    pub const fn new(left: T, right: T) -> Self {
        Self { left, right }
    }

    /// Borrows both.
    pub const fn as_ref(&self) -> Pair<&T> {
        Pair {
            left: &self.left,
            right: &self.right,
        }
    }

    /// Applies `f` to both, left first.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Pair<U> {
        Pair {
            left: f(self.left),
            right: f(self.right),
        }
    }

    /// The same two with the sides exchanged.
    #[must_use]
    pub fn swap(self) -> Self {
        Self {
            left: self.right,
            right: self.left,
        }
    }

    /// Both with the side each belongs to, left first.
    pub fn iter(&self) -> impl Iterator<Item = (Side, &T)> {
        [(Side::Left, &self.left), (Side::Right, &self.right)].into_iter()
    }
}

impl<T> Index<Side> for Pair<T> {
    type Output = T;

    fn index(&self, side: Side) -> &T {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }
}

impl<T> IndexMut<Side> for Pair<T> {
    fn index_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_read_and_written_by_side() {
        let mut pair = Pair::new(1, 2);
        pair[Side::Right] += 5;
        assert_eq!(pair[Side::Left.other()], 7);
        assert_eq!(pair.swap(), Pair::new(7, 1));
        assert_eq!(pair.map(|n| n * 2), Pair::new(2, 14));
    }
}
