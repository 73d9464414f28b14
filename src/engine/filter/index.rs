//! The lines, folded, with a signature each.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::fold;
use super::score::Word;

/// The longest line, in characters, that the sparse scorer takes: one bit a character of a `u128`.
pub(super) const LONGEST_LINE: usize = 128;

/// Symbols are kept in runs of this many, filled up with [`FILL`], so that eight can be compared at a time.
const RUN: usize = 8;

/// Fills the last run of a line; no folded character maps to it.
const FILL: u8 = 0;

/// The lines to filter, folded, one symbol a character.
#[derive(Debug, Default)]
pub struct Index {
    symbols: Vec<[u8; RUN]>,
    /// Where each line starts in `symbols`, and where the last one ends.
    starts: Vec<usize>,
    signatures: Vec<Signature>,
    edges: Vec<Edges>,
    /// The folded lines whose symbols do not tell the characters: those that are not all ASCII.
    beyond_ascii: BTreeMap<u32, Box<str>>,
}

/// What a line holds, in 32 bytes: enough to pass over most lines that cannot match, and to bound the score of others.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signature {
    /// Which letters occur, as [`bit`]s.
    letters: u64,
    /// Which letters occur at the start of a word, as [`bit`]s.
    pub(super) heads: u64,
    /// Which [`pair`]s of neighbours occur.
    pub(super) pairs: u128,
}

/// Where the words of a line begin: bit `n` stands for character `n`, for lines up to [`LONGEST_LINE`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Edges {
    /// At the start of the line, or after a space, bracket or slash.
    pub(super) heads: u128,
    /// After any other mark.
    pub(super) breaks: u128,
}

impl Index {
    /// Folds and indexes `lines`. Takes time proportional to their length.
    #[must_use]
    pub fn build<S: AsRef<str>>(lines: &[S]) -> Self {
        let mut index = Self::default();
        index.starts.push(0);
        let mut folded = String::new();
        for line in lines {
            folded.clear();
            fold::each(line.as_ref(), |ch, _| folded.push(ch));
            index.add(&folded);
        }
        index
    }

    /// How many lines there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.signatures.len()
    }

    /// Whether there is no line.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.signatures.is_empty()
    }

    fn add(&mut self, folded: &str) {
        let (mut signature, mut edges) = (Signature::default(), Edges::default());
        let (mut run, mut filled) = ([FILL; RUN], 0);
        let mut before = None;
        for (at, ch) in folded.chars().enumerate() {
            let symbol = symbol(ch);
            let edge = Edge::after(before);
            if edge != Edge::None {
                signature.heads |= bit(symbol);
            }
            if at < LONGEST_LINE {
                match edge {
                    Edge::Head => edges.heads |= 1 << at,
                    Edge::Break => edges.breaks |= 1 << at,
                    Edge::None => {}
                }
            }
            signature.letters |= bit(symbol);
            if let Some(before) = before {
                signature.pairs |= 1 << pair(before, symbol);
            }
            before = Some(symbol);
            run[filled] = symbol;
            filled += 1;
            if filled == RUN {
                self.symbols.push(std::mem::replace(&mut run, [FILL; RUN]));
                filled = 0;
            }
        }
        if filled > 0 {
            self.symbols.push(run);
        }
        if !folded.is_ascii() {
            let line = u32::try_from(self.signatures.len()).unwrap_or(u32::MAX);
            self.beyond_ascii.insert(line, folded.into());
        }
        self.starts.push(self.symbols.len());
        self.signatures.push(signature);
        self.edges.push(edges);
    }

    /// Whether the line holds each of `letters`, as far as its signature tells.
    pub(super) fn may_hold(&self, line: u32, letters: u64) -> bool {
        self.signatures[line as usize].letters & letters == letters
    }

    /// The symbols of a line, eight at a time.
    pub(super) fn runs(&self, line: u32) -> &[[u8; RUN]] {
        let line = line as usize;
        &self.symbols[self.starts[line]..self.starts[line + 1]]
    }

    /// Where the words of a line begin.
    pub(super) fn edges(&self, line: u32) -> Edges {
        self.edges[line as usize]
    }

    /// Whether the sparse scorer can take the line.
    pub(super) fn is_short(&self, line: u32) -> bool {
        self.runs(line).len() * RUN <= LONGEST_LINE
    }

    /// The folded line.
    pub(super) fn text(&self, line: u32) -> Cow<'_, str> {
        if let Some(text) = self.beyond_ascii.get(&line) {
            return Cow::Borrowed(text);
        }
        let symbols = self.runs(line).as_flattened();
        let filled = symbols
            .iter()
            .rev()
            .take_while(|&&symbol| symbol == FILL)
            .count();
        String::from_utf8_lossy(&symbols[..symbols.len() - filled])
    }

    /// Where the leftmost match of `word` ends, given that its first `done` characters end at `from`. `None` where the
    /// line does not hold the characters in this order.
    pub(super) fn subsequence(
        &self,
        line: u32,
        word: &Word,
        done: usize,
        from: usize,
    ) -> Option<usize> {
        let symbols = self.runs(line).as_flattened();
        let mut at = from;
        for &symbol in word.symbols.get(done..)? {
            at += memchr::memchr(symbol, symbols.get(at..)?)? + 1;
        }
        // Symbols beyond ASCII are shared by many characters: the characters themselves decide.
        if word.is_ascii() || holds_in_order(&self.text(line), &word.text) {
            Some(at)
        } else {
            None
        }
    }

    /// What a line holds.
    pub(super) fn signature(&self, line: u32) -> Signature {
        self.signatures[line as usize]
    }

    /// The first symbol of a line.
    pub(super) fn first(&self, line: u32) -> Option<u8> {
        self.runs(line).first().map(|run| run[0])
    }
}

/// Whether `line` holds the characters of `word` in their order.
fn holds_in_order(line: &str, word: &str) -> bool {
    let mut rest = line.chars();
    word.chars().all(|wanted| rest.any(|ch| ch == wanted))
}

/// What stands before a character, in the eyes of `SkimMatcherV2`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Head,
    Break,
    None,
}

impl Edge {
    /// The classes of `CharType` in fuzzy-matcher 0.3.7; folded text has no capitals, so no camel case.
    pub(super) fn after(before: Option<u8>) -> Self {
        match before {
            None | Some(b' ' | b'/' | b'\\' | b'|' | b'(' | b')' | b'[' | b']' | b'{' | b'}') => {
                Self::Head
            }
            Some(b'!'..=b'\'' | b'*'..=b'.' | b':'..=b'@' | b'^'..=b'`' | b'~') => Self::Break,
            Some(_) => Self::None,
        }
    }
}

/// One byte for a character: itself in ASCII, else one of 128 by hash.
pub(super) fn symbol(ch: char) -> u8 {
    u8::try_from(ch)
        .ok()
        .filter(u8::is_ascii)
        .unwrap_or_else(|| {
            // The top seven bits of a multiplicative (Fibonacci) hash.
            let [.., high] = u32::from(ch).wrapping_mul(0x9E37_79B9).to_le_bytes();
            0x80 | high >> 1
        })
}

/// The bit of a symbol in a set of 64: letters and digits have their own, other symbols share.
pub(super) fn bit(symbol: u8) -> u64 {
    let place = match symbol {
        b'a'..=b'z' => symbol - b'a',
        b'0'..=b'9' => 26 + (symbol - b'0'),
        0x80.. => 36 + (symbol & 15),
        _ => 52 + symbol % 12,
    };
    1 << place
}

/// The place of two neighbours in a set of 128.
pub(super) fn pair(first: u8, second: u8) -> u8 {
    (first.wrapping_mul(37) ^ second.wrapping_mul(101)) & 127
}
