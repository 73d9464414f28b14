//! Why a claim reads as it does: its cue, its source and its content, and what stood beside them and was turned down.
//!
//! Asked for one claim at a time; the sentence is read again by the same rules that made the claim.

use super::super::speech::Page;
use super::super::speech::line::Line;
use super::super::speech::phrase::Phrase;
use super::cue::{self, Cue, Kind};
use super::parts::Parts;
use super::{content, reports};
use crate::engine::facts::Claim;
use crate::engine::facts::explain::Weighed;

/// What was weighed for a claim.
pub(in super::super) fn weigh(page: &Page<'_>, claim: &Claim) -> Vec<Weighed> {
    let mut weighed = Vec::new();
    let Some((idx, line)) = line_of(page, claim) else {
        return weighed;
    };
    let at = line
        .items
        .partition_point(|item| item.span.start < claim.cue_span.start);
    let sentence = (line.sentence_start(at), line.sentence_end(at));
    let parts = Parts::new(page, idx, sentence);
    let kept = reports(line, &parts);
    for cue in cue::find(line, &parts) {
        let own = line.span(cue.words.0, cue.words.1) == Some(claim.cue_span);
        let alone = kept.iter().any(|report| report.cue.words == cue.words);
        let reason = match (own, alone) {
            (true, _) => says(cue.kind),
            (false, true) => "the cue of another claim",
            (false, false) => "inside what another cue reports: no claim of its own",
        };
        push(&mut weighed, line, ("cue", cue.words), own, reason);
        if own {
            place(&mut weighed, line, &parts, &cue);
        } else if let Some(source) = cue.source {
            push(
                &mut weighed,
                line,
                ("source", source),
                false,
                "goes with another cue",
            );
        }
    }
    weighed
}

/// The source and the content of the claim's own cue.
fn place(weighed: &mut Vec<Weighed>, line: &Line<'_>, parts: &Parts<'_>, cue: &Cue) {
    if let Some(source) = cue.source {
        let reason = match cue.kind {
            Kind::According | Kind::Passive => "stands behind the cue",
            _ if source.0 > cue.words.0 => "stands behind the cue",
            Kind::Participle => "the subject of the sentence",
            Kind::Noun => "owns or makes what the cue names",
            _ => "the subject of the cue",
        };
        push(weighed, line, ("source", source), true, reason);
    }
    let Some(reach) = content::find(line, parts, cue) else {
        return;
    };
    push(
        weighed,
        line,
        ("content", reach),
        true,
        "what the cue reports",
    );
    let rest = (reach.1 + 1, cue.sentence.1.saturating_sub(1));
    if reach.0 > cue.words.1 && rest.0 + 1 < rest.1 {
        push(
            weighed,
            line,
            ("content", rest),
            false,
            "the reporter goes on here",
        );
    }
}

fn push(
    weighed: &mut Vec<Weighed>,
    line: &Line<'_>,
    (part, phrase): (&'static str, Phrase),
    taken: bool,
    reason: &str,
) {
    weighed.extend(line.span(phrase.0, phrase.1).map(|span| Weighed {
        part,
        span,
        taken,
        reason: reason.to_owned(),
    }));
}

/// What a cue of that kind is.
const fn says(kind: Kind) -> &'static str {
    match kind {
        Kind::According => "“according to” names the source",
        Kind::That => "a verb of speech or thought with “that”",
        Kind::Trailing => "a verb of speech behind what is claimed",
        Kind::Clause => "a verb of speech or thought with what follows it",
        Kind::Participle => "a verb of speech that shares the subject of its sentence",
        Kind::Passive => "a verb of speech in the passive",
        Kind::Hedge => "a word that holds the sentence at arm’s length",
        Kind::Object => "a verb of judging, taking sides or naming with its object",
        Kind::Infinitive => "a verb of meaning or urging with what is to be done",
        Kind::As => "a verb of describing with “as”",
        Kind::Preposition => "a verb of speech or thought with its preposition",
        Kind::Noun => "a noun of speech or thought with what it is about",
    }
}

/// The line that the claim stands in.
fn line_of<'p, 'a>(page: &'p Page<'a>, claim: &Claim) -> Option<(usize, &'p Line<'a>)> {
    page.lines.iter().enumerate().find(|(_, line)| {
        let whole = line
            .items
            .len()
            .checked_sub(1)
            .and_then(|last| line.span(0, last));
        whole.is_some_and(|whole| whole.encloses(claim.cue_span))
    })
}
