use proptest::prelude::*;

use super::*;
use crate::engine::compare::compare;
use crate::engine::compare::tests::analysis;
use crate::engine::text::Span;

const FLOOD: &str = "The harbour wall at Oxmouth gave way on Monday and the sea flooded forty cellars.\n\
    Nobody was hurt, the fire brigade said.\n\
    “The wall was tired long before the storm came,” said Ida Marsh, the harbour master.\n\
    A bakery on the quay gives away its bread tonight.";

const QUAY: &str = "“The wall was tired long before the storm,” harbour master Ida Marsh told reporters.\n\
    Forty cellars in Oxmouth were flooded when the harbour wall gave way on Monday.\n\
    Divers will inspect the foundations next week.";

fn covered(left: &Analysis, right: &Analysis) -> Coverage {
    let pair = Pair::new(left, right);
    coverage(pair, &compare(pair, &[left, right]))
}

/// Checks which of the sentences of `left` the right article has, word for word or otherwise: `+` it has it, `?`
/// uncertain, `-` not.
#[track_caller]
fn check(left: &str, right: &str, expected: &str) {
    let covered = covered(&analysis(left), &analysis(right));
    let marks: String = covered.sentences.iter().map(mark).collect();
    assert_eq!(marks.replace('!', "+"), expected);
}

fn mark(carried: &Carried) -> char {
    match carried.status {
        CellStatus::Reported => '+',
        CellStatus::Differs => '!',
        CellStatus::Uncertain => '?',
        CellStatus::Omitted => '-',
    }
}

#[test]
fn sentences_that_the_other_has_anywhere_are_carried_and_others_are_not() {
    check(FLOOD, QUAY, "+-+-");
    check(FLOOD, FLOOD, "++++");
    check(FLOOD, "", "----");
    check("", FLOOD, "");
}

/// Checks what the other article does with the fact that `words` state.
#[track_caller]
fn check_fact(words: &str, expected: char, there: &str) {
    let (left, right) = (analysis(FLOOD), analysis(QUAY));
    let covered = covered(&left, &right);
    let states = |fact: &crate::engine::facts::Fact| fact.span.of(FLOOD).contains(words);
    let at = left.facts.iter().position(states).unwrap();
    let carried = covered.facts[at].as_ref().unwrap();
    let found: Vec<&str> = carried.spans.iter().map(|span| span.of(QUAY)).collect();
    assert_eq!(
        (mark(carried), found.join(" … ").as_str()),
        (expected, there)
    );
}

#[test]
fn a_fact_is_found_wherever_the_other_article_states_it() {
    check_fact("forty", '+', "Forty");
    check_fact("Oxmouth", '+', "Oxmouth");
    check_fact("Ida Marsh", '+', "Ida Marsh");
}

#[test]
fn a_quotation_that_is_cut_stands_against_its_other_form() {
    let (left, right) = (analysis(FLOOD), analysis(QUAY));
    let covered = covered(&left, &right);
    let quote = left
        .facts
        .iter()
        .position(|fact| fact.kind() == crate::engine::facts::FactKind::Quote);
    let carried = covered.facts[quote.unwrap()].as_ref().unwrap();
    assert!(matches!(mark(carried), '+' | '!'), "{carried:?}");
    let found: Vec<&str> = carried.spans.iter().map(|span| span.of(QUAY)).collect();
    assert!(found.concat().contains("storm"), "{found:?}");
}

proptest! {
    #[test]
    fn whatever_is_carried_points_into_the_other_article(
        left in prop::collection::vec("[a-d]{1,3}( [a-d0-9“”]{1,4}){2,8}\\.", 0..8),
        right in prop::collection::vec("[a-d]{1,3}( [a-d0-9“”]{1,4}){2,8}\\.", 0..8),
    ) {
        let (left, right) = (analysis(&left.join("\n")), analysis(&right.join("\n")));
        let covered = covered(&left, &right);
        prop_assert_eq!(covered.sentences.len(), left.segments.sentences.len());
        prop_assert_eq!(covered.facts.len(), left.facts.len());
        for carried in covered.sentences.iter().chain(covered.facts.iter().flatten()) {
            let fits = |span: &Span| span.fits(&right.article.text);
            prop_assert!(carried.spans.iter().all(fits));
            prop_assert!(carried.status != CellStatus::Omitted || carried.spans.is_empty());
        }
    }
}
