//! Whether a number is a quantity, or the reason why it is none.

use std::sync::LazyLock;

use crate::engine::facts::english::number::{self, AtomKind, Line, Numeral};
use crate::engine::lexicon::{Words, section};

use super::quantity::{self, COUNTING, Draft, Quantity};
use super::refusal::{self, Refusal};
use super::{approximation, counted, unit};

/// The quantity, unless something tells that the number is none.
pub(super) fn accept(
    line: &Line<'_>,
    idx: usize,
    draft: &Draft,
    titled: bool,
) -> Result<Quantity, Refusal> {
    let numeral = &draft.numeral;
    // What is counted is looked for last: it is the dearest to know.
    let refused = |counted: Option<usize>, refusals: &[Refusal]| {
        let mut refusals = refusals.iter().copied();
        refusals.find(|refusal| is_refused(line, idx, (draft, counted, titled), *refusal))
    };
    let (cheap, rest) = Refusal::ALL.split_at(2);
    if let Some(refusal) = refused(None, cheap) {
        return Err(refusal);
    }
    let counted = quantity::counted(line, draft);
    if let Some(refusal) = refused(counted, rest) {
        return Err(refusal);
    }
    Ok(Quantity {
        start: draft.start,
        next: draft.next,
        number: if numeral.share {
            numeral.value * 100.0
        } else {
            numeral.value
        },
        upper: draft.upper,
        unit: if numeral.share {
            unit::of_short("%")
        } else {
            draft.unit
        },
        counted,
        loose: draft.loose,
        marked: draft.marked,
    })
}

/// Whether the number is no quantity for this reason.
fn is_refused(
    line: &Line<'_>,
    idx: usize,
    (draft, counted, titled): (&Draft, Option<usize>, bool),
    refusal: Refusal,
) -> bool {
    let numeral = &draft.numeral;
    let human = counted.is_some_and(|idx| counted::is_human(line, idx));
    let bare = draft.unit.is_none();
    match refusal {
        Refusal::Fragment => {
            let after = Numeral {
                next: draft.next,
                ..*numeral
            };
            draft.start == idx
                && refusal::is_fragment(line, idx, &after)
                && !is_plus(line, draft.next)
        }
        Refusal::ListNumber => refusal::is_list_number(line, idx, numeral),
        Refusal::Age => {
            refusal::is_age(line, idx, draft.next)
                || bare && counted.is_none() && is_bound_of_age(line, idx)
        }
        Refusal::Label => {
            bare && refusal::is_label(line, idx, numeral, titled) && !(human && numeral.digits)
                || !bare && !numeral.digits && !titled && line.capital(idx) && is_inside(line, idx)
        }
        Refusal::Year => {
            bare && refusal::is_year(line, idx, numeral)
                && (draft.upper.is_some() || !(human && numeral.value % 100.0 == 0.0))
        }
        Refusal::Score => bare && draft.scored && counted.is_none(),
        Refusal::Nothing => !is_quantity(line, idx, draft, counted),
    }
}

/// Whether enough stands around the number to call it a quantity.
fn is_quantity(line: &Line<'_>, idx: usize, draft: &Draft, counted: Option<usize>) -> bool {
    static TOLL: LazyLock<Words> = LazyLock::new(|| Words::new(section(COUNTING, "toll")));
    let numeral = &draft.numeral;
    let before = idx.wrapping_sub(1);
    if line.is(idx, "one") && draft.next == idx + 1 {
        return is_one_casualty(line, draft.next);
    }
    if line.is(idx, "one") && line.is(idx + 1, "day") {
        return false;
    }
    if numeral.share || draft.unit.is_some() {
        return true;
    }
    if !numeral.digits && line.is(draft.next, "figures") {
        // "six figures": how many digits a sum has.
        return false;
    }
    if line.is(idx, "two") && line.any(before, &["the", "these", "those"]) {
        return false;
    }
    if counted.is_some() || numeral.quantity {
        return !line.is(draft.next, "times");
    }
    let toll = TOLL.has_folded(line.word(before)) && line.has_kind(before, AtomKind::Letters);
    toll || (numeral.digits && approximation::before(line, idx).is_some())
        || stands_for_counted(line, idx, draft)
}

/// Whether a bare number stands for those it counts: "with 120 injured", "the toll rose to 45", "seven did not", "a crew
/// of six", "112 of 230 seats", "12 more".
fn stands_for_counted(line: &Line<'_>, idx: usize, draft: &Draft) -> bool {
    static CASUALTY: LazyLock<Words> = LazyLock::new(|| Words::new(section(COUNTING, "casualty")));
    static COLLECTIVE: LazyLock<Words> =
        LazyLock::new(|| Words::new(section(COUNTING, "collective")));
    static SUBJECT: LazyLock<Words> = LazyLock::new(|| Words::new(section(COUNTING, "subject")));
    let (before, next) = (idx.wrapping_sub(1), draft.next);
    if draft.numeral.value < 2.0 || draft.numeral.value.fract() != 0.0 {
        return false;
    }
    let letters = |at: usize| line.has_kind(at, AtomKind::Letters);
    let casualty = letters(next) && CASUALTY.has(line.word(next));
    let opens = idx == 0 || !letters(before) || line.any(before, &["and", "but"]);
    let subject = letters(next) && SUBJECT.has(line.word(next)) && (!draft.numeral.digits || opens);
    let toll = line.any(before, &["to", "at", "above"])
        && (idx.saturating_sub(7)..idx).any(|at| line.any(at, &["toll", "tally"]));
    let members = line.is(before, "of") && COLLECTIVE.has_folded(line.word(before.wrapping_sub(1)));
    let among = line.is(next, "of")
        && number::read(line, next + 1).is_some_and(|whole| {
            whole.value > draft.numeral.value && counted::plural_after(line, whole.next).is_some()
        });
    let more = line.any(next, &["more", "others"])
        && !line.is(next + 1, "than")
        && counted::is_over(line, next + 1);
    casualty || subject || toll || members || among || more
}

/// "people under 30", "adults over 65": a bare limit behind human beings is one of age.
fn is_bound_of_age(line: &Line<'_>, idx: usize) -> bool {
    let limit = line.any(idx.wrapping_sub(1), &["under", "over", "above", "below"]);
    let whom = idx.wrapping_sub(2);
    limit
        && (counted::is_human(line, whom)
            || line.any(
                whom,
                &[
                    "those",
                    "anyone",
                    "adults",
                    "everyone",
                    "anybody",
                    "population",
                    "users",
                    "riders",
                    "passengers",
                    "players",
                    "pupils",
                    "patients",
                    "girls",
                    "boys",
                    "visitors",
                ],
            ))
}

/// "one person was killed": the only place where "one" before a noun is a count and not a pronoun.
fn is_one_casualty(line: &Line<'_>, noun: usize) -> bool {
    static CASUALTY: LazyLock<Words> = LazyLock::new(|| Words::new(section(COUNTING, "casualty")));
    let person = line.any(
        noun,
        &[
            "person", "man", "woman", "child", "boy", "girl", "civilian", "soldier",
        ],
    );
    let at = (noun + 1..noun + 4)
        .find(|&at| !line.any(at, &["was", "is", "has", "had", "been", "were"]));
    person && at.is_some_and(|at| CASUALTY.has_folded(line.word(at)))
}

/// "500+" and "200-odd" end in marks that belong to the number.
fn is_plus(line: &Line<'_>, next: usize) -> bool {
    approximation::after(line, next).is_some() && line.glued(next)
}

/// Whether words stand before atom `idx` in its sentence or quotation.
fn is_inside(line: &Line<'_>, idx: usize) -> bool {
    idx > 0 && line.has_kind(idx - 1, AtomKind::Letters)
}
