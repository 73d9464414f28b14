//! The labelled articles can be read, and their labels agree with their own words.

mod read;

use jiff::civil::{Date, Weekday};
use read::{Mark, Text};

const DAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Units as the tables of sentences write them; `*` is not asked for.
const UNITS: [&str; 52] = [
    "-", "*", "%", "pp", "bp", "USD", "EUR", "GBP", "JPY", "INR", "CHF", "SEK", "NOK", "ZAR",
    "CAD", "AUD", "kg", "g", "t", "ton", "lb", "mm", "cm", "m", "km", "in", "ft", "yd", "mi", "ha",
    "sq mi", "km2", "m2", "m3", "l", "bbl", "km/h", "mph", "°C", "°F", "MW", "kWh", "GB", "MB",
    "second", "minute", "hour", "day", "week", "month", "year", "decade",
];

/// Checks every mark of every article; lists those that fail.
#[track_caller]
fn check(what: &str, holds: impl Fn(&Text, &Mark) -> bool) {
    let texts = read::all().unwrap();
    let mut wrong = Vec::new();
    for text in &texts {
        for mark in text.marks.iter().filter(|mark| !holds(text, mark)) {
            wrong.push(format!("{}: {} {mark:?}", text.file, text.words(mark)));
        }
    }
    assert!(wrong.is_empty(), "{what}\n{}", wrong.join("\n"));
}

#[test]
fn every_article_has_a_head_and_the_length_of_a_report() {
    let texts = read::all().unwrap();
    let kept = texts.iter().filter(|text| text.half() == "kept");
    assert_eq!(2 * kept.count(), texts.len(), "halves of one size");
    for text in &texts {
        let words = text.article.text.split_whitespace().count();
        assert!((150..=360).contains(&words), "{}: {words}", text.file);
        assert!(text.article.metadata.published.is_some(), "{}", text.file);
        assert!(text.article.outlet.is_some(), "{}", text.file);
        assert!(
            !text.article.text.contains(['{', '|', '}']),
            "{}",
            text.file
        );
    }
}

#[test]
fn marks_hold_whole_words_and_are_of_a_known_kind() {
    check("words", |text, mark| {
        let words = text.words(mark);
        let valued = matches!(mark.kind, 'd' | 'f' | 'q' | 's' | 'c') || mark.value.is_empty();
        !words.is_empty() && words.trim() == words && "poldfqscnk".contains(mark.kind) && valued
    });
}

#[test]
fn notes_have_the_columns_of_their_kind() {
    for text in read::all().unwrap() {
        for (note, _) in &text.notes {
            let columns: Vec<&str> = note.split(" | ").map(str::trim).collect();
            let known = match columns.as_slice() {
                ["citation", _] => true,
                ["update", _, day] => *day == "-" || day.parse::<Date>().is_ok(),
                ["contact", outcome, ..] if columns.len() == 4 => {
                    let words = |words: &str| words == "-" || text.article.text.contains(words);
                    ["Asked", "Declined", "NoResponse", "Responded"].contains(outcome)
                        && words(columns[2])
                        && words(columns[3])
                }
                _ => false,
            };
            assert!(known, "{}: {note}", text.file);
        }
    }
}

#[test]
fn what_counts_for_certain_is_most_of_what_is_marked() {
    for text in read::all().unwrap() {
        let count = |may| {
            "poldfqc"
                .chars()
                .map(|kind| text.of(kind, may).count())
                .sum::<usize>()
        };
        assert!(2 * count(true) < count(false), "{}", text.file);
    }
}

#[test]
fn attributions_are_whole() {
    check("a source or words said, and one name", |text, mark| {
        let of = |kind: char| {
            let same = move |other: &&Mark| {
                other.kind == kind && other.ids.iter().any(|id| mark.ids.contains(id))
            };
            text.marks.iter().filter(same)
        };
        let names = of('q').chain(of('s')).map(|other| &other.value);
        let mut names: Vec<&String> = names.filter(|name| !name.is_empty()).collect();
        names.dedup();
        match mark.kind {
            'q' | 'c' => !mark.ids.is_empty() && names.len() <= 1,
            's' => of('c').chain(of('q')).next().is_some(),
            _ => mark.ids.is_empty(),
        }
    });
}

#[test]
fn the_status_of_a_claim_is_a_known_word() {
    check("status", |_, mark| {
        let known = ["done", "planned", "denied", "demanded", "neg", "neg?"];
        let mut words = mark.value.split_whitespace();
        mark.kind != 'c' || words.all(|word| known.contains(&word))
    });
}

#[test]
fn dates_agree_with_their_words() {
    check("date", |text, mark| {
        if mark.kind != 'd' || mark.may {
            return true;
        }
        let (words, iso) = (text.words(mark), mark.value.as_str());
        let day: Option<Date> = iso.get(..10).and_then(|day| day.parse().ok());
        let weekday = DAYS.iter().find(|(name, _)| words.contains(name));
        let month = MONTHS.iter().position(|name| words.contains(name));
        let months = month.is_none_or(|month| {
            let number = format!("-{:02}", month + 1);
            iso == "*" || iso.contains(&number)
        });
        let days = match (weekday, day) {
            (Some((_, weekday)), Some(day)) => day.weekday() == *weekday,
            _ => true,
        };
        let years = words.split(|c: char| !c.is_ascii_digit());
        let mut years = years.filter(|year| year.len() == 4);
        !iso.is_empty() && months && days && (iso == "*" || years.all(|year| iso.contains(year)))
    });
}

#[test]
fn figures_have_a_number_a_unit_and_an_approximation() {
    check("figure", |text, mark| {
        if mark.kind != 'f' || mark.may {
            return true;
        }
        let ([number, unit, _], of) = read::figure(&mark.value);
        let numbers = number.split("..").all(|end| end.parse::<f64>().is_ok());
        // What stands in digits agrees with the first digits of the number, a share out of so many apart.
        let first = |words: &str| words.chars().find(|c| ('1'..='9').contains(c));
        let digit = first(text.words(mark));
        let same = unit == "%" || number == "*" || digit.is_none() || digit == first(&number);
        let counted = of.is_none_or(|of| text.article.text.contains(of));
        let columns = UNITS.contains(&unit.as_str()) && (numbers || number == "-" || number == "*");
        columns && same && counted
    });
}
