//! `parallax compare`: two articles side by side.

use std::path::PathBuf;

use clap::Args;

use super::page::{self, Page, Style, Words};
use super::{Format, Global, Report, Stop, articles, json, sink};
use crate::engine::analysis::{Analysis, analyse};
use crate::engine::compare::{Class, Comparison, Difference, Row, compare};
use crate::engine::export::sheet::words;
use crate::engine::export::{self, Document};
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;
use crate::load::Problem;

/// What a comparison is written as.
const FORMATS: [Format; 4] = [Format::Text, Format::Json, Format::Markdown, Format::Html];

/// From this width on the two articles stand side by side.
const TWO_COLUMNS: usize = 100;

/// Wider columns than this are harder to read.
const WIDEST_COLUMN: usize = 72;

/// Columns of the glyph between the two sides, with its spaces.
const GUTTER: usize = 5;

/// So much of an outlet's name stands before its passages.
const LONGEST_NAME: usize = 16;

/// Compare two articles: what both say, what differs, what only one has
#[derive(Args, Debug)]
pub(super) struct Compare {
    /// A file, - for standard input, or the id of a bundled article
    #[arg(value_name = "A")]
    left: PathBuf,
    /// The article to compare it with
    #[arg(value_name = "B")]
    right: PathBuf,
}

impl Compare {
    pub(super) fn run(self, global: &Global) -> Result<Report, Stop> {
        let format = global.format("compare", &FORMATS)?;
        let mut problems = Vec::new();
        // Both are read before either failure is told: one line for each.
        let left = articles::only(&self.left, &mut problems);
        let right = articles::only(&self.right, &mut problems);
        let (Some(left), Some(right)) = (left, right) else {
            return Err(Stop::Problems(problems));
        };
        let sides = Pair::new(left, right).map(|article| analyse(article, global.as_of));
        let comparison = compare(sides.as_ref(), &[&sides.left, &sides.right]);
        problems.extend(
            words::left_undone(&comparison)
                .into_iter()
                .map(|message| Problem {
                    input: self.left.clone(),
                    message,
                    fatal: false,
                }),
        );
        let sides = sides.as_ref();
        let document = |document| {
            let articles = sides.map(|side| &*side.article);
            export::comparison(articles, &comparison, document)
        };
        let output = match format {
            Format::Json => sink::json(&json::Compare::of(sides, &comparison), global.look()),
            Format::Markdown => document(Document::Markdown),
            Format::Html => document(Document::Html),
            Format::Text | Format::Csv => {
                let mut page = Page::new(global.look());
                Laid::new(sides, &page).comparison(&mut page, &comparison);
                page.finish()
            }
        };
        Ok(Report { output, problems })
    }
}

/// Two articles as they are laid out.
struct Laid<'a> {
    sides: Pair<&'a Analysis>,
    /// Columns of each side; `None` where the sides stand below each other.
    column: Option<usize>,
}

impl<'a> Laid<'a> {
    fn new(sides: Pair<&'a Analysis>, page: &Page) -> Self {
        let column = page.width().saturating_sub(GUTTER) / 2;
        Self {
            sides,
            column: (page.width() >= TWO_COLUMNS).then(|| column.min(WIDEST_COLUMN)),
        }
    }

    fn comparison(&self, page: &mut Page, comparison: &Comparison) {
        let headings = self.sides.map(|side| page::heading(&side.article));
        if let Some(column) = self.column {
            let gutter = Words::plain(&" ".repeat(GUTTER));
            page.columns(&headings.left, &gutter, &headings.right, column);
        } else {
            page.prose(&headings.left);
            page.prose(&headings.right);
        }
        page.blank();
        if comparison.one_article {
            page.prose(&Words::default().with(Style::Dim, words::ONE_ARTICLE));
        }
        page.prose(&self.counts(comparison));
        for row in &comparison.rows {
            page.blank();
            self.row(page, row);
        }
    }

    /// How many rows of each class there are.
    fn counts(&self, comparison: &Comparison) -> Words {
        let mut words = Words::default();
        for class in words::CLASSES {
            let count = comparison
                .rows
                .iter()
                .filter(|row| row.class == class)
                .count();
            if count == 0 {
                continue;
            }
            if !words.is_empty() {
                words.push(Style::Dim, "   ");
            }
            words.push(Style::Strong, words::glyph(class));
            let told = match class {
                Class::Same => "the same".to_owned(),
                Class::Reworded => "reworded".to_owned(),
                Class::Differs => "with differences".to_owned(),
                Class::Probable => "probably the same".to_owned(),
                Class::LeftOnly => format!("only {}", self.sides.left.article.byname()),
                Class::RightOnly => format!("only {}", self.sides.right.article.byname()),
            };
            words.push(Style::Plain, &format!(" {count} {told}"));
        }
        if words.is_empty() {
            words.push(Style::Dim, "nothing to compare");
        }
        words
    }

    fn row(&self, page: &mut Page, row: &Row) {
        let passages = Pair::new(
            self.passage(row, Side::Left),
            self.passage(row, Side::Right),
        );
        let mut glyph = words::glyph(row.class).to_owned();
        glyph.push_str(if row.moved { "↕" } else { " " });
        if let Some(column) = self.column {
            let gutter = Words::plain("  ")
                .with(Style::Strong, &glyph)
                .with(Style::Plain, " ");
            page.columns(&passages.left, &gutter, &passages.right, column);
        } else {
            let mut margin = Words::default()
                .with(Style::Strong, &glyph)
                .with(Style::Plain, " ");
            let indent = 4 + self.name_width();
            for (side, words) in passages.iter().filter(|(_, words)| !words.is_empty()) {
                margin.push(Style::Dim, &self.name(side));
                page.hanging(&margin, indent, words);
                margin = Words::plain("   ");
            }
        }
        for difference in &row.differences {
            self.difference(page, difference);
        }
        for stretch in &row.taken {
            let text = words::shortened(stretch.left.of(&self.sides.left.article.text));
            let words = Words::default()
                .with(Style::Dim, &format!("{}: ", words::TAKEN))
                .with(Style::Plain, &text);
            page.hanging(&Words::default(), 3, &words);
        }
    }

    /// The sentences of one side of a row, with the words that differ in their style.
    fn passage(&self, row: &Row, side: Side) -> Words {
        let text = &self.sides[side].article.text;
        let mut marks: Vec<Span> = row
            .differences
            .iter()
            .filter_map(|difference| difference.words[side])
            .collect();
        marks.sort_unstable();
        let mut words = Words::default();
        let mut before: Option<Span> = None;
        for span in &row.passages[side] {
            if let Some(before) = before.replace(*span) {
                // What does not stand in one line of the text is not read as one sentence after another.
                let between = text.get(before.end..span.start).unwrap_or_default();
                let joined = between.chars().all(|gap| gap == ' ');
                words.push(Style::Plain, if joined { " " } else { " … " });
            }
            let mut from = span.start;
            for mark in marks.iter().filter_map(|mark| mark.intersect(*span)) {
                if mark.end <= from {
                    continue;
                }
                words.push(Style::Plain, Span::new(from, mark.start).of(text));
                let rest = Span::new(mark.start.max(from), mark.end);
                words.push(Style::Difference, rest.of(text));
                from = mark.end;
            }
            words.push(Style::Plain, Span::new(from, span.end).of(text));
        }
        words
    }

    /// What differs, in one line of words for each thing.
    fn difference(&self, page: &mut Page, difference: &Difference) {
        let kind = words::difference(difference.kind, difference.certain);
        let mut words = Words::default().with(Style::Dim, &format!("{kind}: "));
        for side in Side::BOTH {
            if side == Side::Right {
                words.push(Style::Dim, " ↔ ");
            }
            match difference.words[side] {
                Some(span) => {
                    words.push(Style::Difference, span.of(&self.sides[side].article.text));
                }
                None => words.push(Style::Dim, "nothing"),
            }
        }
        page.hanging(&Words::default(), 3, &words);
    }

    /// What stands before the passages of a side: the outlet's name, cut where it is long.
    fn name(&self, side: Side) -> String {
        let byname = self.sides[side].article.byname();
        match byname.char_indices().nth(LONGEST_NAME) {
            Some(_) => byname.chars().take(LONGEST_NAME - 1).chain(['…']).collect(),
            None => byname.to_owned(),
        }
    }

    fn name_width(&self) -> usize {
        let width = |side| self.name(side).chars().count();
        width(Side::Left).max(width(Side::Right))
    }
}
