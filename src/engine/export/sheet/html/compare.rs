//! Two articles in two columns of one width, row by row.

use super::super::super::super::compare::{Comparison, Difference, Row};
use super::super::super::super::side::{Pair, Side};
use super::super::super::super::text::Span;
use super::super::source::Source;
use super::super::{marks, words};
use super::{articles, escape, link, mark, page, texts, warnings};

/// The page of a comparison.
pub(in super::super) fn comparison(sources: Pair<&Source<'_>>, comparison: &Comparison) -> String {
    let both = || [sources.left, sources.right].into_iter();
    let title = format!(
        "{} and {}",
        sources.left.article.byname(),
        sources.right.article.byname()
    );
    let parts = [
        articles(both()),
        warnings(&words::notes(comparison)),
        legend(comparison),
        table(sources, comparison),
        texts(both()),
    ];
    page(&title, &parts)
}

/// What the signs mean, with how many rows of each class there are.
fn legend(comparison: &Comparison) -> String {
    let classes: Vec<String> = words::CLASSES
        .into_iter()
        .map(|class| {
            let rows = comparison.rows.iter().filter(|row| row.class == class);
            format!(
                "<li><span class=\"sign\">{}</span> {} · {}</li>\n",
                words::glyph(class),
                words::class(class),
                rows.count()
            )
        })
        .collect();
    let classes = classes.concat();
    let kinds: Vec<String> = words::KINDS
        .into_iter()
        .map(|kind| mark(words::kind(kind), words::kind(kind)))
        .collect();
    format!(
        "<section class=\"legend\">\n<h2>Signs</h2>\n<ul>\n{classes}<li><span class=\"sign\">↕</span> stands elsewhere in the \
        order of the right article</li>\n</ul>\n<p>Marked words differ in: {}. {} where the evidence is weak. What differs in \
        a row stands below it in words; so does what was {}: in both word for word, from one hand, quotations apart.</p>\n</section>",
        kinds.join(" "),
        mark("perhaps", "perhaps"),
        words::TAKEN
    )
}

fn table(sources: Pair<&Source<'_>>, comparison: &Comparison) -> String {
    let head = |side: Side| {
        let source = sources[side];
        format!(
            "<th scope=\"col\"><a href=\"#{0}\">{0}</a> · {1}</th>",
            source.key,
            escape(source.article.byname())
        )
    };
    let rows = comparison.rows.iter().zip(1_usize..);
    let rows: String = rows
        .map(|(row, number)| self::row(sources, row, number))
        .collect();
    if rows.is_empty() {
        return "<p>Nothing to compare.</p>".to_owned();
    }
    format!(
        "<h2>Row by row</h2>\n<table class=\"compare\">\n<thead><tr>{}<th class=\"relation\" scope=\"col\">relation</th>{}</tr></thead>\n{rows}</table>",
        head(Side::Left),
        head(Side::Right)
    )
}

/// A row is a body of its own, so that it stays on one sheet of paper.
fn row(sources: Pair<&Source<'_>>, row: &Row, number: usize) -> String {
    let moved = if row.moved {
        "<br><span class=\"sign\">↕</span> moved"
    } else {
        ""
    };
    let differences: String = row
        .differences
        .iter()
        .map(|difference| self::difference(sources, difference))
        .chain(row.taken.iter().map(|&stretch| taken(sources, stretch)))
        .collect();
    let below = if differences.is_empty() {
        String::new()
    } else {
        format!("<tr><td colspan=\"3\"><ul class=\"differences\">{differences}</ul></td></tr>\n")
    };
    format!(
        "<tbody id=\"row-{number}\" class=\"{}\">\n<tr>{}<td class=\"relation\"><a href=\"#row-{number}\">{number}</a> \
        <span class=\"sign\">{}</span> {}{moved}</td>{}</tr>\n{below}</tbody>\n",
        words::class_name(row.class),
        cell(sources.left, row, Side::Left),
        words::glyph(row.class),
        words::relation(row),
        cell(sources.right, row, Side::Right),
    )
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
                    "" => escape(piece.span.of(text)),
                    kinds => mark(kinds, piece.span.of(text)),
                })
                .collect();
            format!("<p dir=\"auto\">{words} {}</p>", link(source, passage))
        })
        .collect();
    format!("<td>{}</td>", passages.concat())
}

/// A stretch that stands in both articles word for word.
fn taken(sources: Pair<&Source<'_>>, stretch: Pair<Span>) -> String {
    let text = words::shortened(stretch.left.of(&sources.left.article.text));
    format!(
        "<li>{}: <bdi>{}</bdi> {} ↔ {}</li>",
        words::TAKEN,
        escape(&text),
        link(sources.left, stretch.left),
        link(sources.right, stretch.right)
    )
}

fn difference(sources: Pair<&Source<'_>>, difference: &Difference) -> String {
    let kind = words::difference(difference.kind, difference.certain);
    let words = |side: Side| {
        let source = sources[side];
        match difference.words[side] {
            Some(span) => {
                let words = mark(&kind, span.of(&source.article.text));
                format!("{words} {}", link(source, span))
            }
            None => "nothing".to_owned(),
        }
    };
    format!(
        "<li>{kind}: {} ↔ {}</li>",
        words(Side::Left),
        words(Side::Right)
    )
}
