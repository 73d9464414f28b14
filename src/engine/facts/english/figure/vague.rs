//! Counts without a number: "dozens of arrests", "tens of thousands", "several offices", "a handful of tools".

use crate::engine::facts::english::number::{Line, Sense};

use super::counted;

/// A vague count: the atoms from `start` to before `next`, and what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Vague {
    /// The first atom.
    pub start: usize,
    /// The first atom after it.
    pub next: usize,
    /// The noun counted, where one is named.
    pub counted: Option<usize>,
}

/// The vague count that starts at atom `start`.
pub(super) fn read(line: &Line<'_>, start: usize) -> Option<Vague> {
    if let Some(next) = end_of_count(line, start) {
        let counted = counted::plural_after(line, next);
        if counted.is_some() || is_large(line, next.wrapping_sub(1)) && !line.is(next, "of") {
            return Some(Vague {
                start,
                next,
                counted,
            });
        }
        // "dozens more are missing"
        if !line.is(start + 1, "more") || !counted::is_over(line, next + 1) {
            return None;
        }
    }
    let next = standing_alone(line, start)?;
    Some(Vague {
        start,
        next,
        counted: None,
    })
}

/// "Thousands marched", "wounding dozens": a plural of a number that stands for those it counts.
fn standing_alone(line: &Line<'_>, start: usize) -> Option<usize> {
    if !line.any(
        start,
        &["dozens", "hundreds", "thousands", "millions", "billions"],
    ) {
        return None;
    }
    let next = start + 1;
    // "in the low thousands", "the millions": a range, or a crowd already known.
    let before = start.wrapping_sub(1);
    let known = line.any(
        before,
        &["the", "these", "those", "low", "mid", "high", "into", "by"],
    ) || line.word(before) == "-";
    let joined = line.is(next, "of") || line.word(next) == "-" && line.glued(next);
    (!known && !joined && !line.glued(start)).then_some(next)
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
        let few = line.is(start + 1, "few");
        return (handful || few).then_some(start + 2 + usize::from(few && multiplies(start + 2)));
    }
    if line.is(start, "few") {
        let points = line.any(
            start.wrapping_sub(1),
            &["last", "past", "next", "coming", "previous", "following"],
        );
        return (points && matches!(line.sense(start + 1), Sense::Period(_))).then_some(start + 1);
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
    let large = next > start + 1 && is_large(line, next - 1);
    let counts = large || line.is(next, "of") || (line.is(next, "more") && word.len() > 4);
    let small = line.any(start, &["tens", "scores"]);
    let settled = !small || next > start + 1 || line.is(start, "scores") && line.is(next, "of");
    (counts && settled).then_some(next)
}

/// Whether the atom at `idx` is "thousands" or above.
fn is_large(line: &Line<'_>, idx: usize) -> bool {
    line.any(idx, &["thousands", "millions", "billions", "trillions"])
}
