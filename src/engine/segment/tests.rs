use proptest::prelude::*;

use super::super::article::Block;
use super::*;

/// Every character that is not white space is in one token of one sentence; all spans fit and follow each other.
fn check_cover(text: &str) {
    let segments = segment(&Article::of_lines(text));
    let mut at = 0;
    let mut next_token = 0;
    for sentence in &segments.sentences {
        assert!(sentence.span.fits(text) && !sentence.span.is_empty());
        assert_eq!(sentence.tokens.start, next_token);
        assert!(!sentence.tokens.is_empty());
        next_token = sentence.tokens.end;
        for token in &segments.tokens[sentence.tokens.clone()] {
            assert!(sentence.span.encloses(token.span) && !token.span.is_empty());
            assert_eq!(Span::new(at, token.span.start).of(text).trim(), "");
            at = token.span.end;
        }
        assert_eq!(at, sentence.span.end);
    }
    assert_eq!(next_token, segments.tokens.len());
    assert_eq!(text.get(at..).map(str::trim), Some(""));
}

#[test]
fn what_is_too_long_is_read_up_to_a_place_that_is_told() {
    let article = Article::of_lines("One two three.\nFour five six.\nSeven.");
    let segments = segment_up_to(&article, 6);
    assert_eq!(segments.tokens.len(), 6);
    assert_eq!(
        segments.unread_from,
        Some("One two three.\nFour five ".len())
    );
    let last = segments.sentences.last().unwrap();
    assert_eq!(last.span.of(&article.text), "Four five");
    assert_eq!(segment_up_to(&article, 10), segment(&article));
    assert_eq!(segment(&article).unread_from, None);
    // Exactly full is not too long.
    assert_eq!(
        segment_up_to(&Article::of_lines("One two."), 3).unread_from,
        None
    );
}

#[test]
fn boilerplate_is_not_read() {
    let mut article = Article::of_lines("By A. Writer\nThe plan failed. It was late.");
    article.blocks[0].kind = BlockKind::Boilerplate;
    let segments = segment(&article);
    let sentences: Vec<_> = segments
        .sentences
        .iter()
        .map(|sentence| sentence.span.of(&article.text))
        .collect();
    assert_eq!(sentences, ["The plan failed.", "It was late."]);
    assert_eq!(segments.of_block(1).len(), 2);
    assert!(segments.of_block(0).is_empty());
}

#[test]
fn the_sentences_of_the_supplied_articles_are_those_a_reader_marked() {
    let gold = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/gold/sentences/golden-rules.json"
    );
    let Ok(rules) = std::fs::read_to_string(gold) else {
        eprintln!("no labelled sentences at {gold}: nothing compared");
        return;
    };
    let rules: Vec<serde_json::Value> = serde_json::from_str(&rules).unwrap();
    let mut right = 0;
    for rule in &rules {
        let text = rule["in"]
            .as_str()
            .unwrap()
            .replace("\\\"", "\"")
            .replace("\\n", "\n");
        let block = Block {
            kind: BlockKind::Paragraph,
            span: Span::new(0, text.len()),
        };
        let segments = segment(&Article::new("rule", text.clone(), vec![block]));
        let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let found: Vec<_> = segments
            .sentences
            .iter()
            .map(|sentence| spaced(sentence.span.of(&text)))
            .collect();
        let expected: Vec<_> = rule["out"]
            .as_array()
            .unwrap()
            .iter()
            .map(|out| spaced(out.as_str().unwrap()))
            .collect();
        if found == expected {
            right += 1;
        } else {
            eprintln!("{}: {found:?}", rule["n"]);
        }
    }
    assert!(right >= 47, "{right} of {}", rules.len());
}

proptest! {
    #[test]
    fn sentences_cover_any_text(text in r#"([A-Za-z0-9 .,?!'"“”‘’«»()\[\]\n…—é-]|Mr\. |U\.S\.){0,80}"#) {
        check_cover(&text);
    }

    #[test]
    fn sentences_cover_any_characters(text in "\\PC{0,40}") {
        check_cover(&text);
    }
}
