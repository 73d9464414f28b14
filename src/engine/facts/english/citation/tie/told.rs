//! What somebody told an outlet: "told The Verge", "in a statement to The Verge".

use super::super::super::speech::line::Line;
use super::super::super::speech::phrase::Phrase;
use super::super::super::speech::words::Class;

use super::{REACH, reporter};

/// Verbs of disclosing: "confirmed the deaths to Reuters".
const DISCLOSING: [&str; 12] = [
    "confirmed",
    "confirms",
    "admitted",
    "admits",
    "disclosed",
    "discloses",
    "revealed",
    "described",
    "explained",
    "acknowledged",
    "conceded",
    "detailed",
];

/// "told The Verge", "in a statement to The Verge", "speaking to The Verge", "confirmed the sale to The Verge".
pub(super) fn before(line: &Line<'_>, (first, last): Phrase) -> Option<Phrase> {
    let before = first.checked_sub(1)?;
    if line.class(before).is(Class::SPEECH) && line.word(before).starts_with(['t', 'T']) {
        return Some((before, before));
    }
    // "told a Guardian reporter"
    let verb = before
        .checked_sub(1)
        .filter(|_| matches!(line.word(before), "a" | "an" | "one"));
    if let Some(verb) = verb
        && line.class(verb).is(Class::SPEECH)
        && line.word(verb).starts_with('t')
        && reporter::is_reporter(line.word(last + 1))
    {
        return Some((verb, verb));
    }
    let noun = before.checked_sub(1)?;
    // "told the newspaper La Voz", "told the news agency Orion"
    if line.class(before).is(Class::PUBLICATION) || line.word(before) == "daily" {
        return (before.saturating_sub(4)..before)
            .rev()
            .take_while(|&idx| !line.class(idx).is(Class::BREAK) && !line.is_quote(idx))
            .find(|&idx| line.class(idx).is(Class::SPEECH) && line.word(idx).starts_with('t'))
            .map(|idx| (idx, idx));
    }
    let to = line.reads(before, "to");
    // "she said on Fox News", "speaking on Radio Kestrel"
    let aired = line.reads(before, "on")
        && (line.class(noun).is(Class::SPEECH)
            || matches!(line.word(noun), "speaking" | "Speaking"));
    if aired {
        return Some((noun, before));
    }
    let speaks = (to || line.reads(before, "with"))
        && matches!(
            line.word(noun),
            "speaking"
                | "Speaking"
                | "spoke"
                | "speaks"
                | "spoken"
                | "talking"
                | "Talking"
                | "talked"
        );
    let said = to && line.class(noun).is(Class::SPEECH) && !line.class(noun).is(Class::PARTICIPLE);
    if speaks || said || to && line.class(noun).is(Class::MEDIUM) {
        return Some((noun, before));
    }
    // "confirmed the deaths of the penguins to Reuters": only a noun phrase stands between.
    let verb = (before.saturating_sub(REACH + 1)..before)
        .rev()
        .take_while(|&idx| {
            let class = line.class(idx);
            !line.is_quote(idx)
                && !class.is(Class::BREAK.and(Class::CLAUSE))
                && !line.reads(idx, "to")
        })
        .find(|&idx| DISCLOSING.contains(&line.word(idx)))?;
    to.then_some((verb, before))
}
