//! The names that clauses are said of.

use super::Sense;
use crate::engine::analysis::Analysis;
use crate::engine::facts::Value;
use crate::engine::text::Span;

/// For each of the spans that a clause is said of the families of the words of that name, in all forms that the article
/// uses; `None` where it may be a plain word with the capital of its sentence.
pub(super) fn names(
    analysis: &Analysis,
    senses: &[Sense],
    said_of: &[Option<Span>],
) -> Vec<Option<Vec<u32>>> {
    let mut mentions: Vec<(Span, usize)> = Vec::new();
    let mut forms: Vec<Vec<u32>> = Vec::new();
    for fact in &analysis.facts {
        let all = match &fact.value {
            Value::Person(person) => &person.mentions,
            Value::Organisation(entity) | Value::Place(entity) => &entity.mentions,
            _ => continue,
        };
        mentions.extend(all.iter().map(|mention| (*mention, forms.len())));
        let words = all.iter().flat_map(|mention| words(senses, *mention).1);
        forms.push(distinct(words.collect()));
    }
    mentions.sort_unstable();
    let name = |actor: Span| {
        let (begins, own) = words(senses, actor);
        let from = mentions.partition_point(|(mention, _)| mention.end <= actor.start);
        let known = mentions
            .get(from)
            .filter(|(mention, _)| mention.overlaps(actor));
        let known = known.and_then(|(_, of)| forms.get(*of));
        if known.is_none() && begins && own.len() < 2 {
            return None;
        }
        let all = own.into_iter().chain(known.into_iter().flatten().copied());
        Some(distinct(all.collect()))
    };
    said_of.iter().map(|actor| actor.and_then(name)).collect()
}

/// Whether a span begins its sentence, and the families of its words that carry news.
fn words(senses: &[Sense], span: Span) -> (bool, Vec<u32>) {
    let at = senses.partition_point(|sense| sense.span.end <= span.start);
    let Some(sense) = senses.get(at) else {
        return (false, Vec::new());
    };
    let inside = sense
        .terms
        .iter()
        .filter(|term| !term.stop && span.encloses(term.span));
    (
        sense.span.start == span.start,
        inside.map(|term| term.kin).collect(),
    )
}

fn distinct(mut words: Vec<u32>) -> Vec<u32> {
    words.sort_unstable();
    words.dedup();
    words
}
