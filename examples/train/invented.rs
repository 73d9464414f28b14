//! Invented names: persons of all parts of the world, towns, firms, institutions, clubs, parties.

use std::collections::BTreeMap;
use std::path::Path;

use super::lists;
use super::random::Random;

const PEOPLE: &str = include_str!("people.txt");
const PATTERNS: &str = include_str!("patterns.txt");

/// Words that belong to the name after them.
const PARTICLES: [&str; 21] = [
    "de", "van", "den", "der", "von", "De", "Di", "Della", "Du", "Le", "Abu", "Al", "bin", "Ben",
    "El", "Abdel", "dos", "da", "la", "Van", "Dela",
];

/// Given names of the parts of the world whose family names come first; their lists hold the family names first.
const FAMILY_FIRST: [&str; 2] = ["Xi", "Moon"];

/// Nationalities among the entries of the list of peoples; creeds and events come after them.
const NATIONS: usize = 330;

/// What names are made from.
#[derive(Debug)]
pub(crate) struct Names {
    /// Alternatives by heading.
    patterns: BTreeMap<String, Vec<String>>,
    /// For each part of the world its given names and family names, and whether the family name comes first.
    parts: Vec<(Vec<String>, Vec<String>, bool)>,
}

/// A person's names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Person {
    /// The given name.
    pub(crate) given: String,
    /// The family name.
    pub(crate) family: String,
    /// Both as a newspaper writes them at first mention.
    pub(crate) whole: String,
}

impl Names {
    /// The names of the gazetteer and of the lists of this project.
    pub(crate) fn read(gazetteer: &Path) -> std::io::Result<Self> {
        let mut patterns: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut add = |heading: &str, names: Vec<String>| {
            patterns
                .entry(heading.to_owned())
                .or_default()
                .extend(names);
        };
        let text = std::fs::read_to_string(gazetteer)?;
        for (kind, name) in text.lines().filter_map(|line| line.split_once('\t')) {
            let heading = match kind {
                "bigcity" => "big city",
                "state" => "region",
                other => other,
            };
            add(heading, vec![restore_capitals(name)]);
        }
        for (heading, name) in lists::entries(PATTERNS) {
            let times = if heading == "common country" { 3 } else { 1 };
            let heading = if heading == "common country" {
                "country"
            } else {
                heading
            };
            add(heading, vec![name.to_owned(); times]);
        }
        add("region", lists::own("region"));
        add("company list", lists::own("company"));
        add("club list", lists::own("club"));
        add("press list", lists::own("press"));
        add(
            "nation",
            lists::own("people").into_iter().take(NATIONS).collect(),
        );
        let parts = PEOPLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(part)
            .collect();
        Ok(Self { patterns, parts })
    }

    /// A name made after a pattern of `heading`.
    pub(crate) fn make(&self, heading: &str, random: &mut Random) -> String {
        if heading == "family" {
            return match random.below(3) {
                0 => self.make("invented", random),
                1 => self.make("last", random),
                _ => self.person(random).family,
            };
        }
        let alternatives = self.patterns.get(heading).map_or(&[][..], Vec::as_slice);
        let Some(pattern) = random.pick(alternatives) else {
            return String::new();
        };
        let mut made = String::new();
        let mut rest = pattern.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let (inner, after) = after.split_once('}').unwrap_or((after, ""));
            made.push_str(before);
            made.push_str(&self.make(inner, random));
            rest = after;
        }
        made + rest
    }

    /// A person: three in ten have names of the census, two in ten an invented family name.
    pub(crate) fn person(&self, random: &mut Random) -> Person {
        let census = random.below(10) < 3;
        let Some((given, family, family_first)) = random.pick(&self.parts) else {
            return Person::default();
        };
        let given = if census {
            self.make("first", random)
        } else {
            pick(given, random)
        };
        let family = match random.below(10) {
            0 | 1 => self.make("invented", random),
            _ if census => self.make("last", random),
            _ => pick(family, random),
        };
        if *family_first && !census {
            let whole = format!("{given} {family}");
            return Person {
                given: family,
                family: given,
                whole,
            };
        }
        let middle = match random.below(20) {
            0 | 1 => format!(" {}", self.make("middle name", random)),
            2 => format!("-{}", self.make("first", random)),
            _ => String::new(),
        };
        let whole = format!("{given}{middle} {family}");
        Person {
            given,
            family,
            whole,
        }
    }
}

/// The words of the list of persons, each with the heading of the lexicon it belongs to.
pub(crate) fn known() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = PEOPLE.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(" | "))
        .flat_map(|(left, right)| {
            let family_first = left
                .split(' ')
                .next()
                .is_some_and(|first| FAMILY_FIRST.contains(&first));
            let headings = if family_first {
                ["last", "first"]
            } else {
                ["first", "last"]
            };
            let words = |heading, names: &'static str| {
                let words = names.split(' ').filter(|word| !PARTICLES.contains(word));
                words.map(move |word| (heading, word))
            };
            words(headings[0], left).chain(words(headings[1], right))
        })
}

fn part(line: &str) -> Option<(Vec<String>, Vec<String>, bool)> {
    let (left, right) = line.split_once(" | ")?;
    let first = left.split(' ').next().unwrap_or_default();
    Some((
        join_particles(left),
        join_particles(right),
        FAMILY_FIRST.contains(&first),
    ))
}

fn join_particles(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut open = false;
    for word in text.split(' ') {
        match names.last_mut() {
            Some(last) if open => {
                last.push(' ');
                last.push_str(word);
            }
            _ => names.push(word.to_owned()),
        }
        open = PARTICLES.contains(&word);
    }
    names
}

/// The census writes "Mcdonald".
fn restore_capitals(name: &str) -> String {
    match name
        .strip_prefix("Mc")
        .and_then(|rest| rest.split_at_checked(1))
    {
        Some((first, rest)) if rest.len() > 1 => format!("Mc{}{rest}", first.to_uppercase()),
        _ => name.to_owned(),
    }
}

fn pick(items: &[String], random: &mut Random) -> String {
    random.pick(items).cloned().unwrap_or_default()
}
