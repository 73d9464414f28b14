use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;
use ratatui::layout::Size;

use super::*;
use crate::app::command::{Command, TABLE};
use crate::app::compare::tests::{crossing, nine, story};
use crate::app::{Palette, ThemeName};
use crate::engine::compare::Nature;
use crate::engine::corrections::{Corrections, Passage};

const DOWN: Command = Command::Down;

/// The screen after some commands.
fn drawn(mut compare: CompareState, commands: &[Command], theme: &Theme) -> Buffer {
    for command in commands {
        compare.update(*command);
    }
    let area = Rect::new(0, 0, compare.size.width, compare.size.height);
    let mut buffer = Buffer::empty(area);
    draw(&compare, theme, area, &mut buffer);
    buffer
}

/// The screen as text.
fn text(buffer: &Buffer) -> String {
    let mut picture = String::new();
    for y in 0..buffer.area.height {
        let line: String = (0..buffer.area.width)
            .map(|x| buffer[(x, y)].symbol())
            .collect();
        picture.push_str(line.trim_end());
        picture.push('\n');
    }
    picture
}

/// The screen as text, each line followed by the stretches of it that have a style.
fn styled(buffer: &Buffer) -> String {
    let mut picture = String::new();
    for (y, line) in text(buffer).lines().enumerate() {
        writeln!(picture, "{line}").unwrap();
        let mut before = String::new();
        let style = |x: u16| {
            let cell = &buffer[(x, u16::try_from(y).unwrap())];
            // A space between two words is of their style.
            if cell.symbol() == " " {
                return before.clone();
            }
            before = format!("{:?} on {:?} {:?}", cell.fg, cell.bg, cell.modifier)
                .replace("Reset on Reset NONE", "")
                .replace(" on Reset", "")
                .replace(" NONE", "");
            before.clone()
        };
        let styles: Vec<String> = (0..buffer.area.width).map(style).collect();
        let mut start = 0;
        for run in styles.chunk_by(|one, next| one == next) {
            if let Some(style) = run.first().filter(|style| !style.is_empty()) {
                writeln!(picture, "      {start}+{} {style}", run.len()).unwrap();
            }
            start += run.len();
        }
    }
    picture
}

fn dark() -> &'static Theme {
    Theme::of(ThemeName::Dark, Palette::Sixteen)
}

#[test]
fn side_by_side_at_120_columns() {
    let buffer = drawn(story(Size::new(120, 39)), &[DOWN], dark());
    insta::assert_snapshot!(text(&buffer));
}

#[test]
fn stacked_at_80_columns() {
    let buffer = drawn(story(Size::new(80, 23)), &[DOWN], dark());
    insta::assert_snapshot!(text(&buffer));
}

#[test]
fn centred_at_a_readable_measure_at_200_columns() {
    let buffer = drawn(story(Size::new(200, 49)), &[DOWN; 3], dark());
    insta::assert_snapshot!(text(&buffer));
}

#[test]
fn usable_at_24_columns_and_6_rows() {
    let buffer = drawn(story(Size::new(24, 5)), &[Command::NextDifference], dark());
    insta::assert_snapshot!(text(&buffer));
}

#[test]
fn classes_and_differences_in_colour() {
    let buffer = drawn(story(Size::new(110, 30)), &[DOWN], dark());
    insta::assert_snapshot!(styled(&buffer));
}

#[test]
fn classes_and_differences_without_colour() {
    let mono = Theme::of(ThemeName::Dark, Palette::None);
    let buffer = drawn(story(Size::new(110, 30)), &[DOWN], mono);
    let picture = styled(&buffer);
    assert!(
        !picture.contains("Yellow") && !picture.contains("Indexed") && !picture.contains("Rgb")
    );
    insta::assert_snapshot!(picture);
}

#[test]
fn only_the_rows_of_one_kind() {
    let commands = [Command::Narrow, DOWN];
    let buffer = drawn(story(Size::new(100, 20)), &commands, dark());
    insta::assert_snapshot!(text(&buffer));
}

#[test]
fn words_for_the_foot_are_cut_at_a_column_and_stand_on_one_line() {
    assert_eq!(short("three\n words  here", 40), "three words here");
    assert_eq!(short("three words here", 10), "three wor…");
    assert_eq!(short("three words", 11), "three words");
    assert_eq!(short("好好好好", 6), "好好…");
    assert_eq!(short("", 6), "");
}

proptest! {
    #[test]
    fn any_commands_at_any_size_are_drawn(
        (width, height) in (1..260_u16, 1..80_u16),
        commands in prop::collection::vec(0..TABLE.len(), 0..12),
        short_rows: bool,
    ) {
        let size = Size::new(width, height);
        let compare = if short_rows { nine(size) } else { story(size) };
        let commands: Vec<Command> = commands.into_iter().map(|idx| TABLE[idx].command).collect();
        let picture = text(&drawn(compare, &commands, dark()));
        prop_assert!(height < 4 || width < 12 || picture.contains('▌'), "{}", picture);
    }
}

#[test]
fn a_vague_count_beside_a_number_is_not_told_as_two_figures() {
    let mut compare = story(Size::new(120, 40));
    let rows = &mut Arc::make_mut(&mut compare.comparison).rows;
    for difference in rows.iter_mut().flat_map(|row| &mut row.differences) {
        difference.nature = Nature::Vague;
    }
    let picture = text(&drawn(compare, &[DOWN], dark()));
    assert!(picture.contains("vague against exact: 12.4"), "{picture}");
    assert!(!picture.contains("figure: "), "{picture}");
}

#[test]
fn moved_rows_apart_say_where_the_other_side_stands() {
    let theme = Theme::of(ThemeName::Dark, Palette::None);
    let apart = drawn(crossing(Size::new(120, 40)), &[Command::Order], theme);
    insta::assert_snapshot!("apart_120x40", text(&apart));
    let stacked = drawn(crossing(Size::new(80, 24)), &[Command::Order, DOWN], theme);
    insta::assert_snapshot!("apart_80x24", text(&stacked));
}

#[test]
fn what_the_reader_marks_and_links_is_told_by_marks_and_words() {
    let mono = Theme::of(ThemeName::Dark, Palette::None);
    let mut compare = nine(Size::new(100, 24));
    let mut corrections = Corrections::default();
    for (row, linked) in [(6, true), (2, false)] {
        let row = &compare.comparison.rows[row];
        let passage = |side: Side, at: Option<&Span>| Passage {
            article: compare.sides[side].article.id.clone(),
            span: at.copied().unwrap_or(Span::new(0, 5)),
        };
        let left = passage(Side::Left, row.passages.left.first());
        let right = passage(Side::Right, row.passages.right.first());
        if linked {
            corrections.link(left, right);
        } else {
            corrections.unlink(left, right);
        }
    }
    compare.heed(&corrections);
    let commands = [DOWN, DOWN, Command::Link, DOWN, DOWN, DOWN, DOWN];
    let buffer = drawn(compare, &commands, mono);
    insta::assert_snapshot!(styled(&buffer));
}
