//! `parallax show`: articles as they were read.

use std::path::PathBuf;

use clap::Args;

use super::page::{self, Page, Style, Words};
use super::{Format, Global, Report, Stop, articles, json, sink};
use crate::engine::analysis::Analysis;
use crate::engine::article::{Article, Block, BlockKind, Origin};

/// So many digits of the hash of a text are shown to people.
const SHORT_HASH: usize = 12;

/// Show articles: who, when, and the text block by block
#[derive(Args, Debug)]
pub(super) struct Show {
    /// Files, folders, - for standard input, or ids of bundled articles
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// Show one sentence a line, with the number that `export --sentence` takes
    #[arg(long)]
    sentences: bool,
}

impl Show {
    pub(super) fn run(self, global: &Global) -> Result<Report, Stop> {
        let format = global.format("show", &[Format::Text, Format::Json])?;
        let (analyses, problems) = articles::analysed(&self.articles, global.as_of);
        let output = if format == Format::Json {
            sink::json(&json::Show::of(&analyses), global.look())
        } else {
            let mut page = Page::new(global.look());
            for analysis in &analyses {
                head(&mut page, &analysis.article);
                if self.sentences {
                    sentences(&mut page, analysis);
                } else {
                    blocks(&mut page, &analysis.article);
                }
            }
            page.finish()
        };
        Ok(Report { output, problems })
    }
}

/// What is known of the article.
fn head(page: &mut Page, article: &Article) {
    let metadata = &article.metadata;
    page.blank();
    if !metadata.title.is_empty() {
        page.prose(&Words::default().with(Style::Strong, &metadata.title));
    }
    let mut byline = page::byline(article);
    let authors = metadata.authors.join(", ");
    let moments = [("", &metadata.published), ("updated ", &metadata.updated)];
    let told = moments.iter().filter_map(|(label, moment)| {
        let moment = moment.as_ref()?;
        Some(format!("{label}{}", moment.as_str()))
    });
    for part in Some(authors)
        .filter(|authors| !authors.is_empty())
        .into_iter()
        .chain(told)
    {
        byline.push(Style::Dim, " · ");
        byline.push(Style::Plain, &part);
    }
    page.prose(&byline);
    for line in metadata.url.iter().chain(note(article)) {
        page.prose(&Words::default().with(Style::Dim, line));
    }
    let hash = article.id.get(..SHORT_HASH).unwrap_or(&article.id);
    let size = format!("sha256 {hash} · {} bytes", article.text.len());
    page.prose(&Words::default().with(Style::Dim, &size));
}

fn note(article: &Article) -> Option<&String> {
    match &article.origin {
        Origin::Report => None,
        Origin::Digest { note } | Origin::Invented { note } => note.as_ref(),
    }
}

fn blocks(page: &mut Page, article: &Article) {
    let mut before = None;
    // The title stands above what is known of the article already.
    let shown = article
        .blocks
        .first()
        .is_some_and(|first| is_title(article, first));
    for block in article.blocks.iter().skip(usize::from(shown)) {
        let style = match block.kind {
            BlockKind::Headline => Style::Strong,
            BlockKind::Dek => Style::Dek,
            BlockKind::Paragraph | BlockKind::Item => Style::Plain,
            BlockKind::Boilerplate => Style::Dim,
        };
        let listed = block.kind == BlockKind::Item && before == Some(BlockKind::Item);
        if !listed {
            page.blank();
        }
        before = Some(block.kind);
        for line in block.span.of(&article.text).lines() {
            page.prose(&Words::default().with(style, line));
        }
    }
}

fn is_title(article: &Article, block: &Block) -> bool {
    block.kind == BlockKind::Headline && block.span.of(&article.text) == article.metadata.title
}

fn sentences(page: &mut Page, analysis: &Analysis) {
    let width = analysis.segments.sentences.len().to_string().len();
    let mut block = None;
    for (sentence, number) in analysis.segments.sentences.iter().zip(1_usize..) {
        if block != Some(sentence.block) {
            page.blank();
        }
        block = Some(sentence.block);
        let margin = Words::default().with(Style::Dim, &format!("{number:>width$}"));
        let words = Words::plain(sentence.span.of(&analysis.article.text));
        page.hanging(&margin, width + 2, &words);
    }
}
