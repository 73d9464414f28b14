mod by_hand;
mod labels;

use super::*;
use std::sync::Arc;

use crate::engine::analysis::analyse;
use crate::engine::article::Article;
use crate::engine::compare::tests::analysis;
use crate::engine::corrections::Passage;

const HARBOUR: &str = "The harbour wall at Oxmouth gave way on Monday and the sea flooded 40 cellars.\n\
    Masons had warned the council about cracks in the wall since spring.\n\
    “We were promised a wall and we got a sieve,” said Ada Thorne.";

const QUAY: &str = "Oxmouth council knew of cracks: masons had warned it about the wall since the spring.\n\
    The sea flooded 55 cellars when the harbour wall at Oxmouth gave way on Monday.\n\
    Divers will inspect 12 piles next week.";

const SIEVE: &str = "The harbour wall at Oxmouth gave way on Monday, and 40 cellars were flooded by the sea.\n\
    “We were promised a wall and we got a sieve,” Ada Thorne told the council.";

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
            "claim ++? Masons had warned",
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
fn a_matrix_that_nobody_waits_for_is_let_go_of_between_two_pairs() {
    let story = [HARBOUR, QUAY, SIEVE].map(analysis);
    let story: Vec<&Analysis> = story.iter().collect();
    let asked = std::cell::Cell::new(0);
    let stop = || {
        asked.set(asked.get() + 1);
        asked.get() > 1
    };
    assert_eq!(matrix_unless(&story, &Corrections::default(), &stop), None);
    assert_eq!(asked.get(), 2);
    let whole = matrix_unless(&story, &Corrections::default(), &|| false);
    assert_eq!(whole, Some(matrix(&story)));
}

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

#[test]
fn between_two_languages_nothing_is_linked_and_the_matrix_says_so() {
    let tagged = |text: &str, tag: &str| {
        let mut article = Article::clone(&analysis(text).article);
        article.metadata.language = Some(tag.to_owned());
        analyse(Arc::new(article), None)
    };
    let (one, other) = (tagged(HARBOUR, "en-GB"), tagged(QUAY, "nl"));
    let found = matrix(&[&one, &other]);
    assert!(found.two_languages);
    assert!(!matrix(&[&one, &one]).two_languages);
    let shared = found
        .rows
        .iter()
        .filter(|row| row.kind == FactKind::Claim && row.cells.iter().all(voices::tells));
    assert_eq!(shared.count(), 0, "{:#?}", found.rows);
}

#[test]
fn what_an_article_in_another_language_has_stays_open_and_a_figure_of_it_is_shown() {
    let tagged = |text: &str, tag: &str| {
        let mut article = Article::clone(&analysis(text).article);
        article.metadata.language = Some(tag.to_owned());
        analyse(Arc::new(article), None)
    };
    let english =
        "The harbour wall at Oxmouth gave way on Monday.\nSome 35 percent of the wall is gone.";
    let other = "On Monday the harbour wall at Oxmouth gave way.\nMasons said that they had warned the council.";
    let german = "Die Hafenmauer von Oxmouth ist gebrochen.\nEtwa 35 % der Mauer fehlen.";
    let story = [
        tagged(english, "en"),
        tagged(other, "en-GB"),
        tagged(german, "de"),
    ];
    let found = matrix(&story.iter().collect::<Vec<_>>());
    for row in &found.rows {
        let [one, two, foreign] = row.cells.as_slice() else {
            panic!("{row:#?}");
        };
        if voices::tells(one) || voices::tells(two) {
            assert_eq!(foreign.status, CellStatus::Uncertain, "{row:#?}");
        }
    }
    let figure = found
        .rows
        .iter()
        .find(|row| row.kind == FactKind::Figure)
        .unwrap();
    let told: Vec<_> = figure
        .cells
        .iter()
        .map(|cell| (cell.status, cell.value.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            (CellStatus::Reported, Some("Some 35 percent")),
            (CellStatus::Omitted, None),
            (CellStatus::Uncertain, Some("35 %")),
        ]
    );
}

/// Checks status and value of the cells of the first row that begins with `label`.
#[track_caller]
fn check_values(texts: &[&str], label: &str, expected: &[(CellStatus, Option<&str>)]) {
    let story: Vec<Analysis> = texts.iter().map(|text| analysis(text)).collect();
    let found = matrix(&story.iter().collect::<Vec<_>>());
    let row = found.rows.iter().find(|row| row.label.starts_with(label));
    let row = row.unwrap_or_else(|| panic!("{found:#?}"));
    let cells = row.cells.iter();
    let told: Vec<_> = cells
        .map(|cell| (cell.status, cell.value.as_deref()))
        .collect();
    assert_eq!(told, expected, "{row:#?}");
}

#[test]
fn one_sentence_by_two_speakers_shows_who_said_it() {
    use CellStatus::{Differs, Reported};
    check_values(
        &[
            "“Nobody on that shift did anything but their job,” said Jonna Sarkvell of the union.",
            "“Nobody on that shift did anything but their job,” Maren Osterwyn said.",
        ],
        "“Nobody",
        &[
            (
                Differs,
                Some("Nobody on that shift did anything but their job — Jonna Sarkvell"),
            ),
            (
                Reported,
                Some("Nobody on that shift did anything but their job — Maren Osterwyn"),
            ),
        ],
    );
}

#[test]
fn two_who_contradict_each_other_are_told_although_a_third_contradicts_nobody() {
    use CellStatus::{Differs, Reported};
    check_values(
        &[
            "The sea flooded cellars when the harbour wall at Oxmouth gave way on Monday.",
            "The sea flooded 40 cellars when the harbour wall at Oxmouth gave way on Monday.",
            "The sea flooded 55 cellars when the harbour wall at Oxmouth gave way on Monday.",
        ],
        "The sea",
        &[
            (Reported, None),
            (Differs, Some("40")),
            (Reported, Some("55")),
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
fn one_number_of_people_and_of_employees_in_one_fact_is_one_figure() {
    check(
        &[
            "Orrin Steel dismissed 780 people at its Dallow mill on Monday.\nThe mill made rails.",
            "On Monday Orrin Steel dismissed 780 employees at the mill in Dallow.\nA band played for 30 guests.",
            "Orrin Steel dismissed 650 employees at its Dallow mill on Monday, and 780 bolts were lost.",
        ],
        &[
            "claim ++! Orrin Steel dismissed",
            "figure ++! 780 employees",
            "claim -+- A band played",
            "claim --+ … and 780",
        ],
    );
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
