//! Nouns, verbs and adjectives of which a reporter chooses one: "sites" and "camps", "bypassed" and "dodged",
//! "undeliverable" and "unachievable". Each sentence has one of them, and no other.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::super::{By, Difference, DifferenceKind, Facing, Nature, between};
use super::place;
use crate::engine::compare::reading::{Reading, Word, phrase, roots};
use crate::engine::lexicon::{entries, section};
use crate::engine::side::{Pair, Side};
use crate::engine::tag::speech::Speech;
use crate::engine::text::Span;

/// See the file.
const TABLE: &str = include_str!("../../../../../assets/lexicons/en/labels.txt");

/// The sections of the table.
const SECTIONS: [&str; 3] = ["nouns", "verbs", "adjectives"];

/// How many words around a word tell what is said of it.
const CLAUSE: usize = 10;

/// So many words that carry news have to stand around both: one, where the two sentences surely tell one thing, and none
/// where the reader says so.
const SHARED: usize = 2;

/// The places of a form in the table: the line, and which word of it.
static FORMS: LazyLock<FxHashMap<String, Vec<Entry>>> = LazyLock::new(|| {
    let mut forms: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
    let mut line = 0;
    for (idx, name) in SECTIONS.iter().enumerate() {
        for words in entries(section(TABLE, name)) {
            line += 1;
            for (member, word) in words.split_whitespace().enumerate() {
                let (bare, irregular) = word.split_once('=').unwrap_or((word, ""));
                let all = roots::forms(bare).into_iter();
                let listed = irregular.split(',').filter(|form| !form.is_empty());
                for form in all.chain(listed.map(str::to_owned)) {
                    forms.entry(form).or_default().push(Entry {
                        line,
                        member,
                        section: idx,
                    });
                }
            }
        }
    }
    forms
});

/// A word of the table.
#[derive(Clone, Copy)]
struct Entry {
    line: usize,
    member: usize,
    section: usize,
}

/// The words of one line that a sentence has.
struct Held {
    /// Which of them, where it is one only.
    member: Option<usize>,
    /// Index of the first.
    at: usize,
}

/// Adds the words of one line that each sentence chooses in its own way.
pub(super) fn find(facing: &Facing<'_>, found: &mut Vec<Difference>) {
    let rights: Vec<_> = facing
        .readings(Side::Right)
        .map(|reading| (reading, held(reading)))
        .collect();
    for left in facing.readings(Side::Left) {
        let ours = held(left);
        for (right, theirs) in &rights {
            for (line, one) in &ours {
                let Some(other) = theirs.get(line) else {
                    continue;
                };
                let (Some(member), Some(another)) = (one.member, other.member) else {
                    continue;
                };
                if member == another {
                    continue;
                }
                let ends = Pair::new((left, one.at), (right, other.at));
                found.extend(named(facing, &ends));
            }
        }
    }
}

/// Two words of one line, as a difference, where neither sentence has the other's word and both tell the same.
fn named(facing: &Facing<'_>, ends: &Pair<(&Reading, usize)>) -> Option<Difference> {
    let roots = Pair::new(
        ends.left.0.word(ends.left.1)?.root,
        ends.right.0.word(ends.right.1)?.root,
    );
    let has = |side: Side| {
        let words = &ends[side].0.words;
        words.iter().any(|word| word.root == roots[side.other()])
    };
    if has(Side::Left) || has(Side::Right) {
        return None;
    }
    let places = Pair::new(
        spot(ends.left.0, ends.left.1)?,
        spot(ends.right.0, ends.right.1)?,
    );
    let least = match (facing.by_hand, facing.is_sure()) {
        (true, _) => 0,
        (_, true) => SHARED - 1,
        _ => SHARED,
    };
    let heads = Pair::new(
        ends.left.0.word(ends.left.1)?.span,
        ends.right.0.word(ends.right.1)?.span,
    );
    (facing.shared_around(heads, CLAUSE) >= least).then(|| {
        between(
            DifferenceKind::Label,
            Nature::Loaded,
            places,
            By("label-word", 0.7),
        )
    })
}

/// Where a word stands: a noun with what stands before it.
fn spot(reading: &Reading, at: usize) -> Option<Span> {
    let word = reading.word(at)?;
    let phrase = || phrase::ending_at(&reading.words, at).filter(|phrase| phrase.head == at);
    let noun = matches!(word.part, Speech::Noun | Speech::ProperNoun);
    let whole = noun.then(phrase).flatten();
    whole
        .and_then(|phrase| place(reading, &phrase))
        .or(Some(word.span))
}

/// The lines of the table that a sentence has a word of.
fn held(reading: &Reading) -> BTreeMap<usize, Held> {
    let mut found: BTreeMap<usize, Held> = BTreeMap::new();
    for (at, word) in reading.words.iter().enumerate() {
        let Some(entries) = FORMS.get(&*word.folded) else {
            continue;
        };
        for entry in entries
            .iter()
            .filter(|entry| fits(reading, at, word, entry.section))
        {
            found
                .entry(entry.line)
                .and_modify(|held| {
                    held.member = held.member.filter(|member| *member == entry.member);
                })
                .or_insert(Held {
                    member: Some(entry.member),
                    at,
                });
        }
    }
    found
}

/// Whether a word is of the part of speech of a section. A noun that only describes the next one calls nothing.
fn fits(reading: &Reading, at: usize, word: &Word, section: usize) -> bool {
    let next = reading.word(at + 1);
    let modifies = next.is_some_and(|next| matches!(next.part, Speech::Noun | Speech::ProperNoun));
    match section {
        0 => matches!(word.part, Speech::Noun) && !modifies,
        1 => word.part == Speech::Verb,
        _ => matches!(
            word.part,
            Speech::Adjective | Speech::Noun | Speech::Verb | Speech::Adverb
        ),
    }
}
