//! Which rows are shown, and in which order: by class, by kind, by words, by what tells most.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use super::class::{RowClass, holders};
use super::{MatrixState, Outcome};
use crate::app::command::Command;
use crate::app::event::{Effect, Ticket};
use crate::app::prompt;
use crate::app::reader::moved;
use crate::app::state::{Screen, State};
use crate::engine::facts::FactKind;
use crate::engine::matrix::{Matrix, MatrixRow};

/// The order of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What tells most first: contradictions, then what only one has, then what is shared.
    #[default]
    Telling,
    /// As the articles tell it: the first one's rows first.
    Article,
    /// Kind by kind.
    Kind,
    /// What most outlets have first.
    Outlets,
}

/// Words that the rows are searched for.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// What was typed.
    pub query: String,
    /// Whether keys still go into it.
    pub typing: bool,
    /// The job that was asked for last.
    ticket: Ticket,
    /// The rows that match; `None` until the first answer, and for an empty query.
    hits: Option<BTreeSet<usize>>,
}

/// The rows of a matrix, for a job that searches them.
#[derive(Clone)]
pub struct Rows(pub Arc<Matrix>);

impl Rows {
    /// The rows that hold every word of `query`, wherever it stands and however it is capitalised. A sentence is so long
    /// that nearly every one holds the letters of a word in their order: fuzzy matching would find them all.
    #[must_use]
    pub fn holding(&self, query: &str) -> Vec<u32> {
        let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        let holds = |row: &MatrixRow| {
            let label = row.label.to_lowercase();
            words.iter().all(|word| label.contains(word.as_str()))
        };
        let rows = (0..).zip(&self.0.rows);
        rows.filter(|(_, row)| holds(row))
            .map(|(number, _)| number)
            .collect()
    }
}

impl fmt::Debug for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rows({})", self.0.rows.len())
    }
}

/// The same where it is the very same matrix.
impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Rows {}

impl Order {
    const fn next(self) -> Self {
        match self {
            Self::Telling => Self::Article,
            Self::Article => Self::Kind,
            Self::Kind => Self::Outlets,
            Self::Outlets => Self::Telling,
        }
    }

    /// What the order is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Telling => "what tells most first",
            Self::Article => "in the order of the articles",
            Self::Kind => "kind by kind",
            Self::Outlets => "what most outlets have first",
        }
    }

    /// The same in two or three words.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::Telling => "by what tells most",
            Self::Article => "as told",
            Self::Kind => "by kind",
            Self::Outlets => "by outlets",
        }
    }
}

impl MatrixState {
    /// Chooses anew which rows are shown; the reader stays at the row, or goes to the first one shown.
    pub(super) fn choose_rows(&mut self) {
        let here = self.shown.get(self.cursor.row).copied();
        let (class, kind, column) = (self.class, self.kind, self.chosen_column);
        let hits = self.find.as_ref().and_then(|find| find.hits.as_ref());
        let rows = self.matrix.rows.iter().enumerate();
        let wanted = rows.filter(|(idx, row)| {
            class.holds(row, column)
                && kind.is_none_or(|kind| row.kind == kind)
                && hits.is_none_or(|hits| hits.contains(idx))
        });
        let mut shown: Vec<(usize, &MatrixRow)> = wanted.collect();
        match self.order {
            Order::Telling => {}
            Order::Article => shown.sort_by_key(|(_, row)| first_place(row)),
            Order::Kind => shown.sort_by_key(|(_, row)| row.kind),
            Order::Outlets => shown.sort_by_key(|(_, row)| Reverse(holders(row))),
        }
        self.shown = shown.into_iter().map(|(idx, _)| idx).collect();
        let position = self.shown.iter().position(|idx| Some(*idx) == here);
        self.cursor.row = position.unwrap_or_default();
    }

    /// Shows the next class of rows that there are any of.
    pub(super) fn choose_class(&mut self) -> Outcome {
        let mut class = self.class.next();
        while class != RowClass::All && self.count(class) == 0 {
            class = class.next();
        }
        self.class = class;
        self.chosen_column = self.cursor.column;
        self.choose_rows();
        let by = match class {
            RowClass::LeftOut => format!(" by {}", self.byname(self.chosen_column)),
            _ => String::new(),
        };
        Outcome::Say(match (class, self.shown.len()) {
            (RowClass::All, _) => "all rows".to_owned(),
            (class, 1) => format!("{}{by}: 1 row", class.name()),
            (class, count) => format!("{}{by}: {count} rows", class.name()),
        })
    }

    /// Shows the rows of the next kind that there are any of, or of all kinds.
    pub(super) fn choose_kind(&mut self) -> Outcome {
        let there = |kind: &FactKind| self.matrix.rows.iter().any(|row| row.kind == *kind);
        let kinds: Vec<FactKind> = FactKind::ALL.into_iter().filter(there).collect();
        let next = match self.kind {
            None => kinds.first(),
            Some(now) => kinds.iter().find(|kind| **kind > now),
        };
        self.kind = next.copied();
        self.choose_rows();
        Outcome::Say(match self.kind {
            Some(kind) => format!(
                "only {}: {}",
                kind.heading().to_lowercase(),
                self.shown.len()
            ),
            None => "all kinds".to_owned(),
        })
    }

    /// Puts the rows into the next order.
    pub(super) fn choose_order(&mut self) -> Outcome {
        self.order = self.order.next();
        self.choose_rows();
        Outcome::Say(self.order.name().to_owned())
    }

    pub(super) fn byname(&self, column: usize) -> &str {
        let column = self.columns.get(column);
        column.map_or("", |column| column.article.byname())
    }
}

/// Column and offset of the first words of a row.
fn first_place(row: &MatrixRow) -> Option<(usize, usize)> {
    let mut cells = row.cells.iter().enumerate();
    cells.find_map(|(column, cell)| Some((column, cell.spans.first()?.start)))
}

impl State {
    /// Whether keys go into the search of the matrix.
    #[must_use]
    pub fn typing_rows(&self) -> bool {
        match &self.screen {
            Screen::Matrix(matrix) => matrix.find.as_ref().is_some_and(|find| find.typing),
            _ => false,
        }
    }

    /// Starts a search of the rows, or goes on with it.
    pub(in crate::app) fn start_rows(&mut self) {
        if let Screen::Matrix(matrix) = &mut self.screen {
            matrix.find.get_or_insert_with(Find::default).typing = true;
        }
    }

    /// Takes the search of the rows away; whether there was one.
    pub(in crate::app) fn clear_rows(&mut self) -> bool {
        let Screen::Matrix(matrix) = &mut self.screen else {
            return false;
        };
        let there = matrix.find.take().is_some();
        if there {
            matrix.choose_rows();
            matrix.settle();
        }
        there
    }

    /// Carries out a command while the search is typed.
    pub(in crate::app) fn run_in_rows(&mut self, command: Command) -> Vec<Effect> {
        let Screen::Matrix(matrix) = &mut self.screen else {
            return Vec::new();
        };
        let empty = matrix
            .find
            .as_ref()
            .is_none_or(|find| find.query.is_empty());
        match command {
            Command::Back => {
                self.clear_rows();
            }
            Command::Accept | Command::Complete if empty => {
                self.clear_rows();
            }
            Command::Accept | Command::Complete => {
                if let Some(find) = &mut matrix.find {
                    find.typing = false;
                }
            }
            Command::Down | Command::Up => {
                let to = moved(command, matrix.cursor.row, matrix.shown.len(), 1);
                matrix.cursor.row = to.unwrap_or_default();
                matrix.settle();
            }
            _ => {
                let find = matrix.find.as_mut();
                if find.is_some_and(|find| prompt::edit(&mut find.query, command)) {
                    return self.ask_rows();
                }
            }
        }
        Vec::new()
    }

    /// Adds what was typed to the search.
    pub(in crate::app) fn type_in_rows(&mut self, typed: &str) -> Vec<Effect> {
        if let Screen::Matrix(matrix) = &mut self.screen
            && let Some(find) = &mut matrix.find
        {
            prompt::insert(&mut find.query, typed);
        }
        self.ask_rows()
    }

    fn ask_rows(&mut self) -> Vec<Effect> {
        let ticket = self.new_ticket();
        let Screen::Matrix(matrix) = &mut self.screen else {
            return Vec::new();
        };
        let rows = Rows(Arc::clone(&matrix.matrix));
        let Some(find) = &mut matrix.find else {
            return Vec::new();
        };
        find.ticket = ticket;
        let query = find.query.clone();
        if query.trim().is_empty() {
            find.hits = None;
            matrix.choose_rows();
            matrix.settle();
            return Vec::new();
        }
        vec![Effect::FindRows {
            ticket,
            query,
            rows,
        }]
    }

    /// The rows that match have come.
    pub(in crate::app) fn take_rows(&mut self, ticket: Ticket, hits: &[u32]) {
        if let Screen::Matrix(matrix) = &mut self.screen
            && let Some(find) = &mut matrix.find
            && find.ticket == ticket
        {
            let hits = hits.iter().filter_map(|hit| usize::try_from(*hit).ok());
            find.hits = Some(hits.collect());
            matrix.choose_rows();
            matrix.settle();
        }
    }
}
