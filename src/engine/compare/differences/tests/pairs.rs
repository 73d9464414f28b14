//! Tables of invented sentence pairs: what the rules must say of each, and what they must not.
//!
//! A case is a left line (`<`), a right line (`>`) and what is expected of the kind of its file: `= left | right` for
//! every difference, with `?` behind one that is only possible, or `= none`. `-` stands for a side without words.

use super::*;
use crate::engine::analysis::analyse;
use crate::engine::article::{Article, Moment};
use crate::engine::compare::all_stems;
use crate::engine::compare::reading::Readings;
use crate::engine::compare::terms::Vocabulary;
use std::sync::Arc;

/// One case of a table.
struct Case<'a> {
    left: &'a str,
    right: &'a str,
    expected: Vec<&'a str>,
}

fn cases(table: &str) -> Vec<Case<'_>> {
    let mut found: Vec<Case<'_>> = Vec::new();
    for line in table.lines().map(str::trim) {
        if let Some(left) = line.strip_prefix("< ") {
            found.push(Case {
                left,
                right: "",
                expected: Vec::new(),
            });
        } else if let (Some(right), Some(case)) = (line.strip_prefix("> "), found.last_mut()) {
            case.right = right;
        } else if let (Some(expected), Some(case)) = (line.strip_prefix("= "), found.last_mut()) {
            case.expected.push(expected);
        }
    }
    found
}

/// The differences of one kind between two texts that stand in one row.
fn found(left: &str, right: &str, kind: DifferenceKind) -> Vec<String> {
    let dated = |text: &str| {
        let mut article = Article::of_lines(text);
        article.metadata.published = Moment::parse("2031-06-04");
        analyse(Arc::new(article), None)
    };
    let analyses = Pair::new(dated(left), dated(right));
    let mut vocabulary = Vocabulary::new();
    let senses = analyses.as_ref().map(|analysis| vocabulary.read(analysis));
    let stems = senses.as_ref().map(|senses| all_stems(senses));
    let readings = analyses.as_ref().map(Readings::new);
    let whole = |side: Side| Whole {
        analysis: &analyses[side],
        stems: &stems[side],
        senses: &senses[side],
        readings: &readings[side],
    };
    let wholes = Pair::new(whole(Side::Left), whole(Side::Right));
    let members = senses.as_ref().map(|senses| senses.iter().collect());
    let facing = Facing::new(wholes, members, 0.5);
    let show = |side: Side, words: Pair<Option<Span>>| {
        words[side].map_or("-", |span| span.of(&analyses[side].article.text))
    };
    let all = find(&facing).into_iter();
    all.filter(|difference| difference.kind == kind)
        .map(|difference| {
            let mark = if difference.certain { "" } else { "?" };
            let words = difference.words;
            format!(
                "{} | {}{mark}",
                show(Side::Left, words),
                show(Side::Right, words)
            )
        })
        .collect()
}

/// Checks a table, and that the same is found with the sides exchanged.
#[track_caller]
fn check(table: &str, kind: DifferenceKind) {
    let mut wrong = Vec::new();
    let cases = cases(table);
    let n_silent = cases
        .iter()
        .filter(|case| case.expected == ["none"])
        .count();
    for case in &cases {
        let forth = found(case.left, case.right, kind);
        let expected: Vec<&str> = case
            .expected
            .iter()
            .copied()
            .filter(|line| *line != "none")
            .collect();
        if forth != expected {
            wrong.push(format!(
                "< {}\n> {}\nexpected {expected:?}\nfound    {forth:?}",
                case.left, case.right
            ));
        }
        let mut back: Vec<String> = found(case.right, case.left, kind)
            .iter()
            .map(|line| {
                let (bare, mark) = line
                    .strip_suffix('?')
                    .map_or((line.as_str(), ""), |bare| (bare, "?"));
                let (left, right) = bare.split_once(" | ").unwrap();
                format!("{right} | {left}{mark}")
            })
            .collect();
        let mut forth = forth;
        forth.sort();
        back.sort();
        if forth != back {
            wrong.push(format!(
                "turned round\n< {}\n> {}\n{forth:?}\n{back:?}",
                case.left, case.right
            ));
        }
    }
    assert!(
        cases.len() >= 40 && n_silent >= 20,
        "{} cases, {n_silent} silent",
        cases.len()
    );
    assert!(
        wrong.is_empty(),
        "{} of {}\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n\n")
    );
}

#[test]
fn status_of_invented_pairs() {
    check(include_str!("status.txt"), DifferenceKind::Status);
}

#[test]
fn figures_of_invented_pairs() {
    check(include_str!("figure.txt"), DifferenceKind::Figure);
}

#[test]
fn dates_of_invented_pairs() {
    check(include_str!("date.txt"), DifferenceKind::Date);
}

#[test]
fn quotations_of_invented_pairs() {
    check(include_str!("quote.txt"), DifferenceKind::Quote);
}

#[test]
fn attributions_of_invented_pairs() {
    check(include_str!("attribution.txt"), DifferenceKind::Attribution);
}

#[test]
fn labels_of_invented_pairs() {
    check(include_str!("label.txt"), DifferenceKind::Label);
}

#[test]
fn details_of_invented_pairs() {
    check(include_str!("detail.txt"), DifferenceKind::Detail);
}
