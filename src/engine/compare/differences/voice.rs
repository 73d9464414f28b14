//! Who says what a sentence tells: nobody but the outlet, somebody named, somebody without a name, another outlet.

mod account;
mod said;

use std::sync::LazyLock;

use super::Facing;
use super::meeting::{SAYING, Told};
use crate::engine::compare::reading::phrase::{self, Phrase};
use crate::engine::compare::reading::predicate::{Predicate, Stance};
use crate::engine::compare::reading::{Reading, Word};
use crate::engine::facts::Value;
use crate::engine::lexicon::{Words, section};
use crate::engine::side::Side;
use crate::engine::tag::speech::Speech;
use crate::engine::text::Span;
pub(super) use account::{has_share, polled};
use said::FINDINGS;
pub(super) use said::{names_nobody, statements};

/// See the file.
const FRAMES: &str = include_str!("../../../../assets/lexicons/en/frames.txt");

/// Adverbs that hold what they stand beside at arm's length.
pub(super) static HEDGES: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "hedges")));

/// Adverbs that leave what they stand beside possible.
static DOUBTS: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "doubts")));

/// Sources without a name.
static UNNAMED: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "unnamed")));

/// How far from a predicate an adverb stands that hedges it.
const HEDGE_REACH: usize = 3;

/// One attribution of a sentence.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers a question of its own about the source, and all combine"
)]
#[derive(Clone, Debug)]
pub(super) struct Voice {
    /// Who is meant, as far as the text tells; the words in this place else.
    pub(super) name: String,
    /// The source alone.
    pub(super) source: Span,
    /// The source with its verb: "the council said".
    pub(super) span: Span,
    /// Whether the source has no name.
    pub(super) unnamed: bool,
    /// Whether the source is another outlet.
    pub(super) outlet: bool,
    /// Whether nothing tells who it is: a pronoun that nobody could resolve, "the report".
    pub(super) unknown: bool,
    /// Whether the source is something written that is told to be of somebody: "a timeline released by the city".
    pub(super) written: bool,
    /// Whether "he" or "she" is the source.
    pub(super) personal: bool,
}

/// The adverb that holds a predicate at arm's length, or the frame that does: "is believed to have left".
pub(super) fn hedge(told: &Told<'_>) -> Option<Span> {
    let predicate = told.predicate;
    let reading = told.reading;
    if predicate.seeming {
        return reading.span_of(&predicate.words);
    }
    beside(told, &HEDGES)
}

/// The adverb that leaves a predicate possible: "was probably to blame".
pub(super) fn doubt(told: &Told<'_>) -> Option<Span> {
    beside(told, &DOUBTS)
}

/// A predicate with the adverb of a list that stands beside it.
fn beside(told: &Told<'_>, adverbs: &Words) -> Option<Span> {
    let predicate = told.predicate;
    let reading = told.reading;
    let from = predicate.words.start.saturating_sub(HEDGE_REACH);
    let near = from..(predicate.head + 2).min(reading.words.len());
    let range = near.clone().zip(reading.words.get(near)?);
    let mut between = range.filter(|(_, word)| adverbs.has(&word.folded) && !word.quoted);
    let (at, _) = between.next()?;
    reading.span_of(&(at.min(predicate.words.start)..predicate.words.end.max(at + 1)))
}

/// Who the sentence of a predicate gives it to, the nearest first.
pub(super) fn voices(facing: &Facing<'_>, side: Side, told: &Told<'_>) -> Vec<Voice> {
    let reading = told.reading;
    let mut found = Vec::new();
    for cue in &reading.predicates {
        if !is_cue(reading, cue)
            || cue.head == told.predicate.head
            || !covers(reading, cue, told.predicate)
        {
            continue;
        }
        if let Some(source) = source(reading, cue) {
            found.extend(voice(facing, side, reading, &source, cue.words.clone()));
        }
    }
    found.extend(according(facing, side, reading));
    found.extend(account::accounts(facing, side, reading).map(|said| said.voice));
    // A denial is the voice of who denies: it is a part of the predicate's own words.
    let denial = reading
        .predicates
        .iter()
        .find(|cue| cue.head == told.predicate.words.start && cue.head != told.predicate.head);
    if let Some(denial) = denial
        && let Some(source) = source(reading, denial)
    {
        found.extend(voice(facing, side, reading, &source, denial.words.clone()));
    }
    found
}

/// Everybody whom the row's sentences of a side name as a source, each once.
pub(super) fn speakers(facing: &Facing<'_>, side: Side) -> Vec<Voice> {
    let mut found: Vec<Voice> = Vec::new();
    for reading in facing.readings(side) {
        for cue in reading.predicates.iter().filter(|cue| is_cue(reading, cue)) {
            let voice = source(reading, cue)
                .and_then(|source| voice(facing, side, reading, &source, cue.words.clone()));
            let news = |voice: &Voice| !found.iter().any(|known| known.name == voice.name);
            found.extend(voice.filter(news));
        }
    }
    found
}

/// Who gives the number at `words`: "the unions had **put** the number of jobs **at** 1,400", "police **counted** 300".
pub(super) fn estimates(
    facing: &Facing<'_>,
    side: Side,
    reading: &Reading,
    words: &std::ops::Range<usize>,
) -> Option<Voice> {
    let made = super::slot::governing(reading, words)?;
    let head = reading.word(made.head)?;
    let puts = matches!(&*head.folded, "put" | "puts" | "set" | "sets");
    let at = words.start.checked_sub(1).and_then(|at| reading.word(at));
    let counts = puts && at.is_some_and(|word| word.is("at"))
        || matches!(
            &*head.folded,
            "estimate"
                | "estimates"
                | "estimated"
                | "count"
                | "counts"
                | "counted"
                | "reckon"
                | "reckons"
                | "reckoned"
                | "calculate"
                | "calculates"
                | "calculated"
                | "number"
                | "numbered"
        );
    let source = made.subject.as_ref().filter(|_| counts && !made.passive)?;
    voice(facing, side, reading, source, made.words.clone())
}

/// Whether a sentence names anybody as a source, or holds itself at arm's length.
pub(super) fn is_flat(facing: &Facing<'_>, side: Side, reading: &Reading) -> bool {
    let cue = reading.predicates.iter().any(|cue| is_cue(reading, cue));
    let word = reading
        .words
        .iter()
        .any(|word| HEDGES.has(&word.folded) || word.is("according"));
    let fact = facing.facts(side).any(|fact| {
        matches!(
            fact.value,
            Value::Claim(_) | Value::Citation(_) | Value::Quote(_)
        ) && fact.span.overlaps(reading.span)
    });
    !(cue || word || fact || account::accounts(facing, side, reading).is_some())
}

/// Whether a predicate says that something is said.
pub(super) fn is_cue(reading: &Reading, cue: &Predicate) -> bool {
    let that = reading
        .word(cue.words.end)
        .is_some_and(|word| word.is("that"));
    reading.word(cue.head).is_some_and(|head| {
        let says = SAYING.has(&head.folded) || that && FINDINGS.has(&head.folded);
        says && !head.quoted && !head.is("according")
    }) && !matches!(cue.stance, Stance::Denied | Stance::Refused | Stance::Open)
        && !cue.passive
}

/// Whether an attribution reaches the predicate: what follows it in its clause, or all of the sentence before it where
/// it stands behind the last comma.
fn covers(reading: &Reading, cue: &Predicate, predicate: &Predicate) -> bool {
    let between = |from: usize, to: usize| reading.words.get(from..to).unwrap_or_default();
    if cue.words.end <= predicate.words.start {
        // "Which said …, plans": what is said inside an insert stays in it.
        let inserted = cue
            .words
            .start
            .checked_sub(1)
            .and_then(|at| reading.word(at))
            .is_some_and(|word| matches!(&*word.folded, "who" | "which"));
        return !between(cue.words.end, predicate.words.start)
            .iter()
            .any(|word| word.is(";") || inserted && word.is(","));
    }
    if predicate.words.end > cue.words.start {
        return false;
    }
    let gap = between(predicate.words.end, cue.words.start);
    let comma = gap
        .iter()
        .rposition(|word| matches!(&*word.folded, "," | "”" | "\""));
    comma.is_some_and(|comma| {
        let opening = gap.get(comma + 1..).unwrap_or_default();
        let joined = opening
            .first()
            .is_some_and(|word| matches!(&*word.folded, "who" | "which" | "and" | "but" | "as"));
        !joined && !opens_clause(reading, cue)
    })
}

/// Whether a clause follows a cue: it tells that, not what stands before it.
fn opens_clause(reading: &Reading, cue: &Predicate) -> bool {
    let behind = reading.word(cue.words.end);
    behind.is_some_and(|word| word.is("that"))
        || reading.predicates.iter().any(|other| {
            let starts = other.words.start > cue.words.end && other.words.start - cue.words.end < 5;
            starts
                && !reading
                    .words
                    .get(cue.words.end..other.words.start)
                    .unwrap_or_default()
                    .iter()
                    .any(|word| word.is(","))
                && other
                    .subject
                    .as_ref()
                    .is_some_and(|subject| subject.words.start >= cue.words.end)
        })
}

/// Who says it: the subject, or what follows where they are turned round ("says the council").
fn source(reading: &Reading, cue: &Predicate) -> Option<Phrase> {
    let before = cue
        .words
        .start
        .checked_sub(1)
        .and_then(|at| reading.word(at));
    let turned = before.is_some_and(|word| matches!(&*word.folded, "," | "”" | "\""));
    let behind = phrase::starting_at(&reading.words, cue.words.end).filter(|behind| {
        // ", said the seal was old": what follows is the clause.
        let next = reading.word(behind.words.end);
        let clause = next.is_some_and(|next| matches!(next.part, Speech::Verb | Speech::Auxiliary));
        turned && !clause
    });
    // "To cost more than hotels, says the auditor": what ends the clause before the comma says nothing.
    let before_comma = |subject: &Phrase| turned && subject.words.end + 1 == cue.words.start;
    behind.or_else(|| cue.subject.clone().filter(|subject| !before_comma(subject)))
}

/// "According to the council".
fn according(facing: &Facing<'_>, side: Side, reading: &Reading) -> Option<Voice> {
    let at = reading.words.windows(2).position(|pair| match pair {
        [one, other] => one.is("according") && other.is("to") && !one.quoted,
        _ => false,
    })?;
    let source = phrase::starting_at(&reading.words, at + 2)?;
    voice(facing, side, reading, &source, at..at + 2)
}

/// The voice of a noun phrase.
fn voice(
    facing: &Facing<'_>,
    side: Side,
    reading: &Reading,
    source: &Phrase,
    cue: std::ops::Range<usize>,
) -> Option<Voice> {
    let head = reading.word(source.head)?;
    let place = reading.span_of(&source.words)?;
    // "The chief executive, Ada Thorne, said", "the operator, the Harbour Authority": the name stands beside it.
    let beside = apposed(reading, source);
    let mentioned = mentioned(facing, side, place).or_else(|| mentioned(facing, side, beside?));
    let text = facing.text(side);
    let sourced = || sourced(facing, side, place).filter(|_| !said::may_be_body(&head.folded));
    let known = mentioned.clone().or_else(sourced);
    let owner = said::owner(reading, place).map(|owner| owner.of(text).to_owned());
    let bare = owner.is_none() && said::is_bare_document(place.of(text));
    let written = owner.is_some();
    let name = owner
        .or_else(|| known.clone())
        .unwrap_or_else(|| place.of(text).to_owned());
    let words = reading.words.get(source.words.clone()).unwrap_or_default();
    let proper = words.iter().any(|word| word.part == Speech::ProperNoun);
    let pronoun = head.part == Speech::Pronoun;
    let range = source.words.start.min(cue.start)..source.words.end.max(cue.end);
    Some(Voice {
        source: place,
        span: reading.span_of(&told_to(reading, range))?,
        unnamed: !proper && mentioned.is_none() && UNNAMED.has(&head.folded) && !pronoun,
        outlet: is_outlet(facing, side, place),
        unknown: pronoun && known.is_none() || bare,
        written,
        personal: is_personal(&head.folded),
        name,
    })
}

/// Whether a pronoun means a person.
fn is_personal(word: &str) -> bool {
    matches!(word, "he" | "she" | "his" | "her" | "him")
}

/// The noun phrase behind a comma that says again who is meant.
fn apposed(reading: &Reading, source: &Phrase) -> Option<Span> {
    reading.word(source.words.end).filter(|word| word.is(","))?;
    let next = phrase::starting_at(&reading.words, source.words.end + 1)?;
    reading.span_of(&next.words)
}

/// An attribution with whom it was told to: "told the Echo".
fn told_to(reading: &Reading, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let cue = reading
        .word(range.end.saturating_sub(1))
        .map(|word| &*word.folded);
    let to = phrase::starting_at(&reading.words, range.end)
        .filter(|_| matches!(cue, Some("told" | "tells")));
    range.start..to.map_or(range.end, |to| to.words.end)
}

/// The name that the facts give a source at a place: "he" is "Lew Marsh".
fn sourced(facing: &Facing<'_>, side: Side, place: Span) -> Option<String> {
    facing.facts(side).find_map(|fact| match &fact.value {
        Value::Claim(claim) => claim
            .source
            .as_ref()
            .filter(|source| source.span.overlaps(place))
            .map(|source| source.name.clone()),
        Value::Quote(quote) => quote
            .speaker
            .as_ref()
            .filter(|speaker| speaker.span.overlaps(place))
            .map(|speaker| speaker.name.clone()),
        _ => None,
    })
}

/// The name of the person or body that is mentioned at a place.
fn mentioned(facing: &Facing<'_>, side: Side, place: Span) -> Option<String> {
    facing.wholes[side]
        .analysis
        .facts
        .iter()
        .find_map(|fact| match &fact.value {
            Value::Person(person) => holds(&person.mentions, place).then(|| person.name.clone()),
            Value::Organisation(entity) => {
                holds(&entity.mentions, place).then(|| entity.name.clone())
            }
            _ => None,
        })
}

fn holds(mentions: &[Span], place: Span) -> bool {
    let at = mentions.partition_point(|mention| mention.end <= place.start);
    mentions
        .get(at)
        .is_some_and(|mention| mention.overlaps(place))
}

/// Whether an outlet is cited at a place.
fn is_outlet(facing: &Facing<'_>, side: Side, place: Span) -> bool {
    facing.facts(side).any(|fact| match &fact.value {
        Value::Citation(citation) => {
            fact.span.overlaps(place)
                && place
                    .of(facing.text(side))
                    .contains(citation.cited.trim_start_matches("The "))
        }
        _ => false,
    })
}

/// The words of an outlet that tells what it has seen itself: "The Echo has seen", "seen by the Echo".
pub(super) fn witness(reading: &Reading) -> impl Iterator<Item = &Predicate> {
    use crate::engine::compare::reading::roots::Role;
    reading.predicates.iter().filter(move |predicate| {
        predicate.roles().has(Role::Witness)
            && !matches!(predicate.stance, Stance::Denied | Stance::Refused)
            && !is_quoted(reading.word(predicate.head))
    })
}

fn is_quoted(word: Option<&Word>) -> bool {
    word.is_some_and(|word| word.quoted)
}
