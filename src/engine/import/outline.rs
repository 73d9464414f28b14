//! Headline, dek and headings of a text that marks none: told by their shape and their place.
//!
//! A headline is a short first line that no sentence ends, before prose. A dek is a sentence or two under it that the
//! first paragraph tells again, or that stands above the by-line.

use std::collections::BTreeSet;

use super::draft::{Draft, Part};
use super::words;
use crate::engine::article::BlockKind;

/// The most words of a headline; the longest on news pages have about twenty.
const HEADLINE_WORDS: usize = 25;
/// The most words of a heading inside the text.
const HEADING_WORDS: usize = 14;
/// The most words of a dek.
const DEK_WORDS: usize = 45;

/// Tells headline, dek and headings among the paragraphs of `draft`, and takes the title from the headline.
pub(super) fn guess(draft: &mut Draft) {
    let head = headline(&draft.parts);
    for idx in headings(&draft.parts, head) {
        set(&mut draft.parts, idx, BlockKind::Headline);
    }
    let Some(head) = head else { return };
    set(&mut draft.parts, head, BlockKind::Headline);
    if let Some(part) = draft.parts.get(head) {
        draft.metadata.title.clone_from(&part.text);
    }
    if let Some(dek) = dek(&draft.parts, head) {
        set(&mut draft.parts, dek, BlockKind::Dek);
    }
}

fn set(parts: &mut [Part], idx: usize, kind: BlockKind) {
    if let Some(part) = parts.get_mut(idx) {
        part.kind = kind;
    }
}

/// Index of the headline: the first line of the article's own, where prose follows it.
fn headline(parts: &[Part]) -> Option<usize> {
    let mut own = (0..parts.len()).filter(|idx| is_own(parts, *idx));
    let first = own.next()?;
    let line = &parts.get(first)?.text;
    let fits = words::has(line, 2) && !words::has(line, HEADLINE_WORDS + 1) && !ends_in_stop(line);
    let prose_follows = own.any(|idx| {
        parts
            .get(idx)
            .is_some_and(|part| words::is_prose(&part.text))
    });
    (fits && prose_follows && parts.get(first)?.kind == BlockKind::Paragraph).then_some(first)
}

fn is_own(parts: &[Part], idx: usize) -> bool {
    parts
        .get(idx)
        .is_some_and(|part| part.kind != BlockKind::Boilerplate)
}

/// A headline may ask or exclaim, but it does not end like a statement, an address or an unfinished clause.
fn ends_in_stop(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', ')', ']']);
    bare.ends_with(['.', '…', ',', ';', ':', '。']) && !is_initialism(bare)
}

/// Whether the last word is an initialism, whose full stop ends no sentence: "leaves the U.S."
fn is_initialism(line: &str) -> bool {
    let last = line.split(' ').next_back().unwrap_or_default();
    last.len() >= 4 && last.split_terminator('.').all(|letter| letter.len() == 1)
}

/// Indexes of the headings inside the text: short, unended lines between prose.
fn headings(parts: &[Part], head: Option<usize>) -> Vec<usize> {
    let is_heading = move |idx: &usize| {
        let [before, line, after] = [idx.wrapping_sub(1), *idx, idx + 1].map(|at| parts.get(at));
        let prose = |part: Option<&Part>| {
            part.is_some_and(|part| words::has(&part.text, 8) && words::ends_sentence(&part.text))
        };
        let Some(line) = line.filter(|line| line.kind == BlockKind::Paragraph) else {
            return false;
        };
        let text = &line.text;
        let opens = text.starts_with(|ch: char| {
            ch.is_uppercase() || ch.is_ascii_digit() || matches!(ch, '‘' | '“' | '"' | '\'')
        });
        let short = !words::has(text, HEADING_WORDS + 1) && text.contains(char::is_alphabetic);
        head != Some(*idx)
            && opens
            && short
            && !words::ends_sentence(text)
            && !ends_in_stop(text)
            && prose(before)
            && prose(after)
    };
    (0..parts.len()).filter(is_heading).collect()
}

/// Index of the dek under the headline at `head`.
fn dek(parts: &[Part], head: usize) -> Option<usize> {
    let line = parts.get(head + 1)?;
    if line.kind != BlockKind::Paragraph
        || words::has(&line.text, DEK_WORDS + 1)
        || !words::has(&line.text, 4)
    {
        return None;
    }
    if line.text.starts_with(['"', '“']) || sentences(&line.text) > 2 {
        return None;
    }
    let lead_at = (head + 2..parts.len()).find(|idx| is_own(parts, *idx))?;
    let lead = &parts.get(lead_at)?.text;
    let above_byline = lead_at > head + 2;
    let told_again = words::count(&line.text) < words::count(lead) && retells(lead, &line.text);
    (above_byline || told_again || !words::ends_sentence(&line.text)).then_some(head + 1)
}

/// An upper bound of the sentences in a short line.
fn sentences(line: &str) -> usize {
    1 + line.matches(". ").count() + line.matches("? ").count() + line.matches("! ").count()
}

/// Whether `lead` tells `dek` again: at least three of its words, and a third of them, come back.
///
/// A summary shares its words with the paragraph that begins the story; a first paragraph seldom does with the second,
/// which adds to it. Words of five letters and more stand for the words that carry the content.
fn retells(lead: &str, dek: &str) -> bool {
    let content = |text: &str| -> BTreeSet<String> {
        words::fold(text)
            .split(|ch: char| !ch.is_alphanumeric())
            .filter(|word| word.chars().count() >= 5)
            .map(|word| word.chars().take(6).collect())
            .collect()
    };
    let (dek, lead) = (content(dek), content(lead));
    let shared = dek.intersection(&lead).count();
    shared >= 3 && shared * 3 >= dek.len()
}
