//! Invented news copy: the stories of `stories.txt` with their slots filled, so that the model also sees the form in
//! which news agencies write, of which no open labelled text exists.

use std::collections::BTreeMap;
use std::path::Path;

use parallax::engine::tag::decode::{OTHER, OUTSIDE};

use super::corpus::{Document, Passage, Source};
use super::invented::{Names, Person};
use super::random::Random;

const STORIES: &str = include_str!("stories.txt");

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

fn fill(story: &str, names: &Names, random: &mut Random) -> Document {
    let mut filled = Filler {
        names,
        random,
        persons: BTreeMap::new(),
        things: BTreeMap::new(),
    };
    let mut passages: Vec<Passage> = Vec::new();
    for (idx, line) in story.trim().lines().enumerate() {
        let mut passage = filled.line(line);
        if idx == 0 {
            recase(&mut passage, filled.random.below(10));
        }
        passages.push(passage);
    }
    Document::of(Source::Own, &passages)
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
