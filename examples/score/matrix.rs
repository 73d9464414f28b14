//! The matrix of a story against a labelled one (`facts` of `alignment-seeds.json`), and the merging of links into facts.
//!
//! *Cells.* A labelled fact names, for each article that has it, the sentences that tell it; articles it does not name leave
//! it out. The row of ours that stands for it is the one whose cells agree best: most articles told or left out as
//! labelled, where telling counts only with words inside the labelled sentences. A cell is right where the article has
//! the fact and ours says `reported` or `differs` in those sentences, or has not and ours says `omitted` or `uncertain`;
//! one of ours that points at other sentences says nothing of this fact. A fact that no row of ours meets counts as told
//! by nobody.
//!
//! *Merging.* Two labelled sentences are one fact where `must` links join them, at however many steps; of ours, where they
//! stand in one row of assertions. B-cubed compares the two, sentence by sentence; `may` links count neither way.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use parallax::engine::facts::FactKind;
use parallax::engine::matrix::{CellStatus, Matrix, MatrixRow, matrix};

use super::articles::{Labelled, Story, indexes, read};
use super::links::Tell;
use super::{Figure, tell};

/// A sentence: article and number.
type Place = (usize, usize);

/// How many cells of labelled facts there are, and how many are right.
#[derive(Default)]
pub(crate) struct Cells {
    all: usize,
    right: usize,
    /// Cells of articles that have the fact.
    has: usize,
    has_right: usize,
}

/// Measures the matrix of all labelled articles.
pub(crate) fn measure(folder: &Path) -> Option<Vec<Figure>> {
    let story = read(folder)?;
    let ours = matrix(&story.analyses());
    let mut cells = Cells::default();
    cells.add(&story, &ours, tell);
    let [all, has] = cells.figures("");
    Some(vec![all, has, merging(&story, &ours)])
}

impl Cells {
    /// Counts the labelled facts of a story against its matrix.
    pub(crate) fn add(&mut self, story: &Story, ours: &Matrix, tell: Tell) {
        let articles: Vec<&Labelled> = story.articles.values().collect();
        for (fact, cells) in &story.gold.facts {
            let names = story.articles.keys();
            let expected: Vec<&[usize]> = names
                .map(|name| cells.get(name).map(Vec::as_slice).unwrap_or_default())
                .collect();
            let best = ours
                .rows
                .iter()
                .map(|row| (told(row, &expected, &articles), row.label.as_str()))
                .max_by_key(|(told, _)| agreement(told, &expected));
            let (best, row) = best.unwrap_or_else(|| (vec![false; expected.len()], "no row"));
            let names = story.articles.keys();
            for ((told, expected), name) in best.iter().zip(&expected).zip(names) {
                self.count(!expected.is_empty(), *told);
                if *told == expected.is_empty() {
                    let how = if *told { "told" } else { "not told" };
                    tell(&format!(
                        "matrix: {fact}: {name} {how}, labelled {expected:?}, in {row}"
                    ));
                }
            }
        }
    }

    fn count(&mut self, has: bool, told: bool) {
        self.all += 1;
        self.right += usize::from(has == told);
        self.has += usize::from(has);
        self.has_right += usize::from(has && told);
    }

    /// The figures, with what they were counted on.
    pub(crate) fn figures(&self, of: &str) -> [Figure; 2] {
        [
            Figure::share(
                &format!("cells of labelled facts{of}"),
                self.right,
                self.all,
            ),
            Figure::share(
                &format!("of these, cells that have the fact{of}"),
                self.has_right,
                self.has,
            ),
        ]
    }
}

/// For each article whether a row says it has the fact, in the sentences that the label names; a row that reports it in
/// an article that should leave it out is wrong there if it has the fact elsewhere.
fn told(row: &MatrixRow, expected: &[&[usize]], articles: &[&Labelled]) -> Vec<bool> {
    let cells = row.cells.iter().zip(expected).zip(articles);
    cells
        .map(|((cell, expected), article)| {
            let tells = matches!(cell.status, CellStatus::Reported | CellStatus::Differs);
            let places = indexes(&cell.spans, &article.places);
            let labelled = places.iter().any(|place| expected.contains(place));
            tells && (labelled || expected.is_empty())
        })
        .collect()
}

/// How many cells agree; a row that meets no labelled sentence does not stand for the fact.
fn agreement(told: &[bool], expected: &[&[usize]]) -> usize {
    let both = || told.iter().zip(expected);
    if !both().any(|(told, expected)| *told && !expected.is_empty()) {
        return 0;
    }
    both()
        .filter(|(told, expected)| **told != expected.is_empty())
        .count()
}

fn merging(story: &Story, ours: &Matrix) -> Figure {
    let names: Vec<&String> = story.articles.keys().collect();
    let articles: Vec<&Labelled> = story.articles.values().collect();
    let mut places: BTreeSet<Place> = BTreeSet::new();
    for (at, article) in articles.iter().enumerate() {
        places.extend((0..article.places.len()).map(|sentence| (at, sentence)));
    }
    let mut labelled: BTreeMap<Place, Place> = places.iter().map(|at| (*at, *at)).collect();
    let number = |name: &String| names.iter().position(|known| *known == name);
    for pair in &story.gold.pairs {
        let (Some(left), Some(right)) = (number(&pair.left), number(&pair.right)) else {
            continue;
        };
        for (one, other) in &pair.must {
            join(&mut labelled, (left, *one), (right, *other));
        }
    }
    let mut found = together(ours, &articles, &places);
    let mut wanted: BTreeSet<(Place, Place)> = BTreeSet::new();
    for one in &places {
        let same = places
            .iter()
            .filter(|other| labelled[other] == labelled[one]);
        wanted.extend(same.map(|other| (*one, *other)));
    }
    // Sentences that share a part only are neither right nor wrong.
    for pair in &story.gold.pairs {
        let (Some(left), Some(right)) = (number(&pair.left), number(&pair.right)) else {
            continue;
        };
        for (one, other) in &pair.may {
            let (one, other) = ((left, *one), (right, *other));
            for ends in [(one, other), (other, one)] {
                if !wanted.contains(&ends) {
                    found.remove(&ends);
                }
            }
        }
    }
    let share = |of: &BTreeSet<(Place, Place)>, by: &BTreeSet<(Place, Place)>| {
        let shares = places.iter().map(|place| {
            let own = || {
                places
                    .iter()
                    .filter(|other| of.contains(&(*place, **other)))
            };
            let kept = own()
                .filter(|other| by.contains(&(*place, **other)))
                .count();
            f64::from(u32::try_from(kept).unwrap_or(0))
                / f64::from(u32::try_from(own().count()).unwrap_or(1))
        });
        shares.sum::<f64>() / f64::from(u32::try_from(places.len().max(1)).unwrap_or(1))
    };
    let (precision, recall) = (share(&found, &wanted), share(&wanted, &found));
    let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
    Figure {
        what: "sentences merged into facts, B-cubed".to_owned(),
        value: format!("F1 {f1:.3}  precision {precision:.3}  recall {recall:.3}"),
    }
}

/// The sentences that stand in one row of assertions, two by two. A sentence that tells two facts stands in two rows: what
/// it shares with each is no bridge between them.
fn together(
    ours: &Matrix,
    articles: &[&Labelled],
    places: &BTreeSet<Place>,
) -> BTreeSet<(Place, Place)> {
    let mut found: BTreeSet<(Place, Place)> = places.iter().map(|at| (*at, *at)).collect();
    let assertions = ours
        .rows
        .iter()
        .filter(|row| matches!(row.kind, FactKind::Claim | FactKind::Quote));
    for row in assertions {
        let mut told = Vec::new();
        for (at, (cell, article)) in row.cells.iter().zip(articles).enumerate() {
            let sentences = indexes(&cell.spans, &article.places);
            told.extend(sentences.into_iter().map(|sentence| (at, sentence)));
        }
        for one in &told {
            found.extend(told.iter().map(|other| (*one, *other)));
        }
    }
    found
}

/// Joins the groups of two places.
fn join(group_of: &mut BTreeMap<Place, Place>, one: Place, other: Place) {
    let (into, from) = (group_of[&one], group_of[&other]);
    for group in group_of.values_mut().filter(|group| **group == from) {
        *group = into;
    }
}
