//! `parallax facts --explain ID`: why a fact is believed.

use crate::cli::page::{self, Look, Page, Style, Words};
use crate::engine::analysis::Analysis;
use crate::engine::facts::{Explanation, Fact, FactKind, Options, explain};
use crate::load::Problem;

/// A fact of an article, and why it is believed.
pub(in crate::cli) struct Explained<'a> {
    pub(in crate::cli) analysis: &'a Analysis,
    pub(in crate::cli) fact: &'a Fact,
    pub(in crate::cli) explanation: Explanation,
}

/// The fact `id` of each article that has one; an article that has none is a problem.
pub(super) fn facts<'a>(
    analyses: &'a [Analysis],
    options: Options<'_>,
    id: &str,
    problems: &mut Vec<Problem>,
) -> Vec<Explained<'a>> {
    let mut explained = Vec::new();
    for analysis in analyses {
        let fact = analysis.facts.iter().find(|fact| fact.id == id);
        let why = explain::explain_with(analysis, options, id);
        if let Some((fact, explanation)) = fact.zip(why) {
            explained.push(Explained {
                analysis,
                fact,
                explanation,
            });
        } else {
            problems.push(Problem {
                input: analysis.article.label.clone().into(),
                message: missing(analysis, id),
                fatal: true,
            });
        }
    }
    explained
}

/// Which ids there are instead.
fn missing(analysis: &Analysis, id: &str) -> String {
    let there = FactKind::ALL.into_iter().filter_map(|kind| {
        let of_kind = analysis.facts.iter().filter(|fact| fact.kind() == kind);
        let last = of_kind.max_by_key(|fact| fact.span.start)?;
        let letter = kind.letter();
        let first = format!("{letter}1");
        Some(if last.id == first {
            first
        } else {
            format!("{first} to {}", last.id)
        })
    });
    let there: Vec<String> = there.collect();
    if there.is_empty() {
        return format!("has no fact {id}, nor any other");
    }
    format!("has no fact {id}; it has {}", there.join(", "))
}

/// The explanations as text.
pub(super) fn page(explained: &[Explained<'_>], look: Look) -> String {
    let mut page = Page::new(look);
    for one in explained {
        page.blank();
        page.prose(&page::heading(&one.analysis.article));
        page.blank();
        let text = &one.analysis.article.text;
        let id = Words::plain("  ").with(Style::Dim, &one.fact.id);
        super::entry(&mut page, &id, one.fact.id.len() + 4, one.fact, text);
        page.blank();
        let evidence = one.explanation.evidence;
        row(&mut page, "rule", &Words::plain(evidence.rule));
        row(&mut page, "", &Words::plain(one.explanation.says));
        let share = evidence.confidence * 100.0;
        // How often a model of the reader's own is right was not measured here.
        let share = if evidence.rule == "name-model" {
            format!("the model gives it {share:.0} in 100")
        } else {
            format!("{share:.0} in 100 facts of this rule are right")
        };
        row(&mut page, "confidence", &Words::plain(&share));
        weighed(&mut page, one, text);
    }
    page.finish()
}

/// What the rule weighed, part by part.
fn weighed(page: &mut Page, one: &Explained<'_>, text: &str) {
    let mut part = "";
    for choice in &one.explanation.weighed {
        let sign = if choice.taken {
            "taken     "
        } else {
            "not taken "
        };
        let style = if choice.taken {
            Style::Strong
        } else {
            Style::Plain
        };
        let words = Words::default()
            .with(Style::Dim, sign)
            .with(style, &shorten(choice.span.of(text)))
            .with(Style::Dim, &format!("  {}", choice.reason));
        let label = if choice.part == part { "" } else { choice.part };
        part = choice.part;
        row(page, label, &words);
    }
}

/// A labelled line.
fn row(page: &mut Page, label: &str, words: &Words) {
    const LABELS: usize = 14;
    let margin = Words::plain("  ").with(Style::Dim, label);
    page.hanging(&margin, LABELS, words);
}

/// Long passages by their first words.
fn shorten(words: &str) -> String {
    const MOST: usize = 80;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((cut, _)) => format!("{} …", line.get(..cut).unwrap_or_default().trim_end()),
        None => line,
    }
}
