mod sample;

use proptest::prelude::*;

use super::*;
use crate::engine::compare::Class;

pub(crate) use sample::{crossing, nine, story};

use sample::{LONG, compared};

const WIDE: Size = Size::new(120, 40);
const SMALL: Size = Size::new(24, 5);

/// Runs commands and reads off which row the reader is at, and which rows are in view.
#[track_caller]
fn check(size: Size, commands: &[Command], row: usize, view: &[usize]) {
    let mut state = nine(size);
    for &command in commands {
        state.update(command);
    }
    let seen: Vec<usize> = state.view.iter().map(|row| row.row).collect();
    assert_eq!((state.row_index(), seen.as_slice()), (Some(row), view));
}

#[test]
fn the_keys_move_by_rows_and_stay_within_them() {
    use Command::{Bottom, Down, Top, Up};
    let all = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    check(WIDE, &[], 0, &all);
    check(WIDE, &[Up], 0, &all);
    check(WIDE, &[Down, Down, Up], 1, &all);
    check(WIDE, &[Bottom], 8, &all);
    check(WIDE, &[Bottom, Down, Top], 0, &all);
}

#[test]
fn a_row_higher_than_the_screen_is_scrolled_through() {
    use Command::{Down, Up};
    let mut state = nine(SMALL);
    while state.row_index() != Some(2) {
        state.update(Down);
    }
    let first: Vec<(usize, u16)> = state.view.iter().map(|row| (row.row, row.hidden)).collect();
    assert_eq!(first, [(2, 0)], "a long row starts at the top");
    let lines = i32::from(state.view[0].laid.height);
    let height = state.height();
    for _ in 0..lines - height {
        state.update(Down);
        assert_eq!(state.row_index(), Some(2), "still in the long row");
    }
    state.update(Down);
    assert_eq!(state.row_index(), Some(3));
    state.update(Up);
    assert_eq!(state.row_index(), Some(2));
}

#[test]
fn keys_for_differences_stop_at_the_kind_that_was_chosen() {
    use Command::{DifferenceKind, NextDifference, PreviousDifference};
    let mut state = nine(WIDE);
    state.update(NextDifference);
    assert_eq!(state.row_index(), Some(1));
    state.update(NextDifference);
    assert_eq!(state.row_index(), Some(5));
    let none = Outcome::Say("differences: none after this row".to_owned());
    assert_eq!(state.update(NextDifference), none);
    state.update(PreviousDifference);
    assert_eq!(state.row_index(), Some(1));
    let said: Vec<String> = (0..7)
        .map(|_| match state.update(DifferenceKind) {
            Outcome::Say(text) => text,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        said,
        [
            "stopping at other figures: 2 rows",
            "stopping at same words: 2 rows",
            "stopping at other words: 1 row",
            "stopping at probably the same: 1 row",
            "stopping at only Courier: 1 row",
            "stopping at only Gazette: 2 rows",
            "stopping at differences: 2 rows",
        ],
        "kinds that do not occur are passed over"
    );
}

#[test]
fn only_rows_of_the_chosen_kind_can_be_shown_and_the_reader_keeps_the_place() {
    use Command::{Bottom, Down, Narrow, Up};
    check(WIDE, &[Narrow], 1, &[1, 5]);
    check(WIDE, &[Down, Down, Down, Narrow], 5, &[1, 5]);
    check(WIDE, &[Bottom, Narrow], 5, &[1, 5]);
    let all = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    check(WIDE, &[Bottom, Narrow, Up, Narrow], 1, &all);
}

#[test]
fn enter_goes_to_the_words_of_the_side_the_reader_is_in_or_of_the_only_one() {
    let mut state = nine(WIDE);
    let show = |article, text: &str, state: &CompareState, side: Side| {
        let all = &state.sides[side].article.text;
        let start = all.find(text).unwrap();
        Outcome::Show {
            article,
            span: Span::new(start, start + text.len()),
        }
    };
    state.update(Command::Down);
    let expected = show(4, "It cost 12 million.", &state, Side::Left);
    assert_eq!(state.update(Command::Open), expected);
    state.update(Command::Right);
    let expected = show(7, "It cost 14 million.", &state, Side::Right);
    assert_eq!(state.update(Command::Open), expected);
    state.update(Command::Down);
    let expected = show(4, LONG, &state, Side::Left);
    assert_eq!(
        state.update(Command::Open),
        expected,
        "only the left has it"
    );
}

#[test]
fn a_copy_holds_the_words_of_both_sides() {
    let mut state = nine(WIDE);
    let Outcome::Copy(passages) = state.update(Command::Copy) else {
        panic!("no copy");
    };
    let articles: Vec<usize> = passages.iter().map(|words| words.article).collect();
    assert_eq!(articles, [4, 7]);
    state.update(Command::Bottom);
    let Outcome::Copy(passages) = state.update(Command::Copy) else {
        panic!("no copy");
    };
    assert_eq!(passages.len(), 1);
    assert_eq!(passages[0].article, 7);
}

#[test]
fn the_place_is_kept_when_an_article_stays_on_the_screen() {
    let mut before = nine(WIDE);
    for _ in 0..5 {
        before.update(Command::Down);
    }
    let sides = before.sides.clone().swap();
    let mut rows = before.comparison.rows.clone();
    rows.reverse();
    for row in &mut rows {
        row.passages = row.passages.clone().swap();
    }
    let mut swapped = CompareState::new(
        before.articles.swap(),
        sides,
        Arc::new(Comparison {
            rows,
            ..Comparison::default()
        }),
        WIDE,
    );
    swapped.keep_place(&before);
    assert_eq!(swapped.row_index(), Some(3));
    assert_eq!(
        swapped.side,
        Side::Right,
        "the reader is in the same article"
    );
}

#[test]
fn a_click_goes_to_the_row_and_the_column_under_it() {
    let mut state = nine(WIDE);
    let y = areas(WIDE).rows.y + state.view[5].y;
    state.mouse(Mouse {
        kind: MouseKind::Press,
        column: 90,
        row: y,
    });
    assert_eq!((state.row_index(), state.side), (Some(5), Side::Right));
    let gap = state.view[6].y - 1 + areas(WIDE).rows.y;
    state.mouse(Mouse {
        kind: MouseKind::Press,
        column: 10,
        row: gap,
    });
    assert_eq!(state.row_index(), Some(5), "nothing is under the gap");
}

#[test]
fn a_sentence_without_end_is_cut_and_says_so() {
    let endless = "word ".repeat(100_000);
    let told = [(Class::Differs, endless.as_str(), "Short.")];
    let state = compared(&told, WIDE);
    let laid = &state.view[0].laid;
    let last = laid.lines.left.len() - 1;
    assert_eq!(laid.cuts, Pair::new(vec![last], Vec::new()));
    assert!(laid.height < 200, "{}", laid.height);
}

#[test]
fn nothing_in_common_and_nothing_at_all_can_be_shown() {
    for command in super::super::command::TABLE
        .iter()
        .map(|entry| entry.command)
    {
        let mut state = compared(&[], WIDE);
        state.update(command);
        assert_eq!((state.row(), state.position().as_str()), (None, "row 0/0"));
    }
}

proptest! {
    #[test]
    fn any_commands_at_any_size_keep_the_chosen_row_in_view(
        steps in prop::collection::vec((0..64_usize, any::<Option<(u8, u8)>>()), 0..60),
    ) {
        let table = super::super::command::TABLE;
        let mut state = nine(SMALL);
        for (command, size) in steps {
            state.update(table[command % table.len()].command);
            if let Some((width, height)) = size {
                state.resize(Size::new(u16::from(width).max(1), u16::from(height).max(1)));
            }
            let rows = areas(state.size).rows;
            prop_assert!(state.view.iter().any(|row| row.chosen) || rows.height == 0);
            let mut end = 0;
            for row in &state.view {
                prop_assert!(row.y >= end && row.y < rows.height, "{row:?} in {rows:?}");
                prop_assert!(row.hidden < row.laid.height);
                end = row.y + row.laid.height - row.hidden;
            }
            let last = state.view.last().is_none_or(|row| row.row + 1 == 9);
            prop_assert!(state.narrow || last || end + 2 > rows.height, "room is left");
        }
    }
}

#[test]
fn a_number_goes_to_the_next_row_of_a_kind_of_difference() {
    let mut state = nine(WIDE);
    let said = state.update(Command::NextFigure);
    assert_eq!(said, Outcome::Say("other figures: 1 of 2".to_owned()));
    state.update(Command::NextFigure);
    assert_eq!(state.row_index(), Some(5));
    let said = state.update(Command::NextFigure);
    assert_eq!(
        (said, state.row_index()),
        (Outcome::Say("other figures: 1 of 2".to_owned()), Some(1)),
        "round and round"
    );
    let none = Outcome::Say("other dates: none".to_owned());
    assert_eq!(state.update(Command::NextDate), none);
}

#[test]
fn moved_rows_stand_side_by_side_or_each_where_its_article_tells_it() {
    let mut state = crossing(WIDE);
    let moved = [1, 7];
    let seen = |state: &CompareState| -> Vec<(usize, Option<Side>)> {
        state.view.iter().map(|row| (row.row, row.half)).collect()
    };
    let before = seen(&state);
    state.update(Command::Order);
    let apart = seen(&state);
    for idx in moved {
        for side in Side::BOTH {
            assert!(apart.contains(&(idx, Some(side))), "{apart:?}");
        }
    }
    // Read down one side, it is the order of that article.
    let starts: Vec<usize> = apart
        .iter()
        .filter(|(_, half)| *half != Some(Side::Left))
        .filter_map(|(idx, _)| state.comparison.rows[*idx].passages.right.first())
        .map(|span| span.start)
        .collect();
    assert!(starts.is_sorted() && starts.len() == 8, "{starts:?}");
    state.update(Command::Order);
    assert_eq!(seen(&state), before);
}

/// Whether passages are linked, and the texts of both sides pair by pair.
type Linked<'a> = (bool, &'a [(&'a str, &'a str)]);

/// What linking asks for after some commands: whether it links, and the texts of both sides.
#[track_caller]
fn check_link(commands: &[Command], expected: Result<Linked<'_>, &str>) {
    let mut state = nine(WIDE);
    let mut outcome = Outcome::Stay;
    for &command in commands {
        outcome = state.update(command);
    }
    let words = |side: Side, span: Span| span.of(&state.sides[side].article.text).to_owned();
    match (outcome, expected) {
        (Outcome::Decide(decision), Ok((linked, pairs))) => {
            let spans = decision.spans.iter();
            let told: Vec<_> = spans
                .map(|ends| (words(Side::Left, ends.left), words(Side::Right, ends.right)))
                .collect();
            let told: Vec<_> = told.iter().map(|(l, r)| (l.as_str(), r.as_str())).collect();
            assert_eq!((decision.linked, told.as_slice()), (linked, pairs));
        }
        (Outcome::Say(said), Err(expected)) => assert_eq!(said, expected),
        (other, _) => panic!("{other:?}"),
    }
}

#[test]
fn a_passage_is_marked_and_linked_with_what_the_other_article_says() {
    use Command::{Bottom, Down, Link, Mark, Right, Top, Unlink, Up};
    let went = [Down, Down, Link, Down, Down, Link];
    check_link(&went, Ok((true, &[(LONG, "Rain fell.")])));
    // From the right to the left, and two passages with one.
    let back = [Bottom, Link, Up, Up, Up, Up, Up, Up, Link];
    check_link(&back, Ok((true, &[(LONG, LONG)])));
    let two = [Right, Down, Mark, Down, Down, Mark, Down, Down, Down, Link];
    let linked = [
        ("A ferry will run.", "It cost 14 million."),
        ("A ferry will run.", "There was silence."),
    ];
    check_link(&two, Ok((true, &linked)));
    let both = [Down, Unlink];
    check_link(
        &both,
        Ok((false, &[("It cost 12 million.", "It cost 14 million.")])),
    );
    check_link(
        &[Link],
        Err("marked in Courier: now go to what Gazette says of it"),
    );
    check_link(&[Link, Link], Err("they stand side by side already"));
    check_link(&[Mark, Mark], Err("no passage is marked"));
    check_link(
        &[Top, Link, Down, Down, Link],
        Err("Gazette says nothing here: go to a row of it"),
    );
    check_link(
        &[Down, Down, Unlink],
        Err("nothing to unlink: only one side tells this"),
    );
}
