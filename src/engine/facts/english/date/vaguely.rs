//! Present, past and future without a day: "now", "recently", "in recent years", "at the moment", "within days".
//!
//! The guidelines of `TimeML` call these references to the present, the past and the future. They say when, as far as the article does,
//! and have no value.

use crate::engine::facts::Grain;
use crate::engine::facts::english::number::{AtomKind, Line, Sense};

use super::{Basis, Context, Reading, calendar, relative};

/// The vague reference at `idx`.
pub(super) fn read(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let before = idx.wrapping_sub(1);
    let inside = line.capital(idx) && idx > 0 && line.has_kind(before, AtomKind::Letters);
    if inside || line.glued(idx) && line.has_kind(before, AtomKind::Letters) {
        // "Larry King Now", "Apocalypse Now": capitals inside a sentence are a name's.
        return None;
    }
    let word = line.word(idx).to_ascii_lowercase();
    match word.as_str() {
        "now" => now(line, idx),
        "currently" | "nowadays" | "presently" | "lately" | "recently" => {
            Some(reading(idx, idx + 1, Grain::Day))
        }
        "soon" => soon(line, idx),
        "moment" | "present" => {
            let fixed = line.is(before, "the") && line.any(idx.wrapping_sub(2), &["at", "for"])
                || word == "present" && line.is(before, "at");
            let start = idx - 1 - usize::from(line.is(before, "the"));
            (fixed && !line.is(idx + 1, "of") && !line.is(idx + 1, "when"))
                .then(|| reading(start, idx + 1, Grain::Day))
        }
        "these" => line
            .is(idx + 1, "days")
            .then(|| reading(idx, idx + 2, Grain::Day)),
        "recent" => recent(line, idx),
        "future" => future(line, idx),
        "overnight" => overnight(line, idx, context),
        _ => decade_word(line, idx),
    }
}

/// "now", "right now", "by now"; not "now-defunct".
fn now(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let before = idx.wrapping_sub(1);
    let hyphen = line.word(idx + 1) == "-" && line.glued(idx + 1);
    let right = usize::from(line.is(before, "right"));
    (!hyphen && !line.is(before, "from")).then(|| reading(idx - right, idx + 1, Grain::Day))
}

/// "soon", where it is no comparison: "as soon as", "too soon", "soon after".
fn soon(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let compared = line.any(
        idx.wrapping_sub(1),
        &["as", "too", "so", "how", "very", "or"],
    ) || line.any(
        idx + 1,
        &[
            "as",
            "after",
            "afterward",
            "afterwards",
            "enough",
            "before",
            "thereafter",
        ],
    );
    (!compared).then(|| reading(idx, idx + 1, Grain::Day))
}

/// "recent years", "recent days and weeks", with a plural length of time.
fn recent(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let Sense::Period(period) = line.sense(idx + 1) else {
        return None;
    };
    let the = usize::from(line.is(idx.wrapping_sub(1), "the"));
    (line.word(idx + 1).ends_with('s'))
        .then(|| reading(idx - the, idx + 2, relative::grain_of(period)))
}

/// "in the future", "in the near future".
fn future(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let adjective = usize::from(line.any(
        idx.wrapping_sub(1),
        &["near", "foreseeable", "immediate", "distant", "not"],
    ));
    let the = idx.wrapping_sub(1 + adjective);
    let governed = line.is(the, "the") && line.any(the.wrapping_sub(1), &["in", "for", "into"]);
    (governed && !line.is(idx + 1, "of") && !is_before_noun(line, idx))
        .then(|| reading(the, idx + 1, Grain::Day))
}

/// "overnight": the night before the anchor's day; "an overnight stay" is how long.
fn overnight(line: &Line<'_>, idx: usize, context: Context) -> Option<Reading> {
    let adjective = is_before_noun(line, idx)
        || line.any(
            idx.wrapping_sub(1),
            &["an", "the", "its", "his", "her", "their"],
        );
    let iso = context.anchor.and_then(|anchor| {
        let before = calendar::add_days(anchor, -1)?;
        Some(calendar::range(
            &calendar::day(before),
            &calendar::day(anchor),
        ))
    });
    (!adjective).then(|| Reading {
        iso,
        basis: Basis::Verb,
        ..reading(idx, idx + 1, Grain::Day)
    })
}

/// "the sixties", "the late eighties", "the Roaring Twenties": the decade of the last century.
fn decade_word(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let decade: i16 = match line.word(idx).to_ascii_lowercase().as_str() {
        "twenties" => 20,
        "thirties" => 30,
        "forties" => 40,
        "fifties" => 50,
        "sixties" => 60,
        "seventies" => 70,
        "eighties" => 80,
        "nineties" => 90,
        _ => return None,
    };
    let modifier = usize::from(line.any(idx.wrapping_sub(1), &["early", "late", "mid"]));
    let the = line.is(idx.wrapping_sub(1 + modifier), "the");
    // Temperatures are in the sixties too.
    let warm = (idx + 1..idx + 8).any(|at| line.any(at, &["degrees", "fahrenheit"]))
        || line.any(idx.wrapping_sub(4), &["temperatures", "highs", "lows"]);
    let from = usize::from(modifier == 0);
    (the && !warm).then(|| Reading {
        start: idx - from,
        next: idx + 1,
        iso: Some(calendar::years(1900 + decade, 10)),
        grain: Grain::Year,
        relative: false,
        basis: Basis::Written,
    })
}

/// "within days", "in the coming hours": ahead, nobody says when. The word before the period is atom `idx`.
pub(super) fn within(line: &Line<'_>, idx: usize) -> Option<Reading> {
    let Sense::Period(period) = line.sense(idx + 1) else {
        return None;
    };
    let plural = line.word(idx + 1).ends_with('s');
    let fits = line.is(idx, "within") && plural;
    fits.then(|| reading(idx, idx + 2, relative::grain_of(period)))
}

/// Whether a noun in lower case follows at once, which the word at `idx` then describes.
fn is_before_noun(line: &Line<'_>, idx: usize) -> bool {
    const AFTER: [&str; 32] = [
        "and", "or", "but", "as", "in", "on", "at", "to", "from", "by", "for", "with", "when",
        "while", "after", "before", "that", "is", "was", "were", "are", "will", "would", "could",
        "may", "if", "because", "into", "near", "amid", "the", "a",
    ];
    line.has_kind(idx + 1, AtomKind::Letters)
        && line.word(idx + 1).starts_with(char::is_lowercase)
        && !line.any(idx + 1, &AFTER)
}

/// A reading without a value.
fn reading(start: usize, next: usize, grain: Grain) -> Reading {
    Reading {
        start,
        next,
        iso: None,
        grain,
        relative: true,
        basis: Basis::Nothing,
    }
}
