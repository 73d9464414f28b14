//! What a word can be in the grammar of attribution: one look into one table a word.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::engine::lexicon;
use crate::engine::segment::FUNCTION_WORDS;

/// The verbs and nouns of speech.
pub(in super::super) const CUES: &str =
    include_str!("../../../../../assets/lexicons/en/speech-cues.txt");

/// A set of the classes below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Class(u32);

impl Class {
    /// A verb of speaking or writing.
    pub(in super::super) const SPEECH: Self = Self(1);
    /// A verb of thinking, wanting or finding out.
    pub(in super::super) const THOUGHT: Self = Self(1 << 1);
    /// A verb that attributes only beside quotation marks.
    pub(in super::super) const QUOTING: Self = Self(1 << 2);
    /// The `-ing` form of such a verb.
    pub(in super::super) const PARTICIPLE: Self = Self(1 << 3);
    /// The bare form of such a verb, which may also be a noun.
    pub(in super::super) const BARE: Self = Self(1 << 4);
    /// A word that may stand between a subject and its verb.
    pub(in super::super) const BETWEEN: Self = Self(1 << 5);
    /// A word that opens another clause or joins one.
    pub(in super::super) const CLAUSE: Self = Self(1 << 6);
    /// A preposition.
    pub(in super::super) const PREPOSITION: Self = Self(1 << 7);
    /// A personal pronoun or "who".
    pub(in super::super) const PRONOUN: Self = Self(1 << 8);
    /// An article, demonstrative or possessive.
    pub(in super::super) const DETERMINER: Self = Self(1 << 9);
    /// A hedge: "reportedly".
    pub(in super::super) const HEDGE: Self = Self(1 << 10);
    /// A verb that hedges with "to": "appeared".
    pub(in super::super) const HEDGING_VERB: Self = Self(1 << 11);
    /// A noun of something said or written: "statement".
    pub(in super::super) const MEDIUM: Self = Self(1 << 12);
    /// A noun that stands for an outlet: "the paper".
    pub(in super::super) const PUBLICATION: Self = Self(1 << 13);
    /// A noun that stands for an organisation: "the company".
    pub(in super::super) const BODY: Self = Self(1 << 14);
    /// A noun of people who speak without a name: "officials".
    pub(in super::super) const PEOPLE: Self = Self(1 << 15);
    /// The name of a day or month.
    pub(in super::super) const CALENDAR: Self = Self(1 << 16);
    /// A word that usually opens a sentence, or any word of grammar: its capital makes no name.
    pub(in super::super) const GRAMMAR: Self = Self(1 << 17);
    /// Starts upper case.
    pub(in super::super) const CAPITAL: Self = Self(1 << 18);
    /// A mark.
    pub(in super::super) const MARK: Self = Self(1 << 19);
    /// A mark that ends a phrase: comma, colon, dash, bracket, stop.
    pub(in super::super) const BREAK: Self = Self(1 << 20);
    /// Past forms that also serve as participles: "was told".
    pub(in super::super) const PASSIVE: Self = Self(1 << 21);
    /// A form of "to be".
    pub(in super::super) const BE: Self = Self(1 << 22);
    /// A word that denies: "not", "never".
    pub(in super::super) const NEGATION: Self = Self(1 << 23);
    /// The last word of an outlet's name: "Gazette".
    pub(in super::super) const OUTLET_NAME: Self = Self(1 << 24);
    /// A noun of journalism: "investigation".
    pub(in super::super) const REPORTING_NOUN: Self = Self(1 << 25);
    /// A form of such a verb that is as often a noun: "claims".
    pub(in super::super) const NOUN: Self = Self(1 << 26);
    /// A noun for what somebody says: "warning", "claim".
    pub(in super::super) const SPOKEN: Self = Self(1 << 27);
    /// A verb that gives a thing or a person a name or a quality: "call", "describe".
    pub(in super::super) const NAMING: Self = Self(1 << 28);
    /// A verb whose object is who then acts: "force", "lead".
    pub(in super::super) const CAUSING: Self = Self(1 << 29);
    /// A verb of speech that also makes, performs or reads works: "wrote “Songs of the North”".
    pub(in super::super) const MAKING: Self = Self(1 << 30);
    /// A word that the name of a known outlet may start with.
    pub(in super::super) const OPENS_OUTLET: Self = Self(1 << 31);
    /// A verb that attributes anything at all.
    pub(in super::super) const CUE: Self = Self(0b111);
    /// A verb that attributes without quotation marks.
    pub(in super::super) const REPORTING: Self = Self(0b11);

    /// Both.
    pub(in super::super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it has a class in common with `other`.
    pub(in super::super) const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Nouns and verbs that end like adverbs: "the family reported".
const NOT_ADVERBS: [&str; 17] = [
    "family",
    "reply",
    "supply",
    "assembly",
    "rally",
    "anomaly",
    "monopoly",
    "butterfly",
    "belly",
    "bully",
    "jelly",
    "tally",
    "apply",
    "imply",
    "comply",
    "multiply",
    "homily",
];

static CLASSES: LazyLock<FxHashMap<&'static str, Class>> = LazyLock::new(|| {
    let mut classes = FxHashMap::default();
    for (name, class) in [
        ("speech", Class::SPEECH),
        ("thought", Class::THOUGHT),
        ("quoting", Class::QUOTING),
    ] {
        for row in lexicon::entries(lexicon::section(CUES, name)) {
            for (idx, form) in row.split_whitespace().enumerate() {
                let shape = match (idx, form.ends_with("ing")) {
                    (0, _) => Class::BARE,
                    (_, true) => Class::PARTICIPLE,
                    _ if form.ends_with('s') => Class::default(),
                    _ => Class::PASSIVE,
                };
                add(&mut classes, form, class.and(shape));
            }
        }
    }
    for (name, class) in [
        ("between", Class::BETWEEN),
        ("clause", Class::CLAUSE),
        ("hedges", Class::HEDGE),
        ("hedging-verbs", Class::HEDGING_VERB),
        ("media", Class::MEDIUM),
        ("publications", Class::PUBLICATION),
        ("bodies", Class::BODY),
        ("people", Class::PEOPLE),
        ("reporting-nouns", Class::REPORTING_NOUN),
        ("outlet-names", Class::OUTLET_NAME),
        ("noun-forms", Class::NOUN),
        ("spoken", Class::SPOKEN),
        ("naming", Class::NAMING),
        ("causing", Class::CAUSING),
        ("making", Class::MAKING),
    ] {
        add_all(&mut classes, lexicon::section(CUES, name), class);
    }
    for (name, class) in [
        ("prepositions", Class::PREPOSITION.and(Class::GRAMMAR)),
        ("pronouns", Class::PRONOUN.and(Class::GRAMMAR)),
        ("openers", Class::GRAMMAR),
        ("determiners", Class::DETERMINER.and(Class::GRAMMAR)),
        ("calendar", Class::CALENDAR),
        ("be", Class::BE),
        ("negations", Class::NEGATION),
    ] {
        add_all(&mut classes, lexicon::section(FUNCTION_WORDS, name), class);
    }
    classes
});

fn add_all(classes: &mut FxHashMap<&'static str, Class>, table: &'static str, class: Class) {
    for word in lexicon::entries(table).flat_map(str::split_whitespace) {
        add(classes, word, class);
    }
}

fn add(classes: &mut FxHashMap<&'static str, Class>, word: &'static str, class: Class) {
    let known = classes.entry(word).or_default();
    *known = known.and(class);
}

/// No word of the tables is longer, in bytes.
const LONGEST: usize = 24;

/// The classes of a word, whatever its case.
pub(in super::super) fn class(word: &str) -> Class {
    let capital = word.starts_with(char::is_uppercase);
    let known = if word.len() > LONGEST {
        None
    } else {
        lexicon::folded(word, |lower| CLASSES.get(lower))
    };
    let mut class = known.copied().unwrap_or_else(|| contracted(word));
    if capital {
        class = class.and(Class::CAPITAL);
    } else if word.len() > 4 && word.ends_with("ly") && !NOT_ADVERBS.contains(&word) {
        class = class.and(Class::BETWEEN);
    }
    class
}

/// The classes of a pronoun with its auxiliary: "we’ve", "they'd".
fn contracted(word: &str) -> Class {
    let bare = uncontracted(word);
    let verb = word.get(bare.len()..).unwrap_or_default();
    let verb = verb.trim_start_matches(['\'', '’']);
    if !matches!(verb, "ve" | "d" | "ll") {
        return Class::default();
    }
    let pronoun = lexicon::folded(bare, |lower| CLASSES.get(lower));
    pronoun
        .copied()
        .filter(|class| class.is(Class::PRONOUN))
        .unwrap_or_default()
}

/// A word without the verb that is contracted with it: "it" of "it’s", "they" of "they're".
pub(in super::super) fn uncontracted(word: &str) -> &str {
    word.split(['\'', '’']).next().unwrap_or(word)
}

/// The classes of a mark.
pub(in super::super) fn mark_class(mark: &str) -> Class {
    let part = matches!(
        mark,
        "." | "'" | "’" | "$" | "€" | "£" | "%" | "&" | "/" | "#" | "@"
    );
    if part {
        Class::MARK
    } else {
        Class::MARK.and(Class::BREAK)
    }
}
