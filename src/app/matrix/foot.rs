//! The words of the chosen cell, in their sentences, wrapped for the foot of the screen.

use super::{Areas, MatrixState};
use crate::app::page::wrap;
use crate::engine::analysis::Analysis;
use crate::engine::matrix::Cell;
use crate::engine::text::Span;

/// The most bytes of a sentence that are wrapped, a column of room: no letter that is seen takes more.
const BYTES_A_COLUMN: usize = 4;

/// The words of a cell, or of the first article that has the fact where the cell has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foot {
    /// The column whose words they are.
    pub column: usize,
    /// The lines, as places in the text of that column's article.
    pub lines: Vec<Span>,
    /// Whether more words follow.
    pub cut: bool,
}

impl Foot {
    /// Wraps the words of the cell that the reader is at.
    pub(super) fn lay(state: &MatrixState, areas: &Areas) -> Self {
        let Some((column, cell)) = told(state) else {
            return Self::default();
        };
        let Some(analysis) = state.columns.get(column) else {
            return Self::default();
        };
        let height = usize::from(areas.words.height);
        let width = usize::from(areas.words.width.saturating_sub(3).max(1));
        let text = &analysis.article.text;
        let room = height * width * BYTES_A_COLUMN;
        let mut foot = Self {
            column,
            ..Self::default()
        };
        for sentence in sentences(analysis, &cell.spans) {
            if foot.lines.len() >= height {
                foot.cut = true;
                break;
            }
            let start = within(sentence, room, text);
            foot.lines.extend(wrap(text, start, width).iter().copied());
            foot.cut |= start != sentence;
        }
        foot.cut |= foot.lines.len() > height;
        foot.lines.truncate(height);
        foot
    }
}

/// The cell the reader is at, or the first of its row that has words.
fn told(state: &MatrixState) -> Option<(usize, &Cell)> {
    let row = state.row()?;
    let column = state.cursor().column;
    let here = row.cells.get(column).map(|cell| (column, cell));
    let mut all = here.into_iter().chain(row.cells.iter().enumerate());
    all.find(|(_, cell)| !cell.spans.is_empty())
}

/// The sentences that words stand in; those that follow each other in a paragraph are one.
fn sentences(analysis: &Analysis, spans: &[Span]) -> Vec<Span> {
    let all = &analysis.segments.sentences;
    let mut found: Vec<(usize, Span)> = Vec::new();
    for &words in spans {
        let at = analysis.segments.sentence_at(words.start);
        let at = at.filter(|at| all.get(*at).is_some_and(|one| one.span.overlaps(words)));
        // Words that stand in no sentence are shown by themselves.
        let Some(number) = at else {
            found.push((usize::MAX, words));
            continue;
        };
        let span = all.get(number).map_or(words, |sentence| sentence.span);
        let block = |idx: usize| all.get(idx).map(|sentence| sentence.block);
        match found.last_mut() {
            Some((last, _)) if *last == number => {}
            Some((last, before))
                if last.checked_add(1) == Some(number) && block(*last) == block(number) =>
            {
                *last = number;
                *before = before.cover(span);
            }
            _ => found.push((number, span)),
        }
    }
    found.into_iter().map(|(_, span)| span).collect()
}

/// The start of `span` that has `room` bytes at most.
fn within(span: Span, room: usize, text: &str) -> Span {
    let mut end = span.end.min(span.start + room);
    while end > span.start && !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(span.start, end)
}
