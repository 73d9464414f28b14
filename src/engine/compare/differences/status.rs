//! How far something has come: planned on one side, done, denied or asked for on the other; or told as its opposite.

mod news;

use super::meeting::{self, How, Meeting, Told};
use super::referent::{Identity, Mention, identity};
use super::{By, Difference, DifferenceKind, Facing, Nature, between, kinds};
use crate::engine::compare::reading::Word;
use crate::engine::compare::reading::predicate::{Predicate, Stance};
use crate::engine::side::{Pair, Side};

/// With so many words in common around them, two predicates tell of one event though nothing names what it is done to.
const SAME_CLAUSE: usize = 3;

/// Adds the predicates that differ in how far they have come.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    admissions(facing, found);
    goals(facing, found);
    let meetings = facing.meetings();
    for meeting in meetings {
        let Some(nature) = nature(meeting) else {
            continue;
        };
        let Some(by) = trust(meeting, nature) else {
            continue;
        };
        if agreed(facing, meetings, meeting)
            || nature == Nature::Stage && told_elsewhere(facing, meeting)
        {
            continue;
        }
        if let (Some(left), Some(right)) = (meeting.told.left.span(), meeting.told.right.span()) {
            found.push(between(
                DifferenceKind::Status,
                nature,
                Pair::new(left, right),
                by,
            ));
        }
    }
    news::find(facing, found);
}

/// Adds what one side denies and the other admits: "denied that it had known", "admitted that it had known".
fn admissions(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let told = |side: Side| -> Vec<(Told<'_>, bool)> {
        let all = facing.readings(side).flat_map(|reading| {
            let predicates = reading.predicates.iter();
            predicates.map(move |predicate| Told { reading, predicate })
        });
        all.filter_map(|told| Some((told, admits(&told)?)))
            .collect()
    };
    let right = told(Side::Right);
    for (left, admitted) in told(Side::Left) {
        for (right, other) in &right {
            let agents = Pair::new(left.subject(), right.subject());
            let (Some(one), Some(two)) = (agents.left, agents.right) else {
                continue;
            };
            let same = identity(facing, &Pair::new(one, two)) == Identity::Same;
            let around = Pair::new(
                meeting::around(facing, Side::Left, &left),
                meeting::around(facing, Side::Right, right),
            );
            let shared = around
                .left
                .iter()
                .filter(|stem| around.right.binary_search(stem).is_ok());
            if admitted == *other || !same || shared.count() < SAME_CLAUSE - 1 {
                continue;
            }
            if let (Some(left), Some(right)) = (left.span(), right.span()) {
                let by = By("status-admission", 0.7);
                found.push(between(
                    DifferenceKind::Status,
                    Nature::Opposite,
                    Pair::new(left, right),
                    by,
                ));
            }
        }
    }
}

/// Adds the ways to one court that one side leaves open and the other settles: "deciding whether to take the matter to the
/// Constitutional Court", "would not appeal to the Constitutional Court". The verbs differ, and the court tells that one
/// step is meant.
fn goals(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let told = |side: Side| -> Vec<Told<'_>> {
        let all = facing.readings(side).flat_map(|reading| {
            let predicates = reading.predicates.iter();
            predicates.map(move |predicate| Told { reading, predicate })
        });
        all.filter(|told| court(told).is_some()).collect()
    };
    let right = told(Side::Right);
    for left in told(Side::Left) {
        for right in &right {
            let stances = (left.predicate.stance, right.predicate.stance);
            let open = stances.0 == Stance::Considered || stances.1 == Stance::Considered;
            let courts = Pair::new(court(&left), court(right));
            let (Some(one), Some(other)) = (courts.left, courts.right) else {
                continue;
            };
            let same = identity(facing, &Pair::new(one, other)) == Identity::Same;
            let other_verb = left.predicate.root != right.predicate.root;
            if !(open && same && other_verb && stances.0.differs(stances.1)) {
                continue;
            }
            if let (Some(left), Some(right)) = (left.span(), right.span()) {
                found.push(between(
                    DifferenceKind::Status,
                    Nature::Stage,
                    Pair::new(left, right),
                    By("status-goal", 0.7),
                ));
            }
        }
    }
}

/// The court or panel that a predicate leads to.
fn court<'r>(told: &Told<'r>) -> Option<Mention<'r>> {
    let reading = told.reading;
    let places = told.predicate.places.iter();
    let mut to = places.filter(|(at, _)| reading.word(*at).is_some_and(|word| word.is("to")));
    to.find_map(|(_, phrase)| {
        let head = reading.word(phrase.head)?;
        let judges = matches!(
            &*head.folded,
            "court" | "tribunal" | "ombudsman" | "commission" | "panel" | "judges" | "arbitration"
        );
        judges.then_some(Mention { reading, phrase })
    })
}

/// Whether a predicate admits what follows, or denies it; `None` where it does neither.
fn admits(told: &Told<'_>) -> Option<bool> {
    let head = told.head().filter(|head| !head.quoted)?;
    let admits = matches!(
        &*head.folded,
        "admit"
            | "admits"
            | "admitted"
            | "confirm"
            | "confirms"
            | "confirmed"
            | "acknowledge"
            | "acknowledges"
            | "acknowledged"
            | "concede"
            | "concedes"
            | "conceded"
    );
    let denies = matches!(
        &*head.folded,
        "deny" | "denies" | "denied" | "dispute" | "disputes" | "disputed" | "refuted"
    );
    let settled = matches!(told.predicate.stance, Stance::Done | Stance::Holds);
    let not = told.predicate.stance == Stance::Denied;
    match (admits, denies) {
        (true, _) if settled || not => Some(settled),
        (_, true) if settled => Some(false),
        _ => None,
    }
}

/// Whether a predicate of each side, done by the same to the same, differ in status.
pub(super) fn settles(facing: &Facing<'_>) -> bool {
    facing.meetings().iter().any(|meeting| {
        let one = meeting.patient == Identity::Same && meeting.agent == Identity::Same;
        one && nature(meeting).is_some()
            || meeting.how != How::Opposite && of_one_name(facing, meeting)
    })
}

/// Whether both predicates tell the same event of something with the same name: "Gate 3 stopped", "Gate 3 came to rest".
fn of_one_name(facing: &Facing<'_>, meeting: &Meeting<'_>) -> bool {
    let subjects = meeting.told.map(|told| told.subject());
    let (Some(left), Some(right)) = (subjects.left, subjects.right) else {
        return false;
    };
    let named = left.is_named() && right.is_named();
    let alone = meeting.told.left.agent().is_none() && meeting.told.right.agent().is_none();
    named && alone && identity(facing, &Pair::new(left, right)) == Identity::Same
}

/// In which way two predicates differ in status, if they do.
fn nature(meeting: &Meeting<'_>) -> Option<Nature> {
    let stances = meeting.told.as_ref().map(|told| told.predicate.stance);
    if meeting.how == How::Opposite {
        let both = stances.left.asserts() && stances.right.asserts();
        let habits = meeting.told.as_ref().map(is_habit);
        return (both && habits.left == habits.right).then_some(Nature::Opposite);
    }
    stances.left.differs(stances.right).then_some(Nature::Stage)
}

/// Whether a predicate tells what is so as a rule: gates that lie open for ships have been closed all the same. "Is" and
/// "remains" tell what is so now.
fn is_habit(told: &Told<'_>) -> bool {
    let predicate = told.predicate;
    let first = told.reading.word(predicate.words.start);
    let now = |word: &Word| {
        let word = &*word.folded;
        matches!(
            word,
            "is" | "are" | "am" | "'s" | "'re" | "remain" | "remains" | "stay" | "stays"
        )
    };
    predicate.stance == Stance::Holds && first.is_some_and(|word| !now(word))
}

/// How far the difference can be trusted: by whether the two speak of one thing.
fn trust(meeting: &Meeting<'_>, nature: Nature) -> Option<By> {
    let stated = meeting.told.as_ref().map(|told| !told.predicate.seeming);
    let flat = stated.left && stated.right;
    let by = match (nature, meeting.patient, meeting.agent) {
        (Nature::Opposite, Identity::Same, _) => By("status-opposite", 0.9),
        (Nature::Opposite, Identity::Unknown, _) if is_fate(meeting) => {
            By("status-opposite-person", 0.6)
        }
        (Nature::Opposite, ..) => return None,
        (_, Identity::Same, Identity::Same | Identity::Like) => By("status-stage", 0.95),
        (_, Identity::Same, _) => By("status-stage", 0.9),
        (_, Identity::Like | Identity::Akin, Identity::Same) => By("status-stage-like", 0.8),
        (_, Identity::Like | Identity::Akin, Identity::Unknown) if meeting.how == How::Root => {
            By("status-stage-like", 0.65)
        }
        (_, _, Identity::Same) if meeting.shared >= SAME_CLAUSE - 1 => {
            By("status-stage-agent", 0.7)
        }
        _ if meeting.shared >= SAME_CLAUSE => By("status-stage-clause", 0.6),
        _ => return None,
    };
    let By(name, confidence) = by;
    let like = if meeting.how == How::Like { 0.9 } else { 1.0 };
    Some(By(
        name,
        if flat {
            confidence * like
        } else {
            0.8 * confidence
        },
    ))
}

/// Whether both tell what became of one human being whom each names in its own way: "one worker was missing", "the body
/// of the fitter was recovered".
fn is_fate(meeting: &Meeting<'_>) -> bool {
    let patients = meeting.told.as_ref().map(Told::patient);
    let person = |mention: Option<Mention<'_>>| {
        mention.is_some_and(|mention| {
            let head = mention.reading.word(mention.phrase.head);
            head.is_some_and(|head| {
                let one = kinds::singular(&head.folded) == *head.folded;
                one && (head.is("body") || kinds::is_human(&head.folded))
            })
        })
    };
    person(patients.left) && person(patients.right)
}

/// Whether one of the two predicates has its like on the other side: then the sides agree, and tell more besides.
fn agreed(facing: &Facing<'_>, all: &[Meeting<'_>], meeting: &Meeting<'_>) -> bool {
    let _ = facing;
    let same_place = |one: &Told<'_>, other: &Told<'_>| {
        one.predicate.head == other.predicate.head && one.reading.span == other.reading.span
    };
    all.iter().any(|other| {
        let shares = same_place(&other.told.left, &meeting.told.left)
            || same_place(&other.told.right, &meeting.told.right);
        let stances = other.told.as_ref().map(|told| told.predicate.stance);
        shares
            && other.how != How::Opposite
            && other.patient >= meeting.patient
            && stances.left == stances.right
    })
}

/// Whether either article tells elsewhere what the other tells here: then it is no difference between the articles.
fn told_elsewhere(facing: &Facing<'_>, meeting: &Meeting<'_>) -> bool {
    Side::BOTH.iter().any(|&side| {
        let told = meeting.told[side];
        let other = side.other();
        let stems = stems_of(facing, other, &meeting.told[other]);
        let whole = facing.wholes[other];
        let senses = whole.senses.iter().filter(|sense| {
            stems
                .iter()
                .any(|stem| sense.stems.binary_search(stem).is_ok())
        });
        let here = meeting.told[other].reading.span;
        let mut readings = senses
            .filter_map(|sense| whole.readings.of(sense))
            .filter(|reading| reading.span != here);
        readings.any(|reading| {
            reading
                .predicates
                .iter()
                .any(|predicate| tells(facing, side, &told, &Told { reading, predicate }))
        })
    })
}

/// The stems of the word that says a predicate.
fn stems_of(facing: &Facing<'_>, side: Side, told: &Told<'_>) -> Vec<u32> {
    let Some(head) = told.head() else {
        return Vec::new();
    };
    let terms = facing
        .terms(side)
        .filter(|term| head.span.encloses(term.span));
    terms
        .filter(|term| !term.stop)
        .map(|term| term.stem)
        .collect()
}

/// Whether a predicate of the other article tells the same as `told`, as far on.
fn tells(facing: &Facing<'_>, side: Side, told: &Told<'_>, other: &Told<'_>) -> bool {
    let as_far = |one: &Predicate, other: &Predicate| {
        one.root == other.root
            && (one.stance == other.stance
                || matches!(
                    (one.stance, other.stance),
                    (Stance::Denied, Stance::Refused) | (Stance::Refused, Stance::Denied)
                ))
    };
    if !as_far(told.predicate, other.predicate) {
        return false;
    }
    let mentions: (Option<Mention<'_>>, Option<Mention<'_>>) = match side {
        Side::Left => (told.patient(), other.patient()),
        Side::Right => (other.patient(), told.patient()),
    };
    match mentions {
        (Some(left), Some(right)) => identity(facing, &Pair::new(left, right)) != Identity::Other,
        _ => true,
    }
}
