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

const STORM: &str = "Norrhavn Ferries cancelled 12 crossings on Friday because of the storm in the strait.\n\
    The harbour office expects the storm to pass by night.";

const RIVAL: &str = "Ostra Line cancelled 30 crossings on Friday because of the storm in the strait.\n\
    The harbour office expects that the storm will pass by night.";

#[test]
fn two_who_do_the_same_are_two_facts() {
    check(
        &[STORM, RIVAL],
        &[
            "claim +- Norrhavn Ferries cancelled",
            "claim -+ Ostra Line cancelled",
            "claim ++ The harbour office",
        ],
    );
}

const BRIDGE: &str = "The board closed the Tornby bridge on Monday, after two papers reported that its cables had rusted.\n\
    Buses take the long way round.";

const CABLES: &str = "Its cables had rusted for years, two papers reported in June.\n\
    A ferry was hired for the summer.";

#[test]
fn a_sentence_that_tells_two_facts_stands_in_two_rows() {
    let story: Vec<Analysis> = [
        BRIDGE,
        CABLES,
        "On Monday the board closed the Tornby bridge to all.",
    ]
    .iter()
    .map(|text| analysis(text))
    .collect();
    let matrix = matrix(&story.iter().collect::<Vec<_>>());
    let holding = |words: &str| {
        let mut rows = matrix.rows.iter();
        let row = rows.find(|row| {
            let cells = row.cells.iter().zip(&story);
            let mut spans = cells.flat_map(|(cell, analysis)| {
                cell.spans
                    .iter()
                    .map(|span| span.of(&analysis.article.text))
            });
            spans.any(|passage| passage.contains(words))
        });
        let told = row.map(|row| row.cells.iter().map(voices::tells).collect::<Vec<_>>());
        told.unwrap_or_default()
    };
    assert_eq!(holding("The board closed"), [true, false, true]);
    assert_eq!(holding("Its cables had rusted"), [true, true, false]);
}

#[test]
fn a_piece_of_a_quotation_is_known_in_the_whole() {
    check(
        &[
            "The mill owner spoke of “a black day for weavers” at the gate.",
            "“It is a black day for weavers and for all who spin,” the owner of the mill told reporters.",
            "Looms stood still.",
        ],
        &["quote ++- The mill owner"],
    );
}

/// The rows without their order, each with its cells in the order of `of`.
fn rows_of(texts: &[&str], of: &[usize]) -> Vec<String> {
    let story: Vec<Analysis> = of
        .iter()
        .filter_map(|at| texts.get(*at))
        .map(|text| analysis(text))
        .collect();
    let matrix = matrix(&story.iter().collect::<Vec<_>>());
    let mut rows: Vec<String> = matrix
        .rows
        .iter()
        .map(|row| {
            let mut cells: Vec<_> = of.iter().zip(&row.cells).collect();
            cells.sort_by_key(|(at, _)| **at);
            let copies: Vec<Vec<usize>> = row
                .copies
                .iter()
                .map(|copy| {
                    let mut named: Vec<usize> = copy.iter().map(|at| of[*at]).collect();
                    named.sort_unstable();
                    named
                })
                .collect();
            format!(
                "{:?} {} {cells:?} {} {copies:?}",
                row.kind, row.label, row.voices
            )
        })
        .collect();
    rows.sort();
    rows
}

#[test]
fn articles_in_another_order_change_the_columns_and_nothing_else() {
    let texts = [HARBOUR, QUAY, SIEVE, BRIDGE];
    let expected = rows_of(&texts, &[0, 1, 2, 3]);
    for of in [[1, 0, 2, 3], [3, 2, 1, 0], [2, 3, 0, 1]] {
        assert_eq!(rows_of(&texts, &of), expected, "{of:?}");
    }
}

#[test]
fn a_note_about_the_article_is_no_fact_of_the_story() {
    check(
        &[
            "Correction, March 3: An earlier version of this article said that 12 piles had cracked.",
        ],
        &[],
    );
}

#[test]
fn a_label_is_short_and_says_what_it_leaves_out() {
    let shown = |text: &str, begins: bool| label::shown(text, Span::new(0, text.len()), begins);
    assert_eq!(shown("The gate held.", true), "The gate held.");
    assert_eq!(
        shown(", because the gate held,", false),
        "… because the gate held"
    );
    assert_eq!(
        shown("“While the gate held,", true),
        "“While the gate held”"
    );
    assert_eq!(
        shown("We advise,” she said.", true),
        "“We advise,” she said."
    );
    let long = shown(&"The gate held and held. ".repeat(20), true);
    assert!(long.chars().count() < 100 && long.ends_with('…'), "{long}");
}
