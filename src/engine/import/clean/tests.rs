use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(text: &str, expect: &str) {
    assert_eq!(clean_text(text), expect, "{text:?}");
}

#[track_caller]
fn check_line(text: &str, expect: &str) {
    assert_eq!(clean_line(text), expect, "{text:?}");
}

#[test]
fn escape_sequences_go_as_a_whole() {
    check("A\u{1b}[31mB\u{1b}[0m", "AB");
    check("A\u{9b}31mB", "AB");
    check("\u{1b}]0;pwned\u{7}Title", "Title");
    check(
        "\u{1b}]8;;http://evil\u{1b}\\click\u{1b}]8;;\u{1b}\\",
        "click",
    );
    check("\u{1b}]52;c;aGk=\u{9c}x", "x");
    check(
        "a\u{1b}Pq#0;2;0\u{1b}\\b\u{1b}_apc\u{1b}\\c\u{1b}^pm\u{1b}\\d",
        "abcd",
    );
    check("a\u{1b}(Bb\u{1b}cc", "abc");
    check("The end\u{1b}", "The end");
    check("The end\u{1b}[", "The end");
    check("\u{1b}Yesterday", "Yesterday");
}

#[test]
fn an_unterminated_control_string_does_not_eat_the_text() {
    check(
        "\u{1b}]The council met.\nIt voted.",
        "The council met.\nIt voted.",
    );
    check("\u{9d}\u{9d}The council met.", "The council met.");
}

#[test]
fn controls_and_invisible_characters_go() {
    check("a\u{8}b\u{7f}c\u{81}d", "abcd");
    check("\u{feff}pass\u{ad}word \u{200b}x\u{2060}y", "password xy");
    check("\u{202e}evil\u{202c} \u{2066}x\u{2069}\u{200f}", "evil x");
    check("flag\u{e0067}\u{e0062}\u{e007f}", "flag");
}

#[test]
fn line_ends_and_spaces_are_of_one_kind() {
    check("a\r\nb\rc\u{85}d\u{2028}e\u{2029}f", "a\nb\nc\nd\ne\n\nf");
    check("8\u{a0}TB\tof\u{202f}data", "8 TB of data");
}

#[test]
fn joiners_stay_where_they_spell_something() {
    check(
        "👩\u{200d}👧 and می\u{200c}خواهم",
        "👩\u{200d}👧 and می\u{200c}خواهم",
    );
    check("pass\u{200d}word\u{200c}", "password");
    check("❤\u{fe0f}", "❤\u{fe0f}");
}

#[test]
fn marks_are_composed_and_bounded() {
    check("cafe\u{301}", "café");
    let zalgo = format!("Z{}algo", "\u{334}".repeat(1_000_000));
    check(
        &zalgo,
        &format!("Z{}algo", "\u{334}".repeat(MARKS_PER_LETTER)),
    );
}

#[test]
fn a_line_is_one_line() {
    check_line(
        "  A title\n over\t two \u{1b}[2Jlines ",
        "A title over two lines",
    );
    check_line("", "");
    assert!(matches!(clean_line("Déjà vu"), Cow::Borrowed(_)));
}

/// Characters that are likely to break something, among ordinary ones.
fn hostile_text() -> impl Strategy<Value = String> {
    let picks = prop::sample::select(vec![
        "\u{1b}",
        "[",
        "]",
        "\u{9b}",
        "\u{9d}",
        "\u{7}",
        "\u{9c}",
        "\\",
        "\u{200d}",
        "\u{200c}",
        "\u{301}",
        "\u{334}\u{334}\u{334}\u{334}\u{334}",
        "e",
        "中",
        "👩",
        " ",
        "  ",
        "\n",
        "\r",
        "\u{85}",
        "\u{2029}",
        "\u{ad}",
        "\u{202e}",
        "\u{958}",
        "\u{1100}",
        "\u{1161}",
        "\u{11a8}",
        "\u{344}",
        "\u{e0061}",
        "\u{f43}",
        "ﬁ",
        "\u{fb2c}",
    ]);
    prop::collection::vec(
        prop_oneof![
            picks.prop_map(str::to_owned),
            any::<char>().prop_map(String::from)
        ],
        0..60,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn cleaning_is_idempotent_and_leaves_nothing_hostile(text in hostile_text()) {
        let once = clean_text(&text).into_owned();
        prop_assert_eq!(clean_text(&once), once.as_str());
        for ch in once.chars() {
            prop_assert_eq!(fate(ch), Fate::Keep, "{:?} in {:?}", ch, once);
        }
        let line = clean_line(&text).into_owned();
        prop_assert_eq!(clean_line(&line), line.as_str());
        prop_assert!(!line.contains('\n') && !line.contains("  ") && line.trim() == line);
    }
}
