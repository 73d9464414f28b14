//! Units and currencies: their written forms, and what they convert to.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::engine::facts::english::number::Line;
use crate::engine::lexicon;

/// One unit or currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Unit {
    /// Short form: `TB`, `%`, `USD`.
    pub short: &'static str,
    /// The unit that all units of its kind convert to.
    pub common: &'static str,
    /// How many of the common unit one of it is.
    pub factor: f64,
}

impl Unit {
    /// Whether it is a currency.
    pub(super) fn is_money(&self) -> bool {
        self.short == self.common
            && self.short.len() == 3
            && self.short.bytes().all(|byte| byte.is_ascii_uppercase())
    }
}

/// The table as rules read it.
struct Units {
    /// After the number, letter for letter.
    symbols: FxHashMap<&'static str, Unit>,
    /// After the number and touching it, letter for letter.
    touching: FxHashMap<&'static str, Unit>,
    /// After the number, in any case.
    words: FxHashMap<String, Unit>,
    /// Before the number.
    signs: FxHashMap<&'static str, Unit>,
    /// By short form; the first row of a short form counts.
    shorts: FxHashMap<&'static str, Unit>,
}

static UNITS: LazyLock<Units> = LazyLock::new(|| {
    let mut units = Units {
        symbols: FxHashMap::default(),
        touching: FxHashMap::default(),
        words: FxHashMap::default(),
        signs: FxHashMap::default(),
        shorts: FxHashMap::default(),
    };
    let table = include_str!("../../../../../assets/lexicons/en/units.txt");
    for (unit, forms) in lexicon::entries(table).filter_map(of_row) {
        units.shorts.entry(unit.short).or_insert(unit);
        for form in forms.split(',') {
            if let Some(sign) = form.strip_prefix('^') {
                units.signs.insert(sign, unit);
            } else if let Some(form) = form.strip_prefix('~') {
                units.touching.insert(form, unit);
            } else if form.len() <= 3 || form.chars().any(char::is_uppercase) {
                units.symbols.insert(form, unit);
                // "degrees Celsius" and "US dollars" are words, in spite of their capitals.
                if form.chars().filter(|char| char.is_lowercase()).count() > 3 {
                    units.words.insert(form.to_lowercase(), unit);
                }
            } else {
                units.words.insert(form.to_owned(), unit);
            }
        }
    }
    // "foot" and "bit" are words in spite of their length: a number word may stand before them.
    for word in ["bit", "day", "ton", "yen", "min"] {
        if let Some(unit) = units.symbols.get(word).copied() {
            units.words.insert(word.to_owned(), unit);
        }
    }
    units
});

/// The first words of all forms, in lower case: most words start none, which is worth knowing before anything is built.
static FIRSTS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let table = include_str!("../../../../../assets/lexicons/en/units.txt");
    let forms = lexicon::entries(table)
        .filter_map(of_row)
        .flat_map(|(_, forms)| forms.split(','));
    forms.filter_map(first_word).collect()
});

/// Whether a written form may start with `word`.
fn opens_form(word: &str) -> bool {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return FIRSTS.contains(word);
    }
    word.len() <= 24 && FIRSTS.contains(&word.to_lowercase())
}

/// The first run of letters of a written form, or its first mark, as atoms are cut.
fn first_word(form: &str) -> Option<String> {
    let form = form.trim_start_matches(['~', '^']);
    let first = form.chars().next()?;
    let letters = form
        .find(|char: char| !char.is_alphabetic())
        .unwrap_or(form.len());
    let len = if first.is_alphabetic() {
        letters
    } else {
        first.len_utf8()
    };
    form.get(..len).map(str::to_lowercase)
}

/// The unit and the written forms of a row: `TB|B|1e12|TB,terabyte,terabytes`.
fn of_row(row: &'static str) -> Option<(Unit, &'static str)> {
    let mut fields = row.split('|');
    let unit = Unit {
        short: fields.next()?,
        common: fields.next()?,
        factor: fields.next()?.parse().ok()?,
    };
    Some((unit, fields.next()?))
}

/// The unit written at atom `idx`, and the atom after it. `digits`: whether the number before it is in digits.
///
/// "8TB", "8 TB", "5-mile", "90 per cent", "20 km/h".
pub(super) fn after(line: &Line<'_>, idx: usize, digits: bool) -> Option<(Unit, usize)> {
    /// No form in the table has more atoms: "kilometres per hour".
    const LONGEST: usize = 3;
    let hyphen = line.word(idx) == "-" && line.glued(idx) && line.glued(idx + 1);
    let from = idx + usize::from(hyphen);
    if !opens_form(line.word(from)) {
        return None;
    }
    if digits && is_temperature(line, from) {
        let short = if line.word(from) == "F" { "°F" } else { "°C" };
        return of_short(short).map(|unit| (unit, from + 1));
    }
    for len in (1..=LONGEST).rev() {
        let next = from + len;
        if line.atom(next - 1).is_none() {
            continue;
        }
        let written = line.span(from, next).of(line.text);
        // A longer word goes on where letters touch: "5 minute" is no "5 min".
        if let Some(unit) = form(written, digits, line.glued(from)) {
            return Some((unit, next));
        }
    }
    None
}

/// Whether a letter after digits and a space is a scale of temperature: "near 104 F", "lows of 12 C". The letter stands
/// alone, and before the number stands what temperatures are told with.
fn is_temperature(line: &Line<'_>, idx: usize) -> bool {
    const BEFORE: [&str; 22] = [
        "near",
        "of",
        "to",
        "at",
        "above",
        "below",
        "minus",
        "reached",
        "hit",
        "topped",
        "around",
        "about",
        "over",
        "under",
        "nearly",
        "exceeding",
        "exceeded",
        "passed",
        "reach",
        "hits",
        "from",
        "than",
    ];
    let letter = matches!(line.word(idx), "F" | "C") && !line.glued(idx);
    letter
        && line.any(idx.wrapping_sub(2), &BEFORE)
        && !line.capital(idx + 1)
        && !(line.glued(idx + 1)
            && matches!(line.word(idx + 1), "-" | "." | "’" | "'" | "+")
            && line.capital(idx + 2))
        && !(line.glued(idx + 1) && line.word(idx + 1) == "-")
}

/// The unit that `written` is a form of.
fn form(written: &str, digits: bool, glued: bool) -> Option<Unit> {
    /// No form in the table is longer, in bytes.
    const LONGEST: usize = 28;
    if written.len() > LONGEST {
        return None;
    }
    let symbol = digits.then(|| UNITS.symbols.get(written)).flatten();
    let touching = (digits && glued)
        .then(|| UNITS.touching.get(written))
        .flatten();
    let word = || UNITS.words.get(written.to_lowercase().as_str());
    symbol.or(touching).or_else(word).copied()
}

/// The currency whose sign or code stands before atom `idx`, and the first atom of that sign: "$", "US$", "USD".
pub(super) fn before(line: &Line<'_>, idx: usize) -> Option<(Unit, usize)> {
    let sign = idx.checked_sub(1)?;
    if line.glued(idx)
        && line.glued(sign)
        && let Some(letters) = sign.checked_sub(1)
        && let Some(unit) = UNITS.signs.get(line.span(letters, idx).of(line.text))
    {
        return Some((*unit, letters));
    }
    if line.word(sign) == "." && line.glued(sign) && line.is(sign.wrapping_sub(1), "Rs") {
        return UNITS.signs.get("Rs").map(|unit| (*unit, sign - 1));
    }
    let unit = UNITS.signs.get(line.word(sign))?;
    let letters = line.word(sign).starts_with(char::is_alphabetic);
    (letters || !line.glued(sign) || !line.capital(sign.wrapping_sub(1))).then_some((*unit, sign))
}

/// The unit of a short form.
pub(super) fn of_short(short: &str) -> Option<Unit> {
    UNITS.shorts.get(short).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let table = include_str!("../../../../../assets/lexicons/en/units.txt");
        for row in lexicon::entries(table) {
            assert!(of_row(row).is_some(), "{row}");
        }
    }

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let line = Line::new(text, 0, text.len());
        let found = after(
            &line,
            1,
            text.starts_with(|char: char| char.is_ascii_digit()),
        );
        assert_eq!(found.map(|(unit, _)| unit.short), expected, "{text}");
    }

    #[test]
    fn symbols_go_with_digits_and_words_with_both() {
        check("8TB", Some("TB"));
        check("8 terabytes", Some("TB"));
        check("five terabytes", Some("TB"));
        check("five TB", None);
        check("90 per cent", Some("%"));
        check("90 Percent", Some("%"));
        check("40 km/h", Some("km/h"));
        check("40 kilometres per hour", Some("km/h"));
        check("20 km²", Some("km2"));
        check("30°C", Some("°C"));
        check("30 degrees Celsius", Some("°C"));
        check("5-mile", Some("mi"));
        check("200g", Some("g"));
        check("200 g", None);
        check("1990s", None);
        check("ten days", Some("day"));
    }
}
