//! What a sentence gives to somebody, as the facts tell it, and sentences that give nothing to anybody.

use std::sync::LazyLock;

use super::account::{accounts, identified};
use super::{FRAMES, HEDGES, SAYING, UNNAMED, Voice, is_cue, is_outlet, is_personal};
use crate::engine::compare::differences::Facing;
use crate::engine::compare::reading::phrase;
use crate::engine::compare::reading::predicate::Stance;
use crate::engine::compare::reading::roots::Role;
use crate::engine::compare::reading::{Reading, Word};
use crate::engine::facts::{Claim, Source, Status, Value};
use crate::engine::lexicon::{Words, section};
use crate::engine::side::Side;
use crate::engine::tag::speech::Speech;
use crate::engine::text::Span;

/// Words that say that something was found out, by whom a clause behind them is told.
pub(super) static FINDINGS: LazyLock<Words> =
    LazyLock::new(|| Words::new(section(FRAMES, "findings")));

/// What is written or counted, and says something only in the name of who made it.
static DOCUMENTS: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "documents")));

/// How far before a source the word stands that makes its clause a background.
const BACKGROUND_REACH: usize = 4;

/// What somebody is said to have said.
pub(in super::super) struct Said {
    /// Who.
    pub(in super::super) voice: Voice,
    /// What.
    pub(in super::super) content: Span,
    /// Whether a pronoun opens it: they tell of themselves.
    pub(in super::super) own: bool,
    /// Whether it is still to come.
    pub(in super::super) planned: bool,
}

/// What a sentence gives to somebody, each with whom it is given to, as the facts tell it.
pub(in super::super) fn statements(
    facing: &Facing<'_>,
    side: Side,
    reading: &Reading,
) -> Vec<Said> {
    let claims = facing.facts(side).filter_map(|fact| match &fact.value {
        Value::Claim(claim) if reading.span.encloses(claim.cue_span) => Some(claim),
        _ => None,
    });
    let mut found: Vec<Said> = claims
        .filter_map(|claim| {
            let source = claim.source.as_ref()?;
            let tells = reports(reading, claim.cue_span)
                && holds_clause(reading, claim.content)
                && !is_background(reading, source.span);
            tells.then(|| Said {
                voice: claimed(facing, side, reading, claim, source),
                content: claim.content,
                own: opens_with_pronoun(reading, claim.content),
                planned: claim.status == Status::Planned,
            })
        })
        .collect();
    found.extend(identified(facing, side, reading));
    found.extend(accounts(facing, side, reading));
    found
}

/// Whether a source stands in what only tells when or why: "after the Echo reported that".
fn is_background(reading: &Reading, source: Span) -> bool {
    let at = reading.range_of(source).start;
    let before = reading.words.get(at.saturating_sub(BACKGROUND_REACH)..at);
    let mut before = before.unwrap_or_default().iter().rev();
    let opens = |word: &Word| {
        matches!(
            &*word.folded,
            "after" | "following" | "since" | "when" | "until" | "before" | "because" | "once"
        )
    };
    before
        .by_ref()
        .take_while(|word| {
            word.part != Speech::Punctuation && word.part != Speech::Verb || opens(word)
        })
        .any(opens)
}

/// Whether a pronoun is the first word of a stretch.
fn opens_with_pronoun(reading: &Reading, content: Span) -> bool {
    let first = reading.range_of(content).start;
    let at = first + usize::from(reading.word(first).is_some_and(|word| word.is("that")));
    reading
        .word(at)
        .is_some_and(|word| word.part == Speech::Pronoun)
}

/// Whether a cue reports what somebody says or has found out, and not that somebody denies it, or wants it.
fn reports(reading: &Reading, cue: Span) -> bool {
    let range = reading.range_of(cue);
    let words = reading.words.get(range.clone()).unwrap_or_default();
    let says = words
        .iter()
        .any(|word| (SAYING.has(&word.folded) || FINDINGS.has(&word.folded)) && !word.quoted);
    let denied = reading.predicates.iter().any(|made| {
        range.contains(&made.head)
            && !reading
                .word(made.head)
                .is_some_and(|head| head.is("according"))
            && matches!(
                made.stance,
                Stance::Denied | Stance::Refused | Stance::Open | Stance::Possible
            )
    });
    let is_denial = words
        .iter()
        .any(|word| matches!(&*word.folded, "deny" | "denies" | "denied"));
    says && !denied && !is_denial
}

/// Whether a clause stands in a stretch: "found three guns" tells what was done, "found that it had failed" who says so.
fn holds_clause(reading: &Reading, content: Span) -> bool {
    reading.predicates.iter().any(|made| {
        reading
            .word(made.head)
            .is_some_and(|head| content.encloses(head.span))
            && made.stance != Stance::Open
            // "Reported a loss, compared with a profit": a bare participle behind a comma.
            && !(made.words.len() == 1
                && made.words.start.checked_sub(1).is_some_and(|at| reading.word(at).is_some_and(|word| word.is(","))))
    })
}

/// Whether a sentence names nobody as a source, and holds nothing at arm's length: what it has as an object of "found" or
/// "ordered" is told by itself.
pub(in super::super) fn names_nobody(facing: &Facing<'_>, side: Side, reading: &Reading) -> bool {
    let cue = reading.predicates.iter().any(|cue| is_cue(reading, cue));
    let word = reading
        .words
        .iter()
        .any(|word| HEDGES.has(&word.folded) || word.is("according"));
    let blames = reading
        .predicates
        .iter()
        .any(|made| made.roles().has(Role::Blame));
    let fact = facing.facts(side).any(|fact| {
        fact.span.overlaps(reading.span)
            && match &fact.value {
                Value::Claim(claim) => {
                    holds_clause(reading, claim.content) && !is_order(reading, claim.cue_span)
                }
                Value::Citation(_) => true,
                Value::Quote(quote) => quote.speaker.is_some(),
                _ => false,
            }
    });
    !(cue || word || blames || fact || accounts(facing, side, reading).is_some())
}

/// Whether a cue orders something or refuses it: that is a deed of its own, and no telling.
fn is_order(reading: &Reading, cue: Span) -> bool {
    let range = reading.range_of(cue);
    reading.predicates.iter().any(|made| {
        let roles = made.roles();
        range.contains(&made.head) && (roles.has(Role::Demand) || roles.has(Role::Refuse))
    })
}

/// Whether a source is only known as what was written: "the report", of whom is told elsewhere.
pub(super) fn is_bare_document(name: &str) -> bool {
    let (first, rest) = name.split_once(' ').unwrap_or(("", name));
    let article = ["", "the", "a", "its", "their", "his", "her"];
    let bare = if article.contains(&&*first.to_lowercase()) {
        rest
    } else {
        name
    };
    DOCUMENTS.has(&bare.to_lowercase())
}

fn is_pronoun(name: &str) -> bool {
    matches!(
        &*name.to_lowercase(),
        "he" | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "who"
            | "which"
            | "that"
            | "this"
            | "those"
            | "one"
    )
}

/// The voice of a claim.
fn claimed(
    facing: &Facing<'_>,
    side: Side,
    reading: &Reading,
    claim: &Claim,
    source: &Source,
) -> Voice {
    let text = facing.text(side);
    let words = source.span.of(text);
    let proper = words
        .split_whitespace()
        .skip(1)
        .chain([source.name.as_str()])
        .any(|word| word.starts_with(char::is_uppercase));
    let last = words.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let whole = source.span.cover(claim.cue_span);
    let near = whole.len() <= source.span.len() + claim.cue_span.len() + 3;
    let owner = owner(reading, source.span).map(|owner| owner.of(text).to_owned());
    let bare = owner.is_none() && is_bare_document(&source.name);
    Voice {
        source: source.span,
        span: if near { whole } else { source.span },
        unnamed: claim.anonymous || !proper && UNNAMED.has(&last),
        outlet: is_outlet(facing, side, source.span),
        unknown: is_pronoun(&source.name) || may_be_body(words) || bare,
        written: owner.is_some(),
        personal: is_personal(&words.to_lowercase()),
        name: owner.unwrap_or_else(|| source.name.clone()),
    }
}

/// Whether a pronoun may take up any body or thing: what it is taken for is not certain.
pub(super) fn may_be_body(words: &str) -> bool {
    matches!(&*words.to_lowercase(), "it" | "they")
}

/// Whose something written is: "a report **by the auditor**", "a timeline released **by the city**".
pub(super) fn owner(reading: &Reading, source: Span) -> Option<Span> {
    let range = reading.range_of(source);
    let inside = reading.words.get(range.clone())?;
    let noun = inside.iter().position(|word| DOCUMENTS.has(&word.folded))?;
    let behind = range.start + noun + 1;
    let near = reading
        .words
        .get(behind..(behind + 3).min(reading.words.len()))?;
    let by = near
        .iter()
        .take_while(|word| word.part != Speech::Punctuation)
        .position(|word| matches!(&*word.folded, "by" | "from" | "of"))?;
    let owner = phrase::starting_at(&reading.words, behind + by + 1)?;
    reading.span_of(&owner.words)
}
