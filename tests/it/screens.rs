//! Every screen, at every size it is made for, as text and as styles.

use parallax::app::{Answer, Event, Options, Palette, ThemeName};
use parallax::engine::article::BlockKind;

use crate::desk::{Desk, article, looks, shelf};

/// Checks a screen after some keys against its picture.
macro_rules! screen {
    ($name:ident, $width:literal x $height:literal, $keys:literal) => {
        #[test]
        fn $name() {
            let mut desk = Desk::new($width, $height);
            desk.press($keys);
            insta::assert_snapshot!(stringify!($name), desk.picture());
        }
    };
}

screen!(reader_80x24, 80 x 24, "");
screen!(reader_120x40, 120 x 40, "");
screen!(reader_200x50, 200 x 50, "");
screen!(reader_24x6, 24 x 6, "");
screen!(article_24x6, 24 x 6, "Enter j");
screen!(article_80x24, 80 x 24, "Tab j j j");
screen!(facts_80x24, 80 x 24, "Tab Tab j");
screen!(facts_120x40, 120 x 40, "Tab Tab j j j");
screen!(filter_80x24, 80 x 24, "/ c o a s t");
screen!(filter_120x40, 120 x 40, "/ o r r i n Enter");
screen!(filter_without_hits_80x24, 80 x 24, "/ x x q");
screen!(selection_120x40, 120 x 40, "Tab j j j v j j");
screen!(words_selected_80x24, 80 x 24, "Tab j j j v - o l l l j");
screen!(zen_120x40, 120 x 40, "z j j");
screen!(help_80x24, 80 x 24, "?");
screen!(help_120x40, 120 x 40, "?");
screen!(compare_menu_80x24, 80 x 24, "c j");
screen!(move_menu_80x24, 80 x 24, "M j");
screen!(matrix_80x24, 80 x 24, "m");
screen!(matrix_120x40, 120 x 40, "m l");
screen!(matrix_200x50, 200 x 50, "m j l");
screen!(matrix_24x6, 24 x 6, "m j l l");
screen!(matrix_sorted_120x40, 120 x 40, "m s s F");
screen!(matrix_sorted_80x24, 80 x 24, "m s F");
screen!(help_of_the_matrix_80x24, 80 x 24, "m ?");
screen!(matrix_found_80x24, 80 x 24, "m / c r a c k");
screen!(matrix_found_24x6, 24 x 6, "m / c r a Enter");
screen!(matrix_words_80x24, 80 x 24, "m G");
screen!(matrix_absent_80x24, 80 x 24, "m f f j h l l");
screen!(facts_with_outlets_120x40, 120 x 40, "Tab Tab g");
screen!(marks_of_a_sentence_120x40, 120 x 40, "Tab j j");
screen!(others_120x40, 120 x 40, "Tab j j w j");
screen!(others_80x24, 80 x 24, "Tab j j j w");
screen!(why_80x24, 80 x 24, "Tab Tab g i");
screen!(why_unsure_120x40, 120 x 40, "Tab Tab g j i");
screen!(unsure_80x24, 80 x 24, "Tab Tab g j");
screen!(why_24x6, 24 x 6, "Tab Tab g i j");
screen!(others_24x6, 24 x 6, "Tab j j w");
screen!(others_of_a_fact_120x40, 120 x 40, "Tab Tab g j j j j w");
screen!(matrix_two_passages_60x16, 60 x 16, "m G k l h");
screen!(export_menu_80x24, 80 x 24, "Tab j j j v j e");
screen!(command_line_80x24, 80 x 24, ": n e x");

#[test]
fn a_comparison_is_exported_from_a_menu_over_it() {
    let mut desk = Desk::new(80, 24);
    desk.press("c j Enter").compare().press("e j");
    insta::assert_snapshot!("compare_export_80x24", desk.picture());
}

/// Checks a screen in other colours against its picture.
#[track_caller]
fn in_colours(name: &str, theme: ThemeName, palette: Palette) {
    let mut desk = Desk::with(shelf(), (80, 24), looks(theme, palette));
    desk.press("Tab j j j v j ]");
    insta::assert_snapshot!(name.to_owned(), desk.picture());
}

#[test]
fn every_theme_has_its_colours() {
    in_colours("theme_dark", ThemeName::Dark, Palette::True);
    in_colours("theme_light", ThemeName::Light, Palette::True);
    in_colours(
        "theme_high_contrast",
        ThemeName::HighContrast,
        Palette::True,
    );
    in_colours("theme_light_16", ThemeName::Light, Palette::Sixteen);
}

#[test]
fn without_colours_weight_line_and_reverse_tell_everything() {
    let mut desk = Desk::with(shelf(), (80, 24), looks(ThemeName::Dark, Palette::None));
    desk.press("Tab ] ]");
    let picture = desk.picture();
    for colour in ["Red", "Yellow", "Gray", "#"] {
        assert!(!picture.contains(colour), "{colour}\n{picture}");
    }
    insta::assert_snapshot!("no_color", picture);
}

#[test]
fn the_matrix_without_colours_tells_all_by_its_marks() {
    let mut desk = Desk::with(shelf(), (80, 24), looks(ThemeName::Dark, Palette::None));
    insta::assert_snapshot!("matrix_no_color", desk.press("m j").picture());
}

#[test]
fn outlets_that_carry_one_text_are_told_as_one_voice() {
    let mut desk = Desk::new(120, 40);
    let text = desk.press("m G k").text();
    let says = "2 outlets, 1 voice: The Orrin Post and Coast Wire carry the same text";
    assert!(text.contains(says), "{text}");
}

#[test]
fn until_the_facts_have_come_the_screen_says_so() {
    let mut desk = Desk::new(120, 24);
    desk.answering = false;
    desk.press("J");
    assert!(
        desk.text().contains("reading for facts…"),
        "{}",
        desk.text()
    );
    desk.send(Event::Answer(Answer::Failed(
        "the worker fell over".to_owned(),
    )));
    let text = desk.text();
    assert!(text.contains("the facts could not be read"), "{text}");
    assert!(text.contains("the worker fell over"), "{text}");
}

#[test]
fn texts_that_are_no_reports_say_so_in_list_and_header() {
    let mut desk = Desk::new(120, 40);
    for (keys, said) in [
        ("J", "Digest of Coast Wire’s report (in other words)"),
        ("J", "Strait Radio (inferred)"),
        ("J", "0003_scan.txt (file name; outlet unknown)"),
        ("J J", "Dallow Courier (invented example)"),
    ] {
        let text = desk.press(keys).text();
        assert!(text.contains(said), "{said}\n{text}");
    }
    let text = desk.text();
    for tag in ["digest", "inferred", "file name", "invented"] {
        assert!(text.contains(tag), "{tag}\n{text}");
    }
}

#[test]
fn an_article_that_is_not_read_whole_says_so_above_its_facts() {
    let text =
        "Der Zug nach Brandau bleibt im Bahnhof. „Niemand steigt heute ein“, sagte die Bahn.";
    let mut german = article("zug.txt", &[(BlockKind::Paragraph, text)]);
    german.metadata.language = Some("de".to_owned());
    let shelf = std::sync::Arc::new(parallax::app::shelf::Shelf {
        articles: vec![std::sync::Arc::new(german)],
        stories: Vec::new(),
    });
    let mut desk = Desk::with(shelf, (120, 20), Options::default());
    insta::assert_snapshot!("german_120x20", desk.press("Tab Tab").picture());
    desk.send(Event::Resize {
        columns: 24,
        rows: 6,
    });
    insta::assert_snapshot!("german_24x6", desk.picture());
}

#[test]
fn an_empty_shelf_and_an_empty_text_are_told_plainly() {
    let desk = Desk::with(std::sync::Arc::default(), (80, 24), Options::default());
    assert!(desk.text().contains("no articles"), "{}", desk.text());
    let mut desk = Desk::new(120, 24);
    desk.press("J J J J");
    assert!(
        desk.text().contains("no facts found in this text"),
        "{}",
        desk.text()
    );
}

#[test]
fn hostile_characters_of_an_article_never_reach_a_cell() {
    let mut hostile = article(
        "\u{1b}]0;title\u{7}.txt",
        &[(
            BlockKind::Paragraph,
            "a\u{1b}[2Jb \u{202e}right\u{202c} \u{9b}31m zero\u{200b}width",
        )],
    );
    hostile.metadata.title = "\u{1b}[31mred".to_owned();
    let shelf = parallax::app::shelf::Shelf {
        articles: vec![std::sync::Arc::new(hostile)],
        stories: Vec::new(),
    };
    let desk = Desk::with(std::sync::Arc::new(shelf), (80, 24), Options::default());
    let text = desk.text();
    let bad = |c: char| c.is_control() && c != '\n' || "\u{202e}\u{202c}\u{200b}".contains(c);
    assert!(!text.contains(bad), "{text:?}");
}

#[test]
fn in_ascii_no_other_character_reaches_the_screen() {
    let options = Options {
        ascii: true,
        ..Options::default()
    };
    let mut desk = Desk::with(shelf(), (120, 40), options);
    for keys in ["", "Tab j j j", "?", "Esc c", "Esc m", "q / o"] {
        let text = desk.press(keys).text();
        assert!(text.is_ascii(), "{keys}\n{text}");
    }
}
