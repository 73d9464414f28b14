mod headlines;

use super::super::quote::tests::facts;
use super::*;
use crate::engine::facts::Status;

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

/// The status of every claim, by its cue.
#[track_caller]
fn check_status(text: &str, expected: &[(&str, Status)]) {
    let facts = facts(text);
    let found: Vec<_> = facts
        .iter()
        .filter_map(|fact| match &fact.value {
            Value::Claim(claim) => Some((claim.cue.as_str(), claim.status)),
            _ => None,
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn who_calls_for_something_demands_it() {
    check_status(
        "Ann Lee called for a new road.",
        &[("called for", Status::Demanded)],
    );
    check_status(
        "The council urged drivers to stay away.",
        &[("urged", Status::Demanded)],
    );
    check_status(
        "Ann Lee asked the council to close the road.",
        &[("asked", Status::Demanded)],
    );
    check_status(
        "Ann Lee said the council must close the road.",
        &[("said", Status::Demanded)],
    );
    check_status(
        "Ann Lee asked how the road was closed.",
        &[("asked", Status::Done)],
    );
    check_status("Ann Lee wants to stay.", &[("wants", Status::Unknown)]);
    check_status("The council vowed to stay.", &[("vowed", Status::Planned)]);
}

/// The claims as `source | cue`, `?` behind a source without a name, and who passed the claim on.
#[track_caller]
fn check_sources(text: &str, expected: &[&str]) {
    let facts = facts(text);
    let found: Vec<_> = facts
        .iter()
        .filter_map(|fact| match &fact.value {
            Value::Claim(claim) => {
                let source = claim.source.as_ref().map_or("-", |source| &source.name);
                let anonymous = if claim.anonymous { "?" } else { "" };
                let via: Vec<_> = claim.via.iter().map(|by| by.name.as_str()).collect();
                Some(format!(
                    "{source}{anonymous} | {} | {}",
                    claim.cue,
                    via.join(", ")
                ))
            }
            _ => None,
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_report_of_a_report_keeps_the_chain() {
    check_sources(
        "The Guardian reported that Ann Lee told Bob Roy that the road was closed.",
        &[
            "The Guardian | reported | ",
            "Ann Lee | told | The Guardian",
        ],
    );
    // What somebody says of their own thoughts is one claim.
    check_sources(
        "Ann Lee said she hopes the road will open.",
        &["Ann Lee | said | "],
    );
    check_sources(
        "Ann Lee announced the sale after The Guardian reported that the road was closed.",
        &["Ann Lee | announced | ", "The Guardian | reported | "],
    );
}

#[test]
fn sources_may_keep_their_names_back() {
    check_sources(
        "The road will close, officials said.",
        &["officials? | said | "],
    );
    check_sources(
        "The road will close, according to people familiar with the matter.",
        &["people familiar with the matter? | according to | "],
    );
    check_sources(
        "A person familiar with the talks said that the road will close.",
        &["A person familiar with the talks? | said | "],
    );
    check_sources(
        "The council said that the road will close.",
        &["The council | said | "],
    );
    check_sources(
        "It was reported that the road was closed.",
        &["-? | reported | "],
    );
    check_sources(
        "A spokesman, speaking on condition of anonymity, said the road was closed.",
        &["A spokesman? | said | "],
    );
}

#[test]
fn verbs_of_judging_and_urging_report_by_what_they_govern() {
    check_sources("Ann Lee criticised the plan.", &["Ann Lee | criticised | "]);
    check_sources(
        "Ann Lee described the road as a risk.",
        &["Ann Lee | described | "],
    );
    check_sources(
        "The plan was criticised by Ann Lee.",
        &["Ann Lee | criticised | "],
    );
    check_sources("The road was backed up.", &[]);
    check_sources(
        "Ann Lee made the case that the road is safe.",
        &["Ann Lee | made the case | "],
    );
    check_sources("His attacks on the road went on.", &[]);
    check_sources(
        "Ann Lee went on to explain how the road was built.",
        &["Ann Lee | explain | "],
    );
}

#[test]
fn a_claim_ends_where_the_reporter_goes_on() {
    check(
        "Ann Lee said the road was closed, but the council left.",
        &["Ann Lee | said | the road was closed |  | done"],
    );
    check(
        "Ann Lee said the road was closed and called for calm.",
        &[
            "Ann Lee | said | the road was closed |  | done",
            "Ann Lee | called for | calm |  | demanded",
        ],
    );
    check(
        "In June, the council said, the road was closed for a week.",
        &["the council | said | the road was closed for a week |  | done"],
    );
    check(
        "Ann Lee praised the raid that killed him.",
        &["Ann Lee | praised | the raid that killed him |  | unknown"],
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

/// The sources of the claims, each with the ones that pass it on.
#[track_caller]
fn check_chain(text: &str, expected: &[&str]) {
    let facts = facts(text);
    let shown: Vec<String> = facts
        .iter()
        .filter_map(|fact| match &fact.value {
            Value::Claim(claim) => {
                let name = claim.source.as_ref().map_or("-", |source| &source.name);
                let via: Vec<_> = claim.via.iter().map(|via| via.name.as_str()).collect();
                Some(format!("{name} < {}", via.join(", ")))
            }
            _ => None,
        })
        .collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn a_clause_of_time_or_reason_is_the_reporters_own() {
    check_chain(
        "Ann Lee announced the sale in a memo, after Reuters reported that the road was closed.",
        &["Ann Lee < ", "Reuters < "],
    );
    check_chain(
        "Ann Lee said that she left, because Reuters reported that the road was closed.",
        &["Ann Lee < ", "Reuters < "],
    );
    check_chain(
        "Ann Lee said that she left after Reuters reported that the road was closed.",
        &["Ann Lee < ", "Reuters < Ann Lee"],
    );
}

#[test]
fn who_is_set_in_between_passes_the_whole_on() {
    check_chain(
        "The Harbour Trust had told the ministry, Ann Lee said, to close the road.",
        &["Ann Lee < ", "Harbour Trust < Ann Lee"],
    );
}

#[test]
fn a_person_close_to_a_matter_is_the_source() {
    check(
        "A person close to the talks said the road was sold.",
        &["A person close to the talks | said | the road was sold |  | done"],
    );
}

#[test]
fn who_speaks_may_stand_behind_the_verb() {
    check(
        "The gate stopped half-way, said the operator, the Orrin Barrier Authority.",
        &["Orrin Barrier Authority | said | The gate stopped half-way |  | done"],
    );
    check(
        "Gate 3 stopped, says the Barrier Board, which keeps the key.",
        &["Barrier Board | says | Gate 3 stopped |  | done"],
    );
    check(
        "Tom Roy, a baker, said the board was wrong.",
        &["Tom Roy | said | the board was wrong |  | done"],
    );
}

#[test]
fn an_outlet_that_reports_behind_a_comma_is_no_noun() {
    check(
        "The port was sold, the Dallow Gazette reports.",
        &["Dallow Gazette | reports | The port was sold |  | done"],
    );
}

#[test]
fn words_set_in_between_subject_and_verb_part_no_claim() {
    check(
        "The evidence, Ann Lee said, suggests a leak.",
        &[
            "Ann Lee | said | The evidence, Ann Lee said, suggests a leak |  | unknown",
            "The evidence | suggests | a leak |  | unknown",
        ],
    );
    check(
        "In June, the ministry said, the road was closed.",
        &["the ministry | said | the road was closed |  | done"],
    );
}

#[test]
fn a_clause_inside_the_subject_hides_nobody() {
    check(
        "The union that represents the crew rejected the plan.",
        &["The union | rejected | the plan |  | unknown"],
    );
    check(
        "The man who killed Ann Lee said it was late.",
        &["The man | said | it was late |  | done"],
    );
    check(
        "Records reviewed by the Dallow Gazette show the gate was open.",
        &["Records reviewed by the Dallow Gazette | show | the gate was open |  | done"],
    );
    check(
        "Lukas Teel, head of service at Orrin Hydraulics, which built the gate, said the seal was old.",
        &["Lukas Teel | said | the seal was old |  | done"],
    );
    check(
        "The inquiry follows a report by the Dallow Gazette that revealed the board had allegedly sold the gate.",
        &["Dallow Gazette | revealed | the board had allegedly sold the gate | allegedly | done"],
    );
}

#[test]
fn what_something_follows_is_a_phrase_of_its_own() {
    check(
        "The port lost its licence and services following an inquiry that found the gate was unsafe.",
        &["an inquiry | found | the gate was unsafe |  | done"],
    );
}

#[test]
fn a_participle_behind_a_list_belongs_to_those_it_lists() {
    check(
        "The league is part of a movement of harbour workers, including Sail On, demanding that the port close.",
        &["harbour workers | demanding | the port close |  | demanded"],
    );
}

#[test]
fn a_time_says_nothing() {
    check("Morning showed what the night had done.", &[]);
    check("Tom Roy was reported missing on Friday.", &[]);
}

#[test]
fn to_make_clear_is_to_say() {
    check(
        "Ann Lee made it clear that the board would stay.",
        &["Ann Lee | made it clear | the board would stay |  | planned"],
    );
    check("The rain made clear the glass.", &[]);
}

#[test]
fn a_hedge_holds_for_its_own_clause() {
    check(
        "The mayor left after the board allegedly paid him.",
        &["- | allegedly | the board allegedly paid him | allegedly | done"],
    );
}

#[test]
fn whom_something_is_told_to_is_no_part_of_it() {
    check(
        "Ann Lee told employees of the sale.",
        &["Ann Lee | told | the sale |  | unknown"],
    );
}

#[test]
fn who_is_quoted_as_saying_something_says_it() {
    check(
        "The Dallow Gazette quoted an envoy as saying that the dam was a threat.",
        &[
            "Dallow Gazette | quoted | an envoy as saying that the dam was a threat |  | done",
            "an envoy | saying | the dam was a threat |  | done",
        ],
    );
}

#[test]
fn a_claim_may_stand_according_to_papers_without_an_article() {
    check(
        "Fares will double, according to documents obtained by the Dallow Gazette.",
        &[
            "documents obtained by the Dallow Gazette | according to | Fares will double |  | planned",
        ],
    );
}

#[test]
fn a_plural_that_closes_the_sentence_says_so() {
    check(
        "Tom Roy was fined $750, court records show.",
        &["court records | show | Tom Roy was fined $750 |  | done"],
    );
    check(
        "When the gate stuck, the paper reports, the water rose.",
        &["the paper | reports | the water rose |  | done"],
    );
    check(
        "The mission is over, Ann Lee pointed out.",
        &["Ann Lee | pointed out | The mission is over |  | unknown"],
    );
}

#[test]
fn a_word_set_in_before_that_parts_nothing() {
    check(
        "Ann Lee insisted, though, that the port was safe.",
        &["Ann Lee | insisted | the port was safe |  | done"],
    );
    check(
        "Ann Lee disputed that.",
        &["Ann Lee | disputed | not: that |  | denied"],
    );
}

#[test]
fn a_minister_behind_a_possessive_has_a_name() {
    check(
        "Estonia’s Finance Minister Kadri Vaher said the levy was safe.",
        &["Kadri Vaher | said | the levy was safe |  | done"],
    );
}

#[test]
fn it_is_the_body_that_acts_in_the_sentence() {
    check(
        "Harbour Board will cut 40 jobs, it announced on Thursday.",
        &["Harbour Board | announced | Harbour Board will cut 40 jobs |  | planned"],
    );
}

#[test]
fn a_post_stands_for_the_one_who_holds_it() {
    check(
        "Ann Lee, the mayor of Dallow, opened the port. The mayor said it was late.",
        &["Ann Lee | said | it was late |  | done"],
    );
}

#[test]
fn a_warning_of_what_one_will_do_is_a_plan() {
    check_status(
        "Ann Lee warned that she would ask the court to close the port.",
        &[("warned", Status::Planned)],
    );
    check_status(
        "Ann Lee said the storm struck the port.",
        &[("said", Status::Done)],
    );
    check(
        "A worm no longer than a grain eats nets, Ann Lee said.",
        &["Ann Lee | said | A worm no longer than a grain eats nets |  | unknown"],
    );
}

/// A claim as a reader marked it: the first byte of what is claimed, the cue, and the source.
type Marked = (usize, &'static str, &'static str);

/// What a reader marked in the supplied articles.
const MARKED: [(&str, &[Marked]); 5] = include!("marked.in");

#[test]
fn marked_claims_of_the_supplied_articles_are_found_with_their_source() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seeds");
    for (file, marked) in MARKED {
        let Ok(bytes) = std::fs::read(format!("{folder}/{file}")) else {
            eprintln!("no supplied articles at {folder}: nothing compared");
            return;
        };
        let input = crate::engine::import::Input {
            name: file,
            bytes: &bytes,
        };
        let import = crate::engine::import::import(input).unwrap();
        let article = &import.articles[0];
        let segments = crate::engine::segment::segment(article);
        let facts = crate::engine::facts::find(article, &segments, None);
        for marked in marked {
            let found = facts.iter().any(|fact| match &fact.value {
                Value::Claim(claim) => {
                    let source = claim.source.as_ref().map_or("-", |source| &source.name);
                    (claim.content.start, claim.cue.as_str(), source) == *marked
                }
                _ => false,
            });
            assert!(found, "{file}: {marked:?}");
        }
    }
}
