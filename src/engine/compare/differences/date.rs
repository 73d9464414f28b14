//! Two dates for the same thing.

use super::meeting::SAYING;
use super::slot::{Match, Slot};
use super::{By, Difference, DifferenceKind, Facing, Nature, between};
use crate::engine::compare::links::PROBABLE;
use crate::engine::compare::reading::predicate::Stance;
use crate::engine::facts::{DateValue, Fact, Grain, Value};
use crate::engine::lexicon::{MONTHS, WEEKDAYS};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;
use jiff::civil::Date;

/// How many words around a date tell what happened then: a clause.
const CLAUSE: usize = 8;

/// With so many words in common around them, two dates are told of one thing.
const SAME_CLAUSE: usize = 3;

/// So many words around a date are all of its sentence.
const SENTENCE: usize = 40;

/// A date of the row whose value stands nowhere in the other article.
type Open<'a> = (Span, &'a DateValue);

/// Adds the dates that differ.
///
/// Only days against days, times against times, years against years: a month contains its days, and a span of time
/// names no day. A relative date ("on Thursday") rests on the day of publication, so that it makes a possible difference
/// at most.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let dates = Pair::new(open(facing, Side::Left), open(facing, Side::Right));
    let of_grain = |side: Side, grain: Grain| {
        let alike = dates[side].iter().filter(|(_, date)| date.grain == grain);
        alike.count()
    };
    let differ = |left: &Open<'_>, right: &Open<'_>| {
        let grain = left.1.grain;
        let lone = Side::BOTH.iter().all(|&side| of_grain(side, grain) == 1);
        let by = trust(facing, Pair::new(*left, *right), lone)?;
        Some(between(
            DifferenceKind::Date,
            Nature::Value,
            Pair::new(left.0, right.0),
            by,
        ))
    };
    let pairs = dates.left.iter().flat_map(|left| {
        dates
            .right
            .iter()
            .filter_map(move |right| differ(left, right))
    });
    let pairs: Vec<Difference> = pairs.collect();
    for made in &pairs {
        let mut rivals = pairs.iter().filter(|other| {
            let same = other.words == made.words;
            let touches = Side::BOTH
                .iter()
                .any(|&side| other.words[side] == made.words[side]);
            !same && touches
        });
        // Of several dates on a side the surest pair faces each other; where none is surer nothing tells.
        if rivals.all(|other| other.evidence.confidence < made.evidence.confidence) {
            found.push(made.clone());
        }
    }
}

/// How far it can be trusted that two dates are told of the same; `None` where they are not. `lone` where the row has no
/// other dates of their grain that the sides do not share.
fn trust(facing: &Facing<'_>, pair: Pair<Open<'_>>, lone: bool) -> Option<By> {
    if pair.left.1.grain != pair.right.1.grain {
        return None;
    }
    let (mut left, mut right) = (
        Slot::of(facing, Side::Left, pair.left.0, false)?,
        Slot::of(facing, Side::Right, pair.right.0, false)?,
    );
    left.dates = true;
    right.dates = true;
    // What has happened and what is to come are two events, unless the dates say that one report is older.
    let come = |slot: &Slot<'_>| {
        slot.predicate
            .map(|predicate| matches!(predicate.stance, Stance::Done))
    };
    let near = are_near(pair.left.1, pair.right.1);
    let apart = come(&left)
        .zip(come(&right))
        .is_some_and(|(one, other)| one != other);
    if apart && !(lone && near) {
        return None;
    }
    // "Said on Thursday", "said on Friday": whoever speaks twice speaks on two days.
    let said = |slot: &Slot<'_>| {
        let head = slot
            .predicate
            .and_then(|predicate| slot.reading.word(predicate.head));
        head.is_some_and(|head| SAYING.has(&head.folded))
    };
    if said(&left) || said(&right) {
        return None;
    }
    let spans = Pair::new(pair.left.0, pair.right.0);
    let sure = sure(facing, spans, &Pair::new(left, right), (lone, near))?;
    let sure = if apart { sure.min(0.5) } else { sure };
    // "Last year" and a year long ago are two things', whatever stands around them.
    if pair.left.1.grain == Grain::Year && !near && pair.left.1.relative != pair.right.1.relative {
        return None;
    }
    let stands = |side: Side, (span, date): Open<'_>| {
        // "February 26" is relative by its year alone, which both sides take from about the same day.
        !date.relative
            || span
                .of(facing.text(side))
                .contains(|mark: char| mark.is_ascii_digit())
    };
    let fixed = stands(Side::Left, pair.left) && stands(Side::Right, pair.right)
        || named(facing, Side::Left, pair.left)
            .zip(named(facing, Side::Right, pair.right))
            .is_some_and(|(one, other)| one != other);
    Some(By(
        "date-same-clause",
        if fixed { sure } else { 0.7 * sure },
    ))
}

/// How surely two dates are told of one deed, by the words around them.
fn sure(
    facing: &Facing<'_>,
    spans: Pair<Span>,
    slots: &Pair<Slot<'_>>,
    (lone, near): (bool, bool),
) -> Option<f32> {
    let shared = facing.shared_around(spans, CLAUSE);
    let told = slots.left.matches(&slots.right, shared);
    let topic = slots
        .left
        .topics
        .iter()
        .any(|topic| slots.right.topics.binary_search(topic).is_ok());
    // Two deeds have two dates: "signed" and "ratified", "began" and "ended".
    let deeds = slots.left.tells_another(&slots.right);
    let meanings = slots.left.predicate.zip(slots.right.predicate);
    let opposed = meanings
        .and_then(|(one, other)| one.meaning.zip(other.meaning))
        .is_some_and(|(one, other)| one.opposes(other));
    if opposed {
        return None;
    }
    // The same is said of two: "the school was founded in", "the museum was founded in".
    let others = !topic
        && !slots.left.topics.is_empty()
        && !slots.right.topics.is_empty()
        && told.is_none()
        && !deeds;
    // What is linked for sure tells one thing, though no word around the dates is the same.
    let told_alike = || facing.score >= PROBABLE || facing.shared_around(spans, SENTENCE) > 0;
    let close = || lone && near && !others && told_alike();
    match told {
        _ if deeds && lone && shared >= SAME_CLAUSE => Some(0.6),
        _ if deeds => close().then_some(0.5),
        _ if shared >= SAME_CLAUSE => Some(0.9),
        Some(Match::Strong) if topic => Some(0.88),
        Some(Match::Strong) if shared > 0 => Some(0.7),
        Some(Match::Weak) => Some(0.6),
        _ if lone && (shared >= SAME_CLAUSE - 1 || shared > 0 && topic) => Some(0.6),
        _ if close() => Some(0.5),
        _ => None,
    }
}

/// The weekday or month by whose name a date is told: two names of one grain are two dates, whatever they count from.
fn named(facing: &Facing<'_>, side: Side, (span, date): Open<'_>) -> Option<String> {
    let names: &[&str] = match date.grain {
        Grain::Day => &WEEKDAYS,
        Grain::Month => &MONTHS,
        _ => return None,
    };
    let told = span.of(facing.text(side)).to_lowercase();
    let mut words = told.split(|letter: char| !letter.is_alphabetic());
    words
        .find(|word| names.contains(word))
        .map(ToOwned::to_owned)
}

/// The days, times and years of the row's side that stand nowhere in the other article.
fn open<'a>(facing: &Facing<'a>, side: Side) -> Vec<Open<'a>> {
    let others = &facing.wholes[side.other()].analysis.facts;
    dates(facing.facts(side))
        .filter(|(_, date)| {
            let mut known = dates(others.iter()).map(|(_, other)| other);
            let mut beside = dates(facing.facts(side.other())).map(|(_, other)| other);
            // A year or quarter that contains it stands for it only in the row itself.
            precise(date)
                && !known.any(|other| is_told(date, other))
                && !beside.any(|other| agree(date, other))
        })
        .collect()
}

fn dates<'a>(facts: impl Iterator<Item = &'a Fact>) -> impl Iterator<Item = (Span, &'a DateValue)> {
    facts.filter_map(|fact| match &fact.value {
        Value::Date(date) => Some((fact.span, date)),
        _ => None,
    })
}

/// Whether two dates of one grain lie so near each other that two reports of one thing may give them: days of a week, months of
/// a season, years and hours that follow on each other. Two things happen further apart than one is misdated.
fn are_near(one: &DateValue, other: &DateValue) -> bool {
    let reach = match one.grain {
        Grain::Day => 4,
        Grain::Month => 3,
        Grain::Time => 59,
        _ => 2,
    };
    let apart = || {
        if one.grain == Grain::Day {
            let day = |date: &DateValue| -> Option<Date> { date.iso.as_deref()?.parse().ok() };
            return Some((day(one)? - day(other)?).get_days());
        }
        Some(count(one)? - count(other)?)
    };
    apart().is_some_and(|apart| apart.abs() <= reach)
}

/// The minutes, months or years of a date, as its grain is.
fn count(date: &DateValue) -> Option<i32> {
    let (day, time) = date
        .iso
        .as_deref()?
        .split_once('T')
        .unwrap_or((date.iso.as_deref()?, ""));
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<i32>().ok());
    match date.grain {
        Grain::Time => Some(60 * number(time.get(..2))? + number(time.get(3..5)).unwrap_or(0)),
        Grain::Month => Some(12 * number(day.get(..4))? + number(day.get(5..7))?),
        _ => number(day.get(..4)),
    }
}

/// Whether a date is one day, month or year, or one time of day. One that rests on an unknown day is none.
fn precise(date: &DateValue) -> bool {
    let single = date.iso.as_deref().is_some_and(|iso| !iso.contains('/'));
    matches!(
        date.grain,
        Grain::Day | Grain::Time | Grain::Month | Grain::Year
    ) && single
}

/// Whether a date of the other article is this one, or says it more exactly.
fn is_told(date: &DateValue, other: &DateValue) -> bool {
    let isos = date.iso.as_deref().zip(other.iso.as_deref());
    let finer = isos.is_some_and(|(own, other)| other.starts_with(own));
    let single = isos.is_some_and(|(_, other)| !other.contains('/'));
    finer || single && date.grain == other.grain && agree(date, other)
}

/// Whether two dates can mean the same: one says no more than the other, or their times of day are the same.
fn agree(one: &DateValue, other: &DateValue) -> bool {
    let (Some(a), Some(b)) = (&one.iso, &other.iso) else {
        return false;
    };
    let time = |iso: &str| iso.split_once('T').map(|(_, time)| time.to_owned());
    let same_time = match (time(a), time(b)) {
        (Some(a), Some(b)) => a.starts_with(&b) || b.starts_with(&a),
        _ => false,
    };
    let span_around = |range: &str, day: &str| {
        range
            .split_once('/')
            .is_some_and(|(start, end)| start <= day && day <= end)
    };
    a.starts_with(b.as_str())
        || b.starts_with(a.as_str())
        || same_time
        || span_around(a, b)
        || span_around(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        let date = |iso: &str| DateValue {
            iso: Some(iso.to_owned()),
            grain: Grain::Day,
            relative: false,
        };
        assert_eq!(agree(&date(one), &date(other)), expected, "{one} {other}");
        assert_eq!(agree(&date(other), &date(one)), expected, "{other} {one}");
    }

    #[test]
    fn a_date_agrees_with_what_contains_it() {
        check("2031-04-02", "2031-04-02", true);
        check("2031-04-02", "2031-04", true);
        check("2031-04-02", "2031-04-01/2031-04-03", true);
        check("2031-04-02", "2031-04-03", false);
        check("2031-04-02T23:20", "T23:20", true);
        check("2031-04-02T23:20", "2031-04-02T23:40", false);
    }
}
