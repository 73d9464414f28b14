//! Dates, each rule named by the sentence that taught it. The anchor is Friday 26 September 2025.

use super::*;

fn dates(text: &str, anchor: Option<&str>) -> Vec<String> {
    let context = Context {
        anchor: anchor.map(|iso| iso.parse().unwrap()),
        order: DayOrder::Unknown,
    };
    let line = Line::new(text, 0, text.len());
    let mut found = Vec::new();
    scan(&line, context, &mut found);
    found.iter().map(|draft| describe(text, draft)).collect()
}

fn describe(text: &str, draft: &Draft) -> String {
    let Value::Date(date) = &draft.value else {
        panic!("not a date: {draft:?}");
    };
    let iso = date.iso.as_deref().unwrap_or("-");
    let relative = if date.relative { " relative" } else { "" };
    format!("{} = {iso} {:?}{relative}", draft.span.of(text), date.grain)
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(dates(text, Some("2025-09-26")), expected, "{text}");
}

#[test]
fn a_deadline_in_a_present_passive_lies_ahead() {
    check(
        "They strike unless an agreement is reached by April 15.",
        &["April 15 = 2026-04-15 Day relative"],
    );
    check(
        "The forms must be filed by April 15.",
        &["April 15 = 2026-04-15 Day relative"],
    );
    check(
        "The forms were filed by April 15.",
        &["April 15 = 2025-04-15 Day relative"],
    );
}

#[test]
fn whole_dates() {
    check(
        "on September 25, 2025, the",
        &["September 25, 2025 = 2025-09-25 Day"],
    );
    check(
        "on 25 September 2025",
        &["25 September 2025 = 2025-09-25 Day"],
    );
    check(
        "on the 25th of September 2025",
        &["25th of September 2025 = 2025-09-25 Day"],
    );
    check(
        "Thursday, Sept. 25, 2025",
        &["Thursday, Sept. 25, 2025 = 2025-09-25 Day"],
    );
    check("on 2025-09-25.", &["2025-09-25 = 2025-09-25 Day"]);
    check("on 25/09/2025", &["25/09/2025 = 2025-09-25 Day"]);
    check("on 03/04/2025", &["03/04/2025 = - Day"]);
    check("in September 2025", &["September 2025 = 2025-09 Month"]);
    check(
        "in early September 2025",
        &["early September 2025 = 2025-09 Month"],
    );
    check(
        "March to May 2024",
        &["March to May 2024 = 2024-03/2024-05 Month"],
    );
    check("September 31, 2025", &["September 31, 2025 = - Day"]);
}

#[test]
fn ranges_of_days() {
    check(
        "from September 12-15",
        &["September 12-15 = 2025-09-12/2025-09-15 Day relative"],
    );
    check(
        "12–15 September 2025",
        &["12–15 September 2025 = 2025-09-12/2025-09-15 Day"],
    );
    check(
        "from August 30 to September 2",
        &["August 30 to September 2 = 2025-08-30/2025-09-02 Day relative"],
    );
}

#[test]
fn partial_dates_take_their_year_from_the_anchor() {
    check(
        "It explained on August 15 that",
        &["August 15 = 2025-08-15 Day relative"],
    );
    check(
        "Update, September 25th: more",
        &["September 25th = 2025-09-25 Day relative"],
    );
    check(
        "on December 25 they were",
        &["December 25 = 2024-12-25 Day relative"],
    );
    check(
        "The court will hear it on October 3",
        &["October 3 = 2025-10-03 Day relative"],
    );
    check("It began in April.", &["April = 2025-04 Month relative"]);
    check(
        "Since October, the army has destroyed it.",
        &["October = 2024-10 Month relative"],
    );
    check(
        "It will begin in April.",
        &["April = 2026-04 Month relative"],
    );
    check(
        "an August Courier article",
        &["August = 2025-08 Month relative"],
    );
    check("mid-September", &["mid-September = 2025-09 Month relative"]);
    check("last August", &["last August = 2025-08 Month relative"]);
    check("last November", &["last November = 2024-11 Month relative"]);
}

#[test]
fn without_an_anchor_there_is_no_value() {
    let none = |text: &str| dates(text, None);
    assert_eq!(none("on August 15"), ["August 15 = - Day relative"]);
    assert_eq!(none("on Thursday"), ["Thursday = - Day relative"]);
    assert_eq!(none("last month"), ["last month = - Month relative"]);
    assert_eq!(
        none("on August 15, 2024"),
        ["August 15, 2024 = 2024-08-15 Day"]
    );
}

#[test]
fn weekdays() {
    check(
        "announced the decision on Thursday",
        &["Thursday = 2025-09-25 Day relative"],
    );
    check("said on Friday", &["Friday = 2025-09-26 Day relative"]);
    check(
        "will meet on Thursday",
        &["Thursday = 2025-10-02 Day relative"],
    );
    check(
        "On Thursday, the council will vote.",
        &["Thursday = 2025-10-02 Day relative"],
    );
    check(
        "said on Thursday it will vote",
        &["Thursday = 2025-09-25 Day relative"],
    );
    check("last Friday", &["last Friday = 2025-09-19 Day relative"]);
    check("next Friday", &["next Friday = 2025-10-03 Day relative"]);
    check(
        "Tuesday morning",
        &["Tuesday morning = 2025-09-23 Day relative"],
    );
    check(
        "on Monday last week",
        &["Monday last week = 2025-09-15 Day relative"],
    );
    check("on Black Friday and every Thursday", &[]);
    check("told The Sunday Times", &[]);
    check("Thursdays are busy", &[]);
}

#[test]
fn stretches_of_time() {
    check(
        "reported last month",
        &["last month = 2025-08 Month relative"],
    );
    check(
        "informed it last week",
        &["last week = 2025-W38 Week relative"],
    );
    check("later this year", &["later this year = 2025 Year relative"]);
    check(
        "in the past year",
        &["the past year = 2024-09-26/2025-09-26 Year relative"],
    );
    check(
        "over the last week",
        &["the last week = 2025-09-19/2025-09-26 Week relative"],
    );
    check("last night", &["last night = 2025-09-25 Day relative"]);
    check("this morning", &["this morning = 2025-09-26 Day relative"]);
    check(
        "this weekend",
        &["this weekend = 2025-09-27/2025-09-28 Day relative"],
    );
    check("last summer", &["last summer = 2025-22 Season relative"]);
    check("this spring", &["this spring = 2025-21 Season relative"]);
    check("the next day", &["the next day = - Day relative"]);
    check(
        "by the end of the year",
        &["the end of the year = 2025 Year relative"],
    );
    check("for the past two years", &[]);
    check("its last day", &[]);
}

#[test]
fn days_near_the_anchor() {
    check("Today’s news", &["Today = 2025-09-26 Day relative"]);
    check(
        "yesterday morning",
        &["yesterday morning = 2025-09-25 Day relative"],
    );
    check(
        "the day before yesterday",
        &["the day before yesterday = 2025-09-24 Day relative"],
    );
    check("two weeks ago", &["two weeks ago = 2025-W37 Week relative"]);
    check("34 years ago", &["34 years ago = 1991 Year relative"]);
    check("a decade ago", &["a decade ago = 2015 Year relative"]);
    check("three days later", &["three days later = - Day relative"]);
    check("three days after the vote", &[]);
}

#[test]
fn years_decades_and_more() {
    check("in 2024", &["2024 = 2024 Year"]);
    check("the 2024 election", &["2024 = 2024 Year"]);
    check("from 2014 to 2019", &["2014 to 2019 = 2014/2019 Year"]);
    check("2014–19", &["2014–19 = 2014/2019 Year"]);
    check("the late 1990s", &["late 1990s = 1990/1999 Year"]);
    check("the ’90s", &["the ’90s = 1990/1999 Year"]);
    check("the 19th century", &["the 19th century = 1800/1899 Year"]);
    check(
        "the summer of 2024",
        &["the summer of 2024 = 2024-22 Season"],
    );
    check(
        "the third quarter of 2024",
        &["the third quarter of 2024 = 2024-07/2024-09 Month"],
    );
    check("Q3 2024", &["Q3 2024 = 2024-07/2024-09 Month"]);
    check("early 2024", &["early 2024 = 2024 Year"]);
    check("2000 people at Expo 2020 paid $2024", &[]);
}

#[test]
fn times() {
    check("at 4pm", &["4pm = T16:00 Time"]);
    check("at 4:30 p.m. ET", &["4:30 p.m. ET = T16:30 Time"]);
    check(
        "at 4pm on Thursday",
        &["4pm on Thursday = 2025-09-25T16:00 Time relative"],
    );
    check(
        "on Thursday at 16:05",
        &["Thursday at 16:05 = 2025-09-25T16:05 Time relative"],
    );
    check("by noon", &["noon = T12:00 Time"]);
    check("won 4:30 and 16:05", &["16:05 = T16:05 Time"]);
    check("at 12:00 GMT", &["12:00 GMT = T12:00Z Time"]);
}

#[test]
fn what_only_looks_like_a_date() {
    for text in [
        "May I ask? They may march.",
        "April Jones and June Smith spoke.",
        "He said May was right.",
        "the March for our lives",
        "in spring",
        "the fall of the wall",
        "9/11 and 24/7",
        "the sun sat on Mon",
        "one may fall",
        "Section 2024",
        "every week",
    ] {
        check(text, &[]);
    }
}
