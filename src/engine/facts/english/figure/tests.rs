//! Figures, each rule named by the sentence that taught it.

use super::super::number::Decimal;
use super::*;

mod seeds;
mod standing;

/// The figures of `text` as `span number[..upper] unit approx of/per`.
fn figures(text: &str) -> Vec<String> {
    let line = Line::with(text, 0, text.len(), Decimal::of(text));
    let mut found = Vec::new();
    scan(&line, &[], &mut found);
    found.iter().map(|draft| describe(text, draft)).collect()
}

fn describe(text: &str, draft: &Draft) -> String {
    let Value::Figure(figure) = &draft.value else {
        panic!("not a figure: {draft:?}");
    };
    let rounded = |number: f64| ((number * 1000.0).round() / 1000.0).to_string();
    let optional = |before: &str, word: Option<&str>| {
        word.map(|word| before.to_owned() + word)
            .unwrap_or_default()
    };
    [
        draft.span.of(text).to_owned(),
        optional(" = ", figure.number.map(rounded).as_deref().or(Some("-"))),
        optional("..", figure.upper.map(rounded).as_deref()),
        optional(" ", figure.unit.as_deref()),
        if figure.approx == Approx::Exact {
            String::new()
        } else {
            format!(" {:?}", figure.approx)
        },
        optional(" of ", figure.of.as_deref()),
        optional(" per ", figure.per.as_deref()),
    ]
    .concat()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(figures(text), expected, "{text}");
}

#[test]
fn units_and_what_they_measure() {
    check("It fell to minus 5 percent.", &["minus 5 percent = -5 %"]);
    check("Water boils at 100° Celsius", &["100° Celsius = 100 °C"]);
    check("a fine of 20 € a day", &["20 € a day = 20 EUR per day"]);
    check(
        "The army had moved as much as 8TB data off of the servers.",
        &["as much as 8TB = 8 TB AtMost of data"],
    );
    check("It weighs 3.5 tonnes.", &["3.5 tonnes = 3.5 t"]);
    check("a 10-mile walk", &["10-mile = 10 mi"]);
    check(
        "They burned 200 hectares of forest.",
        &["200 hectares = 200 ha of forest"],
    );
    check(
        "The town of 30 square miles",
        &["30 square miles = 30 sq mi"],
    );
    check("It reached -5°C on the hill.", &["-5°C = -5 °C"]);
    check(
        "It reached 41 degrees Celsius.",
        &["41 degrees Celsius = 41 °C"],
    );
    check(
        "two tons of explosives",
        &["two tons = 2 ton of explosives"],
    );
    check("winds of 120 km/h", &["120 km/h = 120 km/h"]);
    check("at 60 miles an hour", &["60 miles an hour = 60 mph"]);
}

#[test]
fn shares_are_percentages() {
    check(
        "about 90 percent of the population",
        &["about 90 percent = 90 % About of population"],
    );
    check(
        "Some 15 per cent of voters agreed.",
        &["Some 15 per cent = 15 % About of voters"],
    );
    check(
        "nearly nine in ten households",
        &["nearly nine in ten = 90 % About of households"],
    );
    check(
        "two-thirds of the employees left",
        &["two-thirds = 66.667 % of employees"],
    );
    check(
        "by 0.5 percentage points",
        &["0.5 percentage points = 0.5 pp"],
    );
    check("It rose 3.2% in a year.", &["3.2% = 3.2 %"]);
    check(
        "between 10 and 15 percent",
        &["between 10 and 15 percent = 10..15 %"],
    );
}

#[test]
fn money() {
    check("a deal of $2.3 million", &["$2.3 million = 2300000 USD"]);
    check("worth £5m", &["£5m = 5000000 GBP"]);
    check("a €1.2bn fund", &["€1.2bn = 1200000000 EUR"]);
    check("US$40 billion", &["US$40 billion = 40000000000 USD"]);
    check("A$300", &["A$300 = 300 AUD"]);
    check(
        "$5 million to $10 million",
        &["$5 million to $10 million = 5000000..10000000 USD"],
    );
    check("$5-10 million", &["$5-10 million = 5000000..10000000 USD"]);
    check("paid 50 cents", &["50 cents = 0.5 USD"]);
    check(
        "20 million pounds in aid",
        &["20 million pounds = 20000000 GBP"],
    );
    check("a parcel of 20 pounds", &["20 pounds = 20 lb"]);
    check("$15 an hour", &["$15 an hour = 15 USD per hour"]);
    check(
        "more than $2,000",
        &["more than $2,000 = 2000 USD MoreThan"],
    );
    check(
        "millions of dollars",
        &["millions of dollars = - USD About"],
    );
    check("500 million yen", &["500 million yen = 500000000 JPY"]);
}

#[test]
fn counts() {
    check(
        "The company fired five employees.",
        &["five = 5 of employees"],
    );
    check(
        "recordings of up to “a million calls an hour” made by villagers",
        &["up to “a million calls an hour = 1000000 AtMost of calls per hour"],
    );
    check(
        "2.3 million Northlanders in the valley",
        &["2.3 million = 2300000 of Northlanders"],
    );
    check(
        "at least 1,200 people were displaced",
        &["at least 1,200 = 1200 AtLeast of people"],
    );
    check(
        "Two former Harbour workers said so.",
        &["Two = 2 of workers"],
    );
    check(
        "five or six people",
        &["five or six = 5..6 About of people"],
    );
    check("10–15 witnesses", &["10–15 = 10..15 of witnesses"]);
    check("500+ officers", &["500+ = 500 AtLeast of officers"]);
    check("a couple of offices", &["a couple of = 2 About of offices"]);
    check("a dozen protesters", &["a dozen = 12 of protesters"]);
    check("killing 45 and wounding 20", &["45 = 45", "20 = 20"]);
    check("One person was killed.", &["One = 1"]);
    check("5m people fled", &["5m = 5000000 of people"]);
    check(
        "Mayor Fires Five Clerks Over Harbour Plan",
        &["Five = 5 of Clerks"],
    );
}

#[test]
fn lengths_of_time() {
    check(
        "repeatedly for more than two decades",
        &["more than two decades = 2 decade MoreThan"],
    );
    check("After 34 years of deep trust", &["34 years = 34 year"]);
    check(
        "Within less than a month of our march",
        &["less than a month = 1 month LessThan"],
    );
    check("half an hour", &["half an hour = 0.5 hour"]);
    check("a 10-year contract", &["10-year = 10 year"]);
    check("over two days", &["two days = 2 day"]);
    check("for over 20 years", &["over 20 years = 20 year MoreThan"]);
    check("several weeks", &["several weeks = - week About"]);
    check("a year or so", &[]);
    check("within 30 days", &["30 days = 30 day"]);
}

#[test]
fn quantities_of_two_units() {
    check(
        "She is 5 feet 2 inches tall.",
        &["5 feet 2 inches = 5.167 ft"],
    );
    check("It took 1h 20m.", &["1h 20m = 1.333 hour"]);
    check(
        "They spoke for an hour and a half.",
        &["an hour and a half = 1.5 hour"],
    );
    check("a quarter of a mile", &["a quarter of a mile = 0.25 mi"]);
    check(
        "15-plus years of work",
        &["15-plus years = 15 year AtLeast"],
    );
    check("over the past two weeks", &["two weeks = 2 week"]);
    check("in the next few days", &["the next few days = - day About"]);
    check("few people came", &[]);
    check("They ruled for a decade.", &["a decade = 1 decade"]);
    check("a day care for a week-long stay", &[]);
}

#[test]
fn numbers_that_stand_for_those_they_count() {
    check("The toll rose to 45.", &["45 = 45"]);
    check(
        "It sank, with 120 injured and 14 missing.",
        &["120 = 120", "14 = 14"],
    );
    check("Seven did not sign.", &["Seven = 7"]);
    check("a crew of six", &["six = 6"]);
    check(
        "They won 112 of 230 seats.",
        &["112 = 112", "230 = 230 of seats"],
    );
    check("Police held 12 more.", &["12 = 12"]);
    check("Thousands marched.", &["Thousands = - About"]);
    check("a programme for people under 30", &[]);
    check("a sum of six figures", &[]);
}

#[test]
fn grouping_and_prices() {
    check("Rs 12,50,000", &["Rs 12,50,000 = 1250000 INR"]);
    check("Rs. 500", &["Rs. 500 = 500 INR"]);
    check("10 000 trees", &["10 000 = 10000 of trees"]);
    check("$1,910 an ounce", &["$1,910 an ounce = 1910 USD per ounce"]);
    check(
        "a million and a half people",
        &["a million and a half = 1500000 of people"],
    );
    check("exports fell by a quarter", &["a quarter = 25 %"]);
    check("cut by a quarter point", &[]);
    check(
        "one of every nine voters",
        &["one of every nine = 11.111 % of voters"],
    );
    check("5p on beer and 1080p pictures", &["5p = 0.05 GBP"]);
}

#[test]
fn vague_counts() {
    check("dozens of arrests", &["dozens = - About of arrests"]);
    check(
        "tens of thousands of people",
        &["tens of thousands = - About of people"],
    );
    check(
        "its hundreds of subscriptions",
        &["hundreds = - About of subscriptions"],
    );
    check(
        "sacked multiple employees over it",
        &["multiple = - About of employees"],
    );
    check(
        "several hundred people",
        &["several hundred = - About of people"],
    );
    check("a handful of tools", &["a handful = - About of tools"]);
    check("millions of phone calls", &["millions = - About of calls"]);
    check("high scores in maths", &[]);
}

#[test]
fn numbers_that_are_no_figures() {
    for text in [
        "Unit 8200 had been reading along.",
        "under Article 5 of the treaty",
        "It runs on Windows 11.",
        "Its 50th anniversary came.",
        "+972 Magazine and others",
        "one of the largest towns",
        "One may wonder, and no one knows.",
        "one day after the vote",
        "The woman, aged 34, left.",
        "a 34-year-old man",
        "She is 34 years old.",
        "Call 555-0123 or (202) 555-0123.",
        "They won 3-2 at home.",
        "Channel Four and the Big Five",
        "the COVID-19 pandemic",
        "the G7 and the F-16",
        "open 24/7",
        "after 9/11",
        "in 2024",
        "the 1990s",
        "version 3.5 of it",
        "page 3",
        "3. Stir the pot.",
        "Like 0",
        "the address 192.168.1.2",
        "the two sides met",
        "Microsoft 365 is popular.",
        "No. 10 said nothing.",
        "on the one hand",
        "a set of services and a series of tools",
        "the second half of the match",
        "5G masts",
    ] {
        check(text, &[]);
    }
}

/// Text of the words, marks and white space that rules look at, in any order.
fn noise() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let piece = prop_oneof![
        Just("five".to_owned()),
        Just("a".to_owned()),
        Just("million".to_owned()),
        Just("$".to_owned()),
        Just("-".to_owned()),
        Just("between".to_owned()),
        Just("and".to_owned()),
        Just("percent".to_owned()),
        Just("May".to_owned()),
        Just("last Thursday".to_owned()),
        Just("’90s".to_owned()),
        Just("31/12/99".to_owned()),
        Just("ago".to_owned()),
        Just("early".to_owned()),
        Just("the day before yesterday".to_owned()),
        "[0-9]{1,6}",
        "\\PC{0,3}",
    ];
    let space = prop_oneof![Just(" "), Just(""), Just("\u{a0}")];
    prop::collection::vec((piece, space), 0..30).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(word, space)| word + space)
            .collect()
    })
}

proptest::proptest! {
    #[test]
    fn spans_fit_any_text_and_do_not_overlap(text in noise()) {
        use crate::engine::article::{Article, Block, BlockKind};
        use crate::engine::facts::FactKind;
        let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()).trim(&text) };
        let article = Article::new("noise", text, vec![block]);
        let segments = crate::engine::segment::segment(&article);
        let facts = crate::engine::facts::find(&article, &segments, "2025-09-26".parse().ok());
        let mut end = 0;
        for fact in facts.iter().filter(|fact| matches!(fact.kind(), FactKind::Figure | FactKind::Date)) {
            proptest::prop_assert!(fact.span.fits(&article.text) && !fact.span.is_empty());
            proptest::prop_assert!(fact.span.start >= end, "{fact:?}");
            end = fact.span.end;
        }
    }
}

/// Texts that a pass over all pairs of words would not finish.
#[test]
fn hostile_texts_are_read_in_one_pass() {
    use crate::engine::article::{Article, Block, BlockKind};
    use crate::engine::facts::{Document, Rule as _};
    for piece in [
        "1",
        "1 ",
        "A ",
        "“",
        "five ",
        "May ",
        "$1-",
        "Mary Roe, ",
        "12/",
        "A of ",
        "(AB) ",
    ] {
        let text = piece.repeat(20_000 / piece.len());
        let block = Block {
            kind: BlockKind::Paragraph,
            span: Span::new(0, text.len()).trim(&text),
        };
        let article = Article::new("hostile", text, vec![block]);
        let segments = crate::engine::segment::segment(&article);
        let document = Document {
            article: &article,
            segments: &segments,
            anchor: None,
            names: None,
        };
        let mut found = Vec::new();
        super::super::name::Names.find(&document, &mut found);
        super::super::amount::Amounts.find(&document, &mut found);
        let fit = found.iter().all(|draft| draft.span.fits(&article.text));
        assert!(fit, "{piece:?}");
    }
}

#[test]
fn an_article_that_writes_12_comma_3_percent_groups_with_points() {
    check(
        "It will cut 2.400 jobs, after turnover fell by 12,3 percent to EUR 3,1 billion; the shares stood at €41,20.",
        &[
            "2.400 = 2400 of jobs",
            "12,3 percent = 12.3 %",
            "EUR 3,1 billion = 3100000000 EUR",
            "€41,20 = 41.2 EUR",
        ],
    );
    check("It sold 1.200.000 cars.", &["1.200.000 = 1200000 of cars"]);
}
