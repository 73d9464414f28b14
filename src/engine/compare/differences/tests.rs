use super::*;
use crate::engine::compare::{Comparison, compare, tests::analysis};
mod pairs;

use crate::engine::facts::{
    Approx, DateValue, Entity, Evidence, Figure, Grain, Person, Quote, Speaker, Value,
};

/// An article whose facts are written down by the test: `(words, value)`, in the order of the text.
fn article(text: &str, facts: &[(&str, Value)]) -> Analysis {
    let mut analysis = analysis(text);
    analysis.facts = facts
        .iter()
        .map(|(words, value)| {
            let start = text.find(words).unwrap();
            Fact {
                id: format!("{}1", value.kind().letter()),
                span: Span::new(start, start + words.len()),
                value: value.clone(),
                evidence: Evidence {
                    rule: "test",
                    confidence: 1.0,
                },
            }
        })
        .collect();
    analysis.facts.sort_by_key(|fact| fact.span);
    analysis
}

fn compared(left: &Analysis, right: &Analysis) -> Comparison {
    compare(Pair::new(left, right), &[left, right])
}

/// The differences of one kind, as `left | right`, with a question mark where they are only possible.
#[track_caller]
fn check(left: &Analysis, right: &Analysis, kind: DifferenceKind, expected: &[&str]) {
    let show = |side: &Analysis, span: Option<Span>| {
        span.map_or("-", |span| span.of(&side.article.text))
            .to_owned()
    };
    let rows = compared(left, right).rows;
    let differences = rows.iter().flat_map(|row| &row.differences);
    let shown: Vec<String> = differences
        .filter(|difference| difference.kind == kind)
        .map(|difference| {
            let mark = if difference.certain { "" } else { "?" };
            let words = difference.words;
            format!(
                "{} | {}{mark}",
                show(left, words.left),
                show(right, words.right)
            )
        })
        .collect();
    assert_eq!(shown, expected);
}

fn figure(number: f64, of: Option<&str>, unit: Option<&str>, approx: Approx) -> Value {
    Value::Figure(Figure {
        number: (number >= 0.0).then_some(number),
        upper: None,
        unit: unit.map(str::to_owned),
        approx,
        of: of.map(str::to_owned),
        per: None,
    })
}

fn day(iso: &str, relative: bool) -> Value {
    Value::Date(DateValue {
        iso: Some(iso.to_owned()),
        grain: Grain::Day,
        relative,
    })
}

/// A quotation of `text` whose words are `words`, said by `speaker`.
fn quote(text: &str, words: &str, speaker: Option<&str>) -> Value {
    let start = text.find(words).unwrap();
    Value::Quote(Quote {
        fragments: vec![Span::new(start, start + words.len())],
        speaker: speaker.map(|name| {
            let at = text.find(name).unwrap();
            Speaker {
                name: name.to_owned(),
                span: Span::new(at, at + name.len()),
                role: None,
            }
        }),
        cue: None,
        medium: None,
        partial: false,
    })
}

fn person(name: &str) -> Value {
    Value::Person(Person {
        name: name.to_owned(),
        roles: Vec::new(),
        affiliation: None,
        mentions: Vec::new(),
    })
}

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
    assert_eq!(row.class, super::super::Class::Differs);
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
