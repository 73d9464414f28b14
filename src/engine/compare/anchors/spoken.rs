//! Sentences that hold one coined run of one speaker, both quoted, or one quoted and the other reported.

use rustc_hash::FxHashMap;

use super::super::coined::{Heard, SHORTEST, is_coined};
use super::super::differences::may_be_one;
use super::super::links::Link;
use super::super::reading::Readings;
use super::super::terms::{Sense, Term};
use crate::engine::analysis::Analysis;
use crate::engine::facts::Value;
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// The score of two sentences that hold words of one utterance.
const SCORE: f32 = 0.9;

/// A run that stands in more utterances of an article is a turn of phrase.
const MOST_PLACES: usize = 4;

/// Words of an utterance that stand in one sentence.
struct Said<'a> {
    sentence: usize,
    speaker: &'a str,
    /// Whether the words stand between marks.
    quoted: bool,
    terms: &'a [Term],
}

/// Links the sentences that hold one coined run of one speaker.
pub(super) fn find(
    pair: Pair<&Analysis>,
    senses: Pair<&[Sense]>,
    readings: Pair<&Readings<'_>>,
) -> Vec<Link> {
    let heard = |side: Side| Heard {
        text: &pair[side].article.text,
        senses: senses[side],
        readings: readings[side],
    };
    let heard = Pair::new(heard(Side::Left), heard(Side::Right));
    let said = Pair::new(said(pair.left, senses.left), said(pair.right, senses.right));
    let mut index: FxHashMap<[u32; SHORTEST], Vec<(usize, usize)>> = FxHashMap::default();
    for (at, said) in said.right.iter().enumerate() {
        for (start, run) in windows(said.terms) {
            index.entry(run).or_default().push((at, start));
        }
    }
    let mut links = Vec::new();
    for ours in &said.left {
        for (start, run) in windows(ours.terms) {
            let places = index.get(&run).map(Vec::as_slice).unwrap_or_default();
            for &(at, other) in places.iter().filter(|_| places.len() <= MOST_PLACES) {
                let Some(theirs) = said.right.get(at) else {
                    continue;
                };
                let quoted = ours.quoted || theirs.quoted;
                if !quoted || !may_be_one(ours.speaker, theirs.speaker) {
                    continue;
                }
                let run = ours.terms.iter().skip(start);
                let run = run.zip(theirs.terms.iter().skip(other));
                let run = run.take_while(|(one, other)| one.stem == other.stem);
                if is_coined(heard, &run.collect::<Vec<_>>()) {
                    links.push(Link {
                        ends: Pair::new(ours.sentence, theirs.sentence),
                        score: SCORE,
                    });
                }
            }
        }
    }
    links
}

/// The runs of [`SHORTEST`] words that carry news, by stem, each with where it starts.
fn windows(terms: &[Term]) -> impl Iterator<Item = (usize, [u32; SHORTEST])> + '_ {
    let windows = terms.windows(SHORTEST).enumerate();
    windows.filter_map(|(at, run)| {
        let run = <&[Term; SHORTEST]>::try_from(run).ok()?;
        let news = run.iter().any(|term| !term.stop);
        news.then(|| (at, run.map(|term| term.stem)))
    })
}

/// What is said in an article by somebody known.
fn said<'a>(analysis: &'a Analysis, senses: &'a [Sense]) -> Vec<Said<'a>> {
    let mut found = Vec::new();
    for fact in &analysis.facts {
        match &fact.value {
            Value::Quote(quote) => {
                let Some(speaker) = &quote.speaker else {
                    continue;
                };
                for &fragment in &quote.fragments {
                    found.extend(words(senses, &speaker.name, fragment, true));
                }
            }
            Value::Claim(claim) => {
                if let Some(source) = &claim.source {
                    found.extend(words(senses, &source.name, claim.content, false));
                }
            }
            _ => {}
        }
    }
    found
}

/// The words of a span, sentence by sentence.
fn words<'a>(
    senses: &'a [Sense],
    speaker: &'a str,
    span: Span,
    quoted: bool,
) -> impl Iterator<Item = Said<'a>> {
    let first = senses.partition_point(|sense| sense.span.end <= span.start);
    let within = senses.iter().enumerate().skip(first);
    let within = within.take_while(move |(_, sense)| sense.span.start < span.end);
    within.filter_map(move |(sentence, sense)| {
        let terms = &sense.terms;
        let start = terms.partition_point(|term| term.span.start < span.start);
        let end = terms.partition_point(|term| term.span.end <= span.end);
        let terms = terms.get(start..end)?;
        (terms.len() >= SHORTEST).then_some(Said {
            sentence,
            speaker,
            quoted,
            terms,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::terms::Vocabulary;
    use super::super::super::tests::analysis;
    use super::*;

    /// Whether the first sentences of two texts hold one coined run of one speaker.
    fn linked(left: &str, right: &str) -> bool {
        let analyses = Pair::new(analysis(left), analysis(right));
        let mut vocabulary = Vocabulary::new();
        let senses = analyses.as_ref().map(|analysis| vocabulary.read(analysis));
        let senses = senses.as_ref().map(Vec::as_slice);
        let readings = analyses.as_ref().map(Readings::new);
        let links = find(analyses.as_ref(), senses, readings.as_ref());
        links.iter().any(|link| link.ends == Pair::new(0, 0))
    }

    #[test]
    fn a_speaker_is_known_by_words_that_nobody_puts_in_line_by_chance() {
        let table = include_str!("spoken/tests.txt");
        let mut wrong = Vec::new();
        let (mut left, mut right, mut n_cases) = ("", "", 0);
        for line in table.lines() {
            match line.split_at_checked(2) {
                Some(("< ", text)) => left = text,
                Some(("> ", text)) => right = text,
                Some(("= ", expected)) => {
                    n_cases += 1;
                    for (one, other) in [(left, right), (right, left)] {
                        if linked(one, other) != (expected == "one utterance") {
                            wrong.push(format!("{one}\n{other}\n"));
                        }
                    }
                }
                _ => {}
            }
        }
        assert!(wrong.is_empty() && n_cases > 40, "{}", wrong.join("\n"));
    }
}
