//! `parallax matrix`: facts by outlets.

use std::borrow::Cow;
use std::path::PathBuf;

use clap::Args;

use super::page::{self, Page, Style, Words};
use super::{Format, Global, Report, Stop, articles, json, sink};
use crate::engine::analysis::Analysis;
use crate::engine::article::Article;
use crate::engine::export::sheet::words::{self, letters};
use crate::engine::export::{self, Document};
use crate::engine::matrix::{self, Cell, CellStatus, MatrixRow};
use crate::load::Problem;

/// What a matrix is written as.
const FORMATS: [Format; 5] = [
    Format::Text,
    Format::Json,
    Format::Markdown,
    Format::Html,
    Format::Csv,
];

/// Columns of the kind that a row begins with.
const KIND: usize = 13;

/// Columns of a cell: a glyph and spaces.
const CELL: usize = 3;

/// Lay the facts of several articles side by side: who reports what, who says otherwise, who leaves it out
#[derive(Args, Debug)]
pub(super) struct Matrix {
    /// Files, folders, - for standard input, or ids of bundled articles
    #[arg(required_unless_present = "story", value_name = "ARTICLE")]
    articles: Vec<PathBuf>,

    /// The articles of a bundled story: its id, or the start of it, as `parallax stories` tells it
    #[arg(long, value_name = "ID", conflicts_with = "articles")]
    story: Option<String>,
}

impl Matrix {
    pub(super) fn run(self, global: &Global) -> Result<Report, Stop> {
        let format = global.format("matrix", &FORMATS)?;
        let (story, mut problems) = if let Some(id) = &self.story {
            let story = articles::of_story(id, global.as_of);
            let story = story.map_err(|problem| Stop::Problems(vec![problem]))?;
            (story, Vec::new())
        } else {
            articles::analysed(&self.articles, global.as_of)
        };
        problems.extend(articles::notices(&story));
        let matrix = matrix::matrix(&story.iter().collect::<Vec<_>>());
        for message in words::left_undone_in_matrix(&matrix) {
            let first = story.first().map(|first| first.article.label.clone());
            problems.push(Problem {
                input: first.unwrap_or_default().into(),
                message,
                fatal: false,
            });
        }
        let output = match format {
            Format::Json => sink::json(&json::Matrix::of(&story, &matrix), global.look()),
            Format::Csv => csv(&story, &matrix),
            Format::Markdown => document(&story, &matrix, Document::Markdown),
            Format::Html => document(&story, &matrix, Document::Html),
            Format::Text => {
                let mut page = Page::new(global.look());
                table(&mut page, &story, &matrix);
                page.finish()
            }
        };
        Ok(Report { output, problems })
    }
}

fn document(story: &[Analysis], matrix: &matrix::Matrix, document: Document) -> String {
    let articles: Vec<&Article> = story.iter().map(|analysis| &*analysis.article).collect();
    export::matrix(&articles, matrix, document)
}

fn table(page: &mut Page, story: &[Analysis], matrix: &matrix::Matrix) {
    for (analysis, letter) in story.iter().zip(letters()) {
        let margin = Words::default().with(Style::Strong, &letter);
        page.hanging(&margin, letter.len() + 1, &page::heading(&analysis.article));
    }
    if story.is_empty() {
        return;
    }
    page.blank();
    if matrix.rows.is_empty() {
        page.prose(&Words::default().with(Style::Dim, "no facts to lay side by side"));
        return;
    }
    let taken = KIND + story.len() * CELL;
    let width = page.measure().saturating_sub(taken).clamp(16, 60);
    let mut names = Words::default();
    for (_, letter) in story.iter().zip(letters()) {
        names.push(Style::Strong, &format!("{letter:>CELL$}"));
    }
    let corner = Words::default().with(Style::Dim, &format!("{:KIND$}", "kind"));
    page.row(
        &corner,
        &Words::default().with(Style::Dim, "fact"),
        width,
        &names,
    );
    for row in &matrix.rows {
        fact(page, row, width);
    }
    page.blank();
    page.prose(&legend());
}

fn fact(page: &mut Page, row: &MatrixRow, width: usize) {
    let kind = format!("{:KIND$}", row.kind.name());
    let margin = Words::default().with(Style::Kind(row.kind), &kind);
    let mut cells = Words::default();
    for cell in &row.cells {
        let glyph = words::sign(cell.status);
        cells.push(style(cell.status), &format!("{glyph:>CELL$}"));
    }
    page.row(&margin, &Words::plain(&row.label), width, &cells);
    for told in words::differs_in(row).into_iter().chain(words::voices(row)) {
        let told = Words::default().with(Style::Dim, &told);
        page.hanging(&Words::default(), KIND, &told);
    }
    if row
        .cells
        .iter()
        .all(|cell| cell.status != CellStatus::Differs)
    {
        return;
    }
    values(page, row);
}

/// What each article gives, where they give it in different ways.
fn values(page: &mut Page, row: &MatrixRow) {
    let mut values = Words::default();
    for (cell, letter) in row.cells.iter().zip(letters()) {
        let Some(value) = &cell.value else { continue };
        if !values.is_empty() {
            values.push(Style::Dim, " · ");
        }
        values.push(Style::Strong, &letter);
        values.push(Style::Plain, " ");
        let differs = cell.status == CellStatus::Differs;
        values.push(
            if differs {
                Style::Difference
            } else {
                Style::Plain
            },
            value,
        );
    }
    if !values.is_empty() {
        page.hanging(&Words::default(), KIND, &values);
    }
}

const fn style(status: CellStatus) -> Style {
    match status {
        CellStatus::Reported => Style::Plain,
        CellStatus::Differs => Style::Difference,
        CellStatus::Omitted | CellStatus::Uncertain => Style::Dim,
    }
}

fn legend() -> Words {
    Words::default().with(
        Style::Dim,
        "● reported   ≠ reported otherwise   · not in this article as loaded here   ? not certain",
    )
}

/// The table as comma-separated values (RFC 4180 with line feeds), a line a fact, a column an article; in the last column,
/// what those who say it otherwise differ in.
pub(super) fn csv(story: &[Analysis], matrix: &matrix::Matrix) -> String {
    let mut csv = String::new();
    let outlets = story
        .iter()
        .map(|analysis| analysis.article.byname().to_owned());
    let head = ["kind".to_owned(), "fact".to_owned()];
    let last = ["differs_in".to_owned()];
    record(&mut csv, head.into_iter().chain(outlets).chain(last));
    for row in &matrix.rows {
        let head = [row.kind.name().to_owned(), row.label.clone()];
        let cells = row.cells.iter().map(field);
        let last = [words::kinds(&row.differs_in)];
        record(&mut csv, head.into_iter().chain(cells).chain(last));
    }
    csv
}

/// A cell: its status, and the value where the article gives one.
fn field(cell: &Cell) -> String {
    let status = words::status(cell.status);
    match &cell.value {
        Some(value) => format!("{status}: {value}"),
        None => status.to_owned(),
    }
}

fn record(csv: &mut String, fields: impl Iterator<Item = String>) {
    let quoted: Vec<String> = fields
        .map(|field| format!("\"{}\"", inert(&page::shown(&field)).replace('"', "\"\"")))
        .collect();
    csv.push_str(&quoted.join(","));
    csv.push('\n');
}

/// A field that no spreadsheet takes for a formula: one that begins like a formula has an apostrophe in front, which
/// spreadsheets read as "this is text".
fn inert(field: &str) -> Cow<'_, str> {
    let begins = |first: char| matches!(first, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    if field.trim_start().starts_with(begins) {
        Cow::Owned(format!("'{field}"))
    } else {
        Cow::Borrowed(field)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::engine::analysis::analyse;
    use crate::engine::import::{Input, import};

    #[test]
    fn columns_have_names_beyond_the_alphabet() {
        let names: Vec<String> = letters().skip(24).take(4).collect();
        assert_eq!(names, ["Y", "Z", "A2", "B2"]);
    }

    #[test]
    fn a_quotation_mark_in_a_field_is_doubled() {
        let mut csv = String::new();
        record(
            &mut csv,
            ["a \"b\", c".to_owned(), "d\ne\x1b".to_owned()].into_iter(),
        );
        assert_eq!(csv, "\"a \"\"b\"\", c\",\"d e\u{fffd}\"\n");
    }

    #[test]
    fn a_table_ends_with_what_the_outlets_differ_in() {
        let story: Vec<Analysis> = [
            "The sea flooded 40 cellars when the harbour wall at Oxmouth gave way on Monday.",
            "The sea flooded 55 cellars when the harbour wall at Oxmouth gave way on Monday.",
        ]
        .iter()
        .map(|text| {
            let input = Input {
                name: "a.txt",
                bytes: text.as_bytes(),
            };
            analyse(Arc::new(import(input).unwrap().articles.remove(0)), None)
        })
        .collect();
        let found = matrix::matrix(&story.iter().collect::<Vec<_>>());
        let table = csv(&story, &found);
        let mut lines = table.lines();
        let head = lines.next().unwrap();
        assert!(head.ends_with(",\"differs_in\""), "{table}");
        let columns = head.split("\",\"").count();
        for line in lines {
            assert_eq!(line.split("\",\"").count(), columns, "{table}");
            assert!(line.ends_with(",\"figure\""), "{table}");
        }
    }

    #[test]
    fn no_field_is_a_formula() {
        for (field, expected) in [
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"\n"),
            ("+1 and more", "\"'+1 and more\"\n"),
            ("-1", "\"'-1\"\n"),
            ("@SUM(A1)", "\"'@SUM(A1)\"\n"),
            ("\t=1", "\"' =1\"\n"),
            ("＝1", "\"'＝1\"\n"),
            ("a = b", "\"a = b\"\n"),
            ("“=1”", "\"“=1”\"\n"),
        ] {
            let mut csv = String::new();
            record(&mut csv, [field.to_owned()].into_iter());
            assert_eq!(csv, expected, "{field}");
        }
    }

    #[test]
    fn a_hostile_story_makes_a_harmless_table() {
        let story: Vec<Analysis> = [
            "=cmd|' /C calc'!A0 said the mayor of Oxmouth on Monday that 40 cellars were flooded.",
            "<script>alert(1)</script> The mayor of Oxmouth said that 40 cellars were flooded.",
        ]
        .iter()
        .map(|text| {
            let input = Input {
                name: "@outlet.txt",
                bytes: text.as_bytes(),
            };
            let article = import(input).unwrap().articles.remove(0);
            analyse(Arc::new(article), None)
        })
        .collect();
        let found = matrix::matrix(&story.iter().collect::<Vec<_>>());
        assert!(!found.rows.is_empty());
        let csv = csv(&story, &found);
        for field in csv.lines().flat_map(|line| line.split("\",\"")) {
            let field = field.trim_matches('"');
            assert!(!field.starts_with(['=', '+', '-', '@']), "{csv}");
        }
        let page = document(&story, &found, Document::Html);
        assert!(!page.contains("<script"), "{page}");
        let page = document(&story, &found, Document::Markdown);
        // What is escaped is text.
        assert!(!page.replace("\\<", "").contains("<script"), "{page}");
    }
}
