//! Which articles are on one event: the invented coverage in `tests/it/data/coverage.txt`, and the
//! labelled sets of a folder `stories/` beside the gold files, one JSON file a set:
//! `[{"text":"…","title":"…"|absent,"date":"2031-03-04"|absent,"story":"…"}]`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use parallax::engine::article::{Article, Moment};
use parallax::engine::import::{Input, import};
use parallax::engine::stories::cluster;
use serde::Deserialize;

use super::{Figure, tell};

/// Invented reports with the events they are about.
const COVERAGE: &str = include_str!("../../tests/it/data/coverage.txt");

/// A labelled report.
#[derive(Deserialize)]
struct Report {
    #[serde(default)]
    title: String,
    text: String,
    #[serde(default)]
    date: Option<String>,
    story: String,
}

/// Measures clustering by `BCubed` precision, recall and F1.
pub(crate) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let mut figures = Vec::new();
    let invented = reports(COVERAGE);
    figures.push(figure("invented coverage", &invented, true));
    figures.push(figure("invented coverage, without dates", &invented, false));
    let mut files: Vec<_> = fs::read_dir(folder.join("stories"))
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    for file in files {
        let set: Vec<Report> = serde_json::from_str(&fs::read_to_string(&file).ok()?).ok()?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        figures.push(figure(&name, &set, true));
    }
    Some(figures)
}

/// The reports of a file of `== EVENT | DATE | TITLE` and text.
fn reports(file: &str) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some(head) = line.strip_prefix("== ") {
            let mut fields = head.splitn(3, '|').map(str::trim);
            let mut field = || fields.next().unwrap_or_default().to_owned();
            reports.push(Report {
                story: field(),
                date: Some(field()).filter(|date| !date.is_empty()),
                title: field(),
                text: String::new(),
            });
        } else if let Some(report) = reports.last_mut() {
            report.text.push_str(line);
            report.text.push('\n');
        }
    }
    reports
}

fn figure(what: &str, set: &[Report], dated: bool) -> Figure {
    let articles: Vec<Arc<Article>> = set.iter().map(|report| article(report, dated)).collect();
    let stories = cluster(&articles);
    let mut found = vec![usize::MAX; set.len()];
    for (number, story) in stories.iter().enumerate() {
        for &article in &story.articles {
            if let Some(found) = found.get_mut(article) {
                *found = number;
            }
        }
    }
    for story in &stories {
        let events: BTreeSet<&str> = story
            .articles
            .iter()
            .map(|&at| set[at].story.as_str())
            .collect();
        if events.len() > 1 {
            tell(&format!("{what}: one story of {events:?}"));
        }
    }
    let mut parts: BTreeMap<&str, BTreeMap<usize, Vec<&str>>> = BTreeMap::new();
    for (report, found) in set.iter().zip(&found) {
        parts
            .entry(&report.story)
            .or_default()
            .entry(*found)
            .or_default()
            .push(&report.title);
    }
    for (event, parts) in parts.iter().filter(|(_, parts)| parts.len() > 1) {
        tell(&format!(
            "{what}: {event} in {} stories: {parts:?}",
            parts.len()
        ));
    }
    let gold: Vec<&str> = set.iter().map(|report| report.story.as_str()).collect();
    let (precision, recall) = bcubed(&gold, &found);
    let f1 = 2.0 * precision * recall / (precision + recall);
    Figure {
        what: what.to_owned(),
        value: format!("BCubed F1 {f1:.3}  precision {precision:.3}  recall {recall:.3}"),
    }
}

/// `BCubed` precision and recall (Bagga and Baldwin 1998): on the mean over articles, how much of an article's story is
/// of its event, and how much of its event is in its story.
fn bcubed(gold: &[&str], found: &[usize]) -> (f64, f64) {
    let mut events: BTreeMap<&str, f64> = BTreeMap::new();
    let mut stories: BTreeMap<usize, f64> = BTreeMap::new();
    let mut both: BTreeMap<(&str, usize), f64> = BTreeMap::new();
    for (event, story) in gold.iter().zip(found) {
        *events.entry(event).or_default() += 1.0;
        *stories.entry(*story).or_default() += 1.0;
        *both.entry((event, *story)).or_default() += 1.0;
    }
    let (mut precision, mut recall, mut all) = (0.0, 0.0, 0.0);
    for ((event, story), shared) in both {
        precision += shared * shared / stories[&story];
        recall += shared * shared / events[event];
        all += shared;
    }
    (precision / all, recall / all)
}

fn article(report: &Report, dated: bool) -> Arc<Article> {
    let date = report.date.as_deref().filter(|_| dated);
    let mut front = format!("---\ntitle: {}\n", serde_json::json!(report.title));
    if let Some(date) = date.and_then(Moment::parse) {
        front.push_str("date: ");
        front.push_str(date.as_str());
        front.push('\n');
    }
    let text = format!("{front}---\n\n{}\n", report.text);
    let input = Input {
        name: "report.md",
        bytes: text.as_bytes(),
    };
    let found = import(input)
        .ok()
        .and_then(|found| found.articles.into_iter().next());
    Arc::new(found.unwrap_or_else(|| Article::new("report", String::new(), Vec::new())))
}
