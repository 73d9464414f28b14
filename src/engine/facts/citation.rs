//! Claims.

use super::Draft;
use super::speech::Page;

/// Adds the claims of an article.
pub(super) fn find(_page: &Page<'_>, _found: &mut Vec<Draft>) {}
