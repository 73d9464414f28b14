//! The engine: from bytes to articles, facts, links and exports. Pure and deterministic.
//!
//! Nothing in here reads a file, a clock, the environment or a terminal; the reference date is an argument. Two runs
//! over the same input give the same bytes.

pub mod analysis;
pub mod article;
pub mod compare;
pub mod corrections;
pub mod coverage;
pub mod export;
pub mod facts;
pub mod filter;
pub mod import;
pub mod lexicon;
pub mod matrix;
pub mod segment;
pub mod side;
pub mod stories;
pub mod tag;
pub mod text;
