//! What a sentence tells: its words, and which of them stand side by side.
//!
//! A word that only says who somebody is, a first name, a role, the source of a quotation, tells little of what
//! happened: two sentences that both quote "Maren Osterwyn, the chief executive" may quote two different things. Such
//! words count for half.

use std::cmp::Ordering;
use std::sync::LazyLock;

use super::terms::{Term, fold};
use crate::engine::analysis::Analysis;
use crate::engine::facts::Value;
use crate::engine::lexicon::{Words, section};
use crate::engine::text::Span;

static TABLE: &str = include_str!("../../../assets/lexicons/en/roles.txt");

/// Nouns that say what a person is.
static ROLES: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "roles")));

/// The same before a name, with capitals.
static TITLES: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "titles")));

/// So many words before and after a name may tell the role of who bears it: "Osterwyn, the authority's chief executive".
const ROLE_REACH: usize = 6;

/// Of a sentence with more figures, which is a table, only so many are looked at.
const MOST_FIGURES: usize = 16;

/// The words of a sentence that carry news, as they are weighed.
#[derive(Clone, Debug, Default)]
pub(in crate::engine) struct Content {
    /// Words by the number of their family, ascending, each once.
    pub(in crate::engine) words: Vec<Word>,
    /// Families that stand side by side, one of them at least carrying news; ascending, each once.
    pub(in crate::engine) pairs: Vec<[u32; 2]>,
    /// The figures it gives, ascending.
    pub(in crate::engine) figures: Vec<Counted>,
}

/// A figure: where it stands, the bits of its number, and its unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::engine) struct Counted {
    pub(super) span: Span,
    number: u64,
    unit: Option<Box<str>>,
}

/// One word of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::engine) struct Word {
    /// Number of its family.
    pub(in crate::engine) kin: u32,
    /// Whether it only says who somebody is.
    pub(in crate::engine) who: bool,
}

impl Content {
    /// Whether all that a family does in the sentence is to say who somebody is; `None` where it carries no news there.
    pub(in crate::engine) fn who(&self, kin: u32) -> Option<bool> {
        let at = self.words.binary_search_by_key(&kin, |word| word.kin);
        Some(self.words.get(at.ok()?)?.who)
    }

    /// Whether all that a family does in the sentence is to say who somebody is.
    pub(in crate::engine) fn is_who(&self, kin: u32) -> bool {
        self.who(kin) == Some(true)
    }

    /// The words that two sentences have in common, ascending: a word says what happened where it does so in both.
    pub(in crate::engine) fn shared<'a>(
        &'a self,
        other: &'a Self,
    ) -> impl Iterator<Item = Word> + 'a {
        common(&self.words, &other.words, |word| word.kin).map(|(one, other)| Word {
            kin: one.kin,
            who: one.who || other.who,
        })
    }

    /// Whether two sentences give the same number of the same unit.
    pub(in crate::engine) fn shares_figure(&self, other: &Self) -> bool {
        let same = |one: &Counted| {
            let mut theirs = other.figures.iter();
            theirs.any(|other| (one.number, &one.unit) == (other.number, &other.unit))
        };
        self.figures.iter().take(MOST_FIGURES).any(same)
    }

    /// Whether two sentences give two numbers of the same unit.
    pub(in crate::engine) fn counts_otherwise(&self, other: &Self) -> bool {
        let otherwise = |one: &Counted| {
            let mut theirs = other.figures.iter();
            theirs.any(|other| one.unit == other.unit && one.number != other.number)
        };
        self.figures.iter().take(MOST_FIGURES).any(otherwise)
    }

    /// The pairs that two sentences have in common, ascending.
    pub(in crate::engine) fn shared_pairs<'a>(
        &'a self,
        other: &'a Self,
    ) -> impl Iterator<Item = [u32; 2]> + 'a {
        common_pairs(&self.pairs, &other.pairs)
    }
}

/// The pairs of words that two ascending lists have in common.
pub(super) fn common_pairs<'a>(
    one: &'a [[u32; 2]],
    other: &'a [[u32; 2]],
) -> impl Iterator<Item = [u32; 2]> + 'a {
    // One number is compared faster than two, and orders the pairs as they do.
    let key = |[first, second]: &[u32; 2]| u64::from(*first) << 32 | u64::from(*second);
    common(one, other, key).map(|(pair, _)| pair)
}

/// What two ascending lists have in common, in order.
fn common<'a, T: Copy, K: Ord>(
    one: &'a [T],
    other: &'a [T],
    key: impl Fn(&T) -> K + 'a,
) -> impl Iterator<Item = (T, T)> + 'a {
    let (mut ours, mut theirs) = (one, other);
    std::iter::from_fn(move || {
        while let ([a, our_rest @ ..], [b, their_rest @ ..]) = (ours, theirs) {
            match key(a).cmp(&key(b)) {
                Ordering::Less => ours = our_rest,
                Ordering::Greater => theirs = their_rest,
                Ordering::Equal => {
                    (ours, theirs) = (our_rest, their_rest);
                    return Some((*a, *b));
                }
            }
        }
        None
    })
}

/// Where an article only says who somebody is.
#[derive(Debug, Default)]
pub(super) struct Naming {
    /// Every place that names a person, ascending.
    persons: Vec<Span>,
    /// Every place that names a person, a body or a place, ascending.
    names: Vec<Span>,
    /// Every place that tells whom the outlet asked for comment, ascending: each asks for itself.
    asked: Vec<Span>,
    /// Every place that names the source of a quotation or a claim, ascending.
    sources: Vec<Span>,
    /// Every figure, ascending.
    figures: Vec<Counted>,
}

/// Finds the names and sources of an article.
pub(super) fn naming(analysis: &Analysis) -> Naming {
    let mut naming = Naming::default();
    for fact in &analysis.facts {
        match &fact.value {
            Value::Person(person) => naming.persons.extend(&person.mentions),
            Value::Quote(quote) => naming
                .sources
                .extend(quote.speaker.as_ref().map(|speaker| speaker.span)),
            Value::Claim(claim) => naming
                .sources
                .extend(claim.source.as_ref().map(|source| source.span)),
            Value::Contact(_) => naming.asked.push(fact.span),
            Value::Organisation(entity) | Value::Place(entity) => {
                naming.names.extend(&entity.mentions);
            }
            Value::Figure(figure) => naming.figures.extend(figure.number.map(|number| Counted {
                span: fact.span,
                number: number.to_bits(),
                unit: figure.unit.as_deref().map(Box::from),
            })),
            _ => {}
        }
    }
    naming.names.extend(&naming.persons);
    let Naming {
        persons,
        names,
        asked,
        sources,
        figures,
    } = &mut naming;
    figures.sort_unstable();
    for spans in [persons, names, asked, sources] {
        spans.sort_unstable();
        spans.dedup();
    }
    naming
}

impl Naming {
    /// The figures that start inside `whole`.
    fn figures_within(&self, whole: Span) -> &[Counted] {
        let of = |place: usize| {
            self.figures
                .partition_point(|figure| figure.span.start < place)
        };
        self.figures
            .get(of(whole.start)..of(whole.end))
            .unwrap_or_default()
    }

    /// Marks the terms that are parts of names.
    pub(super) fn mark(&self, terms: &mut [Term]) {
        for term in terms {
            // Names are short: the last that begins before the word may hold it.
            let at = self
                .names
                .partition_point(|name| name.start <= term.span.start);
            let name = at.checked_sub(1).and_then(|at| self.names.get(at));
            term.named = name.is_some_and(|name| name.encloses(term.span));
        }
    }
}

/// What a sentence of the given terms tells.
pub(super) fn of(text: &str, terms: &[Term], naming: &Naming) -> Content {
    let who = who(text, terms, naming);
    let mut words: Vec<Word> = terms
        .iter()
        .zip(who)
        .filter(|(term, _)| !term.stop)
        .map(|(term, who)| Word { kin: term.kin, who })
        .collect();
    // A word that tells something in one place of the sentence tells it; `false` is sorted before `true`.
    words.sort_unstable();
    words.dedup_by_key(|word| word.kin);
    let mut pairs: Vec<[u32; 2]> = terms
        .iter()
        .zip(terms.iter().skip(1))
        .filter(|(one, other)| !(one.stop && other.stop))
        .map(|(one, other)| [one.kin, other.kin])
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    let whole = terms.first().zip(terms.last());
    let whole = whole.map(|(first, last)| first.span.cover(last.span));
    let figures = whole.map(|whole| naming.figures_within(whole).to_vec());
    Content {
        words,
        pairs,
        figures: figures.unwrap_or_default(),
    }
}

/// For each term whether it only says who somebody is.
fn who(text: &str, terms: &[Term], naming: &Naming) -> Vec<bool> {
    let mut who = vec![false; terms.len()];
    let (Some(first), Some(last)) = (terms.first(), terms.last()) else {
        return who;
    };
    let whole = first.span.cover(last.span);
    let mut mark = |at: usize| {
        if let Some(who) = who.get_mut(at) {
            *who = true;
        }
    };
    let inside = |span: &Span| {
        let start = terms.partition_point(|term| term.span.end <= span.start);
        let end = terms.partition_point(|term| term.span.start < span.end);
        start..end.max(start)
    };
    for source in within(&naming.sources, whole) {
        let name = inside(source);
        // The head of a body's long name says whom it is about; "the police" and a person's name say nothing more.
        let last = terms.get(name.end.saturating_sub(1));
        let named = name.len() > 1
            && within(&naming.persons, *source).is_empty()
            && last.is_some_and(|last| last.span.of(text).starts_with(char::is_uppercase));
        (name.start..name.end.saturating_sub(usize::from(named))).for_each(&mut mark);
    }
    for asked in within(&naming.asked, whole) {
        inside(asked).for_each(&mut mark);
    }
    for person in within(&naming.persons, whole) {
        let name = inside(person);
        // The surname says whom it is about.
        (name.start..name.end.saturating_sub(1)).for_each(&mut mark);
        let near = name.start.saturating_sub(ROLE_REACH)..name.end.saturating_add(ROLE_REACH);
        for at in near.filter(|at| !name.contains(at)) {
            let word = terms.get(at).map(|term| term.span.of(text));
            if word.is_some_and(|word| ROLES.has(&fold(word)) || TITLES.has(word)) {
                mark(at);
            }
        }
    }
    who
}

/// The spans of an ascending list that start inside `whole`.
fn within(spans: &[Span], whole: Span) -> &[Span] {
    let start = spans.partition_point(|span| span.start < whole.start);
    let end = spans.partition_point(|span| span.start < whole.end);
    spans.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::terms::Vocabulary;
    use super::super::tests::analysis;

    /// The words of a sentence that only say who somebody is.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let analysis = analysis(text);
        let senses = Vocabulary::new().read(&analysis);
        let mut found = Vec::new();
        for sense in &senses {
            for term in sense.terms.iter().filter(|term| !term.stop) {
                if sense.content.is_who(term.kin) {
                    found.push(term.span.of(&analysis.article.text));
                }
            }
        }
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_first_name_and_a_role_say_who_somebody_is() {
        check(
            "Maren Osterwyn, the chief executive, closed the gate.",
            &["Maren", "chief", "executive"],
        );
        check("The executive order closed the gate.", &[]);
    }

    #[test]
    fn who_is_quoted_does_not_tell_what_is_said() {
        check(
            "“We will close the gate,” said Maren Osterwyn.",
            &["Maren", "Osterwyn"],
        );
    }
}
