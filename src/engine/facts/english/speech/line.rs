//! A block as the rules of speech read it: its words with their classes, every quotation folded into one item.

use super::outlets;
use super::words::{self, Class};
use crate::engine::facts::Document;
use crate::engine::facts::stretch::Stretch;
use crate::engine::segment::{Segments, Sentence, Token, TokenKind};
use crate::engine::text::Span;

/// One block.
#[derive(Debug)]
pub(in super::super) struct Line<'a> {
    /// Index of the block.
    pub(in super::super) block: usize,
    /// Its words, marks and quotations.
    pub(in super::super) items: Vec<Item<'a>>,
}

/// So many words of a line show whether it is a headline.
const HEADLINE: usize = 40;

/// A word, a mark, or a whole quotation.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Item<'a> {
    /// The word; empty for a quotation.
    pub(in super::super) word: &'a str,
    /// Where it stands; a quotation with its marks.
    pub(in super::super) span: Span,
    /// What the word can be; nothing for a quotation.
    pub(in super::super) class: Class,
    /// The word's spelling, as in [`Segments::forms`]; a quotation has the number behind
    /// the last.
    pub(in super::super) form: u32,
    /// The sentence it starts in.
    pub(in super::super) first: u32,
    /// The sentence it ends in.
    pub(in super::super) last: u32,
    /// Index of the quotation among the stretches.
    pub(in super::super) stretch: Option<u32>,
}

impl Item<'_> {
    /// Index of the quotation among the stretches, for looking it up.
    pub(in super::super) fn quotation(&self) -> Option<usize> {
        self.stretch.map(|stretch| stretch as usize)
    }

    /// Whether the word is `word`, in any case.
    pub(in super::super) fn reads(&self, word: &str) -> bool {
        self.word.eq_ignore_ascii_case(word)
    }
}

impl<'a> Line<'a> {
    /// The item at `idx`.
    pub(in super::super) fn item(&self, idx: usize) -> Option<&Item<'a>> {
        self.items.get(idx)
    }

    /// The classes of the item at `idx`; none past the end.
    pub(in super::super) fn class(&self, idx: usize) -> Class {
        self.items
            .get(idx)
            .map(|item| item.class)
            .unwrap_or_default()
    }

    /// The word at `idx`; empty for a quotation and past the end.
    pub(in super::super) fn word(&self, idx: usize) -> &'a str {
        self.items.get(idx).map_or("", |item| item.word)
    }

    /// Whether the word at `idx` is `word`, in any case.
    pub(in super::super) fn reads(&self, idx: usize, word: &str) -> bool {
        self.items.get(idx).is_some_and(|item| item.reads(word))
    }

    /// Whether a quotation stands at `idx`.
    pub(in super::super) fn is_quote(&self, idx: usize) -> bool {
        self.items
            .get(idx)
            .is_some_and(|item| item.stretch.is_some())
    }

    /// The span from item `first` to item `last`, both included.
    pub(in super::super) fn span(&self, first: usize, last: usize) -> Option<Span> {
        (first <= last).then_some(())?;
        Some(self.item(first)?.span.cover(self.item(last)?.span))
    }

    /// Whether the line is written as headlines are, with a capital on every long word: there a capital shows nothing.
    pub(in super::super) fn is_title_case(&self) -> bool {
        let mut long = 0_usize;
        let mut capitals = 0_usize;
        for item in self.items.iter().take(HEADLINE) {
            let plain = item.word.len() > 3 && item.stretch.is_none();
            long += usize::from(plain);
            capitals += usize::from(plain && item.class.is(Class::CAPITAL));
        }
        long >= 2 && 5 * capitals >= 4 * long
    }

    /// First item of the sentence in which item `idx` starts.
    pub(in super::super) fn sentence_start(&self, idx: usize) -> usize {
        let Some(item) = self.item(idx) else {
            return idx;
        };
        self.items.partition_point(|other| other.last < item.first)
    }

    /// The item past the sentence in which item `idx` ends.
    pub(in super::super) fn sentence_end(&self, idx: usize) -> usize {
        let Some(item) = self.item(idx) else {
            return idx;
        };
        self.items.partition_point(|other| other.first <= item.last)
    }
}

/// What a word can be, whatever stands around it.
fn class(word: &str) -> Class {
    let class = words::class(word);
    if outlets::may_open(word) {
        class.and(Class::OPENS_OUTLET)
    } else {
        class
    }
}

/// The lines of all blocks that have sentences, given what stands between quotation marks.
pub(in super::super) fn read<'a>(document: &Document<'a>, stretches: &[Stretch]) -> Vec<Line<'a>> {
    let segments = document.segments;
    let forms = segments.forms.iter().map(|form| form.of(document.text()));
    let classes: Vec<Class> = forms.map(class).collect();
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut next = 0;
    for (idx, sentence) in segments.sentences.iter().enumerate() {
        if lines.last().is_none_or(|line| line.block != sentence.block) {
            lines.push(Line {
                block: sentence.block,
                items: Vec::with_capacity(tokens_of(segments, sentence.block)),
            });
        }
        if let Some(line) = lines.last_mut() {
            let place = Place {
                document,
                stretches,
                classes: &classes,
                sentence,
                idx: number(idx),
            };
            next = place.read(next, line);
        }
    }
    lines
}

/// How many tokens a block has.
fn tokens_of(segments: &Segments, block: usize) -> usize {
    let sentences = segments.of_block(block).iter();
    sentences.map(|sentence| sentence.tokens.len()).sum()
}

/// A count of what an article has, of which there is less than its tokens: there are as many items as tokens in memory, so
/// they are kept small.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A sentence that is being read.
struct Place<'p, 'a> {
    document: &'p Document<'a>,
    stretches: &'p [Stretch],
    /// What the words of each form can be.
    classes: &'p [Class],
    sentence: &'p Sentence,
    /// Its index.
    idx: u32,
}

impl<'a> Place<'_, 'a> {
    /// Adds the items of the sentence to `line`; `next` is the first stretch that is not read yet.
    fn read(&self, mut next: usize, line: &mut Line<'a>) -> usize {
        let segments = self.document.segments;
        for at in self.sentence.tokens.clone() {
            let Some(token) = segments.tokens.get(at) else {
                break;
            };
            while self
                .stretches
                .get(next)
                .is_some_and(|stretch| stretch.tokens.end <= at)
            {
                next += 1;
            }
            let inside = self
                .stretches
                .get(next)
                .filter(|stretch| stretch.tokens.contains(&at));
            match inside {
                Some(stretch) if stretch.tokens.start == at => line.items.push(Item {
                    word: "",
                    span: stretch.span,
                    class: Class::default(),
                    form: number(segments.forms.len()),
                    first: self.idx,
                    last: self.idx,
                    stretch: Some(number(next)),
                }),
                // The quotation ends where its last token does.
                Some(_) => {
                    if let Some(item) = line.items.last_mut() {
                        item.last = self.idx;
                    }
                }
                None => line.items.push(self.item(token)),
            }
        }
        next
    }

    /// The item of a token outside quotations.
    fn item(&self, token: &Token) -> Item<'a> {
        let word = token.span.of(self.document.text());
        let class = match token.kind {
            TokenKind::Word | TokenKind::Number => {
                self.classes.get(token.form()).copied().unwrap_or_default()
            }
            TokenKind::Possessive => Class::MARK,
            TokenKind::Open | TokenKind::Close | TokenKind::Mark => words::mark_class(word),
        };
        Item {
            word,
            span: token.span,
            class,
            form: token.form,
            first: self.idx,
            last: self.idx,
            stretch: None,
        }
    }
}
