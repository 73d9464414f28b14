//! Quotations: does the speaker found overlap the true source?
//!
//! The articles are split by their number: rules were developed on the error lists of the even ones first, then of every
//! fourth odd one. `--errors` never shows those that are left, so that they tell what to expect of unseen text.

use std::collections::BTreeMap;
use std::path::Path;

use parallax::engine::facts::{Fact, Quote, Value};
use parallax::engine::segment::{Segments, TokenKind};
use parallax::engine::text::Span;

use super::attributions::{self, Labelled, shared};
use super::{Figure, tell};

/// How often, out of how many.
#[derive(Default)]
struct Share {
    right: usize,
    all: usize,
}

/// How a rule does: what it says of itself, and what was measured.
#[derive(Default)]
struct Calibration {
    stated: f32,
    measured: Share,
}

/// Counts over articles.
#[derive(Default)]
struct Counts {
    /// Stretches between marks that the labels attribute to a source.
    stretches: usize,
    /// Those that a quotation with a speaker covers.
    spoken: usize,
    /// Those whose speaker overlaps the source.
    right: usize,
    /// Quotations with a speaker where the labels attribute nothing.
    unlabelled: usize,
    /// By the rule that found the speaker.
    rules: BTreeMap<&'static str, Calibration>,
}

/// The articles whose number leaves this by four are never looked at.
const UNSEEN: usize = 3;

/// Measures quotations.
pub(crate) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let articles = attributions::read(folder)?;
    let mut parts = [Counts::default(), Counts::default(), Counts::default()];
    for (idx, article) in articles.iter().enumerate() {
        let [even, odd, unseen] = &mut parts;
        let counts = match idx % 4 {
            1 => odd,
            UNSEEN => unseen,
            _ => even,
        };
        count(article, idx, counts);
    }
    let [even, odd, unseen] = &parts;
    let both = |part: fn(&Counts) -> usize| parts.iter().map(part).sum();
    let (right, all) = (both(|part| part.right), both(|part| part.stretches));
    let mut figures = vec![
        Figure::share("speaker overlaps the source", right, all),
        Figure::share("  even articles", even.right, even.stretches),
        Figure::share(
            "  odd articles",
            odd.right + unseen.right,
            odd.stretches + unseen.stretches,
        ),
        Figure::share("    never looked at", unseen.right, unseen.stretches),
        Figure::share(
            "  of those given a speaker",
            right,
            both(|part| part.spoken),
        ),
        Figure {
            what: "speakers where the labels have none".to_owned(),
            value: both(|part| part.unlabelled).to_string(),
        },
    ];
    figures.extend(calibration(parts));
    Some(figures)
}

/// One row a rule: its share right, and the confidence that it states.
fn calibration(parts: [Counts; 3]) -> Vec<Figure> {
    let mut rules: BTreeMap<&'static str, Calibration> = BTreeMap::new();
    for (rule, part) in parts.into_iter().flat_map(|part| part.rules) {
        let whole = rules.entry(rule).or_default();
        whole.stated = part.stated;
        whole.measured.right += part.measured.right;
        whole.measured.all += part.measured.all;
    }
    let rows = rules
        .into_iter()
        .map(|(rule, Calibration { stated, measured })| {
            let mut figure = Figure::share(&format!("  {rule}"), measured.right, measured.all);
            figure.value = format!("stated {:.0}%, measured {}", stated * 100.0, figure.value);
            figure
        });
    rows.collect()
}

fn count(article: &Labelled, idx: usize, counts: &mut Counts) {
    let tell = |error: &str| {
        if idx % 4 != UNSEEN {
            tell(&format!("quote {idx} | {error}"));
        }
    };
    for stretch in stretches(&article.segments) {
        let gold = article
            .gold
            .iter()
            // Of nested attributions of the same words the first counts: `max_by_key` would take the last.
            .rev()
            .max_by_key(|gold| shared(stretch, &gold.content))
            .filter(|gold| 2 * shared(stretch, &gold.content) >= stretch.len());
        let found = article
            .facts
            .iter()
            .find_map(|fact| Some((fact, speaker(fact, stretch)?)));
        let Some(gold) = gold.filter(|gold| !gold.source.is_empty()) else {
            counts.unlabelled += usize::from(found.is_some());
            continue;
        };
        counts.stretches += 1;
        let around = Span::new(stretch.start.saturating_sub(220), stretch.end + 160);
        let sources = gold.source.iter().map(|span| span.of(&article.text));
        let context = marked(&article.text, around, stretch);
        let Some((fact, span)) = found else {
            tell(&format!(
                "none | {:?} | {context}",
                sources.collect::<Vec<_>>()
            ));
            continue;
        };
        counts.spoken += 1;
        let share = counts.rules.entry(fact.evidence.rule).or_default();
        share.stated = fact.evidence.confidence;
        share.measured.all += 1;
        if shared(span, &gold.source) > 0 {
            share.measured.right += 1;
            counts.right += 1;
        } else {
            let sources = sources.collect::<Vec<_>>();
            let said = span.of(&article.text);
            tell(&format!(
                "{} | {said} | {sources:?} | {context}",
                fact.evidence.rule
            ));
        }
    }
}

/// The words around a quotation, which stands in ⟦ ⟧.
fn marked(text: &str, around: Span, stretch: Span) -> String {
    let before = lossy(text, Span::new(around.start, stretch.start));
    let inside = lossy(text, stretch);
    let after = lossy(text, Span::new(stretch.end, around.end));
    format!("{before}⟦{inside}⟧{after}")
}

/// The words around a place, on one line.
pub(crate) fn lossy(text: &str, span: Span) -> String {
    let start = (0..=span.start).rev().find(|&at| text.is_char_boundary(at));
    let end = (span.end.min(text.len())..=text.len()).find(|&at| text.is_char_boundary(at));
    let words = Span::new(start.unwrap_or(0), end.unwrap_or(text.len()));
    words.of(text).replace('\n', "¶")
}

/// Where the speaker of `fact` stands, if it is a quotation over `stretch`.
fn speaker(fact: &Fact, stretch: Span) -> Option<Span> {
    let Value::Quote(Quote {
        fragments, speaker, ..
    }) = &fact.value
    else {
        return None;
    };
    let covers = fragments.iter().any(|fragment| fragment.overlaps(stretch));
    speaker
        .as_ref()
        .filter(|_| covers)
        .map(|speaker| speaker.span)
}

/// What stands between marks, outermost ones only, block by block.
pub(crate) fn stretches(segments: &Segments) -> Vec<Span> {
    let mut stretches = Vec::new();
    for block in segments
        .sentences
        .chunk_by(|one, other| one.block == other.block)
    {
        let mut open: Option<usize> = None;
        let mut depth = 0_usize;
        let mut end = 0;
        for token in block.iter().flat_map(|sentence| {
            segments
                .tokens
                .get(sentence.tokens.clone())
                .unwrap_or_default()
        }) {
            end = token.span.end;
            match token.kind {
                TokenKind::Open => {
                    open = open.or(Some(token.span.start));
                    depth += 1;
                }
                TokenKind::Close if depth > 0 => {
                    depth -= 1;
                    if let Some(start) = open.take_if(|_| depth == 0) {
                        stretches.push(Span::new(start, token.span.end));
                    }
                }
                _ => {}
            }
        }
        stretches.extend(open.map(|start| Span::new(start, end)));
    }
    stretches
}
