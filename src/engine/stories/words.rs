//! The words an article begins with, in any script: folded, stemmed, known by a number, with which of them are names.
//!
//! A word's number is a hash of its stem, so that it is the same whatever was read before, and nothing has to be kept.

use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use crate::engine::article::{Article, BlockKind};
use crate::engine::compare::{commonness as shares, terms};

/// How many words of an article are read: its news stands at its beginning.
const MOST_WORDS: usize = 300;

/// How many words a title is taken to have at most; a headline that is longer is a paragraph.
const MOST_TITLE_WORDS: usize = 15;

/// What a word of the title counts.
const TITLE_WEIGHT: u16 = 3;

/// A word has at most so many bytes; what is longer is no word.
const LONGEST: usize = 64;

/// A run of a script without spaces is cut into parts of so many bytes, which count as one word each.
const LONGEST_RUN: usize = 24;

/// In languages whose function words are not listed, words this short tell nothing unless they are names: "der", "que",
/// "или". In letters.
const SHORT: usize = 3;

/// So many different words are remembered with their stems: those of a language fit in.
const REMEMBERED: usize = 200_000;

/// Share of texts of any kind that hold a word, by its number.
static COMMONNESS: LazyLock<FxHashMap<u32, f32>> = LazyLock::new(|| {
    shares::all()
        .map(|(stem, share)| (number(stem), share))
        .collect()
});

/// The share of texts of any kind that hold a word, between 0 and 1; 0 for all but common English ones.
pub(super) fn commonness(word: u32) -> f32 {
    COMMONNESS.get(&word).copied().unwrap_or_default()
}

/// One word of an article's title and opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Its number.
    pub(super) number: u32,
    /// How often it stands there; in the title it counts for several.
    pub(super) count: u16,
    /// Whether it is a name, or a part of one.
    pub(super) name: bool,
}

/// Reads articles for their words. What it remembers makes it faster, and changes nothing.
#[derive(Default)]
pub(super) struct Reader {
    languages: FxHashMap<&'static str, Language>,
}

/// What is needed to read a language.
struct Language {
    tag: &'static str,
    stemmer: Option<Stemmer>,
    /// The numbers of words as they stand; `None` for those that tell nothing.
    known: FxHashMap<String, Option<u32>>,
}

/// The language whose function words and common words are listed.
const ENGLISH: &str = "en";

/// Languages whose endings can be cut off.
const LANGUAGES: [(&str, Algorithm); 18] = [
    (ENGLISH, Algorithm::English),
    ("ar", Algorithm::Arabic),
    ("da", Algorithm::Danish),
    ("de", Algorithm::German),
    ("el", Algorithm::Greek),
    ("es", Algorithm::Spanish),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("hu", Algorithm::Hungarian),
    ("it", Algorithm::Italian),
    ("nb", Algorithm::Norwegian),
    ("nl", Algorithm::Dutch),
    ("no", Algorithm::Norwegian),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("sv", Algorithm::Swedish),
    ("tr", Algorithm::Turkish),
];

/// What is known of a word while an article is read.
#[derive(Default)]
struct Sight {
    /// Where it came first.
    first: usize,
    count: u16,
    /// How often it was capitalised where nothing but being a name asks for it.
    as_name: u16,
    /// How often it stood in lower case.
    as_word: u16,
    /// As it first stood, for those who ask.
    surface: Option<String>,
}

/// The words of an article as they are being found.
#[derive(Default)]
struct Sights {
    by_number: FxHashMap<u32, Sight>,
    surfaces: bool,
}

impl Reader {
    /// The words of an article's title and opening, each once, in the order they come first.
    pub(super) fn read(&mut self, article: &Article) -> Vec<Word> {
        let sights = self.sights(article, false);
        sights.into_iter().map(|(word, _)| word).collect()
    }

    /// The same, each with the word as it first stood.
    pub(super) fn read_named(&mut self, article: &Article) -> Vec<(Word, String)> {
        let sights = self.sights(article, true);
        let named = sights.into_iter();
        named
            .map(|(word, sight)| (word, sight.unwrap_or_default()))
            .collect()
    }

    fn sights(&mut self, article: &Article, surfaces: bool) -> Vec<(Word, Option<String>)> {
        let tag = language(article);
        let language = self
            .languages
            .entry(tag)
            .or_insert_with(|| Language::new(tag));
        let mut sights = Sights {
            surfaces,
            ..Sights::default()
        };
        let title = article.headline();
        let sentence_case = !is_title_case(title);
        for piece in pieces(title).take(MOST_TITLE_WORDS) {
            let capital = sentence_case && piece.may_be_name();
            language.see(piece, TITLE_WEIGHT, capital, &mut sights);
        }
        let blocks = article.blocks.iter();
        let blocks = blocks.filter(|block| block.kind != BlockKind::Boilerplate);
        let opening = blocks.flat_map(|block| pieces(block.span.of(&article.text)));
        for piece in opening.take(MOST_WORDS) {
            language.see(piece, 1, piece.may_be_name(), &mut sights);
        }
        let mut found: Vec<(u32, Sight)> = sights.by_number.into_iter().collect();
        found.sort_unstable_by_key(|(number, sight)| (sight.first, *number));
        let word = |(number, sight): (u32, Sight)| {
            let word = Word {
                number,
                count: sight.count,
                name: sight.as_name > sight.as_word,
            };
            (word, sight.surface)
        };
        found.into_iter().map(word).collect()
    }
}

impl Sights {
    /// Counts a word, `weight` for each time.
    fn add(&mut self, number: u32, surface: &str, weight: u16, as_name: bool) {
        let first = self.by_number.len();
        let sight = self.by_number.entry(number).or_insert_with(|| Sight {
            first,
            ..Sight::default()
        });
        sight.count = sight.count.saturating_add(weight);
        sight.as_name = sight.as_name.saturating_add(u16::from(as_name));
        let lower = !surface.starts_with(char::is_uppercase);
        sight.as_word = sight.as_word.saturating_add(u16::from(lower));
        if self.surfaces && sight.surface.is_none() {
            sight.surface = Some(surface.to_owned());
        }
    }
}

impl Language {
    fn new(tag: &'static str) -> Self {
        let algorithm = LANGUAGES.iter().find(|(known, _)| *known == tag);
        Self {
            tag,
            stemmer: algorithm.map(|(_, algorithm)| Stemmer::create(*algorithm)),
            known: FxHashMap::default(),
        }
    }

    /// Counts a piece of text.
    fn see(&mut self, piece: Piece<'_>, weight: u16, as_name: bool, sights: &mut Sights) {
        let text = piece.text;
        if text.starts_with(has_no_spaces) {
            for pair in pairs(text) {
                sights.add(number(pair), pair, weight, false);
            }
            return;
        }
        let short = self.tag != ENGLISH && !as_name && text.chars().nth(SHORT).is_none();
        if let Some(number) = self.stem(text).filter(|_| !short) {
            sights.add(number, text, weight, as_name);
        }
    }

    /// The number of a word's stem; `None` for a word that tells nothing.
    fn stem(&mut self, word: &str) -> Option<u32> {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let lone = word.chars().nth(1).is_none();
        if lone || word.len() > LONGEST {
            return None;
        }
        let stem = (!terms::is_stop_word(word)).then(|| {
            let folded = if self.tag == ENGLISH {
                terms::fold(word)
            } else {
                word.to_lowercase()
            };
            match &self.stemmer {
                Some(stemmer) => number(&stemmer.stem(&folded)),
                None => number(&folded),
            }
        });
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        self.known.insert(word.to_owned(), stem);
        stem
    }
}

/// The language of an article as far as stems go; English where nothing else is known.
fn language(article: &Article) -> &'static str {
    let Some(tag) = article.metadata.language.as_deref() else {
        return ENGLISH;
    };
    let tag = tag.split(['-', '_']).next().unwrap_or_default();
    let known = LANGUAGES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(tag));
    known.map_or("", |(known, _)| known)
}

/// A word as it stands, or a run of letters of a script without spaces.
#[derive(Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    /// Whether it opens a sentence, a quotation or a paragraph, where a capital tells nothing.
    opens: bool,
}

impl Piece<'_> {
    /// Whether it has a capital that only a name asks for, as far as the place tells.
    fn may_be_name(self) -> bool {
        !self.opens && self.text.starts_with(char::is_uppercase)
    }
}

/// The words of a text: letters and digits, with what joins digits.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    let mut opens = true;
    std::iter::from_fn(move || {
        loop {
            let gap = rest.find(char::is_alphanumeric)?;
            let (between, word) = rest.split_at_checked(gap)?;
            opens |= between.contains(OPENERS);
            let (text, after) = word.split_at_checked(word_length(word))?;
            rest = after;
            // What stands behind an apostrophe is an ending: "Trump's", "don't", "they'll".
            let ending = matches!(between, "'" | "’") && text.chars().nth(2).is_none();
            if ending && !opens {
                continue;
            }
            let piece = Piece { text, opens };
            opens = false;
            return Some(piece);
        }
    })
}

/// Marks after which a capital tells nothing.
const OPENERS: [char; 12] = ['.', '!', '?', ':', ';', '\n', '"', '“', '„', '«', '‘', '…'];

/// Length of the word at the start of `text`: a number with its groups and decimals, or letters of one kind of script.
fn word_length(text: &str) -> usize {
    let unspaced = text.chars().next().is_some_and(has_no_spaces);
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, letter)) = chars.next() {
        let joins = matches!(letter, ',' | '.')
            && text
                .get(..at)
                .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
            && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let mark = unicode_normalization::char::is_combining_mark(letter);
        let fits = letter.is_alphanumeric() && has_no_spaces(letter) == unspaced;
        let full = unspaced && at >= LONGEST_RUN;
        if full || !(fits || joins || mark) {
            break;
        }
        end = at + letter.len_utf8();
    }
    end
}

/// Whether the script of a letter is written without spaces between words, or glues little words to them.
const fn has_no_spaces(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' // Myanmar
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{3040}'..='\u{30FF}' // Kana
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}'
        | '\u{AC00}'..='\u{D7AF}' // Hangul
    )
}

/// Each two letters that stand beside each other: what comes nearest to words without a dictionary. Pairs of Hiragana
/// are endings and particles.
fn pairs(text: &str) -> impl Iterator<Item = &str> {
    let starts = text.char_indices().map(|(at, _)| at);
    let ends = starts.clone().skip(2).chain(std::iter::once(text.len()));
    let pairs = starts
        .zip(ends)
        .filter_map(|(start, end)| text.get(start..end));
    pairs.filter(|pair| {
        !pair
            .chars()
            .all(|letter| ('\u{3040}'..='\u{309F}').contains(&letter))
    })
}

/// Whether most words of a title have a capital, so that none of them tells a name.
fn is_title_case(title: &str) -> bool {
    let (mut capitals, mut all) = (0, 0);
    for piece in pieces(title).take(MOST_TITLE_WORDS) {
        all += 1;
        capitals += usize::from(piece.text.starts_with(char::is_uppercase));
    }
    capitals * 2 > all
}

/// The number of a stem: FNV-1a, folded to 32 bits. Two of the words of a library share one less than once in a thousand.
fn number(stem: &str) -> u32 {
    let hash = stem.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    });
    let folded = (hash ^ (hash >> 32)) & u64::from(u32::MAX);
    u32::try_from(folded).unwrap_or_default()
}
