//! Two articles in the two columns of a table, row by row.

use super::super::super::super::compare::{Comparison, Difference, Row};
use super::super::super::super::side::{Pair, Side};
use super::super::super::super::text::Span;
use super::super::source::Source;
use super::super::{marks, words};
use super::{articles, link, mark, record, rule, shown, texts, warnings};

/// The document of a comparison.
pub(in super::super) fn comparison(sources: Pair<&Source<'_>>, comparison: &Comparison) -> String {
    let both = || [sources.left, sources.right].into_iter();
    format!(
        "# Two articles side by side\n\n{}\n{}{}\n{}\n{}",
        articles(both()),
        warnings(&words::notes(comparison)),
        legend(comparison),
        table(sources, comparison),
        texts(both())
    )
}

/// What the signs mean, with how many rows of each class there are.
fn legend(comparison: &Comparison) -> String {
    let classes: Vec<String> = words::CLASSES
        .into_iter()
        .map(|class| {
            let rows = comparison.rows.iter().filter(|row| row.class == class);
            format!(
                "{} {} ({})",
                shown(words::glyph(class)),
                words::class(class),
                rows.count()
            )
        })
        .collect();
    let kinds = words::KINDS.map(|kind| mark(words::kind(kind), words::kind(kind)));
    format!(
        "Signs: {}, ↕ stands elsewhere in the order of the right article. Marked words differ in: {}; “perhaps” where the \
        evidence is weak. “{}”: in both word for word, from one hand; quotations do not count.\n",
        classes.join(", "),
        kinds.join(", "),
        words::TAKEN
    )
}

fn table(sources: Pair<&Source<'_>>, comparison: &Comparison) -> String {
    if comparison.rows.is_empty() {
        return "Nothing to compare.\n".to_owned();
    }
    let head = |side: Side| {
        let source = sources[side];
        format!("{}: {}", source.key, shown(source.article.byname()))
    };
    let heads = [
        "row",
        &head(Side::Left),
        "relation",
        &head(Side::Right),
        "differs in",
    ];
    let mut table = record(&heads.map(str::to_owned));
    table.push_str(&rule(heads.len()));
    for (row, number) in comparison.rows.iter().zip(1_usize..) {
        let moved = if row.moved { " ↕ moved" } else { "" };
        let glyph = shown(words::glyph(row.class));
        let differences = row.differences.iter();
        let differences: Vec<String> = differences
            .map(|difference| self::difference(sources, difference))
            .chain(row.taken.iter().map(|&stretch| taken(sources, stretch)))
            .collect();
        table.push_str(&record(&[
            number.to_string(),
            cell(sources.left, row, Side::Left),
            format!("{glyph} {}{moved}", words::relation(row)),
            cell(sources.right, row, Side::Right),
            differences.join("; "),
        ]));
    }
    table
}

/// The passages of one side, with the differing words marked.
fn cell(source: &Source<'_>, row: &Row, side: Side) -> String {
    let text = &source.article.text;
    let passages: Vec<String> = row.passages[side]
        .iter()
        .map(|&passage| {
            let words: String = marks::pieces(row, side, passage)
                .iter()
                .map(|piece| match piece.kinds.as_str() {
                    "" => shown(piece.span.of(text)),
                    kinds => mark(kinds, piece.span.of(text)),
                })
                .collect();
            format!("{words} {}", link(source, passage))
        })
        .collect();
    passages.join(" ")
}

/// A stretch that stands in both articles word for word.
fn taken(sources: Pair<&Source<'_>>, stretch: Pair<Span>) -> String {
    let text = words::shortened(stretch.left.of(&sources.left.article.text));
    format!(
        "{}: {} {} ↔ {}",
        words::TAKEN,
        shown(&text),
        link(sources.left, stretch.left),
        link(sources.right, stretch.right)
    )
}

fn difference(sources: Pair<&Source<'_>>, difference: &Difference) -> String {
    let words = |side: Side| {
        let source = sources[side];
        match difference.words[side] {
            Some(span) => format!(
                "{} {}",
                shown(span.of(&source.article.text)),
                link(source, span)
            ),
            None => "nothing".to_owned(),
        }
    };
    format!(
        "{}: {} ↔ {}",
        words::difference(difference.kind, difference.certain),
        words(Side::Left),
        words(Side::Right)
    )
}
