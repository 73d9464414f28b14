//! Text that one article took over from the other, or both from a third: wire copy, syndication, copying.
//!
//! ```text
//! words ──six in a row in both──▶ runs ──near each other in both──▶ passages ──long enough──▶ taken over
//! ```
//!
//! Quotations do not count: two outlets that heard one speech quote the same words. Nor do names and offices, which
//! everybody writes in one way. Two reporters who each find words of their own hardly ever share twelve others in a row,
//! with little between them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::terms::{Sense, share};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// So many words in a row in both articles begin a run.
const SHINGLE: usize = 6;

/// A row of words that stands in more places of an article is a turn of phrase of its own.
const MOST_PLACES: usize = 8;

/// Runs with at most so many words between them, in both articles, belong to one passage.
const GAP: usize = 8;

/// A passage has at least so many words in common.
const PASSAGE: usize = 12;

/// At least so many of them tell something: they are neither stop words nor names nor offices.
const TELLING: usize = 5;

/// A sentence beside a passage belongs to it where it has nearly the same words in another order, and so many of them.
const SENTENCE: usize = 8;

/// From this share of common words on, two sentences have nearly the same.
const SAME: f32 = 0.9;

/// From this share of its words on a sentence is taken over.
const MOST: f32 = 0.5;

/// A word of an article, quoted ones among them.
#[derive(Clone, Copy, Debug)]
struct Word {
    span: Span,
    /// Number of the folded word.
    number: u32,
    quoted: bool,
    /// Whether it tells something and names nobody.
    tells: bool,
}

/// The words of an article.
struct Words {
    all: Vec<Word>,
    /// For each sentence where its words stand in `all`.
    sentences: Vec<Range<usize>>,
}

/// Words in a row that stand in both articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    /// Index of the first word on each side.
    start: Pair<usize>,
    length: usize,
}

/// What two articles have from one hand.
pub(in crate::engine) struct Taken {
    words: Pair<Words>,
    /// The runs of all passages, ordered.
    runs: Vec<Run>,
    /// The runs that reach into each sentence of the left.
    runs_of: FxHashMap<usize, Vec<usize>>,
}

/// Finds what two articles have from one hand. Takes time proportional to their length.
pub(in crate::engine) fn find(senses: Pair<&[Sense]>) -> Taken {
    let words = senses.map(read);
    let runs = passages(&words, runs(&words));
    let mut runs_of: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let sentences = &words.left.sentences;
    for (at, run) in runs.iter().enumerate() {
        let end = run.start.left + run.length;
        let first = sentences.partition_point(|words| words.end <= run.start.left);
        let reached = sentences.iter().enumerate().skip(first);
        for (sentence, _) in reached.take_while(|(_, words)| words.start < end) {
            runs_of.entry(sentence).or_default().push(at);
        }
    }
    Taken {
        words,
        runs,
        runs_of,
    }
}

impl Taken {
    /// The stretches that sentences of the two articles, given by their numbers, have from one hand; ordered.
    pub(in crate::engine) fn between(&self, sentences: Pair<&[usize]>) -> Vec<Pair<Span>> {
        let mut found = Vec::new();
        for &left in sentences.left {
            for &right in sentences.right {
                found.extend(self.of_sentences(Pair::new(left, right)));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether most of one of the sentences on each side is taken over.
    pub(in crate::engine) fn is_copy(&self, sentences: Pair<&[usize]>) -> bool {
        sentences.left.iter().any(|&left| {
            sentences.right.iter().any(|&right| {
                let stretches = self.of_sentences(Pair::new(left, right));
                Side::BOTH.iter().any(|&side| {
                    let sentence = if side == Side::Left { left } else { right };
                    let own = self.unquoted(side, sentence);
                    let covered = own.iter().filter(|word| {
                        let holds = |stretch: &Pair<Span>| stretch[side].encloses(word.span);
                        stretches.iter().any(holds)
                    });
                    share(covered.count(), own.len()) >= MOST
                })
            })
        })
    }

    /// The stretches that a sentence of each article has from one hand.
    fn of_sentences(&self, sentences: Pair<usize>) -> Vec<Pair<Span>> {
        let runs = self.runs_of.get(&sentences.left);
        let ranges = Pair::new(
            self.range(Side::Left, sentences.left),
            self.range(Side::Right, sentences.right),
        );
        let stretches: Vec<Pair<Span>> = runs
            .into_iter()
            .flatten()
            .filter_map(|&run| self.part(self.runs.get(run)?, &ranges))
            .collect();
        let least = if stretches.is_empty() {
            PASSAGE
        } else {
            SENTENCE
        };
        if self.in_same_words(sentences, least)
            && let (Some(left), Some(right)) = (
                self.cover(Side::Left, ranges.left),
                self.cover(Side::Right, ranges.right),
            )
        {
            return vec![Pair::new(left, right)];
        }
        stretches
    }

    /// The part of a run that stands in the given words of each side.
    fn part(&self, run: &Run, ranges: &Pair<Range<usize>>) -> Option<Pair<Span>> {
        let skip = |side: Side| ranges[side].start.saturating_sub(run.start[side]);
        let stop = |side: Side| ranges[side].end.saturating_sub(run.start[side]);
        let first = skip(Side::Left).max(skip(Side::Right));
        let last = stop(Side::Left).min(stop(Side::Right)).min(run.length);
        if first >= last {
            return None;
        }
        let at = |side: Side| run.start[side] + first..run.start[side] + last;
        Some(Pair::new(
            self.cover(Side::Left, at(Side::Left))?,
            self.cover(Side::Right, at(Side::Right))?,
        ))
    }

    /// From the first to the last of some words.
    fn cover(&self, side: Side, words: Range<usize>) -> Option<Span> {
        let words = self.words[side].all.get(words)?;
        Some(words.first()?.span.cover(words.last()?.span))
    }

    fn range(&self, side: Side, sentence: usize) -> Range<usize> {
        let range = self.words[side].sentences.get(sentence);
        range.cloned().unwrap_or_default()
    }

    fn unquoted(&self, side: Side, sentence: usize) -> Vec<Word> {
        let words = self.words[side].all.get(self.range(side, sentence));
        let words = words.unwrap_or_default().iter();
        words.filter(|word| !word.quoted).copied().collect()
    }

    /// Whether two sentences have nearly the same words outside quotations, `least` of them or more, in any order.
    fn in_same_words(&self, sentences: Pair<usize>, least: usize) -> bool {
        let words = Pair::new(
            self.unquoted(Side::Left, sentences.left),
            self.unquoted(Side::Right, sentences.right),
        );
        let telling = words.left.iter().filter(|word| word.tells).count();
        if words.left.len() < least || words.right.len() < least || telling < TELLING {
            return false;
        }
        let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
        for word in &words.left {
            *counts.entry(word.number).or_default() += 1;
        }
        let common = words.right.iter().filter(|word| {
            let count = counts.get_mut(&word.number).filter(|count| **count > 0);
            count.map(|count| *count -= 1).is_some()
        });
        share(2 * common.count(), words.left.len() + words.right.len()) >= SAME
    }
}

/// The words of an article, with what each tells.
fn read(senses: &[Sense]) -> Words {
    let mut words = Words {
        all: Vec::new(),
        sentences: Vec::with_capacity(senses.len()),
    };
    for sense in senses {
        let start = words.all.len();
        words.all.extend(sense.terms.iter().map(|term| Word {
            span: term.span,
            number: term.word,
            quoted: term.quoted,
            tells: !term.stop && !term.named && !sense.content.is_who(term.kin),
        }));
        words.sentences.push(start..words.all.len());
    }
    words
}

/// The rows of [`SHINGLE`] words outside quotations, each with the index of its first word.
fn shingles(words: &Words) -> impl Iterator<Item = ([u32; SHINGLE], usize)> + '_ {
    let rows = words.all.windows(SHINGLE).enumerate();
    rows.filter_map(|(at, row)| {
        let row = <&[Word; SHINGLE]>::try_from(row).ok()?;
        let quoted = row.iter().any(|word| word.quoted);
        (!quoted).then(|| (row.map(|word| word.number), at))
    })
}

/// The longest rows of words that stand in both articles, ordered.
fn runs(words: &Pair<Words>) -> Vec<Run> {
    let mut index: Vec<([u32; SHINGLE], usize)> = shingles(&words.right).collect();
    index.sort_unstable();
    // How far the last run reaches on the left, for each distance between the two sides.
    let mut reached: FxHashMap<usize, usize> = FxHashMap::default();
    let mut runs = Vec::new();
    for (shingle, left) in shingles(&words.left) {
        let from = index.partition_point(|(other, _)| *other < shingle);
        let places = index.iter().skip(from);
        let places = places.take_while(|(other, _)| *other == shingle);
        let places: Vec<usize> = places.take(MOST_PLACES + 1).map(|(_, at)| *at).collect();
        if places.len() > MOST_PLACES {
            continue;
        }
        for right in places {
            let distance = left + words.right.all.len() - right;
            if reached.get(&distance).is_some_and(|end| left < *end) {
                continue;
            }
            let ours = words.left.all.iter().skip(left);
            let theirs = words.right.all.iter().skip(right);
            let same = ours.zip(theirs).take_while(|(one, other)| {
                one.number == other.number && !one.quoted && !other.quoted
            });
            let length = same.count();
            reached.insert(distance, left + length);
            runs.push(Run {
                start: Pair::new(left, right),
                length,
            });
        }
    }
    runs.sort_unstable();
    runs
}

/// Keeps the runs that make up passages with enough in common.
fn passages(words: &Pair<Words>, runs: Vec<Run>) -> Vec<Run> {
    let mut passages: Vec<Vec<Run>> = Vec::new();
    // Passages that the next run may still belong to.
    let mut open: Vec<usize> = Vec::new();
    for run in runs {
        let end = |at: &usize| passages.get(*at).and_then(|passage| passage.last());
        open.retain(|at| {
            end(at).is_some_and(|last| run.start.left <= last.start.left + last.length + GAP)
        });
        let follows = |last: &Run| {
            Side::BOTH.iter().all(|&side| {
                let end = last.start[side] + last.length;
                run.start[side] >= end && run.start[side] <= end + GAP
            })
        };
        let joined = open.iter().copied().find(|at| end(at).is_some_and(follows));
        if let Some(passage) = joined.and_then(|at| passages.get_mut(at)) {
            passage.push(run);
        } else {
            open.push(passages.len());
            passages.push(vec![run]);
        }
    }
    let tells_enough = |passage: &Vec<Run>| {
        let length: usize = passage.iter().map(|run| run.length).sum();
        let words = passage.iter().flat_map(|run| {
            let words = words
                .left
                .all
                .get(run.start.left..run.start.left + run.length);
            words.unwrap_or_default()
        });
        length >= PASSAGE && words.filter(|word| word.tells).count() >= TELLING
    };
    passages.retain(tells_enough);
    let mut kept = passages.concat();
    kept.sort_unstable();
    kept
}

#[cfg(test)]
mod tests {
    use super::super::terms::Vocabulary;
    use super::super::tests::analysis;
    use super::*;

    const WIRE: &str = "The mill at Oxmouth, built of brick in 1871 for the price of a frigate, burned down before dawn.\n\
        Nobody had lived there since the spring, and the owner wanted to sell.";

    /// The stretches of the left that all sentences of both texts have from one hand, both ways round.
    #[track_caller]
    fn check(left: &str, right: &str, expected: &[&str]) {
        for (texts, side) in [
            (Pair::new(left, right), Side::Left),
            (Pair::new(right, left), Side::Right),
        ] {
            let analyses = texts.map(analysis);
            let mut vocabulary = Vocabulary::new();
            let senses = analyses.as_ref().map(|analysis| vocabulary.read(analysis));
            let senses = senses.as_ref().map(Vec::as_slice);
            let taken = find(senses);
            let all = senses.map(|senses| (0..senses.len()).collect::<Vec<_>>());
            let all = all.as_ref().map(Vec::as_slice);
            let mut found: Vec<Span> = taken.between(all).iter().map(|pair| pair[side]).collect();
            found.sort_unstable();
            let found: Vec<&str> = found.iter().map(|span| span.of(texts[side])).collect();
            assert_eq!(found, expected, "{side:?}");
            assert_eq!(taken.is_copy(all), !expected.is_empty());
        }
    }

    #[test]
    fn wire_copy_is_known_though_a_word_was_changed() {
        check(
            WIRE,
            "Firemen came too late on Monday.\n\
                The mill at Oxmouth, made of brick in 1871 for the price of a frigate, burned down before dawn.",
            &[
                "The mill at Oxmouth, built of brick in 1871 for the price of a frigate, burned down before dawn",
            ],
        );
    }

    #[test]
    fn words_of_ones_own_are_no_copy() {
        check(
            WIRE,
            "A brick mill of 1871 burned down at Oxmouth before dawn.\nIts owner had wanted to sell the empty house.",
            &[],
        );
        check(WIRE, "", &[]);
    }

    #[test]
    fn who_quotes_the_same_speech_did_not_copy() {
        let speech = "“The mill was the pride of this town, and we shall build it again with our own hands and our own bricks,”";
        check(
            &format!("{speech} said Ada Thorne, the mayor."),
            &format!("At the gate Mayor Thorne spoke: {speech} she said."),
            &[],
        );
    }

    #[test]
    fn an_office_that_everybody_writes_in_one_way_is_no_copy() {
        check(
            "Ada Thorne, the chief executive of the Oxmouth Estuary Barrier Authority, resigned on Monday.",
            "Masons blame Ada Thorne, the chief executive of the Oxmouth Estuary Barrier Authority, for the cracks.",
            &[],
        );
    }

    #[test]
    fn one_sentence_over_and_over_is_a_turn_of_phrase() {
        let text =
            "The council of the old town met once more in the dark hall by the river.\n".repeat(40);
        let other = "Nobody came to the hall by the river at night.";
        check(&text, other, &[]);
    }
}
