//! Front matter: what the head of a Markdown file states, in YAML between `---` or in TOML between `+++`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::byline;
use super::dates;
use super::draft::{Draft, Part, is_web_address};
use super::{Warning, words};
use crate::engine::article::{BlockKind, Moment, Origin};

/// The most lines of front matter; a fence that does not close within them is a rule across the page.
const LINES: usize = 400;
/// The deepest nesting read; what articles state is flat.
const DEPTH: usize = 16;

/// The head of a text and what follows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Front<'a> {
    syntax: Syntax,
    /// What stands between the fences.
    matter: &'a str,
    /// What follows the closing fence.
    pub(super) body: &'a str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Toml,
}

/// Splits front matter off `text`, where it has any.
pub(super) fn split(text: &str) -> Option<Front<'_>> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let syntax = match first.trim_end() {
        "---" => Syntax::Yaml,
        "+++" => Syntax::Toml,
        _ => return None,
    };
    let start = first.len();
    let mut end = start;
    for line in lines.take(LINES) {
        let closes = match (syntax, line.trim_end()) {
            (Syntax::Yaml, fence) => matches!(fence, "---" | "..."),
            (Syntax::Toml, fence) => fence == "+++",
        };
        if closes {
            return Some(Front {
                syntax,
                matter: text.get(start..end)?,
                body: text.get(end + line.len()..)?,
            });
        }
        end += line.len();
    }
    None
}

impl Front<'_> {
    /// Takes what the front matter states into `draft`. Where it cannot be read its lines stay, as boilerplate, and a
    /// warning says where it went wrong.
    pub(super) fn state(self, draft: &mut Draft) {
        let read = match self.syntax {
            Syntax::Yaml => yaml(self.matter),
            Syntax::Toml => toml(self.matter),
        };
        match read {
            Ok(fields) => Statement {
                front: self,
                fields,
            }
            .take(draft),
            Err(warning) => {
                draft.warnings.push(warning);
                let lines = self.matter.lines().filter(|line| !line.trim().is_empty());
                draft.parts.extend(lines.map(|line| Part {
                    kind: BlockKind::Boilerplate,
                    text: line.to_owned(),
                    gap: false,
                    quoted: false,
                }));
            }
        }
    }

    /// Line of the input, from 1, where `key` is stated.
    fn line_of(self, key: &str) -> usize {
        let states = |line: &str| words::fold(line).trim_start().starts_with(key);
        2 + self.matter.lines().position(states).unwrap_or_default()
    }
}

/// A value of front matter, of any type.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Field {
    Flag(bool),
    Whole(i64),
    Real(f64),
    Text(String),
    List(Vec<Self>),
    Map(BTreeMap<String, Self>),
    Nothing,
}

impl Field {
    /// The value as text: of a list its first, of a map its name.
    fn text(&self) -> Option<String> {
        let text = match self {
            Self::Flag(flag) => flag.to_string(),
            Self::Whole(number) => number.to_string(),
            Self::Real(number) => number.to_string(),
            Self::Text(text) => text.trim().to_owned(),
            Self::List(list) => return list.first()?.text(),
            Self::Map(map) => return map.get("name").or_else(|| map.get("title"))?.text(),
            Self::Nothing => return None,
        };
        (!text.is_empty()).then_some(text)
    }
}

fn yaml(matter: &str) -> Result<BTreeMap<String, Field>, Warning> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_depth: DEPTH, max_aliases: 16, max_anchors: 16 },
        with_snippet: false,
        strict_booleans: true,
    };
    let read: Result<BTreeMap<String, Field>, _> =
        serde_saphyr::from_str_with_options(matter, options);
    read.map(lower_keys).map_err(|error| {
        let line = error.location().map_or(1, |place| place.line());
        Warning::FrontMatter {
            line: usize::try_from(line).unwrap_or(1) + 1,
            reason: first_line(&error.to_string()),
        }
    })
}

fn toml(matter: &str) -> Result<BTreeMap<String, Field>, Warning> {
    let read: Result<toml::Table, toml::de::Error> = toml::from_str(matter);
    match read {
        Ok(table) => Ok(lower_keys(fields(table))),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let before = matter.get(..at).unwrap_or_default();
            Err(Warning::FrontMatter {
                line: before.matches('\n').count() + 2,
                reason: first_line(error.message()),
            })
        }
    }
}

fn fields(table: toml::Table) -> BTreeMap<String, Field> {
    table
        .into_iter()
        .map(|(key, value)| (key, field(value)))
        .collect()
}

fn field(value: toml::Value) -> Field {
    match value {
        toml::Value::String(text) => Field::Text(text),
        toml::Value::Integer(number) => Field::Whole(number),
        toml::Value::Float(number) => Field::Real(number),
        toml::Value::Boolean(flag) => Field::Flag(flag),
        toml::Value::Datetime(moment) => Field::Text(moment.to_string()),
        toml::Value::Array(list) => Field::List(list.into_iter().map(field).collect()),
        toml::Value::Table(table) => Field::Map(fields(table)),
    }
}

fn lower_keys(fields: BTreeMap<String, Field>) -> BTreeMap<String, Field> {
    fields
        .into_iter()
        .map(|(key, value)| (words::fold(&key), value))
        .collect()
}

/// The first line of an error, which names what is wrong; what follows shows the place, which we name ourselves.
fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().to_owned()
}

/// What a front matter states, key by key.
struct Statement<'a> {
    front: Front<'a>,
    fields: BTreeMap<String, Field>,
}

impl Statement<'_> {
    fn take(&self, draft: &mut Draft) {
        draft.metadata.title = self.text(&["title", "headline"]).unwrap_or_default();
        draft.outlet = self.text(&[
            "outlet",
            "publication",
            "publisher",
            "site",
            "site_name",
            "source",
        ]);
        draft.metadata.authors = self.authors();
        draft.metadata.language = self.text(&["language", "lang"]);
        draft.metadata.story = self.text(&["story"]);
        draft.metadata.published = self.moment(&["date", "published", "date_published"], draft);
        draft.metadata.updated =
            self.moment(&["updated", "modified", "lastmod", "date_modified"], draft);
        draft.metadata.url = self.url(draft);
        draft.origin = self.origin(draft);
        if !draft.metadata.title.is_empty() {
            draft
                .parts
                .push(Part::new(BlockKind::Headline, draft.metadata.title.clone()));
        }
        if let Some(dek) = self.text(&["dek", "subtitle", "description", "standfirst"]) {
            draft.parts.push(Part::new(BlockKind::Dek, dek));
        }
    }

    /// The first of `keys` that is stated, and its value.
    fn stated<'k>(&self, keys: &[&'k str]) -> Option<(&'k str, String)> {
        keys.iter()
            .find_map(|key| Some((*key, self.fields.get(*key)?.text()?)))
    }

    fn text(&self, keys: &[&str]) -> Option<String> {
        self.stated(keys).map(|(_, text)| text)
    }

    fn warn(&self, key: &str, reason: String, draft: &mut Draft) {
        draft.warnings.push(Warning::FrontMatter {
            line: self.front.line_of(key),
            reason,
        });
    }

    fn moment(&self, keys: &[&str], draft: &mut Draft) -> Option<Moment> {
        let (key, text) = self.stated(keys)?;
        let moment = dates::parse(&text);
        if moment.is_none() {
            let reason = format!("{key}: “{text}” is no date that can be read without doubt");
            self.warn(key, reason, draft);
        }
        moment
    }

    fn url(&self, draft: &mut Draft) -> Option<String> {
        let (key, text) =
            self.stated(&["url", "link", "canonical", "canonical_url", "permalink"])?;
        if is_web_address(&text) {
            return Some(text);
        }
        self.warn(
            key,
            format!("{key}: “{text}” is no http or https address"),
            draft,
        );
        None
    }

    fn authors(&self) -> Vec<String> {
        let stated = ["author", "authors", "byline", "by"];
        match stated.iter().find_map(|key| self.fields.get(*key)) {
            Some(Field::List(list)) => list.iter().filter_map(Field::text).collect(),
            Some(value) => value
                .text()
                .map(|text| byline::split(&text))
                .unwrap_or_default(),
            None => Vec::new(),
        }
    }

    fn origin(&self, draft: &mut Draft) -> Origin {
        let note = self.text(&["note"]);
        match self.text(&["kind"]).as_deref() {
            None | Some("report") => Origin::Report,
            Some("digest") => Origin::Digest { note },
            Some("invented") => Origin::Invented { note },
            Some(other) => {
                let reason = format!("kind: “{other}” is none of report, digest, invented");
                self.warn("kind", reason, draft);
                Origin::Report
            }
        }
    }
}

#[cfg(test)]
mod tests;
