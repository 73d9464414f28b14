//! Numbers that are no quantities: parts of names, years, ages, scores, labels, numbers of telephones and lists.

use std::sync::LazyLock;

use crate::engine::facts::english::number::{AtomKind, Line, Numeral};
use crate::engine::lexicon::{Words, section};

const TABLE: &str = include_str!("../../../../../assets/lexicons/en/counting.txt");

static LABELS: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "labels")));

/// Why a number is no quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is a part of something longer: "G7", "9/11".
    Fragment,
    /// It numbers the items of a list.
    ListNumber,
    /// It is somebody's age.
    Age,
    /// It stands in a name, or labels something: "Article 5".
    Label,
    /// It is a year.
    Year,
    /// It is the score of a game, or a count of votes.
    Score,
    /// Nothing says what it counts.
    Nothing,
}

impl Refusal {
    /// All, in the order they are looked for.
    pub(super) const ALL: [Self; 7] = [
        Self::Fragment,
        Self::ListNumber,
        Self::Age,
        Self::Label,
        Self::Year,
        Self::Score,
        Self::Nothing,
    ];

    /// What was looked for and not found, where the number is a quantity.
    pub(super) const fn looked_for(self) -> &'static str {
        match self {
            Self::Fragment => "no part of a longer sign: nothing touches it",
            Self::ListNumber => {
                "no number of a list: it does not open the line before a full stop or bracket"
            }
            Self::Age => "no age: neither “aged” nor “old” stands beside it",
            Self::Label => {
                "no label and no name: neither a word that numbers things nor a capital stands before it"
            }
            Self::Year => "no year: not four bare digits between 1500 and 2099",
            Self::Score => "no score: not two numbers joined by a dash that count nothing",
            Self::Nothing => "not bare: a unit, a scale, or what it counts stands beside it",
        }
    }
}

/// Whether the number at atom `start` is written as part of something longer: "G7", "COVID-19", "5G", "50th",
/// "555-0123", "9/11", "192.168.1.2", "#5".
pub(super) fn is_fragment(line: &Line<'_>, start: usize, numeral: &Numeral) -> bool {
    let before = line.word(start.wrapping_sub(1));
    let touches_before = line.glued(start)
        && (before.chars().all(char::is_alphanumeric)
            || matches!(
                before,
                "#" | "/" | ":" | "." | "_" | "@" | "&" | "+" | "," | "%"
            )
            || matches!(before, "-" | "–" | "−") && line.glued(start - 1));
    let next = numeral.next;
    let after = line.word(next);
    let beyond = line.glued(next + 1)
        && (line.has_kind(next + 1, AtomKind::Digits)
            || line.has_kind(next + 1, AtomKind::Letters));
    let touches_after = line.glued(next)
        && (line.has_kind(next, AtomKind::Letters)
            || line.has_kind(next, AtomKind::Digits)
            || matches!(after, "/" | ":" | "." | "_" | "@" | "&" | "-") && beyond);
    touches_before || touches_after
}

/// Whether the number is the label of something, or stands in its name: "Article 5", "Unit 8200", "Windows 11", "page 3",
/// "No. 1". `titled`: the line is a headline in capitals, where capitals tell nothing.
pub(super) fn is_label(line: &Line<'_>, start: usize, numeral: &Numeral, titled: bool) -> bool {
    let Some(at) = start.checked_sub(1) else {
        return false;
    };
    let dotted = line.word(at) == "." && line.glued(at) && at > 0;
    let at = if dotted { at - 1 } else { at };
    let word = line.word(at);
    if !line.has_kind(at, AtomKind::Letters) {
        return false;
    }
    if !numeral.quantity && (LABELS.has_folded(word) || numeral.digits && is_numbered(line, start))
    {
        return true;
    }
    let named = line.capital(at) && !titled && !dotted;
    let opens = at == 0 || !line.has_kind(at - 1, AtomKind::Letters);
    if numeral.digits {
        named && !numeral.quantity && !(opens && is_opener(word))
    } else {
        // "Channel Four", "the Big Five": a number word is capitalised inside a sentence only in a name.
        !titled && line.capital(start) && !line.is(start, "a")
    }
}

/// Whether the digits at `start` stand in a row that a plural label opens: "articles 5, 6 and 7", "routes 4 and 9".
fn is_numbered(line: &Line<'_>, start: usize) -> bool {
    /// Longer rows do not stand in prose.
    const LONGEST: usize = 4;
    let mut at = start;
    for _ in 0..LONGEST {
        let before = at.wrapping_sub(1);
        if line.has_kind(before, AtomKind::Letters)
            && let Some(single) = line.word(before).strip_suffix('s')
            && LABELS.has_folded(single)
        {
            return true;
        }
        let joint = line.any(before, &["and", "or", "to", ",", "–", "-", "&"]);
        let comma = usize::from(joint && line.word(before.wrapping_sub(1)) == ",");
        at = before.wrapping_sub(1 + comma);
        if !joint || !line.has_kind(at, AtomKind::Digits) {
            return false;
        }
        // "Nos. 4 and 5", "article 5 and 6"
        let dot = usize::from(line.word(at.wrapping_sub(1)) == ".");
        if LABELS.has_folded(line.word(at.wrapping_sub(1 + dot))) {
            return true;
        }
    }
    false
}

/// Whether a capitalised word at the start of a sentence says nothing about what follows.
fn is_opener(word: &str) -> bool {
    static OPENERS: LazyLock<Words> = LazyLock::new(|| {
        Words::new(section(
            include_str!("../../../../../assets/lexicons/en/function-words.txt"),
            "openers",
        ))
    });
    OPENERS.has_folded(word) || word.ends_with("ly")
}

/// Whether four bare digits are read as a year.
pub(super) fn is_year(line: &Line<'_>, start: usize, numeral: &Numeral) -> bool {
    numeral.digits
        && !numeral.quantity
        && line.word(start).len() == 4
        && (1500.0..2100.0).contains(&numeral.value)
}

/// Whether the figure whose unit ends before atom `next` is an age: "34-year-old", "34 years old", "aged 34".
pub(super) fn is_age(line: &Line<'_>, start: usize, next: usize) -> bool {
    let before = start.wrapping_sub(1);
    let aged = line.any(before, &["aged", "age", "ages"])
        || line.is(before, "of") && line.any(start.wrapping_sub(2), &["age", "ages"]);
    let at = next + usize::from(line.word(next) == "-");
    aged || line.is(at, "old") || line.any(at, &["of"]) && line.is(at + 1, "age")
}

/// Whether the line only starts with the number, as lists do: "3. Mix", "2) Stir".
pub(super) fn is_list_number(line: &Line<'_>, start: usize, numeral: &Numeral) -> bool {
    let opens = start == 0 || (start == 1 && line.word(0) == "(");
    opens
        && numeral.digits
        && matches!(line.word(numeral.next), ")" | "." | ":")
        && numeral.next <= 2
}

/// Whether most longer words of the line are capitalised, as in some headlines.
pub(super) fn is_titled(line: &Line<'_>) -> bool {
    /// Headlines are short; beyond it is prose.
    const LONGEST: usize = 40;
    if line.len() > LONGEST {
        return false;
    }
    let long = (0..line.len())
        .filter(|&idx| line.word(idx).len() > 3 && line.has_kind(idx, AtomKind::Letters));
    let (all, capital) = long.fold((0, 0), |(all, capital), idx| {
        (all + 1, capital + usize::from(line.capital(idx)))
    });
    all >= 3 && capital * 10 >= all * 8
}
