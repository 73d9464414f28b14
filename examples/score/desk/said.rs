//! Quotations and claims: are they found, is the right one said to speak, and what is said of the claim?

use parallax::engine::facts::{Claim, Fact, Quote, Status, Value};
use parallax::engine::text::Span;

use super::super::Figure;
use super::super::attributions::shared;
use super::super::claims::cue;
use super::super::quotes::lossy;
use super::read::{Mark, Text};

/// Counts, each as all and right.
#[derive(Default)]
pub(super) struct Said {
    /// Fragments found, and those that are labelled.
    fragments: (usize, usize),
    /// Labelled quotations, and those found.
    quotes: (usize, usize),
    /// Labelled quotations, and those with the right speaker by name; by words.
    speakers: (usize, usize),
    words: (usize, usize),
    /// Claims found, and those with a labelled cue.
    claims: (usize, usize),
    /// Labelled claims, and those found.
    labelled: (usize, usize),
    /// Of the found ones: sources by words and by name, status, negation.
    sources: (usize, usize),
    names: (usize, usize),
    status: (usize, usize),
    negated: (usize, usize),
}

/// Counts one more of `sum`.
fn add(sum: &mut (usize, usize), right: bool) {
    sum.0 += 1;
    sum.1 += usize::from(right);
}

impl Said {
    /// Adds an article; says what is wrong in it.
    pub(super) fn add(&mut self, text: &Text, facts: &[Fact]) -> Vec<String> {
        let mut errors = self.add_fragments(text, facts);
        for mark in text.of('q', false) {
            errors.extend(self.add_quote(text, mark, facts));
        }
        for fact in facts {
            if let Value::Claim(claim) = &fact.value {
                errors.extend(self.add_claim(text, fact, claim));
            }
        }
        errors.extend(self.add_labelled(text, facts));
        errors
    }

    /// Which fragments are labelled as quotations?
    fn add_fragments(&mut self, text: &Text, facts: &[Fact]) -> Vec<String> {
        let mut errors = Vec::new();
        let over = |span: Span, may: bool| text.of('q', may).any(|mark| mark.span.overlaps(span));
        for fragment in facts
            .iter()
            .filter_map(quote)
            .flat_map(|quote| &quote.fragments)
        {
            let right = over(*fragment, false);
            if !right && over(*fragment, true) {
                continue;
            }
            add(&mut self.fragments, right);
            if !right {
                errors.push(format!("no quotation: {}", around(text, *fragment)));
            }
        }
        errors
    }

    /// Is a labelled quotation found, with its speaker?
    fn add_quote(&mut self, text: &Text, mark: &Mark, facts: &[Fact]) -> Option<String> {
        let covers = |quote: &&Quote| 2 * shared(mark.span, &quote.fragments) >= mark.span.len();
        let found = facts.iter().filter_map(quote).find(covers);
        add(&mut self.quotes, found.is_some());
        let speaker = found.and_then(|quote| quote.speaker.as_ref());
        let gold = who(text, mark);
        let overlaps = speaker.is_some_and(|speaker| is_source(text, mark, speaker.span));
        let right = match (gold, speaker) {
            (None, speaker) => found.is_some() && speaker.is_none(),
            (Some(gold), Some(speaker)) => is_name(gold, &speaker.name, overlaps),
            (Some(_), None) => false,
        };
        add(&mut self.speakers, right);
        if gold.is_some() {
            add(&mut self.words, overlaps);
        }
        (found.is_none() || !right).then(|| {
            let said = speaker.map(|speaker| &speaker.name);
            let place = around(text, mark.span);
            match found {
                Some(_) => format!(
                    "speaker {said:?} is {:?}: {place}",
                    gold.map(|who| who.names)
                ),
                None => format!("quotation not found: {place}"),
            }
        })
    }

    /// Is a claim labelled, and are its parts right?
    fn add_claim(&mut self, text: &Text, fact: &Fact, claim: &Claim) -> Vec<String> {
        let mut errors = Vec::new();
        let at = claim.cue_span;
        let Some(mark) = text.of('c', false).find(|mark| mark.span.overlaps(at)) else {
            if !text.of('c', true).any(|mark| mark.span.overlaps(at)) {
                add(&mut self.claims, false);
                errors.push(format!(
                    "no claim ({}): {}",
                    fact.evidence.rule,
                    around(text, at)
                ));
            }
            return errors;
        };
        add(&mut self.claims, true);
        let mut judge = |sum: &mut (usize, usize), right: bool, what: String| {
            add(sum, right);
            if !right {
                errors.push(format!("{what}: {}", around(text, at)));
            }
        };
        if sources(text, mark).next().is_some() {
            let source = claim.source.as_ref();
            let overlaps = source.is_some_and(|source| is_source(text, mark, source.span));
            let said = source.map(|source| source.name.as_str());
            judge(&mut self.sources, overlaps, format!("source {said:?}"));
            if let Some(gold) = who(text, mark) {
                let right = said.is_some_and(|said| is_name(gold, said, overlaps));
                judge(
                    &mut self.names,
                    right,
                    format!("source {said:?} is {}", gold.names),
                );
            }
        }
        let (expected, negated) = status(&mark.value);
        if let Some(expected) = expected {
            let what = format!("status {:?} is {expected:?}", claim.status);
            judge(&mut self.status, claim.status == expected, what);
        }
        if let Some(negated) = negated {
            let what = format!("negated: {}", claim.negated);
            judge(&mut self.negated, claim.negated == negated, what);
        }
        errors
    }

    /// Is a labelled claim found, as claim or as quotation?
    fn add_labelled(&mut self, text: &Text, facts: &[Fact]) -> Vec<String> {
        let mut errors = Vec::new();
        let cues: Vec<Span> = facts
            .iter()
            .filter_map(|fact| match &fact.value {
                Value::Claim(claim) => Some(claim.cue_span),
                _ => cue(&text.article.text, fact),
            })
            .collect();
        let quoted = |mark: &Mark| text.marks.iter().any(|other| is_of(other, mark, 'q'));
        for mark in text.of('c', false).filter(|mark| !quoted(mark)) {
            let found = cues.iter().any(|cue| cue.overlaps(mark.span));
            add(&mut self.labelled, found);
            if !found {
                errors.push(format!("claim not found: {}", around(text, mark.span)));
            }
        }
        errors
    }

    /// The table of one half.
    pub(super) fn rows(&self, half: &str) -> Vec<Figure> {
        let share = |what: &str, (all, right): (usize, usize)| {
            Figure::share(&format!("{half}: {what}"), right, all)
        };
        vec![
            share("quotations, precision", self.fragments),
            share("quotations, recall", self.quotes),
            share("quotations, right speaker by name", self.speakers),
            share("quotations, speaker overlaps", self.words),
            share("claims, cue precision", self.claims),
            share("claims, cue recall", self.labelled),
            Figure::f1(
                &format!("{half}: claims, cue F1"),
                self.claims,
                self.labelled,
            ),
            share("claims, source overlaps", self.sources),
            share("claims, source by name", self.names),
            share("claims, status", self.status),
            share("claims, negation", self.negated),
        ]
    }
}

const fn quote(fact: &Fact) -> Option<&Quote> {
    match &fact.value {
        Value::Quote(quote) => Some(quote),
        _ => None,
    }
}

/// Whether `other` is a mark of this kind of the same attribution.
fn is_of(other: &Mark, mark: &Mark, kind: char) -> bool {
    other.kind == kind && other.ids.iter().any(|id| mark.ids.contains(id))
}

/// The marks of the source of the attribution that `mark` belongs to.
fn sources<'a>(text: &'a Text, mark: &'a Mark) -> impl Iterator<Item = &'a Mark> {
    text.marks
        .iter()
        .filter(move |other| is_of(other, mark, 's'))
}

/// Whether words that name the source of the attribution stand in `span`.
fn is_source(text: &Text, mark: &Mark, span: Span) -> bool {
    sources(text, mark).any(|source| source.span.overlaps(span))
}

/// Who a source is.
#[derive(Clone, Copy, Debug)]
struct Who<'a> {
    /// The names that are right, with strokes between them, or the words that describe somebody who has none.
    names: &'a str,
    /// Whether they describe.
    described: bool,
}

/// Who the source is, from whichever mark of the attribution tells; `None` where the text does not.
fn who<'a>(text: &'a Text, mark: &'a Mark) -> Option<Who<'a>> {
    let mut given = text
        .marks
        .iter()
        .filter(|other| is_of(other, mark, 's') || is_of(other, mark, 'q'))
        .map(|other| other.value.as_str());
    let named = given.find(|name| !name.is_empty()).map(|names| Who {
        names,
        described: names.starts_with(char::is_lowercase),
    });
    named.or_else(|| {
        sources(text, mark).next().map(|source| Who {
            names: text.words(source),
            described: true,
        })
    })
}

/// Whether a name is right. Somebody without a name is known by the words that describe them.
fn is_name(who: Who<'_>, found: &str, overlaps: bool) -> bool {
    let plain = |name: &str| {
        let name = name.to_lowercase().replace('’', "'");
        let mut articles = ["the ", "a ", "an "].iter();
        let bare = articles.find_map(|article| name.strip_prefix(article));
        bare.unwrap_or(&name).to_owned()
    };
    let mut names = who.names.split('/');
    who.described && overlaps || names.any(|name| plain(name) == plain(found))
}

/// The status that a cue is labelled with, and whether it is negated where readers agree on that.
fn status(value: &str) -> (Option<Status>, Option<bool>) {
    let words = || value.split_whitespace();
    let status = words().find_map(|word| match word {
        "done" => Some(Status::Done),
        "planned" => Some(Status::Planned),
        "denied" => Some(Status::Denied),
        "demanded" => Some(Status::Demanded),
        _ => None,
    });
    let clear = status != Some(Status::Denied) && words().all(|word| word != "neg?");
    (status, clear.then(|| words().any(|word| word == "neg")))
}

/// The words around a place.
fn around(text: &Text, span: Span) -> String {
    let words = &text.article.text;
    let before = lossy(words, Span::new(span.start.saturating_sub(90), span.start));
    let after = lossy(words, Span::new(span.end, span.end + 70));
    format!("{before}⟦{}⟧{after}", span.of(words))
}
