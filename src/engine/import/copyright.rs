//! Copyright lines, and whose name stands in them.

use super::{outlets, words};
use crate::engine::text::Span;

/// A line, not a paragraph.
const WORDS: usize = 30;

/// Whether `line` claims a copyright.
pub(super) fn is_line(line: &str) -> bool {
    !words::has(line, WORDS)
        && (owner_of_short(line).is_some() || has_mark_and_year(line) || says_reserved(line))
}

fn says_reserved(line: &str) -> bool {
    let says = b"all rights reserved";
    let bytes = line.as_bytes();
    memchr::memchr2_iter(b'a', b'A', bytes).any(|at| {
        let place = bytes.get(at..at + says.len());
        place.is_some_and(|place| place.eq_ignore_ascii_case(says))
    })
}

fn has_mark_and_year(line: &str) -> bool {
    let mut parts = line.split_whitespace();
    opens(parts.next().unwrap_or_default())
        && line.split(|ch: char| !ch.is_ascii_digit()).any(is_year)
}

/// Where the owner's name stands in a copyright line: `Copyright 2025 The Tern. All rights reserved.`
///
/// After the word or the mark may come years and "by", and then the name. A mark or a year makes any name in capitals
/// the owner's; the bare word needs a name that is an outlet's and ends the line, since "Copyright law" begins headings.
pub(super) fn owner(line: &str) -> Option<Span> {
    (!words::has(line, WORDS)).then(|| owner_of_short(line))?
}

/// The same for a line that is known to be short.
fn owner_of_short(line: &str) -> Option<Span> {
    let mut parts = placed(line).peekable();
    let (_, first) = parts.next().filter(|(_, word)| opens(word))?;
    let mut marked = first.contains(['©', '(']);
    while let Some((_, word)) = parts.next_if(|(_, word)| is_filler(word)) {
        marked |= !matches!(words::fold(word).as_str(), "copyright" | "by");
    }
    let name = name(parts)?;
    let found = name.of(line);
    let ends = line.get(name.end..)?.trim_matches(['.', ' ']).is_empty();
    let outlet = outlets::known(found).is_some() || outlets::has_outlet_noun(found);
    let owns = if marked {
        is_capital(found) || outlet
    } else {
        ends && outlet
    };
    owns.then_some(name)
}

/// What may stand between the mark and the name.
fn is_filler(word: &str) -> bool {
    let year = |part: &str| is_year(part.trim_end_matches([',', '.']));
    matches!(
        words::fold(word).as_str(),
        "©" | "(c)" | "copyright" | "by" | "-" | "–"
    ) || word.split(['-', '–']).all(year)
}

/// The name that `parts` begin with: words with capitals and what joins them, up to a mark, or one word of any case.
fn name<'a>(parts: impl Iterator<Item = (Span, &'a str)>) -> Option<Span> {
    let mut name: Option<Span> = None;
    for (span, word) in parts {
        let bare = word.trim_end_matches(['.', ',', ';', '|']);
        if bare.is_empty() || is_year(bare) || !(name.is_none() || is_capital(bare) || joins(bare))
        {
            break;
        }
        let span = Span::new(span.start, span.start + bare.len());
        name = Some(name.map_or(span, |open| open.cover(span)));
        if bare.len() < word.len() {
            break;
        }
    }
    name
}

/// The words of `line` and where they stand.
fn placed(line: &str) -> impl Iterator<Item = (Span, &str)> {
    line.split_whitespace().map(move |word| {
        let start = word.as_ptr().addr() - line.as_ptr().addr();
        (Span::new(start, start + word.len()), word)
    })
}

fn opens(word: &str) -> bool {
    // The first letter tells nearly all words from these, before anything is folded.
    let may_open = word.starts_with(['c', 'C', '©', '(']);
    let says = || {
        matches!(
            words::fold(word).trim_end_matches(':'),
            "copyright" | "©" | "(c)"
        )
    };
    let marks = || {
        let rest = word.strip_prefix('©');
        rest.is_some_and(|rest| is_year(rest) || is_capital(rest))
    };
    may_open && (says() || marks())
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && matches!(word.get(..2), Some("19" | "20"))
        && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_capital(word: &str) -> bool {
    word.starts_with(|ch: char| ch.is_uppercase() || ch.is_ascii_digit())
}

fn joins(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "&" | "for" | "de" | "la")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expect: &str) {
        assert_eq!(
            owner(line).map_or("", |span| span.of(line)),
            expect,
            "{line:?}"
        );
    }

    #[test]
    fn a_copyright_line_names_its_owner() {
        check("Copyright truthout", "truthout");
        check(
            "© 2025 The Harbour Tern. All rights reserved.",
            "The Harbour Tern",
        );
        check(
            "Copyright © 2019-2025 by Cable News Network, Inc.",
            "Cable News Network",
        );
        check("(c) Reuters", "Reuters");
        check("©2025 The Tern", "The Tern");
        check("Copyright The Harbour Gazette", "The Harbour Gazette");
    }

    #[test]
    fn a_sentence_about_copyright_names_nobody() {
        check("Copyright law", "");
        check("Copyright Office delays ruling", "");
        check("Copyright concerns grow, The Guardian reports.", "");
        assert!(!is_line("Copyright law changes in May."));
        assert!(is_line("All rights reserved."));
        assert!(is_line("© 2025"));
    }
}
