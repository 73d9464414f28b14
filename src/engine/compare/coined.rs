//! Words in line that one speaker has coined, so that they are known again whatever stands around them.
//!
//! Two outlets hear one speech and quote different lengths of it: one has "we decided to cease and disable the
//! service", the other that she "ceased and disabled a set of services". Most of the words are not the same, but nobody
//! puts two rare words in line by chance, least of all one speaker in two statements. A verb must be among them: nouns
//! in line ("mass surveillance of civilians") are what the speaker talks about, in this statement and in the next.

use std::sync::LazyLock;

use rust_stemmers::Stemmer;

use super::reading::Readings;
use super::terms::{LANGUAGE, Sense, Term, fold, is_stop_word};
use crate::engine::lexicon::entries;
use crate::engine::side::Pair;
use crate::engine::tag::speech::Speech;
use crate::engine::text::Span;

/// A coined run has so many words or more.
pub(super) const SHORTEST: usize = 3;

/// So many of them carry news, and name nobody.
const NEWS: usize = 2;

/// Together they are at least so rare: a word that is common in English counts one, another two.
const RARE: usize = 4;

/// Turns of phrase that all kinds of people use in statements, as the stems that carry news.
static STOCK: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let stemmer = Stemmer::create(LANGUAGE);
    let table = include_str!("../../../assets/lexicons/en/stock-phrases.txt");
    let stems = |phrase: &str| {
        let words = phrase.split_whitespace().map(fold);
        let telling = words.filter(|word| !is_stop_word(word));
        telling
            .map(|word| stemmer.stem(&word).into_owned())
            .collect()
    };
    entries(table).map(stems).collect()
});

/// One article as it is looked at here.
#[derive(Clone, Copy)]
pub(super) struct Heard<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// Its sentences as terms.
    pub(super) senses: &'a [Sense],
    /// Its sentences, read as far as somebody has asked for them.
    pub(super) readings: &'a Readings<'a>,
}

/// Whether words that two utterances have in line, each with its like, are rare together, name nobody, tell of a deed,
/// and are no turn of phrase.
pub(super) fn is_coined(heard: Pair<Heard<'_>>, run: &[(&Term, &Term)]) -> bool {
    let telling = run
        .iter()
        .filter(|(one, other)| !one.stop && !one.named && !other.named);
    let telling: Vec<(&Term, &Term)> = telling.copied().collect();
    let rarity: usize = telling
        .iter()
        .map(|(term, _)| usize::from(term.rarity))
        .sum();
    run.len() >= SHORTEST
        && telling.len() >= NEWS
        && rarity >= RARE
        && telling.iter().any(|(one, other)| {
            let deeds = (
                heard.left.is_deed(one.span),
                heard.right.is_deed(other.span),
            );
            matches!(deeds, (Some(true), None | Some(true)) | (None, Some(true)))
        })
        && !is_stock(heard.left.text, &telling)
}

impl Heard<'_> {
    /// Whether a word tells a deed in its place; `None` where the grammar does not tell.
    fn is_deed(&self, word: Span) -> Option<bool> {
        let at = self
            .senses
            .partition_point(|sense| sense.span.end <= word.start);
        let reading = self.readings.of(self.senses.get(at)?)?;
        let at = reading.range_of(word).start;
        let before = at.checked_sub(1).and_then(|before| reading.word(before));
        // "The contaminated water" and "drinking water" are things.
        let determined = before.is_some_and(|before| before.part == Speech::Determiner);
        let noun = reading
            .word(at)
            .is_some_and(|word| word.part == Speech::Noun);
        let mut predicates = reading.predicates.iter();
        let heads = predicates.any(|predicate| predicate.head == at);
        match (heads, determined || noun) {
            (_, true) => Some(false),
            (true, false) => Some(true),
            (false, false) => None,
        }
    }
}

/// Whether all the words belong to one turn of phrase.
fn is_stock(text: &str, telling: &[(&Term, &Term)]) -> bool {
    let stemmer = Stemmer::create(LANGUAGE);
    let words = telling.iter().map(|(term, _)| fold(term.span.of(text)));
    let stems: Vec<String> = words.map(|word| stemmer.stem(&word).into_owned()).collect();
    STOCK
        .iter()
        .any(|phrase| stems.iter().all(|stem| phrase.contains(stem)))
}
