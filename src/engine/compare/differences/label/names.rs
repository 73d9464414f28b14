//! Two names of one body: one made of the other's words or letters, or one that the text says is another name for it.

use super::super::referent::abbreviates;
use super::super::{By, Difference, DifferenceKind, Facing, Nature, Whole, between, sided};
use crate::engine::compare::reading::roots;
use crate::engine::compare::terms::fold;
use crate::engine::facts::{Entity, Value};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// Adds the bodies that the two sides call by different names.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let names = Pair::new(named(facing, Side::Left), named(facing, Side::Right));
    said_to_be_one(facing, &names, found);
    let foreign = |side: Side| -> Vec<&(Span, &Entity)> {
        let others = &names[side.other()];
        let known = |entity: &Entity| others.iter().any(|(_, other)| share_form(entity, other));
        names[side]
            .iter()
            .filter(|(_, entity)| !known(entity))
            .collect()
    };
    let unmatched = Pair::new(foreign(Side::Left), foreign(Side::Right));
    if let ([(left, one)], [(right, other)]) =
        (unmatched.left.as_slice(), unmatched.right.as_slice())
        && may_be_one(&one.name, &other.name)
    {
        found.push(between(
            DifferenceKind::Label,
            Nature::Name,
            Pair::new(*left, *right),
            By("label-names", 0.7),
        ));
    }
}

/// A name that one side says is another name of a body which the other side names: "the Board, as the town calls the
/// Harbour Authority".
fn said_to_be_one(
    facing: &Facing<'_>,
    names: &Pair<Vec<(Span, &Entity)>>,
    found: &mut Vec<Difference>,
) {
    for side in Side::BOTH {
        for (short, full) in other_names(facing, side) {
            let own = names[side].iter().find(|(_, entity)| entity.name == *short);
            let theirs = |name: &str| {
                names[side.other()]
                    .iter()
                    .find(|(_, entity)| forms(entity).contains(&bare(name)))
            };
            if let (Some((own, _)), Some((formal, _)), None) = (own, theirs(full), theirs(short)) {
                let by = By("label-said-to-be-one", 0.92);
                found.push(between(
                    DifferenceKind::Label,
                    Nature::Name,
                    sided(side, *own, *formal),
                    by,
                ));
            }
        }
    }
}

/// The pairs of names that an article says are names of one body, the one it uses first. The article is read for them once.
pub(in super::super) fn other_names<'a>(facing: &Facing<'a>, side: Side) -> &'a [(String, String)] {
    let whole = facing.wholes[side];
    let kept = &whole.readings.other_names;
    kept.get_or_init(|| read_other_names(whole))
}

fn read_other_names(whole: Whole<'_>) -> Vec<(String, String)> {
    let text = &whole.analysis.article.text;
    let facts = &whole.analysis.facts;
    let bodies: Vec<&Entity> = facts
        .iter()
        .filter_map(|fact| match &fact.value {
            Value::Organisation(entity) => Some(entity),
            _ => None,
        })
        .collect();
    let mut found = Vec::new();
    for sense in whole.senses {
        let names = |word: &str| {
            matches!(
                word,
                "called" | "calls" | "call" | "known" | "knows" | "dubbed" | "named"
            )
        };
        if !sense.terms.iter().any(|term| names(term.span.of(text))) {
            continue;
        }
        let Some(reading) = whole.readings.of(sense) else {
            continue;
        };
        for predicate in reading
            .predicates
            .iter()
            .filter(|predicate| roots::is_naming(predicate.root))
        {
            let at = reading.span_of(&predicate.words).unwrap_or_default();
            let place = |entity: &Entity| {
                entity
                    .mentions
                    .iter()
                    .copied()
                    .find(|mention| sense.span.encloses(*mention))
            };
            let here: Vec<(Span, &Entity)> = bodies
                .iter()
                .filter_map(|entity| Some((place(entity)?, *entity)))
                .collect();
            let short = here
                .iter()
                .filter(|(place, _)| place.end <= at.start)
                .max_by_key(|(place, _)| place.start);
            let full = here
                .iter()
                .filter(|(place, _)| place.start >= at.end)
                .min_by_key(|(place, _)| place.start);
            if let (Some((_, short)), Some((_, full))) = (short, full) {
                found.push((short.name.clone(), full.name.clone()));
            }
        }
    }
    found
}

/// The bodies named in the row's sentences of a side, each with its first mention in each sentence.
fn named<'a>(facing: &Facing<'a>, side: Side) -> Vec<(Span, &'a Entity)> {
    let facts = &facing.wholes[side].analysis.facts;
    let entities = facts.iter().filter_map(|fact| match &fact.value {
        Value::Organisation(entity) => Some(entity),
        _ => None,
    });
    let mut found: Vec<(Span, &Entity)> = entities
        .flat_map(|entity| {
            facing.members[side].iter().filter_map(move |sense| {
                let at = entity
                    .mentions
                    .partition_point(|mention| mention.start < sense.span.start);
                let here = entity.mentions.get(at).copied();
                here.filter(|mention| sense.span.encloses(*mention))
                    .map(|mention| (mention, entity))
            })
        })
        .collect();
    found.sort_by_key(|(place, _)| *place);
    let mut seen = Vec::new();
    found.retain(|(_, entity)| {
        let first = !seen.contains(&entity.name);
        seen.push(entity.name.clone());
        first
    });
    found
}

/// A name as it is compared.
fn bare(name: &str) -> String {
    fold(name.trim_start_matches("the ").trim_start_matches("The "))
}

fn forms(entity: &Entity) -> Vec<String> {
    let all = entity.aliases.iter().chain([&entity.name]);
    all.map(|form| bare(form)).collect()
}

/// Whether two bodies go by a common name.
fn share_form(one: &Entity, other: &Entity) -> bool {
    let others = forms(other);
    forms(one).iter().any(|form| others.contains(form))
}

/// Whether two names may mean one body, and call it differently: a shorter form of a name is the same name.
fn may_be_one(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let long = name.split_whitespace().filter(|word| word.len() > 3);
        long.map(fold).collect()
    };
    let (one_words, other_words) = (words(one), words(other));
    let like = |one: &String, other: &String| {
        one == other || one.starts_with(other.as_str()) || other.starts_with(one.as_str())
    };
    let within = |few: &[String], many: &[String]| {
        few.iter()
            .all(|word| many.iter().any(|other| like(word, other)))
    };
    if within(&one_words, &other_words) || within(&other_words, &one_words) {
        return false;
    }
    one_words.iter().any(|word| other_words.contains(word))
        || abbreviates(one, other)
        || abbreviates(other, one)
}
