//! Scores: exactly those of `SkimMatcherV2::fuzzy_indices` on a matcher that was not used before.
//!
//! The crate fills a matrix of query characters by line characters. Here only the cells of characters that match are
//! visited, found as bits of a `u128`; what that cannot hold goes to the crate itself.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::fold;
use super::index::{self, Edge, Edges, Index, Signature};

/// The longest word the sparse scorer takes, in characters.
const LONGEST_WORD: usize = 32;

/// A query is cut here: longer than any line that a person filters for, short enough to be bounded work when pasted.
const LONGEST_QUERY: usize = 256;

// The scores of `SkimScoreConfig::default()` in fuzzy-matcher 0.3.7.
const MATCH: i32 = 16;
const HEAD: i32 = 8;
const BREAK: i32 = 7;
const ADJACENT: i32 = 4;
const GAP_START: i32 = -3;
const GAP_EXTENSION: i32 = -1;
/// The first character of a line counts its bonus this often.
const FIRST_FACTOR: i32 = 2;

/// What was typed, folded and split at spaces.
#[derive(Debug)]
pub(super) struct Query {
    pub(super) words: Vec<Word>,
    /// Letters that a line must hold, as [`index::bit`]s.
    pub(super) letters: u64,
}

/// One word of a query.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) symbols: Vec<u8>,
    /// For every character but the first, how it can follow the one before.
    steps: Vec<Step>,
}

/// What tells how much a character can add to the score at most.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// Its [`index::bit`].
    bit: u64,
    /// The [`index::pair`] of the character before and this one.
    pair: u8,
    /// What it gets for standing right after the character before.
    beside: i32,
}

impl Query {
    pub(super) fn parse(query: &str) -> Self {
        let folded: String = fold::fold(query).chars().take(LONGEST_QUERY).collect();
        let words: Vec<Word> = folded.split_whitespace().map(Word::new).collect();
        let symbols = words.iter().flat_map(|word| &word.symbols);
        Self {
            letters: symbols.fold(0, |set, &symbol| set | index::bit(symbol)),
            words,
        }
    }

    /// Whether every line that matches this query matches `words`: they are its first words, the last perhaps cut.
    pub(super) fn extends(&self, words: &[String]) -> bool {
        let Some((last, whole)) = words.split_last() else {
            return true;
        };
        let same = self
            .words
            .iter()
            .zip(whole)
            .all(|(word, before)| word.text == *before);
        let grown = self
            .words
            .get(whole.len())
            .is_some_and(|word| word.text.starts_with(last));
        same && grown
    }

    /// Whether the query is just `words`.
    pub(super) fn is(&self, words: &[String]) -> bool {
        self.words.iter().map(|word| &word.text).eq(words)
    }

    pub(super) fn texts(&self) -> Vec<String> {
        self.words.iter().map(|word| word.text.clone()).collect()
    }
}

impl Word {
    fn new(text: &str) -> Self {
        let symbols: Vec<u8> = text.chars().map(index::symbol).collect();
        let neighbours = symbols.iter().zip(symbols.iter().skip(1));
        let step = |(&before, &symbol)| Step {
            bit: index::bit(symbol),
            pair: index::pair(before, symbol),
            // What stands before the character is the character before: it alone decides the bonus of the place.
            beside: Edge::after(Some(before)).bonus().max(ADJACENT),
        };
        Self {
            steps: neighbours.map(step).collect(),
            text: text.to_owned(),
            symbols,
        }
    }

    pub(super) fn is_ascii(&self) -> bool {
        self.text.is_ascii()
    }

    /// The most that the word can score in any line.
    fn bound_at_most(&self) -> i32 {
        let steps = self.steps.iter().map(|step| MATCH + step.beside.max(HEAD));
        MATCH + HEAD * FIRST_FACTOR + steps.sum::<i32>()
    }

    /// The most that the word can score in a line with this signature, which starts with `first`.
    fn bound(&self, signature: Signature, first: Option<u8>) -> i32 {
        let Some(&symbol) = self.symbols.first() else {
            return 0;
        };
        let opening = if first == Some(symbol) {
            HEAD * FIRST_FACTOR
        } else if signature.heads & index::bit(symbol) != 0 {
            HEAD
        } else {
            0
        };
        let steps = self.steps.iter().map(|step| {
            let head = if signature.heads & step.bit != 0 {
                HEAD
            } else {
                0
            };
            let apart = head + GAP_START + GAP_EXTENSION;
            let neighbours = signature.pairs >> step.pair & 1 != 0;
            MATCH
                + if neighbours {
                    apart.max(step.beside)
                } else {
                    apart
                }
        });
        MATCH + GAP_EXTENSION + opening + steps.sum::<i32>()
    }
}

impl Query {
    /// The highest bound that any line can have.
    pub(super) fn bound_at_most(&self) -> usize {
        let sum = self.words.iter().map(Word::bound_at_most).sum::<i32>();
        usize::try_from(sum).unwrap_or_default()
    }

    /// The most that a line can score: never less than it does score.
    pub(super) fn bound(&self, index: &Index, line: u32) -> u16 {
        let (signature, first) = (index.signature(line), index.first(line));
        let sum = self
            .words
            .iter()
            .map(|word| word.bound(signature, first))
            .sum::<i32>();
        u16::try_from(sum).unwrap_or_default()
    }
}

/// Scores lines; keeps its working memory between lines.
#[derive(Debug, Default)]
pub(super) struct Scorer {
    rows: [Vec<Cell>; 2],
}

/// Score and places of `word` in `line`, by the crate. Always by a new matcher: one that was used before can score
/// differently, as its matrix is not cleared, and without its cache (`use_cache(false)`) it panics.
pub(super) fn reference(line: &str, word: &str) -> Option<(i64, Vec<usize>)> {
    SkimMatcherV2::default().fuzzy_indices(line, word)
}

/// The best way to match the word up to some character, with that character matched here.
#[derive(Clone, Copy, Debug)]
struct Cell {
    at: i32,
    score: i32,
}

impl Scorer {
    /// The score of a line: the sum over the words, or `None` where one does not match.
    pub(super) fn line(&mut self, index: &Index, line: u32, query: &Query) -> Option<i32> {
        let short = index.is_short(line);
        query.words.iter().try_fold(0, |sum, word| {
            let score = if short && word.is_ascii() && word.symbols.len() <= LONGEST_WORD {
                self.sparse(index.runs(line), index.edges(line), &word.symbols)?
            } else {
                let (score, _) = reference(&index.text(line), &word.text)?;
                i32::try_from(score).ok()?
            };
            Some(sum + score)
        })
    }

    /// The score of one word in a line of up to 128 characters.
    ///
    /// `rows[0]` holds the cells of the character before, in order. A character matched at `p` continues either the
    /// cell at `p - 1`, or the best of those further left, less what the gap costs.
    fn sparse(&mut self, runs: &[[u8; 8]], edges: Edges, word: &[u8]) -> Option<i32> {
        let places = places(runs, word)?;
        let [before, current] = &mut self.rows;
        before.clear();
        for (n, &mask) in places[..word.len()].iter().enumerate() {
            current.clear();
            let (mut far, mut next) = (i32::MIN / 2, 0);
            for bit in bits(mask) {
                let at = bit.cast_signed();
                let bonus = edges.bonus(bit);
                if n == 0 {
                    let score = MATCH + GAP_EXTENSION + bonus;
                    current.push(Cell { at, score });
                    continue;
                }
                while let Some(cell) = before.get(next).filter(|cell| cell.at < at - 1) {
                    far = far.max(cell.score + cell.at);
                    next += 1;
                }
                let mut score = far - (at - 1) + GAP_START + bonus;
                if let Some(cell) = before.get(next).filter(|cell| cell.at == at - 1) {
                    score = score.max(cell.score + bonus.max(ADJACENT));
                }
                current.push(Cell {
                    at,
                    score: score + MATCH,
                });
            }
            std::mem::swap(before, current);
        }
        before.iter().map(|cell| cell.score).max()
    }
}

impl Edge {
    /// What matching a character after this edge adds.
    const fn bonus(self) -> i32 {
        match self {
            Self::Head => HEAD,
            Self::Break => BREAK,
            Self::None => 0,
        }
    }
}

impl Edges {
    /// What matching the character at `at` adds for where it stands.
    fn bonus(self, at: u32) -> i32 {
        if self.heads >> at & 1 != 0 {
            if at == 0 { HEAD * FIRST_FACTOR } else { HEAD }
        } else if self.breaks >> at & 1 != 0 {
            BREAK
        } else {
            0
        }
    }
}

/// For each character of `word` the places of the line where it can be matched, with those before and after it still
/// to find room; `None` where the line does not hold the word.
fn places(runs: &[[u8; 8]], word: &[u8]) -> Option<[u128; LONGEST_WORD]> {
    let mut places = [0; LONGEST_WORD];
    let mut allowed = u128::MAX;
    for (mask, &symbol) in places.iter_mut().zip(word) {
        *mask = occurrences(runs, symbol) & allowed;
        let first = *mask & mask.wrapping_neg();
        if first == 0 {
            return None;
        }
        allowed = !(first | (first - 1));
    }
    let mut allowed = u128::MAX;
    for mask in places[..word.len()].iter_mut().rev() {
        *mask &= allowed;
        let last = mask.checked_ilog2()?;
        allowed = (1 << last) - 1;
    }
    Some(places)
}

/// Where `symbol` stands: bit `n` for character `n`. Compares eight symbols at a time.
fn occurrences(runs: &[[u8; 8]], symbol: u8) -> u128 {
    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    /// Brings the lowest bits of eight bytes together in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let wanted = u64::from_le_bytes([symbol; 8]);
    let mut found = 0;
    for (n, run) in runs.iter().enumerate() {
        let differs = u64::from_le_bytes(*run) ^ wanted;
        // The highest bit of each byte that is zero, and of no other.
        let zero = !(((differs & LOW) + LOW) | differs | LOW);
        let eight = (zero >> 7).wrapping_mul(GATHER) >> 56;
        found |= u128::from(eight) << (n * 8);
    }
    found
}

/// The places of the bits of `mask`, lowest first.
fn bits(mut mask: u128) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let place = mask.trailing_zeros();
        (mask != 0).then(|| {
            mask &= mask - 1;
            place
        })
    })
}
