use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::super::article::{Article, Block, BlockKind, Metadata, Moment, Origin, Outlet};
use super::*;

const TEXT: &str = "The gate fell at noon. Nobody was hurt.\nThe mayor called it *luck*.";

fn article() -> Article {
    let blocks = vec![
        Block {
            kind: BlockKind::Paragraph,
            span: Span::new(0, 39),
        },
        Block {
            kind: BlockKind::Paragraph,
            span: Span::new(40, TEXT.len()),
        },
    ];
    let mut article = Article::new("harbour.txt", TEXT.to_owned(), blocks);
    article.metadata = Metadata {
        title: "A gate falls".to_owned(),
        authors: vec!["Ina Holm".to_owned(), "Ole Berg".to_owned()],
        published: Moment::parse("2031-04-02"),
        url: Some("https://example.org/gate".to_owned()),
        ..Metadata::default()
    };
    article
}

fn all_of(text: &str) -> Article {
    let blocks = vec![Block {
        kind: BlockKind::Paragraph,
        span: Span::new(0, text.len()),
    }];
    Article::new("label", text.to_owned(), blocks)
}

#[track_caller]
fn check_citation(change: impl FnOnce(&mut Article), expected: &str) {
    let mut article = article();
    change(&mut article);
    let line = citation(&article, &[Span::new(0, 22)]);
    assert!(line.starts_with(expected), "{line}");
    assert!(line.ends_with(", bytes 0–22"), "{line}");
}

#[test]
fn a_citation_says_what_is_known_of_the_outlet() {
    let outlet = |inferred_from| {
        Some(Outlet {
            name: "The Harbour Post".to_owned(),
            inferred_from,
        })
    };
    check_citation(
        |article| article.outlet = outlet(None),
        "The Harbour Post, “A gate falls”, by Ina Holm, Ole Berg, published 2031-04-02, https://example.org/gate, sha256 ",
    );
    check_citation(
        |article| article.outlet = outlet(Some(Span::new(0, 3))),
        "The Harbour Post (outlet inferred from the text), “A gate falls”",
    );
    check_citation(|_| (), "harbour.txt (outlet not known), “A gate falls”");
    check_citation(
        |article| {
            article.outlet = outlet(None);
            article.origin = Origin::Digest { note: None };
        },
        "digest of The Harbour Post, ",
    );
    check_citation(
        |article| article.origin = Origin::Invented { note: None },
        "invented example: harbour.txt (outlet not known), ",
    );
}

#[test]
fn nothing_from_outside_reaches_a_terminal_as_a_sequence() {
    let mut article = all_of("Calm \u{1b}[2J\u{9b}31m sea\u{202e}.");
    article.label = "a\u{1b}]0;owned\u{7}\nfile.txt".to_owned();
    article.metadata.title = "T\u{1b}[31m\r\nitle".to_owned();
    let passage = Passage {
        spans: vec![Span::new(0, article.text.len())],
        article: &article,
    };
    for format in [Format::Markdown, Format::Text, Format::Json] {
        let out = export(std::slice::from_ref(&passage), format);
        assert!(
            !out.chars()
                .any(|character| acts(character) && character != '\n'),
            "{format:?}: {out:?}"
        );
    }
    assert_eq!(citation(&article, &[]).lines().count(), 1);
}

#[test]
fn the_text_of_a_passage_shows_where_words_were_left_out() {
    let article = article();
    let passage = |spans: &[(usize, usize)]| Passage {
        article: &article,
        spans: spans
            .iter()
            .map(|&(start, end)| Span::new(start, end))
            .collect(),
    };
    assert_eq!(
        words(&passage(&[(0, 22), (23, 39)])),
        "The gate fell at noon. Nobody was hurt."
    );
    assert_eq!(
        words(&passage(&[(0, 22), (40, TEXT.len())])),
        "The gate fell at noon. […] The mayor called it *luck*."
    );
    let text = export(&[passage(&[(0, 22)])], Format::Text);
    assert!(
        text.starts_with("The gate fell at noon.\n— harbour.txt"),
        "{text}"
    );
}

#[test]
fn markdown_keeps_the_paragraphs_and_escapes_the_marks() {
    let article = article();
    let passage = Passage {
        article: &article,
        spans: vec![Span::new(23, TEXT.len())],
    };
    let out = export(&[passage], Format::Markdown);
    assert!(
        out.starts_with(
            "> Nobody was hurt.\n>\n> The mayor called it \\*luck\\*.\n>\n> — harbour.txt"
        ),
        "{out}"
    );
}

/// The paragraphs that a Markdown reader sees, or the markup that should not be there.
fn shown(markdown: &str) -> Result<Vec<String>, String> {
    let mut paragraphs = Vec::new();
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::Paragraph) => paragraphs.push(String::new()),
            Event::Start(Tag::BlockQuote(None))
            | Event::End(TagEnd::BlockQuote(None) | TagEnd::Paragraph) => {}
            Event::Text(text) => paragraphs.last_mut().ok_or("text outside")?.push_str(&text),
            other => return Err(format!("{other:?}")),
        }
    }
    paragraphs.pop();
    Ok(paragraphs)
}

proptest! {
    #[test]
    fn no_text_becomes_markup(text in "([-#*_>+=~`|:.)!&;<\\[\\]$^{}/@0-9a-c\" ]|www|http|\n){0,60}") {
        let article = all_of(&text);
        let span = Span::new(0, text.len());
        let out = export(&[Passage { article: &article, spans: vec![span] }], Format::Markdown);
        let expected: Vec<String> = text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        prop_assert_eq!(shown(&out), Ok(expected), "{}", out);
    }

    #[test]
    fn json_read_back_gives_the_exact_text_at_the_spans(
        text in "[a-zé“”\u{1b}\u{9b}\\\\\" .\n]{1,200}",
        cuts in proptest::collection::vec(0_usize..200, 2..8),
    ) {
        let article = all_of(&text);
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|&cut| text.is_char_boundary(cut)).collect();
        cuts.sort_unstable();
        let spans: Vec<Span> = cuts.chunks_exact(2).map(|cut| Span::new(cut[0], cut[1])).collect();
        let out = export(&[Passage { article: &article, spans: spans.clone() }], Format::Json);
        let read: serde_json::Value = serde_json::from_str(&out).unwrap();
        prop_assert_eq!(&read["schema"], "parallax/export/1");
        prop_assert_eq!(&read["articles"][0]["sha256"], &serde_json::json!(article.id));
        let places = read["passages"][0]["spans"].as_array().unwrap();
        prop_assert_eq!(places.len(), spans.len());
        for (place, span) in places.iter().zip(&spans) {
            prop_assert_eq!(place["text"].as_str(), Some(span.of(&text)));
            prop_assert_eq!(place["start"].as_u64(), u64::try_from(span.start).ok());
            let quoted = [&place["prefix"], &place["text"], &place["suffix"]].map(|part| part.as_str().unwrap()).concat();
            prop_assert!(text.contains(&quoted));
        }
    }
}

#[test]
fn a_result_has_acting_characters_if_one_of_its_characters_acts() {
    for ch in '\0'..'\u{3000}' {
        let expected = acts(ch) && ch != '\n';
        assert_eq!(has_acting(&ch.to_string()), expected, "{ch:?}");
        // On the edge of two blocks, among neighbours of its own length.
        for before in 61..66 {
            let text = format!("{}{ch}“é”", "a".repeat(before));
            assert_eq!(has_acting(&text), expected, "{ch:?} behind {before}");
        }
    }
}
