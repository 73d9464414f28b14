//! What the reader has corrected by hand: passages linked and unlinked, articles moved to another story, and the way back.
//!
//! The corrections are kept for as long as the reader stays, whichever screen is shown; nothing is written to a file.

use std::sync::Arc;

use super::compare::Decision;
use super::covering::Coverings;
use super::event::Effect;
use super::shelf::Shelf;
use super::state::{Screen, State};
use crate::engine::corrections::{Corrections, Passage};
use crate::engine::facts::FactKind;
use crate::engine::matrix::MatrixRow;
use crate::engine::side::{Pair, Side};
use crate::engine::text::Span;

/// The most corrections that can be taken back, the latest first.
const STEPS: usize = 50;

/// How long corrections are kept, as every message about one says.
pub const KEPT: &str = "kept until you leave Parallax";

/// The corrections of this session.
#[derive(Clone, Debug, Default)]
pub struct ByHand {
    /// All that was decided and not taken back.
    pub corrections: Arc<Corrections>,
    /// How it was before each of the latest decisions, the latest last.
    steps: Vec<Step>,
}

/// How it was before a decision.
#[derive(Clone, Debug)]
struct Step {
    corrections: Arc<Corrections>,
    what: What,
}

/// What was decided.
#[derive(Clone, Debug)]
enum What {
    /// Whether passages of these two articles assert the same thing.
    Links(Pair<usize>, bool),
    /// In which story an article is; how the stories were before.
    Story(usize, Arc<Shelf>),
}

impl ByHand {
    /// Takes over new corrections, so that they can be taken back.
    fn decide(&mut self, corrections: Corrections, what: What) {
        if self.steps.len() >= STEPS {
            self.steps.remove(0);
        }
        let before = std::mem::replace(&mut self.corrections, Arc::new(corrections));
        self.steps.push(Step {
            corrections: before,
            what,
        });
    }
}

impl State {
    /// The reader says whether passages assert the same thing.
    pub(super) fn decide_links(&mut self, decision: &Decision) -> Vec<Effect> {
        let Screen::Compare(compare) = &mut self.screen else {
            return Vec::new();
        };
        let articles = compare.articles;
        let ids = compare.sides.as_ref().map(|side| side.article.id.clone());
        compare.expect(decision);
        let mut corrections = Corrections::clone(&self.by_hand.corrections);
        for spans in &decision.spans {
            let passage = |side: Side| Passage {
                article: ids[side].clone(),
                span: spans[side],
            };
            let (left, right) = (passage(Side::Left), passage(Side::Right));
            if decision.linked {
                corrections.link(left, right);
            } else {
                corrections.unlink(left, right);
            }
        }
        self.by_hand
            .decide(corrections, What::Links(articles, decision.linked));
        let did = if decision.linked {
            "linked"
        } else {
            "unlinked"
        };
        self.compare_anew(articles, &format!("{did}, {KEPT}"))
    }

    /// Puts an article into another story, or into one of its own.
    pub(super) fn move_article(&mut self, article: usize, to: Option<usize>) -> Vec<Effect> {
        let Some(from) = self.reader.sources.story_of(article) else {
            return Vec::new();
        };
        let before = Arc::clone(&self.shelf);
        let members = |story: usize| before.stories.get(story).map(|story| &story.articles[..]);
        let others = |story: usize| -> Vec<&str> {
            let members = members(story).unwrap_or_default().iter();
            let others = members.filter(|other| **other != article);
            let others = others.filter_map(|other| before.articles.get(*other));
            others.map(|other| other.id.as_str()).collect()
        };
        let Some(id) = before.articles.get(article).map(|one| one.id.as_str()) else {
            return Vec::new();
        };
        let mut corrections = Corrections::clone(&self.by_hand.corrections);
        corrections.split(&[id], &others(from));
        if let Some(first) = to.and_then(|to| others(to).first().copied()) {
            corrections.merge(&[id, first]);
        }
        self.by_hand
            .decide(corrections, What::Story(article, Arc::clone(&before)));
        self.regroup(Arc::new(before.moved(article, from, to)), article);
        let home = self.reader.sources.story_of(article);
        let home = home.and_then(|story| self.shelf.stories.get(story));
        let told = match home.filter(|_| to.is_some()) {
            Some(story) => format!("moved to “{}”, {KEPT}", story.title),
            None => format!("now a story of its own, {KEPT}"),
        };
        self.say(told);
        Vec::new()
    }

    /// Takes back the latest correction.
    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let Some(step) = self.by_hand.steps.pop() else {
            self.say("nothing to undo: no correction was made by hand");
            return Vec::new();
        };
        self.by_hand.corrections = step.corrections;
        match step.what {
            What::Links(articles, linked) => {
                let did = if linked { "link" } else { "unlink" };
                let told = format!("taken back: the {did} by hand");
                if matches!(self.screen, Screen::Compare(_)) {
                    return self.compare_anew(articles, &told);
                }
                self.forget_who_else();
                self.say(told);
                return self.correct_matrix();
            }
            What::Story(article, stories) => {
                self.regroup(stories, article);
                self.say("taken back: the article is in the story it was in before");
            }
        }
        Vec::new()
    }

    /// Compares two articles again, because the reader corrected their links.
    fn compare_anew(&mut self, articles: Pair<usize>, told: &str) -> Vec<Effect> {
        self.forget_who_else();
        let pair = match &self.screen {
            // The sides may have been exchanged since.
            Screen::Compare(compare) if compare.articles == articles.swap() => articles.swap(),
            _ => articles,
        };
        self.correct_matrix();
        let effects = self.compare(pair);
        if let Some(comparing) = &mut self.comparing {
            comparing.told = Some(told.to_owned());
        }
        effects
    }

    /// Shows other stories; the reader stays in the open article, and `article` is under the cursor of the list.
    fn regroup(&mut self, stories: Arc<Shelf>, article: usize) {
        self.shelf = stories;
        let filter = self.reader.sources.filter.take();
        self.reader.sources = super::sources::Sources::new(&self.shelf);
        self.reader.sources.filter = filter;
        self.open_article(article);
        self.last_matrix = None;
        self.last_compare = None;
        self.behind = None;
        self.forget_who_else();
    }

    /// Who else has what the articles state is to be found out anew; answers to older questions are dropped.
    fn forget_who_else(&mut self) {
        let since = self.new_ticket();
        self.coverings = Coverings::since(since);
    }
}

/// Whether the reader linked the two sides of a row by hand, or took something from it by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// The two sides stand together because the reader says so.
    Linked,
    /// The passage stands alone because the reader took it from another.
    Unlinked,
}

/// What the reader decided about each row of a comparison.
pub(super) fn of_rows(
    rows: &[crate::engine::compare::Row],
    decisions: impl Iterator<Item = (bool, Span, Span)>,
) -> Vec<Option<Hand>> {
    let mut hands = vec![None; rows.len()];
    for (linked, left, right) in decisions {
        let ends = Pair::new(left, right);
        for (row, hand) in rows.iter().zip(&mut hands) {
            let meets = |side: Side| row.passages[side].iter().any(|at| at.overlaps(ends[side]));
            let alone = Side::BOTH
                .iter()
                .any(|side| row.passages[*side].is_empty() && meets(side.other()));
            if linked && Side::BOTH.iter().all(|side| meets(*side)) {
                *hand = Some(Hand::Linked);
            } else if !linked && alone && hand.is_none() {
                *hand = Some(Hand::Unlinked);
            }
        }
    }
    hands
}

/// What the reader decided about each row of a matrix with these articles as its columns.
pub(super) fn of_facts(
    rows: &[MatrixRow],
    articles: &[&str],
    corrections: &Corrections,
) -> Vec<Option<Hand>> {
    let mut hands = vec![None; rows.len()];
    for (one, article) in articles.iter().enumerate() {
        for (other, facing) in articles.iter().enumerate().skip(one + 1) {
            for (linked, here, there) in corrections.links_between(article, facing) {
                for (row, hand) in rows.iter().zip(&mut hands) {
                    let meets = |column: usize, passage: Span| {
                        let cell = row.cells.get(column);
                        let mut spans = cell.into_iter().flat_map(|cell| &cell.spans);
                        spans.any(|span| span.overlaps(passage))
                    };
                    // A figure or a name that stands in a passage is not what was taken from another.
                    let states = matches!(row.kind, FactKind::Claim | FactKind::Quote);
                    match (meets(one, here), meets(other, there)) {
                        (true, true) if linked => *hand = Some(Hand::Linked),
                        (true, false) | (false, true) if !linked && states && hand.is_none() => {
                            *hand = Some(Hand::Unlinked);
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    hands
}
