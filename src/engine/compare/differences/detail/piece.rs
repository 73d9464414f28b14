//! The pieces of a sentence between its joints.

use std::ops::Range;

use super::super::Facing;
use super::super::meeting::SAYING;
use crate::engine::compare::reading::roots::{self, Meaning};
use crate::engine::compare::reading::{Reading, Word};
use crate::engine::compare::terms::Term;
use crate::engine::facts::Value;
use crate::engine::side::Side;
use crate::engine::tag::speech::Speech;
use crate::engine::text::Span;

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Where it stands, from its joint on.
    pub(super) span: Span,
    /// Where its sentence begins.
    pub(super) sentence: usize,
    /// The word that opens it: a preposition, a conjunction, a relative pronoun.
    pub(super) joint: Option<Box<str>>,
    /// How many of its words that carry news the other side has too.
    pub(super) known: usize,
    /// The roots of the others.
    pub(super) news: Vec<u32>,
    /// How many of those stand elsewhere in the other article.
    pub(super) n_elsewhere: usize,
    /// The roots of the numbers and names in it that the other side has too.
    pub(super) anchors: Vec<u32>,
    /// Whether a number, a name or a date is among its news.
    pub(super) exact: bool,
    /// Whether it says who says something.
    pub(super) speaks: bool,
    /// Whether a verb stands in it.
    pub(super) predicate: bool,
    /// From its joint to the next mark, and the roots of the numbers there that the other side has too.
    pub(super) extent: (Span, Vec<u32>),
    /// The root of the word that it hangs on, which the other side has too.
    pub(super) behind: Option<u32>,
}

impl Piece {
    /// Takes in the piece behind it.
    pub(super) fn join(&mut self, next: &Self) {
        self.span = self.span.cover(next.span);
        self.news.extend(&next.news);
        self.n_elsewhere += next.n_elsewhere;
        self.exact |= next.exact;
        self.predicate |= next.predicate;
    }

    /// Whether it tells anything by itself: a number or name, or two words that carry news.
    pub(super) fn tells(&self) -> bool {
        // A verb with one more word says the same in other words more often than anything new.
        if self.predicate && !self.exact && self.news.len() < 3 {
            return false;
        }
        if self.n_elsewhere == self.news.len() && self.news.len() < 3 {
            return false;
        }
        self.exact
            || self.news.len() >= 2
            || self.joint.is_some() && !self.news.is_empty() && self.n_elsewhere == 0
    }
}

/// Whether a word opens a piece.
fn is_joint(word: &Word, next: Option<&Word>) -> bool {
    let relative = matches!(
        &*word.folded,
        "who" | "which" | "where" | "when" | "whose" | "whom"
    );
    let infinitive = word.is("to") && next.is_some_and(|next| next.part == Speech::Verb);
    match word.part {
        Speech::Adposition => !matches!(&*word.folded, "of" | "than"),
        Speech::Subordinator | Speech::Coordinator => true,
        _ => {
            relative
                || infinitive
                || matches!(
                    &*word.folded,
                    "because" | "while" | "after" | "before" | "since"
                )
        }
    }
}

/// Whether the mark at `at` ends a piece: "23:20" has none inside.
fn is_break(reading: &Reading, at: usize) -> bool {
    let touches = |one: Option<&Word>, other: Option<&Word>| {
        one.zip(other)
            .is_some_and(|(one, other)| one.span.end == other.span.start)
    };
    reading.word(at).is_some_and(|word| {
        let joined = at
            .checked_sub(1)
            .is_some_and(|before| touches(reading.word(before), Some(word)))
            && touches(Some(word), reading.word(at + 1));
        word.part == Speech::Punctuation
            && !(joined && matches!(&*word.folded, ":" | "/" | "-" | "–"))
            && !matches!(&*word.folded, "." | "'" | "’" | "-")
    })
}

/// Whether a joint stands inside a name ("No Roads for Marl"), a date or a figure.
fn inside_name(facing: &Facing<'_>, side: Side, reading: &Reading, at: usize) -> bool {
    let Some(word) = reading.word(at) else {
        return false;
    };
    let capital = |at: Option<usize>| {
        at.and_then(|at| reading.word(at))
            .is_some_and(|word| word.capital)
    };
    let small =
        matches!(&*word.folded, "for" | "of" | "and" | "on") && word.part != Speech::Punctuation;
    let name = small && capital(at.checked_sub(1)) && capital(Some(at + 1));
    name || facing.facts(side).any(|fact| {
        matches!(fact.value, Value::Date(_) | Value::Figure(_))
            && fact.span.start < word.span.start
            && word.span.end < fact.span.end
    })
}

/// Words behind which the verb belongs to the piece: they open a clause.
fn opens_clause(word: &Word) -> bool {
    word.part == Speech::Subordinator
        || matches!(
            &*word.folded,
            "who"
                | "which"
                | "where"
                | "when"
                | "whose"
                | "whom"
                | "that"
                | "because"
                | "while"
                | "after"
                | "before"
                | "since"
                | "until"
                | "as"
                | "to"
                | "and"
                | "but"
                | "or"
        )
}

/// The pieces of the row's sentences of a side, in order.
pub(super) fn find(facing: &Facing<'_>, side: Side) -> Vec<Piece> {
    let theirs = Known::of(facing, side.other());
    let sentences = facing.readings(side).map(|reading| Own {
        side,
        reading,
        known: theirs.among(&reading.words),
    });
    sentences
        .flat_map(|own| cut(facing, &own, &theirs))
        .collect()
}

/// A sentence of the row, seen from the other side.
struct Own<'a> {
    side: Side,
    reading: &'a Reading,
    /// For each of its words whether the other side has it.
    known: Vec<bool>,
}

impl Own<'_> {
    /// The words of a range, each with whether the other side has it.
    fn words(&self, range: &Range<usize>) -> impl DoubleEndedIterator<Item = (&Word, bool)> {
        let words = self.reading.words.get(range.clone()).unwrap_or_default();
        let known = self.known.get(range.clone()).unwrap_or_default();
        words.iter().zip(known.iter().copied())
    }
}

/// What the other side has.
struct Known {
    /// Roots of the words of the row, ascending.
    row: Vec<u32>,
    /// What those of them mean that the tables know.
    meanings: Vec<&'static Meaning>,
    /// Stems of the whole article are asked for one by one.
    side: Side,
}

impl Known {
    fn of(facing: &Facing<'_>, side: Side) -> Self {
        let words = facing.readings(side).flat_map(|reading| &reading.words);
        let mut row: Vec<u32> = words.map(|word| word.root).collect();
        row.sort_unstable();
        row.dedup();
        let meanings = row.iter().filter_map(|root| roots::meaning(*root, None));
        Self {
            meanings: meanings.collect(),
            row,
            side,
        }
    }

    /// For each word of a sentence whether the row has it, or one that means the same.
    fn among(&self, words: &[Word]) -> Vec<bool> {
        let has = |word: &Word| {
            self.row.binary_search(&word.root).is_ok()
                || roots::meaning(word.root, None).is_some_and(|meaning| {
                    let mut others = self.meanings.iter();
                    others.any(|other| meaning.same_as(other) || meaning.loaded_as(other))
                })
        };
        words.iter().map(has).collect()
    }

    fn elsewhere(&self, facing: &Facing<'_>, terms: &[Term]) -> bool {
        let all = facing.wholes[self.side].stems;
        let has = |term: &Term| all.binary_search(&term.stem).is_ok();
        !terms.is_empty() && terms.iter().all(has)
    }
}

fn is_acronym(word: &str) -> bool {
    word.len() <= 8 && word.chars().all(char::is_uppercase)
}

/// Cuts a sentence into its pieces.
fn cut(facing: &Facing<'_>, own: &Own<'_>, theirs: &Known) -> Vec<Piece> {
    let (side, reading) = (own.side, own.reading);
    let mut bounds = vec![0];
    let verbs: Vec<usize> = reading
        .predicates
        .iter()
        .map(|predicate| predicate.words.start)
        .collect();
    for (at, word) in reading.words.iter().enumerate() {
        let next = reading.words.get(at + 1);
        let opener = bounds.last().and_then(|start| reading.words.get(*start));
        // "In the district | took in water": a verb behind a preposition belongs to the sentence.
        let verb = verbs.contains(&at)
            && opener
                .is_some_and(|opener| opener.part == Speech::Adposition && !opens_clause(opener));
        if (is_joint(word, next) || verb) && !inside_name(facing, side, reading, at) {
            if bounds.last() != Some(&at) {
                bounds.push(at);
            }
        } else if is_break(reading, at) {
            bounds.push(at + 1);
        }
    }
    bounds.push(reading.words.len());
    bounds.dedup();
    let mut behind = None;
    let mut told_by = false;
    let ranges = bounds.windows(2).filter_map(|bounds| match bounds {
        [from, to] => Some(*from..*to),
        _ => None,
    });
    ranges
        .filter_map(|range| {
            let piece = piece(facing, own, &range, theirs);
            // What follows "told" or "according" is who says it, or to whom.
            let piece = piece.map(|piece| Piece {
                behind,
                speaks: piece.speaks || told_by,
                ..piece
            });
            let mut marked = own.words(&range);
            let last = marked.rfind(|(word, _)| word.part != Speech::Punctuation);
            told_by = last
                .is_some_and(|(last, _)| matches!(&*last.folded, "according" | "told" | "tells"));
            let shared = own.words(&range);
            let shared = shared.filter(|(word, known)| *known && !word.stop);
            // One common word is a chance, two are one phrase: "the sports hall".
            behind = last
                .filter(|(last, known)| {
                    *known
                        && matches!(last.part, Speech::Noun | Speech::ProperNoun)
                        && shared.take(2).count() == 2
                })
                .map(|(last, _)| last.root);
            if own
                .words(&range)
                .last()
                .is_some_and(|(last, _)| last.is(","))
            {
                behind = None;
            }
            piece
        })
        .collect()
}

/// From a piece to the next mark that ends one, with the shared numbers in it.
fn extent(own: &Own<'_>, range: &Range<usize>) -> (Span, Vec<u32>) {
    let reading = own.reading;
    let end = (range.start..reading.words.len())
        .find(|&at| is_break(reading, at) || reading.word(at).is_some_and(|word| word.is(".")));
    let whole = range.start..end.unwrap_or(reading.words.len());
    let words = own.words(&whole);
    let numbers = words.filter(|(word, known)| *known && word.part == Speech::Numeral);
    (
        reading.span_of(&whole).unwrap_or_default(),
        numbers.map(|(word, _)| word.root).collect(),
    )
}

fn piece(
    facing: &Facing<'_>,
    own: &Own<'_>,
    range: &Range<usize>,
    theirs: &Known,
) -> Option<Piece> {
    let (side, reading) = (own.side, own.reading);
    let words = reading.words.get(range.clone())?;
    let joined = words
        .first()
        .is_some_and(|word| word.part == Speech::Coordinator);
    let span = reading.span_of(&(range.start + usize::from(joined)..range.end))?;
    let first = words.iter().find(|word| word.part != Speech::Punctuation)?;
    let mut made = Piece {
        span,
        sentence: reading.span.start,
        joint: (is_joint(first, None) || first.is("to")).then(|| first.folded.clone()),
        known: 0,
        news: Vec::new(),
        n_elsewhere: 0,
        anchors: Vec::new(),
        exact: false,
        predicate: words.iter().any(|word| word.part == Speech::Verb),
        extent: extent(own, range),
        speaks: words.iter().any(|word| SAYING.has(&word.folded)),
        behind: None,
    };
    let telling = own.words(range);
    for (word, known) in telling.filter(|(word, _)| word.part != Speech::Punctuation) {
        let exact = matches!(word.part, Speech::Numeral | Speech::ProperNoun);
        let acronym = word
            .span
            .start
            .checked_sub(1)
            .is_some_and(|before| facing.text(side).as_bytes().get(before) == Some(&b'('))
            && is_acronym(word.span.of(facing.text(side)));
        if acronym {
            // "(TEBA)" behind the name that it stands for adds nothing.
        } else if word.quoted {
            // What somebody is quoted with is compared as a quotation, not as a detail.
            made.known += 1;
        } else if word.stop && !exact {
        } else if known {
            made.known += 1;
            if exact {
                made.anchors.push(word.root);
            }
        } else {
            made.news.push(word.root);
            made.exact |= exact;
            let terms = facing.terms_in(side, word.span);
            if theirs.elsewhere(facing, terms) {
                made.n_elsewhere += 1;
            }
        }
    }
    Some(made)
}
