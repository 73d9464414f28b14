use super::super::marks::pair;
use super::super::tokens::scan;
use super::*;

/// `expected` shows the sentences with `|` between them.
#[track_caller]
fn check(expected: &str) {
    let text = expected.replace('|', "");
    let mut tokens = Vec::new();
    scan(&text, Span::new(0, text.len()), &mut tokens, usize::MAX);
    pair(&text, &mut tokens);
    let mut start = 0;
    let mut found = Vec::new();
    for end in ends(&text, &tokens) {
        found.push(
            cover(&tokens, start..end)
                .unwrap()
                .of(&text)
                .trim()
                .to_owned(),
        );
        start = end;
    }
    let expected: Vec<_> = expected
        .split('|')
        .map(|part| part.trim().to_owned())
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn titles_and_initials_belong_to_the_name_after_them() {
    check("Mr. Smith met J. K. Rowe and Gen. Tran. | They spoke.");
    check("Dr. No fell. | St. John rose.");
    check("It was George W. Bush. | He left.");
}

#[test]
fn initialisms_end_a_sentence_only_before_a_word_that_opens_one() {
    check("It works for the U.S. Government. | He lives in the U.S. | They left.");
    check("At 5 a.m. Mr. Smith went. | He left at 6 p.m. | Mr. Smith slept.");
    check("It burned by 6 a.m. Monday and spread. | It ended at 9 p.m. EST on Friday.");
    check("He left at 6 p.m. | Monday was quiet.");
    check("We chose plan B. | Nobody asked.");
}

#[test]
fn companies_keep_their_abbreviation() {
    check("Briggs & Co. Chairman Lee agreed. | He works at Acme Inc. | The firm grew.");
    check("The Acme Corp. plant closed on Sept. 5. | It was No. 3 in Calif. | The end.");
}

#[test]
fn decimals_and_addresses_hold_no_end() {
    check("It rose 2.3 percent to $1,200.50. | Then it fell.");
    check("See example.com. | Write to a.b@example.org. | Thanks.");
}

#[test]
fn the_closing_mark_stays_with_its_sentence() {
    check("“We will stay. | We always have.” | He left.");
    check("\"We will stay,\" he said. | \"We always have.\" | He left.");
    check("He said: “No.” | “Why?” | “Because.”");
}

#[test]
fn a_quoted_question_runs_on_to_its_attribution() {
    check("“Really?” she asked. | “Yes!” Ann Smith said. | “Why not?” | The crowd cheered.");
    check("“Who knows?” the former minister asked.");
}

#[test]
fn ellipses_end_only_before_a_capital() {
    check("The system… has grown. | It was late... | She left.");
    check("I… I don't know. | It may be.... | Next.");
}

#[test]
fn brackets_inside_a_sentence_hold_no_end() {
    check("He teaches (He was an engineer. Long ago.) at night. | He likes it.");
    check("He left. | (She stayed. | He knew.)");
}

#[test]
fn forgotten_spaces_and_names_in_lower_case() {
    check("It is late.| Today is Tuesday.| Go.");
    check("The iPhone sells. | iPhone sales rose. | It said so.");
}

#[test]
fn lists_on_one_line_are_cut_at_their_markers() {
    check("1. The first item | 2. The second item");
    check("1) One thing. | 2) Another thing.");
    check("• One thing | • Another thing");
    check("In 2016. | 10 people came.");
}
