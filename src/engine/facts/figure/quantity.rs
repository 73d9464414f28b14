//! A number with its sign, range, currency, unit and what it counts, or the reason to leave it alone.

use std::sync::LazyLock;

use crate::engine::facts::number::{self, AtomKind, Line, Numeral, Sense};
use crate::engine::lexicon::{Words, section};

use super::unit::Unit;
use super::{approximation, counted, refusal, unit};

/// A number that is a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Quantity {
    /// The first atom, a sign of currency or of minus included.
    pub start: usize,
    /// The first atom after number and unit.
    pub next: usize,
    /// The number, or the lower end of the range.
    pub number: f64,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// Its unit.
    pub unit: Option<Unit>,
    /// The atom that names what is counted or measured.
    pub counted: Option<usize>,
    /// Whether the words themselves are loose: "a couple of", "five or six".
    pub loose: bool,
}

/// What a number is until it is known to be a quantity.
struct Draft {
    start: usize,
    numeral: Numeral,
    upper: Option<f64>,
    unit: Option<Unit>,
    next: usize,
    loose: bool,
    scored: bool,
}

const COUNTING: &str = include_str!("../../../../assets/lexicons/counting.txt");

/// Reads the quantity at atom `idx`; `Err` names the atom after a number that is no quantity.
pub(super) fn read(line: &Line<'_>, idx: usize, titled: bool) -> Option<Result<Quantity, usize>> {
    let numeral = couple(line, idx)
        .or_else(|| number::read(line, idx))
        .or_else(|| single(line, idx))?;
    let draft = measure(line, idx, numeral);
    Some(accept(line, idx, &draft, titled).ok_or(draft.next))
}

/// "a couple of".
fn couple(line: &Line<'_>, idx: usize) -> Option<Numeral> {
    let fits = line.is(idx, "a") && line.is(idx + 1, "couple") && line.is(idx + 2, "of");
    fits.then_some(Numeral {
        value: 2.0,
        next: idx + 3,
        share: false,
        digits: false,
        quantity: false,
    })
}

/// "less than a month", "nearly a year", "half an hour": an article before a unit counts one where it is measured out.
fn single(line: &Line<'_>, idx: usize) -> Option<Numeral> {
    let half = line.sense(idx) == Sense::Part(2) && line.any(idx + 1, &["a", "an"]);
    let article = line.sense(idx) == Sense::Article && approximation::before(line, idx).is_some();
    let next = idx + 1 + usize::from(half);
    let measured = unit::after(line, next, false).is_some();
    ((half || article) && measured).then_some(Numeral {
        value: if half { 0.5 } else { 1.0 },
        next,
        share: false,
        digits: false,
        quantity: true,
    })
}

/// Adds currency, range and unit to a number.
fn measure(line: &Line<'_>, idx: usize, numeral: Numeral) -> Draft {
    let sign = unit::before(line, idx);
    let mut draft = Draft {
        start: sign.map_or(idx, |(_, start)| start),
        numeral,
        upper: None,
        unit: sign.map(|(unit, _)| unit),
        next: numeral.next,
        loose: line.is(idx + 1, "couple"),
        scored: false,
    };
    let minus = matches!(line.word(draft.start.wrapping_sub(1)), "-" | "−");
    if minus && !line.glued(draft.start - 1) && line.glued(draft.start) {
        draft.start -= 1;
        draft.numeral.value = -draft.numeral.value;
    }
    range(line, &mut draft);
    trailing_unit(line, &mut draft);
    if line.is(draft.start.wrapping_sub(1), "minus") && draft.unit.is_some() {
        draft.start -= 1;
        draft.numeral.value = -draft.numeral.value;
    }
    draft
}

/// Reads the unit after the number, or after the upper end of the range.
fn trailing_unit(line: &Line<'_>, draft: &mut Draft) {
    if draft.unit.is_some() {
        // "$5 million US", "€5 euros" do not stand in newspapers: a sign is enough.
        return;
    }
    if let Some((mut unit, next)) = unit::after(line, draft.next, draft.numeral.digits) {
        // Pounds by the million are money, by the handful a weight.
        if unit.short == "lb" && draft.numeral.value >= 1e6 && line.is(next - 1, "pounds") {
            unit = unit::of_short("GBP").unwrap_or(unit);
        }
        // "50 cents" are half a dollar: parts of a currency are given in it.
        if unit.short == unit.common && (unit.factor - 1.0).abs() > f64::EPSILON {
            draft.numeral.value *= unit.factor;
            draft.upper = draft.upper.map(|upper| upper * unit.factor);
        }
        draft.unit = Some(unit);
        draft.next = next;
    } else if line.word(draft.next) == "m" && draft.numeral.digits && line.glued(draft.next) {
        // "5m people" counts millions, "a 5m wall" measures metres.
        let next = draft.next + 1;
        if counted::plural_after(line, next).is_some() {
            draft.numeral.value *= 1e6;
            draft.upper = draft.upper.map(|upper| upper * 1e6);
            draft.numeral.quantity = true;
        } else {
            draft.unit = unit::of_short("m");
        }
        draft.next = next;
    }
}

/// Reads the upper end of a range: "10-15", "10 to 15", "between 10 and 15", "five or six", "$5m-$10m".
fn range(line: &Line<'_>, draft: &mut Draft) {
    let first = draft.numeral;
    let own_unit = unit::after(line, first.next, first.digits);
    let joint = own_unit.map_or(first.next, |(_, next)| next);
    let dash = matches!(line.word(joint), "-" | "–" | "—");
    let between = line.is(draft.start.wrapping_sub(1), "between");
    let word = match line.word(joint) {
        "to" | "or" => true,
        "and" => between,
        _ => false,
    };
    if !dash && !word || first.share {
        return;
    }
    let signed = unit::before(line, joint + 2).is_some() && draft.unit.is_some();
    let at = joint + 1 + usize::from(signed);
    let Some(second) = number::read(line, at).filter(|second| !second.share) else {
        return;
    };
    // "2 million to 3 million", "two to three million": the scale of the end counts for both where the start has none.
    let lower = shared_scale(first, second);
    let second_unit = unit::after(line, second.next, second.digits).map(|(unit, _)| unit);
    let agree = own_unit.is_none() || own_unit.map(|(unit, _)| unit) == second_unit;
    if lower < second.value && agree {
        let from = line.is(draft.start.wrapping_sub(1), "from");
        if own_unit.is_some() && from {
            return;
        }
        draft.numeral.value = lower;
        draft.numeral.quantity |= second.quantity;
        draft.upper = Some(second.value);
        draft.loose = line.is(joint, "or");
        draft.next = second.next;
        draft.scored = dash && first.digits && own_unit.is_none();
    } else if dash && line.glued(joint) {
        draft.next = second.next;
        draft.scored = true;
        draft.numeral.quantity = false;
    }
}

/// The start of a range in the scale of its end.
fn shared_scale(first: Numeral, second: Numeral) -> f64 {
    let scale = [1e12, 1e9, 1e6, 1e3]
        .into_iter()
        .find(|scale| second.value >= *scale)
        .unwrap_or(1.0);
    let shares = second.quantity && !first.quantity && first.value < 1000.0 && scale > 1.0;
    let scaled = first.value * scale;
    if shares && scaled < second.value {
        scaled
    } else {
        first.value
    }
}

/// The quantity, unless something tells that the number is none.
fn accept(line: &Line<'_>, idx: usize, draft: &Draft, titled: bool) -> Option<Quantity> {
    let numeral = &draft.numeral;
    let after = Numeral {
        next: draft.next,
        ..*numeral
    };
    let signed = draft.start < idx;
    if (!signed && refusal::is_fragment(line, idx, &after)) && !is_plus(line, draft.next)
        || refusal::is_list_number(line, idx, numeral)
        || refusal::is_age(line, idx, draft.next)
    {
        return None;
    }
    let counted = counted(line, draft);
    let human = counted.is_some_and(|idx| counted::is_human(line, idx));
    if draft.unit.is_none() {
        let labelled = refusal::is_label(line, idx, numeral, titled) && !(human && numeral.digits);
        let year = refusal::is_year(line, idx, numeral)
            && (draft.upper.is_some() || !(human && numeral.value % 100.0 == 0.0));
        if labelled || year || draft.scored && counted.is_none() {
            return None;
        }
    } else if !numeral.digits && !titled && line.capital(idx) && is_inside(line, idx) {
        return None;
    }
    (is_quantity(line, idx, draft, counted)).then_some(Quantity {
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
    })
}

/// What is counted or measured.
fn counted(line: &Line<'_>, draft: &Draft) -> Option<usize> {
    let next = approximation::after(line, draft.next).map_or(draft.next, |(_, next)| next);
    if draft.numeral.share {
        let of = if line.is(next, "of") {
            next
        } else {
            return counted::plural_after(line, next);
        };
        return counted::head_after_of(line, of);
    }
    let Some(unit) = draft.unit else {
        return counted::plural_after(line, next);
    };
    if unit.common == "s" {
        return None;
    }
    // "a 10-mile walk" measures a way, it does not count walks.
    let hyphened = line.word(draft.numeral.next) == "-";
    let money = unit.short == unit.common && unit.short.len() == 3;
    counted::head_after_of(line, next).or_else(|| {
        (!money && !hyphened)
            .then(|| counted::bare_after(line, next))
            .flatten()
    })
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
    if line.is(idx, "two") && line.any(before, &["the", "these", "those"]) {
        return false;
    }
    if counted.is_some() || numeral.quantity {
        return !line.is(draft.next, "times");
    }
    let toll = TOLL.has_folded(line.word(before)) && line.has_kind(before, AtomKind::Letters);
    toll || (numeral.digits && approximation::before(line, idx).is_some())
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
