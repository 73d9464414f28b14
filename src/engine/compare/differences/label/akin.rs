//! Two nouns that are used of the same things, where each sentence has one of them and no other: "minor shortcomings",
//! "eleven deficiencies"; and a thing that has a number on one side and none on the other: "a storage hall", "Hall 4".

use super::super::referent::Mention;
use super::super::{By, Difference, DifferenceKind, Facing, Nature, between, kinds};
use super::place;
use crate::engine::compare::reading::phrase::{self, Phrase};
use crate::engine::compare::reading::{NO_ROOT, Reading, Word, roots};
use crate::engine::side::{Pair, Side};
use crate::engine::tag::speech::Speech;
use crate::engine::text::Span;

/// How many words around a noun tell what is said of it.
const CLAUSE: usize = 6;

/// More nouns of a sentence are not looked at: such a sentence is a list.
const MOST: usize = 40;

/// A noun that ends its phrase.
struct Noun<'a> {
    reading: &'a Reading,
    word: &'a Word,
    /// Its singular, and the lines of the table of kinds that it stands in.
    singular: String,
    kinds: &'static [usize],
    phrase: Phrase,
}

/// Adds the nouns of one kind that the sides do not share, and what only one side has a number for.
pub(super) fn find(facing: &Facing<'_>, figures: &[Difference], found: &mut Vec<Difference>) {
    let rights: Vec<_> = facing.readings(Side::Right).map(nouns).collect();
    for left in facing.readings(Side::Left) {
        let ours = nouns(left);
        for theirs in &rights {
            for one in &ours {
                for other in theirs {
                    let pair = Pair::new(one, other);
                    found.extend(kindred(facing, figures, pair, &Pair::new(&ours, theirs)));
                    found.extend(numbered(pair));
                }
            }
        }
    }
}

/// What two nouns of one kind differ in, where no other noun of the kind stands in either sentence.
fn kindred(
    facing: &Facing<'_>,
    figures: &[Difference],
    pair: Pair<&Noun<'_>>,
    all: &Pair<&Vec<Noun<'_>>>,
) -> Option<Difference> {
    let (one, other) = (pair.left.word, pair.right.word);
    let rivals = |nouns: &[Noun<'_>], of: &Noun<'_>| {
        let rival = |noun: &&Noun<'_>| noun.singular == of.singular || alike(noun, of);
        nouns.iter().filter(rival).count()
    };
    let lone = alike(pair.left, pair.right)
        && rivals(all.left, pair.right) == 1
        && rivals(all.right, pair.left) == 1;
    if !lone || names_differ(pair) {
        return None;
    }
    let places = pair.map(|noun| place(noun.reading, &noun.phrase));
    let places = Pair::new(places.left?, places.right?);
    let counted = figures.iter().any(|figure| {
        figure.kind == DifferenceKind::Figure
            && Side::BOTH.iter().all(|&side| {
                let words = pair[side].reading.span_of(&pair[side].phrase.words);
                figure.words[side]
                    .zip(words)
                    .is_some_and(|(figure, words)| words.overlaps(figure))
            })
    });
    let nature = if is_loaded(one, other) {
        Nature::Loaded
    } else {
        Nature::Name
    };
    (counted || facing.shared_around(places, CLAUSE) > 0).then(|| {
        between(
            DifferenceKind::Label,
            nature,
            places,
            By("label-kind", 0.65),
        )
    })
}

/// The nouns of a sentence that end their phrases. Those that only take up a name, and units of time, call nothing anything.
fn nouns(reading: &Reading) -> Vec<Noun<'_>> {
    let all = reading.words.iter().enumerate().filter_map(|(at, word)| {
        let modifies = reading.word(at + 1).is_some_and(|next| {
            matches!(next.part, Speech::Noun | Speech::ProperNoun) || next.folded.starts_with('\'')
        });
        let calls = matches!(word.part, Speech::Noun | Speech::ProperNoun)
            && !modifies
            && word.root != NO_ROOT
            && !roots::is_anaphor(&word.folded)
            && !roots::is_time(&word.folded);
        calls.then(|| {
            let alone = Phrase {
                words: at..at + 1,
                head: at,
            };
            let phrase = phrase::ending_at(&reading.words, at).filter(|phrase| phrase.head == at);
            let phrase = phrase.unwrap_or(alone);
            Noun {
                reading,
                word,
                singular: kinds::singular(&word.folded),
                kinds: kinds::lines(&word.folded),
                phrase,
            }
        })
    });
    all.take(MOST).collect()
}

fn is_loaded(one: &Word, other: &Word) -> bool {
    let meanings = roots::meaning(one.root, None).zip(roots::meaning(other.root, None));
    one.root != other.root && meanings.is_some_and(|(one, other)| one.loaded_as(other))
}

/// Whether two common nouns are used of the same things.
fn alike(one: &Noun<'_>, other: &Noun<'_>) -> bool {
    let common = one.word.part == Speech::Noun && other.word.part == Speech::Noun;
    let akin = || kinds::share_line(one.kinds, other.kinds) && one.singular != other.singular;
    common && (akin() || is_loaded(one.word, other.word))
}

/// Whether names that stand in two phrases are of two: "the Turkish military", "the Syrian army".
fn names_differ(pair: Pair<&Noun<'_>>) -> bool {
    let names = pair.map(|noun| {
        let words = noun
            .reading
            .words
            .get(noun.phrase.words.clone())
            .unwrap_or_default();
        let named = words
            .iter()
            .filter(|word| word.capital && word.part != Speech::Determiner);
        let opens = |word: &&Word| word.span.start != noun.reading.span.start;
        named
            .filter(opens)
            .map(|word| word.root)
            .collect::<Vec<u32>>()
    });
    !names.left.is_empty()
        && !names.right.is_empty()
        && !names.left.iter().any(|name| names.right.contains(name))
}

/// What one side calls by a noun alone and the other by the noun and a number: "a storage hall", "Hall 4".
fn numbered(pair: Pair<&Noun<'_>>) -> Option<Difference> {
    let mentions = pair.map(|noun| Mention {
        reading: noun.reading,
        phrase: &noun.phrase,
    });
    let numbers = mentions.as_ref().map(|mention| mention.number().is_some());
    let bare = if numbers.left {
        &mentions.right
    } else {
        &mentions.left
    };
    let one_noun = pair.left.word.folded == pair.right.word.folded;
    // "Hall 4" is a name, "the cost 4 million" is none.
    let named = if numbers.left {
        &mentions.left
    } else {
        &mentions.right
    };
    let is_name = named.head().is_some_and(|head| head.capital);
    // "Unit 8200, an elite unit": the sentence gives the number, too.
    let given = bare
        .reading
        .words
        .iter()
        .any(|word| named.number() == Some(&*word.folded));
    if !one_noun || numbers.left == numbers.right || !is_new(bare) || !is_name || given {
        return None;
    }
    let places: Pair<Option<Span>> = pair.map(|noun| place(noun.reading, &noun.phrase));
    let places = Pair::new(places.left?, places.right?);
    let by = By("label-numbered", 0.65);
    Some(between(DifferenceKind::Label, Nature::Name, places, by))
}

/// Whether a phrase brings up a thing without a name: "a storage hall".
fn is_new(mention: &Mention<'_>) -> bool {
    let first = mention.reading.word(mention.phrase.words.start);
    first.is_some_and(|first| matches!(&*first.folded, "a" | "an" | "one")) && !mention.is_named()
}
