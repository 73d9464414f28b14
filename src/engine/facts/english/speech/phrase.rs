//! Noun phrases beside a verb of speech: who says.
//!
//! No parser: a phrase grows word by word from the verb until a word or mark that no noun phrase holds. Every search is
//! bounded, so that an endless sentence costs no more than its length.

mod behind;

pub(in super::super) use behind::after;

use super::line::Line;
use super::verb;
use super::words::Class;

/// First and last item of a phrase.
pub(in super::super) type Phrase = (usize, usize);

/// A subject is at most this long, in words; longer ones are clauses misread.
const LONGEST: usize = 14;

/// So many appositions and brackets may stand between a subject and its verb.
const CLOSINGS: usize = 3;

/// The phrase that ends before the verb at `cue` and starts at or after item `low`: its subject.
pub(in super::super) fn before(line: &Line<'_>, cue: usize, low: usize) -> Option<Phrase> {
    before_if(line, cue, low, &|_| false)
}

/// The same, where `fits` tells of more phrases that they can name somebody.
pub(in super::super) fn before_if(
    line: &Line<'_>,
    cue: usize,
    low: usize,
    fits: &dyn Fn(Phrase) -> bool,
) -> Option<Phrase> {
    let mut last = skip_between(line, cue, low)?;
    if line.reads(last, "who") || line.reads(last, "which") || is_relative(line, last) {
        return Some((last, last));
    }
    if line.reads(last, "and") || line.reads(last, "but") || line.reads(last, "then") {
        // "She bemoaned the unrest and said": the subject of the first verb.
        return verb::subject(line, low, last).filter(|subject| subject.1 < last);
    }
    // "Lee (D-Hull), in particular, said": one after the other.
    for _ in 0..CLOSINGS {
        if !matches!(line.word(last), "," | "—" | "–" | "--" | ")") {
            break;
        }
        last = before_apposition(line, last, low)?;
    }
    if last < low || line.is_quote(last) || line.class(last).is(Class::BREAK) {
        return None;
    }
    if line.class(last).is(Class::PRONOUN) {
        return Some((last, last));
    }
    // "looked forward to be": no subject ends with a preposition.
    if line.class(last).is(Class::PREPOSITION) && !line.class(last).is(Class::CAPITAL) {
        return None;
    }
    let held = |at: usize| holds(line.word(at)) || is_close(line, at);
    let first = grow_left(line, last, low, &held);
    let first = past_preposition(line, (first, last), low).unwrap_or(first);
    let named = first <= last && (is_nominal(line, first, last) || fits((first, last)));
    named.then_some((first, last))
}

/// The noun phrase that ends with item `last` and starts at or after item `low`, where it can name somebody.
///
/// `of` tells whether it runs on to the left over "of": "the mayor of Hull", not "footage of the mayor".
pub(in super::super) fn nominal(
    line: &Line<'_>,
    last: usize,
    low: usize,
    of: bool,
) -> Option<Phrase> {
    if last < low || line.is_quote(last) || line.class(last).is(Class::BREAK) {
        return None;
    }
    let mut first = grow_left(line, last, low, &|at| of && line.reads(at, "of"));
    if !of {
        let small = |at: usize| {
            let class = line.class(at);
            class.is(Class::PREPOSITION) && !class.is(Class::CAPITAL)
        };
        first = (first..last)
            .rev()
            .find(|&at| small(at))
            .map_or(first, |at| at + 1);
    }
    (first <= last && is_nominal(line, first, last)).then_some((first, last))
}

/// The last word before `cue` that is no adverb or auxiliary.
fn skip_between(line: &Line<'_>, cue: usize, low: usize) -> Option<usize> {
    let mut at = cue.checked_sub(1)?;
    while at >= low && line.class(at).is(Class::BETWEEN) && !line.class(at).is(Class::CAPITAL) {
        at = at.checked_sub(1)?;
    }
    (at >= low).then_some(at)
}

/// The last word of the phrase whose apposition closes with the mark at `close`: "Nasr, an organiser," gives "Nasr".
fn before_apposition(line: &Line<'_>, close: usize, low: usize) -> Option<usize> {
    let opening = match line.word(close) {
        ")" => "(",
        mark => mark,
    };
    let from = low.max(close.saturating_sub(LONGEST + 4));
    let open = (from..close)
        .rev()
        .take_while(|&idx| !line.is_quote(idx))
        .find(|&idx| line.word(idx) == opening);
    match open {
        Some(open) if open > low && names_head(line, open, close, low) => close.checked_sub(1),
        Some(open) if open > low => open.checked_sub(1),
        _ => close.checked_sub(1),
    }
}

/// Whether the apposition between the marks names who the words before only describe: "The ministry's head, Ann Lee,".
fn names_head(line: &Line<'_>, open: usize, close: usize, low: usize) -> bool {
    let capital = |at: usize| line.class(at).is(Class::CAPITAL);
    let name =
        capital(close - 1) && (open + 1..close).all(|at| capital(at) || is_particle(line.word(at)));
    let first = grow_left(line, open - 1, low, &|at| holds(line.word(at)));
    let described = (first..open).any(|at| {
        let class = line.class(at);
        !class.is(Class::CAPITAL
            .and(Class::MARK)
            .and(Class::PREPOSITION)
            .and(Class::DETERMINER))
    });
    name && described
}

/// Whether a word in small letters stands inside names: "Ruud van Aalst", "Maria de la Cruz".
pub(in super::super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "van"
            | "von"
            | "de"
            | "der"
            | "den"
            | "del"
            | "della"
            | "di"
            | "da"
            | "do"
            | "dos"
            | "das"
            | "du"
            | "la"
            | "le"
            | "al"
            | "el"
            | "bin"
            | "ibn"
            | "bint"
            | "ben"
            | "af"
            | "av"
            | "zu"
            | "ter"
            | "ten"
            | "y"
            | "e"
            | "st"
    )
}

/// The first word of the phrase that ends at `last`.
fn grow_left(line: &Line<'_>, last: usize, low: usize, held: &dyn Fn(usize) -> bool) -> usize {
    let mut first = last;
    while first > low && last - first < LONGEST {
        let at = first - 1;
        let class = line.class(at);
        let capital = line.class(first).is(Class::CAPITAL);
        let stops = line.is_quote(at)
            || matches!(
                line.word(at),
                "following" | "including" | "regarding" | "concerning"
            )
            || class.is(Class::BREAK)
            || line.word(at) == "." && !is_abbreviated(line, at)
            || class.is(Class::CLAUSE) && !joins(line, at)
            || class.is(Class::CUE) && !class.is(Class::BARE) && !class.is(Class::CAPITAL)
            || class.is(Class::CALENDAR)
                && class.is(Class::CAPITAL)
                && (capital || line.class(first).is(Class::DETERMINER))
            || class.is(Class::PREPOSITION) && !capital && !held(at);
        if stops {
            break;
        }
        first = at;
    }
    while first < last
        && (line.class(first).is(Class::BETWEEN) && !line.class(first).is(Class::CAPITAL)
            || line.class(first).is(Class::PREPOSITION.and(Class::CLAUSE))
            || matches!(
                line.word(first),
                "following" | "including" | "regarding" | "concerning"
            ))
    {
        first += 1;
    }
    first
}

/// Where the phrase starts if the preposition before it belongs to it ("The men on the stage yelled"), not to a phrase
/// of its own at the head of the clause ("On the stage the men yelled").
fn past_preposition(line: &Line<'_>, (first, last): Phrase, low: usize) -> Option<usize> {
    let preposition = first
        .checked_sub(1)
        .filter(|&at| at > low && line.class(at).is(Class::PREPOSITION))?;
    let further = grow_left(line, last, low, &|_| true);
    let clause = further.checked_sub(1).is_some_and(|before| {
        before >= low
            && !line.class(before).is(Class::BREAK.and(Class::CLAUSE))
            && line.word(before) != "."
    });
    (further < preposition && !clause && is_nominal(line, further, preposition - 1))
        .then_some(further)
}

/// Whether "and" at `at` joins two names or two capitalised words of one subject: "The Guardian and others".
fn joins(line: &Line<'_>, at: usize) -> bool {
    let joined = line.reads(at, "and") && at > 0;
    joined
        && line.class(at - 1).is(Class::CAPITAL)
        && (line.class(at + 1).is(Class::CAPITAL.and(Class::DETERMINER))
            || line.reads(at + 1, "others"))
}

/// Whether the full stop at `at` shortens the word before it ("Mr. Smith").
fn is_abbreviated(line: &Line<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| line.item(before));
    let glued = match (before, line.item(at)) {
        (Some(before), Some(stop)) => {
            before.span.end == stop.span.start && before.first == stop.first
        }
        _ => false,
    };
    glued
        && line
            .item(at + 1)
            .is_some_and(|next| Some(next.first) == before.map(|before| before.first))
}

/// Whether the "to" at `at` belongs to who somebody is: "a person close to the talks", "an adviser to the mayor".
pub(in super::super) fn is_close(line: &Line<'_>, at: usize) -> bool {
    const BEFORE: [&str; 9] = [
        "close",
        "adviser",
        "advisor",
        "advisers",
        "advisors",
        "aide",
        "aides",
        "ambassador",
        "assistant",
    ];
    let before = at.checked_sub(1);
    line.reads(at, "to")
        && before.is_some_and(|before| BEFORE.iter().any(|word| line.reads(before, word)))
}

/// Prepositions that stand inside a subject: "a spokesman for the ministry".
fn holds(word: &str) -> bool {
    matches!(
        word,
        "of" | "for" | "at" | "from" | "with" | "in" | "behind" | "inside" | "near" | "like"
    )
}

/// Whether the items from `first` to `last` can name somebody: a capital, an article, or people.
fn is_nominal(line: &Line<'_>, first: usize, last: usize) -> bool {
    (first..=last).any(|idx| {
        let class = line.class(idx);
        class.is(Class::CAPITAL
            .and(Class::DETERMINER)
            .and(Class::PEOPLE)
            .and(Class::BODY)
            .and(Class::PUBLICATION))
    }) || matches!(
        line.word(first),
        "some"
            | "many"
            | "most"
            | "several"
            | "two"
            | "three"
            | "others"
            | "one"
            | "another"
            | "all"
            | "both"
            | "few"
            | "none"
            | "everyone"
            | "everybody"
            | "nobody"
            | "someone"
            | "somebody"
    ) || is_share(line, first, last)
}

/// Whether the words are a share of people: "63 percent", "62% of voters".
fn is_share(line: &Line<'_>, first: usize, last: usize) -> bool {
    line.word(first).starts_with(|c: char| c.is_ascii_digit())
        && (first + 1..=last)
            .any(|at| matches!(line.word(at), "percent" | "per" | "%" | "pct" | "in"))
}

/// Whether "that" at `at`, before a verb, stands for the noun before it: "a report that found", not "said that found
/// money" or "That showed".
pub(in super::super) fn is_relative(line: &Line<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| line.word(at) == "that");
    before.is_some_and(|before| {
        let class = line.class(before);
        let noun = !class.is(Class::MARK
            .and(Class::CLAUSE)
            .and(Class::PREPOSITION)
            .and(Class::BETWEEN)
            .and(Class::DETERMINER));
        noun && !verb::is_cue(line, before)
            && antecedent(line, at)
                .is_some_and(|(first, last)| first < last || !line.class(first).is(Class::GRAMMAR))
    })
}

/// The phrase that a relative pronoun at `at` goes back to: "Nasr" in "Nasr, who said".
pub(in super::super) fn antecedent(line: &Line<'_>, at: usize) -> Option<Phrase> {
    let before = at.checked_sub(1)?;
    let mut last = before.checked_sub(usize::from(line.word(before) == ","))?;
    // "Lee (D-Hull), who"
    if line.word(last) == ")" {
        last = before_apposition(line, last, line.sentence_start(at))?;
    }
    if line.is_quote(last) || line.class(last).is(Class::BREAK) {
        return None;
    }
    let low = line.sentence_start(at);
    let first = grow_left(line, last, low, &|at| line.reads(at, "of"));
    (first <= last && is_nominal(line, first, last)).then_some((first, last))
}
