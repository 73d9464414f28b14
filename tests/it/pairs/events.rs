//! Reads the labelled events of `tests/it/data/pairs/`; the README there says what their lines are. The scorer measures
//! with them and a test holds them together.

use std::collections::{BTreeMap, BTreeSet};

/// Name and content of each event's file.
pub(crate) const FILES: [(&str, &str); 12] = [
    (
        "1-terminal.txt",
        include_str!("../data/pairs/1-terminal.txt"),
    ),
    ("2-blast.txt", include_str!("../data/pairs/2-blast.txt")),
    ("3-vestrel.txt", include_str!("../data/pairs/3-vestrel.txt")),
    (
        "4-outbreak.txt",
        include_str!("../data/pairs/4-outbreak.txt"),
    ),
    ("5-cycling.txt", include_str!("../data/pairs/5-cycling.txt")),
    ("6-water.txt", include_str!("../data/pairs/6-water.txt")),
    ("7-haldane.txt", include_str!("../data/pairs/7-haldane.txt")),
    (
        "8-barracks.txt",
        include_str!("../data/pairs/8-barracks.txt"),
    ),
    ("9-market.txt", include_str!("../data/pairs/9-market.txt")),
    ("10-slide.txt", include_str!("../data/pairs/10-slide.txt")),
    ("11-recall.txt", include_str!("../data/pairs/11-recall.txt")),
    (
        "12-verdict.txt",
        include_str!("../data/pairs/12-verdict.txt"),
    ),
];

/// An event that several outlets report.
#[derive(Debug, Default)]
pub(crate) struct Event {
    /// Its name.
    pub(crate) name: String,
    /// "development", "kept" or "fresh".
    pub(crate) part: String,
    /// Its articles by their keys.
    pub(crate) articles: BTreeMap<String, Report>,
    /// Labels of two articles each.
    pub(crate) pairs: Vec<Labels>,
    /// For each fact the sentences that tell it, by article.
    pub(crate) facts: BTreeMap<String, BTreeMap<String, Vec<usize>>>,
}

/// One outlet's article.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// Who published it.
    pub(crate) outlet: String,
    /// When.
    pub(crate) time: String,
    /// The headline, then its sentences.
    pub(crate) sentences: Vec<String>,
    /// The numbers of the sentences that open a paragraph.
    pub(crate) openings: BTreeSet<usize>,
}

/// What a reader says of two articles.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    /// Key of the left article.
    pub(crate) left: String,
    /// Key of the right article.
    pub(crate) right: String,
    /// Sentences that assert the same.
    pub(crate) must: BTreeSet<(usize, usize)>,
    /// Sentences that share a part only.
    pub(crate) may: BTreeSet<(usize, usize)>,
    /// What linked sentences differ in.
    pub(crate) differences: Vec<Label>,
}

/// One difference.
#[derive(Debug)]
pub(crate) struct Label {
    /// Its kind.
    pub(crate) kind: String,
    /// Whether it has to be found; a matter of view otherwise.
    pub(crate) asked: bool,
    /// The two sentences.
    pub(crate) link: (usize, usize),
    /// The words of the left and of the right sentence; `None` where one has none for it.
    pub(crate) words: [Option<String>; 2],
}

impl Report {
    /// The article as a Markdown file.
    pub(crate) fn markdown(&self) -> String {
        let mut sentences = self.sentences.iter().enumerate();
        let headline = sentences.next().map_or("", |(_, headline)| headline);
        let mut text = format!(
            "---\ntitle: {}\noutlet: {}\ndate: {}\n---\n",
            serde_json::json!(headline),
            self.outlet,
            self.time
        );
        for (number, sentence) in sentences {
            text.push_str(if self.openings.contains(&number) {
                "\n\n"
            } else {
                " "
            });
            text.push_str(sentence);
        }
        text.push('\n');
        text
    }
}

/// Which kind of lines comes.
enum Within {
    Head,
    Article(String),
    Pair,
    Facts,
}

/// Reads an event; an error names its line.
pub(crate) fn read(text: &str) -> Result<Event, String> {
    let mut event = Event::default();
    let mut within = Within::Head;
    let mut gap = false;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let told = || format!("not understood: {line}");
        if line.is_empty() {
            gap = true;
            continue;
        }
        if let Some(section) = opened(line, &mut event) {
            within = section;
        } else {
            let read = match &within {
                Within::Head => None,
                Within::Article(key) => event
                    .articles
                    .get_mut(key)
                    .and_then(|article| sentence(line, gap, article)),
                Within::Pair => event.pairs.last_mut().and_then(|pair| label(line, pair)),
                Within::Facts => fact(line, &mut event.facts),
            };
            read.ok_or_else(told)?;
        }
        gap = false;
    }
    Ok(event)
}

/// What a line opens, with what it says of the event.
fn opened(line: &str, event: &mut Event) -> Option<Within> {
    if line == "facts" {
        return Some(Within::Facts);
    }
    let (word, rest) = line.split_once(' ')?;
    match word {
        "event:" => rest.clone_into(&mut event.name),
        "part:" => rest.clone_into(&mut event.part),
        "article" => {
            let (key, head) = rest.split_once(": ")?;
            let (outlet, time) = head.rsplit_once(", ")?;
            let report = Report {
                outlet: outlet.to_owned(),
                time: time.to_owned(),
                ..Report::default()
            };
            event.articles.insert(key.to_owned(), report);
            return Some(Within::Article(key.to_owned()));
        }
        "pair" => {
            let (left, right) = rest.split_once(' ')?;
            event.pairs.push(Labels {
                left: left.to_owned(),
                right: right.to_owned(),
                ..Labels::default()
            });
            return Some(Within::Pair);
        }
        _ => return None,
    }
    Some(Within::Head)
}

/// A sentence with its number, which must be the next one.
fn sentence(line: &str, opens: bool, article: &mut Report) -> Option<()> {
    let (number, words) = line.split_once(' ')?;
    let next = article.sentences.len();
    if number.parse() != Ok(next) {
        return None;
    }
    if opens {
        article.openings.insert(next);
    }
    article.sentences.push(words.to_owned());
    Some(())
}

fn label(line: &str, pair: &mut Labels) -> Option<()> {
    let (word, rest) = line.split_once(' ')?;
    match word {
        "must" => links(rest, &mut pair.must),
        "may" => links(rest, &mut pair.may),
        kind => {
            let (ends, words) = rest.split_once(": ")?;
            let (left, right) = words.split_once(" | ")?;
            let given = |words: &str| Some(words.to_owned()).filter(|words| words != "-");
            pair.differences.push(Label {
                kind: kind.trim_end_matches('?').to_owned(),
                asked: !kind.ends_with('?'),
                link: link(ends)?,
                words: [given(left), given(right)],
            });
            Some(())
        }
    }
}

fn links(list: &str, into: &mut BTreeSet<(usize, usize)>) -> Option<()> {
    for word in list.split_whitespace() {
        into.insert(link(word)?);
    }
    Some(())
}

fn link(word: &str) -> Option<(usize, usize)> {
    let (left, right) = word.split_once('-')?;
    Some((left.parse().ok()?, right.parse().ok()?))
}

fn fact(line: &str, facts: &mut BTreeMap<String, BTreeMap<String, Vec<usize>>>) -> Option<()> {
    let (name, cells) = line.rsplit_once(": ")?;
    let mut told = BTreeMap::new();
    for cell in cells.split("; ") {
        let (key, numbers) = cell.split_once(' ')?;
        let numbers: Result<Vec<usize>, _> = numbers.split(' ').map(str::parse).collect();
        told.insert(key.to_owned(), numbers.ok()?);
    }
    facts.insert(name.to_owned(), told);
    Some(())
}
