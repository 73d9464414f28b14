use super::*;
use crate::engine::article::{Block, BlockKind, Moment};
use crate::engine::text::Span;

const HARBOUR: &str = "The harbour wall at Oxmouth gave way on Monday and the sea flooded forty cellars near the quay. Masons had warned the council of cracks since spring.";
const CELLARS: &str = "Forty cellars in Oxmouth were flooded when the harbour wall gave way. The council had been warned by masons.";
const CHESS: &str = "A girl of eleven won the national chess title in Vellin on Monday after nine drawn games. Her trainer praised her patience.";
const TITLE: &str =
    "The chess title went to a girl of eleven, who drew nine games in Vellin and won the tenth.";

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
    let plain = |text| article(text, None, None);
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
fn the_order_of_the_articles_changes_nothing() {
    let all: Vec<Arc<Article>> = [HARBOUR, CHESS, CELLARS, TITLE]
        .iter()
        .map(|text| article(text, None, Some("2031-04-02")))
        .collect();
    let turned: Vec<Arc<Article>> = all.iter().rev().cloned().collect();
    let ids = |articles: &[Arc<Article>]| {
        let mut ids: Vec<String> = cluster(articles)
            .into_iter()
            .map(|story| story.id)
            .collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&all), ids(&turned));
    assert_eq!(ids(&all).len(), 2);
}

#[test]
fn a_story_is_called_by_a_headline_and_by_the_one_in_its_middle() {
    let mut headlined = Article::clone(&article(CELLARS, None, None));
    headlined.metadata.title = "Harbour wall floods Oxmouth".to_owned();
    let stories = cluster(&[article(HARBOUR, None, None), Arc::new(headlined)]);
    let titles: Vec<&str> = stories.iter().map(|story| story.title.as_str()).collect();
    assert_eq!(titles, ["Harbour wall floods Oxmouth"]);
}
