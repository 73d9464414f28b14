//! Invented news copy: the stories of `stories.txt` with their slots filled, so that the model also sees the form in
//! which news agencies write, of which no open labelled text exists.

use std::collections::BTreeMap;
use std::path::Path;

use parallax::engine::tag::decode::{OTHER, OUTSIDE};

use super::corpus::{Document, Passage, Source};
use super::invented::{Names, Person};
use super::random::Random;

const STORIES: &str = include_str!("stories.txt");
/// See its head.
const COPY: &str = include_str!("../../tests/it/data/newswire.txt");

/// Each story filled `times` times.
pub(crate) fn write(gazetteer: &Path, times: usize) -> std::io::Result<Vec<Document>> {
    let names = Names::read(gazetteer)?;
    let mut random = Random::new(20);
    let mut documents = Vec::new();
    // The head of the file, which explains the slots, is no story.
    let stories: Vec<&str> = STORIES
        .split("\n\n")
        .skip(1)
        .filter(|story| !story.trim().is_empty())
        .collect();
    for _ in 0..times {
        for story in &stories {
            documents.push(fill(story, &names, &mut random));
        }
    }
    Ok(documents)
}

/// The stories of one part of the marked newspaper copy that the models are chosen by; no model is trained on them.
pub(crate) fn marked(gazetteer: &Path, part: &str) -> std::io::Result<Vec<Document>> {
    let names = Names::read(gazetteer)?;
    let mut random = Random::new(0);
    let mut filler = Filler {
        names: &names,
        random: &mut random,
        persons: BTreeMap::new(),
        things: BTreeMap::new(),
    };
    let whole = COPY
        .split("\n## ")
        .find_map(|whole| whole.strip_prefix(part));
    let stories = whole.unwrap_or_default().split("\n\n");
    let stories = stories.map(str::trim).filter(|story| !story.is_empty());
    let mut document = |story: &str| {
        let passages: Vec<Passage> = story.lines().map(|line| filler.line(line)).collect();
        Document::of(Source::Own, &passages)
    };
    Ok(stories.map(&mut document).collect())
}

fn fill(story: &str, names: &Names, random: &mut Random) -> Document {
    let mut filled = Filler {
        names,
        random,
        persons: BTreeMap::new(),
        things: BTreeMap::new(),
    };
    let mut passages: Vec<Passage> = Vec::new();
    for (idx, line) in story.trim().lines().enumerate() {
        let way = filled.random.below(10);
        let dated = is_dated(line);
        let mut passage = match DATELINES.get(way) {
            Some(dateline) if idx == 1 && line.len() > 60 && !dated => {
                filled.line(&format!("{dateline}{line}"))
            }
            _ => filled.line(line),
        };
        if idx == 0 {
            recase(&mut passage, filled.random.below(10));
        } else {
            shout_dateline(&mut passage, filled.random.below(10));
        }
        passages.push(passage);
    }
    Document::of(Source::Own, &passages)
}

/// How agencies begin a report, put before a part of the stories that lack it.
const DATELINES: [&str; 6] = [
    "{C1} ([ORG Reuters]) - ",
    "{C7} ([ORG Reuters]) - ",
    "{T7}, {N1} ([ORG Reuters]) - ",
    "{C1}/{C2} ([ORG Reuters]) - ",
    "{C7}, [MISC Dec] {#} ([ORG {M7}]) - ",
    "{C1}, {R7} — ",
];

/// Whether a line has the dash that ends a dateline.
fn is_dated(line: &str) -> bool {
    [" - ", " – ", " — "]
        .iter()
        .any(|dash| line.find(dash).is_some_and(|at| at < 70))
}

/// Agencies print the place of a dateline in capitals, newspapers often do not.
fn shout_dateline(passage: &mut Passage, chance: usize) {
    let end = [" (", " - ", " – ", " — ", ", "]
        .iter()
        .filter_map(|mark| passage.text.find(mark))
        .min();
    let dashed = is_dated(&passage.text);
    let begins = passage
        .names
        .first()
        .is_some_and(|(name, label)| name.start == 0 && *label == 5);
    if let Some(head) = end.and_then(|end| passage.text.get_mut(..end))
        && dashed
        && begins
        && chance < 7
    {
        head.make_ascii_uppercase();
    }
}

/// Headlines are printed in three ways.
fn recase(passage: &mut Passage, chance: usize) {
    match chance {
        0 | 1 => passage.text.make_ascii_uppercase(),
        2 | 3 => {
            let mut start = true;
            let title = passage.text.chars().map(|letter| {
                let capital = start && letter.is_ascii_lowercase();
                start = letter == ' ';
                if capital {
                    letter.to_ascii_uppercase()
                } else {
                    letter
                }
            });
            passage.text = title.collect();
        }
        _ => {}
    }
}

struct Filler<'a> {
    names: &'a Names,
    random: &'a mut Random,
    persons: BTreeMap<String, Person>,
    things: BTreeMap<String, String>,
}

impl Filler<'_> {
    fn line(&mut self, line: &str) -> Passage {
        let mut passage = Passage::default();
        let mut rest = line;
        while let Some((before, after)) = rest
            .find(['{', '['])
            .and_then(|at| rest.split_at_checked(at))
        {
            passage.push(before, OUTSIDE);
            if let Some((slot, after)) = after
                .strip_prefix('{')
                .and_then(|slot| slot.split_once('}'))
            {
                let (text, label) = self.slot(slot);
                passage.push(&text, label);
                rest = after;
            } else if let Some((name, after)) = after
                .strip_prefix('[')
                .and_then(|name| name.split_once(']'))
            {
                let (kind, words) = name.split_once(' ').unwrap_or(("", name));
                let plain = self.plain(words);
                passage.push(&plain, label_of(kind));
                rest = after;
            } else {
                rest = after;
                break;
            }
        }
        passage.push(rest, OUTSIDE);
        passage
    }

    /// `words` with its slots filled, unlabelled.
    fn plain(&mut self, words: &str) -> String {
        let mut text = String::new();
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (slot, after) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(&self.slot(slot).0);
            rest = after;
        }
        text + rest
    }

    /// What slot `slot` is filled with, the same throughout a story but for days and numbers, and its label.
    fn slot(&mut self, slot: &str) -> (String, usize) {
        let sort = slot.get(..1).unwrap_or_default();
        let number = slot.get(1..).unwrap_or_default();
        let label = match sort {
            "#" | "W" => return (self.names.make(sort, self.random), OUTSIDE),
            "P" | "p" | "g" => 1,
            "C" | "T" | "N" | "R" => 5,
            "D" => OTHER,
            _ => 3,
        };
        if label == 1 {
            let person = self
                .persons
                .entry(number.to_owned())
                .or_insert_with(|| self.names.person(self.random));
            let name = match sort {
                "P" => &person.whole,
                "p" => &person.family,
                _ => &person.given,
            };
            return (name.clone(), label);
        }
        let made = self
            .things
            .entry(slot.to_owned())
            .or_insert_with(|| self.names.make(sort, self.random));
        (made.clone(), label)
    }
}

fn label_of(kind: &str) -> usize {
    match kind {
        "PER" => 1,
        "ORG" => 3,
        "LOC" => 5,
        _ => OTHER,
    }
}
