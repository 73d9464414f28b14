//! What the tagger sees of a single word: hashes of its forms and affixes, its shape, how it is written, and what the
//! lexicon knows of it.
//!
//! Features are hashes of integers, never strings: a word is read once, byte by byte, and its characters are not
//! looked at again.

use super::lexicon::{Entry, Lexicon};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No letters and no digits: a mark.
    Mark,
    /// Digits, with or without marks.
    Digits,
    /// Begins with a small letter and holds no capital.
    Lower,
    /// One capital, then small letters: `Paris`.
    Capital,
    /// A single capital, with or without a full stop: `J.`
    Initial,
    /// Two or more capitals and no small letter: `NATO`, `U.S.`
    Upper,
    /// Any other mixture: `McDonald`, `iPhone`, `NGOs`.
    Mixed,
}

impl Case {
    /// Whether a capital letter stands in the word.
    #[must_use]
    pub const fn is_capital(self) -> bool {
        matches!(
            self,
            Self::Capital | Self::Initial | Self::Upper | Self::Mixed
        )
    }
}

/// A word as the features see it.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Hash of the word as it is written.
    pub exact: u64,
    /// Hash of the word in small letters.
    pub lower: u64,
    /// Hash of the word's shape: runs of capitals, small letters and digits, marks as they are.
    pub shape: u64,
    /// Hashes of the first two, three and four bytes in small letters.
    pub prefixes: [u64; 3],
    /// Hashes of the last one to four bytes in small letters.
    pub suffixes: [u64; 4],
    /// How the word is written.
    pub case: Case,
    /// What the lexicon knows of the word in this case.
    pub entry: Entry,
}

impl Word {
    /// What stands beyond the ends of a sentence.
    pub const NONE: Self = Self {
        exact: 0,
        lower: 0,
        shape: 0,
        prefixes: [0; 3],
        suffixes: [0; 4],
        case: Case::Mark,
        entry: Entry::NONE,
    };

    /// Reads `text`.
    #[must_use]
    pub fn read(text: &str, lexicon: &Lexicon<'_>) -> Self {
        let bytes = text.as_bytes();
        let exact = hash(bytes);
        let mut word = Self {
            exact,
            lower: exact,
            ..Self::NONE
        };
        if bytes.iter().all(u8::is_ascii_lowercase) && !bytes.is_empty() {
            // Most words are written so.
            (word.shape, word.case) = (SMALL_LETTERS, Case::Lower);
            word.read_affixes(bytes);
        } else if text.is_ascii() {
            (word.shape, word.case) = shape_of(text.bytes().map(kind_of_byte));
            word.lower = hash(&bytes.to_ascii_lowercase());
            word.read_affixes(bytes);
        } else {
            let lower = text.to_lowercase();
            (word.shape, word.case) = shape_of(text.chars().map(kind_of_letter));
            word.lower = hash(lower.as_bytes());
            word.read_affixes(lower.as_bytes());
        }
        word.entry = lexicon.entry(word.lower).in_case(word.case);
        word
    }

    /// Fills the hashes of the affixes.
    fn read_affixes(&mut self, bytes: &[u8]) {
        let lower = |byte: &u8| byte.to_ascii_lowercase();
        let mut running = SEED;
        for (idx, byte) in bytes.iter().map(lower).take(4).enumerate() {
            running = step(running, byte);
            match idx {
                1 => self.prefixes = [finish(running); 3],
                2 => {
                    self.prefixes[1] = finish(running);
                    self.prefixes[2] = finish(running);
                }
                3 => self.prefixes[2] = finish(running),
                _ => {}
            }
        }
        let mut running = SEED;
        let mut from_end = bytes.iter().map(lower).rev();
        for suffix in &mut self.suffixes {
            if let Some(byte) = from_end.next() {
                running = step(running, byte);
            }
            *suffix = finish(running);
        }
    }
}

/// The shape of a word of small letters only.
const SMALL_LETTERS: u64 = finish(step(SEED, b'x'));

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a (Fowler, Noll and Vo), 64 bits.
const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Spreads the bits that FNV leaves close together.
const fn finish(hash: u64) -> u64 {
    let spread = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    spread ^ (spread >> 29)
}

/// The hash by which words are known.
#[must_use]
pub const fn hash(bytes: &[u8]) -> u64 {
    let mut hash = SEED;
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        hash = step(hash, *first);
        rest = tail;
    }
    finish(hash)
}

/// Two hashes made one; the order matters.
#[must_use]
pub const fn mix(left: u64, right: u64) -> u64 {
    let mixed = (left ^ right.rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

/// What a shape is made of, for a byte of ASCII.
const fn kind_of_byte(byte: u8) -> u8 {
    match byte {
        b'A'..=b'Z' => b'X',
        b'a'..=b'z' => b'x',
        b'0'..=b'9' => b'0',
        mark => mark,
    }
}

/// What a shape is made of, for any character.
fn kind_of_letter(letter: char) -> u8 {
    if letter.is_uppercase() {
        b'X'
    } else if letter.is_alphabetic() {
        b'x'
    } else if letter.is_numeric() {
        b'0'
    } else {
        u8::try_from(letter).unwrap_or(b'?')
    }
}

/// The shape's hash and the case, in one pass over the kinds of its characters.
fn shape_of(kinds: impl Iterator<Item = u8>) -> (u64, Case) {
    let (mut capitals, mut smalls, mut digits) = (0_usize, 0_usize, 0_usize);
    let mut begins_with_capital = false;
    let mut shape = SEED;
    let mut last = 0_u8;
    for (idx, kind) in kinds.enumerate() {
        match kind {
            b'X' => {
                capitals += 1;
                begins_with_capital |= idx == 0;
            }
            b'x' => smalls += 1,
            b'0' => digits += 1,
            _ => {}
        }
        if kind != last {
            shape = step(shape, kind);
            last = kind;
        }
    }
    let case = match (capitals, smalls) {
        (0, 0) if digits > 0 => Case::Digits,
        (0, 0) => Case::Mark,
        (0, _) => Case::Lower,
        (1, 0) => Case::Initial,
        (_, 0) => Case::Upper,
        (1, _) if begins_with_capital => Case::Capital,
        _ => Case::Mixed,
    };
    (finish(shape), case)
}
