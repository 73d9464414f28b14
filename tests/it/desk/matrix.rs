//! Who reports what of the ferry, told by hand like the facts.

use parallax::engine::analysis::Analysis;
use parallax::engine::facts::FactKind;
use parallax::engine::matrix::{Cell, CellStatus, Matrix, MatrixRow};
use parallax::engine::text::Span;

use CellStatus::{Differs, Omitted, Reported, Uncertain};

/// A cell: what the article does, with the words that do it.
pub(super) type Told = (CellStatus, &'static [&'static str]);

pub(super) const NOT: Told = (Omitted, &[]);

/// Kind, label, and the cells of the Post, the Wire, Strait Radio, the scan and the empty file.
pub(super) const ROWS: &[(FactKind, &str, [Told; 5])] = &[
    (
        FactKind::Claim,
        "The Orrin ferry will stay in port until 4 March, the harbour board said on Monday.",
        [
            (
                Reported,
                &[
                    "The Orrin ferry will stay in port until 4 March, the harbour board said on Monday.",
                ],
            ),
            (Reported, &["The ferry to Orrin does not sail until March."]),
            (
                Differs,
                &[
                    "Told to Strait Radio: the boat for Orrin may return sooner than the board expects.",
                ],
            ),
            (Uncertain, &[]),
            NOT,
        ],
    ),
    (
        FactKind::Date,
        "4 March",
        [
            (Reported, &["4 March"]),
            (Differs, &["March"]),
            NOT,
            NOT,
            NOT,
        ],
    ),
    (
        FactKind::Quote,
        "“Nobody sails on a cracked hull.”",
        [
            (Reported, &["“Nobody sails on a cracked hull.”"]),
            NOT,
            NOT,
            NOT,
            NOT,
        ],
    ),
    (
        FactKind::Figure,
        "About 1,200 people",
        [(Reported, &["About 1,200"]), NOT, NOT, NOT, NOT],
    ),
    (
        FactKind::Claim,
        "They wait.",
        [NOT, NOT, NOT, (Reported, &["They wait."]), NOT],
    ),
    (
        FactKind::Claim,
        "“We found a crack of nine centimetres in the hull,” said Mara Teel, who chairs the board.",
        [
            (
                Reported,
                &[
                    "“We found a crack of nine centimetres in the hull,” said Mara Teel, who chairs the board.",
                    "A second inspection, by engineers who do not work for the yard, begins next week.",
                ],
            ),
            (
                Reported,
                &["The harbour board speaks of a crack in the hull."],
            ),
            NOT,
            NOT,
            NOT,
        ],
    ),
    (
        FactKind::Figure,
        "nine centimetres crack",
        [
            (Reported, &["nine centimetres"]),
            (Uncertain, &["a crack"]),
            NOT,
            NOT,
            NOT,
        ],
    ),
];

/// The label of the row that the Wire is said to have from the Post word for word.
const COPIED: &str =
    "“We found a crack of nine centimetres in the hull,” said Mara Teel, who chairs the board.";

/// The matrix of articles in the order of the rows above; of others it has no rows.
pub(super) fn matrix(columns: &[&Analysis]) -> Matrix {
    let rows = ROWS.iter().map(|(kind, label, told)| MatrixRow {
        kind: *kind,
        label: (*label).to_owned(),
        cells: columns
            .iter()
            .zip(told)
            .map(|(analysis, told)| cell(&analysis.article.text, *kind, *told))
            .collect(),
        voices: told.iter().filter(|(_, words)| !words.is_empty()).count()
            - usize::from(*label == COPIED),
        copies: if *label == COPIED {
            vec![vec![0, 1]]
        } else {
            Vec::new()
        },
        differs_in: Vec::new(),
    });
    Matrix {
        // In another story, or one that was put together by hand, nobody tells any of this.
        rows: if columns.len() == 5 && told_by(columns) {
            rows.collect()
        } else {
            Vec::new()
        },
        ..Matrix::default()
    }
}

/// Whether the columns are those of the table.
fn told_by(columns: &[&Analysis]) -> bool {
    let has = |(analysis, told): (&&Analysis, &Told)| {
        let text = &analysis.article.text;
        told.1.iter().all(|words| text.contains(words))
    };
    ROWS.iter()
        .all(|(_, _, told)| columns.iter().zip(told).all(has))
}

fn cell(text: &str, kind: FactKind, (status, words): Told) -> Cell {
    let value = words.first().filter(|_| kind != FactKind::Claim);
    Cell {
        status,
        spans: words.iter().map(|words| place(text, words)).collect(),
        value: value.map(|value| (*value).to_owned()),
        disputed: Vec::new(),
    }
}

/// Where `words` stand in a text.
pub(super) fn place(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}
