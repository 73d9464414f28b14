//! When a figure is told of: now, or an earlier time that the words beside it name.
//!
//! "Six people were hurt in the fire of 2021" and "34 people were hurt" count two events. A year, "earlier", "previous",
//! "last year", "from" in front of the older value of two, or a past perfect beside a plain past tells them apart.

use std::ops::Range;

use super::super::meeting::SAYING;
use crate::engine::analysis::Analysis;
use crate::engine::article::Moment;
use crate::engine::compare::reading::{Reading, Word};
use crate::engine::facts::{Grain, Value};
use crate::engine::tag::speech::Speech;

/// How far from a figure the words stand that tell when.
const REACH: usize = 12;

/// A phrase in front of a comma that opens a clause is no longer: "In 2021, ...".
const FRONTED: usize = 4;

/// When a figure is told of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Occasion {
    /// The years that are named beside it, ascending.
    years: Vec<i16>,
    /// Whether it lies before the time that the article is about.
    earlier: bool,
    /// Whether words beside it name such a time.
    dated: bool,
    /// Whether only a past perfect says so.
    pluperfect: bool,
}

impl Occasion {
    /// When the figure at `words` is told of.
    pub(super) fn of(analysis: &Analysis, reading: &Reading, words: &Range<usize>) -> Self {
        let clause = clause(&reading.words, words);
        let published = analysis.article.metadata.published.as_ref();
        let published = published
            .and_then(Moment::date)
            .map(jiff::civil::Date::year);
        let mut years = years(analysis, reading, &clause);
        years.retain(|year| Some(*year) != published);
        let past = |year: &i16| published.is_some_and(|published| *year < published);
        let near = reading.words.get(clause.clone()).unwrap_or_default();
        let dated = years.iter().any(past) || says_earlier(near) || is_since(&reading.words, words);
        let earlier = dated || is_older(&reading.words, words);
        Self {
            pluperfect: is_pluperfect(&reading.words, &clause),
            years,
            earlier,
            dated,
        }
    }

    /// Whether two figures are told of two times.
    pub(super) fn differs(&self, other: &Self) -> bool {
        let disjoint = !self.years.is_empty()
            && !other.years.is_empty()
            && !self.years.iter().any(|year| other.years.contains(year));
        self.earlier != other.earlier || disjoint
    }

    /// Whether this one lies at a time before what the articles are about, and the other does not: "down from 45,000 last
    /// autumn". "Up from nine earlier in the day" is an older count of the same.
    pub(super) const fn precedes(&self, other: &Self) -> bool {
        self.dated && !other.earlier
    }

    /// Whether two figures may be told of two times, for all that the tenses tell, or a year that one of them names.
    pub(super) const fn may_differ(&self, other: &Self) -> bool {
        self.pluperfect != other.pluperfect || self.years.is_empty() != other.years.is_empty()
    }

    /// Whether both lie before what the articles are about.
    pub(super) const fn both_earlier(&self, other: &Self) -> bool {
        self.earlier && other.earlier
    }
}

/// The words around a figure that belong to its clause.
fn clause(all: &[Word], words: &Range<usize>) -> Range<usize> {
    let ends = |word: &Word| matches!(&*word.folded, ";" | ":" | "—" | "–" | "“" | "”");
    let joins = |word: &Word| {
        matches!(
            &*word.folded,
            "but"
                | "while"
                | "whereas"
                | "although"
                | "though"
                | "compared"
                | "against"
                | "up"
                | "down"
        )
    };
    let low = words.start.saturating_sub(REACH);
    let mut start = words.start;
    while let Some(at) = start.checked_sub(1).filter(|at| *at >= low) {
        let Some(word) = all.get(at) else { break };
        let comma = word.is(",");
        let fronted = comma
            && (0..=FRONTED).any(|n| {
                let before = at.checked_sub(n + 1);
                before.is_none_or(|before| all.get(before).is_some_and(ends))
            });
        if ends(word) || joins(word) || comma && !fronted {
            break;
        }
        start = at;
    }
    let mut end = words.end;
    while let Some(word) = all.get(end).filter(|_| end < words.end + REACH) {
        if ends(word) || joins(word) || word.is(",") {
            break;
        }
        // "After earning 41 million": what follows has a time of its own.
        let verb = all
            .get(end + 1)
            .is_some_and(|next| next.part == Speech::Verb);
        if verb && matches!(&*word.folded, "after" | "before" | "and") {
            break;
        }
        end += 1;
    }
    start..end
}

/// The years that are named or meant in a clause: "2021", "four years ago".
fn years(analysis: &Analysis, reading: &Reading, clause: &Range<usize>) -> Vec<i16> {
    let Some(span) = reading.span_of(clause) else {
        return Vec::new();
    };
    let facts = &analysis.facts;
    let first = facts.partition_point(|fact| fact.span.start < span.start);
    let inside = facts.get(first..).unwrap_or_default().iter();
    let mut years: Vec<i16> = inside
        .take_while(|fact| fact.span.start < span.end)
        .filter_map(|fact| match &fact.value {
            Value::Date(date) => {
                let iso = date.iso.as_deref()?;
                let year = iso.get(..4)?;
                // "The worst fire since 1998" is told of now.
                let at = reading.range_of(fact.span).start.checked_sub(1)?;
                let since = reading.word(at).is_some_and(|word| word.is("since"));
                if since {
                    return None;
                }
                let named = fact.span.of(&analysis.article.text).contains(year);
                let single = !iso.contains('/');
                (single && (named || date.grain == Grain::Year)).then_some(year)
            }
            _ => None,
        })
        .filter_map(|year| year.parse().ok())
        .collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// Whether words say that something lies before: "previously", "a year earlier", "last year", "ten years ago".
fn says_earlier(words: &[Word]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let next = words.get(at + 1).map_or("", |next| &*next.folded);
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        match &*word.folded {
            "previous" | "previously" | "prior" | "prior-year" | "year-earlier" | "formerly"
            | "originally" | "initially" => true,
            "earlier" => !matches!(
                next,
                "on" | "in"
                    | "this"
                    | "today"
                    | "that"
                    | "monday"
                    | "tuesday"
                    | "wednesday"
                    | "thursday"
                    | "friday"
                    | "saturday"
                    | "sunday"
            ),
            "last" => matches!(
                next,
                "year"
                    | "season"
                    | "decade"
                    | "time"
                    | "century"
                    | "spring"
                    | "summer"
                    | "autumn"
                    | "fall"
                    | "winter"
            ),
            "ago" => before.is_some_and(|before| {
                matches!(
                    &*before.folded,
                    "year" | "years" | "decade" | "decades" | "month" | "months"
                )
            }),
            _ => false,
        }
    })
}

/// Whether a value is the older one of a change: "cut to 4 percent from 5 percent", "from 480 to 690".
fn is_older(all: &[Word], words: &Range<usize>) -> bool {
    let mut at = words.start;
    while let Some(before) = at.checked_sub(1).and_then(|before| all.get(before)) {
        if before.is("from") {
            break;
        }
        let mark = matches!(
            &*before.folded,
            "of" | "peak" | "high" | "low" | "record" | "total"
        );
        if !(is_approximate(before) || mark) || words.start - at > 6 {
            return false;
        }
        at -= 1;
    }
    // "Down from 45,000", "up from a low of 310".
    let turned = at.checked_sub(2).and_then(|at| all.get(at));
    let from = at.checked_sub(1);
    if from.is_some() && turned.is_some_and(|word| matches!(&*word.folded, "up" | "down")) {
        return true;
    }
    let to = |range: Range<usize>| {
        let near = all.get(range).unwrap_or_default();
        near.windows(2).any(|pair| match pair {
            [to, number] => {
                to.is("to") && (number.part == Speech::Numeral || is_approximate(number))
            }
            _ => false,
        })
    };
    from.is_some_and(|from| {
        to(words.end..(words.end + 6).min(all.len())) || to(from.saturating_sub(8)..from)
    })
}

/// Whether a value is told of the event that something is counted from: "the worst since February, when 11 died", "since a
/// fire that killed 40".
fn is_since(all: &[Word], words: &Range<usize>) -> bool {
    let from = words.start.saturating_sub(REACH);
    let near = all.get(from..words.start).unwrap_or_default();
    let relative = |word: &Word| matches!(&*word.folded, "when" | "that" | "which" | "killed");
    let Some(at) = near.iter().rposition(relative) else {
        return false;
    };
    let before = near.get(at.saturating_sub(FRONTED + 2)..at);
    let before = before.unwrap_or_default();
    before.iter().any(|word| word.is("since"))
}

/// Whether a word stands in front of a number and says how exact it is.
pub(in super::super) fn is_approximate(word: &Word) -> bool {
    matches!(
        &*word.folded,
        "about"
            | "around"
            | "some"
            | "nearly"
            | "almost"
            | "roughly"
            | "approximately"
            | "over"
            | "under"
            | "just"
            | "only"
            | "at"
            | "least"
            | "most"
            | "more"
            | "less"
            | "fewer"
            | "than"
            | "up"
            | "between"
            | "an"
            | "a"
            | "estimated"
            | "the"
            | "$"
            | "£"
            | "€"
            | "as"
            | "many"
            | "much"
            | "well"
            | "close"
            | "near"
    )
}

/// Whether a clause is in the past perfect that no words of saying bring about: "had injured six".
fn is_pluperfect(all: &[Word], clause: &Range<usize>) -> bool {
    let near = all.get(clause.clone()).unwrap_or_default();
    let had = near.windows(2).any(|pair| match pair {
        [had, next] => {
            had.is("had") && matches!(next.part, Speech::Verb | Speech::Auxiliary | Speech::Adverb)
        }
        _ => false,
    });
    had && !all.iter().any(|word| SAYING.has(&word.folded))
}
