//! Which words of a passage differ from the other side, and in what.

use std::collections::BTreeMap;

use super::super::super::compare::{DifferenceKind, Row};
use super::super::super::side::Side;
use super::super::super::text::Span;
use super::words;

/// A run of words of a passage.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    /// What differs in it, in words; empty where nothing does.
    pub(super) kinds: String,
}

/// A passage of a row, cut where differing words begin and end.
pub(super) fn pieces(row: &Row, side: Side, passage: Span) -> Vec<Piece> {
    let mut edges: Vec<(usize, bool, (DifferenceKind, bool))> = Vec::new();
    for difference in &row.differences {
        let inside = difference.words[side].and_then(|span| span.intersect(passage));
        if let Some(span) = inside.filter(|span| !span.is_empty()) {
            let kind = (difference.kind, !difference.certain);
            edges.push((span.start, true, kind));
            edges.push((span.end, false, kind));
        }
    }
    edges.sort_unstable();
    let mut pieces = Vec::new();
    let mut open: BTreeMap<(DifferenceKind, bool), usize> = BTreeMap::new();
    let mut at = passage.start;
    for (edge, opens, kind) in edges {
        add(&mut pieces, Span::new(at, edge), &open);
        at = edge;
        let count = open.entry(kind).or_default();
        *count = if opens {
            *count + 1
        } else {
            count.saturating_sub(1)
        };
        if *count == 0 {
            open.remove(&kind);
        }
    }
    add(&mut pieces, Span::new(at, passage.end), &open);
    pieces
}

fn add(pieces: &mut Vec<Piece>, span: Span, open: &BTreeMap<(DifferenceKind, bool), usize>) {
    if span.is_empty() {
        return;
    }
    let kinds: Vec<String> = open
        .keys()
        .map(|&(kind, doubtful)| words::difference(kind, !doubtful))
        .collect();
    pieces.push(Piece {
        span,
        kinds: kinds.join(", "),
    });
}
