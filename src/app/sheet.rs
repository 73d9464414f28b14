//! A whole comparison or matrix as a file: what is to be written, and as what. Writing it takes time that grows with the
//! articles, so the shell does it.

use std::fmt;
use std::sync::Arc;

use super::event::Effect;
use super::overlay::{Choice, Menu, Overlay};
use super::state::{Screen, State};
use super::take::file_name;
use crate::engine::analysis::Analysis;
use crate::engine::compare::Comparison;
use crate::engine::matrix::Matrix;
use crate::engine::side::Pair;

/// What a sheet is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetFormat {
    /// Tables with links into the full texts.
    Markdown,
    /// One page that needs nothing else.
    Html,
    /// The shapes of the command line.
    Json,
    /// A line a fact, a column an article; of a matrix only.
    Csv,
}

/// The formats: name, extension, what each is for. The last one is for a matrix only.
pub const SHEETS: [(SheetFormat, &str, &str, &str); 4] = [
    (
        SheetFormat::Html,
        "HTML",
        "html",
        "one page to print or to send",
    ),
    (
        SheetFormat::Markdown,
        "Markdown",
        "md",
        "tables, then the full texts",
    ),
    (
        SheetFormat::Json,
        "JSON",
        "json",
        "with the exact byte offsets",
    ),
    (SheetFormat::Csv, "CSV", "csv", "for a spreadsheet"),
];

/// A comparison or a matrix that is to be written.
#[derive(Clone)]
pub enum Sheet {
    /// Two articles side by side.
    Comparison {
        /// The two articles.
        sides: Pair<Arc<Analysis>>,
        /// What they share and do not.
        comparison: Arc<Comparison>,
    },
    /// Facts by outlets.
    Matrix {
        /// The articles of the columns.
        columns: Vec<Arc<Analysis>>,
        /// What each reports.
        matrix: Arc<Matrix>,
    },
}

/// Writes a sheet: given to the shell by the command line, which has the same formats.
pub type Writer = fn(&Sheet, SheetFormat) -> String;

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Comparison { sides, .. } => {
                let names = sides.as_ref().map(|side| side.article.byname());
                write!(f, "Comparison({} | {})", names.left, names.right)
            }
            Self::Matrix { columns, .. } => write!(f, "Matrix({} articles)", columns.len()),
        }
    }
}

/// Two sheets are the same where they are the very same result.
impl PartialEq for Sheet {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Comparison { comparison, .. },
                Self::Comparison {
                    comparison: other, ..
                },
            ) => Arc::ptr_eq(comparison, other),
            (Self::Matrix { matrix, .. }, Self::Matrix { matrix: other, .. }) => {
                Arc::ptr_eq(matrix, other)
            }
            _ => false,
        }
    }
}

impl Eq for Sheet {}

impl State {
    /// Opens the menu of formats for the screen.
    pub(super) fn choose_sheet(&mut self) {
        self.overlay = Some(Overlay::Menu(Menu {
            choice: Choice::Sheet,
            cursor: 0,
        }));
    }

    /// How many formats the screen can be written as.
    pub(super) const fn n_sheets(&self) -> usize {
        match self.screen {
            Screen::Matrix(_) => SHEETS.len(),
            Screen::Compare(_) => SHEETS.len() - 1,
            Screen::Reader => 0,
        }
    }

    /// Exports the screen in the format at `row` of the menu.
    pub(super) fn export_sheet(&self, row: usize) -> Vec<Effect> {
        let Some((format, _, extension, _)) = SHEETS.get(row).copied() else {
            return Vec::new();
        };
        let (sheet, name) = match &self.screen {
            Screen::Reader => return Vec::new(),
            Screen::Compare(compare) => {
                let names = compare.bynames();
                let sheet = Sheet::Comparison {
                    sides: compare.sides.clone(),
                    comparison: Arc::clone(&compare.comparison),
                };
                (sheet, format!("{} and {}", names.left, names.right))
            }
            Screen::Matrix(matrix) => {
                let sheet = Sheet::Matrix {
                    columns: matrix.columns.clone(),
                    matrix: Arc::clone(&matrix.matrix),
                };
                (sheet, format!("matrix {}", matrix.title))
            }
        };
        vec![Effect::ExportSheet {
            name: format!("{}.{extension}", file_name(&name)),
            sheet,
            format,
        }]
    }
}
