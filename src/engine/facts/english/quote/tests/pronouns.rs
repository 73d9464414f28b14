//! Who "he", "she", "they" and "it" stand for, and when nobody is safe to name.

use super::facts;
use crate::engine::facts::{FactKind, Value};

/// The names of all speakers, in order.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let facts = facts(text);
    let names: Vec<_> = facts
        .iter()
        .filter_map(|fact| match &fact.value {
            Value::Quote(quote) => Some(quote.speaker.as_ref().map_or("-", |who| &who.name)),
            _ => None,
        })
        .collect();
    assert_eq!(names, expected, "{text}");
}

#[test]
fn a_given_name_tells_he_from_she() {
    check(
        "“The quay is shut,” said Ann Lee after a talk with Thomas Roy.\n“We wait,” she added on Friday.",
        &["Ann Lee", "Ann Lee"],
    );
    check(
        "Ann Lee met Thomas Roy at the quay. “It is shut for good now,” he said.",
        &["Thomas Roy"],
    );
    check(
        "Ann Lee met Thomas Roy at the quay. “It is shut for good now,” she said.",
        &["Ann Lee"],
    );
}

#[test]
fn a_form_of_address_tells_it_too() {
    check(
        "Robin Moss met Kim Hale at the quay. Mr. Moss was late. Ms. Hale was not. “It is shut for good now,” she said.",
        &["Kim Hale"],
    );
}

#[test]
fn nobody_is_named_for_a_pronoun_that_fits_nobody() {
    check(
        "Thomas Roy came to the quay. “It is shut for good now,” she said.",
        &["she"],
    );
}

#[test]
fn an_open_pronoun_is_unsure() {
    let facts = facts("Thomas Roy came to the quay. “It is shut for good now,” she said.");
    let unsure = facts
        .iter()
        .filter(|fact| matches!(fact.value, Value::Quote(_)))
        .all(|fact| fact.evidence.is_unsure() && fact.evidence.rule == "quote-open-pronoun");
    assert!(unsure);
}

#[test]
fn they_are_the_people_who_spoke_last() {
    check(
        "“The quay is shut,” officials said.\n“It was time to do it,” they added.",
        &["officials", "officials"],
    );
    check(
        "“The quay is shut,” the Harbour Board said.\n“It was time to do it,” it added.",
        &["Harbour Board", "Harbour Board"],
    );
}

#[test]
fn it_is_the_document_or_the_body_of_the_sentence_before() {
    check(
        "The Lantern has seen a maintenance note dated January 19. It says that the seal was “weeping badly in March.”",
        &["a maintenance note"],
    );
    check(
        "The Harbour Board denied last night that the gate was sold. “Nothing has left the port,” it said in a statement.",
        &["Harbour Board"],
    );
}

#[test]
fn a_pronoun_that_several_fit_is_unsure() {
    let shared = facts("Ann Lee met Mary Roy at the port. “It is late,” she said.");
    let rules: Vec<_> = shared
        .iter()
        .filter(|fact| fact.kind() == FactKind::Quote)
        .map(|fact| (fact.evidence.rule, fact.evidence.is_unsure()))
        .collect();
    assert_eq!(rules, [("quote-shared-pronoun", true)]);
}

#[test]
fn the_council_of_a_town_is_no_other_body() {
    check(
        "Orrin Hydraulics built the gate, said the Harbour Board. “It is too late,” the town council said.",
        &["the town council"],
    );
}

#[test]
fn the_dutchman_and_the_swede_are_who_spoke() {
    check(
        "“We wait,” said Ruud Bakker.\nBakker, 51, came in May. The Dutchman said it was “late”.",
        &["Ruud Bakker", "Ruud Bakker"],
    );
    check(
        "Karin Holt resigned. The 51-year-old said she was “tired”.",
        &["Karin Holt"],
    );
}

#[test]
fn a_post_of_several_words_is_held_by_whom_the_text_gives_it() {
    check(
        "Ana Roy, the finance minister, spoke. Karl Weiss, the foreign minister, did not.\n“We will pay,” the finance minister said.",
        &["Ana Roy"],
    );
    check(
        "Karin Holt, chief executive of Vantor, resigned.\n“I am tired,” the chief executive wrote.",
        &["Karin Holt"],
    );
    check(
        "Lt. Dana Cole led the search. “It was dark,” the lieutenant said.",
        &["Dana Cole"],
    );
    check(
        "The minister Ana Roy and the minister Karl Weiss met. “We will pay,” the minister said.",
        &["the minister"],
    );
}

#[test]
fn a_surname_of_several_words_and_one_in_capitals_are_the_full_name() {
    check(
        "Ruud van Aalst came. Van Aalst said it was “late”.",
        &["Ruud van Aalst"],
    );
    check(
        "Seán Ó Briain spoke. Ó Briain said it was “late”.",
        &["Seán Ó Briain"],
    );
    check(
        "Abdullah al-Rashid spoke. Al-Rashid said it was “late”.",
        &["Abdullah al-Rashid"],
    );
    check(
        "Karin Holt met Tom Reed.\nREED: How are you?\nHOLT: I am well.\nREED: Why?\nHOLT: It rains.",
        &["Tom Reed", "Karin Holt", "Tom Reed", "Karin Holt"],
    );
    check(
        "Karin Holt met Tom Reed.\nTR: How are you?\nKH: I am well.\nTR: Why?\nKH: It rains.",
        &["Tom Reed", "Karin Holt", "Tom Reed", "Karin Holt"],
    );
}

#[test]
fn two_who_speak_with_one_voice_are_both_named() {
    check(
        "Paul Grant and Ellie Moss, who run the shop, said they were “heartbroken”.",
        &["Paul Grant and Ellie Moss"],
    );
}

#[test]
fn a_pronoun_before_the_first_name_is_whom_the_next_sentence_names() {
    check(
        "“All is lost,” she said. Karin Holt, 51, has run the shop since May.",
        &["Karin Holt"],
    );
    check(
        "“All is lost,” she said. The shop of Karin Holt is shut.",
        &["she"],
    );
}
