//! Comparisons made by hand, for the tests of the screen.

use std::sync::Arc;

use ratatui::layout::Size;

use super::super::CompareState;
use crate::engine::analysis::Analysis;
use crate::engine::article::{Article, Block, BlockKind, Moment, Origin, Outlet};
use crate::engine::compare::{Class, Comparison, Difference, DifferenceKind, Nature, Row};
use crate::engine::facts::Evidence;
use crate::engine::segment::Segments;
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// One row: its class, and what each side says; an empty sentence is none.
pub(super) type Told<'a> = (Class, &'a str, &'a str);

/// A sentence too long for one line.
pub(super) const LONG: &str = "The council voted late on Tuesday to close the northern tunnel for the whole of \
                               next year, after three hours of debate in which nobody spoke for keeping it open.";

/// A comparison of two articles made of the sentences told; rows that differ do so in a figure.
pub(super) fn compared(rows_told: &[Told<'_>], size: Size) -> CompareState {
    let mut texts = Pair::new(String::new(), String::new());
    let mut rows = Vec::new();
    for (class, left, right) in rows_told {
        let mut passages = Pair::new(Vec::new(), Vec::new());
        for (side, sentence) in Pair::new(*left, *right).iter() {
            if !sentence.is_empty() {
                let start = texts[side].len();
                texts[side].push_str(sentence);
                passages[side].push(Span::new(start, texts[side].len()));
                texts[side].push('\n');
            }
        }
        let words = passages.as_ref().map(|spans| spans.first().copied());
        let figure = Difference {
            kind: DifferenceKind::Figure,
            words,
            certain: true,
            nature: Nature::Value,
            evidence: Evidence {
                rule: "test",
                confidence: 1.0,
            },
        };
        let differs = *class == Class::Differs;
        rows.push(Row {
            class: *class,
            score: 0.8,
            differences: if differs { vec![figure] } else { Vec::new() },
            passages,
            moved: false,
            taken: Vec::new(),
        });
    }
    let sides = Pair::new(
        analysis(texts.left, "Courier"),
        analysis(texts.right, "Gazette"),
    );
    let comparison = Arc::new(Comparison {
        rows,
        ..Comparison::default()
    });
    CompareState::new(Pair::new(4, 7), sides, comparison, size)
}

fn analysis(text: String, outlet: &str) -> Arc<Analysis> {
    let block = Block {
        kind: BlockKind::Paragraph,
        span: Span::new(0, text.len()),
    };
    let mut article = Article::new("file", text, vec![block]);
    article.outlet = Some(Outlet {
        name: outlet.to_owned(),
        inferred_from: None,
    });
    article.metadata.published = Moment::parse("2031-03-04T18:00:00+01:00");
    article.metadata.title = "Tunnel to close for a year".to_owned();
    Arc::new(Analysis {
        article: Arc::new(article),
        segments: Segments::default(),
        facts: Vec::new(),
    })
}

/// Nine short rows of every class.
pub(crate) fn nine(size: Size) -> CompareState {
    use Class::{Differs, LeftOnly, Probable, Reworded, RightOnly, Same};
    compared(
        &[
            (Same, "The tunnel closes.", "The tunnel closes."),
            (Differs, "It cost 12 million.", "It cost 14 million."),
            (LeftOnly, LONG, ""),
            (Reworded, "Nobody spoke.", "There was silence."),
            (RightOnly, "", "Rain fell."),
            (Differs, LONG, "Nine members voted."),
            (Probable, "A ferry will run.", "A boat is planned."),
            (Same, "It opens in May.", "It opens in May."),
            (RightOnly, "", LONG),
        ],
        size,
    )
}

/// The same nine, but that the right article tells rows 1 and 7 in each other's place.
pub(crate) fn crossing(size: Size) -> CompareState {
    let state = nine(size);
    let mut rows = state.comparison.rows.clone();
    let first = rows[1].passages.right.clone();
    rows[1].passages.right = std::mem::replace(&mut rows[7].passages.right, first);
    for idx in [1, 7] {
        rows[idx].moved = true;
    }
    let comparison = Arc::new(Comparison {
        rows,
        ..Comparison::default()
    });
    CompareState::new(state.articles, state.sides, comparison, size)
}

/// Two reports of one invented event.
const STORY: [Told<'_>; 7] = [
    (
        Class::Same,
        "Tarle is to lose its northern tunnel for a year.",
        "Tarle is to lose its northern tunnel for a year.",
    ),
    (
        Class::Differs,
        "The works will cost 12.4 million crowns and employ some 200 people, the council said on Tuesday.",
        "Officials put the price at 14 million crowns; about 200 people are to be employed.",
    ),
    (
        Class::Reworded,
        "Nobody spoke in favour of keeping the tunnel open while the lining is replaced.",
        "Not one speaker wanted the tunnel kept open during the replacement of its lining.",
    ),
    (
        Class::Differs,
        "“We have no choice, and we have known it for years,” said the mayor, Ida Brandt.",
        "“We have no choice,” Ms Brandt said.",
    ),
    (
        Class::LeftOnly,
        "Shopkeepers in the old harbour fear for their trade; one of them, who has sold nets there since the tunnel \
         was opened, wants a free ferry.",
        "",
    ),
    (Class::RightOnly, "", "The tunnel was built in 1974."),
    (
        Class::Probable,
        "A ferry is to run every ten minutes from April.",
        "There are plans for boats.",
    ),
];

/// [`STORY`], with differences of several kinds, a row that was moved, and a digest on the right.
pub(crate) fn story(size: Size) -> CompareState {
    let mut state = compared(&STORY, size);
    let mut rows = state.comparison.rows.clone();
    let place = |row: &Row, side: Side, words: &str| {
        let text = &state.sides[side].article.text;
        let passage = row.passages[side].first()?;
        let start = passage.start + passage.of(text).find(words)?;
        (!words.is_empty()).then(|| Span::new(start, start + words.len()))
    };
    let mut differ = |row: usize, kind, words: Pair<&str>, certain| {
        let row = &mut rows[row];
        row.differences
            .retain(|difference| difference.words.left != row.passages.left.first().copied());
        let words = Pair::new(
            place(row, Side::Left, words.left),
            place(row, Side::Right, words.right),
        );
        row.differences.push(Difference {
            kind,
            words,
            certain,
            nature: Nature::Value,
            evidence: Evidence {
                rule: "test",
                confidence: 1.0,
            },
        });
    };
    let source = Pair::new("the council", "Officials");
    differ(1, DifferenceKind::Attribution, source, false);
    let price = Pair::new("12.4 million crowns", "14 million crowns");
    differ(1, DifferenceKind::Figure, price, true);
    let cut = Pair::new(", and we have known it for years", "");
    differ(3, DifferenceKind::Quote, cut, true);
    let adds = Pair::new("while the lining is replaced", "");
    differ(2, DifferenceKind::Detail, adds, true);
    rows[6].moved = true;
    let mut right = Analysis::clone(&state.sides.right);
    Arc::make_mut(&mut right.article).origin = Origin::Digest { note: None };
    state.sides.right = Arc::new(right);
    CompareState::new(
        state.articles,
        state.sides,
        Arc::new(Comparison {
            rows,
            ..Comparison::default()
        }),
        size,
    )
}
