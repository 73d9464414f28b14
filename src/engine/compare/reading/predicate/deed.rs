//! Deeds that a noun tells behind a verb: "is considering **a recall** of the cheese", "is looking for **a buyer** for the
//! brewery", "postponed **the vote** on the bill".

use super::super::Word;
use super::super::phrase::{self, Phrase};
use super::super::roots::{self, Role};
use super::super::stance::Stance;
use super::Predicate;
use crate::engine::tag::speech::Speech;

/// How far behind a deed the phrase stands that it is done to.
const REACH: usize = 6;

/// The deed that the object of a predicate tells, in the stance that the predicate gives it.
pub(super) fn deed(words: &[Word], made: &Predicate) -> Option<Predicate> {
    if made.passive || made.nominal || made.phrasal {
        return None;
    }
    let object = told(words, made)?;
    let head = words
        .get(object.head)
        .filter(|head| head.part == Speech::Noun)?;
    let sale = sale(words, made, &object, head);
    let (root, stance) = match sale {
        Some(stance) => (roots::listed("sell")?, stance),
        None if is_deed(words, &object, head) => (head.root, stance(words, made, &object)?),
        None => return None,
    };
    Some(Predicate {
        words: made.words.start..object.words.end,
        head: object.head,
        root,
        stance,
        seeming: made.seeming,
        passive: false,
        nominal: false,
        subject: made.subject.clone(),
        object: done_to(words, object.words.end),
        places: Vec::new(),
        phrasal: false,
        opens: false,
        meaning: roots::meaning(root, None),
    })
}

/// Whether a noun tells a deed: it is listed as the noun of a verb, or is one of those that are noun and verb behind an
/// article.
fn is_deed(words: &[Word], object: &Phrase, head: &Word) -> bool {
    let first = words.get(object.words.start);
    let determined = first.is_some_and(|first| first.part == Speech::Determiner);
    roots::is_noun(&head.folded) || determined && roots::listed(&head.folded).is_some()
}

/// The object of a predicate, or what stands behind "for" where that belongs to the verb: "is looking for a buyer".
fn told(words: &[Word], made: &Predicate) -> Option<Phrase> {
    let place = || {
        let (at, phrase) = made.places.first()?;
        let direct = *at == made.words.end && words.get(*at).is_some_and(|word| word.is("for"));
        direct.then(|| phrase.clone())
    };
    made.object.clone().or_else(place)
}

/// How far a verb lets a deed have come that stands behind it as a noun.
fn stance(words: &[Word], made: &Predicate, object: &Phrase) -> Option<Stance> {
    let settled = matches!(made.stance, Stance::Done | Stance::Holds | Stance::Planned);
    let roles = made.roles();
    let stance = if roles.has(Role::Consider) {
        // "Considering a recall" is open; "studying the judgment" is about one that has been given.
        let first = words.get(object.words.start);
        first.filter(|first| matches!(&*first.folded, "a" | "an"))?;
        Stance::Considered
    } else if roles.has(Role::Plan) {
        Stance::Planned
    } else if roles.has(Role::PutOff) {
        Stance::Refused
    } else {
        return None;
    };
    settled.then_some(stance)
}

/// A sale that is sought or thought about: "is looking for a buyer", "is exploring strategic options".
fn sale(words: &[Word], made: &Predicate, object: &Phrase, head: &Word) -> Option<Stance> {
    let verb = words.get(made.head)?;
    let settled = matches!(made.stance, Stance::Done | Stance::Holds | Stance::Planned);
    let seeks = matches!(
        &*verb.folded,
        "look"
            | "looks"
            | "looking"
            | "looked"
            | "seek"
            | "seeks"
            | "seeking"
            | "sought"
            | "searching"
            | "hunting"
    );
    let buyer = matches!(
        &*head.folded,
        "buyer" | "buyers" | "bidder" | "bidders" | "purchaser" | "purchasers"
    );
    let options = matches!(
        &*head.folded,
        "option" | "options" | "alternative" | "alternatives"
    );
    let strategic = words
        .get(object.words.clone())
        .is_some_and(|inside| inside.iter().any(|word| word.is("strategic")));
    if settled && seeks && buyer {
        Some(Stance::Planned)
    } else if settled && made.roles().has(Role::Consider) && options && strategic {
        Some(Stance::Considered)
    } else {
        None
    }
}

/// What a deed is done to: "of the cheese", "for its paint business", "on the bill".
fn done_to(words: &[Word], from: usize) -> Option<Phrase> {
    let near = words.get(from..(from + REACH).min(words.len()))?;
    let at = near.iter().position(|word| {
        matches!(
            &*word.folded,
            "of" | "for" | "on" | "into" | "against" | "with"
        )
    })?;
    let between = near.get(..at)?;
    let direct = between.iter().all(|word| word.part == Speech::Adverb);
    phrase::starting_at(words, from + at + 1).filter(|_| direct)
}
