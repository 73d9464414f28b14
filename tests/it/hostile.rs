//! Whatever the bytes, an import gives articles that fit their text, or one clear error, and the same one every time.

use parallax::engine::article::{Article, fingerprint};
use parallax::engine::import::clean::clean_text;
use parallax::engine::import::{Import, ImportError, Input, import};
use proptest::prelude::*;

const NAMES: [&str; 6] = ["a.txt", "a.md", "a.html", "a.xhtml", "a", "-"];

/// What must hold of every import, whatever was imported.
#[track_caller]
fn check(name: &str, bytes: &[u8]) -> Result<Import, ImportError> {
    let import_once = || import(Input { name, bytes });
    let found = import_once();
    match (&found, import_once()) {
        (Ok(first), Ok(second)) => {
            assert_eq!(first.articles, second.articles, "two imports agree");
            assert_eq!(first.warnings, second.warnings, "two imports agree");
        }
        (Err(first), Err(second)) => assert_eq!(first, &second),
        _ => panic!("two imports of the same bytes differ"),
    }
    for article in found.iter().flat_map(|found| &found.articles) {
        check_article(article);
    }
    found
}

#[track_caller]
fn check_article(article: &Article) {
    let text = &article.text;
    assert_eq!(article.id, fingerprint(text));
    assert_eq!(
        clean_text(text),
        text.as_str(),
        "cleaning again changes nothing"
    );
    let mut end = 0;
    for block in &article.blocks {
        let span = block.span;
        assert!(
            span.fits(text) && !span.is_empty() && span == span.trim(text),
            "{block:?}"
        );
        let between = text.get(end..span.start);
        assert_eq!(
            between.map(str::trim),
            Some(""),
            "every character stands in a block"
        );
        assert!(!span.of(text).contains('\n'), "a block is one line");
        end = span.end;
    }
    assert_eq!(text.get(end..), Some(""));
    if let Some(outlet) = &article.outlet {
        assert!(
            outlet
                .inferred_from
                .is_none_or(|span| span.fits(text) && !span.is_empty())
        );
        check_line(&outlet.name);
    }
    let metadata = &article.metadata;
    check_line(&metadata.title);
    check_line(&article.label);
    let stated = [&metadata.url, &metadata.language, &metadata.story];
    for line in stated.into_iter().flatten().chain(&metadata.authors) {
        check_line(line);
    }
    let url = metadata.url.as_deref().unwrap_or("https://none");
    assert!(url.to_ascii_lowercase().starts_with("http"), "{url}");
}

#[track_caller]
fn check_line(line: &str) {
    assert!(!line.contains(char::is_control), "{line:?}");
    assert_eq!(clean_text(line), line);
}

/// Pieces of the formats that are read, of terminal commands and of charsets, among anything else.
fn hostile_bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&[u8]> = vec![
        b"---\n",
        b"+++\n",
        b"title: ",
        b"date: 2025-09-25\n",
        b"[",
        b"{",
        b"- ",
        b"> ",
        b"# ",
        b"\n\n",
        b"    ",
        b"```\n",
        b"<!doctype html>",
        b"<html>",
        b"<p>",
        b"</p>",
        b"<div>",
        b"<a href=x>",
        b"<table>",
        b"<!--",
        b"<script>",
        b"<",
        b">",
        b"<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"A\"}</script>",
        b"<meta property=og:title content=\"",
        b"&amp;",
        b"&#27;",
        b"&#x202e;",
        b"By Jane Doe\n",
        b"Copyright The Tern\n",
        b"has reached out to the board for comment. ",
        b"told CNN ",
        b"The board voted on Tuesday to close the quay. ",
        b"\x1b[31m",
        b"\x1b]0;x\x07",
        b"\xc2\x9b",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xae",
        b"\xe2\x80\x8b",
        b"\xcc\x81",
        b"\xe9",
        b"\0",
        b"\r\n",
        b"What's Your Reaction?\n",
        b"0\n",
    ];
    let piece = prop_oneof![
        4 => prop::sample::select(pieces).prop_map(<[u8]>::to_vec),
        1 => prop::collection::vec(any::<u8>(), 0..8),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_a_sound_article_or_an_error(bytes in hostile_bytes(), name in prop::sample::select(NAMES.to_vec())) {
        let _found = check(name, &bytes);
    }

    #[test]
    fn random_bytes_do_too(bytes in prop::collection::vec(any::<u8>(), 0..200), name in prop::sample::select(NAMES.to_vec())) {
        let _found = check(name, &bytes);
    }
}

/// A piece often enough to make a long input of a size that a debug build reads in a moment.
fn flood(piece: &str) -> String {
    piece.repeat(40_000 / piece.len())
}

#[test]
fn floods_of_one_thing_are_read_in_every_format() {
    for piece in [
        "\"",
        "7",
        "A",
        "said ",
        "told CNN ",
        "a\n",
        "\n\n- ",
        "> ",
        "[",
        "*",
        "`",
        "<",
        "<b>",
        "<div><p>x",
        "&amp;",
        "\u{301}",
        "\u{1b}]",
        "By ",
    ] {
        for name in ["a.txt", "a.md", "a.html"] {
            let _found = check(name, flood(piece).as_bytes());
        }
    }
}

#[test]
fn hostile_marks_in_every_statement_of_a_page_are_cleaned() {
    let evil = "A\u{1b}[31mB\u{7}\u{202e}C&#27;]0;x&#7;DE";
    let prose = "<p>The harbour board voted on Tuesday to close the quay, its chair said, until the summer.</p>".repeat(4);
    let page = format!(
        "<!doctype html><title>{evil}</title><meta property=og:title content=\"{evil}\"><meta property=og:site_name content=\"{evil}\">\
         <meta name=author content=\"{evil}\"><link rel=canonical href=\"javascript:alert(1)\"><article><p>{evil}</p>{prose}</article>"
    );
    let found = check(&format!("{evil}.html"), page.as_bytes()).unwrap();
    let article = found.articles.first().unwrap();
    assert_eq!(article.metadata.title, "ABCDE");
    assert_eq!(article.outlet.as_ref().unwrap().name, "ABCDE");
    assert_eq!(article.metadata.authors, ["ABCDE"]);
    assert_eq!(article.metadata.url, None);
}

#[test]
fn what_is_no_article_says_so() {
    let refused = |name: &str, bytes: &[u8]| check(name, bytes).unwrap_err();
    assert_eq!(refused("a.txt", b""), ImportError::Empty);
    assert_eq!(refused("a.html", b"\xef\xbb\xbf \n"), ImportError::Empty);
    assert_eq!(
        refused("a.txt", "\u{200b}\u{202e}".as_bytes()),
        ImportError::Empty
    );
    assert_eq!(refused("a.html", b"<"), ImportError::NoArticle);
    assert_eq!(
        refused("a.md", b"ab\0"),
        ImportError::Binary { byte: 0, at: 2 }
    );
    assert_eq!(
        refused("a.txt", "a\n".repeat(1_000_000).as_bytes()),
        ImportError::NoArticle
    );
}
