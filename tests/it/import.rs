//! The supplied articles, imported: what each is, and what each part of it is.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use parallax::engine::article::{Article, BlockKind};
use parallax::load::load;

/// The folder of the supplied articles, where it is there.
#[expect(
    clippy::print_stderr,
    reason = "a test that checks nothing must say so"
)]
fn supplied() -> Option<PathBuf> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seeds"));
    if !folder.is_dir() {
        eprintln!("not checked: {} is not there", folder.display());
        return None;
    }
    Some(folder.to_owned())
}

fn articles() -> Option<Vec<Arc<Article>>> {
    let loaded = load(&[supplied()?]);
    let lines: Vec<String> = loaded
        .problems
        .iter()
        .map(|problem| problem.message.clone())
        .collect();
    assert_eq!(lines, [""; 0]);
    Some(loaded.articles)
}

#[test]
fn the_supplied_articles_name_their_outlets_or_nobody() {
    let Some(articles) = articles() else { return };
    let outlets: Vec<Option<&str>> = articles
        .iter()
        .map(|article| article.outlet.as_ref().map(|outlet| outlet.name.as_str()))
        .collect();
    let expect = [
        Some("The Verge"),
        Some("TechCrunch"),
        Some("Truthout"),
        Some("Polygon"),
        None,
    ];
    assert_eq!(outlets, expect);
    for article in &articles {
        let from = article
            .outlet
            .as_ref()
            .and_then(|outlet| outlet.inferred_from);
        let stands = from.map(|span| span.of(&article.text).to_lowercase());
        let name = article
            .outlet
            .as_ref()
            .map(|outlet| outlet.name.to_lowercase());
        assert_eq!(stands, name, "the words at the span are the name");
    }
}

#[test]
fn the_supplied_articles_fall_into_their_parts() {
    use BlockKind::{Boilerplate, Dek, Headline, Paragraph};
    let Some(articles) = articles() else { return };
    let parts: Vec<Vec<(BlockKind, usize)>> =
        articles.iter().map(|article| runs(article)).collect();
    let expect: [&[(BlockKind, usize)]; 5] = [
        &[(Paragraph, 8)],
        &[(Headline, 1), (Dek, 1), (Paragraph, 10), (Boilerplate, 15)],
        &[(Boilerplate, 2), (Paragraph, 13)],
        &[(Paragraph, 9)],
        &[
            (Headline, 1),
            (Dek, 1),
            (Paragraph, 6),
            (Headline, 1),
            (Paragraph, 2),
        ],
    ];
    assert_eq!(parts, expect);
}

/// How many blocks of a kind follow each other.
fn runs(article: &Article) -> Vec<(BlockKind, usize)> {
    let mut runs: Vec<(BlockKind, usize)> = Vec::new();
    for block in &article.blocks {
        match runs.last_mut() {
            Some((kind, count)) if *kind == block.kind => *count += 1,
            _ => runs.push((block.kind, 1)),
        }
    }
    runs
}

#[test]
fn the_supplied_articles_keep_their_words_and_tell_their_authors() {
    let Some(articles) = articles() else { return };
    let folder = supplied().unwrap_or_default();
    for article in &articles {
        let source = std::fs::read_to_string(folder.join(&article.label)).unwrap();
        let words = |text: &str| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(words(&article.text), words(&source), "{}", article.label);
        assert_eq!(article.metadata.language.as_deref(), Some("en"));
    }
    let authors: Vec<usize> = articles
        .iter()
        .map(|article| article.metadata.authors.len())
        .collect();
    assert_eq!(authors, [0, 0, 1, 0, 0]);
    let titled: Vec<bool> = articles
        .iter()
        .map(|article| !article.metadata.title.is_empty())
        .collect();
    assert_eq!(titled, [false, true, false, false, true]);
}
