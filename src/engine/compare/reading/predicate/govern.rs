//! What predicates do to the ones behind them: "plans to", "denied that", "is considering", "demanded that".

use super::super::Word;
use super::super::phrase::Phrase;
use super::super::roots::{self, Role};
use super::super::stance::{Form, Frame, Stance};
use super::arguments::complete;
use super::state::{complement, particle};
use super::{Group, Predicate, form, meaning, verb_group};
use crate::engine::tag::speech::Speech;

/// How far a denial reaches into its clause.
const DENIAL_REACH: usize = 12;

/// The infinitive that hangs on a predicate, in the stance that the predicate gives it.
pub(super) fn infinitive(words: &[Word], made: &Predicate, start: usize) -> Option<Predicate> {
    if let Some(gerund) = gerund(words, made, start) {
        return Some(gerund);
    }
    if made.nominal && made.roles().is_empty() {
        // "Safe to drink": the adjective says it.
        return None;
    }
    let (to, receiver) = to_of(words, made)?;
    words.get(to).filter(|word| word.is("to"))?;
    let group = verb_group(words, to + 1)?;
    let head = if group.copula {
        complement(words, group.head)?
    } else {
        group.head
    };
    let inner = Frame {
        infinitive: true,
        ..group.frame
    };
    let form = form(
        words,
        &Group {
            frame: inner,
            ..group
        },
        head,
    );
    let stance = governed(made, inner, form, receiver.is_some())?;
    let word = words.get(head)?;
    let particle = particle(words, head);
    let mut next = Predicate {
        words: start..particle.unwrap_or(head) + 1,
        head,
        root: word.root,
        stance,
        seeming: made.roles().has(Role::Seem),
        passive: inner.be && !group.copula,
        nominal: group.copula,
        subject: receiver.or_else(|| made.subject.clone()),
        object: None,
        places: Vec::new(),
        phrasal: particle.is_some(),
        opens: false,
        meaning: meaning(words, word, particle),
    };
    complete(words, &mut next);
    Some(next)
}

/// Where the "to" of the infinitive stands that hangs on a predicate, and who is to do it where the predicate names
/// somebody: "urged **the firm** to".
fn to_of(words: &[Word], made: &Predicate) -> Option<(usize, Option<Phrase>)> {
    let mut to = made.words.end;
    let mut receiver = None;
    let adverb = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| word.part == Speech::Adverb)
    };
    if !(adverb(to) || words.get(to).is_some_and(|word| word.is("to"))) {
        let place = || made.places.first().map(|(_, phrase)| phrase.clone());
        receiver = made.object.clone().or_else(place);
        to = receiver.as_ref()?.words.end;
    }
    while adverb(to) {
        to += 1;
    }
    Some((to, receiver))
}

/// The participle that hangs on a predicate: "is considering closing", "has begun removing", "ruled out closing".
pub(super) fn gerund(words: &[Word], made: &Predicate, start: usize) -> Option<Predicate> {
    let head = made.words.end;
    let word = words
        .get(head)
        .filter(|word| word.part == Speech::Verb && word.folded.ends_with("ing"))?;
    let roles = made.roles();
    let stance = if roles.has(Role::Consider)
        || roles.has(Role::Affirm)
        || roles.has(Role::Refuse)
        || roles.has(Role::Plan)
    {
        governed(made, Frame::default(), Form::Ing, false)?
    } else {
        return None;
    };
    let particle = particle(words, head);
    let mut next = Predicate {
        words: start..particle.unwrap_or(head) + 1,
        head,
        root: word.root,
        stance,
        passive: false,
        nominal: false,
        object: None,
        places: Vec::new(),
        phrasal: particle.is_some(),
        opens: false,
        meaning: meaning(words, word, particle),
        ..made.clone()
    };
    complete(words, &mut next);
    Some(next)
}

/// The stance of an infinitive behind a predicate; `None` where they have nothing to do with each other.
pub(super) fn governed(
    made: &Predicate,
    inner: Frame,
    form: Form,
    receiver: bool,
) -> Option<Stance> {
    let roles = made.roles();
    let settled = !matches!(made.stance, Stance::Denied | Stance::Refused);
    let flip = |stance: Stance| if settled { stance } else { stance.negated() };
    let stance = if receiver {
        // "Urged it to leave", "expects it to leave": what somebody else is to do.
        if roles.has(Role::Demand) {
            Stance::Demanded
        } else if roles.has(Role::Plan) {
            Stance::Planned
        } else {
            return None;
        }
    } else if roles.has(Role::Refuse) {
        match made.stance {
            Stance::Denied | Stance::Open => Stance::Open,
            Stance::Done if inner.perfect => Stance::Denied,
            _ => Stance::Refused,
        }
    } else if roles.has(Role::Seem) && inner.perfect {
        flip(Stance::Done)
    } else if roles.has(Role::Consider) {
        Stance::Considered
    } else if roles.has(Role::Attempt) {
        flip(Stance::Attempted)
    } else if roles.has(Role::Plan) {
        match made.stance {
            Stance::Demanded => Stance::Demanded,
            _ => flip(Stance::Planned),
        }
    } else if roles.has(Role::Demand) {
        flip(Stance::Demanded)
    } else if roles.has(Role::Affirm) {
        made.stance
    } else {
        inner.stance(form)
    };
    Some(stance)
}

/// A predicate in a clause that the sentence denies: "denied that it had removed".
pub(super) fn deny(words: &[Word], before: &[Predicate], made: &mut Predicate) {
    let near = before
        .iter()
        .rev()
        .find(|denial| denial.roles().has(Role::Deny) && !denial.passive);
    let Some(denial) = near.filter(|denial| denial.words.end <= made.words.start) else {
        return;
    };
    let between = words
        .get(denial.words.end..made.words.start)
        .unwrap_or_default();
    let reaches = between.len() <= DENIAL_REACH
        && !between.iter().any(|word| {
            matches!(
                &*word.folded,
                ";" | "but" | "," | "after" | "when" | "while" | "as" | "because"
            )
        });
    let that = between.iter().any(|word| word.is("that"));
    let ing = words
        .get(made.head)
        .is_some_and(|word| word.folded.ends_with("ing"))
        && between.is_empty();
    let claims = between.iter().any(|word| {
        roots::meaning(word.root, None).is_some_and(|meaning| meaning.roles.has(Role::Seem))
    });
    if reaches && (that || ing || claims || clause_follows(between)) {
        made.stance = match made.stance {
            Stance::Open if ing => Stance::Denied,
            stance => stance.negated(),
        };
        if !matches!(denial.stance, Stance::Done | Stance::Holds) {
            made.stance = Stance::Open;
        }
        made.words.start = denial.head;
    }
}

/// Whether words between a denial and a verb are the subject of a clause: "denied it had removed".
pub(super) fn clause_follows(between: &[Word]) -> bool {
    between
        .first()
        .is_some_and(|word| matches!(&*word.folded, "it" | "he" | "she" | "they"))
}

/// A predicate in a clause that somebody asks for: "demanded that the mayor resign".
pub(super) fn demand(words: &[Word], before: &[Predicate], made: &mut Predicate) {
    let Some(asked) = before
        .last()
        .filter(|asked| asked.roles().has(Role::Demand) || asked.roles().has(Role::Plan))
    else {
        return;
    };
    let between = words
        .get(asked.words.end..made.words.start)
        .unwrap_or_default();
    let that = between.first().is_some_and(|word| word.is("that")) && between.len() <= DENIAL_REACH;
    let bare = made.words.len() == 1 && matches!(made.stance, Stance::Holds | Stance::Open);
    // "Ordered the flags flown": a bare participle behind what is asked for.
    let object = asked.object.as_ref().map(|object| object.words.end);
    let ordered = made.words.len() == 1 && object == Some(made.words.start);
    if ordered && asked.roles().has(Role::Demand) && made.stance == Stance::Done {
        made.stance = Stance::Demanded;
        made.words.start = asked.words.start;
        return;
    }
    if that
        && (bare || made.stance == Stance::Demanded)
        && asked.roles().has(Role::Demand)
        && !made.nominal
    {
        made.stance = match asked.stance {
            Stance::Denied | Stance::Refused | Stance::Open => Stance::Open,
            _ => Stance::Demanded,
        };
        made.words.start = asked.words.start;
    }
}

/// A predicate that somebody has not decided on: "deciding whether to appeal", "has not said whether it will".
pub(super) fn undecided(words: &[Word], before: &[Predicate], made: &mut Predicate) {
    let near = before.iter().rev().find(|asked| !asked.opens);
    let Some(asked) = near.filter(|asked| asked.words.end <= made.words.start) else {
        return;
    };
    let between = words
        .get(asked.words.end..made.words.start)
        .unwrap_or_default();
    let whether =
        between.iter().take(2).any(|word| word.is("whether")) && between.len() <= DENIAL_REACH;
    let roles = asked.roles();
    let weighs = roles.has(Role::Consider) && !matches!(asked.stance, Stance::Denied);
    let decides = roles.has(Role::Decide) && asked.stance != Stance::Done;
    let silent = roles.has(Role::Tell) && asked.stance == Stance::Denied;
    if !(whether && (weighs || decides || silent)) || made.nominal {
        return;
    }
    made.stance = Stance::Considered;
    made.words.start = asked.words.start;
    let told = made
        .subject
        .as_ref()
        .and_then(|subject| words.get(subject.head));
    if told.is_none_or(|told| told.part == Speech::Pronoun) {
        let own = asked.subject.clone();
        // "It would study the verdict before deciding whether": the participle has the subject of the verb before it.
        let outer = || {
            let outer = before
                .iter()
                .rev()
                .nth(1)
                .filter(|_| asked.words.len() == 1);
            outer.and_then(|outer| outer.subject.clone())
        };
        made.subject = own.or_else(outer);
    }
}

/// "In talks to buy the insurer", "rejected calls to resign": what is only talked about, or asked for in vain.
pub(super) fn discussed(words: &[Word], before: &[Predicate], made: &mut Predicate) {
    let to = made.words.start.checked_sub(1);
    let talks = to.filter(|to| words.get(*to).is_some_and(|word| word.is("to")));
    let talks = talks.and_then(|to| words.get(to.checked_sub(1)?));
    let talked =
        talks.is_some_and(|word| matches!(&*word.folded, "talks" | "negotiations" | "discussions"));
    if talked && matches!(made.stance, Stance::Holds | Stance::Open) {
        made.stance = Stance::Considered;
        made.words.start = made.words.start.saturating_sub(2);
        made.subject = None;
    }
    let called = talks.is_some_and(|word| matches!(&*word.folded, "calls" | "demands" | "appeals"));
    let asked = before
        .last()
        .filter(|asked| called && asked.words.end + 2 >= made.words.start.saturating_sub(1));
    if let Some(asked) =
        asked.filter(|_| made.stance == Stance::Holds || made.stance == Stance::Open)
    {
        let rejects = words.get(asked.head).is_some_and(|word| {
            matches!(
                &*word.folded,
                "reject"
                    | "rejects"
                    | "rejected"
                    | "resisted"
                    | "resists"
                    | "dismissed"
                    | "defied"
                    | "ignored"
                    | "rebuffed"
            )
        });
        made.stance = if rejects {
            Stance::Refused
        } else {
            Stance::Demanded
        };
        made.words.start = asked.words.start;
        made.subject = made.subject.take().or_else(|| asked.subject.clone());
    }
}

/// What leaves a clause open: "if", "whether", "unless" in front of its subject.
pub(super) fn opened(words: &[Word], start: usize, stance: Stance) -> Stance {
    let from = start.saturating_sub(DENIAL_REACH);
    let before = words.get(from..start).unwrap_or_default();
    let opens = before
        .iter()
        .rev()
        .take_while(|word| word.part != Speech::Punctuation && word.part != Speech::Verb);
    let mut opens = opens.map(|word| &*word.folded);
    if opens.any(|word| matches!(word, "if" | "whether" | "unless" | "until" | "once")) {
        Stance::Open
    } else {
        stance
    }
}
