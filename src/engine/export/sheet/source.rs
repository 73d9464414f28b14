//! An article as a document shows it in full: block by block, with an anchor at every passage that is linked to.

use std::cmp::Reverse;

use super::super::super::article::{Article, Block, BlockKind};
use super::super::super::matrix::{Cell, CellStatus};
use super::super::super::text::Span;

/// An article and the passages of it that the document links to.
pub(super) struct Source<'a> {
    /// What the document calls it: `left`, `B`.
    pub(super) key: String,
    pub(super) article: &'a Article,
    /// By where they start, the longer first.
    spans: Vec<Span>,
}

/// Where an article tells a fact, and where the words stand beside it that another says otherwise, such as who said it.
pub(super) fn places(cell: &Cell) -> impl Iterator<Item = Span> + '_ {
    let told = |words: &&Span| cell.spans.iter().any(|span| span.encloses(**words));
    let beside = cell.disputed.iter().filter(move |words| !told(words));
    cell.spans.iter().chain(beside).copied()
}

/// One step through the words of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// The passage begins here.
    Open(Span),
    /// Words, up to the next step.
    Words(&'a str),
    /// The passage opened last ends here.
    Close,
}

impl<'a> Source<'a> {
    pub(super) fn new(key: &str, article: &'a Article, spans: impl Iterator<Item = Span>) -> Self {
        let outlet = article.outlet.as_ref();
        let inferred = outlet.and_then(|outlet| outlet.inferred_from);
        let mut spans: Vec<Span> = spans
            .chain(inferred)
            .filter(|span| span.fits(&article.text))
            .collect();
        spans.sort_unstable_by_key(|span| (span.start, Reverse(span.end)));
        spans.dedup();
        Self {
            key: key.to_owned(),
            article,
            spans,
        }
    }

    /// The name of the anchor of a passage.
    pub(super) fn anchor(&self, span: Span) -> String {
        format!("{}-{}-{}", self.key, span.start, span.end)
    }

    /// What the article gives in a cell: the value, or the words that say it otherwise where there is none.
    pub(super) fn value<'c>(&self, cell: &'c Cell) -> Option<&'c str>
    where
        'a: 'c,
    {
        let otherwise = || {
            let first = cell.spans.first();
            let first = first.filter(|_| cell.status == CellStatus::Differs)?;
            Some(first.of(&self.article.text))
        };
        cell.value.as_deref().or_else(otherwise)
    }

    /// Every block with the steps through its words.
    pub(super) fn blocks(&self) -> Vec<(BlockKind, Vec<Step<'a>>)> {
        let whole = [Block {
            kind: BlockKind::Paragraph,
            span: Span::new(0, self.article.text.len()),
        }];
        let blocks = match self.article.blocks.as_slice() {
            // Only an empty text has no blocks; were there words outside of all blocks, they would be shown.
            [] => &whole,
            blocks => blocks,
        };
        let mut rest = self.spans.as_slice();
        let mut shown = Vec::with_capacity(blocks.len());
        for (block, left) in blocks.iter().zip((0..blocks.len()).rev()) {
            // The last block takes what is left, so that no link leads nowhere.
            let own = match left {
                0 => rest.len(),
                _ => rest.partition_point(|span| span.start < block.span.end),
            };
            let (inside, after) = rest.split_at(own);
            rest = after;
            shown.push((block.kind, self.steps(block.span, inside)));
        }
        shown
    }

    /// The words of a block, cut at the ends of the passages. A passage that goes on beyond the block, or beyond the
    /// passage in which it begins, is shown up to there.
    fn steps(&self, block: Span, passages: &[Span]) -> Vec<Step<'a>> {
        let mut way = Way {
            text: &self.article.text,
            at: block.start,
            open: Vec::new(),
            steps: Vec::new(),
        };
        for &passage in passages {
            let start = passage.start.clamp(block.start, block.end);
            way.close(start);
            way.go(start);
            way.steps.push(Step::Open(passage));
            let outer = way.open.last().copied().unwrap_or(block.end);
            way.open.push(passage.end.clamp(start, outer));
        }
        way.close(block.end);
        way.go(block.end);
        way.steps
    }
}

/// A way through a block, as far as it has come.
struct Way<'a> {
    text: &'a str,
    at: usize,
    /// Where the open passages end, the innermost last.
    open: Vec<usize>,
    steps: Vec<Step<'a>>,
}

impl Way<'_> {
    /// Closes the passages that end at or before `to`.
    fn close(&mut self, to: usize) {
        while let Some(end) = self.open.pop_if(|end| *end <= to) {
            self.go(end);
            self.steps.push(Step::Close);
        }
    }

    fn go(&mut self, to: usize) {
        let words = Span::new(self.at, to).of(self.text);
        if !words.is_empty() {
            self.steps.push(Step::Words(words));
        }
        self.at = self.at.max(to);
    }
}
