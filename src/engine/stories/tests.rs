use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::engine::article::{Block, BlockKind, Moment};
use crate::engine::import::{Input, import};
use crate::engine::text::Span;

const HARBOUR: &str = "The harbour wall at Oxmouth gave way on Monday and the sea flooded forty cellars near the quay. Masons had warned the council of cracks since spring.";
const CELLARS: &str = "Forty cellars in Oxmouth were flooded when the harbour wall gave way. The council had been warned by masons.";
const CHESS: &str = "A girl of eleven won the national chess title in Vellin on Monday after nine drawn games. Her trainer praised her patience.";
const TITLE: &str =
    "The chess title went to a girl of eleven, who drew nine games in Vellin and won the tenth.";

/// Invented reports: `== EVENT | DATE | TITLE`, then the text.
const COVERAGE: &str = include_str!("../../../tests/it/data/coverage.txt");

fn article(text: &str, story: Option<&str>, day: Option<&str>) -> Arc<Article> {
    let blocks = vec![Block {
        kind: BlockKind::Paragraph,
        span: Span::new(0, text.len()),
    }];
    let mut article = Article::new("a.txt", text.to_owned(), blocks);
    article.metadata.story = story.map(str::to_owned);
    article.metadata.published = day.and_then(Moment::parse);
    Arc::new(article)
}

fn plain(text: &str) -> Arc<Article> {
    article(text, None, None)
}

/// The invented reports with the events they are about.
fn coverage() -> Vec<(String, Arc<Article>)> {
    let reports = COVERAGE.split("\n== ").skip(1);
    reports
        .map(|report| {
            let (head, text) = report.split_once('\n').unwrap();
            let fields: Vec<&str> = head.split('|').map(str::trim).collect();
            let front = format!(
                "---\ntitle: {}\n---\n\n{text}",
                serde_json::json!(fields[2])
            );
            let input = Input {
                name: "report.md",
                bytes: front.as_bytes(),
            };
            let mut article = import(input).unwrap().articles.remove(0);
            article.metadata.published = Moment::parse(fields[1]);
            (fields[0].to_owned(), Arc::new(article))
        })
        .collect()
}

/// The stories as sets of article ids, with the ids of the stories.
fn groups(articles: &[Arc<Article>]) -> BTreeSet<(String, BTreeSet<String>)> {
    let stories = cluster(articles).into_iter();
    stories
        .map(|story| {
            let ids = story.articles.iter().map(|&at| articles[at].id.clone());
            (story.id, ids.collect())
        })
        .collect()
}

#[track_caller]
fn check(articles: &[Arc<Article>], expected: &[&[usize]]) {
    let stories = cluster(articles);
    let groups: Vec<&[usize]> = stories
        .iter()
        .map(|story| story.articles.as_slice())
        .collect();
    assert_eq!(groups, expected);
}

#[test]
fn articles_of_one_event_are_one_story_and_others_stay_apart() {
    check(
        &[plain(HARBOUR), plain(CHESS), plain(CELLARS), plain(TITLE)],
        &[&[0, 2], &[1, 3]],
    );
    check(&[plain("Nothing.")], &[&[0]]);
    check(&[plain(""), plain("")], &[&[0], &[1]]);
    check(&[], &[]);
}

#[test]
fn a_story_that_is_named_is_taken_at_its_word_and_takes_in_others() {
    check(
        &[
            article(HARBOUR, Some("wall"), None),
            article(CHESS, Some("wall"), None),
            article(CELLARS, None, None),
            article(TITLE, Some("chess"), None),
        ],
        &[&[0, 1, 2], &[3]],
    );
}

#[test]
fn days_apart_are_events_apart_unless_a_day_between_joins_them() {
    let on = |text, day| article(text, None, Some(day));
    check(
        &[on(HARBOUR, "2031-04-02"), on(CELLARS, "2031-04-05")],
        &[&[0, 1]],
    );
    check(
        &[on(HARBOUR, "2031-04-02"), on(CELLARS, "2031-04-06")],
        &[&[0], &[1]],
    );
    check(&[on(HARBOUR, "2031-04-02"), plain(CELLARS)], &[&[0, 1]]);
    let between = "Oxmouth is pumping forty cellars dry since the harbour wall gave way; the council was warned by masons.";
    check(
        &[
            on(HARBOUR, "2031-04-02"),
            on(CELLARS, "2031-04-06"),
            on(between, "2031-04-04"),
        ],
        &[&[0, 1, 2]],
    );
}

#[test]
fn a_story_is_called_by_a_headline_and_by_the_one_in_its_middle() {
    let mut headlined = Article::clone(&plain(CELLARS));
    headlined.metadata.title = "Harbour wall floods Oxmouth".to_owned();
    let stories = cluster(&[plain(HARBOUR), Arc::new(headlined)]);
    let titles: Vec<&str> = stories.iter().map(|story| story.title.as_str()).collect();
    assert_eq!(titles, ["Harbour wall floods Oxmouth"]);
}

#[test]
fn copies_are_one_story_and_ten_thousand_lines_are_bounded() {
    let copies: Vec<Arc<Article>> = (0..60).map(|_| plain(HARBOUR)).collect();
    assert_eq!(cluster(&copies).len(), 1);
    let lines: Vec<Arc<Article>> = (0..500)
        .map(|number| plain(&format!("Line {number} of nothing.")))
        .collect();
    let held: usize = cluster(&lines)
        .iter()
        .map(|story| story.articles.len())
        .sum();
    assert_eq!(held, lines.len());
}

#[test]
fn hostile_text_is_read_in_time_proportional_to_it() {
    for piece in ["\"", "9", "A", "東", "a ", "’s", "\u{301}", "—", "Ab. "] {
        let text = piece.repeat(400_000);
        check(&[plain(&text), plain(HARBOUR)], &[&[0], &[1]]);
    }
}

#[test]
fn invented_coverage_is_told_apart() {
    let coverage = coverage();
    let articles: Vec<Arc<Article>> = coverage
        .iter()
        .map(|(_, article)| Arc::clone(article))
        .collect();
    let stories = cluster(&articles);
    let events = |story: &Story| -> BTreeSet<&str> {
        story
            .articles
            .iter()
            .map(|&at| coverage[at].0.as_str())
            .collect()
    };
    let all: BTreeSet<&str> = coverage.iter().map(|(event, _)| event.as_str()).collect();
    let mixed: Vec<_> = stories
        .iter()
        .map(events)
        .filter(|events| events.len() > 1)
        .collect();
    assert!(mixed.len() <= 2, "{mixed:?}");
    assert!(
        stories.len() <= all.len() + 3,
        "{} of {}",
        stories.len(),
        all.len()
    );
}

#[test]
fn the_readers_word_comes_before_likeness_and_before_names() {
    let articles = [
        plain(HARBOUR),
        plain(CELLARS),
        article(CHESS, Some("chess"), None),
        article(TITLE, Some("title"), None),
    ];
    let ids: Vec<&str> = articles.iter().map(|article| article.id.as_str()).collect();
    let of = |corrections: &Corrections| -> Vec<Vec<usize>> {
        let stories = cluster_corrected(&articles, corrections.clone());
        stories.into_iter().map(|story| story.articles).collect()
    };
    let mut corrections = Corrections::default();
    assert_eq!(of(&corrections), [vec![0, 1], vec![2], vec![3]]);
    corrections.split(&[ids[0]], &[ids[1]]);
    assert_eq!(of(&corrections), [[0], [1], [2], [3]]);
    corrections.merge(&[ids[2], ids[3]]);
    corrections.merge(&[ids[0], ids[3]]);
    assert_eq!(of(&corrections), [vec![0, 2, 3], vec![1]]);
    // What is apart stays apart, also by way of a third.
    corrections.merge(&[ids[1], ids[2]]);
    assert_eq!(of(&corrections), [vec![0, 2, 3], vec![1]]);
    corrections.merge(&[ids[0], ids[1]]);
    assert_eq!(of(&corrections), [[0, 1, 2, 3]]);
}

#[test]
fn an_id_stays_and_leads_to_its_story_through_mergers_and_splits() {
    let (wall, chess) = (plain(HARBOUR), plain(CHESS));
    let mut stories = Stories::default();
    stories.add(&wall);
    stories.add(&chess);
    stories.settle();
    let ids: Vec<String> = stories.list().into_iter().map(|story| story.id).collect();
    stories.add(&plain(CELLARS));
    stories.settle();
    let now: Vec<String> = stories.list().into_iter().map(|story| story.id).collect();
    assert_eq!(now, ids);
    assert_eq!(stories.list()[0].articles, [0, 2]);

    let mut merged = Corrections::default();
    merged.merge(&[&wall.id, &chess.id]);
    stories.correct(merged);
    stories.settle();
    let list = stories.list();
    assert_eq!(list.len(), 1);
    assert_eq!(
        (&list[0].id, &list[0].aliases),
        (&ids[0], &vec![ids[1].clone()])
    );
    assert_eq!(stories.aliases().resolve(&ids[1]), ids[0]);

    stories.correct(Corrections::default());
    stories.settle();
    let list = stories.list();
    assert_eq!(list[0].id, ids[0]);
    let renewed = format!("{}-2", ids[1]);
    assert_eq!(
        list[1].id, renewed,
        "an id that leads elsewhere is not given again"
    );
    let split = Change::Split {
        from: ids[0].clone(),
        into: renewed,
    };
    assert_eq!(stories.aliases().log().last(), Some(&split));
}

#[test]
fn an_explanation_names_what_two_articles_share() {
    let articles = [plain(HARBOUR), plain(CELLARS), plain(CHESS)];
    let mut stories = Stories::default();
    for article in &articles {
        stories.add(article);
    }
    assert_eq!(
        stories.explain(&articles, 0),
        None,
        "nothing is settled yet"
    );
    stories.settle();
    let wall = stories.explain(&articles, 1).unwrap();
    assert_eq!(wall.because, Because::Alike);
    assert!(wall.fit.unwrap() >= wall.threshold, "{wall:?}");
    let nearest = wall.nearest.unwrap();
    assert_eq!(nearest.with, 0);
    let shared: Vec<&str> = nearest
        .shared
        .iter()
        .map(|shared| shared.word.as_str())
        .collect();
    assert!(
        shared.contains(&"Oxmouth") && shared.contains(&"cellars"),
        "{shared:?}"
    );
    let chess = stories.explain(&articles, 2).unwrap();
    assert_eq!(
        (chess.because, chess.fit, chess.nearest),
        (Because::Alone, None, None)
    );
    assert!(
        chess
            .other
            .is_none_or(|other| other.reason == WhyNot::TooLittle)
    );
    assert_eq!(stories.explain(&articles, 3), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_the_articles_changes_nothing(
        order in Just((0..40_usize).collect::<Vec<_>>()).prop_shuffle(),
        dated in any::<bool>(),
    ) {
        let articles: Vec<Arc<Article>> = coverage()
            .into_iter()
            .map(|(_, article)| {
                let mut article = Article::clone(&article);
                article.metadata.published = article.metadata.published.filter(|_| dated);
                Arc::new(article)
            })
            .collect();
        let forth: Vec<_> = articles.iter().take(40).cloned().collect();
        let shuffled: Vec<_> = order.iter().map(|&at| Arc::clone(&articles[at])).collect();
        prop_assert_eq!(groups(&forth), groups(&shuffled));
    }

    #[test]
    fn articles_that_come_in_steps_are_all_in_one_story_each(
        order in Just((0..40_usize).collect::<Vec<_>>()).prop_shuffle(),
        step in 1..20_usize,
    ) {
        let coverage = coverage();
        let mut stories = Stories::default();
        let mut ids: BTreeSet<String> = BTreeSet::new();
        for part in order.chunks(step) {
            for &at in part {
                stories.add(&coverage[at].1);
            }
            stories.settle();
            let list = stories.list();
            // Every id that was ever given leads to a story.
            ids.extend(list.iter().map(|story| story.id.clone()));
            for id in &ids {
                let head = stories.aliases().resolve(id);
                prop_assert!(list.iter().any(|story| story.id == head), "{} {}", id, head);
            }
        }
        let mut held: Vec<usize> = stories.list().into_iter().flat_map(|story| story.articles).collect();
        held.sort_unstable();
        prop_assert_eq!(held, (0..40).collect::<Vec<_>>());
        // Settled anew as a whole, it is what it is in any order.
        stories.regroup();
        stories.settle();
        let whole: BTreeSet<BTreeSet<&str>> = stories
            .list()
            .into_iter()
            .map(|story| story.articles.iter().map(|&number| coverage[order[number]].1.id.as_str()).collect())
            .collect();
        let articles: Vec<Arc<Article>> = order.iter().map(|&at| Arc::clone(&coverage[at].1)).collect();
        let fresh = cluster(&articles);
        let fresh: BTreeSet<BTreeSet<&str>> = fresh
            .iter()
            .map(|story| story.articles.iter().map(|&at| articles[at].id.as_str()).collect())
            .collect();
        prop_assert_eq!(whole, fresh);
    }
}
