use super::super::quote::tests::facts;
use crate::engine::facts::Value;

#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let facts = facts(text);
    let found: Vec<_> = facts
        .iter()
        .filter_map(|fact| match &fact.value {
            Value::Citation(citation) => Some((citation.cited.as_str(), citation.cue.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_verb_or_noun_of_reporting_ties_an_outlet_to_what_it_brought() {
    check(
        "According to The Guardian, the road was sold.",
        &[("The Guardian", "according to")],
    );
    check(
        "The road was sold, Reuters reported on Monday.",
        &[("Reuters", "reported")],
    );
    check(
        "It follows an investigation by the Guardian.",
        &[("The Guardian", "investigation by")],
    );
    check(
        "The sale was first reported by Reuters.",
        &[("Reuters", "reported by")],
    );
    check(
        "The Guardian’s reporting on it was long.",
        &[("The Guardian", "reporting")],
    );
    check(
        "The Guardian and others reported the sale.",
        &[("The Guardian", "reported")],
    );
}

#[test]
fn what_an_outlet_saw_or_is_cited_for_is_its_own() {
    check(
        "The road was sold, the council said, citing Reuters.",
        &[("Reuters", "citing")],
    );
    check(
        "The letter, seen by Reuters, is short.",
        &[("Reuters", "seen by")],
    );
    check(
        "Reuters has seen documents on the sale.",
        &[("Reuters", "seen")],
    );
    check(
        "Ann Lee said so in an interview with the BBC.",
        &[("BBC News", "interview with")],
    );
    check("Ann Lee was seen at the BBC.", &[]);
    check("She cited the cost of the road.", &[]);
}

#[test]
fn every_outlet_of_a_list_is_cited() {
    check(
        "It came out in an investigation by the Guardian, +972 Magazine and Local Call.",
        &[
            ("The Guardian", "investigation by"),
            ("+972 Magazine", "investigation by"),
            ("Local Call", "investigation by"),
        ],
    );
}

#[test]
fn a_name_that_ends_like_an_outlet_needs_a_verb_of_reporting() {
    check(
        "The Springfield Gazette reported a fire.",
        &[("Springfield Gazette", "reported")],
    );
    check("The Springfield Gazette moved to Hull.", &[]);
}

#[test]
fn a_name_alone_is_no_citation() {
    check("The Guardian has its office in London.", &[]);
}

#[test]
fn an_outlet_that_no_table_knows_is_told_by_its_shape_or_the_noun_beside_it() {
    check(
        "Ann Lee told Radio Kestrel that she would stay.",
        &[("Radio Kestrel", "told")],
    );
    check(
        "Ann Lee told the newspaper La Voz that she would stay.",
        &[("La Voz", "told")],
    );
    check(
        "The state news agency Orion said four people died.",
        &[("Orion", "said")],
    );
    check(
        "The Orion news agency quoted a doctor as saying so.",
        &[("Orion", "quoted")],
    );
    check(
        "“We are sorry,” she told WKLA, a television station in Hull.",
        &[("WKLA", "told")],
    );
    check(
        "Footage broadcast by TVR, a Romanian broadcaster, shows it.",
        &[("TVR", "broadcast by")],
    );
    check(
        "A poll for the Sunday Post put them at 31 percent.",
        &[("Sunday Post", "poll for")],
    );
    check(
        "She told the council that the station in Hull was shut.",
        &[],
    );
    check("The agency Frontex said it was over.", &[]);
}

#[test]
fn what_an_outlet_airs_prints_and_sees_is_its_own() {
    check(
        "Emails leaked to Le Monde show that he lied.",
        &[("Le Monde", "leaked to")],
    );
    check(
        "Speaking on Fox News, she denied it.",
        &[("Fox News", "speaking on")],
    );
    check(
        "Writing in The Guardian, he agreed.",
        &[("The Guardian", "writing in")],
    );
    check(
        "An AFP reporter saw smoke over the port.",
        &[("Agence France-Presse", "saw")],
    );
    check(
        "CNN’s Ana Lee reported that the talks had failed.",
        &[("CNN", "reported")],
    );
    check(
        "As the Guardian put it, the plan is dead.",
        &[("The Guardian", "put it")],
    );
    check(
        "Reuters, which first reported the talks, was wrong.",
        &[("Reuters", "reported")],
    );
    check(
        "Ms Lee, a columnist for the Guardian, said it was over.",
        &[],
    );
    check("A Reuters photographer was hurt.", &[]);
}

#[test]
fn a_part_of_another_name_and_a_spokesman_are_no_outlet() {
    check("The line was shut, according to King County Metro.", &[]);
    check("Fares rose, according to Star Alliance figures.", &[]);
    check("It was a fault, according to a spokesman for ITV.", &[]);
    check("People said they saw smoke.", &[]);
    check(
        "It was a fault, according to a reporter for Reuters.",
        &[("Reuters", "according to")],
    );
    check(
        "The Guardian said so; the Guardian reported it first.",
        &[("The Guardian", "said")],
    );
}
