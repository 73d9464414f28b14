//! A sentence made ready for the features: its words, which of them may belong to a name, and the runs of capitals.
//!
//! Words are read elsewhere, each once however often the text has it: a sentence only points at them.

use super::lexicon::{Entry, LONGEST, Lexicon};
use super::speech::CERTAIN;
use super::word::{Case, Word, hash};

/// A word where it stands in a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Place<'w> {
    /// The word.
    pub word: &'w Word,
    /// What the lexicon knows of the word, and of a phrase of several words that covers it.
    pub entry: Entry,
    /// The run of capitals it stands in, `start..end` in words of the sentence; empty for words outside.
    run: (u32, u32),
    /// Whether it may belong to a name. All others are decided without asking the model.
    candidate: bool,
}

impl<'w> Place<'w> {
    /// What stands beyond the ends of a sentence.
    pub const EDGE: Self = Self::new(&Word::NONE);

    const fn new(word: &'w Word) -> Self {
        Self {
            word,
            entry: word.entry,
            run: (0, 0),
            candidate: false,
        }
    }

    /// The words of a sentence, with the phrases of the lists that they make.
    pub fn of(words: impl IntoIterator<Item = &'w Word>, lexicon: &Lexicon<'_>) -> Vec<Self> {
        let mut places: Vec<Self> = words.into_iter().map(Self::new).collect();
        add_phrases(&mut places, lexicon);
        places
    }

    /// Whether it may belong to a name.
    #[must_use]
    pub const fn is_candidate(&self) -> bool {
        self.candidate
    }
}

/// A sentence as the features of names see it.
#[derive(Clone, Debug)]
pub struct Scene<'w> {
    /// The words.
    pub places: Vec<Place<'w>>,
    /// Whether nearly all of the sentence is in capitals, so that capitals say nothing.
    pub shouted: bool,
    /// Whether all words but the small ones of grammar begin with a capital, as in some headlines.
    pub titled: bool,
    /// How many of the first words say where and by whom an agency's report was filed: "PARIS, May 2 (Reuters) -".
    pub dateline: usize,
}

impl<'w> Scene<'w> {
    /// The scene of the words of one sentence.
    pub fn of(words: impl IntoIterator<Item = &'w Word>, lexicon: &Lexicon<'_>) -> Self {
        let mut places = Place::of(words, lexicon);
        mark_candidates(&mut places);
        mark_runs(&mut places);
        Self {
            shouted: is_shouted(&places),
            titled: is_titled(&places),
            dateline: dateline(&places),
            places,
        }
    }

    /// The word at `idx`, or `None` outside the sentence.
    #[must_use]
    pub fn place(&self, idx: Option<usize>) -> Option<&Place<'w>> {
        self.places.get(idx?)
    }

    /// The word at `idx`, or what stands for one outside the sentence.
    #[must_use]
    pub fn place_or_edge(&self, idx: Option<usize>) -> Place<'w> {
        self.place(idx).copied().unwrap_or(Place::EDGE)
    }

    /// The run of capitals in which word `idx` stands, `start..end`; empty for words outside.
    #[must_use]
    pub fn run(&self, idx: usize) -> (usize, usize) {
        let (start, end) = self.place(Some(idx)).map_or((0, 0), |place| place.run);
        (start as usize, end as usize)
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
        let certain =
            |place: &Place<'_>| place.entry.usual & CERTAIN != 0 && place.entry.is_grammar();
        let place = self.place(Some(idx));
        place.is_some_and(|place| place.word.exact == I || (idx == 0 && certain(place)))
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

fn mark_candidates(places: &mut [Place<'_>]) {
    let mut inside = false;
    for idx in 0..places.len() {
        let is_capital = |ahead: usize| {
            let place = places.get(idx + ahead);
            place.is_some_and(|place| place.word.case.is_capital())
        };
        let Word { case, exact, .. } = places[idx].word;
        inside = match case {
            Case::Capital | Case::Initial | Case::Upper | Case::Mixed => true,
            Case::Digits => inside || is_capital(1),
            Case::Mark | Case::Lower => {
                let particle = || PARTICLES.contains(exact);
                let possessive = || INSIDE[20..].contains(exact);
                is_capital(1) && particle()
                    || inside
                        && (possessive()
                            || (is_capital(1) || is_capital(2))
                                && (INSIDE.contains(exact) || particle()))
            }
        };
        places[idx].candidate = inside;
    }
}

/// Runs of words with capitals. A title ends a run, and so does an ordinary word at the start of the sentence, which
/// owes its capital to its place.
fn mark_runs(places: &mut [Place<'_>]) {
    let belongs = |idx: usize, word: &Word| {
        let by_place = idx == 0 && word.entry.usual > 0 && word.entry.lists & NAMES == 0;
        word.case.is_capital() && !word.entry.is_in(Entry::TITLE | Entry::CALENDAR) && !by_place
    };
    let mut start = 0;
    while start < places.len() {
        let rest = places.iter().enumerate().skip(start);
        let length = rest
            .take_while(|(idx, place)| belongs(*idx, place.word))
            .count();
        let end = start + length;
        let number = |idx: usize| u32::try_from(idx).unwrap_or(u32::MAX);
        for place in places.iter_mut().take(end).skip(start) {
            place.run = (number(start), number(end));
        }
        start = end.max(start + 1);
    }
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

/// Makes each word of a phrase of the lists known, so that features need not ask twice. The longest phrase from a word on
/// counts; a word inside it begins no other.
fn add_phrases(places: &mut [Place<'_>], lexicon: &Lexicon<'_>) {
    let mut start = 0;
    while start < places.len() {
        let (length, lists) = phrase_at(places, start, lexicon);
        for place in places.iter_mut().skip(start).take(length) {
            place.entry.lists |= lists;
        }
        start += length.max(1);
    }
}

fn phrase_at(places: &[Place<'_>], start: usize, lexicon: &Lexicon<'_>) -> (usize, u16) {
    let mut best = (0, 0);
    let Some(first) = places.get(start).map(|place| place.word) else {
        return best;
    };
    if !first.case.is_capital() || !first.entry.is_in(Entry::BEGINNING) {
        return best;
    }
    let mut phrase = first.lower;
    for (length, place) in places.iter().enumerate().skip(start + 1).take(LONGEST - 1) {
        phrase = Lexicon::phrase(phrase, place.word.lower);
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
fn is_shouted(places: &[Place<'_>]) -> bool {
    let cases = places.iter().map(|place| place.word.case);
    let (mut all, mut upper) = (0, 0);
    for case in cases.filter(|case| !matches!(case, Case::Mark | Case::Digits)) {
        all += 1;
        upper += usize::from(matches!(case, Case::Upper | Case::Initial));
    }
    upper >= 3 && upper * 2 > all
}

/// Headlines in title case have at least four words, and hardly one that is long and written small.
fn is_titled(places: &[Place<'_>]) -> bool {
    /// Headlines are short; beyond it is prose.
    const LONGEST: usize = 30;
    if places.len() > LONGEST {
        return false;
    }
    let words = || places.iter().map(|place| place.word);
    let small = words().filter(|word| word.case == Case::Lower && !word.entry.is_grammar());
    let capitals = words().filter(|word| word.case.is_capital()).count();
    capitals >= 4 && small.count() * 8 < capitals
}

/// The words before the dash of a dateline: capitals, marks and digits only, and a capital behind the dash.
fn dateline(places: &[Place<'_>]) -> usize {
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
    let may_belong =
        |place: &&Place<'_>| place.word.case != Case::Lower || SMALL.contains(&place.word.exact);
    let head: usize = places.iter().take(LONGEST).take_while(may_belong).count();
    let mut words = places.iter().take(head).map(|place| place.word);
    let dash = words.rposition(|word| DASHES.contains(&word.exact));
    let opens = places
        .first()
        .is_some_and(|place| place.word.case.is_capital());
    let goes_on = |dash: usize| {
        places
            .get(dash + 1)
            .is_some_and(|next| next.word.case != Case::Lower)
    };
    dash.filter(|dash| opens && goes_on(*dash)).unwrap_or(0)
}
