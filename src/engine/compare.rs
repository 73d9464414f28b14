//! Two articles side by side: rows of passages that assert the same thing, and what they differ in.
//!
//! ```text
//! sentences ──terms──▶ stems ──score, links──▶ links ──rows──▶ rows ──differences──▶ what each row differs in
//! ```
//!
//! Comparing is symmetric: the two articles are put in an order of their own (by id) first, and the sides exchanged
//! back at the end, so that no tie can be broken differently when the reader exchanges the sides.

mod anchors;
pub(in crate::engine) mod clauses;
mod coined;
pub(in crate::engine) mod commonness;
mod content;
mod corrected;
pub(in crate::engine) mod differences;
pub(in crate::engine) mod evidence;
mod fold;
mod kindred;
pub(in crate::engine) mod links;
pub(in crate::engine) mod reading;
mod rows;
pub(in crate::engine) mod score;
pub(in crate::engine) mod taken;
pub(in crate::engine) mod terms;
#[cfg(test)]
pub(in crate::engine) mod tests;
mod thesaurus;

use serde::Serialize;

use super::analysis::Analysis;
use super::article::Article;
use super::corrections::Corrections;
use super::facts::Evidence;
use super::side::{Pair, Side};
use super::text::Span;
use differences::{Facing, Whole};
use links::{Links, NOT_ALONE, PROBABLE, Told};
pub use links::{TRAITS, Traits};
use reading::Readings;
use rows::Group;
use score::Weights;
use terms::{Sense, Vocabulary};

/// From this share of common words on, two passages are the same in nearly the same words: one word in ten may differ.
const SAME: f32 = 0.9;

/// What two articles share and do not share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The rows in reading order of the left article; rows only the right has stand where the right tells them.
    pub rows: Vec<Row>,
    /// Whether the articles are so long that their commonest words were left out of the search for links: passages that
    /// share nothing rarer are not linked then.
    pub cut: bool,
    /// Whether the articles are known to be in two languages: then no passage is linked but by hand.
    pub two_languages: bool,
    /// Whether both sides are one article: the same text by the same outlet. Then nothing was taken over.
    pub one_article: bool,
}

/// Passages of the two articles that assert the same thing, or a passage only one of them has.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// How the two sides relate.
    pub class: Class,
    /// How alike they are, between 0 and 1.
    pub score: f32,
    /// The sentences of each side, in the order of the text; empty on the side that has none.
    pub passages: Pair<Vec<Span>>,
    /// What the two sides differ in.
    pub differences: Vec<Difference>,
    /// Whether the right passage stands elsewhere in the order of its article than the rows around it.
    pub moved: bool,
    /// Stretches of the row that stand nearly word for word in both articles, because one took them over from the other
    /// or both from a third. What both quote is left out: two outlets that heard one speech did not copy it.
    pub taken: Vec<Pair<Span>>,
}

/// How the two sides of a row relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// The same in nearly the same words.
    Same,
    /// The same in other words.
    Reworded,
    /// The same, but a figure, date, quotation, attribution or status is not.
    Differs,
    /// Likely the same; the words alone do not settle it. With one side empty: the other article has something like it,
    /// and no one passage that could be set beside it.
    Probable,
    /// Only the left article has it.
    LeftOnly,
    /// Only the right article has it.
    RightOnly,
}

impl Class {
    /// The class of a row that only `side` has.
    #[must_use]
    pub const fn only(side: Side) -> Self {
        match side {
            Side::Left => Self::LeftOnly,
            Side::Right => Self::RightOnly,
        }
    }
}

/// One thing that the two sides of a row differ in.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What differs.
    pub kind: DifferenceKind,
    /// The words on each side; `None` on the side that lacks them.
    pub words: Pair<Option<Span>>,
    /// Whether the evidence is strong enough to speak of a difference, or only of a possible one.
    pub certain: bool,
    /// In which way they differ.
    pub nature: Nature,
    /// Which rule found it, and how far it can be trusted.
    pub evidence: Evidence,
}

/// In which way two passages differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// Figure, date: two values that cannot both be right of one thing at one time.
    Value,
    /// Figure: a vague count ("dozens") against a number; both can be right.
    Vague,
    /// Figure: a limit ("at least 40") against a number outside it, or so far inside that the two are not the same news.
    Limit,
    /// Quotation: one side leaves a part of it out.
    Cut,
    /// Quotation: words inside it are not the same.
    Edited,
    /// Attribution: the same words, said by somebody else.
    Speaker,
    /// Attribution: two sources for the same statement.
    Source,
    /// Attribution: a source that is not named, against one that is.
    Unnamed,
    /// Attribution: taken from another outlet, against heard or seen by the outlet itself.
    Outlet,
    /// Attribution: stated flatly, against told as somebody's words.
    Flat,
    /// Attribution: held at arm's length or left possible, against stated.
    Hedge,
    /// Status: how far it has come: planned, asked for, done, denied.
    Stage,
    /// Status: two deeds or states that exclude each other.
    Opposite,
    /// Label: two names for one thing.
    Name,
    /// Label: two words for one thing that judge it differently.
    Loaded,
    /// Detail: something one side adds.
    Adds,
    /// Detail: each side tells something of its own about the same thing.
    Otherwise,
}

/// What can differ between two passages that assert the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// Two numbers for the same thing.
    Figure,
    /// Two dates for the same thing.
    Date,
    /// One quotation cut or worded in two ways.
    Quote,
    /// Two sources for the same words, or stated flatly by one and attributed or hedged by the other.
    Attribution,
    /// Planned, done or denied.
    Status,
    /// Two names for the same thing.
    Label,
    /// Something one of them adds.
    Detail,
}

impl Difference {
    /// Whether the two sides certainly say something else, rather than more or in other words.
    #[must_use]
    pub const fn contradicts(&self) -> bool {
        let matters = !matches!(self.kind, DifferenceKind::Label | DifferenceKind::Detail);
        self.certain && matters
    }
}

/// Compares two articles. `story` holds all articles of the story, the two among them: rare words count for more, and
/// what is rare is judged over the story.
///
/// A sentence that is told in two ways stands in two rows; every sentence stands in one at least, boilerplate apart.
#[must_use]
pub fn compare(pair: Pair<&Analysis>, story: &[&Analysis]) -> Comparison {
    compare_corrected(pair, story, &Corrections::default())
}

/// Compares two articles as [`compare`] does, with the reader's own links and unlinks laid on top.
#[must_use]
pub fn compare_corrected(
    pair: Pair<&Analysis>,
    story: &[&Analysis],
    corrections: &Corrections,
) -> Comparison {
    let exchanged = pair.left.article.id > pair.right.article.id;
    let pair = if exchanged { pair.swap() } else { pair };
    let mut vocabulary = Vocabulary::new();
    let senses = pair.map(|analysis| vocabulary.read(analysis));
    let weights = weigh(&mut vocabulary, pair, &senses, story);
    let senses = senses.as_ref().map(Vec::as_slice);
    let readings = pair.map(Readings::new);
    let two_languages = in_two_languages(pair);
    let mut links = if two_languages {
        Links::none(senses)
    } else {
        links::find(&Told {
            senses,
            weights: &weights,
            opens: true,
            evidence: evidence::find(pair, senses, readings.as_ref()),
        })
    };
    let stems = senses.map(all_stems);
    let whole = |side: Side| Whole {
        analysis: pair[side],
        stems: &stems[side],
        senses: senses[side],
        readings: &readings[side],
    };
    let wholes = Pair::new(whole(Side::Left), whole(Side::Right));
    anchors::settle(&mut links, wholes);
    let ids = pair.map(|analysis| analysis.article.id.as_str());
    corrected::apply(corrections, ids, senses, &mut links);
    let taken = taken::find(senses);
    let one_article = is_one_article(pair);
    let groups = rows::group(&links, senses.map(<[Sense]>::len));
    let mut rows: Vec<(Group, Row)> = groups
        .into_iter()
        .map(|group| {
            let by_hand = links.by_hand.iter().any(|ends| group.holds(*ends));
            let mut row = row(&group, by_hand, senses, wholes);
            if !one_article {
                row.taken = taken.between(group.members.as_ref().map(Vec::as_slice));
            } else if row.passages.left == row.passages.right {
                // Also what has no word that could be compared, such as a row of asterisks.
                (row.class, row.differences) = (Class::Same, Vec::new());
            }
            (group, row)
        })
        .collect();
    if exchanged {
        for (group, row) in &mut rows {
            exchange(group, row);
        }
    }
    Comparison {
        rows: rows::in_reading_order(rows),
        cut: links.cut,
        two_languages,
        one_article,
    }
}

/// What is known of every two sentences of two articles that share words: where they stand, and a value for each of
/// [`TRAITS`]. `story` holds all articles of the story. For learning how likely two sentences assert the same thing.
#[must_use]
pub fn meetings(pair: Pair<&Analysis>, story: &[&Analysis]) -> Vec<(Pair<Span>, Traits)> {
    let mut vocabulary = Vocabulary::new();
    let senses = pair.map(|analysis| vocabulary.read(analysis));
    let weights = weigh(&mut vocabulary, pair, &senses, story);
    let senses = senses.as_ref().map(Vec::as_slice);
    let readings = pair.map(Readings::new);
    let told = Told {
        senses,
        weights: &weights,
        opens: true,
        evidence: evidence::find(pair, senses, readings.as_ref()),
    };
    let met = links::met(&told).into_iter();
    met.filter_map(|(ends, traits)| {
        let place = |side: Side| senses[side].get(ends[side]).map(|sense| sense.span);
        Some((Pair::new(place(Side::Left)?, place(Side::Right)?), traits))
    })
    .collect()
}

/// Whether both are one article: the same text, which is not by two outlets.
fn is_one_article(pair: Pair<&Analysis>) -> bool {
    let [left, right] = [&pair.left.article, &pair.right.article];
    let outlet = |article: &Article| article.outlet.as_ref().map(|outlet| outlet.name.clone());
    left.id == right.id && outlet(left) == outlet(right)
}

/// Whether two articles are known to be in two languages: their words tell nothing of each other, and the names and
/// numbers that they share tell only what both are about.
pub(in crate::engine) fn in_two_languages(pair: Pair<&Analysis>) -> bool {
    let language = |analysis: &Analysis| {
        let tag = analysis.article.metadata.language.as_deref()?;
        tag.split(['-', '_']).next().map(str::to_lowercase)
    };
    let languages = (language(pair.left), language(pair.right));
    matches!(languages, (Some(left), Some(right)) if left != right)
}

/// Weighs the stems over the story, which holds the two articles whether or not the caller has put them there.
fn weigh(
    vocabulary: &mut Vocabulary,
    pair: Pair<&Analysis>,
    senses: &Pair<Vec<Sense>>,
    story: &[&Analysis],
) -> Weights {
    let is_of_pair = |analysis: &Analysis| {
        Side::BOTH
            .iter()
            .any(|&side| pair[side].article.id == analysis.article.id)
    };
    let others: Vec<Vec<Sense>> = story
        .iter()
        .filter(|analysis| !is_of_pair(analysis))
        .map(|analysis| vocabulary.read(analysis))
        .collect();
    let all = others.iter().chain([&senses.left, &senses.right]).flatten();
    Weights::new(vocabulary, all)
}

/// All stems of an article that carry news, ascending.
pub(in crate::engine) fn all_stems(senses: &[Sense]) -> Vec<u32> {
    let mut stems: Vec<u32> = senses
        .iter()
        .flat_map(|sense| &sense.stems)
        .copied()
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// The row of a group. What the reader linked `by_hand` is not only probable, however few words it shares.
fn row(group: &Group, by_hand: bool, senses: Pair<&[Sense]>, wholes: Pair<Whole<'_>>) -> Row {
    let members = |side: Side| {
        let members = group.members[side].iter();
        members
            .filter_map(|&member| senses[side].get(member))
            .collect::<Vec<&Sense>>()
    };
    let members = Pair::new(members(Side::Left), members(Side::Right));
    let differences = if members.left.is_empty() || members.right.is_empty() {
        Vec::new()
    } else {
        differences::find(&Facing::new(wholes, members.clone(), group.score).linked_by(by_hand))
    };
    let class = match (members.left.is_empty(), members.right.is_empty()) {
        (true, _) | (_, true) if group.score >= NOT_ALONE => Class::Probable,
        (_, true) => Class::LeftOnly,
        (true, false) => Class::RightOnly,
        (false, false) if differences.iter().any(Difference::contradicts) => Class::Differs,
        (false, false) if group.score < PROBABLE && !by_hand => Class::Probable,
        (false, false) if in_same_words(&members) => Class::Same,
        (false, false) => Class::Reworded,
    };
    Row {
        class,
        score: group.score,
        passages: members.map(|members| members.iter().map(|sense| sense.span).collect()),
        differences,
        moved: group.moved,
        taken: Vec::new(),
    }
}

/// Whether two passages have nearly the same words, in any order: Dice's coefficient over all words.
fn in_same_words(members: &Pair<Vec<&Sense>>) -> bool {
    let words = members.as_ref().map(|members| {
        let terms = members.iter().flat_map(|sense| &sense.terms);
        let mut words: Vec<u32> = terms.map(|term| term.word).collect();
        words.sort_unstable();
        words
    });
    let (mut left, mut right, mut common) = (words.left.iter(), words.right.iter(), 0);
    let (mut one, mut other) = (left.next(), right.next());
    while let (Some(a), Some(b)) = (one, other) {
        if a == b {
            common += 1;
        }
        if a <= b {
            one = left.next();
        }
        if b <= a {
            other = right.next();
        }
    }
    terms::share(2 * common, words.left.len() + words.right.len()) >= SAME
}

/// Exchanges the sides of a row.
fn exchange(group: &mut Group, row: &mut Row) {
    group.members = std::mem::take(&mut group.members).swap();
    row.passages = std::mem::take(&mut row.passages).swap();
    for difference in &mut row.differences {
        difference.words = difference.words.swap();
    }
    for stretch in &mut row.taken {
        *stretch = stretch.swap();
    }
    row.taken.sort_unstable();
    row.class = match row.class {
        Class::LeftOnly => Class::RightOnly,
        Class::RightOnly => Class::LeftOnly,
        class => class,
    };
}
