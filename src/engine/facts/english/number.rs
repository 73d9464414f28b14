//! Numbers as they are written: digits with their grouping, number words, scales, fractions.
//!
//! Used by the rules for dates and for figures. It reads what is there and nothing around it: whether "five" counts
//! something, or stands in a name, is for those rules to say.

mod atom;
mod decimal;
mod sense;

pub(super) use atom::{AtomKind, Line, pieces};
pub(super) use decimal::Decimal;
pub(super) use sense::{Period, Sense, sense as sense_of};

/// A number and the atoms it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// Its value.
    pub value: f64,
    /// Index of the first atom after it.
    pub next: usize,
    /// Whether it is a share of a whole ("two-thirds", "nine in ten").
    pub share: bool,
    /// Whether it is written in digits.
    pub digits: bool,
    /// Whether a scale or a grouping shows that it is a quantity, not a label ("1,200", "5 million").
    pub quantity: bool,
}

/// Reads the number that starts at atom `start`.
pub(super) fn read(line: &Line<'_>, start: usize) -> Option<Numeral> {
    let number = share(line, start).or_else(|| match line.atom(start)?.kind {
        AtomKind::Digits => digits(line, start),
        AtomKind::Letters => words(line, start),
        AtomKind::Mark => None,
    })?;
    Some(ratio(line, number).unwrap_or(number))
}

/// "2.3", "1,200", "2.3 million", "2½".
fn digits(line: &Line<'_>, start: usize) -> Option<Numeral> {
    let atom = line.atom(start)?;
    let written = atom.span.of(line.text);
    let mut value = value_of(written, line.decimal)?;
    let mut next = start + 1;
    if line.glued(next)
        && let Some(part) = vulgar(line.word(next))
    {
        value += part;
        next += 1;
    }
    if let Some(part) = mixed(line, next) {
        value += part;
        next += 3;
    }
    let mut quantity = written
        .chars()
        .any(|char| !char.is_ascii_digit() && char != '.');
    while let Some((scale, after)) = scale(line, next) {
        value *= scale;
        next = after;
        quantity = true;
    }
    Some(Numeral {
        value,
        next,
        share: false,
        digits: true,
        quantity,
    })
}

/// "1/2" at `idx`, after a whole number and a space: "10 1/2 miles".
fn mixed(line: &Line<'_>, idx: usize) -> Option<f64> {
    let slashed = line.word(idx + 1) == "/" && line.glued(idx + 1) && line.glued(idx + 2);
    let (top, bottom) = (line.small(idx)?, line.small(idx + 2)?);
    let fits = slashed && !line.glued(idx) && !line.glued(idx + 3) && top < bottom && bottom <= 16;
    fits.then(|| f64::from(top) / f64::from(bottom))
}

/// The value of digits with their grouping and at most one mark of decimals.
fn value_of(written: &str, decimal: Decimal) -> Option<f64> {
    /// Longer runs of digits are no quantity anybody writes: they are keys, numbers of accounts, or noise.
    const LONGEST: usize = 24;
    (written.len() <= LONGEST).then(|| decimal.value(written))?
}

/// A scale at `idx`: "million", "-million", "bn" after digits; its factor and the atom after it.
fn scale(line: &Line<'_>, idx: usize) -> Option<(f64, usize)> {
    let at = if line.word(idx) == "-" && line.glued(idx) && line.glued(idx + 1) {
        idx + 1
    } else {
        idx
    };
    match line.sense(at) {
        Sense::Hundred => Some((100.0, at + 1)),
        Sense::Scale(factor) => Some((factor, at + 1)),
        Sense::Dozen => Some((12.0, at + 1)),
        _ => short_scale(line, idx).map(|factor| (factor, idx + 1)),
    }
}

/// "5bn", "5 bn", "10k", "5mn"; "5m" is for the figure rule to tell from metres.
fn short_scale(line: &Line<'_>, idx: usize) -> Option<f64> {
    let touching = line.glued(idx);
    match line.word(idx) {
        "bn" => Some(1e9),
        "tn" => Some(1e12),
        "mn" | "mln" => Some(1e6),
        "k" | "K" if touching => Some(1e3),
        "b" | "B" if touching && line.follows_currency(idx.wrapping_sub(1)) => Some(1e9),
        "m" | "M" if touching && line.follows_currency(idx.wrapping_sub(1)) => Some(1e6),
        _ => None,
    }
}

/// "five", "twenty-three", "one hundred and twelve thousand", "a million", "half a million", "two and a half million".
fn words(line: &Line<'_>, start: usize) -> Option<Numeral> {
    let (mut group, mut next, mut quantity) = opening(line, start)?;
    let mut total = 0.0;
    loop {
        let (at, joined) = joint(line, next);
        match line.sense(at) {
            Sense::Hundred if group > 0.0 && group < 100.0 => group *= 100.0,
            Sense::Dozen if group > 0.0 => group *= 12.0,
            Sense::Scale(factor) if group > 0.0 => {
                total += group * factor;
                group = 0.0;
            }
            Sense::Small(unit) if unit > 0 && takes_unit(total, group, joined) => {
                group += f64::from(unit);
                next = at + 1;
                continue;
            }
            Sense::Tens(tens) if takes_tens(total, group, joined) => {
                group += f64::from(tens);
                next = at + 1;
                continue;
            }
            _ => break,
        }
        quantity = true;
        next = at + 1;
    }
    let half = half_more(line, next);
    if group == 0.0
        && total > 0.0
        && let Some(after) = half
    {
        // "a million and a half": half of the scale that stands before.
        if let Sense::Scale(factor) = line.sense(next - 1) {
            total += factor / 2.0;
            next = after;
        }
    } else if group > 0.0
        && let Some(after) = half
    {
        group += 0.5;
        next = after;
        if let Some((factor, after)) = scale(line, next) {
            group *= factor;
            next = after;
        }
        quantity = true;
    }
    Some(Numeral {
        value: total + group,
        next,
        share: false,
        digits: false,
        quantity,
    })
}

/// The first word of a number: its value, the atom after it, and whether it cannot be a pronoun or an article.
fn opening(line: &Line<'_>, start: usize) -> Option<(f64, usize, bool)> {
    let multiplies = |idx| {
        matches!(
            line.sense(idx),
            Sense::Hundred | Sense::Scale(_) | Sense::Dozen
        )
    };
    match line.sense(start) {
        Sense::Small(unit) => Some((f64::from(unit), start + 1, false)),
        Sense::Tens(tens) => Some((f64::from(tens), start + 1, false)),
        Sense::Part(2) if line.any(start + 1, &["a", "an"]) && multiplies(start + 2) => {
            Some((0.5, start + 2, true))
        }
        Sense::Article if multiplies(start + 1) => Some((1.0, start + 1, true)),
        Sense::Article => match line.sense(start + 1) {
            Sense::Part(part) if multiplies(start + 2) => {
                Some((1.0 / f64::from(part), start + 2, true))
            }
            _ => None,
        },
        _ => None,
    }
}

/// Where the next word of a number stands after a hyphen or "and", and whether "and" stands between.
fn joint(line: &Line<'_>, next: usize) -> (usize, bool) {
    if line.word(next) == "-" && line.glued(next) && line.glued(next + 1) {
        return (next + 1, false);
    }
    if line.is(next, "and") {
        return (next + 1, true);
    }
    (next, false)
}

/// Whether a word from one to nineteen continues a number: after tens or hundreds, "and" only after hundreds.
fn takes_unit(total: f64, group: f64, joined: bool) -> bool {
    let after_tens = !joined && group % 100.0 >= 20.0 && group % 10.0 == 0.0;
    let after_hundreds = group >= 100.0 && group % 100.0 == 0.0;
    let after_scale = total > 0.0 && group == 0.0;
    after_tens || after_hundreds || after_scale
}

/// Whether a word from twenty to ninety continues a number: only after hundreds or a scale.
fn takes_tens(total: f64, group: f64, joined: bool) -> bool {
    takes_unit(total, group, joined) && (group == 0.0 || group % 100.0 == 0.0)
}

/// "and a half" or "-and-a-half" at `idx`: the atom after it.
fn half_more(line: &Line<'_>, idx: usize) -> Option<usize> {
    let hyphened = line.word(idx) == "-" && line.glued(idx) && line.glued(idx + 1);
    let (at, step) = if hyphened { (idx + 1, 2) } else { (idx, 1) };
    let joined = !hyphened || line.word(at + 1) == "-" && line.word(at + 3) == "-";
    let half = line.is(at, "and") && line.is(at + step, "a") && line.is(at + 2 * step, "half");
    (half && joined).then_some(at + 2 * step + 1)
}

/// "two-thirds", "three quarters", "a third of", "half of", "3/4 of", "½": a share of a whole.
fn share(line: &Line<'_>, start: usize) -> Option<Numeral> {
    let numeral = |value: f64, next: usize| Numeral {
        value,
        next,
        share: true,
        digits: false,
        quantity: true,
    };
    let whole = |idx: usize| line.is(idx, "of");
    if let Some(value) = vulgar(line.word(start)) {
        return Some(numeral(value, start + 1));
    }
    if line.sense(start) == Sense::Part(2) {
        let the = line.any(start + 1, &["the", "its", "their", "our", "all"]);
        let part = [
            "first", "second", "other", "top", "bottom", "last", "latter", "better",
        ];
        let named = line.any(start.wrapping_sub(1), &part);
        let told = is_alone(line, start, start + 1) || is_majority(line, start);
        return (!named && (whole(start + 1) || the || told)).then(|| numeral(0.5, start + 1));
    }
    if line.word(start + 1) == "/" && line.glued(start + 1) && line.glued(start + 2) {
        let (top, bottom) = (line.small(start)?, line.small(start + 2)?);
        let measure = line.any(
            start + 3,
            &[
                "mile",
                "inch",
                "inches",
                "cup",
                "teaspoon",
                "tablespoon",
                "pound",
                "ounce",
                "acre",
                "hour",
                "point",
            ],
        );
        let fits = top < bottom && (bottom <= 10 && whole(start + 3) || bottom <= 16 && measure);
        return fits.then(|| numeral(f64::from(top) / f64::from(bottom), start + 3));
    }
    let top = match line.sense(start) {
        Sense::Small(top) if (1..10).contains(&top) => top,
        Sense::Article => 1,
        _ => return None,
    };
    let hyphen = line.word(start + 1) == "-" && line.glued(start + 1);
    let at = start + 1 + usize::from(hyphen);
    let Sense::Part(bottom) = line.sense(at) else {
        return None;
    };
    let plural = top > 1 && line.word(at).ends_with('s');
    let telling = plural
        || (whole(at + 1) && (top == 1 || hyphen))
        || top == 1 && is_alone(line, start, at + 1);
    (top < bottom && telling).then(|| numeral(f64::from(top) / f64::from(bottom), at + 1))
}

/// "More than half said no": half of those who do something.
fn is_majority(line: &Line<'_>, start: usize) -> bool {
    line.is(start.wrapping_sub(1), "than")
        && line.any(
            start + 1,
            &[
                "were", "are", "have", "had", "said", "say", "did", "do", "will", "would", "voted",
                "want", "think",
            ],
        )
}

/// Whether a fraction is told by how much something changed or how large it is: "by a quarter", "nearly a third"; what
/// it is a share of need not be said then. "By a quarter point" is no share.
fn is_alone(line: &Line<'_>, start: usize, next: usize) -> bool {
    let measured = line.any(
        start.wrapping_sub(1),
        &[
            "by", "nearly", "almost", "about", "around", "than", "roughly", "over", "between",
        ],
    );
    let ended = !line.has_kind(next, AtomKind::Letters)
        || line.any(
            next,
            &[
                "in", "since", "to", "from", "as", "and", "or", "over", "after", "when", "while",
                "but", "compared", "between", "on", "at", "this", "last", "during",
            ],
        );
    let glued = line.glued(next) && line.word(next) == "-";
    measured && ended && !glued
}

/// "nine in ten", "one out of five": a share, where the second number is one that shares are counted in.
fn ratio(line: &Line<'_>, top: Numeral) -> Option<Numeral> {
    const WHOLES: [f64; 14] = [
        2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0, 50.0, 100.0, 1e3, 1e6,
    ];
    let at = if line.is(top.next, "in") {
        top.next + 1
    } else if line.is(top.next, "out") && line.is(top.next + 1, "of") {
        top.next + 2
    } else if line.is(top.next, "of") && line.is(top.next + 1, "every") {
        top.next + 1
    } else {
        return None;
    };
    let at = at + usize::from(line.is(at, "every"));
    let bottom = match line.atom(at)?.kind {
        AtomKind::Digits => digits(line, at)?,
        AtomKind::Letters => words(line, at)?,
        AtomKind::Mark => return None,
    };
    // "two in three weeks" counts events in a time.
    let timed = matches!(
        line.sense(bottom.next),
        Sense::Period(_) | Sense::Month { .. }
    );
    let fits = !top.share && top.value >= 1.0 && top.value < bottom.value && !timed;
    (fits && WHOLES.contains(&bottom.value)).then(|| Numeral {
        value: top.value / bottom.value,
        next: bottom.next,
        share: true,
        digits: false,
        quantity: true,
    })
}

/// The value of a fraction written as one character.
fn vulgar(mark: &str) -> Option<f64> {
    Some(match mark {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅛" => 0.125,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::text::Span;

    /// Reads the number at the start of `text`: its value and how many bytes it takes.
    #[track_caller]
    fn check(text: &str, expected: Option<(f64, &str)>) {
        let line = Line::new(text, 0, text.len());
        let found = read(&line, 0).map(|numeral| {
            let end = line.atom(numeral.next - 1).map_or(0, |atom| atom.span.end);
            (
                (numeral.value * 1e6).round() / 1e6,
                Span::new(0, end).of(text),
            )
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn digits_with_their_grouping() {
        check("1,200 people", Some((1200.0, "1,200")));
        check("2.3 million", Some((2_300_000.0, "2.3 million")));
        check("2\u{202f}500 homes", Some((2500.0, "2\u{202f}500")));
        check("1,20", Some((1.0, "1")));
        check("5bn", Some((5e9, "5bn")));
        check("10 1/2 miles", Some((10.5, "10 1/2")));
        check("10k", Some((1e4, "10k")));
        check("2½ hours", Some((2.5, "2½")));
        check("192.168.1.2", None);
        check("3 dozen eggs", Some((36.0, "3 dozen")));
    }

    #[test]
    fn number_words() {
        check("five employees", Some((5.0, "five")));
        check("twenty-three", Some((23.0, "twenty-three")));
        check(
            "one hundred and twelve men",
            Some((112.0, "one hundred and twelve")),
        );
        check(
            "three hundred thousand",
            Some((300_000.0, "three hundred thousand")),
        );
        check(
            "two thousand five hundred",
            Some((2500.0, "two thousand five hundred")),
        );
        check("a million calls", Some((1e6, "a million")));
        check("half a million", Some((500_000.0, "half a million")));
        check(
            "two and a half million",
            Some((2_500_000.0, "two and a half million")),
        );
        check("two and three", Some((2.0, "two")));
        check("twenty and five", Some((20.0, "twenty")));
        check(
            "a million and a half people",
            Some((1_500_000.0, "a million and a half")),
        );
        check("a dozen", Some((12.0, "a dozen")));
        check("a quarter million", Some((250_000.0, "a quarter million")));
        check("35 lakh", Some((3_500_000.0, "35 lakh")));
        check("a book", None);
        check("hundred", None);
    }

    #[test]
    fn shares() {
        check("two-thirds of", Some((0.666_667, "two-thirds")));
        check("three quarters", Some((0.75, "three quarters")));
        check("a third of", Some((0.333_333, "a third")));
        check("a third man", None);
        check("half of the staff", Some((0.5, "half")));
        check("half the staff", Some((0.5, "half")));
        check("nine in ten", Some((0.9, "nine in ten")));
        check("1 in 5", Some((0.2, "1 in 5")));
        check("one of every nine", Some((0.111_111, "one of every nine")));
        check("1/4 mile", Some((0.25, "1/4")));
        check("two in three weeks", Some((2.0, "two")));
        check("five in 2024", Some((5.0, "five")));
    }
}
