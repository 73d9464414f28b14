//! Facts by outlets: a row a fact, a column an article.

use std::fmt::Write as _;

use super::super::super::super::matrix::{Cell, CellStatus, Matrix, MatrixRow};
use super::super::source::{Source, places};
use super::super::words;
use super::{articles, escape, link, mark, page, texts, warnings};

/// The page of a matrix.
pub(in super::super) fn matrix(sources: &[Source<'_>], matrix: &Matrix) -> String {
    let parts = [
        articles(sources.iter()),
        warnings(&words::left_undone_in_matrix(matrix)),
        legend(),
        table(sources, matrix),
        texts(sources.iter()),
    ];
    page(&words::title(sources), &parts)
}

fn legend() -> String {
    let statuses: Vec<String> = words::STATUSES
        .into_iter()
        .map(|status| {
            format!(
                "<li><span class=\"sign\">{}</span> {} · {}</li>\n",
                words::sign(status),
                words::status(status),
                words::meaning(status)
            )
        })
        .collect();
    format!(
        "<section class=\"legend\">\n<h2>Signs</h2>\n<ul>\n{}</ul>\n<p>{} are what an article gives otherwise than \
        the others. The fact stands in the words of an article that has it.</p>\n</section>",
        statuses.concat(),
        mark("differs", "Marked words")
    )
}

fn table(sources: &[Source<'_>], matrix: &Matrix) -> String {
    if matrix.rows.is_empty() {
        return "<p>No facts to lay side by side.</p>".to_owned();
    }
    let heads: Vec<String> = sources
        .iter()
        .map(|source| {
            format!(
                "<th scope=\"col\"><a href=\"#{0}\">{0}</a> · {1}</th>",
                source.key,
                escape(source.article.byname())
            )
        })
        .collect();
    let heads = heads.concat();
    let rows = matrix.rows.iter().zip(1_usize..);
    let rows: String = rows
        .map(|(row, number)| self::row(sources, row, number))
        .collect();
    format!(
        "<div class=\"wide\">\n<h2>Fact by fact</h2>\n<table class=\"matrix\">\n<thead><tr><th scope=\"col\">kind</th><th scope=\"col\">fact</th>{heads}</tr></thead>\n\
        <tbody>\n{rows}</tbody>\n</table>\n</div>"
    )
}

fn row(sources: &[Source<'_>], row: &MatrixRow, number: usize) -> String {
    let kind = row.kind.name();
    let cells: String = sources
        .iter()
        .zip(&row.cells)
        .map(|(source, cell)| self::cell(source, cell, kind))
        .collect();
    format!(
        "<tr id=\"row-{number}\"><td class=\"kind\"><a href=\"#row-{number}\">{number}</a> {kind}</td><th scope=\"row\" dir=\"auto\">{}</th>{cells}</tr>\n",
        label(row)
    )
}

/// The fact, and how many voices tell it where some carry one text.
fn label(row: &MatrixRow) -> String {
    let mut fact = escape(&row.label);
    for told in words::differs_in(row).into_iter().chain(words::voices(row)) {
        // Writing to a string cannot fail.
        _ = write!(fact, "<br><small>{}</small>", escape(&told));
    }
    fact
}

fn cell(source: &Source<'_>, cell: &Cell, kind: &str) -> String {
    let status = words::status(cell.status);
    let sign = words::sign(cell.status);
    let mut parts = vec![format!(
        "<span class=\"sign\">{sign}</span> <span class=\"status\">{status}</span>"
    )];
    parts.extend(source.value(cell).map(|value| {
        let words = match cell.status {
            CellStatus::Differs => mark(kind, value),
            _ => escape(value),
        };
        format!("<span class=\"value\" dir=\"auto\">{words}</span>")
    }));
    parts.extend(places(cell).map(|span| link(source, span)));
    format!("<td class=\"{status}\">{}</td>", parts.join(" "))
}
