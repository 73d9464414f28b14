//! What the program writes as JSON against its published schemas, and against the text it points into.

use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::Value;

use crate::run::{articles, parallax, stories, supplied};

/// The schema of a command, refusing fields it does not know of where `closed`: the schemas are open for readers of
/// later versions, but this version must document all it writes.
fn schema(command: &str, closed: bool) -> Validator {
    let file = format!(
        "{}/assets/schema/{command}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(file).expect("the schema");
    let mut schema = serde_json::from_str(&text).expect("the schema is JSON");
    if closed {
        close(&mut schema);
    }
    jsonschema::draft202012::new(&schema).expect("the schema is a schema")
}

/// Adds `"additionalProperties": false` wherever required fields are listed.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.values_mut().for_each(close);
            if fields.contains_key("required") {
                fields.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

#[track_caller]
fn check(command: &str, arguments: &[PathBuf], options: &[&str]) -> Value {
    let mut line: Vec<PathBuf> = vec![command.into()];
    line.extend(arguments.iter().cloned());
    line.extend(
        options
            .iter()
            .chain(&["--format", "json"])
            .map(PathBuf::from),
    );
    let json = parallax(Path::new("."), &line).json();
    for closed in [false, true] {
        let schema = schema(command, closed);
        let wrong: Vec<String> = schema
            .iter_errors(&json)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .take(5)
            .collect();
        assert!(
            wrong.is_empty(),
            "{command} {arguments:?}:\n{}",
            wrong.join("\n")
        );
    }
    json
}

/// The stories to look at: the bundled ones, and the supplied articles where they are.
fn all() -> Vec<Vec<PathBuf>> {
    let supplied = supplied().map(|folder| {
        let listing = std::fs::read_dir(folder).expect("the supplied articles");
        listing
            .map(|entry| entry.expect("a supplied article").path())
            .collect()
    });
    stories()
        .iter()
        .map(|story| articles(story))
        .chain(supplied)
        .collect()
}

#[test]
fn articles_and_facts_keep_the_contract_and_point_into_the_text() {
    for story in all() {
        let shown = check("show", &story, &[]);
        let facts = check("facts", &story, &[]);
        for document in [&shown, &facts] {
            let articles = document["articles"].as_array().expect("articles");
            assert_eq!(articles.len(), story.len());
            for article in articles {
                points_into(
                    article["text"].as_str().expect("a text"),
                    article,
                    "article",
                );
            }
        }
    }
}

#[test]
fn comparisons_keep_the_contract_and_point_into_both_texts() {
    for story in all() {
        for pair in story.windows(2) {
            let json = check("compare", pair, &[]);
            let [left, right] =
                ["left", "right"].map(|side| json[side]["text"].as_str().expect("a text"));
            for row in json["rows"].as_array().expect("rows") {
                points_into(left, &row["left"], "left");
                points_into(right, &row["right"], "right");
                for difference in row["differences"].as_array().expect("differences") {
                    points_into(left, &difference["left"], "left of a difference");
                    points_into(right, &difference["right"], "right of a difference");
                }
            }
        }
    }
}

#[test]
fn the_matrix_keeps_the_contract_with_a_cell_for_every_article() {
    for story in all() {
        let json = check("matrix", &story, &[]);
        assert_eq!(json["articles"].as_array().map(Vec::len), Some(story.len()));
        for row in json["rows"].as_array().expect("rows") {
            assert_eq!(
                row["cells"].as_array().map(Vec::len),
                Some(story.len()),
                "{row}"
            );
        }
    }
}

#[test]
fn stories_keep_the_contract_and_hold_every_article_once() {
    let bundled = check("stories", &[], &[]);
    let named = check("stories", &stories(), &[]);
    for json in [bundled, named] {
        let found = json["stories"].as_array().expect("stories").iter();
        let ids: Vec<&str> = found.filter_map(|story| story["id"].as_str()).collect();
        assert_eq!(ids, ["microsoft-azure-israel", "tarle-barrier"]);
    }
    let explained = check("stories", &[], &["--explain"]);
    for story in explained["stories"].as_array().expect("stories") {
        let counts = ["articles", "explanations"].map(|part| story[part].as_array().map(Vec::len));
        assert_eq!(counts[0], counts[1]);
    }
    for story in all() {
        let json = check("stories", &story, &["--explain"]);
        let held = json["stories"].as_array().expect("stories").iter();
        let held = held.map(|story| story["articles"].as_array().map_or(0, Vec::len));
        assert_eq!(held.sum::<usize>(), story.len());
    }
}

#[test]
fn exports_keep_the_contract() {
    for story in all() {
        let json = check(
            "export",
            &story[..1],
            &["--sentence", "2", "--sentence", "4..5"],
        );
        assert_eq!(json["passages"].as_array().map(Vec::len), Some(2));
    }
}

/// Every object with `start` and `end` inside `value` is a range of `text`, and its `text`, where it has one, stands
/// there.
#[track_caller]
fn points_into(text: &str, value: &Value, place: &str) {
    match value {
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (offset(value, "start"), offset(value, "end")) {
                let words = text.get(start..end);
                assert!(
                    words.is_some(),
                    "{place}: {start}..{end} is no range of the text"
                );
                if let Some(quoted) = fields.get("text") {
                    assert_eq!(words, quoted.as_str(), "{place}: {start}..{end}");
                }
            }
            for (name, inner) in fields {
                points_into(text, inner, name);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| points_into(text, item, place)),
        _ => {}
    }
}

fn offset(value: &Value, name: &str) -> Option<usize> {
    value.get(name)?.as_u64()?.try_into().ok()
}
