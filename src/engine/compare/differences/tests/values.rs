//! Figures and dates.

use super::*;

#[test]
fn two_counts_of_the_same_people_differ() {
    let people = |number| figure(number, Some("people"), None, Approx::Exact);
    let left = article(
        "Hospitals in Oxmouth treated 38 people after the flood.",
        &[("38", people(38.0))],
    );
    let right = article(
        "After the flood 41 people were treated in Oxmouth hospitals.",
        &[("41", people(41.0))],
    );
    check(&left, &right, DifferenceKind::Figure, &["38 | 41"]);
    let row = &compared(&left, &right).rows[0];
    assert_eq!(row.class, crate::engine::compare::Class::Differs);
}

#[test]
fn what_is_counted_and_done_to_it_links_two_sentences_that_share_nothing_else() {
    let people = |number| figure(number, Some("people"), None, Approx::Exact);
    let left = article(
        "Some 1200 people were evacuated from the estuary town before dawn when the sea poured through the gap in its wall.",
        &[("1200", people(1200.0))],
    );
    let right = article(
        "In all 1850 people were evacuated, the council clerk counted, far more than reported at first.",
        &[("1850", people(1850.0))],
    );
    check(&left, &right, DifferenceKind::Figure, &["1200 | 1850"]);
}

#[test]
fn a_count_that_the_other_article_has_elsewhere_is_no_difference() {
    let people = |number| figure(number, Some("people"), None, Approx::Exact);
    let left = article(
        "Hospitals in Oxmouth treated 38 people after the flood.",
        &[("38", people(38.0))],
    );
    let text = "After the flood 41 people were treated in Oxmouth hospitals.\nAt first it was 38 people, a nurse recalled.";
    let right = article(text, &[("41", people(41.0)), ("38", people(38.0))]);
    check(&left, &right, DifferenceKind::Figure, &[]);
}

#[test]
fn a_rounded_number_a_limit_and_another_thing_counted_are_no_contradiction() {
    let left = article(
        "About 90 percent of the homes in Oxmouth were flooded.",
        &[(
            "90 percent",
            figure(90.0, Some("homes"), Some("%"), Approx::About),
        )],
    );
    let right = article(
        "In Oxmouth 89 percent of the homes were flooded.",
        &[(
            "89 percent",
            figure(89.0, Some("homes"), Some("%"), Approx::Exact),
        )],
    );
    check(&left, &right, DifferenceKind::Figure, &[]);
    let left = article(
        "Oxmouth moved twelve families and the flood ruined their homes.",
        &[(
            "twelve",
            figure(12.0, Some("families"), None, Approx::Exact),
        )],
    );
    let right = article(
        "Oxmouth moved families out of forty homes that the flood ruined.",
        &[("forty", figure(40.0, Some("homes"), None, Approx::Exact))],
    );
    check(&left, &right, DifferenceKind::Figure, &[]);
}

#[test]
fn a_vague_count_against_an_exact_one_is_only_possibly_different() {
    let left = article(
        "Oxmouth council dismissed several masons over the wall.",
        &[("several", figure(-1.0, Some("masons"), None, Approx::About))],
    );
    let right = article(
        "The council of Oxmouth dismissed five masons over the wall.",
        &[("five", figure(5.0, Some("masons"), None, Approx::Exact))],
    );
    check(&left, &right, DifferenceKind::Figure, &["several | five?"]);
}

#[test]
fn two_days_for_the_same_test_differ_and_relative_ones_possibly() {
    let left = article(
        "The sluice was last closed for a full test on February 26.",
        &[("February 26", day("2031-02-26", false))],
    );
    let right = article(
        "The last full test of the sluice, on February 24, passed quietly.",
        &[("February 24", day("2031-02-24", false))],
    );
    check(
        &left,
        &right,
        DifferenceKind::Date,
        &["February 26 | February 24"],
    );
    let right = article(
        "The last full test of the sluice, on Tuesday, passed quietly.",
        &[("Tuesday", day("2031-02-25", true))],
    );
    check(
        &left,
        &right,
        DifferenceKind::Date,
        &["February 26 | Tuesday?"],
    );
}
