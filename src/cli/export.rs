//! `parallax export`: passages with a citation that leads back to their exact characters.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::Args;

use super::{Format, Global, Report, Stop, articles, page};
use crate::engine::analysis::{Analysis, analyse};
use crate::engine::export::{self, Passage, export};
use crate::engine::text::Span;
use crate::load::Problem;

/// Export passages of an article with their citation, as Markdown unless --format says otherwise
#[derive(Args, Debug)]
#[command(group = clap::ArgGroup::new("selection").required(true).multiple(true))]
#[command(
    after_help = "Each --span, --sentence and --fact is a passage of its own, in the order of the text.\n\
    `show --sentences` numbers the sentences, `facts` names the facts, and `--format json` of both\n\
    gives the bytes."
)]
pub(super) struct Export {
    /// A file, - for standard input, or the id of a bundled article
    #[arg(value_name = "ARTICLE")]
    article: PathBuf,
    /// Bytes of the article's text, the end not included: 120..188
    #[arg(long, value_name = "START..END", group = "selection")]
    span: Vec<Range>,
    /// A sentence, or sentences from first to last, counted from 1: 4 or 4..6
    #[arg(long, value_name = "N", group = "selection")]
    sentence: Vec<Numbers>,
    /// A fact by its id: q3
    #[arg(long, value_name = "ID", group = "selection")]
    fact: Vec<String>,
}

/// `START..END` in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Range(Span);

/// `N` or `FIRST..LAST`, from 1, the last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Numbers {
    first: usize,
    last: usize,
}

impl FromStr for Range {
    type Err = &'static str;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let ends = written.split_once("..").and_then(|(start, end)| {
            let (start, end) = (start.parse().ok()?, end.parse().ok()?);
            (start < end).then(|| Span::new(start, end))
        });
        ends.map(Self)
            .ok_or("write the first byte and the one after the last: 120..188")
    }
}

impl FromStr for Numbers {
    type Err = &'static str;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let (first, last) = written.split_once("..").unwrap_or((written, written));
        let numbers = first.parse().ok().zip(last.parse().ok());
        let numbers = numbers.filter(|(first, last)| 1 <= *first && first <= last);
        let wrong = "write a sentence's number, or those of the first and the last: 4 or 4..6";
        numbers
            .map(|(first, last)| Self { first, last })
            .ok_or(wrong)
    }
}

impl Export {
    pub(super) fn run(self, global: &Global) -> Result<Report, Stop> {
        let known = [Format::Markdown, Format::Text, Format::Json];
        let format = match global.format("export", &known)? {
            Format::Text => export::Format::Text,
            Format::Json => export::Format::Json,
            Format::Markdown | Format::Html | Format::Csv => export::Format::Markdown,
        };
        let mut problems = Vec::new();
        let Some(article) = articles::only(&self.article, &mut problems) else {
            return Err(Stop::Problems(problems));
        };
        let analysis = analyse(article, global.as_of);
        let spans = self.spans(&analysis, &mut problems);
        let passages: Vec<Passage<'_>> = spans
            .into_iter()
            .map(|span| Passage {
                article: &analysis.article,
                spans: vec![span],
            })
            .collect();
        if passages.is_empty() {
            return Err(Stop::Problems(problems));
        }
        Ok(Report {
            output: page::shown_lines(&export(&passages, format)),
            problems,
        })
    }

    /// What was selected, in the order of the text; what cannot be found is a problem.
    fn spans(&self, analysis: &Analysis, problems: &mut Vec<Problem>) -> Vec<Span> {
        let spans = self.span.iter().map(|range| bytes(analysis, range.0));
        let sentences = self
            .sentence
            .iter()
            .map(|numbers| sentences(analysis, *numbers));
        let facts = self.fact.iter().map(|id| fact(analysis, id));
        let mut found = Vec::new();
        for selected in spans.chain(sentences).chain(facts) {
            match selected {
                Ok(span) => found.push(span),
                Err(message) => problems.push(problem(&self.article, message)),
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn problem(article: &Path, message: String) -> Problem {
    Problem {
        input: article.to_owned(),
        message,
        fatal: true,
    }
}

fn bytes(analysis: &Analysis, span: Span) -> Result<Span, String> {
    let text = &analysis.article.text;
    let Span { start, end } = span;
    if end > text.len() {
        return Err(format!(
            "{start}..{end} lies beyond the text, which has {} bytes",
            text.len()
        ));
    }
    let whole = || format!("{start}..{end} cuts a character in two");
    span.fits(text).then_some(span).ok_or_else(whole)
}

fn sentences(analysis: &Analysis, numbers: Numbers) -> Result<Span, String> {
    let all = &analysis.segments.sentences;
    let named = all.get(numbers.first - 1).zip(all.get(numbers.last - 1));
    let unknown = || format!("has {} sentences, no number {}", all.len(), numbers.last);
    let (first, last) = named.ok_or_else(unknown)?;
    Ok(first.span.cover(last.span))
}

fn fact(analysis: &Analysis, id: &str) -> Result<Span, String> {
    let found = analysis.facts.iter().find(|fact| fact.id == id);
    let unknown = || format!("has no fact {id}; `facts` lists them");
    found.map(|fact| fact.span).ok_or_else(unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_they_are_written() {
        assert_eq!("12..18".parse(), Ok(Range(Span::new(12, 18))));
        for wrong in ["", "12", "18..12", "5..5", "-1..5", "a..b", "1..2..3"] {
            assert!(wrong.parse::<Range>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn sentences_are_counted_from_one() {
        assert_eq!("4".parse(), Ok(Numbers { first: 4, last: 4 }));
        assert_eq!("4..6".parse(), Ok(Numbers { first: 4, last: 6 }));
        for wrong in ["0", "6..4", "..", "4..", "x"] {
            assert!(wrong.parse::<Numbers>().is_err(), "{wrong}");
        }
    }
}
