//! Names, each rule named by the sentence that taught it. People and bodies are invented where they do something.

use proptest::prelude::*;

use super::*;
use crate::engine::article::Article;
use crate::engine::facts;
use crate::engine::segment;

/// The names of `text`: kind, name, other forms, roles and affiliation, and how often each is mentioned.
fn names(text: &str) -> Vec<String> {
    let article = Article::of_lines(text);
    let facts = facts::find(&article, &segment::segment(&article), None);
    facts
        .iter()
        .filter_map(|fact| describe(&fact.value))
        .collect()
}

fn describe(value: &Value) -> Option<String> {
    let entity = |kind: &str, entity: &Entity| {
        let mut said = format!("{kind} {}", entity.name);
        if !entity.aliases.is_empty() {
            said = format!("{said} = {}", entity.aliases.join(" = "));
        }
        (said, entity.mentions.len())
    };
    let (said, count) = match value {
        Value::Person(person) => {
            let mut said = format!("person {}", person.name);
            if !person.roles.is_empty() {
                said = format!("{said}, {}", person.roles.join(", "));
            }
            if let Some(affiliation) = &person.affiliation {
                said = format!("{said} @ {affiliation}");
            }
            (said, person.mentions.len())
        }
        Value::Organisation(body) => entity("body", body),
        Value::Place(place) => entity("place", place),
        _ => return None,
    };
    Some(if count > 1 {
        format!("{said} x{count}")
    } else {
        said
    })
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(names(text), expected, "{text}");
}

#[test]
fn a_role_and_a_body_before_a_name() {
    check(
        "Northwind Corp vice chair and president Mary Roe announced it. Roe gave no date.",
        &[
            "body Northwind Corp",
            "person Mary Roe, vice chair and president @ Northwind Corp x2",
        ],
    );
    check(
        "Northwind Corp’s vice-chair and president, Mary Roe, told staff.",
        &[
            "body Northwind Corp",
            "person Mary Roe, vice-chair and president @ Northwind Corp",
        ],
    );
    check(
        "the watch of spy chief Yoram Karvel ended",
        &["person Yoram Karvel, spy chief"],
    );
}

#[test]
fn a_role_and_a_body_behind_a_name() {
    check(
        "“It is a win,” says Tarek Nasri, an organizer with the No Cloud for Cannons group.",
        &[
            "person Tarek Nasri, organizer @ No Cloud for Cannons",
            "body No Cloud for Cannons",
        ],
    );
    check(
        "John Smith, Northwind Corp’s chief executive, left.",
        &[
            "person John Smith, chief executive @ Northwind Corp",
            "body Northwind Corp",
        ],
    );
}

#[test]
fn titles_are_roles_and_forms_of_address_are_not() {
    check(
        "Prime Minister Karin Holt met Mr. Jones.",
        &["person Karin Holt, Prime Minister", "person Jones"],
    );
    check("Gen. Mark Roe agreed.", &["person Mark Roe, Gen"]);
    check("General Electric fell.", &["body General Electric"]);
}

#[test]
fn ministries_agencies_and_companies() {
    check(
        "He wrote to the Ministry of Defence and to the Food and Drug Administration.",
        &[
            "body Ministry of Defence",
            "body Food and Drug Administration",
        ],
    );
    check(
        "Acme Holdings, Inc. sued the University of Oslo.",
        &["body Acme Holdings, Inc", "body University of Oslo"],
    );
    check(
        "the Department of Health and Human Services said",
        &["body Department of Health and Human Services"],
    );
}

#[test]
fn acronyms_in_brackets_join_their_long_forms() {
    check(
        "It told the Harbour Ministry of Trade (HMOT) so. The HMOT did not answer.",
        &["body Harbour Ministry of Trade = HMOT x3"],
    );
    check(
        "Repair, Reuse, Recycle (RRR), the movement for thrift, added it. RRR said so.",
        &["body Repair, Reuse, Recycle = RRR x3"],
    );
    check(
        "the RRR (Repair, Reuse, Recycle) protest movement",
        &["body Repair, Reuse, Recycle = RRR x2"],
    );
    check(
        "The Federal Bureau of Tides said so, and the FBT agreed.",
        &["body Federal Bureau of Tides = FBT x2"],
    );
}

#[test]
fn places() {
    check(
        "It happened in Paris, in Texas and in the West Bank.",
        &["place Paris", "place Texas", "place West Bank"],
    );
    check(
        "They met at Lake Victoria in Uganda.",
        &["place Lake Victoria", "place Uganda"],
    );
    check("He swam in the Zambezi River.", &["place Zambezi River"]);
    check(
        "in Redville, Ohio, last week",
        &["place Redville", "place Ohio"],
    );
}

#[test]
fn peoples_days_and_laws_are_no_names() {
    check(
        "Israeli and Palestinian officials met on Thursday in May.",
        &[],
    );
    check("the Geneva Conventions and the Abraham Accords", &[]);
    check("AI and the CEO of it", &[]);
    check(
        "I said so. It is theirs. However, nothing came. Protests followed, and protests ended.",
        &[],
    );
}

#[test]
fn a_capital_that_opens_a_sentence_tells_nothing() {
    check("Harbours closed. Ferries stopped. Nobody knew.", &[]);
    check("Earlier Mary Roe had spoken.", &["person Mary Roe"]);
    check("Reached by phone, Mary Roe laughed.", &["person Mary Roe"]);
}

#[test]
fn the_belongs_to_a_name_that_has_it_inside_sentences() {
    check(
        "He told The Verge so. The Verge asked again.",
        &["body The Verge x2"],
    );
}

#[test]
fn headlines_in_capitals_name_only_what_is_known() {
    check(
        "Harbour Board Blocks New Northern Ferry Service\nThe harbour board blocked it in France.",
        &["place France"],
    );
}

#[test]
fn surnames_mean_the_person_named_in_full() {
    check(
        "Mary Roe met Ann Poe. Roe spoke first, Poe last, and Mary again.",
        &["person Mary Roe x3", "person Ann Poe x2"],
    );
}

#[test]
fn what_somebody_is_stands_before_the_name() {
    check(
        "Dane Mads Thorup spoke to King Felipe and to Swede Linn Berg.",
        &[
            "person Mads Thorup",
            "person Felipe, King",
            "person Linn Berg",
        ],
    );
}

#[test]
fn an_adjective_made_of_a_name_is_no_name() {
    check("A London-based firm sued the U.S.-led force.", &[]);
    check(
        "Health Minister Bae Sung-min resigned.",
        &["person Bae Sung-min, Health Minister"],
    );
}

#[test]
fn towns_in_a_list_of_results_are_their_teams() {
    check(
        "Results of the night: Denver 110, Boston 98.",
        &["body Denver", "body Boston"],
    );
}

#[test]
fn a_campaign_and_a_numbered_unit_are_bodies() {
    check(
        "It was part of a No Harbour for Tankers protest.",
        &["body No Harbour for Tankers"],
    );
    // The tagger knows a part of it only, and that for something else.
    check(
        "No Azure for Tankers is part of a movement. No Azure for Tankers said so.",
        &["body No Azure for Tankers x2"],
    );
    check(
        "The report said that Unit 4400 had stored it.",
        &["body Unit 4400"],
    );
}

#[test]
fn a_long_form_may_be_written_small() {
    check(
        "a unit within the Israel ministry of defense (IMOD), it said",
        &["body Israel ministry of defense = IMOD x2"],
    );
    check("a new method of machine learning (ML)", &[]);
}

#[test]
fn a_body_may_be_called_by_a_part_of_its_name() {
    check(
        "Koskila Oyj said it would buy Harju Paper Group. Koskila shares rose.",
        &["body Koskila Oyj = Koskila x2", "body Harju Paper Group"],
    );
}

proptest! {
    #[test]
    fn mentions_fit_any_text(text in "([A-Z][a-z]{0,4}|of|for|and|the|The|\\(|\\)|,|\\.|[A-Z]{2,4}|’s|president|said|No| |\\PC){0,60}") {
        let article = Article::of_lines(&text);
        let facts = facts::find(&article, &segment::segment(&article), None);
        let mut spans = Vec::new();
        for fact in &facts {
            let mentions = match &fact.value {
                Value::Person(person) => &person.mentions,
                Value::Organisation(entity) | Value::Place(entity) => &entity.mentions,
                _ => continue,
            };
            prop_assert_eq!(mentions.first(), Some(&fact.span));
            spans.extend(mentions.iter().copied());
        }
        spans.sort_unstable();
        for span in &spans {
            prop_assert!(span.fits(&article.text) && !span.is_empty());
        }
        for pair in spans.windows(2) {
            prop_assert!(!pair[0].overlaps(pair[1]), "{pair:?}");
        }
    }
}

#[test]
fn the_people_that_a_body_is_made_of_own_it() {
    check(
        "The Harbour Bankers' Union called for a vote. The union has 11 members.",
        &["body Harbour Bankers' Union"],
    );
    check(
        "He was booked on Tuesday, the Elm County Sheriff's Office said.",
        &["body Elm County Sheriff's Office"],
    );
    check(
        "The Dockers’ Alliance and the Women’s Institute met.",
        &["body Dockers’ Alliance", "body Women’s Institute"],
    );
}

#[test]
fn contractions_and_signs_of_money_are_no_names() {
    check("‘We’ve tried asking nicely,’ she said. ‘I’d go.’", &[]);
    check("Iron ore was trading at US$104 a tonne.", &[]);
}

#[test]
fn a_noun_of_action_goes_on_with_the_name_of_a_body() {
    check(
        "The Centers for Disease Control and Prevention said so.",
        &["body Centers for Disease Control and Prevention"],
    );
}
