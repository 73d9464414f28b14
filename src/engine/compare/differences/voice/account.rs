//! Attributions that no verb of saying makes: "by her account", "in the words of the mayor", "identified the gunman as",
//! "a Harbour News poll put him at".

use std::sync::LazyLock;

use super::said::Said;
use super::{FRAMES, voice};
use crate::engine::compare::differences::Facing;
use crate::engine::compare::reading::phrase::{self, Phrase};
use crate::engine::compare::reading::predicate::Stance;
use crate::engine::compare::reading::{Reading, Word};
use crate::engine::lexicon::{Words, section};
use crate::engine::side::Side;
use crate::engine::tag::speech::Speech;
use crate::engine::text::Span;

/// Nouns of what somebody tells: "by her account".
static ACCOUNTS: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "accounts")));

/// Nouns of asking many people.
static POLLS: LazyLock<Words> = LazyLock::new(|| Words::new(section(FRAMES, "polls")));

/// So many words behind what somebody is identified as belong to it: an age.
const AGE: usize = 2;

/// "By her account", "in the mayor's words", "in the words of the mayor".
pub(super) fn accounts(facing: &Facing<'_>, side: Side, reading: &Reading) -> Option<Said> {
    let words = &reading.words;
    let opens = |at: usize| {
        let word = words.get(at)?;
        let fits = matches!(&*word.folded, "by" | "in") && !word.quoted;
        let phrase = fits.then(|| phrase::starting_at(words, at + 1))??;
        words
            .get(phrase.head)
            .filter(|noun| ACCOUNTS.has(&noun.folded))?;
        // "In the account of the mayor", "by his own account".
        let owned = noun_owner(words, &phrase);
        let of = words.get(phrase.words.end).filter(|of| of.is("of"));
        let behind = of.and_then(|_| phrase::starting_at(words, phrase.words.end + 1));
        let end = behind
            .as_ref()
            .map_or(phrase.words.end, |behind| behind.words.end);
        Some((behind.or(owned)?, at..end))
    };
    let (owner, range) = (0..words.len()).find_map(opens)?;
    let mut voice = voice(facing, side, reading, &owner, range.clone())?;
    voice.span = reading.span_of(&range)?;
    Some(Said {
        voice,
        content: reading.span,
        own: false,
        planned: false,
    })
}

/// Whose the noun of a phrase is: "her" of "her account", "the mayor" of "the mayor's account".
fn noun_owner(words: &[Word], phrase: &Phrase) -> Option<Phrase> {
    let first = words.get(phrase.words.start)?;
    let pronoun = matches!(
        &*first.folded,
        "his" | "her" | "their" | "its" | "our" | "my"
    );
    if pronoun {
        let at = phrase.words.start;
        return Some(Phrase {
            words: at..at + 1,
            head: at,
        });
    }
    let inside = phrase.words.clone();
    let mut mark = inside.filter(|at| {
        words
            .get(*at)
            .is_some_and(|word| word.part == Speech::Particle && word.folded.starts_with('\''))
    });
    let mark = mark.next()?;
    phrase::ending_at(words, mark.checked_sub(1)?)
}

/// "The police identified the gunman as": who it was is told by somebody.
pub(in super::super) fn identified(
    facing: &Facing<'_>,
    side: Side,
    reading: &Reading,
) -> Option<Said> {
    reading.predicates.iter().find_map(|made| {
        let head = reading.word(made.head).filter(|head| !head.quoted)?;
        let names = matches!(
            &*head.folded,
            "identify" | "identifies" | "identified" | "named" | "names"
        );
        let told = matches!(made.stance, Stance::Done | Stance::Holds);
        let agent = made.agent(&reading.words).filter(|_| names && told)?;
        let patient = made.patient()?;
        let behind = patient.words.end.max(made.words.end);
        reading.word(behind).filter(|word| word.is("as"))?;
        let name = phrase::starting_at(&reading.words, behind + 1)?;
        let end = (name.words.end + AGE).min(reading.words.len());
        let start = patient.words.start.min(made.words.start);
        Some(Said {
            voice: voice(facing, side, reading, agent, made.words.clone())?,
            content: reading.span_of(&(start..end))?,
            own: false,
            planned: false,
        })
    })
}

/// A share of many who were asked, and by whom: the words, and the roots of the names in them.
pub(in super::super) fn polled(reading: &Reading) -> Option<(Span, Vec<u32>)> {
    if !has_share(reading) {
        return None;
    }
    let at = reading
        .words
        .iter()
        .position(|word| POLLS.has(&word.folded) && word.part == Speech::Noun && !word.quoted)?;
    let phrase = phrase::ending_at(&reading.words, at)?;
    let range = phrase.words.start..at + 1;
    let words = reading.words.get(range.clone())?;
    let names = words.iter().filter(|word| word.part == Speech::ProperNoun);
    Some((
        reading.span_of(&range)?,
        names.map(|word| word.root).collect(),
    ))
}

/// Whether a share in a hundred stands in a sentence.
pub(in super::super) fn has_share(reading: &Reading) -> bool {
    reading.words.iter().any(|word| {
        matches!(
            &*word.folded,
            "%" | "percent" | "per-cent" | "cent" | "percentage"
        )
    })
}
