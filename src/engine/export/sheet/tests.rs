mod pages;

use std::collections::BTreeSet;

use dom_query::Document as Dom;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::super::super::article::{Origin, Outlet};
use super::super::super::compare::tests::analysis;
use super::super::super::compare::{Class, Difference, DifferenceKind, Row, compare};
use super::super::super::facts::FactKind;
use super::super::super::matrix::{Cell, CellStatus, MatrixRow};
use super::super::super::text::Span;
use super::*;

const HARBOUR: &str = "The harbour wall at Oxmouth gave way on Monday and the sea flooded 40 cellars.\n\
    Divers will inspect 12 piles next week.";

const QUAY: &str = "The harbour wall at Oxmouth gave way on Monday & the sea flooded 55 cellars.\n\
    <b>Nobody</b> was asked.";

/// Two articles that differ in a figure; the left one is invented, the right one of an inferred outlet.
fn documents(document: Document) -> String {
    let sides = Pair::new(HARBOUR, QUAY).map(analysis);
    let found = compare(sides.as_ref(), &[]);
    let mut articles = sides.as_ref().map(|side| Article::clone(&side.article));
    articles.left.origin = Origin::Invented {
        note: Some("No such <place>.".to_owned()),
    };
    articles.right.outlet = Some(Outlet {
        name: "Quay & Co".to_owned(),
        inferred_from: Some(Span::new(20, 27)),
    });
    comparison(articles.as_ref(), &found, document)
}

#[track_caller]
fn check(document: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(document.contains(piece), "{piece}\nis not in\n{document}");
    }
}

#[test]
fn a_page_marks_what_differs_and_tells_where_everything_stands() {
    check(
        &documents(Document::Html),
        &[
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; ",
            "<span class=\"sign\">≠</span> differs · 1</li>",
            "<tbody id=\"row-1\" class=\"differs\">",
            "the sea flooded <mark title=\"figure\">40</mark> cellars. <a class=\"where\" href=\"#left-0-78\">left\u{a0}0–78</a>",
            "<li>figure: <mark title=\"figure\">40</mark> <a class=\"where\" href=\"#left-67-69\">",
            "gave way on Monday &amp; the sea",
            "&lt;b&gt;Nobody&lt;/b&gt; was asked.",
            "<strong>left</strong> invented example: ",
            "No such &lt;place&gt;.",
            "Quay &amp; Co (outlet inferred from the text) · inferred from <a class=\"where\" href=\"#right-20-27\">",
            "(prefers-color-scheme: dark)",
            "@media print",
        ],
    );
}

#[test]
fn markdown_has_both_columns_and_the_texts() {
    check(
        &documents(Document::Markdown),
        &[
            "| row | left: ",
            " | ≠ differs | ",
            "flooded <mark title=\"figure\">40</mark> cellars. [left\u{a0}0–78](#left-0-78)",
            "figure: 40 [left\u{a0}67–69](#left-67-69) ↔ 55 [right",
            "\n<a id=\"left-0-78\"></a>The harbour wall",
            "\\<b\\>Nobody\\</b\\> was asked.",
            "invented example: ",
            "Quay \\& Co (outlet inferred from the text)",
        ],
    );
}

#[test]
fn nothing_to_compare_and_no_facts_are_told() {
    let empty = Article::new("empty.txt", String::new(), Vec::new());
    let articles = Pair::new(&empty, &empty);
    let nothing = Comparison::default();
    check(
        &comparison(articles, &nothing, Document::Html),
        &["Nothing to compare."],
    );
    check(
        &comparison(articles, &nothing, Document::Markdown),
        &["Nothing to compare."],
    );
    check(
        &matrix(&[], &Matrix::default(), Document::Html),
        &["No facts"],
    );
    check(
        &matrix(&[&empty], &Matrix::default(), Document::Markdown),
        &["No facts"],
    );
}

#[test]
fn passages_that_cross_or_lie_in_each_other_all_have_their_anchors() {
    let article = Article::new("a", "0123456789".to_owned(), Vec::new());
    let spans =
        [(0, 4), (2, 6), (2, 3), (2, 6), (8, 10), (4, 4)].map(|(start, end)| Span::new(start, end));
    let source = Source::new("A", &article, spans.into_iter());
    let steps: Vec<String> = source.blocks()[0]
        .1
        .iter()
        .map(|step| match step {
            source::Step::Open(span) => format!("[{}-{}:", span.start, span.end),
            source::Step::Words(words) => (*words).to_owned(),
            source::Step::Close => "]".to_owned(),
        })
        .collect();
    // What begins in a passage and goes on beyond it is shown up to the end of that passage.
    assert_eq!(steps.concat(), "[0-4:01[2-6:[2-3:2]3]][4-4:]4567[8-10:89]");
}

/// Texts made of what means something in HTML or in Markdown.
fn hostile() -> impl Strategy<Value = String> {
    "([-#*_>+=~`|:.)!&;<\\[\\]$^{}/@0-9a-c\"' \\\\]|</?[abip]>|<!--|-->|&lt;|\\]\\(|</(td|style|mark)>|<script>|x|\n){1,40}"
}

/// Two hostile articles with one row about everything, and the matrix of the same.
fn hostile_documents(
    texts: [&str; 2],
    cut: usize,
    document: Document,
) -> ([Article; 2], [String; 2]) {
    let articles = texts.map(|text| {
        let mut article = analysis(text).article.as_ref().clone();
        article.metadata.title = text.to_owned();
        article.metadata.authors = vec![text.to_owned()];
        article.metadata.url = Some(format!("https://a.example/{text}"));
        article.metadata.language = Some(text.to_owned());
        article.outlet = Some(Outlet {
            name: text.to_owned(),
            inferred_from: None,
        });
        article
    });
    let spans = articles
        .each_ref()
        .map(|article| Span::new(0, article.text.len()));
    let words = articles.each_ref().map(|article| {
        let cut = cut % (article.text.len() + 1);
        article
            .text
            .is_char_boundary(cut)
            .then(|| Span::new(0, cut))
    });
    let row = hostile_row(&spans, &words);
    let [left, right] = &articles;
    let rows = Comparison {
        rows: vec![row],
        ..Comparison::default()
    };
    let compared = comparison(Pair::new(left, right), &rows, document);
    let cell = |at: usize| Cell {
        status: CellStatus::Differs,
        spans: vec![spans[at]],
        value: Some(texts[at].to_owned()),
        disputed: Vec::new(),
    };
    let row = MatrixRow {
        kind: FactKind::Claim,
        label: texts[0].to_owned(),
        cells: vec![cell(0), cell(1)],
        voices: 2,
        copies: Vec::new(),
        differs_in: vec![DifferenceKind::Figure],
    };
    let rows = Matrix {
        rows: vec![row],
        ..Matrix::default()
    };
    let laid = matrix(&[left, right], &rows, document);
    (articles, [compared, laid])
}

/// A row of two texts that differ in their first words.
fn hostile_row(spans: &[Span; 2], words: &[Option<Span>; 2]) -> Row {
    Row {
        class: Class::Differs,
        score: 0.5,
        passages: Pair::new(vec![spans[0]], vec![spans[1]]),
        differences: vec![Difference {
            kind: DifferenceKind::Figure,
            words: Pair::new(words[0], words[1]),
            certain: false,
            nature: crate::engine::compare::Nature::Value,
            evidence: TESTED,
        }],
        moved: true,
        // A stretch that is no whole passage is linked to, too.
        taken: [words[0]
            .zip(words[1])
            .map(|(left, right)| Pair::new(left, right))]
        .into_iter()
        .flatten()
        .collect(),
    }
}

/// The elements that a page is made of.
const ELEMENTS: &str = "html head meta title style body h1 h2 h3 h4 ul li strong br a time code p section span mark table thead \
    tbody tr th td bdi div small";

/// The page, if all its elements are ours, every link leads to an anchor, and no anchor is there twice.
fn sound(page: &str) -> Result<Dom, String> {
    let dom = Dom::from(page);
    let known: BTreeSet<&str> = ELEMENTS.split_whitespace().collect();
    let mut ids = BTreeSet::new();
    for node in dom.select("*").nodes() {
        let name = node.node_name().unwrap_or_default().to_string();
        if !known.contains(name.as_str()) {
            return Err(format!("<{name}>"));
        }
        for attribute in node.attrs() {
            let name = attribute.name.local.to_string();
            if name.starts_with("on") || name == "src" {
                return Err(name);
            }
            if name == "id" && !ids.insert(attribute.value.to_string()) {
                return Err(format!("twice: {}", attribute.value));
            }
        }
    }
    for node in dom.select("a").nodes() {
        let href = node.attr("href").unwrap_or_default();
        let leads = match href.strip_prefix('#') {
            Some(id) => ids.contains(id),
            None => href.starts_with("https://"),
        };
        if !leads {
            return Err(format!("leads nowhere: {href}"));
        }
    }
    Ok(dom)
}

/// The words that a Markdown reader shows, or the markup that should not be there.
fn read(markdown: &str) -> Result<String, String> {
    let mut words = String::new();
    let ours = |html: &str| {
        let tag = html.trim_start_matches(['<', '/']).trim_end_matches('>');
        let name = tag.split(' ').next().unwrap_or_default();
        matches!(name, "a" | "mark" | "strong" | "em" | "small") && !tag.contains(['<', '>'])
    };
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) => words.push_str(&text),
            Event::SoftBreak => words.push(' '),
            Event::Code(code) if code.starts_with("sha256 ") => {}
            Event::InlineHtml(html) if ours(&html) => {}
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with('#') => {}
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::List(None)
                | Tag::Item
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell,
            )
            | Event::End(
                TagEnd::Link
                | TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::List(false)
                | TagEnd::Item
                | TagEnd::Table
                | TagEnd::TableHead
                | TagEnd::TableRow
                | TagEnd::TableCell,
            ) => {}
            other => return Err(format!("{other:?}")),
        }
    }
    Ok(squeezed(&words))
}

/// Without white space, which readers of Markdown take liberties with.
fn squeezed(words: &str) -> String {
    words.split_whitespace().collect()
}

/// The page, if every element that is opened is closed in its turn, and the page carries all it needs with it.
fn strict(page: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let body = page
        .strip_prefix("<!DOCTYPE html>")
        .ok_or("no document type")?;
    for tag in body.split('<').skip(1) {
        let (tag, after) = tag
            .split_once('>')
            .ok_or_else(|| format!("never ends: <{tag}"))?;
        if after.contains('>') && open.last() != Some(&"style") {
            return Err(format!("a bare sign: {after}"));
        }
        if tag.matches('"').count() % 2 == 1 {
            return Err(format!("an open value: <{tag}>"));
        }
        let name = tag.split_whitespace().next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => return Err(format!("</{name}>")),
            Some(_) => {}
            None if matches!(name, "meta" | "br") => {}
            None => open.push(name),
        }
    }
    let alone = [
        "@import",
        "url(",
        "<link",
        "<script",
        "<img",
        "<iframe",
        "javascript:",
    ];
    match alone.iter().find(|part| page.contains(**part)) {
        Some(part) => Err(format!("{part} loads or runs something")),
        None if open.is_empty() => Ok(()),
        None => Err(format!("left open: {open:?}")),
    }
}

/// How the differences of these tests are known.
const TESTED: crate::engine::facts::Evidence = crate::engine::facts::Evidence {
    rule: "test",
    confidence: 1.0,
};
