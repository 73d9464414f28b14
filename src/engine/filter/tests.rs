use std::cell::Cell;
use std::cmp::Reverse;
use std::sync::Arc;

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;
use proptest::prelude::*;

use super::{Filter, Hits, Index, Line, fold, highlights};
use crate::engine::article::{Article, Outlet};
use crate::engine::text::Span;

const LINES: [&str; 6] = [
    "The Harbour Herald Ferry line to close after 50 years Ann Lee",
    "Polder Post Ferry workers' union says closure was never discussed",
    "Gazette Why the last ferry (the “Émilie”) sails on",
    "Tidewater Budget vote: what changes for commuters",
    "渡し船の終わり 東京新聞",
    "Łódź Daily Straße after the flood",
];

fn search(filter: &mut Filter, query: &str, limit: usize) -> Hits {
    filter.search(query, limit, &|| false).unwrap()
}

fn filter(lines: &[&str]) -> Filter {
    Filter::new(Arc::new(Index::build(lines)))
}

/// The scores of a matcher that was never used before, for each word of the query.
fn reference(lines: &[impl AsRef<str>], query: &str) -> Vec<u32> {
    let mut hits: Vec<(i64, Reverse<usize>)> = lines
        .iter()
        .enumerate()
        .filter_map(|(idx, line)| {
            let line = fold::fold(line.as_ref());
            let scores = fold::fold(query)
                .split_whitespace()
                .map(|word| SkimMatcherV2::default().fuzzy_indices(&line, word))
                .map(|found| found.map(|(score, _)| score))
                .sum::<Option<i64>>()?;
            Some((scores, Reverse(idx)))
        })
        .collect();
    hits.sort_by_key(|hit| Reverse(*hit));
    let lines = hits
        .into_iter()
        .map(|(_, Reverse(idx))| u32::try_from(idx).unwrap());
    lines.collect()
}

#[track_caller]
fn check(query: &str, best: &[u32]) {
    let hits = search(&mut filter(&LINES), query, 10);
    assert_eq!(hits.best, best, "{query:?}");
    assert_eq!(hits.total, best.len());
}

#[test]
fn all_words_must_match_in_any_order() {
    check("ferry", &[0, 1, 2]);
    check("close ferry", &[0, 1]);
    check("ferry herald", &[0]);
    check("ferry zzz", &[]);
    check("  ferry   HERALD ", &[0]);
}

#[test]
fn accents_case_and_quotation_marks_do_not_count() {
    check("emilie", &[2]);
    check("ÉMILIE", &[2]);
    check("\"emi", &[2]);
    check("lodz", &[5]);
    check("strasse daily", &[5]);
}

#[test]
fn characters_beyond_ascii_match_themselves_only() {
    check("東京", &[4]);
    check("東渡", &[]);
    check("東駅", &[]);
}

#[test]
fn an_empty_query_matches_every_line_in_order() {
    let hits = search(&mut filter(&LINES), "  ", 4);
    assert_eq!(hits.best, [0, 1, 2, 3]);
    assert_eq!(hits.total, 6);
    assert_eq!(search(&mut filter(&[]), "x", 4), Hits::default());
}

#[test]
fn a_limit_keeps_the_best_and_counts_the_rest() {
    let lines: Vec<String> = (0..500)
        .map(|n| format!("{} ferry {n}", "a".repeat(n % 7)))
        .collect();
    let mut filter = Filter::new(Arc::new(Index::build(&lines)));
    let hits = search(&mut filter, "ferry", 9);
    assert_eq!(hits.best, reference(&lines, "ferry")[..9]);
    assert_eq!(hits.total, 500);
    assert_eq!(
        search(&mut filter, "ferry", 0),
        Hits {
            best: vec![],
            total: 500
        }
    );
}

#[test]
fn a_search_that_is_no_longer_wanted_stops_and_leaves_the_filter_usable() {
    let lines: Vec<String> = (0..20_000).map(|n| format!("line {n}")).collect();
    let mut filter = Filter::new(Arc::new(Index::build(&lines)));
    for looks in 0..6 {
        let left = Cell::new(looks);
        let cancelled = || {
            left.set(left.get() - 1);
            left.get() < 0
        };
        assert_eq!(
            filter.search("line 7", 10, &cancelled),
            None,
            "after {looks} looks"
        );
    }
    assert_eq!(search(&mut filter, "line 7", 10).best[0], 7);
}

#[test]
fn the_letters_that_match_are_lit_in_the_words_as_written() {
    let line = "Die Straße nach Łódź";
    let words = |query: &str| -> Vec<&str> {
        highlights(line, query)
            .into_iter()
            .map(|span| span.of(line))
            .collect()
    };
    assert_eq!(words("strasse"), ["Straße"]);
    assert_eq!(words("lodz die"), ["Die", "Łódź"]);
    assert_eq!(words("zz"), [""; 0]);
    assert_eq!(words(""), [""; 0]);
}

#[test]
fn the_line_of_an_article_knows_its_parts() {
    let mut article = Article::new("ferry.txt", "Body.".to_owned(), Vec::new());
    article.outlet = Some(Outlet {
        name: "Harbour Herald".to_owned(),
        inferred_from: None,
    });
    article.metadata.title = "Ferry to close".to_owned();
    article.metadata.authors = vec!["Ann Lee".to_owned(), "Bo Ek".to_owned()];
    let line = Line::of(&article);
    assert_eq!(line.text, "Harbour Herald Ferry to close Ann Lee, Bo Ek");
    assert_eq!(line.outlet.of(&line.text), "Harbour Herald");
    assert_eq!(line.title.of(&line.text), "Ferry to close");
    let lit = highlights(&line.text, "herald ferry");
    assert_eq!(Line::within(line.title, &lit), [Span::new(0, 5)]);
}

#[test]
fn a_long_query_is_cut_and_a_long_line_is_scored() {
    let line = format!("{} ferry", "word ".repeat(60));
    let lines = ["ferry", line.as_str()];
    let mut filter = filter(&lines);
    assert_eq!(
        search(&mut filter, "ferry", 9).best,
        reference(&lines, "ferry")
    );
    assert_eq!(search(&mut filter, &"f".repeat(1_000_000), 9).total, 0);
}

/// Text made of what scoring treats differently: letters, capitals, separators of both kinds, accents, other scripts.
fn text(longest: usize) -> impl Strategy<Value = String> {
    let characters = prop::sample::select("aaabbcABé ñ  -'./(:7ß東京".chars().collect::<Vec<_>>());
    prop::collection::vec(characters, 0..longest).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn the_ranking_is_that_of_a_fresh_fuzzy_matcher(
        mut lines in prop::collection::vec(text(40), 0..40),
        long in text(300),
        query in text(7),
        limit in 0_usize..50,
    ) {
        prop_assume!(!query.trim().is_empty());
        lines.push(long);
        let expected = reference(&lines, &query);
        let mut filter = Filter::new(Arc::new(Index::build(&lines)));
        let hits = search(&mut filter, &query, limit);
        prop_assert_eq!(hits.total, expected.len());
        prop_assert_eq!(&hits.best[..], &expected[..limit.min(expected.len())]);
    }

    #[test]
    fn typing_and_taking_back_finds_what_a_new_filter_finds(
        lines in prop::collection::vec(text(30), 0..30),
        keys in prop::collection::vec(prop::option::weighted(0.7, prop::sample::select(vec!['a', 'b', 'c', ' ', 'é', '-'])), 0..20),
    ) {
        let index = Arc::new(Index::build(&lines));
        let mut typed = Filter::new(Arc::clone(&index));
        let mut query = String::new();
        for key in keys {
            match key {
                Some(letter) => query.push(letter),
                None => _ = query.pop(),
            }
            let fresh = search(&mut Filter::new(Arc::clone(&index)), &query, 5);
            prop_assert_eq!(search(&mut typed, &query, 5), fresh);
        }
    }

    #[test]
    fn highlights_are_spans_of_the_line_in_order(line in ".{0,40}", query in text(5)) {
        let lit = highlights(&line, &query);
        prop_assert!(lit.iter().all(|span| span.fits(&line) && !span.is_empty()));
        prop_assert!(lit.is_sorted_by(|a, b| a.end < b.start));
    }
}
