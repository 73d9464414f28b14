//! Titles and coverage of events that never were: the same on every run, with words as unevenly used as real ones.

use std::fmt::Write as _;

const OUTLETS: [&str; 8] = [
    "The Harbour Herald",
    "Polder Post",
    "Tidewater",
    "Gazette",
    "Weir & Windlass",
    "Northern Chronicle",
    "La Época",
    "Evening Register",
];

const NAMES: [&str; 8] = [
    "Ann Lee",
    "Bo Ek",
    "Mira Castellow",
    "José Ibarra",
    "Tom Verhoeven",
    "Ida Brandt",
    "Sam Okoye",
    "Lena Fårö",
];

const ROLES: [&str; 6] = [
    "mayor",
    "chief executive",
    "spokeswoman",
    "union leader",
    "prime minister",
    "engineer",
];

const PLACES: [&str; 6] = [
    "Tarlemouth",
    "Northgate",
    "the Saltings",
    "Orrin",
    "Westerveld",
    "Port Hale",
];

/// Sorted so that the first are used most.
const WORDS: [&str; 64] = [
    "the",
    "of",
    "to",
    "after",
    "in",
    "over",
    "for",
    "new",
    "as",
    "on",
    "with",
    "says",
    "ferry",
    "minister",
    "strike",
    "government",
    "budget",
    "workers",
    "vote",
    "court",
    "plan",
    "bridge",
    "union",
    "talks",
    "deal",
    "report",
    "storm",
    "school",
    "hospital",
    "election",
    "police",
    "council",
    "climate",
    "harbour",
    "funding",
    "inquiry",
    "closure",
    "protest",
    "ruling",
    "housing",
    "data",
    "privacy",
    "cloud",
    "company",
    "regulator",
    "barrier",
    "flood",
    "pension",
    "railway",
    "energy",
    "tariff",
    "museum",
    "festival",
    "champion",
    "research",
    "vaccine",
    "satellite",
    "network",
    "ceasefire",
    "border",
    "summit",
    "senator",
    "whistleblower",
    "moratorium",
];

/// Marsaglia's xorshift with 32 bits: plain, and good enough for words.
struct Dice(u32);

impl Dice {
    fn new(seed: u32) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9) | 1)
    }

    /// A number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as usize % bound
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    /// A word; those at the front of the list come up more often.
    fn word(&mut self) -> &'static str {
        let bound = 1 + self.below(WORDS.len());
        WORDS[self.below(bound)]
    }
}

/// Lines of outlet, title and author, as the filter sees them.
pub(crate) fn lines(count: usize) -> Vec<String> {
    let mut dice = Dice::new(7);
    (0..count).map(|number| line(&mut dice, number)).collect()
}

fn line(dice: &mut Dice, number: usize) -> String {
    let mut line = format!("{} {}", dice.one(&OUTLETS), capital(dice.word()));
    for _ in 0..5 + dice.below(6) {
        line.push(' ');
        line.push_str(dice.word());
    }
    // Writing to a string cannot fail.
    _ = write!(line, " {} {}", number % 1000, dice.one(&NAMES));
    line
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}

/// An article of about `bytes` bytes in Markdown, with quotations, figures, dates, people and places. Articles of other
/// seeds tell partly the same.
pub(crate) fn coverage(seed: u32, bytes: usize) -> String {
    let (mut shared, mut own) = (Dice::new(1), Dice::new(seed));
    let outlet = own.one(&OUTLETS);
    let mut text = format!(
        "---\ntitle: {}\noutlet: {outlet}\ndate: 2026-03-12\n---\n\n",
        capital(&sentence_of(&mut own, 8))
    );
    while text.len() < bytes {
        for _ in 0..3 {
            // Two sentences of three are told by all outlets, one of those in other words.
            let dice = if own.below(3) == 0 {
                &mut own
            } else {
                &mut shared
            };
            text.push_str(&sentence(dice));
            text.push(' ');
        }
        text.push_str("\n\n");
    }
    text
}

fn sentence_of(dice: &mut Dice, words: usize) -> String {
    let words: Vec<&str> = (0..words).map(|_| dice.word()).collect();
    words.join(" ")
}

fn sentence(dice: &mut Dice) -> String {
    let count = 6 + dice.below(10);
    let told = capital(&sentence_of(dice, count));
    let (name, role, place) = (dice.one(&NAMES), dice.one(&ROLES), dice.one(&PLACES));
    match dice.below(6) {
        0 => format!("“{told},” said {name}, the {role} of {place}."),
        1 => format!("{told} in {place}, according to {name}."),
        2 => format!(
            "{told}, at a cost of {}.{} million euros a year.",
            dice.below(90),
            dice.below(10)
        ),
        3 => format!(
            "On {} March {name} told reporters that {}.",
            1 + dice.below(28),
            told.to_lowercase()
        ),
        4 => format!(
            "About {} people in {place} {}.",
            100 * (1 + dice.below(80)),
            told.to_lowercase()
        ),
        _ => format!("{told}."),
    }
}
