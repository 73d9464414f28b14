//! Quotations, and who says so.

use super::*;

#[test]
fn a_quotation_cut_at_its_end_is_told_and_an_identical_one_is_not() {
    let whole = "“The wall was sound in spring and nobody warned us of cracks,” Ada Thorne told the council.";
    let part = "“The wall was sound in spring,” Ada Thorne told the council of Oxmouth.";
    let left = article(
        whole,
        &[(
            "“The wall was sound in spring and nobody warned us of cracks,”",
            quote(
                whole,
                "The wall was sound in spring and nobody warned us of cracks,",
                Some("Ada Thorne"),
            ),
        )],
    );
    let right = article(
        part,
        &[(
            "“The wall was sound in spring,”",
            quote(part, "The wall was sound in spring,", Some("Ada Thorne")),
        )],
    );
    check(
        &left,
        &right,
        DifferenceKind::Quote,
        &[
            "The wall was sound in spring and nobody warned us of cracks | The wall was sound in spring",
        ],
    );
    check(&left, &left.clone(), DifferenceKind::Quote, &[]);
}

#[test]
fn one_word_exchanged_in_a_quotation_is_shown_alone() {
    let promised = "“We were promised a wall and we got a sieve,” said Ada Thorne.";
    let sold = "Ada Thorne said: “We were sold a wall and we got a sieve.”";
    let words = |text: &str, inner: &str| quote(text, inner, Some("Ada Thorne"));
    let left = article(
        promised,
        &[(
            "“We were promised a wall and we got a sieve,”",
            words(promised, "We were promised a wall and we got a sieve,"),
        )],
    );
    let right = article(
        sold,
        &[(
            "“We were sold a wall and we got a sieve.”",
            words(sold, "We were sold a wall and we got a sieve."),
        )],
    );
    check(&left, &right, DifferenceKind::Quote, &["promised | sold"]);
}

#[test]
fn the_same_words_by_two_people_differ_in_attribution() {
    let thorne = "“Nobody on that shift did anything but their job,” said Ada Thorne.";
    let marsh = "“Nobody on that shift did anything but their job,” Lew Marsh said.";
    let inner = "Nobody on that shift did anything but their job,";
    let whole = "“Nobody on that shift did anything but their job,”";
    let of = |text: &str, name: &str| {
        article(
            text,
            &[
                (whole, quote(text, inner, Some(name))),
                (name, person(name)),
            ],
        )
    };
    let (left, right) = (of(thorne, "Ada Thorne"), of(marsh, "Lew Marsh"));
    check(
        &left,
        &right,
        DifferenceKind::Attribution,
        &["Ada Thorne | Lew Marsh"],
    );
    check(&left, &right, DifferenceKind::Quote, &[]);
    let surname = "“Nobody on that shift did anything but their job,” Thorne said.";
    check(
        &left,
        &of(surname, "Thorne"),
        DifferenceKind::Attribution,
        &[],
    );
    let body = "“Nobody on that shift did anything but their job,” the Masons Union said.";
    let union = article(body, &[(whole, quote(body, inner, Some("Masons Union")))]);
    check(
        &left,
        &union,
        DifferenceKind::Attribution,
        &["Ada Thorne | Masons Union?"],
    );
}

#[test]
fn a_hedge_that_the_other_side_drops_is_told() {
    let hedged = analysis("A seal in the main cylinder of the gate reportedly failed at night.");
    let flat = analysis("A seal in the main cylinder of the gate failed at night.");
    check(
        &hedged,
        &flat,
        DifferenceKind::Attribution,
        &["reportedly failed | failed"],
    );
    let said = analysis("A seal in the main cylinder of the gate failed at night, masons said.");
    check(&hedged, &said, DifferenceKind::Attribution, &[]);
}

#[test]
fn what_may_have_happened_and_what_has_is_possibly_a_difference() {
    let may = analysis("The council said a log might have wedged under the main gate of the wall.");
    let had =
        analysis("The council suggested that a log had wedged under the main gate of the wall.");
    let kind = DifferenceKind::Attribution;
    check(&may, &had, kind, &["might have wedged | had wedged?"]);
    check(&may, &may, kind, &[]);
    let believed =
        analysis("A log is believed to have wedged under the main gate of the council's wall.");
    check(&may, &believed, kind, &[]);
}
