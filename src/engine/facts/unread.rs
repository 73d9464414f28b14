//! What can be read in a language that there are no rules for: quotation marks, and digits that say what they are.
//!
//! Nobody is named as a speaker, because telling who speaks needs the language. A number counts only with a sign or a
//! symbol that is the same everywhere; "1.200" is a thousand here and a unit with three decimals there, so it has no
//! value. Of dates only those are read that put the year first or the day first with full stops: "3/4/2025" is two
//! different days in two countries.

use jiff::civil::Date;

use super::{
    Approx, DateValue, Document, Draft, Evidence, Figure, Grain, Quote, Rule, Value, stretch,
};
use crate::engine::article::{Block, BlockKind};
use crate::engine::text::Span;

/// Finds what needs no language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unread;

/// Fewer words between marks are emphasis or a title as often as a quotation.
const LEAST_WORDS: usize = 4;

/// Signs and symbols that stand beside numbers in every language, and the short form of their unit.
const SYMBOLS: [(&str, &str); 22] = [
    ("%", "%"),
    ("€", "EUR"),
    ("$", "USD"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("°C", "°C"),
    ("km/h", "km/h"),
    ("km²", "km2"),
    ("m²", "m2"),
    ("m³", "m3"),
    ("km", "km"),
    ("cm", "cm"),
    ("mm", "mm"),
    ("kg", "kg"),
    ("kWh", "kWh"),
    ("MW", "MW"),
    ("GW", "GW"),
    ("MB", "MB"),
    ("GB", "GB"),
    ("TB", "TB"),
    ("EUR", "EUR"),
];

impl Rule for Unread {
    fn find(&self, document: &Document<'_>, found: &mut Vec<Draft>) {
        quotations(document, found);
        let read = |block: &&Block| block.kind != BlockKind::Boilerplate;
        for block in document.article.blocks.iter().filter(read) {
            numbers(document.text(), block.span, found);
        }
    }
}

/// Adds what stands between quotation marks; paragraphs that re-open the marks are one quotation.
fn quotations(document: &Document<'_>, found: &mut Vec<Draft>) {
    let stretches = stretch::find(document);
    let mut from = 0;
    while let Some(first) = stretches.get(from) {
        let rest = stretches.get(from..).unwrap_or_default();
        let len = rest.iter().take_while(|part| part.runs_on).count() + 1;
        let parts = rest.get(..len.min(rest.len())).unwrap_or_default();
        from += len;
        let fragments: Vec<Span> = parts.iter().map(|part| part.inner).collect();
        let words = |span: &Span| {
            span.of(document.text())
                .split_whitespace()
                .take(LEAST_WORDS)
                .count()
        };
        if fragments.iter().map(words).sum::<usize>() < LEAST_WORDS {
            continue;
        }
        let last = fragments.last().map_or("", |span| span.of(document.text()));
        found.push(Draft {
            span: parts
                .last()
                .map_or(first.span, |last| first.span.cover(last.span)),
            value: Value::Quote(Quote {
                partial: !last.ends_with(['.', '!', '?', '…', '。', '！', '？']),
                fragments,
                speaker: None,
                cue: None,
                medium: None,
            }),
            evidence: Evidence {
                rule: "unread-marks",
                confidence: 0.8,
            },
        });
    }
}

/// Adds the dates and figures of a block, digit run by digit run: where its sentences end depends on the language.
fn numbers(text: &str, block: Span, found: &mut Vec<Draft>) {
    let words = block.of(text);
    let mut at = 0;
    while let Some(start) = next_digit(words, at) {
        let rest = words.get(start..).unwrap_or_default();
        let date = iso_date(rest).or_else(|| dotted_date(rest));
        if let Some((len, date)) = date {
            let span = Span::new(block.start + start, block.start + start + len);
            found.push(dated(span, date));
            at = start + len;
            continue;
        }
        let len = run(rest);
        at = start + len.max(1);
        let digits = rest.get(..len).unwrap_or_default();
        if let (Some(number), Some((before, after, unit))) =
            (value(digits), symbol(words, start, start + len))
        {
            let span = Span::new(block.start + before, block.start + after);
            found.push(measured(span, number, unit));
            at = after.max(at);
        }
    }
}

/// Where the next run of digits starts that is not the tail of a word ("A4", "2025-09").
fn next_digit(words: &str, from: usize) -> Option<usize> {
    let rest = words.get(from..)?;
    let before = words.get(..from).unwrap_or_default();
    let mut previous = before.chars().next_back();
    for (idx, c) in rest.char_indices() {
        let inside = previous
            .is_some_and(|p| p.is_alphanumeric() || matches!(p, '-' | '.' | ',' | '/' | ':'));
        if c.is_ascii_digit() && !inside {
            return Some(from + idx);
        }
        previous = Some(c);
    }
    None
}

/// Length of the number that starts `rest`, with its separators but not with a full stop or comma after it.
fn run(rest: &str) -> usize {
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
        .unwrap_or(rest.len());
    let run = rest.get(..end).unwrap_or_default();
    run.trim_end_matches(['.', ',']).len()
}

/// The value of digits with separators; `None` where it depends on the country.
fn value(digits: &str) -> Option<f64> {
    let separators: Vec<(usize, char)> = digits
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | ','))
        .collect();
    let plain = |decimal: Option<usize>| {
        let mut number = String::with_capacity(digits.len());
        for (idx, c) in digits.char_indices() {
            if Some(idx) == decimal {
                number.push('.');
            } else if c.is_ascii_digit() {
                number.push(c);
            }
        }
        number.parse::<f64>().ok()
    };
    let Some(&(last, sign)) = separators.last() else {
        return plain(None);
    };
    let grouped = |until: usize| {
        let groups: Vec<&str> = digits
            .get(..until)
            .unwrap_or_default()
            .split(['.', ','])
            .collect();
        groups.split_first().is_some_and(|(first, rest)| {
            (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3)
        })
    };
    let mixed = separators.iter().any(|&(_, other)| other != sign);
    let same = separators
        .iter()
        .filter(|&&(_, other)| other == sign)
        .count();
    match (separators.len(), mixed) {
        (1, _) if digits.len() - last == 4 => None,
        (1, _) => plain(Some(last)),
        (_, true) if same == 1 && grouped(last) => plain(Some(last)),
        (_, false) if grouped(digits.len()) => plain(None),
        _ => None,
    }
}

/// The symbol beside the number from `start` to `end`: where number and symbol start and end, and the unit.
fn symbol(words: &str, start: usize, end: usize) -> Option<(usize, usize, &'static str)> {
    let after = words.get(end..)?;
    let spaced = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let gap = after.len() - spaced.len();
    // More than a narrow or a plain space parts them.
    if gap <= 3 {
        for (sign, unit) in SYMBOLS {
            let whole = spaced.strip_prefix(sign).is_some_and(|rest| {
                !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '²' | '³'))
            });
            if whole {
                return Some((start, end + gap + sign.len(), unit));
            }
        }
    }
    let before = words
        .get(..start)?
        .trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let close = start - before.len() <= 3;
    let (sign, unit) = SYMBOLS
        .iter()
        .find(|(sign, unit)| unit.len() == 3 && sign.chars().count() == 1 && before.ends_with(sign))
        .filter(|_| close)?;
    Some((before.len() - sign.len(), end, unit))
}

/// `2025-09-25` at the head of `rest`.
fn iso_date(rest: &str) -> Option<(usize, Date)> {
    const LEN: usize = 10;
    let written = rest.get(..LEN)?;
    let ends = !rest
        .get(LEN..)?
        .starts_with(|c: char| c.is_alphanumeric() && c != 'T');
    let shaped = written.bytes().enumerate().all(|(idx, byte)| match idx {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let date = written.parse().ok().filter(|_| shaped && ends)?;
    Some((LEN, date))
}

/// `25.9.2025` or `25. 9. 2025` at the head of `rest`.
fn dotted_date(rest: &str) -> Option<(usize, Date)> {
    let (day, after_day) = short_number(rest)?;
    let (month, after_month) = short_number(after_day)?;
    let year = after_month.get(..4)?;
    let ends = !after_month
        .get(4..)?
        .starts_with(|c: char| c.is_alphanumeric());
    let year: i16 = year
        .parse()
        .ok()
        .filter(|_| ends && year.bytes().all(|b| b.is_ascii_digit()))?;
    let date = Date::new(year, month, day).ok()?;
    Some((rest.len() - after_month.len() + 4, date))
}

/// One or two digits, a full stop, and at most one space.
fn short_number(rest: &str) -> Option<(i8, &str)> {
    let (digits, after) = rest.split_once('.')?;
    let number = digits.parse().ok().filter(|_| {
        (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    })?;
    Some((number, after.strip_prefix(' ').unwrap_or(after)))
}

fn dated(span: Span, date: Date) -> Draft {
    Draft {
        span,
        value: Value::Date(DateValue {
            iso: Some(date.to_string()),
            grain: Grain::Day,
            relative: false,
        }),
        evidence: Evidence {
            rule: "unread-date",
            confidence: 0.95,
        },
    }
}

fn measured(span: Span, number: f64, unit: &str) -> Draft {
    Draft {
        span,
        value: Value::Figure(Figure {
            number: Some(number),
            upper: None,
            unit: Some(unit.to_owned()),
            approx: Approx::Exact,
            of: None,
            per: None,
        }),
        evidence: Evidence {
            rule: "unread-figure",
            confidence: 0.9,
        },
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::engine::analysis::analyse;
    use crate::engine::article::Article;

    /// Each fact as `words=value`, in order.
    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let mut article = Article::of_lines(text);
        article.metadata.language = Some("de".to_owned());
        let analysis = analyse(Arc::new(article), None);
        let told: Vec<String> = analysis
            .facts
            .iter()
            .map(|fact| {
                let words = fact.span.of(text);
                match &fact.value {
                    Value::Figure(figure) => format!(
                        "{words}={} {}",
                        figure.number.unwrap_or(f64::NAN),
                        figure.unit.as_deref().unwrap_or_default()
                    ),
                    Value::Date(date) => format!("{words}={}", date.iso.as_deref().unwrap_or("?")),
                    _ => words.to_owned(),
                }
            })
            .collect();
        assert_eq!(told, expect, "{text}");
    }

    #[test]
    fn marks_of_any_kind_hold_quotations() {
        check(
            "„Die Mole bleibt bis zum Sommer gesperrt“, sagte die Leiterin des Hafens.",
            &["„Die Mole bleibt bis zum Sommer gesperrt“"],
        );
        check(
            "«Le quai restera fermé jusqu’au printemps», a déclaré la mairie.",
            &["«Le quai restera fermé jusqu’au printemps»"],
        );
        check(
            "»Die Mole bleibt bis zum Sommer zu«, sagte sie, »und der Kai auch, leider«.",
            &[
                "»Die Mole bleibt bis zum Sommer zu«",
                "»und der Kai auch, leider«",
            ],
        );
        check("Die „Mole“ ist gesperrt.", &[]);
    }

    #[test]
    fn numbers_count_with_a_symbol_and_have_a_value_where_countries_agree() {
        check("Das kostet 2,5 % mehr.", &["2,5 %=2.5 %"]);
        check(
            "Es waren 1.234.567 € im Jahr.",
            &["1.234.567 €=1234567 EUR"],
        );
        check("Es waren 1.234,50 € im Jahr.", &["1.234,50 €=1234.5 EUR"]);
        check("Es waren $12 im Jahr.", &["$12=12 USD"]);
        check("Es waren 1.200 kg im Jahr.", &[]);
        check("Es waren 12 Schiffe und 3 kmh, A4 und 7 kg/m.", &[]);
        check(
            "Zwischen 40 km und 60 km²!",
            &["40 km=40 km", "60 km²=60 km2"],
        );
    }

    #[test]
    fn dates_are_read_where_their_order_is_told() {
        check(
            "Am 25.9.2025, am 3. 10. 2025 und am 2025-10-04.",
            &[
                "25.9.2025=2025-09-25",
                "3. 10. 2025=2025-10-03",
                "2025-10-04=2025-10-04",
            ],
        );
        check("Am 31.2.2025, am 3/4/2025 und um 12.30.", &[]);
    }
}
