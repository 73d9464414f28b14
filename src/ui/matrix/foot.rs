//! The foot of the Matrix screen: what the chosen cell's outlet does with the fact, its words, and the legend.

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

use super::header::rule;
use super::{Areas, BY_HAND, MatrixState, kind_mark, mark, role, tint};
use crate::app::matrix::RowClass;
use crate::engine::export::sheet::words::{differs_in, voices_of};
use crate::engine::facts::FactKind;
use crate::engine::matrix::{Cell, CellStatus, MatrixRow};
use crate::engine::text::Span;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::words;

/// The most spans of a cell that are lit: more do not fit into its lines.
const LIT: usize = 32;

/// The marks of what an outlet does and what they mean, in full and short; whether nobody else does it.
const LEGEND: [(CellStatus, bool, [&str; 2]); 5] = [
    (CellStatus::Reported, false, ["reported", "reported"]),
    (CellStatus::Reported, true, ["by this one only", "alone"]),
    (
        CellStatus::Differs,
        false,
        ["says it otherwise", "says otherwise"],
    ),
    (
        CellStatus::Omitted,
        false,
        ["not in the articles loaded here", "not in these articles"],
    ),
    (CellStatus::Uncertain, false, ["not certain", "not certain"]),
];

/// The kinds of facts and what their marks mean.
const KINDS: [(FactKind, &str); 6] = [
    (FactKind::Quote, "quotation"),
    (FactKind::Figure, "figure"),
    (FactKind::Claim, "statement"),
    (FactKind::Date, "date"),
    (FactKind::Citation, "other outlet"),
    (FactKind::Person, "name or other"),
];

/// Draws the foot, as much of it as there is room for.
pub(super) fn draw(matrix: &MatrixState, areas: &Areas, canvas: &mut Canvas<'_>) {
    if areas.ruled {
        rule(areas.rows.bottom(), areas.rows.width, canvas);
        legend(matrix, areas, canvas);
    }
    let Some(row) = matrix.row() else { return };
    let own = matrix.foot.column == matrix.cursor().column;
    if areas.cell.height > 0 {
        cell(matrix, row, areas.cell, canvas);
    } else if areas.words.height > 0 && !own {
        // Another's words without their name would be taken for the outlet's own.
        if let Some(cell) = matrix.cell() {
            let style = canvas.style(role(cell.status, false));
            let (at, end) = ((1, areas.words.y), areas.words.right());
            canvas.put_cut(at, end, does(row, cell.status), style);
        }
        return;
    }
    told(matrix, row, areas, canvas);
}

/// Who the cell is of, and what they do with the fact: `≠ Coast Wire (digest) says it otherwise`; where the words below
/// are of another outlet, its name.
fn cell(matrix: &MatrixState, row: &MatrixRow, line: Rect, canvas: &mut Canvas<'_>) {
    let (y, end) = (line.y, line.right().saturating_sub(1));
    let column = matrix.cursor().column;
    let of = matrix.cell().zip(matrix.columns.get(column));
    let Some((cell, analysis)) = of else { return };
    let only = RowClass::of(row) == RowClass::OnlyOne;
    let style = canvas.style(role(cell.status, only));
    let (title, dim) = (canvas.style(Role::Title), canvas.style(Role::Dim));
    let x = canvas.put((1, y), end, mark(cell.status, only), style) + 1;
    let x = canvas.put_cut((x, y), end, analysis.article.byname(), title) + 1;
    let tag = words::tag(&analysis.article);
    let x = if tag.is_empty() {
        x
    } else {
        canvas.put((x, y), end, &format!("({tag})"), dim) + 1
    };
    let x = canvas.put_cut((x, y), end, does(row, cell.status), style);
    let x = match differs_in(row).filter(|_| cell.status == CellStatus::Differs) {
        Some(kinds) => canvas.put_cut((x, y), end, &format!(" · {kinds}"), dim),
        None => x,
    };
    let x = match matrix.hand(matrix.cursor().row) {
        Some(hand) => {
            let told = format!(" {BY_HAND} {}", words::by_hand(hand));
            canvas.put((x, y), end, &told, canvas.style(Role::Badge))
        }
        None => x,
    };
    let teller = matrix.columns.get(matrix.foot.column);
    let teller = teller.filter(|_| matrix.foot.column != column);
    let says = teller.map_or(String::new(), |teller| {
        format!(" · {}:", teller.article.byname())
    });
    let room = usize::from(end.saturating_sub(x)).saturating_sub(says.width());
    let x = match independent(matrix, row, room) {
        Some(voices) => canvas.put((x, y), end, &voices, canvas.style(Role::Badge)),
        None => x,
    };
    canvas.put_cut((x, y), end, &says, dim);
}

/// How many voices tell a fact that some carry in one text, and who they are: as much as there is room for.
fn independent(matrix: &MatrixState, row: &MatrixRow, room: usize) -> Option<String> {
    let columns = matrix.columns.iter();
    let names: Vec<&str> = columns.map(|column| column.article.byname()).collect();
    let voices = format!(" · {}", voices_of(row, &names)?);
    if voices.width() <= room {
        return Some(voices);
    }
    let (count, _) = voices.split_once(": ")?;
    (count.width() <= room).then(|| count.to_owned())
}

/// What an article does with the fact of a row.
fn does(row: &MatrixRow, status: CellStatus) -> &'static str {
    let unsettled = |cell: &Cell| cell.status == CellStatus::Uncertain;
    match status {
        CellStatus::Reported if RowClass::of(row) == RowClass::OnlyOne => {
            if row.cells.iter().any(unsettled) {
                "reports it, perhaps alone of the articles loaded here"
            } else {
                "reports it, alone of the articles loaded here"
            }
        }
        CellStatus::Reported => "reports it",
        CellStatus::Differs => "says it otherwise",
        CellStatus::Omitted => "not in the articles loaded here",
        CellStatus::Uncertain => "the words do not settle it",
    }
}

/// The words of the cell with the fact lit; where it has none, those of the first outlet that has the fact.
fn told(matrix: &MatrixState, row: &MatrixRow, areas: &Areas, canvas: &mut Canvas<'_>) {
    let foot = &matrix.foot;
    let analysis = matrix.columns.get(foot.column);
    let told = analysis.zip(row.cells.get(foot.column));
    let Some((analysis, cell)) = told else { return };
    let own = foot.column == matrix.cursor().column;
    let base = canvas.style(if own { Role::Text } else { Role::Dim });
    let text = &analysis.article.text;
    // A whole sentence that is lit lights nothing: of it only what another outlet says otherwise.
    let lit: &[Span] = match row.kind {
        FactKind::Quote | FactKind::Claim => cell.disputed.get(..LIT).unwrap_or(&cell.disputed),
        _ => cell.spans.get(..LIT).unwrap_or(&cell.spans),
    };
    let style = base.patch(canvas.style(Role::Lit));
    let end = areas.words.right();
    for ((line, number), y) in foot
        .lines
        .iter()
        .zip(1..)
        .zip(areas.words.y..areas.words.bottom())
    {
        let x = prose((1, y), text, *line, (lit, base, style, end), canvas);
        if foot.cut && number == foot.lines.len() {
            let dim = canvas.style(Role::Dim);
            canvas.put((x, y), end, "…", dim);
        }
    }
}

/// Draws a line with what is lit in it; where it ends.
fn prose(
    (mut x, y): (u16, u16),
    text: &str,
    line: Span,
    (lit, base, style, end): (&[Span], Style, Style, u16),
    canvas: &mut Canvas<'_>,
) -> u16 {
    let mut at = line.start;
    for words in lit {
        let Some(inside) = words.intersect(Span::new(at, line.end)) else {
            continue;
        };
        x = canvas.put((x, y), end, Span::new(at, inside.start).of(text), base);
        x = canvas.put((x, y), end, inside.of(text), style);
        at = inside.end;
    }
    canvas.put((x, y), end, Span::new(at, line.end).of(text), base)
}

/// One mark and what it means.
type Meaning = (String, Style, &'static str);

/// What the marks mean: on two lines what outlets do and what is told, on one as much as fits, each whole.
fn legend(matrix: &MatrixState, areas: &Areas, canvas: &mut Canvas<'_>) {
    let Rect { y, height, .. } = areas.legend;
    let room = usize::from(areas.legend.width.saturating_sub(2));
    let kinds = kinds(matrix, canvas);
    let [full, short] = [0, 1].map(|idx| -> Vec<Meaning> {
        let statuses = LEGEND.iter().map(|(status, only, means)| {
            let style = canvas.style(tint(*status, *only));
            (mark(*status, *only).to_owned(), style, means[idx])
        });
        statuses.collect()
    });
    let statuses = if width(&full) <= room { full } else { short };
    if height > 1 {
        meanings(&statuses, areas.legend, canvas);
        let line = Rect {
            y: y + 1,
            ..areas.legend
        };
        meanings(&kinds, line, canvas);
    } else {
        let all: Vec<Meaning> = statuses.into_iter().chain(kinds).collect();
        meanings(&all, areas.legend, canvas);
    }
}

/// The marks of the kinds of facts that the matrix has, and that of facts carried word for word.
fn kinds(matrix: &MatrixState, canvas: &Canvas<'_>) -> Vec<Meaning> {
    let rows = &matrix.matrix.rows;
    let has = |mark: &str| rows.iter().any(|row| kind_mark(row.kind) == mark);
    let mut kinds: Vec<Meaning> = KINDS
        .iter()
        .filter(|(kind, _)| has(kind_mark(*kind)))
        .map(|(kind, means)| {
            let style = super::plain(canvas.style(Role::from(*kind)));
            (kind_mark(*kind).to_owned(), style, *means)
        })
        .collect();
    if rows.iter().any(|row| !row.copies.is_empty()) {
        let style = super::plain(canvas.style(Role::Badge));
        kinds.push((super::voices(1), style, "one voice: the same text"));
    }
    if matrix.has_hands() {
        let style = super::plain(canvas.style(Role::Badge));
        kinds.push((BY_HAND.to_owned(), style, "linked or unlinked by you"));
    }
    kinds
}

/// Columns that meanings take, with the least space between them.
fn width(meanings: &[Meaning]) -> usize {
    let width = |(mark, _, means): &Meaning| mark.width() + 1 + means.width();
    meanings.iter().map(width).sum::<usize>() + 2 * meanings.len().saturating_sub(1)
}

/// Draws meanings, as many as fit, with more space between them where there is room.
fn meanings(meanings: &[Meaning], line: Rect, canvas: &mut Canvas<'_>) {
    let end = line.right().saturating_sub(1);
    let dim = canvas.style(Role::Dim);
    let room = usize::from(line.width.saturating_sub(2));
    let wide = width(meanings) + meanings.len() <= room;
    let mut x = 1;
    for (mark, style, means) in meanings {
        let width = u16::try_from(mark.width() + 1 + means.width()).unwrap_or(u16::MAX);
        if x + width > end {
            break;
        }
        x = canvas.put((x, line.y), end, mark, *style) + 1;
        x = canvas.put((x, line.y), end, means, dim) + if wide { 3 } else { 2 };
    }
}
