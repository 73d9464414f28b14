//! Notes that a text was changed.

use super::{Document, Draft, Rule};

/// Finds updates, corrections, clarifications and editors' notes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Updates;

impl Rule for Updates {
    fn find(&self, _document: &Document<'_>, _found: &mut Vec<Draft>) {}
}
