//! Saved pages: what they state of themselves, and their main text without what stands around it.
//!
//! ```text
//! page ─▶ guard (bounds depth, drops scripts) ─▶ DOM ─▶ statements: JSON-LD, meta, title
//!                                                 └──▶ readability ─▶ main text ─▶ blocks
//! ```

mod blocks;
mod guard;
mod linked_data;
mod statements;
mod tag;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use self::statements::Statements;
use super::draft::{Draft, Part};
use super::{ImportError, boilerplate, words};
use crate::engine::article::BlockKind;

/// The least words of a page that is read whole because no main text stands out in it.
const LEAST_WORDS: usize = 8;

/// Whether `text` begins like a page.
pub(super) fn is_page(text: &str) -> bool {
    let head = text.trim_start_matches(|ch: char| ch.is_whitespace() || ch == '\u{feff}');
    let begins = |mark: &str| {
        head.get(..mark.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(mark))
    };
    begins("<!doctype html")
        || begins("<html")
        || (begins("<?xml") && words::fold(head.get(..1024).unwrap_or(head)).contains("<html"))
}

/// The charset that the head of a page declares, wherever it does.
pub(super) fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..4096.min(bytes.len()))?;
    let head = words::fold(&String::from_utf8_lossy(head));
    let (_, value) = head
        .split_once("charset=")
        .or_else(|| head.split_once("encoding="))?;
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let end =
        value.find(|ch: char| !ch.is_ascii_alphanumeric() && !matches!(ch, '-' | '_' | ':'))?;
    value.get(..end).map(str::to_owned)
}

/// Reads a page.
pub(super) fn read(text: &str) -> Result<Draft, ImportError> {
    let page = guard::guard(text);
    let document = Document::from(page.html.as_str());
    let stated = Statements::of(&document, &page.linked_data);
    let shown = shown_dek(&document, stated.dek.as_deref());
    let mut draft = Draft::default();
    stated.take(&mut draft);
    let body = main_text(document)?;
    add_head(&mut draft, shown, &body);
    draft.parts.extend(body);
    boilerplate::mark(&mut draft);
    if draft.metadata.title.is_empty() {
        let first = draft
            .parts
            .iter()
            .find(|part| part.kind != BlockKind::Boilerplate);
        draft.metadata.title = first
            .filter(|part| part.kind == BlockKind::Headline)
            .map(|part| part.text.clone())
            .unwrap_or_default();
    }
    Ok(draft)
}

/// The blocks of the main text; of the whole page where none stands out.
fn main_text(document: Document) -> Result<Vec<Part>, ImportError> {
    let whole = || {
        document
            .body()
            .map(|body| blocks::of(&body))
            .unwrap_or_default()
    };
    let whole = whole();
    let config = Config {
        disable_json_ld: true,
        ..Config::default()
    };
    let found = Readability::with_document(document, None, Some(config))
        .and_then(|mut page| page.parse())
        .ok();
    let parts = found
        .map(|article| Document::from(article.content))
        .and_then(|content| content.body().map(|body| blocks::of(&body)))
        .unwrap_or_default();
    let wordy = |parts: &[Part]| parts.iter().any(|part| words::has(&part.text, LEAST_WORDS));
    if wordy(&parts) {
        return Ok(parts);
    }
    if wordy(&whole) {
        return Ok(whole);
    }
    Err(ImportError::NoArticle)
}

/// The dek that the page states, where the page also shows it: what no reader of the page sees is no part of the text.
fn shown_dek(document: &Document, dek: Option<&str>) -> Option<String> {
    let dek = dek.filter(|dek| words::has(dek, 3))?;
    let shown = document.select("p, h2, h3, div").iter().any(|element| {
        element
            .nodes()
            .first()
            .is_some_and(|node| is_leaf_saying(node, dek))
    });
    shown.then(|| dek.to_owned())
}

/// Whether an element without elements inside says just `words`.
fn is_leaf_saying(node: &dom_query::NodeRef<'_>, dek: &str) -> bool {
    node.first_element_child().is_none() && same_words(&node.text(), dek)
}

/// Puts the title and the dek before the main text, unless it begins with them, and marks them where it does.
fn add_head(draft: &mut Draft, dek: Option<String>, body: &[Part]) {
    let says = |line: &str| body.iter().take(3).any(|part| same_words(&part.text, line));
    let title = draft.metadata.title.clone();
    if !title.is_empty() && !says(&title) {
        draft.parts.push(Part::new(BlockKind::Headline, title));
    }
    if let Some(dek) = dek.filter(|dek| !says(dek)) {
        draft.parts.push(Part::new(BlockKind::Dek, dek));
    }
}

/// Whether two lines are the same but for case, marks and spaces.
fn same_words(left: &str, right: &str) -> bool {
    words::letters(left).eq(words::letters(right))
}

#[cfg(test)]
mod tests;
