//! Sentences invented for these tests; what they must hold true of any words at all.

use proptest::prelude::*;

use super::*;
use crate::engine::article::{Article, Block, BlockKind};
use crate::engine::segment;

/// Checks the names of `text`, written as in "Anna Kowalska:person".
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let span = Span::new(0, text.len());
    let blocks = vec![Block {
        kind: BlockKind::Paragraph,
        span,
    }];
    let article = Article::new("invented", text.to_owned(), blocks);
    let segments = segment::segment(&article);
    let found: Vec<String> = names(&article.text, &segments)
        .iter()
        .filter(|name| name.kind != NameKind::Other)
        .map(|name| format!("{}:{:?}", name.span.of(text), name.kind).to_lowercase())
        .collect();
    let expected: Vec<String> = expected.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn persons_organisations_and_places_are_told_apart() {
    check(
        "Anna Kowalska, an analyst at Brelmont Securities in Vienna, said demand would fall.",
        &[
            "Anna Kowalska:person",
            "Brelmont Securities:organisation",
            "Vienna:place",
        ],
    );
    check(
        "The University of Bristol and the European Commission declined to comment.",
        &[
            "University of Bristol:organisation",
            "European Commission:organisation",
        ],
    );
    check(
        "On Thursday protesters in Nairobi and Lagos met Foreign Minister Omar Haddad.",
        &["Nairobi:place", "Lagos:place", "Omar Haddad:person"],
    );
}

#[test]
fn an_ordinary_word_at_the_start_of_a_sentence_is_no_name() {
    check(
        "Officials were not available. Nobody answered the door.",
        &[],
    );
    check(
        "Why should they? Because nothing else has worked so far.",
        &[],
    );
}

#[test]
fn a_tag_has_the_part_of_speech_that_the_sentence_gives_it() {
    let words = ["The", "minister", "will", "not", "visit", "Paris", "."];
    assert_eq!(
        speech(&words),
        [
            Speech::Determiner,
            Speech::Noun,
            Speech::Auxiliary,
            Speech::Particle,
            Speech::Verb,
            Speech::ProperNoun,
            Speech::Punctuation,
        ]
    );
}

#[test]
fn the_embedded_files_have_the_sizes_that_the_code_expects() {
    let names = include_bytes!("../../../assets/models/names.bin").len();
    let rows = (1 << features::ROW_BITS) * decode::LABELS;
    assert_eq!(names, model::TRANSITION_BYTES + rows);
    let speech = include_bytes!("../../../assets/models/speech.bin").len();
    assert_eq!(speech, (1 << speech::ROW_BITS) * PARTS);
    assert!(
        LEXICON
            .entry(word::hash(b"france"))
            .is_in(lexicon::Entry::COUNTRY)
    );
    assert!(!LEXICON.entry(word::hash(b"qqqq")).is_in(u16::MAX));
}

#[test]
fn a_damaged_model_is_read_as_far_as_it_goes() {
    for bytes in [&[][..], &[1; 10], &[0xff; 3000]] {
        let (model, lexicon) = (Model::new(bytes), Lexicon::new(bytes));
        let words = ["Anna", "met", "Bo"].map(|text| Word::read(text, &lexicon));
        let scene = Scene::of(&words, &lexicon);
        let labels = label(&scene, &Evidence::default(), &model);
        assert_eq!(labels.len(), 3);
    }
}

proptest! {
    #[test]
    fn any_words_get_a_tag_each_and_the_same_tags_again(
        sentences in proptest::collection::vec(
            proptest::collection::vec("\\PC{0,9}|[A-Z][a-z]{0,5}|of|the|'s", 0..20), 0..4)
    ) {
        let words: Vec<Vec<&str>> = sentences
            .iter()
            .map(|sentence| sentence.iter().map(String::as_str).collect())
            .collect();
        let labels = label_document(&words);
        prop_assert_eq!(&labels, &label_document(&words));
        for (words, labels) in words.iter().zip(&labels) {
            prop_assert_eq!(words.len(), labels.len());
            prop_assert_eq!(words.len(), speech(words).len());
            let mut before = OUTSIDE;
            for (label, _) in labels {
                prop_assert!(decode::may_follow(before, *label));
                before = *label;
            }
            let stretches = stretches(labels);
            prop_assert!(stretches.iter().all(|(words, _, _)| words.start < words.end && words.end <= labels.len()));
        }
    }
}
