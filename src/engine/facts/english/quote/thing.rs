//! What "it" and "the paper" stand for by the words before them.

use super::super::speech::Page;
use super::super::speech::gender::Gender;
use super::super::speech::outlets;
use super::super::speech::who::{Kind, Who};
use super::super::speech::words::Class;
use crate::engine::text::Span;

/// What "it" at item `at` of line `idx` stands for by the sentence before: a document that this brings in ("She saw a
/// note. It says"), else the body that acts there ("The board denied it. “…,” it said").
pub(super) fn thing(page: &Page<'_>, idx: usize, at: usize) -> Option<Who> {
    let line = page.lines.get(idx)?;
    let text = page.document.text();
    let high = line.sentence_start(at);
    let low = line.sentence_start(high.checked_sub(1)?);
    let document = (low + 1..high.min(low + SENTENCE)).find_map(|noun| {
        let class = line.class(noun);
        let indefinite = |at: &usize| matches!(line.word(*at), "a" | "an" | "A" | "An");
        let first = (low..noun).rev().take(DOCUMENT).find(indefinite)?;
        let whole = (first + 1..=noun).all(|at| {
            !line
                .class(at)
                .is(Class::MARK.and(Class::PREPOSITION).and(Class::CLAUSE))
        });
        // "in a statement" tells how something was said.
        let medium = first
            .checked_sub(1)
            .is_some_and(|before| before >= low && line.class(before).is(Class::PREPOSITION));
        let written = class.is(Class::MEDIUM.and(Class::REPORTING_NOUN))
            && !line.class(noun + 1).is(Class::MEDIUM);
        (written && whole && !medium).then_some((first, noun))
    });
    if let Some(document) = document {
        return page.names.read(text, line, document);
    }
    let (phrase, _) = page.clauses.read(line, idx, low, text).main(high)?;
    let who = page.names.read(text, line, phrase)?;
    (who.kind == Some(Kind::Body)).then_some(who)
}

/// The body that acts in the sentence of "it" at item `at` of line `idx`, before it: "The port will close, it said".
pub(super) fn acting(page: &Page<'_>, idx: usize, at: usize) -> Option<Who> {
    let line = page.lines.get(idx)?;
    let text = page.document.text();
    let low = line.sentence_start(at);
    (at > low + 2).then_some(())?;
    let (phrase, _) = page.clauses.read(line, idx, low, text).main(at)?;
    let who = page.names.read(text, line, phrase)?;
    (who.kind == Some(Kind::Body) && phrase.1 < at).then_some(who)
}

/// A sentence is searched this far for a document.
const SENTENCE: usize = 40;

/// Between an article and the noun of a document stand at most this many words.
const DOCUMENT: usize = 5;

/// The outlet that "the paper" in `here` stands for: the last one named before it, in this line or the one before.
pub(super) fn cited_before(page: &Page<'_>, line: usize, here: Span) -> Option<Who> {
    [Some(line), line.checked_sub(1)]
        .into_iter()
        .flatten()
        .filter_map(|idx| page.lines.get(idx))
        .find_map(|line| {
            let before = line
                .items
                .partition_point(|item| item.span.end <= here.start);
            let (at, name) = (0..before).rev().find_map(|at| outlets::at(line, at))?;
            Some(Who {
                name: name.to_owned(),
                span: line.span(at.0, at.1)?,
                role: None,
                kind: Some(Kind::Body),
                gender: Gender::Open,
                doubtful: false,
            })
        })
}
