//! The lexicon: lists of names and words, packed into one sorted table of hashes.

use std::collections::BTreeMap;
use std::path::Path;

use parallax::engine::tag::lexicon::{BUCKET_BITS, Entry, LONGEST, Lexicon};
use parallax::engine::tag::word::hash;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::invented;

/// Lists written for this project: `[heading]`, then one entry a line.
const OWN: &str = include_str!("lists.txt");

/// What the packed table will hold.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    entries: BTreeMap<u64, Entry>,
}

impl Lists {
    /// The gazetteer, the lists of this project, and the usual parts of speech of the words in `usual`.
    pub(crate) fn read(gazetteer: &Path, usual: &BTreeMap<String, u8>) -> std::io::Result<Self> {
        let mut lists = Self::default();
        let text = std::fs::read_to_string(gazetteer)?;
        for (kind, name) in text.lines().filter_map(|line| line.split_once('\t')) {
            lists.add(name, list(kind));
        }
        for (heading, name) in entries(OWN) {
            lists.add(name, list(heading));
        }
        for (heading, name) in invented::known() {
            lists.add(name, list(heading));
        }
        for (word, part) in usual {
            let entry = lists.entries.entry(hash(word.as_bytes())).or_default();
            entry.usual = *part;
        }
        Ok(lists)
    }

    fn add(&mut self, name: &str, list: u16) {
        let lower = name.to_lowercase();
        self.add_form(&lower, list);
        let plain: String = lower
            .nfd()
            .filter(|letter| !is_combining_mark(*letter))
            .collect();
        if plain != lower {
            self.add_form(&plain, list);
        }
    }

    fn add_form(&mut self, name: &str, list: u16) {
        let words: Vec<u64> = name
            .split_whitespace()
            .map(|word| hash(word.as_bytes()))
            .collect();
        let Some((first, rest)) = words.split_first() else {
            return;
        };
        if words.len() > LONGEST {
            return;
        }
        let mut key = *first;
        for next in rest {
            self.entries.entry(key).or_default().lists |= Entry::BEGINNING;
            key = Lexicon::phrase(key, *next);
        }
        self.entries.entry(key).or_default().lists |= list;
    }

    /// The table as [`Lexicon`] reads it.
    pub(crate) fn pack(&self) -> Vec<u8> {
        let mut records: BTreeMap<u32, Entry> = BTreeMap::new();
        for (hash, entry) in &self.entries {
            let record = records.entry(Lexicon::key(*hash)).or_default();
            record.lists |= entry.lists;
            record.usual = record.usual.max(entry.usual);
        }
        let mut counts = vec![0_u32; (1 << BUCKET_BITS) + 1];
        for key in records.keys() {
            counts[(*key >> (32 - BUCKET_BITS)) as usize + 1] += 1;
        }
        let mut bytes = Vec::new();
        let mut start = 0;
        for count in counts {
            start += count;
            bytes.extend(start.to_le_bytes());
        }
        for (key, entry) in records {
            bytes.extend(key.to_le_bytes());
            bytes.extend(entry.lists.to_le_bytes());
            bytes.push(entry.usual);
        }
        bytes
    }
}

/// The entries of one list of this project.
pub(crate) fn own(wanted: &str) -> Vec<String> {
    let entries = entries(OWN)
        .into_iter()
        .filter(|(heading, _)| *heading == wanted);
    entries.map(|(_, name)| name.to_owned()).collect()
}

/// Heading and entry of each entry of `text`: headings in brackets, entries separated by ", ", `# ` for remarks.
pub(crate) fn entries(text: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut heading = "";
    let mut found = Vec::new();
    for line in text.lines() {
        if line.is_empty() || line.starts_with("# ") {
            continue;
        }
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            heading = name;
        } else {
            found.extend(line.split(", ").map(|name| (heading, name)));
        }
    }
    found
}

fn list(kind: &str) -> u16 {
    match kind {
        "first" => Entry::FIRST_NAME,
        "last" => Entry::LAST_NAME,
        "city" => Entry::CITY,
        "bigcity" => Entry::CITY | Entry::BIG_CITY,
        "country" => Entry::COUNTRY,
        "state" | "region" => Entry::REGION,
        "organisation" | "company" | "club" | "press" => Entry::ORGANISATION,
        "organisation word" => Entry::ORGANISATION_WORD,
        "place word" => Entry::PLACE_WORD,
        "people" => Entry::PEOPLE,
        "calendar" => Entry::CALENDAR,
        "title" | "role" => Entry::TITLE,
        "saying" => Entry::SAYING,
        "body noun" => Entry::BODY_NOUN,
        "place noun" => Entry::PLACE_NOUN,
        _ => 0,
    }
}
