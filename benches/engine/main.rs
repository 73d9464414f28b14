//! How fast the engine and a frame are. Reports figures and asserts none: machines differ.
//!
//! ```text
//! cargo bench                 # everything
//! cargo bench -- filter       # one group
//! ```
//!
//! All input is made here, by the same numbers on every run.

mod reports;
mod synthetic;

use std::sync::Arc;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use fuzzy_matcher::skim::SkimMatcherV2;
use parallax::app::shelf::Shelf;
use parallax::app::{Event, Options, State, update};
use parallax::engine::analysis::{Analysis, analyse};
use parallax::engine::article::Article;
use parallax::engine::compare::compare;
use parallax::engine::filter::{Filter, Index};
use parallax::engine::import::{Input, import};
use parallax::engine::matrix::matrix;
use parallax::engine::segment::segment;
use parallax::engine::side::Pair;
use parallax::engine::stories::cluster;
use parallax::ui;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;

use reports::{Coverage, Report};
use synthetic::{coverage, lines};

/// Bytes of an article as newspapers write them.
const ARTICLE: usize = 6_000;

/// Bytes of an article that is long enough for the time of each byte to show.
const LONG: usize = 1_000_000;

fn main() {
    divan::main();
}

fn article(seed: u32, bytes: usize) -> Arc<Article> {
    let text = coverage(seed, bytes);
    let name = format!("outlet-{seed}.md");
    let mut found = import(Input {
        name: &name,
        bytes: text.as_bytes(),
    })
    .expect("synthetic coverage is an article");
    Arc::new(found.articles.remove(0))
}

fn story(count: u32) -> Vec<Analysis> {
    (1..=count)
        .map(|seed| analyse(article(seed, ARTICLE), None))
        .collect()
}

#[divan::bench(args = [ARTICLE, LONG], sample_count = 20)]
fn importing(bencher: Bencher<'_, '_>, bytes: usize) {
    let text = coverage(1, bytes);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        import(Input {
            name: "a.md",
            bytes: text.as_bytes(),
        })
    });
}

#[divan::bench(args = [ARTICLE, LONG], sample_count = 20)]
fn segmenting(bencher: Bencher<'_, '_>, bytes: usize) {
    let article = article(1, bytes);
    bencher
        .counter(BytesCount::of_str(&article.text))
        .bench(|| segment(&article));
}

/// Sentences, tokens and facts of every kind.
#[divan::bench(args = [ARTICLE, LONG], sample_count = 20)]
fn facts(bencher: Bencher<'_, '_>, bytes: usize) {
    let article = article(1, bytes);
    bencher
        .counter(BytesCount::of_str(&article.text))
        .bench(|| analyse(Arc::clone(&article), None));
}

/// From the bytes of a file to its facts: what `parallax facts` does, without the printing.
#[divan::bench(args = [ARTICLE, LONG], sample_count = 20)]
fn pipeline(bencher: Bencher<'_, '_>, bytes: usize) {
    let text = coverage(1, bytes);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let input = Input {
            name: "a.md",
            bytes: text.as_bytes(),
        };
        let found = import(input).expect("synthetic coverage is an article");
        let articles = found.articles.into_iter();
        articles
            .map(|article| analyse(Arc::new(article), None))
            .collect::<Vec<_>>()
    });
}

#[divan::bench]
fn comparing_two(bencher: Bencher<'_, '_>) {
    let story = story(2);
    let [left, right] = [&story[0], &story[1]];
    bencher.bench(|| compare(Pair::new(left, right), &[left, right]));
}

/// Two articles of a megabyte each.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn comparing_two_long(bencher: Bencher<'_, '_>) {
    let sides = Pair::new(1, 2).map(|seed| analyse(article(seed, LONG), None));
    let sides = sides.as_ref();
    bencher.bench(|| compare(sides, &[sides.left, sides.right]));
}

#[divan::bench(sample_count = 20)]
fn matrix_of_five(bencher: Bencher<'_, '_>) {
    let story = story(5);
    let story: Vec<&Analysis> = story.iter().collect();
    bencher.bench(|| matrix(&story));
}

/// Reports of invented events, 274 a day. `cargo run --release --example crowd` does it with a year of them.
#[divan::bench(args = [200, 5_000], sample_count = 3)]
fn stories(bencher: Bencher<'_, '_>, count: usize) {
    let articles: Vec<_> = Coverage::new(1, 274)
        .take(count)
        .map(|made| report(&made))
        .collect();
    bencher
        .counter(ItemsCount::new(articles.len()))
        .bench(|| cluster(&articles));
}

fn report(report: &Report) -> Arc<Article> {
    let text = format!(
        "---\ntitle: {}\ndate: 2031-{:02}-{:02}\nauthor: {}\n---\n\n{}",
        report.title,
        1 + report.day / 28 % 12,
        1 + report.day % 28,
        report.event,
        report.text
    );
    let mut found = import(Input {
        name: "report.md",
        bytes: text.as_bytes(),
    })
    .expect("synthetic coverage is an article");
    Arc::new(found.articles.remove(0))
}

mod filter {
    use fuzzy_matcher::FuzzyMatcher as _;

    use super::{Arc, Bencher, Filter, Index, ItemsCount, SkimMatcherV2, lines};

    /// What is typed: the last letter is the keystroke that is timed, those before it were typed already.
    const TYPED: [&str; 6] = ["e", "th", "minis", "ministe", "union b", "zqx"];

    /// Hits the screen asks for.
    const LIMIT: usize = 200;

    #[divan::bench(args = [100_000, 1_000_000], sample_count = 5)]
    fn index(bencher: Bencher<'_, '_>, count: usize) {
        let lines = lines(count);
        bencher
            .counter(ItemsCount::new(count))
            .bench(|| Index::build(&lines));
    }

    #[divan::bench(args = TYPED, sample_count = 20)]
    fn key_100_000(bencher: Bencher<'_, '_>, typed: &str) {
        key(bencher, 100_000, typed);
    }

    #[divan::bench(args = TYPED, sample_count = 10)]
    fn key_1_000_000(bencher: Bencher<'_, '_>, typed: &str) {
        key(bencher, 1_000_000, typed);
    }

    fn key(bencher: Bencher<'_, '_>, count: usize, typed: &str) {
        let index = Arc::new(Index::build(&lines(count)));
        let before = typed.split_at(typed.len() - 1).0;
        bencher
            .with_inputs(|| {
                let mut filter = Filter::new(Arc::clone(&index));
                filter.search(before, LIMIT, &|| false);
                filter
            })
            .bench_local_refs(|filter| filter.search(typed, LIMIT, &|| false));
    }

    /// The same work by fuzzy-matcher alone, to compare with.
    #[divan::bench(args = TYPED, sample_count = 5)]
    fn crate_alone_100_000(bencher: Bencher<'_, '_>, typed: &str) {
        let lines = lines(100_000);
        bencher.bench(|| {
            let mut hits: Vec<(i64, usize)> = Vec::new();
            let matcher = SkimMatcherV2::default();
            for (idx, line) in lines.iter().enumerate() {
                let score = typed
                    .split(' ')
                    .map(|word| matcher.fuzzy_indices(line, word).map(|(score, _)| score))
                    .sum::<Option<i64>>();
                hits.extend(score.map(|score| (-score, idx)));
            }
            hits.sort_unstable();
            hits.truncate(LIMIT);
            hits
        });
    }
}

mod frame {
    use super::{
        Arc, Bencher, Event, LONG, Options, Shelf, Size, State, Terminal, TestBackend, article,
        cluster, ui, update,
    };

    const COLUMNS: u16 = 120;
    const ROWS: u16 = 40;

    /// A reader on three articles, the first of them long, and a terminal that keeps what is drawn.
    fn reader(bytes: usize) -> (State, Terminal<TestBackend>) {
        let articles: Vec<_> = [(1, bytes), (2, 6_000), (3, 6_000)]
            .map(|(seed, bytes)| article(seed, bytes))
            .into();
        let stories = cluster(&articles);
        let shelf = Arc::new(Shelf { articles, stories });
        let (state, _) = State::new(shelf, Size::new(COLUMNS, ROWS), Options::default());
        let terminal =
            Terminal::new(TestBackend::new(COLUMNS, ROWS)).expect("a terminal in memory");
        (state, terminal)
    }

    /// A whole frame.
    #[divan::bench(args = [6_000, LONG])]
    fn draw(bencher: Bencher<'_, '_>, bytes: usize) {
        let (state, mut terminal) = reader(bytes);
        bencher.bench_local(|| {
            terminal.clear().expect("a terminal in memory");
            terminal
                .draw(|frame| ui::view(&state, frame))
                .expect("a terminal in memory");
        });
    }

    /// A key that scrolls the article, and the frame after it.
    #[divan::bench(args = [6_000, LONG])]
    fn key_to_paint(bencher: Bencher<'_, '_>, bytes: usize) {
        let (mut state, mut terminal) = reader(bytes);
        let keys = ["Tab", "j", "C-d", "k", "C-u"];
        let keys: Vec<_> = keys.iter().filter_map(|key| key.parse().ok()).collect();
        if let Some(tab) = keys.first() {
            update(&mut state, Event::Key(*tab));
        }
        let mut next = keys.iter().skip(1).cycle();
        bencher.bench_local(|| {
            if let Some(key) = next.next() {
                update(&mut state, Event::Key(*key));
            }
            terminal
                .draw(|frame| ui::view(&state, frame))
                .expect("a terminal in memory");
        });
    }
}
