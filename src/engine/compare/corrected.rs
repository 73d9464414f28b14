//! The reader's own links and unlinks, laid on top of the links that were found.

use super::links::{Link, Links, PROBABLE};
use super::terms::Sense;
use crate::engine::corrections::Corrections;
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// Adds the links the reader made and takes away those the reader undid. `articles` are the ids of the two sides.
pub(super) fn apply(
    corrections: &Corrections,
    articles: Pair<&str>,
    senses: Pair<&[Sense]>,
    links: &mut Links,
) {
    let decisions = corrections.links_between(articles.left, articles.right);
    for (linked, left, right) in decisions {
        let ends = Pair::new(within(left, senses.left), within(right, senses.right));
        let named = |known: Pair<usize>| {
            Side::BOTH
                .iter()
                .all(|&side| ends[side].contains(&known[side]))
        };
        if linked {
            for &left in &ends.left {
                for &right in &ends.right {
                    add(links, Pair::new(left, right));
                }
            }
        } else {
            links.all.retain(|link| !named(link.ends));
            links.hints.retain(|link| !named(link.ends));
            links.by_hand.retain(|known| !named(*known));
            for side in Side::BOTH {
                for &end in &ends[side] {
                    forget(links, side, end);
                }
            }
        }
    }
    links.all.sort_by_key(|link| link.ends);
}

/// The sentences that share words with a passage.
fn within(passage: Span, senses: &[Sense]) -> Vec<usize> {
    let all = senses.iter().enumerate();
    all.filter(|(_, sense)| sense.span.overlaps(passage))
        .map(|(at, _)| at)
        .collect()
}

/// Links two sentences. What the reader says is not only probable.
fn add(links: &mut Links, ends: Pair<usize>) {
    links.hints.retain(|hint| hint.ends != ends);
    links.by_hand.push(ends);
    match links.all.iter_mut().find(|link| link.ends == ends) {
        Some(known) => known.score = known.score.max(PROBABLE),
        None => links.all.push(Link {
            ends,
            score: PROBABLE,
        }),
    }
    for side in Side::BOTH {
        if let Some(nearest) = links.nearest[side].get_mut(ends[side]) {
            *nearest = nearest.max(PROBABLE);
        }
    }
}

/// A sentence that was unlinked is as near to the other article as what is left to it.
fn forget(links: &mut Links, side: Side, end: usize) {
    let left = links.all.iter().chain(&links.hints);
    let best = left
        .filter(|link| link.ends[side] == end)
        .map(|link| link.score)
        .fold(0.0, f32::max);
    if let Some(nearest) = links.nearest[side].get_mut(end) {
        *nearest = best;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::compare::tests::analysis;
    use crate::engine::compare::{Class, Comparison, compare_corrected};
    use crate::engine::corrections::Passage;

    const LEFT: &str = "The harbour wall gave way on Monday. Masons had warned the council of cracks.\nA baker won the lottery.";
    const RIGHT: &str =
        "The harbour wall gave way on Monday. Nobody read the letter of the stone cutters.";

    /// The class and the texts of each row.
    fn rows(comparison: &Comparison) -> Vec<(Class, Vec<&'static str>, Vec<&'static str>)> {
        let words = |spans: &[Span], text: &'static str| {
            spans.iter().map(|span| span.of(text)).collect::<Vec<_>>()
        };
        let rows = comparison.rows.iter();
        rows.map(|row| {
            (
                row.class,
                words(&row.passages.left, LEFT),
                words(&row.passages.right, RIGHT),
            )
        })
        .collect()
    }

    #[test]
    fn the_reader_links_and_unlinks_passages() {
        let (left, right) = (analysis(LEFT), analysis(RIGHT));
        let passage = |of: &crate::engine::analysis::Analysis, words: &str| {
            let start = of.article.text.find(words).unwrap();
            Passage {
                article: of.article.id.clone(),
                span: Span::new(start, start + words.len()),
            }
        };
        let mut corrections = Corrections::default();
        corrections.link(
            passage(&right, "letter"),
            passage(&left, "Masons had warned"),
        );
        corrections.unlink(
            passage(&left, "harbour wall"),
            passage(&right, "harbour wall"),
        );
        let pair = Pair::new(&left, &right);
        let story = [&left, &right];
        let corrected = compare_corrected(pair, &story, &corrections);
        let wall = "The harbour wall gave way on Monday.";
        let linked = rows(&corrected).into_iter().any(|(_, left, right)| {
            left == ["Masons had warned the council of cracks."]
                && right == ["Nobody read the letter of the stone cutters."]
        });
        assert!(linked, "{:?}", rows(&corrected));
        assert!(rows(&corrected).contains(&(Class::LeftOnly, vec![wall], vec![])));
        assert!(rows(&corrected).contains(&(Class::RightOnly, vec![], vec![wall])));
        // What the reader linked is not only probable, also beside a passage that was found to be weakly like it.
        let by_hand = corrected.rows.iter().find(|row| {
            let mut right = row.passages.right.iter();
            right.any(|span| span.of(RIGHT).contains("letter"))
        });
        assert_ne!(by_hand.map(|row| row.class), Some(Class::Probable));
        // The other way round it is the same, and without corrections as it was.
        let back = compare_corrected(pair.swap(), &[&right, &left], &corrections);
        assert_eq!(back.rows.len(), corrected.rows.len());
        let untouched = compare_corrected(pair, &story, &Corrections::default());
        assert_eq!(untouched, super::super::compare(pair, &story));
        assert!(rows(&untouched).contains(&(Class::Same, vec![wall], vec![wall])));
    }
}
