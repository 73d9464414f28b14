//! How good the labels are: names found, right and wrong, by kind.

use std::collections::BTreeMap;

use parallax::engine::tag::decode::{OTHER, OUTSIDE, kind};

/// Counts of one kind: names in the text, names found, names found rightly.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    gold: usize,
    found: usize,
    right: usize,
}

/// Counts for all kinds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    kinds: BTreeMap<usize, Count>,
}

impl Score {
    /// Adds one sentence.
    pub(crate) fn add(&mut self, gold: &[usize], found: &[usize]) {
        self.add_names(&names(gold), &names(found));
    }

    /// Adds names given as start, end and kind.
    pub(crate) fn add_names(
        &mut self,
        gold: &[(usize, usize, usize)],
        found: &[(usize, usize, usize)],
    ) {
        for name in gold {
            let count = self.kinds.entry(name.2).or_default();
            count.gold += 1;
            count.right += usize::from(found.contains(name));
        }
        for name in found {
            self.kinds.entry(name.2).or_default().found += 1;
        }
    }

    /// F1 of persons, organisations and places together, in hundredths of a per cent.
    pub(crate) fn f1(&self) -> f64 {
        f1(self.total())
    }

    fn total(&self) -> Count {
        self.kinds
            .iter()
            .filter(|(kind, _)| **kind <= 3)
            .fold(Count::default(), |all, (_, one)| Count {
                gold: all.gold + one.gold,
                found: all.found + one.found,
                right: all.right + one.right,
            })
    }

    /// One line of figures.
    pub(crate) fn line(&self) -> String {
        let mut parts = vec![format!(
            "{:5.2} ({})",
            self.f1(),
            precision_recall(self.total())
        )];
        for (kind, name) in [(1, "person"), (2, "organisation"), (3, "place")] {
            let count = self.kinds.get(&kind).copied().unwrap_or_default();
            parts.push(format!(
                "{name} {:4.1} ({}) of {}",
                f1(count),
                precision_recall(count),
                count.gold
            ));
        }
        parts.join("; ")
    }
}

fn precision_recall(count: Count) -> String {
    format!(
        "P {:.1} R {:.1}",
        share(count.right, count.found),
        share(count.right, count.gold)
    )
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of names are far below 2^52"
)]
fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

fn f1(count: Count) -> f64 {
    share(2 * count.right, count.found + count.gold)
}

/// The names of a sentence: start, end and kind.
pub(crate) fn names(labels: &[usize]) -> Vec<(usize, usize, usize)> {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    let mut before = OUTSIDE;
    for (idx, label) in labels.iter().enumerate() {
        let begins = *label % 2 == 1 && !(*label == OTHER && before == OTHER);
        match found.last_mut() {
            _ if *label == OUTSIDE => {}
            Some(last) if !begins => last.1 = idx + 1,
            _ => found.push((idx, idx + 1, kind(*label))),
        }
        before = *label;
    }
    found
}
