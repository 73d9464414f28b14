//! What links two sentences besides the words they share: the same quotation, the same figure.
//!
//! [`super::anchors`] gives the strong evidence; here is what is enough for a link and no more: four quoted
//! words in a row, and a number that nobody gives by chance ("1,850 people").

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::anchors;
use super::differences::figure::{same_thing, same_unit};
use super::links::Link;
use super::reading::Readings;
use super::terms::{Sense, Term, share};
use crate::engine::analysis::Analysis;
use crate::engine::facts::{Figure, Value};
use crate::engine::side::{Pair, Side};

/// So many quoted words in a row are the same words of the same speaker, where they are most of the shorter quotation.
const RUN: usize = 4;

/// From this share of the shorter quotation on they are most of it.
const MOST: f32 = 0.6;

/// So many in a row are, whatever stands around them.
const LONG_RUN: usize = 6;

/// The score of two sentences that quote the same words.
const SAME_QUOTE: f32 = 0.9;

/// The score of two sentences that give the same number of the same thing.
const SAME_COUNT: f32 = 0.8;

/// One of several quotations in a sentence has so many words that carry news.
const NEWS: usize = 2;

/// A run that stands in more quotations of an article is a turn of phrase.
const MOST_PLACES: usize = 8;

/// Longer quotations are compared by their first words only; no sentence of a report has as many.
const MOST_WORDS: usize = 250;

/// A number is distinctive from this value on, where it is not round.
const DISTINCTIVE: f64 = 20.0;

/// A number that stands in more places of an article than this tells nothing.
const MOST_FIGURES: usize = 2;

/// The links that quotations and figures give, ordered by their ends.
pub(in crate::engine) fn find(
    pair: Pair<&Analysis>,
    senses: Pair<&[Sense]>,
    readings: Pair<&Readings<'_>>,
) -> Vec<Link> {
    let mut links = anchors::find(pair, senses, readings);
    links.extend(quotations(senses));
    links.extend(figures(pair, senses));
    // Of two links of the same ends the stronger comes first.
    links.sort_by(|a, b| a.ends.cmp(&b.ends).then(b.score.total_cmp(&a.score)));
    links.dedup_by_key(|link| link.ends);
    links
}

/// Quoted words of a sentence that stand in line.
struct Quoted<'a> {
    sentence: usize,
    words: &'a [Term],
    /// Whether the sentence quotes nothing else.
    alone: bool,
}

/// What the sentences of an article quote.
fn quoted(senses: &[Sense]) -> Vec<Quoted<'_>> {
    let mut all = Vec::new();
    for (sentence, sense) in senses.iter().enumerate() {
        let parts = sense
            .terms
            .chunk_by(|one, other| one.quoted == other.quoted);
        let parts = parts.filter(|part| part.first().is_some_and(|term| term.quoted));
        let alone = parts.clone().nth(1).is_none();
        all.extend(parts.map(|part| Quoted {
            sentence,
            words: part.get(..MOST_WORDS).unwrap_or(part),
            alone,
        }));
    }
    all
}

/// The runs of [`RUN`] quoted words, one of them at least carrying news.
fn runs(quoted: &[Term]) -> impl Iterator<Item = [u32; RUN]> + '_ {
    let runs = quoted.windows(RUN);
    runs.filter(|run| run.iter().any(|term| !term.stop))
        .filter_map(|run| Some(<&[Term; RUN]>::try_from(run).ok()?.map(|term| term.stem)))
}

/// Links between sentences that quote the same words in a row.
fn quotations(senses: Pair<&[Sense]>) -> Vec<Link> {
    let quotes = senses.map(quoted);
    let mut index: FxHashMap<[u32; RUN], Vec<usize>> = FxHashMap::default();
    for (at, quoted) in quotes.right.iter().enumerate() {
        for run in runs(quoted.words) {
            let places = index.entry(run).or_default();
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }
    let mut links = Vec::new();
    for ours in &quotes.left {
        let found = runs(ours.words).filter_map(|run| index.get(&run));
        let mut rights: Vec<usize> = found
            .filter(|places| places.len() <= MOST_PLACES)
            .flatten()
            .copied()
            .collect();
        rights.sort_unstable();
        rights.dedup();
        let theirs = rights.iter().filter_map(|&right| quotes.right.get(right));
        let same = theirs.filter(|theirs| are_same(ours, theirs));
        links.extend(same.map(|theirs| Link {
            ends: Pair::new(ours.sentence, theirs.sentence),
            score: SAME_QUOTE,
        }));
    }
    links
}

/// Whether two quotations have so many words in line that they are one.
fn are_same(one: &Quoted<'_>, other: &Quoted<'_>) -> bool {
    let run = longest_run(one.words, other.words);
    let shorter = if one.words.len() <= other.words.len() {
        one
    } else {
        other
    };
    let news = shorter.words.iter().filter(|term| !term.stop).count();
    // One of several snatches of speech in a sentence is short, and must say something by itself.
    let tells = shorter.alone || news >= NEWS;
    run >= LONG_RUN || tells && share(run, shorter.words.len()) >= MOST
}

/// The length of the longest run of words that stands in both.
fn longest_run(left: &[Term], right: &[Term]) -> usize {
    let mut longest = 0;
    // For each word of the right, how many words in a row end with it and with the word before on the left.
    let mut ending = vec![0_usize; right.len()];
    for one in left {
        let mut before = 0;
        for (other, ending) in right.iter().zip(&mut ending) {
            let here = if one.stem == other.stem {
                before + 1
            } else {
                0
            };
            before = std::mem::replace(ending, here);
            longest = longest.max(here);
        }
    }
    longest
}

/// Links between sentences that give the same distinctive number of the same thing.
fn figures(pair: Pair<&Analysis>, senses: Pair<&[Sense]>) -> Vec<Link> {
    let stated = |side: Side| {
        let mut stated: BTreeMap<u64, Vec<(usize, &Figure)>> = BTreeMap::new();
        for fact in &pair[side].facts {
            let Value::Figure(figure) = &fact.value else {
                continue;
            };
            let Some(number) = figure.number.filter(|number| is_distinctive(*number)) else {
                continue;
            };
            let at = senses[side].partition_point(|sense| sense.span.end <= fact.span.start);
            let places = stated.entry(number.to_bits()).or_default();
            places.push((at, figure));
        }
        stated.retain(|_, places| places.len() <= MOST_FIGURES);
        stated
    };
    let theirs = stated(Side::Right);
    let mut links = Vec::new();
    for (number, ours) in stated(Side::Left) {
        for (right, other) in theirs.get(&number).into_iter().flatten() {
            for (left, one) in &ours {
                let same = match same_thing(one, other) {
                    Some(same) => same,
                    // A sum or a length says what it is by its unit; a bare number does not.
                    None => one.unit.is_some(),
                };
                if same && same_unit(one, other) {
                    links.push(Link {
                        ends: Pair::new(*left, *right),
                        score: SAME_COUNT,
                    });
                }
            }
        }
    }
    links
}

/// Whether two reports give a number only where they tell the same: it is neither small nor round.
fn is_distinctive(number: f64) -> bool {
    let round = 10_f64.powf(number.abs().log10().floor());
    number >= DISTINCTIVE && number % round != 0.0
}

#[cfg(test)]
mod tests {
    use super::super::terms::Vocabulary;
    use super::super::tests::analysis;
    use super::*;

    /// The links of two texts of one paragraph a line, as pairs of lines.
    #[track_caller]
    fn check(left: &str, right: &str, expected: &[(usize, usize)]) {
        let analyses = Pair::new(analysis(left), analysis(right));
        let mut vocabulary = Vocabulary::new();
        let senses = analyses.as_ref().map(|analysis| vocabulary.read(analysis));
        let senses = senses.as_ref().map(Vec::as_slice);
        let mut links = quotations(senses);
        links.extend(figures(analyses.as_ref(), senses));
        let found: Vec<(usize, usize)> = links
            .iter()
            .map(|link| (link.ends.left, link.ends.right))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_quotation_of_few_words_is_known_again() {
        check(
            "“This is just unbearable,” said Ada Thorne.",
            "“I mean, this is just unbearable, and it must end,” she said.",
            &[(0, 0)],
        );
        check(
            "“It was what it was,” she said.",
            "“It was what it was,” he said.",
            &[],
        );
    }

    #[test]
    fn a_number_that_nobody_gives_by_chance_links() {
        check(
            "In all, 1,850 people were moved.\nThe wall cost €412 million.",
            "Before dawn 1,850 people had left.\nWorkers built it for €412 million.",
            &[(0, 0), (1, 1)],
        );
        check(
            "The council moved 100 people.",
            "At the hall 100 people sang.",
            &[],
        );
        check("The council moved 45 people.", "It owns 45 boats.", &[]);
    }
}
