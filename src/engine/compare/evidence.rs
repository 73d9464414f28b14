//! What links two sentences besides the words they share: the same quotation, the same figure.
//!
//! [`super::anchors`] gives the strong evidence; here is what is enough for a link and no more: four quoted
//! words in a row, and a number that nobody gives by chance ("1,850 people").

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::anchors;
use super::differences::figure::{same_thing, same_unit};
use super::links::{LINKED, Link};
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
const SAME_QUOTE: f32 = 0.4;

/// A run that stands in more sentences of an article is a turn of phrase.
const MOST_SENTENCES: usize = 8;

/// Longer quotations are compared by their first words only; no sentence of a report has as many.
const MOST_WORDS: usize = 250;

/// A number is distinctive from this value on, where it is not round.
const DISTINCTIVE: f64 = 20.0;

/// A number that stands in more places of an article than this tells nothing.
const MOST_PLACES: usize = 2;

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

/// The quoted words of a sentence.
fn quoted(sense: &Sense) -> Vec<&Term> {
    let quoted = sense.terms.iter().filter(|term| term.quoted);
    quoted.take(MOST_WORDS).collect()
}

/// The runs of [`RUN`] quoted words, one of them at least carrying news.
fn runs<'a>(quoted: &'a [&Term]) -> impl Iterator<Item = [u32; RUN]> + 'a {
    let runs = quoted.windows(RUN);
    runs.filter(|run| run.iter().any(|term| !term.stop))
        .filter_map(|run| Some(<&[&Term; RUN]>::try_from(run).ok()?.map(|term| term.stem)))
}

/// Links between sentences that quote the same words in a row.
fn quotations(senses: Pair<&[Sense]>) -> Vec<Link> {
    let quotes = senses.map(|senses| senses.iter().map(quoted).collect::<Vec<_>>());
    let mut index: FxHashMap<[u32; RUN], Vec<usize>> = FxHashMap::default();
    for (at, quoted) in quotes.right.iter().enumerate() {
        for run in runs(quoted) {
            let places = index.entry(run).or_default();
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }
    let mut links = Vec::new();
    for (left, ours) in quotes.left.iter().enumerate() {
        let found = runs(ours).filter_map(|run| index.get(&run));
        let mut rights: Vec<usize> = found
            .filter(|places| places.len() <= MOST_SENTENCES)
            .flatten()
            .copied()
            .collect();
        rights.sort_unstable();
        rights.dedup();
        for right in rights {
            let theirs = quotes.right.get(right).map(Vec::as_slice);
            let theirs = theirs.unwrap_or_default();
            let run = longest_run(ours, theirs);
            if run >= LONG_RUN || share(run, ours.len().min(theirs.len())) >= MOST {
                links.push(Link {
                    ends: Pair::new(left, right),
                    score: SAME_QUOTE,
                });
            }
        }
    }
    links
}

/// The length of the longest run of words that stands in both.
fn longest_run(left: &[&Term], right: &[&Term]) -> usize {
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
        stated.retain(|_, places| places.len() <= MOST_PLACES);
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
                        score: LINKED,
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
