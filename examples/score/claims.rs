//! Reported claims: are their cues labelled as cues, and are the labelled ones found?

use std::collections::BTreeMap;
use std::path::Path;

use parallax::engine::facts::{Fact, Value};
use parallax::engine::text::Span;

use super::attributions::{self, Attribution, Labelled, shared};
use super::quotes::{lossy, stretches};
use super::{Figure, tell};

/// Counts over some of the articles.
#[derive(Clone, Default)]
struct Counts {
    /// Claims found, and those whose cue is labelled.
    claims: (usize, usize),
    /// Labelled attributions not mostly in quotation marks, and those found.
    gold: (usize, usize),
    /// Cues found of claims and quotations together, and those labelled.
    cues: (usize, usize),
    /// All labelled attributions, and those found as claim or quotation.
    all: (usize, usize),
    /// Claims with labelled cue and source, and those whose source overlaps.
    sources: (usize, usize),
    /// Claims with labelled cue, and those whose content agrees by half.
    contents: (usize, usize),
    /// Claims with labelled cue, and those whose content agrees by four fifths.
    close: (usize, usize),
    /// By rule: the confidence it states, the claims found and those whose cue is labelled.
    rules: BTreeMap<&'static str, (f32, usize, usize)>,
}

/// Measures claims: the even articles are those to develop on, the odd ones tell how well that holds elsewhere.
pub(crate) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let articles = attributions::read(folder)?;
    let mut parts = [
        ("all", Counts::default()),
        ("even", Counts::default()),
        ("odd", Counts::default()),
    ];
    for (idx, article) in articles.iter().enumerate() {
        let [(_, all), (_, even), (_, odd)] = &mut parts;
        let develop = idx.is_multiple_of(2);
        count(article, all, develop);
        count(article, if develop { even } else { odd }, false);
    }
    let mut figures = Vec::new();
    for (part, counts) in &parts {
        figures.extend(measures(part, counts));
    }
    let [(_, all), ..] = parts;
    for (rule, (stated, found, right)) in all.rules {
        let what = format!("  {rule} (states {:.0}%)", 100.0 * stated);
        figures.push(Figure::share(&what, right, found));
    }
    Some(figures)
}

/// The figures of one part. The first three are what the prototype printed: the cues of claims and quotations together,
/// against all labelled attributions. The next three leave quotations out on both sides.
fn measures(part: &str, counts: &Counts) -> Vec<Figure> {
    let share = |what: &str, (all, right)| Figure::share(&format!("{part}: {what}"), right, all);
    vec![
        share("cue precision, with quotations", counts.cues),
        share("cue recall, with quotations", counts.all),
        Figure::f1(
            &format!("{part}: cue F1, with quotations"),
            counts.cues,
            counts.all,
        ),
        share("cue precision", counts.claims),
        share("cue recall, not quoted", counts.gold),
        Figure::f1(&format!("{part}: cue F1"), counts.claims, counts.gold),
        share("source overlaps, given the cue", counts.sources),
        share("content agrees by half, given the cue", counts.contents),
        share("content agrees by four fifths, given the cue", counts.close),
    ]
}

/// Counts one article; `tells` of its errors where they may be looked at.
fn count(article: &Labelled, counts: &mut Counts, tells: bool) {
    let tell = |error: &str| {
        if tells {
            tell(error);
        }
    };
    let quoted = stretches(&article.segments);
    let mut hit = vec![false; article.gold.len()];
    for fact in &article.facts {
        let Some(cue) = cue(&article.text, fact) else {
            continue;
        };
        let labelled = article
            .gold
            .iter()
            .position(|gold| shared(cue, &gold.cue) > 0);
        counts.cues.0 += 1;
        counts.cues.1 += usize::from(labelled.is_some());
        if let Some(idx) = labelled {
            for (slot, gold) in hit.iter_mut().zip(&article.gold) {
                *slot |= shared(cue, &gold.cue) > 0;
            }
            if let Some(error) = claim(&article.text, fact, article.gold.get(idx), counts) {
                tell(&error);
            }
        }
        if let Value::Claim(_) = fact.value {
            counts.claims.0 += 1;
            counts.claims.1 += usize::from(labelled.is_some());
            let rule = counts.rules.entry(fact.evidence.rule).or_default();
            rule.0 = fact.evidence.confidence;
            rule.1 += 1;
            rule.2 += usize::from(labelled.is_some());
            if labelled.is_none() {
                let said = cue.of(&article.text);
                let place = around(&article.text, cue);
                tell(&format!(
                    "no label | {} | {said} | {place}",
                    fact.evidence.rule
                ));
            }
        }
    }
    for (gold, hit) in article.gold.iter().zip(hit) {
        let length: usize = gold.content.iter().map(|span| span.len()).sum();
        let inside: usize = quoted.iter().map(|span| shared(*span, &gold.content)).sum();
        counts.all.0 += 1;
        counts.all.1 += usize::from(hit);
        if 2 * inside <= length {
            counts.gold.0 += 1;
            counts.gold.1 += usize::from(hit);
            if let Some(cue) = gold.cue.first().filter(|_| !hit) {
                let said = cue.of(&article.text);
                let place = around(&article.text, *cue);
                tell(&format!("no claim | {said} | {place}"));
            }
        }
    }
}

/// The words around a cue, on one line, the cue marked.
fn around(text: &str, cue: Span) -> String {
    let before = lossy(text, Span::new(cue.start.saturating_sub(120), cue.start));
    let after = lossy(text, Span::new(cue.end, cue.end + 120));
    format!("{before}⟦{}⟧{after}", cue.of(text))
}

/// Counts source and content of a claim whose cue is labelled.
fn claim(
    text: &str,
    fact: &Fact,
    gold: Option<&Attribution>,
    counts: &mut Counts,
) -> Option<String> {
    let (Value::Claim(claim), Some(gold)) = (&fact.value, gold) else {
        return None;
    };
    let mut wrong = Vec::new();
    if let Some(source) = claim.source.as_ref().filter(|_| !gold.source.is_empty()) {
        counts.sources.0 += 1;
        let overlaps = shared(source.span, &gold.source) > 0;
        counts.sources.1 += usize::from(overlaps);
        if !overlaps {
            let true_source: Vec<_> = gold.source.iter().map(|span| span.of(text)).collect();
            wrong.push(format!("{:?}, not {true_source:?}", source.span.of(text)));
        }
    }
    let inside = shared(claim.content, &gold.content);
    let length: usize = gold.content.iter().map(|span| span.len()).sum();
    let union = claim.content.len() + length - inside;
    counts.contents.0 += 1;
    counts.contents.1 += usize::from(2 * inside >= union);
    counts.close.0 += 1;
    counts.close.1 += usize::from(5 * inside >= 4 * union);
    if 2 * inside < union {
        let content: Vec<_> = gold.content.iter().map(|span| span.of(text)).collect();
        wrong.push(format!("{:?}, not {content:?}", claim.content.of(text)));
    }
    (!wrong.is_empty()).then(|| format!("content | {} | {}", fact.evidence.rule, wrong.join("; ")))
}

/// Where the cue of a claim or quotation stands: in the fact or near it, outside its content.
pub(crate) fn cue(text: &str, fact: &Fact) -> Option<Span> {
    let (cue, content, window) = match &fact.value {
        Value::Claim(claim) => return Some(claim.cue_span),
        Value::Quote(quote) => {
            let window = Span::new(fact.span.start.saturating_sub(300), fact.span.end + 300);
            (quote.cue.as_deref()?, quote.fragments.clone(), window)
        }
        _ => return None,
    };
    let folded = text.to_ascii_lowercase();
    let near = |at: usize| {
        let span = Span::new(at, at + cue.len());
        content
            .iter()
            .map(|part| {
                part.start
                    .abs_diff(span.end)
                    .min(span.start.abs_diff(part.end))
            })
            .min()
    };
    let own = |span: &Span| {
        !content.iter().any(|part| part.encloses(*span))
            || fact.evidence.rule == "claim-hedge"
            || fact.evidence.rule == "claim-passive"
    };
    folded
        .match_indices(cue)
        .map(|(at, found)| Span::new(at, at + found.len()))
        .filter(|span| window.encloses(*span) && own(span) && is_word(text, *span))
        .min_by_key(|span| near(span.start))
}

/// Whether no letter touches the span.
fn is_word(text: &str, span: Span) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = text
        .get(..span.start)
        .and_then(|head| head.chars().next_back());
    let after = text.get(span.end..).and_then(|tail| tail.chars().next());
    !letter(before) && !letter(after)
}
