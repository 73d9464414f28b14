use super::*;

/// Reads the front matter of `text` into a draft.
#[track_caller]
fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    split(text).unwrap().state(&mut draft);
    draft
}

#[track_caller]
fn check_warnings(text: &str, expect: &[&str]) -> Draft {
    let draft = read(text);
    let lines: Vec<String> = draft.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(lines, expect);
    draft
}

#[test]
fn yaml_states_everything_an_article_has() {
    let draft = check_warnings(
        "---\nTitle: \"Quay: closed\"\npublication: The Tern\nauthors: [Jane Doe, {name: John Roe}]\n\
         date: 2025-09-25 14:00\nupdated: September 26, 2025\nlink: https://tern.example/quay\nlang: en-GB\n\
         description: Nobody was told.\nkind: invented\nstory: quay\nnote: No such quay.\nweight: 3\n---\nBody",
        &[],
    );
    assert_eq!(draft.metadata.title, "Quay: closed");
    assert_eq!(draft.outlet.as_deref(), Some("The Tern"));
    assert_eq!(draft.metadata.authors, ["Jane Doe", "John Roe"]);
    assert_eq!(draft.metadata.published, Moment::parse("2025-09-25T14:00"));
    assert_eq!(draft.metadata.updated, Moment::parse("2025-09-26"));
    assert_eq!(
        draft.metadata.url.as_deref(),
        Some("https://tern.example/quay")
    );
    assert_eq!(draft.metadata.language.as_deref(), Some("en-GB"));
    assert_eq!(draft.metadata.story.as_deref(), Some("quay"));
    let note = Some("No such quay.".to_owned());
    assert_eq!(draft.origin, Origin::Invented { note });
    let parts = [
        Part::new(BlockKind::Headline, "Quay: closed"),
        Part::new(BlockKind::Dek, "Nobody was told."),
    ];
    assert_eq!(draft.parts, parts);
}

#[test]
fn toml_does_too() {
    let draft = check_warnings(
        "+++\ntitle = \"Quay closed\"\ndate = 2025-09-25T14:00:00+02:00\nauthor = \"Jane Doe and John Roe\"\n\
         kind = \"digest\"\n+++\nBody",
        &[],
    );
    assert_eq!(
        draft.metadata.published,
        Moment::parse("2025-09-25T14:00:00+02:00")
    );
    assert_eq!(draft.metadata.authors, ["Jane Doe", "John Roe"]);
    assert_eq!(draft.origin, Origin::Digest { note: None });
}

#[test]
fn what_is_stated_wrongly_is_told_with_its_line() {
    let draft = check_warnings(
        "---\ntitle: Quay\ndate: 03/04/2025\nurl: file:///etc/passwd\nkind: rumour\n---\n",
        &[
            "front matter, line 3: date: “03/04/2025” is no date that can be read without doubt",
            "front matter, line 4: url: “file:///etc/passwd” is no http or https address",
            "front matter, line 5: kind: “rumour” is none of report, digest, invented",
        ],
    );
    assert_eq!(draft.metadata.published, None);
    assert_eq!(draft.metadata.url, None);
}

#[test]
fn broken_front_matter_stays_as_boilerplate() {
    let draft = read("---\ntitle: \"Quay\nauthor: [Jane\n---\nBody");
    assert_eq!(draft.warnings.len(), 1);
    assert!(
        matches!(
            draft.warnings.first(),
            Some(Warning::FrontMatter { line: 2..=4, .. })
        ),
        "{:?}",
        draft.warnings
    );
    let kept: Vec<&str> = draft.parts.iter().map(|part| part.text.as_str()).collect();
    assert_eq!(kept, ["title: \"Quay", "author: [Jane"]);
    let draft = read("+++\ntitle = \"Quay\"\nauthor = Jane\n+++\nBody");
    assert!(
        matches!(
            draft.warnings.first(),
            Some(Warning::FrontMatter { line: 3, .. })
        ),
        "{:?}",
        draft.warnings
    );
}

#[test]
fn a_bomb_of_aliases_is_refused() {
    let mut bomb = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for idx in 1..40 {
        let before = format!("*a{}", idx - 1);
        let nine = vec![before; 9].join(", ");
        bomb.extend([format!("a{idx}: &a{idx} [{nine}]\n")]);
    }
    bomb.push_str("---\nBody");
    assert_eq!(read(&bomb).warnings.len(), 1);
    let deep = format!("---\ntitle: {}\n---\nBody", "[".repeat(5000));
    assert_eq!(read(&deep).warnings.len(), 1);
    let deep = format!("+++\ntitle = {}\n+++\nBody", "[".repeat(5000));
    assert_eq!(read(&deep).warnings.len(), 1);
}

#[test]
fn a_rule_across_the_page_is_no_front_matter() {
    assert!(split("---\nThe board voted.\n").is_none());
    assert!(split("The board voted.\n---\n").is_none());
}
