//! What the word tables say of a word: a number, a month, a period of time.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::engine::lexicon;

/// What a word means to the rules for dates and figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::engine::facts::english) enum Sense {
    /// Nothing in particular.
    Other,
    /// "a", "an".
    Article,
    /// Zero to nineteen.
    Small(u8),
    /// Twenty to ninety.
    Tens(u8),
    /// "hundred".
    Hundred,
    /// "thousand" and above.
    Scale(f64),
    /// "dozen".
    Dozen,
    /// The lower half of a fraction: 2 for "half", 3 for "third".
    Part(u8),
    /// A count without a number: "dozens", "several".
    Vague,
    /// A month, 1 to 12.
    Month {
        /// 1 to 12.
        month: i8,
        /// Whether it is written out.
        full: bool,
    },
    /// A day of the week, Monday is 1.
    Weekday {
        /// 1 to 7.
        day: i8,
        /// Whether it is written out.
        full: bool,
    },
    /// A season, by its EDTF code.
    Season(u8),
    /// A length of time.
    Period(Period),
    /// Morning to night.
    DayPart,
    /// "first", "nineteenth": the ordinals that are no denominators.
    Ordinal(u8),
    /// "last", "this", "next" and their kin: how many stretches away they point.
    Pointer(i8),
    /// "today" and its neighbours: how many days away.
    Near(i8),
    /// A part of a stretch of time: "end", "later".
    Edge,
    /// Present, past or future without a day: "now", "recently".
    Vaguely,
    /// "noon", "midnight".
    Clock,
    /// The first word of a holiday's name.
    Holiday,
}

impl Sense {
    /// Whether a number, or a count without one, can start with the word.
    pub(in crate::engine::facts::english) const fn opens_number(self) -> bool {
        matches!(
            self,
            Self::Article
                | Self::Small(_)
                | Self::Tens(_)
                | Self::Hundred
                | Self::Scale(_)
                | Self::Dozen
                | Self::Part(_)
                | Self::Vague
        )
    }
}

/// A length of time that "last", "next" and "ago" go with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::engine::facts::english) enum Period {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week, Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

impl Period {
    const ALL: [Self; 9] = [
        Self::Hour,
        Self::Day,
        Self::Week,
        Self::Weekend,
        Self::Fortnight,
        Self::Month,
        Self::Year,
        Self::Decade,
        Self::Century,
    ];
}

/// The words with a meaning of their own, in lower case.
static SENSES: LazyLock<FxHashMap<&'static [u8], Sense>> = LazyLock::new(|| {
    let tables = [
        include_str!("../../../../../assets/lexicons/en/numbers.txt"),
        include_str!("../../../../../assets/lexicons/en/calendar.txt"),
    ];
    let holidays = include_str!("../../../../../assets/lexicons/en/holidays.txt");
    let mut senses = FxHashMap::default();
    senses.insert(&b"a"[..], Sense::Article);
    senses.insert(&b"an"[..], Sense::Article);
    for entry in tables.into_iter().flat_map(lexicon::entries) {
        let mut fields = entry.split('|');
        if let (Some(word), Some(class), Some(value)) =
            (fields.next(), fields.next(), fields.next())
            && let Some(sense) = of_row(class, value)
        {
            senses.insert(word.as_bytes(), sense);
        }
    }
    for name in lexicon::entries(holidays).filter_map(|row| row.split('|').next()) {
        let first = name.split([' ', '\'', '.', '-']).next().unwrap_or_default();
        senses.entry(first.as_bytes()).or_insert(Sense::Holiday);
    }
    senses
});

/// For each first letter of the words in [`SENSES`] how long they are, a bit for each length: most words of a text are told
/// from them by that alone.
static LENGTHS: LazyLock<[u16; 26]> = LazyLock::new(|| {
    let mut lengths = [0; 26];
    for word in SENSES.keys() {
        let first = word
            .first()
            .map_or(u8::MAX, |first| first.wrapping_sub(b'a'));
        if let Some(lengths) = lengths.get_mut(usize::from(first)) {
            *lengths |= 1_u16
                .checked_shl(u32::try_from(word.len()).unwrap_or(u32::MAX))
                .unwrap_or(0);
        }
    }
    lengths
});

/// The sense a row of the tables gives.
fn of_row(class: &str, value: &str) -> Option<Sense> {
    let small = || value.parse::<u8>().ok();
    let signed = || value.parse::<i8>().ok();
    Some(match class {
        "small" => Sense::Small(small()?),
        "tens" => Sense::Tens(small()?),
        "hundred" => Sense::Hundred,
        "scale" => Sense::Scale(value.parse().ok()?),
        "dozen" => Sense::Dozen,
        "part" => Sense::Part(small()?),
        "vague" => Sense::Vague,
        "month" | "month-short" => Sense::Month {
            month: signed()?,
            full: class == "month",
        },
        "weekday" | "weekday-short" => Sense::Weekday {
            day: signed()?,
            full: class == "weekday",
        },
        "season" => Sense::Season(small()?),
        "period" => Sense::Period(*Period::ALL.get(value.parse::<usize>().ok()?)?),
        "daypart" => Sense::DayPart,
        "ordinal" => Sense::Ordinal(small()?),
        "pointer" => Sense::Pointer(signed()?),
        "near" => Sense::Near(signed()?),
        "edge" => Sense::Edge,
        "vaguely" => Sense::Vaguely,
        "clock" => Sense::Clock,
        _ => return None,
    })
}

/// What `word` means, in any case of its letters.
pub(in crate::engine::facts::english) fn sense(word: &str) -> Sense {
    /// No word of the tables is longer.
    const LONGEST: usize = 12;
    let first = word.bytes().next().unwrap_or_default();
    let first = first.to_ascii_lowercase().wrapping_sub(b'a');
    let lengths = LENGTHS.get(usize::from(first)).copied().unwrap_or(0);
    if word.len() > LONGEST || lengths & (1 << word.len()) == 0 {
        return Sense::Other;
    }
    let mut folded = [0_u8; LONGEST];
    for (to, from) in folded.iter_mut().zip(word.bytes()) {
        *to = from.to_ascii_lowercase();
    }
    folded
        .get(..word.len())
        .and_then(|word| SENSES.get(word).copied())
        .unwrap_or(Sense::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_has_a_sense() {
        for table in [
            include_str!("../../../../../assets/lexicons/en/numbers.txt"),
            include_str!("../../../../../assets/lexicons/en/calendar.txt"),
        ] {
            for entry in lexicon::entries(table) {
                let word = entry.split('|').next().unwrap_or_default();
                assert_ne!(sense(word), Sense::Other, "{entry}");
            }
        }
        assert_eq!(sense("Million"), Sense::Scale(1e6));
        assert_eq!(
            sense("may"),
            Sense::Month {
                month: 5,
                full: true
            }
        );
        assert_eq!(sense("nothing"), Sense::Other);
    }
}
