//! Counts without a number: "dozens of arrests", "tens of thousands", "several offices", "a handful of tools".

use crate::engine::facts::number::{Line, Sense};

use super::counted;

/// A vague count: the atoms from `start` to before `next`, and what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Vague {
    /// The first atom.
    pub start: usize,
    /// The first atom after it.
    pub next: usize,
    /// The noun counted.
    pub counted: usize,
}

/// The vague count that starts at atom `start`.
pub(super) fn read(line: &Line<'_>, start: usize) -> Option<Vague> {
    let next = end_of_count(line, start)?;
    let counted = counted::plural_after(line, next)?;
    Some(Vague {
        start,
        next,
        counted,
    })
}

/// The atom after the words of the count.
fn end_of_count(line: &Line<'_>, start: usize) -> Option<usize> {
    let multiplies = |idx| {
        matches!(
            line.sense(idx),
            Sense::Hundred | Sense::Scale(_) | Sense::Dozen
        )
    };
    let word = line.word(start);
    if line.is(start, "a") {
        let handful = line.is(start + 1, "handful") && line.is(start + 2, "of");
        let few = line.is(start + 1, "few") && multiplies(start + 2);
        return (handful || few).then_some(start + 2 + usize::from(few));
    }
    if line.sense(start) != Sense::Vague {
        return None;
    }
    if line.any(start, &["several", "multiple"]) {
        return Some(start + 1 + usize::from(multiplies(start + 1)));
    }
    let mut next = start + 1;
    while line.is(next, "of") && is_large(line, next + 1) {
        next += 2;
    }
    let counts = line.is(next, "of") || (line.is(next, "more") && word.len() > 4);
    let small = line.any(start, &["tens", "scores"]);
    let settled = !small || next > start + 1 || line.is(start, "scores") && line.is(next, "of");
    (counts && settled).then_some(next)
}

/// Whether the atom at `idx` is "thousands" or above.
fn is_large(line: &Line<'_>, idx: usize) -> bool {
    line.any(idx, &["thousands", "millions", "billions", "trillions"])
}
