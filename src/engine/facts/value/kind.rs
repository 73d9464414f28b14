//! The kinds of fact, and what each is called.

use serde::Serialize;

/// The kinds of fact, in the order the facts panel shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// Words given as somebody's own.
    Quote,
    /// Something reported as said, without quotation marks around all of it.
    Claim,
    /// A quantity.
    Figure,
    /// A date or a time.
    Date,
    /// A human being.
    Person,
    /// A body of people.
    Organisation,
    /// Somewhere.
    Place,
    /// Another outlet named as a source.
    Citation,
    /// A correction, a clarification, or a note that the text was changed.
    Update,
    /// An attempt of the reporters to reach somebody, and what came of it.
    Contact,
}

impl FactKind {
    /// All kinds, in the order the facts panel shows them.
    pub const ALL: [Self; 10] = [
        Self::Quote,
        Self::Claim,
        Self::Figure,
        Self::Date,
        Self::Person,
        Self::Organisation,
        Self::Place,
        Self::Citation,
        Self::Update,
        Self::Contact,
    ];

    /// The name used on the command line and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Claim => "claim",
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Citation => "citation",
            Self::Update => "update",
            Self::Contact => "contact",
        }
    }

    /// The heading over facts of this kind.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Quote => "Quotations",
            Self::Claim => "Claims",
            Self::Figure => "Figures",
            Self::Date => "Dates",
            Self::Person => "People",
            Self::Organisation => "Organisations",
            Self::Place => "Places",
            Self::Citation => "Other outlets",
            Self::Update => "Updates",
            Self::Contact => "Contact attempts",
        }
    }

    /// The letter that ids of this kind start with.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Quote => 'q',
            Self::Claim => 'c',
            Self::Figure => 'f',
            Self::Date => 'd',
            Self::Person => 'p',
            Self::Organisation => 'o',
            Self::Place => 'l',
            Self::Citation => 'r',
            Self::Update => 'u',
            Self::Contact => 'k',
        }
    }
}
