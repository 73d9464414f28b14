use std::sync::mpsc::channel;
use std::time::Duration;

use super::*;
use crate::app::shelf::Shelf;
use crate::engine::article::{Article, Block, BlockKind};
use crate::engine::side::Pair;
use crate::engine::text::Span;

/// Longer than any answer takes, on the slowest machine that runs tests.
const PATIENCE: Duration = Duration::from_secs(30);

fn shelf(texts: &[&str]) -> Arc<Shelf> {
    let article = |text: &&str| {
        let block = Block {
            kind: BlockKind::Paragraph,
            span: Span::new(0, text.len()),
        };
        Arc::new(Article::new("file", (*text).to_owned(), vec![block]))
    };
    Arc::new(Shelf {
        articles: texts.iter().map(article).collect(),
        stories: Vec::new(),
    })
}

fn stacks(shelf: Arc<Shelf>) -> Arc<Stacks> {
    Arc::new(Stacks::new(shelf, None))
}

fn answer(inbox: &Receiver<Message>) -> Answer {
    match inbox.recv_timeout(PATIENCE) {
        Ok(Message::Event(Event::Answer(answer))) => answer,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_article_asked_for_is_read() {
    let (queue, inbox) = channel();
    let shelf = shelf(&["The mayor resigned.", "The vote failed.", "Nobody came."]);
    let analyst = Analyst::start(stacks(shelf), Answers(queue)).unwrap();
    for article in [0, 1, 2] {
        analyst.analyse(article);
    }
    let mut read: Vec<usize> = (0..3)
        .map(|_| match answer(&inbox) {
            Answer::Analysed { article, .. } => article,
            other => panic!("{other:?}"),
        })
        .collect();
    read.sort_unstable();
    assert_eq!(read, [0, 1, 2]);
}

#[test]
fn of_many_comparisons_the_newest_is_answered_last() {
    let (queue, inbox) = channel();
    let shelf = shelf(&[
        "The mayor resigned.",
        "The mayor has resigned.",
        "Rain fell.",
    ]);
    let analyst = Analyst::start(stacks(shelf), Answers(queue)).unwrap();
    for number in 1..=50 {
        analyst.compare(
            Ticket(number),
            Pair::new(0, 1),
            (vec![0, 1, 2], Arc::default()),
        );
    }
    let mut before = Ticket(0);
    while before != Ticket(50) {
        match answer(&inbox) {
            Answer::Compared { ticket, sides, .. } => {
                assert!(ticket > before, "{ticket:?} after {before:?}");
                assert_eq!(sides.left.article.text, "The mayor resigned.");
                before = ticket;
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_matrix_has_a_column_for_each_article_in_the_order_of_the_story() {
    let (queue, inbox) = channel();
    let shelf = shelf(&["Rain fell.", "The mayor resigned.", "The mayor resigned."]);
    let analyst = Analyst::start(stacks(shelf), Answers(queue)).unwrap();
    analyst.matrix(Ticket(3), vec![2, 0, 1], Arc::default());
    match answer(&inbox) {
        Answer::Matrix {
            ticket,
            articles,
            columns,
            matrix,
        } => {
            assert_eq!((ticket, articles.as_slice()), (Ticket(3), &[2, 0, 1][..]));
            assert_eq!(columns[1].article.text, "Rain fell.");
            assert!(matrix.rows.iter().all(|row| row.cells.len() == 3));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_other_article_is_looked_into_and_of_many_jobs_only_the_newest_goes_on() {
    use crate::engine::matrix::CellStatus;

    let (queue, inbox) = channel();
    let shelf = shelf(&[
        "The mayor of Oxmouth resigned.",
        "Rain fell.",
        "The mayor of Oxmouth resigned.",
    ]);
    let coverer = Coverer::start(stacks(shelf), Answers(queue)).unwrap();
    for number in 1..=20 {
        coverer.cover(
            (Ticket(number), 0),
            vec![1, 2],
            (vec![0, 1, 2], Arc::default()),
        );
    }
    let mut last = Vec::new();
    while last.len() < 2 {
        match answer(&inbox) {
            Answer::Covered {
                ticket: Ticket(20),
                other,
                found,
                ..
            } => last.push((other, found.unwrap().coverage.sentences[0].status)),
            Answer::Covered { .. } => {}
            other => panic!("{other:?}"),
        }
    }
    let expected = [(1, CellStatus::Omitted), (2, CellStatus::Reported)];
    assert_eq!(last, expected);
}

#[test]
fn a_filter_is_answered_with_the_sources_that_match() {
    let (queue, inbox) = channel();
    let shelf = shelf(&["Mayor resigns", "Rain in the north", "Mayor returns"]);
    let finder = Finder::start(shelf, Answers(queue)).unwrap();
    finder.find(Ticket(7), "mayor ret".to_owned());
    match answer(&inbox) {
        Answer::Filtered { ticket, hits } => assert_eq!((ticket, &*hits), (Ticket(7), &[2][..])),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_panic_is_told_to_the_reader_and_the_worker_goes_on() {
    let (queue, inbox) = channel();
    let answers = Answers(queue);
    let doing = || "Reading \u{201c}Rain\u{201d}".to_owned();
    let failed = answers.guard(doing, || -> u8 { panic!("no such sentence: {}", 5) });
    assert_eq!(failed, None);
    match answer(&inbox) {
        Answer::Failed(text) => assert_eq!(
            text,
            "Reading “Rain” failed, by a fault of Parallax: no such sentence: 5"
        ),
        other => panic!("{other:?}"),
    }
    assert_eq!(answers.guard(doing, || 7), Some(7));
}

#[test]
fn a_ticket_is_stale_once_a_newer_one_is_given() {
    let newest = Newest::default();
    newest.set(Ticket(1));
    let seen_by_worker = newest.clone();
    assert!(seen_by_worker.is(Ticket(1)));
    newest.set(Ticket(2));
    assert!(!seen_by_worker.is(Ticket(1)) && seen_by_worker.is(Ticket(2)));
}
