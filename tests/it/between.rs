//! From one screen to another, and back to where the reader came from.

use parallax::app::{Effect, Screen};

use crate::desk::Desk;

fn notice(desk: &Desk) -> &str {
    let notice = desk.state.notice.as_ref();
    notice.map_or("", |notice| notice.text.as_str())
}

/// Which screen is shown, and where on it the reader is.
fn place(desk: &Desk) -> String {
    match &desk.state.screen {
        Screen::Reader => "reader".to_owned(),
        Screen::Compare(compare) => format!(
            "compare {}:{} {}",
            compare.articles.left,
            compare.articles.right,
            compare.position()
        ),
        Screen::Matrix(matrix) => format!(
            "matrix {} column {}",
            matrix.position(),
            matrix.cursor().column
        ),
    }
}

#[test]
fn words_gone_to_from_a_comparison_lead_back_to_its_row() {
    let mut desk = Desk::new(120, 40);
    desk.press("c Enter").compare().press("j j");
    let here = place(&desk);
    assert!(here.starts_with("compare 0:1 row 3/"), "{here}");
    desk.press("Enter");
    assert_eq!(place(&desk), "reader");
    assert_eq!(notice(&desk), "C-o goes back to the comparison");
    desk.press("C-o");
    assert_eq!(place(&desk), here);
    desk.press("Enter Esc");
    assert_eq!(place(&desk), here);
    desk.press("Enter J v Esc");
    assert_eq!(place(&desk), "reader", "the selection is let go of first");
    desk.press("Esc");
    assert_eq!(place(&desk), here);
    desk.press("q");
    assert_eq!(place(&desk), "reader");
    desk.press("C-o");
    assert_eq!(notice(&desk), "no jump to come back from");
}

#[test]
fn words_gone_to_from_the_matrix_lead_back_to_its_cell() {
    let mut desk = Desk::new(120, 40);
    desk.press("m j l");
    let here = place(&desk);
    desk.press("Enter");
    assert_eq!(notice(&desk), "C-o goes back to the matrix");
    desk.press("C-o");
    assert_eq!(place(&desk), here);
}

#[test]
fn a_comparison_that_is_no_longer_at_hand_is_made_anew() {
    let mut desk = Desk::new(120, 40);
    desk.press("c Enter").compare().press("Enter");
    desk.press("c j Enter").compare().press("q C-o").compare();
    let here = place(&desk);
    assert!(here.starts_with("compare 0:1 "), "{here}");
}

#[test]
fn comparison_and_matrix_lead_to_each_other_at_the_same_words() {
    let mut desk = Desk::new(120, 40);
    desk.press("c Enter").compare();
    let comparison = place(&desk);
    desk.press("m");
    let Screen::Matrix(matrix) = &desk.state.screen else {
        panic!("{}", desk.text());
    };
    let row = matrix.row().unwrap();
    assert!(row.label.starts_with("The Orrin ferry"), "{}", row.label);
    let here = place(&desk);
    desk.press("l c");
    let text = desk.text();
    assert!(text.contains("Compare Coast Wire with"), "{text}");
    desk.press("Enter").compare();
    let other = place(&desk);
    assert!(other.starts_with("compare 1:"), "{other}");
    let Screen::Compare(compare) = &desk.state.screen else {
        panic!("{other}");
    };
    let words = compare.row().unwrap().passages.left[0].of(&compare.sides.left.article.text);
    assert!(words.starts_with("The ferry to Orrin"), "{words}");
    desk.press("Esc");
    assert!(place(&desk).starts_with("matrix"), "{}", place(&desk));
    desk.press("Esc");
    assert_eq!(place(&desk), "reader");
    // Straight back to the comparison from the matrix that was opened from it.
    desk.press("c Enter").compare().press("m");
    assert_eq!(place(&desk), here);
    desk.press("Esc");
    assert_eq!(place(&desk), comparison);
}

#[test]
fn two_articles_of_two_stories_have_a_matrix_of_their_own() {
    let mut desk = Desk::new(120, 40);
    desk.press("c G Enter").compare();
    assert!(place(&desk).starts_with("compare 0:5"), "{}", place(&desk));
    desk.press("m");
    let Screen::Matrix(matrix) = &desk.state.screen else {
        panic!("{}", desk.text());
    };
    assert_eq!(matrix.articles, [0, 5]);
}

#[test]
fn a_screen_that_lies_behind_is_made_anew_where_links_were_corrected_since() {
    let mut desk = Desk::new(120, 40);
    desk.press("m c Enter").compare().press("X").compare();
    desk.answering = false;
    desk.asked.clear();
    desk.press("Esc");
    let corrections = match desk.asked.last() {
        Some(Effect::Matrix { corrections, .. }) => corrections.links.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(corrections, 1);
    desk.gather();
    assert!(desk.text().contains("✎ linked or unlinked by you"));
    desk.press("u");
    desk.gather();
    assert!(place(&desk).starts_with("matrix"), "{}", place(&desk));
}

#[test]
fn what_is_waited_for_is_told_until_it_comes_and_esc_stops_it() {
    let mut desk = Desk::new(120, 40);
    desk.answering = false;
    for (key, waits) in [
        ("m", "gathering who reports what…"),
        ("c Enter", "comparing…"),
    ] {
        desk.press(key).press("j");
        let text = desk.text();
        assert!(text.contains(&format!("{waits}   Esc stops it")), "{text}");
        desk.asked.clear();
        desk.press("Esc");
        assert_eq!(notice(&desk), "stopped");
        assert!(
            matches!(desk.asked.last(), Some(Effect::Stop { .. })),
            "{:?}",
            desk.asked
        );
        assert_eq!(desk.state.waits_for(), None);
    }
}
