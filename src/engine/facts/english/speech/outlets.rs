//! Outlets named in running text: known ones from the table, by their capitals.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::line::Line;
use super::phrase::Phrase;
use super::words::Class;
use crate::engine::lexicon;

/// Every form of every known outlet, without "The", to the outlet's own form.
static OUTLETS: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    let table = include_str!("../../../../../assets/lexicons/outlets.txt");
    let mut outlets = FxHashMap::default();
    for row in lexicon::entries(table) {
        let mut forms = row.split('|').map(str::trim).peekable();
        let Some(&name) = forms.peek() else { continue };
        for form in forms {
            let key = form.strip_prefix("The ").unwrap_or(form);
            outlets.entry(key.to_owned()).or_insert(name);
        }
    }
    outlets
});

/// Whether `name` is that of a known outlet.
pub(in super::super) fn is_outlet(name: &str) -> bool {
    OUTLETS.contains_key(name.strip_prefix("The ").unwrap_or(name))
}

/// The same forms in order, to tell whether any goes on from the words read so far.
static SORTED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut forms: Vec<&'static str> = OUTLETS.keys().map(String::as_str).collect();
    forms.sort_unstable();
    forms
});

/// Whether the name of an outlet may start with `word`.
pub(in super::super) fn may_open(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '+') && begins(word)
}

/// Whether a form of an outlet's name starts with `words`.
fn begins(words: &str) -> bool {
    let next = SORTED.partition_point(|form| *form < words);
    SORTED.get(next).is_some_and(|form| form.starts_with(words))
}

/// No outlet's name has more items than this.
const LONGEST: usize = 6;

/// The outlet named at item `at`, with the items that name it; "The" may stand in front.
pub(in super::super) fn at(line: &Line<'_>, at: usize) -> Option<(Phrase, &'static str)> {
    let start = at + usize::from(line.reads(at, "the"));
    let first = line.item(start)?;
    // Most names are no outlet's: they cost no copy.
    let opens = first.class.is(Class::OPENS_OUTLET) || first.word == "+" && begins(first.word);
    if !opens {
        return None;
    }
    // The longest name counts: "Washington Post", not "Post".
    let mut name = String::new();
    let mut found = None;
    for idx in start..line.items.len().min(start + LONGEST) {
        let item = line.item(idx).filter(|item| item.stretch.is_none())?;
        let spaced = idx > start
            && line
                .item(idx - 1)
                .is_some_and(|before| before.span.end < item.span.start);
        if spaced {
            name.push(' ');
        }
        name.push_str(item.word);
        if let Some(outlet) = OUTLETS.get(name.as_str()) {
            found = Some(((at, idx), *outlet));
        }
        if !begins(&name) {
            break;
        }
        if line.item(idx + 1).is_none_or(|next| next.stretch.is_some()) {
            break;
        }
    }
    found
}
