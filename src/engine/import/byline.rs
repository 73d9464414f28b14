//! By-lines: who wrote it, as the line above or below an article says.

use std::sync::LazyLock;

use super::{outlets, words};
use crate::engine::lexicon::{Words, entries, section};

/// The words of by-lines, by what they are.
struct Lexicon {
    author: Vec<&'static str>,
    credit: Vec<&'static str>,
    role: Words,
    particle: Words,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let part = |name| section(BYLINES, name);
    Lexicon {
        author: entries(part("author")).collect(),
        credit: entries(part("credit")).collect(),
        role: Words::new(part("role")),
        particle: Words::new(part("particle")),
    }
});

/// How by-lines and the dates beside them are worded.
pub(super) const BYLINES: &str = include_str!("../../../assets/lexicons/en/bylines.txt");

/// A by-line is a line, not a paragraph.
const WORDS: usize = 30;

/// The authors that `line` names, where it is a by-line; none where it credits editors or photographers only.
pub(super) fn read(line: &str) -> Option<Vec<String>> {
    if words::has(line, WORDS + 1) {
        return None;
    }
    let folded = words::fold(line);
    let opens = |cues: &[&str]| {
        cues.iter()
            .filter(|cue| starts_with_words(&folded, cue))
            .map(|cue| cue.split(' ').count())
            .max()
    };
    if opens(&LEXICON.credit).is_some() && names_somebody(line) {
        return Some(Vec::new());
    }
    let skip = opens(&LEXICON.author)?;
    let rest: Vec<&str> = line.split_whitespace().skip(skip).collect();
    authors(&rest.join(" "))
}

/// The authors that a field for them names: `Jane Doe and John Roe`, `By Jane Doe`; any other text is one name.
pub(super) fn split(field: &str) -> Vec<String> {
    read(field)
        .or_else(|| authors(field))
        .unwrap_or_else(|| vec![field.to_owned()])
}

/// Whether `folded` begins with the words of `cue`.
fn starts_with_words(folded: &str, cue: &str) -> bool {
    folded
        .strip_prefix(cue)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') || cue.ends_with(':'))
}

/// Whether a credit line goes on with a name, so that "Edited by mistake" is none.
fn names_somebody(line: &str) -> bool {
    line.split_whitespace()
        .skip(2)
        .take(3)
        .any(|word| word.starts_with(char::is_uppercase))
}

/// The names at the start of what follows "By".
fn authors(rest: &str) -> Option<Vec<String>> {
    let rest = rest
        .split(['|', '•', '·', ';', '—', '–', '/', '('])
        .next()?;
    let rest = without_tail(rest)
        .replace(" & ", ", ")
        .replace(" with ", ", ");
    let rest = rest.replace(", and ", ", ").replace(" and ", ", ");
    let mut names = Vec::new();
    for piece in rest
        .split(',')
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
    {
        let piece = piece
            .strip_suffix('.')
            .filter(|_| piece.len() > 4)
            .unwrap_or(piece);
        match (outlets::known(piece), names.is_empty()) {
            (Some(outlet), true) => names.push(outlet.to_owned()),
            (None, _) if is_name(piece) => names.push(piece.to_owned()),
            (None, true) => return None,
            // What follows the names is their job, their desk, their town.
            _ => break,
        }
    }
    (!names.is_empty()).then_some(names)
}

/// `rest` up to where the by-line goes on with a place, an outlet or a date.
fn without_tail(rest: &str) -> &str {
    [
        " for ",
        " in ",
        " at ",
        " of ",
        " from ",
        " on ",
        " Published",
        " Updated",
        " Posted",
        " - ",
    ]
    .iter()
    .filter_map(|tail| rest.find(tail))
    .min()
    .and_then(|end| rest.get(..end))
    .unwrap_or(rest)
    .trim()
}

/// Whether `piece` has the shape of a person's name: two to five words with capitals, particles aside.
fn is_name(piece: &str) -> bool {
    let parts: Vec<&str> = piece.split(' ').collect();
    let particle = |word: &str| LEXICON.particle.has(word);
    let capital = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word
                .chars()
                .all(|ch| ch.is_alphabetic() || matches!(ch, '\'' | '’' | '.' | '-'))
            && !LEXICON.role.has_folded(word)
    };
    (2..=5).contains(&parts.len())
        && parts.iter().all(|word| capital(word) || particle(word))
        && parts.last().is_some_and(|word| capital(word))
        && parts.iter().filter(|word| capital(word)).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expect: Option<&[&str]>) {
        let expect = expect.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(read(line), expect, "{line:?}");
    }

    #[test]
    fn by_lines_name_their_authors() {
        check(
            "By Elizabeth Weill-Greenberg",
            Some(&["Elizabeth Weill-Greenberg"]),
        );
        check("by Jane Doe", Some(&["Jane Doe"]));
        check("By JANE DOE and JOHN ROE", Some(&["JANE DOE", "JOHN ROE"]));
        check(
            "By Jane Doe, John Roe & Ann van der Lee",
            Some(&["Jane Doe", "John Roe", "Ann van der Lee"]),
        );
        check(
            "By Jane Doe, Senior Technology Reporter",
            Some(&["Jane Doe"]),
        );
        check("By Jane Doe in London", Some(&["Jane Doe"]));
        check("By Jane Doe | September 25, 2025", Some(&["Jane Doe"]));
        check("Written by J. R. O’Brien", Some(&["J. R. O’Brien"]));
        check("By Reuters", Some(&["Reuters"]));
        check("By Jane Doe, BBC News", Some(&["Jane Doe"]));
        check(
            "Reporting by Jane Doe; Editing by John Roe",
            Some(&["Jane Doe"]),
        );
    }

    #[test]
    fn credits_are_furniture_without_authors() {
        check("Editing by John Roe", Some(&[]));
        check("Additional reporting by Ann Lee", Some(&[]));
    }

    #[test]
    fn sentences_that_begin_with_by_are_no_by_lines() {
        check("By Thursday the water had reached the school.", None);
        check("By the numbers", None);
        check("By Friday", None);
        check("Edited by mistake, the tape was lost.", None);
        check("Bystanders saw Jane Doe", None);
    }
}
