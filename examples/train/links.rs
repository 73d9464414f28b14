//! Learns how likely two sentences of two reports assert the same thing, from labelled pairs: the supplied articles and
//! the invented events for development. Events that are kept or fresh are not looked at.
//!
//! Logistic regression by Newton's method (iteratively reweighted least squares) with a ridge, which needs no rate and
//! no chance: a dozen weights are found to the last digit in a few steps.

use std::path::Path;

use parallax::engine::compare::{TRAITS, meetings};
use parallax::engine::side::Side;

#[path = "../score/articles.rs"]
#[expect(dead_code, reason = "the scoring program uses the rest of it")]
mod articles;
#[path = "../../tests/it/pairs/events.rs"]
#[expect(dead_code, reason = "the scoring program uses the rest of it")]
mod events;
#[path = "../score/story.rs"]
mod story;

use articles::{Story, indexes};

/// How strongly weights are held back, as so many sentence pairs of evidence against each.
const RIDGE: f64 = 3.0;

/// Steps of Newton's method; the last ones change nothing.
const STEPS: usize = 12;

const N: usize = TRAITS.len();

type Row = [f64; N];

/// Two sentences: their traits, and whether a reader says that they assert the same.
struct Case {
    traits: Row,
    same: bool,
}

/// Learns the weights, and writes them to `links.txt` in the folder of models.
pub(crate) fn run(gold: &Path, models: &Path) -> std::io::Result<()> {
    let mut cases = Vec::new();
    let supplied = articles::read(gold);
    let stories = events::FILES.iter().filter_map(|(_, text)| {
        let event = events::read(text).ok()?;
        (event.part == "development").then(|| story::of(&event))?
    });
    for story in supplied.into_iter().chain(stories) {
        cases.extend(labelled(&story));
    }
    std::fs::write(models.join("links.txt"), table(&learn(&cases)))
}

/// All pairs of sentences of a story that share words and are labelled for sure.
fn labelled(story: &Story) -> Vec<Case> {
    let mut cases = Vec::new();
    for (labels, pair) in story.pairs() {
        let sides = pair.map(|labelled| &labelled.analysis);
        for (places, traits) in meetings(sides, &story.analyses()) {
            let numbers = |side: Side| indexes(&[places[side]], &pair[side].places);
            let (lefts, rights) = (numbers(Side::Left), numbers(Side::Right));
            let ends = lefts
                .iter()
                .flat_map(|&left| rights.iter().map(move |&right| (left, right)));
            let ends: Vec<(usize, usize)> = ends.collect();
            let same = ends.iter().any(|ends| labels.must.contains(ends));
            let open = ends.iter().any(|ends| labels.may.contains(ends));
            if same || !open {
                cases.push(Case {
                    traits: traits.map(f64::from),
                    same,
                });
            }
        }
    }
    cases
}

fn learn(cases: &[Case]) -> Row {
    let (mean, spread) = scale(cases);
    let scaled = |traits: &Row| -> Row {
        std::array::from_fn(|at| {
            if at == 0 {
                1.0
            } else {
                (traits[at] - mean[at]) / spread[at]
            }
        })
    };
    let mut weights = [0.0; N];
    for _ in 0..STEPS {
        let mut slope = weights.map(|weight| -RIDGE * weight);
        slope[0] = 0.0;
        let mut curve = [[0.0; N]; N];
        for (at, row) in curve.iter_mut().enumerate().skip(1) {
            row[at] = RIDGE;
        }
        for case in cases {
            let traits = scaled(&case.traits);
            let odds: f64 = traits
                .iter()
                .zip(&weights)
                .map(|(it, weight)| it * weight)
                .sum();
            let likelihood = 1.0 / (1.0 + (-odds).exp());
            let error = f64::from(u8::from(case.same)) - likelihood;
            let certainty = likelihood * (1.0 - likelihood);
            for at in 0..N {
                slope[at] += error * traits[at];
                for other in 0..N {
                    curve[at][other] += certainty * traits[at] * traits[other];
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(curve, slope)) {
            *weight += step;
        }
    }
    // Back to the traits as they are.
    let mut plain: Row = std::array::from_fn(|at| weights[at] / spread[at]);
    plain[0] = weights[0] - (1..N).map(|at| plain[at] * mean[at]).sum::<f64>();
    plain
}

/// The mean and the standard deviation of each trait.
fn scale(cases: &[Case]) -> (Row, Row) {
    let count = f64::from(u32::try_from(cases.len().max(1)).unwrap_or(u32::MAX));
    let mean: Row =
        std::array::from_fn(|at| cases.iter().map(|case| case.traits[at]).sum::<f64>() / count);
    let spread: Row = std::array::from_fn(|at| {
        let squares = cases
            .iter()
            .map(|case| (case.traits[at] - mean[at]).powi(2));
        let spread = (squares.sum::<f64>() / count).sqrt();
        if at == 0 { 1.0 } else { spread.max(1e-6) }
    });
    (mean, spread)
}

/// Solves `curve * step = slope` by elimination, with the largest pivot of each column.
fn solve(mut curve: [Row; N], mut slope: Row) -> Row {
    for at in 0..N {
        let pivot =
            (at..N).max_by(|&one, &other| curve[one][at].abs().total_cmp(&curve[other][at].abs()));
        let pivot = pivot.unwrap_or(at);
        curve.swap(at, pivot);
        slope.swap(at, pivot);
        for row in (0..N).filter(|&row| row != at) {
            let factor = curve[row][at] / curve[at][at];
            let above = curve[at];
            for (value, above) in curve[row].iter_mut().zip(above) {
                *value -= factor * above;
            }
            slope[row] -= factor * slope[at];
        }
    }
    std::array::from_fn(|at| slope[at] / curve[at][at])
}

fn table(weights: &Row) -> String {
    let mut table = String::from(
        "# How much each trait of two sentences tells about whether they assert the same thing: the weights of a logistic\n\
         # regression. Learnt by `cargo run --release --example train -- GOLD MODELS links`; README.md here says from what.\n",
    );
    let lines = TRAITS.iter().zip(weights);
    table.extend(lines.map(|(name, weight)| format!("{name} {weight:.4}\n")));
    table
}
