//! Reads the word tables in `assets/lexicons`, which are embedded in the program.
//!
//! A table is plain text: one entry a line, `#` starts a comment line, blank lines count for nothing. `[name]` on a
//! line of its own starts a section. An entry may have fields, separated by `|`. Tables are data, so that a word can be
//! added without touching a rule.

use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};

/// The days of the week in English, lower case, from Monday on.
pub const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The months of the year in English, lower case, from January on.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The entries of a table, or of one section of it as [`section`] cuts it, in their order.
pub fn entries(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with(['#', '[']))
}

/// The part of a table that stands under `[name]`; empty where the table has no such section. Lines that start with a
/// bracket are headings.
#[must_use]
pub fn section(table: &'static str, name: &str) -> &'static str {
    let heading = format!("[{name}]");
    let below = |at: usize| {
        let (before, rest) = table.split_at_checked(at)?;
        let below = rest.get(heading.len()..)?;
        let whole = before.is_empty() || before.ends_with('\n');
        (whole && (below.is_empty() || below.starts_with('\n'))).then_some(below)
    };
    let mut places = memmem::find_iter(table.as_bytes(), heading.as_bytes());
    let below = places.find_map(below).unwrap_or_default();
    let end = memmem::find(below.as_bytes(), b"\n[");
    below.get(..end.unwrap_or(below.len())).unwrap_or_default()
}

/// A set of words.
#[derive(Clone, Debug, Default)]
pub struct Words {
    words: FxHashSet<&'static str>,
    ends: Ends,
}

impl FromIterator<&'static str> for Words {
    fn from_iter<T: IntoIterator<Item = &'static str>>(words: T) -> Self {
        let mut ends = Ends::default();
        let words = words.into_iter().inspect(|word| ends.add(word)).collect();
        Self { words, ends }
    }
}

impl Words {
    /// The words of a table: every entry is split at white space, so that short words can share a line.
    #[must_use]
    pub fn new(table: &'static str) -> Self {
        entries(table).flat_map(str::split_whitespace).collect()
    }

    /// The entries of a table, which may hold spaces.
    #[must_use]
    pub fn phrases(table: &'static str) -> Self {
        entries(table).collect()
    }

    /// Whether `word` is in the table, letter for letter.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.ends.fit(word) && self.words.contains(word)
    }

    /// Whether `word` in lower case is in the table.
    #[must_use]
    pub fn has_folded(&self, word: &str) -> bool {
        word.len() <= LONGEST && self.ends.fit_folded(word) && folded(word, |lower| self.has(lower))
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// Which first and last bytes the words of a table have together: most words of a text are told from those of a table by
/// that alone, without hashing them.
///
/// Five bits of each byte count. A capital of ASCII shares them with its small letter.
#[derive(Clone, Debug, Default)]
pub struct Ends([u32; 32]);

impl Ends {
    /// Adds a word of the table.
    pub fn add(&mut self, word: &str) {
        if let Some((first, last)) = Self::of(word) {
            self.0[usize::from(first & 31)] |= 1 << (last & 31);
        }
    }

    /// Whether a word of the table may be `word`.
    #[must_use]
    pub fn fit(&self, word: &str) -> bool {
        Self::of(word).is_some_and(|ends| self.hold(ends))
    }

    /// Whether a word of the table may be `word` in lower case, which other letters than those of ASCII change more by.
    fn fit_folded(&self, word: &str) -> bool {
        Self::of(word)
            .is_some_and(|ends| !ends.0.is_ascii() || !ends.1.is_ascii() || self.hold(ends))
    }

    const fn hold(&self, (first, last): (u8, u8)) -> bool {
        self.0[(first & 31) as usize] >> (last & 31) & 1 == 1
    }

    fn of(word: &str) -> Option<(u8, u8)> {
        let bytes = word.as_bytes();
        Some((*bytes.first()?, *bytes.last()?))
    }
}

/// No entry of a table is longer, in bytes; a longer word is not worth folding.
const LONGEST: usize = 80;

/// What `read` makes of `word` in lower case. Words of ASCII, which is most words, cost no allocation.
pub fn folded<T>(word: &str, read: impl FnOnce(&str) -> T) -> T {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return read(word);
    }
    if word.is_ascii() && word.len() <= LONGEST {
        let mut lower = [0; LONGEST];
        let (lower, _) = lower.split_at_mut(word.len());
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        if let Ok(lower) = std::str::from_utf8(lower) {
            return read(lower);
        }
    }
    read(&word.to_lowercase())
}

/// Words or phrases, each with its fields: `key|field|field`.
#[derive(Clone, Debug, Default)]
pub struct Table {
    rows: FxHashMap<&'static str, Vec<&'static str>>,
}

impl Table {
    /// The rows of a table; where a key stands twice the first row counts.
    #[must_use]
    pub fn new(table: &'static str) -> Self {
        let mut rows = FxHashMap::default();
        for entry in entries(table) {
            let mut fields = entry.split('|').map(str::trim);
            if let Some(key) = fields.next() {
                rows.entry(key).or_insert_with(|| fields.collect());
            }
        }
        Self { rows }
    }

    /// The fields of `key`, letter for letter.
    #[must_use]
    pub fn fields(&self, key: &str) -> Option<&[&'static str]> {
        self.rows.get(key).map(Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str =
        "# Words\nalpha beta\n\n[upper]\nMr|title\nSt|title|street\n[phrases]\naccording to\n";

    #[test]
    fn a_table_is_cut_at_its_headings() {
        assert_eq!(entries(TABLE).count(), 4);
        assert_eq!(
            entries(section(TABLE, "upper")).collect::<Vec<_>>(),
            ["Mr|title", "St|title|street"]
        );
        assert_eq!(section(TABLE, "none"), "");
        assert!(Words::phrases(section(TABLE, "phrases")).has("according to"));
    }

    #[test]
    fn words_are_found_as_they_stand_and_folded() {
        let words = Words::new(TABLE);
        assert!(words.has("beta") && words.has_folded("BETA") && !words.has("BETA"));
        assert!(!words.has("") && !words.has_folded(""));
        let accented = Words::new("élysée naïveté");
        assert!(accented.has_folded("ÉLYSÉE") && accented.has_folded("Naïveté"));
        let rows = Table::new(section(TABLE, "upper"));
        assert_eq!(rows.fields("St"), Some(&["title", "street"][..]));
        assert_eq!(rows.fields("st"), None);
    }
}
