//! Dates and figures in one pass: both read the same atoms of a line ([`Line`]), which are cut once for both.
//!
//! The dates of a line come first, because they own their digits.

use super::number::{Decimal, Line, pieces};
use super::{date, figure};
use crate::engine::facts::{Document, Draft, Fact, Rule, Weighed};
use crate::engine::text::Span;

/// Finds the dates and the figures of an article.
pub(super) struct Amounts;

impl Rule for Amounts {
    fn explain(
        &self,
        document: &Document<'_>,
        _before: &[Draft],
        fact: &Fact,
    ) -> Option<Vec<Weighed>> {
        date::weighed(document, fact).or_else(|| figure::weighed(document, fact))
    }

    fn find(&self, document: &Document<'_>, found: &mut Vec<Draft>) {
        let mut context = date::Context::of(document);
        let decimal = Decimal::of(document.text());
        let mut figures = Vec::new();
        let mut dates: Vec<Span> = Vec::new();
        for (idx, sentence) in document.segments.sentences.iter().enumerate() {
            context.enter(idx, sentence.block);
            for piece in pieces(document.text(), sentence.span) {
                let line = Line::with(document.text(), piece.start, piece.end, decimal);
                let first = found.len();
                date::scan(&line, &mut context, found);
                let of_line = found.get(first..).unwrap_or_default();
                dates.clear();
                dates.extend(of_line.iter().map(|draft| draft.span));
                dates.sort_unstable();
                figure::scan(&line, &dates, &mut figures);
            }
        }
        found.append(&mut figures);
    }
}
