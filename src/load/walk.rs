//! Which files of a folder are articles.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::LoadError;

/// The endings of files that a folder gives; a file named by the user is read whatever its ending.
pub(super) const EXTENSIONS: [&str; 7] = ["txt", "text", "md", "markdown", "html", "htm", "xhtml"];

/// Folders inside folders are followed this deep; no collection of articles is deeper.
const DEPTH: usize = 32;

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Files to read, sorted by name, folder by folder.
    pub(super) files: Vec<PathBuf>,
    /// Folders that could not be listed.
    pub(super) unreadable: Vec<(PathBuf, LoadError)>,
}

/// The articles in `folder` and the folders inside it, without hidden ones.
pub(super) fn articles(folder: &Path) -> Listing {
    let mut listing = Listing::default();
    descend(folder, 0, &mut BTreeSet::new(), &mut listing);
    listing
}

/// Adds what `folder` holds to `listing`. `seen` holds the real paths of the folders already entered, so that a link
/// to one of them is not followed.
fn descend(folder: &Path, depth: usize, seen: &mut BTreeSet<PathBuf>, listing: &mut Listing) {
    let entries = match children(folder) {
        Ok(entries) => entries,
        Err(error) => return listing.unreadable.push((folder.to_owned(), error)),
    };
    let known = fs::canonicalize(folder).is_ok_and(|real| !seen.insert(real));
    if known || depth > DEPTH {
        return;
    }
    for path in entries {
        if path.is_dir() {
            descend(&path, depth + 1, seen, listing);
        } else if is_article(&path) {
            listing.files.push(path);
        }
    }
}

/// The entries of `folder` that are not hidden, sorted by name.
fn children(folder: &Path) -> Result<Vec<PathBuf>, LoadError> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

fn is_article(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        EXTENSIONS
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    })
}
