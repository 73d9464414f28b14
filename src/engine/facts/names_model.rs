//! A names model of the reader's own, as the engine knows it: who makes one reads its files and runs it.

use std::fmt;
use std::ops::Range;

use crate::engine::tag::NameKind;

/// Something that finds names in a sentence. The same words must give the same names.
pub trait NameModel: fmt::Debug + Sync {
    /// The names among the words and marks of one sentence, which may be of any length.
    fn names(&self, words: &[&str]) -> Vec<Named>;
}

/// A name that a model found.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its words: a half-open range of indexes into those of the sentence.
    pub words: Range<usize>,
    /// What it names.
    pub kind: NameKind,
    /// The share that the model gives this reading, from 0 to 1.
    pub share: f32,
}
