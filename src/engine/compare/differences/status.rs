//! Planned on one side, done or denied on the other.
//!
//! A verb that both sides have is read in its frame: "plans to remove", "has removed", "denied that … removed".

use std::sync::LazyLock;

use super::{Difference, DifferenceKind, Facing, between, share_any};
use crate::engine::compare::terms::{Sense, fold};
use crate::engine::facts::Status;
use crate::engine::lexicon::{Words, section};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// See the file.
const FRAMES: &str = include_str!("../../../../assets/lexicons/frames.txt");

static MODALS: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "modals")));
static PLANS: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "plans")));
static PERFECT: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "perfect")));
static DENIALS: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "denials")));
static NEGATIONS: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "negations")));
static REPORTING: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "reporting")));

/// How far in front of a verb the words stand that frame it.
const REACH: usize = 4;

/// How far in front of it a denial may stand: a clause.
const DENIAL_REACH: usize = 9;

/// How many words around a verb tell what is done to what.
const CLAUSE: usize = 8;

/// A verb in its frame.
#[derive(Clone, Copy)]
struct Framed {
    stem: u32,
    status: Status,
    /// From the first word of the frame to the verb.
    span: Span,
    verb: Span,
}

/// Adds the verbs whose status differs.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let framed = Pair::new(framed(facing, Side::Left), framed(facing, Side::Right));
    for left in &framed.left {
        for right in framed.right.iter().filter(|right| right.stem == left.stem) {
            if left.status == right.status {
                continue;
            }
            let same = framed
                .left
                .iter()
                .any(|other| other.stem == right.stem && other.status == right.status)
                || framed
                    .right
                    .iter()
                    .any(|other| other.stem == left.stem && other.status == left.status);
            let around = Pair::new(
                facing.around(Side::Left, left.verb, CLAUSE),
                facing.around(Side::Right, right.verb, CLAUSE),
            );
            if !same && share_any(&around.left, &around.right) {
                found.push(between(DifferenceKind::Status, left.span, right.span, true));
            }
        }
    }
}

fn framed(facing: &Facing<'_>, side: Side) -> Vec<Framed> {
    let text = facing.text(side);
    let senses = facing.members[side].iter();
    senses.flat_map(|sense| framed_in(sense, text)).collect()
}

/// The verbs of a sentence that stand in a frame. Quoted words are the speaker's, and are left to the quotations.
fn framed_in(sense: &Sense, text: &str) -> Vec<Framed> {
    let words: Vec<String> = sense
        .terms
        .iter()
        .map(|term| fold(term.span.of(text)))
        .collect();
    let mut found = Vec::new();
    for (idx, term) in sense.terms.iter().enumerate() {
        if term.stop || term.quoted {
            continue;
        }
        let word = words.get(idx).map_or("", String::as_str);
        if REPORTING.has(word) {
            continue;
        }
        if let Some((status, first)) = frame(&words, idx, word) {
            let start = sense.terms.get(first).map_or(term.span, |first| first.span);
            found.push(Framed {
                stem: term.stem,
                status,
                span: start.cover(term.span),
                verb: term.span,
            });
        }
    }
    found
}

/// The status of the verb at `idx`, and the index of the word its frame begins with; `None` where it stands in none.
fn frame(words: &[String], idx: usize, word: &str) -> Option<(Status, usize)> {
    let back = |reach: usize| (idx.saturating_sub(reach)..idx).rev();
    let is = |at: usize, list: &Words| words.get(at).is_some_and(|word| list.has(word));
    let participle = word.ends_with("ed")
        || word.ends_with("en")
        || word.ends_with("wn")
        || word.ends_with("pt");
    let told = back(REACH).find(|&at| !is_adverb(words.get(at)));
    let nearest = told?;
    let is_to = words.get(nearest).is_some_and(|word| word == "to");
    if is_to && !participle {
        let planned = back(REACH + 1).find(|&at| at < nearest && is(at, &PLANS))?;
        return Some((Status::Planned, planned));
    }
    let group_start = back(REACH)
        .take_while(|&at| in_verb_group(words, at))
        .last();
    let group = group_start.map_or(idx..idx, |start| start..idx);
    let denied = back(DENIAL_REACH).find(|&at| is(at, &DENIALS) && participle);
    let negated = group.clone().find(|&at| is(at, &NEGATIONS));
    let denied = denied.or(negated);
    if let Some(denied) = denied {
        return Some((Status::Denied, denied));
    }
    if group.clone().any(|at| is(at, &MODALS)) && !participle {
        return Some((Status::Planned, group.start));
    }
    let perfect = group.clone().any(|at| is(at, &PERFECT));
    let modal = group.clone().any(|at| is(at, &MODALS));
    (participle && perfect && !modal).then_some((Status::Done, group.start))
}

/// Whether the word at `at` can stand inside the words of one verb: auxiliaries, negations, adverbs.
fn in_verb_group(words: &[String], at: usize) -> bool {
    let Some(word) = words.get(at) else {
        return false;
    };
    let lists: [&Words; 3] = [&MODALS, &PERFECT, &NEGATIONS];
    lists.iter().any(|list| list.has(word))
        || matches!(word.as_str(), "be" | "been" | "being")
        || is_adverb(Some(word))
}

/// Whether a word may stand between an auxiliary and its verb without changing anything.
fn is_adverb(word: Option<&String>) -> bool {
    word.is_some_and(|word| {
        word.ends_with("ly")
            || matches!(
                word.as_str(),
                "also" | "now" | "already" | "since" | "just" | "soon" | "then"
            )
    })
}
