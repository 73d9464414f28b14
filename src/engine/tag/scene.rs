//! A sentence made ready for the features: its words, which of them may belong to a name, and the runs of capitals.

use super::lexicon::{Entry, LONGEST, Lexicon};
use super::speech::CERTAIN;
use super::word::{Case, Word, hash};

/// A sentence as the features see it.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// The words.
    pub words: Vec<Word>,
    /// For each word: whether it may belong to a name. All others are decided without asking the model.
    pub candidates: Vec<bool>,
    /// For each word: the run of capitals it stands in, `start..end`; empty for words outside.
    pub runs: Vec<(usize, usize)>,
    /// For each word: the lists that hold a phrase of several words that covers it.
    pub phrases: Vec<u16>,
    /// Whether nearly all of the sentence is in capitals, so that capitals say nothing.
    pub shouted: bool,
    /// Whether all words but the small ones of grammar begin with a capital, as in some headlines.
    pub titled: bool,
    /// How many of the first words say where and by whom an agency's report was filed: "PARIS, May 2 (Reuters) -".
    pub dateline: usize,
}

impl Scene {
    /// Reads the words of one sentence.
    #[must_use]
    pub fn read(texts: &[&str], lexicon: &Lexicon<'_>) -> Self {
        let words = texts.iter().map(|text| Word::read(text, lexicon)).collect();
        Self::of(words, lexicon)
    }

    /// The scene of words that have been read.
    #[must_use]
    pub fn of(words: Vec<Word>, lexicon: &Lexicon<'_>) -> Self {
        let mut scene = Self {
            shouted: is_shouted(&words),
            titled: is_titled(&words),
            dateline: dateline(&words),
            candidates: candidates(&words),
            runs: runs(&words),
            phrases: phrases(&words, lexicon),
            words,
        };
        scene.add_phrases();
        scene
    }

    /// The word at `idx`, or `None` outside the sentence.
    #[must_use]
    pub fn word(&self, idx: Option<usize>) -> Option<&Word> {
        self.words.get(idx?)
    }

    /// How the part of the sentence is written in which word `idx` stands: plainly, as a dateline, shouted, titled.
    #[must_use]
    pub const fn manner(&self, idx: usize) -> u64 {
        if idx < self.dateline {
            1
        } else if self.shouted {
            2
        } else if self.titled {
            3
        } else {
            0
        }
    }

    /// Whether word `idx` belongs to grammar and owes its capital to its place, or is "I".
    #[must_use]
    pub fn is_plain(&self, idx: usize) -> bool {
        const I: u64 = hash(b"I");
        let certain = |word: &Word| word.entry.usual & CERTAIN != 0 && word.entry.is_grammar();
        let word = self.words.get(idx);
        word.is_some_and(|word| word.exact == I || (idx == 0 && certain(word)))
    }

    /// A phrase of places makes each of its words known, so that features need not ask twice.
    fn add_phrases(&mut self) {
        for (word, phrase) in self.words.iter_mut().zip(&self.phrases) {
            word.entry.lists |= phrase;
        }
    }
}

/// Small words that may stand inside a name.
const INSIDE: [u64; 22] = [
    hash(b"of"),
    hash(b"and"),
    hash(b"the"),
    hash(b"for"),
    hash(b"in"),
    hash(b"on"),
    hash(b"de"),
    hash(b"la"),
    hash(b"del"),
    hash(b"da"),
    hash(b"do"),
    hash(b"dos"),
    hash(b"du"),
    hash(b"di"),
    hash(b"et"),
    hash(b"&"),
    hash(b"-"),
    hash(b"/"),
    hash(b"+"),
    hash(b"."),
    hash(b"'s"),
    hash("’s".as_bytes()),
];

/// Small words that may begin a family name.
const PARTICLES: [u64; 12] = [
    hash(b"de"),
    hash(b"van"),
    hash(b"von"),
    hash(b"der"),
    hash(b"den"),
    hash(b"bin"),
    hash(b"al"),
    hash(b"el"),
    hash(b"la"),
    hash(b"di"),
    hash(b"da"),
    hash(b"ibn"),
];

fn candidates(words: &[Word]) -> Vec<bool> {
    let is_capital = |idx: usize| words.get(idx).is_some_and(|word| word.case.is_capital());
    let mut found: Vec<bool> = Vec::with_capacity(words.len());
    for (idx, word) in words.iter().enumerate() {
        let inside = idx > 0 && found[idx - 1];
        let soon = is_capital(idx + 1) || is_capital(idx + 2);
        found.push(match word.case {
            Case::Capital | Case::Initial | Case::Upper | Case::Mixed => true,
            Case::Digits => is_capital(idx + 1) || inside,
            Case::Mark | Case::Lower => {
                let possessive = inside && INSIDE[20..].contains(&word.exact);
                let particle = is_capital(idx + 1) && PARTICLES.contains(&word.exact);
                possessive
                    || particle
                    || (inside
                        && soon
                        && (INSIDE.contains(&word.exact) || PARTICLES.contains(&word.exact)))
            }
        });
    }
    found
}

/// Runs of words with capitals. A title ends a run, and so does an ordinary word at the start of the sentence, which
/// owes its capital to its place.
fn runs(words: &[Word]) -> Vec<(usize, usize)> {
    let belongs = |(idx, word): (usize, &Word)| {
        let by_place = idx == 0 && word.entry.usual > 0 && word.entry.lists & NAMES == 0;
        word.case.is_capital() && !word.entry.is_in(Entry::TITLE | Entry::CALENDAR) && !by_place
    };
    let mut found = vec![(0, 0); words.len()];
    let mut start = 0;
    while start < words.len() {
        let rest = words.iter().enumerate().skip(start);
        let length = rest.take_while(|pair| belongs(*pair)).count();
        let end = start + length;
        for run in found.iter_mut().take(end).skip(start) {
            *run = (start, end);
        }
        start = end.max(start + 1);
    }
    found
}

/// The lists whose words are names by themselves.
pub const NAMES: u16 = Entry::FIRST_NAME
    | Entry::LAST_NAME
    | Entry::CITY
    | Entry::BIG_CITY
    | Entry::COUNTRY
    | Entry::REGION
    | Entry::ORGANISATION
    | Entry::PEOPLE;

/// The longest phrase of the lists from each word on; a word inside a found phrase begins no other.
fn phrases(words: &[Word], lexicon: &Lexicon<'_>) -> Vec<u16> {
    let mut found = vec![0; words.len()];
    let mut start = 0;
    while start < words.len() {
        let (length, lists) = phrase_at(words, start, lexicon);
        for phrase in found.iter_mut().skip(start).take(length) {
            *phrase = lists;
        }
        start += length.max(1);
    }
    found
}

fn phrase_at(words: &[Word], start: usize, lexicon: &Lexicon<'_>) -> (usize, u16) {
    let mut best = (0, 0);
    let Some(first) = words.get(start) else {
        return best;
    };
    if !first.case.is_capital() || !first.entry.is_in(Entry::BEGINNING) {
        return best;
    }
    let mut phrase = first.lower;
    for (length, word) in words.iter().enumerate().skip(start + 1).take(LONGEST - 1) {
        phrase = Lexicon::phrase(phrase, word.lower);
        let entry = lexicon.entry(phrase);
        if entry.lists & !Entry::BEGINNING != 0 {
            best = (length + 1 - start, entry.lists & !Entry::BEGINNING);
        }
        if !entry.is_in(Entry::BEGINNING) {
            break;
        }
    }
    best
}

/// Capitals say nothing where more than half of the words, and at least three, are written in them.
fn is_shouted(words: &[Word]) -> bool {
    let letters = words
        .iter()
        .filter(|word| !matches!(word.case, Case::Mark | Case::Digits));
    let (mut all, mut upper) = (0, 0);
    for word in letters {
        all += 1;
        upper += usize::from(matches!(word.case, Case::Upper | Case::Initial));
    }
    upper >= 3 && upper * 2 > all
}

/// Headlines in title case have at least four words, and hardly one that is long and written small.
fn is_titled(words: &[Word]) -> bool {
    /// Headlines are short; beyond it is prose.
    const LONGEST: usize = 30;
    if words.len() > LONGEST {
        return false;
    }
    let small = words
        .iter()
        .filter(|word| word.case == Case::Lower && !word.entry.is_grammar());
    let capitals = words.iter().filter(|word| word.case.is_capital()).count();
    capitals >= 4 && small.count() * 8 < capitals
}

/// The words before the dash of a dateline: capitals, marks and digits only, and a capital behind the dash.
fn dateline(words: &[Word]) -> usize {
    /// "BUENOS AIRES/RIO DE JANEIRO, Dec. 7 (Thomson Reuters) -"
    const LONGEST: usize = 18;
    const DASHES: [u64; 3] = [hash(b"-"), hash("–".as_bytes()), hash("—".as_bytes())];
    const SMALL: [u64; 5] = [
        hash(b"de"),
        hash(b"of"),
        hash(b"la"),
        hash(b"el"),
        hash(b"al"),
    ];
    let may_belong = |word: &&Word| word.case != Case::Lower || SMALL.contains(&word.exact);
    let head: usize = words.iter().take(LONGEST).take_while(may_belong).count();
    let dash = words
        .iter()
        .take(head)
        .rposition(|word| DASHES.contains(&word.exact));
    let opens = words.first().is_some_and(|word| word.case.is_capital());
    let goes_on = |dash: usize| {
        words
            .get(dash + 1)
            .is_some_and(|next| next.case != Case::Lower)
    };
    dash.filter(|dash| opens && goes_on(*dash)).unwrap_or(0)
}
