//! Stretches to utterances: what one speaker says in one go, though an attribution or a new paragraph interrupts it.

use super::super::speech::Page;
use super::super::speech::words::Class;
use super::attribute::{Around, Attribution, How};
use super::trail::{TAKEN, Trail};
use crate::engine::text::Span;

/// One utterance.
#[derive(Clone, Debug)]
pub(super) struct Utterance {
    /// Its stretches, as indexes into those of the page.
    pub(super) stretches: Vec<usize>,
    /// Who is said to say it, before names are resolved.
    pub(super) attribution: Option<Attribution>,
    /// Whether it is woven into a sentence of the reporter.
    pub(super) partial: bool,
}

/// Where a stretch stands.
#[derive(Clone, Copy, Debug)]
struct Seat {
    line: usize,
    item: usize,
}

/// A lead-in is at most this long, in bytes: longer paragraphs end with a colon by accident.
const LEAD_IN: usize = 400;

/// All utterances, in order.
///
/// `trail` is told what became of every candidate; what it is told decides nothing.
pub(super) fn utterances(page: &Page<'_>, trail: &mut Trail) -> Vec<Utterance> {
    let seats = seats(page);
    let mut utterances = Vec::new();
    let mut idx = 0;
    while idx < page.stretches.len() {
        let last = chain_end(page, &seats, idx);
        utterances.push(single(page, &seats, idx..last + 1, trail));
        idx = last + 1;
    }
    lead_in(page, &seats, &mut utterances, trail);
    let mut joined = join(page, &seats, utterances, trail);
    inherit(page, &seats, &mut joined, trail);
    joined
}

/// The line and item of every stretch.
fn seats(page: &Page<'_>) -> Vec<Option<Seat>> {
    let mut seats = vec![None; page.stretches.len()];
    for (line_idx, line) in page.lines.iter().enumerate() {
        for (item_idx, item) in line.items.iter().enumerate() {
            if let Some(seat) = item.quotation().and_then(|stretch| seats.get_mut(stretch)) {
                *seat = Some(Seat {
                    line: line_idx,
                    item: item_idx,
                });
            }
        }
    }
    seats
}

/// The last stretch of the quotation that runs over paragraphs from stretch `idx` on. Where somebody is given for an earlier
/// part, a later one with a speaker of its own begins another quotation: a closing mark was forgotten.
fn chain_end(page: &Page<'_>, seats: &[Option<Seat>], idx: usize) -> usize {
    let mut last = idx;
    let mut given = false;
    while page
        .stretches
        .get(last)
        .is_some_and(|stretch| stretch.runs_on)
    {
        given = given || is_given(page, seats, last);
        if given && is_given(page, seats, last + 1) {
            break;
        }
        last += 1;
    }
    last.min(page.stretches.len().saturating_sub(1))
}

/// Whether the words beside stretch `idx` say who speaks.
fn is_given(page: &Page<'_>, seats: &[Option<Seat>], idx: usize) -> bool {
    around(page, seats, idx)
        .and_then(|around| around.after(&mut Trail::default()))
        .is_some_and(|found| found.cue.is_some())
}

/// The utterance of the stretches `range`, with what its own sentences tell: those of its first and its last stretch.
fn single(
    page: &Page<'_>,
    seats: &[Option<Seat>],
    range: std::ops::Range<usize>,
    trail: &mut Trail,
) -> Utterance {
    let ends = [range.start, range.end - 1];
    let around = |idx: usize| around(page, seats, idx);
    // Of two ends the one beside which a speaker is given says who it is.
    let given = range.len() > 1 && !is_given(page, seats, range.start);
    let last_first = given && is_given(page, seats, range.end - 1);
    let [one, other] = if last_first { [ends[1], ends[0]] } else { ends };
    let attribution = [one, other]
        .into_iter()
        .take(range.len())
        .find_map(|idx| around(idx)?.attribution(trail));
    let partial = range.len() == 1 && around(range.start).is_some_and(|around| is_partial(&around));
    Utterance {
        stretches: range.collect(),
        attribution,
        partial,
    }
}

/// A stretch with the line around it.
fn around<'p, 'a>(
    page: &'p Page<'a>,
    seats: &[Option<Seat>],
    idx: usize,
) -> Option<Around<'p, 'a>> {
    let seat = (*seats.get(idx)?)?;
    let line = page.lines.get(seat.line)?;
    let inner = page.words(page.stretches.get(idx)?.inner);
    Some(Around {
        page,
        stretch: idx,
        line,
        idx: seat.line,
        at: seat.item,
        low: line.sentence_start(seat.item),
        high: line.sentence_end(seat.item),
        ending: inner.chars().next_back().unwrap_or(' '),
        inner,
    })
}

/// Whether the words are a part of the reporter's own sentence: they start in lower case, or the sentence runs on after
/// them although nothing inside ends.
fn is_partial(around: &Around<'_, '_>) -> bool {
    let first = around.inner.chars().find(|c| c.is_alphanumeric());
    let lower = first.is_some_and(char::is_lowercase) && !around.inner.starts_with(['.', '…']);
    let ended = matches!(
        around.ending,
        '.' | ',' | '?' | '!' | '…' | '—' | '–' | '-' | ';' | ':'
    );
    let next = around.line.word(around.at + 1);
    let stopped = around.at + 1 >= around.line.items.len()
        || matches!(next, "," | "." | "?" | "!" | "—" | "–");
    lower || !(ended || stopped)
}

/// Gives the first quotation of a paragraph the attribution of the line before, where that ends with a colon.
fn lead_in(
    page: &Page<'_>,
    seats: &[Option<Seat>],
    utterances: &mut [Utterance],
    trail: &mut Trail,
) {
    for utterance in utterances {
        let seat = utterance
            .stretches
            .first()
            .and_then(|&idx| *seats.get(idx)?);
        let Some(seat) = seat.filter(|seat| seat.item == 0 && utterance.attribution.is_none())
        else {
            continue;
        };
        let Some(before) = seat.line.checked_sub(1) else {
            continue;
        };
        let Some(line) = page.lines.get(before) else {
            continue;
        };
        let short = line
            .span(0, line.items.len().saturating_sub(1))
            .is_some_and(|span: Span| span.len() <= LEAD_IN);
        if short {
            utterance.attribution = Around::lead_in(page, before);
            note(page, utterance, trail, TAKEN);
        }
    }
}

/// Joins each utterance to the one before where only its attribution stands between them: `"…," says Smith. "…"`.
fn join(
    page: &Page<'_>,
    seats: &[Option<Seat>],
    utterances: Vec<Utterance>,
    trail: &mut Trail,
) -> Vec<Utterance> {
    let mut joined: Vec<Utterance> = Vec::with_capacity(utterances.len());
    for utterance in utterances {
        match joined.last_mut() {
            Some(before) if goes_on(page, seats, before, &utterance) => {
                note(
                    page,
                    &utterance,
                    trail,
                    "only its attribution parts it from the words before",
                );
                before.stretches.extend(utterance.stretches);
            }
            _ => joined.push(utterance),
        }
    }
    joined
}

/// Whether `next` goes on with what `before` began.
fn goes_on(page: &Page<'_>, seats: &[Option<Seat>], before: &Utterance, next: &Utterance) -> bool {
    let seat = |idx: Option<&usize>| idx.and_then(|&idx| *seats.get(idx)?);
    let (Some(left), Some(right)) = (seat(before.stretches.last()), seat(next.stretches.first()))
    else {
        return false;
    };
    let Some(attribution) = before
        .attribution
        .filter(|_| left.line == right.line && !before.partial)
    else {
        return false;
    };
    let Some(line) = page.lines.get(left.line) else {
        return false;
    };
    let mut between = left.item + 1..right.item;
    let interrupted = attribution.line == left.line
        && between.contains(&attribution.phrase.0)
        && between.contains(&attribution.phrase.1);
    let (sentence_end, sentence_start) = (
        line.sentence_end(left.item),
        line.sentence_start(right.item),
    );
    let own = next
        .attribution
        .is_some_and(|own| own.cue.is_some() && own.cue != attribution.cue);
    // The next sentence, whole; or the rest of the same one, after a comma.
    let whole = sentence_end == right.item && sentence_start == right.item && !next.partial;
    let rest = sentence_start <= left.item
        && line.word(right.item - 1) == ","
        && between.all(|at| !line.class(at).is(Class::CLAUSE));
    interrupted && !own && (whole || rest)
}

/// Notes what became of the attribution of `utterance`, where it has one.
fn note(page: &Page<'_>, utterance: &Utterance, trail: &mut Trail, verdict: &'static str) {
    trail.turn_to(utterance.stretches.first().copied());
    if let Some(found) = utterance.attribution
        && let Some(line) = page.lines.get(found.line)
    {
        trail.note(line, found.phrase, found.how, verdict);
    }
}

/// Gives a quotation without an attribution that of the one before it in the same paragraph, else of the one after;
/// failing that, the subject of its own sentence, or who spoke in the paragraph before.
fn inherit(
    page: &Page<'_>,
    seats: &[Option<Seat>],
    utterances: &mut [Utterance],
    trail: &mut Trail,
) {
    let line_of = |utterance: &Utterance| {
        let idx = *utterance.stretches.first()?;
        Some((*seats.get(idx)?)?.line)
    };
    let lines: Vec<_> = utterances.iter().map(line_of).collect();
    let own: Vec<_> = utterances
        .iter()
        .map(|utterance| utterance.attribution)
        .collect();
    let mut after = next_in_line(&lines, &own);
    let mut last: Option<(Option<usize>, Attribution)> = None;
    for (idx, utterance) in utterances.iter_mut().enumerate() {
        let line = lines.get(idx).copied().flatten();
        if let Some(found) = utterance.attribution {
            last = Some((line, found));
            continue;
        }
        let before = last.filter(|(at, _)| *at == line).map(|(_, found)| found);
        let inherited = before.or_else(|| after.get_mut(idx)?.take());
        let first = utterance.stretches.first().copied();
        let place = first.and_then(|first| around(page, seats, first));
        // "…, which opens its page with "…"": nobody near is safe to name.
        if place.as_ref().is_some_and(Around::in_relative_clause) {
            utterance.attribution = inherited;
            note(
                page,
                utterance,
                trail,
                "the quotation stands in a relative clause of its own",
            );
            utterance.attribution = None;
            continue;
        }
        let same = |how: How| {
            move |found: Attribution| Attribution {
                cue: None,
                how,
                ..found
            }
        };
        utterance.attribution = inherited
            .map(same(How::Paragraph))
            .or_else(|| place.as_ref()?.woven())
            .or_else(|| place.as_ref()?.follow_on())
            .or_else(|| {
                let spoke = last.filter(|(at, _)| at.map(|at| at + 1) == line);
                let stands_alone = place.as_ref().is_some_and(Around::is_paragraph);
                let (_, found) = spoke.filter(|_| stands_alone)?;
                Some(same(How::FollowOn)(found))
            });
        note(page, utterance, trail, TAKEN);
        if utterance
            .attribution
            .is_some_and(|found| found.how == How::FollowOn)
        {
            last = line.map(Some).zip(utterance.attribution);
        }
    }
}

/// For every utterance the attribution of the next one in the same line that has one.
fn next_in_line(lines: &[Option<usize>], own: &[Option<Attribution>]) -> Vec<Option<Attribution>> {
    let mut after = vec![None; own.len()];
    let mut next: Option<(Option<usize>, Attribution)> = None;
    for idx in (0..own.len()).rev() {
        let line = lines.get(idx).copied().flatten();
        if let Some(slot) = after.get_mut(idx) {
            *slot = next.filter(|(at, _)| *at == line).map(|(_, found)| found);
        }
        if let Some(found) = own.get(idx).copied().flatten() {
            next = Some((line, found));
        }
    }
    after
}
