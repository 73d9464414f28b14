//! The clauses of a sentence, as sentences of their own: one sentence tells several facts.
//!
//! ```text
//! The board closed the bridge on Monday, | after two outlets reported | that its cables had rusted.
//! ```
//!
//! A clause begins where a predicate with a subject of its own begins, where a relative or subordinating word brings one
//! in, or where a coordinator adds one. What carries too little news to be known again stays with the clause before it:
//! "said the mayor".

use std::cell::OnceCell;

use super::content::Content;
use super::reading::phrase::is_relative;
use super::reading::predicate::Predicate;
use super::reading::{Reading, Readings, Word};
use super::terms::{Sense, Term, share, stems_of};
use crate::engine::tag::speech::Speech;
use crate::engine::text::Span;

/// A clause that tells something has at least so many words that carry news, who says so left out.
const LEAST_NEWS: usize = 2;

/// The clauses of a sentence, in order; the sentence itself where it has but one.
pub(in crate::engine) fn clauses(readings: &Readings<'_>, sense: &Sense) -> Vec<Clause> {
    let Some(reading) = readings.of(sense) else {
        return vec![Clause {
            sense: sense.clone(),
            actor: None,
        }];
    };
    let senses = parts(reading, sense);
    let clauses = senses.into_iter().map(|sense| Clause {
        actor: actor(reading, &sense),
        sense,
    });
    clauses.collect()
}

/// A clause of a sentence.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Clause {
    /// Its words.
    pub(in crate::engine) sense: Sense,
    /// Whom or what its first predicate is said of, where the tagger takes that for a name; `None` where it only tells who
    /// says it.
    pub(in crate::engine) actor: Option<Span>,
}

/// The name that the first predicate of a clause is said of.
fn actor(reading: &Reading, clause: &Sense) -> Option<Span> {
    let inside = |predicate: &&Predicate| {
        let head = reading.word(predicate.head);
        head.is_some_and(|head| clause.span.encloses(head.span))
    };
    let first = reading.predicates.iter().find(inside)?;
    let subject = first.subject.as_ref()?;
    let head = reading.word(subject.head)?;
    let says = |span: Span| {
        let mut terms = clause.terms.iter().filter(|term| span.encloses(term.span));
        terms.any(|term| clause.content.is_who(term.kin))
    };
    let span = reading.span_of(&subject.words)?;
    let named = head.part == Speech::ProperNoun && !head.quoted && !says(head.span);
    (named && clause.span.encloses(span)).then_some(span)
}

/// A sentence cut into its clauses.
fn parts(reading: &Reading, sense: &Sense) -> Vec<Sense> {
    let mut starts: Vec<usize> = Vec::new();
    for pair in reading.predicates.windows(2) {
        let [before, predicate] = pair else { continue };
        let start = begins(&reading.words, before, predicate);
        let start = start.and_then(|at| reading.words.get(at));
        starts.extend(start.map(|word| word.span.start));
    }
    starts.sort_unstable();
    let mut parts: Vec<&[Term]> = Vec::new();
    let mut rest = sense.terms.as_slice();
    for start in starts {
        let at = rest.partition_point(|term| term.span.start < start);
        let (part, behind) = rest.split_at(at);
        if tells(part, sense) && tells(behind, sense) {
            parts.push(part);
            rest = behind;
        }
    }
    if parts.is_empty() {
        return vec![sense.clone()];
    }
    parts.push(rest);
    let mut clauses: Vec<Sense> = parts.iter().map(|part| clause(part, sense)).collect();
    // Marks at the ends belong to the first and the last.
    if let Some(first) = clauses.first_mut() {
        first.span = Span::new(sense.span.start, first.span.end);
    }
    if let Some(last) = clauses.last_mut() {
        last.span = Span::new(last.span.start, sense.span.end);
    }
    clauses
}

/// The word that the clause of `predicate` begins with; `None` where it belongs to the clause of the one before: what is
/// said or thought ("said that the wall broke"), what tells which thing is meant ("the wall that broke"), and a second verb
/// with the same object.
fn begins(words: &[Word], before: &Predicate, predicate: &Predicate) -> Option<usize> {
    let quoted = |predicate: &Predicate| words.get(predicate.head).map(|head| head.quoted);
    // Who says it goes with what is said.
    if before.opens || quoted(before) != quoted(predicate) {
        return None;
    }
    let between = before.words.end.min(predicate.words.start)..predicate.words.start;
    let last = |fits: &dyn Fn(&Word) -> bool| {
        let mut places = between.clone().rev();
        places.find(|&at| words.get(at).is_some_and(fits))
    };
    // "Including", "following": a participle has no subject of its own.
    let bare = predicate.words.start == predicate.head
        && words
            .get(predicate.head)
            .is_some_and(|head| head.folded.ends_with("ing"));
    let own = predicate
        .subject
        .as_ref()
        .map(|subject| subject.words.start);
    let own = own.filter(|at| !bare && between.contains(at));
    let brought = own
        .and_then(|_| last(&|word| is_adverbial(word)))
        .or_else(|| last(&|word| is_relative(word)));
    let mut start = brought.or(own).unwrap_or(predicate.words.start);
    let adverbial = brought
        .and_then(|at| words.get(at))
        .is_some_and(is_adverbial);
    let mut set_off = false;
    while let Some(at) = start.checked_sub(1).filter(|at| between.contains(at)) {
        let Some(word) = words.get(at) else { break };
        let leads = joins(word)
            || matches!(word.part, Speech::Adverb | Speech::Subordinator)
            || (word.part == Speech::Adposition && words.get(start).is_some_and(is_relative));
        if !leads {
            break;
        }
        set_off |= joins(word);
        start = at;
    }
    if brought.is_none() && own.is_some_and(|at| is_second_noun(words, at)) {
        return None;
    }
    // A quotation is cut only where it says when, why or on what condition, before or behind the rest.
    let first = before
        .subject
        .as_ref()
        .map_or(before.words.start, |subject| subject.words.start);
    let opens = first.checked_sub(1).and_then(|at| words.get(at));
    let leads = opens.is_some_and(is_adverbial);
    if quoted(predicate) == Some(true) && !adverbial && !leads {
        return None;
    }
    let begins = match (brought, own) {
        (Some(_), _) => adverbial || set_off,
        (None, Some(_)) => set_off,
        (None, None) => set_off && before.object.is_some() && predicate.object.is_some(),
    };
    begins.then_some(start)
}

/// Whether a word brings in when, why or on what condition something happens, rather than what is said or which is meant.
fn is_adverbial(word: &Word) -> bool {
    matches!(
        &*word.folded,
        "after"
            | "before"
            | "since"
            | "until"
            | "till"
            | "while"
            | "whilst"
            | "when"
            | "because"
            | "although"
            | "though"
            | "if"
            | "unless"
            | "once"
            | "whereas"
    )
}

/// Whether a noun phrase is the second of two for one: "vice chair and president Ada Thorne".
fn is_second_noun(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let noun = words.get(at).is_some_and(|word| word.part == Speech::Noun);
    noun && before.is_some_and(|before| before.part == Speech::Coordinator)
}

/// Whether a word or mark joins what stands behind it to what stands before.
fn joins(word: &Word) -> bool {
    matches!(word.part, Speech::Coordinator | Speech::Punctuation)
}

/// Whether words carry enough news to be a clause.
fn tells(terms: &[Term], sense: &Sense) -> bool {
    let news = terms
        .iter()
        .filter(|term| !term.stop && !sense.content.is_who(term.kin));
    news.take(LEAST_NEWS).count() == LEAST_NEWS
}

/// A part of a sentence.
fn clause(terms: &[Term], sense: &Sense) -> Sense {
    let span = match (terms.first(), terms.last()) {
        (Some(first), Some(last)) => first.span.cover(last.span),
        _ => sense.span,
    };
    let mut kins: Vec<u32> = terms
        .iter()
        .filter(|term| !term.stop)
        .map(|term| term.kin)
        .collect();
    kins.sort_unstable();
    let words = sense.content.words.iter().copied();
    let words = words.filter(|word| kins.binary_search(&word.kin).is_ok());
    let mut pairs: Vec<[u32; 2]> = terms
        .iter()
        .zip(terms.iter().skip(1))
        .filter(|(one, other)| !(one.stop && other.stop))
        .map(|(one, other)| [one.kin, other.kin])
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    let quoted = terms.iter().filter(|term| term.quoted).count();
    let figures = sense.content.figures.iter();
    let figures = figures.filter(|figure| span.overlaps(figure.span));
    Sense {
        span,
        terms: terms.to_vec(),
        stems: stems_of(terms),
        content: Content {
            words: words.collect(),
            pairs,
            figures: figures.cloned().collect(),
        },
        quoted: share(quoted, terms.len()),
        runs: OnceCell::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::terms::Vocabulary;
    use super::super::tests::analysis;
    use super::*;

    /// The clauses of a text, a bar between them, each with the name it is said of in front.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let analysis = analysis(text);
        let senses = Vocabulary::new().read(&analysis);
        let readings = Readings::new(&analysis);
        let found = senses.iter().flat_map(|sense| clauses(&readings, sense));
        let found: Vec<String> = found
            .map(|clause| {
                let words = clause.sense.span.of(text);
                match clause.actor {
                    Some(actor) => format!("[{}] {words}", actor.of(text)),
                    None => words.to_owned(),
                }
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_sentence_that_tells_one_thing_is_one_clause() {
        check(
            "The board said that the bridge had lost two cables.",
            &["The board said that the bridge had lost two cables."],
        );
        check(
            "The engineers welded the plates that had cracked in March.",
            &["The engineers welded the plates that had cracked in March."],
        );
        check(
            "The vice chair and president of the board closed the bridge.",
            &["The vice chair and president of the board closed the bridge."],
        );
    }

    #[test]
    fn when_and_why_something_happens_is_another_fact() {
        check(
            "The board closed the bridge on Monday, after two papers reported that its cables had rusted.",
            &[
                "The board closed the bridge on Monday",
                "after two papers reported that its cables had rusted.",
            ],
        );
        check(
            "Ada Thorne closed the bridge because inspectors had found rust in both towers.",
            &[
                "[Ada Thorne] Ada Thorne closed the bridge",
                "because inspectors had found rust in both towers.",
            ],
        );
    }

    #[test]
    fn two_sentences_with_one_full_stop_are_two_facts() {
        check(
            "The divers inspected the northern tower, and Kestrel Works welded the cracked plates.",
            &[
                "The divers inspected the northern tower",
                "[Kestrel Works] and Kestrel Works welded the cracked plates.",
            ],
        );
    }

    #[test]
    fn who_says_it_goes_with_what_is_said() {
        check(
            "“We welded the cracked plates in March,” the chief engineer wrote in a letter.",
            &["“We welded the cracked plates in March,” the chief engineer wrote in a letter."],
        );
        check(
            "“While our survey of the towers lasts, we have closed the bridge to lorries,” said Ada Thorne.",
            &[
                "“While our survey of the towers lasts",
                "we have closed the bridge to lorries,” said Ada Thorne.",
            ],
        );
    }
}
