//! What the rows of a matrix are called.

use super::*;

/// Checks what the rows of statements and quotations of one article are called.
#[track_caller]
fn check_labels(text: &str, expected: &[&str]) {
    let story = [analysis(text)];
    let found = matrix(&story.iter().collect::<Vec<_>>());
    let rows = found.rows.iter();
    let labels: Vec<&str> = rows.map(|row| row.label.as_str()).collect();
    assert_eq!(labels, expected);
}

#[test]
fn a_label_says_who() {
    check_labels(
        "Ada Thorne runs the harbour.\nShe said that the wall was worn by 340 winters of storms.",
        &["[Ada Thorne] said that the wall was worn by 340 winters of storms."],
    );
}

#[test]
fn a_part_of_a_sentence_is_led_by_its_start() {
    let text = "The surge peaked at the pier, the highest since records began in 1931.";
    let story = [analysis(text)];
    let board = read(story.iter());
    let column = &board.columns[0];
    let start = text.find("since").unwrap();
    let told = |text: &str, words: &str| {
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    };
    let label = |words: &str| label::told(column, told(text, words), text.starts_with(words));
    assert_eq!(start, told(text, "since").start);
    assert_eq!(
        label("since records began in 1931."),
        text,
        "there is room for all of it"
    );
    assert_eq!(
        label("The surge peaked"),
        text,
        "too short to tell anything"
    );
    assert_eq!(
        label("the highest since records began in 1931."),
        "… the highest since records began in 1931."
    );
}

#[test]
fn the_start_of_a_long_sentence_is_told_in_a_few_words() {
    let text = "The board that runs the harbour and its seven piers, which nobody had asked for years, said \
        on Monday that the wall “had been worn” and would be mended at once by masons from Dallow.";
    let story = [analysis(text)];
    let board = read(story.iter());
    let words = "and would be mended at once by masons from Dallow.";
    let start = text.find(words).unwrap();
    let label = label::told(
        &board.columns[0],
        Span::new(start, start + words.len()),
        false,
    );
    assert_eq!(
        label,
        "The board that runs the … and would be mended at once by masons from Dallow."
    );
}

#[test]
fn what_a_label_opens_it_closes() {
    for (words, expected) in [
        ("up to “a million calls", "up to “a million calls”"),
        ("the authority (TEBA", "the authority (TEBA)"),
        ("“all” (some) of it", "“all” (some) of it"),
    ] {
        assert_eq!(label::closed(words), expected);
    }
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
