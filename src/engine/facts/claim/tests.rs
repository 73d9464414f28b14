use super::super::Status;
use super::super::quote::tests::facts;
use super::*;

/// Each claim as `source | cue | content | hedges | status`, `not` before the content of what is denied.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let facts = facts(text);
    let claims = facts.iter().filter_map(|fact| match &fact.value {
        Value::Claim(claim) => Some(claim),
        _ => None,
    });
    let shown: Vec<String> = claims
        .map(|claim| {
            let source = claim.source.as_ref().map_or("-", |source| &source.name);
            let not = if claim.negated { "not: " } else { "" };
            let content = claim.content.of(text);
            let hedges = claim.hedges.join(", ");
            let status = match claim.status {
                Status::Done => "done",
                Status::Planned => "planned",
                Status::Denied => "denied",
                Status::Demanded => "demanded",
                Status::Unknown => "unknown",
            };
            format!(
                "{source} | {} | {not}{content} | {hedges} | {status}",
                claim.cue
            )
        })
        .collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn a_verb_of_speech_reports_what_follows_it() {
    check(
        "Ann Lee said that the road was closed.",
        &["Ann Lee | said | the road was closed |  | done"],
    );
    check(
        "The council says it will close the road.",
        &["The council | says | it will close the road |  | planned"],
    );
    check(
        "The council told residents on Monday that the road is safe.",
        &["The council | told | the road is safe |  | unknown"],
    );
}

#[test]
fn a_verb_of_speech_reports_what_stands_before_it() {
    check(
        "The road was closed on Monday, officials said.",
        &["officials | said | The road was closed on Monday |  | done"],
    );
}

#[test]
fn according_to_names_the_source() {
    check(
        "According to The Guardian, the road was sold last week.",
        &["The Guardian | according to | the road was sold last week |  | done"],
    );
    check(
        "The road was sold, according to a report from The Guardian.",
        &["a report from The Guardian | according to | The road was sold |  | done"],
    );
}

#[test]
fn hedges_and_denials_are_told() {
    check(
        "The army is reportedly planning to move the data.",
        &[
            "- | reportedly | The army is reportedly planning to move the data | reportedly | planned",
        ],
    );
    check(
        "The mayor denied that the road was sold.",
        &["The mayor | denied | not: the road was sold |  | denied"],
    );
    check(
        "The report found that the firm appeared to use the road.",
        &["The report | found | the firm appeared to use the road | appeared to | done"],
    );
}

#[test]
fn words_wholly_in_quotation_marks_are_no_claim() {
    check("“The road is closed,” said Ann Lee.", &[]);
}

#[test]
fn nouns_of_the_same_form_report_nothing() {
    check(
        "The report was long. Their claims of victory came early.",
        &[],
    );
}

#[test]
fn the_company_is_not_the_place_where_something_was_said() {
    let text = "The mayor said on Twitter that all was well.\nThe company said the work had ended.";
    let facts = facts(text);
    let sources: Vec<_> = facts
        .iter()
        .filter_map(|fact| match &fact.value {
            Value::Claim(claim) => Some(claim.source.as_ref()?.name.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(sources.last(), Some(&"The company"), "{sources:?}");
}
