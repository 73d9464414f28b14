use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::engine::analysis::analyse;
use crate::engine::article::{Article, Outlet};

const HARBOUR: &str = "The harbour wall at Oxmouth gave way on Monday and the sea flooded forty cellars.\n\
    Nobody was hurt, the fire brigade said.\n\
    Masons had warned the council about cracks in the wall since spring.\n\
    A bakery on the quay gives away its bread tonight.";

const QUAY: &str = "Oxmouth council knew of cracks: masons had warned it about the wall since the spring.\n\
    Forty cellars were flooded when the harbour wall gave way on Monday.\n\
    Divers will inspect the foundations next week.";

const CHESS: &str = "A girl of eleven won the national chess title in Vellin after nine drawn games.\n\
    Her trainer praised her patience in the endings.";

/// An analysis of a text whose lines are paragraphs.
pub(in crate::engine) fn analysis(text: &str) -> Analysis {
    analyse(Arc::new(Article::of_lines(text)), None)
}

fn compared(left: &str, right: &str) -> Comparison {
    let pair = Pair::new(analysis(left), analysis(right));
    compare(pair.as_ref(), &[&pair.left, &pair.right])
}

/// One line a row: its class, then the first words of each side's sentences.
#[track_caller]
fn check(left: &str, right: &str, expected: &[&str]) {
    let texts = Pair::new(left, right);
    let rows: Vec<String> = compared(left, right)
        .rows
        .iter()
        .map(|row| {
            let starts = |side: Side| {
                let starts = row.passages[side].iter().map(|span| {
                    let words = span.of(texts[side]).split_whitespace();
                    words.take(2).collect::<Vec<_>>().join(" ")
                });
                starts.collect::<Vec<_>>().join(" + ")
            };
            let moved = if row.moved { " moved" } else { "" };
            format!(
                "{:?}{moved}: {} | {}",
                row.class,
                starts(Side::Left),
                starts(Side::Right)
            )
        })
        .collect();
    assert_eq!(rows, expected);
}

#[test]
fn an_article_compared_with_itself_is_all_the_same_and_nothing_was_taken_over() {
    let text = "The harbour wall at Oxmouth gave way on Monday.\n* * *\n“It gave way,” she said. “It did.”\n* * *";
    let found = compared(text, text);
    assert!(found.one_article);
    assert!(found.rows.len() > 2, "{found:#?}");
    for row in &found.rows {
        assert_eq!(row.class, Class::Same, "{row:#?}");
        assert!(
            row.taken.is_empty() && row.differences.is_empty(),
            "{row:#?}"
        );
    }
    assert!(!compared(HARBOUR, QUAY).one_article);
}

#[test]
fn one_text_by_two_outlets_is_taken_over() {
    let by = |name: &str| {
        let mut article = Article::clone(&analysis(HARBOUR).article);
        article.outlet = Some(Outlet {
            name: name.to_owned(),
            inferred_from: None,
        });
        analyse(Arc::new(article), None)
    };
    let (one, other) = (by("Quay Post"), by("Coast Wire"));
    let found = compare(Pair::new(&one, &other), &[&one, &other]);
    assert!(!found.one_article);
    assert!(found.rows.iter().any(|row| !row.taken.is_empty()));
}

#[test]
fn what_the_whole_story_is_about_links_only_openings() {
    let left = "Oxmouth council closed the harbour wall to walkers.\n\
        Masons saw cracks there.\n\
        Forty cellars stand dry.\n\
        The harbour wall belongs to Oxmouth council.";
    let right = "The harbour wall is closed, Oxmouth council announced.\n\
        Divers come on Monday.\n\
        A bakery gives away bread.\n\
        Anglers love Oxmouth, its council and the harbour wall.";
    check(
        left,
        right,
        &[
            "Reworded: Oxmouth council | The harbour",
            "RightOnly:  | Divers come",
            "RightOnly:  | A bakery",
            "RightOnly:  | Anglers love",
            "LeftOnly: Masons saw | ",
            "LeftOnly: Forty cellars | ",
            "LeftOnly: The harbour | ",
        ],
    );
}

#[test]
fn passages_are_found_however_worded_and_ordered() {
    check(
        HARBOUR,
        QUAY,
        &[
            "Probable: The harbour | Oxmouth council",
            "Reworded moved: The harbour | Forty cellars",
            "LeftOnly: Nobody was | ",
            "Reworded: Masons had | Oxmouth council",
            "RightOnly:  | Divers will",
            "LeftOnly: A bakery | ",
        ],
    );
}

#[test]
fn an_article_compared_with_itself_is_all_the_same() {
    let twice = format!("{HARBOUR}\n{HARBOUR}\nIt is so.");
    for text in [HARBOUR, QUAY, twice.as_str()] {
        let comparison = compared(text, text);
        assert_eq!(
            comparison.rows.len(),
            analysis(text).segments.sentences.len()
        );
        for row in &comparison.rows {
            assert_eq!(row.class, Class::Same, "{row:?}");
            assert_eq!(row.passages.left, row.passages.right);
            assert!(!row.moved && row.differences.is_empty(), "{row:?}");
        }
    }
}

#[test]
fn unrelated_texts_and_empty_ones_share_nothing() {
    for (left, right) in [(HARBOUR, CHESS), (HARBOUR, ""), ("", ""), (CHESS, QUAY)] {
        for row in compared(left, right).rows {
            assert!(
                matches!(row.class, Class::LeftOnly | Class::RightOnly),
                "{row:?}"
            );
        }
    }
}

#[test]
fn one_sentence_told_in_two_stands_beside_both() {
    check(
        "Police closed the Marrow Bridge and sent four hundred lorries by the coast road.",
        "The Marrow Bridge was closed by police.\nFour hundred lorries were sent along the coast road.",
        &["Reworded: Police closed | The Marrow + Four hundred"],
    );
}

#[test]
fn a_long_text_of_one_sentence_over_and_over_takes_no_table_of_all_pairs() {
    let text = "The council met.\n".repeat(800);
    let comparison = compared(&text, &text);
    assert_eq!(comparison.rows.len(), 800);
    assert!(comparison.rows.iter().all(|row| row.class == Class::Same));
}

/// Words from a small stock, so that texts share many of them.
fn article_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "council",
        "wall",
        "harbour",
        "masons",
        "warned",
        "flood",
        "cellars",
        "the",
        "of",
        "and",
        "12",
        "“safe”",
        "Oxmouth",
        "divers",
        "spring",
        "bread",
    ]);
    let sentence =
        prop::collection::vec(word, 1..9).prop_map(|words| format!("It {}.", words.join(" ")));
    let paragraph = prop::collection::vec(sentence, 1..4).prop_map(|sentences| sentences.join(" "));
    prop::collection::vec(paragraph, 0..6).prop_map(|paragraphs| paragraphs.join("\n"))
}

/// The rows with the sides exchanged, in an order of their own.
fn mirrored(comparison: &Comparison, exchange: bool) -> Vec<String> {
    let mut rows: Vec<String> = comparison
        .rows
        .iter()
        .cloned()
        .map(|mut row| {
            if exchange {
                row.passages = row.passages.swap();
                for difference in &mut row.differences {
                    difference.words = difference.words.swap();
                }
                row.class = match row.class {
                    Class::LeftOnly => Class::RightOnly,
                    Class::RightOnly => Class::LeftOnly,
                    class => class,
                };
            }
            format!("{row:?}")
        })
        .collect();
    rows.sort();
    rows
}

proptest! {
    #[test]
    fn comparing_the_other_way_round_exchanges_the_sides(left in article_text(), right in article_text()) {
        let forth = compared(&left, &right);
        let back = compared(&right, &left);
        prop_assert_eq!(mirrored(&forth, false), mirrored(&back, true));
    }

    #[test]
    fn every_sentence_stands_in_a_row_and_left_ones_in_order(left in article_text(), right in article_text()) {
        let comparison = compared(&left, &right);
        let texts = Pair::new(&left, &right);
        for side in Side::BOTH {
            for sentence in &analysis(texts[side]).segments.sentences {
                let stands = |row: &Row| row.passages[side].contains(&sentence.span);
                prop_assert!(comparison.rows.iter().any(stands), "{:?}", sentence.span);
            }
        }
        let firsts: Vec<usize> = comparison.rows.iter().filter_map(|row| Some(row.passages.left.first()?.start)).collect();
        prop_assert!(firsts.is_sorted());
        for row in &comparison.rows {
            prop_assert!((0.0..=1.0).contains(&row.score));
            prop_assert!(row.passages.left.is_sorted() && row.passages.right.is_sorted());
        }
    }
}
