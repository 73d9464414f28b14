//! Reported claims: are their cues labelled as cues, and are the labelled ones found?

use std::collections::BTreeMap;
use std::path::Path;

use parallax::engine::facts::{Fact, Value};
use parallax::engine::text::Span;

use super::attributions::{self, Attribution, Labelled, shared};
use super::quotes::{lossy, stretches};
use super::{Figure, tell};

/// Counts over all articles.
#[derive(Default)]
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
    /// By rule.
    rules: BTreeMap<&'static str, (usize, usize)>,
}

/// Measures claims.
pub(crate) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let articles = attributions::read(folder)?;
    let mut counts = Counts::default();
    for article in &articles {
        count(article, &mut counts);
    }
    let share = |what: &str, (all, right): (usize, usize)| Figure::share(what, right, all);
    let mut figures = vec![
        share("cue precision", counts.claims),
        share("cue recall, not quoted", counts.gold),
        Figure::f1("cue F1", counts.claims, counts.gold),
        share("cue precision, with quotations", counts.cues),
        share("cue recall, with quotations", counts.all),
        Figure::f1("cue F1, with quotations", counts.cues, counts.all),
        share("source overlaps, given the cue", counts.sources),
        share("content agrees by half, given the cue", counts.contents),
    ];
    for (rule, hits) in counts.rules {
        figures.push(share(&format!("  {rule}"), hits));
    }
    Some(figures)
}

fn count(article: &Labelled, counts: &mut Counts) {
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
            claim(fact, article.gold.get(idx), counts);
        }
        if let Value::Claim(_) = fact.value {
            counts.claims.0 += 1;
            counts.claims.1 += usize::from(labelled.is_some());
            let rule = counts.rules.entry(fact.evidence.rule).or_default();
            rule.0 += 1;
            rule.1 += usize::from(labelled.is_some());
            if labelled.is_none() {
                let place = Span::new(cue.start.saturating_sub(100), cue.end + 100);
                let said = cue.of(&article.text);
                tell(&format!(
                    "{} | {said} | {}",
                    fact.evidence.rule,
                    lossy(&article.text, place)
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
                let place = Span::new(cue.start.saturating_sub(100), cue.end + 100);
                let said = cue.of(&article.text);
                tell(&format!(
                    "no claim | {said} | {}",
                    lossy(&article.text, place)
                ));
            }
        }
    }
}

/// Counts source and content of a claim whose cue is labelled.
fn claim(fact: &Fact, gold: Option<&Attribution>, counts: &mut Counts) {
    let (Value::Claim(claim), Some(gold)) = (&fact.value, gold) else {
        return;
    };
    if let Some(source) = claim.source.as_ref().filter(|_| !gold.source.is_empty()) {
        counts.sources.0 += 1;
        counts.sources.1 += usize::from(shared(source.span, &gold.source) > 0);
    }
    let inside = shared(claim.content, &gold.content);
    let length: usize = gold.content.iter().map(|span| span.len()).sum();
    counts.contents.0 += 1;
    counts.contents.1 += usize::from(2 * inside >= claim.content.len() + length - inside);
}

/// Where the cue of a claim or quotation stands: in the fact or near it, outside its content.
fn cue(text: &str, fact: &Fact) -> Option<Span> {
    let (cue, content, window) = match &fact.value {
        Value::Claim(claim) => (claim.cue.as_str(), vec![claim.content], fact.span),
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
