//! The fuzzy filter over many short lines: outlet, title and authors of every article.
//!
//! It ranks as [`fuzzy_matcher`]'s `SkimMatcherV2::fuzzy_indices` does on folded text, and is some ten times faster:
//!
//! ```text
//! query ──fold, split──▶ words ──signature, subsequence──▶ candidates ──upper bound──▶ best first ──score──▶ hits
//!                                        ▲
//!                     those of the query before, where this one extends it
//! ```
//!
//! A signature of 32 bytes a line tells most lines that cannot match. An upper bound of the score, from the same
//! signature, puts the promising lines first; scoring stops when the worst hit kept beats every bound that is left.
//! Queries and lines are folded alike (`fold`): accents and case do not count. Words are split at spaces, all of
//! them must match, and their scores are added.

mod fold;
mod highlight;
mod index;
mod score;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

pub use highlight::{Line, highlights};
pub use index::Index;

use score::{Query, Scorer};

/// Lines looked at between two looks at whether the search is still wanted: well under a millisecond.
const CHUNK: usize = 4096;

/// Lines scored between two such looks; scoring a line costs up to a few microseconds.
const SCORED: usize = 256;

/// A filter over an [`Index`] that remembers the lines that matched while a query is typed: each further letter looks
/// at those only, and taking letters back costs nothing.
#[derive(Debug)]
pub struct Filter {
    index: Arc<Index>,
    levels: Vec<Level>,
    scorer: Scorer,
}

/// The lines that match a query, for queries that extend it.
#[derive(Debug)]
struct Level {
    words: Vec<String>,
    candidates: Vec<Candidate>,
}

/// A line that matches.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    line: u32,
    /// Where the last word's leftmost match ends, in characters of the folded line.
    at: u32,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Indexes of the best lines, best first; lines of equal score stand in their own order.
    pub best: Vec<u32>,
    /// How many lines match, also beyond those in `best`.
    pub total: usize,
}

/// Score and line, so ordered that the better hit is the greater.
type Hit = (i32, Reverse<u32>);

impl Filter {
    /// A filter over the lines of `index`.
    #[must_use]
    pub fn new(index: Arc<Index>) -> Self {
        Self {
            index,
            levels: Vec::new(),
            scorer: Scorer::default(),
        }
    }

    /// The `limit` best lines for `query`, or `None` where `cancelled` said so on the way.
    ///
    /// An empty query matches every line, in order.
    pub fn search(
        &mut self,
        query: &str,
        limit: usize,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Hits> {
        let query = Query::parse(query);
        if query.words.is_empty() {
            self.levels.clear();
            let all = u32::try_from(self.index.len()).unwrap_or(u32::MAX);
            return Some(Hits {
                best: (0..all).take(limit).collect(),
                total: self.index.len(),
            });
        }
        while self
            .levels
            .pop_if(|level| !query.extends(&level.words))
            .is_some()
        {}
        let known = self
            .levels
            .last()
            .is_some_and(|level| query.is(&level.words));
        if !known {
            let candidates = self.candidates(&query, cancelled)?;
            self.levels.push(Level {
                words: query.texts(),
                candidates,
            });
        }
        let candidates = self
            .levels
            .last()
            .map_or(&[][..], |level| &level.candidates);
        let mut ranking = Ranking {
            index: &self.index,
            query: &query,
            scorer: &mut self.scorer,
            cancelled,
        };
        ranking.best(candidates, limit)
    }

    /// The lines that match, from those that matched the query before where there was one.
    fn candidates(&self, query: &Query, cancelled: &dyn Fn() -> bool) -> Option<Vec<Candidate>> {
        let mut found = Vec::new();
        if let Some(level) = self.levels.last() {
            for chunk in level.candidates.chunks(CHUNK) {
                if cancelled() {
                    return None;
                }
                let kept = chunk
                    .iter()
                    .filter_map(|candidate| self.refine(*candidate, &level.words, query));
                found.extend(kept);
            }
            return Some(found);
        }
        for start in (0..self.index.len()).step_by(CHUNK) {
            if cancelled() {
                return None;
            }
            for line in start..self.index.len().min(start + CHUNK) {
                let line = u32::try_from(line).ok()?;
                found.extend(self.refine(Candidate { line, at: 0 }, &[], query));
            }
        }
        Some(found)
    }

    /// The candidate for the longer query, whose words `known` are already known to match.
    fn refine(&self, known: Candidate, words: &[String], query: &Query) -> Option<Candidate> {
        if !self.index.may_hold(known.line, query.letters) {
            return None;
        }
        let settled = words.len().saturating_sub(1);
        let mut at = known.at as usize;
        for (idx, word) in query.words.iter().enumerate().skip(settled) {
            let done = match words.get(idx) {
                Some(before) => before.chars().count(),
                None => 0,
            };
            let from = if done == 0 { 0 } else { at };
            at = self.index.subsequence(known.line, word, done, from)?;
        }
        Some(Candidate {
            line: known.line,
            at: u32::try_from(at).ok()?,
        })
    }
}

/// One ranking of candidates.
struct Ranking<'a> {
    index: &'a Index,
    query: &'a Query,
    scorer: &'a mut Scorer,
    cancelled: &'a dyn Fn() -> bool,
}

impl Ranking<'_> {
    /// The `limit` best of `candidates`.
    fn best(&mut self, candidates: &[Candidate], limit: usize) -> Option<Hits> {
        let ordered = if limit < candidates.len() {
            self.promising_first(candidates)?
        } else {
            let bounded = candidates
                .iter()
                .map(|candidate| (u16::MAX, candidate.line));
            bounded.collect()
        };
        let mut heap: BinaryHeap<Reverse<Hit>> = BinaryHeap::new();
        for chunk in ordered.chunks(SCORED) {
            if (self.cancelled)() {
                return None;
            }
            for &(bound, line) in chunk {
                let full = heap.len() >= limit;
                let worst = heap.peek().map(|Reverse(hit)| *hit);
                // Bounds only fall from here on: nothing after this line can beat the worst hit kept.
                if full && worst.is_none_or(|worst| (i32::from(bound), Reverse(line)) <= worst) {
                    return Some(Self::hits(heap, candidates.len()));
                }
                let Some(score) = self.scorer.line(self.index, line, self.query) else {
                    continue;
                };
                let hit = (score, Reverse(line));
                if !full {
                    heap.push(Reverse(hit));
                } else if worst.is_some_and(|worst| hit > worst) {
                    heap.pop();
                    heap.push(Reverse(hit));
                }
            }
        }
        Some(Self::hits(heap, candidates.len()))
    }

    /// The candidates with an upper bound of their score, highest bound first, then in order: a counting sort.
    fn promising_first(&self, candidates: &[Candidate]) -> Option<Vec<(u16, u32)>> {
        let mut bounded = Vec::with_capacity(candidates.len());
        let mut counts = vec![0_usize; self.query.bound_at_most() + 1];
        for chunk in candidates.chunks(CHUNK) {
            if (self.cancelled)() {
                return None;
            }
            for candidate in chunk {
                let bound = self.query.bound(self.index, candidate.line);
                counts[usize::from(bound)] += 1;
                bounded.push((bound, candidate.line));
            }
        }
        let mut place = 0;
        for count in counts.iter_mut().rev() {
            place += std::mem::replace(count, place);
        }
        let mut ordered = vec![(0, 0); bounded.len()];
        for (bound, line) in bounded {
            let next = &mut counts[usize::from(bound)];
            ordered[*next] = (bound, line);
            *next += 1;
        }
        Some(ordered)
    }

    fn hits(heap: BinaryHeap<Reverse<Hit>>, total: usize) -> Hits {
        let best = heap.into_sorted_vec();
        Hits {
            best: best
                .into_iter()
                .map(|Reverse((_, Reverse(line)))| line)
                .collect(),
            total,
        }
    }
}

#[cfg(test)]
mod tests;
