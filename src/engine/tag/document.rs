//! What the rest of the document says of a word: written small elsewhere, after a title elsewhere, and the like.

use rustc_hash::FxHashMap;

use super::lexicon::Entry;
use super::scene::{Place, Scene};
use super::word::{Case, Word, hash};

/// What a document shows of each word that has a capital somewhere.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Asked by key only, never walked through.
    words: FxHashMap<u64, Known>,
}

/// What a document shows of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    contexts: u16,
}

impl Known {
    const SMALL: u16 = 1;
    const CAPITAL_INSIDE: u16 = 1 << 1;
    const AFTER_TITLE: u16 = 1 << 2;
    const AFTER_FIRST_NAME: u16 = 1 << 3;
    const BEFORE_LAST_NAME: u16 = 1 << 4;
    const BEFORE_ORGANISATION_WORD: u16 = 1 << 5;
    const AFTER_PREPOSITION: u16 = 1 << 6;
    const SAYS: u16 = 1 << 7;
    const AFTER_THE: u16 = 1 << 8;
    const ALONE: u16 = 1 << 9;
    const ENDS_RUN: u16 = 1 << 10;
    const POSSESSIVE: u16 = 1 << 11;

    /// How the word is written elsewhere: with a small letter, with a capital inside a sentence.
    #[must_use]
    pub fn writing(self) -> u64 {
        u64::from(self.contexts & (Self::SMALL | Self::CAPITAL_INSIDE))
    }

    /// Each sort of neighbour that the word has somewhere in the document.
    pub fn contexts(self) -> impl Iterator<Item = u64> {
        (0..12).filter(move |bit| self.contexts >> bit & 1 == 1)
    }

    /// All of it as one value.
    #[must_use]
    pub fn all(self) -> u64 {
        u64::from(self.contexts) + 1
    }
}

const THE: u64 = hash(b"the");
const PLACE_PREPOSITIONS: [u64; 6] = [
    hash(b"in"),
    hash(b"at"),
    hash(b"from"),
    hash(b"near"),
    hash(b"across"),
    hash(b"outside"),
];
const POSSESSIVES: [u64; 2] = [hash(b"'s"), hash("’s".as_bytes())];

/// The most different words that are remembered: far more than any article has, so that no text fills the memory.
const MOST_WORDS: usize = 200_000;

impl Evidence {
    /// Gathers what `scenes`, the sentences of one document, show.
    #[must_use]
    pub fn gather(scenes: &[Scene<'_>]) -> Self {
        let mut evidence = Self::default();
        for scene in scenes {
            evidence.add(scene);
        }
        for scene in scenes {
            evidence.add_small(scene.places.iter().map(|place| place.word));
        }
        evidence
    }

    /// Adds what one sentence shows of its words with capitals.
    pub fn add(&mut self, scene: &Scene<'_>) {
        if scene.shouted {
            return;
        }
        for (idx, place) in scene.places.iter().enumerate() {
            let lower = place.word.lower;
            let room = self.words.len() < MOST_WORDS;
            if place.word.case.is_capital() && (room || self.words.contains_key(&lower)) {
                let seen = neighbours(scene, idx, place);
                self.words.entry(lower).or_default().contexts |= seen;
            }
        }
    }

    /// Adds which of the words with capitals are among `words`, written small; all words with capitals must be known by then.
    pub fn add_small<'w>(&mut self, words: impl Iterator<Item = &'w Word>) {
        for word in words {
            if word.case == Case::Lower
                && let Some(known) = self.words.get_mut(&word.lower)
            {
                known.contexts |= Known::SMALL;
            }
        }
    }

    /// What is known of `word`.
    #[must_use]
    pub fn of(&self, word: &Word) -> Known {
        if word.case.is_capital() {
            self.words.get(&word.lower).copied().unwrap_or_default()
        } else {
            Known::default()
        }
    }
}

fn neighbours(scene: &Scene<'_>, idx: usize, place: &Place<'_>) -> u16 {
    let before = scene.place_or_edge(idx.checked_sub(1));
    let after = scene.place_or_edge(Some(idx + 1));
    let (start, end) = scene.run(idx);
    let in_run = start < end;
    let alone = in_run && end - start == 1;
    let first_name = before.entry.is_in(Entry::FIRST_NAME) && before.word.case.is_capital();
    let last_name = after.entry.is_in(Entry::LAST_NAME) && after.word.case.is_capital();
    let organisation = after.word.case.is_capital() && after.entry.is_in(Entry::ORGANISATION_WORD);
    let told = [
        (Known::CAPITAL_INSIDE, idx > 0),
        (Known::AFTER_TITLE, before.entry.is_in(Entry::TITLE)),
        (Known::AFTER_FIRST_NAME, first_name),
        (
            Known::BEFORE_LAST_NAME,
            last_name && place.entry.is_in(Entry::FIRST_NAME),
        ),
        (Known::BEFORE_ORGANISATION_WORD, organisation),
        (
            Known::AFTER_PREPOSITION,
            PLACE_PREPOSITIONS.contains(&before.word.lower),
        ),
        (Known::SAYS, after.entry.is_in(Entry::SAYING)),
        (Known::AFTER_THE, before.word.lower == THE),
        (Known::ALONE, alone),
        (Known::ENDS_RUN, in_run && !alone && idx + 1 == end),
        (Known::POSSESSIVE, POSSESSIVES.contains(&after.word.lower)),
    ];
    told.iter()
        .filter(|(_, holds)| *holds)
        .fold(0, |all, (bit, _)| all | bit)
}
