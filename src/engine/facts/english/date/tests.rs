//! Dates, each rule named by the sentence that taught it. The anchor is Friday 26 September 2025.

mod counted;

use super::*;

fn dates(text: &str, anchor: Option<&str>) -> Vec<String> {
    let mut context = Context {
        anchor: anchor.map(|iso| iso.parse().unwrap()),
        order: DayOrder::Unknown,
        told: None,
        place: (0, 0),
        forced: None,
    };
    let line = Line::new(text, 0, text.len());
    let mut found = Vec::new();
    scan(&line, &mut context, &mut found);
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
fn a_month_of_last_year_is_one_date() {
    check(
        "Her predecessor signed the order in March last year.",
        &["March last year = 2024-03 Month relative"],
    );
    check(
        "The lease runs out in May of next year.",
        &["May of next year = 2026-05 Month relative"],
    );
    check(
        "In March last week’s figures were unknown.",
        &[
            "March = 2025-03 Month relative",
            "last week = 2025-W38 Week relative",
        ],
    );
}

#[test]
fn what_a_state_holds_in_january_lies_ahead() {
    check(
        "The state, which holds the first vote in January, is divided.",
        &["January = 2026-01 Month relative"],
    );
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
    check("the late 1990s", &["the late 1990s = 1990/1999 Year"]);
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
fn holidays() {
    check(
        "They met on Christmas Eve.",
        &["Christmas Eve = 2024-12-24 Day relative"],
    );
    check(
        "The shops will open on Thanksgiving.",
        &["Thanksgiving = 2025-11-27 Day relative"],
    );
    check("since Labor Day", &["Labor Day = 2025-09-01 Day relative"]);
    check("Easter 2018", &["Easter 2018 = 2018-04-01 Day"]);
    check("last Easter", &["last Easter = 2025-04-20 Day relative"]);
    check(
        "by New Year’s Day 2026",
        &["New Year’s Day 2026 = 2026-01-01 Day"],
    );
    check(
        "a Christmas card from Christmas Island and the Easter Rising",
        &[],
    );
}

#[test]
fn the_verb_of_the_clause_tells_the_direction() {
    check(
        "The law should be allowed to expire on September 30th, they wrote.",
        &["September 30th = 2025-09-30 Day relative"],
    );
    check(
        "The museum opens Saturday.",
        &["Saturday = 2025-09-27 Day relative"],
    );
    check(
        "She won the race on Tuesday.",
        &["Tuesday = 2025-09-23 Day relative"],
    );
    check(
        "He won’t run on Tuesday.",
        &["Tuesday = 2025-09-30 Day relative"],
    );
    check(
        "Ministers unveiled the plan on Monday.",
        &["Monday = 2025-09-22 Day relative"],
    );
    check(
        "The council is to vote on Monday.",
        &["Monday = 2025-09-29 Day relative"],
    );
    check(
        "Talks scheduled for Wednesday were put off.",
        &["Wednesday = 2025-10-01 Day relative"],
    );
    check(
        "On Sunday, the paper reported it, and the mayor will resign.",
        &["Sunday = 2025-09-21 Day relative"],
    );
    check(
        "The minister leaves office on Jan. 20.",
        &["Jan. 20 = 2026-01-20 Day relative"],
    );
    check(
        "The votes of farmers in November matter.",
        &["November = 2025-11 Month relative"],
    );
}

#[test]
fn a_date_told_before_is_counted_from() {
    check(
        "He resigned on March 3, 2024, and left the same day.",
        &[
            "March 3, 2024 = 2024-03-03 Day",
            "the same day = 2024-03-03 Day relative",
        ],
    );
    check(
        "It was signed in June 2012; the following month it failed.",
        &[
            "June 2012 = 2012-06 Month",
            "the following month = 2012-07 Month relative",
        ],
    );
    check(
        "It opened in 1994 and closed two years later.",
        &["1994 = 1994 Year", "two years later = 1996 Year relative"],
    );
    check(
        "In June 2012 it was signed, two days later it failed.",
        &[
            "June 2012 = 2012-06 Month",
            "two days later = - Day relative",
        ],
    );
    check(
        "Profit rose 3 percent from a year earlier.",
        &["a year earlier = 2024 Year relative"],
    );
}

#[test]
fn without_a_day() {
    check("They now agree.", &["now = - Day relative"]);
    check(
        "He is right now in office.",
        &["right now = - Day relative"],
    );
    check("It was recently sold.", &["recently = - Day relative"]);
    check("in recent years", &["recent years = - Year relative"]);
    check("in the near future", &["the near future = - Day relative"]);
    check(
        "in the coming weeks",
        &["the coming weeks = - Week relative"],
    );
    check("within days", &["within days = - Day relative"]);
    check(
        "several weeks ago",
        &["several weeks ago = - Week relative"],
    );
    check("It began years ago.", &["years ago = - Year relative"]);
    check(
        "It began many years ago.",
        &["many years ago = - Year relative"],
    );
    check("These days it is full.", &["These days = - Day relative"]);
    check("32 percent below 2005 levels", &["2005 = 2005 Year"]);
    check(
        "It will quit by the end of March.",
        &["the end of March = 2026-03 Month relative"],
    );
    check(
        "over the next decade",
        &["the next decade = 2025-09-26/2035-09-26 Year relative"],
    );
    check("as soon as possible", &[]);
    check("the current mayor and the future of Europe", &[]);
    check("Larry King Now", &[]);
}

#[test]
fn quarters_and_parts_of_years() {
    check(
        "third-quarter profit rose",
        &["third-quarter = 2025-07/2025-09 Month relative"],
    );
    check(
        "It lost money in the fourth quarter.",
        &["the fourth quarter = 2024-10/2024-12 Month relative"],
    );
    check(
        "last quarter",
        &["last quarter = 2025-04/2025-06 Month relative"],
    );
    check(
        "the first half of 2016",
        &["the first half of 2016 = 2016-01/2016-06 Month"],
    );
    check(
        "the first nine months of 2012",
        &["the first nine months of 2012 = 2012-01/2012-09 Month"],
    );
    check("in fiscal 2011", &["fiscal 2011 = 2011 Year"]);
    check("in the year 2000", &["the year 2000 = 2000 Year"]);
    check(
        "the nineteenth century",
        &["the nineteenth century = 1800/1899 Year"],
    );
    check("the early sixties", &["the early sixties = 1960/1969 Year"]);
    check(
        "They scored twice in the second half of the game and the third quarter.",
        &[],
    );
}

#[test]
fn ranges_of_weekdays_and_months() {
    check(
        "open from Monday to Friday",
        &["Monday to Friday = 2025-09-22/2025-09-26 Day relative"],
    );
    check(
        "It fell between June and August.",
        &["June and August = 2025-06/2025-08 Month relative"],
    );
    check(
        "over the weekend police said",
        &["the weekend = 2025-09-20/2025-09-21 Day relative"],
    );
    check(
        "The fair will be held at the weekend.",
        &["the weekend = 2025-09-27/2025-09-28 Day relative"],
    );
    check(
        "the week of September 15",
        &["the week of September 15 = 2025-W38 Week relative"],
    );
    check(
        "the week ended September 19, 2025",
        &["the week ended September 19, 2025 = 2025-W38 Week"],
    );
    check(
        "next week Wednesday",
        &["next week Wednesday = 2025-10-01 Day relative"],
    );
    check(
        "a week ago Tuesday",
        &["a week ago Tuesday = 2025-09-16 Day relative"],
    );
    check(
        "two weeks from now",
        &["two weeks from now = 2025-W41 Week relative"],
    );
    check(
        "Tuesday the 23rd",
        &["Tuesday the 23rd = 2025-09-23 Day relative"],
    );
    check(
        "It must be paid on the 15th of the month.",
        &["the 15th of the month = 2025-10-15 Day relative"],
    );
    check("on the 25th anniversary", &[]);
    check(
        "arrested overnight",
        &["overnight = 2025-09-25/2025-09-26 Day relative"],
    );
    check("an overnight stay", &[]);
    check("by year’s end", &["year’s end = 2025 Year relative"]);
}

#[test]
fn a_year_before_a_noun() {
    check("his 2016 campaign", &["2016 = 2016 Year"]);
    check("her landmark 2012 visit to the town", &["2012 = 2012 Year"]);
    check("the whole 2012 election cycle", &["2012 = 2012 Year"]);
    check("some 2000 villagers and 2012 tonnes", &[]);
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
    check("at 4.30pm", &["4.30pm = T16:30 Time"]);
    check("(1430 GMT)", &["1430 GMT = T14:30Z Time"]);
    check("at 9 p.m. E.T.", &["9 p.m. E.T. = T21:00 Time"]);
    check(
        "On Thursday the gates opened at 9 a.m.",
        &[
            "Thursday = 2025-09-25 Day relative",
            "9 a.m. = 2025-09-25T09:00 Time relative",
        ],
    );
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
        "CBS This Morning",
        "a USA TODAY poll",
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

#[test]
fn what_somebody_is_asked_to_do_by_a_day_lies_ahead() {
    check(
        "The lenders called on parliament to end the levy by January 1.",
        &["January 1 = 2026-01-01 Day relative"],
    );
    check(
        "The firm failed to deliver the ships by January 1.",
        &["January 1 = 2025-01-01 Day relative"],
    );
}

#[test]
fn he_was_booked_on_tuesday_and_the_hall_is_booked_for_tuesday() {
    check(
        "He was booked on Tuesday on two counts of theft.",
        &["Tuesday = 2025-09-23 Day relative"],
    );
    check(
        "The hall is booked for Tuesday.",
        &["Tuesday = 2025-09-30 Day relative"],
    );
}

#[test]
fn jars_with_dates_from_may_2026_to_august_2026() {
    check(
        "jars with dates from May 2026 to August 2026",
        &["May 2026 to August 2026 = 2026-05/2026-08 Month"],
    );
}
