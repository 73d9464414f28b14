//! What the other outlets of the story say of the sentence or fact the reader is at: their words with what stands
//! around them, what differs, and who leaves it out.

use std::sync::Arc;

use super::command::Command;
use super::covering::{Covered, Stated};
use super::event::Effect;
use super::layout;
use super::overlay::Overlay;
use super::page::wrap;
use super::reader::moved;
use super::state::State;
use crate::engine::analysis::Analysis;
use crate::engine::article::Article;
use crate::engine::compare::Row;
use crate::engine::coverage::Carried;
use crate::engine::matrix::CellStatus;
use crate::engine::text::Span;

/// The widest line of the window: a readable measure.
pub const WIDTH: u16 = 78;
/// Columns before the words: the bar of the chosen outlet and a space.
pub const INDENT: u16 = 2;
/// Passages of one outlet that are shown.
const PASSAGES: usize = 6;
/// Things an outlet says otherwise that are told.
const DIFFERENCES: usize = 4;
/// The most bytes of a passage that are shown: one key shows it in its article.
const LONGEST: usize = 2 * 1024;
/// The most bytes of the sentence before, and of the one after.
const AROUND: usize = 240;

/// The window.
#[derive(Clone, Debug)]
pub struct Others {
    /// The article that states it.
    pub article: usize,
    /// What is stated.
    pub stated: Stated,
    /// The words it is stated in.
    pub own: Span,
    /// The outlets that have it, or may have it, in the order of the story.
    pub holders: Vec<Holder>,
    /// Who does not have it, and how many are not looked into yet.
    pub without: String,
    /// The holder under the cursor.
    pub cursor: usize,
    /// The first line that is shown.
    pub scroll: usize,
    /// The lines, as wide as they were made for.
    pub lines: (u16, Vec<Line>),
}

/// An outlet that has it.
#[derive(Clone, Debug)]
pub struct Holder {
    /// Index of its article in the shelf.
    pub article: usize,
    /// Everything that was found about the two articles.
    pub covered: Arc<Covered>,
    /// What it does with what is stated.
    pub carried: Carried,
}

impl Holder {
    /// The row of the comparison that tells what the two differ in.
    #[must_use]
    pub fn row(&self) -> Option<&Row> {
        self.covered.comparison.rows.get(self.carried.row?)
    }
}

/// A line of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The words in the open article.
    Own(Span),
    /// Who has it, and how: index of the holder.
    Holder(usize),
    /// A line of its words.
    Words {
        /// Index of the holder.
        holder: usize,
        /// The words, in the text of its article.
        span: Span,
        /// Whether they only stand before or after what is meant.
        around: bool,
    },
    /// One thing that the two sides differ in: indexes of the holder, and of the difference in its row.
    Difference(usize, usize),
    /// Who does not have it: a part of [`Others::without`].
    Without(Span),
    /// An empty line.
    Gap,
}

impl State {
    /// Opens the window on what the reader is at.
    pub(super) fn open_others(&mut self) {
        let article = self.reader.open;
        let Some((article, stated)) = article.zip(self.stated()) else {
            self.say("go to a sentence or a fact first");
            return;
        };
        if self.n_others() == 0 {
            self.say("the story has no other article");
            return;
        }
        if let Some(others) = self.gather_others(article, stated) {
            self.overlay = Some(Overlay::Others(Box::new(others)));
        }
    }

    /// What is known of the others now.
    fn gather_others(&self, article: usize, stated: Stated) -> Option<Others> {
        let prepared = self.analyses.of(article)?;
        let own = match stated {
            Stated::Sentence(idx) => prepared.sentence(idx)?,
            Stated::Fact(idx) => prepared.analysis.facts.get(idx)?.span,
        };
        let mut others = Others {
            article,
            stated,
            own: within(own, LONGEST, &prepared.analysis.article.text),
            holders: Vec::new(),
            without: String::new(),
            cursor: 0,
            scroll: 0,
            lines: (0, Vec::new()),
        };
        let (mut without, mut unknown, mut foreign) = (Vec::new(), 0, Vec::new());
        for (other, carried) in self.carried(stated) {
            let covered = self.coverings.of(article, other);
            match (carried, covered) {
                (Some(carried), Some(covered)) if carried.status != CellStatus::Omitted => {
                    others.holders.push(Holder {
                        article: other,
                        covered: Arc::clone(covered),
                        carried: carried.clone(),
                    });
                }
                (Some(_), Some(_)) => without.extend(self.shelf.articles.get(other)),
                (None, Some(covered)) if covered.comparison.two_languages => {
                    foreign.extend(self.shelf.articles.get(other));
                }
                // A note about the article itself is looked for nowhere.
                (None, Some(_)) => {}
                (_, None) => unknown += 1,
            }
        }
        let names = |articles: Vec<&Arc<Article>>| {
            let names: Vec<&str> = articles.iter().map(|article| article.byname()).collect();
            names.join(", ")
        };
        let mut told = Vec::new();
        if !without.is_empty() {
            told.push(format!(
                "○ not in {}, of the articles loaded here",
                names(without)
            ));
        }
        if !foreign.is_empty() {
            told.push(format!(
                "in another language, not compared: {}",
                names(foreign)
            ));
        }
        if unknown > 0 {
            told.push(format!("{unknown} not looked into yet…"));
        }
        others.without = told.join(" · ");
        Some(others)
    }

    /// More is known of the others of an article: the open window shows it, too.
    pub(super) fn refresh_others(&mut self, article: usize) {
        let Some(Overlay::Others(old)) = &self.overlay else {
            return;
        };
        if old.article != article {
            return;
        }
        let at = old.holders.get(old.cursor).map(|holder| holder.article);
        let (stated, scroll) = (old.stated, old.scroll);
        if let Some(mut others) = self.gather_others(article, stated) {
            let same = |holder: &Holder| Some(holder.article) == at;
            others.cursor = others.holders.iter().position(same).unwrap_or_default();
            others.scroll = scroll;
            self.overlay = Some(Overlay::Others(Box::new(others)));
        }
    }

    /// Carries out a command while the window is open.
    pub(super) fn run_in_others(
        &mut self,
        mut others: Box<Others>,
        command: Command,
    ) -> Vec<Effect> {
        match command {
            Command::Back | Command::Others => return Vec::new(),
            Command::Accept | Command::Open => {
                if let Some((article, span)) = others.target() {
                    self.jump(article, span);
                    return Vec::new();
                }
            }
            _ => {
                let page = usize::from(self.others_window().height).max(1);
                others.walk(command, page);
            }
        }
        self.overlay = Some(Overlay::Others(others));
        Vec::new()
    }

    /// The inside of the window.
    #[must_use]
    pub fn others_window(&self) -> ratatui::layout::Rect {
        let rows = match &self.overlay {
            Some(Overlay::Others(others)) => others.lines.1.len(),
            _ => usize::MAX,
        };
        layout::inside(layout::window(self.size, WIDTH, rows))
    }

    /// Wraps the words in the open window where its width has changed, and keeps its lines in view.
    pub(super) fn lay_out_others(&mut self) {
        let Some(Overlay::Others(others)) = &self.overlay else {
            return;
        };
        // As high as it can be: a window too low for a frame would be wider inside.
        let width = layout::inside(layout::window(self.size, WIDTH, usize::MAX)).width;
        if others.lines.0 != width {
            let text = self.shelf.articles.get(others.article);
            let text = text.map_or("", |article| article.text.as_str());
            let lines = others.lay(text, width);
            if let Some(Overlay::Others(others)) = &mut self.overlay {
                others.lines = (width, lines);
            }
        }
        let height = usize::from(self.others_window().height).max(1);
        if let Some(Overlay::Others(others)) = &mut self.overlay {
            let last = others.lines.1.len().saturating_sub(height);
            others.scroll = others.scroll.min(last);
        }
    }
}

impl Others {
    /// The words to go to: those of the holder under the cursor.
    fn target(&self) -> Option<(usize, Span)> {
        let holder = self.holders.get(self.cursor)?;
        Some((holder.article, *holder.carried.spans.first()?))
    }

    /// Moves among the holders; the one under the cursor comes into view. At the ends the rest is scrolled to.
    fn walk(&mut self, command: Command, page: usize) {
        let lines = &self.lines.1;
        let last = lines.len().saturating_sub(page);
        let to = match command {
            Command::Down => self.cursor + 1,
            Command::Up => self.cursor.wrapping_sub(1),
            _ => usize::MAX,
        };
        if to < self.holders.len() {
            self.cursor = to;
            let holds = |line: &Line| line.holder() == Some(to);
            let first = lines.iter().position(holds).unwrap_or_default();
            let end = lines.iter().rposition(holds).unwrap_or_default() + 1;
            self.scroll = self.scroll.max(end.saturating_sub(page)).min(first);
        } else if let Some(to) = moved(command, self.scroll, last + 1, page) {
            self.scroll = to;
        }
    }

    /// The lines, where the words of the open article are from `text`.
    fn lay(&self, text: &str, width: u16) -> Vec<Line> {
        // An optimal line may hang over by a column.
        let width = usize::from(width.saturating_sub(INDENT + 1).max(1));
        let mut lines: Vec<Line> = wrap(text, self.own, width)
            .iter()
            .map(|span| Line::Own(*span))
            .collect();
        for (idx, holder) in self.holders.iter().enumerate() {
            lines.extend([Line::Gap, Line::Holder(idx)]);
            for (span, around) in passages(&holder.covered.other, &holder.carried.spans) {
                let text = &holder.covered.other.article.text;
                let words = wrap(text, span, width);
                lines.extend(words.iter().map(|span| Line::Words {
                    holder: idx,
                    span: *span,
                    around,
                }));
            }
            let differences = holder.row().map_or(0, |row| row.differences.len());
            let told = 0..differences.min(DIFFERENCES);
            lines.extend(told.map(|number| Line::Difference(idx, number)));
        }
        if !self.without.is_empty() {
            let whole = Span::new(0, self.without.len());
            let words = wrap(&self.without, whole, width);
            lines.push(Line::Gap);
            lines.extend(words.iter().map(|span| Line::Without(*span)));
        }
        lines
    }
}

impl Line {
    /// The holder that the line tells of.
    #[must_use]
    pub const fn holder(&self) -> Option<usize> {
        match self {
            Self::Holder(idx) | Self::Words { holder: idx, .. } | Self::Difference(idx, _) => {
                Some(*idx)
            }
            Self::Own(_) | Self::Without(_) | Self::Gap => None,
        }
    }
}

/// The sentences that hold `spans`, each with the sentences of its paragraph around it, which are marked so.
fn passages(analysis: &Analysis, spans: &[Span]) -> Vec<(Span, bool)> {
    let (segments, text) = (&analysis.segments, &analysis.article.text);
    let all = &segments.sentences;
    let sentences = |span: &Span| {
        let from = segments.sentence_at(span.start).unwrap_or(all.len());
        let end = span.end;
        (from..all.len()).take_while(move |idx| {
            let sentence = all.get(*idx);
            sentence.is_some_and(|sentence| *idx == from || sentence.span.start < end)
        })
    };
    let mut meant: Vec<usize> = spans.iter().flat_map(sentences).take(PASSAGES).collect();
    meant.dedup();
    let mut found: Vec<(Span, bool)> = Vec::new();
    for &idx in &meant {
        let Some(sentence) = all.get(idx) else {
            continue;
        };
        let beside = |other: Option<usize>| {
            let other = other.filter(|other| !meant.contains(other))?;
            let beside = all.get(other)?;
            (beside.block == sentence.block).then_some(beside.span)
        };
        let before = beside(idx.checked_sub(1));
        let before = before.filter(|span| found.last().is_none_or(|(last, _)| last != span));
        found.extend(before.map(|span| (end_of(span, AROUND, text), true)));
        found.push((within(sentence.span, LONGEST, text), false));
        let after = beside(Some(idx + 1));
        found.extend(after.map(|span| (within(span, AROUND, text), true)));
    }
    found
}

/// The start of `span` that has `room` bytes at most.
fn within(span: Span, room: usize, text: &str) -> Span {
    let mut end = span.end.min(span.start + room);
    while end > span.start && !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(span.start, end)
}

/// The end of `span` that has `room` bytes at most.
fn end_of(span: Span, room: usize, text: &str) -> Span {
    let mut start = span.start.max(span.end.saturating_sub(room));
    while start < span.end && !text.is_char_boundary(start) {
        start += 1;
    }
    Span::new(start, span.end)
}
