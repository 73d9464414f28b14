//! Comparisons and matrices that the reader exports, in the formats that the commands write.

use super::page::Look;
use super::{json, matrix, sink};
use crate::app::sheet::{Sheet, SheetFormat};
use crate::engine::analysis::Analysis;
use crate::engine::article::Article;
use crate::engine::export::{self, Document};

/// How JSON looks in a file.
const FILE: Look = Look {
    colour: false,
    terminal: false,
    width: 0,
};

/// Writes a sheet.
pub(super) fn write(sheet: &Sheet, format: SheetFormat) -> String {
    let document = match format {
        SheetFormat::Html => Document::Html,
        SheetFormat::Markdown | SheetFormat::Json | SheetFormat::Csv => Document::Markdown,
    };
    match sheet {
        Sheet::Comparison { sides, comparison } => {
            let sides = sides.as_ref().map(AsRef::as_ref);
            if format == SheetFormat::Json {
                return sink::json(&json::Compare::of(sides, comparison), FILE);
            }
            export::comparison(sides.map(|side| &*side.article), comparison, document)
        }
        Sheet::Matrix {
            columns,
            matrix: found,
        } => {
            let columns: Vec<Analysis> = columns.iter().map(|one| one.as_ref().clone()).collect();
            match format {
                SheetFormat::Json => sink::json(&json::Matrix::of(&columns, found), FILE),
                SheetFormat::Csv => matrix::csv(&columns, found),
                SheetFormat::Html | SheetFormat::Markdown => {
                    let articles: Vec<&Article> = columns.iter().map(|one| &*one.article).collect();
                    export::matrix(&articles, found, document)
                }
            }
        }
    }
}
