//! How long it takes, and how much memory, to find the stories of a great many articles; and how well it is done.
//!
//! `cargo run --release --example crowd` makes 100,000 reports of invented events over a year, dated, and clusters them
//! in one go. `-- 20000 undated` makes fewer, and without dates; `-- 20000 steps` brings them in day by day.

#[path = "../benches/engine/reports.rs"]
mod reports;

use std::collections::BTreeMap;
use std::fs;
use std::time::Instant;

use parallax::engine::article::{Article, Block, BlockKind, Moment};
use parallax::engine::stories::Stories;
use parallax::engine::text::Span;
use reports::{Coverage, Report};

/// Reports a day: a year of 100,000.
const PER_DAY: usize = 274;

#[expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a command for developers: its table is its result, and time is what it measures"
)]
fn main() {
    let mut arguments = std::env::args().skip(1);
    let count: usize = arguments
        .next()
        .and_then(|count| count.parse().ok())
        .unwrap_or(100_000);
    let how = arguments.next().unwrap_or_default();
    let mut stories = Stories::default();
    let mut events = Vec::with_capacity(count);
    let mut reading = 0.0;
    let begin = Instant::now();
    let mut day = 0;
    for report in Coverage::new(1, PER_DAY).take(count) {
        if how == "steps" && report.day != day {
            day = report.day;
            stories.settle();
        }
        events.push(report.event);
        let article = article(&report, how != "undated");
        let start = Instant::now();
        stories.add(&article);
        reading += start.elapsed().as_secs_f64();
    }
    let made = begin.elapsed().as_secs_f64() - reading;
    let start = Instant::now();
    stories.settle();
    let settling = start.elapsed().as_secs_f64();
    let found = stories.list();
    let listing = start.elapsed().as_secs_f64() - settling;
    println!(
        "{count} reports of {} events made in {made:.1} s",
        events.iter().max().map_or(0, |last| last + 1)
    );
    println!(
        "{} stories: read in {reading:.1} s, grouped in {settling:.1} s, listed in {listing:.1} s",
        found.len()
    );
    let mut story_of = vec![0; count];
    for (number, story) in found.iter().enumerate() {
        for &article in &story.articles {
            story_of[article] = number;
        }
    }
    let (precision, recall) = bcubed(&events, &story_of);
    println!("BCubed precision {precision:.3}, recall {recall:.3}");
    if let Some(peak) = peak() {
        println!("peak memory {peak}");
    }
}

fn article(report: &Report, dated: bool) -> Article {
    let blocks = vec![Block {
        kind: BlockKind::Paragraph,
        span: Span::new(0, report.text.len()),
    }];
    let mut article = Article::new("report", report.text.clone(), blocks);
    article.metadata.title.clone_from(&report.title);
    let date = jiff::civil::date(2031, 1, 1)
        + jiff::Span::new().days(i64::try_from(report.day).unwrap_or(0));
    article.metadata.published = Moment::parse(&date.to_string()).filter(|_| dated);
    article
}

#[expect(clippy::cast_precision_loss, reason = "counts of articles are small")]
fn bcubed(events: &[usize], stories: &[usize]) -> (f64, f64) {
    let mut sizes: [BTreeMap<usize, usize>; 2] = Default::default();
    let mut both: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (event, story) in events.iter().zip(stories) {
        *sizes[0].entry(*event).or_default() += 1;
        *sizes[1].entry(*story).or_default() += 1;
        *both.entry((*event, *story)).or_default() += 1;
    }
    let (mut precision, mut recall) = (0.0, 0.0);
    for ((event, story), shared) in both {
        let square = (shared * shared) as f64;
        precision += square / sizes[1][&story] as f64;
        recall += square / sizes[0][&event] as f64;
    }
    (
        precision / events.len() as f64,
        recall / events.len() as f64,
    )
}

/// The most memory the process has had, as Linux tells it.
fn peak() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.trim_start_matches("VmHWM:").trim().to_owned())
}
