//! Invented events that three outlets report each, labelled by sentence (`tests/it/data/pairs/`; the README there says
//! how): links, coverage, "only here", quotations cut, differences and the cells of the matrix.
//!
//! A labelled difference is found where one of ours is of its kind, between its two sentences, and names words that
//! overlap its words; one that names words on one side alone must overlap them there. Figures and dates need both sides.
//! Of ours, every certain difference in figures, dates or status has to be a labelled one, because these are listed whole.
//!
//! Errors are told of the events for development only, and of one's own. The "fresh" events were written and labelled last,
//! by somebody who had read neither rules nor results: they are measured when the rules are done.

use std::collections::BTreeMap;
use std::path::Path;

use parallax::engine::compare::{Comparison, Difference, DifferenceKind, Row, compare_corrected};
use parallax::engine::corrections::{Corrections, Passage};
use parallax::engine::matrix::matrix;
use parallax::engine::side::{Pair, Side};
use parallax::engine::text::Span;

use super::articles::{Labelled, Labels, Story, indexes};
use super::events::{Event, Label};
use super::links::{Count, Tally, Tell};
use super::matrix::Cells;
use super::{Figure, cuts, events, story, tell};

/// The kinds of differences, with the names the labels give them.
const KINDS: [(&str, DifferenceKind); 7] = [
    ("figure", DifferenceKind::Figure),
    ("date", DifferenceKind::Date),
    ("quote", DifferenceKind::Quote),
    ("attribution", DifferenceKind::Attribution),
    ("status", DifferenceKind::Status),
    ("label", DifferenceKind::Label),
    ("detail", DifferenceKind::Detail),
];

/// The kinds whose labels are listed whole, so that one of ours without a label is wrong.
const LISTED: [&str; 3] = ["figure", "date", "status"];

/// Measures the events for development, then those that are kept, then the fresh ones, and then those that the folder of
/// gold files holds in `pairs/`: whoever labels events of their own sees there how well these are read.
pub(crate) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let texts = events::FILES.iter().map(|(_, text)| (*text).to_owned());
    let texts: Vec<String> = texts.chain(own(folder)).collect();
    let mut figures = Vec::new();
    for (part, tell) in [
        ("development", tell as Tell),
        ("kept", |_| ()),
        ("fresh", |_| ()),
        ("own", tell as Tell),
    ] {
        let mut told = Vec::new();
        for text in &texts {
            let event = events::read(text).ok()?;
            if event.part == part {
                let story = story::of(&event)?;
                told.push((event, story));
            }
        }
        if !told.is_empty() {
            figures.extend(part_figures(&told, part, tell));
        }
    }
    Some(figures)
}

/// The texts of the events in a folder of gold files, in the order of their names.
fn own(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder.join("pairs")) else {
        return Vec::new();
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<_> = paths.collect();
    paths.sort();
    let texts = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "txt"));
    texts
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect()
}

fn part_figures(told: &[(Event, Story)], part: &str, tell: Tell) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (how, whole) in [("", true), (", the pair alone", false)] {
        let mut tally = Tally::default();
        for (event, story) in told {
            let tell: Tell = if whole { tell } else { |_| () };
            tell(&format!("== {}", event.name));
            tally.add(story, whole, tell);
        }
        figures.extend(tally.figures(how));
    }
    let (mut quotes, mut cells, mut found) = (Count::default(), Cells::default(), Kinds::new());
    for (event, story) in told {
        tell(&format!("== {}", event.name));
        cuts::add(story, &mut quotes, tell);
        cells.add(story, &matrix(&story.analyses()), tell);
        differences(event, story, &mut found, tell);
    }
    figures.push(quotes.figure("quotation cut or changed"));
    for (kind, _) in KINDS {
        let share = found.get(kind).copied().unwrap_or_default();
        let mut row = |what: &str, (right, all)| {
            figures.push(Figure::share(&format!("{kind}: {what}"), right, all));
        };
        row("labelled, found", share.labelled);
        row("labelled, found where the links are given", share.given);
        if LISTED.contains(&kind) {
            row("certain, labelled", share.certain);
            row("certain or possible, labelled", share.ours);
        }
    }
    figures.extend(cells.figures(""));
    for figure in &mut figures {
        figure.what = format!("{part}, {}", figure.what);
    }
    figures
}

/// Differences of one kind: how many are right, of how many.
#[derive(Clone, Copy, Default)]
struct Share {
    /// Of the labelled ones that have to be found, those that are.
    labelled: (usize, usize),
    /// The same, where all labelled links are given: what the rules for differences miss by themselves.
    given: (usize, usize),
    /// Of our certain ones, those that are labelled.
    certain: (usize, usize),
    /// Of all of ours, those that are labelled.
    ours: (usize, usize),
}

type Kinds = BTreeMap<&'static str, Share>;

fn count((right, all): &mut (usize, usize), is_right: bool) {
    *right += usize::from(is_right);
    *all += 1;
}

fn differences(event: &Event, story: &Story, kinds: &mut Kinds, tell: Tell) {
    for (pair, (labels, sides)) in event.pairs.iter().zip(story.pairs()) {
        let comparison = story.compare(&sides, true);
        let linked = given(story, labels, pair, &sides);
        for (kind, found) in KINDS {
            let share = kinds.entry(kind).or_default();
            let named: Vec<&Label> = pair
                .differences
                .iter()
                .filter(|label| label.kind == kind)
                .collect();
            let ours = of_kind(&comparison, found);
            let theirs = of_kind(&linked, found);
            for label in named.iter().filter(|label| label.asked) {
                let met = ours.iter().any(|ours| meets(ours, label, &sides));
                let by_itself = theirs.iter().any(|ours| meets(ours, label, &sides));
                count(&mut share.labelled, met);
                count(&mut share.given, by_itself);
                if !met || !by_itself {
                    let (link, words) = (labels.name(label.link), &label.words);
                    let how = match (met, by_itself) {
                        (false, true) => "missed, found where the links are given",
                        (true, false) => "missed where the links are given",
                        _ => "missed",
                    };
                    tell(&format!("difference: {kind} {link} {how}: {words:?}"));
                    beside(&linked, label, &sides, tell);
                }
            }
            for one in distinct(&ours) {
                let right = named.iter().any(|label| meets(&one, label, &sides));
                count(&mut share.ours, right);
                if one.1.certain {
                    count(&mut share.certain, right);
                }
                if !right && LISTED.contains(&kind) {
                    let words = Side::BOTH.map(|side| said(&one, &sides, side));
                    let sure = if one.1.certain { "certain" } else { "possible" };
                    let (left, right) = (&labels.left, &labels.right);
                    tell(&format!(
                        "difference: {kind} {left} {right} {sure}, not labelled: {words:?}"
                    ));
                }
            }
        }
    }
}

/// What comparing a pair finds where a reader has made every labelled link.
fn given(
    story: &Story,
    labels: &Labels,
    pair: &events::Labels,
    sides: &Pair<&Labelled>,
) -> Comparison {
    let named = pair.differences.iter().map(|label| &label.link);
    let mut corrections = Corrections::default();
    for (left, right) in labels.must.iter().chain(named) {
        let passage = |side: Side, number: &usize| {
            let article = sides[side];
            Some(Passage {
                article: article.analysis.article.id.clone(),
                span: article.places.get(*number).copied()?,
            })
        };
        if let (Some(left), Some(right)) = (passage(Side::Left, left), passage(Side::Right, right))
        {
            corrections.link(left, right);
        }
    }
    let pair = sides.as_ref().map(|side| &side.analysis);
    compare_corrected(pair, &story.analyses(), &corrections)
}

/// Tells what else was found between the sentences of a label.
fn beside(comparison: &Comparison, label: &Label, sides: &Pair<&Labelled>, tell: Tell) {
    for row in &comparison.rows {
        let holds = |side: Side, number: usize| {
            indexes(&row.passages[side], &sides[side].places).contains(&number)
        };
        if holds(Side::Left, label.link.0) && holds(Side::Right, label.link.1) {
            for found in &row.differences {
                let words = Side::BOTH.map(|side| said(&(row, found), sides, side));
                let rule = found.evidence.rule;
                tell(&format!("  beside it, {:.2}: {rule} {words:?}", row.score));
            }
        }
    }
}

/// A difference and its row.
type Ours<'a> = (&'a Row, &'a Difference);

fn of_kind(comparison: &Comparison, kind: DifferenceKind) -> Vec<Ours<'_>> {
    let rows = comparison.rows.iter();
    rows.flat_map(|row| row.differences.iter().map(move |found| (row, found)))
        .filter(|(_, found)| found.kind == kind)
        .collect()
}

/// Each once, however many rows tell it; a certain one before the same as a possible one.
fn distinct<'a>(ours: &[Ours<'a>]) -> Vec<Ours<'a>> {
    let mut once: Vec<Ours<'a>> = Vec::new();
    let of = |certain: bool| {
        ours.iter()
            .filter(move |(_, found)| found.certain == certain)
    };
    for one in of(true).chain(of(false)) {
        if once.iter().all(|(_, known)| known.words != one.1.words) {
            once.push(*one);
        }
    }
    once
}

fn said<'a>(ours: &Ours<'_>, sides: &Pair<&'a Labelled>, side: Side) -> Option<&'a str> {
    let words = ours.1.words[side]?;
    Some(words.of(&sides[side].analysis.article.text))
}

/// Whether one of ours is the labelled difference.
fn meets((row, found): &Ours<'_>, label: &Label, sides: &Pair<&Labelled>) -> bool {
    let needs_both = matches!(found.kind, DifferenceKind::Figure | DifferenceKind::Date);
    let mut overlap = 0;
    for side in Side::BOTH {
        let (number, words) = match side {
            Side::Left => (label.link.0, &label.words[0]),
            Side::Right => (label.link.1, &label.words[1]),
        };
        let article = sides[side];
        let place = words
            .as_ref()
            .and_then(|words| place(article, number, words));
        let right = match (found.words[side], place) {
            (Some(ours), Some(place)) => {
                overlap += 1;
                ours.overlaps(place)
            }
            _ if needs_both => false,
            _ => indexes(&row.passages[side], &article.places).contains(&number),
        };
        if !right {
            return false;
        }
    }
    overlap > 0
}

/// Where labelled words stand.
fn place(article: &Labelled, number: usize, words: &str) -> Option<Span> {
    let start = article.places.get(number)?.start + article.sentence(number).find(words)?;
    Some(Span::new(start, start + words.len()))
}
