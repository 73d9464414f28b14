//! Facts by outlets: a row a fact, a column an article.

use super::super::super::super::matrix::{Cell, CellStatus, Matrix};
use super::super::source::{Source, places};
use super::super::words;
use super::{articles, link, mark, record, rule, shown, texts, warnings};

/// The document of a matrix.
pub(in super::super) fn matrix(sources: &[Source<'_>], matrix: &Matrix) -> String {
    format!(
        "# {}\n\n{}\n{}{}\n{}\n{}",
        shown(&words::title(sources)),
        articles(sources.iter()),
        warnings(&words::left_undone_in_matrix(matrix)),
        legend(),
        table(sources, matrix),
        texts(sources.iter())
    )
}

fn legend() -> String {
    let signs = words::STATUSES.map(|status| {
        format!(
            "{} {} ({})",
            words::sign(status),
            words::status(status),
            words::meaning(status)
        )
    });
    format!(
        "Signs: {}. {} are what an article gives otherwise than the others.\n",
        signs.join(", "),
        mark("differs", "Marked words")
    )
}

fn table(sources: &[Source<'_>], matrix: &Matrix) -> String {
    if matrix.rows.is_empty() {
        return "No facts to lay side by side.\n".to_owned();
    }
    let heads = ["row", "kind", "fact"].map(str::to_owned);
    let outlets = sources
        .iter()
        .map(|source| format!("{}: {}", source.key, shown(source.article.byname())));
    let heads: Vec<String> = heads.into_iter().chain(outlets).collect();
    let mut table = record(&heads);
    table.push_str(&rule(heads.len()));
    for (row, number) in matrix.rows.iter().zip(1_usize..) {
        let kind = row.kind.name();
        let mut fact = shown(&row.label);
        for told in words::differs_in(row).into_iter().chain(words::voices(row)) {
            fact = format!("{fact} ({})", shown(&told));
        }
        let head = [number.to_string(), kind.to_owned(), fact];
        let cells = sources.iter().zip(&row.cells);
        let cells = cells.map(|(source, cell)| self::cell(source, cell, kind));
        table.push_str(&record(&head.into_iter().chain(cells).collect::<Vec<_>>()));
    }
    table
}

fn cell(source: &Source<'_>, cell: &Cell, kind: &str) -> String {
    let mut parts = vec![
        words::sign(cell.status).to_owned(),
        words::status(cell.status).to_owned(),
    ];
    parts.extend(source.value(cell).map(|value| match cell.status {
        CellStatus::Differs => mark(kind, value),
        _ => shown(value),
    }));
    parts.extend(places(cell).map(|span| link(source, span)));
    parts.join(" ")
}
