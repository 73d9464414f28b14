use super::*;
use crate::engine::article::Moment;
use BlockKind::{Headline, Item, Paragraph};

const LEAD: &str = "The harbour board voted on Tuesday, by five to two, to close the northern quay until the summer, after divers had found cracks in the piles that carry it.";
const SECOND: &str = "Nobody from the shipping line was in the room, its clerk said, although it had been invited twice, once by letter and once by telephone.";
const THIRD: &str = "The fishing crews, who land most of their catch there, will be paid for the days they lose, the chair of the board said on the steps.";

fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=en-GB><head><title>Quay closed - The Tern</title>{head}</head><body><nav><a href=/>Home</a> <a href=/news>News</a></nav>\
         <article><h1>Quay closed</h1><p class=dek>Nobody was told of it.</p><p>{LEAD}</p><p>{SECOND}</p>{body}<p>{THIRD}</p></article>\
         <footer>© 2025 The Tern</footer></body></html>"
    )
}

#[track_caller]
fn check(page: &str, expect: &[(BlockKind, &str)]) -> Draft {
    let draft = read(page).unwrap();
    let parts: Vec<(BlockKind, String)> = draft
        .parts
        .iter()
        .map(|part| {
            (
                part.kind,
                part.text.split_whitespace().collect::<Vec<_>>().join(" "),
            )
        })
        .collect();
    let parts: Vec<(BlockKind, &str)> = parts
        .iter()
        .map(|(kind, text)| (*kind, text.as_str()))
        .collect();
    assert_eq!(parts, expect);
    draft
}

#[test]
fn the_main_text_is_found_with_its_blocks() {
    let draft = check(
        &page(
            "",
            "<h2>What is lost</h2><ul><li>Two <b>days</b></li><li>Three weeks</li></ul><blockquote><p>“We had to,” the chair said.</p></blockquote>",
        ),
        &[
            (Headline, "Quay closed"),
            (Paragraph, "Nobody was told of it."),
            (Paragraph, LEAD),
            (Paragraph, SECOND),
            (Headline, "What is lost"),
            (Item, "Two days"),
            (Item, "Three weeks"),
            (Paragraph, "“We had to,” the chair said."),
            (Paragraph, THIRD),
        ],
    );
    assert_eq!(draft.metadata.language.as_deref(), Some("en-GB"));
}

#[test]
fn what_the_page_states_is_taken() {
    let head = r#"<meta property="og:site_name" content="The Tern"><meta property="og:title" content="Quay &amp; crane closed">
        <meta name=author content="By Jane Doe and John Roe"><meta property="article:published_time" content="2025-09-25T14:00:00+02:00">
        <meta property="article:modified_time" content="soon"><link rel=canonical href="https://tern.example/quay">
        <meta name=description content="Nobody was told of it.">"#;
    let draft = read(&page(head, "")).unwrap();
    assert_eq!(draft.outlet.as_deref(), Some("The Tern"));
    assert_eq!(draft.metadata.title, "Quay & crane closed");
    assert_eq!(draft.metadata.authors, ["Jane Doe", "John Roe"]);
    assert_eq!(
        draft.metadata.published,
        Moment::parse("2025-09-25T14:00:00+02:00")
    );
    assert_eq!(draft.metadata.updated, None);
    assert_eq!(
        draft.metadata.url.as_deref(),
        Some("https://tern.example/quay")
    );
    let warnings: Vec<String> = draft.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        ["“soon” is no date that can be read without doubt"]
    );
}

#[test]
fn a_page_without_an_article_is_told() {
    for text in [
        "<html></html>",
        "<!doctype html><title>T</title><p>Short.",
        "<",
        "<html><script>var a = 'many words of a script that nobody reads aloud';",
    ] {
        assert_eq!(read(text).unwrap_err(), ImportError::NoArticle, "{text}");
    }
}

#[test]
fn a_small_page_is_read_whole() {
    check(
        "<html><body><p>The harbour board voted on Tuesday to close the quay.</p></body></html>",
        &[(
            Paragraph,
            "The harbour board voted on Tuesday to close the quay.",
        )],
    );
}

#[test]
fn declared_charsets_are_found_wherever_they_stand() {
    for (head, expect) in [
        ("<html><meta charset=Shift_JIS>", Some("shift_jis")),
        (
            "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>",
            Some("windows-1251"),
        ),
        (
            "<?xml version='1.0' encoding='ISO-8859-1'?>",
            Some("iso-8859-1"),
        ),
        ("<p>none</p>", None),
    ] {
        assert_eq!(declared_charset(head.as_bytes()).as_deref(), expect);
    }
}

#[test]
fn pages_are_known_by_their_beginning() {
    assert!(is_page("\n<!DOCTYPE html><p>"));
    assert!(is_page("<HTML lang=en>"));
    assert!(is_page("<?xml version='1.0'?>\n<html xmlns='x'>"));
    assert!(!is_page("<?xml version='1.0'?><rss>"));
    assert!(!is_page("The <html> element"));
}
