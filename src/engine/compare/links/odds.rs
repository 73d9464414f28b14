//! How likely two sentences assert the same thing, with all that is known of them weighed together.
//!
//! A logistic regression over a dozen traits. Its weights are learnt from labelled pairs of articles, by
//! `cargo run --release --example train -- GOLD MODELS links`; none is chosen by hand.

use std::sync::LazyLock;

use super::Told;
use super::meetings::{Meeting, Meetings};
use crate::engine::lexicon::entries;
use crate::engine::side::Side;

/// What speaks for or against two sentences asserting the same thing, by the names of the table of weights.
pub const TRAITS: [&str; 17] = [
    "always",
    "shared",
    "likeness",
    "of-the-richer",
    "poorer",
    "specific",
    "quoted",
    "distance",
    "openings",
    "top",
    "figure",
    "evidence",
    "common",
    "rival",
    "beside",
    "akin",
    "akin-of-the-richer",
];

/// A value for each of [`TRAITS`].
pub type Traits = [f32; TRAITS.len()];

/// So many sentences of an article are its opening: headline, dek, and the first of the text; of a short one a quarter is.
const OPENING: usize = 4;

/// A sentence that weighs less is taken to weigh as much: all of a short one may be met by chance.
const LEAST_WEIGHT: f32 = 6.0;

static WEIGHTS: LazyLock<Traits> = LazyLock::new(|| {
    let table = include_str!("../../../../assets/models/links.txt");
    TRAITS.map(|name| {
        let mut weights = entries(table).filter_map(|entry| entry.strip_prefix(name));
        let weight = weights.find_map(|weight| weight.strip_prefix(' ')?.trim().parse().ok());
        weight.unwrap_or_default()
    })
});

/// What is known of two sentences that meet, and beside which others meet that are alike by `beside`.
pub(super) fn traits(
    meeting: &Meeting,
    beside: f32,
    meetings: &Meetings,
    told: &Told<'_>,
) -> Traits {
    let senses = told.senses;
    let (Some(one), Some(other)) = (
        senses.left.get(meeting.ends.left),
        senses.right.get(meeting.ends.right),
    ) else {
        return [0.0; TRAITS.len()];
    };
    let sums = meetings.sums_of(meeting.ends);
    let richer = sums.left.max(sums.right).max(LEAST_WEIGHT);
    let place = |side: Side| float(meeting.ends[side]) / float(senses[side].len().max(1));
    let is = |holds: bool| if holds { 1.0 } else { 0.0 };
    let shorter = senses.left.len().min(senses.right.len());
    let opening = (shorter / 4).clamp(1, OPENING);
    let depth = meeting.ends.left.max(meeting.ends.right) * OPENING / opening;
    [
        1.0,
        meeting.shared.ln_1p(),
        meeting.likeness.sqrt(),
        meeting.shared / richer,
        sums.left.min(sums.right).ln_1p(),
        float(meeting.n_specific).ln_1p(),
        one.quoted.max(other.quoted),
        (place(Side::Left) - place(Side::Right)).abs(),
        is(told.opens && depth < OPENING),
        if told.opens {
            1.0 / (1.0 + float(depth))
        } else {
            0.0
        },
        is(one.content.shares_figure(&other.content)),
        is(told.has_evidence(meeting.ends)),
        meetings.common(meeting),
        meetings.rival(meeting),
        beside,
        meeting.akin.ln_1p(),
        meeting.akin / richer,
    ]
}

/// How likely it is, between 0 and 1, that two sentences with these traits assert the same thing.
pub(super) fn likelihood(traits: &Traits) -> f32 {
    let weighed = WEIGHTS.iter().zip(traits).map(|(weight, it)| weight * it);
    let odds = weighed.sum::<f32>().exp();
    odds / (1.0 + odds)
}

/// A count of sentences or words as a number to weigh.
#[expect(
    clippy::cast_precision_loss,
    reason = "beyond 16 million sentences the last digit means nothing"
)]
const fn float(count: usize) -> f32 {
    count as f32
}
