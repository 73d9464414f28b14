//! Bare numbers, and what else the place of a number tells.

use super::check;

#[test]
fn three_of_the_miners_are_three_and_so_are_three_of_the_fleets_21_boats() {
    check(
        "Three of the miners were brought out.",
        &["Three = 3 of miners"],
    );
    check(
        "Three of the 12 miners died.",
        &["Three = 3", "12 = 12 of miners"],
    );
    check(
        "Four of the firm’s 30 shops closed.",
        &["Four = 4", "30 = 30 of shops"],
    );
    check("Two of them were children.", &["Two = 2"]);
    check(
        "14 rooms, 9 of them with a view",
        &["14 = 14 of rooms", "9 = 9"],
    );
    check("It is one of the largest.", &[]);
}

#[test]
fn all_22_were_found_and_only_12_remain() {
    check("All 22 were found on the rocks.", &["22 = 22"]);
    check("All four survived.", &["four = 4"]);
    check("Only 12 remain.", &["12 = 12"]);
    check("Another 14 were taken to hospital.", &["14 = 14"]);
    check("One died and two were hurt.", &["One = 1", "two = 2"]);
    check("Dozens more are missing.", &["Dozens = - About"]);
    check("On page 4 died the hope.", &[]);
}

#[test]
fn the_attack_wounds_four_and_leaves_12_dead() {
    check("Knife attack wounds four in Lyon", &["four = 4"]);
    check("Landslide leaves 12 dead", &["12 = 12"]);
    check(
        "Crash kills at least nine, injures 30",
        &["at least nine = 9 AtLeast", "30 = 30"],
    );
    check("Police arrested 14 on Sunday.", &["14 = 14"]);
    check("They met at about five.", &[]);
}

#[test]
fn units_that_are_several_words() {
    check(
        "It warmed by two degrees Celsius.",
        &["two degrees Celsius = 2 °C"],
    );
    check(
        "cooler by half a degree Fahrenheit",
        &["half a degree Fahrenheit = 0.5 °F"],
    );
    check(
        "highs near 104 F and lows of 12 C",
        &["near 104 F = 104 °F About", "12 C = 12 °C"],
    );
    check("a vitamin 12 C tablet near 14 Smith Street", &[]);
    check(
        "at 90 kilometres an hour",
        &["90 kilometres an hour = 90 km/h"],
    );
    check("two more years", &["two more years = 2 year"]);
    check("two more batteries", &["two = 2 of batteries"]);
    check("$100-a-barrel oil", &["$100-a-barrel = 100 USD per barrel"]);
    check(
        "€31.20 per megawatt-hour",
        &["€31.20 per megawatt-hour = 31.2 EUR per megawatt-hour"],
    );
    check(
        "2m barrels and millions of pounds",
        &[
            "2m barrels = 2000000 bbl",
            "millions of pounds = - GBP About",
        ],
    );
    check("It stood at 312.5p.", &["312.5p = 3.125 GBP"]);
    check(
        "three-and-a-half hours",
        &["three-and-a-half hours = 3.5 hour"],
    );
    check(
        "a quarter of a million people",
        &["a quarter of a million = 250000 of people"],
    );
}

#[test]
fn two_values_of_one_thing_are_no_range() {
    check(
        "The price rose from $3 to $4.",
        &["$3 = 3 USD", "$4 = 4 USD"],
    );
    check("cut by 300 to 1,200", &["1,200 = 1200"]);
    check(
        "61 percent, up from 58",
        &["61 percent = 61 %", "58 = 58 %"],
    );
    check(
        "from 43 percent to 38.",
        &["43 percent = 43 %", "38 = 38 %"],
    );
    check(
        "between a third and a half of voters",
        &["between a third and a half = 33.333..50 % of voters"],
    );
    check(
        "More than half said no.",
        &["More than half = 50 % MoreThan"],
    );
}

#[test]
fn votes_ages_and_rows_of_labels_are_no_figures() {
    for text in [
        "The motion passed by 212 votes to 198.",
        "Senators voted 52 to 48.",
        "a phone ban for under-16s",
        "Over-65s travel free.",
        "articles 5, 6 and 7 of the treaty",
        "Routes 4 and 9 were shut.",
        "Nos. 4 and 5 are closed.",
    ] {
        check(text, &[]);
    }
    check(
        "He scored twice in the last nine minutes.",
        &["nine minutes = 9 minute"],
    );
}

#[test]
fn nine_dead_in_a_headline_of_capitals() {
    check(
        "Nine Dead as Gunman Attacks Saturday Market in Calder Falls",
        &["Nine = 9"],
    );
    check(
        "Two Killed, 15 Hurt in Blast at Chemical Plant",
        &["Two = 2", "15 = 15"],
    );
    check("Three Dead Sea Scrolls Go Under the Hammer", &[]);
}
