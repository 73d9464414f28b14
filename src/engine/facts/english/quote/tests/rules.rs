//! Who speaks, one table for each reason; the sentences are invented.

use std::sync::Arc;

use super::facts;
use crate::engine::analysis::analyse;
use crate::engine::facts::Value;
use crate::engine::import::{Input, import};

/// Each sentence with the words, in their place, that name the speaker of its last quotation; `-` where nobody does.
#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let facts = facts(text);
        let speaker = facts.iter().rev().find_map(|fact| match &fact.value {
            Value::Quote(quote) => Some(quote.speaker.as_ref()),
            _ => None,
        });
        let words = speaker
            .flatten()
            .map_or("-", |speaker| speaker.span.of(text));
        if words != *expected {
            wrong.push(format!("{text}\n  found {words}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_single_marks_quote() {
    check(&[
        ("''This is no harbour,'' said Ann Lee.", "Ann Lee"),
        ("``This is no harbour,'' Tom Roy said.", "Tom Roy"),
    ]);
}

#[test]
fn common_nouns_and_shares_speak() {
    check(&[
        (
            "Several local residents said the plan was “a gift to nobody at all.”",
            "Several local residents",
        ),
        ("“It never ends,” said harbour widow Ann Lee.", "Ann Lee"),
        (
            "According to longtime radio host Tom Roy, the plan smells of “greed and fear of change.”",
            "Tom Roy",
        ),
        (
            "However, 63 percent said the plan was “justified by what it brings”.",
            "63 percent",
        ),
        (
            "Supporters of the plan call it “a bridge to the next century”.",
            "Supporters of the plan",
        ),
        (
            "“We are tired,” one of the dockers said.",
            "one of the dockers",
        ),
    ]);
}

#[test]
fn brackets_and_appositions_stand_between_a_subject_and_its_verb() {
    check(&[
        (
            "Ann Lee (D-Hull), in particular, said the plan was “dead on arrival”.",
            "Ann Lee",
        ),
        (
            "The ministry’s head, Ann Lee, said the plan was “dead on arrival”.",
            "Ann Lee",
        ),
    ]);
}

#[test]
fn a_pronoun_gives_way_to_who_it_stands_for_in_the_same_sentence() {
    check(&[
        (
            "Tom Roy said he thought the plan was “a poor joke on us”.",
            "Tom Roy",
        ),
        (
            "Tom Roy took to the stage to attack what he called the council’s “secret plan”.",
            "Tom Roy",
        ),
        (
            "It’s denouncing what it calls “the largest sale of land in the county.”",
            "It’s",
        ),
        (
            "Ann Lee says she hopes to win, but she knows that “the harbour will always be the harbour.”",
            "Ann Lee",
        ),
        // "he" is not Ann Lee.
        (
            "Ann Lee recalled what he called “the largest sale of land”.",
            "he",
        ),
    ]);
}

#[test]
fn participles_and_infinitives_take_the_subject_of_their_clause() {
    check(&[
        (
            "Tom Roy was angry when asked about a builder who said he was cheated at the quay, saying, “Maybe he did a bad job.”",
            "Tom Roy",
        ),
        (
            "Several groups granted Mr. Roy more time to clean the river, saying his “means were smaller than expected.”",
            "Several groups",
        ),
        (
            "The film uses footage of Ann Lee asking, “Why are we not further ahead?”",
            "Ann Lee",
        ),
        (
            "The sale led the envoy to call the treaty “a dead letter of old men”.",
            "the envoy",
        ),
        (
            "Ann Lee asked the crowd to welcome the guest - “my new best friend.”",
            "Ann Lee",
        ),
        (
            "After saying her foot was “so swollen that I could not walk,” she left.",
            "she",
        ),
    ]);
}

#[test]
fn passives_let_their_agent_speak() {
    check(&[
        (
            "The plan was described by Ann Lee as “a bridge to the next century”.",
            "Ann Lee",
        ),
        (
            "Tom Roy was quoted as saying that the plan was “a bridge to nowhere at all”.",
            "Tom Roy",
        ),
        (
            "The bill, called “the Harbour Renewal and Access Act”, passed.",
            "-",
        ),
    ]);
}

#[test]
fn nouns_of_speech_let_their_owner_speak() {
    check(&[
        (
            "Nobody forgot Ann Lee’s warning that there were “thousands of holes in it”.",
            "Ann Lee",
        ),
        (
            "The paper looked into her claim that there were “thousands of holes in it”.",
            "her",
        ),
        (
            "The quay is broken, in Tom Roy’s words, “beyond the help of any mason”.",
            "Tom Roy",
        ),
    ]);
}

#[test]
fn as_and_words_for_words_lead_to_the_subject() {
    check(&[
        (
            "Tom Roy openly admires the late mayor as a “strong leader”.",
            "Tom Roy",
        ),
        (
            "Ann Lee has used the phrase “harbour for all” in every town.",
            "Ann Lee",
        ),
        (
            "Tom Roy has gone after the council as a “leech on the town” and a “spoiled brat.”",
            "Tom Roy",
        ),
    ]);
}

#[test]
fn in_the_eyes_of_somebody() {
    check(&[
        (
            "She works on, because to her, “nothing is worth more than the truth of it.”",
            "her",
        ),
        (
            "The vote is void, per the town’s bylaws, if cast “to fill an empty chair”.",
            "the town’s bylaws",
        ),
    ]);
}

#[test]
fn headlines_have_verbs_with_capitals() {
    check(&[
        (
            "Retired General Reveals ‘Shameful’ State Of Harbour",
            "Retired General",
        ),
        ("Dockers Rip New Plan As ‘Shameful’", "Dockers"),
        (
            "Ann Lee on Harbour Plans: The Trends Are ‘Shameful.’",
            "Ann Lee",
        ),
        ("Roy: Council Plan Was ‘Shameful’ From The Start", "Roy"),
    ]);
}

#[test]
fn another_clause_speaks_for_itself() {
    check(&[
        (
            "The spot ends with footage of Tom Roy saying, “That makes me smart,” when Ann Lee blasted him.",
            "Tom Roy",
        ),
        (
            "Ann Lee mocked the fuss, saying anybody who complains about a pier “is not having a good night.”",
            "Ann Lee",
        ),
        (
            "As Ann Lee put it in a letter to the town in July, the quay is “the last honest place here.”",
            "Ann Lee",
        ),
        (
            "The quay is a “lawful source of stone and sand,” as a council memo put it.",
            "a council memo",
        ),
    ]);
}

#[test]
fn nouns_that_look_like_verbs_do_not_speak() {
    check(&[
        (
            "The board rated 32 percent of Republican claims as “false beyond a doubt”.",
            "The board",
        ),
        (
            "Ann Lee said the recent shootings and protests demand “more listening than talking”.",
            "Ann Lee",
        ),
        (
            "Tom Roy said that at one point the report “was nearly burned by mistake”.",
            "Tom Roy",
        ),
    ]);
}

#[test]
fn outlets_tweets_and_organisations_speak() {
    check(&[
        (
            "“We are closing the quay,” the Harbour Board tweeted.",
            "Harbour Board",
        ),
        (
            "Tom Roy, who said “we are closing the quay tonight”, left.",
            "who",
        ),
        (
            "Tom Roy denied the sale and said it was “a story for children”.",
            "Tom Roy",
        ),
        (
            "Ann Lee told reporters in Hull on Monday the quay was “closed until further notice”.",
            "Ann Lee",
        ),
        ("«Nous restons ici,» said Ann Lee.", "Ann Lee"),
        (
            "The statement from the Harbour Board said the quay was “closed until further notice”.",
            "The statement from the Harbour Board",
        ),
    ]);
}

#[test]
fn transcripts_name_who_speaks_before_the_colon() {
    check(&[
        (
            "ROY: Good evening to you.\nLEE: Good evening, Tom.\nROY: Is the quay closed?",
            "ROY",
        ),
        (
            "“ROY: Good evening to you.\n“LEE: Good evening, Tom.\n“ROY: Is the quay closed?\n“I hear that it is.",
            "ROY",
        ),
        (
            "Q: Is the quay closed?\nA: It is, until May.\nQ: Why so long?\nA: Stone is scarce.",
            "A",
        ),
    ]);
}

#[test]
fn a_list_of_places_is_no_transcript() {
    let found = facts("Where: The old quay.\nThe town waits.\nThe end.");
    assert!(
        found
            .iter()
            .all(|fact| !matches!(fact.value, Value::Quote(_)))
    );
}

#[test]
fn a_paragraph_of_its_own_follows_on() {
    check(&[(
        "“It is late,” said Ann Lee.\nAnn Lee restricted her remarks about the banks to the future.\n“If a bank cannot be led, it should be closed.”",
        "Ann Lee",
    )]);
}

#[test]
fn a_forgotten_mark_does_not_give_the_words_to_the_speaker_before() {
    check(&[(
        "“It is an insult,” Ann Lee said Friday. “If he is no docker, who is?\n“I have been thinking about where we are,” added Tom Roy. “So it goes for us.”",
        "Tom Roy",
    )]);
}

/// The quotations of an input in Markdown or HTML, as `words [speaker]`.
fn imported(name: &str, text: &str) -> Vec<String> {
    let bytes = text.as_bytes();
    let mut found = import(Input { name, bytes }).unwrap();
    let article = Arc::new(found.articles.remove(0));
    let analysis = analyse(Arc::clone(&article), None);
    let quotes = analysis.facts.iter().filter_map(|fact| match &fact.value {
        Value::Quote(quote) => Some(quote),
        _ => None,
    });
    quotes
        .map(|quote| {
            let words: Vec<_> = quote
                .fragments
                .iter()
                .map(|span| span.of(&article.text))
                .collect();
            let speaker = quote.speaker.as_ref().map_or("-", |speaker| &speaker.name);
            format!("{} [{speaker}]", words.join(" | "))
        })
        .collect()
}

#[test]
fn what_the_source_sets_apart_is_a_quotation_without_marks() {
    assert_eq!(
        imported(
            "line.md",
            "# Ferry line to close\n\nMayor Ann Lee wrote to the riders on Tuesday:\n\n> The line will close in May. We waited too \
             long.\n>\n> We are sorry for that.\n\nThe union was not asked, and said so.\n"
        ),
        ["The line will close in May. We waited too long. | We are sorry for that. [Ann Lee]"]
    );
    assert_eq!(
        imported(
            "line.html",
            "<html><body><article><h1>Ferry line to close</h1><p>Mayor Ann Lee wrote to the riders on Tuesday:</p>\
             <blockquote><p>The line will close in May. We waited too long.</p></blockquote>\
             <p>The union was not asked before the mayor wrote to the riders, and it said so on the quay.</p></article></body></html>"
        ),
        ["The line will close in May. We waited too long. [Ann Lee]"]
    );
    // Marks inside tell what is quoted and by whom.
    assert_eq!(
        imported(
            "line.md",
            "# Ferry line to close\n\n> “We had to close it in May,” Ann Lee said.\n\nThe union was not asked.\n"
        ),
        ["We had to close it in May, [Ann Lee]"]
    );
}

#[test]
fn a_view_in_the_sentence_before_leads_in_to_a_whole_quotation() {
    check(&[
        (
            "His manager, Ruud van Aalst, saw it differently. “He was poor today.”",
            "Ruud van Aalst",
        ),
        (
            "Ann Lee runs a shop. She shrugged. “It is a tax on the poor.”",
            "She",
        ),
        (
            "The senator was blunt. “It is a tax on the poor.”",
            "The senator",
        ),
        ("The road was wet. “It is a tax on the poor.”", "-"),
        (
            "Ann Lee was angry. “It is a tax on the poor,” said Tom Roy.",
            "Tom Roy",
        ),
    ]);
}

#[test]
fn whom_a_paper_quotes_as_saying_it_speaks() {
    check(&[
        (
            "Le Soir quoted a negotiator as saying that it was “a pistol on the table”.",
            "a negotiator",
        ),
        ("Ann Lee was quoted as saying it was “over”.", "Ann Lee"),
    ]);
}
