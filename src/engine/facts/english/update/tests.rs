use jiff::civil::date;

use super::*;
use crate::engine::article::{Article, Block};
use crate::engine::segment::segment;

/// The label, date and words of every note in `text`, whose lines are paragraphs; the day is 26 September 2025.
#[track_caller]
fn check(text: &str, expected: &[(&str, Option<&str>, &str)]) {
    let mut at = 0;
    let blocks = text.split_inclusive('\n').map(|line| {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        Block {
            kind: BlockKind::Paragraph,
            span,
        }
    });
    let article = Article::new("test", text.to_owned(), blocks.collect());
    let segments = segment(&article);
    let facts = crate::engine::facts::find(&article, &segments, Some(date(2025, 9, 26)));
    let found: Vec<_> = facts
        .iter()
        .filter_map(|fact| match &fact.value {
            Value::Update(update) => Some((
                update.label.as_str(),
                update.date.as_deref(),
                fact.span.of(text),
            )),
            _ => None,
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_label_at_the_head_of_a_paragraph_makes_a_note() {
    check(
        "The plan failed.\nUpdate, September 25th: Added a statement from the council. It came late.",
        &[(
            "Update",
            Some("2025-09-25"),
            "Update, September 25th: Added a statement from the council. It came late.",
        )],
    );
    check(
        "Correction: The bridge is 40 metres long.",
        &[(
            "Correction",
            None,
            "Correction: The bridge is 40 metres long.",
        )],
    );
    check(
        "Editor’s note: The name was changed.",
        &[(
            "Editor's note",
            None,
            "Editor’s note: The name was changed.",
        )],
    );
}

#[test]
fn an_article_that_speaks_of_itself_makes_a_note() {
    check(
        "He left. This article was updated on September 24 to add a reply.",
        &[(
            "Update",
            Some("2025-09-24"),
            "This article was updated on September 24 to add a reply.",
        )],
    );
    check(
        "An earlier version of this story has been corrected.",
        &[(
            "Correction",
            None,
            "An earlier version of this story has been corrected.",
        )],
    );
}

#[test]
fn the_forms_of_large_outlets_are_notes() {
    for (text, label, date) in [
        ("Updated on September 3, 2025", "Update", Some("2025-09-03")),
        (
            "Updated at 3:45 p.m. ET on September 3, 2025",
            "Update",
            Some("2025-09-03"),
        ),
        (
            "This story was first published on September 1 and has been updated.",
            "Update",
            None,
        ),
        (
            "Correction: An earlier version of this story gave the wrong length.",
            "Correction",
            None,
        ),
        (
            "This article was amended on 3 May 2021 because a name was wrong.",
            "Correction",
            Some("2021-05-03"),
        ),
        (
            "Clarification, March 4: The road is open.",
            "Clarification",
            Some("2025-03-04"),
        ),
        (
            "Editor's note: This story has been updated to include a reply.",
            "Editor's note",
            None,
        ),
        (
            "This story has been updated to include a reply.",
            "Update",
            None,
        ),
    ] {
        check(text, &[(label, date, text)]);
    }
}

#[test]
fn other_updates_are_no_notes() {
    check(
        "Update your phone now. The correction of the market went on.",
        &[],
    );
    check("Polygon will update this story when it responds.", &[]);
    check("The list was updated on Friday.", &[]);
    check("This article of the law was amended twice.", &[]);
    check("For the record, she never liked the bridge.", &[]);
}
