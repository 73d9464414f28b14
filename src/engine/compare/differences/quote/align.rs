//! How the words of two quotations line up.

use super::super::Facing;
use super::super::attribution::may_be_one;
use super::{LONG_RUN, Quoted, SHORTEST};
use crate::engine::compare::coined::{self, Heard};
use crate::engine::compare::terms::{Term, share};
use crate::engine::side::Pair;

/// From this share of the shorter quotation on, the two are one utterance.
const SAME_UTTERANCE: f32 = 0.6;

/// From this share of the words between the first and the last that line up on, they are one utterance.
const DENSE: f32 = 0.65;

/// How the words of two quotations line up.
pub(in super::super) struct Alignment {
    /// Indexes of the words that line up, ascending on both sides.
    pub(in super::super) matched: Vec<Pair<usize>>,
    /// Whether they are no more than a run that one speaker has coined.
    pub(in super::super) coined: bool,
}

/// Aligns two quotations; `None` where they are not one utterance.
pub(super) fn align(left: &[&Term], right: &[&Term]) -> Option<Alignment> {
    let matched = local_alignment(left, right);
    let shorter = left.len().min(right.len());
    let enough = matched.len() >= SHORTEST.min(shorter) && carries_news(&matched, left);
    let same =
        enough && (share(matched.len(), shorter) >= SAME_UTTERANCE || matched.len() >= LONG_RUN);
    // What lines up with holes in between is two utterances about one thing.
    let dense = share(matched.len(), window(&matched)) >= DENSE;
    let same = same && dense;
    // Two quotations of a word or two are one utterance only where they are
    // that word, or where the shorter stands in the longer as it is.
    let one_run = matched.len() == shorter && window(&matched) == shorter && shorter > 1;
    let whole = shorter >= SHORTEST
        || one_run
        || (matched.len() == left.len() && left.len() == right.len());
    (same && whole).then_some(Alignment {
        matched,
        coined: false,
    })
}

/// The longest run of words in line that one speaker has coined; `None` where the speakers are two, or the words anybody's.
pub(super) fn coined_run(facing: &Facing<'_>, quoted: Pair<&Quoted<'_>>) -> Option<Alignment> {
    let speakers = quoted.map(|quoted| quoted.quote.speaker.as_ref());
    if !may_be_one(&speakers.left?.name, &speakers.right?.name) {
        return None;
    }
    let heard = facing.wholes.as_ref().map(|whole| Heard {
        text: &whole.analysis.article.text,
        senses: whole.senses,
        readings: whole.readings,
    });
    let (left, right) = (&quoted.left.terms, &quoted.right.terms);
    let mut longest: Vec<Pair<usize>> = Vec::new();
    for (start, ours) in left.windows(coined::SHORTEST).enumerate() {
        for (other, theirs) in right.windows(coined::SHORTEST).enumerate() {
            let mut opening = ours.iter().zip(theirs);
            if !opening.all(|(one, other)| one.stem == other.stem) {
                continue;
            }
            let run = left.iter().skip(start).zip(right.iter().skip(other));
            let run = run.map(|(one, other)| (*one, *other));
            let run = run.take_while(|(one, other)| one.stem == other.stem);
            let run: Vec<(&Term, &Term)> = run.collect();
            if run.len() > longest.len() && coined::is_coined(heard, &run) {
                let places = (0..run.len()).map(|at| Pair::new(start + at, other + at));
                longest = places.collect();
            }
        }
    }
    (!longest.is_empty()).then_some(Alignment {
        matched: longest,
        coined: true,
    })
}

/// How many words the longer side has from the first word that lines up to the last.
fn window(matched: &[Pair<usize>]) -> usize {
    let (Some(first), Some(last)) = (matched.first(), matched.last()) else {
        return 0;
    };
    1 + (last.left - first.left).max(last.right - first.right)
}

/// Whether a word that lines up says something.
fn carries_news(matched: &[Pair<usize>], left: &[&Term]) -> bool {
    matched
        .iter()
        .any(|pair| left.get(pair.left).is_some_and(|term| !term.stop))
}

/// What a match counts: a word that carries news twice as much as one that does not.
const fn gain(term: &Term) -> i32 {
    if term.stop { 1 } else { 2 }
}

/// The best run of words in line; a word left out or exchanged costs one.
fn local_alignment(left: &[&Term], right: &[&Term]) -> Vec<Pair<usize>> {
    let width = right.len() + 1;
    let mut scores = vec![0_i32; (left.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    let mut best = (0, 0, 0);
    for (row, one) in left.iter().enumerate() {
        for (column, other) in right.iter().enumerate() {
            let score = |cell: usize| scores.get(cell).copied().unwrap_or_default();
            let step = if one.stem == other.stem {
                gain(one)
            } else {
                -1
            };
            let reached = (score(at(row, column)) + step)
                .max(score(at(row, column + 1)) - 1)
                .max(score(at(row + 1, column)) - 1)
                .max(0);
            if let Some(cell) = scores.get_mut(at(row + 1, column + 1)) {
                *cell = reached;
            }
            if reached > best.0 {
                best = (reached, row + 1, column + 1);
            }
        }
    }
    let score =
        |row: usize, column: usize| scores.get(at(row, column)).copied().unwrap_or_default();
    let (_, mut row, mut column) = best;
    let mut matched = Vec::new();
    while row > 0 && column > 0 && score(row, column) > 0 {
        let same = match (left.get(row - 1), right.get(column - 1)) {
            (Some(one), Some(other)) => one.stem == other.stem,
            _ => false,
        };
        let here = score(row, column);
        let step = left
            .get(row - 1)
            .filter(|_| same)
            .map_or(-1, |one| gain(one));
        if here == score(row - 1, column - 1) + step {
            if same {
                matched.push(Pair::new(row - 1, column - 1));
            }
            row -= 1;
            column -= 1;
        } else if here == score(row - 1, column) - 1 {
            row -= 1;
        } else {
            column -= 1;
        }
    }
    matched.reverse();
    matched
}
