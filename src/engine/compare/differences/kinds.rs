//! Which nouns may stand for one another: "jobs" and "posts", "people" and "islanders", "costs" and "expenses".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::engine::lexicon::{Words, entries, section};

/// See the file.
const TABLE: &str = include_str!("../../../../assets/lexicons/en/counted.txt");

/// Nouns for human beings of one sort or another.
static HUMAN: LazyLock<Words> = LazyLock::new(|| {
    Words::new(section(
        include_str!("../../../../assets/lexicons/en/counting.txt"),
        "human",
    ))
});

/// The lines of the table that each noun stands in.
static KINDS: LazyLock<FxHashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut kinds: FxHashMap<&'static str, Vec<usize>> = FxHashMap::default();
    for (line, entry) in entries(section(TABLE, "kinds")).enumerate() {
        for noun in entry.split_whitespace() {
            kinds.entry(noun).or_default().push(line);
        }
    }
    kinds
});

/// Nouns that take in every human being.
static ANYONE: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "anyone")));

/// The verbs that give a measure, each with its noun.
static MEASURES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    entries(section(TABLE, "measures"))
        .filter_map(|entry| entry.split_once(' '))
        .collect()
});

/// Other nouns for kinds of people.
static PEOPLE: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "people")));

/// A folded noun in its singular, as the rules of spelling tell.
pub(super) fn singular(noun: &str) -> String {
    if let Some(bare) = noun.strip_suffix("ies").filter(|bare| bare.len() > 2) {
        return format!("{bare}y");
    }
    let bare = noun.strip_suffix('s').filter(|bare| !bare.ends_with('s'));
    bare.unwrap_or(noun).to_owned()
}

/// The lines of the table that a folded noun stands in: two that share one are words for the same things. Those for any
/// human being are in none.
pub(super) fn lines(noun: &str) -> &'static [usize] {
    KINDS
        .get(&*singular(noun))
        .map(Vec::as_slice)
        .unwrap_or_default()
}

/// Whether two nouns share a line of the table.
pub(super) fn share_line(one: &[usize], other: &[usize]) -> bool {
    one.iter().any(|line| other.contains(line))
}

/// Whether two folded nouns are listed as words for the same things.
pub(super) fn akin(one: &str, other: &str) -> bool {
    singular(one) != singular(other) && share_line(lines(one), lines(other))
}

/// Whether two folded nouns may stand for one another.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (singular(one), singular(other));
    let lines = |noun: &str| KINDS.get(noun).map(Vec::as_slice).unwrap_or_default();
    one == other
        || share_line(lines(&one), lines(&other))
        || is_anyone(&one) && is_human(&other)
        || is_anyone(&other) && is_human(&one)
}

/// Whether a folded noun takes in every human being: "people".
pub(super) fn is_anyone(noun: &str) -> bool {
    ANYONE.has(noun) || ANYONE.has(&singular(noun))
}

/// Whether a folded noun means human beings.
pub(super) fn is_human(noun: &str) -> bool {
    let bare = singular(noun);
    is_anyone(noun) || HUMAN.has(noun) || HUMAN.has(&bare) || PEOPLE.has(&bare)
}

/// The noun for what a verb measures, by the verb's bare form: "cost" of "will cost 40 million".
pub(super) fn measured(verb: &str) -> Option<&'static str> {
    MEASURES.get(verb).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        assert_eq!(alike(one, other), expected, "{one} {other}");
        assert_eq!(alike(other, one), expected, "{other} {one}");
    }

    #[test]
    fn two_nouns_for_one_thing_are_alike() {
        check("jobs", "posts", true);
        check("people", "islanders", true);
        check("men", "people", true);
        check("deficiencies", "shortcomings", true);
        check("costs", "expenses", true);
        check("residents", "islanders", true);
    }

    #[test]
    fn two_groups_of_people_and_two_things_are_not() {
        check("children", "teachers", false);
        check("firefighters", "residents", false);
        check("homes", "jobs", false);
        check("savings", "costs", false);
        check("people", "houses", false);
        check("patients", "pupils", false);
    }
}
