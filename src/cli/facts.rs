//! `parallax facts`: what articles state, with the words that state it.

mod describe;
mod explain;

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};

pub(super) use explain::Explained;

use super::page::{self, Page, Style, Words};
use super::{Format, Global, Report, Stop, articles, json, sink};
use crate::engine::analysis::Analysis;
use crate::engine::facts::{Fact, FactKind, NameModel, Options, Value};
use crate::load::names_model::{self, Given, Refusal};

/// List facts: quotations, claims, figures, dates, people, organisations, places, citations,
/// updates, contact attempts
#[derive(Args, Debug)]
pub(super) struct Facts {
    /// Files, folders, - for standard input, or ids of bundled articles
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// Only facts of these kinds, separated by commas
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = kinds())]
    kind: Vec<FactKind>,
    /// Only this fact (q3), and why it is believed: its rule, and what the rule turned down
    #[arg(long, value_name = "ID", conflicts_with = "kind")]
    explain: Option<String>,
    /// A folder with a names model in ONNX format to find people, organisations and places with
    #[arg(long, value_name = "DIR")]
    names_model: Option<PathBuf>,
}

/// Reads the name of a kind.
fn kinds() -> impl clap::builder::TypedValueParser<Value = FactKind> {
    let names = FactKind::ALL.map(FactKind::name);
    PossibleValuesParser::new(names).try_map(|name| {
        let kind = FactKind::ALL.into_iter().find(|kind| kind.name() == name);
        kind.ok_or("no such kind")
    })
}

impl Facts {
    pub(super) fn run(self, global: &Global) -> Result<Report, Stop> {
        let format = global.format("facts", &[Format::Text, Format::Json])?;
        let model = self.names_model.as_deref().map(opened).transpose()?;
        let names = model.as_deref().map(|model| -> &dyn NameModel { model });
        let options = Options {
            as_of: global.as_of,
            names,
        };
        let (analyses, mut problems) = articles::analysed_with(&self.articles, options);
        problems.extend(model.as_deref().and_then(Given::failure));
        problems.extend(articles::notices(&analyses));
        if let Some(id) = &self.explain {
            let explained = explain::facts(&analyses, options, id, &mut problems);
            let output = if format == Format::Json {
                sink::json(&json::Facts::explained(&explained), global.look())
            } else {
                explain::page(&explained, global.look())
            };
            return Ok(Report { output, problems });
        }
        let wanted = |fact: &Fact| self.kind.is_empty() || self.kind.contains(&fact.kind());
        let output = if format == Format::Json {
            sink::json(&json::Facts::of(&analyses, &wanted), global.look())
        } else {
            let mut page = Page::new(global.look());
            for analysis in &analyses {
                page.blank();
                page.prose(&page::heading(&analysis.article));
                list(&mut page, analysis, &wanted);
            }
            page.finish()
        };
        Ok(Report { output, problems })
    }
}

/// The names model in `folder`.
fn opened(folder: &Path) -> Result<Box<dyn Given>, Stop> {
    names_model::open(folder).map_err(|refusal| match refusal {
        Refusal::Lacking => Stop::Lacking(names_model::LACKING),
        Refusal::Wrong(problem) => Stop::Problems(vec![problem]),
    })
}

/// The facts of an article, kind by kind.
fn list(page: &mut Page, analysis: &Analysis, wanted: &dyn Fn(&Fact) -> bool) {
    let mut none = true;
    for kind in FactKind::ALL {
        let of_kind = analysis
            .facts
            .iter()
            .filter(|fact| fact.kind() == kind && wanted(fact));
        let facts: Vec<&Fact> = of_kind.collect();
        if facts.is_empty() {
            continue;
        }
        none = false;
        page.blank();
        let title = Words::default().with(Style::Kind(kind), kind.heading());
        page.line(&title.with(Style::Dim, &format!("  {}", facts.len())));
        let width = facts
            .iter()
            .map(|fact| fact.id.len())
            .max()
            .unwrap_or_default();
        for fact in facts {
            let id = Words::plain("  ").with(Style::Dim, &fact.id);
            entry(page, &id, width + 4, fact, &analysis.article.text);
        }
    }
    if none {
        page.line(&Words::default().with(Style::Dim, "no facts found"));
    }
}

/// One fact: what is stated, then, where they say more, the words that state it.
fn entry(page: &mut Page, id: &Words, indent: usize, fact: &Fact, text: &str) {
    let words = fact.span.of(text);
    let stated = describe::value(fact);
    match &fact.value {
        Value::Person(_) | Value::Organisation(_) | Value::Place(_) => {
            page.hanging(id, indent, &stated);
        }
        Value::Figure(_) | Value::Date(_) => {
            let marked = words.contains(['“', '”', '"']);
            let quoted = if marked {
                words.to_owned()
            } else {
                format!("“{words}”")
            };
            let quoted = stated.with(Style::Dim, &format!("  {quoted}"));
            page.hanging(id, indent, &quoted);
        }
        Value::Quote(_)
        | Value::Claim(_)
        | Value::Citation(_)
        | Value::Update(_)
        | Value::Contact(_) => {
            page.hanging(id, indent, &stated);
            let words = Words::default().with(Style::Kind(fact.kind()), words);
            page.hanging(&Words::default(), indent, &words);
        }
    }
}
