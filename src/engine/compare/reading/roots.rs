//! Words of one root, and what the predicates of that root do to what they tell.
//!
//! "Decision" and "decided", "left" and "leave" have one root each; the tables list them, and the rules of spelling give
//! the regular forms.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::engine::lexicon::{Words, entries, section};

/// See the file.
static FAMILIES: &str = include_str!("../../../../assets/lexicons/en/families.txt");

/// See the file.
static PREDICATES: &str = include_str!("../../../../assets/lexicons/en/predicates.txt");

/// A set of [`Role`]s: what a predicate does to what stands behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::engine::compare) struct Roles(u16);

/// What a predicate does to what stands behind it. The names are those of the sections of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::engine::compare) enum Role {
    /// It makes it a plan.
    Plan,
    /// It only thinks about it.
    Consider,
    /// It asks for it.
    Demand,
    /// It keeps it from happening.
    Refuse,
    /// It tries it.
    Attempt,
    /// It says that it is not so.
    Deny,
    /// It happens in the time of the predicate.
    Affirm,
    /// It holds it at arm's length.
    Seem,
    /// It settles a cause.
    Blame,
    /// It measures its subject.
    Measure,
    /// An outlet's own eyes.
    Witness,
    /// It settles which of two.
    Decide,
    /// It makes known.
    Tell,
    /// It keeps a deed from happening now.
    PutOff,
}

/// The sections of the table, each with its role.
const SECTIONS: [(&str, Role); 14] = [
    ("plan", Role::Plan),
    ("consider", Role::Consider),
    ("demand", Role::Demand),
    ("refuse", Role::Refuse),
    ("attempt", Role::Attempt),
    ("deny", Role::Deny),
    ("affirm", Role::Affirm),
    ("seem", Role::Seem),
    ("blame", Role::Blame),
    ("measure", Role::Measure),
    ("witness", Role::Witness),
    ("decide", Role::Decide),
    ("tell", Role::Tell),
    ("put off", Role::PutOff),
];

impl Roles {
    /// Whether the role is among them.
    pub(in crate::engine::compare) const fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u16) != 0
    }

    /// Whether there are none.
    pub(in crate::engine::compare) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    const fn add(&mut self, role: Role) {
        self.0 |= 1 << role as u16;
    }
}

/// What the tables say of a predicate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::engine::compare) struct Meaning {
    /// What it does to what stands behind it.
    pub(in crate::engine::compare) roles: Roles,
    /// Whether it tells how something is known of its subject: "found", "left", "declared".
    pub(super) finds: bool,
    /// Whether it tells what something is called.
    names: bool,
    /// Whether it joins its subject to an adjective.
    joins: bool,
    /// The lines of predicates that report the same event.
    same: Vec<usize>,
    /// The lines of opposites, and the side of the bar it stands on.
    opposite: Vec<(usize, bool)>,
    /// The lines of words that judge one thing differently.
    loaded: Vec<usize>,
}

impl Meaning {
    /// Whether the two report the same event.
    pub(in crate::engine::compare) fn same_as(&self, other: &Self) -> bool {
        self.same.iter().any(|line| other.same.contains(line))
    }

    /// Whether what one tells cannot be told of the same thing by the other.
    pub(in crate::engine::compare) fn opposes(&self, other: &Self) -> bool {
        let against = |(line, side): &(usize, bool)| {
            other.opposite.iter().any(|(l, s)| l == line && s != side)
        };
        self.opposite.iter().any(against)
    }

    /// Whether it tells of a deed or a change that the tables know.
    pub(in crate::engine::compare) const fn is_event(&self) -> bool {
        !self.same.is_empty() || !self.opposite.is_empty()
    }

    /// Whether anything is its opposite.
    pub(in crate::engine::compare) const fn has_opposite(&self) -> bool {
        !self.opposite.is_empty()
    }

    /// Whether the two are words for one thing that judge it differently.
    pub(in crate::engine::compare) fn loaded_as(&self, other: &Self) -> bool {
        self.loaded.iter().any(|line| other.loaded.contains(line))
    }
}

/// The tables, read.
struct Tables {
    /// For each form of a listed word its root.
    roots: FxHashMap<String, u32>,
    /// The nouns among those forms.
    nouns: FxHashSet<String>,
    /// Irregular pasts.
    pasts: FxHashSet<String>,
    /// What the predicates of a root mean, without a particle and with one.
    meanings: FxHashMap<u32, Vec<(&'static str, Meaning)>>,
    /// The root of each listed word in its bare form: "wound" is a bare form, and the past of another.
    lemmas: FxHashMap<&'static str, u32>,
    /// How many roots there are.
    count: u32,
}

/// Set in the roots of the tables: the other roots are stems, as a vocabulary numbers them.
const LISTED: u32 = 1 << 31;

/// Nouns that tell when something happens.
static TIMES: LazyLock<Words> = LazyLock::new(|| Words::new(section(PREDICATES, "time")));

/// Nouns that only take up the name of a person.
static PERSONS: LazyLock<Words> = LazyLock::new(|| Words::new(section(PREDICATES, "persons")));

/// Nouns that only take up the name of a body.
static ANAPHORS: LazyLock<Words> = LazyLock::new(|| Words::new(section(PREDICATES, "anaphors")));

/// Organs of a country.
static ORGANS: LazyLock<Words> = LazyLock::new(|| Words::new(section(PREDICATES, "bodies")));

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

impl Tables {
    fn read() -> Self {
        let mut tables = Self {
            roots: FxHashMap::default(),
            nouns: FxHashSet::default(),
            pasts: FxHashSet::default(),
            meanings: FxHashMap::default(),
            lemmas: FxHashMap::default(),
            count: 0,
        };
        tables.read_families();
        for (name, role) in SECTIONS {
            for lemma in words(name) {
                tables.meaning(lemma).roles.add(role);
            }
        }
        for lemma in words("find") {
            tables.meaning(lemma).finds = true;
        }
        for lemma in words("naming") {
            tables.meaning(lemma).names = true;
        }
        for lemma in words("copular") {
            tables.meaning(lemma).joins = true;
        }
        for (line, entry) in entries(section(PREDICATES, "same")).enumerate() {
            for lemma in entry.split_whitespace() {
                tables.meaning(lemma).same.push(line);
            }
        }
        for (line, entry) in entries(section(PREDICATES, "opposite")).enumerate() {
            for (at, half) in entry.split('|').enumerate() {
                for lemma in half.split_whitespace() {
                    tables.meaning(lemma).opposite.push((line, at > 0));
                }
            }
        }
        for (line, entry) in entries(section(PREDICATES, "loaded")).enumerate() {
            for lemma in entry.split_whitespace().filter(|lemma| *lemma != "|") {
                tables.meaning(lemma).loaded.push(line);
            }
        }
        tables
    }

    fn read_families(&mut self) {
        for family in entries(FAMILIES) {
            let (verbs, nouns) = family.split_once('|').unwrap_or((family, ""));
            let root = self.next();
            let bare = family.split_whitespace().next().unwrap_or_default();
            self.lemmas.insert(bare, root);
            for form in family.split_whitespace().filter(|form| *form != "|") {
                self.roots.entry(form.to_owned()).or_insert(root);
            }
            // The bare form, the third person and those on "-ing" are no pasts; "put" is both, and is taken for one.
            let mut forms = verbs.split_whitespace();
            let bare = forms.next().unwrap_or_default();
            let pasts = forms.filter(|form| !form.ends_with("ing") && !form.ends_with('s'));
            self.pasts.extend(pasts.map(str::to_owned));
            if verbs.split_whitespace().count() == 3 {
                self.pasts.insert(bare.to_owned());
            }
            for noun in nouns.split_whitespace() {
                if !verbs.split_whitespace().any(|verb| verb == noun) {
                    self.nouns.insert(noun.to_owned());
                }
            }
        }
    }

    const fn next(&mut self) -> u32 {
        self.count += 1;
        LISTED | self.count
    }

    /// What is known about a listed predicate, `verb` or `verb+particle`.
    fn meaning(&mut self, lemma: &'static str) -> &mut Meaning {
        let (verb, particle) = lemma.split_once('+').unwrap_or((lemma, ""));
        // "Inquiry" has the root of "inquire"; "wound" is no form of "wind" here.
        let noun = self.roots.get(verb).filter(|_| self.nouns.contains(verb));
        let known = self.lemmas.get(verb).or(noun).copied();
        let root = known.unwrap_or_else(|| {
            let root = self.next();
            for form in forms(verb) {
                self.roots.entry(form).or_insert(root);
            }
            self.lemmas.insert(verb, root);
            root
        });
        let meanings = self.meanings.entry(root).or_default();
        let at = meanings.iter().position(|(known, _)| *known == particle);
        let at = at.unwrap_or_else(|| {
            meanings.push((particle, Meaning::default()));
            meanings.len() - 1
        });
        &mut meanings[at].1
    }
}

fn words(name: &str) -> impl Iterator<Item = &'static str> {
    entries(section(PREDICATES, name)).flat_map(str::split_whitespace)
}

/// The regular forms of a verb or noun, the word itself first.
pub(in crate::engine::compare) fn forms(word: &str) -> Vec<String> {
    let is_vowel = |letter: char| "aeiou".contains(letter);
    let mut back = word.chars().rev();
    let (last, before) = (back.next().unwrap_or(' '), back.next().unwrap_or(' '));
    let sibilant = ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| word.ends_with(end));
    let mut found = vec![word.to_owned()];
    if last == 'y' && !is_vowel(before) {
        let stem = word.strip_suffix('y').unwrap_or(word);
        found.extend(["ies", "ied"].map(|end| format!("{stem}{end}")));
        found.push(format!("{word}ing"));
    } else if last == 'e' {
        let stem = word.strip_suffix('e').unwrap_or(word);
        found.extend([format!("{word}s"), format!("{word}d"), format!("{stem}ing")]);
    } else {
        found.push(format!("{word}{}", if sibilant { "es" } else { "s" }));
        found.extend(["ed", "ing"].map(|end| format!("{word}{end}")));
        // "Ban", "banned": which verbs double their last letter the ear tells; a form too many does no harm.
        found.extend(["ed", "ing"].map(|end| format!("{word}{last}{end}")));
    }
    found
}

/// What the tables say of a verb in its bare form.
pub(in crate::engine::compare) fn of(verb: &str) -> Option<&'static Meaning> {
    meaning(listed(verb)?, None)
}

/// The root of a word as it is folded, where the tables list it.
pub(super) fn listed(word: &str) -> Option<u32> {
    TABLES.roots.get(word).copied()
}

/// Whether a listed word is the past tense or the participle of an irregular verb, and not its bare form.
pub(super) fn is_irregular_past(word: &str) -> bool {
    TABLES.pasts.contains(word)
}

/// Whether a listed word is the bare form of a verb.
pub(super) fn is_bare(word: &str) -> bool {
    TABLES.lemmas.contains_key(word) && !TABLES.nouns.contains(word)
}

/// Whether a verb of this root is a verb of its own with this particle.
pub(super) fn is_phrasal(root: u32, particle: &str) -> bool {
    let meanings = TABLES.meanings.get(&root);
    meanings.is_some_and(|meanings| meanings.iter().any(|(known, _)| *known == particle))
}

/// Whether a noun tells when something happens.
pub(in crate::engine::compare) fn is_time(word: &str) -> bool {
    TIMES.has(word)
}

/// Whether a noun only takes up a name: "the company", "the minister".
pub(in crate::engine::compare) fn is_anaphor(word: &str) -> bool {
    takes_up_body(word) || PERSONS.has(word)
}

/// Whether a noun only takes up the name of a body: "the company".
pub(in crate::engine::compare) fn takes_up_body(word: &str) -> bool {
    ANAPHORS.has(word)
}

/// Whether a noun names an organ of a country.
pub(in crate::engine::compare) fn is_organ(word: &str) -> bool {
    ORGANS.has(word)
}

/// Whether a verb joins its subject to an adjective: "remain", "stay".
pub(super) fn is_copular(root: u32) -> bool {
    meaning(root, None).is_some_and(|meaning| meaning.joins)
}

/// Whether a verb tells what something is called.
pub(in crate::engine::compare) fn is_naming(root: u32) -> bool {
    meaning(root, None).is_some_and(|meaning| meaning.names)
}

/// Whether a listed word can only be a noun.
pub(super) fn is_noun(word: &str) -> bool {
    TABLES.nouns.contains(word)
}

/// What the tables say of a predicate of this root, with the particle behind it.
pub(in crate::engine::compare) fn meaning(
    root: u32,
    particle: Option<&str>,
) -> Option<&'static Meaning> {
    let meanings = TABLES.meanings.get(&root)?;
    let of = |particle: &str| meanings.iter().find(|(known, _)| *known == particle);
    let found = particle.and_then(of).or_else(|| of(""))?;
    Some(&found.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_root_come_together() {
        for (one, other) in [
            ("left", "leave"),
            ("decision", "decided"),
            ("withdrew", "withdrawal"),
            ("evacuated", "evacuation"),
            ("resigns", "resignation"),
            ("measures", "measure"),
            ("banned", "ban"),
        ] {
            assert_eq!(listed(one), listed(other), "{one} {other}");
            assert!(listed(one).is_some(), "{one}");
        }
        assert_ne!(listed("fell"), listed("fail"));
    }

    #[test]
    fn predicates_know_their_like_and_their_opposites() {
        let of =
            |verb: &str, particle: Option<&str>| meaning(listed(verb).unwrap(), particle).unwrap();
        assert!(of("led", Some("out")).same_as(of("evacuated", None)));
        assert!(meaning(listed("led").unwrap(), None).is_none());
        assert!(of("removed", None).opposes(of("leave", None)));
        assert!(!of("removed", None).opposes(of("take", Some("away"))));
        assert!(of("plans", None).roles.has(Role::Plan));
        assert!(of("riot", None).loaded_as(of("protest", None)));
    }
}
