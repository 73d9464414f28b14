//! What one side adds.

use super::{Difference, DifferenceKind, Facing};
use crate::engine::compare::terms::{Sense, share};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// So many words that carry news, one after the other, make a detail.
const SHORTEST: usize = 3;

/// From this share of words on that stand elsewhere in the other article, the other may tell it elsewhere.
const ELSEWHERE: f32 = 0.5;

/// From this likeness on the sides tell the same, so that more words are more news.
const ALIKE: f32 = 0.35;

/// Adds the runs of words that only one side has.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    if facing.score < ALIKE {
        return;
    }
    for side in Side::BOTH {
        let mut known: Vec<u32> = facing.terms(side.other()).map(|term| term.stem).collect();
        known.sort_unstable();
        for sense in &facing.members[side] {
            for (span, stems) in runs(sense, &known) {
                let elsewhere = stems.iter().filter(|stem| {
                    facing.wholes[side.other()]
                        .stems
                        .binary_search(stem)
                        .is_ok()
                });
                let words = match side {
                    Side::Left => Pair::new(Some(span), None),
                    Side::Right => Pair::new(None, Some(span)),
                };
                found.push(Difference {
                    kind: DifferenceKind::Detail,
                    words,
                    certain: share(elsewhere.count(), stems.len()) < ELSEWHERE,
                });
            }
        }
    }
}

/// The runs of a sentence without a word of `known` (ascending), each from its first word that carries news to its
/// last, with the stems of those.
fn runs(sense: &Sense, known: &[u32]) -> Vec<(Span, Vec<u32>)> {
    let mut found = Vec::new();
    let mut run: Option<(Span, Vec<u32>)> = None;
    for term in &sense.terms {
        if term.stop && !term.quoted {
            continue;
        }
        // What somebody is quoted with is compared as a quotation, not as a detail.
        if term.quoted || known.binary_search(&term.stem).is_ok() {
            found.extend(run.take());
            continue;
        }
        run = Some(match run {
            Some((span, mut stems)) => {
                stems.push(term.stem);
                (span.cover(term.span), stems)
            }
            None => (term.span, vec![term.stem]),
        });
    }
    found.extend(run);
    found.retain(|(_, stems)| stems.len() >= SHORTEST);
    found
}
