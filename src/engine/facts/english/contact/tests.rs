use super::super::quote::tests::facts;
use super::*;

/// Each contact attempt as `party | by | cue | outcome`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let facts = facts(text);
    let name = |source: &Option<Source>| {
        source
            .as_ref()
            .map_or_else(|| "-".to_owned(), |who| who.name.clone())
    };
    let shown: Vec<String> = facts
        .iter()
        .filter_map(|fact| match &fact.value {
            Value::Contact(contact) => Some(format!(
                "{} | {} | {} | {:?}",
                name(&contact.party),
                name(&contact.by),
                contact.cue,
                contact.outcome
            )),
            _ => None,
        })
        .collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn who_declines_to_comment_was_asked() {
    check(
        "A spokesman for the council declined to comment.",
        &["A spokesman for the council | - | declined to comment | Declined"],
    );
    check(
        "Ann Lee refused to comment on the sale.",
        &["Ann Lee | - | refused to comment | Declined"],
    );
    check(
        "The ministry had no comment.",
        &["The ministry | - | had no comment | Declined"],
    );
    check(
        "Ann Lee would not comment further.",
        &["Ann Lee | - | would not comment | Declined"],
    );
    check("The mayor refused to answer to the court.", &[]);
}

#[test]
fn who_does_not_answer_a_request_was_asked() {
    check(
        "Northwind did not immediately respond to a request for comment from The Verge.",
        &[
            "Northwind | The Verge | did not immediately respond to a request for comment | NoResponse",
        ],
    );
    check(
        "Ann Lee could not be reached for comment on Friday.",
        &["Ann Lee | - | could not be reached for comment | NoResponse"],
    );
    check(
        "The company has yet to reply to our questions.",
        &["The company | - | has yet to reply to our questions | NoResponse"],
    );
    check(
        "Attempts to reach Ann Lee were unsuccessful.",
        &["Ann Lee | - | attempts to reach ann lee were unsuccessful | NoResponse"],
    );
    check("The mayor did not respond to the attack on her plan.", &[]);
    check("The ball was not returned.", &[]);
}

#[test]
fn outlets_reach_out() {
    check(
        "The Verge has reached out to Northwind for comment.",
        &["Northwind | The Verge | has reached out to | Asked"],
    );
    check(
        "We have contacted the ministry.",
        &["the ministry | We | have contacted | Asked"],
    );
    check("The mayor reached out to voters in the north.", &[]);
    check("The bank contacted its clients on Monday.", &[]);
}

#[test]
fn who_answers_was_reached() {
    check(
        "When reached for comment, Ann Lee said that the road was closed.",
        &["Ann Lee | - | when reached for comment | Responded"],
    );
}

#[test]
fn a_contact_attempt_is_no_claim() {
    let text = "Ann Lee declined to comment. The council did not respond to a request for comment. We asked the \
                ministry for comment. The ministry said the road was closed.";
    let facts = facts(text);
    let claims: Vec<_> = facts
        .iter()
        .filter_map(|fact| match &fact.value {
            Value::Claim(claim) => Some(claim.cue.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(claims, ["said"]);
}

#[test]
fn we_have_reached_out_to_comment() {
    check(
        "We’ve reached out to Orrin Hydraulics to comment on this report.",
        &["Orrin Hydraulics | We’ve | reached out to | Asked"],
    );
    check(
        "The union reached out to dockers to comment on the draft.",
        &[],
    );
}
