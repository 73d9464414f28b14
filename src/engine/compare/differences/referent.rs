//! Whether two noun phrases mean the same: by their nouns, names, numbers and ages.

use super::{Facing, kinds};
use crate::engine::compare::reading::phrase::{self, Phrase};
use crate::engine::compare::reading::{NO_ROOT, Reading, Word, roots};
use crate::engine::compare::terms::fold;
use crate::engine::facts::Value;
use crate::engine::side::{Pair, Side};
use crate::engine::tag::speech::Speech;

/// What two phrases have to do with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Identity {
    /// They mean two things.
    Other,
    /// Nothing tells.
    Unknown,
    /// Two nouns that are used of the same things, among others.
    Akin,
    /// Two words that are used for one thing.
    Like,
    /// They mean one thing.
    Same,
}

/// A noun phrase in its sentence.
#[derive(Clone, Copy)]
pub(super) struct Mention<'r> {
    pub(super) reading: &'r Reading,
    pub(super) phrase: &'r Phrase,
}

impl<'r> Mention<'r> {
    fn words(&self) -> &'r [Word] {
        let range = self.phrase.words.clone();
        self.reading.words.get(range).unwrap_or_default()
    }

    pub(super) fn head(&self) -> Option<&'r Word> {
        self.reading.word(self.phrase.head)
    }

    pub(super) fn is_pronoun(&self) -> bool {
        self.head().is_none_or(|head| head.part == Speech::Pronoun)
    }

    /// The roots of its words that are names.
    pub(super) fn names(&self) -> Vec<u32> {
        let names = self
            .words()
            .iter()
            .filter(|word| word.part == Speech::ProperNoun);
        names.map(|word| word.root).collect()
    }

    /// The number that is a part of its name: "Gate 3".
    pub(super) fn number(&self) -> Option<&'r str> {
        let behind = self
            .reading
            .words
            .get(self.phrase.head + 1..self.phrase.words.end)?;
        let number = behind.iter().find(|word| word.part == Speech::Numeral)?;
        Some(&number.folded)
    }

    /// The same, or that of the last thing of its noun named before in the sentence, which it takes up: "Gate 3 failed, and
    /// the gate came to rest".
    pub(super) fn number_by_name(&self) -> Option<&'r str> {
        let head = self.head()?;
        let first = self.words().first()?;
        let before = self.reading.words.get(..self.phrase.words.start)?;
        let mut named = before.windows(2).rev().filter_map(|words| match words {
            [noun, number] if noun.root == head.root => {
                (noun.capital && number.part == Speech::Numeral).then_some(&*number.folded)
            }
            _ => None,
        });
        let taken_up = || named.next().filter(|_| first.is("the"));
        self.number().or_else(taken_up)
    }

    /// Whether a name or a number of its own tells which one is meant.
    pub(super) fn is_named(&self) -> bool {
        !self.names().is_empty() || self.number().is_some()
    }

    /// Words that single one out of several: "second", "another", "remaining".
    fn singled(&self) -> Vec<&'r str> {
        let words = self.words().iter().map(|word| &*word.folded);
        words.filter(|word| SINGLING.contains(word)).collect()
    }

    /// What it is of: "bread" of "prices of bread".
    fn of(&self) -> Option<Phrase> {
        let end = self.phrase.words.end;
        self.reading.word(end).filter(|word| word.is("of"))?;
        phrase::starting_at(&self.reading.words, end + 1)
    }

    /// An age that is told of somebody: "a 67-year-old man", "Anders Pellory, 67,".
    pub(super) fn age(&self) -> Option<&'r str> {
        let told = &self.age_word()?.folded;
        told.split_once("-year-old")
            .map_or(Some(told), |(age, _)| Some(age))
    }

    /// The word that tells an age.
    pub(super) fn age_word(&self) -> Option<&'r Word> {
        let inside = self
            .words()
            .iter()
            .find(|word| word.folded.ends_with("-year-old"));
        let of = || {
            let next = |at: usize| self.reading.word(self.phrase.words.end + at);
            let number = |at: usize| {
                next(at).filter(|word| word.part == Speech::Numeral && word.folded.len() <= 3)
            };
            let closes = |at: usize| next(at).is_none_or(|word| word.part == Speech::Punctuation);
            // "Anders Pellory, 67," and "a man of 67".
            let comma = next(0)
                .filter(|word| word.is(","))
                .and_then(|_| number(1))
                .filter(|_| closes(2));
            let aged = next(0)
                .filter(|word| matches!(&*word.folded, "of" | "aged"))
                .and_then(|_| number(1))
                .filter(|_| is_human(self.head()));
            comma.or(aged)
        };
        inside.or_else(of)
    }
}

/// Whether a noun names a human being by kind: "man", "woman".
fn is_human(word: Option<&Word>) -> bool {
    word.is_some_and(|word| {
        matches!(
            &*word.folded,
            "man"
                | "woman"
                | "boy"
                | "girl"
                | "person"
                | "resident"
                | "driver"
                | "teenager"
                | "pensioner"
                | "victim"
                | "suspect"
                | "passenger"
        )
    })
}

/// Words that single one out of several.
const SINGLING: [&str; 22] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "another",
    "other",
    "remaining",
    "new",
    "additional",
    "further",
    "last",
    "next",
    "previous",
    "former",
    "separate",
    "different",
    "rest",
    "more",
    "latest",
    "earlier",
];

/// Whether two phrases, one of each side, mean the same.
pub(super) fn identity(facing: &Facing<'_>, pair: &Pair<Mention<'_>>) -> Identity {
    if pair.left.is_pronoun() || pair.right.is_pronoun() {
        return Identity::Unknown;
    }
    if let Some(of_whom) = whose_body(facing, pair) {
        return of_whom;
    }
    if let Some(settled) = by_numbers(pair) {
        return settled;
    }
    let (Some(left), Some(right)) = (pair.left.head(), pair.right.head()) else {
        return Identity::Unknown;
    };
    let names = pair.as_ref().map(Mention::names);
    let disjoint = !names.left.is_empty()
        && !names.right.is_empty()
        && !names.left.iter().any(|name| names.right.contains(name));
    if left.root == right.root && left.root != NO_ROOT {
        let differ = disjoint && !alias(facing, pair) || of_others(facing, pair);
        return if differ {
            Identity::Other
        } else {
            Identity::Same
        };
    }
    if left.part == Speech::ProperNoun && right.part == Speech::ProperNoun {
        return if !disjoint || alias(facing, pair) {
            Identity::Same
        } else {
            Identity::Other
        };
    }
    if disjoint {
        return Identity::Unknown;
    }
    // "The water bill", cut short by the tagger to "the water", is still the same.
    let holds = |phrase: &Mention<'_>, head: &Word| {
        !head.stop
            && phrase
                .words()
                .iter()
                .any(|word| word.root == head.root && word.part != Speech::Pronoun)
    };
    let both_common = left.part == Speech::Noun && right.part == Speech::Noun;
    if both_common && (holds(&pair.left, right) || holds(&pair.right, left)) {
        return Identity::Like;
    }
    let meanings = (
        roots::meaning(left.root, None),
        roots::meaning(right.root, None),
    );
    match meanings {
        (Some(one), Some(other)) if one.loaded_as(other) => Identity::Like,
        _ if both_common && kinds::akin(&left.folded, &right.folded) => Identity::Akin,
        _ => Identity::Unknown,
    }
}

/// "The body of the third victim" is the victim.
fn whose_body(facing: &Facing<'_>, pair: &Pair<Mention<'_>>) -> Option<Identity> {
    let whose = pair.as_ref().map(|mention| {
        let body = mention.head()?.is("body");
        mention.of().filter(|_| body)
    });
    if whose.left.is_none() && whose.right.is_none() {
        return None;
    }
    let of = |side: Side| Mention {
        reading: pair[side].reading,
        phrase: whose[side].as_ref().unwrap_or(pair[side].phrase),
    };
    Some(identity(
        facing,
        &Pair::new(of(Side::Left), of(Side::Right)),
    ))
}

/// What ages, numbers and words that single out tell of two phrases.
fn by_numbers(pair: &Pair<Mention<'_>>) -> Option<Identity> {
    if let (Some(one), Some(other)) = (pair.left.age(), pair.right.age()) {
        return Some(if one == other {
            Identity::Same
        } else {
            Identity::Other
        });
    }
    let numbers = (pair.left.number(), pair.right.number());
    let differ = matches!(numbers, (Some(one), Some(other)) if one != other);
    let singled = (pair.left.singled(), pair.right.singled());
    // "One worker" may be "the third victim"; "a second pool" is not "the pool".
    let one_noun =
        pair.left.head().map(|head| head.root) == pair.right.head().map(|head| head.root);
    let one = |mention: &Mention<'_>| mention.words().first().is_some_and(|word| word.is("one"));
    let any = one(&pair.left) || one(&pair.right);
    let apart = singled.0 != singled.1
        && !any
        && (one_noun || !singled.0.is_empty() && !singled.1.is_empty());
    (differ || apart).then_some(Identity::Other)
}

/// Whether two phrases of one noun are of two things: "prices of bread" and "prices of milk".
fn of_others(facing: &Facing<'_>, pair: &Pair<Mention<'_>>) -> bool {
    let of = pair.as_ref().map(Mention::of);
    let (Some(left), Some(right)) = (&of.left, &of.right) else {
        return false;
    };
    let mentions = Pair::new(
        Mention {
            reading: pair.left.reading,
            phrase: left,
        },
        Mention {
            reading: pair.right.reading,
            phrase: right,
        },
    );
    let common = Side::BOTH.iter().all(|&side| {
        mentions[side]
            .head()
            .is_some_and(|head| head.part == Speech::Noun && mentions[side].names().is_empty())
    });
    match identity(facing, &mentions) {
        Identity::Other => true,
        Identity::Unknown => common,
        Identity::Akin | Identity::Like | Identity::Same => false,
    }
}

/// Whether the names in two phrases are forms of one name.
fn alias(facing: &Facing<'_>, pair: &Pair<Mention<'_>>) -> bool {
    let forms = Side::BOTH.map(|side| forms(facing, side, &pair[side]));
    let [left, right] = &forms;
    let abbreviated = |one: &[String], other: &[String]| {
        one.iter()
            .any(|short| other.iter().any(|full| abbreviates(short, full)))
    };
    left.iter().any(|form| right.contains(form))
        || abbreviated(left, right)
        || abbreviated(right, left)
}

/// Whether a short form is made of the first letters of a name; its small words may count or not: "IMOD", "BBC".
pub(super) fn abbreviates(short: &str, full: &str) -> bool {
    let words = full
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut letters = short
        .chars()
        .map(|letter| letter.to_ascii_lowercase())
        .peekable();
    let mut n_words = 0;
    for word in words {
        let first = word
            .chars()
            .next()
            .map(|letter| letter.to_ascii_lowercase());
        if first.is_some() && letters.peek().copied() == first {
            letters.next();
            n_words += 1;
        } else if !matches!(
            word,
            "of" | "the" | "The" | "and" | "for" | "to" | "in" | "on"
        ) {
            return false;
        }
    }
    n_words >= 2 && letters.next().is_none()
}

/// The forms of the names that stand in a phrase, folded: its own words, and those of the facts.
fn forms(facing: &Facing<'_>, side: Side, mention: &Mention<'_>) -> Vec<String> {
    let reading = mention.reading;
    let Some(span) = reading.span_of(&mention.phrase.words) else {
        return Vec::new();
    };
    let text = facing.text(side);
    let mut forms = Vec::new();
    let range = mention.phrase.words.clone();
    let names = reading.words.get(range).unwrap_or_default();
    for word in names.iter().filter(|word| word.part == Speech::ProperNoun) {
        forms.push(fold(word.span.of(text)));
    }
    for fact in &facing.wholes[side].analysis.facts {
        let (name, aliases, mentions) = match &fact.value {
            Value::Organisation(entity) | Value::Place(entity) => {
                (&entity.name, entity.aliases.as_slice(), &entity.mentions)
            }
            Value::Person(person) => (&person.name, &[][..], &person.mentions),
            _ => continue,
        };
        let at = mentions.partition_point(|mention| mention.end <= span.start);
        if mentions
            .get(at)
            .is_some_and(|mention| mention.overlaps(span))
        {
            forms.extend([name].into_iter().chain(aliases).map(|form| fold(form)));
        }
    }
    forms
}
