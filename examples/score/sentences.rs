//! Sentences: the golden rules, and the sentences that the labels of the article pairs were made on.

use std::path::Path;

use parallax::engine::article::{Article, Block, BlockKind};
use parallax::engine::segment;
use parallax::engine::text::Span;

use super::attributions::paragraphs;
use super::{Figure, tell};

/// Measures sentences.
pub(crate) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let mut figures = vec![golden(folder)?];
    figures.extend(marked(folder));
    Some(figures)
}

fn golden(folder: &Path) -> Option<Figure> {
    let rules = std::fs::read_to_string(folder.join("sentences/golden-rules.json")).ok()?;
    let rules: Vec<serde_json::Value> = serde_json::from_str(&rules).ok()?;
    let mut right = 0;
    for rule in &rules {
        // The rules write marks and line feeds escaped.
        let text = rule
            .get("in")?
            .as_str()?
            .replace("\\\"", "\"")
            .replace("\\n", "\n");
        let block = Block {
            kind: BlockKind::Paragraph,
            span: Span::new(0, text.len()),
        };
        let found = sentences(&text, vec![block]);
        let expected: Vec<_> = rule
            .get("out")?
            .as_array()?
            .iter()
            .filter_map(serde_json::Value::as_str)
            .map(plain)
            .collect();
        if found == expected {
            right += 1;
        } else {
            tell(&format!("rule {}: {found:?}", rule.get("n")?));
        }
    }
    Some(Figure::share("golden rules", right, rules.len()))
}

/// How many of the sentences that a reader marked in the five articles are sentences here too.
fn marked(folder: &Path) -> Option<Figure> {
    let labels = std::fs::read_to_string(folder.join("alignment-seeds.json")).ok()?;
    let labels: serde_json::Value = serde_json::from_str(&labels).ok()?;
    let (mut right, mut all) = (0, 0);
    for article in labels.get("articles")?.as_object()?.values() {
        let path = folder.join("../seeds").join(article.get("file")?.as_str()?);
        let text = std::fs::read_to_string(path).ok()?;
        let found = sentences(&text, paragraphs(&text));
        for sentence in article.get("sentences")?.as_array()? {
            let sentence = plain(sentence.as_str()?);
            all += 1;
            if found.contains(&sentence) {
                right += 1;
            } else {
                tell(&format!("sentence: {sentence}"));
            }
        }
    }
    Some(Figure::share("sentences marked in the seeds", right, all))
}

fn sentences(text: &str, blocks: Vec<Block>) -> Vec<String> {
    let segments = segment::segment(&Article::new("rule", text.to_owned(), blocks));
    segments
        .sentences
        .iter()
        .map(|sentence| plain(sentence.span.of(text)))
        .collect()
}

/// The words with straight marks and single spaces.
fn plain(text: &str) -> String {
    let straight = text
        .replace(['“', '”'], "\"")
        .replace(['‘', '’'], "'")
        .replace('…', "...");
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}
