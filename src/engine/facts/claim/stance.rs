//! How a claim is held: at arm's length, denied, done or still to come.

use super::super::Status;
use super::super::speech::line::Line;
use super::super::speech::phrase::Phrase;
use super::super::speech::words::Class;
use super::cue::Cue;

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

/// Reads the words of the claim `reach` and those beside its cue.
pub(super) fn read(line: &Line<'_>, cue: &Cue, reach: Phrase) -> Stance {
    let verb = line.word(cue.words.0).to_lowercase();
    let denies = matches!(
        verb.as_str(),
        "deny" | "denies" | "denied" | "denying" | "disputed" | "disputes" | "dispute"
    );
    let head = (reach.0, reach.1.min(reach.0 + HEAD));
    let any = |test: &dyn Fn(usize) -> bool| (head.0..=head.1).any(test);
    let negated = any(&|idx| line.class(idx).is(Class::NEGATION)) || denies;
    let promises =
        verb.starts_with("promis") || verb.starts_with("vow") || verb.starts_with("pledg");
    let status = if denies {
        Status::Denied
    } else if promises || any(&|idx| looks_ahead(line, idx)) {
        Status::Planned
    } else if any(&|idx| looks_back(line, idx)) {
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

/// Whether the word at `idx` tells of something to come.
fn looks_ahead(line: &Line<'_>, idx: usize) -> bool {
    let word = line.word(idx);
    matches!(
        word,
        "will" | "would" | "won't" | "won’t" | "shall" | "upcoming"
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
}

/// The hedges beside the cue and in the claim, each once, in order.
fn hedges(line: &Line<'_>, cue: &Cue, reach: Phrase) -> Vec<String> {
    let first = reach.0.min(cue.words.0).max(cue.sentence.0);
    let last = reach.1.max(cue.words.1).min(first + WINDOW);
    let mut hedges = Vec::new();
    for idx in first..=last {
        let class = line.class(idx);
        let hedge = if class.is(Class::HEDGING_VERB) && line.reads(idx + 1, "to") {
            format!("{} to", line.word(idx).to_lowercase())
        } else if class.is(Class::HEDGE) {
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
