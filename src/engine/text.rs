//! Spans: where something stands in a text. The only place that slices strings.
//!
//! Every fact, link, difference and citation points at a [`Span`] of an article's stored text, so that whatever
//! stands on the screen can be traced to the exact characters it came from.

use serde::{Deserialize, Serialize};

/// A half-open byte range `start..end` into an article's text.
///
/// ```text
/// text   T h e   m e m o .
/// byte   0 1 2 3 4 5 6 7 8
/// span 4..8 ──────┘─────┘   "memo"
/// ```
///
/// Both ends lie on character boundaries of the text that the span was made for; who makes a span answers for that.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset just past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`; empty at `start` where `end` lies before it.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: if end < start { start } else { end },
        }
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether no character lies inside.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the byte at `offset` lies inside.
    #[must_use]
    pub const fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn encloses(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// What the two share, where they share anything.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        self.overlaps(other)
            .then(|| Self::new(self.start.max(other.start), self.end.min(other.end)))
    }

    /// The smallest span that encloses both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same extent, moved right by `offset` bytes: from coordinates of a part to those of the whole.
    #[must_use]
    pub const fn shift(self, offset: usize) -> Self {
        Self {
            start: self.start + offset,
            end: self.end + offset,
        }
    }

    /// The words at this span of `text`; empty where the span was not made for this text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// This span without the white space at its two ends.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let inner = self.of(text);
        let left = inner.len() - inner.trim_start().len();
        Self::new(self.start + left, self.start + left + inner.trim().len())
    }

    /// Whether both ends lie inside `text` and on character boundaries of it.
    #[must_use]
    pub fn fits(self, text: &str) -> bool {
        text.get(self.start..self.end).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_open_spans_that_touch_do_not_overlap() {
        assert!(!Span::new(0, 4).overlaps(Span::new(4, 8)));
        assert!(Span::new(0, 5).overlaps(Span::new(4, 8)));
        assert_eq!(
            Span::new(0, 5).intersect(Span::new(4, 8)),
            Some(Span::new(4, 5))
        );
        assert_eq!(Span::new(0, 2).cover(Span::new(6, 8)), Span::new(0, 8));
    }

    #[test]
    fn a_span_of_another_text_reads_as_nothing() {
        let text = "naïve";
        assert_eq!(Span::new(0, 2).of(text), "na");
        assert_eq!(Span::new(0, 3).of(text), "", "inside a character");
        assert_eq!(Span::new(2, 400).of(text), "");
        assert!(!Span::new(0, 3).fits(text));
    }

    #[test]
    fn trimming_keeps_the_coordinates() {
        assert_eq!(Span::new(0, 8).trim("  memo  "), Span::new(2, 6));
        assert_eq!(Span::new(0, 3).trim("   "), Span::new(3, 3));
    }
}
