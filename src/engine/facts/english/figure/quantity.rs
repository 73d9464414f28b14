//! A number with its sign, range, currency, unit and what it counts, or the reason to leave it alone.

use std::sync::LazyLock;

use crate::engine::facts::Approx;
use crate::engine::facts::english::number::{self, AtomKind, Line, Numeral, Sense};
use crate::engine::lexicon::{Words, section};

use super::refusal::Refusal;
use super::unit::Unit;
use super::{acceptance, approximation, compound, counted, unit};

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
    /// How the marks between number and unit mean it: "15-plus years".
    pub marked: Option<Approx>,
}

/// What a number is until it is known to be a quantity.
pub(super) struct Draft {
    /// The first atom.
    pub start: usize,
    /// The number, its value signed and scaled.
    pub numeral: Numeral,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// Its unit.
    pub unit: Option<Unit>,
    /// The first atom after number and unit.
    pub next: usize,
    /// Whether the words themselves are loose.
    pub loose: bool,
    /// Whether two numbers are joined by a dash, as scores are.
    pub scored: bool,
    /// How the marks between number and unit mean it.
    pub marked: Option<Approx>,
    /// Whether "between" opens the range.
    pub between: bool,
}

pub(super) const COUNTING: &str = include_str!("../../../../../assets/lexicons/en/counting.txt");

/// Reads the quantity at atom `idx`; `Err` names the atom after a number that is no quantity, and why it is none.
pub(super) fn read(
    line: &Line<'_>,
    idx: usize,
    titled: bool,
) -> Option<Result<Quantity, (usize, Refusal)>> {
    let numeral = couple(line, idx)
        .or_else(|| number::read(line, idx))
        .or_else(|| single(line, idx))?;
    let draft = measure(line, idx, numeral);
    Some(acceptance::accept(line, idx, &draft, titled).map_err(|refusal| (draft.next, refusal)))
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

/// "less than a month", "nearly a year", "half an hour", "for a year", "an hour and a half": an article before a unit
/// counts one where it is measured out.
fn single(line: &Line<'_>, idx: usize) -> Option<Numeral> {
    let half = line.sense(idx) == Sense::Part(2) && line.any(idx + 1, &["a", "an"]);
    let article = line.sense(idx) == Sense::Article;
    let next = idx + 1 + usize::from(half);
    if !half && !article {
        return None;
    }
    let (unit, after) = unit::after(line, next, false)?;
    let measured = half
        || approximation::before(line, idx).is_some()
        || compound::rest(line, after, unit).is_some()
        || unit.common == "s" && is_lasting(line, idx, after);
    measured.then_some(Numeral {
        value: if half { 0.5 } else { 1.0 },
        next,
        share: false,
        digits: false,
        quantity: true,
    })
}

/// Whether the article at `idx` stands in "for a year", "within a week": how long something lasted, of whole lengths.
fn is_lasting(line: &Line<'_>, idx: usize, after: usize) -> bool {
    static LASTING: LazyLock<Words> = LazyLock::new(|| Words::new(section(COUNTING, "lasting")));
    let long = matches!(line.sense(idx + 1), Sense::Period(_));
    let before = idx.wrapping_sub(1);
    let told = line.has_kind(before, AtomKind::Letters) && LASTING.has_folded(line.word(before));
    let relative = line.any(
        after,
        &[
            "ago", "earlier", "later", "before", "after", "when", "that", "which", "in",
        ],
    );
    let joined = matches!(line.word(after), "-" | "'" | "’");
    long && told && !relative && !joined && counted::is_over(line, after)
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
        marked: None,
        between: false,
    };
    let minus = matches!(line.word(draft.start.wrapping_sub(1)), "-" | "−");
    if minus && !line.glued(draft.start - 1) && line.glued(draft.start) {
        draft.start -= 1;
        draft.numeral.value = -draft.numeral.value;
    }
    range(line, &mut draft);
    part_of_unit(line, &mut draft);
    trailing_unit(line, &mut draft);
    if let Some(unit) = draft.unit.filter(|_| draft.upper.is_none())
        && let Some((more, next)) = compound::rest(line, draft.next, unit)
    {
        draft.numeral.value += more;
        draft.next = next;
    }
    if line.is(draft.start.wrapping_sub(1), "minus") && draft.unit.is_some() {
        draft.start -= 1;
        draft.numeral.value = -draft.numeral.value;
    }
    draft.start -= usize::from(draft.between);
    draft
}

/// "a quarter of a mile", "1/4 mile", "three-quarters of an hour": a part of a unit is a measure, not a share.
fn part_of_unit(line: &Line<'_>, draft: &mut Draft) {
    let of = line.is(draft.next, "of") && line.any(draft.next + 1, &["a", "an"]);
    let at = draft.next + if of { 2 } else { 0 };
    let parts = draft.numeral.share && draft.unit.is_none();
    // "a quarter of a million people" are 250,000 of them.
    if let (true, true, Sense::Scale(scale)) = (parts, of, line.sense(at)) {
        draft.numeral.share = false;
        draft.numeral.quantity = true;
        draft.numeral.value *= scale;
        draft.next = at + 1;
        return;
    }
    if let Some((unit, next)) = unit::after(line, at, false).filter(|_| parts) {
        draft.numeral.share = false;
        draft.numeral.quantity = true;
        draft.unit = Some(unit);
        draft.next = next;
    }
}

/// Reads the unit after the number, or after the upper end of the range.
fn trailing_unit(line: &Line<'_>, draft: &mut Draft) {
    if draft.unit.is_some() {
        // "$5 million US", "€5 euros" do not stand in newspapers: a sign is enough.
        return;
    }
    // "1080p" is a picture, "312p" a price.
    let lines = ["240", "360", "480", "720", "1080", "1440", "2160", "4320"];
    let picture = line.word(draft.next) == "p" && lines.contains(&line.word(draft.next - 1));
    // "15-plus years", "100+ miles": the unit stands behind the marks.
    let behind = approximation::after(line, draft.next).filter(|_| !line.is(draft.next, "or"));
    let unit = behind
        .and_then(|(approx, next)| {
            let found = unit::after(line, next, draft.numeral.digits)?;
            draft.marked = Some(approx);
            Some(found)
        })
        .or_else(|| unit::after(line, draft.next, draft.numeral.digits))
        .or_else(|| {
            // "two more years"
            let more = line.any(draft.next, &["more", "further", "additional"]);
            more.then(|| unit::after(line, draft.next + 1, false))
                .flatten()
        })
        .filter(|_| !picture);
    if let Some((mut unit, next)) = unit {
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
        // "5m people" counts millions, "2m barrels" are millions of them, "a 5m wall" measures metres.
        let next = draft.next + 1;
        let measured = unit::after(line, next, false).filter(|_| !line.glued(next));
        if measured.is_some() || counted::plural_after(line, next).is_some() {
            draft.numeral.value *= 1e6;
            draft.upper = draft.upper.map(|upper| upper * 1e6);
            draft.numeral.quantity = true;
        } else {
            draft.unit = unit::of_short("m");
        }
        draft.next = next;
        if let Some((unit, next)) = measured {
            draft.unit = Some(unit);
            draft.next = next;
        }
    }
}

/// Reads the upper end of a range: "10-15", "10 to 15", "between 10 and 15", "five or six", "$5m-$10m".
fn range(line: &Line<'_>, draft: &mut Draft) {
    let first = draft.numeral;
    let own_unit = unit::after(line, first.next, first.digits);
    let joint = own_unit.map_or(first.next, |(_, next)| next);
    let dash = matches!(line.word(joint), "-" | "–" | "—");
    let between = line.is(draft.start.wrapping_sub(1), "between") && draft.start > 0;
    let word = match line.word(joint) {
        "to" | "or" => true,
        "and" => between,
        _ => false,
    };
    if !dash && !word || first.share && !between {
        return;
    }
    let signed = unit::before(line, joint + 2).is_some() && draft.unit.is_some();
    let at = joint + 1 + usize::from(signed);
    let Some(second) = number::read(line, at).filter(|second| second.share == first.share) else {
        return;
    };
    // "2 million to 3 million", "two to three million": the scale of the end counts for both where the start has none.
    let lower = shared_scale(first, second);
    let second_unit = unit::after(line, second.next, second.digits).map(|(unit, _)| unit);
    let agree = own_unit.is_none() || own_unit.map(|(unit, _)| unit) == second_unit;
    if lower < second.value && agree {
        let from = line.is(draft.start.wrapping_sub(1), "from");
        // "Cut by 300 to 1,200" tells a change and where it led; "by 10 to 15 percent" how large it is.
        let led = line.is(draft.start.wrapping_sub(1), "by")
            && line.is(joint, "to")
            && draft
                .unit
                .or_else(|| own_unit.map(|(unit, _)| unit))
                .or(second_unit)
                .is_none()
            && counted::plural_after(line, second.next).is_none();
        // "From $3 to $4" tells two values of one thing.
        if from && (own_unit.is_some() || signed) || led {
            return;
        }
        draft.numeral.value = lower;
        draft.numeral.quantity |= second.quantity;
        draft.upper = Some(second.value);
        draft.loose = line.is(joint, "or");
        draft.next = second.next;
        draft.between = between;
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

/// What is counted or measured.
pub(super) fn counted(line: &Line<'_>, draft: &Draft) -> Option<usize> {
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
    // What is stored, poured or weighed may follow without "of": "5kg cocaine". After other units a verb does: "gusts of
    // 120 km/h tore".
    let material = matches!(unit.common, "B" | "bit" | "kg" | "l" | "%" | "m2");
    counted::head_after_of(line, next).or_else(|| {
        (!money && !hyphened && material)
            .then(|| counted::bare_after(line, next))
            .flatten()
    })
}
