//! Which bodies "the company" and "the town council" can stand for: those that call themselves nothing else.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::super::speech::words::CUES;
use crate::engine::lexicon::{self, Words};

/// The kinds of bodies that a noun names, by index of their line in the table.
static KINDS: LazyLock<FxHashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut kinds: FxHashMap<&'static str, Vec<usize>> = FxHashMap::default();
    let rows = lexicon::entries(lexicon::section(CUES, "kinds of bodies"));
    for (idx, row) in rows.enumerate() {
        for noun in row.split_whitespace() {
            kinds.entry(noun).or_default().push(idx);
        }
    }
    kinds
});

static COMMON: LazyLock<Words> =
    LazyLock::new(|| Words::new(lexicon::section(CUES, "common kinds of bodies")));

/// Whether the definite phrase `words` ("the company", "the town council") can stand for the body called `name`.
pub(super) fn fits(words: &str, name: &str) -> bool {
    let mut words = words.split_whitespace().rev();
    let Some(noun) = words.next() else {
        return false;
    };
    // "its council", "the council", but "the town council": a word of its own between.
    let described = words.count() > 1;
    let called = name.split_whitespace();
    let same = called.clone().any(|word| noun.eq_ignore_ascii_case(word));
    if same {
        return true;
    }
    if described && COMMON.has_folded(noun) {
        return false;
    }
    let kinds = |word: &str| lexicon::folded(word, |lower| KINDS.get(lower));
    let Some(own) = kinds(noun) else {
        return true;
    };
    let last = called.rev().find_map(kinds);
    last.is_none_or(|kinds| kinds.iter().any(|kind| own.contains(kind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_not_called_what_it_is_not() {
        for (words, name, expected) in [
            ("the company", "Orrin Shipping", true),
            ("the company", "Orrin Ministry of Ports", false),
            ("the company", "Dockers’ Union", false),
            ("the group", "Sail On", true),
            ("the group", "Harbour League", true),
            ("the group", "Ministry of Ports", false),
            ("the board", "Orrin Barrier Authority", true),
            ("the council", "Harbour Board", true),
            ("the town council", "Harbour Board", false),
            ("the town council", "Orrin Town Council", true),
            ("the ministry", "Israel Ministry of Defence", true),
            ("the tech company", "Azure", true),
            ("the union", "Unite", true),
        ] {
            assert_eq!(fits(words, name), expected, "{words}, {name}");
        }
    }
}
