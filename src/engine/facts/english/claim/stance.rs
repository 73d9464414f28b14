//! How a claim is held: at arm's length, denied, done, demanded or still to come, and whether its source has a name.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::super::speech::line::Line;
use super::super::speech::phrase::Phrase;
use super::super::speech::words::Class;
use super::cue::{Cue, Kind};
use crate::engine::facts::Status;
use crate::engine::lexicon::{self, Words, section};

const TABLE: &str = include_str!("../../../../../assets/lexicons/en/frames.txt");

static PLANS: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "claim plans")));
static DEMANDS: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "claim demands")));
static ASKS: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "claim asks")));
static OBLIGATIONS: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "obligations")));
static DENIALS: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "claim denials")));
static REFUSALS: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "claim refusals")));
static ANONYMOUS: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "anonymous")));
static ANONYMITY: LazyLock<Words> = LazyLock::new(|| Words::new(section(TABLE, "anonymity")));

/// Past forms of irregular verbs that are no other form of theirs: "struck", "lost".
static PASTS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    const FAMILIES: &str = include_str!("../../../../../assets/lexicons/en/families.txt");
    let verbs = lexicon::entries(FAMILIES).filter_map(|row| row.split('|').next());
    verbs
        .filter_map(|forms| {
            let mut forms = forms.split_whitespace();
            let (bare, past) = (forms.next()?, forms.nth(1)?);
            let own =
                past != bare && past.len() > 2 && !past.ends_with("ing") && !past.ends_with("ed");
            let noun = matches!(
                past,
                "left" | "found" | "saw" | "ground" | "wound" | "bore" | "felt"
            );
            (own && !noun).then_some(past)
        })
        .collect()
});

/// How a claim is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stance {
    pub(super) hedges: Vec<String>,
    pub(super) negated: bool,
    pub(super) status: Status,
}

/// The main verb of a claim stands within this many items of its start.
const HEAD: usize = 10;

/// Hedges are looked for within this many items of the cue.
const WINDOW: usize = 60;

/// Before a cue its hedges and negations stand within this many items: "has reportedly", "did not even".
const BESIDE: usize = 3;

/// Reads the words of the claim `reach` and those beside its cue.
pub(super) fn read(line: &Line<'_>, cue: &Cue, reach: Phrase) -> Stance {
    let verb = line.word(cue.words.0);
    let denies = DENIALS.has_folded(verb);
    let head = (reach.0, reach.1.min(reach.0 + HEAD));
    // The words of the reporter may be set in: "the gate, he said, is shut".
    let own = |idx: &usize| *idx < cue.words.0 || *idx > cue.words.1;
    let any = |test: &dyn Fn(usize) -> bool| (head.0..=head.1).filter(own).any(test);
    let held_back = DENIALS.has_folded(verb) || REFUSALS.has_folded(verb) || is_negated(line, cue);
    let negated = held_back || any(&|idx| denies_at(line, idx));
    // A noun phrase tells nothing about time: "criticised the plan agreed in May".
    let clause = !matches!(cue.kind, Kind::Object | Kind::Preposition | Kind::As);
    let status = if denies {
        Status::Denied
    } else if demands(line, cue) || clause && any(&|idx| obliges(line, idx)) {
        Status::Demanded
    } else if PLANS.has_folded(verb)
        || clause && any(&|idx| looks_ahead(line, idx) || is_to_come(line, head.0, idx))
    {
        Status::Planned
    } else if clause && any(&|idx| looks_back(line, idx)) {
        Status::Done
    } else {
        Status::Unknown
    };
    Stance {
        hedges: hedges(line, cue, reach),
        negated,
        status,
    }
}

/// Whether the source keeps its name back: "officials", "a person close to the talks", or nobody at all.
pub(super) fn is_anonymous(line: &Line<'_>, cue: &Cue, name: Option<&str>) -> bool {
    let (low, high) = cue.sentence;
    let asked = (low..high.min(low + WINDOW)).any(|idx| ANONYMITY.has_folded(line.word(idx)));
    let Some((name, (first, last))) = name.zip(cue.source) else {
        return matches!(cue.kind, Kind::Passive | Kind::Hedge);
    };
    if asked {
        return true;
    }
    let head = (first..=last)
        .skip(1)
        .find(|&idx| {
            line.class(idx).is(Class::PREPOSITION.and(Class::CLAUSE)) || line.word(idx) == ","
        })
        .map_or(last, |idx| idx - 1);
    let common = |&idx: &usize| idx == first || !line.class(idx).is(Class::CAPITAL);
    // "people familiar with": the noun need not be the last word; a name behind it tells who is meant.
    let Some(at) = (first..=head)
        .rev()
        .take_while(common)
        .find(|&idx| ANONYMOUS.has_folded(line.word(idx)))
    else {
        return false;
    };
    let noun = line.word(at);
    name.split_whitespace().any(|word| word == noun)
}

/// Whether the cue itself is denied: "did not say that".
fn is_negated(line: &Line<'_>, cue: &Cue) -> bool {
    let first = cue.words.0;
    (cue.sentence.0..first)
        .rev()
        .take(BESIDE)
        .take_while(|&idx| line.class(idx).is(Class::BETWEEN.and(Class::NEGATION)))
        .any(|idx| line.class(idx).is(Class::NEGATION))
}

/// Whether the word at `idx` denies; "no longer than a day" only bounds.
fn denies_at(line: &Line<'_>, idx: usize) -> bool {
    let bounds = line.reads(idx, "no")
        && (line.reads(idx + 2, "than")
            || matches!(line.word(idx + 1), "doubt" | "less" | "fewer" | "sooner"));
    line.class(idx).is(Class::NEGATION) && !bounds
}

/// Whether the cue says that somebody wants something to happen.
fn demands(line: &Line<'_>, cue: &Cue) -> bool {
    let verb = (cue.words.0..=cue.words.1).find(|&idx| DEMANDS.has_folded(line.word(idx)));
    if verb.is_some() {
        return true;
    }
    let asks = (cue.words.0..=cue.words.1).find(|&idx| ASKS.has_folded(line.word(idx)));
    asks.is_some_and(|at| {
        let verb = line.word(at).to_ascii_lowercase();
        let starts = |stems: &[&str]| stems.iter().any(|stem| verb.starts_with(stem));
        let next = line.word(at + 1);
        // "wants to stay", "proposes to stay": that is their own plan.
        if next == "to" && starts(&["want", "propos"]) {
            return false;
        }
        let told = starts(&["tell", "told", "warn", "want"]);
        let direct = matches!(next, "for" | "on" | "upon" | "that" | "to" | "back");
        // "warned that it would have to": a clause of its own, and nobody is asked.
        let clause = |idx: &usize| {
            line.class(*idx).is(Class::BREAK.and(Class::CLAUSE))
                || matches!(line.word(*idx), "would" | "will" | "could" | "might")
        };
        let asked_to = next != "that"
            && (at + 2..cue.sentence.1.min(at + 2 + HEAD))
                .take_while(|idx| !clause(idx))
                .any(|idx| line.reads(idx, "to"));
        direct && !told || asked_to
    })
}

/// Whether the word at `idx` says that something is to be done: "must", "has to".
fn obliges(line: &Line<'_>, idx: usize) -> bool {
    let word = line.word(idx);
    OBLIGATIONS.has_folded(word)
        || matches!(word, "has" | "have" | "need" | "needs") && line.reads(idx + 1, "to")
}

/// Whether the word at `idx` tells of something to come.
fn looks_ahead(line: &Line<'_>, idx: usize) -> bool {
    let word = line.word(idx);
    matches!(
        word,
        "will" | "would" | "won't" | "won’t" | "shall" | "upcoming" | "'ll" | "’ll"
    ) || matches!(
        word,
        "plans"
            | "planning"
            | "planned"
            | "intends"
            | "intended"
            | "aims"
            | "set"
            | "going"
            | "due"
            | "expected"
            | "scheduled"
            | "wants"
            | "preparing"
    ) && line.reads(idx + 1, "to")
}

/// Whether "to" at `idx` is a headline's "will": "bank levy to stay until 2027", where the words from `first` on are a noun
/// phrase without a verb. Headlines end without a full stop.
fn is_to_come(line: &Line<'_>, first: usize, idx: usize) -> bool {
    /// The subject of a headline is short.
    const LONGEST: usize = 6;
    let headline = line
        .items
        .len()
        .checked_sub(1)
        .is_some_and(|last| !matches!(line.word(last), "." | "?" | "!" | "”" | "\"" | ":"));
    let plain = |at: usize| {
        let class = line.class(at);
        !class.is(Class::CUE
            .and(Class::BETWEEN)
            .and(Class::PRONOUN)
            .and(Class::CAUSING))
            && !line.word(at).ends_with("ed")
            && !line.is_quote(at)
    };
    headline
        && line.reads(idx, "to")
        && idx > first
        && idx - first <= LONGEST
        && line.word(idx + 1).starts_with(char::is_lowercase)
        && !line.class(idx + 1).is(Class::DETERMINER)
        && (first..idx).all(plain)
}

/// Whether the word at `idx` tells of something past.
fn looks_back(line: &Line<'_>, idx: usize) -> bool {
    let word = line.word(idx);
    matches!(
        word,
        "was"
            | "were"
            | "had"
            | "did"
            | "took"
            | "made"
            | "got"
            | "came"
            | "went"
            | "gave"
            | "found"
            | "left"
    ) || matches!(word, "has" | "have") && !line.reads(idx + 1, "to")
        || word.len() > 4 && word.ends_with("ed") && !line.class(idx).is(Class::CAPITAL)
        || PASTS.contains(word)
}

/// The hedges beside the cue and in the claim, each once, in order.
fn hedges(line: &Line<'_>, cue: &Cue, reach: Phrase) -> Vec<String> {
    let first = reach
        .0
        .min(cue.words.0.saturating_sub(BESIDE))
        .max(cue.sentence.0);
    let last = reach.1.max(cue.words.1).min(first + WINDOW);
    let mut hedges = Vec::new();
    for idx in first..=last {
        let class = line.class(idx);
        let hedge = if class.is(Class::HEDGING_VERB) && line.reads(idx + 1, "to") {
            format!("{} to", line.word(idx).to_lowercase())
        } else if class.is(Class::HEDGE) && !is_speaker(line, idx) {
            line.word(idx).to_lowercase()
        } else {
            continue;
        };
        if !hedges.contains(&hedge) {
            hedges.push(hedge);
        }
    }
    hedges
}

/// Whether the word at `idx` is a verb of suspecting or alleging with a subject of its own: "police suspected that".
fn is_speaker(line: &Line<'_>, idx: usize) -> bool {
    line.reads(idx + 1, "that")
}
