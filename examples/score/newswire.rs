//! Names in newspaper copy: what the facts hold against every marked mention, by exact span and kind.
//!
//! `tests/it/data/newswire.txt` holds invented copy in two parts, "dev" to choose by and "test" to report;
//! `tests/it/data/seed-names.txt` holds where names stand in the supplied articles, without their words.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use parallax::engine::article::Article;
use parallax::engine::facts::{self, Value};
use parallax::engine::import::{self, Input};
use parallax::engine::segment;
use parallax::engine::text::Span;

use super::names::names;
use super::{Figure, tell};

const COPY: &str = include_str!("../../tests/it/data/newswire.txt");
const SEEDS: &str = include_str!("../../tests/it/data/seed-names.txt");

/// A name: where it stands, and `P`, `O` or `L`.
pub(super) type Name = (Span, char);

/// What was found, by kind: names found rightly, names found, names there.
pub(super) type Counts = BTreeMap<char, [usize; 3]>;

/// Measures both parts of the invented copy, and the supplied articles where their folder stands beside `folder`.
pub(super) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let mut figures = Vec::new();
    for part in ["dev", "test"] {
        let mut counts = Counts::new();
        for story in stories(part) {
            let (text, gold) = unmark(story);
            compare(part, &article(&text)?, &gold, &mut counts);
        }
        figures.extend(table(&format!("newswire, {part}"), &counts));
    }
    figures.extend(confidence(
        "newswire, test",
        &stories("test").filter_map(labelled).collect::<Vec<_>>(),
    ));
    let mut counts = Counts::new();
    for (file, gold) in seeds() {
        let path = folder.join("../seeds").join(file);
        let Ok(bytes) = std::fs::read_to_string(path) else {
            continue;
        };
        compare("seeds", &article(&bytes)?, &gold, &mut counts);
    }
    if !counts.is_empty() {
        figures.extend(table("supplied articles", &counts));
    }
    Some(figures)
}

/// The stories of one part.
fn stories(part: &str) -> impl Iterator<Item = &'static str> {
    let whole = COPY
        .split("\n## ")
        .find_map(|whole| whole.strip_prefix(part));
    let stories = whole.unwrap_or_default().split("\n\n");
    stories.map(str::trim).filter(|story| !story.is_empty())
}

/// The text of marked copy, and its names.
fn unmark(marked: &str) -> (String, BTreeSet<Name>) {
    let mut text = String::new();
    let mut names = BTreeSet::new();
    let mut rest = marked;
    while let Some((before, (mark, after))) = rest
        .split_once('[')
        .and_then(|(before, after)| Some((before, after.split_once(' ')?)))
    {
        text.push_str(before);
        let (name, after) = after.split_once(']').unwrap_or((after, ""));
        let start = text.len();
        text.push_str(name);
        if mark != "MISC" {
            let kind = mark.chars().next().unwrap_or('?');
            names.insert((Span::new(start, text.len()), kind));
        }
        rest = after;
    }
    text.push_str(rest);
    (text, names)
}

/// A story as the engine reads it, with its names.
fn labelled(story: &str) -> Option<(Article, BTreeSet<Name>)> {
    let (text, gold) = unmark(story);
    Some((article(&text)?, gold))
}

/// The stated confidence of names, in steps, against the share that is right: the first mention tells.
pub(super) fn confidence(what: &str, documents: &[(Article, BTreeSet<Name>)]) -> Vec<Figure> {
    let mut steps: BTreeMap<(char, u32), [usize; 2]> = BTreeMap::new();
    for (article, gold) in documents {
        for fact in facts::find(article, &segment::segment(article), None) {
            let kind = match fact.value {
                Value::Person(_) => 'P',
                Value::Organisation(_) => 'O',
                Value::Place(_) => 'L',
                _ => continue,
            };
            let step = format!("{:.0}", fact.evidence.confidence * 100.0);
            let sums = steps.entry((kind, step.parse().unwrap_or(0))).or_default();
            sums[0] += usize::from(gold.contains(&(fact.span, kind)));
            sums[1] += 1;
        }
    }
    let rows = steps.into_iter().map(|((kind, stated), [right, all])| {
        let measured = Figure::share("", right, all).value;
        Figure {
            what: format!("{what}, {kind}: confidence"),
            value: format!("stated {stated}%, measured {measured}"),
        }
    });
    rows.collect()
}

fn article(text: &str) -> Option<Article> {
    let input = Input {
        name: "story.txt",
        bytes: text.as_bytes(),
    };
    import::import(input).ok()?.articles.into_iter().next()
}

/// File names with the names in them: a line with the file, then lines with kind, start and end.
fn seeds() -> Vec<(&'static str, BTreeSet<Name>)> {
    let mut found: Vec<(&str, BTreeSet<Name>)> = Vec::new();
    for line in SEEDS.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split(' ').collect();
        match (fields.as_slice(), found.last_mut()) {
            ([file], _) => found.push((file, BTreeSet::new())),
            ([kind, start, end], Some((_, names))) => {
                let place = |number: &str| number.parse().unwrap_or(0);
                let kind = kind.chars().next().unwrap_or('?');
                names.insert((Span::new(place(start), place(end)), kind));
            }
            _ => {}
        }
    }
    found
}

fn compare(what: &str, article: &Article, gold: &BTreeSet<Name>, counts: &mut Counts) {
    let found = names(article);
    tally(&found, gold, counts);
    for error in differing(article, &found, gold) {
        tell(&format!("{what}: {error}"));
    }
}

/// Adds the names of an article to the counts.
pub(super) fn tally(found: &BTreeSet<Name>, gold: &BTreeSet<Name>, counts: &mut Counts) {
    for kind in ['P', 'O', 'L'] {
        let of = |names: &BTreeSet<Name>| names.iter().filter(|name| name.1 == kind).count();
        let right = found.intersection(gold).filter(|name| name.1 == kind);
        let sums = counts.entry(kind).or_default();
        for (sum, count) in sums.iter_mut().zip([right.count(), of(found), of(gold)]) {
            *sum += count;
        }
    }
}

/// What differs, and where.
pub(super) fn differing(
    article: &Article,
    found: &BTreeSet<Name>,
    gold: &BTreeSet<Name>,
) -> Vec<String> {
    let mut errors = Vec::new();
    let text = &article.text;
    let around = |span: Span| {
        let before: String = text
            .get(..span.start)
            .unwrap_or_default()
            .chars()
            .rev()
            .take(30)
            .collect();
        let before: String = before.chars().rev().collect();
        let after: String = text
            .get(span.end..)
            .unwrap_or_default()
            .chars()
            .take(25)
            .collect();
        format!("{before}[{}]{after}", span.of(text)).replace('\n', "/")
    };
    for (span, kind) in found.difference(gold) {
        let there: Vec<String> = gold
            .iter()
            .filter(|name| name.0.overlaps(*span))
            .map(|(span, kind)| format!("{kind} {}", span.of(text)))
            .collect();
        errors.push(format!(
            "wrong {kind} (is {}): {}",
            there.join(" + "),
            around(*span)
        ));
    }
    for (span, kind) in gold.difference(found) {
        if !found.iter().any(|name| name.0.overlaps(*span)) {
            errors.push(format!("missed {kind}: {}", around(*span)));
        }
    }
    errors
}

/// A row for all names and one for each kind.
pub(super) fn table(what: &str, counts: &Counts) -> Vec<Figure> {
    let mut all = [0; 3];
    for sums in counts.values() {
        for (sum, count) in all.iter_mut().zip(sums) {
            *sum += count;
        }
    }
    let mut rows = vec![(String::new(), all)];
    for (kind, name) in [
        ('P', ": persons"),
        ('O', ": organisations"),
        ('L', ": places"),
    ] {
        let sums = counts.get(&kind).copied().unwrap_or_default();
        rows.push((name.to_owned(), sums));
    }
    rows.into_iter()
        .map(|(kind, [right, found, gold])| {
            let share = |whole: usize| (1000 * right).checked_div(whole).unwrap_or(0);
            let mut figure =
                Figure::f1(&format!("{what}{kind}, F1"), (found, right), (gold, right));
            let (precision, recall) = (share(found), share(gold));
            figure.value = format!(
                "{} (precision {}.{}, recall {}.{} of {gold})",
                figure.value,
                precision / 10,
                precision % 10,
                recall / 10,
                recall % 10
            );
            figure
        })
        .collect()
}
