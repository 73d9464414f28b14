//! Outlets that an article names as its sources: "according to The Guardian", "first reported by Reuters".
//!
//! A name alone is no citation: a verb or noun of reporting must tie it to what it brought ([`tie`]). Known outlets come
//! from the table, others are told by their shape ([`outlet`]). The article's own outlet is never cited.

mod outlet;
mod tie;

use super::speech::Page;
use super::speech::line::Line;
use super::speech::phrase::Phrase;
use crate::engine::facts::{Citation, Draft, Evidence, Value};

/// Adds the citations of an article.
pub(super) fn find(page: &Page<'_>, found: &mut Vec<Draft>) {
    let own = page
        .document
        .article
        .outlet
        .as_ref()
        .map(|outlet| outlet.name.as_str());
    for line in &page.lines {
        let first = found.len();
        let mut at = 0;
        while at < line.items.len() {
            let Some((name, cited)) = outlet::named(page, line, at) else {
                at += 1;
                continue;
            };
            at = name.1 + 1;
            // A paragraph cites an outlet once, however often it goes back to it.
            let of_line = found.get(first..).unwrap_or_default();
            let again = of_line.iter().any(|draft| match &draft.value {
                Value::Citation(earlier) => earlier.cited == cited,
                _ => false,
            });
            if !again && own.is_none_or(|own| !same(own, &cited)) {
                found.extend(draft(page, line, name, cited));
            }
        }
    }
}

/// Whether two names are the same but for the article in front.
fn same(one: &str, other: &str) -> bool {
    let bare = |name: &str| name.strip_prefix("The ").unwrap_or(name).to_lowercase();
    bare(one) == bare(other)
}

fn draft(page: &Page<'_>, line: &Line<'_>, name: Phrase, cited: String) -> Option<Draft> {
    let (cue, rule, confidence) = tie::tie(line, name)?;
    let words = line.span(cue.0, cue.1)?;
    Some(Draft {
        span: line.span(name.0, name.1)?.cover(words),
        value: Value::Citation(Citation {
            cited,
            cue: page.words(words).to_lowercase(),
        }),
        evidence: Evidence { rule, confidence },
    })
}

#[cfg(test)]
mod tests;
