//! What one side adds, and what each adds of its own to the same thing.
//!
//! A sentence is cut into pieces at its joints: commas, prepositions, relative pronouns, conjunctions. A piece without a
//! word that the other side has is a detail; pieces of that kind that touch are one.

mod complement;
mod description;
mod piece;

use super::{By, Difference, DifferenceKind, Facing, Nature, between, difference, sided};
use crate::engine::compare::terms::share;
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;
use piece::Piece;

/// From this share of words on that stand elsewhere in the other article, the other may tell it elsewhere.
const ELSEWHERE: f32 = 0.5;

/// From this likeness on the sides tell the same, so that more words are more news.
const ALIKE: f32 = 0.35;

/// So many words that carry news make a detail whatever they are.
const LONG: usize = 3;

/// Adds what only one side has, and what each has of its own.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let mut made = Vec::new();
    description::find(facing, &mut made);
    complement::find(facing, &mut made);
    let pieces = Pair::new(
        piece::find(facing, Side::Left),
        piece::find(facing, Side::Right),
    );
    same_joint(&pieces, &mut made);
    let mut own = Pair::new(added(&pieces.left), added(&pieces.right));
    for side in Side::BOTH {
        own[side].retain(|piece| {
            let told = |one: &Difference| {
                one.nature == Nature::Otherwise
                    && one.words[side].is_some_and(|words| words.overlaps(piece.span))
            };
            !made.iter().any(told)
        });
    }
    beside_one_word(&mut own, &mut made);
    if facing.score >= ALIKE {
        for side in Side::BOTH {
            made.extend(own[side].iter().map(|piece| adds(side, piece)));
        }
    }
    // What each tells of its own, and what another kind tells, is not told again as added.
    let told: Vec<Difference> = made
        .iter()
        .filter(|one| one.nature == Nature::Otherwise)
        .chain(found.iter())
        .cloned()
        .collect();
    made.retain(|one| {
        one.nature == Nature::Otherwise || !told.iter().any(|other| overlap(one, other))
    });
    found.extend(made);
}

/// A piece that only one side has.
fn adds(side: Side, piece: &Piece) -> Difference {
    let elsewhere = share(piece.n_elsewhere, piece.news.len());
    let sure = elsewhere < ELSEWHERE && (piece.news.len() >= LONG || piece.exact);
    let by = By("detail-added", if sure { 0.88 } else { 0.6 });
    let words = sided(side, Some(piece.span), None);
    difference(DifferenceKind::Detail, Nature::Adds, words, by)
}

/// Whether another difference tells at least half of the words of a detail, or most of one that stands beside another.
fn overlap(one: &Difference, other: &Difference) -> bool {
    Side::BOTH.iter().any(|&side| {
        let words = one.words[side].zip(other.words[side]);
        words.is_some_and(|(one, other)| {
            let common = one.intersect(other).map_or(0, Span::len);
            2 * common >= one.len()
        })
    })
}

/// The pieces that hold nothing the other side has; those that touch are one.
fn added(pieces: &[Piece]) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut touches = false;
    for piece in pieces {
        // What tells nothing, such as an acronym in brackets, may stand inside a detail, and opens none.
        if piece.known > 0 || piece.speaks || !touches && piece.news.is_empty() {
            touches = false;
            continue;
        }
        match found.last_mut() {
            Some(last) if touches && last.sentence == piece.sentence => last.join(piece),
            _ => found.push(piece.clone()),
        }
        touches = true;
    }
    found.retain(Piece::tells);
    found
}

/// What each side tells behind the same word: "the hall where families slept", "the hall on Mill Street".
fn beside_one_word(own: &mut Pair<Vec<Piece>>, made: &mut Vec<Difference>) {
    let mut taken = Pair::new(Vec::new(), Vec::new());
    for (left, one) in own.left.iter().enumerate() {
        let joined = |piece: &Piece| {
            piece
                .joint
                .as_deref()
                .is_some_and(|joint| !matches!(joint, "and" | "or" | "but"))
        };
        let other = own.right.iter().position(|other| {
            one.behind.is_some() && one.behind == other.behind && joined(one) && joined(other)
        });
        let Some(right) = other.filter(|right| !taken.right.contains(right)) else {
            continue;
        };
        if let Some(other) = own.right.get(right) {
            let by = By("detail-beside-one-word", 0.8);
            made.push(between(
                DifferenceKind::Detail,
                Nature::Otherwise,
                Pair::new(one.span, other.span),
                by,
            ));
            taken.left.push(left);
            taken.right.push(right);
        }
    }
    for side in Side::BOTH {
        let mut at = 0;
        own[side].retain(|_| {
            at += 1;
            !taken[side].contains(&(at - 1))
        });
    }
}

/// Pieces that one word opens, with a number or name in common and words of their own: "since records began in 1931",
/// "since the gauge was set up in 1931".
fn same_joint(pieces: &Pair<Vec<Piece>>, made: &mut Vec<Difference>) {
    for one in &pieces.left {
        for other in &pieces.right {
            let clause = matches!(
                one.joint.as_deref(),
                Some(
                    "since"
                        | "until"
                        | "because"
                        | "after"
                        | "before"
                        | "when"
                        | "where"
                        | "by"
                        | "during"
                )
            );
            let joint = clause && one.joint == other.joint;
            let shares = one
                .extent
                .1
                .iter()
                .any(|anchor| other.extent.1.contains(anchor));
            let own = !one.news.is_empty()
                && !other.news.is_empty()
                && one.news.len() + other.news.len() >= LONG;
            if joint && shares && own {
                let by = By("detail-same-joint", 0.7);
                made.push(between(
                    DifferenceKind::Detail,
                    Nature::Otherwise,
                    Pair::new(one.extent.0, other.extent.0),
                    by,
                ));
            }
        }
    }
}
