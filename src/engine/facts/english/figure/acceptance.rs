//! Whether a number is a quantity, or the reason why it is none.

use crate::engine::facts::english::number::{AtomKind, Line, Numeral};

use super::quantity::{self, Draft, Quantity};
use super::refusal::{self, Refusal};
use super::{approximation, counted, standing, unit};

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
        upper: draft
            .upper
            .map(|upper| if numeral.share { upper * 100.0 } else { upper }),
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
            (draft.start == idx || draft.between && line.is(idx.wrapping_sub(1), "between"))
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
        Refusal::Nothing => {
            !(is_quantity(line, idx, draft, counted)
                || titled && standing::opens_headline(line, draft))
        }
    }
}

/// Whether enough stands around the number to call it a quantity.
fn is_quantity(line: &Line<'_>, idx: usize, draft: &Draft, counted: Option<usize>) -> bool {
    let numeral = &draft.numeral;
    let before = idx.wrapping_sub(1);
    if line.is(idx, "one") && draft.next == idx + 1 {
        return standing::is_one_casualty(line, draft.next);
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
        return !line.is(draft.next, "times") && !is_vote(line, draft.next);
    }
    standing::stands_for_counted(line, idx, draft)
}

/// Whether votes are told with those on the other side: "212 votes to 198" is the score of a ballot.
fn is_vote(line: &Line<'_>, next: usize) -> bool {
    line.any(next, &["vote", "votes"])
        && line.any(next + 1, &["to", "against"])
        && line.has_kind(next + 2, AtomKind::Digits)
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

/// "500+" and "200-odd" end in marks that belong to the number.
fn is_plus(line: &Line<'_>, next: usize) -> bool {
    approximation::after(line, next).is_some() && line.glued(next)
}

/// Whether words stand before atom `idx` in its sentence or quotation.
fn is_inside(line: &Line<'_>, idx: usize) -> bool {
    idx > 0 && line.has_kind(idx - 1, AtomKind::Letters)
}
