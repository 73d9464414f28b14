mod pronouns;
mod rules;

use proptest::prelude::*;

use super::*;
use crate::engine::article::Article;
use crate::engine::facts::{Fact, FactKind, find as find_facts};
use crate::engine::segment::segment;

/// The facts of `text`, whose lines are paragraphs.
pub(in super::super) fn facts(text: &str) -> Vec<Fact> {
    let article = Article::of_lines(text);
    let segments = segment(&article);
    find_facts(&article, &segments, None)
}

/// Each quotation as `words … words [speaker/cue/medium]`, partial ones with `~` in front.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let facts = facts(text);
    let quotes = facts.iter().filter_map(|fact| match &fact.value {
        Value::Quote(quote) => Some(quote),
        _ => None,
    });
    let shown: Vec<String> = quotes
        .map(|quote| {
            let fragments: Vec<_> = quote.fragments.iter().map(|span| span.of(text)).collect();
            let speaker = quote.speaker.as_ref().map_or("-", |speaker| &speaker.name);
            let cue = quote.cue.as_deref().unwrap_or("-");
            let medium = quote.medium.as_deref().unwrap_or("-");
            let partial = if quote.partial { "~" } else { "" };
            format!(
                "{partial}{} [{speaker}/{cue}/{medium}]",
                fragments.join(" … ")
            )
        })
        .collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn the_speaker_stands_beside_the_quotation() {
    check(
        "“The plan is dead,” Ann Lee said.",
        &["The plan is dead, [Ann Lee/said/-]"],
    );
    check(
        "\"The plan is dead,\" said Ann Lee.",
        &["The plan is dead, [Ann Lee/said/-]"],
    );
    check(
        "“Is it dead?” asked Tom Roy, a baker from Hull. Nobody knew.",
        &["Is it dead? [Tom Roy/asked/-]"],
    );
    check(
        "Ann Lee told reporters: “The plan is dead.”",
        &["The plan is dead. [Ann Lee/told/-]"],
    );
}

#[test]
fn an_attribution_in_the_middle_joins_what_it_parts() {
    check(
        "“The plan is dead,” says Ann Lee. “We will bury it.”",
        &["The plan is dead, … We will bury it. [Ann Lee/says/-]"],
    );
    check(
        "“The plan,” says Ann Lee, “is dead.”",
        &["The plan, … is dead. [Ann Lee/says/-]"],
    );
}

#[test]
fn an_aside_speaks_for_the_words_after_it() {
    check(
        "“It is over,” said Ann Lee. The Harbour Board had told the town of its decision, she said, to “close the old port at once.”",
        &[
            "It is over, [Ann Lee/said/-]",
            "~close the old port at once. [Ann Lee/said/-]",
        ],
    );
}

#[test]
fn a_time_before_the_subject_is_not_its_role() {
    let facts = facts("Last month Ann Lee said: “The plan is dead.”");
    let roles = facts.iter().filter_map(|fact| match &fact.value {
        Value::Quote(quote) => quote.speaker.as_ref()?.role.as_deref(),
        _ => None,
    });
    assert_eq!(roles.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn a_page_speaks_for_the_body_that_keeps_it() {
    check(
        "The move follows pressure of the Harbour League (HL) on the town, which opens its page on the port with “The port is the last honest place in the county.”",
        &["The port is the last honest place in the county. [Harbour League/-/-]"],
    );
}

#[test]
fn a_second_speaker_is_not_joined() {
    check(
        "“The plan is dead,” said Ann Lee. “It lives,” said Tom Roy.",
        &[
            "The plan is dead, [Ann Lee/said/-]",
            "It lives, [Tom Roy/said/-]",
        ],
    );
}

#[test]
fn a_quotation_over_paragraphs_is_one() {
    check(
        "“The plan is dead,” said Ann Lee. “We tried.\n“We failed. So it goes.”\nNobody came.",
        &["The plan is dead, … We tried. … We failed. So it goes. [Ann Lee/said/-]"],
    );
}

#[test]
fn a_paragraph_that_ends_with_a_colon_leads_in() {
    check(
        "In her letter, Ann Lee thanked the town for its patience:\n“You waited a long time for this.”",
        &["You waited a long time for this. [Ann Lee/thanked/in her letter]"],
    );
}

#[test]
fn words_woven_into_a_sentence_are_partial() {
    check(
        "On Monday the mayor of Hull, Ann Lee, told staff in an email that the town had “run out of money for it.”",
        &["~run out of money for it. [Ann Lee/told/in an email]"],
    );
    check(
        "Tom Roy told workers of the change, writing that it was “a very hard step” to take.",
        &["~a very hard step [Tom Roy/writing/-]"],
    );
    check(
        "The council announced that it would “pause and rethink” the road.",
        &["~pause and rethink [The council/announced/-]"],
    );
}

#[test]
fn emphasis_and_titles_are_no_quotations() {
    check("The so-called “experts” came late.", &[]);
    check("They played “Songs of the Northern Harbour” at noon.", &[]);
}

#[test]
fn the_outlet_behind_the_piece_speaks() {
    check(
        "The Guardian ran a long report in May. According to the piece, “the harbour was sold to a friend of the mayor.”",
        &["~the harbour was sold to a friend of the mayor. [The Guardian/according to/-]"],
    );
    check(
        "The Guardian’s May report alleged that there was “a hidden and costly deal” over it.",
        &["~a hidden and costly deal [The Guardian/alleged/-]"],
    );
}

#[test]
fn a_pronoun_stands_for_who_spoke_before() {
    check(
        "“The plan is dead,” said Ann Lee.\n“We will bury it,” she added on Friday.",
        &[
            "The plan is dead, [Ann Lee/said/-]",
            "We will bury it, [Ann Lee/added/-]",
        ],
    );
}

#[test]
fn the_medium_is_read_with_its_addressee() {
    check(
        "“We are done,” says Tom Roy, a baker with the union, in a statement to The Verge.",
        &["We are done, [Tom Roy/says/in a statement to The Verge]"],
    );
    check(
        "“We are done,” Tom Roy told The Verge.",
        &["We are done, [Tom Roy/told/told The Verge]"],
    );
}

#[test]
fn nobody_is_named_where_the_text_names_nobody() {
    check(
        "The deal does not touch “the vast majority of the harbour’s income” at all.",
        &["~the vast majority of the harbour’s income [-/-/-]"],
    );
}

/// A quotation as a reader marked it: its first byte, how many fragments, and the names that are right for its speaker.
type Marked = (usize, usize, Option<&'static str>);

/// What a reader marked in the supplied articles.
const MARKED: [(&str, &[Marked]); 5] = include!("marked.in");

#[test]
fn every_quotation_of_the_supplied_articles_is_found_with_its_speaker() {
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
        let facts = find_facts(article, &segment(article), None);
        let found: Vec<_> = facts
            .iter()
            .filter_map(|fact| match &fact.value {
                Value::Quote(quote) => {
                    let speaker = quote.speaker.as_ref().map(|speaker| speaker.name.as_str());
                    Some((fact.span.start, quote.fragments.len(), speaker))
                }
                _ => None,
            })
            .collect();
        for (found, marked) in found.iter().zip(marked) {
            let accepted = marked.2.map(|names| names.split('|').collect::<Vec<_>>());
            let agrees = match (&accepted, found.2) {
                (None, None) => true,
                (Some(names), Some(name)) => names.contains(&name),
                _ => false,
            };
            assert!(
                agrees && (found.0, found.1) == (marked.0, marked.1),
                "{file}: {found:?}, marked {marked:?}"
            );
        }
        assert_eq!(found.len(), marked.len(), "{file}");
    }
}

proptest! {
    #[test]
    fn spans_fit_any_text(text in r#"([A-Z][a-z]{0,5} |said |"|“|”|, |\. |: |he |that |according to |The Guardian |\n|—|’s |Update: ){0,60}"#) {
        let facts = facts(&text);
        for fact in &facts {
            prop_assert!(fact.span.fits(&text) && !fact.span.is_empty());
            match &fact.value {
                Value::Quote(quote) => {
                    prop_assert!(!quote.fragments.is_empty());
                    for fragment in &quote.fragments {
                        prop_assert!(fragment.fits(&text) && fact.span.encloses(*fragment));
                    }
                    if let Some(speaker) = &quote.speaker {
                        prop_assert!(speaker.span.fits(&text) && !speaker.span.is_empty());
                    }
                }
                Value::Claim(claim) => {
                    prop_assert!(claim.content.fits(&text) && fact.span.encloses(claim.content));
                }
                _ => {}
            }
        }
        prop_assert_eq!(&facts, &self::facts(&text));
    }
}

#[test]
fn a_text_of_nothing_but_marks_and_cues_costs_no_more_than_its_length() {
    for unit in [
        "“",
        "\"",
        "said ",
        "“a” ",
        "He said “no.” ",
        "A ",
        "(",
        "“A,” said B, ",
        "A, said B, ",
        "and said ",
        "Update: x\n",
        "'a ",
        "“\n",
    ] {
        let text = unit.repeat(60_000 / unit.len());
        let found = facts(&text);
        assert!(found.iter().all(|fact| fact.span.fits(&text)), "{unit:?}");
        // The words that the facts hold must not grow with the square of the text either.
        let words: usize = found.iter().map(|fact| fact.span.len()).sum();
        assert!(words <= 400 * text.len(), "{unit:?}: {words}");
        assert!(
            found
                .iter()
                .filter(|fact| fact.kind() == FactKind::Quote)
                .count()
                <= text.len()
        );
    }
}

#[test]
fn to_make_clear_is_to_say() {
    check(
        "Ann Lee makes it clear that the board will “not sell the old port.”",
        &["~not sell the old port. [Ann Lee/makes it clear/-]"],
    );
}

#[test]
fn who_grins_or_shrugs_speaks() {
    check(
        "“They say weeks,” shrugged Tom Roy, who runs the shop. “But whose weeks?”",
        &["They say weeks, … But whose weeks? [Tom Roy/shrugged/-]"],
    );
}
