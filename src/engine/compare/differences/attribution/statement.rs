//! Whole statements and who makes them: what one sentence gives to somebody and the other tells by itself, or gives to
//! somebody else, though their predicates do not meet ("the number of people in hotels had fallen, the ministry said").
//!
//! What a claim covers is known by the facts; that the other sentence tells the same is known by the words they share.

use super::super::voice::{self, Voice};
use super::super::{By, Difference, DifferenceKind, Facing, Nature, between, sided};
use crate::engine::compare::reading::Reading;
use crate::engine::compare::reading::predicate::Stance;
use crate::engine::compare::terms::{Sense, Term, share};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// So many words that carry news have to be shared.
const SHARED: usize = 3;

/// So many of them have to be other words than names: two deeds of one person are two deeds.
const NO_NAMES: usize = 2;

/// From this share of its words on a sentence is a quotation: its speaker may be named before it.
const QUOTED: f32 = 0.3;

/// From this share of a sentence's words on a statement is what it tells.
const WHOLE: f32 = 0.6;

/// From this share of the shorter of the two on, their words tell one thing.
const SAME_WORDS: f32 = 0.4;

/// A sentence of the row, with what it gives to somebody.
struct Told<'a> {
    sense: &'a Sense,
    reading: &'a Reading,
    statements: Vec<Statement>,
    /// Whether nobody is named as a source in it.
    flat: bool,
}

/// What somebody is said to have said.
struct Statement {
    voice: Voice,
    /// The words of it that carry news, ascending.
    kins: Vec<u32>,
    /// How many of them another sentence has to have: more where the source tells of itself.
    least: usize,
    /// Whether it is still to come: then only what tells of a plan can tell the same.
    planned: bool,
    /// Whether the source tells what it is going to do itself: it need not be named as the source.
    own_plan: bool,
}

/// Adds the statements that one side gives to somebody and the other to nobody, or to somebody else.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let told = Pair::new(told(facing, Side::Left), told(facing, Side::Right));
    for side in Side::BOTH {
        for own in &told[side] {
            for statement in &own.statements {
                let Some(other) = nearest(&statement.kins, &told[side.other()]) else {
                    continue;
                };
                let back = nearest(&kins(other.sense, other.sense.span), &told[side]);
                let mutual = back.is_some_and(|back| back.sense.span == own.sense.span);
                let named = is_named(statement, own, other);
                let late = statement.planned && !plans(other.reading);
                let open = mutual && other.flat && !statement.own_plan && !named && !late;
                let paired = is_paired(facing, statement, own) && is_touched(statement, other);
                if !open
                    || !paired && !tells(&statement.kins, other, statement.least)
                    || known(found, side, own.reading, other.reading)
                {
                    continue;
                }
                let Some(flat) = stated(other, statement) else {
                    continue;
                };
                found.push(between(
                    DifferenceKind::Attribution,
                    Nature::Flat,
                    sided(side, statement.voice.span, flat),
                    By("attribution-statement", 0.7),
                ));
            }
        }
    }
    sources(facing, &told, found);
}

/// Whether a row is one sentence against one, surely of one thing, and all of this one is the statement: then the other
/// sentence tells it, in whatever words.
fn is_paired(facing: &Facing<'_>, statement: &Statement, own: &Told<'_>) -> bool {
    let words = kins(own.sense, own.sense.span).len();
    facing.is_sure() && share(statement.kins.len(), words) >= WHOLE
}

/// Whether a sentence has any word of a statement that is no name.
fn is_touched(statement: &Statement, other: &Told<'_>) -> bool {
    let terms = other.sense.terms.iter();
    let mut plain = terms.filter(|term| !term.stop && !term.named);
    plain.any(|term| statement.kins.binary_search(&term.kin).is_ok())
}

/// Adds the two sources of what both sides give to somebody.
fn sources(facing: &Facing<'_>, told: &Pair<Vec<Told<'_>>>, found: &mut Vec<Difference>) {
    for left in &told.left {
        for one in &left.statements {
            let Some(right) = nearest(&one.kins, &told.right) else {
                continue;
            };
            for other in &right.statements {
                let both = one
                    .kins
                    .iter()
                    .filter(|kin| other.kins.binary_search(kin).is_ok());
                let both = both.count();
                let enough = both >= SHARED
                    && share(both, one.kins.len().min(other.kins.len())) >= SAME_WORDS;
                let back = nearest(&other.kins, &told.left);
                let mutual = back.is_some_and(|back| back.sense.span == left.sense.span);
                let paired = is_paired(facing, one, left)
                    && is_paired(facing, other, right)
                    && is_touched(one, right);
                if !(enough && mutual || paired)
                    || known(found, Side::Left, left.reading, right.reading)
                    || !may_differ(facing, &Pair::new(left, right))
                {
                    continue;
                }
                let voices = Pair::new(vec![one.voice.clone()], vec![other.voice.clone()]);
                if let Some((nature, _)) = super::compared(facing, &voices, false) {
                    found.push(between(
                        DifferenceKind::Attribution,
                        nature,
                        Pair::new(one.voice.span, other.voice.span),
                        By("attribution-statement-source", 0.7),
                    ));
                }
            }
        }
    }
}

/// Whether no source of one sentence may be one of the other: where they share one, each tells what both say.
fn may_differ(facing: &Facing<'_>, told: &Pair<&Told<'_>>) -> bool {
    let voices = |told: &Told<'_>| -> Vec<Voice> {
        let statements = told.statements.iter();
        statements
            .map(|statement| statement.voice.clone())
            .collect()
    };
    let voices = told.as_ref().map(|told| voices(told));
    super::compared(facing, &voices, false).is_some()
}

/// Whether a difference of attribution between two sentences is known already.
fn known(found: &[Difference], side: Side, own: &Reading, other: &Reading) -> bool {
    let readings = sided(side, own, other);
    found.iter().any(|known| {
        Side::BOTH
            .iter()
            .all(|&side| known.words[side].is_some_and(|words| readings[side].span.encloses(words)))
    })
}

/// The sentence that shares most words with these.
fn nearest<'s, 'a>(kins: &[u32], sentences: &'s [Told<'a>]) -> Option<&'s Told<'a>> {
    let last = |told: &&Told<'_>| (shared(kins, told), std::cmp::Reverse(told.sense.span));
    sentences.iter().max_by_key(last)
}

/// Whether a sentence tells of anything that is still to come or under way.
fn plans(reading: &Reading) -> bool {
    let mut made = reading.predicates.iter();
    made.any(|made| !matches!(made.stance, Stance::Done | Stance::Denied))
}

/// Whether a flat sentence names the source of a statement all the same: as who does what it tells.
fn is_named(statement: &Statement, own: &Told<'_>, flat: &Told<'_>) -> bool {
    let source = kins(own.sense, statement.voice.source);
    !source.is_empty() && shared(&source, flat) == source.len()
}

/// How many of the words a sentence has.
fn shared(kins: &[u32], told: &Told<'_>) -> usize {
    let has = |kin: &&u32| {
        told.sense
            .terms
            .iter()
            .any(|term| !term.stop && term.kin == **kin)
    };
    kins.iter().filter(has).count()
}

/// Whether a sentence tells what these words tell: it has enough of them, and more where none of them is its verb.
fn tells(kins: &[u32], told: &Told<'_>, least: usize) -> bool {
    let terms = told.sense.terms.iter();
    let both = terms.filter(|term| !term.stop && kins.binary_search(&term.kin).is_ok());
    let mut both: Vec<(u32, bool)> = both.map(|term| (term.kin, term.named)).collect();
    both.sort_unstable();
    both.dedup_by_key(|(kin, _)| *kin);
    let n_plain = both.iter().filter(|(_, named)| !named).count();
    let verb = told.reading.predicates.iter().any(|made| {
        let head = told.reading.word(made.head);
        head.is_some_and(|head| {
            let own = |term: &&Term| head.span.encloses(term.span) && !term.stop;
            let mut own = told.sense.terms.iter().filter(own);
            own.any(|term| kins.binary_search(&term.kin).is_ok())
        })
    });
    both.len() >= least
        && n_plain >= NO_NAMES + usize::from(!verb)
        && share(both.len(), kins.len().min(told.sense.stems.len())) >= SAME_WORDS
}

/// The predicate of a flat sentence that tells what a statement tells.
fn stated(flat: &Told<'_>, statement: &Statement) -> Option<Span> {
    let spans = flat.reading.predicates.iter().filter_map(|predicate| {
        let head = flat.reading.word(predicate.head)?.span;
        let kins = kins(flat.sense, head);
        let same = kins
            .iter()
            .any(|kin| statement.kins.binary_search(kin).is_ok());
        Some((!same, flat.reading.span_of(&predicate.words)?))
    });
    spans.min_by_key(|(other, _)| *other).map(|(_, span)| span)
}

/// Whether most of a stretch is a quotation: who said it is compared word by word elsewhere.
fn is_quoted(sense: &Sense, span: Span) -> bool {
    let inside = sense.terms.iter().filter(|term| span.encloses(term.span));
    let (mut all, mut quoted) = (0, 0);
    for term in inside {
        all += 1;
        quoted += usize::from(term.quoted);
    }
    share(quoted, all) >= QUOTED
}

/// The words of a stretch that carry news, ascending; those of a clause that only describes somebody left out.
fn told_in(sense: &Sense, reading: &Reading, span: Span) -> Vec<u32> {
    let mut kins = kins(sense, span);
    for aside in asides(reading) {
        let inside = self::kins(sense, aside);
        kins.retain(|kin| inside.binary_search(kin).is_err());
    }
    kins
}

/// The clauses that only describe a noun: ", which built the lock,".
fn asides(reading: &Reading) -> impl Iterator<Item = Span> + '_ {
    let words = &reading.words;
    (1..words.len()).filter_map(move |at| {
        let opens = words
            .get(at)
            .is_some_and(|word| matches!(&*word.folded, "who" | "which" | "whose"))
            && words.get(at - 1).is_some_and(|word| word.is(","));
        let length = words.iter().skip(at).position(|word| word.is(","));
        let end = length.map_or(words.len(), |length| at + length);
        reading.span_of(&(at..end)).filter(|_| opens)
    })
}

/// The words of a stretch that carry news, ascending.
fn kins(sense: &Sense, span: Span) -> Vec<u32> {
    let terms = sense.terms.iter();
    let inside = terms.filter(|term| !term.stop && span.encloses(term.span));
    let mut kins: Vec<u32> = inside.map(|term| term.kin).collect();
    kins.sort_unstable();
    kins.dedup();
    kins
}

/// The sentences of a side's row, headlines left out.
fn told<'a>(facing: &Facing<'a>, side: Side) -> Vec<Told<'a>> {
    let whole = facing.wholes[side];
    let prose = |sense: &&&'a Sense| !facing.is_headline(side, sense.span);
    let senses = facing.members[side].iter().filter(prose);
    senses
        .filter_map(|sense| {
            let reading = whole.readings.of(sense)?;
            let statements = voice::statements(facing, side, reading);
            Some(Told {
                sense,
                reading,
                flat: statements.is_empty()
                    && sense.quoted < QUOTED
                    && voice::names_nobody(facing, side, reading),
                statements: statements
                    .into_iter()
                    .filter(|said| !is_quoted(sense, said.content))
                    .map(|said| Statement {
                        kins: told_in(sense, reading, said.content),
                        least: SHARED + usize::from(said.own),
                        planned: said.planned,
                        own_plan: said.own && said.planned,
                        voice: said.voice,
                    })
                    .collect(),
            })
        })
        .collect()
}
