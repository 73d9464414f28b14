//! Citations, updates and contact attempts of invented sentences that a reader labelled: `tests/it/data/notes-labels.txt`.

use std::path::Path;

#[path = "../../tests/it/notes/counts.rs"]
pub(super) mod counts;

use super::{Figure, tell};

/// Measures precision and recall by kind and half, then each rule.
#[expect(
    clippy::unnecessary_wraps,
    reason = "a measure whose files come with the repository has the shape of the others"
)]
pub(crate) fn measure(_folder: &Path) -> Option<Vec<Figure>> {
    let counted = counts::count();
    // What went wrong in the kept half stays unseen.
    for error in counted
        .errors
        .iter()
        .filter(|error| !error.starts_with("kept"))
    {
        tell(error);
    }
    let mut rows = Vec::new();
    for kind in counts::KINDS {
        for half in ["development", "kept"] {
            let count = counted
                .kinds
                .get(&(kind, half))
                .copied()
                .unwrap_or_default();
            let what = |figure: &str| format!("{kind}, {half}, {figure}");
            rows.push(Figure::share(&what("precision"), count.right, count.found));
            rows.push(Figure::share(&what("recall"), count.right, count.labelled));
        }
    }
    for (rule, (stated, found, right)) in counted.rules {
        rows.push(Figure::share(
            &format!("  {rule} (states {stated}%)"),
            right,
            found,
        ));
    }
    Some(rows)
}
