//! What a figure is told of, by the words beside it: what befell those whom it counts, or what it measures.
//!
//! Outlets tell one toll in many frames: "killed nine", "nine dead", "the number of deaths rose to nine". The nearest word
//! of a class, within the clause, tells which toll it is, whatever the grammar.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::super::kinds;
use super::is_approximate;
use crate::engine::compare::differences::slot::Slot;
use crate::engine::compare::reading::{Reading, Word, roots};
use crate::engine::facts::Figure;
use crate::engine::lexicon::{entries, section};
use crate::engine::tag::speech::Speech;

/// See the file.
const TABLE: &str = include_str!("../../../../../assets/lexicons/en/slots.txt");

/// How far from a figure the word stands that tells its class.
const REACH: usize = 12;

/// How far behind the first word of two the second stands.
const SPREAD: usize = 3;

/// A class of the table.
pub(super) type Class = &'static str;

/// Which figures a section of the table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum For {
    People,
    Things,
    Measures,
}

/// One class that a word tells; `then` is the second word where it takes two.
struct Entry {
    class: Class,
    section: For,
    then: Option<&'static str>,
}

static CLASSES: LazyLock<FxHashMap<String, Vec<Entry>>> = LazyLock::new(|| {
    let mut classes: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
    for (name, part) in [
        ("people", For::People),
        ("things", For::Things),
        ("measures", For::Measures),
    ] {
        let lines = entries(section(TABLE, name)).filter_map(|line| line.split_once(": "));
        for (class, words) in lines {
            for word in words.split_whitespace() {
                let (first, then) = word
                    .split_once('+')
                    .map_or((word, None), |(first, then)| (first, Some(then)));
                for form in roots::forms(first) {
                    classes.entry(form).or_default().push(Entry {
                        class,
                        section: part,
                        then,
                    });
                }
            }
        }
    }
    classes
});

/// The class of each noun that names people by what they do.
static AGENTS: LazyLock<FxHashMap<&'static str, Class>> = LazyLock::new(|| {
    let lines = entries(section(TABLE, "agents")).filter_map(|line| line.split_once(": "));
    lines
        .flat_map(|(class, nouns)| nouns.split_whitespace().map(move |noun| (noun, class)))
        .collect()
});

/// What a figure is told of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Event {
    /// The classes of the table, the nearest first.
    classes: Vec<Class>,
    /// Whether the noun that is counted tells it: "six deaths".
    pub(super) counted: bool,
}

impl Event {
    /// Whether two figures are told of one event: `None` where the words beside one of them tell nothing.
    pub(super) fn is(&self, other: &Self) -> Option<bool> {
        if self.classes.is_empty() || other.classes.is_empty() {
            return None;
        }
        Some(
            self.classes
                .iter()
                .any(|class| other.classes.contains(class)),
        )
    }

    /// The price of what follows, where nothing else tells what it is.
    pub(super) fn or_price(self) -> Self {
        if !self.classes.is_empty() {
            return self;
        }
        Self {
            classes: vec!["cost"],
            ..self
        }
    }

    /// Whether it counts only those whom it befell in this degree: "nine were seriously hurt".
    pub(super) fn grade(&self) -> Option<Class> {
        self.classes
            .first()
            .copied()
            .filter(|class| is_grade(class))
    }
}

/// Whether a class says how badly, and not what.
fn is_grade(class: Class) -> bool {
    matches!(class, "serious" | "slight")
}

/// What the figure at `words` is told of; `of` is the noun that it counts, folded, and `measured` whether it has a unit.
pub(super) fn of(
    reading: &Reading,
    words: &Range<usize>,
    of: Option<&str>,
    measured: bool,
) -> Event {
    let human = of.is_none_or(kinds::is_human);
    if let Some(class) = of.filter(|_| !measured).and_then(counted) {
        return Event {
            classes: vec![class],
            counted: true,
        };
    }
    let fits = |entry: &Entry| match entry.section {
        For::People => !measured && human,
        For::Things => !measured && !human,
        For::Measures => measured || of.is_none() || !human,
    };
    let behind = ahead(reading, words.end);
    let before = back(reading, words.start);
    let mut found: Vec<(usize, Class)> = Vec::new();
    for at in behind.clone() {
        let class = tell(reading, &behind, at, &fits);
        found.extend(class.map(|class| (at - words.end, class)));
    }
    for at in before.clone() {
        let class = tell(reading, &before, at, &fits);
        found.extend(class.map(|class| (words.start - at, class)));
    }
    found.sort_unstable();
    let grade = found.iter().find(|(_, class)| is_grade(class));
    let mut classes: Vec<Class> = match grade {
        Some((_, grade)) => vec![*grade],
        None => found.into_iter().map(|(_, class)| class).collect(),
    };
    // "200 demonstrators gathered": that they came together tells less than their name.
    if classes.iter().all(|class| *class == "attended") {
        classes.extend(elsewhere(reading, words, of, &fits));
    }
    Event {
        classes,
        counted: false,
    }
}

/// What a figure is told of where no word of its clause tells: its predicate, across what stands in apposition, the frame
/// of a margin or of an audience, or the noun that it counts.
fn elsewhere(
    reading: &Reading,
    words: &Range<usize>,
    of: Option<&str>,
    fits: &impl Fn(&Entry) -> bool,
) -> Option<Class> {
    let before = lead(reading, words.start);
    let led = |word: &str| before.is_some_and(|before| before.is(word));
    let votes = of.is_some_and(|of| matches!(of, "votes" | "points" | "seats" | "ballots"));
    // "Failed by five votes" tells what "fell four votes short" does; "by five votes to four" is no margin.
    if votes && led("by") {
        return Some("margin");
    }
    let human = of.is_some_and(kinds::is_human);
    // "Made it official before 2,000 supporters".
    if human && led("before") {
        return Some("attended");
    }
    let verb = across(reading, words.end).filter(|_| human);
    let verb = verb.and_then(|at| tell(reading, &(at..at + 1), at, fits));
    verb.or_else(|| AGENTS.get(&*kinds::singular(of?)).copied())
}

/// Whether the sentence tells in front of a value what else befell people: "nine dead and 22 others hurt".
pub(super) fn follows_another(slot: &Slot<'_>, event: &Event) -> bool {
    let before = slot.reading.words.get(..slot.words.start);
    let classes = before.into_iter().flatten().flat_map(|word| {
        let entries = CLASSES.get(&*word.folded).into_iter().flatten();
        entries.filter(|entry| entry.section == For::People && entry.then.is_none())
    });
    let mut classes = classes.map(|entry| entry.class);
    !event.classes.is_empty() && classes.any(|class| !event.classes.contains(&class))
}

/// The word in front of a figure and of what says how exact it is.
fn lead(reading: &Reading, start: usize) -> Option<&Word> {
    let mut at = start.checked_sub(1)?;
    for _ in 0..3 {
        let word = reading.word(at)?;
        if matches!(&*word.folded, "at" | "by") || !is_approximate(word) {
            return Some(word);
        }
        at = at.checked_sub(1)?;
    }
    reading.word(at)
}

/// The verb behind what stands in apposition between commas: "some 500 people, most of them in red, **protested**".
fn across(reading: &Reading, from: usize) -> Option<usize> {
    let near = reading.words.get(from..)?;
    let mut commas = near.iter().take(2 * REACH).enumerate();
    let opening = commas.find(|(_, word)| word.part == Speech::Punctuation)?;
    let closing = commas.find(|(_, word)| word.part == Speech::Punctuation)?;
    let verb = from + closing.0 + 1;
    (opening.1.is(",") && closing.1.is(",")).then_some(verb)
}

/// A bare number from here on, in front of a noun, is a sum of money more often than a count.
const SUM: f64 = 1e5;

/// Whether a sum stands in front of the noun that it is the price of: "a €310 million stadium".
pub(super) fn is_price(figure: &Figure, reading: &Reading, words: &Range<usize>) -> bool {
    let money = figure.unit.as_deref().map_or_else(
        || figure.of.is_none() && figure.number.is_some_and(|number| number >= SUM),
        |unit| unit.len() == 3 && unit.chars().all(char::is_uppercase),
    );
    let before = words.start.checked_sub(1).and_then(|at| reading.word(at));
    let determined = before.is_some_and(|before| before.part == Speech::Determiner);
    let noun = reading
        .word(words.end)
        .is_some_and(|next| next.part == Speech::Noun);
    money && determined && noun
}

/// The class of a deed that a noun counts: "six deaths", "57 arrests".
fn counted(of: &str) -> Option<Class> {
    let entries = CLASSES
        .get(of)
        .or_else(|| CLASSES.get(&kinds::singular(of)))?;
    let counts = |entry: &&Entry| entry.section == For::People && entry.then.is_none();
    let entry = entries.iter().find(counts)?;
    (!kinds::is_anyone(of) && !is_role(of)).then_some(entry.class)
}

/// Whether a noun names people by what they do for a living or for a while: "firefighters", "employees". It tells whom a
/// number counts, and not what befell them.
fn is_role(of: &str) -> bool {
    matches!(
        of,
        "employee"
            | "employees"
            | "passenger"
            | "passengers"
            | "spectator"
            | "spectators"
            | "pupil"
            | "pupils"
            | "plaintiff"
    )
}

/// The class that the word at `at` tells of a figure whose clause reaches over `range`.
fn tell(
    reading: &Reading,
    range: &Range<usize>,
    at: usize,
    fits: &impl Fn(&Entry) -> bool,
) -> Option<Class> {
    let word = reading.word(at)?;
    let entries = CLASSES.get(&*word.folded)?;
    // "Last week" tells no length of time.
    let next = reading.word(at + 1);
    if word.is("last") && next.is_some_and(|next| roots::is_time(&next.folded)) {
        return None;
    }
    let follows = |then: &str| {
        let near = at + 1..(at + 1 + SPREAD).min(range.end);
        let near = reading.words.get(near).unwrap_or_default();
        near.iter().any(|word| word.is(then))
    };
    // What takes two words says more than one of them.
    let two = entries
        .iter()
        .find(|entry| fits(entry) && entry.then.is_some_and(follows));
    let one = || {
        entries
            .iter()
            .find(|entry| fits(entry) && entry.then.is_none())
    };
    two.or_else(one).map(|entry| entry.class)
}

/// Whether a clause ends with a word.
fn ends(word: &Word) -> bool {
    word.part == Speech::Numeral
        || matches!(
            &*word.folded,
            "," | ";"
                | ":"
                | "."
                | "—"
                | "–"
                | "“"
                | "”"
                | "\""
                | "("
                | ")"
                | "and"
                | "but"
                | "or"
                | "while"
                | "whereas"
                | "although"
                | "though"
                | "when"
                | "after"
                | "before"
                | "because"
                | "which"
                | "who"
                | "that"
        )
}

/// The words behind a figure that belong to its clause.
fn ahead(reading: &Reading, from: usize) -> Range<usize> {
    let all = reading.words.get(from..).unwrap_or_default();
    let length = all.iter().take(REACH).position(ends);
    from..from + length.unwrap_or_else(|| all.len().min(REACH))
}

/// The words in front of a figure that belong to its clause.
fn back(reading: &Reading, to: usize) -> Range<usize> {
    let to = older(reading, to).unwrap_or(to);
    let from = to.saturating_sub(REACH);
    let all = reading.words.get(from..to).unwrap_or_default();
    let last = all.iter().rposition(ends);
    last.map_or(from, |last| from + last + 1)..to
}

/// Where the older value of two begins: "risen **from 480 million** to 690 million".
fn older(reading: &Reading, to: usize) -> Option<usize> {
    let last = to.checked_sub(1)?;
    reading.word(last).filter(|word| word.is("to"))?;
    let near = last.saturating_sub(REACH)..last;
    let words = reading.words.get(near.clone())?;
    let from = words.iter().rposition(|word| word.is("from"))?;
    Some(near.start + from)
}
