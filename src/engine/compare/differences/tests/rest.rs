//! Status, labels and details.

use super::*;

#[test]
fn planned_done_and_denied_are_told_apart() {
    let planned = analysis("The Thorne works plans to remove the main cylinder of the gate.");
    let done = analysis("The Thorne works has removed the main cylinder of the gate.");
    let denied =
        analysis("The council denied that the Thorne works had removed the main cylinder.");
    let kind = DifferenceKind::Status;
    check(&planned, &done, kind, &["plans to remove | has removed"]);
    check(
        &planned,
        &denied,
        kind,
        &["plans to remove | denied that the Thorne works had removed"],
    );
    check(
        &done,
        &denied,
        kind,
        &["has removed | denied that the Thorne works had removed"],
    );
    check(&done, &done, kind, &[]);
    let will = analysis("The Thorne works will soon remove the main cylinder of the gate.");
    check(&planned, &will, kind, &[]);
    check(&will, &done, kind, &["will soon remove | has removed"]);
    let grudging = analysis(
        "It is not enough that the Thorne works has removed the main cylinder of the gate.",
    );
    check(&grudging, &done, kind, &[]);
}

#[test]
fn two_names_of_one_body_are_possibly_a_difference() {
    let body = |name: &str, mention: Span| {
        Value::Organisation(Entity {
            name: name.to_owned(),
            aliases: Vec::new(),
            mentions: vec![mention],
        })
    };
    let left = "The gate stopped halfway, says the Oxmouth Harbour Authority.";
    let right = "The gate stopped halfway, says the Harbour Board.";
    let of = |text: &str, name: &str| {
        let at = text.find(name).unwrap();
        article(text, &[(name, body(name, Span::new(at, at + name.len())))])
    };
    check(
        &of(left, "Oxmouth Harbour Authority"),
        &of(right, "Harbour Board"),
        DifferenceKind::Label,
        &["Oxmouth Harbour Authority | Harbour Board?"],
    );
}

#[test]
fn what_one_side_adds_is_a_detail_and_punctuation_is_none() {
    let left = analysis(
        "The barrier, completed in 2004, cost a fortune and spans 340 metres of the Ox estuary.",
    );
    let right = analysis("The barrier cost a fortune, and was completed in 2004.");
    check(
        &left,
        &right,
        DifferenceKind::Detail,
        &["spans 340 metres of the Ox estuary | -"],
    );
}
