//! Somebody of the same age: "a 67-year-old man", "Anders Pellory, 67,".

use std::collections::BTreeMap;

use super::super::links::{LINKED, Link};
use super::super::terms::Sense;
use crate::engine::analysis::Analysis;
use crate::engine::side::Pair;

/// An age that is told in more sentences of an article tells nothing of one person.
const MOST_SENTENCES: usize = 2;

/// Links the sentences that tell of somebody of the same age.
pub(super) fn find(pair: Pair<&Analysis>, senses: Pair<&[Sense]>) -> Vec<Link> {
    let left = aged(pair.left, senses.left);
    let right = aged(pair.right, senses.right);
    let mut links = Vec::new();
    for (age, ours) in &left {
        let theirs = right.get(age).map(Vec::as_slice).unwrap_or_default();
        if ours.len() > MOST_SENTENCES || theirs.len() > MOST_SENTENCES {
            continue;
        }
        for &one in ours {
            links.extend(theirs.iter().map(|&other| Link {
                ends: Pair::new(one, other),
                score: LINKED,
            }));
        }
    }
    links
}

/// The sentences that tell each age.
fn aged<'a>(analysis: &'a Analysis, senses: &[Sense]) -> BTreeMap<&'a str, Vec<usize>> {
    let text = analysis.article.text.as_str();
    let mut found: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, sense) in senses.iter().enumerate() {
        for (idx, term) in sense.terms.iter().enumerate() {
            let number = term.span.of(text);
            let is_age = number.len() <= 3
                && number
                    .parse::<u8>()
                    .is_ok_and(|age| (1..=115).contains(&age));
            if !is_age {
                continue;
            }
            let next = |ahead: usize| {
                sense
                    .terms
                    .get(idx + ahead)
                    .map_or("", |term| term.span.of(text))
            };
            let years_old = next(1) == "year" && next(2) == "old";
            let before = idx
                .checked_sub(1)
                .and_then(|before| sense.terms.get(before));
            // ", 67," and ", 67, of" behind a name; "a man of 67", "aged 67".
            let inserted = before.is_some_and(|before| {
                before.span.of(text).starts_with(char::is_uppercase)
                    && text
                        .get(before.span.end..term.span.start)
                        .is_some_and(|gap| gap.trim() == ",")
            }) && text
                .get(term.span.end..)
                .is_some_and(|rest| rest.starts_with([',', '.', ';']));
            let aged = before.is_some_and(|before| before.span.of(text) == "aged")
                || of_age(text, sense, idx);
            if years_old || inserted || aged {
                let sentences = found.entry(number).or_default();
                if sentences.last() != Some(&at) {
                    sentences.push(at);
                }
            }
        }
    }
    found
}

/// "A man of 67".
fn of_age(text: &str, sense: &Sense, idx: usize) -> bool {
    let word = |back: usize| {
        let at = idx.checked_sub(back)?;
        Some(sense.terms.get(at)?.span.of(text))
    };
    word(1) == Some("of") && matches!(word(2), Some("man" | "woman" | "boy" | "girl"))
}
