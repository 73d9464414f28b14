//! What a fact is: plain data, shared by the rules that find it and everything that shows it.

mod kind;

use serde::Serialize;

use crate::engine::text::Span;
pub use kind::FactKind;

/// Something an article states.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Unique within the article and stable for the same text: the kind's letter and a number, `q3`.
    pub id: String,
    /// The words that state it; for a quotation from its first mark to its last.
    pub span: Span,
    /// What is stated.
    pub value: Value,
    /// Which rule found it, and how far it can be trusted.
    pub evidence: Evidence,
}

/// Why a fact is believed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// Name of the rule that made the fact.
    pub rule: &'static str,
    /// Share of facts made by that rule that are right, between 0 and 1, as measured on the development data.
    pub confidence: f32,
}

/// Below this confidence it is not safe to say who said something: it is shown as unsure. Named in one place, because
/// quotations and claims must not differ in it.
pub const UNSURE: f32 = 0.6;

impl Evidence {
    /// Whether the fact is to be shown as unsure.
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        self.confidence < UNSURE
    }
}

/// What a fact states.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// See [`FactKind::Quote`].
    Quote(Quote),
    /// See [`FactKind::Claim`].
    Claim(Claim),
    /// See [`FactKind::Figure`].
    Figure(Figure),
    /// See [`FactKind::Date`].
    Date(DateValue),
    /// See [`FactKind::Person`].
    Person(Person),
    /// See [`FactKind::Organisation`].
    Organisation(Entity),
    /// See [`FactKind::Place`].
    Place(Entity),
    /// See [`FactKind::Citation`].
    Citation(Citation),
    /// See [`FactKind::Update`].
    Update(Update),
    /// See [`FactKind::Contact`].
    Contact(Contact),
}

/// A direct quotation, whole or in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words inside the marks, without the marks; several where the quotation is interrupted by its attribution.
    pub fragments: Vec<Span>,
    /// Who said it; `None` where the text does not say, or no rule is sure enough.
    pub speaker: Option<Speaker>,
    /// The word that attributes it: "said", "according to".
    pub cue: Option<String>,
    /// Where or how it was said: "in a blog post", "told The Verge".
    pub medium: Option<String>,
    /// Whether it is a part of a sentence woven into the reporter's own.
    pub partial: bool,
}

/// Who said something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Who is meant: "Brad Smith" also where the text says "he" or "Smith" here.
    pub name: String,
    /// The words in this place.
    pub span: Span,
    /// What the text says the speaker is, where it does.
    pub role: Option<String>,
}

/// Something reported as said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Who says so; `None` where nobody is named.
    pub source: Option<Source>,
    /// The word that attributes it.
    pub cue: String,
    /// Where that word stands.
    pub cue_span: Span,
    /// What is claimed.
    pub content: Span,
    /// Words that hold it at arm's length: "reportedly", "allegedly", "appeared to".
    pub hedges: Vec<String>,
    /// Whether the claim is that something is not so.
    pub negated: bool,
    /// Whether what is claimed has happened.
    pub status: Status,
    /// Whether the source is kept without a name: "sources familiar with the matter", "it was reported".
    pub anonymous: bool,
    /// Who passed the claim on, the outermost first: "The Guardian" where The Guardian reported that somebody said so.
    pub via: Vec<Source>,
}

/// Who a claim comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Who is meant.
    pub name: String,
    /// The words in this place.
    pub span: Span,
}

/// Whether what is claimed has happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It has happened.
    Done,
    /// It is to happen.
    Planned,
    /// It is said not to have happened.
    Denied,
    /// Somebody wants it to happen.
    Demanded,
    /// The words do not tell.
    #[default]
    Unknown,
}

/// A quantity, normalised.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number; of a range ("10 to 15") the lower one; `None` for vague counts ("dozens", "several").
    pub number: Option<f64>,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// Unit or currency in short form: `TB`, `%`, `USD`, `km`, `year`; `None` for a plain count.
    pub unit: Option<String>,
    /// How the number is meant.
    pub approx: Approx,
    /// What is counted or measured: "employees", "data".
    pub of: Option<String>,
    /// The period or thing of a rate: "hour".
    pub per: Option<String>,
}

/// How a number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Approx {
    /// As it stands.
    #[default]
    Exact,
    /// "about", "nearly", and all vague counts.
    About,
    /// "at least".
    AtLeast,
    /// "as much as", "up to".
    AtMost,
    /// "more than", "over".
    MoreThan,
    /// "less than", "under".
    LessThan,
}

/// A date or time, normalised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateValue {
    /// ISO 8601 (`2025-09-25`, `2025-09`, `2025-W38`, ranges with `/`); `None` where a relative date has no anchor.
    pub iso: Option<String>,
    /// How precise it is.
    pub grain: Grain,
    /// Whether its value depends on the day of publication.
    pub relative: bool,
}

/// How precise a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// A time of day.
    Time,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A season.
    Season,
    /// A year.
    Year,
}

/// Somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The fullest form the text uses.
    pub name: String,
    /// What the text says the person is.
    pub roles: Vec<String>,
    /// Where the text says the person belongs.
    pub affiliation: Option<String>,
    /// Every place that names the person, pronouns left out.
    pub mentions: Vec<Span>,
}

/// A body or a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The fullest form the text uses.
    pub name: String,
    /// Other forms of the name: "IMOD".
    pub aliases: Vec<String>,
    /// Every place that names it.
    pub mentions: Vec<Span>,
}

/// Another outlet named as a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The outlet.
    pub cited: String,
    /// The words that cite it: "according to", "first reported by".
    pub cue: String,
}

/// A note that the text was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// The note's own label: "Update", "Correction".
    pub label: String,
    /// The day it gives, ISO 8601.
    pub date: Option<String>,
}

impl Value {
    /// The kind of fact this is.
    #[must_use]
    pub const fn kind(&self) -> FactKind {
        match self {
            Self::Quote(_) => FactKind::Quote,
            Self::Claim(_) => FactKind::Claim,
            Self::Figure(_) => FactKind::Figure,
            Self::Date(_) => FactKind::Date,
            Self::Person(_) => FactKind::Person,
            Self::Organisation(_) => FactKind::Organisation,
            Self::Place(_) => FactKind::Place,
            Self::Citation(_) => FactKind::Citation,
            Self::Update(_) => FactKind::Update,
            Self::Contact(_) => FactKind::Contact,
        }
    }
}

impl Fact {
    /// The kind of fact this is.
    #[must_use]
    pub const fn kind(&self) -> FactKind {
        self.value.kind()
    }
}

/// An attempt to reach somebody, or what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Who was to be reached; `None` where the text does not say.
    pub party: Option<Source>,
    /// Who tried; `None` where the text does not say.
    pub by: Option<Source>,
    /// The words that tell of it: "declined to comment".
    pub cue: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of an attempt to reach somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// They would not speak.
    Declined,
    /// They did not answer, or could not be reached.
    NoResponse,
    /// They were asked; the text does not tell more.
    Asked,
    /// They answered.
    Responded,
}

/// A number with its thousands apart, and two decimals at most: more were never stated, only computed.
#[must_use]
pub fn grouped(value: f64) -> String {
    let plain = if value.abs() < 0.01 {
        format!("{value}")
    } else {
        format!("{}", (value * 100.0).round() / 100.0)
    };
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let (sign, digits) = whole.split_at(whole.len() - whole.trim_start_matches('-').len());
    let mut grouped = String::new();
    for (idx, digit) in digits.chars().enumerate() {
        if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_thousands_apart() {
        for (value, read) in [
            (8.0, "8"),
            (200.0 / 3.0, "66.67"),
            (1_200.0, "1,200"),
            (1_000_000.0, "1,000,000"),
            (-2_300.5, "-2,300.5"),
            (0.25, "0.25"),
        ] {
            assert_eq!(grouped(value), read);
        }
    }
}
