//! Dates counted from the one told before, and what is planned for a day.

use super::check;

#[test]
fn the_day_after_is_counted_from_the_day_told() {
    check(
        "Rovers go to Leeds on 23 November; Tyne play the day after.",
        &[
            "23 November = 2025-11-23 Day relative",
            "the day after = 2025-11-24 Day relative",
        ],
    );
    check(
        "The night before, he had dined.",
        &["The night before = - Day relative"],
    );
    check("The day after he left, she came.", &[]);
}

#[test]
fn the_following_monday_is_no_monday_around_the_anchor() {
    check(
        "He died on 14 May and the following Monday his shop closed.",
        &[
            "14 May = 2025-05-14 Day relative",
            "the following Monday = 2025-05-19 Day relative",
        ],
    );
    check(
        "The following Monday it closed.",
        &["The following Monday = - Day relative"],
    );
}

#[test]
fn what_is_for_a_weekday_lies_ahead() {
    check(
        "They announced a rally for Tuesday.",
        &["Tuesday = 2025-09-30 Day relative"],
    );
    check(
        "The hearing is set for 9:30 a.m. Monday.",
        &["9:30 a.m. Monday = 2025-09-29T09:30 Time relative"],
    );
    check(
        "He was fined for Tuesday’s crash.",
        &["Tuesday = 2025-09-23 Day relative"],
    );
    check(
        "They could stop beyond the weekend.",
        &["the weekend = 2025-09-27/2025-09-28 Day relative"],
    );
}

#[test]
fn the_night_of_a_day_is_that_day() {
    check(
        "On the night of August 28 it broke.",
        &["August 28 = 2025-08-28 Day relative"],
    );
    check("It opens in mid-2026.", &["mid-2026 = 2026 Year"]);
}
