//! The sample stories that come with the program, so that the first run shows something worth reading.

use std::sync::Arc;

use crate::engine::article::Article;
use crate::engine::import::{Input, import};

/// The bundled files, story by story; a test compares the list with the folder.
const FILES: [(&str, &str); 9] = [
    (
        "azure/the-verge.md",
        include_str!("../seeds/azure/the-verge.md"),
    ),
    (
        "azure/techcrunch.md",
        include_str!("../seeds/azure/techcrunch.md"),
    ),
    (
        "azure/truthout.md",
        include_str!("../seeds/azure/truthout.md"),
    ),
    (
        "azure/polygon.md",
        include_str!("../seeds/azure/polygon.md"),
    ),
    (
        "azure/unnamed.md",
        include_str!("../seeds/azure/unnamed.md"),
    ),
    (
        "tarle-barrier/lorvenna-press.md",
        include_str!("../seeds/tarle-barrier/lorvenna-press.md"),
    ),
    (
        "tarle-barrier/lorvenna-one.md",
        include_str!("../seeds/tarle-barrier/lorvenna-one.md"),
    ),
    (
        "tarle-barrier/tarlemouth-lantern.md",
        include_str!("../seeds/tarle-barrier/tarlemouth-lantern.md"),
    ),
    (
        "tarle-barrier/weir-and-windlass.md",
        include_str!("../seeds/tarle-barrier/weir-and-windlass.md"),
    ),
];

/// The bundled articles, in the order of their stories.
#[must_use]
pub fn articles() -> Vec<Arc<Article>> {
    FILES
        .iter()
        .filter_map(|(path, text)| {
            let name = path.rsplit('/').next().unwrap_or(path);
            // The tests read every file without a warning, so nothing is lost here.
            import(Input {
                name,
                bytes: text.as_bytes(),
            })
            .ok()
        })
        .flat_map(|import| import.articles)
        .map(Arc::new)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::engine::article::Origin;

    #[test]
    fn every_file_of_the_folder_is_bundled_and_reads_without_a_warning() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let mut found = BTreeSet::new();
        for story in std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
        {
            if story.is_dir() {
                for file in std::fs::read_dir(&story)
                    .unwrap()
                    .map(|entry| entry.unwrap().path())
                {
                    found.insert(
                        file.strip_prefix(&folder)
                            .unwrap()
                            .to_str()
                            .unwrap()
                            .to_owned(),
                    );
                }
            }
        }
        let listed: BTreeSet<String> = FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
        assert_eq!(listed, found);
        for (path, text) in FILES {
            let import = import(Input {
                name: path,
                bytes: text.as_bytes(),
            })
            .unwrap();
            assert_eq!(import.warnings, [], "{path}");
            assert_eq!(import.articles.len(), 1, "{path}");
        }
    }

    #[test]
    fn every_bundled_article_says_what_it_is() {
        for article in articles() {
            assert_ne!(article.origin, Origin::Report, "{}", article.label);
            assert!(!article.metadata.title.is_empty(), "{}", article.label);
            assert!(article.metadata.story.is_some(), "{}", article.label);
            assert_eq!(
                article.metadata.language.as_deref(),
                Some("en"),
                "{}",
                article.label
            );
            assert!(
                article.outlet.is_some() || article.label == "unnamed.md",
                "{}",
                article.label
            );
        }
    }
}
