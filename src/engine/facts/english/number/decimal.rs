//! Which mark an article writes between the whole and its parts: "12.3 percent" or, as much of Europe does, "12,3 percent".
//!
//! One number does not tell: "2.400" is two and a bit in London and two thousand four hundred in Vienna. An article
//! writes all its numbers in one way, and some of them can be read in one way only.

use super::sense::{Sense, sense};

/// The mark between the whole and its parts. The other one groups thousands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::engine::facts::english) enum Decimal {
    /// "1,200.50".
    #[default]
    Point,
    /// "1.200,50".
    Comma,
}

impl Decimal {
    /// The mark that `text` writes. A comma is believed where a quantity shows it and nothing speaks for the point: one or
    /// two digits behind a comma in a sum of money or before "percent" or "million" are no list.
    pub(in crate::engine::facts::english) fn of(text: &str) -> Self {
        let mut found = Self::Point;
        for (start, end) in runs(text) {
            let run = text.get(start..end).unwrap_or_default();
            let Some((mark, tail)) = run
                .rfind(['.', ','])
                .and_then(|at| Some((run.get(at..=at)?, run.get(at + 1..)?)))
            else {
                continue;
            };
            let counts = || is_quantity(text, start, end);
            match (mark, tail.len()) {
                (",", 3) => return Self::Point,
                (".", 1 | 2) if counts() => return Self::Point,
                (",", 1 | 2) if counts() => found = Self::Comma,
                _ => {}
            }
        }
        found
    }

    /// The value of digits with their grouping and at most one mark of decimals.
    pub(in crate::engine::facts::english) fn value(self, written: &str) -> Option<f64> {
        let points = self == Self::Comma && written.split('.').skip(1).all(is_group);
        let bare: String = if written.contains(',') && self == Self::Comma {
            let digits = written
                .chars()
                .filter(|char| char.is_ascii_digit() || *char == ',');
            digits
                .map(|char| if char == ',' { '.' } else { char })
                .collect()
        } else {
            // No number has two marks of decimals: the points of "1.200.000" group, whatever the article does elsewhere.
            let groups = points || is_grouped(written);
            let kept = |char: &char| char.is_ascii_digit() || (*char == '.' && !groups);
            written.chars().filter(kept).collect()
        };
        bare.parse().ok()
    }
}

/// Whether `digits` is a group of thousands.
fn is_group(digits: &str) -> bool {
    digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether points part `written` into groups of three that can be nothing but groups: "1.200.000". Four groups of three
/// digits are the address of a computer.
fn is_grouped(written: &str) -> bool {
    let mut groups = written.split('.');
    let first = groups.next().unwrap_or_default().len();
    let rest = groups.clone().count();
    let bounded = rest == 2 && first <= 3 || rest == 3 && first < 3;
    bounded && first > 0 && groups.all(is_group)
}

/// The runs of digits, points and commas that begin and end with a digit and touch no letter before them.
fn runs(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += bytes.get(at..)?.iter().position(u8::is_ascii_digit)?;
            let start = at;
            let inside = |byte: &&u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
            at += bytes.get(at..)?.iter().take_while(inside).count();
            let run = bytes.get(start..at)?;
            let end = start + run.iter().rposition(u8::is_ascii_digit)? + 1;
            let before = start.checked_sub(1).and_then(|before| bytes.get(before));
            if !before.is_some_and(u8::is_ascii_alphanumeric) {
                return Some((start, end));
            }
        }
    })
}

/// Whether the digits from `start` to `end` are a sum of money, a share or a count of millions.
fn is_quantity(text: &str, start: usize, end: usize) -> bool {
    let before = text
        .get(..start)
        .unwrap_or_default()
        .trim_end_matches([' ', '\u{a0}']);
    let money = before.ends_with(['$', '€', '£']);
    let after = text.get(end..).unwrap_or_default();
    let after = after.trim_start_matches([' ', '\u{a0}']);
    let word = after.split(|char: char| !char.is_alphabetic()).next();
    let word = word.unwrap_or_default();
    let share = after.starts_with('%') || word.eq_ignore_ascii_case("percent");
    let counted = matches!(sense(word), Sense::Scale(_)) || matches!(word, "bn" | "mn" | "euros");
    money || share || after.starts_with("per cent") || after.starts_with('€') || counted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Decimal) {
        assert_eq!(Decimal::of(text), expected, "{text}");
    }

    #[test]
    fn turnover_fell_by_12_comma_3_percent() {
        check("Turnover fell by 12,3 percent.", Decimal::Comma);
        check("The shares stood at €41,20 in June.", Decimal::Comma);
        check(
            "It will cut 2.400 jobs and save 3,1 billion euros.",
            Decimal::Comma,
        );
    }

    #[test]
    fn a_list_of_numbers_or_a_score_shows_no_mark_of_decimals() {
        check("It is in chapters 4,5 and 6.", Decimal::Point);
        check("She won 6-4,6-3.", Decimal::Point);
        check("It will cut 2.400 jobs.", Decimal::Point);
    }

    #[test]
    fn one_number_in_the_other_way_leaves_the_point() {
        check("It rose 12,3 percent to $4.50.", Decimal::Point);
        check("It rose 12,3 percent to 1,200.", Decimal::Point);
    }

    #[track_caller]
    fn value(written: &str, decimal: Decimal, expected: Option<f64>) {
        assert_eq!(decimal.value(written), expected, "{written}");
    }

    #[test]
    fn groups_and_decimals_change_places() {
        value("2.400", Decimal::Comma, Some(2400.0));
        value("2.400", Decimal::Point, Some(2.4));
        value("1.200,50", Decimal::Comma, Some(1200.5));
        value("1,200.50", Decimal::Point, Some(1200.5));
        value("2.4", Decimal::Comma, Some(2.4));
        value("1.200.000", Decimal::Point, Some(1_200_000.0));
        value("192.168.100.200", Decimal::Point, None);
        value("12.10.2024", Decimal::Comma, None);
    }
}
