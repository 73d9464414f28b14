//! The same words by two speakers, and what one side states flatly while the other holds it at arm's length.

use std::sync::LazyLock;

use super::quote::utterances;
use super::{Difference, DifferenceKind, Facing, between};
use crate::engine::compare::terms::{Sense, Term, fold, is_stop_word, share};
use crate::engine::facts::{FactKind, Value};
use crate::engine::lexicon::{Words, section};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// See the file.
const FRAMES: &str = include_str!("../../../../assets/lexicons/frames.txt");

/// Adverbs that hold what follows at arm's length.
static HEDGES: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "hedges")));

/// Modals that make what follows possible, and no more.
static POSSIBILITIES: LazyLock<Words> =
    LazyLock::new(|| Words::new(section(FRAMES, "possibilities")));

/// Other words that take the fact from a "have" behind them.
static OPEN: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "open")));

/// Modals of the future.
static MODALS: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "modals")));

/// Forms of "have".
static PERFECT: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "perfect")));

/// Words that say that something is said.
static SAYING: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "saying")));

/// From this share of the shorter quotation on, its words are the same words.
const SAME_WORDS: f32 = 0.8;

/// Fewer words than this may be said by anybody.
const SHORTEST: usize = 4;

/// How many words around a verb tell who does it to what.
const CLAUSE: usize = 10;

/// With so many words in common around it, the flat verb states what the hedged one holds at arm's length.
const CERTAIN: usize = 3;

/// How far behind a hedge the word stands that it holds at arm's length.
const REACH: usize = 3;

/// Adds what is attributed in two ways.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    speakers(facing, found);
    for side in Side::BOTH {
        hedges(facing, side, found);
        possibilities(facing, side, found);
    }
}

/// What `side` tells as possible ("might have lodged") and the other side as done ("had lodged"), whoever says so.
fn possibilities(facing: &Facing<'_>, side: Side, found: &mut Vec<Difference>) {
    for (possible, stem) in perfects(facing, side, true) {
        let done = perfects(facing, side.other(), false)
            .into_iter()
            .find(|(_, other)| *other == stem);
        if let Some((done, _)) = done {
            let words = match side {
                Side::Left => Pair::new(Some(possible), Some(done)),
                Side::Right => Pair::new(Some(done), Some(possible)),
            };
            found.push(Difference {
                kind: DifferenceKind::Attribution,
                words,
                certain: false,
            });
        }
    }
}

/// The verbs of a side behind a form of "have", with their stems: those that a modal makes `possible`, or those that
/// none does.
fn perfects(facing: &Facing<'_>, side: Side, possible: bool) -> Vec<(Span, u32)> {
    let text = facing.text(side);
    let has = |list: &Words, term: &Term| list.has(&fold(term.span.of(text)));
    let runs = facing.members[side]
        .iter()
        .flat_map(|sense| sense.terms.windows(3));
    runs.filter_map(|run| match run {
        [modal, have, verb] if has(&PERFECT, have) && !verb.stop && !verb.quoted => {
            let hedged = has(&POSSIBILITIES, modal);
            let flat = !hedged && !has(&MODALS, modal) && !has(&OPEN, modal);
            let whole = if hedged { modal.span } else { have.span };
            let wanted = if possible { hedged } else { flat };
            wanted.then_some((whole.cover(verb.span), verb.stem))
        }
        _ => None,
    })
    .collect()
}

/// The same words, two speakers.
fn speakers(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    for (pair, alignment) in utterances(facing) {
        let shorter = pair.left.terms.len().min(pair.right.terms.len());
        let same = alignment.matched.len() >= SHORTEST
            && share(alignment.matched.len(), shorter) >= SAME_WORDS;
        let (Some(left), Some(right)) = (&pair.left.quote.speaker, &pair.right.quote.speaker)
        else {
            continue;
        };
        let named = is_name(&left.name) && is_name(&right.name);
        if !same || !named || may_be_one(&left.name, &right.name) {
            continue;
        }
        // A body speaks through people, so that only two people are certainly two speakers.
        let people = is_person(facing, Side::Left, &left.name)
            && is_person(facing, Side::Right, &right.name);
        found.push(between(
            DifferenceKind::Attribution,
            left.span,
            right.span,
            people,
        ));
    }
}

/// Whether a speaker is called by a name; a pronoun that nobody could resolve may mean anybody.
fn is_name(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    let article = first == "The" && name.contains(' ');
    first.starts_with(char::is_uppercase) && (article || !is_stop_word(first))
}

/// Whether two names may mean one: they share a word, or one is made of the first letters of the other.
fn may_be_one(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|character: char| !character.is_alphanumeric());
        words.filter(|word| word.len() > 1).map(fold).collect()
    };
    let initials = |name: &str| -> String {
        let letters = name
            .split_whitespace()
            .filter_map(|word| word.chars().next());
        letters.filter(|letter| letter.is_uppercase()).collect()
    };
    let (a, b) = (words(one), words(other));
    a.iter().any(|word| b.contains(word)) || initials(one) == other || initials(other) == one
}

fn is_person(facing: &Facing<'_>, side: Side, name: &str) -> bool {
    let mut facts = facing.wholes[side].analysis.facts.iter();
    facts.any(|fact| match &fact.value {
        Value::Person(person) => person.name == name,
        _ => false,
    })
}

/// What `side` holds at arm's length and the other side states flatly, without anybody who says it.
fn hedges(facing: &Facing<'_>, side: Side, found: &mut Vec<Difference>) {
    let flat = |sense: &&&Sense| !holds_any(facing, side.other(), sense, &[&HEDGES, &SAYING]);
    let flat: Vec<&&Sense> = facing.members[side.other()].iter().filter(flat).collect();
    for sense in &facing.members[side] {
        for (idx, hedge) in sense.terms.iter().enumerate() {
            if !HEDGES.has(&fold(hedge.span.of(facing.text(side)))) || hedge.quoted {
                continue;
            }
            let behind = sense.terms.iter().skip(idx + 1).take(REACH);
            let mut held = behind.filter(|term| !term.stop).take(1);
            let same = held.find_map(|term| {
                let mut others = flat.iter().flat_map(|sense| &sense.terms);
                let other = others.find(|other| other.stem == term.stem && !other.quoted)?;
                Some((hedge.span.cover(term.span), other.span))
            });
            if let Some((hedged, flat)) = same {
                let words = match side {
                    Side::Left => Pair::new(Some(hedged), Some(flat)),
                    Side::Right => Pair::new(Some(flat), Some(hedged)),
                };
                let around = Side::BOTH.map(|side| {
                    let place = words[side].unwrap_or_default();
                    facing.around(side, place, CLAUSE)
                });
                let [one, other] = &around;
                let shared = one.iter().filter(|stem| other.binary_search(stem).is_ok());
                found.push(Difference {
                    kind: DifferenceKind::Attribution,
                    words,
                    certain: shared.count() >= CERTAIN,
                });
            }
        }
    }
}

/// Whether a sentence has a word of one of the lists, or a claim or quotation that somebody is named for.
fn holds_any(facing: &Facing<'_>, side: Side, sense: &Sense, lists: &[&Words]) -> bool {
    let text = facing.text(side);
    let listed = sense.terms.iter().any(|term| {
        let word = fold(term.span.of(text));
        lists.iter().any(|list| list.has(&word))
    });
    let claimed = facing.facts(side).any(|fact| {
        let kind = matches!(
            fact.kind(),
            FactKind::Claim | FactKind::Quote | FactKind::Citation
        );
        kind && overlaps(fact.span, sense.span)
    });
    listed || claimed
}

const fn overlaps(one: Span, other: Span) -> bool {
    one.overlaps(other)
}
