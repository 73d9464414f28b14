//! Why a number is a figure: what it was read as, and what else it could have been.

use crate::engine::facts::english::number::{Decimal, Line, pieces};
use crate::engine::facts::{Document, Fact, Value, Weighed};

use super::refusal::{self, Refusal};
use super::{approximation, quantity, unit, vague};

/// What the rule weighed for a figure; `None` where the fact is another rule's.
pub(in crate::engine::facts::english) fn weighed(
    document: &Document<'_>,
    fact: &Fact,
) -> Option<Vec<Weighed>> {
    let Value::Figure(figure) = &fact.value else {
        return None;
    };
    if !fact.evidence.rule.starts_with("figure-") {
        return None;
    }
    let sentence = document.segments.sentence_at(fact.span.start)?;
    let sentence = document.segments.sentences.get(sentence)?;
    let piece =
        pieces(document.text(), sentence.span).find(|piece| piece.contains(fact.span.start))?;
    let decimal = Decimal::of(document.text());
    let line = Line::with(document.text(), piece.start, piece.end, decimal);
    let inside = |idx: usize| {
        line.atom(idx)
            .is_some_and(|atom| fact.span.contains(atom.span.start))
    };
    let first = (0..line.len()).find(|&idx| inside(idx))?;
    let reading = |span, taken, reason: String| Weighed {
        part: "reading",
        span,
        taken,
        reason,
    };
    let mut weighed = Vec::new();
    let titled = refusal::is_titled(&line);
    for idx in (first..line.len()).take_while(|&idx| inside(idx)) {
        if vague::read(&line, idx).is_some() {
            weighed.push(reading(
                fact.span,
                true,
                "a count without a number".to_owned(),
            ));
            return Some(weighed);
        }
        let Some(Ok(found)) = quantity::read(&line, idx, titled) else {
            continue;
        };
        if let Some((_, from)) = approximation::before(&line, found.start) {
            weighed.push(reading(
                line.span(from, found.start),
                true,
                "how the number is meant".to_owned(),
            ));
        }
        let number = line.span(found.start, found.next);
        weighed.push(reading(number, true, taken(figure)));
        if let Some(counted) = found.counted {
            weighed.push(reading(
                line.span(counted, counted + 1),
                true,
                "what it counts".to_owned(),
            ));
        }
        let others =
            Refusal::ALL.map(|refusal| reading(number, false, refusal.looked_for().to_owned()));
        weighed.extend(others);
        return Some(weighed);
    }
    Some(weighed)
}

/// What the number was read as.
fn taken(figure: &crate::engine::facts::Figure) -> String {
    match figure.unit.as_deref() {
        Some("%") => "a share".to_owned(),
        Some(short) if unit::of_short(short).is_some_and(|unit| unit.is_money()) => {
            format!("money, {short}")
        }
        Some(short) => format!("a measure, {short}"),
        None => "a count".to_owned(),
    }
}
