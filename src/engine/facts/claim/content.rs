//! How far a claim reaches.

use super::super::speech::line::Line;
use super::super::speech::phrase::Phrase;
use super::super::speech::words::Class;
use super::cue::{self, Cue, Kind};

/// The items of what is claimed, closing marks left out; `None` where nothing is.
pub(super) fn find(line: &Line<'_>, cue: &Cue) -> Option<Phrase> {
    let (low, high) = cue.sentence;
    let last = trim_end(line, low, high)?;
    let reach = match cue.kind {
        Kind::Trailing => Some((low, before_source(line, cue)?)),
        Kind::According => according(line, cue, last),
        Kind::Hedge => Some((low, last)),
        Kind::Passive => Some(passive(line, cue, last)),
        Kind::That | Kind::Clause | Kind::Participle => Some((after_verb(line, cue), last)),
    };
    reach.filter(|(first, last)| first <= last && worded(line, *first, *last))
}

/// Whether at least one word or quotation stands between the two items.
fn worded(line: &Line<'_>, first: usize, last: usize) -> bool {
    (first..=last).any(|idx| line.is_quote(idx) || !line.class(idx).is(Class::MARK))
}

/// The last item of the sentence that is no closing mark.
fn trim_end(line: &Line<'_>, low: usize, high: usize) -> Option<usize> {
    (low..high)
        .rev()
        .find(|&idx| !line.class(idx).is(Class::MARK))
}

/// The item before the comma that parts the claim from its source.
fn before_source(line: &Line<'_>, cue: &Cue) -> Option<usize> {
    let mut last = cue.source?.0.checked_sub(1)?;
    while last > cue.sentence.0 && line.class(last).is(Class::MARK) {
        last -= 1;
    }
    Some(last)
}

/// What "according to" holds for: what stands before it, else what follows the comma after its source.
fn according(line: &Line<'_>, cue: &Cue, last: usize) -> Option<Phrase> {
    let (low, _) = cue.sentence;
    let before = (low..cue.words.0)
        .rev()
        .find(|&idx| !line.class(idx).is(Class::MARK));
    // "But according to …": a lone word in front is no claim.
    if let Some(end) = before.filter(|&end| end > low) {
        return Some((low, end));
    }
    let source = cue.source.map_or(cue.words.1, |source| source.1);
    let first = (source + 1..=last).find(|&idx| !line.class(idx).is(Class::MARK))?;
    Some((first, last))
}

/// "Smith was told that …" claims what follows; "Smith is believed to have …" is itself the claim.
fn passive(line: &Line<'_>, cue: &Cue, last: usize) -> Phrase {
    match cue::that(line, cue.words.1, cue.sentence.1) {
        Some(that) => (that + 1, last),
        None => (cue.sentence.0, last),
    }
}

/// The first item of what the verb reports.
fn after_verb(line: &Line<'_>, cue: &Cue) -> usize {
    let that = cue::that(line, cue.words.1, cue.sentence.1);
    that.map_or(cue.words.1 + 1, |that| that + 1)
}
