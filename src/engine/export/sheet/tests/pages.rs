//! Whole pages: well formed, printable, loading nothing, every cell leading to its words.

use super::*;

/// The matrix of the two articles.
fn matrices(document: Document) -> String {
    let sides = Pair::new(HARBOUR, QUAY).map(analysis);
    let found = crate::engine::matrix::matrix(&[&sides.left, &sides.right]);
    matrix(
        &[&sides.left.article, &sides.right.article],
        &found,
        document,
    )
}

#[test]
fn a_page_is_well_formed_prints_and_needs_nothing_else() {
    for page in [documents(Document::Html), matrices(Document::Html)] {
        assert_eq!(strict(&page), Ok(()), "{page}");
        assert_eq!(sound(&page).map(|_| ()), Ok(()));
        check(
            &page,
            &["@page {", "@media print", "color-scheme: light dark"],
        );
    }
}

#[test]
fn every_cell_that_tells_something_leads_to_its_words_and_what_differs_has_a_sign() {
    let page = matrices(Document::Html);
    let dom = Dom::from(page.as_str());
    let told = dom.select("td.reported, td.differs, td.omitted, td.uncertain");
    assert!(told.length() > 2, "{page}");
    let mut differing = 0;
    for cell in told.nodes() {
        let cell = dom_query::Selection::from(*cell);
        let signs = cell.select(".sign").text().to_string();
        assert_eq!(signs.chars().count(), 1, "{}", cell.html());
        assert!(!cell.select(".status").text().is_empty(), "{}", cell.html());
        if cell.has_class("reported") || cell.has_class("differs") {
            assert!(cell.select("a.where").length() > 0, "{}", cell.html());
        }
        if cell.has_class("differs") {
            differing += 1;
            assert_eq!(signs, "≠");
            assert!(cell.select("mark").length() > 0, "{}", cell.html());
        }
    }
    assert!(differing > 0, "{page}");
}

#[test]
fn a_speaker_beside_the_passage_is_linked_to_as_well() {
    let cell = Cell {
        status: CellStatus::Differs,
        spans: vec![Span::new(10, 20)],
        value: Some("a — b".to_owned()),
        disputed: vec![Span::new(2, 6), Span::new(12, 14)],
    };
    let places: Vec<Span> = source::places(&cell).collect();
    assert_eq!(places, [Span::new(10, 20), Span::new(2, 6)]);
}

#[test]
fn a_matrix_is_named_by_its_outlets() {
    check(
        &matrices(Document::Html),
        &["<title>Facts by outlets: ", "<h1>Facts by outlets: "],
    );
    check(&matrices(Document::Markdown), &["# Facts by outlets: "]);
}

#[test]
fn the_pages_of_real_comparisons_are_sound() {
    assert_eq!(sound(&documents(Document::Html)).map(|_| ()), Ok(()));
    assert_eq!(read(&documents(Document::Markdown)).map(|_| ()), Ok(()));
}

proptest! {
    #[test]
    fn no_text_becomes_elements_and_the_full_texts_are_exact(left in hostile(), right in hostile(), cut in 0_usize..40) {
        let (articles, pages) = hostile_documents([&left, &right], cut, Document::Html);
        for page in pages {
            prop_assert_eq!(strict(&page), Ok(()));
            let dom = sound(&page);
            prop_assert!(dom.is_ok(), "{:?}\n{}", dom.map(|_| ()), page);
            let dom = dom.unwrap();
            let shown: Vec<String> = dom.select(".text > *").nodes().iter().map(|node| node.text().to_string()).collect();
            let blocks: Vec<String> = articles
                .iter()
                .flat_map(|article| article.blocks.iter().map(|block| block.span.of(&article.text).to_owned()))
                .collect();
            // An article of nothing but white space has no blocks; it is shown all the same.
            let shown: Vec<String> = shown.into_iter().filter(|words| !words.trim().is_empty()).collect();
            prop_assert_eq!(shown, blocks);
        }
    }

    #[test]
    fn no_text_becomes_markup(left in hostile(), right in hostile(), cut in 0_usize..40) {
        let (articles, documents) = hostile_documents([&left, &right], cut, Document::Markdown);
        for document in documents {
            let words = read(&document);
            prop_assert!(words.is_ok(), "{:?}\n{}", words, document);
            let words = words.unwrap();
            for article in &articles {
                for block in &article.blocks {
                    prop_assert!(words.contains(&squeezed(block.span.of(&article.text))), "{}", document);
                }
            }
        }
    }
}
