//! What is known of words beforehand: lists of places, given names, family names, organisations, titles, and the
//! usual part of speech of the words of the training texts.
//!
//! The lists are packed by the training program into one sorted table of hashes; a phrase of several words is
//! entered under the combined hash of its words. See `assets/models/README.md` for where the lists come from.

use super::word::{Case, mix};

/// What the lexicon knows of one word or phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The lists it stands in, one bit each: see the constants.
    pub lists: u16,
    /// One more than the usual part of speech; 0 where the word was not seen in small letters.
    pub usual: u8,
}

impl Entry {
    /// Nothing is known.
    pub const NONE: Self = Self { lists: 0, usual: 0 };
    /// A given name.
    pub const FIRST_NAME: u16 = 1;
    /// A family name.
    pub const LAST_NAME: u16 = 1 << 1;
    /// A town.
    pub const CITY: u16 = 1 << 2;
    /// A city of more than 300,000 inhabitants.
    pub const BIG_CITY: u16 = 1 << 3;
    /// A country, or a short form of its name.
    pub const COUNTRY: u16 = 1 << 4;
    /// A state of the United States, or a region of the world.
    pub const REGION: u16 = 1 << 5;
    /// An organisation that newspapers name without explaining it.
    pub const ORGANISATION: u16 = 1 << 6;
    /// A word that ends or begins the names of organisations: `Ministry`, `Inc`.
    pub const ORGANISATION_WORD: u16 = 1 << 7;
    /// A word that ends or begins the names of places: `Mount`, `River`.
    pub const PLACE_WORD: u16 = 1 << 8;
    /// An adjective or noun of nationality, creed or party: `French`.
    pub const PEOPLE: u16 = 1 << 9;
    /// A day of the week or a month.
    pub const CALENDAR: u16 = 1 << 10;
    /// A word before a person's name: `President`, `spokeswoman`, `striker`.
    pub const TITLE: u16 = 1 << 11;
    /// A verb of saying.
    pub const SAYING: u16 = 1 << 12;
    /// More than one word, of which this is a beginning.
    pub const BEGINNING: u16 = 1 << 13;
    /// A noun that says what sort of body the name beside it is: `airline`, `newspaper`.
    pub const BODY_NOUN: u16 = 1 << 14;
    /// A noun that says what sort of place the name beside it is: `village`, `province`.
    pub const PLACE_NOUN: u16 = 1 << 15;
    /// What says something of a word in small letters, too.
    const OF_SMALL: u16 = Self::TITLE
        | Self::SAYING
        | Self::ORGANISATION_WORD
        | Self::PLACE_WORD
        | Self::BODY_NOUN
        | Self::PLACE_NOUN;

    /// The entry as it holds for a word written in `case`: `will` is no given name.
    #[must_use]
    pub const fn in_case(self, case: Case) -> Self {
        if case.is_capital() {
            self
        } else {
            Self {
                lists: self.lists & Self::OF_SMALL,
                usual: self.usual,
            }
        }
    }

    /// Whether the word mostly belongs to grammar: an adposition, auxiliary, coordinator, determiner, particle, pronoun or
    /// subordinator.
    #[must_use]
    pub const fn is_grammar(self) -> bool {
        matches!(self.usual & 0x7f, 2 | 4 | 5 | 6 | 10 | 11 | 13)
    }

    /// Whether the entry stands in one of `lists`.
    #[must_use]
    pub const fn is_in(self, lists: u16) -> bool {
        self.lists & lists != 0
    }
}

/// The packed lists: records of seven bytes (hash, lists, usual part of speech), sorted by hash.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon<'a> {
    /// The start of each bucket, counted in records: four bytes each.
    starts: &'a [u8],
    records: &'a [u8],
}

/// A bucket holds the hashes with the same upper bits.
pub const BUCKET_BITS: u32 = 14;
/// Bytes of a record.
pub const RECORD: usize = 7;
/// The most words a phrase of the lists has.
pub const LONGEST: usize = 5;

impl<'a> Lexicon<'a> {
    /// Reads a packed lexicon; one that is too short reads as empty.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        let (starts, records) = bytes
            .split_at_checked(((1 << BUCKET_BITS) + 1) * 4)
            .unwrap_or_default();
        Self { starts, records }
    }

    /// What is known of the word or phrase with this hash.
    #[must_use]
    pub fn entry(&self, hash: u64) -> Entry {
        let key = Self::key(hash);
        let bucket = usize::try_from(key >> (32 - BUCKET_BITS)).unwrap_or(0);
        let (Some(start), Some(end)) = (self.start(bucket), self.start(bucket + 1)) else {
            return Entry::NONE;
        };
        let records = self.records.get(start * RECORD..end * RECORD);
        for record in records.unwrap_or_default().chunks_exact(RECORD) {
            let [a, b, c, d, low, high, usual] = record else {
                break;
            };
            if u32::from_le_bytes([*a, *b, *c, *d]) == key {
                return Entry {
                    lists: u16::from_le_bytes([*low, *high]),
                    usual: *usual,
                };
            }
        }
        Entry::NONE
    }

    fn start(&self, bucket: usize) -> Option<usize> {
        let bytes = self.starts.get(bucket * 4..bucket * 4 + 4)?;
        let bytes: [u8; 4] = bytes.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(bytes)).ok()
    }

    /// The part of a hash that the table keeps.
    #[must_use]
    pub fn key(hash: u64) -> u32 {
        u32::try_from(hash >> 32).unwrap_or(0)
    }

    /// The hash of a phrase from that of its first words and that of its next.
    #[must_use]
    pub const fn phrase(words: u64, next: u64) -> u64 {
        mix(words, next)
    }
}
