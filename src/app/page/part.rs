//! The stretches of a text that are wrapped at once: a block, a part of a very long block, or the title.

use crate::engine::article::{Article, Block, BlockKind};
use crate::engine::text::Span;

/// Longest part of a block that is wrapped at once: a millisecond's work. Few paragraphs are longer.
const PART: usize = 16 * 1024;
/// How far from the end of a part a space is looked for, to cut there.
const CUT: usize = 256;
/// A headline further down is one of a section, not the title.
const LEADING: usize = 3;

/// A stretch of one block that is wrapped at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// `None` for the title above the text.
    pub(super) block: Option<usize>,
    /// Where it stands.
    pub(super) span: Span,
}

/// The block of that number; an article without blocks is one paragraph.
pub(super) fn block(article: &Article, idx: usize) -> Block {
    article.blocks.get(idx).copied().unwrap_or_else(|| Block {
        kind: BlockKind::Paragraph,
        span: Span::new(0, article.text.len()),
    })
}

/// The title, where the text has none of its own near its start.
pub(super) fn title_part(article: &Article) -> Option<Part> {
    let title = &article.metadata.title;
    let mut start = article.blocks.iter().take(LEADING);
    let in_text = start.any(|block| block.kind == BlockKind::Headline);
    (!title.is_empty() && !in_text).then(|| Part {
        block: None,
        span: Span::new(0, cut(title, Span::new(0, title.len()), 1)),
    })
}

/// Whether an empty line follows the part: between blocks, but not inside a list or the small print.
pub(super) fn has_gap(article: &Article, part: Part) -> bool {
    let Some(number) = part.block else {
        return true;
    };
    let this = block(article, number);
    let next = article.blocks.get(number + 1);
    let together = |kind| matches!(kind, BlockKind::Item | BlockKind::Boilerplate);
    part.span.end >= this.span.end
        && next.is_some_and(|next| next.kind != this.kind || !together(this.kind))
}

/// The part that holds `offset`, or the nearest one before it, or the first.
pub(super) fn part_at(article: &Article, offset: usize) -> Part {
    let after = article
        .blocks
        .partition_point(|block| block.span.start <= offset);
    let idx = after.saturating_sub(1);
    let span = block(article, idx).span;
    let offset = offset.clamp(span.start, span.end.saturating_sub(1).max(span.start));
    let mut number = (offset - span.start) / PART;
    while number > 0 && cut(&article.text, span, number) > offset {
        number -= 1;
    }
    part(article, idx, number)
}

pub(super) fn next_part(article: &Article, here: Part) -> Option<Part> {
    let Some(number) = here.block else {
        return Some(part(article, 0, 0));
    };
    let span = block(article, number).span;
    if here.span.end < span.end {
        return Some(part_at(article, here.span.end));
    }
    (number + 1 < article.blocks.len()).then(|| part(article, number + 1, 0))
}

pub(super) fn previous_part(article: &Article, here: Part) -> Option<Part> {
    let number = here.block?;
    let span = block(article, number).span;
    if here.span.start > span.start {
        return Some(part_at(article, here.span.start - 1));
    }
    let Some(before) = number.checked_sub(1) else {
        return title_part(article);
    };
    let end = block(article, before).span.end;
    Some(part_at(article, end.saturating_sub(1)))
}

fn part(article: &Article, idx: usize, number: usize) -> Part {
    let span = block(article, idx).span;
    let text = &article.text;
    Part {
        block: Some(idx),
        span: Span::new(cut(text, span, number), cut(text, span, number + 1)),
    }
}

/// Where part `number` of a block starts: behind the first space after its due place, if one is near.
fn cut(text: &str, block: Span, number: usize) -> usize {
    let due = block.start + number * PART;
    if number == 0 || due >= block.end {
        return due.min(block.end);
    }
    let window = text.as_bytes().get(due..block.end.min(due + CUT));
    let space = window.and_then(|bytes| bytes.iter().position(|byte| *byte == b' '));
    let mut at = due + space.map_or(0, |space| space + 1);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at.min(block.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Goes through all parts forwards and backwards.
    #[track_caller]
    fn check(text: &str, blocks: &[Block]) {
        let article = Article::new("a", text.to_owned(), blocks.to_vec());
        let mut forwards = vec![part_at(&article, 0)];
        while let Some(next) = next_part(&article, *forwards.last().unwrap()) {
            forwards.push(next);
        }
        let mut backwards = vec![part_at(&article, text.len())];
        while let Some(before) = previous_part(&article, *backwards.last().unwrap()) {
            backwards.push(before);
        }
        backwards.reverse();
        assert_eq!(forwards, backwards);
        let whole: String = forwards.iter().map(|part| part.span.of(text)).collect();
        let expected: String = blocks.iter().map(|block| block.span.of(text)).collect();
        assert!(whole == expected || blocks.is_empty(), "parts lack text");
        for part in forwards {
            let long = part.span.len() > PART + CUT;
            assert!(!long && part.span.fits(text), "{part:?}");
            assert_eq!(part_at(&article, part.span.start), part);
        }
    }

    #[test]
    fn parts_follow_each_other_and_lack_nothing() {
        let paragraph = |start, end| Block {
            kind: BlockKind::Paragraph,
            span: Span::new(start, end),
        };
        check("", &[]);
        check("one", &[paragraph(0, 3)]);
        check("one\ntwo", &[paragraph(0, 3), paragraph(4, 7)]);
        let long = "word ".repeat(20_000);
        check(&long, &[paragraph(0, long.len())]);
        let endless = "é".repeat(50_000);
        check(&endless, &[paragraph(0, endless.len())]);
    }
}
