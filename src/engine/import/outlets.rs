//! The outlets that the lexicon knows, by any of their names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::words::fold;
use crate::engine::lexicon::entries;

/// Every form of every name in lower case, and the name as the outlet writes it.
static NAMES: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    entries(include_str!("../../../assets/lexicons/outlets.txt"))
        .flat_map(|line| {
            let name = line.split('|').next().unwrap_or_default();
            line.split('|').map(move |form| (fold(form), name))
        })
        .collect()
});

/// The outlet's own spelling of `name`, whatever its case, where the lexicon knows it.
pub(super) fn known(name: &str) -> Option<&'static str> {
    NAMES.get(&fold(name)).copied()
}

/// Last words that outlets have in their names and other bodies seldom have.
const NOUNS: [&str; 34] = [
    "times",
    "post",
    "news",
    "herald",
    "tribune",
    "journal",
    "gazette",
    "magazine",
    "daily",
    "weekly",
    "observer",
    "chronicle",
    "guardian",
    "independent",
    "telegraph",
    "courier",
    "dispatch",
    "examiner",
    "inquirer",
    "argus",
    "echo",
    "mercury",
    "advertiser",
    "bulletin",
    "reporter",
    "standard",
    "press",
    "review",
    "radio",
    "tv",
    "broadcasting",
    "wire",
    "media",
    "online",
];

/// Whether a name that the lexicon does not know has the shape of an outlet's.
pub(super) fn has_outlet_noun(name: &str) -> bool {
    let folded = fold(name);
    let last = folded.split([' ', '-']).next_back().unwrap_or_default();
    name.contains(' ') && NOUNS.contains(&last)
}
