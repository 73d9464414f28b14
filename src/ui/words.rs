//! Values as the screen says them: dates, numbers, minutes.

use crate::app::hand::Hand;
use crate::engine::article::{Article, Moment, Origin};
use crate::engine::facts::{Approx, DateValue, Fact, Figure, Value, grouped};
use crate::engine::text::Span;

/// Bytes of prose read in a minute: 230 words of six letters and spaces.
const BYTES_A_MINUTE: usize = 1400;

/// Fragments of a quotation that a line has room for.
const FRAGMENTS: usize = 4;

/// Units that are words, and so have a plural.
const COUNTED: [&str; 8] = [
    "second", "minute", "hour", "day", "week", "month", "year", "decade",
];

/// Names of the months, cut as newspapers cut them.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
];

/// Minutes that `bytes` of prose take to read, at least one.
#[must_use]
pub const fn minutes(bytes: usize) -> usize {
    let minutes = bytes.div_ceil(BYTES_A_MINUTE);
    if minutes == 0 { 1 } else { minutes }
}

/// What the reader has decided by hand.
#[must_use]
pub const fn by_hand(hand: Hand) -> &'static str {
    match hand {
        Hand::Linked => "linked by you",
        Hand::Unlinked => "unlinked by you",
    }
}

/// A date or time as people write it: `25 Sept 2025, 14:00`.
#[must_use]
pub fn moment(moment: &Moment) -> String {
    let iso = moment.as_str();
    let day = date(iso.get(..10).unwrap_or(iso));
    match iso.get(11..16) {
        Some(time) => format!("{day}, {time}"),
        None => day,
    }
}

/// An ISO 8601 date or time as people write it, seasons in the codes of EDTF among them; anything else as it stands.
#[must_use]
pub fn date(iso: &str) -> String {
    if let Some((from, to)) = iso.split_once('/') {
        return format!("{} – {}", date(from), date(to));
    }
    match iso.split_once('T') {
        Some(("", time)) => return time.to_owned(),
        Some((day, time)) => return format!("{}, {time}", date(day)),
        None => {}
    }
    if let Some((year, week)) = iso.split_once("-W") {
        return format!("week {week} of {year}");
    }
    let season = match iso.split_once('-') {
        Some((year, "21")) => Some(("spring", year)),
        Some((year, "22")) => Some(("summer", year)),
        Some((year, "23")) => Some(("autumn", year)),
        Some((year, "24")) => Some(("winter", year)),
        _ => None,
    };
    if let Some((season, year)) = season {
        return format!("{season} {year}");
    }
    let mut parts = iso.splitn(3, '-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let month_name = month
        .and_then(|month| month.parse::<usize>().ok())
        .and_then(|month| MONTHS.get(month.checked_sub(1)?));
    let number = |text: &str| text.parse::<u8>().ok();
    match (year, month_name, day.map(number)) {
        (Some(year), Some(month), None) => format!("{month} {year}"),
        (Some(year), Some(month), Some(Some(day))) => format!("{day} {month} {year}"),
        _ => iso.to_owned(),
    }
}

/// What the header calls a text: its outlet, its file, or whose report it digests.
#[must_use]
pub fn called(article: &Article) -> String {
    match (&article.origin, &article.outlet) {
        (Origin::Digest { .. }, Some(outlet)) => format!("Digest of {}’s report", outlet.name),
        _ => article.byname().to_owned(),
    }
}

/// What the reader must know of that name.
#[must_use]
pub fn caveat(article: &Article) -> &'static str {
    match (&article.origin, &article.outlet) {
        (Origin::Invented { .. }, _) => "(invented example)",
        (Origin::Digest { .. }, None) => "(digest of a report)",
        (Origin::Digest { .. }, Some(_)) => "(in other words)",
        (Origin::Report, None) => "(file name; outlet unknown)",
        (Origin::Report, Some(outlet)) if outlet.inferred_from.is_some() => "(inferred)",
        (Origin::Report, Some(_)) => "",
    }
}

/// The same in one word, for a list.
#[must_use]
pub fn tag(article: &Article) -> &'static str {
    match (&article.origin, &article.outlet) {
        (Origin::Digest { .. }, _) => "digest",
        (Origin::Invented { .. }, _) => "invented",
        (Origin::Report, None) => "file name",
        (Origin::Report, Some(outlet)) if outlet.inferred_from.is_some() => "inferred",
        (Origin::Report, Some(_)) => "",
    }
}

/// A fact in a line: what names it, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The speaker, the number, the name.
    pub name: String,
    /// The words, the thing counted, the role.
    pub detail: String,
}

/// The line of a fact.
#[must_use]
pub fn fact(fact: &Fact, text: &str) -> Line {
    let words = |span: Span| one_line(span.of(text));
    let (name, detail) = match &fact.value {
        Value::Quote(quote) => {
            let speaker = quote.speaker.as_ref();
            let speaker = speaker.map(|speaker| speaker.name.clone());
            let fragments = quote.fragments.iter().take(FRAGMENTS);
            let said: Vec<_> = fragments.map(|span| words(*span)).collect();
            (
                speaker.unwrap_or_default(),
                format!("“{}”", said.join(" … ")),
            )
        }
        Value::Claim(claim) => {
            let source = claim.source.as_ref();
            let name = source.map(|source| source.name.clone());
            (name.unwrap_or_default(), words(claim.content))
        }
        Value::Figure(figure) => figure_line(figure, words(fact.span)),
        Value::Date(value) => date_line(value, words(fact.span)),
        Value::Person(person) => {
            let mut about: Vec<_> = person.roles.clone();
            about.extend(person.affiliation.clone());
            (person.name.clone(), about.join(", "))
        }
        Value::Organisation(entity) | Value::Place(entity) => {
            (entity.name.clone(), entity.aliases.join(", "))
        }
        Value::Citation(citation) => (citation.cited.clone(), citation.cue.clone()),
        Value::Update(update) => {
            let day = update.date.as_deref().map(date);
            (update.label.clone(), day.unwrap_or_default())
        }
        Value::Contact(contact) => {
            let party = contact.party.as_ref().map(|party| party.name.clone());
            (party.unwrap_or_default(), one_line(&contact.cue))
        }
    };
    Line { name, detail }
}

/// How many places of the text name a person, body or place.
#[must_use]
pub fn mentions(fact: &Fact) -> usize {
    match &fact.value {
        Value::Person(person) => person.mentions.len(),
        Value::Organisation(entity) | Value::Place(entity) => entity.mentions.len(),
        _ => 1,
    }
}

fn figure_line(figure: &Figure, words: String) -> (String, String) {
    let Some(value) = figure.number else {
        return (words, figure.of.clone().unwrap_or_default());
    };
    let sign = match figure.approx {
        Approx::Exact => "",
        Approx::About => "about ",
        Approx::AtLeast => "at least ",
        Approx::AtMost => "at most ",
        Approx::MoreThan => "over ",
        Approx::LessThan => "under ",
    };
    let mut name = format!("{sign}{}", grouped(value));
    let upper = figure.upper.filter(|upper| *upper > value);
    if let Some(upper) = upper {
        name.push('–');
        name.push_str(&grouped(upper));
    }
    let one = upper.is_none() && value.to_bits() == 1.0_f64.to_bits();
    match figure.unit.as_deref() {
        Some("%") => name.push('%'),
        Some(unit) => {
            name.push(' ');
            name.push_str(unit);
            if !one && COUNTED.contains(&unit) {
                name.push('s');
            }
        }
        None => {}
    }
    let of = figure.of.clone().unwrap_or(words);
    match &figure.per {
        // "1,000,000 calls / hour", but "60 km / hour" of the wind.
        Some(per) if figure.unit.is_none() && figure.of.is_some() => {
            (name, format!("{of} / {per}"))
        }
        Some(per) => (format!("{name} / {per}"), of),
        None => (name, of),
    }
}

fn date_line(value: &DateValue, words: String) -> (String, String) {
    match &value.iso {
        Some(iso) => (date(iso), words),
        None => (words, "no date to count from".to_owned()),
    }
}

/// The start of some words, on one line: an ellipsis where more follows.
#[must_use]
pub fn start(words: &str, characters: usize) -> String {
    let line: String = words.chars().take(4 * characters).collect();
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(characters) {
        Some(_) => line.chars().take(characters - 1).chain(['…']).collect(),
        None => line,
    }
}

/// Words on one line; long ones are cut far beyond any pane's width.
fn one_line(words: &str) -> String {
    words
        .chars()
        .take(400)
        .map(|c| if c == '\n' { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        for (iso, read) in [
            ("2025-09-25", "25 Sept 2025"),
            ("2025-09", "Sept 2025"),
            ("2025", "2025"),
            ("2025-W38", "week 38 of 2025"),
            ("2025-23", "autumn 2025"),
            ("T02:40", "02:40"),
            ("2025-09-25T02:40", "25 Sept 2025, 02:40"),
            ("2025-09-25/2025-09-28", "25 Sept 2025 – 28 Sept 2025"),
            ("14:30", "14:30"),
        ] {
            assert_eq!(date(iso), read);
        }
        let known = Moment::parse("2025-09-25T14:00:00+02:00").unwrap();
        assert_eq!(moment(&known), "25 Sept 2025, 14:00");
    }
}
