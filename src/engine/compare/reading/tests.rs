use super::*;
use crate::engine::compare::terms::Vocabulary;
use crate::engine::compare::tests::analysis;

/// The predicates of a text, one each: `subject | words [stance] | object`.
fn shown(text: &str) -> Vec<String> {
    let analysis = analysis(text);
    let senses = Vocabulary::new().read(&analysis);
    let readings = Readings::new(&analysis);
    let mut found = Vec::new();
    for sense in &senses {
        let reading = readings.of(sense).unwrap();
        let words = |range: &Range<usize>| {
            let span = reading.span_of(range).unwrap_or_default();
            span.of(&analysis.article.text).to_owned()
        };
        let phrase = |phrase: Option<&phrase::Phrase>| {
            phrase.map_or_else(|| "-".to_owned(), |phrase| words(&phrase.words))
        };
        for made in &reading.predicates {
            let passive = if made.passive { " passive" } else { "" };
            found.push(format!(
                "{} | {} [{:?}{passive}] | {}",
                phrase(made.subject.as_ref()),
                words(&made.words),
                made.stance,
                phrase(made.object.as_ref())
            ));
        }
    }
    found
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(shown(text), expected, "{text}");
}

#[test]
fn predicates_know_who_does_what_and_how_far_it_has_come() {
    for (text, expected) in [
        (
            "The council plans to close the pool.",
            &[
                "The council | plans [Holds] | -",
                "The council | plans to close [Planned] | the pool",
            ][..],
        ),
        (
            "The firm, which built the lock, has removed the seal.",
            &[
                "The firm | built [Done] | the lock",
                "The firm | has removed [Done] | the seal",
            ],
        ),
        (
            "The pool was closed by the council.",
            &["The pool | was closed [Done passive] | -"],
        ),
        (
            "The board denied that it had sold the mill.",
            &[
                "The board | denied [Done] | -",
                "it | denied that it had sold [Denied] | the mill",
            ],
        ),
        (
            "The bank refused to publish the audit.",
            &[
                "The bank | refused [Done] | -",
                "The bank | refused to publish [Refused] | the audit",
            ],
        ),
        (
            "A man of 67 is still missing.",
            &["A man | is still missing [Holds] | -"],
        ),
        (
            "The climber was found safe.",
            &["The climber | was found safe [Done] | -"],
        ),
        (
            "Residents demanded that the mayor resign.",
            &[
                "Residents | demanded [Done] | -",
                "the mayor | demanded that the mayor resign [Demanded] | -",
            ],
        ),
        (
            "If the council closes the pool, swimmers will protest.",
            &[
                "the council | closes [Open] | the pool",
                "swimmers | will protest [Planned] | -",
            ],
        ),
    ] {
        check(text, expected);
    }
}
