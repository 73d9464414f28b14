use super::*;
use crate::engine::compare::tests::analysis;

const HARBOUR: &str = "The harbour wall at Oxmouth gave way on Monday and the sea flooded 40 cellars.\n\
    Masons had warned the council about cracks in the wall since spring.\n\
    “We were promised a wall and we got a sieve,” said Ada Thorne.";

const QUAY: &str = "Oxmouth council knew of cracks: masons had warned it about the wall since the spring.\n\
    The sea flooded 55 cellars when the harbour wall at Oxmouth gave way on Monday.\n\
    Divers will inspect 12 piles next week.";

const SIEVE: &str = "“We were promised a wall and we got a sieve,” Ada Thorne told the council.\n\
    The harbour wall at Oxmouth gave way on Monday, and 40 cellars were flooded by the sea.";

/// One line a row: its kind, a sign for each cell, and the first words of its label.
#[track_caller]
fn check(texts: &[&str], expected: &[&str]) {
    let story: Vec<Analysis> = texts.iter().map(|text| analysis(text)).collect();
    let matrix = matrix(&story.iter().collect::<Vec<_>>());
    let rows: Vec<String> = matrix
        .rows
        .iter()
        .map(|row| {
            let signs: String = row
                .cells
                .iter()
                .map(|cell| match cell.status {
                    CellStatus::Reported => '+',
                    CellStatus::Differs => '!',
                    CellStatus::Omitted => '-',
                    CellStatus::Uncertain => '?',
                })
                .collect();
            let label: Vec<&str> = row.label.split_whitespace().take(3).collect();
            format!("{} {signs} {}", row.kind.name(), label.join(" "))
        })
        .collect();
    assert_eq!(rows, expected);
}

#[test]
fn contradictions_come_first_then_what_one_has_then_what_is_shared() {
    check(
        &[HARBOUR, QUAY, SIEVE],
        &[
            "claim +!+ The harbour wall",
            "figure +!+ 40 cellars",
            "claim -+- Divers will inspect",
            "claim ++- Masons had warned",
            "quote +-+ “We were promised",
        ],
    );
}

#[test]
fn a_story_of_one_article_and_none_have_matrices() {
    check(&[], &[]);
    check(&[""], &[]);
    check(
        &["Divers will inspect 12 piles next week."],
        &["claim + Divers will inspect"],
    );
}

#[test]
fn every_row_has_a_cell_for_each_article_and_spans_that_fit() {
    let story: Vec<Analysis> = [HARBOUR, QUAY, SIEVE]
        .iter()
        .map(|text| analysis(text))
        .collect();
    for row in matrix(&story.iter().collect::<Vec<_>>()).rows {
        assert_eq!(row.cells.len(), 3);
        for (cell, analysis) in row.cells.iter().zip(&story) {
            let present = matches!(cell.status, CellStatus::Reported | CellStatus::Differs);
            assert_eq!(present, !cell.spans.is_empty());
            assert!(
                cell.spans
                    .iter()
                    .all(|span| span.fits(&analysis.article.text))
            );
        }
    }
}
